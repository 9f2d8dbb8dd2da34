// What a table that people fill in tells of its channels: against an answer, against another table,
// against the export of before.
#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/session.h"
#include "model/item_names.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

using Files = std::vector<SourceFile>;

ImportSession SessionOf(const Files& tables, const Answers& answers = {},
                        const Publication* before = nullptr) {
  ImportOptions options = TestOptions();
  options.today = "2026-06-30";
  ImportSession session(options);
  if (before != nullptr) session.AddEarlier(*before);
  for (const SourceFile& file : tables) session.Add(file.path, {file});
  session.SetAnswers(answers);
  session.Update();
  return session;
}

Channel Only(const ImportSession& session) {
  const std::vector<Channel> channels = session.Publish().channels;
  REQUIRE(channels.size() == 1);
  return channels[0];
}

ItemKind KindIn(const ImportSession& session) { return session.Publish().items.at(0).kind; }

const Question* Asked(const ImportSession& session, const std::string& id) {
  for (const Question& each : session.questions()) {
    if (each.id == id) return &each;
  }
  return nullptr;
}

const SourceFile kSilent{"2025.csv", "datum;titel;kanaal;zichtbaar\n15-3-2025;A;Burgemeester;ja\n"};
const SourceFile kTells{"2026.csv",
                        "datum;titel;kanaal;platform;zichtbaar;soort account;volgers hier\n"
                        "15-3-2026;B;Burgemeester;facebook;ja;profiel;60\n"};
const std::string kPlatform = "burgemeester.platform";

}  // namespace

TEST_CASE("on which platform a channel is, is asked where nobody says it, and taken as answered") {
  const ImportSession open = SessionOf({kSilent});
  const Question* question = Asked(open, kPlatform);
  REQUIRE(question != nullptr);
  CHECK(question->code == "question.platform");
  CHECK(question->form == "choice");
  CHECK(question->choices.size() == kPlatformNames.size() - 1);
  CHECK(Only(open).platform == Platform::kUnknown);  // and no newspaper
  CHECK(Only(open).kind == ChannelKind::kOther);
  CHECK(KindIn(open) == ItemKind::kPress);
  const ImportSession told = SessionOf({kSilent}, {{{kPlatform, "facebook"}}});
  CHECK(Only(told).platform == Platform::kFacebook);
  CHECK(Only(told).kind == ChannelKind::kSocial);
  CHECK(KindIn(told) == ItemKind::kPost);
  CHECK(Asked(told, kPlatform) != nullptr);
  CHECK(Asked(told, "burgemeester.author") != nullptr);
  CHECK(Only(SessionOf({kSilent}, {{{kPlatform, "onzin"}}})).platform == Platform::kUnknown);
}

TEST_CASE("what a row says leaves nothing to ask") {
  for (const char* table : {"datum;titel;kanaal;zichtbaar;platform\n15-3-2026;A;K;ja;x\n",
                            "datum;titel;kanaal;zichtbaar;soort\n15-3-2026;A;K;ja;bezoek\n",
                            "datum;titel;kanaal;zichtbaar;soort\n15-3-2026;A;K;ja;pers\n"}) {
    CAPTURE(std::string(table));
    CHECK(Asked(SessionOf({{"t.csv", table}}), "k.platform") == nullptr);
  }
}

TEST_CASE("law: two tables of one channel tell the same in any order") {
  const SourceFile other{"2027.csv",
                         "datum;titel;kanaal;platform;zichtbaar;soort account\n"
                         "15-4-2026;C;Burgemeester;instagram;ja;pagina\n"};
  for (const Files& files : {Files{kSilent, kTells}, Files{kTells, kSilent}}) {
    const ImportSession session = SessionOf(files);
    CHECK(Only(session).platform == Platform::kFacebook);
    CHECK(Only(session).author == "profile");
    CHECK(Only(session).local_share == LocalShare{.6, -1, "A"});
    CHECK(Asked(session, kPlatform) == nullptr);
    for (const PublicationItem& item : session.Publish().items) CHECK(item.kind == ItemKind::kPost);
  }
  for (const Files& files : {Files{kTells, other}, Files{other, kTells}}) {
    CHECK(Only(SessionOf(files)).platform == Platform::kOther);
  }
}

TEST_CASE("an export of before keeps what is known, and takes what is told or answered now") {
  const Publication silent = SessionOf({kSilent}).Publish();
  CHECK(Only(SessionOf({kSilent}, {{{kPlatform, "facebook"}}}, &silent)).platform ==
        Platform::kFacebook);
  const ImportSession told = SessionOf({kTells}, {}, &silent);
  CHECK(Only(told).platform == Platform::kFacebook);
  CHECK(Only(told).author == "profile");
  CHECK(Only(told).local_share.followers == doctest::Approx(.6));
  // The other way round: a later table without the columns takes nothing back.
  const Publication known = SessionOf({kTells}).Publish();
  const ImportSession later = SessionOf({kSilent}, {}, &known);
  CHECK(Only(later).platform == Platform::kFacebook);
  CHECK(Only(later).author == "profile");
  CHECK(Asked(later, kPlatform) == nullptr);
  for (const PublicationItem& item : later.Publish().items) CHECK(item.kind == ItemKind::kPost);
}

TEST_CASE("an account of which nothing is told is a page, and is asked about") {
  const ImportSession session = SessionOf(
      {{"t.csv", "datum;titel;kanaal;platform;zichtbaar\n15-3-2026;A;Gemeente;facebook;ja\n"}});
  CHECK(Only(session).author == "page");
  CHECK(Asked(session, "gemeente.author") != nullptr);
  const ImportSession profile = SessionOf(
      {{"t.csv", "datum;titel;kanaal;platform;zichtbaar\n15-3-2026;A;Gemeente;facebook;ja\n"}},
      {{{"gemeente.author", "profile"}}});
  CHECK(Only(profile).author == "profile");
}

}  // namespace kringen
