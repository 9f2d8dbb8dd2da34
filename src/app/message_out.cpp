// Notifications about everything but single messages of the feed (message_item.cpp has those).
// Unknown values are null, never 0; texts are the feed's own.
#include <algorithm>
#include <cmath>

#include "app/message.h"
#include "base/json_write.h"
#include "base/order.h"
#include "model/item_names.h"
#include "model/platform.h"

namespace kringen {

namespace {

// {"type": ..., and what `write` adds}.
template <typename Write>
std::string Message(std::string_view type, Write write) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", type);
  write(json);
  json.CloseObject();
  return json.Take();
}

// An array of one object per entry.
template <typename Entries, typename Write>
void WriteEach(std::string_view key, const Entries& entries, JsonWriter* json, Write write) {
  json->OpenArray(key);
  for (const auto& entry : entries) {
    json->OpenObject();
    write(entry);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteProblem(const Error& error, JsonWriter* json) {
  json->Member("code", error.code);
  json->Member("detail", error.detail);
  json->Member("place", error.place);
}

void WriteProblems(std::string_view key, const std::vector<Error>& errors, JsonWriter* json) {
  WriteEach(key, errors, json, [&](const Error& error) { WriteProblem(error, json); });
}

void WriteSpan(const TimeSpan& span, JsonWriter* json) {
  json->Member("from", span.from);
  json->Member("to", span.to);
}

// The id of an item; null for none.
void WriteId(const Feed& feed, ItemIndex item, JsonWriter* json) {
  if (item == kNoItem) return json->Member("id", nullptr);
  json->Member("id", feed.Id(item));
}

template <typename Tables>
void WriteCounts(std::string_view key, const Tables& tables,
                 const std::vector<std::uint32_t>& counts, JsonWriter* json) {
  json->OpenObject(key);
  for (std::size_t i = 0; i < tables.size() && i < counts.size(); ++i) {
    if (!tables[i].id.empty()) json->Member(tables[i].id, counts[i]);
  }
  json->CloseObject();
}

// By name; what has none is not counted.
template <typename Names>
void WriteNamedCounts(std::string_view key, const Names& names,
                      const std::vector<std::uint32_t>& counts, JsonWriter* json) {
  json->OpenObject(key);
  for (std::size_t i = 0; i < names.size() && i < counts.size(); ++i) {
    const std::string_view name = names[i];
    if (!name.empty()) json->Member(name, counts[i]);
  }
  json->CloseObject();
}

void WriteStory(const Story& story, JsonWriter* json) {
  json->Member("id", story.id);
  json->Member("title", story.title);
  WriteEach("stops", story.stops, json, [&](const StoryStop& stop) {
    json->Member("text", stop.text);
    json->Member("item", stop.item);
    json->Member("show", stop.show);
    json->Member("from", stop.from);
    json->Member("to", stop.to);
  });
}

// Null where the number says that there is none.
void WriteNumber(std::string_view key, std::int64_t number, std::int64_t none, JsonWriter* json) {
  if (number == none) return json->Member(key, nullptr);
  json->Member(key, number);
}

}  // namespace

std::string TypeMessage(std::string_view type) {
  return Message(type, [](JsonWriter&) {});
}

std::string ImportedMessage(std::string_view name, const PageReport& report) {
  return Message("imported", [&](JsonWriter& json) {
    json.Member("name", name);
    json.Member("added", report.added);
    json.Member("skipped_count", report.skipped_count);
    WriteProblems("skipped", report.skipped, &json);
    WriteProblems("notices", report.notices, &json);
    if (report.failure.empty()) {
      json.Member("failure", nullptr);
    } else {
      json.OpenObject("failure");
      WriteProblem(report.failure.front(), &json);
      json.CloseObject();
    }
    json.Member("next_url", report.next_url);
    WriteEach("pages", report.pages, &json, [&](const PageRef& page) {
      json.Member("url", page.url);
      json.Member("items", page.items);
    });
    WriteEach("index", report.index, &json, [&](const IndexRef& part) {
      json.Member("url", part.url);
      json.Member("pages", part.pages);
    });
  });
}

std::string HeaderMessage(const Feed& feed) {
  return Message("header", [&](JsonWriter& json) {
    const FeedHeader& header = feed.header;
    json.Member("title", header.title);
    json.Member("language", header.language);
    json.Member("home_page_url", header.home_page_url);
    json.Member("generated", header.generated);
    json.Member("place", header.place_name);
    json.Member("timezone", header.timezone);
    json.Member("schema", header.schema);
    json.Member("demo", header.demo);
    json.Member("population_url", header.population_url);
    json.Member("map_source", header.map_attribution);
    WriteEach("channels", feed.channels, &json, [&](const Channel& channel) {
      json.Member("id", channel.id);
      json.Member("name", channel.name);
      json.Member("kind", NameOf(kChannelKindNames, channel.kind));
      const bool is_known = channel.platform != Platform::kUnknown;
      json.Member("platform",
                  NameOf(kPlatformNames, is_known ? channel.platform : Platform::kOther));
      json.Member("colour", kLaneColourRows[LaneColourOf(channel.platform)].name);
    });
    WriteEach("cases", feed.cases, &json, [&](const Case& entry) {
      json.Member("id", entry.id);
      json.Member("title", entry.title);
      json.Member("summary", entry.summary);
    });
    WriteEach("villages", feed.villages, &json, [&](const Village& village) {
      json.Member("id", village.id);
      json.Member("name", village.name);
      WriteNumber("residents", village.residents, -1, &json);
    });
    WriteEach("stories", feed.stories, &json,
              [&](const Story& story) { WriteStory(story, &json); });
  });
}

std::string OutlineMessage(const State& state) {
  return Message("outline", [&](JsonWriter& json) {
    const Outline& outline = state.outline;
    json.Member("revision", state.feed.revision);
    json.Member("total", outline.total);
    json.Member("all", state.feed.by_time.size() - state.feed.withdrawn_items);
    json.Member("whole", outline.whole);
    WriteEach("groups", outline.groups, &json, [&](const OutlineGroup& group) {
      json.Member("unit", NameOf(kUnitNames, group.unit));
      WriteSpan(group.span, &json);
      json.Member("count", group.count);
      json.Member("open", group.open);
      json.Member("first", group.first);
    });
    json.Member("items", outline.items);
  });
}

std::string FacetsMessage(const State& state) {
  return Message("facets", [&](JsonWriter& json) {
    const FacetCounts& counts = state.result.facets;
    WriteCounts("channels", state.feed.channels, counts.channels, &json);
    WriteCounts("cases", state.feed.cases, counts.cases, &json);
    WriteCounts("villages", state.feed.villages, counts.villages, &json);
    WriteNamedCounts("topics", state.feed.tags, counts.topics, &json);
    WriteNamedCounts("instruments", kInstrumentNames, counts.instruments, &json);
    WriteNamedCounts("directions", kDirectionNames, counts.directions, &json);
    if (state.result.count == 0) return json.Member("extent", nullptr);
    json.OpenObject("extent");
    WriteSpan(state.detail.Extent(), &json);
    json.CloseObject();
  });
}

std::string CountsMessage(const Feed& feed, const RequestCounts& request) {
  static constexpr std::size_t kMostTopics = 3;
  return Message("counts", [&](JsonWriter& json) {
    WriteEach("found", request.queries, &json, [&](const Query& query) {
      const QueryResult result = Evaluate(feed, query);
      std::vector<std::size_t> topics;  // those that most items have
      for (std::size_t i = 0; i < feed.tags.size(); ++i) {
        if (result.facets.topics[i] > 0) topics.push_back(i);
      }
      SortBy(&topics, [&](std::size_t i) { return -std::int64_t{result.facets.topics[i]}; });
      std::vector<std::string_view> names;
      for (std::size_t i = 0; i < std::min(topics.size(), kMostTopics); ++i) {
        names.push_back(feed.tags[topics[i]]);
      }
      json.Member("count", result.count);
      json.Member("topics", names);
    });
  });
}

std::string SelectedMessage(const State& state, bool from_canvas) {
  return Message("selected", [&](JsonWriter& json) {
    WriteId(state.feed, state.selected, &json);
    WriteNumber("n", state.selected, kNoItem, &json);
    json.Member("by", from_canvas ? "canvas" : "page");
  });
}

std::string ActivatedMessage(std::string_view id) {
  return Message("activated", [&](JsonWriter& json) { json.Member("id", id); });
}

std::string WindowMessage(const State& state) {
  return Message("window", [&](JsonWriter& json) { WriteSpan(SpanOf(state.viewport), &json); });
}

std::string QueryMessage(const Query& query) {
  return Message("query", [&](JsonWriter& json) {
    json.OpenObject("query");
    json.Member("text", query.text);
    json.Member("channels", query.channels);
    json.Member("cases", query.cases);
    json.Member("villages", query.villages);
    json.Member("topics", query.topics);
    json.Member("instruments", query.instruments);
    json.Member("directions", query.directions);
    WriteNumber("from", query.from, INT64_MIN, &json);
    WriteNumber("to", query.to, INT64_MAX, &json);
    json.CloseObject();
  });
}

std::string CircleMessage(const State& state) {
  return Message("circle", [&](JsonWriter& json) {
    const auto at = static_cast<std::size_t>(state.selected_circle);
    if (state.selected_circle < 0 || at >= state.circles.circles.size()) {
      json.Member("circle", nullptr);
      return;
    }
    const Circle& circle = state.circles.circles[at];
    json.Member("circle", state.selected_circle);
    json.Member("village", state.circles.villages[static_cast<std::size_t>(circle.village)]);
    json.Member("kind", state.circles.types[static_cast<std::size_t>(circle.type)]);
    json.Member("members", circle.members);
    const bool known = at < state.circle_reach.shares.size() && !state.reach_waiting;
    const auto persons = [&](const char* name, std::int16_t CircleReach::Shares::*way) {
      if (!known) return json.Member(name, nullptr);
      json.Member(name, (state.circle_reach.shares[at].*way * circle.members + 500) / 1000);
    };
    persons("direct", &CircleReach::Shares::direct);
    persons("both", &CircleReach::Shares::both);
    persons("shared", &CircleReach::Shares::shared);
  });
}

std::string ReplayMessage(const State& state) {
  return Message("replay", [&](JsonWriter& json) {
    const double end_s = ReplayEnd(state.circle_reach);
    json.Member("known", end_s > 0 && !state.reach_waiting);
    json.Member("position", end_s > 0 ? ReplayPosition(state.replay.seconds, end_s) : 1);
    json.Member("moment", FormatAfter(state.locale, state.replay.seconds));
    json.Member("reached", FormatReached(state.locale, state.circle_reach, state.replay.seconds));
    json.Member("playing", state.replay.playing);
  });
}

std::string HoveredMessage(const State& state) {
  return Message("hovered", [&](JsonWriter& json) { WriteId(state.feed, state.hovered, &json); });
}

std::string AnnounceMessage(std::string_view text) {
  return Message("announce", [&](JsonWriter& json) { json.Member("text", text); });
}

std::string CursorMessage(std::string_view shape) {
  return Message("cursor", [&](JsonWriter& json) { json.Member("shape", shape); });
}

std::string RefusedMessage(const Error& error) {
  return Message("refused", [&](JsonWriter& json) {
    json.Member("code", error.code);
    json.Member("detail", error.detail);
  });
}

std::string StatsMessage(const State& state, const Layouts& layouts, const FrameStats& frame) {
  return Message("stats", [&](JsonWriter& json) {
    json.OpenObject("stats");
    json.Member("items", state.feed.items.size());
    json.Member("matches", state.result.count);
    json.Member("visible_marks", layouts.timeline.marks.size());
    json.Member("frames_drawn", frame.frames_drawn);
    json.Member("layout_ms", frame.layout_ms);
    json.Member("paint_ms", frame.paint_ms);
    json.Member("vertices", frame.vertices);
    json.Member("atlas_bytes", frame.atlas_bytes);
    json.Member("memory_bytes", frame.memory_bytes);
    const Rect& plot = layouts.timeline.plot;  // CSS pixels of the canvas
    json.Member("plot_x", plot.x);
    json.Member("plot_y", plot.y);
    json.Member("plot_width", plot.width);
    json.Member("plot_height", plot.height);
    json.CloseObject();
  });
}

}  // namespace kringen
