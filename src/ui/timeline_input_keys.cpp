// The keys of the canvas. Combinations with Ctrl, Alt or Cmd belong to the browser.
#include <imgui.h>

#include "ui/map_input.h"
#include "ui/timeline_input.h"

namespace kringen {

namespace {

bool Pressed(ImGuiKey key, bool repeat) { return ImGui::IsKeyPressed(key, repeat); }

void HandleArrows(bool vertical, Commands* commands) {
  struct Arrow {
    ImGuiKey key;
    Step step;
  };
  static constexpr Arrow kRows[] = {{ImGuiKey_LeftArrow, Step::kPrevious},
                                    {ImGuiKey_RightArrow, Step::kNext},
                                    {ImGuiKey_UpArrow, Step::kLaneUp},
                                    {ImGuiKey_DownArrow, Step::kLaneDown}};
  // In columns the newest is at the top.
  static constexpr Arrow kColumns[] = {{ImGuiKey_UpArrow, Step::kNext},
                                       {ImGuiKey_DownArrow, Step::kPrevious},
                                       {ImGuiKey_LeftArrow, Step::kLaneUp},
                                       {ImGuiKey_RightArrow, Step::kLaneDown}};
  for (const Arrow& arrow : vertical ? kColumns : kRows) {
    if (Pressed(arrow.key, true)) commands->push_back(StepTo{arrow.step});
  }
}

}  // namespace

void HandleKeys(const State& state, const Layouts& layouts, Commands* commands) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!state.focused || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  const bool vertical = layouts.timeline.vertical;
  HandleArrows(vertical, commands);
  if (Pressed(ImGuiKey_Home, false)) commands->push_back(StepTo{Step::kFirst});
  if (Pressed(ImGuiKey_End, false)) commands->push_back(StepTo{Step::kLast});
  const double page = vertical ? -kPagePan_windows : kPagePan_windows;
  if (Pressed(ImGuiKey_PageUp, true)) commands->push_back(Pan{-page, true});
  if (Pressed(ImGuiKey_PageDown, true)) commands->push_back(Pan{page, true});
  if (Pressed(ImGuiKey_Equal, true) || Pressed(ImGuiKey_KeypadAdd, true)) {
    commands->push_back(Zoom{kKeyZoom, 0.5, true});
  }
  if (Pressed(ImGuiKey_Minus, true) || Pressed(ImGuiKey_KeypadSubtract, true)) {
    commands->push_back(Zoom{1 / kKeyZoom, 0.5, true});
  }
  if (Pressed(ImGuiKey_Enter, false) || Pressed(ImGuiKey_KeypadEnter, false)) {
    commands->push_back(Activate{});
  }
  if (Pressed(ImGuiKey_Escape, false) && IsMapEntered(state)) {
    commands->push_back(MapBack{});
  } else if (Pressed(ImGuiKey_Escape, false) && state.selected != kNoItem) {
    commands->push_back(Select{kNoItem, false, true});
  }
  if (Pressed(ImGuiKey_0, false) || Pressed(ImGuiKey_Keypad0, false)) commands->push_back(Fit{});
  if (Pressed(ImGuiKey_T, false)) commands->push_back(GoToday{});
}

}  // namespace kringen
