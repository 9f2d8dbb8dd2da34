// Packed circles: inside the disc, none over another, area by members, the same every time.
#include "view/circle_packing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "unit/view/synthetic_circles.h"

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
