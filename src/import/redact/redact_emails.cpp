// Mail addresses, also with their signs spelled out: "jan (at) voorbeeld punt nl".
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestLocal = 64, kLongestDomain = 120, kMostBlanks = 3;

bool IsLocal(char c) {
  return IsWord(c) || c == '.' || c == '%' || c == '+' || c == '-' || c == '\'';
}
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r'; }

// How sure a sign is to be one. A word that is one of language as well needs more around it.
// kWeak: "bij", which is hardly ever one.
enum class Sign : std::uint8_t { kNone, kAt, kSpelled, kWord, kWeak };

struct AtSign {
  Sign sign = Sign::kNone;
  std::size_t from = 0, to = 0;  // with the blanks around it
  bool is_loose = false;         // there are blanks
};

constexpr auto kOpen = std::string_view("([{<*-_.|");
constexpr auto kClose = std::string_view(")]}>*-_.|");

std::size_t SkipSpace(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < kMostBlanks && IsSpace(text[i])) ++i;
  return i;
}
std::size_t SkipSpaceBack(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && at - i < kMostBlanks && IsSpace(text[i - 1])) --i;
  return i;
}

// Takes the brackets around [from, to), when they are of one kind.
bool TakeBrackets(std::string_view text, std::size_t* from, std::size_t* to) {
  const std::size_t left = SkipSpaceBack(text, *from), right = SkipSpace(text, *to);
  if (left == 0 || right >= text.size()) return false;
  const std::size_t open = kOpen.find(text[left - 1]);
  if (open == std::string_view::npos || text[right] != kClose[open]) return false;
  *from = left - 1;
  *to = right + 1;
  return true;
}

// The word for the sign that begins here, or the sign itself.
std::size_t SignSize(std::string_view text, std::size_t at, Sign* sign) {
  if (text[at] == '@') {
    *sign = Sign::kAt;
    constexpr std::size_t kMostSigns = 3;  // a slip of the finger: "naam@@voorbeeld.nl"
    std::size_t size = 1;
    while (size < kMostSigns && at + size < text.size() && text[at + size] == '@') ++size;
    return size;
  }
  if (BeginsAt(text, at, "bij") && StartsWord(text, at) && EndsWord(text, at + 3)) {
    *sign = Sign::kWeak;
    return 3;
  }
  if (LowerAscii(text[at]) != 'a' || (at > 0 && (IsLetter(text[at - 1]) || IsDigit(text[at - 1]))))
    return 0;
  constexpr auto kNames = std::to_array<std::string_view>(
      {"apenstaartje", "apestaartje", "apenstaart", "apestaart", "apeklootje"});  // technical
  const char next = at + 1 < text.size() ? LowerAscii(text[at + 1]) : '\0';
  if (IsLetter(next) && next != 'p' && next != 't') return 0;
  *sign = Sign::kSpelled;
  for (const std::string_view name : kNames) {
    if (IsWordAt(text, at, name)) return name.size();
  }
  *sign = Sign::kWord;
  for (const std::string_view name : {"at", "a t", "a"}) {
    if (IsWordAt(text, at, name)) return name.size();
  }
  return 0;
}

AtSign AtSignAt(std::string_view text, std::size_t at) {
  AtSign found;
  const std::size_t size = SignSize(text, at, &found.sign);
  if (size == 0) return {};
  found.from = at;
  found.to = at + size;
  const bool is_wrapped = TakeBrackets(text, &found.from, &found.to);
  if (is_wrapped && found.sign == Sign::kWord) found.sign = Sign::kSpelled;
  if (!is_wrapped && found.sign == Sign::kWord && size != 2) return {};
  const std::size_t left = SkipSpaceBack(text, found.from), right = SkipSpace(text, found.to);
  found.is_loose = left < found.from || right > found.to;
  if (found.sign != Sign::kAt && !is_wrapped && (left == found.from || right == found.to)) {
    return {};
  }
  found.from = left;
  found.to = right;
  return found;
}

constexpr auto kDotWords = std::to_array<std::string_view>({"punt", "dot", "d o t"});
constexpr auto kLineWords =
    std::to_array<std::string_view>({"underscore", "streepje", "minteken", "punt", "dot"});

// Endings that a reader takes for an address where its dot is spelled or stands apart.
bool IsEnding(std::string_view label, bool is_strict) {
  constexpr auto kSure = std::to_array<std::string_view>({"nl", "com", "org", "be", "eu"});
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"net", "de",  "info",  "nu",        "frl",  "me",   "io",  "fr",
       "uk",  "biz", "email", "online",    "app",  "gov",  "edu", "example",
       "dev", "co",  "dk",    "amsterdam", "shop", "site", "club"});
  const std::string lower = LowerPlain(label);
  const auto is = [&](std::string_view ending) { return lower == ending; };
  return std::any_of(kSure.begin(), kSure.end(), is) ||
         (!is_strict && std::any_of(kOthers.begin(), kOthers.end(), is));
}

bool IsProvider(std::string_view label) {
  constexpr auto kProviders = std::to_array<std::string_view>(
      {"gmail",      "hotmail", "outlook",   "ziggo",   "kpnmail", "live",      "icloud", "yahoo",
       "planet",     "home",    "xs4all",    "upcmail", "casema",  "chello",    "hetnet", "telfort",
       "protonmail", "msn",     "kpnplanet", "online",  "freedom", "googlemail"});
  const std::string lower = LowerPlain(label);
  return std::find(kProviders.begin(), kProviders.end(), lower) != kProviders.end();
}

struct Domain {
  std::size_t end = 0;  // 0: none
  bool is_known = false;
  bool is_spelled = false;
};

// "a-b", and "xn--mnchen-3ya" of a name with other letters.
bool GoesOnBehindDash(std::string_view text, std::size_t at) {
  const std::size_t next = at + 1 + (at + 1 < text.size() && text[at + 1] == '-' ? 1 : 0);
  return next < text.size() && (IsLetter(text[next]) || IsDigit(text[next]));
}

std::size_t LabelEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < 64 &&
         (IsLetter(text[i]) || IsDigit(text[i]) ||
          (text[i] == '-' && i > at && GoesOnBehindDash(text, i) && !BeginsAt(text, i, "-punt-") &&
           !BeginsAt(text, i, "-dot-")))) {
    ++i;
  }
  return i;
}

// "v o o r b e e l d": letters that stand apart.
std::size_t SpacedEnd(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i + 2 < text.size() && i - at < kLongestDomain && IsLetter(text[i]) &&
         text[i + 1] == ' ' && IsWord(text[i + 2]) &&
         (i + 3 >= text.size() || !IsWord(text[i + 3]))) {
    i += 2;
  }
  return i + 1;
}

bool StandsStrictEnding(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && text[at + 1] == ' ') {  // "c o m"
    std::string spaced(text.substr(at, SpacedEnd(text, at) - at));
    spaced.erase(std::remove(spaced.begin(), spaced.end(), ' '), spaced.end());
    return IsEnding(spaced, true);
  }
  const std::size_t end = LabelEnd(text, at);
  return IsEnding(text.substr(at, end - at), true);
}

// Size of the dot here, with what is around it; 0: none.
std::size_t DotSize(std::string_view text, std::size_t at, bool* is_spelled) {
  if (at + 1 < text.size() && text[at] == '.' && IsWord(text[at + 1])) {
    for (const std::string_view word : kDotWords) {  // ".dot."
      if (BeginsAt(text, at + 1, word) && at + 1 + word.size() < text.size() &&
          text[at + 1 + word.size()] == '.') {
        *is_spelled = true;
        return word.size() + 2;
      }
    }
    return 1;
  }
  if (at + 1 < text.size() && text[at] == ',' && StandsStrictEnding(text, at + 1)) return 1;
  const std::size_t first = SkipSpace(text, at);
  if (first >= text.size()) return 0;
  if (text[first] == '.') {
    const std::size_t next = SkipSpace(text, first + 1);
    return StandsStrictEnding(text, next) ||
                   (first > at && next == SpacedEnd(text, next) - 1 && next > first + 1)
               ? next - at
               : 0;
  }
  std::size_t from = first, to = first;
  const std::size_t open = kOpen.find(text[first]);
  if (open != std::string_view::npos) to = from = SkipSpace(text, first + 1);
  if (to >= text.size()) return 0;
  if (open != std::string_view::npos && text[to] == '.') {
    ++to;
  } else {
    for (const std::string_view word : kDotWords) {
      if (!BeginsAt(text, from, word)) continue;
      to = from + word.size();
      break;
    }
  }
  if (to == from) return 0;
  if (open != std::string_view::npos) {
    to = SkipSpace(text, to);
    if (to >= text.size() || text[to] != kClose[open]) return 0;
    ++to;
  } else if (first == at || to >= text.size() || !IsSpace(text[to])) {
    return 0;
  }
  *is_spelled = true;
  return SkipSpace(text, to) - at;
}

Domain DomainAt(std::string_view text, std::size_t at) {
  Domain domain;
  std::size_t i = at;
  for (int label = 0; i < text.size() && i - at < kLongestDomain; ++label) {
    std::size_t end = LabelEnd(text, i);
    if (end == i) break;
    if (end == i + 1 && end < text.size() && text[end] == ' ') end = SpacedEnd(text, i);
    std::string name(text.substr(i, end - i));
    name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
    if (label == 0 && IsProvider(name)) {
      domain.end = end;
      domain.is_known = true;
    }
    if (label > 0 && name.size() >= 2 && std::all_of(name.begin(), name.end(), IsLetter)) {
      domain.end = end;
      domain.is_known = IsEnding(name, false);
    }
    const std::size_t dot = DotSize(text, end, &domain.is_spelled);
    if (dot == 0) break;
    i = end + dot;
  }
  return domain;
}

std::size_t LocalStart(std::string_view text, std::size_t end) {
  std::size_t i = end;
  while (i > 0 && end - i < kLongestLocal && IsLocal(text[i - 1])) --i;
  while (i < end && !IsWord(text[i])) ++i;
  return i;
}

// Before a spelled sign also "jan punt bos" and "jan underscore bos".
std::size_t SpelledStart(std::string_view text, std::size_t start) {
  for (int times = 0; times < 4; ++times) {
    std::size_t i = SkipSpaceBack(text, start);
    const bool is_apart = i < start;
    const bool is_closed = i > 0 && kClose.find(text[i - 1]) < 4;  // a bracket
    if (is_closed) --i;
    std::size_t word = i;
    while (word > 0 && i - word < 12 && IsLetter(text[word - 1])) --word;
    const std::string name = LowerPlain(text.substr(word, i - word));
    const bool is_line = std::find(kLineWords.begin(), kLineWords.end(), name) != kLineWords.end();
    if (!is_line || (!is_apart && !is_closed)) return start;
    if (is_closed && (word == 0 || kOpen.find(text[word - 1]) >= 4)) return start;
    if (is_closed) --word;
    const std::size_t end = SkipSpaceBack(text, word);
    const std::size_t before = LocalStart(text, end);
    if (before == end) return start;
    start = before;
  }
  return start;
}

std::size_t SpacedStart(std::string_view text, std::size_t start) {
  const std::size_t last = start;
  while (start >= 2 && last - start < kLongestLocal && text[start - 1] == ' ' &&
         IsLocal(text[start - 2]) && (start == 2 || !IsWord(text[start - 3]))) {
    start -= 2;
  }
  return start;
}

// "kijk at voorbeeld.nl" is English, and no address.
bool IsPlainWord(std::string_view local) {
  constexpr auto kPlain = std::to_array<std::string_view>(
      {"us", "look", "available", "found", "more", "here", "live", "visit", "online", "is", "me",
       "website", "start", "starts", "people", "information"});
  const std::string lower = LowerPlain(local);
  return std::find(kPlain.begin(), kPlain.end(), lower) != kPlain.end();
}

// "jan punt jansen bij gmail punt com": all of it is said, at a provider that everybody knows.
bool IsSpelledOut(std::string_view text, std::size_t from, const AtSign& sign,
                  const Domain& domain) {
  const std::string_view local = text.substr(from, sign.from - from);
  const std::size_t end = LabelEnd(text, sign.to);
  return domain.is_spelled && IsProvider(text.substr(sign.to, end - sign.to)) &&
         std::any_of(local.begin(), local.end(), [](char c) { return !IsLetter(c); });
}

}  // namespace

std::vector<PlainRange> FindEmails(std::string_view text) {
  std::vector<PlainRange> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = LowerAscii(text[i]);
    if (c != '@' && c != 'a' && c != 'b') continue;
    const bool is_start = i == 0 || !IsLetter(text[i - 1]);
    const bool may_be = c == '@' || (is_start && (c == 'a' || BeginsAt(text, i, "bij ")));
    if (!may_be) continue;
    const AtSign sign = AtSignAt(text, i);
    if (sign.sign == Sign::kNone) continue;
    const std::size_t start = LocalStart(text, sign.from);
    if (start == sign.from || (start > 0 && text[start - 1] == '@')) continue;
    const Domain domain = DomainAt(text, sign.to);
    const bool needs_known = sign.sign != Sign::kAt || sign.is_loose || domain.is_spelled;
    if (domain.end == 0 || (needs_known && !domain.is_known)) continue;
    PlainRange range{start, domain.end};
    if (sign.sign != Sign::kAt || domain.is_spelled) range.from = SpelledStart(text, start);
    if (sign.from - start == 1 && sign.is_loose) range.from = SpacedStart(text, start);
    if (sign.sign == Sign::kWeak && !IsSpelledOut(text, range.from, sign, domain)) continue;
    if (sign.sign == Sign::kWord && IsPlainWord(text.substr(start, sign.from - start))) continue;
    if (!found.empty() && range.from < found.back().to) range.from = found.back().to;
    if (range.from >= sign.from) continue;  // its local part belongs to the one before
    found.push_back(range);
    i = range.to - 1;
  }
  return found;
}

}  // namespace kringen
