#include "import/readers/others_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace kringen {
namespace {

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Blanks, marks of direction, quotes and the dot of ".@naam" stand for nothing.
bool IsMark(char32_t c, bool with_quotes) {
  const bool is_blank = c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
                        c == 0x2029 || (c >= 0x202A && c <= 0x202F) ||
                        (c >= 0x2060 && c <= 0x2069) || c == 0x3000 || c == 0xFEFF || c == 0xFE0F;
  const bool is_quote = c == '"' || c == '\'' || c == 0xAB || c == 0xBB || c == '(' || c == '[' ||
                        c == '>' || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
  return is_blank || (with_quotes && is_quote);
}

// `quoted` is set when a mark of quotation was passed.
std::string_view WithoutMarks(std::string_view text, bool* quoted) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = ReadCodePoint(text, &next);
    if (!IsMark(c, true)) break;
    *quoted |= !IsMark(c, false);
    at = next;
  }
  return text.substr(at);
}

// Of an account: '@', or the wide and small one of other keyboards.
constexpr std::array<std::string_view, 3> kAtSigns{"@", "\uFF20", "\uFE6B"};

std::size_t AtSignAt(std::string_view text) {
  for (const std::string_view sign : kAtSigns) {
    if (text.substr(0, sign.size()) == sign) return sign.size();
  }
  return 0;
}

// "rt @naam", "rt: @naam", "rt naam:": at the start of `text`, which is folded.
bool BeginsWithRetweet(std::string_view text) {
  constexpr std::array<std::string_view, 4> kMarks{"rt", "mt", "retweet", "modified tweet"};
  for (const std::string_view mark : kMarks) {
    if (text.substr(0, mark.size()) != mark) continue;
    std::string_view rest = text.substr(mark.size());
    if (!rest.empty() && IsLetter(rest.front())) continue;
    bool passed = false;
    while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) {
      passed = true;
      rest.remove_prefix(1);
    }
    bool quoted = false;
    if (AtSignAt(WithoutMarks(rest, &quoted)) > 0) return true;
    // A name of one to three words and its colon.
    const std::size_t colon = rest.find(':');
    if (passed && colon != std::string_view::npos && colon > 0 && colon < 40 &&
        std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colon), ' ') < 3) {
      return true;
    }
  }
  return false;
}

// Somewhere in it, behind words of one's own: "Mooi! RT @naam: ...".
bool HoldsRetweet(std::string_view folded) {
  for (std::size_t at = folded.find("t @"); at != std::string_view::npos;
       at = folded.find("t @", at + 1)) {
    if (at == 0 || (folded[at - 1] != 'r' && folded[at - 1] != 'm')) continue;
    if (at < 2 || !IsLetter(folded[at - 2])) return true;
  }
  return false;
}

// "Repost @naam", "Regram from @naam", "#repost @naam" as the first words.
bool BeginsWithRepost(std::string_view folded) {
  const std::size_t at = folded.find_first_not_of("#([ ");
  if (at == std::string_view::npos) return false;
  for (const std::string_view mark : {"repost", "regram"}) {
    if (folded.substr(at, mark.size()) != mark) continue;
    const std::string_view near = folded.substr(at + mark.size(), 30);
    return near.find('@') != std::string_view::npos;
  }
  return false;
}

// Behind the quotation: "via @naam", "- @naam", "(@naam)", as the last words.
bool EndsWithAccount(std::string_view folded) {
  const std::size_t at = folded.rfind('@');
  if (at == std::string_view::npos || at == 0 || folded.size() - at > 60) return false;
  if (folded.find(' ', at) != std::string_view::npos) return false;
  const std::string_view before = folded.substr(0, at);
  const std::size_t end = before.find_last_not_of(" (");
  if (end == std::string_view::npos) return false;
  const std::string_view told = before.substr(0, end + 1);
  for (const std::string_view mark : {" via", "-", "\u2013", "\u2014", " door", " by"}) {
    if (told.size() >= mark.size() && told.substr(told.size() - mark.size()) == mark) return true;
  }
  return false;
}

// Nearly all texts name no account and begin with another letter than those of a retweet.
bool MayBeOthers(std::string_view text) {
  for (const std::string_view sign : kAtSigns) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  const std::string begin = Fold(text.substr(0, 4));
  return begin.empty() || begin.front() == 'r' || begin.front() == 'm';
}

}  // namespace

bool AreOthersWords(std::string_view text) {
  bool quoted = false;
  const std::string_view begin = WithoutMarks(text, &quoted);
  if (!MayBeOthers(begin)) return false;
  const std::string folded = Fold(begin);
  if (BeginsWithRetweet(folded) || HoldsRetweet(folded) || BeginsWithRepost(folded)) return true;
  // "\"@naam: wat een dag\"" is the way in which Twitter itself quoted for years.
  if (quoted && AtSignAt(begin) > 0 && begin.find(':') != std::string_view::npos) return true;
  return quoted && EndsWithAccount(folded);
}

bool SpeaksToAccount(std::string_view text) {
  bool quoted = false;
  std::string_view begin = WithoutMarks(text, &quoted);
  return AtSignAt(begin) > 0 && begin.size() > 1;
}

}  // namespace kringen
