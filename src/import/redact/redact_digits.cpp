// Digits in groups, and the words around them that say what they are.
#include <algorithm>

#include "import/redact/redact_parts.h"

namespace kringen {

Digits ReadDigits(std::string_view text, std::size_t at, std::size_t most, std::string_view marks) {
  Digits read;
  std::size_t group = 0;
  while (at < text.size() && read.digits.size() < most) {
    if (IsDigit(text[at])) {
      read.digits += text[at++];
      ++group;
      read.end = at;
      continue;
    }
    std::size_t next = at;
    while (next < text.size() && next - at < 3 && marks.find(text[next]) != std::string_view::npos)
      ++next;
    if (next == at || next >= text.size() || !IsDigit(text[next])) break;
    if (group > 0) read.groups.push_back(group);
    read.marks += text[at];
    group = 0;
    at = next;
  }
  if (group > 0) read.groups.push_back(group);
  return read;
}

bool FollowsWord(std::string_view text, std::size_t at, Words words, std::size_t reach) {
  bool is_named = false;
  for (std::size_t i = at < reach ? 0 : at - reach; i < at; ++i) {
    if (text[i] == ']') is_named = false;
    if (!IsLetter(text[i])) continue;
    is_named |= std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return BeginsAt(text, i, word) && i + word.size() <= at;
    });
  }
  return is_named;
}

bool PrecedesWord(std::string_view text, std::size_t end, Words words, std::size_t reach) {
  for (std::size_t i = end; i < text.size() && i - end < reach; ++i) {
    if (text[i] == '[' || text[i] == '/') return false;
    if (!IsLetter(text[i])) continue;
    const bool is_named = std::any_of(
        words.begin(), words.end(), [&](std::string_view word) { return IsWordAt(text, i, word); });
    if (is_named) return true;
  }
  return false;
}

bool HasLabel(std::string_view text, std::size_t at, Words words) {
  const auto skip = [&](std::string_view marks, std::size_t i) {
    std::size_t from = i;
    while (from > 0 && i - from < 4 && marks.find(text[from - 1]) != std::string_view::npos) --from;
    return from;
  };
  const auto ends_with = [&](std::string_view word, std::size_t i) {
    return i >= word.size() && BeginsAt(text, i - word.size(), word);
  };
  std::size_t end = skip(" .:=(#\n", at);
  for (const std::string_view number : {"nummer", "nr", "no", "is"}) {
    if (!ends_with(number, end)) continue;
    const std::size_t before = skip(" .-:", end - number.size());
    for (const std::string_view word : words) {
      if (ends_with(word, before) && StartsWord(text, before - word.size())) return true;
    }
  }
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return ends_with(word, end) && StartsWord(text, end - word.size());
  });
}

}  // namespace kringen
