#include "view/timeline_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "unit/view/synthetic_feed.h"

namespace kringen {
namespace {

using testing::Dice;
using testing::DutchLocale;
using testing::FeedShape;
using testing::MakeFeed;
using testing::MatchSome;
using testing::MeasureLetters;
using testing::RandomViewport;

struct Scene {
  Feed feed;
  QueryResult result;
  LevelOfDetail detail;
  Locale locale = DutchLocale();

  Scene(const FeedShape& shape, double share, std::uint64_t seed)
      : feed(MakeFeed(shape, seed)), result(MatchSome(feed, share, seed)) {
    detail.SetFeed(feed);
    detail.SetResult(result);
  }

  TimelineLayout LayOut(const TimelineRequest& request) const {
    return LayoutTimeline(request, feed, result, detail, locale, MeasureLetters);
  }
};

Scene RandomScene(std::uint64_t seed) {
  Dice dice(seed);
  FeedShape shape;
  shape.items = static_cast<std::uint32_t>(dice.Below(3) == 0 ? dice.Below(12) : dice.Below(1500));
  shape.channels = 1 + static_cast<int>(dice.Below(8));
  shape.cases = static_cast<int>(dice.Below(6));
  return Scene(shape, dice.Below(3) == 0 ? 0.3 : 1, seed);
}

TimelineRequest RandomRequest(Dice* dice, const Feed& feed) {
  TimelineRequest request;
  request.vertical = dice->Below(3) == 0;
  request.compact = dice->Below(5) == 0;
  request.target_px = dice->Below(4) == 0 ? 48 : 24;
  request.font_px = dice->Below(4) == 0 ? 20 : 16;
  const double width = request.vertical ? dice->Between(300, 640) : dice->Between(480, 1600);
  request.area = {0, static_cast<float>(dice->Between(0, 300)), static_cast<float>(width),
                  static_cast<float>(dice->Between(180, 900))};
  request.viewport = RandomViewport(dice);
  if (!feed.items.empty() && dice->Below(2) == 0) {
    request.selected = static_cast<ItemIndex>(dice->Below(feed.items.size()));
  }
  request.now = 1400000000;
  return request;
}

bool Inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - 0.01f && inner.y >= outer.y - 0.01f &&
         inner.right() <= outer.right() + 0.01f && inner.bottom() <= outer.bottom() + 0.01f;
}

template <typename Check>
void ForRandomLayouts(int scenes, int layouts, Check check) {
  for (int seed = 1; seed <= scenes; ++seed) {
    const Scene scene = RandomScene(static_cast<std::uint64_t>(seed));
    Dice dice(static_cast<std::uint64_t>(seed) * 101);
    for (int i = 0; i < layouts; ++i) {
      const TimelineRequest request = RandomRequest(&dice, scene.feed);
      check(scene, request, scene.LayOut(request));
    }
  }
}

TEST_CASE("law: the centre of whatever is drawn hits it") {
  std::map<HitKind, int> tried;
  ForRandomLayouts(
      40, 20, [&](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
        const auto hit = [&](float x, float y) { return HitTest(layout, x, y, request.target_px); };
        const auto centre = [&](const Rect& rect) {
          return hit(rect.x + rect.width / 2, rect.y + rect.height / 2);
        };
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
          CHECK(centre(layout.cards[i].area) == Hit{HitKind::kCard, i});
          ++tried[HitKind::kCard];
        }
        for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
          CHECK(centre(layout.lanes[i].label) == Hit{HitKind::kLane, i});
          ++tried[HitKind::kLane];
        }
        for (std::size_t i = 0; i < layout.cases.size(); ++i) {
          CHECK(centre(layout.cases[i].area) == Hit{HitKind::kCase, i});
          ++tried[HitKind::kCase];
        }
        for (std::size_t i = 0; i < layout.marks.size(); ++i) {
          const Mark& mark = layout.marks[i];
          if (!layout.plot.Contains(mark.x, mark.y)) continue;
          const Hit found = hit(mark.x, mark.y);
          REQUIRE(found.kind == HitKind::kMark);
          const Mark& other = layout.marks[found.index];
          CHECK(std::hypot(other.x - mark.x, other.y - mark.y) < 0.5f);
          ++tried[HitKind::kMark];
        }
        const Overview& overview = layout.overview;
        if (overview.area.width > 0 && overview.brush_end > overview.brush_begin + 0.5f) {
          const float middle = overview.area.y + overview.area.height / 2;
          CHECK(hit((overview.brush_begin + overview.brush_end) / 2, middle).kind ==
                HitKind::kBrush);
          ++tried[HitKind::kBrush];
        }
      });
  for (const HitKind kind :
       {HitKind::kCard, HitKind::kLane, HitKind::kCase, HitKind::kMark, HitKind::kBrush}) {
    CHECK(tried[kind] > 100);
  }
}

TEST_CASE("law: outside the area there is nothing, inside there is no more than is drawn") {
  ForRandomLayouts(
      15, 10, [&](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
        const Rect& area = request.area;
        for (const float x : {area.x - 1, area.right() + 1}) {
          CHECK(HitTest(layout, x, area.y + 20, 24).kind == HitKind::kNothing);
        }
        CHECK(HitTest(layout, area.x + 20, area.bottom() + 1, 24).kind == HitKind::kNothing);
        Dice dice(3);
        for (int i = 0; i < 100; ++i) {
          const float x = area.x + static_cast<float>(dice.Share()) * area.width;
          const float y = area.y + static_cast<float>(dice.Share()) * area.height;
          const Hit hit = HitTest(layout, x, y, request.target_px);
          if (hit.kind == HitKind::kMark) CHECK(hit.index < layout.marks.size());
          if (hit.kind == HitKind::kCard) CHECK(hit.index < layout.cards.size());
          if (hit.kind == HitKind::kTick) CHECK(hit.index < layout.ticks.minor.size());
          if (hit.kind == HitKind::kMajorTick) CHECK(hit.index < layout.ticks.major.size());
        }
      });
}

TEST_CASE("law: cards cover no card, no mark of their lane, no label and no axis") {
  int cards = 0;
  ForRandomLayouts(40, 20, [&](const Scene&, const TimelineRequest&, const TimelineLayout& layout) {
    for (std::size_t i = 0; i < layout.cards.size(); ++i) {
      const Card& card = layout.cards[i];
      const Mark& own = layout.marks[card.mark];
      CHECK(Inside(card.area, layout.plot));
      CHECK(!card.lines.empty());
      CHECK(card.lines.size() <= 3);
      for (const std::string& line : card.lines) {
        CHECK(MeasureLetters(line, 13) <= card.area.width);
      }
      for (std::size_t k = 0; k < i; ++k) CHECK(!card.area.Intersects(layout.cards[k].area));
      for (const Mark& mark : layout.marks) {
        if (mark.lane != own.lane) continue;
        const Rect disc{mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius,
                        2 * mark.radius};
        CHECK(!disc.Intersects(card.area));
      }
      ++cards;
    }
  });
  CHECK(cards > 500);
}

TEST_CASE("law: parts lie inside the area and do not overlap") {
  ForRandomLayouts(30, 15,
                   [&](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
                     CHECK(Inside(layout.plot, request.area));
                     CHECK(Inside(layout.axis, request.area));
                     CHECK(!layout.axis.Intersects(layout.plot));
                     const Rect& overview = layout.overview.area;
                     if (overview.width > 0) {
                       CHECK(Inside(overview, request.area));
                       CHECK(!overview.Intersects(layout.plot));
                       CHECK(layout.overview.brush_begin <= layout.overview.brush_end);
                     }
                     for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
                       CHECK(Inside(layout.lanes[i].label, request.area));
                       CHECK(!layout.lanes[i].label.Intersects(layout.plot));
                       if (i > 0) CHECK(layout.lanes[i].channel > layout.lanes[i - 1].channel);
                     }
                     for (const CaseBand& band : layout.cases) {
                       CHECK(Inside(band.area, layout.plot));
                       if (request.vertical) continue;
                       for (const LaneRow& lane : layout.lanes)
                         CHECK(!lane.area.Intersects(band.area));
                     }
                   });
}

TEST_CASE("law: discs stay in their lane, clusters of a lane do not touch") {
  ForRandomLayouts(
      30, 15, [&](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
        const Mark* before = nullptr;
        for (const Mark& mark : layout.marks) {
          const LaneRow& lane = layout.lanes[static_cast<std::size_t>(mark.lane)];
          const float across = request.vertical ? mark.x - lane.area.x : mark.y - lane.area.y;
          const float width = request.vertical ? lane.area.width : lane.area.height;
          CHECK(mark.radius >= 3.5f);
          CHECK(mark.radius <= std::max(width / 2, 11.01f));
          CHECK(across == doctest::Approx(width / 2));
          if (mark.kind == MarkKind::kCluster) CHECK(mark.radius >= 11);
          if (before != nullptr && before->lane == mark.lane &&
              before->kind == MarkKind::kCluster && mark.kind == MarkKind::kCluster) {
            const float gap = std::hypot(mark.x - before->x, mark.y - before->y);
            CHECK(gap >= before->radius + mark.radius - 0.01f);
          }
          before = &mark;
        }
      });
}

TEST_CASE("law: single discs of one period hardly overlap, however heavy they are") {
  int pairs = 0;
  ForRandomLayouts(40, 15, [&](const Scene&, const TimelineRequest&, const TimelineLayout& layout) {
    for (std::size_t i = 1; i < layout.marks.size(); ++i) {
      const Mark& a = layout.marks[i - 1];
      const Mark& b = layout.marks[i];
      const bool single = a.kind == MarkKind::kItem && b.kind == MarkKind::kItem;
      if (!single || a.lane != b.lane) continue;
      const auto period = [](const Mark& mark) {
        return FloorTo(mark.fold.unit, mark.fold.centre);
      };
      if (period(a) != period(b)) continue;
      ++pairs;
      const float apart = std::hypot(b.x - a.x, b.y - a.y);
      CHECK(apart >= 0.9f * (a.radius + b.radius) - 0.05f);
    }
  });
  CHECK(pairs > 100);
}

TEST_CASE("law: the larger the weight the larger the disc, by area") {
  ForRandomLayouts(
      15, 8, [&](const Scene& scene, const TimelineRequest&, const TimelineLayout& layout) {
        float most = 0;
        for (const Mark& mark : layout.marks) most = std::max(most, mark.radius);
        for (const Mark& a : layout.marks) {
          for (const Mark& b : layout.marks) {
            if (a.kind != MarkKind::kItem || b.kind != MarkKind::kItem || a.solid != b.solid)
              continue;
            const std::int32_t x = scene.feed.items[a.fold.item].weight;
            const std::int32_t y = scene.feed.items[b.fold.item].weight;
            if (x <= y) CHECK(a.radius <= b.radius);
            const bool free = a.radius > 6.5f && b.radius < std::min(most, 9.0f) && x > 0;
            if (free && x < y) {
              CHECK(b.radius / a.radius ==
                    doctest::Approx(std::sqrt(static_cast<float>(y) / static_cast<float>(x))));
            }
          }
        }
      });
}

TEST_CASE("law: panning moves marks by the pan and changes nothing else") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const Scene scene = RandomScene(seed);
    Dice dice(seed * 7);
    for (int i = 0; i < 15; ++i) {
      TimelineRequest request = RandomRequest(&dice, scene.feed);
      const TimelineLayout before = scene.LayOut(request);
      const double pan_px = dice.Between(-60, 60);
      request.viewport = Panned(request.viewport, pan_px / std::abs(before.scale.PxPerSecond()));
      const TimelineLayout after = scene.LayOut(request);
      CHECK(before.plot == after.plot);
      REQUIRE(before.lanes.size() == after.lanes.size());
      std::map<std::pair<int, TimePoint>, const Mark*> known;
      for (const Mark& mark : before.marks) known[{mark.lane, mark.fold.centre}] = &mark;
      for (const Mark& mark : after.marks) {
        const auto found = known.find({mark.lane, mark.fold.centre});
        if (found == known.end()) continue;
        const Mark& old = *found->second;
        CHECK(old.fold == mark.fold);
        CHECK(old.radius == mark.radius);
        CHECK(old.selected == mark.selected);
        const float moved = request.vertical ? mark.y - old.y : old.x - mark.x;
        CHECK(std::abs(moved - static_cast<float>(pan_px)) < 0.05f);
      }
    }
  }
}

TEST_CASE("law: the same inputs give the same layout") {
  const Scene scene = RandomScene(3);
  Dice dice(1);
  for (int i = 0; i < 20; ++i) {
    const TimelineRequest request = RandomRequest(&dice, scene.feed);
    const TimelineLayout a = scene.LayOut(request), b = scene.LayOut(request);
    REQUIRE(a.cards.size() == b.cards.size());
    for (std::size_t k = 0; k < a.cards.size(); ++k) {
      CHECK(a.cards[k].area == b.cards[k].area);
      CHECK(a.cards[k].lines == b.cards[k].lines);
    }
    CHECK(a.marks.size() == b.marks.size());
    CHECK(a.arcs.size() == b.arcs.size());
  }
}

TEST_CASE("law: the selected message has one mark that says so wherever it is in view") {
  int seen = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const Scene scene = RandomScene(seed);
    Dice dice(seed * 19);
    for (int i = 0; i < 20 && scene.result.count > 0; ++i) {
      TimelineRequest request = RandomRequest(&dice, scene.feed);
      request.selected = static_cast<ItemIndex>(dice.Below(scene.feed.items.size()));
      if (!scene.result.Has(request.selected)) continue;
      const Item& item = scene.feed.items[request.selected];
      const double length = request.viewport.length_s;
      request.viewport = Panned({item.time, 0, length}, -length * dice.Between(-0.1, 1.1));
      const TimelineLayout layout = scene.LayOut(request);
      const auto lane =
          std::find_if(layout.lanes.begin(), layout.lanes.end(),
                       [&](const LaneRow& row) { return row.channel == item.channel; });
      int selected = 0;
      for (const Mark& mark : layout.marks) {
        if (!mark.selected) continue;
        ++selected;
        REQUIRE(lane != layout.lanes.end());
        CHECK(mark.lane == lane - layout.lanes.begin());
      }
      CHECK(selected <= 1);
      seen += selected;
      if (lane == layout.lanes.end() || layout.marks.empty()) continue;
      // The cluster of a period that is cut by the edge may be drawn just past it.
      const TimeSpan bucket = UnitSpan(layout.marks[0].fold.unit, item.time);
      const TimeSpan window = SpanOf(request.viewport);
      if (bucket.from > window.from && bucket.to < window.to) CHECK(selected == 1);
    }
  }
  CHECK(seen > 150);
}

TEST_CASE("what can be hit is large enough") {
  ForRandomLayouts(20, 10,
                   [&](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
                     for (const LaneRow& lane : layout.lanes) {
                       const float across = request.vertical ? lane.area.width : lane.area.height;
                       if (layout.lanes.size() > 1) CHECK(across >= request.target_px - 0.01f);
                     }
                     if (layout.overview.area.width > 0)
                       CHECK(layout.overview.area.height >= request.target_px);
                   });
}

TEST_CASE("newest is right in rows and on top in columns") {
  const Scene scene({200, 4, 2}, 1, 2);
  for (const bool vertical : {false, true}) {
    TimelineRequest request;
    request.vertical = vertical;
    request.area = {0, 0, vertical ? 390.0f : 1000.0f, 600};
    request.viewport = ViewportOf(scene.detail.Extent());
    const TimelineLayout layout = scene.LayOut(request);
    REQUIRE(layout.marks.size() > 5);
    const Mark* before = nullptr;
    for (const Mark& mark : layout.marks) {
      if (before != nullptr && before->lane == mark.lane) {
        CHECK((vertical ? mark.y < before->y : mark.x > before->x));
      }
      before = &mark;
    }
    if (vertical) CHECK(layout.overview.area.width == 0);
    if (!vertical) CHECK(layout.overview.area.height >= 56);
  }
}

TEST_CASE("a low embed has neither cases nor overview") {
  const Scene scene({200, 4, 3}, 1, 2);
  TimelineRequest request;
  request.area = {0, 0, 800, 300};
  request.compact = true;
  request.viewport = ViewportOf(scene.detail.Extent());
  const TimelineLayout layout = scene.LayOut(request);
  CHECK(layout.cases.empty());
  CHECK(layout.overview.area.width == 0);
  CHECK(layout.lanes.size() == 4);
}

TEST_CASE("sixty channels in a small window: as many lanes as fit, those with most to tell") {
  FeedShape shape;
  shape.items = 3000;
  shape.channels = 60;
  const Scene scene(shape, 1, 5);
  TimelineRequest request;
  request.area = {0, 0, 800, 400};
  request.viewport = ViewportOf(scene.detail.Extent());
  const TimelineLayout layout = scene.LayOut(request);
  CHECK(layout.lanes.size() >= 5);
  CHECK(layout.lanes.size() <= 12);
  std::uint32_t least = UINT32_MAX;
  for (const LaneRow& lane : layout.lanes) least = std::min(least, lane.matches);
  int better = 0;
  for (int channel = 0; channel < 60; ++channel) {
    if (scene.detail.MatchesIn(channel, {INT64_MIN, INT64_MAX}) > least) ++better;
  }
  CHECK(better < static_cast<int>(layout.lanes.size()));
}

TEST_CASE("law: a case's name stands in its band or after it; no label of the axis is cut") {
  ForRandomLayouts(
      30, 12, [](const Scene&, const TimelineRequest& request, const TimelineLayout& layout) {
        if (request.vertical) return;
        const float small = std::max(13.0f, std::round(request.font_px * 0.82f));
        for (std::size_t i = 0; i < layout.cases.size(); ++i) {
          const CaseBand& band = layout.cases[i];
          if (band.title.empty()) continue;
          const float end = band.title_left + MeasureLetters(band.title, small);
          const bool in_band = band.title_left > band.area.x && end <= band.area.right();
          CHECK((in_band || band.title_left > band.area.right()));
          CHECK(end <= layout.plot.right());
          for (std::size_t j = i + 1; j < layout.cases.size(); ++j) {
            if (layout.cases[j].area.y == band.area.y) CHECK(end <= layout.cases[j].area.x);
          }
        }
        for (const Tick& tick : layout.ticks.minor) {
          if (tick.label.empty()) continue;
          CHECK(tick.px >= static_cast<double>(layout.axis.x - 6));
          CHECK(tick.px + static_cast<double>(MeasureLetters(tick.label, small)) <=
                static_cast<double>(layout.axis.right()));
        }
      });
}

TEST_CASE("law: no lane vanishes in silence, and asking shows each of them") {
  for (const int channels : {1, 4, 7, 8, 13, 60}) {
    FeedShape shape;
    shape.items = 2000;
    shape.channels = channels;
    const Scene scene(shape, 1, 7);
    for (const Rect area : {Rect{0, 0, 800, 180}, Rect{0, 0, 994, 350}, Rect{0, 0, 330, 500}}) {
      CAPTURE(channels);
      CAPTURE(area.width);
      TimelineRequest request;
      request.area = area;
      request.vertical = area.width < 640;
      request.viewport = ViewportOf(scene.detail.Extent());
      std::set<int> seen;
      for (request.lane_page = 0; request.lane_page < channels; ++request.lane_page) {
        const TimelineLayout layout = scene.LayOut(request);
        const std::size_t all = static_cast<std::size_t>(channels);
        CHECK((layout.hidden.area.height > 0) == (layout.lanes.size() < all));
        for (const LaneRow& lane : layout.lanes) seen.insert(lane.channel);
        if (layout.lanes.size() == all) continue;
        CHECK(Inside(layout.hidden.area, request.area));
        CHECK_FALSE(layout.hidden.area.Intersects(layout.plot));
        CHECK_FALSE(layout.hidden.area.Intersects(layout.overview.area));
        const Rect& row = layout.hidden.area;
        CHECK(HitTest(layout, row.x + row.width / 2, row.y + row.height / 2, 24).kind ==
              HitKind::kHiddenLanes);
        const std::string& text = layout.hidden.text;
        const auto commas = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
        CHECK(layout.lanes.size() + commas + 1 == all);
      }
      CHECK(seen.size() == static_cast<std::size_t>(channels));
    }
  }
}

TEST_CASE("no items, no room, no matter") {
  const Scene empty({0, 3, 0}, 1, 1);
  TimelineRequest request;
  request.viewport = {1400000000, 0, 86400};
  for (const Rect area : {Rect{}, Rect{0, 0, 1, 1}, Rect{0, 0, 30, 30}, Rect{0, 0, 900, 400}}) {
    for (const bool vertical : {false, true}) {
      request.area = area;
      request.vertical = vertical;
      const TimelineLayout layout = empty.LayOut(request);
      CHECK(layout.marks.empty());
      CHECK(layout.cards.empty());
    }
  }
}

TEST_CASE("today is marked where it is in view") {
  const Scene scene({50, 2, 0}, 1, 1);
  TimelineRequest request;
  request.area = {0, 0, 800, 400};
  request.viewport = {1400000000, 0, 86400};
  request.now = 1400043200;
  const TimelineLayout layout = scene.LayOut(request);
  CHECK(layout.today_px == doctest::Approx(layout.plot.x + layout.plot.width / 2));
  request.now = 1500000000;
  CHECK(scene.LayOut(request).today_px < 0);
}

}  // namespace
}  // namespace kringen
