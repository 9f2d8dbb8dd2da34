#include "view/circle_layout.h"

#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "view/circle_labels.h"
#include "view/replay.h"

namespace kringen {

namespace {

constexpr float kPulse = 0.12f;  // of the replay's length
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
  const float inside = village.radius * (1 - kRimShare);
  ShownCircle shown;
  shown.x = village.x + packed.x * inside;
  shown.y = village.y + packed.y * inside;
  shown.radius = packed.radius * inside * kCircleFill;
  return shown;
}

bool IsSeen(const Rect& area, const ShownCircle& circle) {
  return circle.x + circle.radius > area.x && circle.x - circle.radius < area.right() &&
         circle.y + circle.radius > area.y && circle.y - circle.radius < area.bottom();
}

// Of the members of a circle, by now.
class Ways {
 public:
  Ways(const CircleRequest& request, const CircleReach& reach)
      : reach_(reach), clock_(reach, request.seconds), waiting_(request.waiting) {}

  void Add(std::size_t circle, float weight, WayShares* to) const {
    const CircleReach::Shares& shares = reach_.shares[circle];
    const float fill = waiting_ ? 0 : weight * clock_.At(circle) / 1000;
    to->direct += fill * static_cast<float>(shares.direct);
    to->both += fill * static_cast<float>(shares.both);
    to->shared += fill * static_cast<float>(shares.shared);
  }

 private:
  const CircleReach& reach_;
  FillClock clock_;
  bool waiting_;
};

// Everybody lives in one household, so that these are the residents; where a file has none, all
// circles stand for them.
void ShowRims(const Circles& circles, const Ways& ways, CircleLayout* layout) {
  const auto found = std::find(circles.types.begin(), circles.types.end(), "household");
  const bool by_household = found != circles.types.end();
  const auto household = static_cast<std::int32_t>(found - circles.types.begin());
  std::vector<WayShares> sums(circles.villages.size());
  std::vector<float> members(circles.villages.size(), 0);
  for (std::size_t i = 0; i < circles.circles.size(); ++i) {
    const Circle& circle = circles.circles[i];
    if (by_household && circle.type != household) continue;
    const auto village = static_cast<std::size_t>(circle.village);
    ways.Add(i, static_cast<float>(circle.members), &sums[village]);
    members[village] += static_cast<float>(circle.members);
  }
  for (ShownVillage& village : layout->villages) {
    if (village.circle_set < 0) continue;
    const auto at = static_cast<std::size_t>(village.circle_set);
    if (members[at] <= 0) continue;
    village.direct = sums[at].direct / members[at];
    village.both = sums[at].both / members[at];
    village.shared = sums[at].shared / members[at];
  }
}

void ShowCircles(const Circles& circles, const CirclePacking& packing, const Ways& ways,
                 const ShownVillage& village, CircleLayout* layout) {
  if (village.circle_set < 0) return;
  for (const std::int32_t number : packing.order[static_cast<std::size_t>(village.circle_set)]) {
    const auto at = static_cast<std::size_t>(number);
    ShownCircle shown = Placed(village, packing.circles[at]);
    if (shown.radius < kLeastShown_px) return;  // the largest come first
    if (!IsSeen(layout->area, shown)) continue;
    if (!packing.from_afar[at]) shown.shown = std::min(1.0f, shown.radius / kLeastShown_px - 1);
    if (shown.shown <= 0) continue;
    ways.Add(at, 1, &shown);
    shown.circle = number;
    shown.members = circles.circles[at].members;
    const float dot = DotRadius(shown.radius, shown.members);
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
  std::vector<bool> come_to(circles.villages.size(), false);
  for (const ReachEvent& event : reach.events) {
    const double seconds = static_cast<double>(event.seconds);
    if (event.kind != ReachEvent::Kind::kShare || seconds > request.seconds) continue;
    const float since = layout->position - static_cast<float>(ReplayPosition(seconds, end_s));
    ShownCircle circle;
    if (!where(event, &circle)) continue;
    const auto village =
        static_cast<std::size_t>(circles.circles[static_cast<std::size_t>(event.circle)].village);
    const bool is_first = !come_to[village];
    come_to[village] = true;
    if ((event.opens || is_first) && layout->arcs.size() < kMostArcs) {
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

std::vector<float> RadiiOf(const Circles& circles, const Feed& feed,
                           const VillageLayout& villages) {
  std::vector<float> radii(circles.villages.size(), 0);
  for (const VillageDisc& disc : villages.discs) {
    const std::string& id = feed.villages[static_cast<std::size_t>(disc.village)].id;
    const auto found = std::find(circles.villages.begin(), circles.villages.end(), id);
    if (found == circles.villages.end()) continue;
    radii[static_cast<std::size_t>(found - circles.villages.begin())] = disc.radius;
  }
  return radii;
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
    const Ways ways(request, reach);
    ShowRims(circles, ways, &layout);
    for (ShownVillage& village : layout.villages) {
      ShowCircles(circles, packing, ways, village, &layout);
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
