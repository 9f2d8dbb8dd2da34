#include "report/report_words.h"

#include <algorithm>

namespace kringen {
namespace {

constexpr std::int64_t kHour_minutes = 60, kDay_minutes = 24 * kHour_minutes;

// "Half had an answer within": a time that is rounded down was not enough.
std::int64_t RoundedUp(std::int64_t minutes, std::int64_t unit) {
  return (minutes + unit - 1) / unit;
}

std::string CaseTitle(const ReportPeriod& period, const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    if (each.id == period.case_id && !each.title.empty()) return each.title;
  }
  return period.case_id;
}

}  // namespace

std::string_view KindOf(const ReportPeriod& period) {
  switch (period.kind) {
    case ReportPeriod::Kind::kMonth:
      return "month";
    case ReportPeriod::Kind::kDates:
      return "dates";
    case ReportPeriod::Kind::kCase:
      break;
  }
  return "case";
}

std::string ReportWords::Say(std::string_view key, const Values& values) const {
  return Filled(words_(key), values);
}

std::string ReportWords::Plural(const std::string& key, std::int64_t count, Values values) const {
  values["count"] = Count(count);
  return Say(PluralKey(key, count), values);
}

void ReportWords::PluralIfAny(const std::string& key, std::int64_t count,
                              std::vector<std::string>* to) const {
  if (count > 0) to->push_back(Plural(key, count));
}

std::string ReportWords::Count(std::int64_t count) const {
  return CountWords(count, words_("number.thousands"));
}

std::string ReportWords::About(std::int64_t count) const {
  return AboutWords(count, words_("number.thousands"));
}

std::string ReportWords::Day(std::string_view day) const {
  const Result<TimePoint> time = ParseTime(day.substr(0, 10));
  if (!time.ok()) return std::string(day);
  return TimeWords(time.value(), TimePrecision::kDay, words_);
}

std::string ReportWords::DayOf(const PublicationItem& item) const {
  return TimeWords(item.published, std::max(item.precision, TimePrecision::kDay), words_);
}

std::string ReportWords::Duration(std::int64_t minutes) const {
  if (minutes < 90) return Plural("report.duration.minutes", minutes);
  const std::int64_t hours = RoundedUp(minutes, kHour_minutes);
  if (hours < 48) return Plural("report.duration.hours", hours);
  return Plural("report.duration.days", RoundedUp(minutes, kDay_minutes));
}

std::string ReportWords::List(const std::vector<std::string>& parts) const {
  std::string list;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (i > 0) list += is_last ? " " + Say("report.and") + " " : ", ";
    list += parts[i];
  }
  return list;
}

ReportWords::Values ReportWords::NamesOf(const ReportPeriod& period,
                                         const std::vector<Case>& cases) const {
  switch (period.kind) {
    case ReportPeriod::Kind::kMonth:
      return {{"name", MonthWords(PeriodName(period), words_)}};
    case ReportPeriod::Kind::kDates:
      return {{"from", Day(FirstDay(period))}, {"to", Day(LastDay(period))}};
    case ReportPeriod::Kind::kCase:
      break;
  }
  return {{"name", CaseTitle(period, cases)}};
}

std::string ReportWords::Title(const ReportPeriod& period, const std::vector<Case>& cases) const {
  return Say("report.title." + std::string(KindOf(period)), NamesOf(period, cases));
}

std::string ReportWords::During(const ReportPeriod& period, const std::vector<Case>& cases) const {
  return Say("report.in." + std::string(KindOf(period)), NamesOf(period, cases));
}

std::string ReportWords::Before(const ReportPeriod& before) const {
  if (before.kind == ReportPeriod::Kind::kMonth) {
    return Say("report.before.month", {{"name", MonthWords(PeriodName(before), words_)}});
  }
  const CivilTime first = ToCivil(before.span.from), end = ToCivil(before.span.to);
  return Plural("report.before.dates", DaysFromCivil(end.year, end.month, end.day) -
                                           DaysFromCivil(first.year, first.month, first.day));
}

std::string ReportWords::Age(std::string_view id) const {
  const auto is_number = [](std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::size_t dash = id.find('-');
  if (dash != std::string_view::npos && is_number(id.substr(0, dash)) &&
      is_number(id.substr(dash + 1))) {
    return Say("report.age.band", {{"from", std::string(id.substr(0, dash))},
                                   {"to", std::string(id.substr(dash + 1))}});
  }
  if (id.size() > 1 && id.back() == '+' && is_number(id.substr(0, id.size() - 1))) {
    return Say("report.age.open", {{"from", std::string(id.substr(0, id.size() - 1))}});
  }
  return std::string(id);
}

}  // namespace kringen
