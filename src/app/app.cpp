#include "app/app.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "model/export_pages.h"
#include "model/feed_index.h"
#include "model/word_index.h"

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
  static_cast<void>(Apply(SetNow{options.now}));
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
  } else if (name == "index") {
    report = ReadIndexPart(bytes, &state_.feed);
  } else {
    const bool map = name == "circles" || name == "circle_reach";
    const Result<int> read = map               ? ReadMap(name, bytes)
                             : name == "words" ? ReadWords(bytes, &state_.feed)
                             : name.starts_with(kWordsStart)
                                 ? ReadWordList(name, bytes, &state_.feed)
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
  dirty_ |= {.header = true, .feed = true};
  Notify(ImportedMessage(name, report));
}

void App::Update(double dt_s) {
  Commands commands;
  commands.swap(commands_);
  for (const Command& command : commands) {
    dirty_ |= std::visit([this](const auto& value) { return Apply(value); }, command);
  }
  since_refresh_s_ += dt_s;
  if (dirty_.feed && (since_refresh_s_ >= kRefreshInterval_s || !state_.loading)) RefreshFeed();
  if (dirty_.result) RefreshResult();
  if (dirty_.reach) AskReach();
  dirty_ |= MoveCamera(dt_s);
  dirty_ |= MoveMap(dt_s);
  if (dirty_.window) Notify(WindowMessage(state_));
  dirty_.window = false;
  if (dirty_.layout && state_.visible) LayOut();
  if (dirty_.map && state_.visible) RefreshMap();
}

void App::Invalidate(int frames) { dirty_ |= Dirty{.frames = frames}; }

void App::Relayout() { dirty_ |= kRelayout; }

bool App::Idle() const {
  const bool moving = state_.camera.active || state_.fling_windows_per_s != 0 ||
                      state_.map_move.active || state_.replay.playing;
  const bool drawing = state_.visible && (dirty_.layout || dirty_.map || NeedsFrame());
  return commands_.empty() && !dirty_.feed && !dirty_.result && !drawing && !moving;
}

void App::RefreshFeed() {
  dirty_.feed = false;
  since_refresh_s_ = 0;
  Refresh(&state_.feed);
  threads_ = BuildThreads(state_.feed);
  state_.detail.SetFeed(state_.feed);
  if (dirty_.header) Notify(HeaderMessage(state_.feed));
  dirty_.header = false;
  RefreshResult();
  const bool gone = state_.selected != kNoItem && state_.feed.items[state_.selected].withdrawn;
  if (gone) dirty_ |= SelectItem(kNoItem, false, false);
  if (!state_.wanted_id.empty()) dirty_ |= Apply(SelectById{state_.wanted_id, true});
}

void App::RefreshResult() {
  dirty_.result = false;
  state_.result = Evaluate(state_.feed, state_.query);
  state_.detail.SetResult(state_.result);
  state_.outline = MakeOutline(state_.feed, state_.result, state_.open_group);
  if (!window_chosen_) dirty_ |= SetStartWindow();
  Notify(OutlineMessage(state_));
  Notify(FacetsMessage(state_));
  dirty_ |= Dirty{.reach = true} | kLayout;
}

// The page carries the question to the reach model and brings back what it found.
void App::AskReach() {
  dirty_.reach = false;
  ReachQuestion question = MakeReachQuestion(state_);
  if (!asked_ || question != *asked_) {
    Notify(ReachQuestionMessage(question));
    dirty_ |= AwaitReach(question);
    asked_ = std::move(question);
  }
  if (state_.loading) return;
  std::vector<reach::Engagement> listed =
      EngagementsOf(state_.feed, EstimableItems(state_.feed, kMostEstimated));
  if (listed_ && listed == *listed_) return;
  Notify(ReachMessagesMessage(listed));
  listed_ = std::move(listed);
}

Dirty App::SetStartWindow() {
  const std::vector<ItemIndex>& order = state_.feed.by_time;
  if (order.empty()) return kClean;
  const std::size_t first = order.size() > kStartItems ? order.size() - kStartItems : 0;
  const TimePoint newest = state_.feed.items[order.back()].time;
  const TimePoint oldest = state_.feed.items[order[first]].time;
  const TimePoint from = std::min(oldest, newest - 86400);
  window_chosen_ = order.size() >= kStartItems || !state_.loading;
  return Jump(Padded({from, newest}, 0.04));
}

const Viewport& App::Target() const {
  return state_.camera.active ? state_.camera.to : state_.viewport;
}

Dirty App::Jump(const Viewport& to) {
  state_.camera.active = false;
  state_.fling_windows_per_s = 0;
  if (to == state_.viewport) return kClean;
  state_.viewport = to;
  return kLayout | Dirty{.window = true};
}

Dirty App::MoveTo(const Viewport& to, bool animate) {
  static constexpr double kShortest_s = 0.18, kLongest_s = 1.1, kPerPathUnit_s = 0.16;
  window_chosen_ = true;
  if (!animate || state_.reduced_motion || !state_.visible) {
    return Jump(to);
  }
  const double length = PathLength(state_.viewport, to);
  const double duration = std::clamp(kShortest_s + kPerPathUnit_s * length, 0.0, kLongest_s);
  state_.fling_windows_per_s = 0;
  state_.camera = {state_.viewport, to, duration, 0, true};
  return kClean;
}

Dirty App::MoveCamera(double dt_s) {
  Dirty dirty;
  if (state_.camera.active) {
    CameraMove& camera = state_.camera;
    camera.elapsed_s += dt_s;
    const double t = std::min(1.0, camera.elapsed_s / camera.duration_s);
    const double eased = 1 - (1 - t) * (1 - t) * (1 - t);
    const Viewport to = camera.to;
    state_.viewport = Between(camera.from, to, eased);
    camera.active = t < 1;
    dirty |= kLayout;
    if (!camera.active) {
      state_.viewport = to;
      dirty.window = true;
    }
  }
  if (state_.fling_windows_per_s != 0) {
    double& speed = state_.fling_windows_per_s;
    state_.viewport = Panned(state_.viewport, speed * dt_s * state_.viewport.length_s);
    speed *= std::exp(-dt_s / kFlingDecay_s);
    if (std::abs(speed) < kFlingStop_windows_per_s) speed = 0;
    dirty |= kLayout;
    dirty.window |= speed == 0;
  }
  return dirty;
}

Dirty App::SelectItem(ItemIndex item, bool reveal, bool from_canvas) {
  const bool changed = item != state_.selected;
  state_.selected = item;
  state_.wanted_id.clear();
  Dirty dirty = kLayout;
  if (reveal && item != kNoItem) {
    const TimePoint time = state_.feed.items[item].time;
    const Viewport& target = Target();
    const double position =
        (static_cast<double>(time - target.start_s) - target.fraction_s) / target.length_s;
    if (position < 0.03 || position > 0.97) {
      dirty |= MoveTo(Panned(target, (position - 0.5) * target.length_s), true);
    }
  }
  if (!changed) return dirty;
  state_.reach_of_case = false;
  AskReach();  // first: the model works while the page shows the item
  Notify(SelectedMessage(state_, from_canvas));
  if (item != kNoItem) Notify(DetailMessage(state_, threads_, item));
  return dirty;
}

CanvasRequest App::CanvasRequestNow() const {
  CanvasRequest request;
  request.width = state_.width_px;
  request.height = state_.height_px;
  request.font_px = state_.theme.font_px;
  request.split = state_.split;
  request.kiosk = state_.mode == Mode::kKiosk;
  request.part = state_.part;
  request.channels = state_.feed.channels.size();
  request.villages = !state_.feed.villages.empty();
  request.circles = !state_.circles.circles.empty();
  request.map_shape = MapShape(state_.feed.villages);
  return request;
}

void App::LayOut() {
  const double started = SecondsNow();
  dirty_.layout = false;
  layouts_.plan = PlanCanvas(CanvasRequestNow());
  TimelineRequest request;
  request.area = layouts_.plan.timeline;
  request.viewport = state_.viewport;
  request.vertical = layouts_.plan.vertical;
  request.compact = layouts_.plan.compact;
  request.font_px = state_.theme.font_px;
  request.target_px = layouts_.plan.target_px;
  request.selected = state_.selected;
  request.now = state_.now;
  request.lane_page = state_.lane_page;
  layouts_.timeline = layouts_.plan.has_timeline
                          ? LayoutTimeline(request, state_.feed, state_.result, state_.detail,
                                           state_.locale, measure_)
                          : TimelineLayout{};
  LayOutMap();
  frame_stats_.layout_ms = (SecondsNow() - started) * 1000;
  dirty_ |= kFrame;
}

}  // namespace kringen
