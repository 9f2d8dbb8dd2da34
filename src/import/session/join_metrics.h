// Finds the item that each row of a table of counts is about: by link or id, else by its text
// within a day of its time, else by its minute, and only among messages of the same kind of account
// (a page or a person's) and of the same account. A table often does not say its zone: how far it
// is off follows from rows that were found by link or text. What fits two items fits none.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Adds the rows of one table to their candidates and returns those that found none, in their
// order; what fits several alike names them. `accounts` has for each candidate the name of its
// account, empty where it is not known. Neither the order of the rows nor that of the candidates
// matters.
std::vector<MetricSighting> JoinMetrics(std::vector<MetricSighting> sightings,
                                        std::vector<Candidate>* candidates,
                                        const std::vector<std::string>& accounts = {});

// "metrics.unmatched" or, with the places of all that it fits, "metrics.ambiguous".
ReportLine UnjoinedLine(const MetricSighting& sighting);

}  // namespace kringen
