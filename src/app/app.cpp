#include "app/app.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace kringen {

namespace {

// While pages stream in, the index is renewed at most this often; each renewal costs a pass.
constexpr double kRefreshInterval_s = 0.25;
// The start window shows about this many of the newest items.
constexpr std::size_t kStartItems = 90;
// The reach model sizes so many of the newest messages, some 30 ms each.
constexpr std::size_t kMostEstimated = 400;
constexpr double kFlingDecay_s = 0.28;
constexpr double kFlingStop_windows_per_s = 0.02;

double SecondsNow() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(since).count();
}

Viewport Padded(TimeSpan span, double share) {
  const double length = std::max<double>(static_cast<double>(span.to - span.from), 1);
  Viewport viewport = ViewportOf(span);
  viewport.length_s = std::clamp(length * (1 + 2 * share), kShortestWindow_s, kLongestWindow_s);
  return Panned(viewport, -(viewport.length_s - length) / 2);
}

}  // namespace

App::App(StartOptions options, MeasureText measure) : measure_(std::move(measure)) {
  state_.mode = options.mode;
  state_.locale = std::move(options.locale);
  state_.theme = std::move(options.theme);
  state_.reduced_motion = options.reduced_motion;
  state_.now = options.now;
  state_.detail.SetFeed(state_.feed);
}

void App::Send(std::string_view json) {
  Result<Command> command = ParseMessage(json, state_.feed);
  if (command.ok()) {
    Push(std::move(command).value());
  } else {
    Notify(RefusedMessage(command.error()));
  }
}

void App::Import(std::string_view name, std::string_view bytes) {
  PageReport report;
  if (name == "feed") {
    report = ReadFeedPage(bytes, &state_.feed);
  } else {
    const bool map = name == "circles" || name == "circle_reach";
    const Result<int> read = map                    ? ReadMap(name, bytes)
                             : name == "population" ? ReadPopulation(bytes, &state_.feed)
                                                    : ReadWithdrawn(bytes, &state_.feed);
    if (read.ok()) {
      report.added = read.value();
    } else {
      report.failure.push_back(read.error());
    }
    if (map) {
      Notify(ImportedMessage(name, report));
      return;
    }
  }
  feed_dirty_ = true;
  header_dirty_ = true;
  Notify(ImportedMessage(name, report));
}

void App::Update(double dt_s) {
  Commands commands;
  commands.swap(commands_);
  for (const Command& command : commands) {
    std::visit([this](const auto& value) { Apply(value); }, command);
  }
  since_refresh_s_ += dt_s;
  if (feed_dirty_ && (since_refresh_s_ >= kRefreshInterval_s || !state_.loading)) RefreshFeed();
  if (result_dirty_) RefreshResult();
  if (reach_dirty_) AskReach();
  MoveCamera(dt_s);
  MoveMap(dt_s);
  if (window_moved_) Notify(WindowMessage(state_));
  window_moved_ = false;
  if (layout_dirty_ && state_.visible) LayOut();
  if (map_dirty_ && state_.visible) RefreshMap();
}

void App::Invalidate(int frames) { dirty_frames_ = std::max(dirty_frames_, frames); }

void App::Relayout() {
  layout_dirty_ = true;
  Invalidate(2);
}

bool App::Idle() const {
  const bool moving = state_.camera.active || state_.fling_windows_per_s != 0 ||
                      state_.map_move.active || state_.replay.playing;
  const bool drawing = state_.visible && (layout_dirty_ || map_dirty_ || NeedsFrame());
  return commands_.empty() && !feed_dirty_ && !result_dirty_ && !drawing && !moving;
}

void App::RefreshFeed() {
  feed_dirty_ = false;
  since_refresh_s_ = 0;
  Refresh(&state_.feed);
  threads_ = BuildThreads(state_.feed);
  state_.detail.SetFeed(state_.feed);
  if (header_dirty_) Notify(HeaderMessage(state_.feed));
  header_dirty_ = false;
  RefreshResult();
  const bool gone = state_.selected != kNoItem && state_.feed.items[state_.selected].withdrawn;
  if (gone) SelectItem(kNoItem, false, false);
  if (!state_.wanted_id.empty()) Apply(SelectById{state_.wanted_id, true});
}

void App::RefreshResult() {
  result_dirty_ = false;
  state_.result = Evaluate(state_.feed, state_.query);
  state_.detail.SetResult(state_.result);
  state_.outline = MakeOutline(state_.feed, state_.result, state_.open_group);
  if (!window_chosen_) SetStartWindow();
  Notify(OutlineMessage(state_));
  Notify(FacetsMessage(state_));
  layout_dirty_ = true;
  reach_dirty_ = true;
  Invalidate();
}

// The page carries the question to the reach model and brings back what it found.
void App::AskReach() {
  reach_dirty_ = false;
  const auto notify_once = [this](std::string message, std::string* last) {
    if (message == *last) return;
    *last = message;
    Notify(std::move(message));
  };
  const std::string before = asked_;
  notify_once(ReachQuestionMessage(state_), &asked_);
  if (asked_ != before) AwaitReach();
  if (!state_.loading) {
    notify_once(ReachMessagesMessage(state_.feed, kMostEstimated), &listed_);
  }
}

void App::SetStartWindow() {
  const std::vector<ItemIndex>& order = state_.feed.by_time;
  if (order.empty()) return;
  const std::size_t first = order.size() > kStartItems ? order.size() - kStartItems : 0;
  const TimePoint newest = state_.feed.items[order.back()].time;
  const TimePoint oldest = state_.feed.items[order[first]].time;
  const TimePoint from = std::min(oldest, newest - 86400);
  Jump(Padded({from, newest}, 0.04));
  window_chosen_ = order.size() >= kStartItems || !state_.loading;
}

const Viewport& App::Target() const {
  return state_.camera.active ? state_.camera.to : state_.viewport;
}

void App::Jump(const Viewport& to) {
  state_.camera.active = false;
  state_.fling_windows_per_s = 0;
  if (to == state_.viewport) return;
  state_.viewport = to;
  window_moved_ = true;
  layout_dirty_ = true;
  Invalidate();
}

void App::MoveTo(const Viewport& to, bool animate) {
  static constexpr double kShortest_s = 0.18, kLongest_s = 1.1, kPerPathUnit_s = 0.16;
  window_chosen_ = true;
  if (!animate || state_.reduced_motion || !state_.visible) {
    Jump(to);
    return;
  }
  const double length = PathLength(state_.viewport, to);
  const double duration = std::clamp(kShortest_s + kPerPathUnit_s * length, 0.0, kLongest_s);
  state_.fling_windows_per_s = 0;
  state_.camera = {state_.viewport, to, duration, 0, true};
}

void App::MoveCamera(double dt_s) {
  if (state_.camera.active) {
    CameraMove& camera = state_.camera;
    camera.elapsed_s += dt_s;
    const double t = std::min(1.0, camera.elapsed_s / camera.duration_s);
    const double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    const Viewport to = camera.to;
    state_.viewport = Between(camera.from, to, eased);
    camera.active = t < 1;
    layout_dirty_ = true;
    Invalidate();
    if (!camera.active) {
      state_.viewport = to;
      window_moved_ = true;
    }
  }
  if (state_.fling_windows_per_s != 0) {
    double& speed = state_.fling_windows_per_s;
    state_.viewport = Panned(state_.viewport, speed * dt_s * state_.viewport.length_s);
    speed *= std::exp(-dt_s / kFlingDecay_s);
    if (std::abs(speed) < kFlingStop_windows_per_s) speed = 0;
    layout_dirty_ = true;
    Invalidate();
    if (speed == 0) window_moved_ = true;
  }
}

void App::SelectItem(ItemIndex item, bool reveal, bool from_canvas) {
  const bool changed = item != state_.selected;
  state_.selected = item;
  state_.wanted_id.clear();
  if (reveal && item != kNoItem) {
    const TimePoint time = state_.feed.items[item].time;
    const Viewport& target = Target();
    const double position =
        (static_cast<double>(time - target.start_s) - target.fraction_s) / target.length_s;
    if (position < 0.03 || position > 0.97) {
      MoveTo(Panned(target, (position - 0.5) * target.length_s), true);
    }
  }
  layout_dirty_ = true;
  Invalidate();
  if (!changed) return;
  state_.reach_of_case = false;
  AskReach();  // first: the model works while the page shows the item
  Notify(SelectedMessage(state_, from_canvas));
  if (item != kNoItem) Notify(DetailMessage(state_, threads_, item));
}

void App::LayOut() {
  static constexpr float kNarrow_px = 640, kLow_px = 420, kMapFrom_px = 520, kMapLeast_px = 190;
  const double started = SecondsNow();
  layout_dirty_ = false;
  const float width = state_.width_px, height = state_.height_px;
  const bool vertical = width < kNarrow_px;
  const bool only_map = state_.part == CanvasPart::kMap;
  const bool roomy = !vertical && height >= kMapFrom_px && state_.part == CanvasPart::kBoth;
  const bool has_map = (roomy || only_map) && !state_.feed.villages.empty();
  const float lanes = static_cast<float>(std::max<std::size_t>(state_.feed.channels.size(), 3));
  // The timeline gets what its lanes need to be read; the map gets the rest.
  const float lane_px = state_.mode == Mode::kKiosk ? 76.0f : 52.0f;
  const bool circles = !state_.circles.circles.empty();
  const float wanted = circles ? std::min(lanes * lane_px * 0.8f + 150, height * 0.46f)
                               : std::min(lanes * lane_px + 190, height * 0.6f);
  const float fraction = state_.split > 0 ? state_.split : 1 - wanted / std::max(height, 1.0f);
  const float map_px = !has_map   ? 0
                       : only_map ? height
                                  : std::clamp(height * fraction, kMapLeast_px,
                                               std::max(kMapLeast_px, height - 240));
  TimelineRequest request;
  request.area = {0, map_px, width, height - map_px};
  request.viewport = state_.viewport;
  request.vertical = vertical;
  request.compact = height < kLow_px;
  request.font_px = state_.theme.font_px;
  request.target_px = state_.mode == Mode::kKiosk ? 48.0f : 24.0f;
  request.selected = state_.selected;
  request.now = state_.now;
  layouts_.timeline = has_map && only_map ? TimelineLayout{}
                                          : LayoutTimeline(request, state_.feed, state_.result,
                                                           state_.detail, state_.locale, measure_);
  LayOutMap(map_px);
  layouts_.split_handle = has_map && !only_map ? Rect{0, map_px - 5, width, 10} : Rect{};
  frame_stats_.layout_ms = (SecondsNow() - started) * 1000;
  Invalidate();
}

}  // namespace kringen
