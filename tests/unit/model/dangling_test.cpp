// What is left of messages that are gone tells nothing of them.
#include "model/dangling.h"

#include <doctest/doctest.h>

#include "model/publication_check.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

Publication Three() {
  Publication publication;
  publication.channels = {{"krant", "Krant", ChannelKind::kPress, Platform::kPress, "", -1},
                          {"x", "X", ChannelKind::kSocial, Platform::kX, "", -1}};
  publication.cases = {{"brug", "Brug", ""}, {"stil", "Uithuisplaatsing", ""}};
  for (const char* id : {"a", "b", "c"}) {
    PublicationItem& item = publication.items.emplace_back();
    item.id = id;
    item.content_text = "Tekst";
    item.channel = item.id == "a" ? "x" : "krant";
    item.case_id = item.id == "a" ? "stil" : "brug";
  }
  publication.items[1].in_reply_to = "a";
  publication.stories = {
      {"s", "Verhaal", {{"Begin", "a", "", "", ""}, {"Verder", "b", "", "", ""}}},
      {"t", "Alleen a", {{"Hier", "a", "", "", ""}}}};
  return publication;
}

TEST_CASE("with its last message go a case, a channel, stops and the answers to it") {
  Publication publication = Three();
  publication.items.erase(publication.items.begin());
  DropDangling(&publication);
  REQUIRE(publication.cases.size() == 1);
  CHECK(publication.cases[0].id == "brug");
  REQUIRE(publication.channels.size() == 1);
  CHECK(publication.channels[0].id == "krant");
  CHECK(publication.items[0].in_reply_to.empty());
  REQUIRE(publication.stories.size() == 1);
  CHECK(publication.stories[0].stops.size() == 1);
  for (const OutputFile& file : WriteExport(publication)) {
    CHECK(file.bytes.find("Uithuisplaatsing") == std::string::npos);
  }
  CHECK(CheckMeaning(publication).empty());
}

TEST_CASE("what leads somewhere stays, and once is twice") {
  Publication publication = Three();
  const auto bytes = [&] { return WriteExport(publication).front().bytes; };
  const std::string before = bytes();
  DropDangling(&publication);
  CHECK(bytes() == before);
}

TEST_CASE("check names a case that no message has") {
  Publication publication = Three();
  publication.items.erase(publication.items.begin());
  publication.stories.clear();
  publication.items[0].in_reply_to.clear();
  const std::vector<Error> problems = CheckMeaning(publication);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "export.unused_case");
}

}  // namespace
}  // namespace kringen
