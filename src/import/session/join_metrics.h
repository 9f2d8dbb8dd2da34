// Finds the item that each row of a table of counts is about: by link or id, else by its text
// within a day of its time, else by its minute. A table often does not say its zone: how far it is
// off follows from rows that were found by link or text. What fits two items fits none.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Adds the rows of one table to their candidates and returns those that found none, in their
// order. Neither the order of the rows nor that of the candidates matters.
std::vector<MetricSighting> JoinMetrics(std::vector<MetricSighting> sightings,
                                        std::vector<Candidate>* candidates);

}  // namespace kringen
