// kringen reach: estimates of every message and case of an export, into its reach.json.
#include <algorithm>
#include <cstdio>
#include <map>

#include "app/reach_question.h"
#include "base/json_value.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "report/reach_estimator.h"
#include "report/tally.h"

namespace kringen {
namespace {

constexpr std::size_t kMost = 1'000'000;

// What the model made of a question: kRefused for more friends than residents, for instance.
enum class Answer { kRefused, kContradicted, kEstimated };

Answer Add(const std::string& id, std::vector<reach::Engagement> messages,
           ReachEstimator* estimator, std::map<std::string, ReachAggregate>* out) {
  const Result<reach::ReachSimulation> done = estimator->Run(std::move(messages));
  if (done.ok()) {
    out->emplace(id, AggregateOf(done.value().Result(), done.value().question().messages));
    return Answer::kEstimated;
  }
  return done.error().code == "reach.contradicted" ? Answer::kContradicted : Answer::kRefused;
}

}  // namespace

int ReachCommand(const Arguments& all, const Words& words) {
  const ReachArguments& arguments = all.reach;
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.folder, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  const ExportReading reading = ReadExport(ReadFolder(arguments.folder));
  const ReportSource source = SourceOf(reading.publication, arguments.today);
  const Publication& publication = source.publication;
  if (reading.publication.items.empty())
    return FailWith(words, {"publish.no_export", "", arguments.folder});
  const std::string path =
      !arguments.population.empty()
          ? arguments.population
          : arguments.folder + "/" +
                (publication.population.empty() ? "population.json" : publication.population);
  const std::string bytes = ReadWhole(path);
  if (bytes.empty()) return FailWith(words, {"publish.no_population", "", path});
  const Result<reach::PopulationSpec> spec = reach::ParsePopulationSpec(bytes);
  if (!spec.ok()) return FailPopulation(words, spec.error(), path);
  const Feed& feed = source.feed;
  ReachEstimator estimator(spec.value(), arguments.replicates);
  ReachFile file;
  file.seed = kReachSeed;
  file.replicates = arguments.replicates;
  const std::vector<ItemIndex> items = EstimableItems(feed, kMost);
  const std::vector<reach::Engagement> messages = EngagementsOf(feed, items);
  std::map<std::string, std::vector<reach::Engagement>> cases;
  Terminal terminal(all.quiet);
  std::size_t done = 0, refused = 0, contradicted = 0;
  for (const reach::Engagement& message : messages) {
    const ItemIndex item = items[done];
    terminal.Progress(words.Get("reach.progress"), done++, items.size());
    const Answer answer = Add(message.id, {message}, &estimator, &file.items);
    refused += answer == Answer::kRefused ? 1 : 0;
    contradicted += answer == Answer::kContradicted ? 1 : 0;
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
    std::fprintf(
        stderr, "%s\n",
        words
            .Get("reach.done", {{"items", std::to_string(file.items.size())},
                                {"cases", std::to_string(file.cases.size())},
                                {"others", std::to_string(publication.items.size() -
                                                          file.items.size() - contradicted)}})
            .c_str());
    if (contradicted > 0) {
      std::fprintf(
          stderr, "%s\n",
          words.Get("reach.contradicted", {{"count", std::to_string(contradicted)}}).c_str());
    }
  }
  return refused == 0 ? 0 : 1;
}

}  // namespace kringen
