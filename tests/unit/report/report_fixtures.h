// A small export of one page of a municipality, and reports on it, in the words of the product.
// Its numbers are small enough to add up by hand.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "base/json_value.h"
#include "report/report.h"

namespace kringen::report_test {

inline std::string ReadText(const std::string& path) {
  std::ifstream in(std::string(KRINGEN_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The words of the command line; a key that is missing stays itself, so that it can be found.
inline PublishWords WordsOf(const std::string& code) {
  const JsonValue words = ParseJson(ReadText("assets/cli/" + code + ".json")).value_or(JsonValue());
  return [words](std::string_view key) {
    const JsonValue* found = words.Find(key);
    return found == nullptr ? std::string(key) : found->text;
  };
}

inline PublicationItem ItemOf(const std::string& id, const std::string& time,
                              const std::string& channel = "facebook") {
  PublicationItem item;
  item.id = id;
  item.published = ParseTime(time).value();
  item.content_text = "Bericht " + id + " over de weg.";
  item.channel = channel;
  return item;
}

struct Counts {
  std::int64_t reactions = -1, comments = -1, shares = -1, reach = -1, impressions = -1, paid = -1;
};

inline PublicationItem Measure(PublicationItem item, const Counts& counts) {
  MetricRow row;
  row.source = "platform";
  row.measured = "2026-11-05";
  row.reactions = counts.reactions;
  row.comments = counts.comments;
  row.shares = counts.shares;
  row.reach = counts.reach;
  row.impressions = counts.impressions;
  row.reach_paid = counts.paid;
  item.metrics.push_back(row);
  return item;
}

inline Publication EmptyExport() {
  Publication publication;
  publication.title = "Gemeente Proefveld";
  publication.generated = "2026-11-06T09:00:00Z";
  publication.channels = {
      {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "page", -1},
      {"site", "Website", ChannelKind::kWebsite, Platform::kWebsite, "", -1}};
  publication.cases = {{"weg", "De weg open", ""}};
  return publication;
}

struct Made {
  ReportSource source;
  PeriodReport report;
  std::vector<OutputFile> files;
  const std::string& html() const { return files[0].bytes; }
  const std::string& channels() const { return files[1].bytes; }
  const std::string& messages() const { return files[2].bytes; }
};

inline void Make(const Publication& publication, const ReportPeriod& period, Made* made,
                 const std::string& language = "nl", ReachFile estimates = {}) {
  made->source = SourceOf(publication, "");
  ReportInput input;
  input.source = &made->source;
  input.period = period;
  input.export_files = WriteExport(publication);
  input.estimates = std::move(estimates);
  FillReport(input, &made->report);
  made->files = WriteReport(made->report,
                            {WordsOf(language), language, ReadText("assets/report/report.css")});
}

inline bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace kringen::report_test
