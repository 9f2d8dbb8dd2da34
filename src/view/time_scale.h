// The visible part of time and its mapping to pixels, exact from 200 years to one minute.
// The start is int64 seconds plus a fraction, so that no zoom level jitters: pixel differences are
// computed from integer differences, in double.
#pragma once

#include "base/civil_time.h"

namespace kringen {

inline constexpr double kShortestWindow_s = 60.0;
inline constexpr double kLongestWindow_s = 200.0 * 365.2425 * 86400.0;

struct Viewport {
  TimePoint start_s = 0;
  double fraction_s = 0;  // 0 <= fraction < 1, added to start
  double length_s = 86400.0 * 365.0;

  bool operator==(const Viewport&) const = default;
};

Viewport ViewportOf(TimeSpan span);
// Rounded outward to whole seconds.
TimeSpan SpanOf(const Viewport& viewport);
// Moves by seconds (may be fractional and negative); stays within 1800-2200.
Viewport Panned(const Viewport& viewport, double seconds);
// factor > 1 shows less; anchor 0..1 is the point of the window that stays where it is.
Viewport Zoomed(const Viewport& viewport, double factor, double anchor);
// A camera path from one viewport to another that zooms out, travels and zooms in at a limited
// perceived speed (van Wijk & Nuij 2003, "Smooth and efficient zooming and panning"), at 0..1.
Viewport Between(const Viewport& from, const Viewport& to, double progress);
// Length of that path in its own unit; 1 is about one window's pan or a 2.7-fold zoom.
double PathLength(const Viewport& from, const Viewport& to);

// Pixels along the axis from `origin_px`. length_px is negative where time runs against the pixels:
// in the vertical timeline the origin is the bottom, and ToPx gives y.
struct TimeScale {
  Viewport viewport;
  double origin_px = 0;
  double length_px = 1;

  bool operator==(const TimeScale&) const = default;

  double PxPerSecond() const { return length_px / viewport.length_s; }
  double ToPx(TimePoint t) const {
    return origin_px +
           (static_cast<double>(t - viewport.start_s) - viewport.fraction_s) * PxPerSecond();
  }
  // Seconds from viewport.start_s, for anchors.
  double SecondsAt(double px) const {
    return (px - origin_px) / PxPerSecond() + viewport.fraction_s;
  }
  TimePoint ToTime(double px) const;
};

}  // namespace kringen
