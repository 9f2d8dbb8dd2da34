#include "view/circle_labels.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/order.h"
#include "model/feed.h"

namespace kringen {

namespace {

constexpr float kLineShare = 13.0f / 16;  // of the font size
constexpr float kLeastNamed_px = 30;
constexpr std::size_t kMostCircleLabels = 16;
constexpr float kGap_px = 4;
constexpr float kOneLine = 1.4f;  // a label's height, of the font size

float LineSize(const CircleRequest& request) {
  return std::max(13.0f, std::round(request.font_px * kLineShare));
}
float NameSize(const CircleRequest& request) { return std::round(request.font_px * kNameShare); }

bool Inside(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

class Places {
 public:
  explicit Places(CircleLayout* layout) : layout_(layout) {
    for (const MapButton& button : layout->buttons) taken_.push_back(button.area);
    for (const Rect& fixed : {layout->legend, layout->note}) {
      if (fixed.width > 0) taken_.push_back(fixed);
    }
  }

  bool Put(MapLabel label) {
    if (!Inside(layout_->area, label.area) || CoversVillage(label)) return false;
    const auto meets = [&](const Rect& other) { return other.Intersects(label.area); };
    if (std::any_of(taken_.begin(), taken_.end(), meets)) return false;
    taken_.push_back({label.area.x - kGap_px, label.area.y - kGap_px / 2,
                      label.area.width + 2 * kGap_px, label.area.height + kGap_px});
    layout_->labels.push_back(std::move(label));
    return true;
  }

 private:
  // Words never stand on another village; a circle's name stands on its own one.
  bool CoversVillage(const MapLabel& label) const {
    if (label.disc < 0) return false;
    return std::any_of(layout_->villages.begin(), layout_->villages.end(),
                       [&](const ShownVillage& village) {
                         return village.disc != label.disc &&
                                label.area.MeetsDisc(village.x, village.y, village.radius);
                       });
  }

  CircleLayout* layout_;
  std::vector<Rect> taken_;
};

std::string VillageLine(const ShownVillage& village, const Village& known, std::uint32_t matches,
                        bool has_reach, bool waiting, const Locale& locale) {
  if (has_reach && !waiting && known.residents > 0 && village.figure) {
    const bool is_few = *village.figure > 0 && *village.figure < 0.01;
    const std::int64_t percent = std::llround(100 * *village.figure);
    return FormatWords(
        locale, is_few ? "map.village_few" : "map.village_reach",
        {{"share", FormatCount(locale, percent)}, {"count", FormatCount(locale, known.residents)}});
  }
  if (has_reach) {
    return known.residents >= 0 ? FormatPlural(locale, "map.residents", known.residents)
                                : std::string();
  }
  std::string line;
  if (known.residents >= 0) {
    line = FormatPlural(locale, "map.residents", known.residents) + " · ";
  }
  return line + FormatPlural(locale, "canvas.messages", matches);
}

// The side that was kept free comes first, then the others.
bool PlaceOnSides(const ShownVillage& village, MapLabel label, LabelSide first, float width,
                  float height, Places* places) {
  const float left = village.x - width / 2, top = village.y - height / 2;
  const float past = village.radius + kLabelGap_px;
  struct Try {
    LabelSide side;
    Rect area;
  };
  const Try tries[] = {{LabelSide::kBelow, {left, village.y + past, width, height}},
                       {LabelSide::kRight, {village.x + past, top, width, height}},
                       {LabelSide::kLeft, {village.x - past - width, top, width, height}},
                       {LabelSide::kBelow, {left, village.y - past - height, width, height}}};
  const auto put = [&](const Try& place) {
    label.side = place.side;
    label.area = place.area;
    return places->Put(label);
  };
  const auto kept = std::find_if(std::begin(tries), std::end(tries),
                                 [&](const Try& place) { return place.side == first; });
  return put(*kept) || std::any_of(std::begin(tries), std::end(tries), put);
}

// Beside its disc, with both lines or, without room, the name alone; a village that is larger than
// the screen has its name at the top.
void PlaceVillage(const CircleRequest& request, const ShownVillage& village,
                  const VillageDisc& disc, MapLabel label, const MeasureText& measure,
                  Places* places) {
  const float name_px = measure(label.name, NameSize(request)) * kBoldShare;
  const float width = std::max(name_px, measure(label.line, LineSize(request))) + 6;
  const float height = std::round(request.font_px * kTwoLineShare);
  label.disc = village.disc;
  const bool zoomed = request.camera.zoom > 1.001;
  const bool both = (zoomed || disc.lines == 2) && !label.line.empty();
  if (both && PlaceOnSides(village, label, disc.side, width, height, places)) return;
  MapLabel name = label;
  name.line.clear();
  const float line_px = std::round(request.font_px * kOneLine);
  if (PlaceOnSides(village, name, disc.side, name_px + 6, line_px, places)) return;
  const Rect& area = request.area;
  if (!zoomed || !area.MeetsDisc(village.x, village.y, village.radius)) return;
  const float x =
      std::clamp(village.x - width / 2, area.x + 8, std::max(area.x + 8, area.right() - width - 8));
  const float below = village.y + village.radius + kLabelGap_px;
  for (const float y : {std::min(below, area.bottom() - height - 8),
                        village.y - village.radius - height - kLabelGap_px, area.y + 10}) {
    label.area = {x, y, width, height};
    if (places->Put(label)) return;
  }
}

void PlaceCircle(const CircleRequest& request, const ShownCircle& circle, std::string name,
                 const MeasureText& measure, Places* places) {
  const float size = LineSize(request);
  MapLabel label;
  label.circle = circle.circle;
  const float width = measure(name, size) * kBoldShare + 18, height = size + 9;
  label.name = std::move(name);
  if (width > 2.6f * circle.radius) return;
  // Upon the rim, or on what of the circle can be seen.
  const Rect& area = request.area;
  const float x =
      std::clamp(circle.x - width / 2, area.x + 6, std::max(area.x + 6, area.right() - width - 6));
  const float bottom = circle.y + circle.radius - height / 2;
  for (const float y : {bottom, circle.y - circle.radius - height / 2,
                        std::min(bottom, area.bottom() - height - 8)}) {
    label.area = {x, y, width, height};
    const float dx = x + width / 2 - circle.x, dy = y + height / 2 - circle.y;
    const bool on_it = dx * dx + dy * dy <= circle.radius * circle.radius * 1.05f;
    if (on_it && places->Put(label)) return;
  }
}

}  // namespace

std::string CircleLine(std::int64_t reached, std::int64_t members, const Locale& locale) {
  const double share =
      members > 0 ? static_cast<double>(reached) / static_cast<double>(members) : 0;
  const std::int64_t tens = 10 * std::llround(10 * share);
  return FormatWords(locale, "map.reached_of", {{"share", FormatCount(locale, tens)}});
}

std::string CircleName(const Circles& circles, std::int32_t circle, const Locale& locale) {
  const Circle& known = circles.circles[static_cast<std::size_t>(circle)];
  const std::string key = "map.circle." + circles.types[static_cast<std::size_t>(known.type)];
  return std::string(locale.Get(key)) + " · " + FormatPlural(locale, "map.members", known.members);
}

void PlaceLegend(const CircleRequest& request, const VillageLayout& villages, const Locale& locale,
                 const MeasureText& measure, CircleLayout* layout) {
  const Rect& area = request.area;
  const float size = std::max(13.0f, std::round(request.font_px * 15 / 16));
  float width = measure(locale.Get("map.reach_title"), NameSize(request)) * kBoldShare;
  for (const char* key : kReachLines) {
    width = std::max(width, measure(locale.Get(key), LineSize(request)));
  }
  for (const char* key : kWayKeys) {
    width = std::max(width, kLegendIndent_px + measure(locale.Get(key), size));
  }
  const float height =
      40 + kLegendLine_px * static_cast<float>(std::size(kReachLines)) + 4 * kLegendRow_px;
  width += 20;
  const Rect corners[] = {{area.x + 14, area.y + 10, width, height},
                          {area.x + 14, area.bottom() - height - 8, width, height},
                          {area.right() - width - 60, area.y + 10, width, height}};
  const auto is_free = [&](const Rect& place) {
    return std::none_of(villages.discs.begin(), villages.discs.end(), [&](const VillageDisc& disc) {
      return place.MeetsDisc(disc.x, disc.y, disc.radius) || disc.label.Intersects(place);
    });
  };
  layout->brief_legend = area.y < villages.area.y;  // a strip was kept free for it
  if (layout->brief_legend) {
    layout->legend = {area.x, area.y, area.width, villages.area.y - area.y};
    return;
  }
  const auto found = std::find_if(std::begin(corners), std::end(corners), is_free);
  if (found != std::end(corners)) layout->legend = *found;
}

void PlaceNote(const CircleRequest& request, const Locale& locale, const MeasureText& measure,
               CircleLayout* layout) {
  if (!layout->any_open) return;
  const float size = LineSize(request);
  const float width = measure(locale.Get("map.residents_note"), size) + 20, height = size + 11;
  layout->note = {request.area.x + 14, request.area.bottom() - height - 8, width, height};
}

void PlaceLabels(const CircleRequest& request, const Feed& feed, const VillageLayout& villages,
                 const Circles& circles, const Locale& locale, const MeasureText& measure,
                 CircleLayout* layout) {
  Places places(layout);
  for (const ShownVillage& village : layout->villages) {
    const VillageDisc& disc = villages.discs[static_cast<std::size_t>(village.disc)];
    const Village& known = feed.villages[static_cast<std::size_t>(disc.village)];
    MapLabel label;
    label.name = known.name;
    label.line =
        VillageLine(village, known, disc.matches, layout->has_reach, request.waiting, locale);
    PlaceVillage(request, village, disc, std::move(label), measure, &places);
  }
  std::vector<const ShownCircle*> named;
  for (const ShownCircle& circle : layout->circles) {
    if (circle.radius >= kLeastNamed_px) named.push_back(&circle);
  }
  SortBy(&named, [](const ShownCircle* circle) {
    return -static_cast<std::int64_t>(circle->radius * 65536);
  });
  if (named.size() > kMostCircleLabels) named.resize(kMostCircleLabels);
  for (const ShownCircle* circle : named) {
    PlaceCircle(request, *circle, CircleName(circles, circle->circle, locale), measure, &places);
  }
}

}  // namespace kringen
