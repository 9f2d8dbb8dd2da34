#include "import/readers/metric_table.h"

#include <algorithm>

#include "import/readers/reader.h"
#include "import/text/answer_form.h"
#include "import/text/csv_table.h"
#include "import/text/measured_day.h"
#include "import/text/written_dates.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

// Names of columns: the day up to which a row counts.
ColumnNames MeasuredNames() {
  return {"Data as of", "As of",    "Measured",     "Measured on", "Gemeten",  // technical
          "Gemeten op", "Stand op", "Gegevens t/m", "Peildatum"};              // technical
}

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The digits of ".../posts/122158000000000001" or "?story_fbid=12": Excel spoils ids, not links.
std::string IdOfLink(std::string_view link) {
  std::string_view path = link.substr(0, link.find_first_of("?#"));
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  if (IsDigits(FileName(path))) return std::string(FileName(path));
  for (const std::string_view name : {"story_fbid=", "fbid=", "v="}) {
    for (const char before : {'?', '&'}) {
      const std::size_t at = link.find(std::string(1, before).append(name));
      if (at == std::string_view::npos) continue;
      const std::string_view value = link.substr(at + 1 + name.size());
      const std::string_view digits = value.substr(0, value.find_first_not_of("0123456789"));
      if (!digits.empty()) return std::string(digits);
    }
  }
  return {};
}

bool IsWholeId(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
}

class MetricReader {
 public:
  MetricReader(const MetricLayout& layout, std::string_view platform, const SourceFile& file,
               const std::string& today)
      : layout_(layout),
        platform_(platform),
        file_(file),
        today_(today),
        table_(ReadCsv(file.bytes, layout.id)) {}

  MetricReading Read(const Answers& answers) {
    if (table_.header.empty() || table_.has_twin_columns) {
      Tell(Level::kMalformed, WhyNot(), file_.path);
      return std::move(reading_);
    }
    if (table_.was_windows_1252) Tell(Level::kWarning, "file.windows_1252", file_.path);
    times_ = WrittenTimes(table_, table_.Column(layout_.time));
    days_ = WrittenTimes(table_, table_.Column(MeasuredNames()));
    SettleDateOrder(file_, answers, {&times_, &days_}, &reading_.questions);
    FindColumns();
    measured_ = TableDay();
    if (measured_.empty()) SettleDay(answers);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) ReadRow(row);
    for (const std::size_t line : table_.broken) {
      Tell(Level::kMalformed, "record.open_quote",
           RecordPlace(file_.path, static_cast<std::int64_t>(line)));
    }
    const auto read = static_cast<std::int64_t>(table_.rows.size() + table_.broken.size());
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place) {
    reading_.report.push_back({level, std::string(code), place, 1, ""});
  }

  const char* WhyNot() const {
    if (table_.has_twin_columns) return "table.twin_columns";
    const bool is_daily = !ReadCsv(file_.bytes, layout_.daily).header.empty();
    return is_daily ? "metrics.daily_table" : "metrics.unknown_table";
  }

  // A message younger than the day proves that it is not the table's.
  std::string TableDay() const {
    const std::string day = MeasuredDay(file_.path, table_.preamble, today_);
    if (day.empty()) return {};
    const bool is_younger =
        std::any_of(times_.begin(), times_.end(), [&](const std::optional<WrittenTime>& time) {
          const auto instant = time ? InstantOf(*time) : std::optional<TimePoint>();
          return instant && FormatDate(*instant) > day;
        });
    return is_younger ? std::string() : day;
  }

  // Nobody but a person knows.
  void SettleDay(const Answers& answers) {
    const bool has_own =
        !days_.empty() && std::all_of(days_.begin(), days_.end(),
                                      [](const auto& day) { return day && InstantOf(*day); });
    if (has_own || table_.rows.empty()) return;
    Question question{"measured:" + std::string(FileName(file_.path)),
                      "question.measured",
                      std::string(FileName(file_.path)),
                      {},
                      "",
                      "",
                      "day"};
    const std::string answer = answers.Find(question.id);
    if (IsPastDay(answer, today_)) measured_ = answer;
    reading_.questions.push_back(std::move(question));
  }

  // The first of the names that the table has.
  int FindFigure(const FigureNames& names, Definition* definition) const {
    for (const auto& [name, meaning] : names) {
      const int column = table_.Column({name});
      if (column < 0) continue;
      *definition = meaning;
      return column;
    }
    return -1;
  }

  void FindColumns() {
    page_ = table_.Column(layout_.page);
    account_ = table_.Column(layout_.account);
    id_ = table_.Column(layout_.id);
    link_ = table_.Column(layout_.link);
    for (const ColumnNames& names : layout_.texts) texts_.push_back(table_.Column(names));
    reactions_ = table_.Column(layout_.reactions);
    comments_ = table_.Column(layout_.comments);
    shares_ = table_.Column(layout_.shares);
    reach_ = FindFigure(layout_.reach, &of_reach_);
    impressions_ = FindFigure(layout_.impressions, &of_impressions_);
    sum_ = table_.Column(layout_.sum);
    reach_followers_ = table_.Column(layout_.reach_followers);
    reach_others_ = table_.Column(layout_.reach_others);
    for (const auto& [name, names] : layout_.others) {
      others_.emplace_back(name, table_.Column(names));
    }
  }

  void ReadRow(std::size_t row) {
    MetricSighting sighting;
    sighting.record = RecordPlace(file_.path, static_cast<std::int64_t>(table_.lines[row]));
    if (table_.is_twin[row]) return Tell(Level::kMerged, "record.twin", sighting.record);
    sighting.permalink = table_.Cell(row, link_);
    const bool is_instagram = HostOf(sighting.permalink).find("instagram.") != std::string::npos;
    sighting.platform = is_instagram ? "instagram" : platform_;
    sighting.item_id = table_.Cell(row, id_);
    if (!IsWholeId(sighting.item_id)) sighting.item_id = IdOfLink(sighting.permalink);
    std::string_view longest;
    for (const int column : texts_) {
      const std::string_view text = table_.Cell(row, column);
      if (text.size() > longest.size()) longest = text;
    }
    sighting.text = longest;
    const std::optional<TimePoint> time =
        times_[row] ? InstantOf(*times_[row]) : std::optional<TimePoint>();
    if (time) {
      sighting.time = *time;
      sighting.day_only = times_[row]->precision >= TimePrecision::kDay;
      sighting.has_zone = times_[row]->offset_s.has_value();
    }
    // A row of totals, or a note.
    if (sighting.item_id.empty() && !times_[row]) {
      return Tell(Level::kNotOurs, "metrics.no_item", sighting.record);
    }
    sighting.is_page = !table_.Cell(row, page_).empty();
    sighting.account = table_.Cell(row, sighting.is_page ? page_ : account_);
    ReadCounts(row, sighting.record, &sighting.row);
    if (days_[row] && InstantOf(*days_[row])) {
      const std::string day = FormatDate(*InstantOf(*days_[row]));
      if (IsPastDay(day, today_)) {
        sighting.row.measured = day;
      } else {
        Tell(Level::kWarning, "record.future_day", sighting.record);
      }
    }
    reading_.sightings.push_back(std::move(sighting));
  }

  std::int64_t Count(std::size_t row, int column, const std::string& place) {
    const std::string_view cell = table_.Cell(row, column);
    const std::int64_t count = ParseCount(cell);
    if (count >= 0 && count <= INT32_MAX) return count;
    if (!cell.empty() && cell != "-" && cell != "--") {
      Tell(Level::kWarning, "metrics.no_number", place);
    }
    return -1;
  }

  // Of those who saw it; a part that is more than the whole is none.
  void ReadFollowers(std::size_t row, const std::string& place, MetricRow* counts) {
    const std::int64_t others = Count(row, reach_others_, place);
    std::int64_t followers = Count(row, reach_followers_, place);
    if (counts->reach < 0 || (followers < 0 && others < 0)) return;
    if (followers < 0) followers = counts->reach - others;
    if (followers < 0 || followers > counts->reach || others > counts->reach) {
      return Tell(Level::kWarning, "metrics.part_too_large", place);
    }
    counts->reach_followers = followers;
  }

  void ReadCounts(std::size_t row, const std::string& place, MetricRow* counts) {
    counts->source = "platform";
    counts->measured = measured_;
    counts->reactions = Count(row, reactions_, place);
    counts->comments = Count(row, comments_, place);
    counts->shares = Count(row, shares_, place);
    counts->reach = Count(row, reach_, place);
    counts->impressions = Count(row, impressions_, place);
    if (counts->reach >= 0 || counts->impressions >= 0) {
      counts->definition = counts->reach >= 0 ? of_reach_ : of_impressions_;
    }
    for (const auto& [name, column] : others_) {
      const std::int64_t count = Count(row, column, place);
      if (count >= 0) counts->others.emplace_back(name, count);
      // Whom it reached, and not without money.
      const bool is_organic = std::string_view(name) == "reach_organic";
      if (is_organic && count >= 0 && count < counts->reach) {
        counts->reach_paid = counts->reach - count;
      }
    }
    ReadFollowers(row, place, counts);
    const std::int64_t sum = Count(row, sum_, place);
    const std::int64_t parts = counts->reactions + counts->comments + counts->shares;
    const bool all_known = counts->reactions >= 0 && counts->comments >= 0 && counts->shares >= 0;
    if (sum >= 0 && all_known && sum != parts) Tell(Level::kWarning, "metrics.sum_differs", place);
  }

  const MetricLayout& layout_;
  const std::string platform_;
  const SourceFile& file_;
  const std::string& today_;
  std::string measured_;
  const CsvTable table_;
  WrittenColumn times_, days_;
  int page_ = -1, account_ = -1, id_ = -1, link_ = -1, reactions_ = -1, comments_ = -1,
      shares_ = -1, reach_ = -1, impressions_ = -1, sum_ = -1, reach_followers_ = -1,
      reach_others_ = -1;
  std::vector<int> texts_;
  std::vector<std::pair<const char*, int>> others_;
  Definition of_reach_ = Definition::kUnknown, of_impressions_ = Definition::kUnknown;
  MetricReading reading_;
};

}  // namespace

MetricReading ReadMetricTable(const MetricLayout& layout, std::string_view platform,
                              const SourceFile& file, const std::string& today,
                              const Answers& answers) {
  return MetricReader(layout, platform, file, today).Read(answers);
}

}  // namespace kringen
