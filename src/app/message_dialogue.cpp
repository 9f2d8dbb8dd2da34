// The boundary's message about dialogue: the profile and the instruments of a message, a case or
// what matches the filters. Unknown is null, never 0.
#include <array>
#include <nlohmann/json.hpp>

#include "app/message.h"
#include "model/dialogue.h"
#include "model/instrument_timeline.h"

namespace kringen {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> kScopes = {"item", "case", "period"};
constexpr std::array<const char*, 4> kInstruments = {"unknown", "communication", "money", "rules"};
constexpr std::array<const char*, 5> kDirections = {"unknown", "one_way", "asks", "answers",
                                                    "reports_back"};

Json OrNull(const std::optional<std::int64_t>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json ShareJson(const std::optional<Share>& share) {
  if (!share) return nullptr;
  const Interval interval = WilsonInterval(*share);
  return {
      {"count", share->count}, {"of", share->of}, {"low", interval.low}, {"high", interval.high}};
}

Json ReplyTimesJson(const std::optional<ReplyTimes>& times) {
  if (!times) return nullptr;
  Json curve = Json::array();
  for (const SurvivalStep& step : times->curve.steps) {
    curve.push_back({{"minutes", step.time},
                     {"at_risk", step.at_risk},
                     {"answered", step.ended},
                     {"waiting", step.waiting}});
  }
  return {{"questions", times->curve.waits},
          {"open", times->curve.censored},
          {"watched_minutes", times->curve.last},
          {"quarter", OrNull(times->quarter_minutes)},
          {"median", OrNull(times->median_minutes)},
          {"three_quarters", OrNull(times->three_quarters_minutes)},
          {"curve", std::move(curve)}};
}

Json ShapeJson(const std::optional<ThreadShape>& shape) {
  if (!shape) return nullptr;
  return {{"threads", shape->threads}, {"replies", shape->replies},
          {"depth", shape->depth},     {"width", shape->width},
          {"h_index", shape->h_index}, {"mean_depth", shape->mean_depth}};
}

Json ReciprocityJson(const std::optional<Reciprocity>& reciprocity) {
  if (!reciprocity) return nullptr;
  const std::optional<double>& above = reciprocity->above_chance;
  return {{"raw", reciprocity->raw}, {"above_chance", above ? Json(*above) : Json(nullptr)}};
}

Json ConcentrationJson(const std::optional<Concentration>& concentration) {
  if (!concentration) return nullptr;
  return {{"voices_entropy", concentration->voices_entropy},
          {"voices_simpson", concentration->voices_simpson},
          {"top_tenth", ShareJson(concentration->top_tenth)}};
}

Json PerThousandJson(const std::optional<PerThousand>& value) {
  if (!value) return nullptr;
  return {{"mean", value->mean}, {"messages", value->messages}};
}

Json ProfileJson(const DialogueProfile& profile) {
  return {{"items", profile.items},
          {"questions", OrNull(profile.questions)},
          {"reply_rate", ShareJson(profile.reply_rate)},
          {"reply_times", ReplyTimesJson(profile.reply_times)},
          {"shape", ShapeJson(profile.shape)},
          {"turn_share", ShareJson(profile.turn_share)},
          {"reciprocity", ReciprocityJson(profile.reciprocity)},
          {"citizen_to_citizen", ShareJson(profile.citizen_to_citizen)},
          {"concentration", ConcentrationJson(profile.concentration)},
          {"new_voices", ShareJson(profile.new_voices)},
          {"citizen_initiative", ShareJson(profile.citizen_initiative)},
          {"loop_closure", ShareJson(profile.loop_closure)},
          {"untraceable_asks", profile.untraceable_asks},
          {"popularity", PerThousandJson(profile.popularity)},
          {"commitment", PerThousandJson(profile.commitment)},
          {"virality", PerThousandJson(profile.virality)}};
}

template <std::size_t kSize>
Json CountsJson(const std::array<const char*, kSize>& names,
                const std::array<std::int64_t, kSize>& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < kSize; ++i) json[names[i]] = counts[i];
  return json;
}

Json InstrumentsJson(const InstrumentTimeline& timeline) {
  static constexpr std::array<const char*, 4> kUnits = {"month", "quarter", "year", "decade"};
  Json periods = Json::array();
  for (const InstrumentPeriod& period : timeline.periods) {
    periods.push_back({{"from", period.span.from},
                       {"to", period.span.to},
                       {"items", period.items},
                       {"instruments", CountsJson(kInstruments, period.instruments)},
                       {"directions", CountsJson(kDirections, period.directions)}});
  }
  const auto unit =
      static_cast<std::size_t>(timeline.unit) - static_cast<std::size_t>(TimeUnit::kMonth);
  return {{"unit", kUnits[unit]}, {"periods", std::move(periods)}};
}

// The items a request is about; empty when its key is not, or no longer, in the feed.
std::vector<ItemIndex> Chosen(const State& state, const RequestDialogue& request) {
  const Feed& feed = state.feed;
  std::vector<ItemIndex> items;
  if (request.scope == DialogueScope::kItem) {
    const ItemIndex item = feed.Find(request.key);
    if (item != kNoItem && !feed.items[item].withdrawn) items.push_back(item);
    return items;
  }
  for (const ItemIndex index : feed.by_time) {
    const Item& item = feed.items[index];
    if (item.withdrawn) continue;
    const bool wanted =
        request.scope == DialogueScope::kCase
            ? item.case_index >= 0 &&
                  feed.cases[static_cast<std::size_t>(item.case_index)].id == request.key
            : index / 64 < state.result.bits.size() && state.result.Has(index);
    if (wanted) items.push_back(index);
  }
  return items;
}

}  // namespace

std::string DialogueMessage(const State& state, const RequestDialogue& request) {
  const std::vector<ItemIndex> items = Chosen(state, request);
  if (items.empty() && request.scope != DialogueScope::kPeriod) {
    return RefusedMessage({"dialogue.unknown_key", request.key, ""});
  }
  const bool one = request.scope == DialogueScope::kItem;
  const Json message = {
      {"type", "dialogue"},
      {"scope", kScopes[static_cast<std::size_t>(request.scope)]},
      {"key", request.key},
      {"profile", ProfileJson(ProfileOf(state.feed, items))},
      {"instruments", one ? Json(nullptr) : InstrumentsJson(InstrumentsOf(state.feed, items))}};
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kringen
