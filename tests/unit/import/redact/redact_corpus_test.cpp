// Recall on texts that were written before the program could read them (tests/fixtures/redact).
// Every third row is held out: only its score is told, never the text.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "import/redact/redact.h"

namespace kringen {
namespace {

// "\n", "\u200B" and "\U0001F338" for what an editor would not show.
std::string Unescape(std::string_view row) {
  std::string text;
  for (std::size_t at = 0; at < row.size();) {
    const char next = row[at] == '\\' && at + 1 < row.size() ? row[at + 1] : '\0';
    const std::size_t digits = next == 'u' ? 4 : next == 'U' ? 8 : 0;
    if (digits > 0) {
      AppendCodePoint(static_cast<char32_t>(std::strtoul(
                          std::string(row.substr(at + 2, digits)).c_str(), nullptr, 16)),
                      &text);
      at += 2 + digits;
    } else if (next == 'n') {
      text += '\n';
      at += 2;
    } else {
      text += row[at++];
    }
  }
  return text;
}

std::vector<std::string> Split(const std::string& text, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == mark) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> Rows(const std::string& name) {
  std::ifstream file(std::string("tests/fixtures/redact/") + name);
  REQUIRE(file.good());
  std::vector<std::string> rows;
  for (std::string row; std::getline(file, row);) {
    if (!row.empty() && row.front() != '#') rows.push_back(row);
  }
  return rows;
}

struct DirtyRow {
  std::string kind, text;
  std::vector<std::string> needles, named;
};

std::vector<DirtyRow> DirtyRows(const std::string& name) {
  std::vector<DirtyRow> rows;
  for (const std::string& row : Rows(name)) {
    const std::vector<std::string> cells = Split(row, '\t');
    REQUIRE(cells.size() >= 3);
    DirtyRow dirty{cells[0], Unescape(cells[2]), {}, {}};
    for (const std::string& needle : Split(cells[1], '|')) {
      dirty.needles.push_back(Unescape(needle));
      REQUIRE_MESSAGE(dirty.text.find(dirty.needles.back()) != std::string::npos, row);
    }
    if (cells.size() > 3) dirty.named = Split(cells[3], '|');
    rows.push_back(std::move(dirty));
  }
  return rows;
}

bool IsGone(const DirtyRow& row) {
  const std::string clean = Redact(row.text, {{}, row.named}, nullptr);
  for (const std::string& needle : row.needles) {
    if (clean.find(needle) != std::string::npos) return false;
  }
  return true;
}

struct Score {
  int found = 0, all = 0;
  double Share() const { return 1.0 * found / all; }
};

// By kind, "held out" and "all".
std::map<std::string, Score> Recall(const std::string& name) {
  std::map<std::string, Score> scores;
  int index = 0;
  for (const DirtyRow& row : DirtyRows(name)) {
    const bool is_held_out = index++ % 3 == 2;
    const bool is_gone = IsGone(row);
    for (const std::string& key :
         {row.kind, std::string(is_held_out ? "held out" : "seen"), std::string("all")}) {
      ++scores[key].all;
      scores[key].found += is_gone ? 1 : 0;
    }
    if (!is_gone && !is_held_out) MESSAGE(row.kind << ": " << row.text);
  }
  for (const auto& [key, score] : scores) {
    MESSAGE(name << ", " << key << ": " << score.found << " of " << score.all);
  }
  return scores;
}

TEST_CASE("corpus: of everyday forms 97 % is found, also of those never looked at") {
  std::map<std::string, Score> scores = Recall("everyday.tsv");
  REQUIRE(scores["all"].all >= 300);
  CHECK(scores["all"].Share() >= 0.97);
  CHECK(scores["held out"].Share() >= 0.95);
}

TEST_CASE("corpus: of adversarial forms 80 % is found") {
  std::map<std::string, Score> scores = Recall("adversarial.tsv");
  REQUIRE(scores["all"].all >= 150);
  CHECK(scores["all"].Share() >= 0.80);
  CHECK(scores["held out"].Share() >= 0.75);
}

TEST_CASE("corpus: of 500 clean sentences less than 1 % is touched") {
  const std::vector<std::string> rows = Rows("clean.txt");
  REQUIRE(rows.size() >= 500);
  std::size_t touched = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string clean = Redact(rows[i], {}, nullptr);
    if (clean == rows[i]) continue;
    ++touched;
    if (i % 3 != 2) MESSAGE(rows[i] << " -> " << clean);
  }
  MESSAGE("touched " << touched << " of " << rows.size());
  CHECK(touched * 100 < rows.size());
}

TEST_CASE("law: what was redacted stays as it is, for every row") {
  for (const char* name : {"everyday.tsv", "adversarial.tsv"}) {
    for (const DirtyRow& row : DirtyRows(name)) {
      const RedactOptions options{{}, row.named};
      const std::string clean = Redact(row.text, options, nullptr);
      CHECK_MESSAGE(Redact(clean, options, nullptr) == clean, clean);
    }
  }
}

}  // namespace
}  // namespace kringen
