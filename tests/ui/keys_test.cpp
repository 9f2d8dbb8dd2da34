#include <doctest/doctest.h>

#include "ui/canvas_fixture.h"

namespace kringen {
namespace {

constexpr ImGuiKey kAllKeys[] = {
    ImGuiKey_LeftArrow, ImGuiKey_RightArrow,  ImGuiKey_UpArrow, ImGuiKey_DownArrow,
    ImGuiKey_Home,      ImGuiKey_End,         ImGuiKey_PageUp,  ImGuiKey_PageDown,
    ImGuiKey_Equal,     ImGuiKey_KeypadAdd,   ImGuiKey_Minus,   ImGuiKey_KeypadSubtract,
    ImGuiKey_Enter,     ImGuiKey_KeypadEnter, ImGuiKey_Escape,  ImGuiKey_0,
    ImGuiKey_Keypad0,   ImGuiKey_T,
};

template <typename T>
T Only(Canvas* canvas, ImGuiKey key) {
  canvas->commands.clear();
  canvas->Key(key);
  const auto found = canvas->All<T>();
  CHECK(canvas->commands.size() == 1);
  REQUIRE(found.size() == 1);
  return found[0];
}

TEST_CASE("every key asks for one thing with the focus, and for nothing without") {
  Canvas canvas;
  canvas.state.selected = static_cast<ItemIndex>(canvas.AddMark(0, 10, 8));
  for (const ImGuiKey key : kAllKeys) {
    CAPTURE(ImGui::GetKeyName(key));
    canvas.state.focused = true;
    canvas.commands.clear();
    canvas.Key(key);
    CHECK(canvas.commands.size() == 1);
    canvas.state.focused = false;
    canvas.commands.clear();
    canvas.Key(key);
    CHECK(canvas.commands.empty());
  }
}

TEST_CASE("combinations belong to the browser") {
  Canvas canvas;
  for (const ImGuiKey modifier : {ImGuiMod_Ctrl, ImGuiMod_Alt, ImGuiMod_Super}) {
    ImGui::GetIO().AddKeyEvent(modifier, true);
    canvas.Frame();
    for (const ImGuiKey key : kAllKeys) canvas.Key(key);
    ImGui::GetIO().AddKeyEvent(modifier, false);
    canvas.Frame();
  }
  CHECK(canvas.commands.empty());
}

TEST_CASE("arrows step along the time and across the lanes") {
  Canvas canvas;
  CHECK(Only<StepTo>(&canvas, ImGuiKey_LeftArrow).step == Step::kPrevious);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_RightArrow).step == Step::kNext);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_UpArrow).step == Step::kLaneUp);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_DownArrow).step == Step::kLaneDown);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_Home).step == Step::kFirst);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_End).step == Step::kLast);
  canvas.layouts.timeline.vertical = true;
  CHECK(Only<StepTo>(&canvas, ImGuiKey_UpArrow).step == Step::kNext);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_DownArrow).step == Step::kPrevious);
  CHECK(Only<StepTo>(&canvas, ImGuiKey_RightArrow).step == Step::kLaneDown);
}

TEST_CASE("plus, minus and the page keys move the window") {
  Canvas canvas;
  CHECK(Only<Zoom>(&canvas, ImGuiKey_Equal).factor > 1);
  CHECK(Only<Zoom>(&canvas, ImGuiKey_Minus).factor < 1);
  CHECK(Only<Zoom>(&canvas, ImGuiKey_KeypadAdd).eased);
  CHECK(Only<Pan>(&canvas, ImGuiKey_PageUp).windows == doctest::Approx(-0.8));
  CHECK(Only<Pan>(&canvas, ImGuiKey_PageDown).windows == doctest::Approx(0.8));
  canvas.layouts.timeline.vertical = true;
  CHECK(Only<Pan>(&canvas, ImGuiKey_PageUp).windows == doctest::Approx(0.8));
}

TEST_CASE("a held arrow repeats") {
  Canvas canvas;
  ImGui::GetIO().AddKeyEvent(ImGuiKey_RightArrow, true);
  for (int i = 0; i < 80; ++i) canvas.Frame();
  CHECK(canvas.All<StepTo>().size() > 5);
}

TEST_CASE("Enter opens the message, also where a cluster hides its disc") {
  Canvas canvas;
  const std::size_t index = canvas.AddCluster(0, 100, 12, 30);
  canvas.state.selected = canvas.layouts.timeline.marks[index].fold.item;
  Only<Activate>(&canvas, ImGuiKey_Enter);
  canvas.commands.clear();
  canvas.state.selected = static_cast<ItemIndex>(canvas.AddMark(1, 500, 8));
  Only<Activate>(&canvas, ImGuiKey_Enter);
}

TEST_CASE("Escape lets go of the selection, and is the browser's without one") {
  Canvas canvas;
  canvas.Key(ImGuiKey_Escape);
  CHECK(canvas.commands.empty());
  canvas.state.selected = static_cast<ItemIndex>(canvas.AddMark(1, 500, 8));
  CHECK(Only<Select>(&canvas, ImGuiKey_Escape).item == kNoItem);
}

}  // namespace
}  // namespace kringen
