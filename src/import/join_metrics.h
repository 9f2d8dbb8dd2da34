// Finds the item that each row of a table of counts is about: by link, or by its text within a day
// of its time. Two items that fit as well are no item.
#pragma once

#include "import/candidate.h"

namespace kringen {

// Adds the rows to their candidates and returns those that found none.
std::vector<MetricSighting> JoinMetrics(std::vector<MetricSighting> sightings,
                                        std::vector<Candidate>* candidates);

}  // namespace kringen
