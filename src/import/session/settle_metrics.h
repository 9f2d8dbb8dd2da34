// What several tables say of one message, made one: totals of one source on one day are the same
// counts, so that nothing a table tells is lost behind another, and what cannot be is told.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/publication.h"

namespace kringen {

struct MetricNotes {
  bool has_early = false;  // a day before the message: left out, the figures stay
  // Figures with two totals on one day, of which the larger counts, by their names in the format.
  std::set<std::string> differing;
  // Totals that are lower on a later day ("reactions: 60 @ 2025-04-01, 40 @ 2025-05-01"): both
  // stay.
  std::vector<std::string> falls;
  // Figures of people that do not tell what was paid, of a message that was advertised
  // ("viewers: 5200"): none of them counts as its reach.
  std::set<std::string> apart;
  bool has_undated = false;  // figures without a day beside dated ones of their source, which count
};

// Measurements in the order of their days. Of one source and day each meaning of who saw it has
// one, with all that people did; figures of two meanings stay apart, and so does what was paid. The
// order in which they came changes nothing, and a second time does nothing.
MetricNotes SettleMetrics(PublicationItem* item);

}  // namespace kringen
