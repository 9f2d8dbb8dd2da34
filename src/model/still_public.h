// Which messages of an export are public on a day: those that are neither withdrawn nor expired.
// One rule for whoever publishes it, reports on it or estimates from it. What is not public tells
// nothing any more: no number counts it, and no rate is learned of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication.h"

namespace kringen {

struct LeftOut {
  std::vector<PublicationItem> expired;
  std::int64_t withdrawn = 0;  // still in the files
};
// Takes out what is not public, and what would tell of it (DropDangling).
LeftOut KeepPublic(std::string_view today, Publication* publication);

// The local day on which the export was made; empty where it does not say so.
std::string DayOfExport(const Publication& publication);

}  // namespace kringen
