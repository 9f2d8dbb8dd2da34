#include <cstdio>

#include "reach/json_text.h"
#include "reach/reach_json.h"

namespace kringen::reach {
namespace {

JsonText& Put(JsonText* json, std::string_view key, const Estimate& estimate) {
  json->Key(key).Open('{');
  json->Key("median").Number(estimate.median);
  json->Key("low").Number(estimate.low);
  json->Key("high").Number(estimate.high);
  return json->Close('}');
}

JsonText& Put(JsonText* json, std::string_view key, double number) {
  return json->Key(key).Number(number);
}
JsonText& Put(JsonText* json, std::string_view key, std::string_view text) {
  return json->Key(key).Text(text);
}

template <typename Range, typename Write>
void PutAll(JsonText* json, std::string_view key, const Range& range, Write write) {
  json->Key(key).Open('[');
  for (const auto& each : range) {
    json->Open('{');
    write(each);
    json->Close('}');
  }
  json->Close(']');
}

void PutCells(JsonText* json, std::string_view key, const std::vector<Cell>& cells) {
  PutAll(json, key, cells, [&](const Cell& cell) {
    Put(json, "id", cell.id);
    Put(json, "residents", cell.residents);
    Put(json, "users", cell.users);
    Put(json, "direct", cell.direct);
    Put(json, "both", cell.both);
    Put(json, "shared", cell.shared);
    Put(json, "reach", cell.reach);
    Put(json, "thrice", cell.thrice);
    Put(json, "not_on_platform", cell.not_on_platform);
    Put(json, "no_tie", cell.no_tie);
    Put(json, "not_shown", cell.not_shown);
    json->Key("blind").Truth(cell.blind);
    json->Key("merged").Open('[');
    for (const std::string& id : cell.merged) json->Text(id);
    json->Close(']');
  });
}

std::string_view KindId(EngagementKind kind) {
  constexpr std::array<std::string_view, kEngagementKinds> kIds{"share", "comment", "reaction"};
  return kIds[static_cast<std::size_t>(kind)];
}

void PutMix(JsonText* json, const ReachResult& result) {
  PutAll(json, "mix", result.mix, [&](const MixChannel& channel) {
    Put(json, "id", channel.id);
    json->Key("by_age").Numbers(channel.by_age);
    Put(json, "net", channel.net);
    Put(json, "gross", channel.gross);
    Put(json, "duplication", channel.duplication);
  });
  json->Key("mix_total");
  if (!result.mix_total) {
    json->Null();
    return;
  }
  json->Open('{');
  Put(json, "net", result.mix_total->net);
  Put(json, "gross", result.mix_total->gross);
  PutAll(json, "ages", result.mix_total->ages, [&](const MixAge& age) {
    Put(json, "id", age.id);
    Put(json, "residents", age.residents);
    Put(json, "net", age.net);
  });
  json->Close('}');
}

void PutReplay(JsonText* json, const std::optional<Replay>& replay) {
  json->Key("replay");
  if (!replay) {
    json->Null();
    return;
  }
  json->Open('{').Key("seconds").Numbers(replay->seconds);
  json->Key("reached").Numbers(replay->reached);
  PutAll(json, "events", replay->events, [&](const ReplayEvent& event) {
    Put(json, "seconds", event.seconds);
    Put(json, "kind", KindId(event.kind));
    Put(json, "village", event.village);
    Put(json, "circle", event.circle);
    json->Key("opens").Truth(event.opens);
  });
  json->Close('}');
}

void PutTotals(JsonText* json, const ReachResult& result) {
  Put(json, "replicates", result.replicates);
  Put(json, "wanted", result.wanted);
  Put(json, "populations", result.populations);
  Put(json, "seed", static_cast<double>(result.seed));
  json->Key("final").Truth(result.final);
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
  Put(json, "none", result.none);
  json->Key("bounds").Open('{');
  Put(json, "lower", result.lower_bound);
  Put(json, "upper", result.upper_bound);
  json->Close('}');
  json->Key("noise");
  if (result.noise) {
    json->Open('{');
    Put(json, "low", result.noise->low);
    Put(json, "high", result.noise->high);
    json->Close('}');
  } else {
    json->Null();
  }
}

void PutCompared(JsonText* json, const std::optional<Compared>& compared) {
  json->Key("compared");
  if (!compared) {
    json->Null();
    return;
  }
  json->Open('{');
  Put(json, "reach", compared->reach);
  Put(json, "thrice", compared->thrice);
  Put(json, "direct", compared->direct);
  Put(json, "both", compared->both);
  Put(json, "shared", compared->shared);
  Put(json, "difference", compared->difference);
  json->Close('}');
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

}  // namespace

std::string ReadyJson(const PopulationSpec& spec) {
  JsonText json;
  json.Open('{');
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
  json.Close('}');
  return json.text();
}

std::string ResultJson(std::string_view key, const ReachResult& result) {
  JsonText json;
  json.Open('{');
  Put(&json, "type", "result");
  Put(&json, "key", key);
  json.Key("result").Open('{');
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
  json.Key("depth").Numbers(result.depth);
  PutAll(&json, "curve", result.curve, [&](const CurvePoint& point) {
    Put(&json, "messages", point.messages);
    Put(&json, "reach", point.reach);
    Put(&json, "thrice", point.thrice);
  });
  PutMix(&json, result);
  PutReplay(&json, result.replay);
  PutAll(&json, "sensitivity", result.sensitivity, [&](const SensitivityShare& share) {
    Put(&json, "id", share.id);
    Put(&json, "share", share.share);
  });
  json.Key("effective");
  result.effective ? json.Number(*result.effective) : json.Null();
  json.Key("calibrated").Truth(result.calibrated);
  json.Key("warnings").Open('[');
  for (const std::string& code : result.warnings) json.Text(code);
  json.Close(']');
  PutCompared(&json, result.compared);
  json.Close('}').Close('}');
  return json.text();
}

std::string FailedJson(const std::optional<std::string>& key, const Error& problem) {
  JsonText json;
  json.Open('{');
  Put(&json, "type", "failed");
  json.Key("key");
  key ? json.Text(*key) : json.Null();
  json.Key("problem").Open('{');
  Put(&json, "code", problem.code);
  Put(&json, "detail", problem.detail);
  Put(&json, "place", problem.place);
  json.Close('}').Close('}');
  return json.text();
}

std::string CirclesJson(const PopulationSpec& spec, const Population& population) {
  JsonText json;
  json.Open('{').Key("types").Open('[');
  for (const std::string_view id : CircleKindIds()) json.Text(id);
  json.Close(']').Key("villages").Open('[');
  for (const VillageSpec& village : spec.villages) json.Text(village.id);
  json.Close(']').Key("residents").Open('[');
  for (const VillageSpec& village : spec.villages) json.Number(village.residents);
  json.Close(']').Key("circles").Open('[');
  for (const Circle& circle : population.circles) {
    std::uint32_t users = 0;
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      users += population.members[at] < population.user_count;
    }
    json.Numbers(std::array<std::uint32_t, 4>{
        circle.village, static_cast<std::uint32_t>(circle.kind), circle.end - circle.begin, users});
  }
  json.Close(']').Close('}');
  return json.text();
}

std::string CircleReachJson(std::string_view key, const ReachResult& result) {
  JsonText json;
  json.Open('{');
  Put(&json, "key", key);
  const CircleShares none;
  const CircleShares& shares = result.circle_shares ? *result.circle_shares : none;
  json.Key("direct").Numbers(shares.direct);
  json.Key("both").Numbers(shares.both);
  json.Key("shared").Numbers(shares.shared);
  json.Key("first").Numbers(shares.first);
  json.Key("half").Numbers(shares.half);
  const Replay still;
  const Replay& replay = result.replay ? *result.replay : still;
  json.Key("seconds").Numbers(replay.seconds);
  json.Key("reached").Numbers(replay.reached);
  json.Key("events").Open('[');
  for (const ReplayEvent& event : replay.events) {
    json.Open('[').Number(event.seconds).Number(static_cast<double>(event.kind));
    json.Number(event.village).Number(event.circle).Number(event.opens ? 1 : 0).Close(']');
  }
  json.Close(']').Close('}');
  return json.text();
}

}  // namespace kringen::reach
