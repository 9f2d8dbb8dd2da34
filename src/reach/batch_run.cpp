#include "reach/batch_run.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

using enum Parameter;

// Mean share of a page's fans that saw a post, by year: EdgeRank Checker, Ogilvy (2012-2014).
double PageSeenOf(std::int64_t time) {
  constexpr std::int64_t kStartOf2013 = 1356998400, kStartOf2014 = 1388534400;
  if (time < kStartOf2013) return .16;
  return time < kStartOf2014 ? .126 : .065;
}

}  // namespace

BatchRun::BatchRun(std::shared_ptr<TownCache> towns, ReachQuestion question,
                   std::uint32_t towns_used)
    : towns_(std::move(towns)),
      question_(std::move(question)),
      draw_(towns_->seed(), question_.parameters),
      towns_used_(towns_used) {
  batches_ = (question_.replicates + kLanes - 1) / kLanes;
  store_.groups.villages = static_cast<std::uint32_t>(towns_->spec().villages.size());
  store_.users.resize(towns_->count());
  store_.unmet.assign(question_.messages.size(), 0);
  store_.no_tie.without_tie.assign(store_.groups.count(), 0);
  store_.no_tie.unreached.assign(store_.groups.count(), 0);
  if (question_.messages.size() > 1) {
    store_.curve_reach.resize(question_.messages.size());
    store_.curve_thrice.resize(question_.messages.size());
  }
  run_.set_look([this](std::uint32_t lane, const MessageRun& run) { Look(lane, run); });
}

bool BatchRun::calibrates() const {
  return std::any_of(question_.messages.begin(), question_.messages.end(),
                     [](const Engagement& m) { return m.reported_reach.value_or(0) > 0; });
}

// With several messages the product of their weights would leave one replicate; they stay equal.
bool BatchRun::weighs_times() const {
  return question_.messages.size() == 1 && question_.messages[0].share_times.size() > 1;
}

std::uint32_t BatchRun::friends_wanted(std::size_t message) const {
  const Engagement& engagement = question_.messages[message];
  const Parameter assumed = engagement.by_page ? kPageFans : kFriendsShare;
  // Who changes the share of friends asks about others than were counted.
  if (engagement.friends && !draw_.is_fixed(assumed)) return *engagement.friends;
  ParameterValues values = DefaultParameters();
  for (const FixedParameter& fixed : question_.parameters) {
    values[IndexOf(fixed.parameter)] = fixed.value;
  }
  const double share = values[IndexOf(assumed)];
  return static_cast<std::uint32_t>(
      std::llround(share * static_cast<double>(towns_->spec().residents())));
}

MessageInput BatchRun::InputFor(std::size_t message, const Town& town) const {
  const Engagement& engagement = question_.messages[message];
  MessageInput input;
  input.message = &engagement;
  input.index = static_cast<std::uint32_t>(message);
  input.friends = std::min(friends_wanted(message), town.population.user_count);
  const bool has_stories = engagement.platform == Platform::kFacebook;
  input.has_eta = {has_stories || draw_.is_fixed(kEtaComment),
                   has_stories || draw_.is_fixed(kEtaReaction)};
  const double usual = ParameterTable()[IndexOf(kPageSeen)].value;
  input.page_seen = draw_.is_fixed(kPageSeen) ? 1 : PageSeenOf(engagement.time) / usual;
  return input;
}

void BatchRun::BeginBatch() {
  const std::uint32_t index = TownOf(batch_);
  const Town& town = towns_->at(index);
  run_.Visit(town);
  const Population& population = town.population;
  const ParameterValues structural = towns_->StructuralValues(index);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    values_[lane] = draw_.Values(batch_ * kLanes + lane);
    std::copy_n(structural.begin(), kStructuralCount, values_[lane].begin());
    rows_[lane] = ReplicateRow{};
    rows_[lane].users = population.user_count;
    depth_[lane] = {};
  }
  if (question_.messages.size() > 1) sum_.assign(run_.stride() * kLanes, 0);
  tied_.assign(population.user_count, 0);
  if (!store_.users[index].empty()) return;
  std::vector<std::uint32_t>& users = store_.users[index];
  users.assign(store_.groups.count(), 0);
  std::vector<std::uint32_t> others(store_.groups.count(), 0);
  const auto cells = static_cast<std::uint32_t>(population.user_cells.size() - 1);
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const std::uint32_t here = population.user_cells[cell + 1] - population.user_cells[cell];
    store_.groups.ForGroupsOf(cell, [&](std::uint32_t group) { users[group] += here; });
  }
  if (!store_.residents.empty()) return;
  store_.residents = users;
  for (std::uint32_t va = 0; va < cells / 3; ++va) {
    const std::uint32_t here = population.other_cells[va + 1] - population.other_cells[va];
    constexpr std::uint32_t kAges = kAgeCount;
    const std::uint32_t v = va / kAges, a = va % kAges;
    for (const std::uint32_t group :
         {store_.groups.village(v), store_.groups.age(a), store_.groups.cell(v, a)}) {
      store_.residents[group] += here;
    }
  }
}

std::uint32_t BatchRun::Step() {
  if (done()) return 0;
  if (message_ == 0) BeginBatch();
  const MessageInput input = InputFor(message_, run_.town());
  std::array<ParameterValues, kLanes> values = values_;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    double& z = values[lane][IndexOf(kPostEffect)];
    if (draw_.is_fixed(kPostEffect)) continue;
    // The first message has its stratum of the hypercube, each later one a draw of its own.
    if (message_ > 0) {
      RandomStream random(RandomKey(towns_->seed(), 42, batch_ * kLanes + lane, message_));
      z = NormalQuantile(random.Unit());
    }
    z *= values[lane][IndexOf(kPostSpread)];
  }
  if (input.message->reported_reach.value_or(0) > 0) {
    Calibrate(input, &values);
  } else {
    run_.Run(input, towns_->seed(), batch_, values);
  }
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const LaneOutcome& outcome = run_.outcome(lane);
    if (message_ == 0) values_[lane][IndexOf(kPostEffect)] = values[lane][IndexOf(kPostEffect)];
    rows_[lane].impressions += outcome.impressions;
    rows_[lane].engaged = std::max(rows_[lane].engaged, outcome.engaged);
    store_.dropped += outcome.dropped;
    store_.events += outcome.events + outcome.dropped;
    for (std::size_t d = 0; d < kDepths; ++d) depth_[lane][d] += outcome.depth[d];
  }
  if (question_.messages.size() > 1) AddCurve(message_);
  if (++message_ < question_.messages.size()) return 0;
  Gather();
  message_ = 0;
  ++batch_;
  return kLanes;
}

// The kernel's friends, tied persons of the sampled lane, and the weight of known times.
void BatchRun::Look(std::uint32_t lane, const MessageRun& run) {
  if (weighs_times()) rows_[lane].log_weight += LogTimeWeight(lane, run);
  if (lane != 0) return;
  for (std::size_t i = 0; i < run.friend_begin().size(); ++i) {
    std::fill(tied_.begin() + run.friend_begin()[i], tied_.begin() + run.friend_end()[i],
              std::uint8_t{1});
  }
  const AffiliationNetwork& network = run.town().network;
  const TieCut& cut = run.input(lane).cut;
  for (std::uint32_t event = 0; event < run.outcome(lane).events; ++event) {
    const TieRow& row = network.rows[run.sources(lane)[event]];
    const std::uint32_t* ties = network.ties.data() + row.offset;
    for (std::uint32_t i = 0; i < CircleTies(row, cut); ++i) tied_[network.UserOf(ties[i])] = 1;
    ties += row.levels.back();
    for (std::uint32_t i = 0; i < BackgroundTies(row, cut); ++i) {
      tied_[network.UserOf(ties[i])] = 1;
    }
  }
}

// log W = sum ln Theta(t_s-) - S ln integral of Theta, Theta the willingness of all who saw it and
// did not share yet; constant hazards, the scale integrated out.
double BatchRun::LogTimeWeight(std::uint32_t lane, const MessageRun& run) const {
  const std::vector<double>& times = run.event_times(lane);
  const LaneInput& input = run.input(lane);
  const auto willing = [&](std::uint32_t user) {
    return static_cast<double>(input.willing[0][run.engager(user)]);
  };
  const std::uint32_t* seen = run.seen(lane);
  std::uint32_t at = 0;
  const std::uint32_t events = run.outcome(lane).events;
  double theta = 0;
  if (run.lists_direct()) {
    for (; at < run.outcome(lane).direct; ++at) theta += willing(seen[at]);
  } else {
    for (std::size_t i = 0; i < run.friend_begin().size(); ++i) {
      for (std::uint32_t user = run.friend_begin()[i]; user < run.friend_end()[i]; ++user) {
        if (run.state(lane)[user] & 1) theta += willing(user);
      }
    }
  }
  double log_weight = 0, integral = 0, last = 0;
  std::uint32_t shares = 0;
  constexpr std::uint32_t kUserMask = (1u << kDepthShift) - 1;
  for (std::uint32_t event = 0; event < std::min<std::size_t>(events, times.size()); ++event) {
    integral += theta * (times[event] - last);
    last = times[event];
    if (run.kinds(lane)[event] == 0) {
      log_weight += std::log(std::max(theta, 1.0));
      theta -= willing(run.sources(lane)[event]);
      ++shares;
    }
    for (; at < run.sizes(lane)[event]; ++at) theta += willing(seen[at] & kUserMask);
  }
  return shares == 0 || integral <= 0 ? 0 : log_weight - shares * std::log(integral);
}

// Finds z per lane with common random numbers so that the reach meets the reported one, and weighs
// the lane by the prior of z there over the slope of ln reach, and by what is left of a difference.
void BatchRun::Calibrate(const MessageInput& input, std::array<ParameterValues, kLanes>* values) {
  constexpr int kRounds = 7;
  constexpr double kTolerance = 0.05, kMost = 4, kFar = 0.2;
  const Engagement& message = *input.message;
  std::array<double, kLanes> low, high, low_log, high_log, target;
  const auto reach_of = [&](std::uint32_t lane) {
    std::uint32_t reach = 0;
    for (std::uint32_t user = 0; user < run_.town().population.user_count; ++user) {
      reach += (run_.state(lane)[user] & 0xF1) != 0;
    }
    return std::log(std::max(reach, 1u));
  };
  const std::vector<std::uint8_t> tied_before = tied_;
  const auto run_at = [&](const std::array<double, kLanes>& z) {
    tied_ = tied_before;
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      (*values)[lane][IndexOf(kPostEffect)] = z[lane];
      rows_[lane].log_weight = 0;
    }
    run_.Run(input, towns_->seed(), batch_, *values);
  };
  std::array<double, kLanes> z;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const double local = message.local_share.value_or((*values)[lane][IndexOf(kLocalShare)]);
    // The report has an error of its own: each lane meets a reach somewhere about it.
    RandomStream random(RandomKey(towns_->seed(), 43, batch_ * kLanes + lane, input.index));
    target[lane] = std::log(std::max(1.0, local * *message.reported_reach)) +
                   kTolerance * NormalQuantile(random.Unit());
    z[lane] = (*values)[lane][IndexOf(kPostEffect)];
  }
  low.fill(-kMost);
  high.fill(kMost);
  run_at(low);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) low_log[lane] = reach_of(lane);
  run_at(high);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) high_log[lane] = reach_of(lane);
  for (int round = 0; round < kRounds; ++round) {
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const double span = high_log[lane] - low_log[lane];
      double part = span > 0 ? (target[lane] - low_log[lane]) / span : 0.5;
      // Bisection now and then, where the secant would creep.
      if (round % 3 == 2) part = 0.5;
      z[lane] = low[lane] + (high[lane] - low[lane]) * std::clamp(part, 0.02, 0.98);
    }
    run_at(z);
    for (std::uint32_t lane = 0; lane < kLanes && round + 1 < kRounds; ++lane) {
      const double now = reach_of(lane);
      const bool is_below = now < target[lane];
      (is_below ? low : high)[lane] = z[lane];
      (is_below ? low_log : high_log)[lane] = now;
    }
  }
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const double wanted = std::exp(target[lane]);
    const double miss = std::abs(std::exp(reach_of(lane)) - wanted);
    store_.unmet[input.index] += miss > 1 + kFar * wanted ? 1 : 0;
  }
  if (question_.messages.size() > 1) return;  // a product of weights would leave one replicate
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const double now = reach_of(lane);
    const double miss = (now - target[lane]) / kTolerance;
    const double spread = std::max(0.05, (*values)[lane][IndexOf(kPostSpread)]);
    const double scaled = z[lane] / spread;
    const double slope = 1 - std::exp(now) / (run_.town().population.user_count + 1.0);
    rows_[lane].log_weight -=
        0.5 * (miss * miss + scaled * scaled) + std::log(spread) + std::log(std::max(slope, 0.01));
    if (const double shown = message.reported_impressions.value_or(0); shown > 0) {
      const double frequency = static_cast<double>(run_.outcome(lane).impressions) / std::exp(now);
      const double off = std::log(frequency * *message.reported_reach / shown) / 0.15;
      rows_[lane].log_weight -= 0.5 * off * off;
    }
  }
}

void BatchRun::RunAgain(std::uint32_t batch, MessageRun* run) {
  const Town& town = towns_->at(TownOf(batch));
  run->Visit(town);
  std::array<ParameterValues, kLanes> values;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    values[lane] = store_.rows[batch * kLanes + lane].values;
  }
  run->Run(InputFor(0, town), towns_->seed(), batch, values);
}

}  // namespace kringen::reach
