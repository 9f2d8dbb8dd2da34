// Tables as people and platforms export them (RFC 4180 in reality): encodings, separators, quotes,
// line ends inside cells, lines before the header.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

struct CsvTable {
  std::vector<std::string> header;  // trimmed
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> lines;     // of the file, from 1, where each row begins
  std::vector<std::size_t> broken;    // lines of rows with a quote that nowhere closes
  std::vector<std::string> preamble;  // lines above the header
  std::vector<bool> is_twin;          // rows that are the same as one before
  bool was_windows_1252 = false;      // neither UTF-8 nor marked as UTF-16
  bool has_twin_columns = false;      // two columns of one name: which one counts cannot be known

  // Index of the first of these names that the header has, in any case; -1: none.
  int Column(const std::vector<std::string_view>& names) const;
  // Indices of all columns that have one of these names.
  std::vector<int> Columns(const std::vector<std::string_view>& names) const;
  // The cell, trimmed; empty for column -1 or a short row.
  std::string_view Cell(std::size_t row, int column) const;
};

// The header is the first of the first ten lines that has one of `required`; without one the table
// is empty. Rows without any text are left out. A quote that nowhere closes, or only in the midst
// of a later cell, costs its own line: the rows below it are read.
CsvTable ReadCsv(std::string_view bytes, const std::vector<std::string_view>& required);

// A count: "1.234", "1,234", "1 234", "12"; -1 for anything else, also for "1,22158E+17".
std::int64_t ParseCount(std::string_view cell);

}  // namespace kringen
