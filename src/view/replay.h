// The course of one message through the circles. Model time is seconds since publication; on the
// bar it runs on a logarithmic axis, "position" 0..1, which is also the pace of the replay. And the
// replay bar as plain geometry in CSS pixels.
#pragma once

#include <string>
#include <vector>

#include "model/circles.h"
#include "view/locale.h"
#include "view/timeline_layout.h"

namespace kringen {

double ReplayPosition(double seconds, double end_s);
double ReplaySeconds(double position, double end_s);
// The end of the axis; 0 without replay.
double ReplayEnd(const CircleReach& reach);

// Persons reached so far, between the bins in proportion; `seconds` past the end: all.
double ReachedAt(const CircleReach& reach, double seconds);

// Which share of a circle's reached members are reached by now: 0 until its first, a half at its
// half, all at the end, straight between them on the logarithmic axis. Positions of bins are
// computed once per picture.
class FillClock {
 public:
  FillClock(const CircleReach& reach, double seconds);
  float At(std::size_t circle) const;
  float position() const { return now_; }

 private:
  const CircleReach& reach_;
  std::vector<float> bins_;
  float now_ = 1;
};

struct ReplayBar {
  enum class Part : std::uint8_t { kNone, kButton, kTrack };
  struct Tick {
    float x = 0;
    std::string label;
    Rect area;  // of the label; empty where there was no room
  };
  Rect area;  // empty when there is no map
  Rect button, track;
  float knob_x = 0;
  std::vector<Tick> ticks;
  std::string clock;    // "na 6 uur"
  std::string reached;  // "ongeveer 7.600 bereikt"; before there is anything to replay: what to do
  bool ready = false;

  Part PartAt(float x, float y) const;
  // Of a point along the track, 0..1.
  double PositionAt(float x) const;
};

struct ReplayRequest {
  Rect area;
  double seconds = 0;
  float font_px = 16;
  float target_px = 24;
  bool waiting = false;  // for an estimate
};
ReplayBar LayoutReplayBar(const ReplayRequest& request, const CircleReach& reach,
                          const Locale& locale, const MeasureText& measure);

// The words of the replay, in canvas and document: "geplaatst", "na 40 minuten", "na 6 uur", "na 3
// dagen"; and "ongeveer 7.600 bereikt", for a model's number says no more than two digits.
std::string FormatAfter(const Locale& locale, double seconds);
std::string FormatReached(const Locale& locale, const CircleReach& reach, double seconds);

}  // namespace kringen
