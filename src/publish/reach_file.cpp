#include "publish/reach_file.h"

#include "base/digest.h"
#include "base/few.h"
#include "base/json_value.h"
#include "base/json_write.h"
#include "model/file_digests.h"

namespace kringen {
namespace {

// What a file that says "few" is read as.
constexpr std::int64_t kSomeFew = kFew / 2;

void Put(const char* name, const ReachRange& range, JsonWriter* json) {
  json->OpenArray(name);
  for (const std::int64_t persons : {range.median, range.low, range.high}) {
    IsFew(persons) ? json->Value(nullptr) : json->Value(persons);
  }
  json->CloseArray();
}

void PutKnown(const char* name, std::int64_t count, JsonWriter* json) {
  if (count >= 0) json->Member(name, count);
}

void PutAll(const char* name, const std::map<std::string, ReachAggregate>& all, JsonWriter* json) {
  json->OpenObject(name);
  for (const auto& [id, each] : all) {
    json->OpenObject(id);
    json->Member("evidence", each.evidence);
    PutKnown("reported", each.reported, json);
    PutKnown("paid", each.paid, json);
    if (!each.definition.empty()) json->Member("definition", each.definition);
    PutKnown("followers", each.followers, json);
    if (each.is_local_known) json->Member("local_share_known", true);
    PutKnown("users", each.users, json);
    json->Member("warnings", each.warnings);
    Put("reach", each.reach, json);
    Put("thrice", each.thrice, json);
    Put("direct", each.direct, json);
    Put("both", each.both, json);
    Put("shared", each.shared, json);
    Put("recommended", each.recommended, json);
    json->OpenObject("villages");
    for (const auto& [village, range] : each.villages) Put(village.c_str(), range, json);
    json->CloseObject();
    json->CloseObject();
  }
  json->CloseObject();
}

void PutUnknown(const std::map<std::string, std::int64_t>& unknown, JsonWriter* json) {
  json->OpenObject("unknown");
  for (const auto& [id, engaged] : unknown) {
    json->OpenObject(id);
    json->Member("evidence", "none");
    json->Member("engaged", engaged);
    json->CloseObject();
  }
  json->CloseObject();
}

std::int64_t Whole(const JsonValue* value) {
  return value == nullptr ? 0 : static_cast<std::int64_t>(value->number);
}

std::int64_t Known(const JsonValue* value) { return value == nullptr ? -1 : Whole(value); }

std::string TextOf(const JsonValue* value) { return value == nullptr ? "" : value->text; }

std::vector<std::string> TextsOf(const JsonValue* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const JsonValue& each : list->values) texts.push_back(each.text);
  return texts;
}

ReachRange RangeOf(const JsonValue* value) {
  if (value == nullptr || value->values.size() != 3) return {};
  const auto persons = [&](std::size_t i) {
    const JsonValue& part = value->values[i];
    return part.is(JsonValue::Type::kNull) ? kSomeFew : Whole(&part);
  };
  return {persons(0), persons(1), persons(2)};
}

std::map<std::string, ReachAggregate> AllOf(const JsonValue* list) {
  std::map<std::string, ReachAggregate> all;
  if (list == nullptr) return all;
  for (std::size_t i = 0; i < list->names.size(); ++i) {
    const JsonValue& each = list->values[i];
    ReachAggregate& aggregate = all[list->names[i]];
    aggregate.reach = RangeOf(each.Find("reach"));
    aggregate.thrice = RangeOf(each.Find("thrice"));
    aggregate.direct = RangeOf(each.Find("direct"));
    aggregate.both = RangeOf(each.Find("both"));
    aggregate.shared = RangeOf(each.Find("shared"));
    aggregate.recommended = RangeOf(each.Find("recommended"));
    aggregate.evidence = TextOf(each.Find("evidence"));
    aggregate.reported = Known(each.Find("reported"));
    aggregate.paid = Known(each.Find("paid"));
    aggregate.definition = TextOf(each.Find("definition"));
    aggregate.is_local_known = each.Find("local_share_known") != nullptr;
    aggregate.followers = Known(each.Find("followers"));
    aggregate.users = Known(each.Find("users"));
    aggregate.warnings = TextsOf(each.Find("warnings"));
    const JsonValue* villages = each.Find("villages");
    for (std::size_t k = 0; villages != nullptr && k < villages->names.size(); ++k) {
      aggregate.villages.emplace_back(villages->names[k], RangeOf(&villages->values[k]));
    }
  }
  return all;
}

std::map<std::string, std::vector<std::string>> MergedOf(const JsonValue* value) {
  std::map<std::string, std::vector<std::string>> merged;
  for (std::size_t i = 0; value != nullptr && i < value->names.size(); ++i) {
    merged[value->names[i]] = TextsOf(&value->values[i]);
  }
  return merged;
}

std::map<std::string, std::int64_t> UnknownOf(const JsonValue* list) {
  std::map<std::string, std::int64_t> unknown;
  for (std::size_t i = 0; list != nullptr && i < list->names.size(); ++i) {
    unknown[list->names[i]] = Whole(list->values[i].Find("engaged"));
  }
  return unknown;
}

ReachOrigin OriginOf(const JsonValue* value) {
  if (value == nullptr) return {};
  return {TextOf(value->Find("feed")), TextOf(value->Find("population"))};
}

}  // namespace

std::string DigestOfFeed(const std::vector<OutputFile>& files) {
  return DigestOfFiles(FeedFilesOf(files));
}

bool IsComputedFrom(const ReachFile& file, const std::vector<OutputFile>& files,
                    std::string_view population) {
  if (file.of.feed != DigestOfFeed(files)) return false;
  const bool can_differ = !population.empty() && !file.of.population.empty();
  return !can_differ || file.of.population == Sha256Hex(population);
}

std::string WriteReachFile(const ReachFile& file) {
  JsonWriter json;
  json.OpenObject();
  json.Member("schema", 1);
  json.Member("kind", "estimate");
  json.Member("seed", file.seed);
  json.Member("replicates", file.replicates);
  json.Member("residents", file.residents);
  if (file.year > 0) json.Member("year", file.year);
  if (file.of != ReachOrigin{}) {
    json.OpenObject("computed_from");
    json.Member("feed", file.of.feed);
    if (!file.of.population.empty()) json.Member("population", file.of.population);
    json.CloseObject();
  }
  if (!file.merged.empty()) {
    json.OpenObject("merged");
    for (const auto& [village, names] : file.merged) json.Member(village.c_str(), names);
    json.CloseObject();
  }
  PutAll("items", file.items, &json);
  if (!file.unknown.empty()) PutUnknown(file.unknown, &json);
  PutAll("cases", file.cases, &json);
  json.CloseObject();
  return json.Take() + "\n";
}

ReachFile ReadReachFile(std::string_view json) {
  const JsonValue root = ParseJson(json).value_or(JsonValue());
  if (Whole(root.Find("schema")) != 1) return {};
  return {static_cast<std::uint64_t>(Whole(root.Find("seed"))),
          Whole(root.Find("replicates")),
          Whole(root.Find("residents")),
          Whole(root.Find("year")),
          AllOf(root.Find("items")),
          AllOf(root.Find("cases")),
          UnknownOf(root.Find("unknown")),
          OriginOf(root.Find("computed_from")),
          MergedOf(root.Find("merged"))};
}

}  // namespace kringen
