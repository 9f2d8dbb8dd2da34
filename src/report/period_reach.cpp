#include "report/period_reach.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/reach_question.h"
#include "app/reported_period.h"
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
  // What the platform told of all that was placed, instead of what it told of each.
  std::optional<reach::Engagement> period = {};
  // What is counted of them: two periods are alike when that is the same. Where nothing is counted,
  // nothing is counted in another way.
  std::set<std::string> figures;
  std::optional<reach::ReachSimulation> last;  // of the last message that was estimated

  std::vector<reach::Engagement> Question() const {
    return period ? std::vector<reach::Engagement>{*period} : messages;
  }
};

Asked& AskedFor(const std::string& platform, std::vector<Asked>* all) {
  const auto found = std::find_if(all->begin(), all->end(),
                                  [&](const Asked& each) { return each.platform == platform; });
  if (found != all->end()) return *found;
  Asked& asked = all->emplace_back();
  asked.platform = platform;
  return asked;
}

struct Questions {
  std::vector<Asked> platforms;
  std::vector<WithoutEstimate> without;
  void LeaveOut(std::string_view reason) {
    const auto found = std::find_if(without.begin(), without.end(),
                                    [&](const auto& each) { return each.reason == reason; });
    if (found == without.end()) {
      without.push_back({std::string(reason), 1});
    } else {
      ++found->messages;
    }
  }
};

NoEstimate ReasonOf(const Feed& feed, const MessageFigures& message) {
  return message.index == kNoItem ? NoEstimate::kViewers : NoEstimateOf(feed, message.index);
}

// By platform; over the limit the oldest stay out, as on the page.
Questions QuestionsOf(const Tally& tally, const Feed& feed) {
  Questions all;
  std::vector<const MessageFigures*> messages;
  std::vector<ItemIndex> items;
  for (const MessageFigures& message : tally.messages) {
    const NoEstimate reason = ReasonOf(feed, message);
    if (reason != NoEstimate::kNone) {
      all.LeaveOut(NameOf(kNoEstimateNames, reason));
      continue;
    }
    messages.push_back(&message);
    items.push_back(message.index);
  }
  std::vector<reach::Engagement> engagements = EngagementsOf(feed, items);
  std::map<std::string, std::vector<ItemIndex>> items_of;
  for (std::size_t i = 0; i < engagements.size(); ++i) {
    reach::Engagement& engagement = engagements[i];
    const Measured& measured = messages[i]->measured;
    Asked& asked = AskedFor(engagement.platform, &all.platforms);
    if (asked.messages.size() == kMostReachMessages) {
      all.LeaveOut("limit");
      continue;
    }
    if (EvidenceOf(engagement) != reach::Evidence::kRate) {
      asked.figures.insert(std::string(reach::EvidenceId(EvidenceOf(engagement))) + " " +
                           measured.source + " " + measured.definition +
                           (engagement.reported_paid > 0 ? " paid" : ""));
    }
    asked.messages.push_back(std::move(engagement));
    items_of[asked.platform].push_back(items[i]);
  }
  for (Asked& asked : all.platforms) {
    std::reverse(asked.messages.begin(), asked.messages.end());
    asked.period = EngagementOfPeriod(feed, items_of[asked.platform], tally.days);
    if (asked.period) asked.figures = {"period " + asked.period->definition};
  }
  return all;
}

void Compare(const reach::ReachSimulation& now, const Asked& asked, const Asked& before,
             ReachEstimator* estimator, PlatformReach* reach) {
  if (before.messages.empty()) return;
  reach->change = Change::kUnlike;
  if (asked.figures != before.figures) return;
  reach->change = Change::kOtherUsers;
  const reach::PopulationSpec& spec = estimator->spec();
  const std::vector<reach::Engagement> question = asked.Question(), old = before.Question();
  const reach::Engagement& widest = WidestOf(question, spec);
  if (TownKeyOf(widest, spec) != TownKeyOf(WidestOf(old, spec), spec)) return;
  const Result<reach::ReachSimulation> earlier = estimator->Run(old, widest);
  if (!earlier.ok()) return;
  reach->difference = RangeOf(reach::DifferenceOfOthers(now, earlier.value()));
  reach->change = ChangeOf(reach->difference);
}

bool HasWarning(const ReachAggregate& aggregate, std::string_view code) {
  const auto& warnings = aggregate.warnings;
  return std::find(warnings.begin(), warnings.end(), code) != warnings.end();
}

// A message that the model cannot answer is unknown, and does not make the others unknown.
void EstimateEach(Questions* all, ReachEstimator* estimator, const ReachProgress& progress,
                  ReachFile* estimates) {
  std::size_t count = 0, done = 0;
  for (const Asked& asked : all->platforms) count += asked.messages.size();
  for (Asked& asked : all->platforms) {
    std::erase_if(asked.messages, [&](const reach::Engagement& message) {
      progress(done++, count);
      Result<reach::ReachSimulation> one = estimator->Run({message});
      if (!one.ok()) {
        all->LeaveOut("refused");
        return true;
      }
      estimates->items.emplace(message.id, AggregateOf(one.value().Result(), {message}));
      asked.last = std::move(one).value();
      return false;
    });
  }
  std::erase_if(all->platforms, [](const Asked& each) { return each.messages.empty(); });
}

// Of a single message that is the estimate of the message itself.
Result<reach::ReachSimulation> Together(Asked* asked, ReachEstimator* estimator) {
  if (asked->messages.size() == 1 && !asked->period) return std::move(*asked->last);
  return estimator->Run(asked->Question());
}

bool IsSeenByFewer(const PlatformReach& a, const PlatformReach& b) {
  return a.total.reach.median < b.total.reach.median;
}

// Of those messages: their channels, and of how many the platform told more viewers than it has
// users here.
void FillMessages(const Asked& asked, const Tally& tally, const ReachFile& estimates,
                  PlatformReach* platform) {
  std::map<std::string, std::size_t> by_channel;
  for (const MessageFigures& message : tally.messages) {
    const auto found = std::find_if(asked.messages.begin(), asked.messages.end(),
                                    [&](const auto& each) { return each.id == message.item->id; });
    if (found == asked.messages.end()) continue;
    platform->messages.push_back(&message);
    ++by_channel[message.item->channel];
    platform->elsewhere += HasWarning(estimates.items.at(found->id), "mostly_elsewhere") ? 1 : 0;
  }
  for (const auto& [channel, count] : by_channel) platform->channels.push_back(channel);
  std::stable_sort(platform->channels.begin(), platform->channels.end(),
                   [&](const auto& a, const auto& b) { return by_channel[a] > by_channel[b]; });
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
  Questions all = QuestionsOf(tally, feed);
  EstimateEach(&all, estimator, progress, &reach.estimates);
  Questions earlier;
  if (before != nullptr) earlier = QuestionsOf(*before, feed);
  std::vector<reach::ReachResult> results;
  for (Asked& asked : all.platforms) {
    const Result<reach::ReachSimulation> together = Together(&asked, estimator);
    if (!together.ok()) continue;
    results.push_back(together.value().Result());
    PlatformReach& platform = reach.platforms.emplace_back();
    platform.platform = asked.platform;
    FillMessages(asked, tally, reach.estimates, &platform);
    platform.total = AggregateOf(results.back(), asked.Question());
    Compare(together.value(), asked, AskedFor(asked.platform, &earlier.platforms), estimator,
            &platform);
  }
  reach.without = std::move(all.without);
  if (reach.platforms.empty()) return reach;
  const auto most = std::max_element(reach.platforms.begin(), reach.platforms.end(), IsSeenByFewer);
  const auto of_most = results.begin() + (most - reach.platforms.begin());
  reach.is_other_year = HasWarning(most->total, "other_year");
  if (!reach.is_other_year) {
    reach.missed = MissedGroupsOf(*of_most, estimator->spec().villages.size(), names);
  }
  std::stable_sort(reach.platforms.begin(), reach.platforms.end(),
                   [](const auto& a, const auto& b) { return IsSeenByFewer(b, a); });
  return reach;
}

}  // namespace kringen
