#include "reach/batch_run.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/rng.h"
#include "reach/followers_here.h"

namespace kringen::reach {
namespace {

using enum Parameter;

// Numbers of so many draws in place of all of them, each from its own stratum, in random order.
std::vector<std::size_t> Strata(const std::vector<double>& draws, std::uint32_t count,
                                std::uint64_t key) {
  std::vector<std::size_t> order(draws.size()), out;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return draws[a] < draws[b]; });
  for (const double unit : StratifiedUnits(key, count)) {
    out.push_back(order[static_cast<std::size_t>(unit * static_cast<double>(draws.size()))]);
  }
  return out;
}

// The effect of a post at which it reaches a target. While chances are small, those who saw it
// through others are in proportion to the odds: a step on their logarithm is near after three or
// four. It stays between effects that are known to be too weak and too strong.
class EffectSearch {
 public:
  // `effect`, drawn, reaches more; the followers alone are so many whatever it is.
  EffectSearch(double effect, double target, double followers)
      : at_(effect), high_(effect), target_(target), followers_(followers) {}

  // The effect to try after one that reached so many.
  double Next(double reached) {
    (reached > target_ ? high_ : low_) = at_;
    const double passed_on = std::max(reached - followers_, .5);
    const double wanted = std::max(target_ - followers_, .5);
    const double middle = (low_ + high_) / 2;
    at_ += std::log(wanted / passed_on);
    if (++steps_ > kSteps || !(at_ > low_ && at_ < high_)) at_ = middle;
    return at_;
  }

 private:
  static constexpr double kWeakest = -12;
  static constexpr int kSteps = 5;  // where that leads nowhere, halves do
  double at_, low_ = kWeakest, high_, target_, followers_;
  int steps_ = 0;
};

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
  DrawTargets();
  store_.no_tie.without_tie.assign(store_.groups.count(), 0);
  store_.no_tie.unreached.assign(store_.groups.count(), 0);
  if (question_.messages.size() > 1) {
    store_.curve_reach.resize(question_.messages.size());
    store_.curve_thrice.resize(question_.messages.size());
  }
  run_.set_look([this](std::uint32_t lane, const MessageRun& run) { Look(lane, run); });
}

// The replicates of a single message represent the draws that its number is of. Several messages
// keep theirs in the order in which they were drawn: in one replicate an author's followers live in
// the same place for all the author's messages.
void BatchRun::DrawTargets() {
  const FixedShares fixed = FixedSharesOf(question_);
  const PopulationSpec& spec = towns_->spec();
  const auto add = [&](const ClosedForm& form, std::size_t draw) {
    const double residents = form.residents[draw];
    targets_.back().push_back({residents, residents * form.following[draw]});
  };
  for (const Engagement& message : question_.messages) {
    targets_.emplace_back();
    if (question_.messages.size() > 1) {
      const ClosedForm form = DrawResidents(message, spec, towns_->seed(), fixed, wanted());
      for (std::size_t draw = 0; draw < form.residents.size(); ++draw) add(form, draw);
      continue;
    }
    closed_ = DrawResidents(message, spec, towns_->seed(), fixed);
    if (closed_.residents.empty()) continue;
    const std::uint64_t key = RandomKey(towns_->seed(), 45);
    for (const std::size_t draw : Strata(closed_.residents, wanted(), key)) add(closed_, draw);
  }
}

// As many followers saw it as the report says or leaves likely, so at least so many there are.
void BatchRun::SetFollowers(const std::vector<Target>& targets, std::uint32_t batch,
                            std::uint32_t users, MessageInput* input) const {
  constexpr double kMostSeen = .6;  // of all followers; who rarely looks is not among more
  if (targets.empty()) return;
  const Target* const lanes = targets.data() + std::size_t{batch} * kLanes;
  double most = 0;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) most = std::max(most, lanes[lane].followers);
  const auto least = static_cast<std::uint32_t>(std::ceil(most / kMostSeen));
  input->friends = std::min(std::max(input->friends, least), users);
  input->followers_seen.emplace();
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    (*input->followers_seen)[lane] = lanes[lane].followers / std::max(1u, input->friends);
  }
}

const ClosedForm* BatchRun::closed() const {
  return closed_.residents.empty() ? nullptr : &closed_;
}

// With several messages the product of their weights would leave one replicate; they stay equal.
bool BatchRun::weighs_times() const {
  return question_.messages.size() == 1 && question_.messages[0].share_times.size() > 1 &&
         targets_[0].empty();
}

std::uint32_t BatchRun::friends_wanted(std::size_t message, double u) const {
  const Engagement& engagement = question_.messages[message];
  // Who changes the share of friends asks about others than were counted.
  if (const auto share = FixedValue(question_, engagement.by_page ? kPageFans : kFriendsShare)) {
    return static_cast<std::uint32_t>(
        std::llround(*share * static_cast<double>(towns_->spec().residents())));
  }
  return FollowersHere(engagement, towns_->spec(), u);
}

MessageInput BatchRun::InputFor(std::size_t message, const Town& town, std::uint32_t batch) const {
  const Engagement& engagement = question_.messages[message];
  MessageInput input;
  input.message = &engagement;
  input.index = static_cast<std::uint32_t>(message);
  // An author's followers are the same for all the author's messages.
  const double u = StratifiedUnit(RandomKey(towns_->seed(), 44), batch, batches_);
  input.friends = std::min(friends_wanted(message, u), town.population.user_count);
  SetFollowers(targets_[message], batch, town.population.user_count, &input);
  input.has_target = !targets_[message].empty();
  const bool has_stories = engagement.platform == "facebook";
  input.has_eta = {has_stories || draw_.is_fixed(kEtaComment),
                   has_stories || draw_.is_fixed(kEtaReaction)};
  const double usual = ParameterTable()[IndexOf(kPageSeen)].value;
  input.page_seen = draw_.is_fixed(kPageSeen) ? 1 : PageSeenAt(engagement.time) / usual;
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
    recommended_[lane] = {};
  }
  if (question_.messages.size() > 1) {
    sum_.assign(run_.stride() * kLanes, 0);
    const auto is_reported = [](const std::vector<Target>& draws) { return !draws.empty(); };
    const bool any = std::any_of(targets_.begin(), targets_.end(), is_reported);
    unaided_.assign(any ? sum_.size() : 0, 0);
  }
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
  const MessageInput input = InputFor(message_, run_.town(), batch_);
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
  if (input.has_target) {
    Meet(input, &values);
  } else {
    run_.Run(input, towns_->seed(), batch_, values);
    AddTo(&unaided_);
  }
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const LaneOutcome& outcome = run_.outcome(lane);
    // As the first message had them, for the replay of a single one.
    for (const Parameter own : {kPostEffect, kLocalShare}) {
      if (message_ == 0) values_[lane][IndexOf(own)] = values[lane][IndexOf(own)];
    }
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
    const std::size_t is_direct = run.state(lane)[user] & 1;
    return static_cast<double>(input.willing[0][run.engager(user) + is_direct * kEngagers]);
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

double BatchRun::ReachOf(std::uint32_t lane) const {
  std::uint32_t reach = 0;
  for (std::uint32_t user = 0; user < run_.town().population.user_count; ++user) {
    reach += (run_.state(lane)[user] & 0xF1) != 0;
  }
  return reach;
}

// Makes each lane reach its target. As many followers saw it as belong to that. Where those it was
// passed on to make it more, the post was a weaker one: its effect is sought between the weakest
// and the drawn one, with the same random numbers. Where it is less, the platform showed it to
// others.
void BatchRun::Meet(const MessageInput& input, std::array<ParameterValues, kLanes>* values) {
  constexpr int kRounds = 12;
  constexpr double kMostOver = .05, kNear = .02;
  const std::vector<Target>& targets = targets_[input.index];
  const std::vector<std::uint8_t> tied_before = tied_;
  const double accounts = std::max(1.0, AccountsReported(*input.message));
  std::array<double, kLanes> target;
  std::array<std::optional<EffectSearch>, kLanes> searches;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    target[lane] = targets[batch_ * kLanes + lane].residents;
    if (IsReport(*input.message)) {
      (*values)[lane][IndexOf(kLocalShare)] = std::clamp(target[lane] / accounts, 0.0, 1.0);
    }
  }
  run_.Run(input, towns_->seed(), batch_, *values);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    if (ReachOf(lane) <= 1 + (1 + kMostOver) * target[lane]) continue;
    searches[lane].emplace((*values)[lane][IndexOf(kPostEffect)], target[lane],
                           run_.outcome(lane).direct);
  }
  for (int round = 0; round < kRounds; ++round) {
    std::uint32_t again = 0;
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const double reached = ReachOf(lane);
      if (!searches[lane] || std::abs(reached - target[lane]) <= 1 + kNear * target[lane]) continue;
      if (reached > target[lane] && reached <= run_.outcome(lane).direct) continue;  // followers
      (*values)[lane][IndexOf(kPostEffect)] = searches[lane]->Next(reached);
      again |= 1u << lane;
    }
    if (again == 0) break;
    if ((again & 1) != 0) tied_ = tied_before;  // of the first lane (Look)
    run_.RunAgain(input, towns_->seed(), batch_, *values, again);
  }
  AddTo(&unaided_);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    rows_[lane].target = target[lane];
    recommended_[lane] = RecommendedTo(run_, lane, batch_, target[lane], (*values)[lane]);
    run_.Show(lane, recommended_[lane].users);
  }
}

Recommendation BatchRun::RecommendedTo(const MessageRun& run, std::uint32_t lane,
                                       std::uint32_t batch, double target,
                                       const ParameterValues& values) const {
  const std::array<double, 3> seen{values[IndexOf(kSeenRare)], values[IndexOf(kSeenWeekly)],
                                   values[IndexOf(kSeenDaily)]};
  const std::uint64_t key = RandomKey(towns_->seed(), 46, batch * kLanes + lane, message_);
  return Recommend(run.state(lane), run.town().population, target, seen, key);
}

void BatchRun::RunAgain(std::uint32_t batch, MessageRun* run) {
  const Town& town = towns_->at(TownOf(batch));
  run->Visit(town);
  std::array<ParameterValues, kLanes> values;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    values[lane] = store_.rows[batch * kLanes + lane].values;
  }
  run->Run(InputFor(0, town, batch), towns_->seed(), batch, values);
}

}  // namespace kringen::reach
