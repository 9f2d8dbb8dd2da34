// Feeds, results and words made up for the tests of src/view: the same on every machine, with
// bursts, gaps, equal moments, cases, replies and items of unknown weight.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "model/feed.h"
#include "model/query.h"
#include "view/locale.h"
#include "view/time_scale.h"
#include "view/timeline_layout.h"

namespace kringen::testing {

// splitmix64; own, because the standard distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // 0 <= below < n.
  std::uint64_t Below(std::uint64_t n) { return n == 0 ? 0 : Next() % n; }
  double Share() { return static_cast<double>(Next() >> 11) / 9007199254740992.0; }
  double Between(double low, double high) { return low + Share() * (high - low); }

 private:
  std::uint64_t state_;
};

struct FeedShape {
  std::uint32_t items = 200;
  int channels = 5;
  int cases = 3;
  TimePoint from = 1293836400;  // 1 January 2011
  TimePoint to = 1420066800;    // 1 January 2015
  bool replies = true;
};

Feed MakeFeed(const FeedShape& shape, std::uint64_t seed);
// Every item but the withdrawn ones.
QueryResult MatchAll(const Feed& feed);
// Each item with probability `share`.
QueryResult MatchSome(const Feed& feed, double share, std::uint64_t seed);

// Dutch, as in assets/i18n.
Locale DutchLocale();

// Letters of one width, so that results do not depend on a font.
float MeasureLetters(std::string_view text, float size_px);

// A window somewhere in 2010-2016, from a minute to six years.
Viewport RandomViewport(Dice* dice);

}  // namespace kringen::testing
