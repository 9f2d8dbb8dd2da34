// The look of a human: what is flagged waits, a look is at a text, four eyes are two people, and an
// account is asked about once.
#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/review_list.h"
#include "import/session/session.h"
#include "unit/import/archive_fixtures.h"
#include "unit/import/session/generated_readings.h"

namespace kringen {
namespace {

const std::string kQuestion =
    "account:facebook-archive:" + AccountKey("facebook-archive", "burgemeester");

Reading Flagged(const std::string& text) {
  Reading reading = ReadingOf("burgemeester", "2014-10-01", {{kFirstDay, text}});
  reading.candidates[0].flags.emplace_back("person");
  return reading;
}

ImportSession Of(const Reading& reading, std::int64_t eyes = 1) {
  ImportOptions options = TestOptions();
  options.eyes = eyes;
  ImportSession session(options);
  session.AddReading("a.zip", reading);
  session.Answer(kQuestion, "office");
  session.Update();
  return session;
}

TEST_CASE("what is flagged is public only once somebody saw this very text") {
  ImportSession session = Of(Flagged("Truus Bos is jarig"));
  CHECK(session.Publish().items.empty());
  REQUIRE(session.Unseen().size() == 1);
  const std::string id = session.candidates()[0].item.id;
  for (const char* digest : {"", "0123456789abcdef"}) {
    session.SetDecisions({{id, "seen", digest}, {id, "publish", ""}});
    session.Update();
    CHECK(session.Publish().items.empty());
  }
  session.SetDecisions({{id, "seen", PublicDigest(session.candidates()[0].item)}});
  session.Update();
  const Publication seen = session.Publish();
  CHECK(seen.items.size() == 1);
  REQUIRE(session.PublishProvenance().releases.size() == 1);
  CHECK(session.PublishProvenance().releases[0] == Release{"2024-11-01", 1, 1});

  // What is public in these words already is not asked again; other words are.
  ImportSession again = Of(Flagged("Truus Bos is jarig"));
  again.AddEarlier(seen);
  again.Update();
  CHECK(again.Publish().items.size() == 1);
  CHECK(again.PublishProvenance().releases.empty());
  ImportSession changed = Of(Flagged("Truus Bos is ziek"));
  changed.AddEarlier(seen);
  changed.Update();
  CHECK(changed.Publish().items.empty());
  CHECK(changed.Publish().withdrawn.empty());
}

TEST_CASE("four eyes are two people, in any order, not one twice") {
  const Reading reading = Flagged("Kees Vos wordt 100");
  const std::string digest = PublicDigest(Of(reading).candidates()[0].item);
  const std::string id = Of(reading).candidates()[0].item.id;
  const std::vector<std::pair<std::vector<std::string>, std::size_t>> cases{
      {{}, 0},
      {{"seen"}, 0},
      {{"seen_again"}, 0},
      {{"seen", "seen"}, 0},
      {{"seen", "seen_again"}, 1},
      {{"seen_again", "seen"}, 1}};
  for (const auto& [looks, count] : cases) {
    ImportSession session = Of(reading, 2);
    for (const std::string& look : looks) session.Decide({id, look, digest});
    session.Update();
    CHECK(session.Publish().items.size() == count);
    CHECK(session.PublishProvenance().releases.size() == 2 * count);
  }
}

TEST_CASE("a list is worked through: only what has a cross counts") {
  const ImportSession session = Of(Flagged("Truus Bos\n[x] fb-1 0123456789abcdef\r\nis jarig"));
  const std::string list = WriteReviewList(session.Unseen());
  CHECK(ReadReviewList(list).empty());
  std::string crossed = list;
  crossed.replace(crossed.rfind("[ ]"), 3, "[x]");
  const std::vector<SeenLine> seen = ReadReviewList(crossed);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].id == session.candidates()[0].item.id);
  CHECK(seen[0].digest == PublicDigest(session.candidates()[0].item));
  CHECK(ReadReviewList("a b 0123456789abcdef\n# c 0123456789abcdef\n[ ] d 0123456789abcdef\n"
                       "[X]  e 0123456789abcdef\r\nf 0123\n") ==
        std::vector<SeenLine>{{"a b", "0123456789abcdef"}, {"e", "0123456789abcdef"}});
}

TEST_CASE("whose an account is, is asked once and kept beside the export") {
  Reading reading = ReadingOf("burgemeester", "2014-10-01", {{kFirstDay, "Markt"}});
  const auto run = [&](const std::string& answer, const Provenance& before) {
    ImportSession session(TestOptions());
    session.AddEarlier({}, before);
    session.AddReading("a.zip", reading);
    if (!answer.empty()) session.Answer(kQuestion, answer);
    session.Update();
    return session;
  };
  const ImportSession open = run("", {});
  CHECK(open.candidates()[0].withheld == "withheld.account_unknown");
  CHECK_FALSE(open.candidates()[0].may_overrule);
  REQUIRE(open.questions().size() == 1);
  CHECK(open.questions()[0].id == kQuestion);
  CHECK(open.PublishProvenance().accounts.empty());

  for (const char* role : {"office", "personal", "both"}) {
    CAPTURE(std::string(role));
    const Provenance kept = run(role, {}).PublishProvenance();
    REQUIRE(kept.accounts.size() == 1);
    CHECK(kept.accounts[0].role == role);
    ImportSession later = run("", kept);
    CHECK(std::all_of(later.questions().begin(), later.questions().end(),
                      [](const Question& each) { return !each.form.empty(); }));
    const std::string& withheld = later.candidates()[0].withheld;
    CHECK(withheld == (std::string(role) == "office"     ? ""
                       : std::string(role) == "personal" ? "withheld.personal_account"
                                                         : "withheld.unseen"));
    CHECK(run("office", kept).Publish().items.size() == 1);
    later.Decide({later.candidates()[0].item.id, "publish", ""});
    later.Update();
    CHECK(later.Publish().items.size() == (std::string(role) == "both" ? 0 : 1));
  }
}

TEST_CASE("a name in a tag, a caption, a case or a channel waits for somebody as one in the text") {
  const auto is_flagged = [](const char* where, const char* name) {
    Reading reading;
    reading.source = {"table", "table", "", -1, -1};
    reading.has_global_ids = true;
    reading.channels = {{"krant", "Krant", ChannelKind::kPress, Platform::kPress, "", -1}};
    reading.cases = {{"zaak", "Onderhoud", ""}};
    Candidate& candidate = reading.candidates.emplace_back();
    PublicationItem& item = candidate.item;
    item.id = "table-1";
    item.channel = "krant";
    item.case_id = "zaak";
    item.published = 1401979320;
    candidate.original_text = "De brug gaat open.";
    candidate.audience = Audience::kPublic;
    candidate.source = "table";
    const std::string place = where;
    if (place == "tag") item.tags = {name};
    if (place == "caption") item.attachments = {{"https://voorbeeld.nl/a.jpg", "image/jpeg", name}};
    if (place == "case") reading.cases[0].title = name;
    if (place == "channel") reading.channels[0].name = name;
    ImportSession session(TestOptions());
    session.AddReading("tabel.csv", std::move(reading));
    session.Update();
    return session.Unseen().size() == 1;
  };
  for (const char* place : {"tag", "caption", "case", "channel"}) {
    CAPTURE(std::string(place));
    CHECK(is_flagged(place, "Mevrouw Truus Jansen"));
    CHECK_FALSE(is_flagged(place, "Overdinkel"));
  }
}

}  // namespace
}  // namespace kringen
