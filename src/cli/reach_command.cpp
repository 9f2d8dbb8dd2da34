// kringen reach: estimates of every message and case of an export, into its reach.json.
#include <algorithm>
#include <cstdio>
#include <map>

#include "app/reach_question.h"
#include "base/digest.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/reach_origin.h"
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

// How many messages, and which: a few by name.
void TellLeftOut(const Words& words, const char* key, const std::vector<std::string>& ids) {
  constexpr std::size_t kMostNamed = 5;
  if (ids.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(ids.size(), kMostNamed); ++i) {
    names += (i == 0 ? "" : ", ") + ids[i];
  }
  if (ids.size() > kMostNamed) names += ", …";
  std::fprintf(stderr, "%s\n",
               words.Get(key, {{"count", std::to_string(ids.size())}, {"ids", names}}).c_str());
}

}  // namespace

int ReachCommand(const Arguments& all, const Words& words) {
  const ReachArguments& arguments = all.reach;
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.folder, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  const std::vector<OutputFile> files = ReadFolder(arguments.folder);
  const ExportReading reading = ReadExport(files);
  const ReportSource source = SourceOf(reading.publication, arguments.today, DayNow());
  const Publication& publication = source.publication;
  if (reading.publication.items.empty())
    return FailWith(words, {"publish.no_export", "", arguments.folder});
  const std::string path =
      PopulationPath(arguments.folder, arguments.population, publication.population);
  const std::string bytes = ReadWhole(path);
  if (bytes.empty()) return FailWith(words, {"publish.no_population", "", path});
  const Result<reach::PopulationSpec> spec = reach::ParsePopulationSpec(bytes);
  if (!spec.ok()) return FailPopulation(words, spec.error(), path);
  const Feed& feed = source.feed;
  ReachEstimator estimator(spec.value(), arguments.replicates);
  ReachFile file;
  file.seed = kReachSeed;
  file.replicates = arguments.replicates;
  file.of = {DigestOfFeed(files), Sha256Hex(bytes)};
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
    file.residents = static_cast<std::int64_t>(spec.value().residents());
    file.year = spec.value().year;
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
    TellLeftOut(words, "reach.contradicted", contradicted);
    TellLeftOut(words, "reach.refused", refused);
  }
  return refused.empty() ? 0 : 1;
}

}  // namespace kringen
