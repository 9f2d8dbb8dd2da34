#include "import/readers/follower_ages.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "import/readers/follower_table.h"
#include "import/text/csv_table.h"

namespace kringen {
namespace {

constexpr int kOldest = 120;
constexpr double kRounded = 0.03;  // what was rounded may be somewhat more than the whole

// Words of the platforms and of who makes a table; Meta's are [M].
std::vector<std::string_view> Titles() {
  return {"Age",
          "Leeftijd",
          "Leeftijden",
          "Leeftijdsgroep",
          "Age & gender",          // technical
          "Age and gender",        // technical
          "Age range",             // technical
          "Age group",             // technical
          "Leeftijd en geslacht",  // technical
          "Leeftijd en gender"};   // technical
}

std::optional<int> Years(std::string_view text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  const std::int64_t years = ParseCount(text);
  return years >= 0 && years <= kOldest ? std::optional(static_cast<int>(years)) : std::nullopt;
}

// "18-24", "18 - 24 jaar", "65+".
std::optional<AgeShare> AgeCalled(std::string_view cell) {
  std::string text = Fold(cell);
  for (const std::string_view word : {" jaar en ouder", " years", " jaar"}) {
    if (text.ends_with(word)) text.resize(text.size() - word.size());
  }
  const bool is_older = Fold(cell).ends_with("en ouder");
  if (const std::size_t dash = text.find("\u2013"); dash != std::string::npos) {
    text.replace(dash, std::string_view("\u2013").size(), "-");
  }
  if (text.ends_with("+") || is_older) {
    const auto from = Years(Trimmed(text.substr(0, text.find('+'))));
    return from ? std::optional(AgeShare{*from, -1, 0}) : std::nullopt;
  }
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto from = Years(Trimmed(std::string_view(text).substr(0, dash)));
  const auto to = Years(Trimmed(std::string_view(text).substr(dash + 1)));
  if (!from || !to || *to < *from) return std::nullopt;
  return AgeShare{*from, *to, 0};
}

std::optional<AgeShare> AgeOfRow(const std::vector<std::string>& row) {
  if (row.empty()) return std::nullopt;
  std::optional<AgeShare> age = AgeCalled(Trimmed(row.front()));
  bool is_told = false;
  for (std::size_t i = 1; age && i < row.size(); ++i) {
    const std::optional<double> share = ShareOfFollowers(Trimmed(row[i]));
    is_told |= share.has_value();
    age->share += share.value_or(0);
  }
  return is_told ? age : std::nullopt;
}

void Judge(FollowerAges* ages) {
  std::sort(ages->shares.begin(), ages->shares.end(),
            [](const AgeShare& a, const AgeShare& b) { return a.from < b.from; });
  double sum = 0;
  for (std::size_t i = 0; i < ages->shares.size(); ++i) {
    sum += ages->shares[i].share;
    const bool is_after =
        i == 0 || (ages->shares[i - 1].to >= 0 && ages->shares[i - 1].to < ages->shares[i].from);
    ages->has_twins |= !is_after;
  }
  ages->is_over_whole = sum > 1 + kRounded;
}

}  // namespace

std::size_t StartOfAges(std::string_view text) { return StartOfTitled(text, Titles()); }

FollowerAges ReadFollowerAges(std::string_view text) {
  FollowerAges ages;
  const CsvTable table = ReadCsv(text, Titles());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::optional<AgeShare> age = AgeOfRow(table.rows[row]);
    if (age) ages.shares.push_back(*age);
    (age ? ages.lines : ages.others).push_back(table.lines[row]);
  }
  ages.others.insert(ages.others.end(), table.broken.begin(), table.broken.end());
  Judge(&ages);
  return ages;
}

}  // namespace kringen
