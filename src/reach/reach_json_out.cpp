#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/json_write.h"
#include "reach/reach_json.h"
#include "reach/reported_reach.h"

namespace kringen::reach {
namespace {

// Six digits are plenty for persons and shares.
double Rounded(double number) {
  if (number == std::floor(number) || !std::isfinite(number)) return number;
  const double scale = std::pow(10, 5 - std::floor(std::log10(std::abs(number))));
  return std::round(number * scale) / scale;
}

void Put(JsonWriter* json, std::string_view key, double number) {
  json->Member(key, Rounded(number));
}
void Put(JsonWriter* json, std::string_view key, std::string_view text) { json->Member(key, text); }
void Put(JsonWriter* json, std::string_view key, const Estimate& estimate) {
  json->OpenObject(key);
  Put(json, "median", estimate.median);
  Put(json, "low", estimate.low);
  Put(json, "high", estimate.high);
  json->CloseObject();
}

template <typename Range>
void PutNumbers(JsonWriter* json, std::string_view key, const Range& numbers) {
  json->OpenArray(key);
  for (const auto number : numbers) json->Value(Rounded(static_cast<double>(number)));
  json->CloseArray();
}

template <typename Range, typename Write>
void PutAll(JsonWriter* json, std::string_view key, const Range& range, Write write) {
  json->OpenArray(key);
  for (const auto& each : range) {
    json->OpenObject();
    write(each);
    json->CloseObject();
  }
  json->CloseArray();
}

void PutCells(JsonWriter* json, std::string_view key, const std::vector<Cell>& cells) {
  PutAll(json, key, cells, [&](const Cell& cell) {
    Put(json, "id", cell.id);
    Put(json, "residents", cell.residents);
    Put(json, "users", cell.users);
    Put(json, "direct", cell.direct);
    Put(json, "both", cell.both);
    Put(json, "shared", cell.shared);
    Put(json, "recommended", cell.recommended);
    Put(json, "reach", cell.reach);
    Put(json, "thrice", cell.thrice);
    Put(json, "not_on_platform", cell.not_on_platform);
    Put(json, "no_tie", cell.no_tie);
    Put(json, "not_shown", cell.not_shown);
    json->Member("blind", cell.blind);
    cell.figure ? Put(json, "figure", *cell.figure) : json->Member("figure", nullptr);
    json->OpenArray("merged");
    for (const std::string& id : cell.merged) json->Value(id);
    json->CloseArray();
  });
}

std::string_view KindId(EngagementKind kind) {
  constexpr std::array<std::string_view, kEngagementKinds> kIds{"share", "comment", "reaction"};
  return kIds[static_cast<std::size_t>(kind)];
}

void PutMix(JsonWriter* json, const ReachResult& result) {
  PutAll(json, "mix", result.mix, [&](const MixChannel& channel) {
    Put(json, "id", channel.id);
    PutNumbers(json, "by_age", channel.by_age);
    Put(json, "net", channel.net);
    Put(json, "gross", channel.gross);
    Put(json, "duplication", channel.duplication);
  });
  json->Key("mix_total");
  if (!result.mix_total) {
    json->Value(nullptr);
    return;
  }
  json->OpenObject();
  Put(json, "net", result.mix_total->net);
  Put(json, "gross", result.mix_total->gross);
  PutAll(json, "ages", result.mix_total->ages, [&](const MixAge& age) {
    Put(json, "id", age.id);
    Put(json, "residents", age.residents);
    Put(json, "net", age.net);
  });
  json->CloseObject();
}

void PutReplay(JsonWriter* json, const std::optional<Replay>& replay) {
  json->Key("replay");
  if (!replay) {
    json->Value(nullptr);
    return;
  }
  json->OpenObject();
  PutNumbers(json, "seconds", replay->seconds);
  PutNumbers(json, "reached", replay->reached);
  PutAll(json, "events", replay->events, [&](const ReplayEvent& event) {
    Put(json, "seconds", event.seconds);
    Put(json, "kind", KindId(event.kind));
    Put(json, "village", event.village);
    Put(json, "circle", event.circle);
    json->Member("opens", event.opens);
  });
  json->CloseObject();
}

void PutTotals(JsonWriter* json, const ReachResult& result) {
  Put(json, "replicates", result.replicates);
  Put(json, "wanted", result.wanted);
  Put(json, "populations", result.populations);
  Put(json, "seed", static_cast<double>(result.seed));
  json->Member("final", result.final);
  Put(json, "residents", result.residents);
  Put(json, "users", result.users);
  Put(json, "friends", result.friends);
  Put(json, "reach", result.reach);
  Put(json, "thrice", result.thrice);
  PutAll(json, "frequency", result.frequency, [&](const Estimate& estimate) {
    Put(json, "median", estimate.median);
    Put(json, "low", estimate.low);
    Put(json, "high", estimate.high);
  });
  Put(json, "direct", result.direct);
  Put(json, "both", result.both);
  Put(json, "shared", result.shared);
  Put(json, "recommended", result.recommended);
  Put(json, "none", result.none);
  Put(json, "evidence", EvidenceId(result.evidence));
  Put(json, "reported", result.reported);
  Put(json, "paid", result.paid);
  Put(json, "engaged", result.engaged);
  Put(json, "year", result.year);
  json->Key("bound");
  result.has_bound ? json->Value(result.bound) : json->Value(nullptr);
  json->Key("noise");
  if (result.noise) {
    json->OpenObject();
    Put(json, "low", result.noise->low);
    Put(json, "high", result.noise->high);
    json->CloseObject();
  } else {
    json->Value(nullptr);
  }
}

void PutCompared(JsonWriter* json, const std::optional<Compared>& compared) {
  json->Key("compared");
  if (!compared) {
    json->Value(nullptr);
    return;
  }
  json->OpenObject();
  Put(json, "reach", compared->reach);
  Put(json, "thrice", compared->thrice);
  Put(json, "direct", compared->direct);
  Put(json, "both", compared->both);
  Put(json, "shared", compared->shared);
  Put(json, "difference", compared->difference);
  json->CloseObject();
}

std::string PriorText(const ParameterRow& row) {
  std::array<char, 64> text;
  switch (row.prior) {
    case PriorKind::kFixed:
      return "fixed";
    case PriorKind::kNormal:
      std::snprintf(text.data(), text.size(), "normal(%.3g)", row.spread);
      break;
    case PriorKind::kLogNormal:
      std::snprintf(text.data(), text.size(), "lognormal(%.2f)", row.spread);
      break;
    case PriorKind::kUniform:
      std::snprintf(text.data(), text.size(), "uniform(%.3g, %.3g)", row.low_drawn, row.high_drawn);
      break;
  }
  return text.data();
}

// In thousandths per village of the spec; -1 where none is printed.
void PutFigures(JsonWriter* json, const PopulationSpec& spec, const std::vector<Cell>& cells) {
  json->OpenArray("figures");
  for (const VillageSpec& village : spec.villages) {
    const auto cell = std::find_if(cells.begin(), cells.end(),
                                   [&](const Cell& one) { return one.id == village.id; });
    const bool is_known = cell != cells.end() && cell->figure;
    json->Value(is_known ? std::llround(1000 * cell->figure->median) : -1);
  }
  json->CloseArray();
}

}  // namespace

std::string ReadyJson(const PopulationSpec& spec) {
  JsonWriter json;
  json.OpenObject();
  Put(&json, "type", "ready");
  Put(&json, "residents", static_cast<double>(spec.residents()));
  PutAll(&json, "parameters", ParameterTable(), [&](const ParameterRow& row) {
    double value = row.value;
    if (row.parameter == Parameter::kUsersTotal) value = spec.users_total;
    if (row.parameter == Parameter::kDailyTotal) value = spec.daily_total;
    Put(&json, "id", row.id);
    Put(&json, "group", row.group);
    Put(&json, "value", value);
    Put(&json, "low", row.low);
    Put(&json, "high", row.high);
    Put(&json, "step", row.step);
    Put(&json, "unit", row.unit);
    Put(&json, "prior", PriorText(row));
    Put(&json, "mark", std::string_view(&row.mark, 1));
    Put(&json, "source", row.source);
  });
  PutAll(&json, "spec", spec.notes, [&](const SpecNote& note) {
    Put(&json, "id", note.id);
    Put(&json, "value", note.value);
    Put(&json, "mark", note.mark);
    Put(&json, "source", note.source);
  });
  json.CloseObject();
  return json.Take();
}

std::string ResultJson(std::string_view key, const ReachResult& result) {
  JsonWriter json;
  json.OpenObject();
  Put(&json, "type", "result");
  Put(&json, "key", key);
  json.OpenObject("result");
  PutTotals(&json, result);
  PutCells(&json, "villages", result.villages);
  PutCells(&json, "ages", result.ages);
  PutCells(&json, "usage", result.usage);
  PutCells(&json, "blind_spots", result.blind_spots);
  PutAll(&json, "circle_types", result.circle_types, [&](const CircleTypeResult& type) {
    Put(&json, "id", type.id);
    Put(&json, "circles", type.circles);
    Put(&json, "memberships", type.memberships);
    Put(&json, "touched", type.touched);
    Put(&json, "expected", type.expected);
    Put(&json, "with_reached", type.with_reached);
    Put(&json, "members_reached", type.members_reached);
  });
  json.Member("villages_known", result.villages_known);
  json.Member("ages_known", result.ages_known);
  json.Key("lagging");
  if (result.lagging) {
    json.OpenObject();
    Put(&json, "share", result.lagging->share);
    Put(&json, "chance", result.lagging->chance);
    json.CloseObject();
  } else {
    json.Value(nullptr);
  }
  PutAll(&json, "curve", result.curve, [&](const CurvePoint& point) {
    Put(&json, "messages", point.messages);
    Put(&json, "reach", point.reach);
    Put(&json, "thrice", point.thrice);
  });
  PutMix(&json, result);
  PutReplay(&json, result.replay);
  json.OpenObject("defaults");
  for (const auto& [name, share] : {std::pair{"local_share", result.defaults.local_share},
                                    {"users_total", result.defaults.users_total},
                                    {"friends_share", result.defaults.friends_share}}) {
    if (share) Put(&json, name, *share);
  }
  json.CloseObject();
  PutAll(&json, "sensitivity", result.sensitivity, [&](const SensitivityShare& share) {
    Put(&json, "id", share.id);
    Put(&json, "share", share.share);
  });
  json.Key("effective");
  result.effective ? json.Value(*result.effective) : json.Value(nullptr);
  json.OpenArray("warnings");
  for (const std::string& code : result.warnings) json.Value(code);
  json.CloseArray();
  PutCompared(&json, result.compared);
  json.CloseObject();
  json.CloseObject();
  return json.Take();
}

std::string FailedJson(const std::optional<std::string>& key, const Error& problem) {
  JsonWriter json;
  json.OpenObject();
  Put(&json, "type", "failed");
  json.Key("key");
  key ? json.Value(*key) : json.Value(nullptr);
  json.OpenObject("problem");
  Put(&json, "code", problem.code);
  Put(&json, "detail", problem.detail);
  Put(&json, "place", problem.place);
  json.CloseObject();
  json.CloseObject();
  return json.Take();
}

std::string CirclesJson(const PopulationSpec& spec, const Population& population) {
  JsonWriter json;
  json.OpenObject();
  json.OpenArray("types");
  for (const std::string_view id : CircleKindIds()) json.Value(id);
  json.CloseArray();
  json.OpenArray("villages");
  for (const VillageSpec& village : spec.villages) json.Value(village.id);
  json.CloseArray();
  json.OpenArray("residents");
  for (const VillageSpec& village : spec.villages) json.Value(village.residents);
  json.CloseArray();
  json.OpenArray("circles");
  for (const Circle& circle : population.circles) {
    std::uint32_t users = 0;
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      users += population.members[at] < population.user_count;
    }
    const std::array<std::uint32_t, 4> row{circle.village, static_cast<std::uint32_t>(circle.kind),
                                           circle.end - circle.begin, users};
    json.OpenArray();
    for (const std::uint32_t number : row) json.Value(number);
    json.CloseArray();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string CircleReachJson(std::string_view key, const PopulationSpec& spec,
                            const ReachResult& result) {
  JsonWriter json;
  json.OpenObject();
  Put(&json, "key", key);
  const CircleShares none;
  const CircleShares& shares = result.circle_shares ? *result.circle_shares : none;
  PutNumbers(&json, "direct", shares.direct);
  PutNumbers(&json, "both", shares.both);
  PutNumbers(&json, "shared", shares.shared);
  PutFigures(&json, spec, result.villages);
  PutNumbers(&json, "first", shares.first);
  PutNumbers(&json, "half", shares.half);
  const Replay still;
  const Replay& replay = result.replay ? *result.replay : still;
  PutNumbers(&json, "seconds", replay.seconds);
  PutNumbers(&json, "reached", replay.reached);
  json.OpenArray("events");
  for (const ReplayEvent& event : replay.events) {
    json.OpenArray();
    json.Value(event.seconds);
    json.Value(static_cast<int>(event.kind));
    json.Value(event.village);
    json.Value(event.circle);
    json.Value(event.opens ? 1 : 0);
    json.CloseArray();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen::reach
