#include "model/feed_json.h"

#include "model/feed_reader.h"
#include "model/page_sink.h"

namespace kringen {
namespace {

constexpr std::size_t kLargestPage = std::size_t{64} << 20;

void Fail(const char* code, std::string detail, std::string place, PageReport* report) {
  report->failure.push_back({code, std::move(detail), std::move(place)});
}

// A page that could not be read to its end: what it was, and where.
void ReportFailure(const JsonOutcome& outcome, const FeedReader& reader, PageReport* report) {
  if (reader.TooDeep()) {
    Fail("feed.too_deep", "depth > 64", reader.Place(), report);
  } else if (outcome.complete) {
    if (!reader.IsFeed()) Fail("feed.not_a_feed", "no items", "", report);
  } else if (reader.IsFeed() || outcome.at_end) {
    Fail(reader.IsFeed() ? "feed.truncated" : "feed.not_json", outcome.message, reader.Place(),
         report);
  } else {
    Fail("feed.not_json", outcome.message, "", report);
  }
}

// A limit is reported once in the life of a feed.
struct FullTables {
  explicit FullTables(const Feed& feed)
      : channels(feed.lookup.channels_full),
        cases(feed.lookup.cases_full),
        villages(feed.lookup.villages_full),
        tags(feed.lookup.tags_full) {}
  bool channels, cases, villages, tags;
};

void ReportFull(const FullTables& before, const FullTables& now, PageReport* report) {
  const auto report_one = [report](bool was, bool is, const char* table) {
    if (is && !was) report->notices.push_back({"feed.too_many", table, ""});
  };
  report_one(before.channels, now.channels, "channels > 64");
  report_one(before.cases, now.cases, "cases > 1000");
  report_one(before.villages, now.villages, "villages > 16");
  report_one(before.tags, now.tags, "tags > 5000");
}

}  // namespace

PageReport ReadFeedInto(std::string_view bytes, const ReadRules& rules, FeedSink* sink) {
  PageReport report;
  if (bytes.size() > kLargestPage) {
    Fail("feed.too_large", std::to_string(bytes.size()), "", &report);
    return report;
  }
  std::string repaired;
  if (RepairJson(bytes, &repaired)) {
    bytes = repaired;
    report.notices.push_back({"feed.bad_encoding", "U+FFFD", ""});
  }
  const FullTables before(sink->feed());
  FeedReader reader(rules, sink, &report);
  const JsonOutcome outcome = ReadJson(bytes, &reader);
  if (outcome.bad_numbers > 0) {
    report.notices.push_back({"feed.bad_number", std::to_string(outcome.bad_numbers), ""});
  }
  ReportFailure(outcome, reader, &report);
  ReportFull(before, FullTables(sink->feed()), &report);
  return report;
}

PageReport ReadFeedPage(std::string_view bytes, Feed* feed) {
  PageSink sink(feed);
  PageReport report = ReadFeedInto(bytes, kPageRules, &sink);
  sink.NamePlainChannel();
  for (IndexRef& part : report.index) feed->index_digests.push_back(part.sha256);
  return report;
}

}  // namespace kringen
