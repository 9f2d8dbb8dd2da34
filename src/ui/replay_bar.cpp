#include "ui/replay_bar.h"

#include <imgui.h>

#include <algorithm>

namespace kringen {

namespace {

void PaintButton(const ReplayBar& bar, bool playing, bool lit, Painter& paint) {
  const Point centre = CentreOf(bar.button);
  const float half = std::min(bar.button.width * 0.19f, 10.0f);
  if (lit) paint.Disc(centre, bar.button.width / 2, WithAlpha(paint[Role::kAccent], 0.14f));
  const Colour ink = paint[lit ? Role::kAccent : Role::kInk];
  if (playing) {
    for (const float side : {-1.0f, 1.0f}) {
      paint.Fill(
          {centre.x + side * half * 0.62f - half * 0.32f, centre.y - half, half * 0.64f, 2 * half},
          ink, 1.5f);
    }
    return;
  }
  paint.list()->AddTriangleFilled({centre.x - half * 0.75f, centre.y - half * 1.1f},
                                  {centre.x + half * 1.15f, centre.y},
                                  {centre.x - half * 0.75f, centre.y + half * 1.1f}, ink);
}

void PaintTrack(const ReplayBar& bar, bool lit, Painter& paint) {
  const Rect& track = bar.track;
  const Colour done = paint[Role::kShared];
  paint.Fill(track, paint[Role::kLineFaint], track.height / 2);
  paint.Fill({track.x, track.y, bar.knob_x - track.x, track.height}, done, track.height / 2);
  const float middle = track.y + track.height / 2;
  for (const ReplayBar::Tick& tick : bar.ticks) {
    const float inside = std::clamp(tick.x, track.x + 1, track.right() - 1);
    paint.VerticalLine(inside, track.y - 4, track.y, paint[Role::kLine]);
    if (tick.label.empty()) continue;
    paint.Text({tick.area.x, tick.area.y + tick.area.height / 2}, tick.label,
               {paint.sizes().small, paint[Role::kInkSecondary]});
  }
  paint.Disc({bar.knob_x, middle}, lit ? 11.0f : 9.5f, paint[Role::kPanel]);
  paint.Disc({bar.knob_x, middle}, lit ? 9.5f : 8.0f, paint[Role::kInk]);
}

}  // namespace

void PaintReplayBar(const ReplayBar& bar, const State& state, Painter& paint, const Target& lit) {
  if (bar.area.width <= 0 || bar.area.height <= 0) return;
  paint.Fill(bar.area, paint[Role::kPanel], 10);
  paint.Stroke(bar.area, Mix(paint[Role::kPaper], paint[Role::kLine], 0.35f), 1, 10);
  const TypeSizes& sizes = paint.sizes();
  const float middle = bar.area.y + bar.area.height / 2;
  if (!bar.ready) {
    paint.TextWithin(
        CentreOf(bar.area), bar.area.width - 24, bar.reached,
        {sizes.label, paint[Role::kInkSecondary], TextWeight::kRegular, Align::kCentre});
    return;
  }
  PaintButton(bar, state.replay.playing, IsReplay(lit, ReplayBar::Part::kButton), paint);
  PaintTrack(bar, IsReplay(lit, ReplayBar::Part::kTrack), paint);
  const TextStyle bold{sizes.label, paint[Role::kInk], TextWeight::kBold};
  const bool narrow = bar.area.width < 560;
  if (narrow) {
    const float low = bar.area.bottom() - sizes.small * 0.75f;
    paint.Text({bar.track.x, low}, bar.clock, {sizes.small, paint[Role::kInk], TextWeight::kBold});
    paint.Text({bar.track.right(), low}, bar.reached,
               {sizes.small, paint[Role::kInk], TextWeight::kBold, Align::kRight});
    return;
  }
  paint.Text({bar.button.right() + 6, middle}, bar.clock, bold);
  TextStyle right = bold;
  right.align = Align::kRight;
  paint.Text({bar.area.right() - 16, middle}, bar.reached, right);
}

}  // namespace kringen
