// Whether a row of a table counts what was paid for: by a word ("Sponsored" under "Post type"), by
// yes or no under "Promoted", or by the name of a campaign or a set of advertisements. Whom money
// brought is no reach of the message, so such figures are kept apart.
#pragma once

#include <cstdint>
#include <vector>

#include "import/text/csv_table.h"
#include "model/publication.h"

namespace kringen {

enum class Payment : std::uint8_t { kOrganic, kPaid, kUnclear };

// In a table that people fill in a campaign may be any.
enum class Campaigns : std::uint8_t { kArePaid, kMayBeAny };

class PaidRows {
 public:
  PaidRows(const CsvTable& table, Campaigns campaigns);

  // Does the table tell it at all? Then what is not said to be paid is not.
  bool tells() const { return tells_; }
  // A yes and a no, or what is neither, are unclear.
  Payment Of(std::size_t row) const { return rows_[row]; }
  // Where it is told: also those of words that may mean something else.
  const std::vector<int>& columns() const { return columns_; }
  // The column that makes a row unclear, or -1.
  int UnclearColumn(std::size_t row) const { return unclear_[row]; }

 private:
  bool tells_ = false;
  std::vector<Payment> rows_;
  std::vector<int> unclear_, columns_;
};

// All of it was paid: the people are the paid part of the reach, and each other count is kept by a
// name of its own ("paid_impressions"), which the timeline does not use.
void SetAllPaid(MetricRow* row);

// Nothing is known of what was paid, so nothing of who saw it.
void ForgetSight(MetricRow* row);

}  // namespace kringen
