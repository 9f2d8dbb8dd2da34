#include "app/reach_question.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "app/reported_period.h"
#include "model/followers.h"
#include "model/item_names.h"
#include "reach/published_rates.h"
#include "reach/reported_reach.h"

namespace kringen {

namespace {

using reach::Engagement;

constexpr std::size_t kTitleCharacters = 140;

// Of a post on a social platform a figure is of those who saw it. Of any other channel, a paper or
// a newsletter, only what the figure says that it counts tells: a circulation is no reader.
bool IsModelled(const Channel& channel, const Metrics* metrics) {
  const bool is_post = channel.kind == ChannelKind::kSocial &&
                       channel.platform != Platform::kUnknown &&
                       channel.platform != Platform::kOther;
  if (is_post || metrics == nullptr) return is_post;
  const bool is_reported = metrics->reach >= 0 || metrics->impressions > 0;
  return is_reported && metrics->definition != Definition::kUnknown;
}

std::optional<std::uint32_t> Known(std::int64_t count) {
  if (count < 0) return std::nullopt;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(count, INT32_MAX));
}

// Distinct people of a message, as far as they were counted.
Engagement CountsOf(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  Engagement engagement = AuthorOf(feed, item.channel, item.time);
  engagement.id = std::string(feed.Id(index));
  const Metrics* metrics = feed.MetricsOf(item);
  if (metrics == nullptr) return engagement;
  // Comments are at least as many as the people who wrote them, and those saw it; better than
  // nothing.
  std::int32_t commenters = metrics->commenters >= 0 ? metrics->commenters : metrics->comments;
  if (metrics->commenters < 0 && metrics->reach >= 0) {
    commenters = std::min(commenters, metrics->reach);
  }
  engagement.is_contradictory = metrics->is_contradictory;
  engagement.counts = {Known(metrics->shares), Known(commenters), Known(metrics->reactions)};
  // Whom money brought is no reach of the message.
  const std::int32_t paid = PaidPart(*metrics);
  if (metrics->reach >= 0) {
    engagement.reported_reach = metrics->reach - paid;
    engagement.reported_paid = paid;
  }
  if (metrics->impressions >= 0) engagement.reported_impressions = metrics->impressions;
  engagement.definition = NameOf(kDefinitionNames, metrics->definition);
  if (metrics->local_share >= 0) engagement.local_share = static_cast<double>(metrics->local_share);
  if (metrics->reach_followers >= 0 && metrics->reach_followers <= metrics->reach - paid &&
      metrics->reach > paid) {
    engagement.follower_share =
        metrics->reach_followers / static_cast<double>(metrics->reach - paid);
  }
  return engagement;
}

// What an author's own figures teach, by what they count: a reach and viewers are two numbers of
// people, and an author's rate of one is no rate of the other.
struct OwnFigures {
  std::vector<std::pair<TimePoint, std::string>> definitions;  // of the messages, in order of time
  std::map<std::string, reach::OwnRates> rates;                // by definition

  // By the definition that the author's figures had when the message was written: that of the
  // nearest message with one; of two as near, the later.
  reach::OwnRates At(TimePoint time) const {
    if (definitions.empty()) return {};
    const auto apart = [&](const auto& each) { return std::abs(each.first - time); };
    auto nearest = definitions.begin();
    for (auto each = nearest; each != definitions.end(); ++each) {
      if (apart(*each) <= apart(*nearest)) nearest = each;
    }
    return rates.at(nearest->second);
  }
};

// Engagements of a feed; what an author's own figures teach is learned once per channel.
class Engagements {
 public:
  explicit Engagements(const Feed& feed) : feed_(feed) {}

  Engagement Of(ItemIndex index) {
    Engagement engagement = CountsOf(feed_, index);
    if (EvidenceOf(engagement) == reach::Evidence::kRate) {
      engagement.own = FiguresOf(feed_.items[index].channel).At(engagement.time);
    }
    return engagement;
  }

 private:
  const OwnFigures& FiguresOf(std::int16_t channel) {
    const auto [found, is_new] = own_.try_emplace(channel);
    OwnFigures& figures = found->second;
    if (!is_new) return figures;
    for (const ItemIndex index : feed_.by_time) {
      const Item& item = feed_.items[index];
      if (item.channel != channel || !item.reach_known || item.withdrawn) continue;
      const Engagement message = CountsOf(feed_, index);
      if (!Learn(message, &figures.rates[message.definition])) continue;
      figures.definitions.emplace_back(item.time, message.definition);
    }
    return figures;
  }

  const Feed& feed_;
  std::map<std::int16_t, OwnFigures> own_;
};

// Of the case or of the whole query those that can be estimated, in order of time; `of` counts all.
std::vector<ItemIndex> ItemsOf(const State& state, std::int16_t case_index, std::size_t* of) {
  std::vector<ItemIndex> items;
  for (const ItemIndex index : state.feed.by_time) {
    const Item& item = state.feed.items[index];
    if (item.withdrawn) continue;
    const bool is_asked = case_index >= 0 ? item.case_index == case_index : state.result.Has(index);
    if (!is_asked) continue;
    ++*of;
    if (HasEngagement(state.feed, index)) items.push_back(index);
  }
  return items;
}

// Of days and nothing else, or of channels in those days, platforms may have told one figure each.
std::optional<TimeSpan> DaysOf(const Query& query) {
  Query days;
  days.from = query.from;
  days.to = query.to;
  days.channels = query.channels;
  if (!(days == query) || days.from == INT64_MIN || days.to == INT64_MAX) return std::nullopt;
  return TimeSpan{days.from, days.to};
}

// Takes the channels of which there is such a figure out of the messages, and asks about it.
std::vector<Engagement> TakePeriods(const State& state, std::vector<ItemIndex>* items,
                                    std::size_t* covered_count) {
  const std::optional<TimeSpan> days = DaysOf(state.query);
  if (!days) return {};
  std::vector<ItemIndex> messages;
  for (const ItemIndex index : state.feed.by_time) {
    const Item& item = state.feed.items[index];
    const bool is_asked = state.result.Has(index) && !item.withdrawn;
    if (is_asked && item.kind != ItemKind::kReply) messages.push_back(index);
  }
  PeriodSplit split = SplitByPeriod(state.feed, messages, *days);
  const std::set<ItemIndex> covered(split.covered.begin(), split.covered.end());
  *covered_count = covered.size();
  std::erase_if(*items, [&](ItemIndex index) { return covered.count(index) > 0; });
  return std::move(split.periods);
}

// FNV-1a over the ids, so that one period asked twice has one key.
std::string KeyOf(const Feed& feed, const std::vector<ItemIndex>& items) {
  std::uint64_t hash = 14695981039346656037u;
  for (const ItemIndex item : items) {
    for (const char c : feed.Id(item))
      hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211u;
    hash = (hash ^ 0xFF) * 1099511628211u;
  }
  return std::to_string(hash);
}

}  // namespace

Engagement AuthorOf(const Feed& feed, std::int16_t place, TimePoint time) {
  const Channel& channel = feed.channels[static_cast<std::size_t>(place)];
  Engagement author;
  author.time = time;
  const bool is_said = channel.platform != Platform::kUnknown;
  author.platform = NameOf(kPlatformNames, is_said ? channel.platform : Platform::kOther);
  author.by_page = channel.author == "page";
  author.friends = Known(channel.local_friends);
  author.audience.followers = FollowersAt(channel, time);
  const LocalShare& local = channel.local_share;
  if (local.followers >= 0) author.audience.local_followers = local.followers;
  if (local.others >= 0) author.audience.local_others = local.others;
  for (const AgeShare& age : channel.follower_ages) {
    author.audience.ages.push_back({age.from, age.to, age.share});
  }
  return author;
}

NoEstimate NoEstimateOf(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  if (item.kind == ItemKind::kReply) return NoEstimate::kReply;
  const Channel& channel = feed.channels[static_cast<std::size_t>(item.channel)];
  if (!IsModelled(channel, feed.MetricsOf(item))) {
    const bool is_said =
        channel.platform != Platform::kUnknown || channel.kind != ChannelKind::kSocial;
    return is_said ? NoEstimate::kChannel : NoEstimate::kPlatform;
  }
  const Engagement known = CountsOf(feed, index);
  if (IsContradictory(known)) return NoEstimate::kContradicted;
  if (EvidenceOf(known) != reach::Evidence::kNone) return NoEstimate::kNone;
  if (known.reported_paid > 0) return NoEstimate::kPaid;
  return AccountsEngaged(known) == 0 ? NoEstimate::kCounts : NoEstimate::kViewers;
}

Engagement EngagementOf(const Feed& feed, ItemIndex index) { return Engagements(feed).Of(index); }

std::vector<ItemIndex> EstimableItems(const Feed& feed, std::size_t most) {
  std::vector<ItemIndex> items;
  for (auto index = feed.by_time.rbegin(); index != feed.by_time.rend(); ++index) {
    if (items.size() >= most) break;
    if (!feed.items[*index].withdrawn && HasEngagement(feed, *index)) items.push_back(*index);
  }
  return items;
}

std::vector<Engagement> EngagementsOf(const Feed& feed, const std::vector<ItemIndex>& items) {
  Engagements engagements(feed);
  std::vector<Engagement> messages;
  messages.reserve(items.size());
  for (const ItemIndex item : items) messages.push_back(engagements.Of(item));
  return messages;
}

ReachQuestion MakeReachQuestion(const State& state) {
  const Feed& feed = state.feed;
  ReachQuestion question;
  std::vector<ItemIndex> items;
  std::vector<Engagement> periods;
  NoEstimate reason = NoEstimate::kNone;
  if (state.selected != kNoItem) {
    const Item& item = feed.items[state.selected];
    question.has_case = item.case_index >= 0;
    if (state.reach_of_case && item.case_index >= 0) {
      const Case& chosen = feed.cases[static_cast<std::size_t>(item.case_index)];
      question.scope = "case";
      question.key = "case:" + chosen.id;
      question.title = chosen.title;
      items = ItemsOf(state, item.case_index, &question.of);
    } else {
      question.scope = "item";
      question.key = "item:" + std::string(feed.Id(state.selected));
      question.title = feed.Heading(state.selected, kTitleCharacters);
      reason = NoEstimateOf(feed, state.selected);
      if (reason == NoEstimate::kNone || reason == NoEstimate::kContradicted) {
        items = {state.selected};
      }
      question.of = 1;
    }
  } else if (state.query == Query{}) {
    question.scope = "none";
    return question;
  } else {
    question.scope = "period";
    items = ItemsOf(state, -1, &question.of);
    question.key = "period:" + KeyOf(feed, items);
    periods = TakePeriods(state, &items, &question.covered);
    for (const Engagement& period : periods) question.key += "+" + period.id;
  }
  if (items.size() > kMostReachMessages) {
    question.left_out = items.size() - kMostReachMessages;
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(question.left_out));
  }
  if (items.empty() && periods.empty()) {
    const bool is_one = question.scope == "item";
    question.missing = is_one ? NameOf(kNoEstimateNames, reason) : "several";
    if (reason == NoEstimate::kViewers) {
      question.engaged = AccountsEngaged(CountsOf(feed, state.selected));
    }
  }
  question.messages = EngagementsOf(feed, items);
  question.messages.insert(question.messages.end(), periods.begin(), periods.end());
  return question;
}

}  // namespace kringen
