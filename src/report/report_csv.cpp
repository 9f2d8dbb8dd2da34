#include "report/report_csv.h"

#include "app/reach_question.h"
#include "model/item_names.h"
#include "publish/reach_words.h"
#include "report/report_text.h"

namespace kringen {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kHeadingCharacters = 200;

class Csv {
 public:
  explicit Csv(std::string separator) : separator_(std::move(separator)), bytes_(kByteOrderMark) {}

  Csv& Text(std::string_view text) { return Put(CsvText(text)); }
  Csv& Count(std::int64_t count) { return Put(count < 0 ? "" : std::to_string(count)); }
  // The sum, and of how many messages it is known.
  Csv& Sum(const KnownSum& sum) {
    return Count(sum.messages == 0 ? -1 : sum.sum).Count(sum.messages);
  }
  void EndLine() {
    bytes_ += "\r\n";
    is_first_ = true;
  }
  std::string Take() { return std::move(bytes_); }

 private:
  Csv& Put(const std::string& cell) {
    if (!is_first_) bytes_ += separator_;
    is_first_ = false;
    bytes_ += cell;
    return *this;
  }

  std::string separator_;
  std::string bytes_;
  bool is_first_ = true;
};

Csv Begin(const ReportWords& words) { return Csv(words.Say("report.csv.separator")); }

// Viewers and views of several channels, or of two definitions, are not added.
void PutChannel(const ChannelTally& channel, const std::string& name, bool is_sum, Csv* csv) {
  csv->Text(name).Count(channel.messages).Count(channel.replies);
  csv->Sum(channel.reactions).Sum(channel.comments).Sum(channel.shares);
  for (const KnownSum* reported : {&channel.viewers, &channel.paid, &channel.views}) {
    const bool is_none = is_sum || reported->is_unlike || reported->messages == 0;
    csv->Count(is_none ? -1 : reported->sum).Count(reported->messages);
  }
  csv->EndLine();
}

// What a platform calls what it counts; nothing where the export does not say it.
std::string DefinitionWords(const std::string& definition, const ReportWords& words) {
  return definition.empty() ? "" : words.Say("report.definition." + definition);
}

void PutPersons(std::int64_t persons, const ReportWords& words, Csv* csv) {
  if (IsFew(persons)) {
    csv->Text(words.Say("reach.few"));
  } else {
    csv->Count(persons);
  }
}

void PutEstimate(const ReachFile& estimates, const MessageFigures& message,
                 const ReportWords& words, Csv* csv) {
  const auto found = estimates.items.find(message.item->id);
  if (found == estimates.items.end()) {
    csv->Text("").Text("").Text("");
    csv->Text(message.is_contradictory ? words.Say("report.evidence.contradicted") : "");
    return;
  }
  const ReachRange& reach = found->second.reach;
  PutPersons(reach.low, words, csv);
  PutPersons(reach.median, words, csv);
  PutPersons(reach.high, words, csv);
  csv->Text(words.Say("report.evidence." + found->second.evidence));
}

void PutMessage(const PeriodReport& report, const MessageFigures& message, const ReportWords& words,
                Csv* csv) {
  const PublicationItem& item = *message.item;
  csv->Text(FormatDate(item.published)).Text(NameOfChannel(report, item.channel, words));
  csv->Text(HeadingOf(item, kHeadingCharacters));
  csv->Text(words.Say("report.kind." + std::string(NameOf(kKindNames, item.kind))));
  csv->Count(message.reactions).Count(message.comments).Count(message.shares);
  csv->Count(message.viewers).Count(message.paid).Count(message.views);
  csv->Text(DefinitionWords(message.measured.definition, words));
  csv->Text(message.measured.source).Text(message.measured_on);
  PutEstimate(report.reach.estimates, message, words, csv);
  csv->Count(item.dialogue ? item.dialogue->questions : -1);
  csv->Count(item.dialogue ? item.dialogue->answered : -1);
  csv->Text(item.id).Text(item.url);
  csv->EndLine();
}

}  // namespace

std::string CsvText(std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  std::string cell = "\"";
  if (!text.empty() && kFormula.find(text.front()) != std::string_view::npos) cell += '\'';
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return cell + "\"";
}

std::string ChannelsCsv(const PeriodReport& report, const ReportWords& words) {
  Csv csv = Begin(words);
  for (const char* name : {"channel", "messages", "replies"}) {
    csv.Text(words.Say(std::string("report.csv.") + name));
  }
  for (const char* name : {"reactions", "comments", "shares", "viewers", "paid", "views"}) {
    const std::string column = words.Say(std::string("report.csv.") + name);
    csv.Text(column).Text(words.Say("report.csv.known", {{"name", column}}));
  }
  csv.EndLine();
  for (const ChannelTally& channel : report.tally.channels) {
    PutChannel(channel, NameOfChannel(channel, words), false, &csv);
  }
  PutChannel(report.tally.total, words.Say("report.csv.total"), true, &csv);
  return csv.Take();
}

std::string MessagesCsv(const PeriodReport& report, const ReportWords& words) {
  Csv csv = Begin(words);
  for (const char* name :
       {"day",     "channel", "title",    "kind",       "reactions", "comments", "shares",
        "viewers", "paid",    "views",    "definition", "source",    "measured", "low",
        "median",  "high",    "evidence", "questions",  "answered",  "id",       "url"}) {
    csv.Text(words.Say(std::string("report.csv.") + name));
  }
  csv.EndLine();
  for (const MessageFigures& message : report.tally.messages) {
    PutMessage(report, message, words, &csv);
  }
  return csv.Take();
}

}  // namespace kringen
