#include "cli/export_folder.h"

#include <algorithm>

#include "cli/files.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

const OutputFile* Named(const std::vector<OutputFile>& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const OutputFile& file) { return file.path == name; });
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

EarlierExport ReadExportFolder(const std::string& folder) {
  EarlierExport earlier;
  const std::vector<OutputFile> files = ReadFolder(folder);
  if (files.empty()) return earlier;
  earlier.has_feed = Named(files, "feed.json") != nullptr;
  // What must stay away stays away, also where the feed itself was lost.
  for (const std::string_view name :
       {std::string_view("feed.json"), std::string_view("withdrawn.json"), kProvenanceName}) {
    earlier.is_there |= Named(files, name) != nullptr;
  }
  ExportReading reading = ReadExport(files);
  for (const Error& problem : reading.problems) {
    if (earlier.is_there && HidesContent(problem)) earlier.damage = problem.place;
  }
  earlier.publication = std::move(reading.publication);
  if (const OutputFile* file = Named(files, kProvenanceName)) {
    Result<Provenance> read = ReadProvenance(file->bytes);
    if (read.ok()) {
      earlier.provenance = std::move(read).value();
    } else {
      earlier.damage = kProvenanceName;
    }
  }
  return earlier;
}

}  // namespace kringen
