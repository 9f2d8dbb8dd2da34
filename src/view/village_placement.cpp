#include "view/village_placement.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/order.h"
#include "view/village_arrangement.h"

namespace kringen {

namespace {

// The largest disc's radius, of the shorter side of the area: there is air around it.
constexpr float kLargestShare = 0.26f;
// Smaller than this nobody sees a disc.
constexpr float kLeastRadius_px = 1;
constexpr int kHalvings = 4;

// How labels may stand, and what a map so labelled is worth beside one with larger discs: half the
// radius with every word is as good as the whole radius with half of them.
struct Candidate {
  LabelForm form;
  float worth;
};
constexpr LabelSide kBelow = LabelSide::kBelow, kRight = LabelSide::kRight,
                    kLeft = LabelSide::kLeft;
constexpr Candidate kCandidates[] = {{{kBelow, false, 2}, 1},
                                     {{kRight, true, 2}, 0.95f},
                                     {{kLeft, true, 2}, 0.95f},
                                     {{kBelow, true, 2}, 0.95f},
                                     {{kBelow, false, 1}, 0.7f},
                                     {{kRight, true, 1}, 0.65f},
                                     {{kLeft, true, 1}, 0.65f},
                                     {{kBelow, true, 1}, 0.65f},
                                     {{kBelow, false, 1, 0.7f}, 0.5f},
                                     {{kRight, true, 1, 0.7f}, 0.5f},
                                     {{kLeft, true, 1, 0.7f}, 0.5f},
                                     {{kBelow, false, 1, 0.7f, 0.5f}, 0.25f},
                                     {{kRight, true, 1, 0.7f, 0.5f}, 0.25f},
                                     {{kBelow, false, 0}, 0.1f}};

// How far villages are drawn together at first: in a row from north to south of a wide, low area
// the far ones begin nearer. From one start the steps that follow may stick where from another they
// do not.
constexpr float kNearness[] = {1, 0.5f, 0.75f, 0.25f};
constexpr std::size_t kStarts = std::size(kNearness);

float LargestSize(const std::vector<VillageRequest>& requests) {
  float largest = 0;
  for (const VillageRequest& wish : requests) largest = std::max(largest, wish.size);
  return std::max(largest, 1e-3f);
}

struct Best {
  float score = 0;
  std::vector<VillagePlacement> places;
};

// Looks for the largest radii of one form, beginning with those that would beat the best so far.
class FormSearch {
 public:
  FormSearch(const Candidate& candidate, VillageArrangement arrangement)
      : worth_(candidate.worth), arrangement_(std::move(arrangement)) {}

  void Improve(float least, float most, Best* best) {
    float fits = std::max(least, best->score / worth_ * 1.02f), too_large = most;
    if (fits > most || !Fits(fits, best)) return;
    if (Fits(most, best)) return;
    for (int step = 0; step < kHalvings; ++step) {
      const float scale = (fits + too_large) / 2;
      (Fits(scale, best) ? fits : too_large) = scale;
    }
  }

 private:
  bool Fits(float scale, Best* best) {
    for (std::size_t k = 0; k < kStarts; ++k) {
      const std::size_t start = (start_ + k) % kStarts;
      if (!arrangement_.Try(scale, kNearness[start])) continue;
      start_ = start;  // what served once serves again
      best->score = scale * worth_;
      best->places = arrangement_.Places();
      return true;
    }
    return false;
  }

  float worth_;
  VillageArrangement arrangement_;
  std::size_t start_ = 0;
};

// Of a label's height, the width of some ten letters.
constexpr float kUncut = 2.6f;
constexpr float kAcross_px = 6, kDown_px = 2, kEdge_px = 3;  // of air around a name
// A name that would be shorter is no name.
constexpr float kLeastShare = 0.7f;

// When all stands where it stands: a name that was cut or left out has the room that is there.
class NameRoom {
 public:
  NameRoom(const std::vector<VillageRequest>& requests, const Rect& area, float label_px,
           std::vector<VillagePlacement>* places)
      : requests_(requests), area_(area), label_px_(label_px), places_(*places) {}

  void Give() {
    for (const std::uint32_t i : LargestFirst(requests_)) {
      VillagePlacement& place = places_[i];
      const float whole = requests_[i].name_width;
      if (place.label.width >= whole) continue;
      const LabelSide kept = place.side;
      const bool is_whole = Put(i, kept, whole) || Put(i, kBelow, whole) || Put(i, kRight, whole) ||
                            Put(i, kLeft, whole);
      if (is_whole || place.label.width > 0) continue;
      const float cut = CutWidth(whole, kLeastShare, label_px_);
      (void)(Put(i, kBelow, cut) || Put(i, kRight, cut) || Put(i, kLeft, cut));
    }
  }

 private:
  bool Put(std::size_t i, LabelSide side, float width) {
    VillagePlacement& place = places_[i];
    const float height = LabelHeight(place.label.height >= label_px_ ? 2 : 1, label_px_);
    const float away = place.radius + kLabelGap_px;
    Rect label{place.at.x - width / 2, place.at.y + away, width, height};
    if (side == kRight) label = {place.at.x + away, place.at.y - height / 2, width, height};
    if (side == kLeft) label = {place.at.x - away - width, place.at.y - height / 2, width, height};
    if (!IsFree(i, label)) return false;
    place.label = label;
    place.side = side;
    return true;
  }

  bool IsFree(std::size_t i, const Rect& label) const {
    if (label.x < area_.x + kEdge_px || label.right() > area_.right() - kEdge_px ||
        label.y < area_.y + kEdge_px || label.bottom() > area_.bottom() - kEdge_px) {
      return false;
    }
    const Rect wide{label.x - kAcross_px, label.y - kDown_px, label.width + 2 * kAcross_px,
                    label.height + 2 * kDown_px};
    for (std::size_t k = 0; k < places_.size(); ++k) {
      const VillagePlacement& other = places_[k];
      if (k == i) continue;
      if (label.MeetsDisc(other.at.x, other.at.y, other.radius + kEdge_px)) return false;
      if (other.label.width > 0 && other.label.Intersects(wide)) return false;
    }
    return true;
  }

  const std::vector<VillageRequest>& requests_;
  const Rect& area_;
  float label_px_;
  std::vector<VillagePlacement>& places_;
};

}  // namespace

std::vector<std::uint32_t> LargestFirst(const std::vector<VillageRequest>& requests) {
  std::vector<std::int64_t> keys;
  keys.reserve(requests.size());
  for (const VillageRequest& request : requests) keys.push_back(-CoordinateKey(request.size));
  return OrderOf(keys);
}

float CutWidth(float wanted, float share, float label_px) {
  return std::max(wanted * share, std::min(wanted, kUncut * label_px));
}

float LabelHeight(int lines, float label_px) {
  return lines == 2 ? label_px : lines == 1 ? std::round(label_px * 0.55f) : 0;
}

std::vector<VillagePlacement> PlaceOnMap(const std::vector<VillageRequest>& requests,
                                         const Rect& area, float label_px) {
  const float largest = LargestSize(requests);
  const float most = std::min(area.width, area.height) * kLargestShare / largest;
  const float least = std::min(most, kLeastRadius_px / largest);
  Best best;
  for (const Candidate& candidate : kCandidates) {
    if (best.score >= most * candidate.worth) break;
    // Names that find a place later want some air.
    const float roomiest = candidate.form.lines == 0 ? most * 0.6f : most;
    FormSearch(candidate, VillageArrangement(requests, area, label_px, candidate.form))
        .Improve(least, std::max(least, roomiest), &best);
  }
  if (best.places.empty()) {
    // Places that coincide, or an area of a few pixels: the truth, as points.
    VillageArrangement truth(requests, area, label_px, {kBelow, false, 0});
    truth.PlaceTruly(least);
    best.places = truth.Places();
  }
  NameRoom(requests, area, label_px, &best.places).Give();
  return best.places;
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
