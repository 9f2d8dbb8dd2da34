// Packed circles: inside the disc, none over another, area by members, the same every time.
#include "view/circle_packing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "unit/view/synthetic_circles.h"
#include "view/circle_choice.h"

namespace kringen {
namespace {

constexpr float kSlack = 1e-5f;

void CheckLaws(const std::vector<std::int32_t>& members) {
  const std::vector<PackedCircle> packed = PackDisc(members);
  REQUIRE(packed.size() == members.size());
  bool inside = true, apart = true, fair = true;
  std::vector<std::size_t> from_left;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const PackedCircle& circle = packed[i];
    inside = inside && std::hypot(circle.x, circle.y) + circle.radius <= 1 + kSlack;
    const float per_member = circle.radius * circle.radius / static_cast<float>(members[i]);
    const float first = packed[0].radius * packed[0].radius / static_cast<float>(members[0]);
    fair = fair && std::abs(per_member / first - 1) < 1e-3f;
    from_left.push_back(i);
  }
  std::sort(from_left.begin(), from_left.end(), [&](std::size_t a, std::size_t b) {
    return packed[a].x - packed[a].radius < packed[b].x - packed[b].radius;
  });
  for (std::size_t i = 0; i < from_left.size(); ++i) {
    const PackedCircle& a = packed[from_left[i]];
    for (std::size_t j = i + 1; j < from_left.size(); ++j) {
      const PackedCircle& b = packed[from_left[j]];
      if (b.x - b.radius > a.x + a.radius) break;
      apart = apart && std::hypot(a.x - b.x, a.y - b.y) + kSlack >= a.radius + b.radius;
    }
  }
  CHECK(inside);
  CHECK(apart);
  CHECK(fair);
}

TEST_CASE("circles lie in their disc, apart, with areas by members") {
  CheckLaws({1});
  CheckLaws({7, 7});
  CheckLaws({1, 1000000});
  CheckLaws(std::vector<std::int32_t>(500, 12));
  std::vector<std::int32_t> lopsided(1500, 1);
  lopsided.push_back(3000);
  CheckLaws(lopsided);
  const Circles circles = SyntheticCircles(0.3);
  std::vector<std::int32_t> members;
  for (const Circle& circle : circles.circles) {
    if (circle.village == 0) members.push_back(circle.members);
  }
  CheckLaws(members);
  CHECK(PackDisc({}).empty());
}

TEST_CASE("what is seen from afar is a few of every kind with a name, and of each size") {
  const Circles circles = SyntheticCircles();
  const std::vector<float> radii{120, 24, 68, 64, 34};
  const std::vector<std::int32_t> counts = CountsFromAfar(circles, radii);
  CHECK(counts == std::vector<std::int32_t>{80, 5, 38, 38, 12});
  const std::vector<std::int32_t> chosen = ChooseFromAfar(circles, 0, counts[0]);
  CHECK(chosen.size() == 80);
  std::set<std::string> types;
  std::set<std::int32_t> distinct(chosen.begin(), chosen.end());
  CHECK(distinct.size() == chosen.size());
  for (const std::int32_t number : chosen) {
    const Circle& circle = circles.circles[static_cast<std::size_t>(number)];
    CHECK(circle.village == 0);
    types.insert(circles.types[static_cast<std::size_t>(circle.type)]);
  }
  CHECK(types == std::set<std::string>{"team", "cohort", "work", "association", "street", "club"});
  // A window may be resized a little, and a village of no size has none.
  CHECK(CountsFromAfar(circles, {121, 24, 68, 64, 34}) == counts);
  CHECK(CountsFromAfar(circles, {}) == std::vector<std::int32_t>(5, 0));
  CHECK(ChooseFromAfar(circles, 0, 0).empty());
  CHECK(ChooseFromAfar(circles, 1, 100000).size() > 10);  // all that there are
}

TEST_CASE("circles seen from afar are larger, none lies over another, and all are packed") {
  const Circles circles = SyntheticCircles(0.3);
  const std::vector<float> radii{90, 18, 50, 47, 25};
  const CirclePacking packing = PackCircles(circles, CountsFromAfar(circles, radii));
  for (std::size_t village = 0; village < circles.villages.size(); ++village) {
    const std::vector<std::int32_t>& order = packing.order[village];
    double afar = 0;
    float least = 1, largest_other = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto at = static_cast<std::size_t>(order[i]);
      const PackedCircle& a = packing.circles[at];
      CHECK(std::hypot(a.x, a.y) + a.radius <= 1 + kSlack);
      if (packing.from_afar[at]) {
        afar += static_cast<double>(a.radius * a.radius);
        least = std::min(least, a.radius);
      } else {
        largest_other = std::max(largest_other, a.radius);
      }
      if (i > 0) {
        CHECK(a.radius <= packing.circles[static_cast<std::size_t>(order[i - 1])].radius + kSlack);
      }
      for (std::size_t j = 0; j < i && packing.from_afar[at]; ++j) {
        const PackedCircle& b = packing.circles[static_cast<std::size_t>(order[j])];
        CHECK(std::hypot(a.x - b.x, a.y - b.y) + kSlack >= a.radius + b.radius);
      }
    }
    CAPTURE(village);
    if (packing.counts[village] == 0) continue;
    CHECK(afar > 0.3);
    CHECK(least * radii[village] >= 4);
  }
}

TEST_CASE("a village is well filled, its order is by size and the places are always the same") {
  const Circles circles = SyntheticCircles(0.3);
  const CirclePacking packing = PackCircles(circles);
  const CirclePacking again = PackCircles(circles);
  REQUIRE(packing.order.size() == circles.villages.size());
  std::size_t ordered = 0;
  for (const std::vector<std::int32_t>& order : packing.order) {
    double area = 0;
    ordered += order.size();
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto at = static_cast<std::size_t>(order[i]);
      const PackedCircle& circle = packing.circles[at];
      area += static_cast<double>(circle.radius) * static_cast<double>(circle.radius);
      CHECK(circle.x == again.circles[at].x);
      if (i > 0) {
        CHECK(circles.circles[at].members <=
              circles.circles[static_cast<std::size_t>(order[i - 1])].members);
      }
    }
    CHECK(area > 0.5);
  }
  CHECK(ordered == circles.circles.size());
}

}  // namespace
}  // namespace kringen
