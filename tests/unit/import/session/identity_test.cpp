// Who a message is: accounts in ids, ids that stay, later versions, and that no order matters.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "base/rng.h"
#include "import/session/account_ids.h"
#include "import/session/session.h"
#include "model/publication_json.h"
#include "unit/import/archive_fixtures.h"
#include "unit/import/session/generated_readings.h"

namespace kringen {
namespace {

std::string Key(const std::string& account) { return AccountKey("facebook-archive", account); }

std::string Bytes(const Publication& publication) {
  std::string all;
  for (const OutputFile& file : WriteExport(publication)) all += file.path + "\n" + file.bytes;
  return all;
}

ImportSession Of(const std::vector<Reading>& readings, const Publication* before = nullptr) {
  ImportSession session(TestOptions());
  if (before != nullptr) session.AddEarlier(*before);
  for (const std::string& key : {Key("a"), Key("b"), Key("c"), std::string("unknown")}) {
    session.Answer("account:facebook-archive:" + key, "office");
  }
  // A name that belongs to the reading, not to its place in the list.
  for (const Reading& reading : readings) {
    std::string name = reading.account + reading.source.exported;
    for (const Candidate& each : reading.candidates) name += each.original_text;
    session.AddReading(name, reading);
  }
  session.Update();
  return session;
}

std::vector<std::string> Ids(const Publication& publication) {
  std::vector<std::string> ids;
  for (const PublicationItem& item : publication.items) ids.push_back(item.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> Texts(const Publication& publication) {
  std::vector<std::string> texts;
  for (const PublicationItem& item : publication.items) texts.push_back(item.content_text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST_CASE("an account goes into an id and comes out again") {
  for (const char* id :
       {"fb-1401979320", "fb-1401979320-2", "mastodon-1", "rss-https://a.nl/1-2"}) {
    const std::string full = WithAccount(id, "1a2b3c4d");
    CHECK(AccountIn(full) == "1a2b3c4d");
    CHECK(WithoutAccount(full) == id);
    CHECK(AccountIn(id).empty());
    CHECK(WithoutAccount(id) == id);
    CHECK(WithAccount(id, "") == id);
    CHECK(PrefixOf(full) == PrefixOf(id));
  }
}

TEST_CASE("two accounts in one second are two messages in two channels") {
  const Publication both = Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Van de een"}}),
                               ReadingOf("b", "2014-10-01", {{kFirstDay, "Van de ander"}})})
                               .Publish();
  CHECK(Texts(both) == std::vector<std::string>{"Van de ander", "Van de een"});
  REQUIRE(both.channels.size() == 2);
  CHECK(both.channels[0].id != both.channels[1].id);
  CHECK(both.items[0].channel != both.items[1].channel);
  for (const PublicationItem& item : both.items) CHECK_FALSE(AccountIn(item.id).empty());
}

TEST_CASE("the channel of an export stays with its account when another one comes") {
  const Publication first =
      Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Van de een"}})}).Publish();
  REQUIRE(first.channels.size() == 1);
  CHECK(first.channels[0].id == "facebook");
  const Publication both = Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Van de een"}}),
                               ReadingOf("b", "2014-10-01", {{kFirstDay, "Van de ander"}})},
                              &first)
                               .Publish();
  REQUIRE(both.items.size() == 2);
  for (const PublicationItem& item : both.items) {
    CHECK((item.channel == "facebook") == (item.content_text == "Van de een"));
  }
}

TEST_CASE("reading an archive again tells the platform that an older export does not") {
  Publication first = Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Van de een"}})}).Publish();
  REQUIRE(first.channels.size() == 1);
  CHECK(first.channels[0].platform == Platform::kFacebook);
  first.channels[0].platform = Platform::kUnknown;
  const auto again = [&first] {
    return Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Van de een"}})}, &first).Publish();
  };
  CHECK(again().channels[0].platform == Platform::kFacebook);
  first.channels[0].platform = Platform::kThreads;  // somebody wrote it
  CHECK(again().channels[0].platform == Platform::kThreads);
}

TEST_CASE("an id that the export has keeps, also one without an account") {
  Publication before;
  before.channels = {
      {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "profile", -1}};
  PublicationItem& item = before.items.emplace_back();
  item.id = "fb-" + std::to_string(kFirstDay);
  item.published = kFirstDay;
  item.channel = "facebook";
  item.content_text = "De brug is open voor fietsers, bel [telefoonnummer] voor vragen";
  SUBCASE("the same words but for what is taken out") {
    const Publication after =
        Of({ReadingOf("a", "2014-10-01",
                      {{kFirstDay, "De brug is open voor fietsers, bel 0537377444 voor vragen"}})},
           &before)
            .Publish();
    CHECK(Ids(after) == Ids(before));
  }
  SUBCASE("edited by its only account") {
    const Publication after =
        Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Heel anders"}})}, &before).Publish();
    CHECK(Ids(after) == Ids(before));
    CHECK(Texts(after) == std::vector<std::string>{"Heel anders"});
  }
  SUBCASE("of two accounts the one with its words") {
    const Publication after =
        Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Iets over de markt"}}),
            ReadingOf("b", "2014-10-01",
                      {{kFirstDay, "De brug is open voor fietsers, bel 0537377444 voor vragen"}})},
           &before)
            .Publish();
    REQUIRE(after.items.size() == 2);
    for (const PublicationItem& each : after.items) {
      CHECK((each.id == item.id) == (each.content_text != "Iets over de markt"));
    }
  }
}

TEST_CASE("an archive that does not tell whose it is belongs to the only account known") {
  const Publication one =
      Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Markt"}}),
          ReadingOf("", "2014-10-02", {{kFirstDay, "Markt"}, {kFirstDay + 5, "Kermis"}})})
          .Publish();
  CHECK(one.items.size() == 2);
  ImportSession open = Of({ReadingOf("a", "2014-10-01", {{kFirstDay, "Markt"}}),
                           ReadingOf("b", "2014-10-01", {{kFirstDay, "Kermis"}}),
                           ReadingOf("", "2014-10-02", {{kFirstDay + 5, "Feest"}})});
  CHECK(std::any_of(open.questions().begin(), open.questions().end(), [](const Question& each) {
    return each.code == "question.account_of" && each.choices.size() == 2;
  }));
}

TEST_CASE("later wins: by the edit, then by the archive, else it is asked") {
  const auto text = [](const std::vector<Reading>& readings) {
    const Publication publication = Of(readings).Publish();
    return publication.items.empty() ? std::string() : publication.items[0].content_text;
  };
  Reading old = ReadingOf("a", "2014-10-01", {{kFirstDay, "Zwaan, met de naam van Truus erin"}});
  Reading now = ReadingOf("a", "2014-10-02", {{kFirstDay, "Aap"}});
  CHECK(text({old, now}) == "Aap");
  CHECK(text({now, old}) == "Aap");
  old.candidates[0].item.modified = kFirstDay + 100;
  now.candidates[0].item.modified = kFirstDay + 50;
  CHECK(text({old, now}) == old.candidates[0].original_text);
  now.source.exported.clear();
  now.candidates[0].item.modified = 0;
  old.candidates[0].item.modified = 0;
  ImportSession session = Of({old, now});
  CHECK(session.Publish().items.empty());
  CHECK(session.candidates()[0].withheld == "withheld.version_unknown");
  const std::vector<Question> questions = session.questions();
  const auto question = std::find_if(questions.begin(), questions.end(), [](const Question& each) {
    return each.code == "question.version";
  });
  REQUIRE(question != questions.end());
  std::vector<std::string> answers;
  for (const char* choice : {"first", "second"}) {
    session.Answer(question->id, choice);
    session.Update();
    REQUIRE(session.Publish().items.size() == 1);
    answers.push_back(session.Publish().items[0].content_text);
  }
  CHECK(answers[0] != answers[1]);
}

// Weekly news under one id, moved or not.
TEST_CASE("one id with another time is another message, unless it was edited") {
  const auto feed = [](TimePoint time, const std::string& text, TimePoint modified) {
    Reading reading = ReadingOf("", "", {{time, text}});
    reading.source = {"rss-nieuws", "rss", "", -1, -1};
    reading.candidates[0].item.id = "rss-https://voorbeeld.nl/week";
    reading.candidates[0].item.modified = modified;
    reading.candidates[0].source = "rss-nieuws";
    return reading;
  };
  const Publication weeks =
      Of({feed(kFirstDay, "Weekbericht", 0), feed(kFirstDay + 7 * kDay_s, "Weekbericht", 0)})
          .Publish();
  CHECK(weeks.items.size() == 2);
  const Publication moved = Of({feed(kFirstDay, "Weekbericht", 0),
                                feed(kFirstDay + 7 * kDay_s, "Weekbericht", kFirstDay + 5)})
                                .Publish();
  CHECK(moved.items.size() == 1);
  // The next week's feed has the new one only: the one before stays, under its own id.
  const Publication next = Of({feed(kFirstDay + 14 * kDay_s, "Weekbericht", 0)}, &weeks).Publish();
  CHECK(next.items.size() == 3);
  CHECK(Of({feed(kFirstDay + 7 * kDay_s, "Weekbericht", 0)}, &next).Publish().items.size() == 3);
}

TEST_CASE("property: no order of archives changes a byte, and no two messages share an id") {
  RandomStream dice(20261128);
  for (int round = 0; round < 60; ++round) {
    std::vector<Reading> readings;
    const std::vector<std::string> accounts{"a", "b", ""};
    const std::vector<std::string> days{"", "2014-10-01", "2014-10-02", "2014-10-03"};
    for (int i = 0; i < 3; ++i) {
      std::vector<std::pair<TimePoint, std::string>> posts;
      for (TimePoint second = 0; second < 5; ++second) {
        if (dice.Below(4) > 0) {
          posts.emplace_back(kFirstDay + second, "Woord" + std::to_string(dice.Below(3)) +
                                                     " over " + std::to_string(second * 11));
        }
      }
      Reading reading = ReadingOf(accounts[dice.Below(3)], days[dice.Below(4)], posts);
      for (Candidate& candidate : reading.candidates) {
        if (dice.Below(3) == 0) {
          candidate.item.modified = kFirstDay + static_cast<TimePoint>(dice.Below(3)) * 100;
        }
        if (dice.Below(5) == 0) candidate.withheld = "withheld.not_public";
      }
      // Two in one second, as a reader numbers them.
      if (dice.Below(2) == 0 && !reading.candidates.empty()) {
        Candidate twin = reading.candidates[0];
        twin.item.id += "-2";
        twin.original_text = "Zestien andere woorden";
        twin.record = "posts.json#99";
        reading.candidates.push_back(twin);
        ++reading.report[0].count;
      }
      readings.push_back(std::move(reading));
    }
    std::vector<std::size_t> order{0, 1, 2};
    std::string bytes;
    do {
      const ImportSession session =
          Of({readings[order[0]], readings[order[1]], readings[order[2]]});
      const Publication publication = session.Publish();
      std::vector<std::string> ids = Ids(publication);
      CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
      std::vector<std::string> all;
      for (const Candidate& candidate : session.candidates()) all.push_back(candidate.item.id);
      std::sort(all.begin(), all.end());
      CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
      for (const FileSum& sum : session.sums()) CHECK(sum.holds());
      if (bytes.empty()) bytes = Bytes(publication);
      CHECK(Bytes(publication) == bytes);
      // Again into its own export: nothing changes.
      const ImportSession again = Of(readings, &publication);
      CHECK(Ids(again.Publish()) == ids);
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST_CASE("two accounts that are not known are not one because they spoke in the same second") {
  const auto published = [](const std::string& first, const std::string& second) {
    return Texts(Of({ReadingOf("", "2014-10-01", {{kFirstDay, first}}),
                     ReadingOf("", "2014-11-01", {{kFirstDay, second}})})
                     .Publish());
  };
  CHECK(published("De brug gaat morgen open voor alle verkeer.", "Wij feliciteren de kapper.")
            .size() == 2);
  CHECK(published("De brug gaat open.", "De brug gaat open.").size() == 1);
}

TEST_CASE("an answer for one account opens no other, and one account is asked as ever") {
  const auto waiting = [](const std::string& account, TimePoint time) {
    Reading reading = ReadingOf(account, "2014-10-01", {{time, "Bericht van " + account + "."}});
    reading.account_name = account;
    reading.candidates[0].withheld = "withheld.audience_unknown";
    reading.candidates[0].question = "facebook_audience";
    reading.questions = {
        {"facebook_audience", "question.facebook_audience", "1", {"public", "review"}, ""}};
    return reading;
  };
  ImportSession one = Of({waiting("a", kFirstDay)});
  one.Answer("facebook_audience", "public");
  one.Update();
  CHECK(one.Publish().items.size() == 1);

  ImportSession two = Of({waiting("a", kFirstDay), waiting("b", kFirstDay + 1)});
  two.Answer("facebook_audience", "public");
  two.Update();
  CHECK(two.Publish().items.empty());
  std::size_t asked = 0;
  for (const Question& question : two.questions()) {
    if (question.code != "question.facebook_audience") continue;
    ++asked;
    CHECK((question.account == "a" || question.account == "b"));
    CHECK(question.id == "facebook_audience:" + Key(question.account));
  }
  CHECK(asked == 2);
  two.Answer("facebook_audience:" + Key("b"), "public");
  two.Update();
  CHECK(Texts(two.Publish()) == std::vector<std::string>{"Bericht van b."});
}

TEST_CASE("a row of a later table takes no other row's id of the export before") {
  const auto table = [](const std::string& id, const std::string& text) {
    Reading reading = ReadingOf("", "", {{kFirstDay, text}});
    reading.source = {"table-krant", "csv", "", -1, -1};
    reading.covers = {};
    reading.candidates[0].item.id = id;
    return reading;
  };
  const std::string old_id = "table-krant-" + std::to_string(kFirstDay);
  const Publication before = Of({table(old_id, "Opening van het buurthuis.")}).Publish();
  REQUIRE(Ids(before) == std::vector<std::string>{old_id});
  const std::string id = "table-1a2b3c4d-krant-" + std::to_string(kFirstDay);
  CHECK(Texts(Of({table(id, "Kermis op het plein.")}, &before).Publish()) ==
        std::vector<std::string>{"Kermis op het plein.", "Opening van het buurthuis."});
  CHECK(Ids(Of({table(id, "Opening van het buurthuis.")}, &before).Publish()) ==
        std::vector<std::string>{old_id});
}

}  // namespace
}  // namespace kringen
