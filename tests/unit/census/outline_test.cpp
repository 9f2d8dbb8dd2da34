#include "census/outline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "support/random.h"

namespace kringen::census {
namespace {

constexpr std::int32_t kWest = 54'000'000, kSouth = 525'000'000;

// Towns side by side in a grid, with lines that wander between the corners.
class Grid {
 public:
  Grid(int columns, int rows, int points, Random* random) : random_(*random) {
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        const std::array<std::pair<int, int>, 4> corners{
            {{column, row}, {column + 1, row}, {column + 1, row + 1}, {column, row + 1}}};
        Ring ring;
        for (std::size_t i = 0; i < 4; ++i) {
          const Ring edge = Edge(corners[i], corners[(i + 1) % 4], points);
          ring.insert(ring.end(), edge.begin(), edge.end() - 1);
        }
        rings.push_back(TidyRing(std::move(ring)));
      }
    }
  }

  std::vector<Ring> rings;

 private:
  using Corner = std::pair<int, int>;

  Ring Edge(const Corner& a, const Corner& b, int points) {
    if (b < a) {
      Ring edge = Edge(b, a, points);
      std::reverse(edge.begin(), edge.end());
      return edge;
    }
    const auto [at, is_new] = edges_.try_emplace({a, b});
    for (int i = 0; is_new && i <= points; ++i) {
      const double t = static_cast<double>(i) / points;
      const bool is_end = i == 0 || i == points;
      const auto wander = [&] { return is_end ? 0 : (random_.Unit() - 0.5) * 30'000; };
      at->second.push_back(
          {kWest +
               static_cast<std::int32_t>((a.first + t * (b.first - a.first)) * 600'000 + wander()),
           kSouth + static_cast<std::int32_t>((a.second + t * (b.second - a.second)) * 400'000 +
                                              wander())});
    }
    return at->second;
  }

  Random& random_;
  std::map<std::pair<Corner, Corner>, Ring> edges_;
};

std::set<std::pair<Point, Point>> EdgesOf(const Ring& ring) {
  std::set<std::pair<Point, Point>> edges;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    edges.emplace(ring[i], ring[(i + 1) % ring.size()]);
  }
  return edges;
}

// Edges that have none beside them: the border of the whole.
std::size_t OpenEdges(const std::vector<Ring>& rings) {
  std::set<std::pair<Point, Point>> all;
  for (const Ring& ring : rings) all.merge(EdgesOf(ring));
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& edge) {
    return all.count({edge.second, edge.first}) == 0;
  }));
}

double SumOfAreas(const std::vector<Ring>& rings) {
  double sum = 0;
  for (const Ring& ring : rings) sum += SquareMetres(ring);
  return sum;
}

double DistanceToLine(const Point& p, const Ring& ring) {
  double least = 1e12;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
    for (int step = 0; step <= 100; ++step) {
      const double t = step / 100.0;
      const Point q{static_cast<std::int32_t>(a.x + t * (b.x - a.x)),
                    static_cast<std::int32_t>(a.y + t * (b.y - a.y))};
      least = std::min(least, Distance(p, q));
    }
  }
  return least;
}

bool IsInside(const Ring& ring, const Point& p) {
  bool is_inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const bool crosses = (a.y > p.y) != (b.y > p.y);
    if (crosses && p.x < static_cast<double>(b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
      is_inside = !is_inside;
    }
  }
  return is_inside;
}

}  // namespace

TEST_CASE("neighbours stay neighbours: simpler lines leave no gap and overlap nowhere") {
  Random random(1);
  for (int round = 0; round < 6; ++round) {
    const Grid grid(4, 3, 4 + 12 * round, &random);
    const std::vector<Ring> simple = Simplified(grid.rings, 50);
    REQUIRE(simple.size() == grid.rings.size());
    // Each line inside is that of two; the border alone is of one.
    const Ring around = AroundAll(simple);
    CHECK(OpenEdges(simple) == around.size());
    CHECK(SquareMetres(around) == doctest::Approx(SumOfAreas(simple)).epsilon(1e-9));
    std::size_t before = 0, after = 0;
    for (std::size_t i = 0; i < simple.size(); ++i) {
      before += grid.rings[i].size();
      after += simple[i].size();
      CHECK(SquareMetres(simple[i]) == doctest::Approx(SquareMetres(grid.rings[i])).epsilon(0.1));
      for (const Point& point : grid.rings[i]) CHECK(DistanceToLine(point, simple[i]) < 52);
      // No point is moved: those that stay are points of before.
      const std::set<Point> known(grid.rings[i].begin(), grid.rings[i].end());
      for (const Point& point : simple[i]) CHECK(known.count(point) == 1);
    }
    CHECK(after <= before);
  }
}

TEST_CASE("a line is made simpler in one way, wherever it begins and whichever way it turns") {
  Random random(2);
  const Grid grid(2, 2, 40, &random);
  const std::vector<Ring> simple = Simplified(grid.rings, 50);
  for (int round = 0; round < 10; ++round) {
    std::vector<Ring> turned = grid.rings;
    for (Ring& ring : turned) {
      const auto by = static_cast<std::ptrdiff_t>(random.Below(ring.size()));
      std::rotate(ring.begin(), ring.begin() + by, ring.end());
      if (random.OneIn(2)) std::reverse(ring.begin(), ring.end());
      ring = TidyRing(ring);
    }
    const std::vector<Ring> again = Simplified(turned, 50);
    for (std::size_t i = 0; i < simple.size(); ++i) CHECK(EdgesOf(again[i]) == EdgesOf(simple[i]));
  }
  // An island has no junction, and is still the same from everywhere.
  Ring island = AroundAll(grid.rings);
  const auto edges = EdgesOf(Simplified({island}, 50).front());
  for (int round = 0; round < 10; ++round) {
    std::rotate(island.begin(), island.begin() + 7, island.end());
    CHECK(EdgesOf(Simplified({island}, 50).front()) == edges);
  }
}

TEST_CASE("what is smaller than the tolerance stays as it is rather than vanish") {
  const Ring small =
      TidyRing({{kWest, kSouth}, {kWest + 1000, kSouth}, {kWest + 500, kSouth + 900}});
  REQUIRE(small.size() == 3);
  CHECK(Simplified({small}, 50).front().size() == 3);
  CHECK(Simplified({Ring(), small}, 50).front().empty());
  CHECK(Simplified({}, 50).empty());
}

TEST_CASE("a ring is tidied to one form, or to nothing when it surrounds nothing") {
  CHECK(TidyRing({}).empty());
  CHECK(TidyRing({{1, 1}, {1, 1}, {1, 1}}).empty());
  CHECK(TidyRing({{0, 0}, {1'000'000, 1'000'000}, {2'000'000, 2'000'000}}).empty());
  const Ring square{
      {kWest, kSouth},          {kWest, kSouth + 90'000}, {kWest + 90'000, kSouth + 90'000},
      {kWest + 90'000, kSouth}, {kWest, kSouth},          {kWest, kSouth}};
  const Ring tidy = TidyRing(square);
  CHECK(tidy.size() == 4);
  CHECK(TidyRing(tidy) == tidy);
}

TEST_CASE("villages that touch become one, and others stay apart") {
  Random random(3);
  const Grid grid(3, 1, 20, &random);
  const Ring &left = grid.rings[0], &middle = grid.rings[1], &right = grid.rings[2];
  CHECK(Touch(left, middle));
  CHECK(Touch(middle, left));
  CHECK_FALSE(Touch(left, right));
  CHECK_FALSE(Touch(left, {}));
  CHECK(SquareMetres(AroundAll({left, middle})) ==
        doctest::Approx(SquareMetres(left) + SquareMetres(middle)));
  CHECK(SquareMetres(AroundAll({left, right})) ==
        doctest::Approx(std::max(SquareMetres(left), SquareMetres(right))));
  CHECK(AroundAll({}).empty());
  CHECK(EdgesOf(AroundAll({middle})) == EdgesOf(middle));
}

TEST_CASE("a label stands inside, and nowhere inside is there more room") {
  Random random(4);
  const Grid grid(3, 3, 10, &random);
  for (const Ring& ring : grid.rings) {
    const Point label = LabelPoint(ring);
    CHECK(IsInside(ring, label));
    const double room = DistanceToLine(label, ring);
    for (int i = 0; i < 200; ++i) {
      const Point& at = ring.front();
      const Point other{at.x + random.Below(600'000), at.y + random.Below(400'000)};
      if (IsInside(ring, other)) CHECK(DistanceToLine(other, ring) <= room + 15);
    }
  }
  // The middle of a C lies outside it.
  const Ring c = TidyRing({{0, 0},
                           {900'000, 0},
                           {900'000, 100'000},
                           {100'000, 100'000},
                           {100'000, 800'000},
                           {900'000, 800'000},
                           {900'000, 900'000},
                           {0, 900'000}});
  CHECK(IsInside(c, LabelPoint(c)));
  const Ring needle = TidyRing({{0, 0}, {90'000'000, 0}, {90'000'000, 100}, {0, 100}});
  CHECK(IsInside(needle, LabelPoint(needle)));
}

}  // namespace kringen::census
