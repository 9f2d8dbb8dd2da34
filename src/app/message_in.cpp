// Messages of the page, read through typed accessors: a member of the wrong type is an Error, and
// nothing here can abort under -fno-exceptions.
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/message.h"

namespace kringen {

namespace {

using Json = nlohmann::json;

const Json* Member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string StringOr(const Json& object, const char* name, const char* fallback) {
  const Json* member = Member(object, name);
  return member != nullptr && member->is_string() ? member->get_ref<const std::string&>()
                                                  : std::string(fallback);
}

std::optional<double> Number(const Json& object, const char* name) {
  const Json* member = Member(object, name);
  if (member == nullptr || !member->is_number()) return std::nullopt;
  const double value = member->get<double>();
  // NaN and infinities cannot be written in JSON, but 1e999 can.
  if (!(value > -1e18 && value < 1e18)) return std::nullopt;
  return value;
}

bool BoolOr(const Json& object, const char* name, bool fallback) {
  const Json* member = Member(object, name);
  return member != nullptr && member->is_boolean() ? member->get<bool>() : fallback;
}

TimePoint TimeOr(const Json& object, const char* name, TimePoint fallback) {
  const std::optional<double> value = Number(object, name);
  return value ? static_cast<TimePoint>(*value) : fallback;
}

std::vector<std::string> Strings(const Json& object, const char* name) {
  std::vector<std::string> strings;
  const Json* member = Member(object, name);
  if (member == nullptr || !member->is_array()) return strings;
  for (const Json& entry : *member) {
    if (entry.is_string()) strings.push_back(entry.get_ref<const std::string&>());
  }
  return strings;
}

Query ParseQuery(const Json& object) {
  Query query;
  query.text = StringOr(object, "text", "");
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

SetTheme ParseTheme(const Json& object) {
  SetTheme theme;
  theme.dark = BoolOr(object, "dark", false);
  const double font_px = Number(object, "font_px").value_or(16);
  theme.font_px = static_cast<float>(font_px < 8 ? 8 : font_px > 64 ? 64 : font_px);
  const Json* colours = Member(object, "colours");
  if (colours == nullptr || !colours->is_object()) return theme;
  for (auto entry = colours->begin(); entry != colours->end(); ++entry) {
    if (entry->is_string()) {
      theme.colours.emplace_back(entry.key(), entry->get_ref<const std::string&>());
    }
  }
  return theme;
}

Locale ParseLocale(const Json& object) {
  Locale locale;
  locale.language = StringOr(object, "language", "nl");
  const Json* strings = Member(object, "strings");
  if (strings == nullptr || !strings->is_object()) return locale;
  for (auto entry = strings->begin(); entry != strings->end(); ++entry) {
    if (entry->is_string()) locale.strings[entry.key()] = entry->get_ref<const std::string&>();
  }
  return locale;
}

Error BadMember(const char* member) { return {"message.bad_member", member, ""}; }

std::optional<TimeUnit> ParseUnit(const std::string& name) {
  static constexpr std::array<std::string_view, kTimeUnitCount> kNames = {
      "minute", "quarter_hour", "hour", "day_part", "day",    "week",
      "month",  "quarter",      "year", "decade",   "century"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<TimeUnit>(i);
  }
  return std::nullopt;
}

Result<Command> ParseSelect(const Json& message, const Feed&) {
  return Command(SelectById{StringOr(message, "id", ""), BoolOr(message, "reveal", true)});
}

Result<Command> ParseShowSpan(const Json& message, const Feed&) {
  const std::optional<double> from = Number(message, "from");
  const std::optional<double> to = Number(message, "to");
  if (!from || !to || *to <= *from) return BadMember("to");
  return Command(ShowSpan{{static_cast<TimePoint>(*from), static_cast<TimePoint>(*to)},
                          BoolOr(message, "animate", true)});
}

Result<Command> ParseShowUnit(const Json& message, const Feed&) {
  const std::optional<TimeUnit> unit = ParseUnit(StringOr(message, "unit", ""));
  const std::optional<double> time = Number(message, "time");
  if (!unit || !time) return BadMember(unit ? "time" : "unit");
  return Command(ShowSpan{UnitSpan(*unit, static_cast<TimePoint>(*time)), true});
}

Result<Command> ParseZoom(const Json& message, const Feed&) {
  const std::optional<double> factor = Number(message, "factor");
  if (!factor || !(*factor > 1e-6 && *factor < 1e6)) return BadMember("factor");
  return Command(Zoom{*factor, 0.5, true});
}

Result<Command> ParsePan(const Json& message, const Feed&) {
  const std::optional<double> windows = Number(message, "windows");
  if (!windows || !(*windows > -100 && *windows < 100)) return BadMember("windows");
  return Command(Pan{*windows, true});
}

Result<Command> ParseStep(const Json& message, const Feed&) {
  static constexpr std::array<std::string_view, 6> kNames = {"previous",  "next",  "lane_up",
                                                             "lane_down", "first", "last"};
  const std::string to = StringOr(message, "to", "");
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == to) return Command(StepTo{static_cast<Step>(i)});
  }
  return BadMember("to");
}

Result<Command> ParseRows(const Json& message, const Feed& feed) {
  static constexpr std::size_t kMostRows = 500;
  RequestRows request;
  const Json* items = Member(message, "items");
  if (items == nullptr || !items->is_array() || items->size() > kMostRows) {
    return BadMember("items");
  }
  for (const Json& entry : *items) {
    if (!entry.is_number_unsigned()) return BadMember("items");
    const std::uint64_t item = entry.get<std::uint64_t>();
    if (item >= feed.items.size()) return BadMember("items");
    request.items.push_back(static_cast<ItemIndex>(item));
  }
  return Command(std::move(request));
}

// [[id, residents], ...]; an id that has gone meanwhile is no error.
Result<Command> ParseEstimates(const Json& message, const Feed& feed) {
  static constexpr std::size_t kMostEstimates = 1000;
  SetEstimates command;
  const Json* items = Member(message, "items");
  if (items == nullptr || !items->is_array() || items->size() > kMostEstimates) {
    return BadMember("items");
  }
  for (const Json& entry : *items) {
    if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number()) {
      return BadMember("items");
    }
    const double residents = entry[1].get<double>();
    if (!(residents >= 0 && residents <= INT32_MAX)) return BadMember("items");
    const ItemIndex item = feed.Find(entry[0].get_ref<const std::string&>());
    if (item == kNoItem) continue;
    command.estimates.push_back({item, static_cast<std::int32_t>(residents + 0.5)});
  }
  return Command(std::move(command));
}

Result<Command> ParseDialogue(const Json& message, const Feed&) {
  static constexpr std::array<std::string_view, 3> kScopes = {"item", "case", "period"};
  const std::string scope = StringOr(message, "scope", "");
  for (std::size_t i = 0; i < kScopes.size(); ++i) {
    if (kScopes[i] != scope) continue;
    return Command(RequestDialogue{static_cast<DialogueScope>(i), StringOr(message, "key", "")});
  }
  return BadMember("scope");
}

Result<Command> ParseReachScope(const Json& message, const Feed&) {
  const std::string scope = StringOr(message, "scope", "");
  if (scope != "item" && scope != "case") return BadMember("scope");
  return Command(SetReachScope{scope == "case"});
}

Result<Command> ParseResize(const Json& message, const Feed&) {
  const double width = Number(message, "width").value_or(-1);
  const double height = Number(message, "height").value_or(-1);
  const double ratio = Number(message, "ratio").value_or(1);
  if (width < 0 || height < 0 || width > 20000 || height > 20000) return BadMember("width");
  if (!(ratio >= 0.1 && ratio <= 16)) return BadMember("ratio");
  return Command(
      Resize{static_cast<float>(width), static_cast<float>(height), static_cast<float>(ratio)});
}

Result<Command> ParseHover(const Json& message, const Feed& feed) {
  const std::string id = StringOr(message, "id", "");
  return Command(Hover{id.empty() ? kNoItem : feed.Find(id)});
}

Result<Command> ParseSetQuery(const Json& message, const Feed&) {
  const Json* query = Member(message, "query");
  if (query == nullptr || !query->is_object()) return BadMember("query");
  return Command(SetQuery{ParseQuery(*query), false});
}

Result<Command> ParseSetTheme(const Json& message, const Feed&) {
  const Json* theme = Member(message, "theme");
  if (theme == nullptr || !theme->is_object()) return BadMember("theme");
  return Command(ParseTheme(*theme));
}

using Parser = Result<Command> (*)(const Json&, const Feed&);
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
    Entry{"set_theme", ParseSetTheme},
    Entry{"fit", [](const Json&, const Feed&) -> Result<Command> { return Command(Fit{}); }},
    Entry{"today", [](const Json&, const Feed&) -> Result<Command> { return Command(GoToday{}); }},
    Entry{"request_stats",
          [](const Json&, const Feed&) -> Result<Command> { return Command(RequestStats{}); }},
    Entry{"open_group",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(OpenGroup{TimeOr(message, "time", 0)});
          }},
    Entry{"request_detail",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(RequestDetail{StringOr(message, "id", "")});
          }},
    Entry{"set_locale",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(SetLocale{ParseLocale(message)});
          }},
    Entry{"set_motion",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(SetMotion{BoolOr(message, "reduced", false)});
          }},
    Entry{"set_now",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(SetNow{TimeOr(message, "now", 0)});
          }},
    Entry{"set_visible",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(SetVisible{BoolOr(message, "visible", true)});
          }},
    Entry{"loading",
          [](const Json& message, const Feed&) -> Result<Command> {
            return Command(SetLoading{BoolOr(message, "active", false)});
          }},
};

}  // namespace

Result<StartOptions> ParseStartOptions(std::string_view json) {
  const Json options = Json::parse(json, nullptr, false);
  if (!options.is_object()) return Error{"message.not_json", "start options", ""};
  StartOptions start;
  const std::string mode = StringOr(options, "mode", "page");
  start.mode = mode == "kiosk" ? Mode::kKiosk : mode == "embed" ? Mode::kEmbed : Mode::kPage;
  start.locale = ParseLocale(options);
  const Json* theme = Member(options, "theme");
  if (theme != nullptr) {
    start.theme = ParseTheme(*theme);
    start.font_family = StringOr(*theme, "font_family", "");
  }
  start.reduced_motion = BoolOr(options, "reduced_motion", false);
  start.now = TimeOr(options, "now", 0);
  return start;
}

Result<Command> ParseMessage(std::string_view json, const Feed& feed) {
  const Json message = Json::parse(json, nullptr, false);
  if (!message.is_object()) return Error{"message.not_json", "", ""};
  const std::string type = StringOr(message, "type", "");
  for (const Entry& entry : kParsers) {
    if (entry.type == type) return entry.parse(message, feed);
  }
  return Error{"message.unknown_type", type, "/type"};
}

std::string FontFamilyOf(std::string_view json) {
  const Json message = Json::parse(json, nullptr, false);
  const Json* theme = Member(message, "theme");
  return theme == nullptr ? std::string() : StringOr(*theme, "font_family", "");
}

}  // namespace kringen
