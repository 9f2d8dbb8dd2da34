#include "unit/view/synthetic_circles.h"

#include <algorithm>
#include <string>

#include "base/json_write.h"

namespace kringen {

namespace {

// 32 whole bits at a time (PCG, O'Neill 2014).
class Dice {
 public:
  std::uint32_t operator()(std::uint32_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    const auto mixed = static_cast<std::uint32_t>((state_ >> 18 ^ state_) >> 27);
    const auto turn = static_cast<std::uint32_t>(state_ >> 59);
    const std::uint32_t bits = mixed >> turn | mixed << (-turn & 31u);
    return static_cast<std::uint32_t>(std::uint64_t{bits} * below >> 32);
  }
  // About lognormal: the sum of some dice, doubling at each so many of them.
  std::int32_t Heavy(double median, std::int32_t most) {
    double size = median;
    for (int i = 0; i < 8; ++i) size *= (*this)(2) == 0 ? 1.35 : 1 / 1.35;
    return std::clamp(static_cast<std::int32_t>(size), 3, most);
  }

 private:
  std::uint64_t state_ = 20140605;
};

enum Type : std::int32_t {
  kFriends,
  kHousehold,
  kTeam,
  kKin,
  kCohort,
  kWork,
  kAssociation,
  kStreet,
  kClub
};

}  // namespace

Circles SyntheticCircles(double share) {
  Circles circles;
  circles.types = {"circle", "household",   "team",   "kin", "cohort",
                   "work",   "association", "street", "club"};
  circles.villages = {"losser", "glane", "overdinkel", "de-lutte", "beuningen"};
  circles.revision = 1;
  Dice dice;
  for (const std::int64_t whole : {13000, 530, 4230, 3800, 1040}) {
    const auto residents = static_cast<std::int64_t>(static_cast<double>(whole) * share);
    const auto village = static_cast<std::int32_t>(circles.residents.size());
    circles.residents.push_back(residents);
    const auto add = [&](Type type, std::int32_t members) {
      const auto users = static_cast<std::int32_t>(dice(static_cast<std::uint32_t>(members) + 1));
      circles.circles.push_back({village, type, members, users});
    };
    for (std::int64_t left = residents; left > 0;) {
      const auto size = static_cast<std::int32_t>(std::min<std::int64_t>(left, 1 + dice(4)));
      add(kHousehold, size);
      left -= size;
    }
    const auto per = [&](std::int64_t people) { return residents / people; };
    for (std::int64_t i = 0; i < per(18); ++i)
      add(kFriends, 5 + static_cast<std::int32_t>(dice(8)));
    for (std::int64_t i = 0; i < per(160); ++i) add(kTeam, 13);
    for (std::int64_t i = 0; i < per(12); ++i) add(kKin, 5 + static_cast<std::int32_t>(dice(9)));
    for (std::int64_t i = 0; i < per(130); ++i)
      add(kCohort, 20 + static_cast<std::int32_t>(dice(11)));
    for (std::int64_t i = 0; i < per(60); ++i) add(kWork, dice.Heavy(10, 200));
    for (std::int64_t i = 0; i < per(150); ++i) add(kAssociation, dice.Heavy(40, 300));
    for (std::int64_t i = 0; i < per(40); ++i)
      add(kStreet, 25 + static_cast<std::int32_t>(dice(31)));
    for (std::int64_t i = 0; i < per(450); ++i) add(kClub, dice.Heavy(150, 700));
  }
  return circles;
}

CircleReach SyntheticReach(const Circles& circles, bool replay) {
  CircleReach reach;
  reach.key = "item:kaars";
  Dice dice;
  if (replay) {
    // 5 minutes to 3 days, each bin a fifth longer.
    for (double t = 300; t < 259200; t *= 1.2)
      reach.seconds.push_back(static_cast<std::int64_t>(t));
    reach.seconds.push_back(259200);
    for (std::size_t i = 0; i < reach.seconds.size(); ++i) {
      const double part = static_cast<double>(i + 1) / static_cast<double>(reach.seconds.size());
      reach.reached.push_back(
          static_cast<double>(static_cast<int>(9100 * part * part * (3 - 2 * part))));
    }
  }
  for (std::size_t i = 0; i < circles.villages.size(); ++i) {
    reach.figures.push_back(static_cast<std::int16_t>(i % 3 == 2 ? -1 : 100 * (1 + i)));
  }
  const auto bins = static_cast<std::uint32_t>(reach.seconds.size());
  for (std::size_t i = 0; i < circles.circles.size(); ++i) {
    const Circle& circle = circles.circles[i];
    const bool touched = dice(10) < 7 || circle.members > 20;
    CircleReach::Shares shares;
    if (touched) {
      const auto all = static_cast<std::int32_t>(150 + dice(circle.members > 20 ? 450 : 800));
      const auto direct = static_cast<std::int32_t>(dice(static_cast<std::uint32_t>(all) + 1));
      const std::int32_t rest = all - direct;
      shares.direct = static_cast<std::int16_t>(direct);
      shares.both = static_cast<std::int16_t>(rest / 3);
      shares.shared = static_cast<std::int16_t>(rest - rest / 3);
    }
    reach.shares.push_back(shares);
    if (!replay) continue;
    CircleReach::Bins times;
    if (touched) {
      times.first = static_cast<std::int16_t>(dice(bins * 2 / 3));
      times.half =
          static_cast<std::int16_t>(times.first + static_cast<std::int32_t>(dice(bins / 3)));
    }
    reach.bins.push_back(times);
  }
  if (!replay || circles.circles.empty()) return reach;
  for (int i = 0; i < 60; ++i) {
    const std::uint32_t at = dice(static_cast<std::uint32_t>(circles.circles.size()));
    ReachEvent event;
    event.seconds = reach.seconds[dice(bins)];
    event.kind = static_cast<ReachEvent::Kind>(i % 3);
    event.circle = static_cast<std::int32_t>(at);
    event.village = circles.circles[at].village;
    event.opens = event.kind == ReachEvent::Kind::kShare && i % 2 == 0;
    reach.events.push_back(event);
  }
  std::stable_sort(reach.events.begin(), reach.events.end(),
                   [](const ReachEvent& a, const ReachEvent& b) { return a.seconds < b.seconds; });
  return reach;
}

std::string CirclesJson(const Circles& circles) {
  JsonWriter json;
  json.OpenObject();
  json.Member("types", circles.types);
  json.Member("villages", circles.villages);
  json.Member("residents", circles.residents);
  json.OpenArray("circles");
  for (const Circle& circle : circles.circles) {
    json.Value(
        std::vector<std::int32_t>{circle.village, circle.type, circle.members, circle.users});
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string CircleReachJson(const CircleReach& reach) {
  JsonWriter json;
  const auto column = [&](const char* name, const auto& rows, auto value) {
    json.OpenArray(name);
    for (const auto& row : rows) json.Value(value(row));
    json.CloseArray();
  };
  json.OpenObject();
  json.Member("key", reach.key);
  column("direct", reach.shares, [](const auto& row) { return row.direct; });
  column("both", reach.shares, [](const auto& row) { return row.both; });
  column("shared", reach.shares, [](const auto& row) { return row.shared; });
  json.Member("figures", reach.figures);
  column("first", reach.bins, [](const auto& row) { return row.first; });
  column("half", reach.bins, [](const auto& row) { return row.half; });
  json.Member("seconds", reach.seconds);
  json.Member("reached", reach.reached);
  column("events", reach.events, [](const ReachEvent& event) {
    return std::vector<std::int64_t>{event.seconds, static_cast<std::int64_t>(event.kind),
                                     event.village, event.circle, event.opens ? 1 : 0};
  });
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen
