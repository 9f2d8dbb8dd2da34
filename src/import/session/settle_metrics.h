// What several tables say of one message, made one: totals of one source on one day are the same
// counts, so that nothing a table tells is lost behind another, and what cannot be is told.
#pragma once

#include "model/publication.h"

namespace kringen {

struct MetricNotes {
  bool has_early = false;      // a day before the message: left out, the figures stay
  bool has_differing = false;  // two totals of one thing on one day: the larger counts
  bool has_undated = false;  // figures without a day beside dated ones of their source, which count
};

// Measurements in the order of their days. Of one source and day each meaning of who saw it has
// one, with all that people did; figures of two meanings stay apart. The order in which they came
// changes nothing, and a second time does nothing.
MetricNotes SettleMetrics(PublicationItem* item);

}  // namespace kringen
