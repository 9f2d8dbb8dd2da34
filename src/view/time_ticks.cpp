#include "view/time_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace kringen {

namespace {

// A row of marks: every `step`-th edge of a calendar unit, with the shortest such step there is,
// and the unit that stands above it.
struct Rung {
  TimeUnit unit;
  int step;
  double shortest_s;
  TimeUnit above;
};

constexpr double kDay_s = 86400;
constexpr std::array<Rung, 18> kRungs = {{
    {TimeUnit::kMinute, 1, 60, TimeUnit::kDay},
    {TimeUnit::kMinute, 5, 300, TimeUnit::kDay},
    {TimeUnit::kQuarterHour, 1, 900, TimeUnit::kDay},
    {TimeUnit::kHour, 1, 3600, TimeUnit::kDay},
    // The clock may jump an hour between two of these.
    {TimeUnit::kHour, 3, 2 * 3600, TimeUnit::kDay},
    {TimeUnit::kDayPart, 1, 5 * 3600, TimeUnit::kDay},
    {TimeUnit::kDay, 1, 23 * 3600, TimeUnit::kMonth},
    {TimeUnit::kWeek, 1, 7 * kDay_s - 3600, TimeUnit::kMonth},
    {TimeUnit::kMonth, 1, 28 * kDay_s, TimeUnit::kYear},
    {TimeUnit::kQuarter, 1, 90 * kDay_s - 3600, TimeUnit::kYear},
    {TimeUnit::kYear, 1, 365 * kDay_s, TimeUnit::kDecade},
    {TimeUnit::kYear, 2, 730 * kDay_s, TimeUnit::kDecade},
    {TimeUnit::kYear, 5, 1826 * kDay_s, TimeUnit::kDecade},
    {TimeUnit::kDecade, 1, 3652 * kDay_s, TimeUnit::kCentury},
    {TimeUnit::kDecade, 2, 7304 * kDay_s, TimeUnit::kCentury},
    {TimeUnit::kDecade, 5, 18261 * kDay_s, TimeUnit::kCentury},
    {TimeUnit::kCentury, 1, 36524 * kDay_s, TimeUnit::kCentury},
    {TimeUnit::kCentury, 5, 182620 * kDay_s, TimeUnit::kCentury},
}};

const Rung& ChooseRung(double px_per_second, double min_label_px) {
  for (const Rung& rung : kRungs) {
    if (rung.shortest_s * px_per_second >= min_label_px) return rung;
  }
  return kRungs.back();
}

bool IsOnStep(const Rung& rung, TimePoint t) {
  if (rung.step == 1) return true;
  const CivilTime civil = ToCivil(t);
  switch (rung.unit) {
    case TimeUnit::kMinute:
      return civil.second == 0 && civil.minute % rung.step == 0;
    case TimeUnit::kHour:
      return civil.minute == 0 && civil.hour % rung.step == 0;
    case TimeUnit::kYear:
      return civil.year % rung.step == 0;
    case TimeUnit::kDecade:
      return civil.year / 10 % rung.step == 0;
    default:
      return civil.year / 100 % rung.step == 0;
  }
}

// Minor labels are long when the longest of them fits everywhere, so that all are alike.
bool IsRoomy(const Rung& rung, double px_per_second, const Locale& locale, const LabelRoom& room) {
  if (rung.unit != TimeUnit::kDay && rung.unit != TimeUnit::kMonth) return false;
  if (room.brief) return rung.unit == TimeUnit::kDay;
  constexpr TimePoint kMonday = 345600 + 12 * 3600;  // 5 January 1970
  const bool months = rung.unit == TimeUnit::kMonth;
  double longest = 0;
  for (int i = 0; i < (months ? 12 : 7); ++i) {
    const TimePoint t = months ? FromCivil({1970, i + 1, 20, 12, 0, 0})
                               : kMonday + static_cast<TimePoint>(i + 14) * 86400;
    longest = std::max(longest, room.minor_px(FormatTick(locale, rung.unit, t, true)));
  }
  return rung.shortest_s * px_per_second >= longest;
}

class TickWriter {
 public:
  TickWriter(const TimeScale& scale, const Locale& locale, const LabelRoom& room)
      : scale_(scale),
        locale_(locale),
        room_(room),
        direction_(scale.length_px < 0 ? -1 : 1),
        visible_(SpanOf(scale.viewport)) {}

  void WriteMinor(const Rung& rung, double min_label_px, bool roomy,
                  std::vector<Tick>* ticks) const {
    double last_labelled = -1e300;
    // It begins one tick before the edge, so that a label leaves the axis piece by piece.
    for (TimePoint t = FirstOnStep(rung); t < visible_.to; t = NextAfter(rung.unit, t)) {
      if (!IsOnStep(rung, t)) continue;
      // Where the clock changed, a unit can be a scrap: one tick for both, and no second label.
      if (!ticks->empty() && Along(t) - Along(ticks->back().time) < min_label_px * 0.25) continue;
      Tick tick{t, scale_.ToPx(t), {}};
      if (Along(t) - last_labelled >= min_label_px * 0.999) {
        tick.label = LabelOf(rung, t, roomy);
        last_labelled = Along(t);
      }
      ticks->push_back(std::move(tick));
    }
  }

  void WriteMajor(TimeUnit unit, std::vector<Tick>* ticks) const {
    for (TimePoint t = FloorTo(unit, visible_.from); t < visible_.to; t = NextAfter(unit, t)) {
      std::string label =
          room_.brief ? FormatUnitBriefly(locale_, unit, t) : FormatUnit(locale_, unit, t);
      ticks->push_back({t, scale_.ToPx(t), std::move(label)});
    }
    if (ticks->empty()) return;
    PinFirst(ticks);
    for (std::size_t i = 1; i + 1 < ticks->size(); ++i) {
      Tick& tick = (*ticks)[i];
      const double gap = ((*ticks)[i + 1].px - tick.px) * direction_;
      if (gap < room_.major_px(tick.label)) tick.label.clear();
    }
  }

 private:
  // Which of two hours of one name it is, where there is room to say so.
  std::string LabelOf(const Rung& rung, TimePoint t, bool roomy) const {
    std::string label = FormatTick(locale_, rung.unit, t, roomy);
    if (rung.unit > TimeUnit::kDayPart) return label;
    std::string whole = FormatTick(locale_, rung.unit, t, true);
    const double room = rung.shortest_s * std::abs(scale_.PxPerSecond());
    return whole.size() > label.size() && room_.minor_px(whole) <= room ? whole : label;
  }

  // Pixels in the direction of time.
  double Along(TimePoint t) const { return (scale_.ToPx(t) - scale_.origin_px) * direction_; }

  TimePoint FirstOnStep(const Rung& rung) const {
    TimePoint t = FloorTo(rung.unit, visible_.from);
    for (int i = 1; i < rung.step && !IsOnStep(rung, t); ++i) t = FloorTo(rung.unit, t - 1);
    return t;
  }

  // The unit that began before the edge has its name at the edge, unless the next pushes it out.
  void PinFirst(std::vector<Tick>* ticks) const {
    Tick& first = ticks->front();
    if ((first.px - scale_.origin_px) * direction_ >= 0) return;
    first.px = scale_.origin_px;
    if (ticks->size() < 2) return;
    const double room = room_.major_px(first.label);
    const double gap = ((*ticks)[1].px - first.px) * direction_;
    if (gap < room) first.px = (*ticks)[1].px - room * direction_;
  }

  const TimeScale& scale_;
  const Locale& locale_;
  const LabelRoom& room_;
  double direction_;
  TimeSpan visible_;
};

// For callers who cannot measure: an average letter, a blank between labels.
double Estimated(std::string_view label, double letter_px) {
  return static_cast<double>(CountCharacters(label)) * letter_px + 14;
}

}  // namespace

TickRows LayoutTicks(const TimeScale& scale, const Locale& locale, double min_label_px) {
  LabelRoom room;
  room.minor_px = [](std::string_view label) { return Estimated(label, 7); };
  room.major_px = [](std::string_view label) { return Estimated(label, 8.5); };
  return LayoutTicks(scale, locale, min_label_px, room);
}

TickRows LayoutTicks(const TimeScale& scale, const Locale& locale, double min_label_px,
                     const LabelRoom& room) {
  TickRows rows;
  const double px_per_second = std::abs(scale.PxPerSecond());
  if (!(px_per_second > 0) || !(min_label_px > 0)) return rows;
  const Rung& rung = ChooseRung(px_per_second, min_label_px);
  const TickWriter writer(scale, locale, room);
  rows.minor_unit = rung.unit;
  rows.major_unit = rung.above;
  writer.WriteMinor(rung, min_label_px, IsRoomy(rung, px_per_second, locale, room), &rows.minor);
  if (rung.above != rung.unit) writer.WriteMajor(rung.above, &rows.major);
  return rows;
}

}  // namespace kringen
