#include "ui/map_input.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/timeline_input.h"

namespace kringen {

namespace {

constexpr double kButtonZoom = 1.8;
// At a screen for all hands a village is entered before one of its small circles.
constexpr float kKioskLeast_px = 16;

double ShareOf(float at, float from, float length) {
  return static_cast<double>((at - from) / std::max(length, 1.0f));
}

void Scrub(const Layouts& layouts, float x, Commands* commands) {
  commands->push_back(ReplayAt{layouts.replay.PositionAt(x)});
}

const ShownCircle* FindShown(const CircleLayout& layout, std::int32_t number) {
  for (const ShownCircle& circle : layout.circles) {
    if (circle.circle == number) return &circle;
  }
  return nullptr;
}

void ClickButton(MapButton::Kind kind, Commands* commands) {
  if (kind == MapButton::Kind::kWhole) {
    commands->push_back(MapFit{});
  } else {
    const double factor = kind == MapButton::Kind::kIn ? kButtonZoom : 1 / kButtonZoom;
    commands->push_back(MapZoom{factor, 0.5, 0.5, true});
  }
}

void ClickCircle(const State& state, const CircleLayout& layout, std::int32_t number, int clicks,
                 Commands* commands) {
  const bool kiosk = state.mode == Mode::kKiosk;
  const ShownCircle* circle = FindShown(layout, number);
  if (kiosk && circle != nullptr && circle->radius < kKioskLeast_px) {
    const Circle& known = state.circles.circles[static_cast<std::size_t>(number)];
    commands->push_back(MapShow{state.circles.villages[static_cast<std::size_t>(known.village)]});
    return;
  }
  commands->push_back(SelectCircle{number, kiosk || clicks >= 2, true});
}

}  // namespace

bool IsMapEntered(const State& state) {
  return state.selected_circle >= 0 || state.map_camera.zoom > 1.001;
}

bool FindMapTarget(const Layouts& layouts, float x, float y, Target* target) {
  if (layouts.replay.area.Contains(x, y)) {
    const ReplayBar::Part part = layouts.replay.PartAt(x, y);
    if (part != ReplayBar::Part::kNone) *target = ReplayTarget{part};
    return true;
  }
  const CircleLayout& map = layouts.circles;
  if (!map.shown() || !map.area.Contains(x, y)) return false;
  for (std::size_t i = 0; i < map.buttons.size(); ++i) {
    if (!map.buttons[i].area.Contains(x, y)) continue;
    *target = MapButtonTarget{i};
    return true;
  }
  const std::int32_t circle = HitCircle(map, x, y);
  const int village = circle < 0 ? HitShownVillage(map, x, y) : -1;
  if (circle >= 0) {
    *target = CircleTarget{circle};
  } else if (village >= 0) {
    *target = VillageTarget{static_cast<std::size_t>(village), true};
  } else {
    *target = GroundTarget{};
  }
  return true;
}

bool PressMap(const Layouts& layouts, float x, UiMemory* memory, Commands* commands) {
  if (!IsReplay(memory->pressed, ReplayBar::Part::kTrack)) return false;
  memory->dragging = true;
  Scrub(layouts, x, commands);
  return true;
}

bool DragMap(const Layouts& layouts, float x, const Target& pressed, Commands* commands) {
  const ImVec2 delta = ImGui::GetIO().MouseDelta;
  const bool rests = delta.x == 0 && delta.y == 0;
  if (IsReplay(pressed, ReplayBar::Part::kTrack)) {
    if (!rests) Scrub(layouts, x, commands);
    return true;
  }
  if (!IsOnCircleMap(pressed)) return false;
  const Rect& area = layouts.circles.view.area;
  if (!rests && area.width > 0 && area.height > 0) {
    commands->push_back(MapPan{static_cast<double>(-delta.x / area.width),
                               static_cast<double>(-delta.y / area.height)});
  }
  return true;
}

bool WheelMap(const Layouts& layouts, float x, float y, Commands* commands) {
  const CircleLayout& map = layouts.circles;
  if (!map.shown() || !map.area.Contains(x, y)) return false;
  const float wheel = ImGui::GetIO().MouseWheel;
  const Rect& area = map.view.area;
  if (wheel != 0) {
    commands->push_back(MapZoom{std::pow(kWheelFactor, static_cast<double>(wheel)),
                                ShareOf(x, area.x, area.width), ShareOf(y, area.y, area.height),
                                false});
  }
  return true;
}

bool ClickMap(const State& state, const Layouts& layouts, const Target& target, int clicks,
              Commands* commands) {
  const CircleLayout& map = layouts.circles;
  const auto* village = std::get_if<VillageTarget>(&target);
  if (IsReplay(target, ReplayBar::Part::kButton)) {
    commands->push_back(ReplayPlay{!state.replay.playing});
  } else if (const auto* button = std::get_if<MapButtonTarget>(&target)) {
    if (button->button < map.buttons.size()) {
      ClickButton(map.buttons[button->button].kind, commands);
    }
  } else if (const auto* circle = std::get_if<CircleTarget>(&target)) {
    ClickCircle(state, map, circle->circle, clicks, commands);
  } else if (village != nullptr && village->on_circle_map && state.mode == Mode::kKiosk) {
    const VillageDisc& disc = layouts.villages.discs[village->disc];
    commands->push_back(MapShow{state.feed.villages[static_cast<std::size_t>(disc.village)].id});
  } else if (Is<GroundTarget>(target)) {
    if (clicks >= 2) {
      commands->push_back(MapFit{});
    } else if (state.selected_circle >= 0) {
      commands->push_back(SelectCircle{-1, false, true});
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace kringen
