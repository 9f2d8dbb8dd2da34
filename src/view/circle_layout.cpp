#include "view/circle_layout.h"

#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "view/circle_labels.h"
#include "view/replay.h"

namespace kringen {

namespace {

constexpr float kPulse = 0.07f;  // of the replay's length
constexpr float kArcTravel = 0.05f;
constexpr std::size_t kMostArcs = 48;

std::vector<ShownVillage> ShowVillages(const Feed& feed, const VillageLayout& layout,
                                       const Circles& circles, const MapView& view) {
  std::vector<ShownVillage> shown;
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    const std::string& id = feed.villages[static_cast<std::size_t>(disc.village)].id;
    const auto found = std::find(circles.villages.begin(), circles.villages.end(), id);
    ShownVillage village;
    village.disc = static_cast<int>(i);
    if (found != circles.villages.end()) {
      village.circle_set = static_cast<int>(found - circles.villages.begin());
    }
    village.x = view.X(disc.x);
    village.y = view.Y(disc.y);
    village.radius = view.Length(disc.radius);
    shown.push_back(village);
  }
  return shown;
}

ShownCircle Placed(const ShownVillage& village, const PackedCircle& packed) {
  ShownCircle shown;
  shown.x = village.x + packed.x * village.radius;
  shown.y = village.y + packed.y * village.radius;
  shown.radius = packed.radius * village.radius * kCircleFill;
  return shown;
}

bool IsSeen(const Rect& area, const ShownCircle& circle) {
  return circle.x + circle.radius > area.x && circle.x - circle.radius < area.right() &&
         circle.y + circle.radius > area.y && circle.y - circle.radius < area.bottom();
}

void ShowCircles(const CircleRequest& request, const Circles& circles, const CirclePacking& packing,
                 const CircleReach& reach, ShownVillage* village, CircleLayout* layout) {
  if (village->circle_set < 0) return;
  const FillClock clock(reach, request.seconds);
  bool large_enough = true;
  for (const std::int32_t number : packing.order[static_cast<std::size_t>(village->circle_set)]) {
    const auto at = static_cast<std::size_t>(number);
    const Circle& circle = circles.circles[at];
    const CircleReach::Shares& shares = reach.shares[at];
    const float fill = request.waiting ? 0 : clock.At(at) / 1000;
    ShownCircle shown;
    shown.direct = fill * static_cast<float>(shares.direct);
    shown.both = fill * static_cast<float>(shares.both);
    shown.shared = fill * static_cast<float>(shares.shared);
    if (!large_enough) continue;
    const ShownCircle placed = Placed(*village, packing.circles[at]);
    large_enough = placed.radius >= kLeastShown_px;  // the largest come first
    if (!large_enough || !IsSeen(layout->area, placed)) continue;
    shown.circle = number;
    shown.members = circle.members;
    shown.x = placed.x;
    shown.y = placed.y;
    shown.radius = placed.radius;
    const float dot = DotRadius(shown.radius, circle.members);
    shown.open = std::clamp((dot / kLeastDot_px - 1) / 0.4f, 0.0f, 1.0f);
    layout->any_open |= shown.open > 0;
    layout->circles.push_back(shown);
  }
}

// The figure of the end is none of a moment before it.
void ShowFigure(const CircleRequest& request, const CircleReach& reach, ShownVillage* village) {
  if (village->circle_set < 0 || request.seconds < ReplayEnd(reach)) return;
  const int figure = reach.figures[static_cast<std::size_t>(village->circle_set)];
  if (figure >= 0) village->figure = figure / 1000.0;
}

void ShowEvents(const CircleRequest& request, const Circles& circles, const CirclePacking& packing,
                const CircleReach& reach, CircleLayout* layout) {
  const double end_s = ReplayEnd(reach);
  const auto where = [&](const ReachEvent& event, ShownCircle* found) {
    const auto at = static_cast<std::size_t>(event.circle);
    for (const ShownVillage& village : layout->villages) {
      if (village.circle_set != circles.circles[at].village) continue;
      *found = Placed(village, packing.circles[at]);
      return true;
    }
    return false;
  };
  for (const ReachEvent& event : reach.events) {
    const double seconds = static_cast<double>(event.seconds);
    if (event.kind != ReachEvent::Kind::kShare || seconds > request.seconds) continue;
    const float since = layout->position - static_cast<float>(ReplayPosition(seconds, end_s));
    ShownCircle circle;
    if (!where(event, &circle)) continue;
    if (event.opens && layout->arcs.size() < kMostArcs) {
      layout->arcs.push_back({layout->author_x, layout->author_y, circle.x, circle.y,
                              request.still ? 1 : std::min(1.0f, since / kArcTravel)});
    }
    const bool pulses = !request.still && layout->position < 1 && since < kPulse;
    if (pulses && IsSeen(layout->area, circle)) {
      layout->pulses.push_back({circle.x, circle.y, circle.radius, since / kPulse});
    }
  }
}

void AddButtons(const CircleRequest& request, CircleLayout* layout) {
  const float side = std::max(request.target_px, 34.0f);
  const float left = request.area.right() - side - 12;
  float top = request.area.y + 12 + (layout->brief_legend ? layout->legend.height : 0);
  for (const MapButton::Kind kind :
       {MapButton::Kind::kIn, MapButton::Kind::kOut, MapButton::Kind::kWhole}) {
    layout->buttons.push_back({kind, {left, top, side, side}});
    top += side;
  }
}

}  // namespace

float DotRadius(float radius, std::int32_t members) {
  const auto count = static_cast<float>(std::max(members, 1));
  return radius * kMembersFill * 0.8f / (std::sqrt(count) + 0.35f);
}

MembersByWay CountMembers(const ShownCircle& circle) {
  const auto part = [&](float share) {
    return static_cast<std::int32_t>(std::floor(share * static_cast<float>(circle.members) + 0.5f));
  };
  MembersByWay members;
  const std::int32_t all =
      std::min(circle.members, part(circle.direct + circle.both + circle.shared));
  members.direct = std::min(part(circle.direct), all);
  members.both = std::min(part(circle.both), all - members.direct);
  members.shared = all - members.direct - members.both;
  // What only rounding made is given back to the larger way.
  if (circle.shared <= 0 && members.shared > 0) {
    (circle.both > circle.direct ? members.both : members.direct) += members.shared;
    members.shared = 0;
  }
  return members;
}

CircleLayout LayoutCircles(const CircleRequest& request, const Feed& feed,
                           const VillageLayout& villages, const Circles& circles,
                           const CirclePacking& packing, const CircleReach& reach,
                           const Locale& locale, const MeasureText& measure) {
  CircleLayout layout;
  layout.area = request.area;
  if (request.area.width <= 0 || request.area.height <= 0 || villages.discs.empty()) return layout;
  layout.view = {villages.area, request.camera};
  layout.villages = ShowVillages(feed, villages, circles, layout.view);
  layout.has_reach = !reach.shares.empty() && reach.shares.size() == circles.circles.size() &&
                     packing.circles.size() == circles.circles.size();
  const auto largest = std::max_element(
      layout.villages.begin(), layout.villages.end(),
      [](const ShownVillage& a, const ShownVillage& b) { return a.radius < b.radius; });
  layout.author_x = largest->x;
  layout.author_y = largest->y;
  layout.author_radius = largest->radius;
  if (layout.has_reach) {
    layout.position = FillClock(reach, request.seconds).position();
    for (ShownVillage& village : layout.villages) {
      ShowCircles(request, circles, packing, reach, &village, &layout);
      ShowFigure(request, reach, &village);
    }
    if (!request.waiting) ShowEvents(request, circles, packing, reach, &layout);
    PlaceNote(request, locale, measure, &layout);
    PlaceLegend(request, villages, locale, measure, &layout);
  }
  AddButtons(request, &layout);
  PlaceLabels(request, feed, villages, circles, locale, measure, &layout);
  return layout;
}

std::int32_t HitCircle(const CircleLayout& layout, float x, float y) {
  if (!layout.area.Contains(x, y)) return -1;
  for (const MapLabel& label : layout.labels) {
    if (label.area.Contains(x, y)) return label.circle;
  }
  for (const ShownCircle& circle : layout.circles) {
    if (circle.radius < kLeastHit_px) continue;
    const float dx = x - circle.x, dy = y - circle.y;
    if (dx * dx + dy * dy <= circle.radius * circle.radius) return circle.circle;
  }
  return -1;
}

int HitShownVillage(const CircleLayout& layout, float x, float y) {
  if (!layout.area.Contains(x, y)) return -1;
  for (const MapLabel& label : layout.labels) {
    if (label.area.Contains(x, y)) return label.disc;
  }
  for (const ShownVillage& village : layout.villages) {
    const float dx = x - village.x, dy = y - village.y;
    if (dx * dx + dy * dy <= village.radius * village.radius) return village.disc;
  }
  return -1;
}

}  // namespace kringen
