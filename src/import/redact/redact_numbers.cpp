// Account numbers, BSN and number plates.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

bool PassesElevenTest(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const int weight = i == 8 ? -1 : 9 - static_cast<int>(i);
    sum += weight * (digits[i] - '0');
  }
  return sum % 11 == 0;
}

char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool PassesIbanTest(std::string_view iban) {
  int rest = 0;
  for (const std::string_view part : {iban.substr(4), iban.substr(0, 4)}) {
    for (const char c : part) {
      const int value = IsDigit(c) ? c - '0' : c - 'A' + 10;
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
  }
  return rest == 1;
}

// "NL", two digits, four letters, ten digits: also one with a slip of the pen is somebody's.
bool IsDutchIban(std::string_view iban) {
  if (iban.size() != 18 || iban.substr(0, 2) != "NL") return false;
  for (std::size_t i = 2; i < iban.size(); ++i) {
    if (IsDigit(iban[i]) == (i >= 4 && i < 8)) return false;
  }
  return true;
}

bool BeginsIban(std::string_view text, std::size_t at) {
  // In small letters only the Dutch form: "er 18 geworden is" would pass for one of Eritrea.
  const bool is_dutch = BeginsAt(text, at, "nl") || BeginsAt(text, at, "n l ");
  return is_dutch || (IsCapital(text[at]) && IsCapital(text[at + 1]));
}

// An account number of the time before IBAN, behind its name.
std::size_t OldAccount(std::string_view text, std::size_t at) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"rekening", "rekeningnummer", "bankrekening", "bankrekeningnummer", "giro", "postbank",
       "rek", "bankrek", "gironummer"});  // technical
  if (!IsDigit(text[at]) || !HasLabel(text, at, kLabels)) return 0;
  const Digits read = ReadDigits(text, at, 15, " .-");
  const bool fits = read.digits.size() >= 7 && read.digits.size() <= 10 &&
                    (read.digits[0] != '0' || read.digits.size() == 10);
  return fits && EndsWord(text, read.end) ? read.end - at : 0;
}

// The plate has this form: X a letter, 9 a digit. `is_loose`: also in small letters and with other
// marks, blanks or nothing for its dashes, as people write it behind the word.
std::size_t PlateSize(std::string_view text, std::size_t at, std::string_view form, bool is_loose) {
  std::size_t i = at;
  for (std::size_t k = 0; k < form.size(); ++k) {
    const char wanted = form[k];
    const char c = i < text.size() ? text[i] : '\0';
    if (wanted == '-') {
      if (!is_loose && c != '-') return 0;
      if (!is_loose) ++i;
      std::size_t next = i;
      while (is_loose && next < text.size() && next - i < 3 &&
             std::string_view(" -._/").find(text[next]) != std::string_view::npos) {
        ++next;
      }
      i = next;
      continue;
    }
    const char letter = is_loose ? Upper(c) : c;
    if (wanted == '9' ? !IsDigit(c) : !IsCapital(letter)) return 0;
    ++i;
    // "1 2 A B C 3"
    const bool is_same = k + 1 < form.size() && form[k + 1] != '-';
    if (is_loose && is_same && i + 1 < text.size() && text[i] == ' ' &&
        (i + 2 >= text.size() || !IsWord(text[i + 2]) || text[i + 2] == ' ')) {
      ++i;
    }
  }
  const bool ends = EndsWord(text, i) && (i >= text.size() || text[i] != '-' ||
                                          i + 1 >= text.size() || !IsWord(text[i + 1]));
  return ends ? i - at : 0;
}

// More letters, or more digits, than any plate begins with.
bool BeginsLong(std::string_view text) {
  const std::string_view begin = text.substr(0, 4);
  return begin.size() == 4 && (std::all_of(begin.begin(), begin.end(), IsLetter) ||
                               std::all_of(begin.begin(), begin.end(), IsDigit));
}

// The 14 series of the Dutch register, and the Belgian one.
constexpr auto kForms = std::to_array<std::string_view>(
    {"XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99",
     "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9", "9-XXX-999"});
constexpr auto kPlateWords = std::to_array<std::string_view>(
    {"kenteken", "nummerplaat", "nummerbord", "kentekenplaat"});  // technical
// A number behind one of these is one of a paper or a thing, whatever its form.
constexpr auto kPaperWords = std::to_array<std::string_view>(
    {"formulier", "lot",     "kavel",   "regeling",   "besluit", "artikel", "code",   "model",
     "type",      "kenmerk", "zaak",    "dossier",    "bijlage", "norm",    "versie", "serie",
     "tekening",  "bestek",  "perceel", "vergunning", "lijn",    "kast",    "zaal"});  // technical
constexpr auto kOrderWords = std::to_array<std::string_view>(
    {"order", "ordernummer", "factuur", "factuurnummer", "bestelnummer", "bestelling", "totaal",
     "bedrag", "aantal", "kvk", "artikelnummer", "bedraagt", "serienummer", "som", "offerte",
     "offertenummer", "productnummer"});  // technical
constexpr auto kAmountWords = std::to_array<std::string_view>(
    {"euro", "eur", "inwoners", "keer", "stuks", "volgers", "bytes", "kwh", "m2", "m3", "liter",
     "kilo", "kg", "ton", "meter", "km", "mensen", "bezoekers", "dollar"});  // technical
constexpr auto kCarWords = std::to_array<std::string_view>(
    {"auto",      "wagen",   "bus",       "bestelbus",  "scooter", "motor",  "brommer",
     "aanhanger", "caravan", "opel",      "volkswagen", "vw",      "ford",   "bmw",
     "audi",      "toyota",  "renault",   "peugeot",    "fiat",    "kia",    "volvo",
     "mercedes",  "seat",    "skoda",     "tesla",      "citroen", "nissan", "mazda",
     "suzuki",    "hyundai", "taxi",      "bestuurder", "dader",   "golf",   "polo",
     "reed",      "rijdt",   "geparkeerd"});  // technical

bool HasCarWord(std::string_view text, std::size_t at, std::size_t end) {
  return FollowsWord(text, at, kCarWords, 24) || PrecedesWord(text, end, kCarWords, 16);
}

// "NOH-AB 123", behind the word.
std::size_t GermanPlate(std::string_view text, std::size_t at) {
  std::size_t i = at;
  const auto letters = [&](std::size_t most) {
    const std::size_t from = i;
    while (i < text.size() && i - from < most && IsCapital(text[i])) ++i;
    return i - from;
  };
  const auto gap = [&] {
    if (i < text.size() && (text[i] == ' ' || text[i] == '-')) ++i;
  };
  if (letters(3) == 0) return 0;
  gap();
  if (letters(2) == 0) return 0;
  gap();
  const std::size_t from = i;
  while (i < text.size() && i - from < 4 && IsDigit(text[i])) ++i;
  return i > from && EndsWord(text, i) && FollowsWord(text, at, kPlateWords, 32) ? i - at : 0;
}

// "111222333 euro"
bool CountsWhatFollows(std::string_view text, std::size_t end) {
  if (end + 1 >= text.size() || text[end] != ' ') return false;
  return std::any_of(kAmountWords.begin(), kAmountWords.end(),
                     [&](std::string_view word) { return IsWordAt(text, end + 1, word); });
}

}  // namespace

std::size_t FindIban(std::string_view text, std::size_t at) {
  if (at + 7 > text.size()) return 0;
  if (!BeginsIban(text, at)) return OldAccount(text, at);
  constexpr std::string_view kMarks = " .-/_\n\r)";
  std::string iban;
  std::size_t end = 0;
  for (std::size_t i = at; i < text.size() && iban.size() < 34;) {
    std::size_t next = i;
    while (next < text.size() && next - i < 3 && kMarks.find(text[next]) != std::string_view::npos)
      ++next;
    if (next >= text.size()) break;
    const char c = Upper(text[next]);
    if (!IsDigit(c) && !IsCapital(c)) break;
    iban += c;
    i = next + 1;
    if (iban.size() >= 3 && iban.size() <= 4 && !IsDigit(c)) return 0;
    const bool is_dutch = iban[0] == 'N' && iban.size() > 1 && iban[1] == 'L';
    const bool may_end = is_dutch ? iban.size() == 18 : iban.size() >= 15;
    if (!may_end || !EndsWord(text, i)) continue;
    if (is_dutch ? IsDutchIban(iban) : PassesIbanTest(iban)) end = i;
    if (is_dutch) break;
  }
  return end == 0 ? 0 : end - at;
}

std::size_t FindBsn(std::string_view text, std::size_t at) {
  std::size_t start = at;
  if (BeginsAt(text, at, "bsn") && at + 3 < text.size() && IsDigit(text[at + 3])) start += 3;
  if (!IsDigit(text[start])) return 0;
  if (at > 1 && (text[at - 1] == ',' || text[at - 1] == '.' || text[at - 1] == '-') &&
      IsWord(text[at - 2])) {
    return 0;
  }
  const Digits read = ReadDigits(text, start, 9, kDigitMarks);
  if (read.digits.size() < 8 || !EndsWord(text, read.end)) return 0;
  if (read.digits.find_first_not_of('0') == std::string::npos) return 0;  // nobody's
  if (read.end + 1 < text.size() && (text[read.end] == ',' || text[read.end] == '.') &&
      IsDigit(text[read.end + 1])) {
    return 0;
  }
  constexpr auto kWords = std::to_array<std::string_view>(
      {"bsn", "burgerservice", "burger service", "sofi", "b.s.n", "b s n", "persoonsnummer",
       "persoonlijk nummer", "fiscaal nummer", "bsn-nummer"});  // technical
  constexpr auto kBehind = std::to_array<std::string_view>(
      {"bsn", "burgerservicenummer", "sofinummer", "bsnnummer"});  // technical
  if (start > at || FollowsWord(text, at, kWords, 64) ||
      PrecedesWord(text, read.end, kBehind, 24)) {
    return read.end - at;
  }
  if (read.digits.size() != 9 || !PassesElevenTest(read.digits)) return 0;
  if (HasLabel(text, start, kOrderWords) || CountsWhatFollows(text, read.end)) return 0;
  // Without its name only as one number or in the groups of a card: 1.234.567 is an amount.
  const auto& groups = read.groups;
  const bool fits = groups.size() == 1 || groups == std::vector<std::size_t>{4, 2, 3};
  return fits ? read.end - at : 0;
}

std::size_t FindPlate(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '-') return 0;
  const std::string_view near = text.substr(at, 12);
  if (std::none_of(near.begin(), near.end(), IsDigit) ||
      std::none_of(near.begin(), near.end(), IsLetter) || BeginsLong(near)) {
    return 0;
  }
  for (const std::string_view form : kForms) {
    const std::size_t size = form.size() > 8 ? 0 : PlateSize(text, at, form, false);
    if (size > 0) return HasLabel(text, at, kPaperWords) ? 0 : size;
  }
  for (const std::string_view form : kForms) {
    const std::size_t size = PlateSize(text, at, form, true);
    if (size == 0) continue;
    if (FollowsWord(text, at, kPlateWords, 40) || PrecedesWord(text, at + size, kPlateWords, 24)) {
      return size;
    }
    const std::string_view plate = text.substr(at, size);
    const bool is_clear = std::none_of(plate.begin(), plate.end(),
                                       [](char c) { return IsLetter(c) && !IsCapital(c); });
    const bool has_dashes = std::count(plate.begin(), plate.end(), '-') == 2;
    if ((is_clear || has_dashes || size == 6) && form.size() <= 8 &&
        HasCarWord(text, at, at + size))
      return size;
    return 0;
  }
  return IsCapital(text[at]) ? GermanPlate(text, at) : 0;
}

}  // namespace kringen
