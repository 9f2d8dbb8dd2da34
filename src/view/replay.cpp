#include "view/replay.h"

#include <algorithm>
#include <cmath>

#include "base/few.h"

namespace kringen {

namespace {

constexpr double kFirst_s = 900;  // up to here the axis is nearly straight
constexpr double kMinute_s = 60, kHour_s = 3600, kDay_s = 86400;

}  // namespace

double ReplayPosition(double seconds, double end_s) {
  if (end_s <= 0) return 1;
  return std::clamp(std::log1p(std::max(seconds, 0.0) / kFirst_s) / std::log1p(end_s / kFirst_s),
                    0.0, 1.0);
}

double ReplaySeconds(double position, double end_s) {
  if (position >= 1) return end_s;
  return kFirst_s * std::expm1(std::max(position, 0.0) * std::log1p(end_s / kFirst_s));
}

double ReplayEnd(const CircleReach& reach) {
  return reach.seconds.empty() ? 0 : static_cast<double>(reach.seconds.back());
}

double ReachedAt(const CircleReach& reach, double seconds) {
  if (reach.seconds.empty()) return 0;
  const auto above =
      std::lower_bound(reach.seconds.begin(), reach.seconds.end(), seconds,
                       [](std::int64_t bin, double t) { return static_cast<double>(bin) < t; });
  if (above == reach.seconds.end()) return reach.reached.back();
  const auto at = static_cast<std::size_t>(above - reach.seconds.begin());
  const double high = static_cast<double>(*above), reached = reach.reached[at];
  const double low = at == 0 ? 0 : static_cast<double>(reach.seconds[at - 1]);
  const double before = at == 0 ? 0 : reach.reached[at - 1];
  if (high <= low) return reached;
  return before + (reached - before) * std::clamp((seconds - low) / (high - low), 0.0, 1.0);
}

FillClock::FillClock(const CircleReach& reach, double seconds) : reach_(reach) {
  const double end_s = ReplayEnd(reach);
  if (end_s > 0) now_ = static_cast<float>(ReplayPosition(seconds, end_s));
  for (const std::int64_t bin : reach.seconds) {
    bins_.push_back(static_cast<float>(ReplayPosition(static_cast<double>(bin), end_s)));
  }
}

float FillClock::At(std::size_t circle) const {
  if (now_ >= 1 || circle >= reach_.bins.size()) return 1;
  const CircleReach::Bins& bins = reach_.bins[circle];
  if (bins.first < 0) return 0;
  const auto part = [&](float from, float to) {
    return to > from ? std::clamp((now_ - from) / (to - from), 0.0f, 1.0f) : 1.0f;
  };
  const float first = bins_[static_cast<std::size_t>(bins.first)];
  if (now_ < first) return 0;
  if (bins.half < 0) return part(first, 1);
  const float half = bins_[static_cast<std::size_t>(bins.half)];
  return now_ < half ? part(first, half) / 2 : 0.5f + part(half, 1) / 2;
}

std::string FormatAfter(const Locale& locale, double seconds) {
  const auto whole = [](double value) { return std::max<std::int64_t>(1, std::llround(value)); };
  if (seconds < kMinute_s / 2) return std::string(locale.Get("replay.posted"));
  if (seconds < kHour_s * 0.99) {
    return FormatPlural(locale, "replay.after_minutes", whole(seconds / kMinute_s));
  }
  if (seconds < 2 * kDay_s) {
    return FormatPlural(locale, "replay.after_hours", whole(seconds / kHour_s));
  }
  return FormatPlural(locale, "replay.after_days", whole(seconds / kDay_s));
}

std::string FormatReached(const Locale& locale, const CircleReach& reach, double seconds) {
  std::int64_t count = std::llround(ReachedAt(reach, seconds));
  if (count == 0) return std::string(locale.Get("replay.reached_none"));
  if (IsFew(count)) return FormatPlural(locale, "replay.reached_below", kFew);
  std::int64_t digit = 1;
  while (count / digit >= 100) digit *= 10;
  count = (count + digit / 2) / digit * digit;
  return FormatPlural(locale, "replay.reached", count);
}

ReplayBar::Part ReplayBar::PartAt(float x, float y) const {
  if (!ready || !area.Contains(x, y)) return Part::kNone;
  if (button.Contains(x, y)) return Part::kButton;
  const float slack = button.width / 2;
  return x >= track.x - slack && x < track.right() + slack ? Part::kTrack : Part::kNone;
}

double ReplayBar::PositionAt(float x) const {
  return std::clamp(static_cast<double>((x - track.x) / std::max(track.width, 1.0f)), 0.0, 1.0);
}

namespace {

void AddTicks(const ReplayRequest& request, double end_s, const Locale& locale,
              const MeasureText& measure, ReplayBar* bar) {
  struct Moment {
    double seconds;
    const char* key;
  };
  static constexpr Moment kMoments[] = {{0, "replay.posted"},
                                        {kHour_s, "replay.hour"},
                                        {kDay_s, "replay.day"},
                                        {3 * kDay_s, "replay.three_days"},
                                        {7 * kDay_s, "replay.week"}};
  const float size = std::max(13.0f, request.font_px * 0.82f);
  float taken = bar->track.x - 1;
  for (const Moment& moment : kMoments) {
    if (moment.seconds > end_s * 1.01) break;
    ReplayBar::Tick tick;
    const double position = ReplayPosition(moment.seconds, end_s);
    tick.x = bar->track.x + bar->track.width * static_cast<float>(position);
    const std::string_view label = locale.Get(moment.key);
    const float width = measure(label, size);
    const float left = std::clamp(tick.x - width / 2, bar->track.x,
                                  std::max(bar->track.x, bar->track.right() - width));
    if (left >= taken && left + width <= bar->track.right() + 1) {
      tick.label = label;
      tick.area = {left, bar->track.y - size - 5, width, size + 2};
      taken = left + width + 12;
    }
    bar->ticks.push_back(std::move(tick));
  }
}

}  // namespace

ReplayBar LayoutReplayBar(const ReplayRequest& request, const CircleReach& reach,
                          const Locale& locale, const MeasureText& measure) {
  ReplayBar bar;
  bar.area = request.area;
  if (bar.area.width <= 0 || bar.area.height <= 0) return bar;
  const double end_s = ReplayEnd(reach);
  bar.ready = end_s > 0 && !request.waiting;
  if (!bar.ready) {
    bar.reached = locale.Get(request.waiting ? "replay.waiting" : "replay.choose");
    return bar;
  }
  const float side = std::min(std::max(request.target_px, 40.0f), bar.area.height);
  const float middle = bar.area.y + bar.area.height / 2;
  bar.button = {bar.area.x + 6, middle - side / 2, side, side};
  bar.clock = FormatAfter(locale, request.seconds);
  bar.reached = FormatReached(locale, reach, request.seconds);
  // Room for the widest of what may stand there, so that the track does not move as time runs.
  const float size = std::max(13.0f, request.font_px * 0.94f);
  const float widest_clock = std::max(measure(FormatAfter(locale, 59 * kMinute_s), size),
                                      measure(locale.Get("replay.posted"), size)) *
                             1.12f;
  const float widest_reached =
      std::max(measure(FormatReached(locale, reach, end_s), size),
               measure(FormatPlural(locale, "replay.reached_below", kFew), size)) *
      1.12f;
  const bool narrow = bar.area.width < 560;
  const float left = bar.button.right() + (narrow ? 12 : 22 + widest_clock);
  const float right = bar.area.right() - (narrow ? 18 : 36 + widest_reached);
  bar.track = {left, middle + (narrow ? -3.0f : 5.0f), std::max(right - left, 20.0f), 6};
  AddTicks(request, end_s, locale, measure, &bar);
  bar.knob_x =
      bar.track.x + bar.track.width * static_cast<float>(ReplayPosition(request.seconds, end_s));
  return bar;
}

}  // namespace kringen
