// Paints the village map: rings in water around the largest village, each village a disc by
// residents. Every small dot inside is a message (or, where there are very many, the same round
// number of them in every village) in its lane's colour. Dots are as large as the disc lets them
// be: their number compares villages, their density messages per resident.
#pragma once

#include "app/state.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace kringen {

// The map as the camera sees it: with an estimate, each village's circles and how far the message
// came in them; without one, the messages. Before any circles are known, PaintVillages.
void PaintMap(const State& state, const Layouts& layouts, Painter& paint, UiMemory* memory);
void PaintVillages(const State& state, const Layouts& layouts, Painter& paint, UiMemory* memory);

// Counts messages per village and channel anew when the query, the month or the feed changed.
void RefreshTally(const State& state, const std::optional<TimeSpan>& month, VillageTally* tally);

// How many messages one dot stands for: 1, 2, 5, 10 ..., so that the fullest village can be read.
std::uint32_t MessagesPerDot(const VillageLayout& layout, const VillageTally& tally);

}  // namespace kringen
