// Where an export and a site come from, and what was decided about them: herkomst.json beside the
// export. It names what was withdrawn by digest, accounts by key and counts releases; it holds no
// text of a message, no name and no account. A site carries its own with the files alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_write.h"
#include "base/result.h"
#include "model/publication_json.h"

namespace kringen {

inline constexpr std::string_view kProvenanceName = "herkomst.json";

// A file that a run wrote, to be replaced or removed by the next one.
struct OwnedFile {
  std::string path;    // within the folder, with '/'
  std::string sha256;  // 64 digits
  bool operator==(const OwnedFile&) const = default;
};

// Why an id must stay away. `digest` is of WithdrawnDigest().
struct Withdrawal {
  std::string digest;
  std::string reason;  // a code of withheld
  std::string day;     // YYYY-MM-DD
  bool operator==(const Withdrawal&) const = default;
};

// What a person said of an account: "office", "personal", "both".
struct AccountRole {
  std::string source;  // as PublicationSource::kind
  std::string key;     // of AccountKey(); tells nothing
  std::string role;
  bool operator==(const AccountRole&) const = default;
};

// One opening of flagged messages: how many were seen, on which day, as which pair of eyes (1, 2).
struct Release {
  std::string day;
  std::int64_t eyes = 1;
  std::int64_t seen = 0;
  bool operator==(const Release&) const = default;
};

struct Provenance {
  std::vector<OwnedFile> files;
  std::vector<Withdrawal> withdrawals;
  std::vector<AccountRole> accounts;
  std::vector<Release> releases;
  bool operator==(const Provenance&) const = default;
};

// The manifest of files to be written; a provenance itself is not in it.
std::vector<OwnedFile> OwnedFilesOf(const std::vector<OutputFile>& files);
// The member "files" of a provenance; nothing when there are none.
void WriteOwnedFiles(const std::vector<OwnedFile>& files, JsonWriter* json);
// Completes what a run writes: herkomst.json with the manifest of the other files.
void AddProvenance(Provenance provenance, std::vector<OutputFile>* files);

std::string WriteProvenance(const Provenance& provenance);
Result<Provenance> ReadProvenance(std::string_view json);

// How an id stands in withdrawn.json: "sha256:" and 64 digits. What is such a digest already stays.
std::string WithdrawnDigest(std::string_view id);
// Eight digits for the account that ids carry; the same for the same account everywhere.
std::string AccountKey(std::string_view source, std::string_view account);

}  // namespace kringen
