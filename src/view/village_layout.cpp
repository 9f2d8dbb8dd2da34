#include "view/village_layout.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash_index.h"
#include "model/feed.h"
#include "model/query.h"
#include "view/village_placement.h"

namespace kringen {

namespace {

constexpr float kPi = 3.14159265f;

bool IsPlaced(const Village& village) { return village.longitude != 0 || village.latitude != 0; }

// Equirectangular at the mean latitude, y downward, in degrees of latitude.
struct Projection {
  double longitude = 0, latitude = 0;  // of the middle
  double shrink = 1;                   // of a degree of longitude

  MapPoint Apply(double lon, double lat) const {
    return {static_cast<float>((lon - longitude) * shrink), static_cast<float>(latitude - lat)};
  }
};

Projection MakeProjection(const std::vector<Village>& villages) {
  Projection projection;
  double count = 0;
  for (const Village& village : villages) {
    if (!IsPlaced(village)) continue;
    projection.longitude += village.longitude;
    projection.latitude += village.latitude;
    ++count;
  }
  if (count > 0) {
    projection.longitude /= count;
    projection.latitude /= count;
  }
  projection.shrink =
      std::max(0.01, std::cos(projection.latitude * static_cast<double>(kPi) / 180));
  return projection;
}

// Unknown residents count as half of the smallest known, so that the disc is small but there.
float ResidentsOf(const Village& village, const std::vector<Village>& villages) {
  if (village.residents > 0) return static_cast<float>(village.residents);
  std::int64_t least = 0;
  for (const Village& other : villages) {
    if (other.residents > 0 && (least == 0 || other.residents < least)) least = other.residents;
  }
  return least == 0 ? 1.0f : std::max(1.0f, static_cast<float>(least) / 2);
}

float NameWidth(const Village& village, const LabelText& text) {
  return text.measure(village.name, std::round(text.font_px * kNameShare)) * kBoldShare + 8;
}

// Of both lines: under the name stands something like "13.000 inwoners · 120 berichten".
float LabelWidth(const Village& village, const LabelText& text) {
  const float figures = text.font_px * (village.residents >= 0 ? 11.4f : 5.7f) + 8;
  return std::max(NameWidth(village, text), figures);
}

std::uint64_t HashInputs(const Rect& area, const std::vector<Village>& villages,
                         const LabelText& text) {
  std::uint64_t hash = villages.size();
  const auto add = [&](auto value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    hash = hash * 0x9E3779B97F4A7C15u + HashBytes({bytes, sizeof value});
  };
  for (const float value : {area.x, area.y, area.width, area.height, text.font_px}) add(value);
  for (const Village& village : villages) {
    add(village.residents);
    add(village.longitude);
    add(village.latitude);
    add(NameWidth(village, text));
  }
  return hash | 1;  // 0 says that there was nothing
}

void PlaceVillages(const std::vector<Village>& villages, const LabelText& text,
                   VillageLayout* layout) {
  const float label_px = text.font_px * kTwoLineShare;
  const Projection projection = MakeProjection(villages);
  std::vector<VillageRequest> requests;
  for (const Village& village : villages) {
    VillageRequest wish;
    wish.placed = IsPlaced(village);
    if (wish.placed) wish.at = projection.Apply(village.longitude, village.latitude);
    wish.size = std::sqrt(ResidentsOf(village, villages));
    wish.label_width = LabelWidth(village, text);
    wish.name_width = NameWidth(village, text);
    requests.push_back(wish);
  }
  const bool any_placed = std::any_of(villages.begin(), villages.end(), IsPlaced);
  const std::vector<VillagePlacement> places = any_placed
                                                   ? PlaceOnMap(requests, layout->area, label_px)
                                                   : PlaceInGrid(requests, layout->area, label_px);
  for (std::size_t i = 0; i < places.size(); ++i) {
    VillageDisc disc;
    disc.village = static_cast<int>(i);
    disc.x = places[i].at.x;
    disc.y = places[i].at.y;
    disc.radius = places[i].radius;
    disc.label = places[i].label;
    disc.side = places[i].side;
    disc.lines = disc.label.height >= label_px ? 2 : disc.label.height > 0 ? 1 : 0;
    layout->discs.push_back(disc);
  }
}

// The messages of a span about each village.
std::vector<std::uint32_t> CountsIn(const Feed& feed, TimeSpan span) {
  std::vector<std::uint32_t> counts(feed.villages.size(), 0);
  for (auto index = feed.by_time.rbegin(); index != feed.by_time.rend(); ++index) {
    const Item& item = feed.items[*index];
    if (item.time < span.from) break;
    if (item.withdrawn || item.time >= span.to) continue;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += item.villages >> i & 1;
  }
  return counts;
}

void CountMatches(const std::vector<std::uint32_t>& counts, VillageLayout* layout) {
  for (VillageDisc& disc : layout->discs) {
    const auto village = static_cast<std::size_t>(disc.village);
    disc.matches = village < counts.size() ? counts[village] : 0;
  }
}

}  // namespace

std::optional<TimeSpan> MonthAtRest(const Feed& feed, const Query& query, TimePoint now) {
  if (!(query == Query{})) return std::nullopt;
  for (auto index = feed.by_time.rbegin(); index != feed.by_time.rend(); ++index) {
    const Item& item = feed.items[*index];
    if (!item.withdrawn && item.time <= now) return UnitSpan(TimeUnit::kMonth, item.time);
  }
  return std::nullopt;
}

VillageLayout LayoutVillages(const Rect& area, const Feed& feed, const Query& query,
                             const QueryResult& result, const LabelText& text,
                             const VillageLayout* previous, TimePoint now) {
  VillageLayout layout;
  if (feed.villages.empty() || area.width <= 0 || area.height <= 0) {
    layout.area = area;
    return layout;
  }
  const std::uint64_t inputs = HashInputs(area, feed.villages, text);
  if (previous != nullptr && previous->inputs == inputs) {
    layout = *previous;
  } else {
    layout.area = area;
    layout.inputs = inputs;
    PlaceVillages(feed.villages, text, &layout);
  }
  const std::optional<TimeSpan> month = MonthAtRest(feed, query, now);
  // The month is counted once, not at every step of who pans the timeline.
  const bool is_counted = month && month == layout.month && layout.counted == feed.revision;
  if (!is_counted) CountMatches(month ? CountsIn(feed, *month) : result.facets.villages, &layout);
  layout.month = month;
  layout.counted = feed.revision;
  for (VillageDisc& disc : layout.discs) {
    const auto village = static_cast<std::size_t>(disc.village);
    disc.chosen = std::find(query.villages.begin(), query.villages.end(),
                            feed.villages[village].id) != query.villages.end();
  }
  return layout;
}

// The largest disc has about this radius, of the distance over which villages lie.
constexpr float kDiscShare = 0.3f;

float MapShape(const std::vector<Village>& villages) {
  const Projection projection = MakeProjection(villages);
  float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
  for (const Village& village : villages) {
    if (!IsPlaced(village)) continue;
    const MapPoint at = projection.Apply(village.longitude, village.latitude);
    left = std::min(left, at.x);
    right = std::max(right, at.x);
    top = std::min(top, at.y);
    bottom = std::max(bottom, at.y);
  }
  const float longest = std::max(right - left, bottom - top);
  if (longest <= 0) return 0;
  const float disc = kDiscShare * longest;
  return (bottom - top + 2 * disc) / (right - left + 2 * disc);
}

int HitVillage(const VillageLayout& layout, float x, float y) {
  for (std::size_t i = 0; i < layout.discs.size(); ++i) {
    const VillageDisc& disc = layout.discs[i];
    const float dx = x - disc.x, dy = y - disc.y;
    if (dx * dx + dy * dy <= disc.radius * disc.radius || disc.label.Contains(x, y)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

}  // namespace kringen
