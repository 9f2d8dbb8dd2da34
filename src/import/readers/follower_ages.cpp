#include "import/readers/follower_ages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text.h"
#include "import/readers/follower_table.h"
#include "import/text/csv_table.h"

namespace kringen {
namespace {

constexpr int kOldest = 120;
constexpr double kLeast = 0.9,
                 kMost = 1.03;  // of the whole: what was rounded, or left out as small

// Words of the platforms and of who makes a table; Meta's are [M].
std::vector<std::string_view> Titles() {
  return {"Age",
          "Leeftijd",
          "Leeftijden",
          "Leeftijdsgroep",
          "Leeftijdsklasse",
          "Age & gender",          // technical
          "Age and gender",        // technical
          "Age range",             // technical
          "Age group",             // technical
          "Leeftijd en geslacht",  // technical
          "Leeftijd en gender"};   // technical
}
constexpr auto kGenders = std::to_array<std::string_view>(
    {"women", "men", "female", "male", "vrouwen", "mannen", "vrouw", "man", "unknown", "onbekend",
     "other", "overig", "anders", "x"});
constexpr auto kWholes =
    std::to_array<std::string_view>({"total", "totaal", "all", "alle", "samen"});
constexpr auto kUnknowns =
    std::to_array<std::string_view>({"onbekend", "unknown", "niet bekend", "n.v.t."});

bool IsAmong(std::string_view folded, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), folded) != names.end();
}

// Takes a word off the end, with the blanks before it.
bool DropEnd(std::string_view word, std::string* text) {
  if (!text->ends_with(word)) return false;
  text->resize(text->size() - word.size());
  *text = std::string(Trimmed(*text));
  return true;
}
bool DropStart(std::string_view word, std::string* text) {
  if (!text->starts_with(word)) return false;
  *text = std::string(Trimmed(text->substr(word.size())));
  return true;
}

std::optional<int> Years(std::string_view text) {
  const std::string_view digits = Trimmed(text);
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  const std::int64_t years = ParseCount(digits);
  return years >= 0 && years <= kOldest ? std::optional(static_cast<int>(years)) : std::nullopt;
}

std::optional<AgeShare> Band(std::optional<int> from, std::optional<int> to) {
  if (!from || !to || *to < *from) return std::nullopt;
  return AgeShare{*from, *to, 0};
}

// "18-24", "18 t/m 24 jaar", "18 tot 25", "65+", "65 jaar en ouder", "jonger dan 18".
std::optional<AgeShare> AgeCalled(std::string_view cell) {
  std::string text = Fold(Trimmed(cell));
  const bool is_older = DropEnd("en ouder", &text) || DropEnd("and older", &text) ||
                        DropEnd("+", &text) || DropEnd("plus", &text) || DropStart(">=", &text);
  const bool is_younger = DropStart("jonger dan", &text) || DropStart("under", &text) ||
                          DropStart("onder de", &text) || DropStart("onder", &text) ||
                          DropStart("<", &text);
  for (const std::string_view word : {"jaar", "years", "jr.", "jr"}) {
    if (DropEnd(word, &text)) break;
  }
  if (is_older) {
    const auto from = Years(text);
    return from ? std::optional(AgeShare{*from, -1, 0}) : std::nullopt;
  }
  if (is_younger) {
    const auto before = Years(text);
    return before ? Band(0, *before - 1) : std::nullopt;
  }
  struct Between {
    std::string_view word;
    int last;  // what to add to the number behind it for the last year
  };
  for (const Between& between :
       {Between{"\u2013", 0}, Between{"-", 0}, Between{"t/m", 0}, Between{"tot en met", 0},
        Between{" to ", 0}, Between{"tot", -1}}) {
    const std::size_t at = text.find(between.word);
    if (at == std::string::npos) continue;
    const auto to = Years(std::string_view(text).substr(at + between.word.size()));
    return Band(Years(std::string_view(text).substr(0, at)),
                to ? std::optional(*to + between.last) : std::nullopt);
  }
  return std::nullopt;
}

// A part of the whole, or a number of people: which it is, the list as a whole says.
std::optional<double> NumberIn(std::string_view cell, bool* is_share) {
  if (const auto share = ShareOfFollowers(cell)) {
    *is_share = true;
    return share;
  }
  const std::int64_t count = ParseCount(cell);
  return count >= 0 ? std::optional(static_cast<double>(count)) : std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : table_(ReadCsv(text, Titles())) {
    // Meta's title stands alone above the header.
    if (table_.header.size() > 1 || table_.rows.empty()) return;
    first_ = 1;
    header_ = table_.rows.front();
  }

  FollowerAges Read() {
    if (header_.empty()) header_ = table_.header;
    for (const auto* line : {&table_.header, &header_}) {
      for (const std::string& cell : *line) ages_.told += " " + cell;
    }
    if (first_ == 1) ages_.others.push_back(table_.lines.front());
    ChooseColumns();
    for (std::size_t row = first_; row < table_.rows.size(); ++row) ReadRow(row);
    ages_.others.insert(ages_.others.end(), table_.broken.begin(), table_.broken.end());
    if (!table_.broken.empty()) Fail("followers.ages_unread");
    Judge();
    return std::move(ages_);
  }

 private:
  void Fail(const char* code) {
    if (ages_.problem.empty()) ages_.problem = code;
  }

  // A column of all, else those of women and men, else the only one with numbers.
  void ChooseColumns() {
    std::vector<std::size_t> genders, with_numbers;
    for (std::size_t column = 1; column < header_.size(); ++column) {
      const std::string name = Fold(Trimmed(header_[column]));
      if (IsAmong(name, kWholes)) {
        columns_ = {column};
        return;
      }
      if (IsAmong(name, kGenders)) genders.push_back(column);
      const bool has_numbers =
          std::any_of(table_.rows.begin() + static_cast<std::ptrdiff_t>(first_), table_.rows.end(),
                      [&](const auto& row) {
                        bool is_share = false;
                        return column < row.size() && NumberIn(Trimmed(row[column]), &is_share);
                      });
      if (has_numbers) with_numbers.push_back(column);
    }
    columns_ = genders.empty() ? with_numbers : genders;
    if (genders.empty() && with_numbers.size() > 1) Fail("followers.ages_columns");
  }

  void ReadRow(std::size_t row) {
    const std::vector<std::string>& cells = table_.rows[row];
    const std::string name = Fold(Trimmed(cells.front()));
    std::optional<double> sum;
    bool is_unread = false;
    for (const std::size_t column : columns_) {
      const std::string_view cell = column < cells.size() ? Trimmed(cells[column]) : "";
      if (cell.empty()) continue;
      bool is_share = false;
      const std::optional<double> number = NumberIn(cell, &is_share);
      is_unread |= !number;
      if (!number) continue;
      (is_share ? has_shares_ : has_counts_) = true;
      sum = sum.value_or(0) + *number;
    }
    std::optional<AgeShare> age = AgeCalled(name);
    if (age && sum) {
      age->share = *sum;
      ages_.shares.push_back(*age);
      ages_.lines.push_back(table_.lines[row]);
    } else {
      ages_.others.push_back(table_.lines[row]);
      const bool is_total = IsAmong(name, kWholes);
      if (IsAmong(name, kUnknowns)) unknown_ += sum.value_or(0);
      if ((age || sum) && !is_total && !IsAmong(name, kUnknowns)) Fail("followers.ages_unread");
    }
    if (is_unread) Fail("followers.ages_unread");
  }

  // Of all whose age is known. Numbers without a sign are of people, or per cents: parts either
  // way.
  void Judge() {
    auto& shares = ages_.shares;
    double known = 0;
    for (const AgeShare& each : shares) known += each.share;
    if (has_shares_ && has_counts_) Fail("followers.ages_unread");
    const double all = known + unknown_;
    if (has_shares_ && all > kMost) Fail("followers.shares_too_large");
    if (has_shares_ && all < kLeast) Fail("followers.shares_too_small");
    if (!(known > 0)) Fail("followers.ages_unread");
    std::sort(shares.begin(), shares.end(),
              [](const AgeShare& a, const AgeShare& b) { return a.from < b.from; });
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (known > 0) shares[i].share /= known;
      const bool is_after = i == 0 || (shares[i - 1].to >= 0 && shares[i - 1].to < shares[i].from);
      if (!is_after) Fail("followers.ages_twice");
    }
  }

  CsvTable table_;
  std::vector<std::string> header_;
  std::size_t first_ = 0;
  std::vector<std::size_t> columns_;
  bool has_shares_ = false, has_counts_ = false;
  double unknown_ = 0;
  FollowerAges ages_;
};

}  // namespace

std::size_t StartOfAges(std::string_view text) { return StartOfTitled(text, Titles()); }

FollowerAges ReadFollowerAges(std::string_view text) { return Reader(text).Read(); }

}  // namespace kringen
