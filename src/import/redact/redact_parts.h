// A text made plain for recognition, and one finder for each kind of personal data. Each finder
// looks at one place and says how many plain characters belong to what begins there; 0: nothing. It
// looks at a bounded number of characters around that place, so that all together is linear.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/redact/redact.h"

namespace kringen {

// One char per character: ASCII as it is, letters with accents and other alphabets' forms of Latin
// letters and digits as ASCII, blanks and dashes of all kinds as ' ' and '-', other letters as
// kLetter, other characters as kOther. What is not seen is left out; entities are read.
struct PlainText {
  static constexpr char kLetter = '\x01';
  static constexpr char kOther = '\x02';
  std::string chars;
  std::vector<std::uint32_t> starts;  // byte of each char in the text, and the end
};
PlainText MakePlain(std::string_view text);

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool IsLetter(char c) {  // kLetter too
  return (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') || c == PlainText::kLetter;
}
constexpr bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
inline constexpr std::array<bool, 256> kIsWord = [] {
  std::array<bool, 256> is_word{};
  for (int c = 0; c < 128; ++c) {
    const char each = static_cast<char>(c);
    is_word[static_cast<std::size_t>(c)] = IsLetter(each) || IsDigit(each) || each == '_';
  }
  return is_word;
}();
constexpr bool IsWord(char c) { return kIsWord[static_cast<unsigned char>(c)]; }
// Does `word`, in lower case, begin at `at`? And does it end there, as far as letters go?
bool BeginsAt(std::string_view text, std::size_t at, std::string_view word);
bool IsWordAt(std::string_view text, std::size_t at, std::string_view word);
std::string LowerPlain(std::string_view text);
constexpr bool StartsWord(std::string_view text, std::size_t at) {
  return at == 0 || !IsWord(text[at - 1]);
}
constexpr bool EndsWord(std::string_view text, std::size_t at) {
  return at >= text.size() || !IsWord(text[at]);
}

// Half open, in plain characters.
struct PlainRange {
  std::size_t from = 0, to = 0;
};

// Digits in groups, with up to three of `marks` between two of them.
struct Digits {
  std::string digits;               // at most 15
  std::vector<std::size_t> groups;  // lengths
  std::string marks;                // the first between each two groups
  std::size_t end = 0;
};
Digits ReadDigits(std::string_view text, std::size_t at, std::size_t most, std::string_view marks);
inline constexpr std::string_view kDigitMarks = " -./()[]_\n\r\x02";

// One of the words, in lower case, stands within `reach` characters before or behind. Not across a
// mark of redaction or a link, which a redaction may have made shorter.
using Words = std::span<const std::string_view>;
bool FollowsWord(std::string_view text, std::size_t at, Words words, std::size_t reach);
bool PrecedesWord(std::string_view text, std::size_t end, Words words, std::size_t reach);
// One of them is the label of what stands here: "Tel. 12", "telefoonnummer: 12".
bool HasLabel(std::string_view text, std::size_t at, Words words);

// What stands for a kind.
inline constexpr std::string_view kEmailMark = "[e-mailadres]";
inline constexpr std::string_view kHandleMark = "[account]";
inline constexpr std::string_view kPhoneMark = "[telefoonnummer]";
inline constexpr std::string_view kIbanMark = "[rekeningnummer]";
inline constexpr std::string_view kAddressMark = "[adres]";
inline constexpr std::string_view kLocationMark = "[locatie]";
inline constexpr std::string_view kNameMark = "[naam]";
inline constexpr std::string_view kInviteMark = "[besloten link]";

// All mail addresses of a text, in order.
std::vector<PlainRange> FindEmails(std::string_view text);
std::size_t FindHandle(std::string_view text, std::size_t at);
std::size_t FindPhone(std::string_view text, std::size_t at);
std::size_t FindSpelledPhone(std::string_view text, std::size_t at);
std::size_t FindIban(std::string_view text, std::size_t at);
std::size_t FindBsn(std::string_view text, std::size_t at);
std::size_t FindPlate(std::string_view text, std::size_t at);
std::size_t FindAddress(std::string_view text, std::size_t at);
std::size_t FindLocation(std::string_view text, std::size_t at);

// People that a source names, as they are looked for: whole, and each name by itself.
class NamedPeople {
 public:
  explicit NamedPeople(const std::vector<std::string>& names);
  bool empty() const { return whole_.empty(); }
  std::size_t Find(std::string_view text, std::size_t at) const;
  // In an address, where names are written together or with other marks between them.
  bool AreIn(std::string_view link) const;

 private:
  struct Part {
    std::string name;
    bool needs_capital = false;  // a word as well
    bool is_last = false;
  };
  std::size_t AfterInitials(std::string_view text, std::size_t at) const;

  std::vector<std::string> whole_;
  std::vector<Part> parts_;
  std::vector<std::string> joined_;  // letters alone
};

// The link that begins at `at`; 0: none does.
std::size_t FindLink(std::string_view text, std::size_t at);
// A link without what follows a reader, opens what is closed, or names a person; a mark where no
// link is left. `kind` becomes "tracking", "signed_url", "invite" or one of a text's when it
// changed. `is_own`: the address of the message itself may name its account.
struct LinkRules {
  const RedactOptions* options = nullptr;
  const NamedPeople* people = nullptr;
  bool is_own = false;
};
std::string CleanLink(std::string_view link, const LinkRules& rules, std::string* kind);
// The web address of a message itself; empty when it is none, or holds what stays in.
std::string OwnLink(std::string_view link);

// Is this, found in a text and made plain, the municipality's own?
bool IsAllowed(std::string_view plain, const RedactOptions& options);

}  // namespace kringen
