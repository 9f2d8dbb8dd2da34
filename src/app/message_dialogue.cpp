// The boundary's message about dialogue: the profile and the instruments of a message, a case or
// what matches the filters. Unknown is null, never 0.
#include <array>

#include "app/message.h"
#include "base/json_write.h"
#include "model/dialogue.h"
#include "model/instrument_timeline.h"
#include "model/item_names.h"

namespace kringen {

namespace {

class ProfileWriter {
 public:
  explicit ProfileWriter(JsonWriter* json) : json_(*json) {}

  void Write(const DialogueProfile& profile) {
    json_.OpenObject("profile");
    json_.Member("items", profile.items);
    Known("questions", profile.questions);
    Known("reply_rate", profile.reply_rate);
    Times(profile.reply_times);
    Known("loop_closure", profile.loop_closure);
    json_.Member("untraceable_asks", profile.untraceable_asks);
    Known("popularity", profile.popularity);
    Known("commitment", profile.commitment);
    Known("virality", profile.virality);
    json_.CloseObject();
  }

 private:
  template <typename T>
  void Known(const char* key, const std::optional<T>& value) {
    json_.Key(key);
    if (value) {
      Value(*value);
    } else {
      json_.Value(nullptr);
    }
  }

  void Value(std::int64_t count) { json_.Value(count); }
  void Value(const Share& share) {
    const Interval interval = WilsonInterval(share);
    json_.OpenObject();
    json_.Member("count", share.count);
    json_.Member("of", share.of);
    json_.Member("low", interval.low);
    json_.Member("high", interval.high);
    json_.CloseObject();
  }
  void Value(const PerThousand& value) {
    json_.OpenObject();
    json_.Member("mean", value.mean);
    json_.Member("messages", value.messages);
    json_.CloseObject();
  }

  void Times(const std::optional<ReplyTimes>& times) {
    json_.Key("reply_times");
    if (!times) return json_.Value(nullptr);
    json_.OpenObject();
    json_.Member("questions", times->curve.waits);
    json_.Member("open", times->curve.censored);
    json_.Member("watched_minutes", times->curve.last);
    Known("quarter", times->quarter_minutes);
    Known("median", times->median_minutes);
    Known("three_quarters", times->three_quarters_minutes);
    json_.OpenArray("curve");
    for (const SurvivalStep& step : times->curve.steps) {
      json_.OpenObject();
      json_.Member("minutes", step.time);
      json_.Member("at_risk", step.at_risk);
      json_.Member("answered", step.ended);
      json_.Member("waiting", step.waiting);
      json_.CloseObject();
    }
    json_.CloseArray();
    json_.CloseObject();
  }

  JsonWriter& json_;
};

// Index 0 of the closed sets is what is not known.
template <std::size_t kSize>
void WriteCounts(const char* key, const std::array<const char*, kSize>& names,
                 const std::array<std::int64_t, kSize>& counts, JsonWriter* json) {
  json->OpenObject(key);
  for (std::size_t i = 0; i < kSize; ++i) json->Member(i == 0 ? "unknown" : names[i], counts[i]);
  json->CloseObject();
}

void WriteInstruments(const InstrumentTimeline& timeline, JsonWriter* json) {
  json->OpenObject();
  json->Member("unit", NameOf(kUnitNames, timeline.unit));
  json->OpenArray("periods");
  for (const InstrumentPeriod& period : timeline.periods) {
    json->OpenObject();
    json->Member("from", period.span.from);
    json->Member("to", period.span.to);
    json->Member("items", period.items);
    WriteCounts("instruments", kInstrumentNames, period.instruments, json);
    WriteCounts("directions", kDirectionNames, period.directions, json);
    json->CloseObject();
  }
  json->CloseArray();
  json->CloseObject();
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
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "dialogue");
  json.Member("scope", NameOf(kDialogueScopeNames, request.scope));
  json.Member("key", request.key);
  ProfileWriter(&json).Write(ProfileOf(state.feed, items));
  json.Key("instruments");
  if (request.scope == DialogueScope::kItem) {
    json.Value(nullptr);
  } else {
    WriteInstruments(InstrumentsOf(state.feed, items), &json);
  }
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen
