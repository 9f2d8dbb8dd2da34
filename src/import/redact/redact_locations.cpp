// Places by their coordinates: degrees as decimals, degrees with minutes, "geo:", Plus Codes, three
// words.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kFewestDecimals = 4;  // about ten metres; fewer are counts as well

struct Decimal {
  std::size_t end = 0;  // 0: none
  std::size_t decimals = 0;
  double value = 0;
};

Decimal DecimalAt(std::string_view text, std::size_t at, bool may_comma) {
  std::size_t i = at;
  if (i < text.size() && text[i] == '-') ++i;
  const std::size_t first = i;
  while (i < text.size() && IsDigit(text[i]) && i - first < 4) ++i;
  if (i == first || i - first > 3 || i + 1 >= text.size()) return {};
  if (text[i] != '.' && !(may_comma && text[i] == ',')) return {};
  const std::size_t dot = i++;
  while (i < text.size() && IsDigit(text[i]) && i - dot < 20) ++i;
  if (i == dot + 1 || (i < text.size() && IsDigit(text[i]))) return {};
  std::string number(text.substr(at, i - at));
  std::replace(number.begin(), number.end(), ',', '.');
  return {i, i - dot - 1, std::strtod(number.c_str(), nullptr)};
}

bool IsCompass(char c) {
  return std::string_view("NSEWOZ").find(c) != std::string_view::npos && c != '\0';
}

std::size_t SkipMarks(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < 4 &&
         std::string_view(" ,;/\n\x02").find(text[i]) != std::string_view::npos) {
    ++i;
  }
  return i;
}

// "lat 52.26 lon 7.00" between the numbers, or a letter of the compass.
std::size_t SkipName(std::string_view text, std::size_t at, bool* is_named) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"latitude", "longitude", "lat", "lon", "lng", "breedtegraad", "lengtegraad", "nb", "ol", "n",
       "e", "o", "w", "z", "s"});  // technical
  for (const std::string_view name : kNames) {
    if (!IsWordAt(text, at, name)) continue;
    *is_named = true;
    std::size_t i = at + name.size();
    while (i < text.size() && i - at < 16 && (text[i] == ' ' || text[i] == ':' || text[i] == '='))
      ++i;
    return i;
  }
  return at;
}

// Two numbers that are a latitude and a longitude.
std::size_t PairAt(std::string_view text, std::size_t at, bool is_named) {
  std::size_t start = SkipName(text, at, &is_named);
  for (const bool may_comma : {false, true}) {
    bool names = is_named;
    const Decimal first = DecimalAt(text, start, may_comma);
    if (first.end == 0) continue;
    std::size_t i = first.end;
    if (i < text.size() && text[i] == PlainText::kOther) ++i;  // a degree sign
    i = SkipMarks(text, SkipName(text, SkipMarks(text, i), &names));
    i = SkipName(text, i, &names);
    const Decimal second = i > first.end ? DecimalAt(text, i, may_comma) : Decimal{};
    if (second.end == 0) continue;
    const std::size_t fewest = names ? 2 : kFewestDecimals;
    if (first.decimals < fewest || second.decimals < fewest) continue;
    if (std::abs(first.value) > 180 || std::abs(second.value) > 180) continue;
    std::size_t end = second.end;
    bool is_compass = false;
    const std::size_t after =
        SkipName(text, end < text.size() && text[end] == ' ' ? end + 1 : end, &is_compass);
    if (is_compass) end = after;
    while (end > second.end && text[end - 1] == ' ') --end;
    return EndsWord(text, end) ? end - at : 0;
  }
  return 0;
}

// 52°15'41"N: number, degree sign, and more numbers with their marks; at least minutes.
std::size_t DegreesEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  if (i < text.size() && IsCompass(text[i])) ++i;
  while (i < text.size() && text[i] == ' ' && i - at < 3) ++i;
  const std::size_t first = i;
  while (i < text.size() && IsDigit(text[i]) && i - first < 3) ++i;
  if (i == first || i >= text.size() || text[i] != PlainText::kOther) return 0;
  ++i;
  std::size_t numbers = 0;
  for (std::size_t end = i; i < text.size() && i - end < 3;) {
    if (text[i] == ' ' || text[i] == '\'' || text[i] == '"' || text[i] == PlainText::kOther) {
      ++i;
    } else if (IsDigit(text[i]) && numbers < 2) {
      const std::size_t from = i;
      while (i < text.size() && i - from < 10 && (IsDigit(text[i]) || text[i] == '.')) ++i;
      if (text[i - 1] == '.') --i;
      end = i;
      ++numbers;
    } else {
      break;
    }
  }
  if (numbers == 0) return 0;
  for (const std::string_view side : {"nb", "ol", "wl", "zb", "n", "e", "o", "w", "s", "z"}) {
    if (IsWordAt(text, i, side)) return i + side.size();
  }
  while (i > at && (text[i - 1] == ' ' || text[i - 1] == '\n')) --i;
  return i;
}

std::size_t DegreesAt(std::string_view text, std::size_t at) {
  const std::size_t first = DegreesEnd(text, at);
  if (first == 0) return 0;
  const std::size_t second = DegreesEnd(text, SkipMarks(text, first));
  return second > 0 ? second - at : first - at;
}

// "9F497C6X+2Q", "7C6X+2Q"
std::size_t PlusCodeAt(std::string_view text, std::size_t at) {
  constexpr std::string_view kSigns = "23456789CFGHJMPQRVWX";
  const auto run = [&](std::size_t from) {
    std::size_t i = from;
    while (i < text.size() && i - from < 9 && kSigns.find(text[i]) != std::string_view::npos) ++i;
    return i - from;
  };
  const std::size_t area = run(at);
  if ((area != 8 && area != 4) || at + area >= text.size() || text[at + area] != '+') return 0;
  const std::size_t rest = run(at + area + 1);
  const std::size_t end = at + area + 1 + rest;
  const std::string_view code = text.substr(at, end - at);
  const bool has_letter = std::any_of(code.begin(), code.end(), IsLetter);
  return rest >= 2 && rest <= 3 && has_letter && EndsWord(text, end) ? end - at : 0;
}

// "///appel.peer.banaan"
std::size_t ThreeWordsAt(std::string_view text, std::size_t at) {
  if (!BeginsAt(text, at, "///")) return 0;
  std::size_t i = at + 3;
  for (int word = 0; word < 3; ++word) {
    const std::size_t from = i;
    while (i < text.size() && i - from < 24 && IsLetter(text[i])) ++i;
    if (i - from < 3) return 0;
    if (word == 2) return i - at;
    if (i >= text.size() || text[i] != '.') return 0;
    ++i;
  }
  return 0;
}

// A number of up to three digits with a fraction or a sign behind it, a name for one, or a code.
bool MayBegin(std::string_view text, std::size_t at) {
  if (IsLetter(text[at])) {
    return std::string_view("nsewozlbNSEWOZLBCFGHJMPQRVX").find(text[at]) != std::string_view::npos;
  }
  std::size_t i = at + (text[at] == '-' ? 1 : 0);
  while (i < text.size() && i - at < 4 && IsDigit(text[i])) ++i;
  if (i >= text.size()) return false;
  const char c = text[i];
  return c == '.' || c == ',' || c == PlainText::kOther || IsCapital(c) || c == '+' || IsDigit(c);
}

}  // namespace

std::size_t FindLocation(std::string_view text, std::size_t at) {
  if (text[at] == '/') return ThreeWordsAt(text, at);
  if (BeginsAt(text, at, "geo:")) {
    const std::size_t pair = PairAt(text, at + 4, true);
    return pair > 0 ? pair + 4 : 0;
  }
  if (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',') && at > 1 && IsDigit(text[at - 2])) {
    return 0;
  }
  if (!MayBegin(text, at)) return 0;
  if (const std::size_t size = DegreesAt(text, at)) return size;
  if (const std::size_t size = PlusCodeAt(text, at)) return size;
  return PairAt(text, at, false);
}

}  // namespace kringen
