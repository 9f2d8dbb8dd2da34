#include "reach/message_run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/rng.h"

namespace kringen::reach {
namespace {

using enum Parameter;

double Value(const ParameterValues& values, Parameter parameter) {
  return values[IndexOf(parameter)];
}

// The factor of skips for a chance eta of being shown at all.
std::uint64_t SkipScale(double eta) {
  if (eta >= 1) return kNoSkip;
  if (!(eta >= 0x1p-16)) return kNeverShown;
  return static_cast<std::uint64_t>(std::llround(0x1p18 / -std::log2(1 - eta)));
}

// Acceptance of each kind of person, the most willing at 2^16; who saw it directly is `near` times
// as willing as who saw it through others.
std::array<std::uint32_t, 2 * kEngagers> Willing(double near, double middle, double women) {
  std::array<double, 2 * kEngagers> weights{};
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    const double by_age = age == 3 || age == 4 ? middle : 1;  // 25-44
    for (const std::size_t is_direct : {0, 1}) {
      const double weight = by_age * (is_direct == 1 ? near : 1);
      weights[is_direct * kEngagers + age * 2] = weight * (1 - women);
      weights[is_direct * kEngagers + age * 2 + 1] = weight * women;
    }
  }
  const double most = *std::max_element(weights.begin(), weights.end());
  std::array<std::uint32_t, 2 * kEngagers> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<std::uint32_t>(std::llround(weights[i] / most * 65536));
  }
  return out;
}

}  // namespace

void MessageRun::Visit(const Town& town) {
  if (town_ == &town) return;
  town_ = &town;
  const Population& population = town.population;
  const AffiliationNetwork& network = town.network;
  if (!town.visibility) town.visibility = std::make_shared<VisibilityTable>(network.layout);
  table_ = town.visibility.get();
  filled_ = author_filled_ = {};
  codes_ = network.layout.count();
  // An odd number of cache lines, so that lanes do not fall on the same ones.
  stride_ = ((population.user_count + 127) / 64 | 1) * 64;
  state_.assign(stride_ * kLanes, 0);
  user_cells_.resize(population.user_count);
  for (std::uint32_t cell = 0; cell + 1 < population.user_cells.size(); ++cell) {
    std::fill(user_cells_.begin() + population.user_cells[cell],
              user_cells_.begin() + population.user_cells[cell + 1], cell);
  }
  for (Shown& few : shown_few_) few.is_listed = false;
  engager_.resize(population.user_count);
  std::array<std::uint32_t, kUsageCount> by_usage{};
  for (std::uint32_t user = 0; user < population.user_count; ++user) {
    engager_[user] = static_cast<std::uint8_t>(population.age[user] * 2 + population.woman[user]);
    ++by_usage[population.usage[user]];
  }
  for (std::size_t i = 0; i < 3; ++i) {
    usage_share_[i] = by_usage[i + 1] / std::max<double>(1, population.user_count);
  }
  batch_.rows = network.rows.data();
  // In a town of one there are no ties, and yet an address from which they would be looked up.
  static constexpr std::array<std::uint32_t, 64> kNoTies{};
  batch_.ties = network.ties.empty() ? kNoTies.data() : network.ties.data();
  batch_.id_bits = network.layout.id_bits;
  batch_.author_code = network.author_code.data();
  batch_.engager = engager_.data();
  batch_.state = state_.data();
  batch_.stride = stride_;
  batch_.seen_stride = population.user_count + 16;
  seen_.resize(batch_.seen_stride * kLockstep);
  shown_.resize(batch_.seen_stride * kLockstep);
  batch_.seen = seen_.data();
  batch_.shown = shown_.data();
}

// Friends are the beginning of each cell of users, as friend ranks ascend there.
void MessageRun::FindFriends(std::uint32_t count) {
  const Population& population = town_->population;
  const std::size_t cells = population.user_cells.size() - 1;
  friend_begin_.resize(cells);
  friend_end_.resize(cells);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto first = population.friend_rank.begin() + population.user_cells[cell];
    const auto last = population.friend_rank.begin() + population.user_cells[cell + 1];
    const auto end = std::lower_bound(first, last, count);
    friend_begin_[cell] = population.user_cells[cell];
    friend_end_[cell] = population.user_cells[cell] + static_cast<std::uint32_t>(end - first);
  }
  friends_.clear();
  for (std::size_t cell = 0; cell < cells && !batch_.lists_direct; ++cell) {
    for (std::uint32_t user = friend_begin_[cell]; user < friend_end_[cell]; ++user) {
      friends_.push_back(user);
    }
  }
  direct_counts_.resize(cells * kLanes);
  batch_.direct_counts = direct_counts_.data();
  batch_.friend_begin = friend_begin_.data();
  batch_.friend_end = friend_end_.data();
  batch_.stretches = static_cast<std::uint32_t>(cells);
  batch_.friends = friends_.data();
  batch_.friend_count = static_cast<std::uint32_t>(friends_.size());
}

// The direct pass writes every friend. Of the others only those whom the last run showed the
// message are not zero: in a large town they are few.
void MessageRun::ClearState(bool same_friends) {
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    std::uint8_t* state = state_.data() + lane * stride_;
    if (same_friends && shown_few_[lane].is_listed) {
      for (const std::uint32_t user : shown_few_[lane].users) state[user] = 0;
    } else {
      std::fill(state, state + stride_, std::uint8_t{0});
    }
  }
}

void MessageRun::ListShown(std::uint32_t lane) {
  constexpr std::uint32_t kFew = 32;  // of so many users one: from there a pass over all is faster
  Shown& few = shown_few_[lane];
  const std::uint32_t count = outcome(lane).shown;
  few.is_listed = count <= town_->population.user_count / kFew;
  const std::uint32_t* const shown = shown_.data() + batch_.seen_stride * (lane % kLockstep);
  few.users.assign(shown, shown + (few.is_listed ? count : 0));
}

void MessageRun::Show(std::uint32_t lane, const std::vector<std::uint32_t>& users) {
  constexpr std::uint8_t kOnce = 0x10;
  for (const std::uint32_t user : users) state_[lane * stride_ + user] |= kOnce;
  Shown& few = shown_few_[lane];
  if (few.is_listed) few.users.insert(few.users.end(), users.begin(), users.end());
}

void MessageRun::Count(std::uint32_t lane, CellCounts* counts, AtLeast* at_least) const {
  if (!shown_few_[lane].is_listed) {
    const std::uint32_t* const cells = town_->population.user_cells.data();
    return kernel_.count(state(lane), cells, batch_.stretches, false, counts, at_least);
  }
  constexpr AtLeast kExposures{1, 2, 3, 4, 5, 10};
  *at_least = {outcome(lane).direct};
  for (std::uint32_t cell = 0; cell < batch_.stretches; ++cell) {
    const std::uint32_t direct = direct_counts_[std::size_t{cell} * kLanes + lane];
    counts[cell] = {direct, 0, direct, 0};
  }
  for (const std::uint32_t user : shown_few_[lane].users) {
    const std::uint32_t direct = state(lane)[user] & 1u;
    const std::uint32_t exposures = direct + (state(lane)[user] >> 4);
    CellCounts& cell = counts[user_cells_[user]];
    cell.reach += direct ^ 1u;
    cell.both += direct;
    cell.thrice += exposures >= 3 ? 1 : 0;
    (*at_least)[0] += direct ^ 1u;
    for (std::size_t i = 1; i < kExposures.size(); ++i) {
      (*at_least)[i] += exposures >= kExposures[i] ? 1 : 0;
    }
  }
}

void MessageRun::FillThresholds(const MessageInput& input,
                                const std::array<ParameterValues, kLanes>& values) {
  using enum VisibilityTable::Curves;
  const bool has_own = input.message->by_page || input.followers_seen;
  const std::size_t all = std::size_t{codes_} * kLanes;
  thresholds_.resize(all);
  author_thresholds_.resize(has_own ? all : 0);
  if (!has_own) author_filled_ = {};
  bool is_author_new = author_high_.size() != all;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    const ParameterValues& own = values[lane];
    Visibility visibility;
    visibility.precision = Value(own, kPrecision);
    visibility.person_share = Value(own, kPersonShare);
    visibility.post_effect = Value(own, kPostEffect);
    const std::array<double, 3> seen{Value(own, kSeenRare), Value(own, kSeenWeekly),
                                     Value(own, kSeenDaily)};
    double mean = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      visibility.seen[i] = seen[i] * Value(own, kVisibility);
      mean += seen[i] * usage_share_[i];
    }
    if (filled_[lane] != visibility) {
      table_->Fill(visibility, thresholds_.data() + std::size_t{codes_} * lane, kOfReplicate);
      filled_[lane] = visibility;
      is_author_new |= !has_own;
    }
    if (!has_own) continue;
    double level = input.page_seen * Value(own, kPageSeen);
    if (input.followers_seen) {
      level = (*input.followers_seen)[lane];
      visibility.post_effect = 0;  // whatever it was, so many saw it
    }
    for (std::size_t i = 0; i < 3; ++i) {
      visibility.seen[i] = mean > 0 ? seen[i] * level / mean : 0;
    }
    if (author_filled_[lane] == visibility) continue;
    table_->Fill(visibility, author_thresholds_.data() + std::size_t{codes_} * lane, kOfMessage);
    author_filled_[lane] = visibility;
    is_author_new = true;
  }
  if (is_author_new || has_own != author_has_own_) SplitAuthor();
  author_has_own_ = has_own;
}

// The author's thresholds in two bytes, those of a code side by side.
void MessageRun::SplitAuthor() {
  const std::vector<std::uint16_t>& author =
      author_thresholds_.empty() ? thresholds_ : author_thresholds_;
  author_high_.resize(author.size());
  author_low_.resize(author.size());
  for (std::uint32_t code = 0; code < codes_; ++code) {
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const std::uint32_t threshold = author[std::size_t{codes_} * lane + code];
      author_high_[code * kLanes + lane] = static_cast<std::uint8_t>(threshold >> 8);
      author_low_[code * kLanes + lane] = static_cast<std::uint8_t>(threshold & 255);
    }
  }
  batch_.author_high = author_high_.data();
  batch_.author_low = author_low_.data();
}

void MessageRun::FillLane(const MessageInput& input, const ParameterValues& values,
                          std::uint64_t key, std::uint32_t lane) {
  LaneInput& out = batch_.lanes[lane];
  out.key = Mix64(key + 1);
  out.thresholds = thresholds_.data() + std::size_t{codes_} * lane;
  out.cut = CutTies(Value(values, kTieFactor), Value(values, kBackground));
  const double drawn = Value(values, kLocalShare);
  const double local = input.has_target ? drawn : input.message->local_share.value_or(drawn);
  for (std::size_t kind = 0; kind < kEngagementKinds; ++kind) {
    // The same fraction rounds up or down whatever the count, so more stays more.
    const double rounding = RandomStream(Mix64(key + 16 + kind)).Unit();
    const double count = input.message->counts[kind].value_or(0) * local;
    out.counts[kind] = static_cast<std::uint32_t>(count + rounding * (1 - 1e-9));
  }
  out.skip_scale = {kNoSkip, input.has_eta[0] ? SkipScale(Value(values, kEtaComment)) : kNeverShown,
                    input.has_eta[1] ? SkipScale(Value(values, kEtaReaction)) : kNeverShown};
  out.willing = {Willing(Value(values, kShareNear), Value(values, kShareMiddle), 0.5),
                 Willing(1, Value(values, kCommentMiddle), Value(values, kCommentWomen)),
                 Willing(1, Value(values, kReactionMiddle), 0.5)};
  out.order = nullptr;
  times_[lane].clear();
  if (!input.message->share_times.empty()) OrderByTime(input, values, key, lane);
}

// Known times of shares; for all else delays with the mean of the table, exponential.
void MessageRun::OrderByTime(const MessageInput& input, const ParameterValues& values,
                             std::uint64_t key, std::uint32_t lane) {
  const LaneInput& own = batch_.lanes[lane];
  RandomStream random(Mix64(key + 32));
  const double mean_s = Value(values, kShareDelay) * 3600;
  const auto delay = [&] { return NegLog2()(random.Next32()) * 0x1p-24 * 0.6931471806 * mean_s; };
  std::vector<double> known(input.message->share_times.begin(), input.message->share_times.end());
  for (std::size_t i = known.size(); i > 1; --i) {  // which of them were local is chance
    std::swap(known[i - 1], known[random.Below(static_cast<std::uint32_t>(i))]);
  }
  std::vector<std::pair<double, std::uint8_t>> events;
  for (std::size_t kind = 0; kind < kEngagementKinds; ++kind) {
    for (std::uint32_t i = 0; i < own.counts[kind]; ++i) {
      const bool is_known = kind == 0 && i < known.size();
      events.emplace_back(is_known ? std::max(known[i], 0.0) : delay(),
                          static_cast<std::uint8_t>(kind));
    }
  }
  std::sort(events.begin(), events.end());
  orders_[lane].clear();
  for (const auto& [time, kind] : events) {
    times_[lane].push_back(time);
    orders_[lane].push_back(kind);
  }
  batch_.lanes[lane].order = orders_[lane].data();
}

void MessageRun::FillLanes(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
                           const std::array<ParameterValues, kLanes>& values) {
  FillThresholds(input, values);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    if (!IsActive(lane)) continue;
    const std::uint64_t replicate = std::uint64_t{batch} * kLanes + lane;
    FillLane(input, values[lane], RandomKey(seed, 40, replicate, input.index), lane);
  }
}

void MessageRun::RunEvents() {
  for (std::uint32_t first = 0; first < kLanes; first += kLockstep) {
    kernel_.events(&batch_, first);
    for (std::uint32_t lane = first; lane < first + kLockstep; ++lane) {
      if (!IsActive(lane)) continue;
      ListShown(lane);
      if (look_) look_(lane, *this);
    }
  }
}

void MessageRun::Run(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
                     const std::array<ParameterValues, kLanes>& values) {
  std::size_t most_events = 0;
  for (const auto& count : input.message->counts) most_events += count.value_or(0) + 1;
  batch_.lists_direct = input.friends < 32 * most_events;
  batch_.active = ~0u;
  FindFriends(input.friends);
  ClearState(input.friends == std::exchange(friend_count_, input.friends));
  FillLanes(input, seed, batch, values);
  batch_.event_stride = most_events;
  sources_.resize(most_events * kLockstep);
  sizes_.resize(most_events * kLockstep);
  kinds_.resize(most_events * kLockstep);
  batch_.sources = sources_.data();
  batch_.sizes = sizes_.data();
  batch_.kinds = kinds_.data();
  batch_.direct_key = RandomKey(seed, 41, batch, input.index);
  kernel_.direct(&batch_);
  RunEvents();
}

void MessageRun::RunAgain(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
                          const std::array<ParameterValues, kLanes>& values, std::uint32_t lanes) {
  batch_.active = lanes;
  FillLanes(input, seed, batch, values);
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    if (!IsActive(lane)) continue;
    std::uint8_t* const state = state_.data() + lane * stride_;
    for (std::size_t user = 0; user < stride_; ++user) state[user] &= std::uint8_t{1};
  }
  RunEvents();
}

const std::uint32_t* MessageRun::seen(std::uint32_t lane) const {
  return seen_.data() + batch_.seen_stride * (lane % kLockstep);
}
const std::uint32_t* MessageRun::sources(std::uint32_t lane) const {
  return sources_.data() + batch_.event_stride * (lane % kLockstep);
}
const std::uint32_t* MessageRun::sizes(std::uint32_t lane) const {
  return sizes_.data() + batch_.event_stride * (lane % kLockstep);
}
const std::uint8_t* MessageRun::kinds(std::uint32_t lane) const {
  return kinds_.data() + batch_.event_stride * (lane % kLockstep);
}

}  // namespace kringen::reach
