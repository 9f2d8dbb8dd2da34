// Finds the item that each row of a table of counts is about: by link or id, else by its text
// within a day of its time, else by its minute, and only among messages on the same platform, of
// the same kind of account (a page or a person's) and of the same account. A table often does not
// say its zone: how far it is off follows from rows that were found by link or text. What fits two
// items fits none.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Whose a candidate is, as far as its source tells: of a table that people fill in only the
// platform of the channel is known, and its messages may be a page's or a person's.
struct Origin {
  std::string account = {};  // its name
  Platform platform = Platform::kUnknown;
  std::string author = {};  // "page", "profile"
};

struct JoinedMetrics {
  std::vector<MetricSighting> unmatched;          // in their order; what fits several names them
  std::vector<std::vector<std::string>> records;  // for each candidate the rows that it got
};

// Adds the rows of one table to their candidates. `origins`: one for each candidate, or none.
// Neither the order of the rows nor that of the candidates matters.
JoinedMetrics JoinMetrics(std::vector<MetricSighting> sightings, std::vector<Candidate>* candidates,
                          const std::vector<Origin>& origins = {});

// "metrics.unmatched" or, with the places of all that it fits, "metrics.ambiguous".
ReportLine UnjoinedLine(const MetricSighting& sighting);

}  // namespace kringen
