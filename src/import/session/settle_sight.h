// Who saw a message, where several rows tell it. A part that was paid for is taken from the whole
// of its own row and of no other: rows that disagree are never put together, and one of them counts
// by one rule (docs/formats.md, 7).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/publication.h"

namespace kringen {

// The larger of two totals of one thing, which only grows; a difference is told by its name.
template <typename Number>
void TakeLarger(const std::string& name, Number other, Number* mine,
                std::set<std::string>* differing) {
  if (other >= 0 && *mine >= 0 && other != *mine) differing->insert(name);
  if (other > *mine) *mine = other;
}

// Where a source says that its message was advertised, a figure of people of that day or later that
// does not tell its own paid part is no reach of the message. Such ones are kept by another name
// ("viewers_total"); gives them as "viewers: 5200".
std::set<std::string> SetApartUnparted(std::vector<MetricRow>* rows);

// Of one source and one day: a row of advertisements alone is no reach beside a figure that was set
// apart, of which it may be any part. It is kept as "paid_reach".
void SetApartBought(std::vector<MetricRow>* rows);

// Of one source, day and definition, all with a reach, at least one: the row that counts, with its
// own parts. What does not agree with it is told by the names of the format.
MetricRow ReachOf(const std::vector<MetricRow>& rows, std::set<std::string>* differing);

}  // namespace kringen
