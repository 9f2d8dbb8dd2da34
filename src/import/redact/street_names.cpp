#include "import/redact/street_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "import/redact/people_names.h"
#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestStreet = 40;

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

// "Molenhoek", "Vlasakkers": common ends, which other words have as well. A place is no street.
bool EndsLikeStreet(const std::string& word) {
  constexpr auto kEnds = std::to_array<std::string_view>(
      {"hoek",   "rand",   "ring",   "veld",  "velden", "kamp",  "kampen", "akker",
       "akkers", "zijde",  "brink",  "horst", "heuvel", "zoom",  "erf",    "enk",
       "meent",  "maat",   "stroom", "goor",  "diek",   "oever", "mors",   "wal",
       "markt",  "landen", "tuin",   "baan",  "vaart",  "kuil",  "rot",    "bos",
       "sches",  "eres",   "gaarde", "stede", "weide",  "beek",  "heide",  "donk"});  // technical
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"sportveld",     "werkveld",       "vakgebied",    "speelveld",    "voetbalveld",
       "kunstgrasveld", "trapveld",       "grasveld",     "hoofdveld",    "bijveld",
       "kerstmarkt",    "rommelmarkt",    "weekmarkt",    "jaarmarkt",    "snuffelmarkt",
       "boekenmarkt",   "streekmarkt",    "vlooienmarkt", "arbeidsmarkt", "woningmarkt",
       "banenmarkt",    "zwembaan",       "ijsbaan",      "rijbaan",      "kegelbaan",
       "startbaan",     "crossbaan",      "loopbaan",     "skeelerbaan",  "jachthaven",
       "luchthaven",    "zomerkamp",      "ponykamp",     "tentenkamp",   "kinderkamp",
       "trainingskamp", "zomermarkt",     "herring",      "speeltuin",    "moestuin",
       "volkstuin",     "dierentuin",     "kindertuin",   "schooltuin",   "snelheidsbaan",
       "atletiekbaan",  "midgetgolfbaan", "golfbaan",     "rolstoelbaan", "informatiemarkt",
       "braderiemarkt", "voedselbos",     "tegenstroom",  "achterstroom", "loting",
       "bereikbaar",    "verkeersring",   "ballenbak",    "zandberg"});  // technical
  // "Vergadering 3", "Verandering 2": a word for what is done.
  const bool is_deed = word.ends_with("ering") || word.ends_with("eling");
  const bool is_road = word.ends_with("erring") || word.ends_with("nring");
  if (is_deed && !is_road) return false;
  const bool ends = std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
    return word.size() >= end.size() + 3 && word.ends_with(end);
  });
  if (!ends || std::find(kOthers.begin(), kOthers.end(), word) != kOthers.end()) return false;
  return (FindWord(word).name & kNamePlace) == 0;
}

// The word that ends before `at`, over one blank.
std::string_view WordBefore(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && at - end < 3 && (text[end - 1] == ' ' || text[end - 1] == ':')) --end;
  std::size_t from = end;
  while (from > 0 && end - from < 32 && (IsLetter(text[from - 1]) || text[from - 1] == '\''))
    --from;
  return text.substr(from, end - from);
}

}  // namespace

std::size_t StreetWordEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < kLongestStreet &&
         (IsLetter(text[i]) || (text[i] == '-' && i + 1 < text.size() && IsLetter(text[i + 1])))) {
    ++i;
  }
  return i;
}

StreetName StreetAt(std::string_view text, std::size_t at) {
  const std::size_t i = StreetWordEnd(text, at);
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
  if (word.size() < 2) return {Street::kNone, i};
  if (is_none) return {IsSecondWord(text, at, i) ? Street::kSure : any, i};
  if (std::any_of(kSure.begin(), kSure.end(), ends)) {
    const bool is_short = ends("str");
    return {Street::kSure, i + (has_dot && is_short ? 1 : 0)};
  }
  if (std::any_of(kLikely.begin(), kLikely.end(), ends)) {
    return {IsCapital(text[at]) ? Street::kSure : Street::kLikely, i};
  }
  if (IsSecondWord(text, at, i)) return {Street::kSure, i};
  if (IsCapital(text[at]) && EndsLikeStreet(lower)) return {Street::kMaybe, i};
  return {any, i};
}

bool FollowsHouse(std::string_view text, std::size_t at) {
  constexpr auto kLinks = std::to_array<std::string_view>(
      {"de", "den", "het", "'t", "aan", "op", "van", "voor", "in", "is", "te"});  // technical
  constexpr auto kHouses = std::to_array<std::string_view>(
      {"woning", "woonhuis", "huis", "perceel", "appartement", "boerderij", "adres", "bewoner",
       "bewoners", "bewoonster", "vergunning"});  // technical
  for (int words = 0; words < 4 && at > 0; ++words) {
    const std::string_view word = WordBefore(text, at);
    if (word.empty()) return false;
    const std::string lower = LowerPlain(word);
    const auto is = [&](std::string_view each) { return lower == each; };
    const auto ends = [&](std::string_view each) { return lower.ends_with(each); };
    if (std::any_of(kHouses.begin(), kHouses.end(), ends)) return true;
    if (std::none_of(kLinks.begin(), kLinks.end(), is)) return false;
    at = static_cast<std::size_t>(word.data() - text.data());
  }
  return false;
}

bool IsSaidToLive(std::string_view text, std::size_t at) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"adres:", "adres is", "woont", "wonen", "woonadres", "woon ", "woonde", "woonachtig"});
  return FollowsWord(text, at, kWords, 24) || FollowsHouse(text, at);
}

bool FollowsPlan(std::string_view text, std::size_t at) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"plan", "project", "wijk", "park", "terrein", "gebied",
                                       "camping", "zwembad", "fase"});  // technical
  const std::string word = LowerPlain(WordBefore(text, at));
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

bool IsPlaceName(std::string_view word) {
  return (FindWord(LowerPlain(word)).name & kNamePlace) != 0;
}

bool StandsBeforePlace(std::string_view text, std::size_t at) {
  std::size_t from = 0;
  for (const std::string_view link : {", ", " te ", "\n"}) {
    if (BeginsAt(text, at, link)) from = at + link.size();
  }
  const bool has_article = from > 0 && text.substr(from, 3) == "De ";  // "De Lutte"
  if (has_article) from += 3;
  if (from == 0 || from >= text.size() || !IsCapital(text[from])) return false;
  const std::size_t end = StreetWordEnd(text, from);
  // "Losser 2, De Lutte 1" is the result of a game.
  if (end + 1 < text.size() && text[end] == ' ' && IsDigit(text[end + 1])) return false;
  return has_article || IsPlaceName(text.substr(from, end - from));
}

}  // namespace kringen
