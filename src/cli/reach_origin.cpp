#include "cli/reach_origin.h"

#include <optional>

#include "cli/disk.h"

namespace kringen {

bool HasReachFile(const std::string& folder) {
  return ReadPlainFile(folder + "/reach.json").has_value();
}

ReachBeside ReadReachBeside(const std::string& folder, const std::vector<OutputFile>& files,
                            const std::string& population) {
  const std::optional<std::string> bytes = ReadPlainFile(folder + "/reach.json");
  if (!bytes) return {};
  ReachFile file = ReadReachFile(*bytes);
  if (!IsComputedFrom(file, files, population)) return {{}, true};
  return {std::move(file), false};
}

}  // namespace kringen
