// Where somebody lives: a street with its number, a postcode with a house number.
#include <algorithm>
#include <array>

#include "import/redact/house_numbers.h"
#include "import/redact/redact_parts.h"
#include "import/redact/street_names.h"

namespace kringen {
namespace {

// "7582 C B 5"
std::size_t SpacedPostcode(std::string_view text, std::size_t at, std::size_t letters) {
  if (letters + 5 > text.size() || letters == at + 4) return 0;
  const bool is_spaced = IsCapital(text[letters]) && text[letters + 1] == ' ' &&
                         IsCapital(text[letters + 2]) && text[letters + 3] == ' ' &&
                         IsDigit(text[letters + 4]);
  return is_spaced ? letters + 3 - at : 0;
}

// "7581 AB"; SA, SD and SS are not given out.
std::size_t PostcodeAt(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] < '1' || text[at] > '9') return 0;
  if (at > 0 && IsWord(text[at - 1])) return 0;
  for (std::size_t i = 1; i < 4; ++i) {
    if (!IsDigit(text[at + i])) return 0;
  }
  std::size_t i = at + 4;
  const bool is_dashed = text[i] == '-';
  if (text[i] == ' ' || is_dashed) ++i;
  if (i + 2 > text.size()) return 0;
  if (const std::size_t spaced = SpacedPostcode(text, at, i)) return spaced;
  // "2024-AB-15" is the number of a document.
  if (is_dashed && IsYear(text, at, 4) && text.substr(i + 2, 1) == "-") return 0;
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

// "huisnummer", "nr": the end of the word with what stands behind it; `at` when there is none.
std::size_t SkipNumberWord(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"huisnummer", "huisnr", "nummer", "nr"}) {
    if (!IsWordAt(text, at, word)) continue;
    std::size_t i = at + word.size();
    while (i < text.size() && (text[i] == ' ' || text[i] == ':' || text[i] == '.')) ++i;
    return i;
  }
  return at;
}

std::size_t Between(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < 4 &&
         (text[i] == ' ' || text[i] == ',' || text[i] == '-' || text[i] == '\n')) {
    ++i;
  }
  return SkipNumberWord(text, i) - at;
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

std::size_t NumberBehind(std::string_view text, std::size_t end) {
  const std::size_t gap = SkipGap(text, end, 4);
  std::size_t i = gap;
  while (i < text.size() && i - end < 4 &&
         (SkipGap(text, i, 1) > i ||
          std::string_view(",:(#-").find(text[i]) != std::string_view::npos)) {
    ++i;
  }
  for (const std::string_view word : {"huisnummer", "huisnr", "nummer", "nr", "no", "op"}) {
    if (!BeginsAt(text, i, word) || i == end) continue;
    std::size_t next = i + word.size();
    while (next < text.size() && next - i < 14 &&
           (text[next] == '.' || text[next] == ':' || SkipGap(text, next, 1) > next)) {
      ++next;
    }
    if (next < text.size() && IsDigit(text[next])) return next;
  }
  return i < text.size() && IsDigit(text[i]) ? i : 0;
}

// A number that can be the house of this street, with the others of its row; 0: it is none.
std::size_t HousesAt(std::string_view text, std::size_t start, bool is_sure) {
  const std::size_t number = HouseNumberAt(text, start);
  const std::size_t end = start + number;
  if (number == 0 || IsYear(text, start, number) || IsCountOf(text, end)) return 0;
  if (IsOtherNumber(text, start, end)) return 0;
  bool is_day = false;
  const std::size_t more = MoreNumbers(text, end, &is_day);
  if (is_day || (!is_sure && more == 0 && !IsAlone(text, end))) return 0;
  return number + more;
}

// "Provincialeweg 733" is a road, not a house on it.
bool IsRoad(std::string_view text, std::size_t at, std::size_t start) {
  if (!BeginsAt(text, at, "provincialeweg")) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", start), text.size());
  return end - start == 3 && text[start] > '1' && EndsWord(text, end);
}

// "Groep 8, Losser": what is numbered and no street.
bool IsNumbered(std::string_view text, std::size_t at) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"zaal",      "groep",     "lijn",      "bus",      "team",     "lokaal",     "kamer",
       "fase",      "week",      "dag",       "hal",      "veld",     "nummer",     "nr",
       "artikel",   "punt",      "halte",     "deel",     "ronde",    "klas",       "plek",
       "plaats",    "poule",     "wedstrijd", "project",  "versie",   "aflevering", "editie",
       "vraag",     "bijlage",   "categorie", "speler",   "uitgave",  "locatie",    "gebouw",
       "blok",      "station",   "boom",      "paal",     "put",      "kavel",      "route",
       "knooppunt", "zone",      "gebied",    "wijk",     "vak",      "loket",      "balie",
       "perron",    "trein",     "stap",      "top",      "juni",     "juli",       "mei",
       "maart",     "april",     "op",        "om",       "vanaf",    "tot",        "circa",
       "ruim",      "nog",       "vrijdag",   "zaterdag", "zondag",   "maandag",    "dinsdag",
       "woensdag",  "donderdag", "leeftijd",  "jeugd",    "heren",    "dames",      "januari",
       "februari",  "augustus",  "september", "oktober",  "november", "december",   "cat",
       "afslag",    "plusminus", "met",       "de",       "het",      "voor",       "van",
       "en",        "rond"});  // technical
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return IsWordAt(text, at, word); });
}

// "Opening 10, Oldenzaal", "Buslijn 62, Losser": words that end as one that is numbered.
bool EndsNumbered(std::string_view word) {
  constexpr auto kEnds = std::to_array<std::string_view>(
      {"dag", "lijn", "lokaal", "bureau", "zaal", "groep", "ing", "week", "team", "klas", "school",
       "wedstrijd", "route", "halte", "plan", "nummer"});  // technical
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return word.size() > end.size() && BeginsAt(word, word.size() - end.size(), end);
  });
}

// Where the word by itself says too little: somebody lives there, a house number is named so, or
// the place follows.
bool IsCertain(std::string_view text, std::size_t at, const StreetName& name, std::size_t start) {
  if (name.street == Street::kNone) return false;
  const bool is_named =
      text.substr(name.end, start - name.end).find('h') != std::string_view::npos &&
      BeginsAt(text, SkipGap(text, name.end, 2), "huisn");
  if (is_named) return true;
  const bool is_near = start == name.end + 1 || BeginsAt(text, name.end, " nr") ||
                       BeginsAt(text, name.end, " nummer");
  if (!is_near || IsNumbered(text, at)) return false;
  if (IsSaidToLive(text, at)) return true;
  const std::size_t number = HouseNumberAt(text, start);
  return start == name.end + 1 && number > 0 && number < 5 && name.end - at > 2 &&
         !EndsNumbered(text.substr(at, name.end - at)) &&
         !IsPlaceName(text.substr(at, name.end - at)) && StandsBeforePlace(text, start + number);
}

// "Molenhoek 7": a small number that stands for itself.
bool IsSmallHouse(std::string_view text, std::size_t at, const StreetName& name,
                  std::size_t start) {
  constexpr std::size_t kMostDigits = 3;
  if (name.street != Street::kMaybe || start != name.end + 1 || FollowsPlan(text, at)) return false;
  std::size_t end = start;
  while (end < text.size() && IsDigit(text[end])) ++end;
  return end - start <= kMostDigits;
}

std::size_t StreetAndNumber(std::string_view text, std::size_t at) {
  const std::size_t word = StreetWordEnd(text, at);
  const bool has_dot = word < text.size() && text[word] == '.';
  const std::size_t start = NumberBehind(text, word + (has_dot ? 1 : 0));
  if (start == 0) return 0;
  const StreetName name = StreetAt(text, at);
  if ((has_dot && name.end == word) || IsRoad(text, at, start)) return 0;
  const std::size_t with_code = NumberAndPostcode(text, start);
  const bool is_any = name.street <= Street::kMaybe;
  if (is_any && with_code > 0 && name.end - at >= 2 && IsCapital(text[at])) {
    return start + with_code - at;
  }
  const bool is_certain = !is_any || IsCertain(text, at, name, start);
  if (!is_certain && !IsSmallHouse(text, at, name, start)) return 0;
  if (with_code > 0) return start + with_code - at;
  const bool is_sure = name.street == Street::kSure || (is_any && FollowsHouse(text, at));
  const std::size_t houses = HousesAt(text, start, is_sure);
  return houses == 0 ? 0 : start + houses - at;
}

// "nummer 12 in de Kerkstraat"
std::size_t NumberInStreet(std::string_view text, std::size_t at) {
  const char first = LowerAscii(text[at]);
  if (first != 'h' && first != 'n' && first != 'o') return 0;
  std::size_t i = at;
  for (const std::string_view word : {"huisnummer", "huisnr", "nummer", "nr", "op"}) {
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
       {" in de ", " aan de ", " van de ", " in het ", " aan het ", ", ", " "}) {
    if (!BeginsAt(text, i, word) || (word == " " && first == 'o')) continue;
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
