#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "bench/canvas.h"
#include "bench/generate.h"
#include "bench/parts.h"

namespace kringen {
namespace {

// A canvas whose plot, without the lane labels, is 1,000 px wide.
constexpr float kWidth_px = 1130;
constexpr float kHeight_px = 800;
constexpr int kRuns = 4;
constexpr int kFrames = 500;
constexpr int kViews = 2000;
constexpr double kShortest_s = 3600;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  double operator()() { return static_cast<double>(engine_()) / 4294967296.0; }

 private:
  std::mt19937 engine_;
};

// Any zoom from an hour to everything, any place: logarithmically even.
TimeSpan RandomSpan(TimeSpan extent, Dice* dice) {
  const auto whole_s = static_cast<double>(extent.to - extent.from);
  const double length_s = kShortest_s * std::pow(whole_s / kShortest_s, (*dice)());
  const double from_s = (*dice)() * (whole_s - length_s);
  const TimePoint from = extent.from + static_cast<TimePoint>(from_s);
  return {from, from + std::max<TimePoint>(60, static_cast<TimePoint>(length_s))};
}

// Mostly small steps, as a hand makes them, and now and then a leap.
void MoveAtRandom(App* app, TimeSpan extent, int frame, Dice* dice) {
  if (frame % 25 == 0) {
    app->Push(ShowSpan{RandomSpan(extent, dice), false});
  } else if ((*dice)() < 0.6) {
    app->Push(Pan{(*dice)() * 0.2 - 0.1, false});
  } else {
    app->Push(Zoom{(*dice)() < 0.5 ? 1.2 : 1 / 1.2, (*dice)(), false});
  }
}

void MeasureFramesOf(HeadlessCanvas* canvas, const std::string& name, Figures* figures) {
  const TimeSpan extent = canvas->app().state().detail.Extent();
  int vertices = 0;
  for (int run = -1; run < kRuns; ++run) {  // the first one warms up and bakes glyphs
    Dice dice(7);
    std::vector<double> frames_ms;
    for (int frame = 0; frame < kFrames; ++frame) {
      MoveAtRandom(&canvas->app(), extent, frame, &dice);
      frames_ms.push_back(canvas->Frame());
      vertices = std::max(vertices, canvas->vertices());
    }
    if (run < 0) continue;
    figures->Add("frame_p95_ms_" + name, Percentile(frames_ms, 0.95));
    figures->Add("frame_p50_ms_" + name, Percentile(frames_ms, 0.5));
  }
  Require(vertices > 100, "nothing was drawn");
  figures->Add("frame_most_vertices_" + name, vertices);
}

void MeasureLayout(HeadlessCanvas* canvas, Figures* figures) {
  const State& state = canvas->app().state();
  const TimeSpan extent = state.detail.Extent();
  const MeasureText measure = canvas->measure();
  TimelineRequest request;
  request.area = {0, 0, kWidth_px, kHeight_px};
  request.now = state.now;
  std::vector<double> best_ms(kViews, 1e9);
  std::vector<Folded> folds;
  std::size_t most_marks = 0;
  double plot_px = 0;
  for (int run = -1; run < kRuns; ++run) {
    Dice dice(11);
    std::vector<double> layouts_ms, folds_ms;
    for (std::size_t view = 0; view < kViews; ++view) {
      request.viewport = ViewportOf(RandomSpan(extent, &dice));
      const double started_ms = BusyMs();
      const TimelineLayout layout =
          LayoutTimeline(request, state.feed, state.result, state.detail, state.locale, measure);
      const double laid_out_ms = BusyMs();
      folds.clear();
      for (int lane = 0; lane < state.detail.lane_count(); ++lane) {
        state.detail.FoldLane(lane, layout.scale, 22, {12}, &folds);
      }
      folds_ms.push_back(BusyMs() - laid_out_ms);
      layouts_ms.push_back(laid_out_ms - started_ms);
      if (run >= 0) best_ms[view] = std::min(best_ms[view], layouts_ms.back());
      most_marks = std::max(most_marks, layout.marks.size());
      plot_px = layout.plot.width;
    }
    if (run < 0) continue;
    figures->Add("layout_p95_ms", Percentile(layouts_ms, 0.95));
    figures->Add("layout_p50_ms", Percentile(layouts_ms, 0.5));
    figures->Add("fold_p95_ms", Percentile(folds_ms, 0.95));
  }
  Require(most_marks > 0, "no view has marks");
  figures->Add("layout_best_p95_ms", Percentile(best_ms, 0.95));
  figures->Add("layout_most_marks", static_cast<double>(most_marks));
  figures->Add("layout_plot_px", plot_px);
}

// Words of rising rarity; nothing has the last.
void MeasureSearch(HeadlessCanvas* canvas, Figures* figures) {
  constexpr int kSearchRuns = 7;
  const Feed& feed = canvas->app().state().feed;
  std::vector<double> medians_ms, whole_ms;
  for (const std::string word : {"e", "de", "feest", "wegwerkzaamheden", "niets gevonden"}) {
    Query query;
    query.text = word;
    std::vector<double> runs_ms;
    std::uint32_t count = 0;
    for (int run = -1; run < kSearchRuns; ++run) {
      const double started_ms = BusyMs();
      count = Evaluate(feed, query).count;
      if (run >= 0) runs_ms.push_back(BusyMs() - started_ms);
    }
    Require(word == "niets gevonden" ? count == 0 : count > 0, "wrong answer to " + word);
    medians_ms.push_back(Percentile(runs_ms, 0.5));
    figures->Add("search_ms_" + word, medians_ms.back());
    figures->Add("search_found_" + word, count);
    // Everything that follows a letter typed: answer, prefix sums, outline, messages, frame.
    canvas->app().Push(SetQuery{query, false});
    whole_ms.push_back(canvas->Frame());
  }
  figures->Add("search_median_ms", Percentile(medians_ms, 0.5));
  figures->Add("search_most_ms", Percentile(medians_ms, 1));
  figures->Add("search_with_frame_most_ms", Percentile(whole_ms, 1));
}

}  // namespace

void MeasureFrames(Figures* figures) {
  for (const std::uint32_t items : {400u, 20000u}) {
    FeedPlan plan;
    plan.items = items;
    HeadlessCanvas canvas(kWidth_px, kHeight_px, NewestOf(plan));
    canvas.Load(plan);
    MeasureFramesOf(&canvas, std::to_string(items), figures);
  }
}

void MeasureMillion(Figures* figures) {
  FeedPlan plan;
  plan.items = 1000000;
  HeadlessCanvas canvas(kWidth_px, kHeight_px, NewestOf(plan));
  canvas.Load(plan);
  MeasureLayout(&canvas, figures);
  MeasureFramesOf(&canvas, "1000000", figures);
  MeasureSearch(&canvas, figures);
}

}  // namespace kringen
