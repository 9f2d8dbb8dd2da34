#include "import/text/answer_form.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "base/civil_time.h"
#include "base/text.h"
#include "import/text/csv_table.h"
#include "model/item_names.h"
#include "model/possible_figures.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestAnswer = 10000;
constexpr std::size_t kDayLetters = 10;

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

AnswerFault Fault(const char* code, std::string_view part) { return {code, std::string(part)}; }

std::optional<AnswerFault> FaultOfDay(std::string_view day, std::string_view today) {
  if (IsPastDay(day, today)) return std::nullopt;
  return Fault(IsPastDay(day, "") ? "answer.future_day" : "answer.bad_day", day);
}

// "8.900@2026-10-01"
struct WrittenCount {
  std::string_view count, day;
  bool has_sign = false;
};

// The next of them: up to the comma behind its day, as a count may have one itself.
WrittenCount TakeCount(std::string_view* text) {
  const std::size_t sign = text->find('@');
  const std::size_t end =
      std::min(text->size(), text->find(',', sign == std::string_view::npos ? text->size() : sign));
  const std::string_view one = text->substr(0, end);
  text->remove_prefix(end);
  if (sign == std::string_view::npos) return {Trimmed(one), {}, false};
  return {Trimmed(one.substr(0, sign)), Trimmed(one.substr(sign + 1)), true};
}

std::optional<AnswerFault> FaultOfCount(const WrittenCount& written, std::string_view today) {
  if (!ReadWholeCount(written.count)) return Fault("answer.no_count", written.count);
  if (!written.has_sign || written.day.empty()) return Fault("answer.no_day", written.count);
  return FaultOfDay(written.day, today);
}

std::optional<AnswerFault> ReadCounts(std::string_view text, std::string_view today,
                                      std::map<std::string, std::int64_t>* counts) {
  if (text.size() > kLongestAnswer) return Fault("answer.too_long", "");
  for (bool is_more = true; is_more;) {
    const WrittenCount written = TakeCount(&text);
    if (auto fault = FaultOfCount(written, today)) return fault;
    const bool is_new = counts->emplace(std::string(written.day), ParseCount(written.count)).second;
    if (!is_new) return Fault("answer.day_twice", written.day);
    is_more = !text.empty();
    if (is_more) text.remove_prefix(1);
  }
  return std::nullopt;
}

// "2026-10-01/2026-10-31", or all days of "2026-10".
std::optional<ReportedPeriod> DaysOf(std::string_view text) {
  constexpr std::size_t kMonthLetters = 7;
  ReportedPeriod period;
  if (text.size() == kMonthLetters) {
    const std::string first = std::string(text) + "-01";
    if (!IsPastDay(first, "")) return std::nullopt;
    const TimePoint start = ParseTime(first).value();
    period.from = first;
    period.to = FormatDate(UnitSpan(TimeUnit::kMonth, start).to - 1);
    return period;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  period.from = Trimmed(text.substr(0, slash));
  period.to = Trimmed(text.substr(slash + 1));
  const bool are_days = IsPastDay(period.from, "") && IsPastDay(period.to, "");
  return are_days && period.from <= period.to ? std::optional(period) : std::nullopt;
}

// "12400", "12.400 reach": a number of people, under the platform's word for it.
bool ReadPeople(std::string_view text, ReportedPeriod* period) {
  const std::size_t letter = text.find_first_not_of("0123456789., ");
  const std::string_view word = letter == std::string_view::npos ? "viewers" : text.substr(letter);
  const auto count = ReadWholeCount(text.substr(0, letter));
  if (!count || *count > kMostPeople) return false;
  period->count = *count;
  return SetNamed(kDefinitionNames, word, &period->definition) && !CountsViews(period->definition);
}

std::optional<AnswerFault> ReadPeriods(std::string_view text, std::string_view today,
                                       std::vector<ReportedPeriod>* periods) {
  if (text.size() > kLongestAnswer) return Fault("answer.too_long", "");
  for (bool is_more = true; is_more;) {
    const WrittenCount written = TakeCount(&text);
    ReportedPeriod period = DaysOf(written.day).value_or(ReportedPeriod());
    if (!ReadPeople(written.count, &period)) return Fault("answer.no_people", written.count);
    if (period.from.empty()) return Fault("answer.no_period", written.day);
    // What is told of a day that is not over is not of all of it.
    const bool is_over = IsPastDay(period.to, today) && period.to != today;
    if (!is_over) return Fault("answer.open_day", period.to);
    periods->push_back(period);
    is_more = !text.empty();
    if (is_more) text.remove_prefix(1);
  }
  std::sort(periods->begin(), periods->end(), [](const auto& a, const auto& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  const auto twice = std::adjacent_find(
      periods->begin(), periods->end(),
      [](const auto& a, const auto& b) { return a.from == b.from && a.to == b.to; });
  if (twice != periods->end()) return Fault("answer.day_twice", twice->from);
  return std::nullopt;
}

// "12,5" as 12.5; nothing where it is no number of that form.
std::optional<double> ReadDecimal(std::string_view number) {
  constexpr std::size_t kWhole = 3, kPart = 6;
  const std::size_t point = number.find_first_of(".,");
  const std::string_view whole = number.substr(0, point);
  const std::string_view part =
      point == std::string_view::npos ? std::string_view("0") : number.substr(point + 1);
  if (!IsDigits(whole) || !IsDigits(part) || whole.size() > kWhole || part.size() > kPart) {
    return std::nullopt;
  }
  double value = static_cast<double>(ParseCount(part));
  for (std::size_t i = 0; i < part.size(); ++i) value /= 10;
  return value + static_cast<double>(ParseCount(whole));
}

std::optional<double> UpTo(double most, std::optional<double> value) {
  return value && *value <= most ? std::optional(*value / most) : std::nullopt;
}

}  // namespace

bool IsPastDay(std::string_view text, std::string_view today) {
  if (text.size() != kDayLetters || text[4] != '-' || text[7] != '-') return false;
  return ParseTime(std::string(text)).ok() && (today.empty() || text <= today);
}

std::optional<std::vector<FollowerCount>> ReadFollowerCounts(std::string_view text,
                                                             std::string_view today) {
  std::map<std::string, std::int64_t> counts;
  if (ReadCounts(text, today, &counts)) return std::nullopt;
  std::vector<FollowerCount> followers;
  followers.reserve(counts.size());
  for (const auto& [day, count] : counts) followers.push_back({day, count});
  return followers;
}

std::optional<std::vector<ReportedPeriod>> ReadReportedPeriods(std::string_view text,
                                                               std::string_view today) {
  std::vector<ReportedPeriod> periods;
  if (ReadPeriods(text, today, &periods)) return std::nullopt;
  return periods;
}

std::optional<std::int64_t> ReadWholeCount(std::string_view text) {
  const std::int64_t count = ParseCount(Trimmed(text));
  return count >= 0 && count <= INT32_MAX ? std::optional(count) : std::nullopt;
}

std::optional<double> ReadShare(std::string_view text) {
  constexpr double kAll = 100;
  std::string_view number = Trimmed(text);
  const bool has_sign = !number.empty() && number.back() == '%';
  if (has_sign) number = Trimmed(number.substr(0, number.size() - 1));
  if (!has_sign && !IsDigits(number)) return std::nullopt;
  return UpTo(kAll, ReadDecimal(number));
}

std::optional<double> ReadFraction(std::string_view text) {
  return UpTo(1, ReadDecimal(Trimmed(text)));
}

std::optional<AnswerFault> FaultOf(const Question& question, std::string_view answer,
                                   std::string_view today) {
  const auto& choices = question.choices;
  if (std::find(choices.begin(), choices.end(), answer) != choices.end()) return std::nullopt;
  if (Trimmed(answer).empty()) return Fault("answer.empty", "");
  if (question.form == "day") return FaultOfDay(answer, today);
  if (question.form == "followers") {
    std::map<std::string, std::int64_t> counts;
    return ReadCounts(answer, today, &counts);
  }
  if (question.form == "periods") {
    std::vector<ReportedPeriod> periods;
    return ReadPeriods(answer, today, &periods);
  }
  if (question.form == "count") {
    return ReadWholeCount(answer) ? std::nullopt : std::optional(Fault("answer.no_count", answer));
  }
  if (question.form != "share") return Fault("answer.no_choice", "");
  if (ReadShare(answer)) return std::nullopt;
  return Fault(ReadFraction(answer) ? "answer.unclear_share" : "answer.bad_share", answer);
}

}  // namespace kringen
