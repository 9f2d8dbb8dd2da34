#include "import/text/answer_form.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "base/civil_time.h"
#include "base/text.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestAnswer = 10000;

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::int64_t NumberOf(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

}  // namespace

bool IsPastDay(std::string_view text, std::string_view today) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return ParseTime(std::string(text)).ok() && (today.empty() || text <= today);
}

std::optional<std::vector<FollowerCount>> ReadFollowerCounts(std::string_view text,
                                                             std::string_view today) {
  constexpr std::size_t kMostDigits = 10;
  std::map<std::string, std::int64_t> counts;
  if (text.size() > kLongestAnswer) return std::nullopt;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.size(), text.find(',', at));
    const std::string_view one = Trimmed(text.substr(at, end - at));
    const std::size_t sign = one.find('@');
    if (sign == std::string_view::npos) return std::nullopt;
    const std::string_view count = one.substr(0, sign), day = one.substr(sign + 1);
    const bool is_number = IsDigits(count) && count.size() <= kMostDigits;
    if (!is_number || NumberOf(count) > INT32_MAX || !IsPastDay(day, today)) return std::nullopt;
    counts[std::string(day)] = NumberOf(count);
    at = end + 1;
  }
  std::vector<FollowerCount> followers;
  followers.reserve(counts.size());
  for (const auto& [day, count] : counts) followers.push_back({day, count});
  return followers;
}

std::optional<double> ReadShare(std::string_view text) {
  std::string_view number = Trimmed(text);
  const bool has_sign = !number.empty() && number.back() == '%';
  if (has_sign) number = Trimmed(number.substr(0, number.size() - 1));
  const std::size_t point = number.find_first_of(".,");
  const std::string_view whole = number.substr(0, point);
  const std::string_view part =
      point == std::string_view::npos ? std::string_view("0") : number.substr(point + 1);
  if (!IsDigits(whole) || !IsDigits(part) || whole.size() > 3 || part.size() > 6) {
    return std::nullopt;
  }
  double value = static_cast<double>(NumberOf(part));
  for (std::size_t i = 0; i < part.size(); ++i) value /= 10;
  value += static_cast<double>(NumberOf(whole));
  if (has_sign || point == std::string_view::npos) value /= 100;
  return value <= 1 ? std::optional(value) : std::nullopt;
}

bool IsAnswerOf(const Question& question, std::string_view answer, std::string_view today) {
  const auto& choices = question.choices;
  if (std::find(choices.begin(), choices.end(), answer) != choices.end()) return true;
  if (question.form == "day") return IsPastDay(answer, today);
  if (question.form == "followers") return ReadFollowerCounts(answer, today).has_value();
  return question.form == "share" && ReadShare(answer).has_value();
}

}  // namespace kringen
