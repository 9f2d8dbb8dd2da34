// The circles of a synthetic population (households, teams, streets ...) and how far one question's
// messages reached into each: both as the reach worker sends them, read once and then only drawn.
// A circle's number is its index in `circles`, everywhere. Invented persons: no one is meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen {

struct Circle {
  std::int32_t village = 0;
  std::int32_t type = 0;
  std::int32_t members = 0;
  std::int32_t users = 0;  // of the platform
};

struct Circles {
  std::vector<std::string> types;       // ids: "household", "club" ...
  std::vector<std::string> villages;    // ids as in the feed
  std::vector<std::int64_t> residents;  // per village
  std::vector<Circle> circles;
  std::uint64_t revision = 0;  // set by whoever keeps it; what was made from an older one is stale
};

// A share, comment or reaction after `seconds`, seen from the circle it happened in.
struct ReachEvent {
  enum class Kind : std::uint8_t { kShare, kComment, kReaction };
  std::int64_t seconds = 0;
  Kind kind = Kind::kShare;
  std::int32_t village = 0;
  std::int32_t circle = 0;
  bool opens = false;  // the first through which this circle was reached
};

struct CircleReach {
  // One for each circle: members reached, in 1/1000 of all its members; together at most 1000.
  struct Shares {
    std::int16_t direct = 0, both = 0, shared = 0;
  };
  // Index into `seconds`: the first member reached, half of the reached; -1 for never.
  struct Bins {
    std::int16_t first = -1, half = -1;
  };
  std::string key;  // of the question
  std::vector<Shares> shares;
  std::vector<std::int16_t> figures;  // per village, reached in 1/1000 as printed; -1 for none
  std::vector<Bins> bins;             // empty without replay, as all below
  std::vector<std::int64_t> seconds;  // since publication, rising
  std::vector<double> reached;        // persons, never falling
  std::vector<ReachEvent> events;     // in time order
  bool has_replay() const { return !seconds.empty(); }
};

// Errors: "circles.not_json", and "circles.bad_member" with its place.
Result<Circles> ReadCircles(std::string_view bytes);
Result<CircleReach> ReadCircleReach(std::string_view bytes, const Circles& circles);

}  // namespace kringen
