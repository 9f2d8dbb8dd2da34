// Which messages of an export are public on a day: those that are neither withdrawn nor expired nor
// still to come. One rule for whoever publishes it, reports on it or estimates from it. What is not
// public tells nothing: no number counts it, and no rate is learned of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication.h"

namespace kringen {

// After the end of `today` (YYYY-MM-DD), by the clock of Amsterdam: what has a time that has yet to
// come was not published, whatever a source says of its state. Events are announcements and stay.
// An empty day knows no future.
bool IsStillToCome(const PublicationItem& item, std::string_view today);

struct LeftOut {
  std::vector<PublicationItem> expired;
  std::vector<PublicationItem> ahead;
  std::int64_t withdrawn = 0;  // still in the files
};
// Takes out what is not public, and what would tell of it (DropDangling).
LeftOut KeepPublic(std::string_view today, Publication* publication);

// The local day on which the export was made; empty where it does not say so.
std::string DayOfExport(const Publication& publication);

}  // namespace kringen
