#include "import/redact/house_numbers.h"

#include <algorithm>
#include <array>
#include <string>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

bool IsGap(char c) { return c == ' ' || c == '\n' || c == '\r'; }

}  // namespace

std::size_t SkipGap(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t i = at;
  while (i < text.size() && i - at < most && IsGap(text[i])) ++i;
  return i;
}

namespace {

constexpr auto kMonths = std::to_array<std::string_view>(
    {"januari",   "februari", "maart",    "april",    "mei",  "juni", "juli", "augustus",
     "september", "oktober",  "november", "december", "jan",  "feb",  "mrt",  "apr",
     "jun",       "jul",      "aug",      "sep",      "sept", "okt",  "nov",  "dec"});  // technical
constexpr auto kUnits = std::to_array<std::string_view>(
    {"uur",    "km",       "kilometer", "m",      "meter",   "minuten",  "min",
     "weken",  "week",     "dagen",     "dag",    "nachten", "maanden",  "maand",
     "jaar",   "euro",     "procent",   "keer",   "x",       "graden",   "personen",
     "mensen", "inwoners", "tafels",    "nieuwe", "stuks",   "seconden", "kg",
     "ton",    "bij",      "extra",     "plus"});  // technical
// What stands along a street, whatever its word begins with: "parkeerplaatsen".
constexpr auto kThings = std::to_array<std::string_view>(
    {"bomen",  "huizen", "woningen", "kramen",  "plaatsen",   "plekken",       "vakken",
     "palen",  "paal",   "drempels", "bakken",  "containers", "appartementen", "haltes",
     "kavels", "banken", "bankjes",  "lampen",  "masten",     "studio's",      "gebouwen",
     "eiken",  "beuken", "linden",   "winkels", "panden"});  // technical

// The word that follows a number.
std::string_view WordBehind(std::string_view text, std::size_t at) {
  const std::size_t from = SkipGap(text, at, 2);
  std::size_t end = from;
  while (end < text.size() && end - from < 24 && (IsLetter(text[end]) || text[end] == '\'')) ++end;
  return text.substr(std::min(from, text.size()), end - std::min(from, end));
}

template <typename Words>
bool IsOneOf(std::string_view text, std::size_t at, const Words& words) {
  const std::size_t word = SkipGap(text, at, 2);
  return word < text.size() && std::any_of(words.begin(), words.end(), [&](std::string_view each) {
           return IsWordAt(text, word, each);
         });
}

}  // namespace

std::size_t HouseNumberAt(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && IsDigit(text[i]) && i - at < 5) ++i;
  if (i == at || text[at] == '0' || (i < text.size() && IsDigit(text[i]))) return 0;
  if (i + 1 < text.size() && (text[i] == '-' || text[i] == '/') && IsDigit(text[i + 1])) {
    ++i;
    while (i < text.size() && IsDigit(text[i])) ++i;
  }
  const std::size_t letter = i < text.size() && (text[i] == ' ' || text[i] == '-') ? i + 1 : i;
  const bool is_range = BeginsAt(text, letter, "t/m");  // "7 t/m 9"
  if (letter < text.size() && IsLetter(text[letter]) && EndsWord(text, letter + 1) && !is_range &&
      (letter == i || letter + 1 >= text.size() || text[letter + 1] != '.')) {
    i = letter + 1;
  } else if (IsWordAt(text, letter, "bis") || IsWordAt(text, letter, "hs")) {
    i = letter + (BeginsAt(text, letter, "bis") ? 3 : 2);
  }
  return i < text.size() && IsWord(text[i]) ? 0 : i - at;
}

bool IsYear(std::string_view text, std::size_t at, std::size_t size) {
  const bool begins = size >= 4 && IsDigit(text[at + 2]) && IsDigit(text[at + 3]) &&
                      (BeginsAt(text, at, "19") || BeginsAt(text, at, "20"));
  if (!begins) return false;
  const bool is_span = size == 9 && (text[at + 4] == '-' || text[at + 4] == '/') &&
                       (BeginsAt(text, at + 5, "19") || BeginsAt(text, at + 5, "20"));
  return size == 4 || is_span;
}

bool IsCountOf(std::string_view text, std::size_t at) {
  const std::size_t word = SkipGap(text, at, 2);
  if (word >= text.size()) return false;
  constexpr std::string_view kMarks = "%:";
  if (word == at && kMarks.find(text[at]) != std::string_view::npos)
    return text[at] == '%' || (at + 1 < text.size() && IsDigit(text[at + 1]));
  if ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() && IsDigit(text[at + 1]))
    return true;
  if (IsOneOf(text, at, kMonths) || IsOneOf(text, at, kUnits)) return true;
  const std::string thing = LowerPlain(WordBehind(text, at));
  return std::any_of(kThings.begin(), kThings.end(),
                     [&](std::string_view end) { return thing.ends_with(end); });
}

bool IsOtherNumber(std::string_view text, std::size_t at, std::size_t end) {
  if (end < text.size() && text[end] == '+') return true;
  if (text.substr(at, end - at) == "24/7") return true;
  const char last = LowerAscii(text[end - 1]);
  return (last == 'e' || last == 'x') && IsDigit(text[end - 2]) && !IsAlone(text, end);
}

bool IsAlone(std::string_view text, std::size_t at) {
  const std::size_t word = SkipGap(text, at, 2);
  if (word >= text.size() || word == at || !IsLetter(text[word]) || IsCapital(text[word])) {
    return true;
  }
  constexpr auto kAfter = std::to_array<std::string_view>(
      {"in",   "te",  "is",    "en",    "om",     "op",    "bij", "aan",   "voor",
       "naar", "van", "heeft", "staat", "krijgt", "woont", "was", "wordt", "met",
       "tot",  "of",  "kan",   "zit",   "gaat",   "t",     "ligt"});
  return std::any_of(kAfter.begin(), kAfter.end(),
                     [&](std::string_view each) { return IsWordAt(text, word, each); });
}

std::size_t MoreNumbers(std::string_view text, std::size_t at, bool* is_day) {
  constexpr int kMost = 12;
  std::size_t end = at;
  for (int times = 0; times < kMost; ++times) {
    std::size_t number = 0;
    for (const std::string_view word :
         {", ", " en ", " t/m ", " tot en met ", " tot ", " tm ", " - ", " & ", " / "}) {
      if (!BeginsAt(text, end, word)) continue;
      number = HouseNumberAt(text, end + word.size());
      if (number > 0) number += word.size();
      break;
    }
    if (number == 0) break;
    if (IsOneOf(text, end + number, kMonths)) {
      *is_day = true;
      return 0;
    }
    if (IsCountOf(text, end + number) || IsYear(text, end + number - 4, 4)) break;
    end += number;
  }
  return end - at;
}

}  // namespace kringen
