#include "import/readers/follower_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>

#include "base/text.h"
#include "import/readers/follower_ages.h"
#include "import/readers/metric_table.h"
#include "import/readers/reader.h"
#include "import/readers/template_csv.h"
#include "import/text/answer_form.h"
#include "import/text/csv_table.h"
#include "import/text/text_encoding.h"
#include "import/text/written_dates.h"
#include "model/item_names.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

// Names of columns and titles: the platforms' words. LinkedIn's are known from tables that people
// published; Meta's ("Primary" under a title, cities in one line) and the Dutch ones are [M].
ColumnNames Days() { return {"Date", "Datum", "Day", "Dag"}; }
ColumnNames Totals() {
  return {"Total followers",     "Totaal aantal volgers",  // technical
          "Totaal volgers",      "Lifetime followers",     // technical
          "Followers",           "Volgers",                // technical
          "Aantal volgers",      "Facebook followers",     // technical
          "Instagram followers", "Facebook-volgers",       // technical
          "Instagram-volgers"};
}
ColumnNames Fresh() {
  return {"New followers", "Nieuwe volgers", "New follows", "Net followers",
          "Follows"};  // technical
}
// Of a table that people fill in, with several channels below each other.
ColumnNames Channels() {
  return {"Kanaal", "Channel", "Account", "Pagina", "Page", "Platform"};  // technical
}
ColumnNames Untold() { return {"Primary", "Primair"}; }  // technical: its title says what it is
std::array<ColumnNames, 3> Parts() {
  return {ColumnNames{"Organic followers", "Organische volgers"},       // technical
          ColumnNames{"Sponsored followers", "Gesponsorde volgers"},    // technical
          ColumnNames{"Auto-invited followers", "Invited followers"}};  // technical
}
ColumnNames Cities() {
  return {"Top cities",
          "City",
          "Town/city",
          "Cities",
          "Plaats",  // technical
          "Woonplaats",
          "Stad",
          "Belangrijkste plaatsen",
          "Belangrijkste steden"};  // technical
}
ColumnNames CityShares() {
  return {"Share",   "Percentage", "Value",           "Waarde", "Followers",  // technical
          "Volgers", "Aandeel",    "Total followers", "Deel"};                // technical
}

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool HasFollowers(std::string_view text) { return Has(text, "followers") || Has(text, "volgers"); }

std::size_t StartOfPlaces(std::string_view text) { return StartOfTitled(text, Cities()); }

// A platform itself, in the place of a channel's name.
std::string PlatformCalled(std::string_view name) {
  Platform platform = Platform::kUnknown;
  const std::string word = Fold(name);
  if (word == "twitter") return "x";
  return SetNamed(kPlatformNames, word, &platform) ? word : "";
}

std::string PlatformOf(std::string_view told) {
  for (const std::string_view platform : {"linkedin", "instagram", "facebook", "mastodon"}) {
    if (Has(told, platform)) return std::string(platform);
  }
  return Has(told, "twitter") ? "x" : "";
}

// Of a text that may name several nothing is known.
std::string OnlyPlatform(std::string_view told) {
  std::string only;
  for (const std::string_view platform : {"linkedin", "instagram", "facebook", "mastodon"}) {
    if (!Has(told, platform)) continue;
    if (!only.empty()) return "";
    only = platform;
  }
  return only.empty() && Has(told, "twitter") ? "x" : only;
}

class FollowerReader {
 public:
  FollowerReader(const SourceFile& file, const std::string& today, const Answers& answers)
      : file_(file), today_(today), answers_(answers) {
    bool was_windows_1252 = false;
    text_ = DecodeText(file.bytes, &was_windows_1252);
    if (was_windows_1252) Tell(Level::kWarning, "file.windows_1252", file.path);
  }

  MetricReading Read() {
    const std::size_t places = StartOfPlaces(text_);
    const std::size_t ages = StartOfAges(text_);
    // A list ends where the other begins.
    const auto end_of = [&](std::size_t start, std::size_t other) {
      return other != std::string::npos && other > start ? other : text_.size();
    };
    if (ages != std::string::npos) ReadAges(ages, end_of(ages, places));
    const std::size_t first = std::min(places, ages);
    if (first != std::string::npos) TellDaysAbove(first);
    if (ages != std::string::npos && places == std::string::npos) {
      AudienceSighting audience;
      audience.platform = OnlyPlatform(Fold(file_.path + " " + text_.substr(0, ages) + ages_.told));
      TakeAges(&audience);
      TellRead();
      if (!audience.ages.empty()) reading_.audiences.push_back(std::move(audience));
      return std::move(reading_);
    }
    const bool has_places = places != std::string::npos;
    const std::size_t start = has_places ? places : 0;
    table_ = ReadCsv(has_places ? text_.substr(start, end_of(start, ages) - start) : text_,
                     has_places ? Cities() : Days());
    for (std::size_t& line : table_.lines) line += LinesBefore(start);
    for (std::size_t& line : table_.broken) line += LinesBefore(start);
    if (table_.header.empty() || table_.has_twin_columns) {
      Tell(Level::kMalformed,
           table_.has_twin_columns ? "table.twin_columns" : "followers.unknown_table", file_.path);
      return std::move(reading_);
    }
    const std::string platform = PlatformOf(Told(places));
    has_places ? ReadPlaces(platform) : ReadDays(platform);
    for (const std::size_t line : table_.broken) {
      Tell(Level::kMalformed, "record.open_quote",
           RecordPlace(file_.path, static_cast<std::int64_t>(line)));
    }
    return std::move(reading_);
  }

 private:
  // The counts of one channel, or of all; `rows` are theirs.
  struct Series {
    AudienceSighting audience;
    std::vector<std::size_t> rows;
  };

  void Tell(Level level, std::string_view code, const std::string& place, int column = -1) {
    reading_.report.push_back({level, std::string(code), place, 1, "", ColumnName(table_, column)});
  }
  std::string PlaceOfRow(std::size_t row) const {
    return RecordPlace(file_.path, static_cast<std::int64_t>(table_.lines[row]));
  }
  void TellRow(Level level, std::string_view code, std::size_t row, int column = -1) {
    Tell(level, code, PlaceOfRow(row), column);
  }
  void TellRead() {
    const auto read =
        static_cast<std::int64_t>(table_.rows.size() + table_.broken.size() + ages_.lines.size() +
                                  ages_.others.size() + rows_beside_);
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
  }

  // All that may name the platform and what is counted.
  std::string Told(std::size_t places = std::string::npos) const {
    std::string told = file_.path;
    if (places != std::string::npos) told += " " + text_.substr(0, places);
    for (const std::string& line : table_.preamble) told += " " + line;
    for (const std::string& name : table_.header) told += " " + name;
    if (table_.Column(Parts()[1]) >= 0) told += " linkedin";
    return Fold(told);
  }

  std::size_t LinesBefore(std::size_t at) const {
    return static_cast<std::size_t>(
        std::count(text_.begin(), text_.begin() + std::ptrdiff_t(at), '\n'));
  }

  void ReadAges(std::size_t from, std::size_t to) {
    ages_ = ReadFollowerAges(std::string_view(text_).substr(from, to - from));
    for (std::size_t& line : ages_.lines) line += LinesBefore(from);
    for (const std::size_t line : ages_.others) {
      Tell(Level::kNotOurs, "followers.no_age",
           RecordPlace(file_.path, static_cast<std::int64_t>(line + LinesBefore(from))));
    }
  }

  // Days stand in a file of their own: those above another list are told, and not read.
  void TellDaysAbove(std::size_t end) {
    const CsvTable days = ReadCsv(std::string_view(text_).substr(0, end), Days());
    for (const std::size_t line : days.lines) {
      Tell(Level::kNotOurs, "followers.days_above",
           RecordPlace(file_.path, static_cast<std::int64_t>(line)));
    }
    rows_beside_ += days.lines.size();
  }

  void TakeAges(AudienceSighting* audience) {
    for (const std::size_t line : ages_.lines) {
      const std::string place = RecordPlace(file_.path, static_cast<std::int64_t>(line));
      if (ages_.are_shares()) {
        audience->records.push_back(place);
      } else {
        Tell(Level::kMalformed, ages_.problem, place);
      }
    }
    if (ages_.lines.empty() && !ages_.problem.empty()) {
      Tell(Level::kWarning, ages_.problem, file_.path);
    }
    if (ages_.are_shares()) audience->ages = ages_.shares;
  }

  void ReadDays(const std::string& platform) {
    if (HasSeveralPlatforms()) return Tell(Level::kMalformed, "followers.several", file_.path);
    int column = table_.Column(Totals());
    const bool is_untold = column < 0 && table_.Column(Fresh()) < 0 && HasFollowers(Told());
    if (is_untold) column = table_.Column(Untold());
    TellUnreadColumns(file_.path, table_, KnownColumns(column), &reading_.report);
    if (column < 0) {
      const bool is_of_new = table_.Column(Fresh()) >= 0;
      return Tell(Level::kMalformed, is_of_new ? "followers.only_new" : "followers.no_total",
                  file_.path);
    }
    WrittenColumn days = WrittenTimes(table_, table_.Column(Days()));
    SettleDateOrder(file_, answers_, {&days}, &reading_.questions);
    const int channel = table_.Column(Channels());
    std::map<std::string, Series> all;  // by name
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string_view name = table_.Cell(row, channel);
      FollowerCount count;
      if (!TakeDay(row, column, days[row], &count)) continue;
      if (channel >= 0 && name.empty()) {
        TellRow(Level::kMalformed, "followers.no_name", row, channel);
        continue;
      }
      Series& series = all[Fold(name)];
      series.audience.platform = channel < 0 ? platform : PlatformCalled(name);
      series.audience.channel = name;
      series.audience.followers.push_back(count);
      series.rows.push_back(row);
    }
    TakeSeries(is_untold, column, &all);
    TellRead();
  }

  // Whether they are totals is asked of the whole table.
  void TakeSeries(bool is_untold, int column, std::map<std::string, Series>* all) {
    bool are_totals = true;
    for (auto& [name, series] : *all) {
      std::vector<FollowerCount>& counts = series.audience.followers;
      counts = OneOfEachDay(counts, series.rows, column);
      are_totals = are_totals && AreSurelyTotals(is_untold, column, counts);
    }
    const std::string kind = are_totals ? "total" : AskKind();
    for (auto& [name, series] : *all) {
      for (const std::size_t row : series.rows) {
        if (kind == "total") series.audience.records.push_back(PlaceOfRow(row));
        if (kind == "per_day") TellRow(Level::kNotOurs, "followers.per_day", row);
        if (kind.empty()) TellRow(Level::kWithheld, "record.asked", row);
      }
      if (kind == "total") reading_.audiences.push_back(std::move(series.audience));
    }
  }

  // Those that are taken, and new followers with their parts, of which the totals are the sum.
  std::vector<int> KnownColumns(int column) const {
    std::vector<int> known{column};
    for (const ColumnNames& names : {Days(), Fresh(), Parts()[0], Parts()[1], Parts()[2]}) {
      for (const int each : table_.Columns(names)) known.push_back(each);
    }
    known.push_back(table_.Column(Channels()));
    return known;
  }

  // In order of their days, of two counts of one day the larger; `rows` are the rows of the counts.
  std::vector<FollowerCount> OneOfEachDay(const std::vector<FollowerCount>& counts,
                                          const std::vector<std::size_t>& rows, int column) {
    std::map<std::string, std::int64_t> by_day;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto known = by_day.try_emplace(counts[i].date, counts[i].count).first;
      if (known->second == counts[i].count) continue;
      TellRow(Level::kWarning, "followers.two_counts", rows[i], column);
      known->second = std::max(known->second, counts[i].count);
    }
    std::vector<FollowerCount> all;
    all.reserve(by_day.size());
    for (const auto& [day, count] : by_day) all.push_back({day, count});
    return all;
  }

  bool TakeDay(std::size_t row, int column, const std::optional<WrittenTime>& day,
               FollowerCount* taken) {
    const int day_column = table_.Column(Days());
    const std::optional<TimePoint> time = day ? InstantOf(*day) : std::optional<TimePoint>();
    const std::int64_t count = ParseCount(table_.Cell(row, column));
    if (table_.is_twin[row]) {
      TellRow(Level::kMerged, "record.twin", row);
    } else if (!day && LooksLikeDate(table_.Cell(row, day_column))) {
      TellRow(Level::kMalformed, "record.unread_date", row, day_column);
    } else if (!day) {
      TellRow(Level::kNotOurs, "followers.no_day", row);  // a row of totals, or a note
    } else if (day->precision > TimePrecision::kDay) {
      TellRow(Level::kMalformed, "record.only_month", row, day_column);
    } else if (!time) {
      const bool is_asked = IsAmbiguous(*day);
      TellRow(is_asked ? Level::kWithheld : Level::kMalformed,
              is_asked ? "record.asked" : "record.bad_time", row, day_column);
    } else if (count < 0 || count > INT32_MAX) {
      TellRow(Level::kMalformed, "followers.no_number", row, column);
    } else if (const std::string date = FormatDate(*time); !IsPastDay(date, today_)) {
      TellRow(Level::kMalformed, "followers.future", row, day_column);
    } else {
      *taken = {date, count};
      return true;
    }
    return false;
  }

  // Whose followers a column counts cannot be told from the first of them.
  bool HasSeveralPlatforms() const {
    std::set<std::string> platforms;
    for (const std::string& name : table_.header) {
      const std::string folded = Fold(name);
      if (HasFollowers(folded)) platforms.insert(PlatformOf(folded));
    }
    platforms.erase("");
    return platforms.size() > 1;
  }

  // "New followers per day" above a column of that name, or in the name of the file.
  bool IsCalledNew() const {
    std::string told(FileName(file_.path));
    for (const std::string& line : table_.preamble) told += " " + line;
    told = Fold(told);
    std::replace_if(
        told.begin(), told.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    return Has(told, "new follow") || Has(told, "nieuwe volg");
  }

  bool AreSurelyTotals(bool is_untold, int column, const std::vector<FollowerCount>& counts) const {
    const bool is_sure = table_.Column(Fresh()) >= 0;
    return IsLikeTotals(counts) && !is_untold && !IsCalledNew() &&
           (is_sure || !IsSumOfParts(column));
  }

  // "total" or "per_day"; empty: not answered.
  std::string AskKind() {
    Question question{"followers_kind:" + std::string(FileName(file_.path)),
                      "question.followers_kind",
                      std::string(FileName(file_.path)),
                      {"total", "per_day"},
                      ""};
    const std::string answer = answers_.Find(question.id);
    reading_.questions.push_back(std::move(question));
    return answer == "total" || answer == "per_day" ? answer : "";
  }

  // Of a day to the next a total hardly doubles or halves, and it is not nothing.
  static bool IsLikeTotals(const std::vector<FollowerCount>& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i].count <= 0 && counts.size() > 1) return false;
      if (i == 0) continue;
      const std::int64_t before = counts[i - 1].count, now = counts[i].count;
      if (now > 2 * before || before > 2 * now) return false;
    }
    return true;
  }

  // LinkedIn's own table of new followers has a total of each day's newcomers [M].
  bool IsSumOfParts(int column) const {
    std::vector<int> columns;
    for (const ColumnNames& names : Parts()) {
      if (const int part = table_.Column(names); part >= 0) columns.push_back(part);
    }
    if (columns.empty()) return false;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      std::int64_t sum = 0;
      for (const int part : columns)
        sum += std::max<std::int64_t>(0, ParseCount(table_.Cell(row, part)));
      if (sum != ParseCount(table_.Cell(row, column))) return false;
    }
    return true;
  }

  void ReadPlaces(const std::string& platform) {
    AudienceSighting audience;
    audience.platform = platform;
    const int city = table_.Column(Cities());
    const int share = table_.Column(CityShares());
    // Meta writes the places in one line and their shares below it.
    const bool is_lying = share < 0 && table_.rows.size() >= 2;
    if (is_lying) {
      for (std::size_t i = 0; i < table_.rows[0].size() && i < table_.rows[1].size(); ++i) {
        AddPlace(table_.rows[0][i], table_.rows[1][i], &audience);
      }
    }
    if (!is_lying) TellUnreadColumns(file_.path, table_, PlaceColumns(), &reading_.report);
    std::vector<bool> is_taken;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      is_taken.push_back(
          is_lying ? row < 2 && !audience.places.empty()
                   : AddPlace(table_.Cell(row, city), table_.Cell(row, share), &audience));
    }
    const bool is_over = IsOverWhole(audience.places);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!is_taken[row]) {
        TellRow(Level::kNotOurs, "followers.no_share", row, share);
      } else if (is_over) {
        TellRow(Level::kMalformed, "followers.shares_too_large", row, share);
      } else {
        audience.records.push_back(PlaceOfRow(row));
      }
    }
    if (is_over) audience.places.clear();
    TakeAges(&audience);
    TellRead();
    if (!audience.places.empty() || !audience.ages.empty())
      reading_.audiences.push_back(std::move(audience));
  }

  std::vector<int> PlaceColumns() const {
    std::vector<int> known = table_.Columns(Cities());
    for (const int column : table_.Columns(CityShares())) known.push_back(column);
    return known;
  }

  // Parts of one whole; what was rounded may be somewhat more.
  static bool IsOverWhole(const std::vector<std::pair<std::string, double>>& places) {
    constexpr double kRounded = 0.03;
    double sum = 0;
    for (const auto& place : places) sum += place.second;
    return sum > 1 + kRounded;
  }

  static bool AddPlace(std::string_view name, std::string_view cell, AudienceSighting* audience) {
    const std::optional<double> share = ShareOfFollowers(Trimmed(cell));
    if (!share || Trimmed(name).empty()) return false;
    audience->places.emplace_back(Trimmed(name), *share);
    return true;
  }

  const SourceFile& file_;
  const std::string& today_;
  const Answers& answers_;
  std::string text_;
  CsvTable table_;
  FollowerAges ages_;
  std::size_t rows_beside_ = 0;
  MetricReading reading_;
};

}  // namespace

std::size_t StartOfTitled(std::string_view text, const std::vector<std::string_view>& names) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), text.find('\n', at));
    std::string_view first = text.substr(at, end - at);
    first = Trimmed(first.substr(0, first.find_first_of(",;\t\r")));
    if (first.size() > 1 && first.front() == '"') first = first.substr(1, first.find('"', 1) - 1);
    const std::string folded = Fold(first);
    const bool is_title = std::any_of(names.begin(), names.end(),
                                      [&](std::string_view name) { return folded == Fold(name); });
    if (is_title) return at;
    at = end + 1;
  }
  return std::string_view::npos;
}

std::optional<double> ShareOfFollowers(std::string_view cell) {
  if (Has(cell, "%")) return ReadShare(cell);
  const bool is_part = cell.substr(0, 2) == "0." || cell.substr(0, 2) == "0,";
  return is_part ? ReadFraction(cell) : std::nullopt;
}

bool IsFollowerTable(std::string_view path, std::string_view start) {
  if (NamesMessages(start) || Has(start, "impressions")) return false;
  if (Has(start, "post id") || Has(start, "bericht-id") || Has(start, "tweet id")) return false;
  const bool has_day =
      Has(start, "date") || Has(start, "datum") || Has(start, "dag") || Has(start, "day");
  const std::string told = std::string(path).append(" ").append(start);
  if (StartOfPlaces(start) != std::string_view::npos && HasFollowers(told)) return true;
  if (StartOfAges(start) != std::string_view::npos && HasFollowers(told)) return true;
  return has_day && HasFollowers(told);
}

MetricReading ReadFollowerTable(const SourceFile& file, const std::string& today,
                                const Answers& answers) {
  return FollowerReader(file, today, answers).Read();
}

}  // namespace kringen
