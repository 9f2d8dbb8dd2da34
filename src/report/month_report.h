// The whole way from an export in memory to the files of the report of a month, for whoever has no
// folders: the studio.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace kringen {

struct MonthOrder {
  Publication publication;
  std::string month;       // "2026-10"
  std::string population;  // text of population.json; empty, or not sound: nothing is estimated
  ReportStyle style;
};

// Errors: "report.bad_month".
Result<std::vector<OutputFile>> MonthReport(const MonthOrder& order);

}  // namespace kringen
