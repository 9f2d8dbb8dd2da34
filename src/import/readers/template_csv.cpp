#include "import/readers/template_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "import/readers/paid_rows.h"
#include "import/readers/reader.h"
#include "import/readers/template_words.h"
#include "import/redact/public_slug.h"
#include "import/redact/redact_parts.h"
#include "import/text/answer_form.h"
#include "import/text/csv_table.h"
#include "import/text/written_dates.h"
#include "model/item_names.h"
#include "model/platform.h"
#include "model/publication_check.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

enum Column : std::uint8_t {
  kDate,
  kTime,
  kEndDate,
  kEndTime,
  kTitle,
  kText,
  kLink,
  kChannel,
  kPlatform,
  kKind,
  kCircle,
  kCase,
  kVillage,
  kInstrument,
  kDirection,
  kVisible,
  kId,
  kAccount,
  kFollowers,
  kLocalFollowers,
  kViewers,
  kReach,
  kFollowingViewers,
  kViews,
  kReactions,
  kComments,
  kShares,
  kMeasured,
  kColumns,
};

// A table with one of these is about messages.
constexpr Column kOfMessages[] = {kTitle, kText, kVisible};

ChannelKind ChannelKindOf(ItemKind kind) {
  if (kind == ItemKind::kPress) return ChannelKind::kPress;
  return kind == ItemKind::kVisit ? ChannelKind::kVisit : ChannelKind::kOther;
}

// Of two rows that say different things of one channel none is believed, whatever their order.
Platform Agreed(Platform a, Platform b) {
  if (a == b || b == Platform::kUnknown) return a;
  return a == Platform::kUnknown ? b : Platform::kOther;
}

bool IsYes(std::string_view cell) {
  const std::string word = Fold(cell);
  return word == "ja" || word == "j" || word == "yes" || word == "y" || word == "waar" ||
         word == "true" || word == "x" || word == "1";
}

// "wonen, verkeer" -> its parts.
std::vector<std::string> Parts(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.size(), cell.find_first_of(",;|"));
    if (const std::string_view part = Trimmed(cell.substr(0, end)); !part.empty()) {
      parts.emplace_back(part);
    }
    cell.remove_prefix(std::min(cell.size(), end + 1));
  }
  return parts;
}

std::string Opaque(const std::string& id) { return Sha256Hex(id).substr(0, 16); }

class TemplateReader {
 public:
  TemplateReader(const SourceFile& file, const std::string& today, const Answers& answers)
      : file_(file),
        today_(today),
        table_(ReadCsv(file.bytes, TemplateColumns()[kDate])),
        paid_(table_, Campaigns::kMayBeAny) {
    const std::string_view name = FileName(file.path);
    source_ = "table-" + FileSlug(name.substr(0, name.find_last_of('.')));
    reading_.source = {source_, "csv", "", -1, -1};
    for (std::size_t i = 0; i < kColumns; ++i) columns_[i] = table_.Column(TemplateColumns()[i]);
    dates_ = WrittenTimes(table_, columns_[kDate]);
    ends_ = WrittenTimes(table_, columns_[kEndDate]);
    measured_ = WrittenTimes(table_, columns_[kMeasured]);
    SettleDateOrder(file_, answers, {&dates_, &ends_, &measured_}, &reading_.questions);
  }

  Reading Read() {
    if (table_.header.empty() || table_.has_twin_columns) {
      Tell(Level::kMalformed, table_.has_twin_columns ? "table.twin_columns" : "table.unknown",
           file_.path);
      return std::move(reading_);
    }
    if (table_.was_windows_1252) Tell(Level::kWarning, "file.windows_1252", file_.path);
    std::vector<int> known(columns_.begin(), columns_.end());
    if (paid_.tells()) known.insert(known.end(), paid_.columns().begin(), paid_.columns().end());
    TellUnreadColumns(file_.path, table_, known, &reading_.report);
    if (columns_[kVisible] < 0) Tell(Level::kWarning, "table.no_visible_column", file_.path);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) ReadRow(row);
    for (const std::size_t line : table_.broken) {
      Tell(Level::kMalformed, "record.open_quote",
           RecordPlace(file_.path, static_cast<std::int64_t>(line)));
    }
    for (auto& [id, channel] : channels_) {
      if (channel.platform != Platform::kUnknown) channel.kind = KindOfPlatform(channel.platform);
    }
    SettleKinds();
    NumberIds(IdsAre::kWritten, &reading_);
    for (auto& [id, channel] : channels_) {
      if (accounts_[id].size() == 1) channel.author = NameOf(kAuthorNames, *accounts_[id].begin());
      for (const auto& [day, count] : followers_[id]) channel.followers.push_back({day, count});
      const auto& shares = local_[id];
      if (!shares.empty()) channel.local_share = {shares.rbegin()->second, -1, "A"};
      reading_.channels.push_back(std::move(channel));
    }
    for (auto& [id, each] : cases_) reading_.cases.push_back(std::move(each));
    const auto read = static_cast<std::int64_t>(table_.rows.size() + table_.broken.size());
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place, int column = -1) {
    Report(level, code, place, &reading_);
    reading_.report.back().column = ColumnName(table_, column);
  }
  void TellCell(Level level, std::string_view code, const std::string& place, Column column) {
    Tell(level, code, place, columns_[column]);
  }

  std::string_view Cell(std::size_t row, Column column) const {
    return table_.Cell(row, columns_[column]);
  }

  // A date with the clock of its row, where there is one. False when the clock is no time.
  bool AddClock(std::size_t row, Column column, std::optional<WrittenTime>* date) const {
    const std::string_view clock = Cell(row, column);
    if (clock.empty() || !*date || (*date)->precision != TimePrecision::kDay) return clock.empty();
    return SplitWrittenClock(clock, &**date);
  }

  void ReadRow(std::size_t row) {
    const std::string place = RecordPlace(file_.path, static_cast<std::int64_t>(table_.lines[row]));
    if (table_.is_twin[row]) return Tell(Level::kMerged, "record.twin", place);
    std::optional<WrittenTime> date = dates_[row];
    const bool has_clock = AddClock(row, kTime, &date);
    const std::optional<TimePoint> time = date ? InstantOf(*date) : std::optional<TimePoint>();
    if (!time || !has_clock) {
      const bool is_asked = date && IsAmbiguous(*date);
      const char* bad = LooksLikeDate(Cell(row, kDate)) ? "record.unread_date" : "record.bad_time";
      return TellCell(is_asked ? Level::kWithheld : Level::kMalformed,
                      is_asked ? "record.asked"
                      : date   ? "record.bad_time"
                               : bad,
                      place, time && !has_clock ? kTime : kDate);
    }
    Candidate candidate;
    candidate.record = place;
    candidate.source = source_;
    PublicationItem& item = candidate.item;
    item.published = *time;
    item.precision = date->precision;
    item.title = Cell(row, kTitle);
    candidate.original_text = Tidied(Cell(row, kText));
    if (candidate.original_text.empty()) candidate.original_text = item.title;
    item.content_text = candidate.original_text;
    if (const std::string_view link = Cell(row, kLink); IsWebAddress(link)) {
      item.url = OwnLink(link);
      if (item.url.empty()) TellCell(Level::kWarning, "record.personal_link", place, kLink);
    } else if (!link.empty()) {
      TellCell(Level::kWarning, "record.bad_link", place, kLink);
    }
    if (!ReadEnd(row, &item)) {
      TellCell(Level::kWarning, "record.bad_end", place,
               Cell(row, kEndDate).empty() ? kEndTime : kEndDate);
    }
    ReadWords(row, place, &item);
    ReadFigures(row, place, &item);
    item.id = IdOf(row, item);
    Judge(row, &candidate);
    reading_.candidates.push_back(std::move(candidate));
  }

  void SettleKinds() {
    for (const std::size_t at : without_kind_) {
      PublicationItem& item = reading_.candidates[at].item;
      item.kind = KindOn(channels_.at(item.channel).kind);
      reading_.candidates[at].is_kind_open = true;
    }
  }

  bool ReadEnd(std::size_t row, PublicationItem* item) const {
    std::optional<WrittenTime> end = ends_[row];
    const bool is_written = !Cell(row, kEndDate).empty();
    const bool has_clock = !Cell(row, kEndTime).empty();
    if (!is_written && !has_clock) return true;
    if (!is_written) end = dates_[row];
    if (!AddClock(row, kEndTime, &end) || !end) return false;
    if (is_written && end->precision > TimePrecision::kDay) return false;  // on no day of it
    const std::optional<TimePoint> time = InstantOf(*end);
    if (!time || *time < item->published) return false;
    if (*time > item->published) item->end = *time;
    return true;
  }

  std::int64_t Count(std::size_t row, Column column, const std::string& place) {
    const std::string_view cell = Cell(row, column);
    const std::int64_t count = ParseCount(cell);
    if (count >= 0 && count <= INT32_MAX) return count;
    if (!cell.empty()) TellCell(Level::kWarning, "record.no_number", place, column);
    return -1;
  }

  // The day under "gemeten op"; empty where there is none that can be.
  std::string MeasuredOn(std::size_t row, const std::string& place) {
    if (Cell(row, kMeasured).empty()) return {};
    const std::optional<TimePoint> time =
        measured_[row] ? InstantOf(*measured_[row]) : std::optional<TimePoint>();
    const bool is_day = time && measured_[row]->precision <= TimePrecision::kDay;
    std::string day = is_day ? FormatDate(*time) : std::string();
    if (IsPastDay(day, today_)) return day;
    TellCell(Level::kWarning, is_day ? "record.future_day" : "record.bad_day", place, kMeasured);
    return {};
  }

  // The day of the measurement; the message's own where none is asked for. A day that cannot be, or
  // a month, is no day to count followers on, and a row that is not public tells nothing.
  std::string FollowersDay(std::size_t row, const std::string& measured,
                           const PublicationItem& item) const {
    if (!IsYes(Cell(row, kVisible))) return {};
    if (!Cell(row, kMeasured).empty()) return measured;
    return item.precision <= TimePrecision::kDay ? FormatDate(item.published) : std::string();
  }

  void ReadFigures(std::size_t row, const std::string& place, PublicationItem* item) {
    MetricRow figures;
    figures.source = "platform";
    figures.measured = MeasuredOn(row, place);
    MetricRow before = figures;  // "bereik", as it was counted before viewers: another measurement
    before.definition = Definition::kReach;
    before.reach = Count(row, kReach, place);
    figures.reach = Count(row, kViewers, place);
    figures.impressions = Count(row, kViews, place);
    figures.reactions = Count(row, kReactions, place);
    figures.comments = Count(row, kComments, place);
    figures.shares = Count(row, kShares, place);
    if (figures.reach >= 0) {
      figures.definition = Definition::kViewers;
    } else if (figures.impressions >= 0) {
      figures.definition = Definition::kViews;
    }
    ReadFollowing(row, place, &figures, &before);
    const bool has_figures = figures.reach >= 0 || figures.impressions >= 0 ||
                             figures.reactions >= 0 || figures.comments >= 0 || figures.shares >= 0;
    const bool has_any = has_figures || before.reach >= 0;
    if (has_any && IsMeasuredEarly(*item, figures)) {
      TellCell(Level::kWarning, "record.early_day", place, kMeasured);
      figures.measured.clear();
      before.measured.clear();
    }
    const std::string day = FollowersDay(row, figures.measured, *item);
    AddFollowers(row, day, place, item->channel);
    AddLocalShare(row, day, place, item->channel);
    SettlePayment(row, place, {&figures, &before});
    if (has_figures) item->metrics.push_back(std::move(figures));
    if (before.reach >= 0) item->metrics.push_back(std::move(before));
  }

  // How many of those who saw it follow: of the viewers, or of what was counted before them.
  void ReadFollowing(std::size_t row, const std::string& place, MetricRow* viewers,
                     MetricRow* before) {
    const std::int64_t following = Count(row, kFollowingViewers, place);
    MetricRow* const whole = viewers->reach >= 0 ? viewers : before;
    if (whole->reach >= 0) {
      whole->reach_followers = following;
    } else if (following >= 0) {
      TellCell(Level::kWarning, "record.part_alone", place, kFollowingViewers);
    }
  }

  // Which part of the followers lives here; that of the latest day counts.
  void AddLocalShare(std::size_t row, const std::string& day, const std::string& place,
                     const std::string& channel) {
    const std::string_view cell = Cell(row, kLocalFollowers);
    if (cell.empty()) return;
    const std::optional<double> share = ReadShare(cell);
    if (!share) return TellCell(Level::kWarning, "record.no_share", place, kLocalFollowers);
    if (!HasDay(row, day, place, kLocalFollowers)) return;
    double& known = local_[channel].try_emplace(day, *share).first->second;
    if (known != *share) TellCell(Level::kWarning, "followers.two_shares", place, kLocalFollowers);
    known = std::max(known, *share);
  }

  // Of a public row without a day on which followers can have been counted that is told.
  bool HasDay(std::size_t row, const std::string& day, const std::string& place, Column column) {
    if (IsPastDay(day, today_)) return true;
    if (IsYes(Cell(row, kVisible))) TellCell(Level::kWarning, "followers.no_day", place, column);
    return false;
  }

  void SettlePayment(std::size_t row, const std::string& place,
                     std::initializer_list<MetricRow*> measurements) {
    if (!paid_.tells()) return;
    const Payment payment = paid_.Of(row);
    if (payment == Payment::kUnclear) {
      Tell(Level::kWarning, "metrics.paid_unclear", place, paid_.UnclearColumn(row));
    }
    for (MetricRow* figures : measurements) {
      if (payment == Payment::kPaid) SetAllPaid(figures);
      if (payment == Payment::kUnclear) ForgetSight(figures);
      if (payment == Payment::kOrganic && figures->reach >= 0) figures->reach_paid = 0;
    }
  }

  // Of two counts of one day the larger, whatever the order of the rows.
  void AddFollowers(std::size_t row, const std::string& day, const std::string& place,
                    const std::string& channel) {
    const std::int64_t count = Count(row, kFollowers, place);
    if (count < 0 || !HasDay(row, day, place, kFollowers)) return;
    std::int64_t& known = followers_[channel].try_emplace(day, count).first->second;
    if (known != count) TellCell(Level::kWarning, "followers.two_counts", place, kFollowers);
    known = std::max(known, count);
  }

  // False where there is no word that is known.
  template <typename Names, typename Words, typename Value>
  bool ReadWord(std::size_t row, Column column, const Names& names, const Words& words,
                const std::string& place, Value* value) {
    const std::string cell = Fold(Cell(row, column));
    if (cell.empty()) return false;
    if (SetNamed(names, cell, value)) return true;
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const auto& word) { return word.written == cell; });
    if (found == words.end()) {
      TellCell(Level::kWarning, "record.unknown_word", place, column);
      reading_.report.back().column += ": " + ListedWords(names, words);
      return false;
    }
    *value = found->value;
    return true;
  }

  void ReadWords(std::size_t row, const std::string& place, PublicationItem* item) {
    item->kind = ItemKind::kPress;
    Platform platform = Platform::kUnknown;
    if (!ReadWord(row, kKind, kKindNames, kKindWords, place, &item->kind)) {
      without_kind_.push_back(reading_.candidates.size());
    }
    ReadWord(row, kInstrument, kInstrumentNames, kInstrumentWords, place, &item->instrument);
    ReadWord(row, kDirection, kDirectionNames, kDirectionWords, place, &item->direction);
    ReadWord(row, kPlatform, kPlatformNames, kPlatformWords, place, &platform);
    item->tags = Parts(Cell(row, kCircle));
    const std::string_view case_title = Cell(row, kCase);
    item->case_id = PublicSlug(case_title);
    if (!item->case_id.empty()) {
      Case& known =
          cases_.try_emplace(item->case_id, Case{item->case_id, std::string(case_title), ""})
              .first->second;
      known.title = std::min(known.title, std::string(case_title));
    }
    item->villages = Parts(Cell(row, kVillage));
    std::string_view name = Cell(row, kChannel);
    if (name.empty()) name = FileName(file_.path).substr(0, FileName(file_.path).find_last_of('.'));
    item->channel = PublicSlug(name);
    if (item->channel.empty()) item->channel = source_;
    ReadAccount(row, place, item->channel);
    // Of two ways to write a name the first in order, whatever the order of the rows.
    Channel channel{item->channel, std::string(name), ChannelKindOf(item->kind), platform, "", -1};
    auto [at, is_new] = channels_.try_emplace(item->channel, channel);
    if (is_new) return;
    at->second.name = std::min(at->second.name, channel.name);
    if (at->second.kind != channel.kind) at->second.kind = ChannelKind::kOther;
    at->second.platform = Agreed(at->second.platform, channel.platform);
  }

  // Of two sorts of account for one channel neither is believed.
  void ReadAccount(std::size_t row, const std::string& place, const std::string& channel) {
    Account account = Account::kUnknown;
    const bool is_told = ReadWord(row, kAccount, kAuthorNames, kAccountWords, place, &account);
    if (!is_told || !IsYes(Cell(row, kVisible))) return;
    std::set<Account>& told = accounts_[channel];
    if (told.insert(account).second && told.size() > 1) {
      TellCell(Level::kWarning, "table.two_accounts", place, kAccount);
    }
  }

  // By an id of its own, else the link: not the text, which may be mended later. Without these only
  // the words tell two messages of one day apart, in this table and in a later one; a text that is
  // mended is then another message. What people write may be a name or an address, so it is not
  // published itself. The digest stands where an account would, so that an id of before, without
  // it, is still known (account_ids.h).
  std::string IdOf(std::size_t row, const PublicationItem& item) const {
    if (const std::string_view id = Cell(row, kId); !id.empty()) {
      return "table-" + Opaque(item.channel + "\n" + std::string(id));
    }
    if (!item.url.empty()) return "table-" + Opaque(item.url);
    constexpr std::size_t kDigits = 8;
    const std::string words = Sha256Hex(item.title + "\n" + item.content_text).substr(0, kDigits);
    return "table-" + words + "-" + item.channel + "-" + std::to_string(item.published);
  }

  void Judge(std::size_t row, Candidate* candidate) const {
    if (candidate->original_text.empty()) {
      candidate->withheld = "withheld.no_text";
    } else if (IsYes(Cell(row, kVisible))) {
      candidate->audience = Audience::kPublic;
    } else {
      candidate->withheld = "withheld.not_marked_visible";
      candidate->may_overrule = true;
    }
  }

  const SourceFile& file_;
  const std::string& today_;
  const CsvTable table_;
  const PaidRows paid_;
  std::string source_;
  WrittenColumn dates_, ends_, measured_;
  std::array<int, kColumns> columns_{};
  std::map<std::string, Channel> channels_;
  // By channel and day.
  std::map<std::string, std::map<std::string, std::int64_t>> followers_;
  std::map<std::string, std::map<std::string, double>> local_;
  std::map<std::string, std::set<Account>> accounts_;
  std::map<std::string, Case> cases_;
  std::vector<std::size_t> without_kind_;  // of the candidates
  Reading reading_;
};

}  // namespace

const std::vector<std::vector<std::string_view>>& TemplateColumns() {
  static const std::vector<std::vector<std::string_view>> kNames{
      {"datum", "date"},
      {"tijd", "time"},
      {"einddatum", "end date"},
      {"eindtijd", "end time"},
      {"titel", "title"},
      {"tekst", "text"},
      {"link", "url"},
      {"kanaal", "channel"},
      {"platform"},
      {"soort", "kind"},
      {"kring", "kringen", "tags"},
      {"zaak", "casus", "case"},
      {"dorp", "dorpen", "village", "villages"},
      {"instrument"},
      {"richting", "direction"},
      {"zichtbaar", "visible"},
      {"id"},
      {"soort account", "account"},
      {"volgers", "followers"},
      {"volgers hier", "followers here"},
      {"kijkers", "viewers"},
      {"bereik", "reach"},
      {"kijkers die volgen", "viewers who follow"},
      {"weergaven", "views"},
      {"duimpjes", "likes", "reactions"},
      {"reacties", "comments"},
      {"gedeeld", "shares"},
      {"gemeten op", "measured on"},
  };
  return kNames;
}

bool NamesMessages(std::string_view start) {
  const std::vector<std::vector<std::string_view>>& names = TemplateColumns();
  const CsvTable table = ReadCsv(start, names[kDate]);
  return std::any_of(std::begin(kOfMessages), std::end(kOfMessages),
                     [&](Column column) { return table.Column(names[column]) >= 0; });
}

Reading ReadTemplateCsv(const SourceFile& file, const std::string& today, const Answers& answers) {
  return TemplateReader(file, today, answers).Read();
}

}  // namespace kringen
