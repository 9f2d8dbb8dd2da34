// Who follows the channels: from tables, from the answers, from an export of before.
#include "import/session/audience.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/session.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

const char* const kTable =
    "datum;titel;kanaal;platform;zichtbaar\n15-5-2026;Brug open;Gemeente;facebook;ja\n"
    "16-5-2026;Markt;Krant;krant;ja\n";

ImportOptions Options() {
  ImportOptions options = TestOptions();
  options.today = "2026-06-30";
  options.place_name = "Losser";
  return options;
}

ImportSession SessionOf(const std::vector<SourceFile>& files, const Answers& answers = {}) {
  ImportSession session(Options());
  session.Add("eigen.csv", {{"eigen.csv", kTable}});
  for (const SourceFile& file : files) session.Add(file.path, {file});
  session.SetAnswers(answers);
  session.Update();
  return session;
}

Channel ChannelIn(const ImportSession& session, const std::string& id) {
  for (const Channel& channel : session.Publish().channels) {
    if (channel.id == id) return channel;
  }
  FAIL("no channel ", id);
  return {};
}

bool Asks(const ImportSession& session, const std::string& id) {
  return std::any_of(session.questions().begin(), session.questions().end(),
                     [&](const Question& each) { return each.id == id; });
}

using Counts = std::vector<FollowerCount>;

TEST_CASE("a table of followers goes to the only channel of its platform") {
  const SourceFile days{"f.csv", "Datum;Facebook-volgers\n2026-05-01;8900\n2026-06-01;9000\n"};
  const SourceFile places{"p.csv",
                          "Facebook followers\nTop cities\n\"Losser, Nederland\",Enschede\n"
                          "\"45.3%\",\"12%\"\n"};
  const ImportSession session = SessionOf({days, places});
  const Channel channel = ChannelIn(session, "gemeente");
  CHECK(channel.followers == Counts{{"2026-05-01", 8900}, {"2026-06-01", 9000}});
  CHECK(channel.local_share.followers == doctest::Approx(0.453));
  CHECK(channel.local_share.mark == "S");
  CHECK(ChannelIn(session, "krant").followers.empty());
  CHECK_FALSE(Asks(session, "gemeente.followers"));
  for (const FileSum& sum : session.sums()) CHECK(sum.holds());
  // A table of another platform is told, not guessed.
  const ImportSession other = SessionOf({{"f.csv", "Date,Instagram followers\n2026-05-01,8900\n"}});
  CHECK(ChannelIn(other, "gemeente").followers.empty());
  CHECK(std::any_of(other.report().begin(), other.report().end(),
                    [](const ReportLine& line) { return line.code == "followers.no_channel"; }));
}

TEST_CASE(
    "of several channels in one table each gets its own; a name that no channel has is told") {
  const SourceFile table{"f.csv",
                         "kanaal;datum;volgers\ngemeente;1-5-2026;8900\nGEMEENTE;20-5-2026;8950\n"
                         "Vereniging;20-5-2026;40\nKrant;20-5-2026;900\n"};
  const ImportSession session = SessionOf({table});
  CHECK(ChannelIn(session, "gemeente").followers ==
        Counts{{"2026-05-01", 8900}, {"2026-05-20", 8950}});
  CHECK(ChannelIn(session, "krant").followers.empty());
  CHECK_FALSE(Asks(session, "followers_of:f.csv"));
  std::vector<std::string> unknown;
  for (const ReportLine& line : session.report()) {
    if (line.code == "followers.unknown_channel") unknown.push_back(line.column);
  }
  CHECK(unknown == std::vector<std::string>{"Krant", "Vereniging"});
  for (const FileSum& sum : session.sums()) {
    CHECK(sum.holds());
    if (sum.file != "f.csv") continue;
    CHECK(sum.merged == 2);
    CHECK(sum.not_ours == 2);
  }
  // By the platform, where only one channel is on it.
  const ImportSession platform =
      SessionOf({{"f.csv", "Channel,Date,Followers\nFacebook,2026-05-20,8950\n"}});
  CHECK(ChannelIn(platform, "gemeente").followers == Counts{{"2026-05-20", 8950}});
  const ImportSession two =
      SessionOf({{"meer.csv",
                  "datum;titel;kanaal;platform;zichtbaar\n"
                  "17-5-2026;Feest;Sport;facebook;ja\n"},
                 {"f.csv", "Channel,Date,Followers\nFacebook,2026-05-20,8950\n"}});
  CHECK(ChannelIn(two, "gemeente").followers.empty());
  CHECK(std::any_of(two.report().begin(), two.report().end(), [](const ReportLine& line) {
    return line.code == "followers.several_channels";
  }));
}

TEST_CASE("a table that names no platform asks of which channel it is") {
  const SourceFile days{"f.csv", "Datum;Volgers\n2026-05-01;8900\n"};
  const ImportSession open = SessionOf({days});
  CHECK(Asks(open, "followers_of:f.csv"));
  CHECK(ChannelIn(open, "gemeente").followers.empty());
  const ImportSession told = SessionOf({days}, {{{"followers_of:f.csv", "gemeente"}}});
  CHECK(ChannelIn(told, "gemeente").followers.size() == 1);
  const ImportSession wrong = SessionOf({days}, {{{"followers_of:f.csv", "krant"}}});
  CHECK(ChannelIn(wrong, "krant").followers.empty());
}

TEST_CASE(
    "what is not known of a social channel is asked; nothing waits for it, and it can be taken "
    "back") {
  ImportSession session = SessionOf({});
  CHECK(Asks(session, "gemeente.followers"));
  CHECK(Asks(session, "gemeente.local_share"));
  CHECK_FALSE(Asks(session, "krant.followers"));
  CHECK(session.Publish().items.size() == 2);
  session.SetAnswers({{{"gemeente.followers", "8900@2025-10-01,9000@2026-06-01"},
                       {"gemeente.local_share", "65"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").followers.size() == 2);
  CHECK(ChannelIn(session, "gemeente").local_share.followers == doctest::Approx(0.65));
  CHECK(ChannelIn(session, "gemeente").local_share.mark == "A");
  CHECK(Asks(session, "gemeente.followers"));
  session.SetAnswers({{{"gemeente.followers", "veel"}, {"gemeente.local_share", "unknown"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").followers.empty());
  CHECK(ChannelIn(session, "gemeente").local_share == LocalShare{});
}

TEST_CASE("who of the other viewers live here, and the friends of a profile, can be answered") {
  ImportSession session = SessionOf({});
  CHECK(Asks(session, "gemeente.local_share_others"));
  CHECK_FALSE(Asks(session, "gemeente.local_friends"));
  session.SetAnswers({{{"gemeente.local_share_others", "12,5%"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").local_share.others == doctest::Approx(0.125));
  CHECK(ChannelIn(session, "gemeente").local_share.followers < 0);
  CHECK(ChannelIn(session, "gemeente").local_share.mark == "A");
  session.SetAnswers({{{"gemeente.author", "profile"}}});
  session.Update();
  CHECK(Asks(session, "gemeente.local_friends"));
  CHECK(ChannelIn(session, "gemeente").local_friends < 0);
  session.SetAnswers({{{"gemeente.author", "profile"}, {"gemeente.local_friends", "4.520"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").local_friends == 4520);
  session.SetAnswers({{{"gemeente.author", "profile"}, {"gemeente.local_friends", "unknown"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").local_friends < 0);
}

TEST_CASE("an export of before keeps its followers, and an answer mends a day") {
  ImportSession session(Options());
  Publication earlier = SessionOf({}, {{{"gemeente.followers", "8900@2025-10-01"}}}).Publish();
  session.AddEarlier(earlier);
  session.Add("eigen.csv", {{"eigen.csv", kTable}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").followers == Counts{{"2025-10-01", 8900}});
  CHECK_FALSE(Asks(session, "gemeente.followers"));
  session.SetAnswers({{{"gemeente.followers", "890@2025-10-01"}}});
  session.Update();
  CHECK(ChannelIn(session, "gemeente").followers == Counts{{"2025-10-01", 890}});
}

TEST_CASE("ages of followers and the reach of a month stand in the export, and stay there") {
  const SourceFile ages{"l.csv", "Leeftijd;Facebook-volgers\n18-64;70%\n65+;30%\n"};
  const Answers answers{{{"gemeente.period_reach", "12400@2026-05, 9000 reach@2026-04"}}};
  const ImportSession session = SessionOf({ages}, answers);
  const Channel channel = ChannelIn(session, "gemeente");
  REQUIRE(channel.follower_ages.size() == 2);
  CHECK(channel.follower_ages[1].from == 65);
  const std::vector<ReportedPeriod> told{
      {"2026-04-01", "2026-04-30", 9000, Definition::kReach},
      {"2026-05-01", "2026-05-31", 12'400, Definition::kViewers}};
  CHECK(channel.periods == told);
  std::vector<SourceFile> before;
  for (const OutputFile& file : WriteExport(session.Publish())) {
    before.push_back({file.path, file.bytes});
  }
  ImportSession next(Options());
  next.Add("export", before);
  next.SetAnswers({{{"gemeente.period_reach", "12000@2026-05"}}});
  next.Update();
  CHECK(ChannelIn(next, "gemeente").follower_ages == channel.follower_ages);
  REQUIRE(ChannelIn(next, "gemeente").periods.size() == 2);
  CHECK(ChannelIn(next, "gemeente").periods[0].count == 9000);
  CHECK(ChannelIn(next, "gemeente").periods[1].count == 12'000);
}

TEST_CASE("of a page it is asked until the last month is told") {
  CHECK(Asks(SessionOf({}), "gemeente.period_reach"));
  CHECK_FALSE(Asks(SessionOf({}, {{{"gemeente.author", "profile"}}}), "gemeente.period_reach"));
  CHECK_FALSE(Asks(SessionOf({}), "krant.period_reach"));
}

TEST_CASE("more days than a reader keeps become the last of each month") {
  Channel channel;
  Counts counts;
  for (int year = 2020; year < 2022; ++year) {
    for (int month = 10; month <= 12; ++month) {
      for (int day = 10; day < 99; ++day) {
        counts.push_back(
            {std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day), day});
      }
    }
  }
  AddFollowers(Teller::kSource, counts, &channel);
  REQUIRE(channel.followers.size() == 6);
  CHECK(channel.followers[0] == FollowerCount{"2020-10-98", 98});
}

}  // namespace
}  // namespace kringen
