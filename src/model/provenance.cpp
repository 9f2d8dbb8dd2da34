#include "model/provenance.h"

#include <algorithm>

#include "base/digest.h"
#include "base/json_value.h"
#include "base/json_write.h"

namespace kringen {
namespace {

constexpr std::string_view kDigestMark = "sha256:";

const std::vector<JsonValue>& List(const JsonValue& json, std::string_view name) {
  static const std::vector<JsonValue> kNone;
  const JsonValue* value = json.Find(name);
  return value == nullptr ? kNone : value->values;
}

std::string Text(const JsonValue& json, std::string_view name) {
  const JsonValue* value = json.Find(name);
  return value == nullptr ? std::string() : value->text;
}

std::int64_t Whole(const JsonValue& json, std::string_view name) {
  const JsonValue* value = json.Find(name);
  const bool is_sane = value != nullptr && value->number > -1e15 && value->number < 1e15;
  return is_sane ? static_cast<std::int64_t>(value->number) : 0;
}

template <typename Entries, typename Write>
void WriteList(std::string_view name, const Entries& entries, JsonWriter* json, Write write) {
  if (entries.empty()) return;
  json->OpenArray(name);
  for (const auto& entry : entries) {
    json->OpenObject();
    write(entry);
    json->CloseObject();
  }
  json->CloseArray();
}

}  // namespace

std::vector<OwnedFile> OwnedFilesOf(const std::vector<OutputFile>& files) {
  std::vector<OwnedFile> owned;
  for (const OutputFile& file : files) {
    if (file.path != kProvenanceName) owned.push_back({file.path, Sha256Hex(file.bytes)});
  }
  return owned;
}

void WriteOwnedFiles(const std::vector<OwnedFile>& files, JsonWriter* json) {
  WriteList("files", files, json, [&](const OwnedFile& file) {
    json->Member("path", file.path);
    json->Member("sha256", file.sha256);
  });
}

void AddProvenance(Provenance provenance, std::vector<OutputFile>* files) {
  std::erase_if(*files, [](const OutputFile& file) { return file.path == kProvenanceName; });
  provenance.files = OwnedFilesOf(*files);
  files->push_back({std::string(kProvenanceName), WriteProvenance(provenance)});
}

std::string WriteProvenance(const Provenance& provenance) {
  JsonWriter json;
  json.OpenObject();
  json.Member("schema", 1);
  WriteOwnedFiles(provenance.files, &json);
  WriteList("withdrawals", provenance.withdrawals, &json, [&](const Withdrawal& each) {
    json.Member("digest", each.digest);
    json.Member("reason", each.reason);
    json.Member("day", each.day);
  });
  WriteList("accounts", provenance.accounts, &json, [&](const AccountRole& account) {
    json.Member("source", account.source);
    json.Member("key", account.key);
    json.Member("role", account.role);
  });
  WriteList("releases", provenance.releases, &json, [&](const Release& release) {
    json.Member("day", release.day);
    json.Member("eyes", release.eyes);
    json.Member("seen", release.seen);
  });
  json.CloseObject();
  return json.Take() + "\n";
}

Result<Provenance> ReadProvenance(std::string_view text) {
  const std::optional<JsonValue> json = ParseJson(text);
  if (!json) return Error{"feed.not_json", "", std::string(kProvenanceName)};
  Provenance provenance;
  for (const JsonValue& file : List(*json, "files")) {
    provenance.files.push_back({Text(file, "path"), Text(file, "sha256")});
  }
  for (const JsonValue& each : List(*json, "withdrawals")) {
    provenance.withdrawals.push_back(
        {Text(each, "digest"), Text(each, "reason"), Text(each, "day")});
  }
  for (const JsonValue& account : List(*json, "accounts")) {
    provenance.accounts.push_back(
        {Text(account, "source"), Text(account, "key"), Text(account, "role")});
  }
  for (const JsonValue& release : List(*json, "releases")) {
    provenance.releases.push_back(
        {Text(release, "day"), Whole(release, "eyes"), Whole(release, "seen")});
  }
  return provenance;
}

std::string WithdrawnDigest(std::string_view id) {
  const std::string_view digits = id.substr(std::min(id.size(), kDigestMark.size()));
  const bool is_digest = id.substr(0, kDigestMark.size()) == kDigestMark && digits.size() == 64 &&
                         digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_digest ? std::string(id) : std::string(kDigestMark) + Sha256Hex(id);
}

std::string AccountKey(std::string_view source, std::string_view account) {
  constexpr std::size_t kDigits = 8;
  return Sha256Hex(std::string(source) + "\n" + std::string(account)).substr(0, kDigits);
}

}  // namespace kringen
