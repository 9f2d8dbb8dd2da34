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

// Pictures among the letters, and what colours and joins them.
bool IsPicture(char32_t c) {
  return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0x200D ||
         c == 0x20E3 || c == 0x3030 || c == 0x303D || c == 0x3297 || c == 0x3299 ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0020 && c <= 0xE007F) || c == 0xA9 || c == 0xAE;
}

// "1/", "2/5", "(1/3)", "3.", and the digit in a square of keyboards: as many bytes of it as there
// are; 0: none.
std::size_t CounterAt(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kMostDigits = 3;
  std::size_t at = std::min(text.find_first_not_of(kDigits), text.size());
  if (at == 0 || at > kMostDigits || at == text.size()) return 0;
  const std::string_view next = text.substr(at, 3);
  if (next == "\u20E3" || next == "\uFE0F") return at;
  if (std::string_view("/.):]").find(text[at]) == std::string_view::npos) return 0;
  const bool has_total = text[at++] == '/';
  if (has_total) at = std::min(text.find_first_not_of(kDigits, at), text.size());
  return std::min(text.find_first_not_of(".):]", at), text.size());
}

// Behind pictures and counters, in any order.
std::string_view WithoutCounter(std::string_view text) {
  bool quoted = false;
  for (;;) {
    std::size_t at = 0;
    const bool is_picture = !text.empty() && IsPicture(ReadCodePoint(text, &at));
    if (!is_picture) at = CounterAt(text);
    if (at == 0) return text;
    text = WithoutMarks(text.substr(at), &quoted);
  }
}

// Of an account: '@', or the wide and small one of other keyboards.
constexpr std::array<std::string_view, 3> kAtSigns{"@", "\uFF20", "\uFE6B"};

std::size_t AtSignAt(std::string_view text) {
  for (const std::string_view sign : kAtSigns) {
    if (text.substr(0, sign.size()) == sign) return sign.size();
  }
  return 0;
}

bool EndsWithQuote(std::string_view text) {
  constexpr auto kQuotes = std::to_array<std::string_view>(
      {"\"", "\u201C", "\u201D", "\u201E", "\u201F", "\u00AB", "\u00BB", "\u2018", "\u2019",
       "\u201A", "\u2039", "\u203A", "'", "``"});
  return std::any_of(kQuotes.begin(), kQuotes.end(), [&](std::string_view quote) {
    return text.size() >= quote.size() && text.substr(text.size() - quote.size()) == quote;
  });
}

// "rt @naam", "rt: @naam", "rt naam:": at the start of `text`, which is folded.
bool BeginsWithRetweet(std::string_view text) {
  constexpr std::array<std::string_view, 7> kMarks{"rt", "mt",          "retweet", "modified tweet",
                                                   "qt", "quote tweet", "prt"};
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
    if (at == 0 || std::string_view("rmq").find(folded[at - 1]) == std::string_view::npos) continue;
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

// "\"@naam: wat een dag\"" is the way in which Twitter itself quoted for years, also behind words
// of one's own: "Mooi! \u201C@naam: wat een dag\u201D".
bool HoldsQuotation(std::string_view folded) {
  constexpr std::size_t kLongestName = 80;
  for (const std::string_view sign : kAtSigns) {
    for (std::size_t at = folded.find(sign); at != std::string_view::npos;
         at = folded.find(sign, at + 1)) {
      std::size_t before = at;
      while (before > 0 && folded[before - 1] == ' ') --before;
      if (!EndsWithQuote(folded.substr(0, before))) continue;
      const std::string_view near = folded.substr(at, kLongestName);
      const std::size_t end = near.find_first_of(" :");
      if (end == std::string_view::npos) continue;
      const std::size_t colon = near.find_first_not_of(' ', end);
      if (colon != std::string_view::npos && near[colon] == ':') return true;
    }
  }
  return false;
}

// "Via @naam: ..." as the first words.
bool BeginsWithVia(std::string_view folded) {
  for (const std::string_view mark : {"via ", "via: ", "van ", "from ", "aldus "}) {
    if (folded.substr(0, mark.size()) != mark) continue;
    const std::string_view rest = folded.substr(mark.size());
    const std::string_view near = rest.substr(0, 80);
    if (AtSignAt(rest) > 0 && near.find(':') != std::string_view::npos) return true;
  }
  return false;
}

// A sign of handing on before an account: "\u267B @naam: ...", "\U0001F501 @naam".
bool HoldsSignOfSharing(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = ReadCodePoint(text, &at);
    const bool is_sign = (c >= 0x2672 && c <= 0x267D) || c == 0x1F501 || c == 0x1F502 ||
                         c == 0x1F504 || c == 0x1F503 || c == 0x1F5D8 || c == 0x21BB || c == 0x27F3;
    bool quoted = false;
    if (is_sign && AtSignAt(WithoutMarks(text.substr(at), &quoted)) > 0) return true;
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
  if (EndsWithQuote(told)) return true;
  for (const std::string_view mark :
       {" via", "-", "\u2013", "\u2014", " door", " by", " van", "~"}) {
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
  return begin.empty() || std::string_view("rmqp").find(begin.front()) != std::string_view::npos;
}

}  // namespace

bool AreOthersWords(std::string_view text) {
  bool quoted = false;
  const std::string_view begin = WithoutMarks(text, &quoted);
  if (!MayBeOthers(begin)) return false;
  const std::string folded = Fold(begin);
  if (BeginsWithRetweet(folded) || HoldsRetweet(folded) || BeginsWithRepost(folded) ||
      BeginsWithVia(folded) || HoldsSignOfSharing(text)) {
    return true;
  }
  if (quoted && AtSignAt(begin) > 0 && begin.find(':') != std::string_view::npos) return true;
  return HoldsQuotation(folded) || (quoted && EndsWithAccount(folded));
}

bool SpeaksToAccount(std::string_view text) {
  bool quoted = false;
  const std::string_view begin = WithoutCounter(WithoutMarks(text, &quoted));
  return AtSignAt(begin) > 0 && begin.size() > 1;
}

}  // namespace kringen
