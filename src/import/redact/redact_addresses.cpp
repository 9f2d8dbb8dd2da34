// Where somebody lives: a street with its number, a postcode with a house number.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestStreet = 40;

bool IsGap(char c) { return c == ' ' || c == '\n' || c == '\r'; }

std::size_t SkipGap(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t i = at;
  while (i < text.size() && i - at < most && IsGap(text[i])) ++i;
  return i;
}

// "7581 AB"; SA, SD and SS are not given out.
std::size_t PostcodeAt(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] < '1' || text[at] > '9') return 0;
  if (at > 0 && IsWord(text[at - 1])) return 0;
  for (std::size_t i = 1; i < 4; ++i) {
    if (!IsDigit(text[at + i])) return 0;
  }
  std::size_t i = at + 4;
  if (text[i] == ' ' || text[i] == '-') ++i;
  if (i + 2 > text.size()) return 0;
  const char first = text[i], second = text[i + 1];
  const bool is_lower = first >= 'a' && first <= 'z' && second >= 'a' && second <= 'z';
  if (!is_lower && !(IsCapital(first) && IsCapital(second))) return 0;
  if (i + 2 < text.size() && IsWord(text[i + 2])) return 0;
  // In small letters a word may stand there: "1250 in 12 dagen".
  if (is_lower && i > at + 4 &&
      (i + 3 >= text.size() || text[i + 2] != ' ' || !IsDigit(text[i + 3]) ||
       BeginsAt(text, i, "in") || BeginsAt(text, i, "en") || BeginsAt(text, i, "op") ||
       BeginsAt(text, i, "of") || BeginsAt(text, i, "om"))) {
    return 0;
  }
  const char last = LowerAscii(second);
  if (LowerAscii(first) == 's' && (last == 'a' || last == 'd' || last == 's')) return 0;
  return i + 2 - at;
}

// "12", "12a", "12-3", "12 bis".
std::size_t HouseNumberAt(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && IsDigit(text[i]) && i - at < 5) ++i;
  if (i == at || text[at] == '0' || (i < text.size() && IsDigit(text[i]))) return 0;
  if (i + 1 < text.size() && (text[i] == '-' || text[i] == '/') && IsDigit(text[i + 1])) {
    ++i;
    while (i < text.size() && IsDigit(text[i])) ++i;
  }
  const std::size_t letter = i < text.size() && (text[i] == ' ' || text[i] == '-') ? i + 1 : i;
  if (letter < text.size() && IsLetter(text[letter]) && EndsWord(text, letter + 1) &&
      (letter == i || letter + 1 >= text.size() || text[letter + 1] != '.')) {
    i = letter + 1;
  } else if (IsWordAt(text, letter, "bis") || IsWordAt(text, letter, "hs")) {
    i = letter + (BeginsAt(text, letter, "bis") ? 3 : 2);
  }
  return i < text.size() && IsWord(text[i]) ? 0 : i - at;
}

std::size_t Between(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < 4 &&
         (text[i] == ' ' || text[i] == ',' || text[i] == '-' || text[i] == '\n')) {
    ++i;
  }
  for (const std::string_view word : {"huisnummer", "nummer", "nr"}) {
    if (!IsWordAt(text, i, word)) continue;
    i += word.size();
    while (i < text.size() && (text[i] == ' ' || text[i] == ':' || text[i] == '.')) ++i;
    break;
  }
  return i - at;
}

bool IsYear(std::string_view text, std::size_t at, std::size_t size) {
  return size == 4 && IsDigit(text[at + 3]) &&
         (BeginsAt(text, at, "19") || BeginsAt(text, at, "20"));
}

// House number, then postcode.
std::size_t NumberAndPostcode(std::string_view text, std::size_t at) {
  if (at > 0 && IsWord(text[at - 1])) return 0;
  const std::size_t number = HouseNumberAt(text, at);
  if (number == 0) return 0;
  const std::size_t gap = Between(text, at + number);
  const std::size_t postcode = gap > 0 ? PostcodeAt(text, at + number + gap) : 0;
  return postcode > 0 ? number + gap + postcode : 0;
}

enum class Street : std::uint8_t { kNone, kSure, kLikely, kNamed };

struct StreetName {
  Street street = Street::kNone;
  std::size_t end = 0;
};

// A word that names a street by its end. "Es" and its like are a street with a postcode only, or
// where somebody says that he lives there.
std::size_t WordEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < kLongestStreet &&
         (IsLetter(text[i]) || (text[i] == '-' && i + 1 < text.size() && IsLetter(text[i + 1])))) {
    ++i;
  }
  return i;
}

StreetName StreetAt(std::string_view text, std::size_t at) {
  const std::size_t i = WordEnd(text, at);
  const bool has_dot = i < text.size() && text[i] == '.';
  constexpr auto kSure =
      std::to_array<std::string_view>({"straat", "laan", "steeg", "singel", "gracht", "dreef",
                                       "str", "strasse", "strase", "strjitte", "leane", "allee"});
  constexpr auto kLikely = std::to_array<std::string_view>(
      {"weg", "plein", "dijk", "kade", "pad", "hof", "dyk", "esch"});
  constexpr auto kNoStreet = std::to_array<std::string_view>(
      {"onderweg", "halverweg", "snelweg",     "autoweg",      "vanweg",   "omweg",
       "uitweg",   "ipad",      "schoolplein", "parkeerplein", "kerkhof",  "gerechtshof",
       "fietspad", "wandelpad", "voetpad",     "zandpad",      "spoorweg", "waterweg",
       "vaarweg",  "rijweg",    "landweg",     "weg",          "plein",    "hof",
       "pad",      "dijk",      "kade",        "str",          "esch"});
  const std::string_view word = text.substr(at, i - at);
  const auto ends = [&](std::string_view end) {
    return word.size() >= end.size() && BeginsAt(text, i - end.size(), end);
  };
  const std::string lower = LowerPlain(word);
  const Street any = IsCapital(text[at]) ? Street::kNamed : Street::kNone;
  const bool is_none = std::find(kNoStreet.begin(), kNoStreet.end(), lower) != kNoStreet.end();
  if (word.size() < 2 || is_none) return {word.size() < 2 ? Street::kNone : any, i};
  if (std::any_of(kSure.begin(), kSure.end(), ends)) {
    const bool is_short = ends("str");
    return {Street::kSure, i + (has_dot && is_short ? 1 : 0)};
  }
  if (std::any_of(kLikely.begin(), kLikely.end(), ends)) {
    return {IsCapital(text[at]) ? Street::kSure : Street::kLikely, i};
  }
  return {any, i};
}

// "Oude Markt", "De Brink": the second of two words, where neither says it by itself.
bool IsSecondWord(std::string_view text, std::size_t at, std::size_t end) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"markt", "brink", "plein", "es", "esch", "wal", "hof", "kamp", "dijk", "kade", "singel",
       "weg", "pad", "haar", "straat"});
  constexpr auto kBefore = std::to_array<std::string_view>(
      {"oude", "nieuwe", "hoge", "lage", "lange", "korte", "kleine", "grote"});
  const std::string word = LowerPlain(text.substr(at, end - at));
  if (!IsCapital(text[at]) || std::find(kWords.begin(), kWords.end(), word) == kWords.end())
    return false;
  if (at < 3 || text[at - 1] != ' ') return false;
  std::size_t from = at - 1;
  while (from > 0 && at - from < 12 && IsLetter(text[from - 1])) --from;
  const std::string before = LowerPlain(text.substr(from, at - 1 - from));
  return IsCapital(text[from]) &&
         std::find(kBefore.begin(), kBefore.end(), before) != kBefore.end();
}

bool IsSaidToLive(std::string_view text, std::size_t at) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"adres:", "adres is", "woont", "wonen", "woonadres", "woon ", "woonde", "woonachtig"});
  return FollowsWord(text, at, kWords, 24);
}

// What follows a number that is no house: "3 weken", "12 mei", "10 km".
bool IsCountOf(std::string_view text, std::size_t at) {
  const std::size_t word = SkipGap(text, at, 2);
  if (word >= text.size()) return false;
  constexpr auto kUnits = std::to_array<std::string_view>(
      {"januari",  "februari",  "maart",    "april",    "mei",      "juni",      "juli",
       "augustus", "september", "oktober",  "november", "december", "jan",       "feb",
       "mrt",      "apr",       "jun",      "jul",      "aug",      "sep",       "sept",
       "okt",      "nov",       "dec",      "uur",      "km",       "kilometer", "m",
       "meter",    "minuten",   "min",      "weken",    "week",     "dagen",     "dag",
       "nachten",  "maanden",   "maand",    "jaar",     "euro",     "procent",   "keer",
       "x",        "graden",    "personen", "mensen",   "inwoners", "bomen",     "huizen",
       "woningen", "kramen",    "tafels",   "nieuwe",   "stuks",    "seconden",  "kg",
       "ton",      "bij",       "extra"});
  constexpr std::string_view kMarks = "%:";
  if (word == at && kMarks.find(text[at]) != std::string_view::npos)
    return text[at] == '%' || (at + 1 < text.size() && IsDigit(text[at + 1]));
  if ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() && IsDigit(text[at + 1]))
    return true;
  return std::any_of(kUnits.begin(), kUnits.end(),
                     [&](std::string_view unit) { return IsWordAt(text, word, unit); });
}

// Behind a street that may be a word as well: a number that stands for itself.
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

// " en 14", " t/m 20"
std::size_t MoreNumbers(std::string_view text, std::size_t at) {
  for (const std::string_view word : {" en ", " t/m ", " tot en met ", " tm ", " - "}) {
    if (!BeginsAt(text, at, word)) continue;
    const std::size_t number = HouseNumberAt(text, at + word.size());
    if (number == 0 || IsCountOf(text, at + word.size() + number)) return 0;
    return word.size() + number;
  }
  return 0;
}

std::size_t NumberBehind(std::string_view text, std::size_t end) {
  std::size_t i = end;
  while (i < text.size() && i - end < 4 &&
         (IsGap(text[i]) || text[i] == ',' || text[i] == ':' || text[i] == '(' || text[i] == '#' ||
          text[i] == '-')) {
    ++i;
  }
  for (const std::string_view word : {"huisnummer", "nummer", "nr", "no", "op"}) {
    if (!BeginsAt(text, i, word) || i == end) continue;
    std::size_t next = i + word.size();
    while (next < text.size() && next - i < 14 &&
           (text[next] == '.' || IsGap(text[next]) || text[next] == ':')) {
      ++next;
    }
    if (next < text.size() && IsDigit(text[next])) return next;
  }
  return i < text.size() && IsDigit(text[i]) ? i : 0;
}

std::size_t StreetAndNumber(std::string_view text, std::size_t at) {
  const std::size_t word = WordEnd(text, at);
  const bool has_dot = word < text.size() && text[word] == '.';
  const std::size_t start = NumberBehind(text, word + (has_dot ? 1 : 0));
  if (start == 0) return 0;
  StreetName name = StreetAt(text, at);
  if (has_dot && name.end == word) return 0;
  if (IsSecondWord(text, at, name.end)) name.street = Street::kSure;
  const std::size_t with_code = NumberAndPostcode(text, start);
  const bool is_any = name.street == Street::kNamed || name.street == Street::kNone;
  if (is_any && with_code > 0 && name.end - at >= 2 && IsCapital(text[at])) {
    return start + with_code - at;
  }
  if (is_any && (name.street == Street::kNone || start != name.end + 1 || !IsSaidToLive(text, at)))
    return 0;
  if (with_code > 0) return start + with_code - at;
  const std::size_t number = HouseNumberAt(text, start);
  if (number == 0 || IsYear(text, start, number) || IsCountOf(text, start + number)) return 0;
  if (name.street != Street::kSure && !IsAlone(text, start + number)) return 0;
  return start + number + MoreNumbers(text, start + number) - at;
}

// "nummer 12 in de Kerkstraat"
std::size_t NumberInStreet(std::string_view text, std::size_t at) {
  const char first = LowerAscii(text[at]);
  if (first != 'h' && first != 'n' && first != 'o') return 0;
  std::size_t i = at;
  for (const std::string_view word : {"huisnummer", "nummer", "nr", "op"}) {
    if (!IsWordAt(text, at, word)) continue;
    i = at + word.size();
    break;
  }
  if (i == at) return 0;
  while (i < text.size() && i - at < 14 && (text[i] == ' ' || text[i] == '.' || text[i] == ':')) {
    ++i;
  }
  const std::size_t number = HouseNumberAt(text, i);
  if (number == 0) return 0;
  i += number;
  for (const std::string_view word :
       {" in de ", " aan de ", " van de ", " in het ", " aan het ", ", "}) {
    if (!BeginsAt(text, i, word)) continue;
    const StreetName street = StreetAt(text, i + word.size());
    return street.street == Street::kSure ? street.end - at : 0;
  }
  return 0;
}

// Is there the rest of an address in this sentence, before or behind a postcode?
bool HasHouseNear(std::string_view text, std::size_t at, std::size_t end) {
  for (std::size_t i = at < 80 ? 0 : at - 80; i + 5 <= at; ++i) {
    if (BeginsAt(text, i, "dres]")) return true;
  }
  for (std::size_t i = end; i < text.size() && i - end < 60; ++i) {
    if (!StartsWord(text, i) || !IsLetter(text[i])) continue;
    if (BeginsAt(text, i, "adres]")) return true;
    if (StreetAndNumber(text, i) > 0 || NumberInStreet(text, i) > 0) return true;
  }
  return false;
}

}  // namespace

std::size_t FindAddress(std::string_view text, std::size_t at) {
  if (IsDigit(text[at])) {
    const std::size_t postcode = PostcodeAt(text, at);
    if (postcode == 0) return NumberAndPostcode(text, at);
    const std::size_t gap = Between(text, at + postcode);
    const std::size_t number = gap > 0 ? HouseNumberAt(text, at + postcode + gap) : 0;
    // "1939 EN 1940" are years.
    if (number > 0 && !IsYear(text, at + postcode + gap, number)) return postcode + gap + number;
    return HasHouseNear(text, at, at + postcode) ? postcode : 0;
  }
  if (!IsLetter(text[at])) return 0;
  const std::size_t street = StreetAndNumber(text, at);
  return street > 0 ? street : NumberInStreet(text, at);
}

}  // namespace kringen
