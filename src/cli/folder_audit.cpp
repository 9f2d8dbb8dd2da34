#include "cli/folder_audit.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/file_path.h"
#include "base/json_value.h"
#include "cli/disk.h"
#include "cli/put_plan.h"
#include "model/provenance.h"

namespace kringen {
namespace {

const OutputFile* FileOf(const std::vector<OutputFile>& files, std::string_view path) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const OutputFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

// The population that the feed names, and the claims that it names, where it lies.
std::set<std::string> NamedFiles(const std::string& folder, const std::string& population) {
  std::set<std::string> named;
  const auto bytes = ReadInnerFile(folder, population);
  if (!bytes) return named;
  named.insert(population);
  const JsonValue json = ParseJson(*bytes).value_or(JsonValue());
  if (const JsonValue* claims = json.Find("claims")) {
    named.insert(population.substr(0, population.rfind('/') + 1) + claims->text);
  }
  return named;
}

}  // namespace

std::vector<Error> AuditFolder(const std::string& folder, const std::vector<OutputFile>& files,
                               const std::string& population) {
  std::vector<Error> problems;
  const OutputFile* manifest = FileOf(files, kProvenanceName);
  if (manifest == nullptr) return problems;
  const Result<Provenance> read = ReadProvenance(manifest->bytes);
  if (!read.ok()) return {{"feed.not_json", "", std::string(kProvenanceName)}};
  if (read.value().files.empty()) return problems;
  for (const OwnedFile& file : read.value().files) {
    if (!IsInnerPath(file.path)) problems.push_back({"folder.hostile", file.path, manifest->path});
  }
  KnownFiles known = KnownFilesOf(read.value().files);
  const std::set<std::string> named = NamedFiles(folder, population);
  const Result<std::vector<DiskEntry>> entries = ListTree(folder);
  if (!entries.ok()) return {entries.error()};
  for (const DiskEntry& entry : entries.value()) {
    if (entry.is_folder() || entry.path == kProvenanceName) continue;
    const auto found = known.find(entry.path);
    if (found == known.end()) {
      if (named.count(entry.path) == 0) problems.push_back({"folder.stray", "", entry.path});
      continue;
    }
    std::optional<std::string> bytes;
    if (entry.is_file()) bytes = ReadPlainFile(folder + "/" + entry.path);
    if (!bytes || found->second.count(Sha256Hex(*bytes)) == 0) {
      problems.push_back({"folder.altered", "", entry.path});
    }
    known.erase(found);
  }
  for (const auto& missing : known) problems.push_back({"folder.missing", "", missing.first});
  return problems;
}

}  // namespace kringen
