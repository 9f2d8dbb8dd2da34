// Mastodon: who it was for, whom it speaks to, whose it is, on which server.
#include "import/readers/mastodon_archive.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr const char* kActor = "https://m.voorbeeld.example/users/bm";

std::string Note(const std::string& content, const std::string& more = {},
                 const std::string& beside = {}) {
  return R"({"type":"Create","actor":")" + std::string(kActor) +
         R"(","published":"2024-03-15T09:00:00Z","to":["as:Public"])" + beside +
         R"(,"object":{"id":")" + kActor + R"(/statuses/1","to":["as:Public"],"content":"<p>)" +
         content + R"(</p>")" + more + "}}";
}

SourceFile Outbox(const std::string& records) {
  return {"outbox.json", R"({"orderedItems":[)" + records + "]}"};
}

Candidate Only(const std::string& note) {
  const Reading reading = ReadMastodonArchive({Outbox(note)});
  REQUIRE(reading.candidates.size() == 1);
  return reading.candidates.front();
}

TEST_CASE("a message that begins with an account speaks to it, with or without a tag") {
  for (const char* content : {"@kees dank voor uw vraag", "<span>@<span>kees</span></span> dank",
                              "\u200F@kees dank", "\xE2\x80\x9C@kees dank"}) {
    CAPTURE(content);
    CHECK(Only(Note(content)).withheld == "withheld.reply_to_citizen");
  }
  CHECK(Only(Note("Dank aan @kees")).withheld.empty());
  CHECK(Only(Note("RT @kees: wat een dag")).withheld == "withheld.words_of_others");
}

TEST_CASE("what a record says beside to and cc withholds it too") {
  for (const char* member :
       {R"(,"visibility":"private")", R"(,"directMessage":true)", R"(,"localOnly":true)"}) {
    CAPTURE(member);
    CHECK(Only(Note("Hallo", member)).withheld == "withheld.not_public");
    CHECK(Only(Note("Hallo", "", member)).withheld == "withheld.not_public");
  }
  CHECK(Only(Note("Hallo", R"(,"visibility":"public")")).withheld.empty());
}

TEST_CASE("account, edit and coverage; messages of others in the outbox are not ours") {
  const SourceFile actor{"actor.json", R"({"id":")" + std::string(kActor) +
                                           R"(","preferredUsername":"bm","followers":"f"})"};
  const std::string edited = Note("Hallo", R"(,"updated":"2024-03-15T10:00:00Z")");
  const Reading reading = ReadMastodonArchive({Outbox(edited), actor});
  CHECK(reading.account == kActor);
  CHECK(reading.account_name == "bm");
  CHECK(ReadMastodonArchive({Outbox(edited)}).account == kActor);
  CHECK(reading.candidates.at(0).item.modified == reading.candidates.at(0).item.published + 3600);
  CHECK(reading.source.exported == "2024-03-15");
  CHECK(reading.covers);
  CHECK_FALSE(ReadMastodonArchive({Outbox(edited + ",3"), actor}).covers);
  const Reading other = ReadMastodonArchive(
      {Outbox(Note("Hallo", R"(,"attributedTo":"https://y.example/users/z")")), actor});
  CHECK(other.candidates.empty());
  CHECK(other.report.at(0).level == ReportLine::Level::kNotOurs);
}

TEST_CASE("what a message replies to may be an address, an object or a list, in two members") {
  for (const char* more :
       {R"(,"inReplyTo":"https://y.nl/3")", R"(,"inReplyTo":{"id":"https://y.nl/3"})",
        R"(,"inReplyTo":["https://y.nl/3"])", R"(,"inReplyTo":[{"href":"https://y.nl/3"}])",
        R"(,"inReplyTo":{"odd":1})", R"(,"inReplyTo":["https://y.nl/3","https://y.nl/4"])",
        R"(,"inReplyToAtomUri":"https://y.nl/3")",
        R"(,"inReplyTo":null,"inReplyToAtomUri":"https://y.nl/3")"}) {
    CAPTURE(more);
    CHECK(Only(Note("Hallo", more)).withheld == "withheld.reply_to_citizen");
  }
  const std::string self = std::string(kActor) + "/statuses/2";
  CHECK(Only(Note("Verder", R"(,"inReplyTo":{"id":")" + self + "\"}")).item.in_reply_to ==
        "mastodon-2");
  for (const char* more : {R"(,"inReplyTo":null)", R"(,"inReplyTo":"")", R"(,"inReplyTo":[])"}) {
    CHECK(Only(Note("Hallo", more)).withheld.empty());
  }
}

TEST_CASE("an outbox with another number of messages than it says covers nothing") {
  const auto read = [](const std::string& head, const std::string& tail) {
    return ReadMastodonArchive(
        {{"outbox.json", "{" + head + "\"orderedItems\":[" + Note("Hallo") + "]" + tail + "}"}});
  };
  CHECK(read("", "").covers.has_value());
  CHECK(read("\"totalItems\":1,", "").covers.has_value());
  for (const Reading& part : {read("\"totalItems\":2,", ""), read("", ",\"totalItems\":2"),
                              read("\"totalItems\":0,", "")}) {
    CHECK_FALSE(part.covers.has_value());
    CHECK(part.candidates.size() == 1);
    CHECK(std::any_of(part.report.begin(), part.report.end(),
                      [](const ReportLine& line) { return line.code == "file.count_differs"; }));
  }
}

}  // namespace
}  // namespace kringen
