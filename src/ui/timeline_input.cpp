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

float AlongOf(const TimelineLayout& layout, ImVec2 at) { return layout.vertical ? at.y : at.x; }

double AnchorAt(const TimelineLayout& layout, float along) {
  return std::clamp((along - layout.scale.origin_px) / layout.scale.length_px, 0.0, 1.0);
}

float OverviewAlong(const Overview& overview, ImVec2 at) {
  return overview.area.height > overview.area.width ? at.y : at.x;
}

// A finger that has left the glass points at nothing.
bool Points(ImVec2 at) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!ImGui::IsMousePosValid(&at)) return false;
  return io.MouseSource != ImGuiMouseSource_TouchScreen || io.MouseDown[0] ||
         ImGui::IsMouseReleased(ImGuiMouseButton_Left);
}

bool IsPannable(const Target& target) {
  return Is<PlotTarget>(target) || Is<MessageTarget>(target) || Is<CaseTarget>(target) ||
         Is<TickTarget>(target);
}

Target TargetOfMark(const TimelineLayout& layout, std::size_t index) {
  const Mark& mark = layout.marks[index];
  const bool cluster = mark.kind == MarkKind::kCluster;
  return MessageTarget{mark.lane, mark.fold.item, cluster ? mark.fold.span : TimeSpan{},
                       mark.fold.at_once};
}

Target TargetOf(const TimelineLayout& layout, const Hit& hit) {
  switch (hit.kind) {
    case HitKind::kNothing:
      return NoTarget{};
    case HitKind::kPlot:
      return PlotTarget{};
    case HitKind::kMark:
      return TargetOfMark(layout, hit.index);
    case HitKind::kCard:
      return TargetOfMark(layout, layout.cards[hit.index].mark);
    case HitKind::kCase:
      return CaseTarget{layout.cases[hit.index].case_index};
    case HitKind::kLane:
      return ChannelTarget{layout.lanes[hit.index].channel};
    case HitKind::kHiddenLanes:
      return HiddenLanesTarget{};
    case HitKind::kTick:
      return TickTarget{UnitSpan(layout.ticks.minor_unit, layout.ticks.minor[hit.index].time)};
    case HitKind::kMajorTick:
      return TickTarget{UnitSpan(layout.ticks.major_unit, layout.ticks.major[hit.index].time)};
    case HitKind::kOverview:
    case HitKind::kBrush:
    case HitKind::kBrushBegin:
    case HitKind::kBrushEnd:
      return OverviewTarget{hit.kind};
  }
  return NoTarget{};
}

// Finds what the pointer is on; both are empty where it points at nothing.
void Point(const Layouts& layouts, ImVec2 at, Target* target, Hit* hit) {
  *target = NoTarget{};
  *hit = {};
  if (!Points(at)) return;
  const TimelineLayout& timeline = layouts.timeline;
  if (layouts.plan.split_handle.Contains(at.x, at.y)) {
    *target = SplitTarget{};
  } else if (FindMapTarget(layouts, at.x, at.y, target)) {
    return;
  } else if (layouts.villages.area.Contains(at.x, at.y)) {
    const int disc = HitVillage(layouts.villages, at.x, at.y);
    if (disc >= 0) *target = VillageTarget{static_cast<std::size_t>(disc), false};
  } else if (timeline.area.Contains(at.x, at.y)) {
    *hit = HitTest(timeline, at.x, at.y, layouts.plan.target_px);
    *target = TargetOf(timeline, *hit);
  }
}

Cursor CursorFor(const Target& target, bool dragging, bool vertical, bool beside) {
  if (Is<NoTarget>(target)) return Cursor::kDefault;
  if (Is<SplitTarget>(target)) return beside ? Cursor::kEwResize : Cursor::kNsResize;
  const auto* strip = std::get_if<OverviewTarget>(&target);
  if (strip != nullptr &&
      (strip->part == HitKind::kBrushBegin || strip->part == HitKind::kBrushEnd)) {
    return vertical ? Cursor::kNsResize : Cursor::kEwResize;
  }
  const bool moves = Is<PlotTarget>(target) || Is<GroundTarget>(target) ||
                     (strip != nullptr && strip->part == HitKind::kBrush);
  const bool held = dragging && !Is<ReplayTarget>(target) && !Is<MapButtonTarget>(target);
  if (held) return Cursor::kGrabbing;
  return moves ? Cursor::kGrab : Cursor::kPointer;
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

void MoveBrush(const State& state, const Overview& overview, float along, HitKind part,
               const UiMemory& memory, Commands* commands) {
  const TimePoint at = overview.scale.ToTime(along);
  TimeSpan span = SpanOf(state.viewport);
  const auto shortest = static_cast<TimePoint>(kShortestWindow_s);
  switch (part) {
    case HitKind::kBrushBegin:
      span.from = std::min(at, span.to - shortest);
      break;
    case HitKind::kBrushEnd:
      span.to = std::max(at, span.from + shortest);
      break;
    default: {
      const TimePoint length = std::max<TimePoint>(
          static_cast<TimePoint>(std::llround(state.viewport.length_s)), shortest);
      span.from = at - static_cast<TimePoint>(std::llround(memory.grab_s));
      span.to = span.from + length;
      break;
    }
  }
  commands->push_back(ShowSpan{span, false});
}

// Pixels from the line between map and timeline.
float AcrossSplit(const CanvasPlan& plan, ImVec2 at) {
  const Rect& handle = plan.split_handle;
  return plan.beside ? at.x - (handle.x + handle.width / 2) : at.y - (handle.y + handle.height / 2);
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
  if (Is<SplitTarget>(memory->pressed)) memory->grab_px = AcrossSplit(layouts.plan, at);
  if (PressMap(layouts, at.x, memory, commands)) return;
  const auto* strip = std::get_if<OverviewTarget>(&memory->pressed);
  if (strip == nullptr) return;
  const Overview& overview = layouts.timeline.overview;
  const float along = OverviewAlong(overview, at);
  memory->dragging = true;
  if (strip->part == HitKind::kOverview) {
    memory->pressed = OverviewTarget{HitKind::kBrush};
    memory->grab_s = state.viewport.length_s / 2;
    MoveBrush(state, overview, along, HitKind::kBrush, *memory, commands);
  } else {
    memory->grab_s = static_cast<double>(overview.scale.ToTime(along) - state.viewport.start_s) -
                     state.viewport.fraction_s;
  }
}

void Drag(const State& state, const Layouts& layouts, ImVec2 at, UiMemory* memory,
          Commands* commands) {
  const bool moved = std::hypot(at.x - memory->press_x, at.y - memory->press_y) >= kClickSlop_px;
  const Target& pressed = memory->pressed;
  if (!memory->dragging) {
    const bool pannable = Is<SplitTarget>(pressed) || IsOnCircleMap(pressed) || IsPannable(pressed);
    if (!moved || !pannable) return;
    memory->dragging = true;
  }
  const ImVec2 delta = ImGui::GetIO().MouseDelta;
  const bool rests = delta.x == 0 && delta.y == 0;
  if (Is<SplitTarget>(pressed)) {
    const float across = layouts.plan.beside ? state.width_px : state.height_px;
    if (rests || across <= 0) return;
    const float at_px = layouts.plan.beside ? at.x : at.y;
    commands->push_back(SetSplit{(at_px - memory->grab_px) / across});
    return;
  }
  if (DragMap(layouts, at.x, pressed, commands)) return;
  const TimelineLayout& timeline = layouts.timeline;
  if (const auto* strip = std::get_if<OverviewTarget>(&pressed)) {
    if (rests) return;
    MoveBrush(state, timeline.overview, OverviewAlong(timeline.overview, at), strip->part, *memory,
              commands);
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
    const bool thrown = IsPannable(memory->pressed) && memory->still_s < kRest_s &&
                        std::abs(memory->velocity_px_s) >= kFlingLeast_px_s;
    if (thrown && !state.reduced_motion) {
      commands->push_back(Fling{-memory->velocity_px_s / layouts.timeline.scale.length_px});
    }
    return;
  }
  const bool near = std::hypot(at.x - memory->press_x, at.y - memory->press_y) < kClickSlop_px;
  const Target& pressed = memory->pressed;
  if (pressed != memory->hover) return;
  const bool wide = Is<MapButtonTarget>(pressed) || Is<VillageTarget>(pressed) ||
                    Is<ChannelTarget>(pressed) || IsReplay(pressed, ReplayBar::Part::kButton);
  if (!near && !wide) return;
  ClickTarget(state, layouts, pressed, ImGui::GetIO().MouseClickedLastCount[0],
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

void ClickVillage(const State& state, const Layouts& layouts, std::size_t disc, int clicks,
                  Commands* commands) {
  const int village = layouts.villages.discs[disc].village;
  const std::string& id = state.feed.villages[static_cast<std::size_t>(village)].id;
  Query query = state.query;
  Toggle(&query.villages, id);
  commands->push_back(SetQuery{std::move(query), true});
  // The second click of two has taken the first one's choice back.
  if (clicks == 2 && layouts.circles.shown()) commands->push_back(MapShow{id});
}

}  // namespace

TimeSpan Padded(TimeSpan span) {
  const TimePoint pad = std::max<TimePoint>((span.to - span.from) * 8 / 100, 1);
  return {span.from - pad, span.to + pad};
}

// Opens it in time; messages of one minute are listed instead, with what else their channel said on
// that day.
void ClickCluster(const State& state, const MessageTarget& message, Commands* commands) {
  if (!message.at_once) {
    commands->push_back(ShowSpan{Padded(message.cluster), true});
    return;
  }
  const Item& item = state.feed.items[message.item];
  const TimeSpan day = UnitSpan(TimeUnit::kDay, item.time);
  Query query = state.query;
  query.channels = {state.feed.channels[static_cast<std::size_t>(item.channel)].id};
  query.from = day.from;
  query.to = day.to;
  commands->push_back(SetQuery{std::move(query), true});
}

void ClickTarget(const State& state, const Layouts& layouts, const Target& target, int clicks,
                 float along, Commands* commands) {
  if (ClickMap(state, layouts, target, clicks, commands)) return;
  const Feed& feed = state.feed;
  if (const auto* village = std::get_if<VillageTarget>(&target)) {
    ClickVillage(state, layouts, village->disc, clicks, commands);
  } else if (const auto* message = std::get_if<MessageTarget>(&target)) {
    if (!(message->cluster == TimeSpan{})) {
      ClickCluster(state, *message, commands);
    } else if (message->item != kNoItem) {
      commands->push_back(Select{message->item, false, true});
      if (clicks >= 2) commands->push_back(Activate{});
    }
  } else if (const auto* chosen = std::get_if<CaseTarget>(&target)) {
    const TimeSpan span = SpanOfCase(state, chosen->case_index);
    if (span.to > span.from) commands->push_back(ShowSpan{Padded(span), true});
  } else if (const auto* tick = std::get_if<TickTarget>(&target)) {
    commands->push_back(ShowSpan{tick->span, true});
  } else if (const auto* lane = std::get_if<ChannelTarget>(&target)) {
    Query query = state.query;
    Toggle(&query.channels, feed.channels[static_cast<std::size_t>(lane->channel)].id);
    commands->push_back(SetQuery{std::move(query), true});
  } else if (Is<HiddenLanesTarget>(target)) {
    commands->push_back(ShowOtherLanes{});
  } else if (Is<PlotTarget>(target) && clicks >= 2) {
    commands->push_back(Zoom{2, AnchorAt(layouts.timeline, along), true});
  }
}

void FollowPointer(const Layouts& layouts, UiMemory* memory, Commands* commands) {
  const ImVec2 at = ImGui::GetIO().MousePos;
  Point(layouts, at, &memory->hover, &memory->hit);
  memory->cursor = CursorFor(memory->pressing ? memory->pressed : memory->hover, memory->dragging,
                             layouts.timeline.vertical, layouts.plan.beside);
  const auto* message = std::get_if<MessageTarget>(&memory->hover);
  const bool single = message != nullptr && message->cluster == TimeSpan{} && !memory->dragging;
  const ItemIndex item = single ? message->item : kNoItem;
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
  Point(layouts, at, &memory->hover, &memory->hit);
  if (valid && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    Press(state, layouts, at, memory, commands);
  } else if (memory->pressing && valid && (io.MouseDown[0] || released)) {
    Drag(state, layouts, at, memory, commands);
  }
  if (memory->pressing && !io.MouseDown[0]) Release(state, layouts, at, memory, commands);
  if (Points(at)) Wheel(layouts, at, commands);
}

}  // namespace kringen
