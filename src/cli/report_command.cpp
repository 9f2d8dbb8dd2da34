// kringen report: two pages on a month, some days or a case of an export, and their numbers as
// tables.
#include "report/report.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/population_choice.h"
#include "cli/reach_origin.h"
#include "cli/terminal.h"
#include "report/report_text.h"

namespace kringen {

// Made by cmake/cli.cmake.
extern const char* const kReportStyles;

namespace {

// One of a month, a case and two days.
Result<ReportPeriod> PeriodOf(const ReportArguments& arguments) {
  const bool has_days = !arguments.from.empty() || !arguments.to.empty();
  const int given =
      (arguments.month.empty() ? 0 : 1) + (arguments.case_id.empty() ? 0 : 1) + (has_days ? 1 : 0);
  if (given != 1) return Error{"report.no_period", "", ""};
  if (has_days) return DatesPeriod(arguments.from, arguments.to);
  if (!arguments.month.empty()) return MonthPeriod(arguments.month);
  return CasePeriod(arguments.case_id);
}

Failure CheckCase(const ReportPeriod& period, const Publication& publication) {
  if (period.kind != ReportPeriod::Kind::kCase) return {};
  std::string known;
  for (const Case& each : publication.cases) {
    if (each.id == period.case_id) return {};
    known += (known.empty() ? "" : ", ") + each.id;
  }
  return Error{"report.no_case", known.empty() ? "-" : known, period.case_id};
}

// Reports on other periods stay in the folder.
Failure PutReport(const Arguments& all, const Words& words, std::vector<OutputFile> files) {
  Result<OwnedFolder> owned =
      OwnedFolder::Open(all.report.output, FolderKind::kSite, all.wait_s, NoticeOf(all, words));
  if (!owned.ok()) return owned.error();
  return std::move(owned).value().Add(std::move(files), PutOptionsOf(all));
}

}  // namespace

int ReportCommand(const Arguments& all, const Words& words) {
  const ReportArguments& arguments = all.report;
  const Result<ReportPeriod> period = PeriodOf(arguments);
  if (!period.ok()) return FailWith(words, period.error());
  if (IsWithin(arguments.output, arguments.folder)) {
    return FailWith(words, {"report.inside_export", "", arguments.output});
  }
  const Result<FolderLock> held = FolderLock::Take(
      FolderName(arguments.folder), FolderLock::Use::kRead, all.wait_s, NoticeOf(all, words));
  if (!held.ok()) return FailWith(words, held.error());
  ReportInput input;
  input.period = period.value();
  input.export_files = ReadFolder(arguments.folder);
  Result<ExportReading> reading = ReadSoundExport(input.export_files, arguments.folder);
  if (!reading.ok()) return FailWith(words, reading.error());
  const Publication& publication = reading.value().publication;
  if (const Failure no_case = CheckCase(input.period, publication)) {
    return FailWith(words, *no_case);
  }
  const PopulationChoice population =
      ChoosePopulation(arguments.folder, arguments.population, publication.population);
  // A report can do without the one that the feed names; what is given, or is there, has to be
  // good.
  const bool is_spared = population.is_unreachable() && arguments.population.empty();
  if (population.wrong && !is_spared) return FailPopulation(words, population);
  if (is_spared && !all.quiet) FailPopulation(words, population);
  std::optional<ReachEstimator> estimator;
  if (population.spec) {
    input.estimator = &estimator.emplace(*population.spec, kReachReplicates);
    input.villages = VillageNamesOf(population.bytes);
  }
  ReachBeside reach = ReadReachBeside(arguments.folder, input.export_files, population.bytes);
  input.estimates = std::move(reach.file);
  if (reach.is_stale && input.estimator == nullptr) {
    const std::string stale = words.Get("reach.stale", {{"folder", arguments.folder}});
    std::fprintf(stderr, "%s\n", stale.c_str());
  }
  Terminal terminal(all.quiet);
  input.progress = [&](std::size_t done, std::size_t count) {
    terminal.Progress(words.Get("report.progress"), done, count);
  };
  const std::vector<Error> skipped = SkippedIn(reading.value());
  const std::string language =
      arguments.language.empty() ? std::string(PageLanguage(publication)) : arguments.language;
  const ReportSource source =
      SourceOf(std::move(reading).value().publication, arguments.today, DayNow());
  input.source = &source;
  PeriodReport report;
  FillReport(input, &report);
  terminal.Clear();
  const Words report_words(language);
  std::vector<OutputFile> files = WriteReport(
      report,
      {[&](std::string_view key) { return report_words.Get(key); }, language, kReportStyles});
  const std::string place = FolderName(arguments.output) + "/" + files.front().path;
  if (const Failure failure = PutReport(all, words, std::move(files))) {
    return FailWith(words, *failure);
  }
  if (!all.quiet) {
    const std::string count = std::to_string(report.tally.total.messages);
    std::fprintf(stderr, "%s\n",
                 words.Get("report.done", {{"items", count}, {"place", place}}).c_str());
    const ReportWords spoken([&](std::string_view key) { return words.Get(key); });
    for (const std::string& told : PassedText(report, spoken)) {
      std::fprintf(stderr, "%s\n", told.c_str());
    }
  }
  const bool is_skipped = TellProblems(skipped, input.export_files, arguments.folder, words);
  return TellAhead(source.left_out, words) || is_skipped ? 1 : 0;
}

}  // namespace kringen
