// Periods: their ends by the Dutch calendar, the one before, and messages of which only the month
// or the year is known.
#include "report/period.h"

#include <doctest/doctest.h>

#include "model/publication_json.h"
#include "unit/report/report_fixtures.h"

namespace kringen {
namespace {

using report_test::ItemOf;

std::string Ends(const ReportPeriod& period) {
  return FormatInstant(period.span.from) + " " + FormatInstant(period.span.to);
}

TEST_CASE("a month ends where the next begins, with the hour that summer time takes or gives") {
  CHECK(Ends(MonthPeriod("2026-03").value()) ==
        "2026-03-01T00:00:00+01:00 2026-04-01T00:00:00+02:00");
  CHECK(Ends(MonthPeriod("2026-10").value()) ==
        "2026-10-01T00:00:00+02:00 2026-11-01T00:00:00+01:00");
  for (const char* bad : {"2026-13", "2026-00", "2026", "2026-1", "oktober", "", "2026-10-01"}) {
    CHECK_MESSAGE(MonthPeriod(bad).error().code == "report.bad_month", bad);
  }
}

TEST_CASE("the period before: over the end of a year, and as many days") {
  CHECK(PeriodName(*PeriodBefore(MonthPeriod("2026-01").value())) == "2025-12");
  CHECK(PeriodName(*PeriodBefore(MonthPeriod("2026-04").value())) == "2026-03");
  const ReportPeriod days = DatesPeriod("2026-03-25", "2026-04-03").value();
  CHECK(PeriodName(days) == "2026-03-25_2026-04-03");
  CHECK(PeriodName(*PeriodBefore(days)) == "2026-03-15_2026-03-24");
  CHECK(PeriodBefore(days)->span.to == days.span.from);
  CHECK_FALSE(PeriodBefore(CasePeriod("weg")));
  CHECK(DatesPeriod("2026-04-03", "2026-03-25").error().code == "report.bad_dates");
  CHECK(DatesPeriod("2026-02-30", "2026-03-25").error().code == "report.bad_dates");
  CHECK(DatesPeriod("2026-03-25", "").error().code == "report.bad_dates");
}

TEST_CASE("a period is over when its last day lies before the day of the export") {
  const ReportPeriod month = MonthPeriod("2026-10").value();
  CHECK(PassedOf(month, "2026-11-01") == Passed::kWhole);
  CHECK(PassedOf(month, "2026-10-31") == Passed::kPart);
  CHECK(PassedOf(month, "2026-10-01") == Passed::kPart);
  CHECK(PassedOf(month, "2026-09-30") == Passed::kNothing);
  CHECK(PassedOf(month, "") == Passed::kWhole);
  CHECK(PassedOf(CasePeriod("weg"), "2026-10-01") == Passed::kWhole);
  CHECK(PassedOf(DatesPeriod("2026-10-05", "2026-10-05").value(), "2026-10-05") == Passed::kPart);
}

TEST_CASE("every moment belongs to one month: none is lost at its ends, none counts twice") {
  const std::vector<ReportPeriod> months{MonthPeriod("2025-12").value(),
                                         MonthPeriod("2026-01").value()};
  for (const char* time : {"2025-12-31T23:59:59+01:00", "2026-01-01T00:00:00+01:00",
                           "2025-12-31T23:30:00Z", "2025-12-01T00:00:00+01:00"}) {
    int inside = 0;
    for (const ReportPeriod& month : months) {
      inside += StandingOf(ItemOf("a", time), month) == Standing::kInside ? 1 : 0;
    }
    CHECK_MESSAGE(inside == 1, time);
  }
  // Half past midnight in Dutch time, though it is still the year before in Greenwich.
  CHECK(StandingOf(ItemOf("a", "2025-12-31T23:30:00Z"), months[1]) == Standing::kInside);
}

TEST_CASE("what is known by its year or month only is not put in a part of it") {
  PublicationItem item = ItemOf("a", "2026-01-01T00:00:00+01:00");
  item.precision = TimePrecision::kYear;
  CHECK(StandingOf(item, MonthPeriod("2026-01").value()) == Standing::kUnsure);
  CHECK(StandingOf(item, MonthPeriod("2026-12").value()) == Standing::kUnsure);
  CHECK(StandingOf(item, MonthPeriod("2025-12").value()) == Standing::kOutside);
  CHECK(StandingOf(item, DatesPeriod("2026-01-01", "2026-12-31").value()) == Standing::kInside);
  item.precision = TimePrecision::kMonth;
  CHECK(StandingOf(item, MonthPeriod("2026-01").value()) == Standing::kInside);
  CHECK(StandingOf(item, DatesPeriod("2026-01-01", "2026-01-30").value()) == Standing::kUnsure);
}

}  // namespace
}  // namespace kringen
