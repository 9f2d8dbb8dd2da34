// What was told and what came back, as a table of channels with their total. Viewers of several
// channels are not added: they are not so many people.
#pragma once

#include <string>

#include "report/report.h"
#include "report/report_words.h"

namespace kringen {

// The others are one row, so that it adds up and stays on two sheets; the table of channels (csv)
// has them all.
inline constexpr std::size_t kMostChannelRows = 7;

std::string ChannelTable(const PeriodReport& report, const ReportWords& words);

}  // namespace kringen
