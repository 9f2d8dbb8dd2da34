// The page of a report: two sheets of A4 when it is printed, without a script, and without a
// request to anywhere.
#pragma once

#include <string>

#include "report/report.h"
#include "report/report_words.h"

namespace kringen {

struct PageParts {
  std::string language;
  std::string stylesheet;
  std::string figures_digest;  // of the tables beside it
  std::string figures_names;   // those, as a shell has them
};
std::string ReportHtml(const PeriodReport& report, const PageParts& parts,
                       const ReportWords& words);

}  // namespace kringen
