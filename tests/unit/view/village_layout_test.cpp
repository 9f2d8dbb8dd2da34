#include "view/village_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/feed.h"
#include "model/query.h"
#include "support/random.h"

namespace kringen {
namespace {

constexpr float kLabel_px = 42;
constexpr float kSlack_px = 0.1f;  // for rounding; nobody sees a tenth of a pixel
constexpr double kDegree = 3.14159265358979 / 180;

Feed RandomFeed(Random* random) {
  Feed feed;
  const int count = 1 + random->Below(16);
  const double spread = std::pow(10.0, random->Unit() * 3 - 2.5);
  const bool placed = random->Below(6) != 0;
  for (int i = 0; i < count; ++i) {
    Village village;
    village.id = "v" + std::to_string(i);
    village.name = std::string(static_cast<std::size_t>(random->Below(24)), 'e');
    if (random->Below(5) != 0) {
      village.residents = static_cast<std::int64_t>(std::pow(10.0, 1 + random->Unit() * 4));
    }
    if (placed) {
      village.longitude = 7 + spread * random->Unit();
      village.latitude = 52 + spread * random->Unit();
    }
    if (placed && random->Below(8) == 0 && i > 0) {  // two of them in one place
      village.longitude = feed.villages.back().longitude;
      village.latitude = feed.villages.back().latitude;
    }
    feed.villages.push_back(village);
  }
  return feed;
}

Feed Losser() {
  Feed feed;
  feed.villages = {{"losser", "Losser", 13000, 7.004, 52.261, {}},
                   {"glane", "Glane", 530, 6.997, 52.233, {}},
                   {"overdinkel", "Overdinkel", 4230, 7.0375, 52.2361, {}},
                   {"de-lutte", "De Lutte", 3800, 6.995, 52.316, {}},
                   {"beuningen", "Beuningen", 1040, 6.999, 52.358, {}}};
  feed.villages[0].outline = {{6.95, 52.22}, {7.07, 52.22}, {7.07, 52.28}, {6.95, 52.28}};
  feed.villages[3].outline = {{6.95, 52.28}, {7.07, 52.28}, {7.05, 52.38}, {6.97, 52.38}};
  return feed;
}

VillageLayout LayoutOf(const Feed& feed, const Rect& area) {
  return LayoutVillages(area, feed, Query{}, QueryResult{}, kLabel_px);
}

bool Inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - kSlack_px && inner.y >= outer.y - kSlack_px &&
         inner.right() <= outer.right() + kSlack_px && inner.bottom() <= outer.bottom() + kSlack_px;
}

bool HasLabel(const VillageDisc& disc) { return disc.label.width > 0 && disc.label.height > 0; }

// How deep a disc reaches into a rectangle.
float Depth(const VillageDisc& disc, const Rect& rect) {
  const float x = std::clamp(disc.x, rect.x, rect.right());
  const float y = std::clamp(disc.y, rect.y, rect.bottom());
  return disc.radius - std::hypot(x - disc.x, y - disc.y);
}

bool AreApart(const VillageDisc& a, const VillageDisc& b) {
  if (std::hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius - kSlack_px) return false;
  if (HasLabel(b) && Depth(a, b.label) > kSlack_px) return false;
  if (HasLabel(a) && Depth(b, a.label) > kSlack_px) return false;
  Rect smaller = a.label;
  smaller.x += kSlack_px;
  smaller.y += kSlack_px;
  smaller.width -= 2 * kSlack_px;
  smaller.height -= 2 * kSlack_px;
  return !HasLabel(a) || !HasLabel(b) || !smaller.Intersects(b.label);
}

void CheckIsTidy(const VillageLayout& layout) {
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    CAPTURE(i);
    CHECK(disc.radius > 0);
    CHECK(Inside({disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius},
                 layout.area));
    if (HasLabel(disc)) {
      CHECK(Inside(disc.label, layout.area));
      CHECK(disc.label.y >= disc.y + disc.radius - kSlack_px);
      CHECK(disc.label.x + disc.label.width / 2 == doctest::Approx(disc.x).epsilon(0.001));
    }
    for (std::size_t k = 0; k < i; ++k) CHECK(AreApart(disc, layout.discs[k]));
  }
}

void CheckHits(const VillageLayout& layout) {
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    CHECK(HitVillage(layout, disc.x, disc.y) == static_cast<int>(i));
    if (!HasLabel(disc)) continue;
    const Rect& label = disc.label;
    CHECK(HitVillage(layout, label.x + label.width / 2, label.y + label.height / 2) ==
          static_cast<int>(i));
  }
}

// The angle between the directions a village lies in and is drawn in, seen from the first one.
double Turn(const Feed& feed, const VillageLayout& layout, std::size_t village) {
  const Village& from = feed.villages[0];
  const Village& to = feed.villages[village];
  const double east = (to.longitude - from.longitude) * std::cos(from.latitude * kDegree);
  const double north = to.latitude - from.latitude;
  const double x = static_cast<double>(layout.discs[village].x - layout.discs[0].x);
  const double y = static_cast<double>(layout.discs[village].y - layout.discs[0].y);
  return std::abs(std::remainder(std::atan2(-y, x) - std::atan2(north, east), 360 * kDegree)) /
         kDegree;
}

}  // namespace

TEST_CASE("villages law: no disc or label covers another or leaves the area") {
  Random random(1);
  for (int round = 0; round < 300; ++round) {
    const Feed feed = RandomFeed(&random);
    const Rect area{static_cast<float>(random.Below(50)), static_cast<float>(random.Below(50)),
                    static_cast<float>(60 + random.Below(1200)),
                    static_cast<float>(60 + random.Below(900))};
    const VillageLayout layout = LayoutOf(feed, area);
    CAPTURE(round);
    CAPTURE(feed.villages.size());
    CAPTURE(area.width);
    CAPTURE(area.height);
    REQUIRE(layout.discs.size() == feed.villages.size());
    CHECK(layout.area == area);
    CheckIsTidy(layout);
    CheckHits(layout);
  }
}

TEST_CASE("villages law: the areas of discs compare as their residents do") {
  Random random(2);
  for (int round = 0; round < 100; ++round) {
    Feed feed = RandomFeed(&random);
    for (Village& village : feed.villages) village.residents = 500 + random.Below(20000);
    const VillageLayout layout = LayoutOf(feed, {0, 0, 1080, 800});
    const double scale = static_cast<double>(layout.discs[0].radius) /
                         std::sqrt(static_cast<double>(feed.villages[0].residents));
    for (std::size_t i = 1; i < layout.discs.size(); ++i) {
      CHECK(static_cast<double>(layout.discs[i].radius) ==
            doctest::Approx(scale * std::sqrt(static_cast<double>(feed.villages[i].residents)))
                .epsilon(0.001));
    }
  }
}

TEST_CASE("villages law: the same inputs give the same places, kept or made anew") {
  Random random(3);
  for (int round = 0; round < 20; ++round) {
    const Feed feed = RandomFeed(&random);
    const Rect area{0, 0, 960, 440};
    const VillageLayout first = LayoutOf(feed, area);
    const VillageLayout again = LayoutOf(feed, area);
    const VillageLayout kept =
        LayoutVillages(area, feed, Query{}, QueryResult{}, kLabel_px, &first);
    for (std::size_t i = 0; i < first.discs.size(); ++i) {
      for (const VillageLayout* other : {&again, &kept}) {
        CHECK(other->discs[i].x == first.discs[i].x);
        CHECK(other->discs[i].y == first.discs[i].y);
        CHECK(other->discs[i].radius == first.discs[i].radius);
        CHECK(other->discs[i].label == first.discs[i].label);
      }
    }
  }
}

TEST_CASE("villages that lie far apart keep their bearings") {
  Feed feed;
  feed.villages = {{"a", "Aa", 900, 6.0, 52.0, {}},
                   {"b", "Bee", 100, 6.9, 52.5, {}},
                   {"c", "Cee", 100, 6.1, 52.55, {}}};
  const VillageLayout layout = LayoutOf(feed, {0, 0, 1080, 800});
  for (const std::size_t village : {1u, 2u}) CHECK(Turn(feed, layout, village) < 13);
}

TEST_CASE("the five villages of Losser are tidy in every shape of area, and none changes sides") {
  const Feed feed = Losser();
  for (const Rect& area :
       {Rect{0, 0, 960, 440}, Rect{0, 0, 1080, 800}, Rect{0, 0, 700, 200}, Rect{0, 0, 360, 300}}) {
    CAPTURE(area.width);
    const VillageLayout layout = LayoutOf(feed, area);
    REQUIRE(layout.discs.size() == 5);
    CheckIsTidy(layout);
    CHECK(std::all_of(layout.discs.begin(), layout.discs.end(), HasLabel));
    const auto most = std::max_element(
        layout.discs.begin(), layout.discs.end(),
        [](const VillageDisc& a, const VillageDisc& b) { return a.radius < b.radius; });
    CHECK(most->village == 0);
    if (area.height < 400) continue;
    // These villages lie in a row from north to south: bearings turn for the sake of size, but no
    // village comes to the other side.
    CHECK(layout.discs[0].radius > 40);
    for (std::size_t i = 1; i < 5; ++i) {
      CAPTURE(i);
      CHECK(Turn(feed, layout, i) < 90);
    }
  }
}

TEST_CASE("a wide map leaves a corner to its title") {
  const VillageLayout layout = LayoutOf(Losser(), {0, 0, 960, 440});
  const Rect corners[] = {
      {0, 0, 320, 64}, {640, 0, 320, 64}, {0, 376, 320, 64}, {640, 376, 320, 64}};
  CHECK(std::any_of(std::begin(corners), std::end(corners), [&](const Rect& corner) {
    return std::all_of(layout.discs.begin(), layout.discs.end(), [&](const VillageDisc& disc) {
      return Depth(disc, corner) <= 0 && !disc.label.Intersects(corner);
    });
  }));
}

TEST_CASE("outlines lie inside the area, and name their source only when there are any") {
  Feed feed = Losser();
  feed.header.map_attribution = "Bron, 2014";
  const Rect area{20, 10, 960, 440};
  const VillageLayout layout = LayoutOf(feed, area);
  REQUIRE(layout.outlines.size() == 2);
  CHECK(layout.attribution == "Bron, 2014");
  for (const std::vector<float>& outline : layout.outlines) {
    REQUIRE(outline.size() == 8);
    for (std::size_t i = 0; i < outline.size(); i += 2) {
      CHECK(Inside({outline[i], outline[i + 1], 0, 0}, area));
    }
  }
  for (Village& village : feed.villages) village.outline.clear();
  CHECK(LayoutOf(feed, area).outlines.empty());
  CHECK(LayoutOf(feed, area).attribution.empty());
}

TEST_CASE("outlines keep their shape: a degree east is shorter than a degree north") {
  const VillageLayout layout = LayoutOf(Losser(), {0, 0, 960, 440});
  REQUIRE(!layout.outlines.empty());
  const std::vector<float>& box = layout.outlines[0];
  const double width = static_cast<double>(box[2] - box[0]);
  const double height = static_cast<double>(box[1] - box[5]);
  CHECK(width / height == doctest::Approx(2 * std::cos(52.28 * kDegree)).epsilon(0.01));
}

TEST_CASE("villages nobody has placed stand in rows") {
  Feed feed = Losser();
  for (Village& village : feed.villages) {
    village.longitude = village.latitude = 0;
    village.outline.clear();
  }
  const VillageLayout layout = LayoutOf(feed, {0, 0, 960, 440});
  REQUIRE(layout.discs.size() == 5);
  CheckIsTidy(layout);
  CHECK(layout.discs[0].y == layout.discs[1].y);
  CHECK(layout.discs[0].x < layout.discs[1].x);
  CHECK(layout.attribution.empty());
}

TEST_CASE("unknown residents: small discs of one size") {
  Feed feed = Losser();
  feed.villages[1].residents = feed.villages[2].residents = -1;
  const VillageLayout some = LayoutOf(feed, {0, 0, 960, 440});
  CHECK(some.discs[1].radius == some.discs[2].radius);
  CHECK(some.discs[1].radius < some.discs[4].radius);
  for (Village& village : feed.villages) village.residents = -1;
  const VillageLayout none = LayoutOf(feed, {0, 0, 960, 440});
  for (const VillageDisc& disc : none.discs) CHECK(disc.radius == none.discs[0].radius);
}

TEST_CASE("counts and choices come from the query, also for places that were kept") {
  const Feed feed = Losser();
  const Rect area{0, 0, 960, 440};
  QueryResult result;
  result.facets.villages = {7, 0, 3};  // made before the last two villages were known
  Query query;
  query.villages = {"overdinkel", "elsewhere"};
  const VillageLayout before = LayoutOf(feed, area);
  for (const VillageLayout* previous : {static_cast<const VillageLayout*>(nullptr), &before}) {
    const VillageLayout layout = LayoutVillages(area, feed, query, result, kLabel_px, previous);
    const std::vector<std::uint32_t> expected = {7, 0, 3, 0, 0};
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(layout.discs[i].village == static_cast<int>(i));
      CHECK(layout.discs[i].matches == expected[i]);
      CHECK(layout.discs[i].chosen == (i == 2));
    }
  }
}

TEST_CASE("no villages or no room: nothing, and nothing is hit") {
  CHECK(LayoutOf(Feed{}, {0, 0, 960, 440}).discs.empty());
  CHECK(LayoutOf(Losser(), {0, 0, 0, 0}).discs.empty());
  CHECK(HitVillage(VillageLayout{}, 10, 10) == -1);
  const VillageLayout layout = LayoutOf(Losser(), {0, 0, 960, 440});
  CHECK(HitVillage(layout, -5, -5) == -1);
}

}  // namespace kringen
