// kringen reach: estimates of every message and case of an export, into its reach.json.
#include <cstdio>

#include "base/digest.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/population_choice.h"
#include "cli/terminal.h"
#include "report/export_estimates.h"

namespace kringen {
namespace {

void TellDone(const ExportEstimator& made, std::size_t messages, const Words& words) {
  const ReachFile& file = made.file();
  const std::size_t others =
      messages - file.items.size() - made.contradicted().size() - made.refused().size();
  std::fprintf(stderr, "%s\n",
               words
                   .Get("reach.done", {{"items", std::to_string(file.items.size())},
                                       {"cases", std::to_string(file.cases.size())},
                                       {"others", std::to_string(others)}})
                   .c_str());
  TellIds(words, "reach.contradicted", made.contradicted());
  TellIds(words, "reach.refused", made.refused());
}

}  // namespace

int ReachCommand(const Arguments& all, const Words& words) {
  const ReachArguments& arguments = all.reach;
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.folder, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  const std::vector<OutputFile> files = ReadFolder(arguments.folder);
  const Result<ExportReading> reading = ReadSoundExport(files, arguments.folder);
  if (!reading.ok()) return FailWith(words, reading.error());
  if (reading.value().publication.items.empty()) {
    return FailWith(words, {"publish.no_export", "", arguments.folder});
  }
  const ReportSource source = SourceOf(reading.value().publication, arguments.today, DayNow());
  const Publication& publication = source.publication;
  const PopulationChoice population =
      ChoosePopulation(arguments.folder, arguments.population, publication.population);
  if (population.wrong) return FailPopulation(words, population);
  if (!population.spec) return FailWith(words, {"reach.no_population", "", arguments.folder});
  Terminal terminal(all.quiet);
  ExportEstimator estimator(source, *population.spec, arguments.replicates);
  do {
    terminal.Progress(words.Get("reach.progress"), estimator.done(), estimator.count());
  } while (estimator.Step());
  terminal.Clear();
  ReachFile file = estimator.file();
  file.of = {DigestOfFeed(files), Sha256Hex(population.bytes)};
  const Failure failure = folder.Add({{"reach.json", WriteReachFile(file)}}, PutOptionsOf(all));
  if (failure) return FailWith(words, *failure);
  if (!all.quiet) TellDone(estimator, publication.items.size(), words);
  const bool is_skipped = TellProblems(SkippedIn(reading.value()), files, arguments.folder, words);
  const bool is_ahead = TellAhead(source.left_out, words);
  return estimator.refused().empty() && !is_skipped && !is_ahead ? 0 : 1;
}

}  // namespace kringen
