// The list of the withdrawn tells no id, and an id that somebody writes into it by hand is honoured
// wherever the list is read.
#include "model/withdrawn_ids.h"

#include <doctest/doctest.h>

#include "model/feed.h"
#include "model/feed_json.h"
#include "model/provenance.h"
#include "model/publication_check.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

TEST_CASE("an id and its digest are the same entry") {
  for (const char* id :
       {"fb-1401979320", "rss-https://voorbeeld.nl/é", "", "sha256:", "SHA256:0"}) {
    CAPTURE(std::string(id));
    CHECK(WithdrawnIds({id}).Has(id));
    CHECK(WithdrawnIds({WithdrawnDigest(id)}).Has(id));
    CHECK(WithdrawnDigests({id, WithdrawnDigest(id)}).size() == 1);
    CHECK_FALSE(WithdrawnIds({id}).Has(std::string(id) + "0"));
  }
  CHECK_FALSE(WithdrawnIds().Has("fb-1"));
}

TEST_CASE("an export is written with digests, whatever was in its list") {
  Publication publication;
  publication.title = "Berichten";
  publication.withdrawn = {"fb-1401979320", WithdrawnDigest("x-500")};
  for (const OutputFile& file : WriteExport(publication)) {
    CHECK(file.bytes.find("1401979320") == std::string::npos);
    if (file.path != "withdrawn.json") continue;
    CHECK(file.bytes.find(WithdrawnDigest("fb-1401979320")) != std::string::npos);
    CHECK(file.bytes.find(WithdrawnDigest("x-500")) != std::string::npos);
  }
}

TEST_CASE("a digest takes a message out of the page's feed, and check tells of one that stayed") {
  Publication publication;
  publication.title = "Berichten";
  publication.channels = {{"x", "X", ChannelKind::kSocial, Platform::kX, "", -1}};
  for (const char* id : {"x-500", "x-501"}) {
    PublicationItem& item = publication.items.emplace_back();
    item.id = id;
    item.channel = "x";
    item.content_text = "Markt";
    item.published = 1401979320;
  }
  publication.withdrawn = {WithdrawnDigest("x-500")};
  const std::vector<Error> problems = CheckMeaning(publication);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "export.withdrawn");
  CHECK(problems[0].place == "x-500/id");

  const std::vector<OutputFile> files = WriteExport(publication);
  Feed early, late;
  ReadFeedPage(files[0].bytes, &early);
  CHECK(ReadWithdrawn(files.back().bytes, &early).ok());
  CHECK(early.items[early.Find("x-500")].withdrawn);
  CHECK_FALSE(early.items[early.Find("x-501")].withdrawn);
  CHECK(ReadWithdrawn(files.back().bytes, &late).ok());
  CHECK(ReadFeedPage(files[0].bytes, &late).added == 1);
  CHECK(late.Find("x-500") == kNoItem);
}

ExportReading ReadWith(const std::string& list) {
  Publication publication;
  publication.title = "Berichten";
  std::vector<OutputFile> files = WriteExport(publication);
  files.back().bytes = list;
  return ReadExport(files);
}

TEST_CASE("a list as people write it: with blanks, by itself, with the name of a page") {
  for (const char* list :
       {R"({"withdrawn":[" fb-1 "]})", R"(["fb-1"])", R"({"withdrawn":["fb-1.html"]})",
        R"({"withdrawn":["https://voorbeeld.nl/site/bericht/fb-1.html?van=mail"]})",
        R"({"withdrawn":["bericht/fb-1.html"]})"}) {
    CAPTURE(std::string(list));
    const ExportReading reading = ReadWith(list);
    CHECK(reading.problems.empty());
    CHECK(reading.publication.withdrawn == std::vector<std::string>{"fb-1"});
  }
}

TEST_CASE("a list that is not understood hides what it withdrew") {
  for (const char* list :
       {"", "null", "{}", "{\"withdrawn\":null}", R"({"withdrawn":"fb-1"})",
        R"({"withdrawn":["fb-1",]})", R"({"withdrawn":[17]})", R"({"withdrawn":[["fb-1"]]})",
        R"({"withdrawn":["  "]})", R"({"ingetrokken":["fb-1"]})", "fb-1\nfb-2\n"}) {
    CAPTURE(std::string(list));
    const ExportReading reading = ReadWith(list);
    REQUIRE(reading.problems.size() == 1);
    CHECK(HidesContent(reading.problems[0]));
  }
}

TEST_CASE("the list is read where the feed itself is gone") {
  const ExportReading reading = ReadExport({{"withdrawn.json", R"({"withdrawn":["fb-1"]})"}});
  CHECK(reading.publication.withdrawn == std::vector<std::string>{"fb-1"});
}

TEST_CASE("check names an id in the list that no message has") {
  Publication publication;
  publication.withdrawn = {"FB-1", WithdrawnDigest("fb-2")};
  const std::vector<Error> problems = CheckMeaning(publication);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "export.unknown_withdrawn");
  CHECK(problems[0].detail == "FB-1");
}

}  // namespace
}  // namespace kringen
