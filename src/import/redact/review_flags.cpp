#include "import/redact/review_flags.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kringen {
namespace {

// Beginnings of folded words, as people write them in Dutch and English.
constexpr auto kMinorWords = std::to_array<std::string_view>(
    {// technical
     "leerling", "kleuter", "peuter", "scholier", "schoolkind", "kinder", "kind", "kids", "baby",
     "jeugd", "tiener", "puber", "brugklas", "groep 8", "groep 7", "pupil", "toddler", "teenager"});
constexpr auto kPersonWords = std::to_array<std::string_view>(
    {// technical
     "mevrouw", "mevr", "mw ", "mw.", "dhr", "de heer ", "is jarig", "verjaardag", "geboren",
     "overleden", "overlijden", "ziekenhuis", "gefeliciteerd", "condoleance", "bruidspaar",
     "echtpaar", "jubilaris", "slachtoffer", "verdachte"});

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// One of the words begins a word of the text.
template <typename Words>
bool HasWord(std::string_view text, const Words& words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && IsLetter(text[at - 1])) continue;
    const std::string_view rest = text.substr(at);
    const bool begins = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return word.front() == rest.front() && rest.starts_with(word);
    });
    if (begins) return true;
  }
  return false;
}

// "12-jarige": below 18.
bool HasYoungAge(std::string_view text) {
  constexpr std::string_view kAged = "jarig";  // technical
  for (std::size_t at = text.find(kAged); at != std::string_view::npos;
       at = text.find(kAged, at + 1)) {
    std::size_t end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-')) --end;
    std::size_t start = end;
    while (start > 0 && text[start - 1] >= '0' && text[start - 1] <= '9') --start;
    const std::string_view digits = text.substr(start, end - start);
    const bool is_young = digits.size() == 1 || (digits.size() == 2 && digits < "18");
    if (is_young) return true;
  }
  return false;
}

void AddOnce(std::string_view flag, std::vector<std::string>* flags) {
  if (std::find(flags->begin(), flags->end(), flag) == flags->end()) flags->emplace_back(flag);
}

}  // namespace

void AddTextFlags(std::string_view text, std::vector<std::string>* flags) {
  const std::string folded = Fold(text);
  if (HasWord(folded, kMinorWords) || HasYoungAge(folded)) AddOnce("minor", flags);
  if (HasWord(folded, kPersonWords)) AddOnce("person", flags);
}

}  // namespace kringen
