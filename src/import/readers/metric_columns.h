// Where the figures of a table of counts stand: the columns that a layout names, and of each
// meaning that a platform gives to "who saw it" one column.
#pragma once

#include <utility>
#include <vector>

#include "import/readers/metric_table.h"
#include "import/text/csv_table.h"

namespace kringen {

struct FigureColumn {
  Definition definition = Definition::kUnknown;
  int column = -1;
};

// -1: the table does not have it.
struct MetricColumns {
  int page = -1, account = -1, id = -1, link = -1;
  int reactions = -1, comments = -1, shares = -1, sum = -1;
  std::vector<int> texts;
  // In the order of the layout.
  std::vector<FigureColumn> reach, impressions, reach_followers, reach_others;
  std::vector<FigureColumn> reach_organic, reach_paid;
  std::vector<std::pair<const char*, int>> others;
  // All that are read, those that say whose or what a row is, and those without any number: what is
  // beside them is a figure that is lost.
  std::vector<int> known;
};

// `days`: names of the column with the day of the measurement.
MetricColumns FindMetricColumns(const MetricLayout& layout, const ColumnNames& days,
                                const CsvTable& table);

}  // namespace kringen
