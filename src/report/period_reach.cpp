#include "report/period_reach.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "app/reach_question.h"
#include "model/item_names.h"
#include "publish/reach_words.h"
#include "reach/platform_users.h"
#include "reach/reported_reach.h"

namespace kringen {
namespace {

// The messages of one platform about which the model can say something, in order of time.
struct Asked {
  std::string platform;
  std::vector<reach::Engagement> messages;
  std::set<std::string> figures;  // what they count: two periods are alike when that is the same
  std::optional<reach::ReachSimulation> last;  // of the last message that was estimated
};

Asked& AskedFor(const std::string& platform, std::vector<Asked>* all) {
  const auto found = std::find_if(all->begin(), all->end(),
                                  [&](const Asked& each) { return each.platform == platform; });
  if (found != all->end()) return *found;
  Asked& asked = all->emplace_back();
  asked.platform = platform;
  return asked;
}

// By platform; over the limit the oldest stay out, as on the page.
std::vector<Asked> AskedOf(const Tally& tally, const Feed& feed) {
  std::vector<const MessageFigures*> messages;
  std::vector<ItemIndex> items;
  for (const MessageFigures& message : tally.messages) {
    if (message.index == kNoItem || !HasEngagement(feed, message.index)) continue;
    messages.push_back(&message);
    items.push_back(message.index);
  }
  std::vector<reach::Engagement> engagements = EngagementsOf(feed, items);
  std::vector<Asked> all;
  for (std::size_t i = 0; i < engagements.size(); ++i) {
    reach::Engagement& engagement = engagements[i];
    const Measured& measured = messages[i]->measured;
    Asked& asked = AskedFor(engagement.platform, &all);
    if (IsContradictory(engagement) || asked.messages.size() == kMostReachMessages) continue;
    asked.figures.insert(std::string(reach::EvidenceId(EvidenceOf(engagement))) + " " +
                         measured.source + " " + measured.definition +
                         (engagement.reported_paid > 0 ? " paid" : ""));
    asked.messages.push_back(std::move(engagement));
  }
  std::erase_if(all, [](const Asked& each) { return each.messages.empty(); });
  for (Asked& asked : all) std::reverse(asked.messages.begin(), asked.messages.end());
  return all;
}

void Compare(const reach::ReachSimulation& now, const Asked& asked, const Asked& before,
             ReachEstimator* estimator, PlatformReach* reach) {
  if (before.messages.empty()) return;
  reach->change = Change::kUnlike;
  if (asked.figures != before.figures) return;
  reach->change = Change::kOtherUsers;
  const reach::PopulationSpec& spec = estimator->spec();
  const reach::Engagement& widest = WidestOf(asked.messages, spec);
  if (TownKeyOf(widest, spec) != TownKeyOf(WidestOf(before.messages, spec), spec)) return;
  const Result<reach::ReachSimulation> earlier = estimator->Run(before.messages, widest);
  if (!earlier.ok()) return;
  reach->difference = RangeOf(reach::DifferenceOfOthers(now, earlier.value()));
  reach->change = ChangeOf(reach->difference);
}

bool HasWarning(const ReachAggregate& aggregate, std::string_view code) {
  const auto& warnings = aggregate.warnings;
  return std::find(warnings.begin(), warnings.end(), code) != warnings.end();
}

// A message that the model cannot answer is unknown, and does not make the others unknown.
void EstimateEach(std::vector<Asked>* all, ReachEstimator* estimator, const ReachProgress& progress,
                  ReachFile* estimates) {
  std::size_t count = 0, done = 0;
  for (const Asked& asked : *all) count += asked.messages.size();
  for (Asked& asked : *all) {
    std::erase_if(asked.messages, [&](const reach::Engagement& message) {
      progress(done++, count);
      Result<reach::ReachSimulation> one = estimator->Run({message});
      if (!one.ok()) return true;
      estimates->items.emplace(message.id, AggregateOf(one.value().Result(), {message}));
      asked.last = std::move(one).value();
      return false;
    });
  }
  std::erase_if(*all, [](const Asked& each) { return each.messages.empty(); });
}

// Of a single message that is the estimate of the message itself.
Result<reach::ReachSimulation> Together(Asked* asked, ReachEstimator* estimator) {
  if (asked->messages.size() == 1) return std::move(*asked->last);
  return estimator->Run(asked->messages);
}

}  // namespace

// Nothing below a hundred is printed: "at most 100 more" would hold zero.
Change ChangeOf(const ReachRange& difference) {
  const bool is_sure = difference.low >= kFew || difference.high <= -kFew;
  return is_sure ? Change::kSure : Change::kUnclear;
}

PeriodReach ReachOf(const Tally& tally, const Tally* before, const Feed& feed,
                    const VillageNames& names, ReachEstimator* estimator,
                    const ReachProgress& progress) {
  PeriodReach reach;
  reach.has_population = true;
  reach.estimates.residents = static_cast<std::int64_t>(estimator->spec().residents());
  reach.estimates.year = estimator->spec().year;
  std::vector<Asked> all = AskedOf(tally, feed);
  EstimateEach(&all, estimator, progress, &reach.estimates);
  std::stable_sort(all.begin(), all.end(), [](const Asked& a, const Asked& b) {
    return a.messages.size() > b.messages.size();
  });
  std::vector<Asked> earlier;
  if (before != nullptr) earlier = AskedOf(*before, feed);
  for (Asked& asked : all) {
    const Result<reach::ReachSimulation> together = Together(&asked, estimator);
    if (!together.ok()) continue;
    const reach::ReachResult result = together.value().Result();
    PlatformReach& platform = reach.platforms.emplace_back();
    platform.platform = asked.platform;
    platform.counted = asked.messages.size();
    platform.total = AggregateOf(result, asked.messages);
    Compare(together.value(), asked, AskedFor(asked.platform, &earlier), estimator, &platform);
    if (reach.platforms.size() > 1) continue;
    reach.is_other_year = HasWarning(platform.total, "other_year");
    if (reach.is_other_year) continue;
    reach.missed = MissedGroupsOf(result.blind_spots, estimator->spec().villages.size(), names);
  }
  return reach;
}

}  // namespace kringen
