#include "report/period.h"

#include "model/publication_json.h"

namespace kringen {
namespace {

// Local midnight of a day that there is; nothing for other texts.
std::optional<TimePoint> MidnightOf(std::string_view day) {
  if (day.size() != 10) return std::nullopt;
  const Result<TimePoint> time = ParseTime(day);
  if (!time.ok()) return std::nullopt;
  return time.value();
}

TimePoint DaysLater(TimePoint midnight, std::int64_t days) {
  CivilTime civil = ToCivil(midnight);
  civil.day += static_cast<int>(days);
  return FromCivil(civil);
}

std::int64_t DaysOf(TimePoint midnight) {
  const CivilTime civil = ToCivil(midnight);
  return DaysFromCivil(civil.year, civil.month, civil.day);
}

// When the message may have been written.
TimeSpan SpanOf(const PublicationItem& item) {
  switch (item.precision) {
    case TimePrecision::kYear:
      return UnitSpan(TimeUnit::kYear, item.published);
    case TimePrecision::kMonth:
      return UnitSpan(TimeUnit::kMonth, item.published);
    default:
      return {item.published, item.published + 1};
  }
}

}  // namespace

Result<ReportPeriod> MonthPeriod(std::string_view month) {
  const std::optional<TimePoint> first =
      month.size() == 7 ? MidnightOf(std::string(month) + "-01") : std::nullopt;
  if (!first) return Error{"report.bad_month", "", std::string(month)};
  ReportPeriod period;
  period.span = UnitSpan(TimeUnit::kMonth, *first);
  return period;
}

Result<ReportPeriod> DatesPeriod(std::string_view from, std::string_view to) {
  const std::optional<TimePoint> first = MidnightOf(from), last = MidnightOf(to);
  if (!first || !last || *last < *first) {
    return Error{"report.bad_dates", "", std::string(from) + " - " + std::string(to)};
  }
  ReportPeriod period;
  period.kind = ReportPeriod::Kind::kDates;
  period.span = {*first, DaysLater(*last, 1)};
  return period;
}

ReportPeriod CasePeriod(std::string_view case_id) {
  ReportPeriod period;
  period.kind = ReportPeriod::Kind::kCase;
  period.case_id = case_id;
  return period;
}

std::optional<ReportPeriod> PeriodBefore(const ReportPeriod& period) {
  if (period.kind == ReportPeriod::Kind::kCase) return std::nullopt;
  ReportPeriod before = period;
  const TimePoint first = period.span.from;
  const std::int64_t days = DaysOf(period.span.to) - DaysOf(first);
  before.span = {period.kind == ReportPeriod::Kind::kMonth
                     ? FloorTo(TimeUnit::kMonth, DaysLater(first, -1))
                     : DaysLater(first, -days),
                 first};
  return before;
}

std::string FirstDay(const ReportPeriod& period) { return FormatDate(period.span.from); }
std::string LastDay(const ReportPeriod& period) { return FormatDate(period.span.to - 1); }

std::string PeriodName(const ReportPeriod& period) {
  if (period.kind == ReportPeriod::Kind::kCase) return period.case_id;
  if (period.kind == ReportPeriod::Kind::kMonth) return FirstDay(period).substr(0, 7);
  return FirstDay(period) + "_" + LastDay(period);
}

Passed PassedOf(const ReportPeriod& period, std::string_view day_of_export) {
  if (period.kind == ReportPeriod::Kind::kCase || day_of_export.empty()) return Passed::kWhole;
  if (FirstDay(period) > day_of_export) return Passed::kNothing;
  return LastDay(period) < day_of_export ? Passed::kWhole : Passed::kPart;
}

Standing StandingOf(const PublicationItem& item, const ReportPeriod& period) {
  if (period.kind == ReportPeriod::Kind::kCase) {
    return item.case_id == period.case_id ? Standing::kInside : Standing::kOutside;
  }
  const TimeSpan written = SpanOf(item);
  if (!written.Intersects(period.span)) return Standing::kOutside;
  const bool is_within = period.span.from <= written.from && written.to <= period.span.to;
  return is_within ? Standing::kInside : Standing::kUnsure;
}

}  // namespace kringen
