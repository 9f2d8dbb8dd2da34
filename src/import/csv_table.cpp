#include "import/csv_table.h"

#include <utf8/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kringen {
namespace {

// 0x80..0x9F of Windows-1252; the rest is Latin-1. Source: the WHATWG encoding standard's index.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string FromUtf16(std::string_view bytes, bool is_little) {
  std::string text;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_little ? a | b << 8 : a << 8 | b);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    AppendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, &text);
  }
  return text;
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

// Cells of one row; `at` moves behind it.
std::vector<std::string> ReadRow(std::string_view text, char separator, std::size_t* at,
                                 std::size_t* line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  while (*at < text.size()) {
    const char c = text[(*at)++];
    if (c == '\n' || (c == '\r' && (*at >= text.size() || text[*at] != '\n'))) ++*line;
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (*at < text.size() && text[*at] == '"') {
        cells.back() += '"';
        ++*at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && Trimmed(cells.back()).empty()) {
      cells.back().clear();
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n') {
      return cells;
    } else if (c == '\r') {
      if (*at < text.size() && text[*at] == '\n') {
        ++*at;
        ++*line;
      }
      return cells;
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

bool Equal(std::string_view a, std::string_view b) { return Fold(a) == Fold(b); }

bool Holds(const std::vector<std::string>& cells, const std::vector<std::string_view>& names) {
  return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return Equal(Trimmed(cell), name); });
  });
}

CsvTable ReadWith(std::string_view text, char separator,
                  const std::vector<std::string_view>& required) {
  constexpr std::size_t kHeaderLines = 10;
  CsvTable table;
  std::size_t at = 0, line = 1;
  while (at < text.size()) {
    const std::size_t begins = line;
    std::vector<std::string> cells = ReadRow(text, separator, &at, &line);
    if (table.header.empty()) {
      if (begins > kHeaderLines) return table;
      if (!Holds(cells, required)) continue;
      for (const std::string& cell : cells) table.header.emplace_back(Trimmed(cell));
      continue;
    }
    const bool is_blank = std::all_of(
        cells.begin(), cells.end(), [](const std::string& cell) { return Trimmed(cell).empty(); });
    if (is_blank) continue;
    table.rows.push_back(std::move(cells));
    table.lines.push_back(begins);
  }
  return table;
}

}  // namespace

std::string DecodeText(std::string_view bytes, bool* was_windows_1252) {
  *was_windows_1252 = false;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (bytes.substr(0, 2) == "\xFF\xFE") return FromUtf16(bytes, true);
  if (bytes.substr(0, 2) == "\xFE\xFF") return FromUtf16(bytes, false);
  if (utf8::find_invalid(bytes.begin(), bytes.end()) == bytes.end()) return std::string(bytes);
  *was_windows_1252 = true;
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendCodePoint(byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte, &text);
  }
  return text;
}

int CsvTable::Column(const std::vector<std::string_view>& names) const {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (Equal(header[i], name)) return static_cast<int>(i);
    }
  }
  return -1;
}

std::string_view CsvTable::Cell(std::size_t row, int column) const {
  const auto at = static_cast<std::size_t>(column);
  return column < 0 || at >= rows[row].size() ? std::string_view() : Trimmed(rows[row][at]);
}

CsvTable ReadCsv(std::string_view bytes, const std::vector<std::string_view>& required) {
  bool was_windows_1252 = false;
  const std::string decoded = DecodeText(bytes, &was_windows_1252);
  std::string_view text = decoded;
  std::string separators = ",;\t";
  if (text.substr(0, 4) == "sep=" && text.size() > 4) {
    separators = std::string(1, text[4]);
    text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  }
  CsvTable best;
  for (const char separator : separators) {
    CsvTable table = ReadWith(text, separator, required);
    if (table.header.size() > best.header.size()) best = std::move(table);
  }
  best.was_windows_1252 = was_windows_1252;
  return best;
}

std::int64_t ParseCount(std::string_view cell) {
  std::int64_t count = 0;
  int digits = 0, in_group = -1;
  for (const char c : Trimmed(cell)) {
    if (c >= '0' && c <= '9') {
      if (++digits > 15 || in_group == 3) return -1;
      count = count * 10 + (c - '0');
      if (in_group >= 0) ++in_group;
    } else if ((c == '.' || c == ',' || c == ' ') && digits > 0 &&
               (in_group < 0 || in_group == 3)) {
      in_group = 0;
    } else {
      return -1;
    }
  }
  const bool is_whole = digits > 0 && (in_group < 0 || in_group == 3);
  return is_whole ? count : -1;
}

}  // namespace kringen
