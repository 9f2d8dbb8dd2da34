#include "view/village_placement.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace kringen {

namespace {

constexpr float kGap_px = 6, kMargin_px = 8, kLabelGap_px = 3;
constexpr float kPi = 3.14159265f;
// How far bearings may turn, in degrees, in the order of trying; how much two villages part
// sideways; and which share of the largest arrangement's radius is a fair size.
struct Turn {
  float degrees, sideways, fair_share;
};
constexpr Turn kTurns[] = {{12, 0, 0.7f}, {30, 0, 0.7f}, {180, 0, 0}};
// In a wide, low area a row from north to south can part in no other way than sideways, and that
// takes more rounds to settle.
constexpr Turn kWideTurns[] = {{12, 0, 0.8f},     {30, 0.6f, 0.7f},  {60, 0.6f, 0.6f},
                               {100, 0.6f, 0.5f}, {180, 0.6f, 0.5f}, {180, 1.3f, 0}};
constexpr float kWideFrom = 1.6f;  // width of height
constexpr int kRounds = 90, kWideRounds = 260, kRadiusSteps = 8;
// The largest disc's radius, of the shorter side of the area: there is air around it.
constexpr float kLargestShare = 0.26f;
constexpr float kLabelShares[] = {1.0f, 0.78f, 0.6f};

struct Attempt {
  std::vector<VillagePlacement> places;
  float radius_scale = 0;  // 0: nothing fits
};

class Arrangement {
 public:
  Arrangement(const std::vector<VillageRequest>& requests, const Rect& area, float label_px,
              float label_share, const Turn& turn)
      : requests_(requests),
        area_(area),
        label_px_(label_px),
        label_share_(label_share),
        turn_(turn.degrees * kPi / 180),
        sideways_(turn.sideways),
        rounds_(area.width > area.height * kWideFrom ? kWideRounds : kRounds) {
    for (std::size_t i = 1; i < requests.size(); ++i) {
      if (requests[i].size > requests[main_].size) main_ = i;
    }
  }

  // Places all with radii of `scale` times their size; false when they do not fit.
  bool Try(float scale) {
    scale_ = scale;
    at_.clear();
    for (const VillageRequest& wish : requests_) at_.push_back(wish.at);
    Spread();
    for (int round = 0; round < rounds_; ++round) {
      KeepInside();
      const float worst = PushApart();
      KeepBearings();
      if (worst < 0.5f && IsInside() && PushApart() < 0.5f) return true;
    }
    return false;
  }

  std::vector<VillagePlacement> Places() const {
    std::vector<VillagePlacement> places;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      places.push_back({at_[i], Radius(i), LabelOf(i)});
    }
    return places;
  }

 private:
  float Radius(std::size_t i) const { return requests_[i].size * scale_; }
  float LabelWidth(std::size_t i) const {
    return std::min(requests_[i].label_width * label_share_, area_.width - 2 * kMargin_px);
  }
  Rect LabelOf(std::size_t i) const {
    const float width = LabelWidth(i);
    return {at_[i].x - width / 2, at_[i].y + Radius(i) + kLabelGap_px, width, label_px_};
  }

  // Places that coincide have no direction to part in.
  void Spread() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const float angle = 2.4f * static_cast<float>(i);
      at_[i].x += 0.05f * std::cos(angle);
      at_[i].y += 0.05f * std::sin(angle);
    }
  }

  Rect HullOf(std::size_t i) const {
    const float half = std::max(Radius(i), LabelWidth(i) / 2);
    return {at_[i].x - half, at_[i].y - Radius(i), 2 * half,
            2 * Radius(i) + kLabelGap_px + label_px_};
  }

  void KeepInside() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const Rect hull = HullOf(i);
      at_[i].x += std::max(0.0f, area_.x + kMargin_px - hull.x) -
                  std::max(0.0f, hull.right() - area_.right() + kMargin_px);
      at_[i].y += std::max(0.0f, area_.y + kMargin_px - hull.y) -
                  std::max(0.0f, hull.bottom() - area_.bottom() + kMargin_px);
    }
  }

  bool IsInside() const {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const Rect hull = HullOf(i);
      if (hull.x < area_.x || hull.y < area_.y || hull.right() > area_.right() ||
          hull.bottom() > area_.bottom()) {
        return false;
      }
    }
    return true;
  }

  // Turns a village back towards its true bearing from the largest one.
  void KeepBearings() {
    if (turn_ >= kPi) return;
    const MapPoint& centre = at_[main_];
    const MapPoint& true_centre = requests_[main_].at;
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const float tx = requests_[i].at.x - true_centre.x, ty = requests_[i].at.y - true_centre.y;
      if (i == main_ || tx * tx + ty * ty < 1e-6f) continue;
      const float dx = at_[i].x - centre.x, dy = at_[i].y - centre.y;
      const float truth = std::atan2(ty, tx);
      const float off = std::remainder(std::atan2(dy, dx) - truth, 2 * kPi);
      if (std::abs(off) <= turn_) continue;
      const float angle = truth + std::copysign(turn_ * 0.98f, off);
      const float distance = std::hypot(dx, dy);
      at_[i] = {centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle)};
    }
  }

  void Part(std::size_t a, std::size_t b, float dx, float dy) {
    // Large discs are heavy: the small ones make way.
    const float weight_a = requests_[a].size * requests_[a].size;
    const float weight_b = requests_[b].size * requests_[b].size;
    const float share = weight_b / (weight_a + weight_b);
    at_[a].x -= dx * share;
    at_[a].y -= dy * share;
    at_[b].x += dx * (1 - share);
    at_[b].y += dy * (1 - share);
  }

  // The depth of the worst overlap before it was resolved.
  float PushApart() {
    float worst = 0;
    for (std::size_t a = 0; a < at_.size(); ++a) {
      for (std::size_t b = a + 1; b < at_.size(); ++b) {
        worst = std::max({worst, PartDiscs(a, b), PartLabels(a, b), PartDiscAndLabel(a, b),
                          PartDiscAndLabel(b, a)});
      }
    }
    return worst;
  }

  float PartDiscs(std::size_t a, std::size_t b) {
    const float dx = at_[b].x - at_[a].x, dy = at_[b].y - at_[a].y;
    const float distance = std::max(std::hypot(dx, dy), 1e-3f);
    const float depth = Radius(a) + Radius(b) + kGap_px - distance;
    if (depth <= 0) return 0;
    const float aside = dx + std::copysign(std::abs(dy) * sideways_, dx);
    const float norm = std::max(std::hypot(aside, dy), 1e-3f);
    Part(a, b, aside / norm * depth, dy / norm * depth);
    return depth;
  }

  float PartLabels(std::size_t a, std::size_t b) {
    const Rect x = LabelOf(a), y = LabelOf(b);
    const float across = std::min(x.right(), y.right()) - std::max(x.x, y.x) + kGap_px;
    const float down = std::min(x.bottom(), y.bottom()) - std::max(x.y, y.y) + 2;
    if (across <= 0 || down <= 0) return 0;
    if (across < down * (1 + 2 * sideways_)) {
      Part(a, b, at_[b].x >= at_[a].x ? across : -across, 0);
    } else {
      Part(a, b, 0, y.y >= x.y ? down : -down);
    }
    return std::min(across, down);
  }

  // The disc of a against the label of b.
  float PartDiscAndLabel(std::size_t a, std::size_t b) {
    const Rect label = LabelOf(b);
    const float nearest_x = std::clamp(at_[a].x, label.x, label.right());
    const float nearest_y = std::clamp(at_[a].y, label.y, label.bottom());
    float dx = nearest_x - at_[a].x, dy = nearest_y - at_[a].y;
    float distance = std::hypot(dx, dy);
    if (distance < 1e-3f) {
      dx = 0;
      dy = at_[b].y > at_[a].y ? 1.0f : -1.0f;
      distance = 1;
    }
    const float depth = Radius(a) + 3 - std::hypot(nearest_x - at_[a].x, nearest_y - at_[a].y);
    if (depth <= 0) return 0;
    const float aside = dx + std::copysign(std::abs(dy) * sideways_, at_[b].x - at_[a].x);
    const float norm = std::max(std::hypot(aside, dy), 1e-3f);
    Part(a, b, aside / norm * depth, dy / norm * depth);
    return depth;
  }

  const std::vector<VillageRequest>& requests_;
  const Rect& area_;
  float label_px_;
  float label_share_;
  float turn_;
  float sideways_ = 0;
  int rounds_ = kRounds;
  float scale_ = 1;
  std::size_t main_ = 0;
  std::vector<MapPoint> at_;
};

// The largest radii that fit, by halving, beginning with one that should.
Attempt LargestFitFrom(float least, Arrangement arrangement, float most) {
  Attempt attempt;
  float fits = 0, too_large = most;
  for (int step = 0; step < kRadiusSteps; ++step) {
    const float scale = step == 0 ? least : (std::max(fits, least) + too_large) / 2;
    if (arrangement.Try(scale)) {
      fits = scale;
      attempt.radius_scale = scale;
      attempt.places = arrangement.Places();
    } else {
      if (step == 0) return attempt;
      too_large = scale;
    }
  }
  return attempt;
}

// Parting takes better to large discs than to small ones in a crowd of labels.
Attempt LargestFit(const Arrangement& arrangement, float most, float least) {
  Attempt roomy = LargestFitFrom(most * 0.4f, arrangement, most);
  return roomy.radius_scale > 0 ? roomy : LargestFitFrom(least, arrangement, most);
}

float LargestSize(const std::vector<VillageRequest>& requests) {
  float largest = 0;
  for (const VillageRequest& wish : requests) largest = std::max(largest, wish.size);
  return std::max(largest, 1e-3f);
}

}  // namespace

std::vector<VillagePlacement> PlaceOnMap(const std::vector<VillageRequest>& requests,
                                         const Rect& area, float label_px) {
  const float largest = LargestSize(requests);
  const float most = std::min(area.width, area.height) * kLargestShare / largest;
  const float least = 6 / largest;
  const bool wide = area.width > area.height * kWideFrom;
  const std::span<const Turn> turns = wide ? std::span<const Turn>(kWideTurns) : kTurns;
  for (const float label_share : kLabelShares) {
    std::vector<Attempt> attempts;
    float largest_fit = 0;
    for (const Turn& turn : turns) {
      attempts.push_back(
          LargestFit(Arrangement(requests, area, label_px, label_share, turn), most, least));
      largest_fit = std::max(largest_fit, attempts.back().radius_scale);
    }
    if (largest_fit == 0) continue;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (attempts[i].radius_scale >= largest_fit * turns[i].fair_share) {
        return std::move(attempts[i].places);
      }
    }
  }
  return PlaceInGrid(requests, area, label_px);
}

std::vector<VillagePlacement> PlaceInGrid(const std::vector<VillageRequest>& requests,
                                          const Rect& area, float label_px) {
  std::vector<VillagePlacement> places;
  const auto count = static_cast<float>(requests.size());
  // Columns so that cells are about as wide as they are high with their label.
  const float ratio = area.width / std::max(area.height, 1.0f);
  const float columns = std::clamp(std::ceil(std::sqrt(count * ratio)), 1.0f, count);
  const float rows = std::ceil(count / columns);
  const float width = area.width / columns, height = area.height / rows;
  const bool labels = height >= label_px + 24 && width >= label_px;
  const float below = labels ? label_px + kLabelGap_px : 0;
  const float most = std::max(1.0f, std::min(width, height - below) / 2 - 2);
  const float largest = LargestSize(requests);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto across = static_cast<std::size_t>(columns);
    const std::size_t row_index = i / across;
    const auto column = static_cast<float>(i % across);
    const auto row = static_cast<float>(row_index);
    VillagePlacement place;
    place.radius = std::max(most * requests[i].size / largest, std::min(most, 3.0f));
    place.at = {area.x + (column + 0.5f) * width, area.y + row * height + (height - below) / 2};
    if (labels) {
      const float label = std::min(requests[i].label_width, width - 4);
      place.label = {place.at.x - label / 2, place.at.y + place.radius + kLabelGap_px, label,
                     label_px};
    }
    places.push_back(place);
  }
  return places;
}

}  // namespace kringen
