// Notifications to the page. Unknown values are null, never 0; texts are the feed's own.
#include <array>
#include <nlohmann/json.hpp>

#include "app/message.h"

namespace kringen {

namespace {

using Json = nlohmann::ordered_json;

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json Text(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }
Json Count(std::int64_t count) { return count < 0 ? Json(nullptr) : Json(count); }

constexpr std::array<const char*, 6> kKindNames = {"post",  "reply", "share",
                                                   "press", "visit", "event"};
constexpr std::array<const char*, 4> kInstrumentNames = {"", "communication", "money", "rules"};
constexpr std::array<const char*, 5> kDirectionNames = {"", "one_way", "asks", "answers",
                                                        "reports_back"};
constexpr std::array<const char*, 5> kPrecisionNames = {"second", "minute", "day", "month", "year"};
constexpr std::array<const char*, 5> kChannelKindNames = {"social", "press", "website", "visit",
                                                          "other"};
constexpr std::array<const char*, kTimeUnitCount> kUnitNames = {
    "minute", "quarter_hour", "hour", "day_part", "day",    "week",
    "month",  "quarter",      "year", "decade",   "century"};

template <typename Names, typename Value>
const char* NameOf(const Names& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::size_t kHeadingCharacters = 140;

Json MetricsJson(const Feed& feed, const Item& item) {
  const Metrics* metrics = feed.MetricsOf(item);
  if (metrics == nullptr) return nullptr;
  const auto name = [](const std::vector<std::string>& names, std::int16_t index) {
    return index < 0 ? std::string() : names[static_cast<std::size_t>(index)];
  };
  return {{"source", name(feed.metric_sources, metrics->source)},
          {"measured", name(feed.metric_dates, metrics->measured)},
          {"reactions", Count(metrics->reactions)},
          {"comments", Count(metrics->comments)},
          {"commenters", Count(metrics->commenters)},
          {"shares", Count(metrics->shares)},
          {"reach", Count(metrics->reach)},
          {"impressions", Count(metrics->impressions)}};
}

Json TagsJson(const Feed& feed, const Item& item) {
  Json tags = Json::array();
  if (item.tags < 0) return tags;
  for (const std::int32_t tag : feed.tag_sets[static_cast<std::size_t>(item.tags)]) {
    tags.push_back(feed.tags[static_cast<std::size_t>(tag)]);
  }
  return tags;
}

Json VillagesJson(const Feed& feed, const Item& item) {
  Json villages = Json::array();
  for (std::size_t i = 0; i < feed.villages.size(); ++i) {
    if (item.villages >> i & 1) villages.push_back(feed.villages[i].id);
  }
  return villages;
}

std::string ChannelId(const Feed& feed, const Item& item) {
  return feed.channels[static_cast<std::size_t>(item.channel)].id;
}

Json RowJson(const Feed& feed, const Threads& threads, ItemIndex index) {
  const Item& item = feed.items[index];
  const ItemIndex parent = index < feed.parent.size() ? feed.parent[index] : kNoItem;
  const auto replies = threads.replies.find(index);
  const std::size_t case_index = static_cast<std::size_t>(item.case_index);
  const std::size_t language = static_cast<std::size_t>(item.language);
  return {{"n", index},
          {"id", std::string(feed.Id(index))},
          {"time", item.time},
          {"end", item.end},
          {"precision", NameOf(kPrecisionNames, item.precision)},
          {"channel", ChannelId(feed, item)},
          {"kind", NameOf(kKindNames, item.kind)},
          {"case", item.case_index < 0 ? Json(nullptr) : Json(feed.cases[case_index].id)},
          {"heading", feed.Heading(index, kHeadingCharacters)},
          {"text", std::string(feed.Text(item.text))},
          {"url", Text(feed.Text(item.url))},
          {"language", item.language < 0 ? Json(nullptr) : Json(feed.languages[language])},
          {"tags", TagsJson(feed, item)},
          {"villages", VillagesJson(feed, item)},
          {"instrument", Text(NameOf(kInstrumentNames, item.instrument))},
          {"direction", Text(NameOf(kDirectionNames, item.direction))},
          {"in_reply_to", parent == kNoItem ? Json(nullptr) : Json(std::string(feed.Id(parent)))},
          {"replies", replies == threads.replies.end() ? 0 : replies->second.size()},
          {"metrics", MetricsJson(feed, item)},
          {"demo", item.demo}};
}

Json LinkJson(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  return {{"id", std::string(feed.Id(index))},
          {"n", index},
          {"time", item.time},
          {"channel", ChannelId(feed, item)},
          {"heading", feed.Heading(index, kHeadingCharacters)}};
}

Json DialogueJson(const ItemExtra* extra) {
  if (extra == nullptr) return nullptr;
  const Dialogue& dialogue = extra->dialogue;
  if (dialogue.questions < 0 && dialogue.answered < 0 && dialogue.reply_minutes.empty() &&
      dialogue.unanswered_minutes.empty()) {
    return nullptr;
  }
  return {{"questions", Count(dialogue.questions)},
          {"answered", Count(dialogue.answered)},
          {"reply_minutes", dialogue.reply_minutes},
          {"unanswered_minutes", dialogue.unanswered_minutes}};
}

Json CaseItemsJson(const Feed& feed, ItemIndex item) {
  static constexpr std::size_t kMost = 50;
  Json items = Json::array();
  const std::int16_t wanted = feed.items[item].case_index;
  if (wanted < 0) return items;
  for (auto other = feed.by_time.rbegin(); other != feed.by_time.rend(); ++other) {
    const Item& candidate = feed.items[*other];
    if (candidate.case_index != wanted || candidate.withdrawn || *other == item) continue;
    items.push_back(LinkJson(feed, *other));
    if (items.size() == kMost) break;
  }
  return items;
}

Json ProblemsJson(const std::vector<Error>& errors) {
  Json problems = Json::array();
  for (const Error& error : errors) {
    problems.push_back({{"code", error.code}, {"detail", error.detail}, {"place", error.place}});
  }
  return problems;
}

// The neighbour in the list's order (newest first): the next newer or older match of any lane.
Json NeighbourJson(const State& state, ItemIndex item, bool newer) {
  ItemIndex best = kNoItem;
  for (int lane = 0; lane < state.detail.lane_count(); ++lane) {
    const ItemIndex candidate =
        newer ? state.detail.Next(lane, item) : state.detail.Previous(lane, item);
    if (candidate == kNoItem) continue;
    const TimePoint time = state.feed.items[candidate].time;
    if (best == kNoItem ||
        (newer ? time < state.feed.items[best].time : time > state.feed.items[best].time)) {
      best = candidate;
    }
  }
  return best == kNoItem ? Json(nullptr) : Json(std::string(state.feed.Id(best)));
}

template <typename Names>
Json CountsById(const Names& names, const std::vector<std::uint32_t>& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < names.size() && i < counts.size(); ++i) {
    if (!names[i].id.empty()) json[names[i].id] = counts[i];
  }
  return json;
}

template <std::size_t kSize>
Json CountsByEnum(const std::array<const char*, kSize>& names,
                  const std::vector<std::uint32_t>& counts) {
  Json json = Json::object();
  for (std::size_t i = 1; i < kSize && i < counts.size(); ++i) json[names[i]] = counts[i];
  return json;
}

}  // namespace

std::string TypeMessage(std::string_view type) { return Dump({{"type", std::string(type)}}); }

std::string ImportedMessage(std::string_view name, const PageReport& report) {
  Json pages = Json::array();
  for (const PageRef& page : report.pages) {
    pages.push_back({{"url", page.url}, {"items", page.items}});
  }
  const Json failures = ProblemsJson(report.failure);
  return Dump({{"type", "imported"},
               {"name", std::string(name)},
               {"added", report.added},
               {"skipped_count", report.skipped_count},
               {"skipped", ProblemsJson(report.skipped)},
               {"notices", ProblemsJson(report.notices)},
               {"failure", failures.empty() ? Json(nullptr) : failures[0]},
               {"next_url", report.next_url},
               {"pages", pages}});
}

std::string HeaderMessage(const Feed& feed) {
  const FeedHeader& header = feed.header;
  Json channels = Json::array();
  for (const Channel& channel : feed.channels) {
    channels.push_back({{"id", channel.id},
                        {"name", channel.name},
                        {"kind", NameOf(kChannelKindNames, channel.kind)}});
  }
  Json cases = Json::array();
  for (const Case& entry : feed.cases) {
    cases.push_back({{"id", entry.id}, {"title", entry.title}, {"summary", entry.summary}});
  }
  Json villages = Json::array();
  for (const Village& village : feed.villages) {
    villages.push_back(
        {{"id", village.id}, {"name", village.name}, {"residents", Count(village.residents)}});
  }
  Json stories = Json::array();
  for (const Story& story : feed.stories) {
    Json stops = Json::array();
    for (const StoryStop& stop : story.stops) {
      stops.push_back({{"text", stop.text},
                       {"item", stop.item},
                       {"show", stop.show},
                       {"from", stop.from},
                       {"to", stop.to}});
    }
    stories.push_back({{"id", story.id}, {"title", story.title}, {"stops", stops}});
  }
  return Dump({{"type", "header"},
               {"title", header.title},
               {"language", header.language},
               {"home_page_url", header.home_page_url},
               {"generated", header.generated},
               {"place", header.place_name},
               {"timezone", header.timezone},
               {"schema", header.schema},
               {"demo", header.demo},
               {"population_url", header.population_url},
               {"channels", channels},
               {"cases", cases},
               {"villages", villages},
               {"stories", stories}});
}

std::string OutlineMessage(const State& state) {
  const Outline& outline = state.outline;
  Json groups = Json::array();
  for (const OutlineGroup& group : outline.groups) {
    groups.push_back({{"unit", NameOf(kUnitNames, group.unit)},
                      {"from", group.span.from},
                      {"to", group.span.to},
                      {"count", group.count},
                      {"open", group.open},
                      {"first", group.first}});
  }
  return Dump({{"type", "outline"},
               {"revision", state.feed.revision},
               {"total", outline.total},
               {"all", state.feed.by_time.size()},
               {"whole", outline.whole},
               {"groups", groups},
               {"items", outline.items}});
}

std::string FacetsMessage(const State& state) {
  const FacetCounts& counts = state.result.facets;
  const TimeSpan extent = state.detail.Extent();
  Json topics = Json::object();
  for (std::size_t i = 0; i < state.feed.tags.size() && i < counts.topics.size(); ++i) {
    topics[state.feed.tags[i]] = counts.topics[i];
  }
  const Json span = {{"from", extent.from}, {"to", extent.to}};
  return Dump({{"type", "facets"},
               {"channels", CountsById(state.feed.channels, counts.channels)},
               {"cases", CountsById(state.feed.cases, counts.cases)},
               {"villages", CountsById(state.feed.villages, counts.villages)},
               {"topics", topics},
               {"instruments", CountsByEnum(kInstrumentNames, counts.instruments)},
               {"directions", CountsByEnum(kDirectionNames, counts.directions)},
               {"extent", state.result.count == 0 ? Json(nullptr) : span}});
}

std::string RowsMessage(const Feed& feed, const Threads& threads,
                        const std::vector<ItemIndex>& items) {
  Json rows = Json::array();
  for (const ItemIndex item : items) rows.push_back(RowJson(feed, threads, item));
  return Dump({{"type", "rows"}, {"rows", std::move(rows)}});
}

std::string DetailMessage(const State& state, const Threads& threads, ItemIndex item) {
  static constexpr std::size_t kMostReplies = 200;
  const Feed& feed = state.feed;
  Json detail = RowJson(feed, threads, item);
  const ItemExtra* extra = feed.Extra(feed.items[item]);
  Json attachments = Json::array();
  if (extra != nullptr) {
    for (const Attachment& attachment : extra->attachments) {
      attachments.push_back({{"url", attachment.url},
                             {"mime_type", attachment.mime_type},
                             {"title", attachment.title}});
    }
  }
  Json thread = Json::array();
  for (const ThreadEntry& entry : Conversation(feed, threads, item, kMostReplies)) {
    Json link = LinkJson(feed, entry.item);
    link["depth"] = entry.depth;
    thread.push_back(std::move(link));
  }
  detail["attachments"] = std::move(attachments);
  detail["dialogue"] = DialogueJson(extra);
  detail["thread"] = std::move(thread);
  detail["case_items"] = CaseItemsJson(feed, item);
  detail["previous"] = NeighbourJson(state, item, true);
  detail["next"] = NeighbourJson(state, item, false);
  return Dump({{"type", "detail"}, {"detail", std::move(detail)}});
}

std::string SelectedMessage(const State& state, bool from_canvas) {
  const bool none = state.selected == kNoItem;
  return Dump({{"type", "selected"},
               {"id", none ? Json(nullptr) : Json(std::string(state.feed.Id(state.selected)))},
               {"n", none ? Json(nullptr) : Json(state.selected)},
               {"by", from_canvas ? "canvas" : "page"}});
}

std::string ActivatedMessage(std::string_view id) {
  return Dump({{"type", "activated"}, {"id", std::string(id)}});
}

std::string WindowMessage(const State& state) {
  const TimeSpan span = SpanOf(state.viewport);
  return Dump({{"type", "window"}, {"from", span.from}, {"to", span.to}});
}

std::string QueryMessage(const Query& query) {
  const auto time = [](TimePoint t, TimePoint open) { return t == open ? Json(nullptr) : Json(t); };
  return Dump({{"type", "query"},
               {"query",
                {{"text", query.text},
                 {"channels", query.channels},
                 {"cases", query.cases},
                 {"villages", query.villages},
                 {"topics", query.topics},
                 {"instruments", query.instruments},
                 {"directions", query.directions},
                 {"from", time(query.from, INT64_MIN)},
                 {"to", time(query.to, INT64_MAX)}}}});
}

std::string HoveredMessage(const State& state) {
  const bool none = state.hovered == kNoItem;
  return Dump({{"type", "hovered"},
               {"id", none ? Json(nullptr) : Json(std::string(state.feed.Id(state.hovered)))}});
}

std::string AnnounceMessage(std::string_view text) {
  return Dump({{"type", "announce"}, {"text", std::string(text)}});
}

std::string CursorMessage(std::string_view shape) {
  return Dump({{"type", "cursor"}, {"shape", std::string(shape)}});
}

std::string RefusedMessage(const Error& error) {
  return Dump({{"type", "refused"}, {"code", error.code}, {"detail", error.detail}});
}

std::string StatsMessage(const State& state, const Layouts& layouts, const FrameStats& frame) {
  return Dump({{"type", "stats"},
               {"stats",
                {{"items", state.feed.items.size()},
                 {"matches", state.result.count},
                 {"visible_marks", layouts.timeline.marks.size()},
                 {"frames_drawn", frame.frames_drawn},
                 {"layout_ms", frame.layout_ms},
                 {"paint_ms", frame.paint_ms},
                 {"vertices", frame.vertices},
                 {"atlas_bytes", frame.atlas_bytes},
                 {"memory_bytes", frame.memory_bytes}}}});
}

}  // namespace kringen
