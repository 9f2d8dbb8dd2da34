// Withdrawn means withdrawn, and nothing is withdrawn by guess.
#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/session.h"
#include "unit/import/archive_fixtures.h"
#include "unit/import/session/generated_readings.h"

namespace kringen {
namespace {

const std::string kMayor = "https://example.org/burgemeester";

using Posts = std::vector<std::pair<TimePoint, std::string>>;

// Forty posts, one a day.
Posts Forty() {
  Posts posts;
  for (int i = 0; i < 40; ++i) {
    posts.emplace_back(kFirstDay + i * kDay_s, "Bericht nummer " + std::to_string(i * 37) +
                                                   " over straat " + std::to_string(i) +
                                                   " en plein " + std::to_string(i * i));
  }
  return posts;
}

Posts Without(Posts posts, std::size_t index) {
  posts.erase(posts.begin() + static_cast<std::ptrdiff_t>(index));
  return posts;
}

struct Export {
  Publication publication;
  Provenance provenance;
};

ImportSession SessionOn(const Export& before) {
  ImportSession session(TestOptions());
  session.AddEarlier(before.publication, before.provenance);
  session.Answer("account:facebook-archive:" + AccountKey("facebook-archive", kMayor), "office");
  return session;
}

Export Done(ImportSession* session) {
  session->Update();
  return {session->Publish(), session->PublishProvenance()};
}

Export First(const Posts& posts) {
  ImportSession session = SessionOn({});
  session.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", posts));
  return Done(&session);
}

bool Has(const Export& written, TimePoint time) {
  const auto& items = written.publication.items;
  return std::any_of(items.begin(), items.end(),
                     [&](const PublicationItem& item) { return item.published == time; });
}

std::string IdAt(const Export& written, TimePoint time) {
  for (const PublicationItem& item : written.publication.items) {
    if (item.published == time) return item.id;
  }
  return {};
}

TEST_CASE("an id on the list never comes back, whatever is imported, until it is restored") {
  const Export before = First(Forty());
  CHECK(before.publication.items.size() == 40);
  const TimePoint time = Forty()[7].first;
  const std::string id = IdAt(before, time);
  ImportSession taking = SessionOn(before);
  taking.Decide({id, "withdraw", ""});
  const Export after = Done(&taking);
  CHECK(after.publication.items.size() == 39);
  CHECK_FALSE(Has(after, time));
  CHECK(after.publication.withdrawn == std::vector<std::string>{WithdrawnDigest(id)});
  REQUIRE(after.provenance.withdrawals.size() == 1);
  CHECK(after.provenance.withdrawals[0].reason == "withheld.by_hand");
  CHECK(after.provenance.withdrawals[0].day == "2024-11-01");

  const Reading same = ReadingOf(kMayor, "2014-10-01", Forty());
  Reading older = ReadingOf(kMayor, "2014-09-01", Forty());
  Reading nameless = ReadingOf("", "2014-10-02", Forty());
  Reading newer = ReadingOf(kMayor, "2014-10-09", Forty());
  const std::vector<std::vector<const Reading*>> runs{
      {&same}, {&older}, {&nameless}, {&newer}, {&same, &older}, {&older, &newer, &nameless}, {}};
  for (const auto& run : runs) {
    ImportSession session = SessionOn(after);
    for (const Reading* reading : run) {
      session.AddReading(reading->source.exported + ".zip", *reading);
    }
    session.Decide({id, "publish", ""});  // lets through what may be; not what is withdrawn
    const Export again = Done(&session);
    CHECK_FALSE(Has(again, time));
    CHECK(again.publication.items.size() == 39);
    CHECK(again.publication.withdrawn == after.publication.withdrawn);
    CHECK(session.UnknownIds().empty());
  }
  // Either of the two files keeps it away.
  Export list_lost = after, provenance_lost = after;
  list_lost.publication.withdrawn.clear();
  provenance_lost.provenance = {};
  for (const Export& damaged : {list_lost, provenance_lost}) {
    ImportSession session = SessionOn(damaged);
    session.AddReading("a.zip", same);
    CHECK_FALSE(Has(Done(&session), time));
  }

  ImportSession lifting = SessionOn(after);
  lifting.Decide({id, "restore", ""});
  const Export lifted = Done(&lifting);
  CHECK(lifting.UnknownIds().empty());
  CHECK(lifted.publication.withdrawn.empty());
  CHECK(lifted.provenance.withdrawals.empty());
  ImportSession back = SessionOn(lifted);
  back.AddReading("a.zip", same);
  CHECK(Has(Done(&back), time));
}

TEST_CASE("an id from before ids had accounts keeps its message away under the new id") {
  const Posts posts = Forty();
  Export old;
  for (const std::string& id : {"fb-" + std::to_string(posts[3].first),
                                WithdrawnDigest("fb-" + std::to_string(posts[4].first))}) {
    old.publication.withdrawn.push_back(id);
  }
  ImportSession session = SessionOn(old);
  session.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", posts));
  const Export written = Done(&session);
  CHECK(written.publication.items.size() == 38);
  CHECK_FALSE(Has(written, posts[3].first));
  CHECK_FALSE(Has(written, posts[4].first));
  // And lifted under the new one.
  ImportSession lifting = SessionOn(written);
  const std::string key = AccountKey("facebook-archive", kMayor);
  lifting.Decide({"fb-" + key + "-" + std::to_string(posts[3].first), "restore", ""});
  const Export lifted = Done(&lifting);
  CHECK(lifting.UnknownIds().empty());
  CHECK(lifted.publication.withdrawn.size() == 1);
}

TEST_CASE("withheld by hand once is withheld for good, and an unknown id is told") {
  ImportSession session = SessionOn({});
  session.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
  session.Decide({"fb-" + std::to_string(Forty()[5].first), "withhold", ""});
  session.Decide({"fb-1", "withhold", ""});
  session.Decide({"fb-2", "publish", ""});
  session.Decide({"fb-3", "restore", ""});
  const Export first = Done(&session);
  CHECK(session.UnknownIds() == std::vector<std::string>{"fb-1", "fb-2", "fb-3"});
  CHECK(first.publication.items.size() == 39);
  CHECK(first.publication.withdrawn.size() == 1);
  ImportSession again = SessionOn(first);
  again.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
  CHECK_FALSE(Has(Done(&again), Forty()[5].first));
}

TEST_CASE("what its archive no longer has goes, the oldest and the newest included") {
  const Export before = First(Forty());
  for (const std::size_t index : {std::size_t{0}, std::size_t{20}, std::size_t{39}}) {
    CAPTURE(index);
    const TimePoint time = Forty()[index].first;
    Reading reading = ReadingOf(kMayor, "2014-10-20", Without(Forty(), index));
    reading.covers->to = kFirstDay + 60 * kDay_s;
    ImportSession session = SessionOn(before);
    session.AddReading("b.zip", reading);
    Export after = Done(&session);
    if (index == 0) {  // older than all in the archive: only a person knows
      CHECK(Has(after, time));
      const std::string question = "facebook_complete:" + AccountKey("facebook-archive", kMayor);
      REQUIRE(session.questions().size() >= 1);
      CHECK(std::any_of(session.questions().begin(), session.questions().end(),
                        [&](const Question& each) { return each.id == question; }));
      session.Answer(question, "complete");
      after = Done(&session);
    }
    CHECK_FALSE(Has(after, time));
    CHECK(after.publication.items.size() == 39);
    REQUIRE(session.withdrawals().size() == 1);
    CHECK(session.withdrawals()[0].reason == "withheld.deleted");
    CHECK_FALSE(session.is_consent_open());
    // The archive of before does not bring it back.
    ImportSession older = SessionOn(after);
    older.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
    CHECK_FALSE(Has(Done(&older), time));
  }
  // The source says itself that it goes back to the first.
  Reading reading = ReadingOf(kMayor, "2014-10-20", Without(Forty(), 0));
  reading.covers->has_begin = true;
  ImportSession session = SessionOn(before);
  session.AddReading("b.zip", reading);
  CHECK_FALSE(Has(Done(&session), Forty()[0].first));
}

TEST_CASE("a later archive without it, beside an older one with it: it is gone") {
  Reading later = ReadingOf(kMayor, "2014-10-20", Without(Forty(), 9));
  for (const bool is_later_first : {false, true}) {
    ImportSession session = SessionOn({});
    if (is_later_first) session.AddReading("b.zip", later);
    session.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
    if (!is_later_first) session.AddReading("b.zip", later);
    const Export written = Done(&session);
    CHECK_FALSE(Has(written, Forty()[9].first));
    CHECK(written.publication.items.size() == 39);
    // Next time the older one alone.
    ImportSession older = SessionOn(written);
    older.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
    CHECK_FALSE(Has(Done(&older), Forty()[9].first));
  }
}

TEST_CASE("nothing is withdrawn by guess") {
  const Export before = First(Forty());
  const Posts few{Forty()[39]};
  const auto stays = [&](Reading reading, bool is_whole = true) {
    ImportSession session = SessionOn(before);
    session.Answer("account:facebook-archive:" + AccountKey("facebook-archive", "iemand anders"),
                   "office");
    session.AddReading("b.zip", std::move(reading), is_whole);
    const Export after = Done(&session);
    CHECK(session.withdrawals().empty());
    CHECK(after.publication.withdrawn.empty());
    const auto& items = after.publication.items;
    return std::all_of(before.publication.items.begin(), before.publication.items.end(),
                       [&](const PublicationItem& item) {
                         return std::any_of(
                             items.begin(), items.end(),
                             [&](const PublicationItem& other) { return other.id == item.id; });
                       });
  };
  Reading whole = ReadingOf(kMayor, "2014-10-20", few);
  whole.covers->from = kFirstDay;
  SUBCASE("an archive that is older than what was published") {
    Reading older = whole;
    older.source.exported = "2014-09-30";
    CHECK(stays(older));
  }
  SUBCASE("another account of the same platform") {
    Reading other = whole;
    other.account = "iemand anders";
    CHECK(stays(other));
  }
  SUBCASE("an account that nobody tells, while others are known") {
    Reading other = whole;
    other.account.clear();
    other.covers.reset();
    CHECK(stays(other));
  }
  SUBCASE("an archive of which something could not be read") { CHECK(stays(whole, false)); }
  SUBCASE("an archive that does not say what it covers") {
    Reading partial = whole;
    partial.covers.reset();
    CHECK(stays(partial));
  }
  SUBCASE("an archive of another time") {
    Reading partial = whole;
    partial.covers->from = Forty()[39].first;
    CHECK(stays(partial));
  }
  SUBCASE("a feed, which never covers anything, even if it says so") {
    Reading feed = whole;
    feed.source.kind = "rss";
    CHECK(stays(feed));
  }
  SUBCASE("an open question") {
    Reading open = ReadingOf(kMayor, "2014-10-20", Forty());
    for (Candidate& candidate : open.candidates) {
      candidate.withheld = "withheld.audience_unknown";
      candidate.may_overrule = true;
    }
    CHECK(stays(open));
  }
}

TEST_CASE("many at once are asked about first") {
  const Export before = First(Forty());
  Posts posts = Forty();
  posts.erase(posts.begin() + 10, posts.begin() + 13);
  ImportSession session = SessionOn(before);
  session.AddReading("b.zip", ReadingOf(kMayor, "2014-10-20", posts));
  Done(&session);
  CHECK(session.withdrawals().size() == 3);
  CHECK(session.is_consent_open());
  session.Answer("withdrawals", "keep");
  CHECK(Done(&session).publication.items.size() == 40);
  CHECK_FALSE(session.is_consent_open());
  session.Answer("withdrawals", "withdraw");
  CHECK(Done(&session).publication.items.size() == 37);
}

TEST_CASE("what is known not to be public any more goes from the export, with its reason") {
  const Export before = First(Forty());
  Reading reading = ReadingOf(kMayor, "2014-10-20", Forty());
  reading.candidates[4].withheld = "withheld.not_public";
  ImportSession session = SessionOn(before);
  session.AddReading("b.zip", reading);
  const Export after = Done(&session);
  CHECK_FALSE(Has(after, Forty()[4].first));
  REQUIRE(session.withdrawals().size() == 1);
  CHECK(session.withdrawals()[0].reason == "withheld.not_public");
}

TEST_CASE("everything withheld is an empty export with its list, and expiry survives an import") {
  Export before = First({Forty()[0], Forty()[1]});
  const std::string id = before.publication.items[0].id;
  before.publication.items[0].expires = "2025-01-01";
  ImportSession kept = SessionOn(before);
  kept.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", {Forty()[0], Forty()[1]}));
  const Export again = Done(&kept);
  CHECK(again.publication.items[0].expires == "2025-01-01");

  ImportOptions options = TestOptions();
  options.today = "2025-01-02";
  ImportSession late(options);
  late.AddEarlier(again.publication, again.provenance);
  late.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", {Forty()[0], Forty()[1]}));
  late.Answer("account:facebook-archive:" + AccountKey("facebook-archive", kMayor), "office");
  late.Decide({again.publication.items[1].id, "withhold", ""});
  const Export empty = Done(&late);
  CHECK(empty.publication.items.empty());
  CHECK(empty.publication.withdrawn.size() == 2);
  // Nor does it come back when nobody remembers the day.
  ImportSession next(options);
  next.AddEarlier(empty.publication, empty.provenance);
  next.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", {Forty()[0], Forty()[1]}));
  next.Answer("account:facebook-archive:" + AccountKey("facebook-archive", kMayor), "office");
  CHECK(Done(&next).publication.items.empty());
}

// A table row of the municipality's own.
Reading TableOf(const std::string& id, const std::string& text) {
  Reading reading;
  reading.source = {"table", "table", "", -1, -1};
  reading.has_global_ids = true;
  reading.channels = {{"krant", "Krant", ChannelKind::kPress, Platform::kPress, "", -1}};
  Candidate& candidate = reading.candidates.emplace_back();
  candidate.item.id = id;
  candidate.item.channel = "krant";
  candidate.item.published = kFirstDay;
  candidate.original_text = text;
  candidate.audience = Audience::kPublic;
  candidate.source = "table";
  return reading;
}

TEST_CASE("an answer that turns from public to not public takes the messages out, and asks first") {
  const auto run = [](const Export& before, const char* answer, const char* consent) {
    ImportSession session(TestOptions());
    if (!before.publication.items.empty()) {
      session.AddEarlier(before.publication, before.provenance);
    }
    Reading reading = TableOf("table-1", "De brug gaat open.");
    reading.candidates[0].withheld = "withheld.audience_unknown";
    reading.candidates[0].question = "kwestie";
    reading.questions = {{"kwestie", "question.x_audience", "", {"public", "review"}, ""}};
    session.AddReading("tabel.csv", std::move(reading));
    if (*answer != 0) session.Answer("kwestie", answer);
    if (*consent != 0) session.Answer("withdrawals", consent);
    session.Update();
    const bool is_open = session.is_consent_open();
    return std::pair(Export{session.Publish(), session.PublishProvenance()}, is_open);
  };
  const Export open = run({}, "public", "").first;
  REQUIRE(open.publication.items.size() == 1);
  CHECK(run(open, "", "").first.publication.items.size() == 1);  // nobody said anything
  CHECK(run(open, "review", "").second);                         // one of one is many
  CHECK(run(open, "review", "withdraw").first.publication.items.empty());
  CHECK(run(open, "review", "keep").first.publication.items.size() == 1);
}

TEST_CASE("an id in the list by hand that nothing has is told") {
  const auto told = [](const std::string& id) {
    Export before = First(Forty());
    before.publication.withdrawn = {id};
    ImportSession session = SessionOn(before);
    session.AddReading("a.zip", ReadingOf(kMayor, "2014-10-01", Forty()));
    session.Update();
    const auto& report = session.report();
    return std::any_of(report.begin(), report.end(),
                       [](const ReportLine& line) { return line.code == "withdrawn.unknown"; });
  };
  CHECK(told("FB-1"));
  CHECK_FALSE(told(IdAt(First(Forty()), Forty()[3].first)));
  CHECK_FALSE(told(WithdrawnDigest("fb-1")));
}

}  // namespace
}  // namespace kringen
