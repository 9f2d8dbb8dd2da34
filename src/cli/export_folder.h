// An export in a folder, with what was decided about it: read before a command changes it, and
// written as a whole.
#pragma once

#include <string>

#include "model/provenance.h"
#include "model/publication_json.h"

namespace kringen {

struct EarlierExport {
  bool is_there = false;  // at least what must stay away
  bool has_feed = false;
  std::string damage;  // the file that cannot be read; what it withdrew is not known then
  Publication publication;
  Provenance provenance;
};
// None there when the folder has neither feed.json nor withdrawn.json nor a provenance.
EarlierExport ReadExportFolder(const std::string& folder);

}  // namespace kringen
