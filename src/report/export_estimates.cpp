#include "report/export_estimates.h"

#include <algorithm>

#include "app/reach_question.h"
#include "reach/reported_reach.h"

namespace kringen {
namespace {

constexpr std::size_t kMost = 1'000'000;

std::vector<std::string> ContradictedIn(const Feed& feed) {
  std::vector<std::string> ids;
  for (const ItemIndex item : feed.by_time) {
    if (feed.items[item].withdrawn) continue;
    if (NoEstimateOf(feed, item) == NoEstimate::kContradicted) ids.emplace_back(feed.Id(item));
  }
  return ids;
}

}  // namespace

ExportEstimator::ExportEstimator(const ReportSource& source, reach::PopulationSpec spec,
                                 std::uint32_t replicates)
    : estimator_(std::move(spec), replicates), contradicted_(ContradictedIn(source.feed)) {
  const Feed& feed = source.feed;
  file_.seed = kReachSeed;
  file_.replicates = replicates;
  file_.residents = static_cast<std::int64_t>(estimator_.spec().residents());
  file_.year = estimator_.spec().year;
  for (const reach::VillageSpec& village : estimator_.spec().villages) {
    if (!village.merged.empty()) file_.merged[village.id] = village.merged;
  }
  for (const ItemIndex item : feed.by_time) {
    if (feed.items[item].withdrawn || NoEstimateOf(feed, item) != NoEstimate::kViewers) continue;
    file_.unknown.emplace(feed.Id(item), AccountsEngaged(EngagementOf(feed, item)));
  }
  const std::vector<ItemIndex> items = EstimableItems(feed, kMost);
  messages_ = EngagementsOf(feed, items);
  std::map<std::string, Messages> cases;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::int16_t of_case = feed.items[items[i]].case_index;
    if (of_case < 0) continue;
    cases[feed.cases[static_cast<std::size_t>(of_case)].id].push_back(messages_[i]);
  }
  for (auto& [id, members] : cases) {
    // Newest first, so that what is over the limit is the oldest, as on the page.
    members.resize(std::min(members.size(), kMostReachMessages));
    std::reverse(members.begin(), members.end());
    cases_.emplace_back(id, std::move(members));
  }
}

// False when the model refuses it: for more friends than residents, for instance.
bool ExportEstimator::Add(const std::string& id, Messages messages,
                          std::map<std::string, ReachAggregate>* out) {
  const Result<reach::ReachSimulation> done = estimator_.Run(std::move(messages));
  if (!done.ok()) return false;
  out->emplace(id, AggregateOf(done.value().Result(), done.value().question().messages));
  return true;
}

bool ExportEstimator::Step() {
  if (done_ >= count()) return false;
  if (done_ < messages_.size()) {
    const reach::Engagement& message = messages_[done_];
    if (!Add(message.id, {message}, &file_.items)) refused_.push_back(message.id);
  } else {
    const auto& [id, members] = cases_[done_ - messages_.size()];
    Add(id, members, &file_.cases);
  }
  ++done_;
  return true;
}

}  // namespace kringen
