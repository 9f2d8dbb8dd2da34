#include "import/text/csv_table.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/text.h"
#include "import/text/text_encoding.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

struct Row {
  std::vector<std::string> cells = std::vector<std::string>(1);
  bool is_spread = false;  // a quote took in the end of a line
  bool is_open = false;    // a quote does not close, or not where a cell ends

  // Without the empty ones at its end.
  std::size_t Width() const {
    std::size_t width = cells.size();
    while (width > 0 && Trimmed(cells[width - 1]).empty()) --width;
    return width;
  }
};

bool EndsLine(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.size() || text[at + 1] != '\n'));
}

// What may stand behind the quote at the end of a cell: blanks, and then the end of the cell.
bool IsCellEnd(std::string_view text, char separator, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at >= text.size() || text[at] == separator || text[at] == '\n' || text[at] == '\r';
}

// One row; `at` moves behind it.
Row ReadRow(std::string_view text, char separator, std::size_t* at, std::size_t* line) {
  Row row;
  std::vector<std::string>& cells = row.cells;
  bool quoted = false;
  while (*at < text.size()) {
    if (EndsLine(text, *at)) {
      ++*line;
      row.is_spread |= quoted;
    }
    const char c = text[(*at)++];
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (*at < text.size() && text[*at] == '"') {
        cells.back() += '"';
        ++*at;
      } else {
        quoted = false;
        row.is_open |= row.is_spread && !IsCellEnd(text, separator, *at);
      }
    } else if (c == '"' && Trimmed(cells.back()).empty()) {
      cells.back().clear();
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n') {
      return row;
    } else if (c == '\r') {
      if (*at < text.size() && text[*at] == '\n') {
        ++*at;
        ++*line;
      }
      return row;
    } else {
      cells.back() += c;
    }
  }
  row.is_open |= quoted;
  return row;
}

// Behind the line that begins at `at`.
std::size_t NextLine(std::string_view text, std::size_t at) {
  while (at < text.size() && !EndsLine(text, at)) ++at;
  return std::min(at + 1, text.size());
}

bool Equal(std::string_view a, std::string_view b) { return Fold(a) == Fold(b); }

bool Holds(const std::vector<std::string>& cells, const std::vector<std::string_view>& names) {
  return std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return Equal(Trimmed(cell), name); });
  });
}

bool HasTwins(const std::vector<std::string>& header) {
  std::set<std::string> names;
  return std::any_of(header.begin(), header.end(), [&](const std::string& name) {
    return !name.empty() && !names.insert(Fold(name)).second;
  });
}

// "##-##-####" of a date; empty for what has few digits, as a title.
std::string ShapeOf(std::string_view cell) {
  constexpr int kFewest = 4;
  std::string shape(Trimmed(cell));
  int digits = 0;
  for (char& c : shape) {
    if (c < '0' || c > '9') continue;
    c = '#';
    ++digits;
  }
  return digits < kFewest ? std::string() : shape;
}

std::string_view PieceOf(std::string_view line, char separator, std::size_t column) {
  for (; column > 0; --column) {
    const std::size_t end = line.find(separator);
    if (end == std::string_view::npos) return {};
    line.remove_prefix(end + 1);
  }
  const std::size_t end = line.find(separator);
  return end == std::string_view::npos ? std::string_view() : line.substr(0, end);
}

// Does a line within a cell have, in its place, what looks as the date or number of the row itself?
// Then it is a row, and the quote before it was never meant to take it in.
bool HoldsRow(const std::vector<std::string>& cells, char separator) {
  std::size_t column = 0;
  std::string shape;
  while (column < cells.size() && (shape = ShapeOf(cells[column])).empty()) ++column;
  if (column == cells.size() || shape.find_first_of("\r\n") != std::string::npos) return false;
  return std::any_of(cells.begin(), cells.end(), [&](std::string_view cell) {
    for (std::size_t end = cell.find_first_of("\r\n"); end != std::string_view::npos;
         end = cell.find_first_of("\r\n")) {
      cell.remove_prefix(end + 1);
      const std::string_view line = cell.substr(0, cell.find_first_of("\r\n"));
      if (ShapeOf(PieceOf(line, separator, column)) == shape) return true;
    }
    return false;
  });
}

CsvTable ReadWith(std::string_view text, char separator,
                  const std::vector<std::string_view>& required) {
  constexpr std::size_t kHeaderLines = 10;
  CsvTable table;
  std::size_t at = 0, line = 1;
  while (at < text.size()) {
    const std::size_t begins = line, from = at;
    Row row = ReadRow(text, separator, &at, &line);
    std::vector<std::string>& cells = row.cells;
    // More cells than columns, over several lines: the quote took in the rows below.
    const bool is_too_wide =
        row.is_spread && !table.header.empty() && row.Width() > table.header.size();
    if (row.is_open || is_too_wide || (row.is_spread && HoldsRow(cells, separator))) {
      if (!table.header.empty()) table.broken.push_back(begins);
      at = NextLine(text, from);
      line = begins + 1;
      continue;
    }
    if (table.header.empty()) {
      if (begins > kHeaderLines) return table;
      if (!Holds(cells, required)) {
        std::string line_text;
        for (const std::string& cell : cells) line_text.append(Trimmed(cell)).append(" ");
        table.preamble.push_back(std::move(line_text));
        continue;
      }
      for (const std::string& cell : cells) table.header.emplace_back(Trimmed(cell));
      table.has_twin_columns = HasTwins(table.header);
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

// Of equal rows all but the first.
void MarkTwins(CsvTable* table) {
  const auto& rows = table->rows;
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a] < rows[b]; });
  table->is_twin.assign(rows.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    table->is_twin[order[i]] = rows[order[i]] == rows[order[i - 1]];
  }
}

}  // namespace

int CsvTable::Column(const std::vector<std::string_view>& names) const {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (Equal(header[i], name)) return static_cast<int>(i);
    }
  }
  return -1;
}

std::vector<int> CsvTable::Columns(const std::vector<std::string_view>& names) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool is_named = std::any_of(
        names.begin(), names.end(), [&](std::string_view name) { return Equal(header[i], name); });
    if (is_named) found.push_back(static_cast<int>(i));
  }
  return found;
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
  MarkTwins(&best);
  best.was_windows_1252 = was_windows_1252;
  return best;
}

std::int64_t ParseCount(std::string_view cell) {
  std::int64_t count = 0;
  int digits = 0, in_group = -1;
  char mark = '\0';
  for (const char c : Trimmed(cell)) {
    if (c >= '0' && c <= '9') {
      if (++digits > 15 || in_group == 3) return -1;
      count = count * 10 + (c - '0');
      if (in_group >= 0) ++in_group;
    } else if ((c == '.' || c == ',' || c == ' ') && digits > 0 &&
               (mark == '\0' ? digits <= 3 : mark == c && in_group == 3)) {
      mark = c;
      in_group = 0;
    } else {
      return -1;
    }
  }
  const bool is_whole = digits > 0 && (in_group < 0 || in_group == 3);
  return is_whole ? count : -1;
}

}  // namespace kringen
