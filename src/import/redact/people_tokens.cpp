#include "import/redact/people_tokens.h"

#include <algorithm>

#include "base/text.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestTag = 40;

bool IsAsciiLetter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsAsciiDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c);
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xAD;
  if (c == 0xD7 || c == 0xF7 || c == 0xFFFD) return false;
  if (c >= 0x2000 && c < 0x2C00) return c >= 0x200B && c <= 0x200D;
  return c < 0x3000 || (c >= 0x3040 && c < 0xE000) || (c >= 0xFB00 && c < 0xFE00);
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE;
  if (c < 0x180) {
    const bool is_odd_upper = (c >= 0x139 && c <= 0x148) || c >= 0x178;
    return (c % 2 == 1) == is_odd_upper;
  }
  if (c >= 0x400 && c < 0x460) return c < 0x430;
  return c >= 0x391 && c <= 0x3A9;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }

WordGap GapOf(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
    case 0xA0:
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x202F:
      return WordGap::kBlank;
    case '-':
    case 0x2010:
    case 0x2011:
      return WordGap::kHyphen;
    case '.':
      return WordGap::kPoint;
    case ',':
      return WordGap::kComma;
    case '(':
    case '[':
      return WordGap::kOpen;
    case '\n':
    case '\r':
    case '!':
    case '?':
    case 0x2028:
    case 0x2029:
      return WordGap::kStop;
    default:
      return WordGap::kOther;
  }
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    tokens_.words.reserve(text.size() / 6);
    tokens_.folded.reserve(text.size());
  }

  WordTokens Read() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = Peek(&next);
      if (IsAsciiDigit(c)) {
        ReadNumber();
      } else if (IsWordCharacter(c)) {
        if (!SkipLink()) ReadWord();
      } else {
        Pass(c, next);
      }
    }
    return std::move(tokens_);
  }

 private:
  char32_t Peek(std::size_t* next) const {
    const auto byte = static_cast<unsigned char>(text_[*next]);
    if (byte < 0x80) {
      ++*next;
      return byte;
    }
    return ReadCodePoint(text_, next);
  }

  void Pass(char32_t c, std::size_t next) {
    WordGap gap = GapOf(c);
    // A point before a blank ends a sentence, unless it shortens what stands before it.
    if (gap == WordGap::kBlank && gap_ == WordGap::kPoint && !is_shortened_) gap = WordGap::kStop;
    if (gap == WordGap::kPoint && gap_ == WordGap::kPoint) is_shortened_ = false;
    gap_ = std::max(gap_, gap);
    is_tag_ = c == '#';
    at_ = next;
  }

  bool SkipLink() {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return false;
    }
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ') ++at_;
    gap_ = std::max(gap_, WordGap::kOther);
    return true;
  }

  void Add(WordToken token) {
    token.gap = tokens_.words.empty() ? WordGap::kStop : gap_;
    token.is_tag = is_tag_;
    token.to = at_;
    is_shortened_ = token.shape == WordShape::kInitial || token.Is(WordUse::kShort);
    gap_ = WordGap::kNone;
    tokens_.words.push_back(token);
  }

  void ReadNumber() {
    WordToken token;
    token.shape = WordShape::kNumber;
    token.from = at_;
    int number = 0;
    while (at_ < text_.size() && IsAsciiDigit(static_cast<unsigned char>(text_[at_]))) {
      number = std::min(number * 10 + (text_[at_] - '0'), 1000);
      ++at_;
    }
    if (number < 1000) token.number = number;
    Add(token);
  }

  void ReadWord() {
    WordToken token;
    token.from = at_;
    std::size_t letters = 0;
    std::size_t small = 0;  // of them a to z
    std::size_t upper = 0;
    bool begins_upper = false;
    bool was_lower = false;
    while (at_ < text_.size()) {
      if (text_[at_] >= 'a' && text_[at_] <= 'z') {  // nearly all letters
        was_lower = true;
        ++letters;
        ++small;
        ++at_;
        continue;
      }
      std::size_t next = at_;
      const char32_t c = Peek(&next);
      if (IsApostrophe(c)) {  // inside a word, and at the begin of 't
        std::size_t after = next;
        if (letters == 0 || after >= text_.size() || !IsAsciiLetter(Peek(&after))) break;
      } else if (!IsWordCharacter(c)) {
        break;
      } else {
        const bool is_upper = IsUpper(c);
        if (is_tag_ && is_upper && was_lower) break;  // #JanJansen
        if (letters == 0) begins_upper = is_upper;
        was_lower = !is_upper;
        upper += is_upper ? 1 : 0;
        ++letters;
      }
      at_ = next;
    }
    if (begins_upper) {
      token.shape = letters == 1       ? WordShape::kInitial
                    : upper == letters ? WordShape::kCaps
                                       : WordShape::kCapital;
    }
    token.folded_at = tokens_.folded.size();
    AppendWord(text_.substr(token.from, at_ - token.from), small == at_ - token.from);
    token.folded_size = tokens_.folded.size() - token.folded_at;
    token.known = FindWord(tokens_.Folded(token));
    if (token.shape == WordShape::kLower && token.folded_size > 6 && !token.Is(WordUse::kOffice) &&
        EndsLikePerson(tokens_.Folded(token))) {
      token.known.uses |= 1u << static_cast<unsigned>(WordUse::kPerson);
    }
    if (is_tag_ && !token.is_name() && !begins_upper) TrimGreeting(&token);
    Add(token);
  }

  void AppendWord(std::string_view word, bool is_folded) {
    if (is_folded) {
      tokens_.folded += word;
      return;
    }
    const bool is_ascii = std::all_of(word.begin(), word.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!is_ascii) return AppendFolded(word, &tokens_.folded);
    for (const char c : word) {
      tokens_.folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }

  // "#bedanktgerda": what is left of a tag behind a word of greeting.
  void TrimGreeting(WordToken* token) {
    const std::string_view all = tokens_.Folded(*token);
    if (all.size() > kLongestTag) return;
    for (std::size_t cut = 5; cut + 3 <= all.size(); ++cut) {
      const KnownWord rest = FindWord(all.substr(cut));
      WordToken name = *token;
      name.known = rest;
      if (!name.is_given() || !FindWord(all.substr(0, cut)).Is(WordUse::kGreeting)) continue;
      token->known = rest;
      token->shape = WordShape::kCapital;
      return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  WordGap gap_ = WordGap::kStop;
  bool is_tag_ = false;
  bool is_shortened_ = false;
  WordTokens tokens_;
};

}  // namespace

WordTokens MakeWordTokens(std::string_view text) { return Reader(text).Read(); }

}  // namespace kringen
