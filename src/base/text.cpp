#include "base/text.h"

#include <algorithm>

#include "base/text_marks.h"

namespace kringen {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kJoiner = 0x200D;
constexpr std::string_view kEllipsis = "\u2026";

bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// One user-perceived character, near enough: marks, selectors and skin tones belong to what they
// follow, a joiner ties what comes next, two regional indicators make a flag. Returns its number
// of code points.
std::size_t SkipCluster(std::string_view text, std::size_t* position) {
  std::size_t count = 1;
  char32_t last = ReadCodePoint(text, position);
  bool flag_open = IsRegionalIndicator(last);
  while (*position < text.size()) {
    std::size_t next = *position;
    const char32_t c = ReadCodePoint(text, &next);
    const bool closes_flag = flag_open && IsRegionalIndicator(c);
    const bool joined = last == kJoiner && !IsSpace(c);
    const bool line_end = last == '\r' && c == '\n';
    if (!IsExtender(c) && c != kJoiner && !closes_flag && !joined && !line_end) break;
    flag_open = false;
    last = c;
    *position = next;
    ++count;
  }
  return count;
}

// The length in bytes of as many whole clusters as fit into `most` code points.
std::size_t FittingBytes(std::string_view text, std::size_t most) {
  std::size_t position = 0;
  std::size_t count = 0;
  while (position < text.size()) {
    std::size_t next = position;
    count += SkipCluster(text, &next);
    if (count > most) break;
    position = next;
  }
  return position;
}

bool HasMoreThan(std::string_view text, std::size_t most) {
  if (text.size() <= most) return false;
  std::size_t position = 0;
  for (std::size_t count = 0; position < text.size(); ++count) {
    if (count == most) return true;
    ReadCodePoint(text, &position);
  }
  return false;
}

bool IsLowerOrDigit(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Whether the stop just read ends a sentence: white space and no lower case letter or digit
// follow. A dot early in the text is an abbreviation ("Dhr. Jansen").
bool EndsSentence(std::string_view text, std::size_t after, char32_t stop, std::size_t length) {
  constexpr std::size_t kShortest = 12;
  if (stop != '.' && stop != '!' && stop != '?' && stop != 0x2026) return false;
  if (stop == '.' && length < kShortest) return false;
  if (after >= text.size() || !IsSpace(ReadCodePoint(text, &after))) return false;
  char32_t next = ' ';
  while (after < text.size() && IsSpace(next)) next = ReadCodePoint(text, &after);
  return !IsLowerOrDigit(next);
}

// White space becomes single spaces. `most` only bounds the work.
std::string FirstSentence(std::string_view text, std::size_t most) {
  std::string line;
  std::size_t position = 0;
  std::size_t length = 0;
  bool pending_space = false;
  while (position < text.size() && length <= most + 64) {
    const char32_t c = ReadCodePoint(text, &position);
    if (IsSpace(c)) {
      if (!line.empty() && (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)) break;
      pending_space = !line.empty();
      continue;
    }
    if (pending_space) {
      line += ' ';
      ++length;
      pending_space = false;
    }
    AppendCodePoint(c, &line);
    ++length;
    if (EndsSentence(text, position, c, length)) break;
  }
  return line;
}

}  // namespace

char32_t ReadCodePoint(std::string_view text, std::size_t* position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t at = (*position)++;
  const char32_t first = byte(at);
  if (first < 0x80) return first;
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < size) return kReplacement;
  char32_t c = first & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return kReplacement;
    c = c << 6 | (byte(at + i) & 0x3Fu);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (c < kLeast[size] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kReplacement;
  *position = at + size;
  return c;
}

void AppendCodePoint(char32_t c, std::string* out) {
  const auto append = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    append(c);
    return;
  }
  if (c < 0x800) {
    append(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    append(0xE0 | c >> 12);
    append(0x80 | (c >> 6 & 0x3F));
  } else {
    append(0xF0 | c >> 18);
    append(0x80 | (c >> 12 & 0x3F));
    append(0x80 | (c >> 6 & 0x3F));
  }
  append(0x80 | (c & 0x3F));
}

std::size_t CountCharacters(std::string_view text) {
  const auto opens = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), opens));
}

std::string_view Trimmed(std::string_view text, std::string_view blanks) {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string Headline(std::string_view text, std::size_t most) {
  most = std::max<std::size_t>(most, 1);
  std::string line = FirstSentence(text, most);
  if (!HasMoreThan(line, most)) return line;
  std::size_t end = FittingBytes(line, most - 1);
  // Back to the end of a word, unless that would lose half of the line.
  const std::size_t space = line.rfind(' ', end);
  if (space != std::string::npos && space > end / 2) end = space;
  constexpr std::string_view kLoose = " ,;:-(";
  while (end > 0 && kLoose.find(line[end - 1]) != std::string_view::npos) --end;
  line.resize(end);
  line += kEllipsis;
  return line;
}

std::string Ellipsize(std::string_view text, std::size_t most) {
  if (!HasMoreThan(text, most)) return std::string(text);
  if (most == 0) return {};
  std::string cut(text.substr(0, FittingBytes(text, most - 1)));
  cut += kEllipsis;
  return cut;
}

}  // namespace kringen
