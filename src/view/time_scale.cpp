#include "view/time_scale.h"

#include <algorithm>
#include <cmath>

namespace kringen {

namespace {

// 1800-01-01 and 2200-01-01 in UTC.
constexpr TimePoint kEarliest = -5364662400;
constexpr TimePoint kLatest = 7258118400;

// How strongly the camera zooms out on the way; sqrt(2) is what van Wijk & Nuij's subjects liked.
constexpr double kRho = 1.4;

// `base` moved by seconds, with another length, inside what can be shown.
Viewport Placed(const Viewport& base, double seconds, double length_s) {
  Viewport placed;
  placed.length_s = std::clamp(length_s, kShortestWindow_s, kLongestWindow_s);
  // Whole seconds apart from the fraction, so that nothing is lost far from 1970.
  const double whole = std::floor(seconds);
  double fraction = base.fraction_s + (seconds - whole);
  const double carry = std::floor(fraction);
  fraction -= carry;
  const double far = static_cast<double>(kLatest - kEarliest) * 2;
  const auto moved = static_cast<TimePoint>(std::clamp(whole + carry, -far, far));
  placed.start_s = std::clamp(base.start_s, kEarliest - (kLatest - kEarliest), 2 * kLatest) + moved;
  placed.fraction_s = fraction < 1 ? fraction : 0;
  const double latest_start = static_cast<double>(kLatest) - placed.length_s;
  if (placed.start_s < kEarliest) {
    placed.start_s = kEarliest;
    placed.fraction_s = 0;
  } else if (static_cast<double>(placed.start_s) + placed.fraction_s > latest_start) {
    placed.start_s = static_cast<TimePoint>(std::floor(latest_start));
    placed.fraction_s = latest_start - std::floor(latest_start);
  }
  return placed;
}

// Seconds from one window's start to the other's.
double StartDistance(const Viewport& from, const Viewport& to) {
  return static_cast<double>(to.start_s - from.start_s) + (to.fraction_s - from.fraction_s);
}

// The path in van Wijk & Nuij's terms: w is the window's length, u the way its centre has gone.
struct CameraPath {
  double w0 = 1, w1 = 1;
  double distance = 0;  // of the centres, signed
  double r0 = 0, r1 = 0;
  double length = 0;  // S
  bool zoom_only = false;

  CameraPath(const Viewport& from, const Viewport& to)
      : w0(from.length_s),
        w1(to.length_s),
        distance(StartDistance(from, to) + (to.length_s - from.length_s) / 2) {
    const double u = std::abs(distance);
    // Less than a thousandth of a pixel at either end: the formulas would divide by nothing.
    zoom_only = u <= 1e-7 * std::min(w0, w1);
    if (zoom_only) {
      length = std::abs(std::log(w1 / w0)) / kRho;
      return;
    }
    const double rho2 = kRho * kRho, rho4_u2 = rho2 * rho2 * u * u;
    const double difference = (w1 - w0) * (w1 + w0);
    r0 = -std::asinh((difference + rho4_u2) / (2 * w0 * rho2 * u));
    r1 = -std::asinh((difference - rho4_u2) / (2 * w1 * rho2 * u));
    length = (r1 - r0) / kRho;
  }

  Viewport At(const Viewport& from, double progress) const {
    const double s = progress * length;
    double w = 0, u = 0;
    if (zoom_only) {
      w = w0 * std::pow(w1 / w0, progress);
      u = std::abs(distance) * progress;
    } else {
      const double cosh_r = std::cosh(kRho * s + r0);
      w = w0 * std::cosh(r0) / cosh_r;
      // cosh(r0) tanh(rho s + r0) - sinh(r0), written without its cancellation.
      u = w0 / (kRho * kRho) * std::sinh(kRho * s) / cosh_r;
    }
    w = std::clamp(w, kShortestWindow_s, kLongestWindow_s);
    return Placed(from, (w0 - w) / 2 + std::copysign(u, distance), w);
  }
};

}  // namespace

Viewport ViewportOf(TimeSpan span) {
  const TimePoint from = std::clamp(span.from, kEarliest, kLatest);
  const TimePoint to = std::clamp(span.to, from, kLatest);
  const auto length = static_cast<double>(to - from);
  const double shown = std::clamp(length, kShortestWindow_s, kLongestWindow_s);
  return Placed({from, 0, length}, (length - shown) / 2, shown);
}

TimeSpan SpanOf(const Viewport& viewport) {
  const double end = std::ceil(viewport.fraction_s + viewport.length_s);
  return {viewport.start_s, viewport.start_s + static_cast<TimePoint>(end)};
}

Viewport Panned(const Viewport& viewport, double seconds) {
  if (!std::isfinite(seconds)) return viewport;
  return Placed(viewport, seconds, viewport.length_s);
}

Viewport Zoomed(const Viewport& viewport, double factor, double anchor) {
  if (!(factor > 0) || !std::isfinite(factor)) return viewport;
  const double length = std::clamp(viewport.length_s / factor, kShortestWindow_s, kLongestWindow_s);
  return Placed(viewport, (viewport.length_s - length) * anchor, length);
}

Viewport Between(const Viewport& from, const Viewport& to, double progress) {
  if (!(progress > 0)) return from;
  if (progress >= 1) return to;
  // Each half is computed from its own end: there it is slow and close, and must not tremble.
  if (progress > 0.5) return CameraPath(to, from).At(to, 1 - progress);
  return CameraPath(from, to).At(from, progress);
}

double PathLength(const Viewport& from, const Viewport& to) {
  if (from == to) return 0;
  return CameraPath(from, to).length;
}

TimePoint TimeScale::ToTime(double px) const {
  const double far = static_cast<double>(kLatest - kEarliest);
  return viewport.start_s +
         static_cast<TimePoint>(std::floor(std::clamp(SecondsAt(px), -far, far)));
}

}  // namespace kringen
