#include "import/readers/metric_table.h"

#include <algorithm>
#include <set>

#include "import/readers/metric_columns.h"
#include "import/readers/metric_sight.h"
#include "import/readers/other_counts.h"
#include "import/readers/paid_rows.h"
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

// Of a video: "R26qwMQVoos", not "Total".
bool IsVideoId(std::string_view id) {
  constexpr std::size_t kLetters = 11;
  return id.size() == kLetters &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
             std::string_view::npos;
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
        table_(ReadCsv(file.bytes, layout.id)),
        paid_(table_, Campaigns::kArePaid) {}

  MetricReading Read(const Answers& answers) {
    const bool is_daily = layout_.is_daily_with_id && table_.Column(layout_.daily) >= 0;
    if (table_.header.empty() || table_.has_twin_columns || is_daily) {
      Tell(Level::kMalformed, WhyNot(), file_.path);
      return std::move(reading_);
    }
    if (table_.was_windows_1252) Tell(Level::kWarning, "file.windows_1252", file_.path);
    times_ = WrittenTimes(table_, table_.Column(layout_.time));
    days_ = WrittenTimes(table_, table_.Column(MeasuredNames()));
    SettleDateOrder(file_, answers, {&times_, &days_}, &reading_.questions);
    columns_ = FindMetricColumns(layout_, MeasuredNames(), table_);
    columns_.known.insert(columns_.known.end(), paid_.columns().begin(), paid_.columns().end());
    TellUnreadColumns(file_.path, table_, columns_.known, &reading_.report);
    measured_ = TableDay();
    if (measured_.empty()) SettleDay(answers);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) ReadRow(row);
    for (const std::size_t line : table_.broken) {
      Tell(Level::kMalformed, "record.open_quote",
           RecordPlace(file_.path, static_cast<std::int64_t>(line)));
    }
    TellDerived();
    const auto read = static_cast<std::int64_t>(table_.rows.size() + table_.broken.size());
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place, int column = -1) {
    reading_.report.push_back({level, std::string(code), place, 1, "", ColumnName(table_, column)});
  }

  // What the platform did not tell itself is called so: how many messages have a paid part that is
  // the difference of two figures of their row.
  void TellDerived() {
    const auto is_derived = [](const MetricRow& row) {
      return row.reach_paid > 0 && OtherOf(row, kReachOrganic) >= 0;
    };
    const auto count =
        std::count_if(reading_.sightings.begin(), reading_.sightings.end(),
                      [&](const MetricSighting& each) { return is_derived(each.row); });
    if (count == 0) return;
    reading_.report.push_back({Level::kRead, "metrics.paid_derived", file_.path, count, ""});
  }

  const char* WhyNot() const {
    if (table_.has_twin_columns) return "table.twin_columns";
    const bool is_daily = !ReadCsv(file_.bytes, layout_.daily).header.empty();
    return is_daily ? "metrics.daily_table" : "metrics.unknown_table";
  }

  static bool IsYounger(const std::optional<WrittenTime>& time, const std::string& day) {
    const auto instant = time ? InstantOf(*time) : std::optional<TimePoint>();
    return instant && FormatDate(*instant) > day;
  }

  // A message younger than a day that stands somewhere proves that it is not the table's.
  bool HasYounger(const std::string& day) const {
    return std::any_of(times_.begin(), times_.end(),
                       [&](const auto& time) { return IsYounger(time, day); });
  }

  std::string TableDay() const {
    const std::string day = MeasuredDay(file_.path, table_.preamble, today_);
    return day.empty() || HasYounger(day) ? std::string() : day;
  }

  // Nobody but a person knows. Of messages that are younger than the day that they tell it is not
  // the day, and they are told (TableDayFor).
  void SettleDay(const Answers& answers) {
    const bool has_own =
        !days_.empty() && std::all_of(days_.begin(), days_.end(),
                                      [](const auto& day) { return DayOf(day).has_value(); });
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

  void ReadRow(std::size_t row) {
    MetricSighting sighting;
    sighting.record = RecordPlace(file_.path, static_cast<std::int64_t>(table_.lines[row]));
    if (table_.is_twin[row]) return Tell(Level::kMerged, "record.twin", sighting.record);
    sighting.permalink = LinkOf(row);
    const bool is_instagram = HostOf(sighting.permalink).find("instagram.") != std::string::npos;
    sighting.platform = is_instagram ? "instagram" : platform_;
    sighting.item_id = table_.Cell(row, columns_.id);
    if (!IsIdHere(sighting.item_id)) sighting.item_id = IdOfLink(sighting.permalink);
    std::string_view longest;
    for (const int column : columns_.texts) {
      const std::string_view text = table_.Cell(row, column);
      if (text.size() > longest.size()) longest = text;
    }
    sighting.text = longest;
    if (const std::optional<TimePoint> time = DayOf(times_[row])) {
      sighting.time = *time;
      sighting.day_only = times_[row]->precision >= TimePrecision::kDay;
      sighting.has_zone = times_[row]->offset_s.has_value();
    }
    // A row of totals, or a note.
    if (sighting.item_id.empty() && !times_[row]) {
      return Tell(Level::kNotOurs, "metrics.no_item", sighting.record);
    }
    sighting.is_page = !table_.Cell(row, columns_.page).empty();
    sighting.account = table_.Cell(row, sighting.is_page ? columns_.page : columns_.account);
    sighting.row.measured = RowDay(row, sighting.record);
    ReadCounts(row, sighting.record, &sighting.row);
    ReadReach(row, &sighting);
    SettlePayment(row, &sighting);
    reading_.sightings.push_back(std::move(sighting));
  }

  bool IsIdHere(std::string_view id) const {
    return layout_.link_start.empty() ? IsWholeId(id) : IsVideoId(id);
  }

  std::string LinkOf(std::size_t row) const {
    const std::string_view id = table_.Cell(row, columns_.id);
    const bool is_made = !layout_.link_start.empty() && IsVideoId(id);
    return is_made ? std::string(layout_.link_start).append(id)
                   : std::string(table_.Cell(row, columns_.link));
  }

  std::string TableDayFor(std::size_t row, const std::string& place) {
    if (measured_.empty() || !IsYounger(times_[row], measured_)) return measured_;
    Tell(Level::kWarning, "metrics.day_before_message", place);
    return {};
  }

  // A month is no day on which somebody counted, or on which a message was written.
  static std::optional<TimePoint> DayOf(const std::optional<WrittenTime>& time) {
    const bool is_day = time && time->precision <= TimePrecision::kDay;
    return is_day ? InstantOf(*time) : std::nullopt;
  }

  // That of its own column, else the table's.
  std::string RowDay(std::size_t row, const std::string& place) {
    const int column = table_.Column(MeasuredNames());
    const std::optional<TimePoint> own = DayOf(days_[row]);
    if (own && IsPastDay(FormatDate(*own), today_)) return FormatDate(*own);
    if (own) {
      Tell(Level::kWarning, "record.future_day", place, column);
    } else if (days_[row] ? !IsAmbiguous(*days_[row]) : LooksLikeDate(table_.Cell(row, column))) {
      Tell(Level::kWarning, "record.bad_day", place, column);
    }
    return TableDayFor(row, place);
  }

  std::int64_t Count(std::size_t row, int column, const std::string& place) {
    const std::string_view cell = table_.Cell(row, column);
    const std::int64_t count = ParseCount(cell);
    if (count >= 0 && count <= INT32_MAX) return count;
    const bool is_told =
        cell.empty() || cell == "-" || cell == "--" || !told_cells_.emplace(row, column).second;
    if (!is_told) Tell(Level::kWarning, "metrics.no_number", place, column);
    return -1;
  }

  void ReadCounts(std::size_t row, const std::string& place, MetricRow* counts) {
    counts->source = "platform";
    counts->reactions = Count(row, columns_.reactions, place);
    counts->comments = Count(row, columns_.comments, place);
    counts->shares = Count(row, columns_.shares, place);
    for (const FigureColumn& figure : columns_.impressions) {
      const std::int64_t count = Count(row, figure.column, place);
      if (count < 0 || counts->impressions >= 0) continue;
      counts->impressions = count;
      counts->definition = figure.definition;
    }
    for (const auto& [name, column] : columns_.others) {
      const std::int64_t count = Count(row, column, place);
      if (count >= 0) counts->others.emplace_back(name, count);
    }
    const std::int64_t sum = Count(row, columns_.sum, place);
    const std::int64_t parts = counts->reactions + counts->comments + counts->shares;
    const bool all_known = counts->reactions >= 0 && counts->comments >= 0 && counts->shares >= 0;
    if (sum >= 0 && all_known && sum != parts) {
      Tell(Level::kWarning, "metrics.sum_differs", place, columns_.sum);
    }
  }

  // A measurement for each meaning of who saw it; the first is the row's own.
  void ReadReach(std::size_t row, MetricSighting* sighting) {
    const RowCells cells{[&](int column) { return Count(row, column, sighting->record); },
                         [&](const char* code, int column) {
                           Tell(Level::kWarning, code, sighting->record, column);
                         }};
    std::vector<MetricRow> rows = ReadSight(columns_, sighting->row, cells);
    sighting->row = std::move(rows.front());
    sighting->beside.assign(std::make_move_iterator(rows.begin() + 1),
                            std::make_move_iterator(rows.end()));
  }

  // Of a table that tells which rows were paid for, what is not said to be paid is not.
  void SettlePayment(std::size_t row, MetricSighting* sighting) {
    if (!paid_.tells()) return;
    const Payment payment = paid_.Of(row);
    sighting->is_paid = payment == Payment::kPaid;
    if (payment == Payment::kUnclear) {
      Tell(Level::kWarning, "metrics.paid_unclear", sighting->record, paid_.UnclearColumn(row));
      ForgetSight(&sighting->row);
      sighting->beside.clear();
      return;
    }
    const auto settle = [&](MetricRow* counts) {
      if (sighting->is_paid) SetAllPaid(counts);
      if (counts->reach >= 0 && counts->reach_paid < 0) counts->reach_paid = 0;
    };
    settle(&sighting->row);
    for (MetricRow& each : sighting->beside) settle(&each);
  }

  const MetricLayout& layout_;
  const std::string platform_;
  const SourceFile& file_;
  const std::string& today_;
  std::string measured_;
  const CsvTable table_;
  WrittenColumn times_, days_;
  const PaidRows paid_;
  MetricColumns columns_;
  std::set<std::pair<std::size_t, int>> told_cells_;  // read more than once
  MetricReading reading_;
};

}  // namespace

MetricReading ReadMetricTable(const MetricLayout& layout, std::string_view platform,
                              const SourceFile& file, const std::string& today,
                              const Answers& answers) {
  return MetricReader(layout, platform, file, today).Read(answers);
}

}  // namespace kringen
