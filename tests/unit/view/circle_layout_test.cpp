// The circle map: what is hit is what is there, labels never overlap, nothing is lost by moving.
#include "view/circle_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "model/feed.h"
#include "model/query.h"
#include "unit/view/synthetic_circles.h"
#include "view/circle_choice.h"
#include "view/replay.h"

namespace kringen {
namespace {

float Measure(std::string_view text, float size_px) {
  return static_cast<float>(text.size()) * size_px * 0.52f;
}

struct Scene {
  Feed feed;
  VillageLayout villages;
  Circles circles = SyntheticCircles(0.25);
  CirclePacking packing;
  CircleReach reach = SyntheticReach(circles);
  Locale locale;
  CircleRequest request;

  explicit Scene(Rect area) {
    feed.villages = {{"losser", "Losser", 13000, 7.005, 52.262, {}},
                     {"glane", "Glane", 530, 7.02, 52.23, {}},
                     {"overdinkel", "Overdinkel", 4230, 7.03, 52.235, {}},
                     {"de-lutte", "De Lutte", 3800, 6.98, 52.31, {}},
                     {"beuningen", "Beuningen", 1040, 7.01, 52.35, {}}};
    request.area = area;
    request.seconds = ReplayEnd(reach);
    villages = LayoutVillages(area, feed, Query{}, QueryResult{}, {16, Measure});
    packing = PackCircles(circles, CountsFromAfar(circles, RadiiOf(circles, feed, villages)));
  }
  CircleLayout LayOut() const {
    return LayoutCircles(request, feed, villages, circles, packing, reach, locale, Measure);
  }
};

constexpr Rect kAreas[] = {{0, 0, 1000, 560}, {0, 0, 390, 700}, {40, 20, 1080, 900}};
const MapCamera kCameras[] = {
    {}, {0.45, 0.5, 3}, {0.3, 0.62, 9}, {0.5, 0.45, 40}, {0.52, 0.5, 200}};

TEST_CASE("the whole map names every village") {
  for (const Rect& area : {Rect{0, 0, 1030, 336}, Rect{0, 0, 1080, 430}, Rect{0, 0, 390, 320}}) {
    Scene scene(area);
    scene.reach = {};  // the longest lines: residents and messages
    const CircleLayout layout = scene.LayOut();
    CAPTURE(area.width);
    CHECK(std::count_if(layout.labels.begin(), layout.labels.end(), [](const MapLabel& label) {
            return label.circle < 0;
          }) == static_cast<std::ptrdiff_t>(scene.villages.discs.size()));
  }
}

TEST_CASE("labels stay in the area and overlap nothing") {
  for (const Rect& area : kAreas) {
    Scene scene(area);
    for (const MapCamera& camera : kCameras) {
      scene.request.camera = Clamped(camera);
      const CircleLayout layout = scene.LayOut();
      for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        const Rect& label = layout.labels[i].area;
        CHECK(label.x >= area.x);
        CHECK(label.y >= area.y);
        CHECK(label.right() <= area.right());
        CHECK(label.bottom() <= area.bottom());
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(label.Intersects(layout.labels[j].area));
        for (const MapButton& button : layout.buttons) CHECK_FALSE(label.Intersects(button.area));
        CHECK_FALSE(label.Intersects(layout.legend));
        CHECK_FALSE(label.Intersects(layout.note));
      }
    }
  }
}

TEST_CASE("a hit on a circle gives it back, on every zoom") {
  std::size_t tried = 0;
  for (const Rect& area : kAreas) {
    Scene scene(area);
    for (const MapCamera& camera : kCameras) {
      scene.request.camera = Clamped(camera);
      const CircleLayout layout = scene.LayOut();
      for (const ShownCircle& circle : layout.circles) {
        if (circle.radius < kLeastHit_px || !area.Contains(circle.x, circle.y)) continue;
        bool covered = false;
        for (const MapLabel& label : layout.labels) {
          covered = covered || label.area.Contains(circle.x, circle.y);
        }
        if (covered) continue;
        CHECK(HitCircle(layout, circle.x, circle.y) == circle.circle);
        ++tried;
      }
      for (const MapLabel& label : layout.labels) {
        const float x = label.area.x + 2, y = label.area.y + 2;
        CHECK(HitCircle(layout, x, y) == label.circle);
        if (label.disc >= 0) CHECK(HitShownVillage(layout, x, y) == label.disc);
      }
    }
  }
  CHECK(tried > 150);
}

TEST_CASE("circles stay in their village, and zooming in loses none that can be seen") {
  Scene scene(kAreas[0]);
  const CircleLayout whole = scene.LayOut();
  scene.request.camera = Clamped({0.45, 0.5, 3});
  const CircleLayout close = scene.LayOut();
  REQUIRE(whole.villages.size() == 5);
  std::size_t inside = 0;
  for (const CircleLayout* layout : {&whole, &close}) {
    for (const ShownCircle& circle : layout->circles) {
      const auto at = static_cast<std::size_t>(circle.circle);
      const ShownVillage& village =
          layout->villages[static_cast<std::size_t>(scene.circles.circles[at].village)];
      inside += std::hypot(circle.x - village.x, circle.y - village.y) + circle.radius <=
                        village.radius * 1.001f
                    ? 1
                    : 0;
      CHECK(circle.radius >= kLeastShown_px);
    }
  }
  CHECK(inside == whole.circles.size() + close.circles.size());
  for (const ShownCircle& circle : whole.circles) {
    const float x = close.view.X(circle.x), y = close.view.Y(circle.y);
    if (!close.area.Contains(x, y)) continue;
    bool found = false;
    for (const ShownCircle& other : close.circles) found |= other.circle == circle.circle;
    CHECK(found);
  }
}

TEST_CASE("at rest every circle on the map can be seen, and the rim adds up to the residents") {
  for (const Rect& area : kAreas) {
    Scene scene(area);
    const CircleLayout whole = scene.LayOut();
    std::vector<std::size_t> seen(scene.circles.villages.size(), 0);
    for (const ShownCircle& circle : whole.circles) {
      const auto at = static_cast<std::size_t>(circle.circle);
      if (!scene.packing.from_afar[at]) continue;
      CHECK(circle.radius >= kLeastPie_px);
      ++seen[static_cast<std::size_t>(scene.circles.circles[at].village)];
    }
    std::vector<std::size_t> chosen(seen.size(), 0);
    for (std::size_t i = 0; i < scene.packing.from_afar.size(); ++i) {
      const auto village = static_cast<std::size_t>(scene.circles.circles[i].village);
      chosen[village] += scene.packing.from_afar[i] ? 1 : 0;
    }
    CHECK(seen == chosen);
    CHECK(seen[0] >= 18);
    for (const ShownVillage& village : whole.villages) {
      CHECK(village.direct + village.both + village.shared > 0);
      CHECK(village.direct + village.both + village.shared <= 1.0001f);
    }
  }
  Scene scene(kAreas[0]);
  scene.request.waiting = true;
  for (const ShownVillage& village : scene.LayOut().villages) {
    CHECK(village.direct + village.both + village.shared == 0);
  }
  // Everybody reached at once: the rim is full.
  scene.request.waiting = false;
  for (CircleReach::Shares& shares : scene.reach.shares) shares = {1000, 0, 0};
  scene.reach.bins.clear();
  for (const ShownVillage& village : scene.LayOut().villages) {
    CHECK(village.direct == doctest::Approx(1));
  }
}

TEST_CASE("members are never more than the circle, and fill by way") {
  for (std::int32_t members = 1; members < 60; ++members) {
    for (int direct = 0; direct <= 10; ++direct) {
      for (int shared = 0; direct + shared <= 10; ++shared) {
        ShownCircle circle;
        circle.members = members;
        circle.direct = static_cast<float>(direct) / 10;
        circle.shared = static_cast<float>(shared) / 10;
        circle.both = static_cast<float>(10 - direct - shared) / 10;
        const MembersByWay ways = CountMembers(circle);
        CHECK(ways.direct + ways.both + ways.shared == members);
        CHECK(ways.direct >= 0);
        CHECK(ways.shared >= 0);
        if (direct == 0) CHECK(ways.direct == 0);
        if (shared == 0) CHECK(ways.shared == 0);
      }
    }
  }
}

TEST_CASE("the replay begins with nobody, pulses on its way and comes to rest") {
  Scene scene(kAreas[0]);
  scene.request.seconds = 0;
  const CircleLayout begin = scene.LayOut();
  for (const ShownCircle& circle : begin.circles) {
    CHECK(circle.direct + circle.both + circle.shared == 0);
  }
  CHECK(begin.arcs.empty());
  std::size_t pulses = 0;
  for (double position = 0; position < 1; position += 0.02) {
    scene.request.seconds = ReplaySeconds(position, ReplayEnd(scene.reach));
    scene.request.still = false;
    pulses += scene.LayOut().pulses.size();
    scene.request.still = true;
    CHECK(scene.LayOut().pulses.empty());
  }
  CHECK(pulses > 0);
  scene.request.still = false;
  scene.request.seconds = ReplayEnd(scene.reach);
  CHECK(scene.LayOut().pulses.empty());
  // One to each village that sharing came to, and to each circle that only sharing opened.
  std::size_t arcs = 0;
  std::set<std::int32_t> come_to;
  for (const ReachEvent& event : scene.reach.events) {
    if (event.kind != ReachEvent::Kind::kShare) continue;
    const auto at = static_cast<std::size_t>(event.circle);
    const bool is_first = come_to.insert(scene.circles.circles[at].village).second;
    arcs += event.opens || is_first ? 1 : 0;
  }
  CHECK(scene.LayOut().arcs.size() == arcs);
}

// As many villages have a share of residents below their name.
std::ptrdiff_t Shares(const CircleLayout& layout) {
  return std::count_if(layout.labels.begin(), layout.labels.end(), [](const MapLabel& label) {
    return label.circle < 0 && label.line.find("map.village_reach") != std::string::npos;
  });
}

TEST_CASE("a village has the figure that is printed of it, at the end, and no other") {
  Scene scene(kAreas[2]);
  scene.reach.figures = {200, -1, -1, 0, 4};
  const CircleLayout layout = scene.LayOut();
  for (const ShownVillage& village : layout.villages) {
    const std::string& id = scene.circles.villages[static_cast<std::size_t>(village.circle_set)];
    CAPTURE(id);
    CHECK(village.figure.has_value() == (id == "losser" || id == "de-lutte" || id == "beuningen"));
    if (id == "losser") CHECK(*village.figure == doctest::Approx(.2));
  }
  CHECK(Shares(layout) <= 2);  // less than one per cent has words of its own
  scene.request.seconds = ReplayEnd(scene.reach) / 2;
  for (const ShownVillage& village : scene.LayOut().villages) CHECK_FALSE(village.figure);
}

TEST_CASE("without circles or an estimate there is a map all the same") {
  Scene scene(kAreas[0]);
  scene.reach = {};
  CHECK(scene.LayOut().circles.empty());
  CHECK(scene.LayOut().villages.size() == 5);
  scene.circles = {};
  scene.packing = {};
  CHECK_FALSE(scene.LayOut().has_reach);
  scene.feed.villages.clear();
  scene.villages = {};
  CHECK_FALSE(scene.LayOut().shown());
}

}  // namespace
}  // namespace kringen
