// The numbers of a report as tables for a spreadsheet: one row for each channel with the total
// below, and one for each message. UTF-8 with a byte order mark, as Excel wants it; what is not
// known is empty, never 0.
#pragma once

#include <string>

#include "report/report.h"
#include "report/report_words.h"

namespace kringen {

std::string ChannelsCsv(const PeriodReport& report, const ReportWords& words);
std::string MessagesCsv(const PeriodReport& report, const ReportWords& words);

// A text as a cell: quoted, and with an apostrophe before what a spreadsheet takes for a formula.
std::string CsvText(std::string_view text);

}  // namespace kringen
