// The messages that a report is about: those of a month, of some days, or of a case. Days are those
// of the Dutch calendar, so that the hour that summer time takes or gives belongs to its day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/result.h"
#include "model/publication.h"

namespace kringen {

struct ReportPeriod {
  enum class Kind { kMonth, kDates, kCase };
  Kind kind = Kind::kMonth;
  TimeSpan span;        // of a month or days, local midnight to local midnight
  std::string case_id;  // of a case
};

// "2026-10". Error: "report.bad_month".
Result<ReportPeriod> MonthPeriod(std::string_view month);
// "2026-10-01" and "2026-10-31", that day included. Error: "report.bad_dates".
Result<ReportPeriod> DatesPeriod(std::string_view from, std::string_view to);
ReportPeriod CasePeriod(std::string_view case_id);

// The month before, or as many days before; a case has none.
std::optional<ReportPeriod> PeriodBefore(const ReportPeriod& period);

// "2026-10", "2026-10-01_2026-10-31"; for a case its id. Names files.
std::string PeriodName(const ReportPeriod& period);
// Of days and months: the first day and the last one.
std::string FirstDay(const ReportPeriod& period);
std::string LastDay(const ReportPeriod& period);

// Whether a period was over when the export was made; unknown days and cases count as over.
enum class Passed { kWhole, kPart, kNothing };
Passed PassedOf(const ReportPeriod& period, std::string_view day_of_export);

// A message of which only the month or the year is known may have been written outside the period.
enum class Standing { kInside, kOutside, kUnsure };
Standing StandingOf(const PublicationItem& item, const ReportPeriod& period);

}  // namespace kringen
