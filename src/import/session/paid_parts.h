// The rows of one table about one message: what the platform showed by itself, and what was shown
// for money, which may be several campaigns. Those are one paid part, beside the message's own
// figures and never among them.
#pragma once

#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// All measurements of the rows. Of one day the campaigns are added up: whom two of them reached
// counts twice among the paid, and never among the others. Where the table does not tell whom the
// message reached without money, whom money brought is no part of a reach, and kept as
// "paid_reach".
std::vector<MetricRow> RowsOfMessage(const std::vector<MetricSighting>& sightings);

}  // namespace kringen
