// Messages of the page, read through typed accessors: a member of the wrong type is an Error, and
// nothing here can abort under -fno-exceptions.
#include <array>
#include <cmath>
#include <optional>

#include "app/message.h"
#include "base/json_value.h"
#include "model/item_names.h"

namespace kringen {

namespace {

using Type = JsonValue::Type;

std::string StringOr(const JsonValue& object, const char* name, const char* fallback) {
  const JsonValue* member = object.Find(name);
  return member != nullptr && member->is(Type::kText) ? member->text : std::string(fallback);
}

std::optional<double> Number(const JsonValue& object, const char* name) {
  const JsonValue* member = object.Find(name);
  if (member == nullptr || !member->is_number()) return std::nullopt;
  if (!(member->number > -1e18 && member->number < 1e18)) return std::nullopt;
  return member->number;
}

bool BoolOr(const JsonValue& object, const char* name, bool fallback) {
  const JsonValue* member = object.Find(name);
  return member != nullptr && member->is(Type::kBool) ? member->truth : fallback;
}

TimePoint TimeOr(const JsonValue& object, const char* name, TimePoint fallback) {
  const std::optional<double> value = Number(object, name);
  return value ? static_cast<TimePoint>(*value) : fallback;
}

std::vector<std::string> Texts(const JsonValue& array) {
  std::vector<std::string> texts;
  if (!array.is(Type::kArray)) return texts;
  for (const JsonValue& entry : array.values) {
    if (entry.is(Type::kText)) texts.push_back(entry.text);
  }
  return texts;
}

std::vector<std::string> Strings(const JsonValue& object, const char* name) {
  const JsonValue* member = object.Find(name);
  return member == nullptr ? std::vector<std::string>{} : Texts(*member);
}

// [[from, to], ...]
std::vector<TimeSpan> Spans(const JsonValue& object) {
  std::vector<TimeSpan> spans;
  const JsonValue* member = object.Find("spans");
  if (member == nullptr || !member->is(Type::kArray)) return spans;
  for (const JsonValue& entry : member->values) {
    const std::vector<JsonValue>& ends = entry.values;
    if (!entry.is(Type::kArray) || ends.size() != 2) continue;
    if (!ends[0].is(Type::kInteger) || !ends[1].is(Type::kInteger)) continue;
    spans.push_back(
        {static_cast<TimePoint>(ends[0].number), static_cast<TimePoint>(ends[1].number)});
  }
  return spans;
}

std::vector<SearchTerm> ParseTerms(const JsonValue& object) {
  std::vector<SearchTerm> terms;
  const JsonValue* member = object.Find("terms");
  if (member == nullptr || !member->is(Type::kArray)) return terms;
  for (const JsonValue& entry : member->values) {
    if (!entry.is(Type::kObject)) continue;
    SearchTerm term;
    const JsonValue* texts = entry.Find("texts");
    for (std::size_t i = 0; texts != nullptr && i < texts->values.size(); ++i) {
      term.texts.push_back(Texts(texts->values[i]));
    }
    term.channels = Strings(entry, "channels");
    term.cases = Strings(entry, "cases");
    term.villages = Strings(entry, "villages");
    term.spans = Spans(entry);
    terms.push_back(std::move(term));
  }
  return terms;
}

Query ParseQuery(const JsonValue& object) {
  Query query;
  query.text = StringOr(object, "text", "");
  query.terms = ParseTerms(object);
  query.channels = Strings(object, "channels");
  query.cases = Strings(object, "cases");
  query.villages = Strings(object, "villages");
  query.topics = Strings(object, "topics");
  query.instruments = Strings(object, "instruments");
  query.directions = Strings(object, "directions");
  query.from = TimeOr(object, "from", query.from);
  query.to = TimeOr(object, "to", query.to);
  return query;
}

SetTheme ParseTheme(const JsonValue& object) {
  SetTheme theme;
  theme.dark = BoolOr(object, "dark", false);
  theme.font_family = StringOr(object, "font_family", "");
  const double font_px = Number(object, "font_px").value_or(16);
  theme.font_px = static_cast<float>(font_px < 8 ? 8 : font_px > 64 ? 64 : font_px);
  const JsonValue* colours = object.Find("colours");
  if (colours == nullptr || !colours->is(Type::kObject)) return theme;
  for (std::size_t i = 0; i < colours->values.size(); ++i) {
    const JsonValue& colour = colours->values[i];
    if (colour.is(Type::kText)) theme.colours.emplace_back(colours->names[i], colour.text);
  }
  return theme;
}

Locale ParseLocale(const JsonValue& object) {
  Locale locale;
  locale.language = StringOr(object, "language", "nl");
  const JsonValue* strings = object.Find("strings");
  if (strings == nullptr || !strings->is(Type::kObject)) return locale;
  for (std::size_t i = 0; i < strings->values.size(); ++i) {
    const JsonValue& words = strings->values[i];
    if (words.is(Type::kText)) locale.strings[strings->names[i]] = words.text;
  }
  return locale;
}

Error BadMember(const char* member) { return {"message.bad_member", member, ""}; }

std::optional<TimeUnit> ParseUnit(const std::string& name) {
  TimeUnit unit{};
  return SetNamed(kUnitNames, name, &unit) ? std::optional(unit) : std::nullopt;
}

Result<Command> ParseSelect(const JsonValue& message, const Feed&) {
  return Command(SelectById{StringOr(message, "id", ""), BoolOr(message, "reveal", true)});
}

Result<Command> ParseShowSpan(const JsonValue& message, const Feed&) {
  const std::optional<double> from = Number(message, "from");
  const std::optional<double> to = Number(message, "to");
  if (!from || !to || *to <= *from) return BadMember("to");
  return Command(ShowSpan{{static_cast<TimePoint>(*from), static_cast<TimePoint>(*to)},
                          BoolOr(message, "animate", true)});
}

Result<Command> ParseShowUnit(const JsonValue& message, const Feed&) {
  const std::optional<TimeUnit> unit = ParseUnit(StringOr(message, "unit", ""));
  const std::optional<double> time = Number(message, "time");
  if (!unit || !time) return BadMember(unit ? "time" : "unit");
  return Command(ShowSpan{UnitSpan(*unit, static_cast<TimePoint>(*time)), true});
}

Result<Command> ParseZoom(const JsonValue& message, const Feed&) {
  const std::optional<double> factor = Number(message, "factor");
  if (!factor || !(*factor > 1e-6 && *factor < 1e6)) return BadMember("factor");
  return Command(Zoom{*factor, 0.5, true});
}

Result<Command> ParsePan(const JsonValue& message, const Feed&) {
  const std::optional<double> windows = Number(message, "windows");
  if (!windows || !(*windows > -100 && *windows < 100)) return BadMember("windows");
  return Command(Pan{*windows, true});
}

Result<Command> ParseStep(const JsonValue& message, const Feed&) {
  static constexpr std::array<std::string_view, 6> kNames = {"previous",  "next",  "lane_up",
                                                             "lane_down", "first", "last"};
  StepTo command{Step::kNext, true};
  if (!SetNamed(kNames, StringOr(message, "to", ""), &command.step)) return BadMember("to");
  return Command(command);
}

Result<Command> ParseRows(const JsonValue& message, const Feed& feed) {
  static constexpr std::size_t kMostRows = 500;
  RequestRows request;
  const JsonValue* items = message.Find("items");
  if (items == nullptr || !items->is(Type::kArray) || items->values.size() > kMostRows) {
    return BadMember("items");
  }
  for (const JsonValue& entry : items->values) {
    const double item = entry.number;
    if (!entry.is(Type::kInteger) || item < 0 || item >= static_cast<double>(feed.items.size())) {
      return BadMember("items");
    }
    request.items.push_back(static_cast<ItemIndex>(item));
  }
  return Command(std::move(request));
}

// [[id, residents], ...]; an id that has gone meanwhile is no error.
Result<Command> ParseEstimates(const JsonValue& message, const Feed& feed) {
  static constexpr std::size_t kMostEstimates = 1000;
  SetEstimates command;
  const JsonValue* items = message.Find("items");
  if (items == nullptr || !items->is(Type::kArray) || items->values.size() > kMostEstimates) {
    return BadMember("items");
  }
  for (const JsonValue& entry : items->values) {
    const std::vector<JsonValue>& pair = entry.values;
    if (!entry.is(Type::kArray) || pair.size() != 2 || !pair[0].is(Type::kText) ||
        !pair[1].is_number()) {
      return BadMember("items");
    }
    const double residents = pair[1].number;
    if (!(residents >= 0 && residents <= INT32_MAX)) return BadMember("items");
    const ItemIndex item = feed.Find(pair[0].text);
    if (item == kNoItem) continue;
    command.estimates.push_back({item, static_cast<std::int32_t>(std::llround(residents))});
  }
  return Command(std::move(command));
}

Result<Command> ParseDialogue(const JsonValue& message, const Feed&) {
  RequestDialogue request{DialogueScope::kPeriod, StringOr(message, "key", "")};
  const std::string scope = StringOr(message, "scope", "");
  if (!SetNamed(kDialogueScopeNames, scope, &request.scope)) return BadMember("scope");
  return Command(std::move(request));
}

Result<Command> ParseReachScope(const JsonValue& message, const Feed&) {
  const std::string scope = StringOr(message, "scope", "");
  if (scope != "item" && scope != "case") return BadMember("scope");
  return Command(SetReachScope{scope == "case"});
}

Result<Command> ParseResize(const JsonValue& message, const Feed&) {
  const double width = Number(message, "width").value_or(-1);
  const double height = Number(message, "height").value_or(-1);
  const double ratio = Number(message, "ratio").value_or(1);
  if (width < 0 || height < 0 || width > 20000 || height > 20000) return BadMember("width");
  if (!(ratio >= 0.1 && ratio <= 16)) return BadMember("ratio");
  return Command(
      Resize{static_cast<float>(width), static_cast<float>(height), static_cast<float>(ratio)});
}

Result<Command> ParseHover(const JsonValue& message, const Feed& feed) {
  const std::string id = StringOr(message, "id", "");
  return Command(Hover{id.empty() ? kNoItem : feed.Find(id)});
}

Result<Command> ParseSetQuery(const JsonValue& message, const Feed&) {
  const JsonValue* query = message.Find("query");
  if (query == nullptr || !query->is(Type::kObject)) return BadMember("query");
  return Command(SetQuery{ParseQuery(*query), false});
}

Result<Command> ParseCounts(const JsonValue& message, const Feed&) {
  static constexpr std::size_t kMostQueries = 100;
  RequestCounts request;
  const JsonValue* queries = message.Find("queries");
  if (queries == nullptr || !queries->is(Type::kArray) || queries->values.size() > kMostQueries) {
    return BadMember("queries");
  }
  for (const JsonValue& query : queries->values) {
    if (!query.is(Type::kObject)) return BadMember("queries");
    request.queries.push_back(ParseQuery(query));
  }
  return Command(std::move(request));
}

Result<Command> ParseSetTheme(const JsonValue& message, const Feed&) {
  const JsonValue* theme = message.Find("theme");
  if (theme == nullptr || !theme->is(Type::kObject)) return BadMember("theme");
  return Command(ParseTheme(*theme));
}

Result<Command> ParseMapZoom(const JsonValue& message, const Feed&) {
  const std::optional<double> factor = Number(message, "factor");
  if (!factor || !(*factor > 1e-6 && *factor < 1e6)) return BadMember("factor");
  const double x = Number(message, "x").value_or(0.5), y = Number(message, "y").value_or(0.5);
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return BadMember("x");
  return Command(MapZoom{*factor, x, y, true});
}

Result<Command> ParseSelectCircle(const JsonValue& message, const Feed&) {
  const JsonValue* circle = message.Find("circle");
  const bool none = circle == nullptr || circle->is(Type::kNull);
  if (!none && (!circle->is(Type::kInteger) || circle->number < 0 || circle->number > 1e9)) {
    return BadMember("circle");
  }
  return Command(SelectCircle{none ? -1 : static_cast<std::int32_t>(circle->number), true, false});
}

Result<Command> ParseReplayAt(const JsonValue& message, const Feed&) {
  const std::optional<double> position = Number(message, "position");
  if (!position || *position < 0 || *position > 1) return BadMember("position");
  return Command(ReplayAt{*position});
}

Result<Command> ParseCanvasPart(const JsonValue& message, const Feed&) {
  static constexpr std::array<std::string_view, 3> kNames = {"both", "timeline", "map"};
  SetCanvasPart command;
  if (!SetNamed(kNames, StringOr(message, "part", ""), &command.part)) return BadMember("part");
  return Command(command);
}

using Parser = Result<Command> (*)(const JsonValue&, const Feed&);
struct Entry {
  std::string_view type;
  Parser parse;
};
constexpr std::array kParsers = {
    Entry{"set_query", ParseSetQuery},
    Entry{"select", ParseSelect},
    Entry{"show_span", ParseShowSpan},
    Entry{"show_unit", ParseShowUnit},
    Entry{"zoom", ParseZoom},
    Entry{"pan", ParsePan},
    Entry{"step", ParseStep},
    Entry{"request_rows", ParseRows},
    Entry{"resize", ParseResize},
    Entry{"hover", ParseHover},
    Entry{"reach_scope", ParseReachScope},
    Entry{"request_dialogue", ParseDialogue},
    Entry{"reach_estimates", ParseEstimates},
    Entry{"request_counts", ParseCounts},
    Entry{"set_theme", ParseSetTheme},
    Entry{"map_zoom", ParseMapZoom},
    Entry{"select_circle", ParseSelectCircle},
    Entry{"replay_at", ParseReplayAt},
    Entry{"canvas_part", ParseCanvasPart},
    Entry{"map_fit",
          [](const JsonValue&, const Feed&) -> Result<Command> { return Command(MapFit{}); }},
    Entry{"map_show",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(MapShow{StringOr(message, "village", "")});
          }},
    Entry{"replay",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(ReplayPlay{BoolOr(message, "playing", true)});
          }},
    Entry{"fit", [](const JsonValue&, const Feed&) -> Result<Command> { return Command(Fit{}); }},
    Entry{"today",
          [](const JsonValue&, const Feed&) -> Result<Command> { return Command(GoToday{}); }},
    Entry{"request_stats",
          [](const JsonValue&, const Feed&) -> Result<Command> { return Command(RequestStats{}); }},
    Entry{"open_group",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(OpenGroup{TimeOr(message, "time", 0)});
          }},
    Entry{"request_detail",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(RequestDetail{StringOr(message, "id", "")});
          }},
    Entry{"set_locale",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(SetLocale{ParseLocale(message)});
          }},
    Entry{"set_motion",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(SetMotion{BoolOr(message, "reduced", false)});
          }},
    Entry{"set_now",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(SetNow{TimeOr(message, "now", 0)});
          }},
    Entry{"set_visible",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(SetVisible{BoolOr(message, "visible", true)});
          }},
    Entry{"lose_context",
          [](const JsonValue&, const Feed&) -> Result<Command> { return Command(LoseSurface{}); }},
    Entry{"restore_context",
          [](const JsonValue&, const Feed&) -> Result<Command> { return Command(RenewSurface{}); }},
    Entry{"loading",
          [](const JsonValue& message, const Feed&) -> Result<Command> {
            return Command(SetLoading{BoolOr(message, "active", false)});
          }},
};

}  // namespace

Result<StartOptions> ParseStartOptions(std::string_view json) {
  const std::optional<JsonValue> parsed = ParseJson(json);
  if (!parsed || !parsed->is(Type::kObject)) return Error{"message.not_json", "start options", ""};
  const JsonValue& options = *parsed;
  StartOptions start;
  const std::string mode = StringOr(options, "mode", "page");
  start.mode = mode == "kiosk" ? Mode::kKiosk : mode == "embed" ? Mode::kEmbed : Mode::kPage;
  start.locale = ParseLocale(options);
  if (const JsonValue* theme = options.Find("theme")) start.theme = ParseTheme(*theme);
  start.reduced_motion = BoolOr(options, "reduced_motion", false);
  start.now = TimeOr(options, "now", 0);
  return start;
}

Result<Command> ParseMessage(std::string_view json, const Feed& feed) {
  std::string repaired;  // a page may write half a surrogate pair
  if (RepairJson(json, &repaired)) json = repaired;
  const std::optional<JsonValue> message = ParseJson(json);
  if (!message || !message->is(Type::kObject)) return Error{"message.not_json", "", ""};
  const std::string type = StringOr(*message, "type", "");
  for (const Entry& entry : kParsers) {
    if (entry.type == type) return entry.parse(*message, feed);
  }
  return Error{"message.unknown_type", type, "/type"};
}

}  // namespace kringen
