// A text made plain for recognition, and one finder for each kind of personal data. Each finder
// looks at one place and says how many plain characters belong to what begins there; 0: nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// One char per character: ASCII as it is, full-width forms as ASCII, blanks and dashes of all kinds
// as ' ' and '-', other letters as kLetter, other characters as kOther. What has no width is left
// out.
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
constexpr bool IsWord(char c) { return IsLetter(c) || IsDigit(c) || c == '_'; }
// Does `word`, in lower case, begin at `at`?
bool BeginsAt(std::string_view text, std::size_t at, std::string_view word);

// What stands where a mail address was.
inline constexpr std::string_view kEmailMark = "[e-mailadres]";

std::size_t FindEmail(std::string_view text, std::size_t at);
std::size_t FindHandle(std::string_view text, std::size_t at);
std::size_t FindPhone(std::string_view text, std::size_t at);
std::size_t FindIban(std::string_view text, std::size_t at);
std::size_t FindBsn(std::string_view text, std::size_t at);
std::size_t FindPlate(std::string_view text, std::size_t at);
std::size_t FindAddress(std::string_view text, std::size_t at);

// The link that begins at `at`; 0: none does.
std::size_t FindLink(std::string_view text, std::size_t at);
// A link without what follows a reader. `kind` becomes "tracking", "signed_url" or "email" when it
// changed.
std::string CleanLink(std::string_view link, std::string* kind);

}  // namespace kringen
