// People whom a source names beside a text.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kShortestName = 4;  // bytes; shorter ones are words as well

bool IsParticle(std::string_view word) {
  constexpr auto kParticles =
      std::to_array<std::string_view>({"van",     "de",      "der",    "den", "het", "ter", "ten",
                                       "te",      "von",     "van't",  "t",   "'t",  "el",  "al",
                                       "in",      "op",      "la",     "le",  "du",  "da",  "dos",
                                       "v",       "d",       "v.d",    "vd",  "zur", "und", "en",
                                       "familie", "mevrouw", "meneer", "heer"});  // technical
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::string LettersOf(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (IsLetter(c)) letters += LowerAscii(c);
  }
  return letters;
}

// Blanks of any number are one.
std::size_t MatchEnd(std::string_view text, std::size_t at, std::string_view name) {
  std::size_t i = at;
  for (const char wanted : name) {
    if (i >= text.size() || LowerAscii(text[i]) != wanted) return 0;
    ++i;
    if (wanted == ' ') {
      while (i < text.size() && i - at < 120 && text[i] == ' ') ++i;
    }
  }
  return i;
}

// The name's end, with the s of "Jolandas fiets".
std::size_t WordEnd(std::string_view text, std::size_t end) {
  if (end < text.size() && LowerAscii(text[end]) == 's' && EndsWord(text, end + 1)) ++end;
  return EndsWord(text, end) ? end : 0;
}

}  // namespace

NamedPeople::NamedPeople(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string plain = LowerPlain(MakePlain(name).chars);
    if (name.size() >= kShortestName) whole_.push_back(plain);
    const std::string letters = LettersOf(plain);
    if (letters.size() >= 7 && plain.find(' ') != std::string::npos) joined_.push_back(letters);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < plain.size();) {
      const std::size_t end = std::min(plain.find(' ', at), plain.size());
      std::string word = plain.substr(at, end - at);
      while (!word.empty() && !IsLetter(word.back())) word.pop_back();
      if (IsLetter(plain[at]) && word.size() >= 2 && !IsParticle(word)) words.push_back(word);
      at = end + 1;
    }
    if (words.size() < 2 && name.size() < kShortestName) continue;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_last = i > 0 && i + 1 == words.size();
      if (words[i].size() < 3) continue;
      parts_.push_back({words[i], is_last || words[i].size() < 4, is_last});
    }
  }
  std::sort(whole_.begin(), whole_.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

// "T. " and "J.A. van der " before a family name.
std::size_t NamedPeople::AfterInitials(std::string_view text, std::size_t at) const {
  std::size_t i = at;
  while (i + 1 < text.size() && i - at < 12 && IsCapital(text[i]) && text[i + 1] == '.') {
    i += 2;
    if (i < text.size() && text[i] == ' ') ++i;
  }
  if (i == at) return 0;
  for (int particles = 0; particles < 3; ++particles) {
    std::size_t end = i;
    while (end < text.size() && end - i < 5 && (IsLetter(text[end]) || text[end] == '.')) ++end;
    std::string word = LowerPlain(text.substr(i, end - i));
    while (!word.empty() && word.back() == '.') word.pop_back();
    if (end >= text.size() || text[end] != ' ' || !IsParticle(word)) break;
    i = end + 1;
  }
  return i;
}

std::size_t NamedPeople::Find(std::string_view text, std::size_t at) const {
  for (const std::string& name : whole_) {
    if (const std::size_t end = MatchEnd(text, at, name)) {
      if (const std::size_t whole = WordEnd(text, end)) return whole - at;
    }
  }
  for (const std::string& joined : joined_) {  // "#TruusBos"
    const std::size_t end = MatchEnd(text, at, joined);
    if (end > 0 && EndsWord(text, end)) return end - at;
  }
  const std::size_t family = AfterInitials(text, at);
  for (const Part& part : parts_) {
    const std::size_t start = part.is_last && family > 0 ? family : at;
    if (part.needs_capital && !IsCapital(text[start < text.size() ? start : at])) continue;
    const std::size_t end = MatchEnd(text, start, part.name);
    const std::size_t whole = end == 0 ? 0 : WordEnd(text, end);
    if (whole == 0) continue;
    // "jan 2014" is a month.
    const bool is_date = part.name == "jan" && whole + 1 < text.size() && IsDigit(text[whole + 1]);
    if (!is_date) return whole - at;
  }
  return 0;
}

bool NamedPeople::AreIn(std::string_view link) const {
  if (joined_.empty()) return false;
  const std::string letters = LettersOf(link);
  return std::any_of(joined_.begin(), joined_.end(), [&](const std::string& name) {
    return letters.find(name) != std::string::npos;
  });
}

}  // namespace kringen
