#include "view/village_arrangement.h"

#include <algorithm>
#include <cmath>

#include "base/order.h"

namespace kringen {

namespace {

constexpr float kGap_px = 6, kMargin_px = 8, kTight_px = 3;
constexpr float kPi = 3.14159265f;
constexpr float kTurn = kMostTurn_deg * kPi / 180;
// A map stretched by this much in one direction turns no bearing further than kMostTurn_deg: the
// most is asin((k - 1) / (k + 1)).
constexpr float kMostStretch = 1.45f;
constexpr int kRounds = 200, kPatience = 14;
constexpr float kPoint = 1e-6f;    // of a map that is no wider: all lie in one place
constexpr float kClose_px = 0.4f;  // nobody sees it

}  // namespace

VillageArrangement::VillageArrangement(const std::vector<VillageRequest>& requests,
                                       const Rect& area, float label_px, const LabelForm& form)
    : requests_(requests), area_(area), label_px_(label_px), form_(form) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (requests[i].placed) southward_.push_back(i);
  }
  SortBy(&southward_, [&](std::size_t i) { return CoordinateKey(requests[i].at.y); });
  if (!southward_.empty()) largest_ = southward_.front();
  for (const std::size_t i : southward_) {
    if (requests[i].size > requests[largest_].size) largest_ = i;
  }
  const std::vector<std::uint32_t> by_size = LargestFirst(requests);
  labelled_.assign(requests.size(), false);
  const auto count = static_cast<float>(requests.size()) * form.share;
  const std::size_t labels = form.lines == 0 ? 0 : static_cast<std::size_t>(std::ceil(count));
  for (std::size_t i = 0; i < labels; ++i) labelled_[by_size[i]] = true;
}

LabelSide VillageArrangement::SideOf(std::size_t i) const {
  if (i == largest_) return form_.largest;
  if (!form_.beside) return LabelSide::kBelow;
  return requests_[i].at.x >= requests_[largest_].at.x ? LabelSide::kRight : LabelSide::kLeft;
}

float VillageArrangement::LabelWidth(std::size_t i) const {
  const float wanted = form_.lines == 2 ? requests_[i].label_width : requests_[i].name_width;
  return std::min(CutWidth(wanted, form_.width, label_px_), area_.width - 2 * kMargin_px);
}

void VillageArrangement::Shape() {
  radii_.clear();
  labels_.clear();
  const float height = LabelHeight(form_.lines, label_px_);
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    const float radius = requests_[i].size * scale_, away = radius + kLabelGap_px;
    const float width = LabelWidth(i);
    radii_.push_back(radius);
    switch (SideOf(i)) {
      case LabelSide::kRight:
        labels_.push_back({away, -height / 2, width, height});
        break;
      case LabelSide::kLeft:
        labels_.push_back({-away - width, -height / 2, width, height});
        break;
      case LabelSide::kBelow:
        labels_.push_back({-width / 2, away, width, height});
        break;
    }
  }
}

Rect VillageArrangement::HullOf(std::size_t i) const {
  const float radius = Radius(i);
  const Rect disc{at_[i].x - radius, at_[i].y - radius, 2 * radius, 2 * radius};
  if (!labelled_[i]) return disc;
  const Rect label = LabelOf(i);
  Rect hull{std::min(disc.x, label.x), std::min(disc.y, label.y), 0, 0};
  hull.width = std::max(disc.right(), label.right()) - hull.x;
  hull.height = std::max(disc.bottom(), label.bottom()) - hull.y;
  return hull;
}

// Stretched to the area's shape, within what bearings allow, so that hulls and all lie inside.
void VillageArrangement::FillArea() {
  float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
  for (const std::size_t i : southward_) {
    left = std::min(left, at_[i].x);
    right = std::max(right, at_[i].x);
    top = std::min(top, at_[i].y);
    bottom = std::max(bottom, at_[i].y);
  }
  float beyond_x = 0, beyond_y = 0;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    const Rect hull = HullOf(i);
    beyond_x = std::max({beyond_x, at_[i].x - hull.x, hull.right() - at_[i].x});
    beyond_y = std::max({beyond_y, at_[i].y - hull.y, hull.bottom() - at_[i].y});
  }
  const float room_x = std::max(area_.width - 2 * (beyond_x + kMargin_px), area_.width * 0.2f);
  const float room_y = std::max(area_.height - 2 * (beyond_y + kMargin_px), area_.height * 0.2f);
  float scale_x = room_x / std::max(right - left, kPoint);
  float scale_y = room_y / std::max(bottom - top, kPoint);
  scale_x = std::min(scale_x, scale_y * kMostStretch);
  scale_y = std::min(scale_y, scale_x * kMostStretch);
  const float x = (left + right) / 2, y = (top + bottom) / 2;
  float unplaced = 0;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    if (requests_[i].placed) {
      at_[i] = {area_.x + area_.width / 2 + (at_[i].x - x) * scale_x,
                area_.y + area_.height / 2 + (at_[i].y - y) * scale_y};
    } else {
      at_[i] = {area_.x + beyond_x + 2 * beyond_x * unplaced++, area_.bottom()};
    }
  }
}

void VillageArrangement::Begin(float nearness) {
  Shape();
  at_.clear();
  for (const VillageRequest& request : requests_) at_.push_back(request.at);
  const MapPoint centre = at_[largest_];
  float furthest = kPoint;
  for (const std::size_t i : southward_) {
    furthest = std::max(furthest, std::hypot(at_[i].x - centre.x, at_[i].y - centre.y));
  }
  for (std::size_t i = 0; i < at_.size(); ++i) {
    const float dx = at_[i].x - centre.x, dy = at_[i].y - centre.y;
    const float share = std::hypot(dx, dy) / furthest;
    const float factor = share > kPoint ? std::pow(share, nearness - 1) : 1;
    // Places that coincide have no direction to part in.
    const float angle = 2.4f * static_cast<float>(i);
    at_[i] = {centre.x + dx * factor + furthest * 1e-4f * std::cos(angle),
              centre.y + dy * factor + furthest * 1e-4f * std::sin(angle)};
  }
  FillArea();
}

bool VillageArrangement::Try(float scale, float nearness) {
  scale_ = scale;
  Begin(nearness);
  float least = 1e9f;
  int since = 0;
  for (int round = 0; round < kRounds; ++round) {
    const float pushed = PushApart();
    const float turned = KeepBearings();
    const float moved = KeepOrder();
    const float inside = KeepInside();
    if (std::max({pushed, turned, moved, inside}) < kClose_px) {
      // What the later ones moved must not have undone the earlier.
      const std::vector<MapPoint> settled = at_;
      const bool holds = KeepBearings() <= 0 && PushApart() < kClose_px &&
                         KeepOrder() < kClose_px && KeepInside() < kClose_px;
      at_ = settled;
      if (holds) return true;
    }
    const float worst = std::max({pushed, turned, moved, inside});
    if (worst < least * 0.97f) {
      least = worst;
      since = 0;
    } else if (++since > kPatience) {
      return false;
    }
  }
  return false;
}

void VillageArrangement::PlaceTruly(float scale) {
  scale_ = scale;
  Begin(1);
}

std::vector<VillagePlacement> VillageArrangement::Places() const {
  std::vector<VillagePlacement> places;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    VillagePlacement place{at_[i], Radius(i), {}, SideOf(i)};
    if (labelled_[i]) place.label = LabelOf(i);
    places.push_back(place);
  }
  return places;
}

float VillageArrangement::KeepInside() {
  float worst = 0;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    const Rect hull = HullOf(i);
    const float dx = std::max(0.0f, area_.x + kTight_px - hull.x) -
                     std::max(0.0f, hull.right() - area_.right() + kTight_px);
    const float dy = std::max(0.0f, area_.y + kTight_px - hull.y) -
                     std::max(0.0f, hull.bottom() - area_.bottom() + kTight_px);
    at_[i].x += dx;
    at_[i].y += dy;
    worst = std::max({worst, std::abs(dx), std::abs(dy)});
  }
  return worst;
}

// Turns a village back towards its true bearing from the largest one.
float VillageArrangement::KeepBearings() {
  float worst = 0;
  const MapPoint centre = at_[largest_];
  const MapPoint truly = requests_[largest_].at;
  for (std::size_t i = 0; i < at_.size(); ++i) {
    const float tx = requests_[i].at.x - truly.x, ty = requests_[i].at.y - truly.y;
    if (i == largest_ || !requests_[i].placed || std::hypot(tx, ty) < kPoint) continue;
    const float dx = at_[i].x - centre.x, dy = at_[i].y - centre.y;
    const float truth = std::atan2(ty, tx);
    const float off = std::remainder(std::atan2(dy, dx) - truth, 2 * kPi);
    if (std::abs(off) <= kTurn) continue;
    const float angle = truth + std::copysign(kTurn * 0.92f, off);
    const float distance = std::hypot(dx, dy);
    const MapPoint back{centre.x + distance * std::cos(angle),
                        centre.y + distance * std::sin(angle)};
    worst = std::max(worst, std::hypot(back.x - at_[i].x, back.y - at_[i].y));
    at_[i] = back;
  }
  // A pixel of slack is no slack for a bearing: the turn itself is what must hold.
  return worst > 0 ? std::max(worst, kClose_px) : 0;
}

// From north to south as they lie: neighbours in that order that changed places share their mean
// (pooling adjacent violators, the nearest places that keep the order).
float VillageArrangement::KeepOrder() {
  struct Pool {
    float sum;
    std::size_t count;
    float mean() const { return sum / static_cast<float>(count); }
  };
  std::vector<Pool> pools;
  for (const std::size_t i : southward_) {
    pools.push_back({at_[i].y, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  float worst = 0;
  std::size_t next = 0;
  for (const Pool& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k) {
      float& y = at_[southward_[next++]].y;
      if (pool.count > 1) {
        worst = std::max(worst, std::abs(y - pool.mean()));
        y = pool.mean();
      }
    }
  }
  return worst;
}

void VillageArrangement::Part(std::size_t a, std::size_t b, float dx, float dy) {
  // Large discs are heavier: the small ones make way.
  const float share = requests_[b].size / (requests_[a].size + requests_[b].size);
  at_[a].x -= dx * share;
  at_[a].y -= dy * share;
  at_[b].x += dx * (1 - share);
  at_[b].y += dy * (1 - share);
}

float VillageArrangement::PushApart() {
  float worst = 0;
  for (std::size_t a = 0; a < at_.size(); ++a) {
    for (std::size_t b = a + 1; b < at_.size(); ++b) {
      worst = std::max(worst, PartDiscs(a, b));
      if (labelled_[a] && labelled_[b]) worst = std::max(worst, PartLabels(a, b));
      if (labelled_[b]) worst = std::max(worst, PartDiscAndLabel(a, b));
      if (labelled_[a]) worst = std::max(worst, PartDiscAndLabel(b, a));
    }
  }
  return worst;
}

float VillageArrangement::PartDiscs(std::size_t a, std::size_t b) {
  const float dx = at_[b].x - at_[a].x, dy = at_[b].y - at_[a].y;
  const float distance = std::max(std::hypot(dx, dy), 1e-3f);
  const float gap = std::min(kGap_px, Radius(a) + Radius(b));
  const float depth = Radius(a) + Radius(b) + gap - distance;
  if (depth <= 0) return 0;
  Part(a, b, dx / distance * depth, dy / distance * depth);
  return depth;
}

float VillageArrangement::PartLabels(std::size_t a, std::size_t b) {
  const Rect x = LabelOf(a), y = LabelOf(b);
  const float across = std::min(x.right(), y.right()) - std::max(x.x, y.x) + kGap_px;
  const float down = std::min(x.bottom(), y.bottom()) - std::max(x.y, y.y) + 2;
  if (across <= 0 || down <= 0) return 0;
  if (across < down) {
    Part(a, b, at_[b].x >= at_[a].x ? across : -across, 0);
  } else {
    Part(a, b, 0, y.y >= x.y ? down : -down);
  }
  return std::min(across, down);
}

// The disc of a against the label of b.
float VillageArrangement::PartDiscAndLabel(std::size_t a, std::size_t b) {
  const Rect label = LabelOf(b);
  const float nearest_x = std::clamp(at_[a].x, label.x, label.right());
  const float nearest_y = std::clamp(at_[a].y, label.y, label.bottom());
  float dx = nearest_x - at_[a].x, dy = nearest_y - at_[a].y;
  const float distance = std::hypot(dx, dy);
  const float depth = Radius(a) + kTight_px - distance;
  if (depth <= 0) return 0;
  if (distance < 1e-3f) {
    dx = 0;
    dy = at_[b].y > at_[a].y ? 1.0f : -1.0f;
  }
  const float norm = std::max(std::hypot(dx, dy), 1e-3f);
  Part(a, b, dx / norm * depth, dy / norm * depth);
  return depth;
}

}  // namespace kringen
