// The circle map's part of the App: reading circles, the map's camera, the replay, their layouts.
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/app.h"
#include "app/reach_question.h"
#include "view/circle_choice.h"
#include "view/circle_labels.h"

namespace kringen {

namespace {

constexpr double kReplay_s = 6;  // a whole replay
constexpr double kReplayNotice_s = 0.25;
constexpr double kVillageShare = 0.7, kCircleShare = 0.66;  // of the map's shorter side

double AspectOf(const Rect& area) {
  return static_cast<double>(area.height) / std::max(1.0, static_cast<double>(area.width));
}

// The disc of a village on the unzoomed map; nullptr when it is not there.
const VillageDisc* DiscOf(const State& state, const VillageLayout& layout, std::string_view id) {
  for (const VillageDisc& disc : layout.discs) {
    if (state.feed.villages[static_cast<std::size_t>(disc.village)].id == id) return &disc;
  }
  return nullptr;
}

const VillageDisc* DiscOfCircle(const State& state, const VillageLayout& layout,
                                std::int32_t circle) {
  const Circle& known = state.circles.circles[static_cast<std::size_t>(circle)];
  return DiscOf(state, layout, state.circles.villages[static_cast<std::size_t>(known.village)]);
}

}  // namespace

Result<int> App::ReadMap(std::string_view name, std::string_view bytes) {
  if (name == "circles") {
    Result<Circles> read = ReadCircles(bytes);
    if (!read.ok()) return read.error();
    const std::uint64_t revision = state_.circles.revision + 1;
    state_.circles = std::move(read).value();
    state_.circles.revision = revision;
    state_.circle_reach = {};
    state_.replay = {};
    if (state_.selected_circle >= 0) dirty_ |= Apply(SelectCircle{});
    dirty_ |= kLayout;
    return static_cast<int>(state_.circles.circles.size());
  }
  CircleReach reach;
  if (!bytes.empty()) {
    Result<CircleReach> read = ReadCircleReach(bytes, state_.circles);
    if (!read.ok()) return read.error();
    reach = std::move(read).value();
  }
  // A sharper answer to the same question must not stop a replay that runs.
  const bool sharper = !reach.key.empty() && reach.key == state_.circle_reach.key;
  const double position =
      sharper ? ReplayPosition(state_.replay.seconds, ReplayEnd(state_.circle_reach)) : 1;
  state_.circle_reach = std::move(reach);
  state_.reach_waiting = false;
  state_.replay.playing = state_.replay.playing && sharper;
  state_.replay.seconds = ReplaySeconds(position, ReplayEnd(state_.circle_reach));
  dirty_ |= kLayout;
  Notify(ReplayMessage(state_));
  if (state_.selected_circle >= 0) Notify(CircleMessage(state_));
  return static_cast<int>(state_.circle_reach.shares.size());
}

Dirty App::AwaitReach(const ReachQuestion& question) {
  if (!question.messages.empty() && question.key == state_.circle_reach.key) return kClean;
  const bool had = !state_.circle_reach.shares.empty();
  state_.reach_waiting = !question.messages.empty() && !state_.circles.circles.empty();
  if (!state_.reach_waiting) state_.circle_reach = {};
  const bool played = state_.replay.playing;
  state_.replay = {ReplayEnd(state_.circle_reach), false};
  if (had || played) Notify(ReplayMessage(state_));
  return kLayout;
}

Dirty App::Apply(const SelectCircle& command) {
  const auto count = static_cast<std::int32_t>(state_.circles.circles.size());
  const std::int32_t circle = command.circle >= 0 && command.circle < count ? command.circle : -1;
  const bool changed = circle != state_.selected_circle;
  state_.selected_circle = circle;
  if (changed) Notify(CircleMessage(state_));
  if (circle < 0 || !command.reveal) return kMap;
  const VillageDisc* disc = DiscOfCircle(state_, layouts_.villages, circle);
  const auto at = static_cast<std::size_t>(circle);
  if (disc == nullptr || at >= layouts_.packing.circles.size()) return kMap;
  const PackedCircle& packed = layouts_.packing.circles[at];
  const auto radius = static_cast<double>(disc->radius * (1 - kRimShare));
  return kMap |
         MoveMapTo(CameraOn(layouts_.villages.area,
                            static_cast<double>(disc->x) + static_cast<double>(packed.x) * radius,
                            static_cast<double>(disc->y) + static_cast<double>(packed.y) * radius,
                            static_cast<double>(packed.radius) * radius, kCircleShare),
                   true);
}

Dirty App::Apply(const MapZoom& command) {
  const MapCamera& from = command.eased ? MapTarget() : state_.map_camera;
  return MoveMapTo(ZoomedAt(from, command.factor, command.x, command.y), command.eased);
}

Dirty App::Apply(const MapPan& command) {
  return MoveMapTo(PannedBy(state_.map_camera, command.dx, command.dy), false);
}

Dirty App::Apply(const MapShow& command) {
  const VillageDisc* disc = DiscOf(state_, layouts_.villages, command.village);
  if (disc == nullptr) return kClean;
  return MoveMapTo(
      CameraOn(layouts_.villages.area, static_cast<double>(disc->x), static_cast<double>(disc->y),
               static_cast<double>(disc->radius), kVillageShare),
      true);
}

Dirty App::Apply(const MapBack&) {
  const std::int32_t circle = state_.selected_circle;
  if (circle >= 0) {
    const VillageDisc* disc = DiscOfCircle(state_, layouts_.villages, circle);
    const bool close = MapTarget().zoom > 1.001;
    const Dirty dirty = Apply(SelectCircle{-1, false, true});
    if (disc == nullptr || !close) return dirty;
    const MapCamera village =
        CameraOn(layouts_.villages.area, static_cast<double>(disc->x), static_cast<double>(disc->y),
                 static_cast<double>(disc->radius), kVillageShare);
    if (village.zoom < MapTarget().zoom * 0.9) {
      return dirty | MoveMapTo(village, true);
    }
    return dirty | MoveMapTo(MapCamera{}, true);
  }
  return MoveMapTo(MapCamera{}, true);
}

Dirty App::Apply(const MapFit&) { return MoveMapTo(MapCamera{}, true); }

Dirty App::Apply(const ReplayPlay& command) {
  const double end_s = ReplayEnd(state_.circle_reach);
  const bool playing = command.playing && end_s > 0 && !state_.reach_waiting;
  if (playing == state_.replay.playing) return kClean;
  state_.replay.playing = playing;
  if (playing && state_.replay.seconds >= end_s) state_.replay.seconds = 0;
  since_replay_s_ = 0;
  Notify(ReplayMessage(state_));
  return kMap;
}

Dirty App::Apply(const ReplayAt& command) {
  const double end_s = ReplayEnd(state_.circle_reach);
  state_.replay.playing = false;
  state_.replay.seconds = ReplaySeconds(command.position, end_s);
  Notify(ReplayMessage(state_));
  return kMap;
}

Dirty App::Apply(const SetCanvasPart& command) {
  state_.part = command.part;
  return kLayout;
}

const MapCamera& App::MapTarget() const {
  return state_.map_move.active ? state_.map_move.to : state_.map_camera;
}

Dirty App::MoveMapTo(const MapCamera& to, bool animate) {
  static constexpr double kShortest_s = 0.2, kPerScreen_s = 0.24, kLongest_s = 1.4;
  state_.map_move.active = false;
  if (!animate || state_.reduced_motion || !state_.visible) {
    state_.map_camera = to;
    return kMap;
  }
  const double length = PathLength(state_.map_camera, to, AspectOf(layouts_.villages.area));
  if (length < 1e-6) return kMap;
  state_.map_move = {state_.map_camera, to,
                     std::clamp(kShortest_s + kPerScreen_s * length, 0.0, kLongest_s), 0, true};
  return kMap;
}

Dirty App::MoveMap(double dt_s) {
  MapMove& move = state_.map_move;
  const Dirty replayed = AdvanceReplay(dt_s);
  if (!move.active) return replayed;
  move.elapsed_s += dt_s;
  const double t = std::min(1.0, move.elapsed_s / move.duration_s);
  const double eased = t * t * (3 - 2 * t);
  state_.map_camera = Between(move.from, move.to, AspectOf(layouts_.villages.area), eased);
  move.active = t < 1 && state_.visible;
  if (!move.active) state_.map_camera = move.to;
  return kMap;
}

Dirty App::AdvanceReplay(double dt_s) {
  Replay& replay = state_.replay;
  if (!replay.playing) return kClean;
  const double end_s = ReplayEnd(state_.circle_reach);
  const double position = ReplayPosition(replay.seconds, end_s) + dt_s / kReplay_s;
  const bool jumps = state_.reduced_motion || !state_.visible;
  replay.seconds = ReplaySeconds(jumps ? 1 : position, end_s);
  replay.playing = replay.seconds < end_s;
  since_replay_s_ += dt_s;
  if (!replay.playing || since_replay_s_ >= kReplayNotice_s) {
    since_replay_s_ = 0;
    Notify(ReplayMessage(state_));
  }
  return kMap;
}

void App::LayOutMap() {
  const CanvasPlan& plan = layouts_.plan;
  if (plan.map.height <= 0) {
    layouts_.villages = {};
    layouts_.circles = {};
    layouts_.replay = {};
    dirty_.map = false;
    return;
  }
  layouts_.villages = LayoutVillages(
      plan.villages, state_.feed, state_.query, state_.result, {state_.theme.font_px, measure_},
      &layouts_.villages, state_.now > 0 ? state_.now : std::numeric_limits<TimePoint>::max());
  const Circles& circles = state_.circles;
  std::vector<std::int32_t> counts =
      CountsFromAfar(circles, RadiiOf(circles, state_.feed, layouts_.villages));
  if (layouts_.packing.revision != circles.revision || layouts_.packing.counts != counts) {
    layouts_.packing = PackCircles(circles, std::move(counts));
  }
  RefreshMap();
}

void App::RefreshMap() {
  dirty_.map = false;
  const CanvasPlan& plan = layouts_.plan;
  const Rect& villages = layouts_.villages.area;
  if (villages.height <= 0) return;
  layouts_.circles = {};
  layouts_.replay = {};
  if (state_.circles.circles.empty()) return;
  CircleRequest request;
  request.area = {0, 0, plan.map.width, villages.bottom()};
  request.camera = state_.map_camera;
  request.seconds = state_.replay.seconds;
  request.font_px = state_.theme.font_px;
  request.target_px = plan.target_px;
  request.waiting = state_.reach_waiting;
  request.still = state_.reduced_motion;
  layouts_.circles = LayoutCircles(request, state_.feed, layouts_.villages, state_.circles,
                                   layouts_.packing, state_.circle_reach, state_.locale, measure_);
  ReplayRequest replay;
  replay.area = plan.replay;
  replay.seconds = state_.replay.seconds;
  replay.font_px = state_.theme.font_px;
  replay.target_px = plan.target_px;
  replay.waiting = state_.reach_waiting;
  layouts_.replay = LayoutReplayBar(replay, state_.circle_reach, state_.locale, measure_);
}

}  // namespace kringen
