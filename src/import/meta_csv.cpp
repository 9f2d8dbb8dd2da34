#include "import/meta_csv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "import/csv_table.h"
#include "import/reader.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

const std::vector<std::string_view> kIdNames{"Bericht-ID", "Post ID"};
const std::vector<std::string_view> kTimeNames{"Publicatietijdstip", "Publish time"};

const std::vector<std::string_view> kReactions{"Reacties", "Reactions", "Vind-ik-leuks", "Likes"};
const std::vector<std::string_view> kShares{"Deelacties", "Shares",
                                            "Aantal keer gedeeld"};   // the platform's words
const std::vector<std::string_view> kClicks{"Totaal aantal klikken",  // the platform's words
                                            "Total clicks"};
const std::vector<std::string_view> kOrganic{
    "Bereik via Organische berichten",  // the platform's words
    "Reach from Organic posts"};        // the platform's words
const std::vector<std::string_view> kSaves{"Aantal keer opgeslagen", "Saves"};  // platform's words
const std::vector<std::string_view> kSum{
    "Reacties, opmerkingen en deelacties",  // the platform's words
    "Reactions, Comments and Shares"};      // the platform's words

// "03/15/2024 09:00", "15-3-2024", "2024-03-15T09:00": three numbers, and a time where there is
// one.
struct DateParts {
  std::array<int, 3> numbers{};
  int hour = 12, minute = 0;
  bool has_time = false;
  bool is_iso = false;
};

std::optional<DateParts> SplitDate(std::string_view text) {
  DateParts parts;
  std::vector<int> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] < '0' || text[at] > '9') {
      ++at;
      continue;
    }
    int number = 0;
    const std::size_t start = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && at - start < 4; ++at) {
      number = number * 10 + (text[at] - '0');
    }
    if (numbers.empty()) parts.is_iso = at - start == 4;
    numbers.push_back(number);
  }
  if (numbers.size() < 3) return std::nullopt;
  std::copy_n(numbers.begin(), 3, parts.numbers.begin());
  if (numbers.size() >= 5) {
    parts.hour = numbers[3];
    parts.minute = numbers[4];
    parts.has_time = true;
  }
  return parts.hour < 24 && parts.minute < 60 ? std::optional(parts) : std::nullopt;
}

// The digits at the end of ".../posts/122158000000000001": Excel spoils ids, not links.
std::string IdOfLink(std::string_view link) {
  std::string digits;
  for (const char c : link) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '/') {
      digits.clear();
    }
  }
  return digits;
}

bool IsWholeId(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
}

class MetaReader {
 public:
  MetaReader(const SourceFile& file, const std::string& measured, const Answers& answers)
      : file_(file), measured_(measured), table_(ReadCsv(file.bytes, kIdNames)) {
    question_ = "date_order:" + std::string(FileName(file.path));
    answer_ = answers.Find(question_);
  }

  MetricReading Read() {
    if (table_.header.empty()) {
      Tell(Level::kMalformed, "metrics.unknown_table", 1);
      return std::move(reading_);
    }
    if (table_.was_windows_1252) Tell(Level::kWarning, "file.windows_1252", 1);
    const std::string order = DateOrder();
    std::int64_t read = 0;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (ReadRow(row, order)) ++read;
    }
    Tell(Level::kRead, "file.read", read);
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, std::int64_t count) {
    reading_.report.push_back({level, std::string(code), file_.path, count, ""});
  }

  // "day_first" or "month_first", shown by a number above 12, else asked.
  std::string DateOrder() {
    const int column = table_.Column(kTimeNames);
    bool day_first = false, month_first = false, all_iso = true;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto parts = SplitDate(table_.Cell(row, column));
      if (!parts || parts->is_iso) continue;
      all_iso = false;
      day_first |= parts->numbers[0] > 12;
      month_first |= parts->numbers[1] > 12;
    }
    if (all_iso) return "iso";
    if (day_first != month_first) return day_first ? "day_first" : "month_first";
    reading_.questions.push_back(
        {question_, "question.date_order", file_.path, {"day_first", "month_first"}, answer_});
    return answer_;
  }

  std::optional<TimePoint> TimeOf(std::size_t row, const std::string& order, bool* day_only) const {
    const auto parts = SplitDate(table_.Cell(row, table_.Column(kTimeNames)));
    if (!parts) return std::nullopt;
    CivilTime civil;
    const auto& [a, b, c] = parts->numbers;
    if (parts->is_iso) {
      civil = {a, b, c, parts->hour, parts->minute, 0};
    } else if (order == "day_first") {
      civil = {c, b, a, parts->hour, parts->minute, 0};
    } else if (order == "month_first") {
      civil = {c, a, b, parts->hour, parts->minute, 0};
    } else {
      return std::nullopt;
    }
    if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31) return std::nullopt;
    *day_only = !parts->has_time;
    return FromCivil(civil);
  }

  bool ReadRow(std::size_t row, const std::string& order) {
    const std::string place = file_.path + ":" + std::to_string(table_.lines[row]);
    MetricSighting sighting;
    sighting.platform = "facebook";
    sighting.record = place;
    sighting.permalink = table_.Cell(row, table_.Column({"Permalink"}));
    sighting.item_id = table_.Cell(row, table_.Column(kIdNames));
    if (!IsWholeId(sighting.item_id)) sighting.item_id = IdOfLink(sighting.permalink);
    const std::string_view title = table_.Cell(row, table_.Column({"Titel", "Title"}));
    const std::string_view description =
        table_.Cell(row, table_.Column({"Beschrijving", "Omschrijving", "Description"}));
    sighting.text = description.size() > title.size() ? description : title;
    const auto time = TimeOf(row, order, &sighting.day_only);
    if (time) sighting.time = *time;
    if (!time && sighting.item_id.empty()) {
      reading_.report.push_back({Level::kWarning, "metrics.no_item", place, 1, ""});
      return false;
    }
    ReadCounts(row, place, &sighting.row);
    reading_.sightings.push_back(std::move(sighting));
    return true;
  }

  std::int64_t Count(std::size_t row, const std::vector<std::string_view>& names) const {
    return ParseCount(table_.Cell(row, table_.Column(names)));
  }

  void ReadCounts(std::size_t row, const std::string& place, MetricRow* counts) {
    counts->source = "platform";
    counts->measured = measured_;
    // Names of columns: the platform's words.
    counts->reactions = Count(row, kReactions);
    counts->comments = Count(row, {"Opmerkingen", "Comments"});
    counts->shares = Count(row, kShares);
    counts->reach = Count(row, {"Bereik", "Reach"});
    counts->impressions = Count(row, {"Impressions", "Vertoningen"});
    const auto other = [&](const char* name, const std::vector<std::string_view>& names) {
      const std::int64_t count = Count(row, names);
      if (count >= 0) counts->others.emplace_back(name, count);
    };
    other("clicks", kClicks);
    other("reach_organic", kOrganic);
    other("saves", kSaves);
    other("views", {"Weergaven", "Views"});
    const std::int64_t sum = Count(row, kSum);
    const std::int64_t parts = counts->reactions + counts->comments + counts->shares;
    const bool all_known = counts->reactions >= 0 && counts->comments >= 0 && counts->shares >= 0;
    if (sum >= 0 && all_known && sum != parts) {
      reading_.report.push_back({Level::kWarning, "metrics.sum_differs", place, 1, ""});
    }
  }

  const SourceFile& file_;
  const std::string& measured_;
  const CsvTable table_;
  std::string question_;
  std::string answer_;
  MetricReading reading_;
};

}  // namespace

MetricReading ReadMetaCsv(const SourceFile& file, const std::string& measured,
                          const Answers& answers) {
  return MetaReader(file, measured, answers).Read();
}

}  // namespace kringen
