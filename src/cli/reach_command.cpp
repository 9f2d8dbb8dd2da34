// kringen reach: estimates of every message and case of an export, into its reach.json.
#include <algorithm>
#include <cstdio>
#include <map>

#include "app/reach_question.h"
#include "base/digest.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/export_problems.h"
#include "cli/files.h"
#include "cli/population_choice.h"
#include "cli/terminal.h"
#include "report/reach_estimator.h"
#include "report/tally.h"

namespace kringen {
namespace {

constexpr std::size_t kMost = 1'000'000;

// False when the model refuses it: for more friends than residents, for instance.
bool Add(const std::string& id, std::vector<reach::Engagement> messages, ReachEstimator* estimator,
         std::map<std::string, ReachAggregate>* out) {
  const Result<reach::ReachSimulation> done = estimator->Run(std::move(messages));
  if (!done.ok()) return false;
  out->emplace(id, AggregateOf(done.value().Result(), done.value().question().messages));
  return true;
}

std::vector<std::string> ContradictedIn(const Feed& feed) {
  std::vector<std::string> ids;
  for (const ItemIndex item : feed.by_time) {
    if (feed.items[item].withdrawn) continue;
    if (NoEstimateOf(feed, item) == NoEstimate::kContradicted) ids.emplace_back(feed.Id(item));
  }
  return ids;
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
  const reach::PopulationSpec& spec = *population.spec;
  const Feed& feed = source.feed;
  ReachEstimator estimator(spec, arguments.replicates);
  ReachFile file;
  file.seed = kReachSeed;
  file.replicates = arguments.replicates;
  file.of = {DigestOfFeed(files), Sha256Hex(population.bytes)};
  const std::vector<ItemIndex> items = EstimableItems(feed, kMost);
  const std::vector<reach::Engagement> messages = EngagementsOf(feed, items);
  std::map<std::string, std::vector<reach::Engagement>> cases;
  Terminal terminal(all.quiet);
  const std::vector<std::string> contradicted = ContradictedIn(feed);
  std::vector<std::string> refused;
  std::size_t done = 0;
  for (const reach::Engagement& message : messages) {
    const ItemIndex item = items[done];
    terminal.Progress(words.Get("reach.progress"), done++, items.size());
    if (!Add(message.id, {message}, &estimator, &file.items)) refused.push_back(message.id);
    const std::int16_t of_case = feed.items[item].case_index;
    if (of_case >= 0) cases[feed.cases[static_cast<std::size_t>(of_case)].id].push_back(message);
  }
  for (auto& [id, members] : cases) {
    // Newest first, so that what is over the limit is the oldest, as on the page.
    members.resize(std::min(members.size(), kMostReachMessages));
    std::reverse(members.begin(), members.end());
    Add(id, std::move(members), &estimator, &file.cases);
  }
  terminal.Clear();
  if (!file.items.empty()) {
    file.residents = static_cast<std::int64_t>(spec.residents());
    file.year = spec.year;
  }
  const Failure failure = folder.Add({{"reach.json", WriteReachFile(file)}}, PutOptionsOf(all));
  if (failure) return FailWith(words, *failure);
  if (!all.quiet) {
    std::fprintf(stderr, "%s\n",
                 words
                     .Get("reach.done",
                          {{"items", std::to_string(file.items.size())},
                           {"cases", std::to_string(file.cases.size())},
                           {"others", std::to_string(publication.items.size() - file.items.size() -
                                                     contradicted.size() - refused.size())}})
                     .c_str());
    TellIds(words, "reach.contradicted", contradicted);
    TellIds(words, "reach.refused", refused);
  }
  const bool is_skipped = TellProblems(SkippedIn(reading.value()), files, arguments.folder, words);
  const bool is_ahead = TellAhead(source.left_out, words);
  return refused.empty() && !is_skipped && !is_ahead ? 0 : 1;
}

}  // namespace kringen
