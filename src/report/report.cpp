#include "report/report.h"

#include "report/digest_lines.h"
#include "report/report_csv.h"
#include "report/report_html.h"

namespace kringen {
namespace {

// What an earlier run of the model left beside the export, of these messages.
PeriodReach EarlierReach(const ReachFile& file, const Tally& tally) {
  PeriodReach reach;
  reach.estimates.residents = file.residents;
  reach.estimates.year = file.year;
  for (const MessageFigures& message : tally.messages) {
    const auto found = file.items.find(message.item->id);
    if (found != file.items.end()) reach.estimates.items.insert(*found);
  }
  return reach;
}

// "rapport-2026-10", "rapport-casus-hoogwater"
std::string BaseName(const ReportPeriod& period, const PublishWords& words) {
  std::string name = words("report.file") + "-";
  if (period.kind != ReportPeriod::Kind::kCase) return name + PeriodName(period);
  return name + words("report.file.case") + "-" + FileNameOf(period.case_id);
}

}  // namespace

void FillReport(const ReportInput& input, PeriodReport* report) {
  report->source = input.source;
  report->period = input.period;
  report->tally = TallyOf(*input.source, input.period);
  report->passed = PassedOf(input.period, input.source->known_to);
  report->before = PeriodBefore(input.period);
  std::optional<Tally> before;
  if (report->before) {
    before = TallyOf(*input.source, *report->before);
    report->messages_before = before->total.messages;
  }
  // A part of a month is no fewer than a whole one.
  const bool is_like = before && report->passed == Passed::kWhole;
  report->answers = AnswersOf(report->tally, input.source->feed);
  report->reach = input.estimator == nullptr
                      ? EarlierReach(input.estimates, report->tally)
                      : ReachOf(report->tally, is_like ? &*before : nullptr, input.source->feed,
                                input.villages, input.estimator, input.progress);
  report->ranking = RankingOf(report->tally, report->reach);
  report->export_digest = DigestOfFiles(FeedFilesOf(input.export_files));
}

std::vector<OutputFile> WriteReport(const PeriodReport& report, const ReportStyle& style) {
  const std::string name = BaseName(report.period, style.words);
  const ReportWords words(style.words);
  std::vector<OutputFile> tables{
      {name + "-" + words.Say("report.file.channels") + ".csv", ChannelsCsv(report, words)},
      {name + "-" + words.Say("report.file.messages") + ".csv", MessagesCsv(report, words)}};
  const PageParts parts{style.language, style.stylesheet, DigestOfFiles(tables),
                        NamesOfFiles(tables)};
  std::vector<OutputFile> files{{name + ".html", ReportHtml(report, parts, words)}};
  for (OutputFile& table : tables) files.push_back(std::move(table));
  return files;
}

}  // namespace kringen
