#include "app/reach_question.h"

#include <algorithm>

namespace kringen {

namespace {

constexpr std::size_t kTitleCharacters = 140;

// The model is about Facebook: what it assumes of who sees what has no public figures elsewhere.
bool IsModelled(const Channel& channel) { return channel.platform == Platform::kFacebook; }

std::optional<std::uint32_t> Known(std::int64_t count) {
  if (count < 0) return std::nullopt;
  return static_cast<std::uint32_t>(std::min<std::int64_t>(count, INT32_MAX));
}

// Matching items of the case or of the whole query, in order of time.
std::vector<ItemIndex> ItemsOf(const State& state, std::int16_t case_index) {
  std::vector<ItemIndex> items;
  for (const ItemIndex index : state.feed.by_time) {
    const Item& item = state.feed.items[index];
    if (item.withdrawn || !HasEngagement(state.feed, index)) continue;
    if (case_index >= 0 ? item.case_index == case_index : state.result.Has(index)) {
      items.push_back(index);
    }
  }
  return items;
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

std::string MissingOf(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  const Channel& channel = feed.channels[static_cast<std::size_t>(item.channel)];
  const bool is_said = channel.platform != Platform::kUnknown;
  if (!IsModelled(channel)) {
    return is_said || channel.kind != ChannelKind::kSocial ? "channel" : "platform";
  }
  return item.kind == ItemKind::kReply ? "reply" : "counts";
}

}  // namespace

bool HasEngagement(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  const Metrics* metrics = feed.MetricsOf(item);
  if (metrics == nullptr || item.kind == ItemKind::kReply) return false;
  if (!IsModelled(feed.channels[static_cast<std::size_t>(item.channel)])) return false;
  return metrics->shares >= 0 || metrics->comments >= 0 || metrics->commenters >= 0 ||
         metrics->reactions >= 0 || metrics->reach >= 0;
}

reach::Engagement EngagementOf(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  const Channel& channel = feed.channels[static_cast<std::size_t>(item.channel)];
  reach::Engagement engagement;
  engagement.id = std::string(feed.Id(index));
  engagement.time = item.time;
  engagement.platform = reach::Platform::kFacebook;
  engagement.by_page = channel.author == "page";
  engagement.friends = Known(channel.local_friends);
  const Metrics* metrics = feed.MetricsOf(item);
  if (metrics == nullptr) return engagement;
  // Comments are at least as many as the people who wrote them; better than nothing.
  const std::int32_t commenters =
      metrics->commenters >= 0 ? metrics->commenters : metrics->comments;
  engagement.counts = {Known(metrics->shares), Known(commenters), Known(metrics->reactions)};
  if (metrics->reach >= 0) engagement.reported_reach = metrics->reach;
  if (metrics->impressions >= 0) engagement.reported_impressions = metrics->impressions;
  if (metrics->local_share >= 0) engagement.local_share = static_cast<double>(metrics->local_share);
  return engagement;
}

std::vector<ItemIndex> EstimableItems(const Feed& feed, std::size_t most) {
  std::vector<ItemIndex> items;
  for (auto index = feed.by_time.rbegin(); index != feed.by_time.rend(); ++index) {
    if (items.size() >= most) break;
    if (!feed.items[*index].withdrawn && HasEngagement(feed, *index)) items.push_back(*index);
  }
  return items;
}

std::vector<reach::Engagement> EngagementsOf(const Feed& feed,
                                             const std::vector<ItemIndex>& items) {
  std::vector<reach::Engagement> messages;
  messages.reserve(items.size());
  for (const ItemIndex item : items) messages.push_back(EngagementOf(feed, item));
  return messages;
}

ReachQuestion MakeReachQuestion(const State& state) {
  const Feed& feed = state.feed;
  ReachQuestion question;
  std::vector<ItemIndex> items;
  if (state.selected != kNoItem) {
    const Item& item = feed.items[state.selected];
    question.has_case = item.case_index >= 0;
    if (state.reach_of_case && item.case_index >= 0) {
      const Case& chosen = feed.cases[static_cast<std::size_t>(item.case_index)];
      question.scope = "case";
      question.key = "case:" + chosen.id;
      question.title = chosen.title;
      items = ItemsOf(state, item.case_index);
    } else {
      question.scope = "item";
      question.key = "item:" + std::string(feed.Id(state.selected));
      question.title = feed.Heading(state.selected, kTitleCharacters);
      if (HasEngagement(feed, state.selected)) items = {state.selected};
    }
  } else if (state.query == Query{}) {
    question.scope = "none";
    return question;
  } else {
    question.scope = "period";
    items = ItemsOf(state, -1);
    question.key = "period:" + KeyOf(feed, items);
  }
  if (items.size() > kMostReachMessages) {
    question.left_out = items.size() - kMostReachMessages;
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(question.left_out));
  }
  if (items.empty()) {
    question.missing = question.scope == "item" ? MissingOf(feed, state.selected) : "several";
  }
  question.messages = EngagementsOf(feed, items);
  return question;
}

}  // namespace kringen
