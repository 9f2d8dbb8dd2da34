// One typical replicate in time. Shares come at their known times, or after a delay with the mean
// of the parameter share_delay; whoever is shown a post sees it after a delay with the mean
// view_delay. Both exponential, both assumptions: a picture of how it may have gone, not a
// measurement.
#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reach/summary.h"

namespace kringen::reach {
namespace {

constexpr std::size_t kBins = 48;
constexpr std::size_t kMostEvents = 2000;
constexpr double kFirstBin_s = 300;
constexpr std::uint32_t kUserMask = (1u << kDepthShift) - 1;

class ReplayBuild {
 public:
  ReplayBuild(const MessageRun& run, std::uint32_t lane, const ParameterValues& values,
              std::uint64_t key)
      : run_(run),
        lane_(lane),
        population_(run.town().population),
        random_(key),
        share_delay_s_(3600 * values[IndexOf(Parameter::kShareDelay)]),
        view_delay_s_(3600 * values[IndexOf(Parameter::kViewDelay)]) {
    const std::uint32_t events = run.outcome(lane).events;
    times_ = run.event_times(lane);
    while (times_.size() < events) times_.push_back(Delay(share_delay_s_));
    std::sort(times_.begin(), times_.end());
    seen_s_.assign(population_.user_count, -1);
  }

  // Whom the platform showed it to, it did so while it was being passed on.
  void Show(const std::vector<std::uint32_t>& users) {
    for (const std::uint32_t user : users) {
      seen_s_[user] = Delay(share_delay_s_) + Delay(view_delay_s_);
    }
  }

  Replay Make(CircleShares* shares) {
    See();
    std::vector<double> sorted;
    for (const double s : seen_s_) {
      if (s >= 0) sorted.push_back(s);
    }
    std::sort(sorted.begin(), sorted.end());
    double last = kFirstBin_s * 2;
    if (!sorted.empty()) last = std::max(last, sorted.back());
    for (std::size_t bin = 0; bin < kBins; ++bin) {
      const double share = static_cast<double>(bin) / (kBins - 1);
      replay_.seconds.push_back(std::ceil(kFirstBin_s * std::pow(last / kFirstBin_s, share)));
      const auto by_then = std::upper_bound(sorted.begin(), sorted.end(), replay_.seconds.back());
      replay_.reached.push_back(static_cast<double>(by_then - sorted.begin()));
    }
    if (shares != nullptr) FillCircles(shares);
    return std::move(replay_);
  }

 private:
  double Delay(double mean_s) {
    return NegLog2()(random_.Next32()) * (0x1p-24 * 0.6931471805599453) * mean_s;
  }

  void See() {
    std::vector<std::uint8_t> is_reached(population_.circles.size(), 0);
    for (std::size_t i = 0; i < run_.friend_begin().size(); ++i) {
      for (std::uint32_t user = run_.friend_begin()[i]; user < run_.friend_end()[i]; ++user) {
        if ((run_.state(lane_)[user] & 1) == 0) continue;
        seen_s_[user] = Delay(view_delay_s_);
        MarkCircles(user, &is_reached);
      }
    }
    std::uint32_t at = run_.lists_direct() ? run_.outcome(lane_).direct : 0;
    for (std::uint32_t event = 0; event < run_.outcome(lane_).events; ++event) {
      const std::uint32_t end = run_.sizes(lane_)[event];
      const std::uint32_t source = run_.sources(lane_)[event];
      AddEvent(event, source, at, end, is_reached);
      for (; at < end; ++at) {
        const std::uint32_t user = run_.seen(lane_)[at] & kUserMask;
        seen_s_[user] = times_[event] + Delay(view_delay_s_);
        MarkCircles(user, &is_reached);
      }
    }
  }

  void MarkCircles(std::uint32_t user, std::vector<std::uint8_t>* marks) const {
    for (std::uint32_t i = population_.circle_offsets[user];
         i < population_.circle_offsets[user + 1]; ++i) {
      (*marks)[population_.circles_of[i]] = 1;
    }
  }

  // The circle of the source through which the event reached most people for the first time.
  void AddEvent(std::uint32_t event, std::uint32_t source, std::uint32_t from, std::uint32_t to,
                const std::vector<std::uint8_t>& is_reached) {
    if (replay_.events.size() >= kMostEvents) return;
    std::uint32_t best = 0, most = 0;
    bool found = false;
    for (std::uint32_t i = population_.circle_offsets[source];
         i < population_.circle_offsets[source + 1]; ++i) {
      const std::uint32_t circle = population_.circles_of[i];
      std::uint32_t shared = 0;
      for (std::uint32_t at = from; at < to; ++at) {
        const std::uint32_t user = run_.seen(lane_)[at] & kUserMask;
        const std::uint32_t* begin =
            population_.circles_of.data() + population_.circle_offsets[user];
        const std::uint32_t* end =
            population_.circles_of.data() + population_.circle_offsets[user + 1];
        shared += std::binary_search(begin, end, circle);
      }
      if (found && shared <= most) continue;
      best = circle;
      most = shared;
      found = true;
    }
    if (!found) return;
    replay_.events.push_back(
        {std::round(times_[event]), static_cast<EngagementKind>(run_.kinds(lane_)[event]),
         population_.village[source], best, most > 0 && is_reached[best] == 0});
  }

  // The last bin ends when the last one has seen it.
  std::int16_t BinOf(double seconds) const {
    return static_cast<std::int16_t>(
        std::lower_bound(replay_.seconds.begin(), replay_.seconds.end(), seconds) -
        replay_.seconds.begin());
  }

  void FillCircles(CircleShares* shares) const {
    std::vector<double> times;
    for (const Circle& circle : population_.circles) {
      times.clear();
      for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
        const std::uint32_t person = population_.members[at];
        if (person >= population_.user_count) break;
        if (seen_s_[person] >= 0) times.push_back(seen_s_[person]);
      }
      std::sort(times.begin(), times.end());
      const std::size_t half = (circle.end - circle.begin + 1) / 2;
      shares->first.push_back(times.empty() ? std::int16_t{-1} : BinOf(times[0]));
      shares->half.push_back(times.size() < half ? std::int16_t{-1} : BinOf(times[half - 1]));
    }
  }

  const MessageRun& run_;
  std::uint32_t lane_;
  const Population& population_;
  RandomStream random_;
  double share_delay_s_, view_delay_s_;
  std::vector<double> times_;   // of the events
  std::vector<double> seen_s_;  // per user, -1 never
  Replay replay_;
};

}  // namespace

Replay MakeReplay(BatchRun* run, CircleShares* shares) {
  const ReplicateStore& store = run->store();
  const Weights weights = ReplicateWeights(*run, nullptr);
  std::vector<double> reach;
  for (const ReplicateRow& row : store.rows) reach.push_back(row.reach);
  const double median = MakeEstimate(reach, weights).median;
  std::uint32_t typical = 0;
  double nearest = INFINITY;
  for (std::uint32_t r = 0; r < store.count; ++r) {
    const double off = std::abs(reach[r] - median);
    if (store.population[r] != 0 || off >= nearest) continue;
    nearest = off;
    typical = r;
  }
  Replay replay;
  MessageRun again;
  again.set_look([&](std::uint32_t lane, const MessageRun& message) {
    if (lane != typical % kLanes) return;
    const std::uint64_t key = RandomKey(run->towns().seed(), 43, typical);
    const ReplicateRow& row = store.rows[typical];
    ReplayBuild build(message, lane, row.values, key);
    if (row.target > 0) {
      build.Show(run->RecommendedTo(message, lane, typical / kLanes, row.target, row.values).users);
    }
    replay = build.Make(shares);
  });
  run->RunAgain(typical / kLanes, &again);
  return replay;
}

}  // namespace kringen::reach
