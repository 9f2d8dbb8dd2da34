#include "ui/timeline_input.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/map_input.h"

namespace kringen {

namespace {

constexpr double kVelocityMemory_s = 0.05;
constexpr double kFlingLeast_px_s = 60;
// A hand that rested this long before it let go does not throw.
constexpr double kRest_s = 0.045;

float TargetSize(const State& state) { return state.mode == Mode::kKiosk ? 48.0f : 24.0f; }

float AlongOf(const TimelineLayout& layout, ImVec2 at) { return layout.vertical ? at.y : at.x; }

double AnchorAt(const TimelineLayout& layout, float along) {
  return std::clamp((along - layout.scale.origin_px) / layout.scale.length_px, 0.0, 1.0);
}

float OverviewAlong(const Overview& overview, ImVec2 at) {
  return overview.area.height > overview.area.width ? at.y : at.x;
}

bool IsPannable(HitKind kind) {
  return kind == HitKind::kPlot || kind == HitKind::kMark || kind == HitKind::kCard ||
         kind == HitKind::kCase || kind == HitKind::kTick || kind == HitKind::kMajorTick;
}

bool IsOverview(HitKind kind) {
  return kind == HitKind::kOverview || kind == HitKind::kBrush || kind == HitKind::kBrushBegin ||
         kind == HitKind::kBrushEnd;
}

void NameMark(const TimelineLayout& layout, std::size_t index, Target* target) {
  const Mark& mark = layout.marks[index];
  target->lane = mark.lane;
  target->item = mark.fold.item;
  if (mark.kind == MarkKind::kCluster) target->span = mark.fold.span;
}

Target TargetAt(const State& state, const Layouts& layouts, ImVec2 at) {
  Target target;
  if (layouts.plan.split_handle.Contains(at.x, at.y)) {
    target.split = true;
    return target;
  }
  if (FindMapTarget(layouts, at.x, at.y, &target)) return target;
  const TimelineLayout& timeline = layouts.timeline;
  if (layouts.villages.area.Contains(at.x, at.y)) {
    target.village = HitVillage(layouts.villages, at.x, at.y);
    return target;
  }
  if (!timeline.area.Contains(at.x, at.y)) return target;
  target.hit = HitTest(timeline, at.x, at.y, TargetSize(state));
  const std::size_t index = target.hit.index;
  switch (target.hit.kind) {
    case HitKind::kMark:
      NameMark(timeline, index, &target);
      break;
    case HitKind::kCard:
      NameMark(timeline, timeline.cards[index].mark, &target);
      break;
    case HitKind::kCase:
      target.lane = timeline.cases[index].case_index;
      break;
    case HitKind::kLane:
      target.lane = timeline.lanes[index].channel;
      break;
    case HitKind::kTick:
      target.span = UnitSpan(timeline.ticks.minor_unit, timeline.ticks.minor[index].time);
      break;
    case HitKind::kMajorTick:
      target.span = UnitSpan(timeline.ticks.major_unit, timeline.ticks.major[index].time);
      break;
    default:
      break;
  }
  return target;
}

Cursor CursorFor(const Target& target, bool dragging, bool vertical) {
  if (target.split) return Cursor::kNsResize;
  if (target.circle >= 0 || target.village >= 0 || target.map_button >= 0 ||
      target.replay != ReplayBar::Part::kNone) {
    return dragging && target.map ? Cursor::kGrabbing : Cursor::kPointer;
  }
  if (target.map) return dragging ? Cursor::kGrabbing : Cursor::kGrab;
  switch (target.hit.kind) {
    case HitKind::kPlot:
    case HitKind::kBrush:
      return dragging ? Cursor::kGrabbing : Cursor::kGrab;
    case HitKind::kBrushBegin:
    case HitKind::kBrushEnd:
      return vertical ? Cursor::kNsResize : Cursor::kEwResize;
    case HitKind::kNothing:
      return Cursor::kDefault;
    default:
      return dragging ? Cursor::kGrabbing : Cursor::kPointer;
  }
}

void Toggle(std::vector<std::string>* values, const std::string& value) {
  const auto found = std::find(values->begin(), values->end(), value);
  if (found == values->end()) {
    values->push_back(value);
  } else {
    values->erase(found);
  }
}

// From the first to the last matching message of a case; empty when there is none.
TimeSpan SpanOfCase(const State& state, int case_index) {
  for (const CaseSpan& found : state.detail.cases()) {
    if (found.case_index == case_index) return found.span;
  }
  return {};
}

void MoveBrush(const State& state, const Overview& overview, float along, UiMemory* memory,
               Commands* commands) {
  const TimePoint at = overview.scale.ToTime(along);
  TimeSpan span = SpanOf(state.viewport);
  const auto shortest = static_cast<TimePoint>(kShortestWindow_s);
  switch (memory->pressed.hit.kind) {
    case HitKind::kBrushBegin:
      span.from = std::min(at, span.to - shortest);
      break;
    case HitKind::kBrushEnd:
      span.to = std::max(at, span.from + shortest);
      break;
    default: {
      const TimePoint length = std::max<TimePoint>(
          static_cast<TimePoint>(std::llround(state.viewport.length_s)), shortest);
      span.from = at - static_cast<TimePoint>(std::llround(memory->grab_s));
      span.to = span.from + length;
      break;
    }
  }
  commands->push_back(ShowSpan{span, false});
}

void Press(const State& state, const Layouts& layouts, ImVec2 at, UiMemory* memory,
           Commands* commands) {
  memory->pressing = true;
  memory->dragging = false;
  memory->pressed = memory->hover;
  memory->press_x = at.x;
  memory->press_y = at.y;
  memory->last_along = AlongOf(layouts.timeline, at);
  memory->velocity_px_s = 0;
  memory->still_s = 0;
  if (state.fling_windows_per_s != 0) commands->push_back(Fling{0});
  if (memory->pressed.split)
    memory->grab_px = at.y - (layouts.plan.split_handle.y + layouts.plan.split_handle.height / 2);
  if (PressMap(layouts, at.x, memory, commands)) return;
  if (!IsOverview(memory->pressed.hit.kind)) return;
  const Overview& overview = layouts.timeline.overview;
  const float along = OverviewAlong(overview, at);
  memory->dragging = true;
  if (memory->pressed.hit.kind == HitKind::kOverview) {
    memory->pressed.hit = {HitKind::kBrush, 0};
    memory->grab_s = state.viewport.length_s / 2;
    MoveBrush(state, overview, along, memory, commands);
  } else {
    memory->grab_s = static_cast<double>(overview.scale.ToTime(along) - state.viewport.start_s) -
                     state.viewport.fraction_s;
  }
}

void Drag(const State& state, const Layouts& layouts, ImVec2 at, UiMemory* memory,
          Commands* commands) {
  const bool moved = std::hypot(at.x - memory->press_x, at.y - memory->press_y) >= kClickSlop_px;
  const HitKind kind = memory->pressed.hit.kind;
  if (!memory->dragging) {
    const bool pannable = memory->pressed.split || memory->pressed.map || IsPannable(kind);
    if (!moved || !pannable) return;
    memory->dragging = true;
  }
  const ImVec2 delta = ImGui::GetIO().MouseDelta;
  const bool rests = delta.x == 0 && delta.y == 0;
  if (memory->pressed.split) {
    if (rests || state.height_px <= 0) return;
    commands->push_back(SetSplit{(at.y - memory->grab_px) / state.height_px});
    return;
  }
  if (DragMap(layouts, at.x, memory->pressed, commands)) return;
  const TimelineLayout& timeline = layouts.timeline;
  if (IsOverview(kind)) {
    if (rests) return;
    MoveBrush(state, timeline.overview, OverviewAlong(timeline.overview, at), memory, commands);
    return;
  }
  const float along = AlongOf(timeline, at);
  const double moved_px = static_cast<double>(along) - static_cast<double>(memory->last_along);
  memory->last_along = along;
  // Frames come only when something happens, so the time without movement is added up.
  memory->still_s += static_cast<double>(ImGui::GetIO().DeltaTime);
  if (moved_px == 0) return;
  const double dt_s = std::max(memory->still_s, 1e-3);
  const double keep = memory->velocity_px_s == 0 ? 0 : std::exp(-dt_s / kVelocityMemory_s);
  memory->velocity_px_s = memory->velocity_px_s * keep + moved_px / dt_s * (1 - keep);
  memory->still_s = 0;
  commands->push_back(Pan{-moved_px / timeline.scale.length_px, false});
}

// `at` is no position when the gesture was taken away: then nothing happens.
void Release(const State& state, const Layouts& layouts, ImVec2 at, UiMemory* memory,
             Commands* commands) {
  const bool was_dragging = memory->dragging;
  memory->pressing = false;
  memory->dragging = false;
  if (!ImGui::IsMousePosValid(&at)) return;
  if (was_dragging) {
    const bool thrown = IsPannable(memory->pressed.hit.kind) && memory->still_s < kRest_s &&
                        std::abs(memory->velocity_px_s) >= kFlingLeast_px_s;
    if (thrown && !state.reduced_motion) {
      commands->push_back(Fling{-memory->velocity_px_s / layouts.timeline.scale.length_px});
    }
    return;
  }
  const bool near = std::hypot(at.x - memory->press_x, at.y - memory->press_y) < kClickSlop_px;
  if (!(memory->pressed == memory->hover)) return;
  const bool map_button =
      memory->pressed.map_button >= 0 || memory->pressed.replay == ReplayBar::Part::kButton;
  const bool wide =
      map_button || memory->pressed.village >= 0 || memory->pressed.hit.kind == HitKind::kLane;
  if (!near && !wide) return;
  ClickTarget(state, layouts, memory->pressed, ImGui::GetIO().MouseClickedLastCount[0],
              AlongOf(layouts.timeline, at), commands);
}

void Wheel(const Layouts& layouts, ImVec2 at, Commands* commands) {
  const ImGuiIO& io = ImGui::GetIO();
  if (WheelMap(layouts, at.x, at.y, commands)) return;
  const TimelineLayout& timeline = layouts.timeline;
  if ((io.MouseWheel == 0 && io.MouseWheelH == 0) || !timeline.area.Contains(at.x, at.y)) return;
  const bool over_strip = timeline.overview.area.Contains(at.x, at.y);
  if (io.MouseWheel != 0) {
    const double anchor = over_strip ? 0.5 : AnchorAt(timeline, AlongOf(timeline, at));
    commands->push_back(
        Zoom{std::pow(kWheelFactor, static_cast<double>(io.MouseWheel)), anchor, false});
  }
  // In ImGui a positive horizontal wheel goes to the left.
  if (io.MouseWheelH != 0) {
    commands->push_back(Pan{-static_cast<double>(io.MouseWheelH) * kWheelPan_windows, false});
  }
}

// A finger that has left the glass points at nothing.
bool Points(ImVec2 at) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!ImGui::IsMousePosValid(&at)) return false;
  return io.MouseSource != ImGuiMouseSource_TouchScreen || io.MouseDown[0] ||
         ImGui::IsMouseReleased(ImGuiMouseButton_Left);
}

}  // namespace

TimeSpan Padded(TimeSpan span) {
  const TimePoint pad = std::max<TimePoint>((span.to - span.from) * 8 / 100, 1);
  return {span.from - pad, span.to + pad};
}

void ClickTarget(const State& state, const Layouts& layouts, const Target& target, int clicks,
                 float along, Commands* commands) {
  const Feed& feed = state.feed;
  if (ClickMap(state, layouts, target, clicks, commands)) return;
  if (target.village >= 0) {
    const VillageDisc& disc = layouts.villages.discs[static_cast<std::size_t>(target.village)];
    Query query = state.query;
    Toggle(&query.villages, feed.villages[static_cast<std::size_t>(disc.village)].id);
    commands->push_back(SetQuery{std::move(query), true});
    // The second click of two has taken the first one's choice back.
    const std::string& id = feed.villages[static_cast<std::size_t>(disc.village)].id;
    if (clicks == 2 && layouts.circles.shown()) commands->push_back(MapShow{id});
    return;
  }
  switch (target.hit.kind) {
    case HitKind::kMark:
    case HitKind::kCard:
      // A cluster of one minute has nothing left to open.
      if (static_cast<double>(target.span.to - target.span.from) > kShortestWindow_s) {
        commands->push_back(ShowSpan{Padded(target.span), true});
      } else if (target.item != kNoItem) {
        commands->push_back(Select{target.item, false, true});
        if (clicks >= 2) commands->push_back(Activate{});
      }
      break;
    case HitKind::kCase: {
      const TimeSpan span = SpanOfCase(state, target.lane);
      if (span.to > span.from) commands->push_back(ShowSpan{Padded(span), true});
      break;
    }
    case HitKind::kTick:
    case HitKind::kMajorTick:
      commands->push_back(ShowSpan{target.span, true});
      break;
    case HitKind::kLane: {
      Query query = state.query;
      Toggle(&query.channels, feed.channels[static_cast<std::size_t>(target.lane)].id);
      commands->push_back(SetQuery{std::move(query), true});
      break;
    }
    case HitKind::kPlot:
      if (clicks >= 2) commands->push_back(Zoom{2, AnchorAt(layouts.timeline, along), true});
      break;
    default:
      break;
  }
}

void FollowPointer(const State& state, const Layouts& layouts, UiMemory* memory,
                   Commands* commands) {
  const ImVec2 at = ImGui::GetIO().MousePos;
  memory->hover = Points(at) ? TargetAt(state, layouts, at) : Target{};
  memory->cursor = CursorFor(memory->pressing ? memory->pressed : memory->hover, memory->dragging,
                             layouts.timeline.vertical);
  const HitKind kind = memory->hover.hit.kind;
  const bool single = (kind == HitKind::kMark || kind == HitKind::kCard) &&
                      memory->hover.span == TimeSpan{} && !memory->dragging;
  const ItemIndex item = single ? memory->hover.item : kNoItem;
  if (item == memory->hovered) return;
  memory->hovered = item;
  commands->push_back(Hover{item});
}

void HandlePointer(const State& state, const Layouts& layouts, UiMemory* memory,
                   Commands* commands) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 at = io.MousePos;
  const bool valid = ImGui::IsMousePosValid(&at);
  const bool released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  memory->hover = Points(at) ? TargetAt(state, layouts, at) : Target{};
  if (valid && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    Press(state, layouts, at, memory, commands);
  } else if (memory->pressing && valid && (io.MouseDown[0] || released)) {
    Drag(state, layouts, at, memory, commands);
  }
  if (memory->pressing && !io.MouseDown[0]) Release(state, layouts, at, memory, commands);
  if (Points(at)) Wheel(layouts, at, commands);
}

}  // namespace kringen
