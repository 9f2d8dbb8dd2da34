// The report of a period: its numbers, all from one list of messages, and the files that say them.
// The same export and the same period give the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/publication_json.h"
#include "publish/html.h"
#include "report/answers.h"
#include "report/period_reach.h"
#include "report/ranking.h"

namespace kringen {

struct PeriodReport {
  const ReportSource* source = nullptr;
  ReportPeriod period;
  Tally tally;
  Passed passed = Passed::kWhole;
  std::optional<ReportPeriod> before;
  std::optional<std::int64_t> messages_before;
  AnswerFigures answers;
  PeriodReach reach;
  Ranking ranking;  // points into the tally
  std::string export_digest;

  PeriodReport() = default;
  PeriodReport(const PeriodReport&) = delete;
  PeriodReport& operator=(const PeriodReport&) = delete;
};

// Fills the report; `export_files` are those of the folder as it stands, for their check number.
// Without an estimator nothing is estimated; `estimates` are then those of an earlier run, or none.
struct ReportInput {
  const ReportSource* source = nullptr;
  ReportPeriod period;
  std::vector<OutputFile> export_files;
  ReachEstimator* estimator = nullptr;
  VillageNames villages;
  ReachFile estimates;
  ReachProgress progress = [](std::size_t, std::size_t) {};
};
void FillReport(const ReportInput& input, PeriodReport* report);

// How the files are written, in the language of the words.
struct ReportStyle {
  PublishWords words;
  std::string language;    // code, for the page
  std::string stylesheet;  // assets/report/report.css
};
// rapport-2026-10.html, and as tables rapport-2026-10-kanalen.csv and
// rapport-2026-10-berichten.csv.
std::vector<OutputFile> WriteReport(const PeriodReport& report, const ReportStyle& style);

}  // namespace kringen
