// One arrangement of villages: discs of a given size with their labels, moved from where they truly
// lie only as far as overlap demands. Bearings from the largest village and the order from north to
// south are never given up; distances are. Private to src/view.
#pragma once

#include <cstddef>
#include <vector>

#include "view/timeline_layout.h"
#include "view/village_placement.h"

namespace kringen {

struct LabelForm {
  LabelSide largest = LabelSide::kBelow;  // of the largest village
  bool beside = false;                    // the others' stand outward of their discs, not below
  int lines = 2;                          // 1: the name alone, 0: no labels
  float width = 1;                        // of what the words want
  float share = 1;  // of the villages, the largest first; the others have no label
};

class VillageArrangement {
 public:
  VillageArrangement(const std::vector<VillageRequest>& requests, const Rect& area, float label_px,
                     const LabelForm& form);

  // Places all with radii of `scale` times their size; false when they do not fit. `nearness` below
  // 1 draws far villages nearer before anything is moved.
  bool Try(float scale, float nearness);
  // Where they truly lie, as large as the area allows, without looking at what covers what.
  void PlaceTruly(float scale);
  std::vector<VillagePlacement> Places() const;

 private:
  float Radius(std::size_t i) const { return radii_[i]; }
  LabelSide SideOf(std::size_t i) const;
  float LabelWidth(std::size_t i) const;
  void Shape();
  Rect LabelOf(std::size_t i) const {
    const Rect& label = labels_[i];
    return {at_[i].x + label.x, at_[i].y + label.y, label.width, label.height};
  }
  Rect HullOf(std::size_t i) const;
  void Begin(float nearness);
  void FillArea();
  float KeepInside();
  float KeepBearings();
  float KeepOrder();
  float PushApart();
  float PartDiscs(std::size_t a, std::size_t b);
  float PartLabels(std::size_t a, std::size_t b);
  float PartDiscAndLabel(std::size_t a, std::size_t b);
  void Part(std::size_t a, std::size_t b, float dx, float dy);

  const std::vector<VillageRequest>& requests_;
  const Rect& area_;
  float label_px_;
  LabelForm form_;
  float scale_ = 1;
  std::size_t largest_ = 0;
  std::vector<std::size_t> southward_;  // from north to south
  std::vector<bool> labelled_;
  std::vector<MapPoint> at_;
  std::vector<float> radii_;
  std::vector<Rect> labels_;  // from the middle of the disc
};

}  // namespace kringen
