// What `kringen import` tells: the report by kind, the sums by file, what goes out of the export,
// what has to be looked at and what is asked. On standard error for people, as JSON on standard
// output for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/terminal.h"
#include "cli/words.h"
#include "import/session/session.h"

namespace kringen {

void PrintReport(const ImportSession& session, const std::vector<ReportLine>& refused,
                 const Words& words, const Terminal& terminal);
// `exit_code`: how the run ends; 2: nothing was written.
void PrintReportJson(const ImportSession& session, const std::vector<ReportLine>& refused,
                     int exit_code);
// True when one of them is open.
bool PrintQuestions(const ImportSession& session, const Words& words);
// Each by its id and day.
void PrintWithdrawals(const std::vector<NewWithdrawal>& withdrawals, const Words& words);
// False when a record is unaccounted for, which is the program's error; it is told even when quiet.
bool SumsHold(const ImportSession& session, const Words& words);
// What was estimated of the export before does not hold for the new one, and went out with it.
void TellLostReach(bool had_reach, const std::string& folder, const Words& words);
// A sentence with its names filled in, on standard error; of a count that for one or for others.
using Fill = std::vector<std::pair<std::string_view, std::string>>;
void Say(const Words& words, std::string_view key, const Fill& fill = {});
void SayCount(const Words& words, const std::string& key, std::size_t count, const Fill& fill = {});

}  // namespace kringen
