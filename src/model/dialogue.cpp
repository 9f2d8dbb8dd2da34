// A profile from what a feed holds: counts per message, and which message replies to which.
#include "model/dialogue.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace kringen {

namespace {

using Items = std::vector<ItemIndex>;

ItemIndex ParentOf(const Feed& feed, ItemIndex item) {
  return item < feed.parent.size() ? feed.parent[item] : kNoItem;
}

void AddShares(const Dialogue& dialogue, DialogueProfile* profile) {
  if (dialogue.questions < 0) return;
  profile->questions = profile->questions.value_or(0) + dialogue.questions;
  if (dialogue.answered < 0 || dialogue.answered > dialogue.questions) return;
  const auto late = std::count_if(dialogue.reply_minutes.begin(), dialogue.reply_minutes.end(),
                                  [](std::int32_t m) { return m > kReplyWindow_minutes; });
  if (late > dialogue.answered) return;
  Share share = profile->reply_rate.value_or(Share{});
  share.count += dialogue.answered - late;
  share.of += dialogue.questions;
  profile->reply_rate = share;
}

bool HasAllTimes(const Dialogue& dialogue) {
  const auto answered = static_cast<std::int64_t>(dialogue.reply_minutes.size());
  const auto open = static_cast<std::int64_t>(dialogue.unanswered_minutes.size());
  return dialogue.questions > 0 && dialogue.answered == answered &&
         dialogue.questions == answered + open;
}

void AddWaits(const Dialogue& dialogue, std::vector<Wait>* waits) {
  if (!HasAllTimes(dialogue)) return;
  for (const std::int32_t minutes : dialogue.reply_minutes) {
    const bool late = minutes > kReplyWindow_minutes;
    waits->push_back({late ? kReplyWindow_minutes : minutes, !late});
  }
  for (const std::int32_t minutes : dialogue.unanswered_minutes) {
    waits->push_back({std::min<std::int64_t>(minutes, kReplyWindow_minutes), false});
  }
}

// When each case, and the thread below each message, last reported back.
struct Reports {
  std::unordered_map<std::int16_t, TimePoint> of_case;
  std::unordered_map<ItemIndex, TimePoint> below;
  std::unordered_set<ItemIndex> replied;
};

Reports FindReports(const Feed& feed) {
  Reports reports;
  for (auto next = feed.by_time.rbegin(); next != feed.by_time.rend(); ++next) {
    const Item& item = feed.items[*next];
    if (item.withdrawn) continue;
    ItemIndex above = ParentOf(feed, *next);
    if (above != kNoItem) reports.replied.insert(above);
    if (item.direction != Direction::kReportsBack) continue;
    if (item.case_index >= 0) reports.of_case.try_emplace(item.case_index, item.time);
    // Newest first: a message that has a report below it already has a later one, and so has
    // everything above it.
    while (above != kNoItem && reports.below.try_emplace(above, item.time).second) {
      above = ParentOf(feed, above);
    }
  }
  return reports;
}

void AddLoopClosure(const Feed& feed, const Items& items, DialogueProfile* profile) {
  const auto asks = [&](ItemIndex i) { return feed.items[i].direction == Direction::kAsks; };
  if (std::none_of(items.begin(), items.end(), asks)) return;
  const Reports reports = FindReports(feed);
  Share share;
  for (const ItemIndex index : items) {
    if (!asks(index)) continue;
    const Item& item = feed.items[index];
    const auto in_case = reports.of_case.find(item.case_index);
    const auto below = reports.below.find(index);
    ++share.of;
    if ((in_case != reports.of_case.end() && in_case->second > item.time) ||
        (below != reports.below.end() && below->second > item.time)) {
      ++share.count;
    }
    if (item.case_index < 0 && reports.replied.count(index) == 0) ++profile->untraceable_asks;
  }
  profile->loop_closure = share;
}

void AddPerThousand(std::int32_t count, std::int64_t friends, std::optional<PerThousand>* sum) {
  if (count < 0) return;
  if (!*sum) *sum = PerThousand{};
  (*sum)->mean += 1000.0 * count / static_cast<double>(friends);
  ++(*sum)->messages;
}

void AddPerThousand(const Feed& feed, const Items& items, DialogueProfile* profile) {
  for (const ItemIndex index : items) {
    const Item& item = feed.items[index];
    const Metrics* metrics = feed.MetricsOf(item);
    if (metrics == nullptr) continue;
    const std::int64_t friends =
        feed.channels[static_cast<std::size_t>(item.channel)].local_friends;
    if (friends <= 0) continue;
    AddPerThousand(metrics->reactions, friends, &profile->popularity);
    AddPerThousand(metrics->comments, friends, &profile->commitment);
    AddPerThousand(metrics->shares, friends, &profile->virality);
  }
  for (auto* sum : {&profile->popularity, &profile->commitment, &profile->virality}) {
    if (*sum) (*sum)->mean /= static_cast<double>((*sum)->messages);
  }
}

}  // namespace

ReplyTimes ReplyTimesOf(std::span<const Wait> waits) {
  ReplyTimes times;
  times.curve = KaplanMeier(waits);
  times.quarter_minutes = TimeUntil(times.curve, 0.25);
  times.median_minutes = TimeUntil(times.curve, 0.5);
  times.three_quarters_minutes = TimeUntil(times.curve, 0.75);
  return times;
}

DialogueProfile ProfileOf(const Feed& feed, std::span<const ItemIndex> chosen) {
  // In the order of the feed, so that sums do not depend on the order of the choice.
  Items items(chosen.begin(), chosen.end());
  const auto withdrawn = [&](ItemIndex i) { return feed.items[i].withdrawn; };
  items.erase(std::remove_if(items.begin(), items.end(), withdrawn), items.end());
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());

  DialogueProfile profile;
  profile.items = static_cast<std::int64_t>(items.size());
  std::vector<Wait> waits;
  for (const ItemIndex index : items) {
    const ItemExtra* extra = feed.Extra(feed.items[index]);
    if (extra == nullptr) continue;
    AddShares(extra->dialogue, &profile);
    AddWaits(extra->dialogue, &waits);
  }
  if (!waits.empty()) profile.reply_times = ReplyTimesOf(waits);
  AddLoopClosure(feed, items, &profile);
  AddPerThousand(feed, items, &profile);
  return profile;
}

}  // namespace kringen
