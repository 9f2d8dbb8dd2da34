// An export is written and read without loss, and its pages are those that the timeline reads.
#include "model/publication_json.h"

#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <sstream>

#include "model/feed.h"
#include "model/feed_json.h"
#include "model/publication_check.h"

namespace kringen {
namespace {

std::string FileText(const std::string& path) {
  std::ifstream file(std::string(KRINGEN_SOURCE_DIR) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<OutputFile> Demo() {
  std::vector<OutputFile> files;
  for (const char* name : {"feed.json", "feed-2.json", "feed-3.json", "withdrawn.json"}) {
    files.push_back({name, FileText("assets/demo/" + std::string(name))});
  }
  return files;
}

Publication Many(std::size_t count) {
  Publication publication;
  publication.title = "Berichten";
  publication.channels.push_back(
      {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "page", -1});
  for (std::size_t i = 0; i < count; ++i) {
    PublicationItem item;
    item.id = "fb-" + std::to_string(i);
    item.published = 1400000000 + static_cast<TimePoint>(i) * 3600;
    item.content_text = "Tekst " + std::string(i % 90, 'x') + " \"é\" 🎉";
    item.channel = "facebook";
    publication.items.push_back(std::move(item));
  }
  SortPublication(&publication);
  return publication;
}

TEST_CASE("the demo is read without a problem, and written and read again it is the same") {
  const ExportReading demo = ReadExport(Demo());
  CHECK(demo.problems.empty());
  CHECK(demo.publication.items.size() > 300);
  const std::vector<OutputFile> once = WriteExport(demo.publication);
  const ExportReading again = ReadExport(once);
  CHECK(again.problems.empty());
  const std::vector<OutputFile> twice = WriteExport(again.publication);
  REQUIRE(once.size() == twice.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].path == twice[i].path);
    CHECK(once[i].bytes == twice[i].bytes);
  }
}

TEST_CASE("an export of before the platforms stays as it is, and the check says what it lacks") {
  Publication publication = Many(1);
  publication.channels[0].platform = Platform::kUnknown;
  const std::vector<OutputFile> files = WriteExport(publication);
  CHECK(files[0].bytes.find("platform") == std::string::npos);
  const ExportReading old = ReadExport(files);
  CHECK(old.problems.empty());
  CHECK(WriteExport(old.publication)[0].bytes == files[0].bytes);
  const std::vector<Error> problems = CheckMeaning(old.publication);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "export.no_platform");
  CHECK(problems[0].place == "feed.json#/_kringen/channels/0");
  publication.channels[0].platform = Platform::kOther;
  CHECK(CheckMeaning(ReadExport(WriteExport(publication)).publication).empty());
}

TEST_CASE("the check names figures and numbers of questions that cannot be") {
  const auto codes = [](const std::function<void(Publication*)>& change) {
    Publication publication = Many(1);
    publication.channels[0].platform = Platform::kFacebook;
    publication.items[0].published = 1746705600;  // 8 May 2025
    change(&publication);
    std::vector<std::string> told;
    const ExportReading reading = ReadExport(WriteExport(publication));
    for (const Error& problem : reading.problems) told.push_back(problem.code);
    for (const Error& problem : CheckMeaning(reading.publication)) told.push_back(problem.code);
    return told;
  };
  using Codes = std::vector<std::string>;
  const auto row = [](const char* day, std::int64_t reach) {
    MetricRow figures;
    figures.source = "platform";
    figures.measured = day;
    figures.definition = Definition::kReach;
    figures.reach = reach;
    return figures;
  };
  CHECK(codes([&](Publication* made) {
          made->items[0].metrics = {row("2025-05-08", 5), row("2025-06-01", 6), row("", 6)};
          made->items[0].dialogue = Dialogue{3, 2, {5, 6}, {100}};
          made->channels[0].followers = {{"2025-05-01", 5}, {"2025-05-01", 5}, {"2025-06-01", 6}};
        }).empty());
  CHECK(codes([&](Publication* made) { made->items[0].metrics = {row("2025-05-07", 5)}; }) ==
        Codes{"item.measured_early"});
  CHECK(codes([&](Publication* made) {
          made->items[0].metrics = {row("2025-06-01", 5), row("2025-06-01", 6)};
        }) == Codes{"export.two_counts"});
  CHECK(codes([&](Publication* made) {
          made->items[0].metrics = {row("2025-06-01", 5), row("2025-06-01", 6)};
          made->items[0].metrics[1].definition = Definition::kViewers;
        }).empty());
  CHECK(codes([&](Publication* made) {
          made->items[0].metrics = {row("2025-06-01", 5)};
          made->items[0].metrics[0].reach_paid = 6;
        }) == Codes{"item.part_above_reach"});
  CHECK(codes([&](Publication* made) {
          made->channels[0].followers = {{"2025-05-01", 5}, {"2025-05-01", 6}};
        }) == Codes{"export.two_counts"});
  for (const Dialogue& dialogue :
       {Dialogue{2, 3, {}, {}}, Dialogue{3, 1, {5, 6}, {}}, Dialogue{2, 2, {5, 6}, {9}}}) {
    CHECK(codes([&](Publication* made) { made->items[0].dialogue = dialogue; }) ==
          Codes{"export.dialogue_sums"});
  }
}

TEST_CASE("the timeline reads every item of every page that was written") {
  for (const std::size_t count : {0, 1, 5000}) {
    const std::vector<OutputFile> files = WriteExport(Many(count));
    Feed feed;
    for (const OutputFile& file : files) {
      if (file.path.rfind("feed", 0) != 0) continue;
      CHECK(file.bytes.size() < 2 * kPageBytes);
      const PageReport report = ReadFeedPage(file.bytes, &feed);
      CHECK(report.failure.empty());
      CHECK(report.skipped_count == 0);
      CHECK(report.notices.empty());
    }
    CHECK(feed.items.size() == count);
    CHECK((count < 5000 || files.size() > 3));
  }
}

TEST_CASE("problems name the file and the place, and cost their item only") {
  std::vector<OutputFile> files = WriteExport(Many(3));
  std::string& bytes = files[0].bytes;
  const auto replace = [&](const std::string& from, const std::string& to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, from.size(), to);
  };
  replace("\"id\":\"fb-1\"", "\"id\":[7]");
  replace("\"date_published\":\"2014-05-13T18:53:20+02:00", "\"date_published\":\"gisteren");
  const ExportReading reading = ReadExport(files);
  CHECK(reading.publication.items.size() == 1);
  std::string places;
  for (const Error& problem : reading.problems) places += problem.code + " " + problem.place + "\n";
  CHECK(places.find("item.no_id feed.json#/items/1/id") != std::string::npos);
  CHECK(places.find("item.bad_date feed.json#/items/2/date_published") != std::string::npos);
}

TEST_CASE("missing pages and loops of pages are reported, and end") {
  std::vector<OutputFile> files = WriteExport(Many(5000));
  const std::size_t whole = ReadExport(files).publication.items.size();
  files.erase(files.begin() + 1);
  const ExportReading missing = ReadExport(files);
  REQUIRE(missing.problems.size() == 1);
  CHECK(missing.problems[0].code == "export.missing_page");
  CHECK(missing.publication.items.size() < whole);
  const std::string next = "\"next_url\":\"";
  const std::size_t at = files[0].bytes.find(next) + next.size();
  files[0].bytes.replace(at, files[0].bytes.find('"', at) - at, "feed.json");
  const ExportReading loop = ReadExport(files);
  REQUIRE(loop.problems.size() == 1);
  CHECK(loop.problems[0].code == "export.page_loop");
}

TEST_CASE("local time with its offset") {
  CHECK(FormatInstant(1401979320) == "2014-06-05T16:42:00+02:00");
  CHECK(FormatInstant(1388534400) == "2014-01-01T01:00:00+01:00");
  for (const TimePoint time : {TimePoint{-2000000000}, TimePoint{0}, TimePoint{1383451200}}) {
    const Result<TimePoint> read = ParseTime(FormatInstant(time));
    REQUIRE(read.ok());
    CHECK(read.value() == time);
  }
}

}  // namespace
}  // namespace kringen
