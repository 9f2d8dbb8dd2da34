// From mouse, wheel and keys (ImGui's IO) to Commands. A press only marks a target; the action
// happens on release over the same target, so that moving off cancels it (WCAG 2.5.2). The
// overview, the split and panning follow the hand at once.
#pragma once

#include "app/command.h"
#include "app/state.h"
#include "ui/ui.h"

namespace kringen {

void HandlePointer(const State& state, const Layouts& layouts, UiMemory* memory,
                   Commands* commands);
// What is under the pointer in the layouts that are painted, and the cursor for it.
void FollowPointer(const Layouts& layouts, UiMemory* memory, Commands* commands);
// Only while the canvas has the focus.
void HandleKeys(const State& state, const Layouts& layouts, Commands* commands);

// What a click on a target does.
void ClickTarget(const State& state, const Layouts& layouts, const Target& target, int clicks,
                 float along, Commands* commands);

// A span with 8 % of room on both sides.
TimeSpan Padded(TimeSpan span);

inline constexpr float kClickSlop_px = 4.0f;
inline constexpr double kWheelFactor = 1.2;       // per notch
inline constexpr double kWheelPan_windows = 0.1;  // per notch
inline constexpr double kPagePan_windows = 0.8;
inline constexpr double kKeyZoom = 1.5;

}  // namespace kringen
