#include "model/followers.h"

#include "base/result.h"

namespace kringen {
namespace {

struct Counted {
  TimePoint time = 0;
  double count = 0;
};

}  // namespace

std::optional<double> FollowersAt(const Channel& channel, TimePoint time) {
  std::optional<Counted> before, after;  // the nearest on each side; of one day the later entry
  for (const FollowerCount& each : channel.followers) {
    const Result<TimePoint> day = ParseTime(each.date);
    if (!day.ok() || each.count < 0) continue;
    const Counted here{day.value(), static_cast<double>(each.count)};
    if (here.time <= time) {
      if (!before || here.time >= before->time) before = here;
    } else if (!after || here.time <= after->time) {
      after = here;
    }
  }
  if (!before && !after) return std::nullopt;
  if (!before || !after) return (before ? before : after)->count;
  const double part =
      static_cast<double>(time - before->time) / static_cast<double>(after->time - before->time);
  return before->count + part * (after->count - before->count);
}

}  // namespace kringen
