#include "report/period_reach.h"

#include <algorithm>
#include <cmath>
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
  std::vector<reach::Engagement> messages;  // each is estimated
  // What the platform told of channels as a whole, and the ids of all their messages.
  std::vector<reach::Engagement> periods;
  std::set<std::string> covered;
  // For so many messages more, one at a time and together; those of a period are not in the latter.
  std::size_t room = kMostReachMessages, room_covered = kMostReachMessages;
  // What is counted of the messages, and of the question about all of them: two periods are alike
  // when that is the same. Where nothing is counted, nothing is counted in another way.
  std::set<std::string> figures, figures_together;
  std::optional<reach::ReachSimulation> last;  // of the last message that was estimated

  bool IsCovered(const std::string& id) const { return covered.count(id) > 0; }
  std::vector<reach::Engagement> Together() const {
    std::vector<reach::Engagement> question = periods;
    for (const reach::Engagement& message : messages) {
      if (!IsCovered(message.id)) question.push_back(message);
    }
    return question;
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
  std::vector<std::pair<std::string, std::int64_t>> impossible;  // by platform
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

std::string FiguresOf(const reach::Engagement& message, const Measured& measured) {
  return std::string(reach::EvidenceId(EvidenceOf(message))) + " " + measured.source + " " +
         measured.definition + (message.reported_paid > 0 ? " paid" : "");
}

// The channels of which there is a figure of just these days, by their platforms.
void TakePeriods(const Tally& tally, const Feed& feed, Questions* all) {
  std::vector<ItemIndex> posts;
  for (const MessageFigures& message : tally.messages) {
    const bool is_post = message.index != kNoItem && message.item->kind != ItemKind::kReply;
    if (is_post) posts.push_back(message.index);
  }
  const PeriodSplit split = SplitByPeriod(feed, posts, tally.days);
  for (const reach::Engagement& period : split.periods) {
    Asked& asked = AskedFor(period.platform, &all->platforms);
    asked.periods.push_back(period);
    asked.figures_together.insert("period " + period.definition);
  }
  for (const ItemIndex item : split.covered) {
    const Item& post = feed.items[item];
    AskedFor(AuthorOf(feed, post.channel, post.time).platform, &all->platforms)
        .covered.insert(std::string(feed.Id(item)));
  }
  for (const reach::Engagement& period : split.impossible) {
    all->impossible.emplace_back(period.platform, std::llround(*period.reported_reach));
  }
}

// By platform; over the limit the oldest stay out, as on the page.
Questions QuestionsOf(const Tally& tally, const Feed& feed) {
  Questions all;
  TakePeriods(tally, feed, &all);
  const auto is_covered = [&](const std::string& id) {
    return std::any_of(all.platforms.begin(), all.platforms.end(),
                       [&](const Asked& asked) { return asked.IsCovered(id); });
  };
  std::vector<const MessageFigures*> messages;
  std::vector<ItemIndex> items;
  for (const MessageFigures& message : tally.messages) {
    const NoEstimate reason = ReasonOf(feed, message);
    if (reason == NoEstimate::kNone) {
      messages.push_back(&message);
      items.push_back(message.index);
    } else if (!is_covered(message.item->id)) {
      all.LeaveOut(NameOf(kNoEstimateNames, reason));
    }
  }
  std::vector<reach::Engagement> engagements = EngagementsOf(feed, items);
  for (std::size_t i = 0; i < engagements.size(); ++i) {
    reach::Engagement& engagement = engagements[i];
    Asked& asked = AskedFor(engagement.platform, &all.platforms);
    const bool is_in_period = asked.IsCovered(engagement.id);
    std::size_t& room = is_in_period ? asked.room_covered : asked.room;
    if (room == 0) {
      if (!is_in_period) all.LeaveOut("limit");
      continue;
    }
    --room;
    if (EvidenceOf(engagement) != reach::Evidence::kRate) {
      const std::string figures = FiguresOf(engagement, messages[i]->measured);
      asked.figures.insert(figures);
      if (!is_in_period) asked.figures_together.insert(figures);
    }
    asked.messages.push_back(std::move(engagement));
  }
  for (Asked& asked : all.platforms) std::reverse(asked.messages.begin(), asked.messages.end());
  return all;
}

// Two answers of which the same was counted; the model has one town for both.
void CompareWith(const reach::ReachSimulation& now, const std::vector<reach::Engagement>& question,
                 const std::vector<reach::Engagement>& old, ReachEstimator* estimator,
                 PlatformReach* reach) {
  reach->change = Change::kOtherUsers;
  const reach::PopulationSpec& spec = estimator->spec();
  const reach::Engagement& widest = WidestOf(question, spec);
  if (TownKeyOf(widest, spec) != TownKeyOf(WidestOf(old, spec), spec)) return;
  const Result<reach::ReachSimulation> earlier = estimator->Run(old, widest);
  if (!earlier.ok()) return;
  reach->difference = RangeOf(reach::DifferenceOfOthers(now, earlier.value()));
  reach->change = ChangeOf(reach->difference);
}

// Where the platform told a figure of one of the two periods only, their messages are compared.
void Compare(const reach::ReachSimulation& now, const Asked& asked, const Asked& before,
             ReachEstimator* estimator, PlatformReach* reach) {
  const std::vector<reach::Engagement> old = before.Together();
  if (old.empty()) return;
  if (asked.figures_together == before.figures_together) {
    return CompareWith(now, asked.Together(), old, estimator, reach);
  }
  reach->change = Change::kUnlike;
  const bool has_messages = !asked.messages.empty() && !before.messages.empty();
  const bool is_of_one = asked.periods.empty() != before.periods.empty();
  if (!has_messages || !is_of_one || asked.figures != before.figures) return;
  const Result<reach::ReachSimulation> of_messages = estimator->Run(asked.messages);
  if (!of_messages.ok()) return;
  CompareWith(of_messages.value(), asked.messages, before.messages, estimator, reach);
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
        if (!asked.IsCovered(message.id)) all->LeaveOut("refused");
        return true;
      }
      estimates->items.emplace(message.id, AggregateOf(one.value().Result(), {message}));
      asked.last = std::move(one).value();
      return false;
    });
  }
  std::erase_if(all->platforms, [](const Asked& each) { return each.Together().empty(); });
}

// Of a single message that is the estimate of the message itself.
Result<reach::ReachSimulation> Together(Asked* asked, ReachEstimator* estimator) {
  if (asked->messages.size() == 1 && asked->periods.empty()) return std::move(*asked->last);
  return estimator->Run(asked->Together());
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
    const bool is_estimated = found != asked.messages.end();
    if (!is_estimated && !asked.IsCovered(message.item->id)) continue;
    platform->messages.push_back(&message);
    ++by_channel[message.item->channel];
    if (!is_estimated) continue;
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
    platform.total = AggregateOf(results.back(), asked.Together());
    Compare(together.value(), asked, AskedFor(asked.platform, &earlier.platforms), estimator,
            &platform);
  }
  reach.without = std::move(all.without);
  reach.impossible = std::move(all.impossible);
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
