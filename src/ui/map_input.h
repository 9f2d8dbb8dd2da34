// Hands on the circle map and the replay bar. Each function answers whether the event was the
// map's; timeline_input.cpp asks here first.
#pragma once

#include "app/command.h"
#include "app/state.h"
#include "ui/ui.h"

namespace kringen {

// A circle is chosen or the map is zoomed in: Escape leads out.
bool IsMapEntered(const State& state);

bool FindMapTarget(const Layouts& layouts, float x, float y, Target* target);
// Begins scrubbing where the replay's track is pressed.
bool PressMap(const Layouts& layouts, float x, UiMemory* memory, Commands* commands);
bool DragMap(const Layouts& layouts, float x, const Target& pressed, Commands* commands);
bool WheelMap(const Layouts& layouts, float x, float y, Commands* commands);
bool ClickMap(const State& state, const Layouts& layouts, const Target& target, int clicks,
              Commands* commands);

}  // namespace kringen
