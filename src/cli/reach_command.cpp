// kringen reach: estimates of every message and case of an export, into its reach.json.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>

#include "app/reach_question.h"
#include "base/json_value.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/terminal.h"
#include "model/feed_json.h"
#include "publish/reach_file.h"
#include "reach/platform_users.h"
#include "reach/reach_simulation.h"
#include "reach/reported_reach.h"

namespace kringen {
namespace {

constexpr std::uint64_t kSeed = 1;  // as the page has it
constexpr std::uint32_t kSlice = 128;
constexpr std::size_t kMost = 1'000'000;

ReachRange RangeOf(const reach::Estimate& estimate) {
  const auto whole = [](double persons) { return std::llround(persons); };
  return {whole(estimate.median), whole(estimate.low), whole(estimate.high)};
}

ReachAggregate AggregateOf(const reach::ReachResult& result) {
  ReachAggregate aggregate;
  aggregate.reach = RangeOf(result.reach);
  aggregate.thrice = RangeOf(result.thrice);
  aggregate.direct = RangeOf(result.direct);
  aggregate.both = RangeOf(result.both);
  aggregate.shared = RangeOf(result.shared);
  aggregate.evidence = std::string(reach::EvidenceId(result.evidence));
  const bool is_report =
      result.evidence == reach::Evidence::kReported || result.evidence == reach::Evidence::kViews;
  if (is_report) aggregate.reported = std::llround(result.reported);
  if (result.has_bound) aggregate.users = std::llround(result.bound);
  aggregate.warnings = result.warnings;
  for (const reach::Cell& cell : result.villages) {
    if (!result.villages_known || cell.residents < reach::kSmallestVillage) continue;
    aggregate.villages.emplace_back(cell.id, RangeOf(cell.reach));
  }
  return aggregate;
}

class Estimator {
 public:
  Estimator(reach::PopulationSpec spec, std::uint32_t replicates)
      : spec_(std::move(spec)), replicates_(replicates) {}

  // What the model made of a question: kRefused for more friends than residents, for instance.
  enum class Answer { kRefused, kContradicted, kEstimated };
  Answer Add(const std::string& id, std::vector<reach::Engagement> messages,
             std::map<std::string, ReachAggregate>* out) {
    reach::ReachQuestion asked;
    asked.messages = std::move(messages);
    asked.replicates = replicates_;
    const Result<reach::ReachQuestion> question = CheckQuestion(asked, spec_);
    if (!question.ok()) {
      const bool is_odd = question.error().code == "reach.contradicted";
      return is_odd ? Answer::kContradicted : Answer::kRefused;
    }
    reach::ReachSimulation simulation(TownsFor(question.value().messages.back()), question.value());
    while (simulation.Step(kSlice)) {
    }
    const reach::ReachResult result = simulation.Result();
    residents_ = result.residents;
    year_ = result.year;
    ReachAggregate& aggregate = out->emplace(id, AggregateOf(result)).first->second;
    const auto& followers = question.value().messages.front().audience.followers;
    if (followers) aggregate.followers = std::llround(*followers);
    if (question.value().messages.size() > 1) aggregate.evidence = "several";
    return Answer::kEstimated;
  }
  double residents() const { return residents_; }
  int year() const { return year_; }

 private:
  // As the page's worker has them: a town per platform and year, built when first needed.
  std::shared_ptr<reach::TownCache> TownsFor(const reach::Engagement& message) {
    std::shared_ptr<reach::TownCache>& towns = towns_[TownKeyOf(message, spec_)];
    if (towns == nullptr) {
      towns = std::make_shared<reach::TownCache>(TownSpecOf(message, spec_), kSeed,
                                                 std::vector<reach::FixedParameter>());
    }
    return towns;
  }

  reach::PopulationSpec spec_;
  std::map<std::string, std::shared_ptr<reach::TownCache>> towns_;
  std::uint32_t replicates_;
  double residents_ = 0;
  int year_ = 0;
};

// All pages that belong to the export, as the timeline reads them.
Feed FeedOf(const Publication& publication) {
  Feed feed;
  for (const OutputFile& page : WriteExport(publication)) {
    if (page.path != "withdrawn.json") ReadFeedPage(page.bytes, &feed);
  }
  Refresh(&feed);
  return feed;
}

int Fail(const Words& words, const char* key, const std::string& place) {
  std::fprintf(stderr, "%s\n", words.Get(key, {{"place", place}}).c_str());
  return 2;
}

}  // namespace

int ReachCommand(const Arguments& all, const Words& words) {
  const ReachArguments& arguments = all.reach;
  Result<OwnedFolder> opened =
      OwnedFolder::Open(arguments.folder, FolderKind::kExport, all.wait_s, NoticeOf(all, words));
  if (!opened.ok()) return FailWith(words, opened.error());
  OwnedFolder folder = std::move(opened).value();
  const ExportReading reading = ReadExport(ReadFolder(arguments.folder));
  const Publication& publication = reading.publication;
  if (publication.items.empty()) return Fail(words, "publish.no_export", arguments.folder);
  const std::string path =
      !arguments.population.empty()
          ? arguments.population
          : arguments.folder + "/" +
                (publication.population.empty() ? "population.json" : publication.population);
  const std::string bytes = ReadWhole(path);
  if (bytes.empty()) return Fail(words, "publish.no_population", path);
  const Result<reach::PopulationSpec> spec = reach::ParsePopulationSpec(bytes);
  if (!spec.ok()) {
    const Error& wrong = spec.error();
    std::fprintf(stderr, "%s#%s: %s\n", path.c_str(), wrong.place.c_str(),
                 words.Get(wrong.code).c_str());
    return Fail(words, "reach.see_check", path);
  }
  const Feed feed = FeedOf(publication);
  Estimator estimator(spec.value(), arguments.replicates);
  ReachFile file;
  file.seed = kSeed;
  file.replicates = arguments.replicates;
  std::map<std::string, std::vector<ItemIndex>> cases;
  const std::vector<ItemIndex> items = EstimableItems(feed, kMost);
  Terminal terminal(all.quiet);
  std::size_t done = 0, refused = 0, contradicted = 0;
  for (const ItemIndex item : items) {
    terminal.Progress(words.Get("reach.progress"), done++, items.size());
    const std::string id(feed.Text(feed.items[item].id));
    const Estimator::Answer answer = estimator.Add(id, {EngagementOf(feed, item)}, &file.items);
    refused += answer == Estimator::Answer::kRefused ? 1 : 0;
    contradicted += answer == Estimator::Answer::kContradicted ? 1 : 0;
    const std::int16_t of_case = feed.items[item].case_index;
    if (of_case >= 0) cases[feed.cases[static_cast<std::size_t>(of_case)].id].push_back(item);
  }
  for (auto& [id, members] : cases) {
    // Newest first, so that what is over the limit is the oldest, as on the page.
    members.resize(std::min(members.size(), kMostReachMessages));
    std::vector<reach::Engagement> messages(members.size());
    std::transform(members.rbegin(), members.rend(), messages.begin(),
                   [&](ItemIndex item) { return EngagementOf(feed, item); });
    estimator.Add(id, std::move(messages), &file.cases);
  }
  terminal.Clear();
  file.residents = std::llround(estimator.residents());
  file.year = estimator.year();
  const Failure failure = folder.Add({"reach.json", WriteReachFile(file)}, PutOptionsOf(all));
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
