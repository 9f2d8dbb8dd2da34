// Paints the village map: rings in water around the largest village, the municipality faint behind,
// each village a disc by residents. Every small dot inside is a message (or, where there are very
// many, a round number of them) in its lane's colour; dots have one size everywhere, so their area
// compares villages.
#pragma once

#include "app/state.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace kringen {

void PaintVillages(const State& state, const VillageLayout& layout, Painter& paint,
                   UiMemory* memory);

// Counts messages per village and channel anew when the query or the feed changed.
void RefreshTally(const State& state, VillageTally* tally);

// How many messages one dot stands for, and the distance that fits the fullest village.
struct DotScale {
  std::uint32_t messages_per_dot = 1;
  float spacing_px = 8;
};
DotScale ChooseDotScale(const VillageLayout& layout, const VillageTally& tally);

}  // namespace kringen
