// Paints the bar below the circle map: play or pause, the time since publication on its logarithmic
// track, and how many were reached by then. Without an estimate it says what to do.
#pragma once

#include "app/state.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace kringen {

void PaintReplayBar(const ReplayBar& bar, const State& state, Painter& paint, const Target& lit);

}  // namespace kringen
