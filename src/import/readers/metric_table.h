// What the tables of counts of all platforms share: a row per message, columns known by their names
// and in any order. A layout says which names; blank is unknown, never 0.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

using ColumnNames = std::vector<std::string_view>;

// Columns of a figure, with what the platform means by it.
using FigureNames = std::vector<std::pair<std::string_view, Definition>>;

struct MetricLayout {
  ColumnNames id;  // one of these makes a row the header
  ColumnNames link;
  std::vector<ColumnNames> texts;  // the longest cell is the text
  ColumnNames time;
  ColumnNames reactions, comments, shares;
  FigureNames reach, impressions;
  ColumnNames sum;  // of reactions, comments and shares; a difference is told
  std::vector<std::pair<const char*, ColumnNames>> others;  // by our name, sorted
  ColumnNames page, account;  // whose counts: of a page, of another kind of account
  ColumnNames daily;          // columns of the tables per day, which are refused
  // Parts of the reach: who follows the account, and who does not; each of a figure of that
  // meaning.
  FigureNames reach_followers = {}, reach_others = {};
  // Likewise, who saw it without money, and who was shown it for money.
  FigureNames reach_organic = {}, reach_paid = {};
  // Ids are letters and digits, and this before them is the address of the message.
  std::string_view link_start = {};
  bool is_daily_with_id = false;  // a table per day names the messages as well
};

// Counts are totals up to the day that the table itself tells, or that was answered to
// "measured:<file>", which is asked where it tells none: never up to the day of the import, and
// never up to a day before a message of the table. Each row is a sighting or a line of the report;
// columns of figures that no layout has are named once. Rows of what was paid for are kept apart
// (paid_rows.h), in the table of any platform.
MetricReading ReadMetricTable(const MetricLayout& layout, std::string_view platform,
                              const SourceFile& file, const std::string& today,
                              const Answers& answers);

}  // namespace kringen
