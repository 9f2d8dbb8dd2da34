#include "view/circle_packing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/order.h"
#include "view/circle_choice.h"

namespace kringen {

namespace {

// The share of the disc that the circles cover: tried from the first down to the last.
constexpr float kFullest = 0.755f, kEmptiest = 0.30f, kFullStep = 0.96f;
// Points of the grid per radius of the circle to place; a finer grid packs tighter.
constexpr float kPointsPerRadius = 2.0f;
constexpr float kSmallestStep = 1.0f / 448;  // of the disc's radius: bounds the work
constexpr float kFree = 4;                   // farther than anything in the disc

// A permutation of 0 .. 2^bits - 1 without a table (odd factors and shifts can be undone).
class Scatter {
 public:
  explicit Scatter(std::uint32_t count) {
    while ((1u << bits_) < count) ++bits_;
    mask_ = (1u << bits_) - 1;
  }
  std::uint32_t size() const { return mask_ + 1; }
  std::uint32_t operator()(std::uint32_t i) const {
    std::uint32_t x = (i * 0x9E3779B1u) & mask_;
    x ^= x >> (bits_ / 2);
    x = (x * 0x85EBCA6Bu) & mask_;
    x ^= x >> (bits_ / 2);
    return (x * 0xC2B2AE35u) & mask_;
  }

 private:
  std::uint32_t bits_ = 2;
  std::uint32_t mask_ = 3;
};

// The square grid over the disc: for each point the room around it, up to the rim and to every
// circle placed so far. Kept exact only as far as the next circle, which is not larger, can ask.
class Room {
 public:
  explicit Room(float step) : half_(static_cast<int>(1 / step)), step_(step) {
    const std::size_t side = 2 * static_cast<std::size_t>(half_) + 1;
    free_.assign(side * side, kFree);
    for (int y = -half_; y <= half_; ++y) {
      for (int x = -half_; x <= half_; ++x) At(x, y) = 1 - Length(x, y);
    }
  }

  // The first point with room for `radius` at or after *next in scattered order; false if none is.
  bool Find(float radius, std::uint32_t* next, PackedCircle* found) {
    const int stride = std::max(1, static_cast<int>(radius / kPointsPerRadius / step_));
    const int reach = half_ / stride;
    const auto side = static_cast<std::uint32_t>(2 * reach + 1);
    const Scatter scatter(side * side);
    for (; *next < scatter.size(); ++*next) {
      const std::uint32_t at = scatter(*next);
      if (at >= side * side) continue;
      const int x = (static_cast<int>(at % side) - reach) * stride;
      const int y = (static_cast<int>(at / side) - reach) * stride;
      if (At(x, y) < radius) continue;
      *found = {static_cast<float>(x) * step_, static_cast<float>(y) * step_, radius};
      Take(x, y, radius);
      return true;
    }
    return false;
  }

 private:
  float& At(int x, int y) {
    const auto half = static_cast<std::ptrdiff_t>(half_);
    return free_[static_cast<std::size_t>((y + half) * (2 * half + 1) + x + half)];
  }
  float Length(int x, int y) const {
    const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
    return std::sqrt(fx * fx + fy * fy) * step_;
  }
  void Take(int x, int y, float radius) {
    const int far = static_cast<int>(2 * radius / step_) + 1;
    for (int j = std::max(-half_, y - far); j <= std::min(half_, y + far); ++j) {
      for (int i = std::max(-half_, x - far); i <= std::min(half_, x + far); ++i) {
        float& room = At(i, j);
        room = std::min(room, Length(i - x, j - y) - radius);
      }
    }
  }

  int half_ = 0;
  float step_ = 1;
  std::vector<float> free_;
};

// `order`: largest first. False when one finds no place.
bool TryPack(const std::vector<std::int32_t>& members, const std::vector<std::int32_t>& order,
             float scale, std::vector<PackedCircle>* packed) {
  const auto smallest = static_cast<float>(members[static_cast<std::size_t>(order.back())]);
  Room room(std::max(scale * std::sqrt(smallest) / kPointsPerRadius, kSmallestStep));
  std::int32_t last = -1;
  std::uint32_t next = 0;
  for (const std::int32_t index : order) {
    const auto at = static_cast<std::size_t>(index);
    if (members[at] != last) next = 0;  // a smaller one may fit where larger ones did not
    last = members[at];
    const float radius = scale * std::sqrt(static_cast<float>(last));
    if (!room.Find(radius, &next, &(*packed)[at])) return false;
  }
  return true;
}

std::vector<std::int32_t> LargestFirst(const std::vector<std::int32_t>& members) {
  std::vector<std::int32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0);
  SortBy(&order, [&](std::int32_t i) {
    return -static_cast<std::int64_t>(members[static_cast<std::size_t>(i)]);
  });
  return order;
}

// Those from afar are to cover kPieCover of the disc, of what all circles cover; the largest of
// them is six times the smallest and no more, so that each can be seen.
std::vector<std::int32_t> SizesOf(const Circles& circles, const std::vector<std::int32_t>& numbers,
                                  const std::vector<bool>& from_afar) {
  constexpr double kSteps = 64;  // of a member
  constexpr double kLeast = 0.55, kMost = 3.3;
  constexpr double kShare = static_cast<double>(kPieCover / kFullest);
  std::vector<double> afar;
  double others = 0;
  for (const std::int32_t number : numbers) {
    const auto at = static_cast<std::size_t>(number);
    const double members = circles.circles[at].members;
    if (from_afar[at]) {
      afar.push_back(members);
    } else {
      others += members;
    }
  }
  std::sort(afar.begin(), afar.end());
  const double middle = afar.empty() ? 1 : afar[afar.size() / 2];
  const auto bounded = [&](double members) {
    return std::clamp(members, kLeast * middle, kMost * middle);
  };
  double all = 0;
  for (const double members : afar) all += bounded(members);
  const double larger = all > 0 && others > 0 ? others / all * kShare / (1 - kShare) : 1;
  std::vector<std::int32_t> sizes;
  sizes.reserve(numbers.size());
  for (const std::int32_t number : numbers) {
    const auto at = static_cast<std::size_t>(number);
    const double members = circles.circles[at].members;
    const double size = from_afar[at] ? bounded(members) * larger : members;
    sizes.push_back(static_cast<std::int32_t>(std::max(1.0, std::round(size * kSteps))));
  }
  return sizes;
}

}  // namespace

std::vector<PackedCircle> PackDisc(const std::vector<std::int32_t>& members) {
  std::vector<PackedCircle> packed(members.size());
  if (members.empty()) return packed;
  const std::vector<std::int32_t> order = LargestFirst(members);
  double all = 0;
  for (const std::int32_t each : members) all += each;
  for (float full = kFullest;; full *= kFullStep) {
    const float scale = std::sqrt(full / static_cast<float>(all));
    if (TryPack(members, order, scale, &packed)) return packed;
    if (full < kEmptiest) full *= 0.7f;  // one huge and a thousand small ones: quickly down
  }
}

CirclePacking PackCircles(const Circles& circles, std::vector<std::int32_t> counts) {
  CirclePacking packing;
  packing.revision = circles.revision;
  packing.circles.resize(circles.circles.size());
  packing.from_afar.assign(circles.circles.size(), false);
  packing.counts = std::move(counts);
  for (std::size_t i = 0; i < packing.counts.size(); ++i) {
    const auto village = static_cast<std::int32_t>(i);
    for (const std::int32_t number : ChooseFromAfar(circles, village, packing.counts[i])) {
      packing.from_afar[static_cast<std::size_t>(number)] = true;
    }
  }
  std::vector<std::vector<std::int32_t>> inside(circles.villages.size());
  for (std::size_t i = 0; i < circles.circles.size(); ++i) {
    inside[static_cast<std::size_t>(circles.circles[i].village)].push_back(
        static_cast<std::int32_t>(i));
  }
  for (const std::vector<std::int32_t>& numbers : inside) {
    const std::vector<std::int32_t> sizes = SizesOf(circles, numbers, packing.from_afar);
    const std::vector<PackedCircle> packed = PackDisc(sizes);
    std::vector<std::int32_t> order;
    for (const std::int32_t at : LargestFirst(sizes)) {
      const std::int32_t number = numbers[static_cast<std::size_t>(at)];
      packing.circles[static_cast<std::size_t>(number)] = packed[static_cast<std::size_t>(at)];
      order.push_back(number);
    }
    packing.order.push_back(std::move(order));
  }
  return packing;
}

}  // namespace kringen
