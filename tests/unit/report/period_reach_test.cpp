// The reach of a period by platform, and its difference with the period before: paired, only stated
// when the interval excludes zero, and never across a change of what is counted.
#include "report/period_reach.h"

#include <doctest/doctest.h>

#include "report/report_text.h"
#include "unit/report/report_fixtures.h"

namespace kringen {
namespace {

using namespace report_test;

constexpr std::uint32_t kReplicates = 64;

PublicationItem Post(const std::string& id, const std::string& day, const Counts& counts,
                     const std::string& channel = "facebook") {
  return Measure(ItemOf(id, day + "T10:00:00+02:00", channel), counts);
}

Publication TwoMonths(const Counts& before, const Counts& now) {
  Publication publication = EmptyExport();
  publication.channels.push_back(
      {"insta", "Instagram", ChannelKind::kSocial, Platform::kInstagram, "page", -1});
  for (const char* day : {"07", "14"}) {
    publication.items.push_back(
        Post(std::string("s") + day, std::string("2014-05-") + day, before));
    publication.items.push_back(Post(std::string("o") + day, std::string("2014-06-") + day, now));
  }
  return publication;
}

void MakeWithReach(const Publication& publication, const ReportPeriod& period, Made* made) {
  const std::string population = ReadText("assets/losser/population.json");
  ReachEstimator estimator(reach::ParsePopulationSpec(population).value(), kReplicates);
  made->source = SourceOf(publication, "");
  ReportInput input;
  input.source = &made->source;
  input.period = period;
  input.estimator = &estimator;
  input.villages = VillageNamesOf(population);
  FillReport(input, &made->report);
  made->files = WriteReport(made->report, {WordsOf("nl"), "nl", ""});
}

void CheckAdds(const Made& made) {
  auto sum = static_cast<std::int64_t>(made.report.reach.counted());
  for (const WithoutEstimate& each : made.report.reach.without) {
    CHECK(each.messages > 0);
    CHECK_FALSE(Has(made.html(), "report.without." + each.reason));
    sum += each.messages;
  }
  CHECK(sum == made.report.tally.total.messages);
}

ReportPeriod June() { return MonthPeriod("2014-06").value(); }

TEST_CASE("a change is sure when what is printed of its interval excludes zero") {
  CHECK(ChangeOf({500, 100, 900}) == Change::kSure);
  CHECK(ChangeOf({-500, -900, -100}) == Change::kSure);
  CHECK(ChangeOf({500, 99, 900}) == Change::kUnclear);  // "at most 900 more"
  CHECK(ChangeOf({-500, -900, -99}) == Change::kUnclear);
  CHECK(ChangeOf({0, 0, 0}) == Change::kUnclear);
  CHECK(ChangeOf({0, -1000, 1000}) == Change::kUnclear);
}

TEST_CASE("equal months and hardly more viewers are no change, much more viewers are") {
  const Counts few{20, 2, 1, 400, -1}, many{200, 20, 12, 9000, -1};
  Made equal, more, less;
  MakeWithReach(TwoMonths(few, few), June(), &equal);
  REQUIRE(equal.report.reach.platforms.size() == 1);
  CHECK(equal.report.reach.platforms[0].change == Change::kUnclear);
  CHECK(equal.report.reach.platforms[0].difference.low < 0);
  CHECK(equal.report.reach.platforms[0].difference.high > 0);
  CHECK(Has(equal.html(), "is niet te zeggen"));
  // A fiftieth more viewers, a thumb more, a message more of which nobody said how many saw it.
  const Counts unreported{20, 2, 1, -1, -1}, one_more{21, 2, 1, -1, -1};
  for (const auto& [before, now] :
       {std::pair<Counts, Counts>{{20, 2, 1, 5000, -1}, {20, 2, 1, 5100, -1}},
        {unreported, one_more}}) {
    Made hardly;
    MakeWithReach(TwoMonths(before, now), June(), &hardly);
    for (const PlatformReach& platform : hardly.report.reach.platforms) {
      CHECK(platform.change == Change::kUnclear);
    }
  }
  MakeWithReach(TwoMonths(few, many), June(), &more);
  CHECK(more.report.reach.platforms[0].change == Change::kSure);
  CHECK(more.report.reach.platforms[0].difference.low > 0);
  CHECK(Has(more.html(), "meer dan in mei 2014."));
  MakeWithReach(TwoMonths(many, few), June(), &less);
  CHECK(less.report.reach.platforms[0].difference.high < 0);
  CHECK(Has(less.html(), "minder dan in mei 2014."));
}

TEST_CASE("no comparison across a change of what is counted, and none with an empty month") {
  Made unlike, first;
  MakeWithReach(TwoMonths({20, 2, 1, -1, 400}, {20, 2, 1, 9000, -1}), June(), &unlike);
  CHECK(unlike.report.reach.platforms[0].change == Change::kUnlike);
  CHECK(Has(unlike.html(), "In mei 2014 is er anders gemeten. Vergelijken kan dus niet."));
  MakeWithReach(TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 400, -1}), MonthPeriod("2014-05").value(),
                &first);
  CHECK(first.report.reach.platforms[0].change == Change::kNoBefore);
}

TEST_CASE("messages without a figure are not measured in another way") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 9000, -1});
  publication.channels[0].followers = {{"2014-05-01", 900}};
  const auto change_with = [&](const char* day, const Counts& counts) {
    Publication more = publication;
    more.items.push_back(Post("more", day, counts));
    Made made;
    MakeWithReach(more, June(), &made);
    REQUIRE(made.report.reach.platforms.size() == 1);
    CHECK(Has(made.html(), "anders gemeten") ==
          (made.report.reach.platforms[0].change == Change::kUnlike));
    return made.report.reach.platforms[0].change;
  };
  // In the month, in the one before; with thumbs and without any count.
  CHECK(change_with("2014-06-20", {9, 1, 1, -1, -1}) == Change::kSure);
  CHECK(change_with("2014-06-20", {}) == Change::kSure);
  CHECK(change_with("2014-05-20", {9, 1, 1, -1, -1}) == Change::kSure);
  // Views are counted in another way; so is a month of which nothing is counted.
  CHECK(change_with("2014-06-20", {9, 1, 1, -1, 900}) == Change::kUnlike);
  for (PublicationItem& item : publication.items) {
    if (item.id[0] == 's') item.metrics.clear();
  }
  CHECK(change_with("2014-06-20", {}) == Change::kUnlike);
}

TEST_CASE("the parts of a message that nobody saw are nobody, and no part is more than the whole") {
  for (const std::int64_t reported : {0, 1, 3, 40}) {
    Publication publication = TwoMonths({20, 2, 1, 400, -1}, {0, 0, 0, reported, -1});
    publication.channels[0].followers = {{"2014-05-01", 9000}};
    Made made;
    MakeWithReach(publication, June(), &made);
    const PeriodReach& reach = made.report.reach;
    REQUIRE(reach.estimates.items.count("o07") == 1);
    const ReachAggregate& one = reach.estimates.items.at("o07");
    for (const ReachRange* part :
         {&one.thrice, &one.direct, &one.both, &one.shared, &one.recommended}) {
      CHECK(part->median <= one.reach.median);
      CHECK(part->high <= one.reach.high);
    }
    if (reported > 0) continue;
    CHECK(one.direct == ReachRange{});
    // And of several messages together.
    CHECK(reach.platforms[0].total.reach == ReachRange{});
    CHECK(reach.platforms[0].total.direct == ReachRange{});
  }
}

TEST_CASE("the ways by which it came add up to the number, of a message and of several") {
  for (const std::int64_t reported : {150, 400, 900, 4000, 9000}) {
    CAPTURE(reported);
    Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, reported, -1});
    publication.channels[0].followers = {{"2014-05-01", 900}};
    Made made;
    MakeWithReach(publication, June(), &made);
    const PeriodReach& reach = made.report.reach;
    std::vector<ReachAggregate> all{reach.platforms.at(0).total};
    for (const auto& [id, one] : reach.estimates.items) all.push_back(one);
    for (const ReachAggregate& one : all) {
      CHECK(one.direct.median + one.both.median + one.shared.median + one.recommended.median ==
            one.reach.median);
      for (const ReachRange* part : {&one.direct, &one.both, &one.shared, &one.recommended}) {
        CHECK(part->low <= part->median);
        CHECK(part->median <= part->high);
      }
    }
  }
}

TEST_CASE("what the platform told of the month goes before what it told of each message") {
  const Counts counts{20, 2, 1, 4000, -1};
  Publication publication = TwoMonths(counts, counts);
  const auto tell = [&](const std::vector<ReportedPeriod>& periods, std::string* html = nullptr) {
    for (Channel& channel : publication.channels) {
      if (channel.id == "facebook") channel.periods = periods;
    }
    Made made;
    MakeWithReach(publication, June(), &made);
    CheckAdds(made);
    REQUIRE(made.report.reach.platforms.size() == 1);
    CHECK(made.report.reach.platforms[0].counted() == 2);
    if (html != nullptr) *html = made.html();
    return made.report.reach.platforms[0];
  };
  const ReportedPeriod may{"2014-05-01", "2014-05-31", 4800, Definition::kReach};
  const ReportedPeriod june{"2014-06-01", "2014-06-30", 4800, Definition::kReach};
  std::string html;
  const PlatformReach plain = tell({}), told = tell({may, june}, &html);
  CHECK(told.total.evidence == "period");
  CHECK(told.total.reported == 4800);
  CHECK(told.total.reach.median < plain.total.reach.median);
  CHECK(told.change == Change::kUnclear);
  CAPTURE(html);
  CHECK(Has(html, "meldde een bereik van 4.800 voor het hele kanaal in deze dagen"));
  // With a figure of one of the months their messages are compared, of which the same was counted.
  CHECK(tell({june}).total.evidence == "period");
  CHECK(tell({june}).change == plain.change);
  CHECK(tell({june}).difference == plain.difference);
  ReportedPeriod viewers = may, much = june, few = june;
  viewers.definition = Definition::kViewers;
  CHECK(tell({viewers, june}).change == Change::kUnlike);
  much.count = 40'000;
  CHECK(tell({may, much}).change == Change::kSure);
  few.count = 3999;  // fewer than saw one of its messages cannot be
  CHECK(tell({few}, &html).total.evidence == "several");
  CHECK(Has(html, "Facebook meldde 3.999 voor het hele kanaal in deze dagen. Dat kan niet:"));
  few.count = 19;  // nor can fewer than did something with it
  publication.items[0].metrics.clear();
  for (PublicationItem& item : publication.items) {
    for (MetricRow& row : item.metrics) row.reach = -1;
  }
  Made engaged;
  for (Channel& channel : publication.channels) {
    if (channel.id == "facebook") channel.periods = {few};
  }
  MakeWithReach(publication, June(), &engaged);
  CHECK(engaged.report.reach.impossible.size() == 1);
}

TEST_CASE("a figure of the days needs none of the messages, and each channel has its own") {
  const Counts none{20, 2, 1, -1, -1};
  Publication publication = TwoMonths(none, none);
  const auto make = [&](Made* made) {
    MakeWithReach(publication, June(), made);
    CheckAdds(*made);
  };
  for (Channel& channel : publication.channels) {
    channel.author = "page";
    if (channel.id == "facebook") {
      channel.periods = {{"2014-06-01", "2014-06-30", 4800, Definition::kReach}};
    }
  }
  Made quiet;
  make(&quiet);
  REQUIRE(quiet.report.reach.platforms.size() == 1);
  CHECK(quiet.report.reach.platforms[0].total.evidence == "period");
  CHECK(quiet.report.reach.platforms[0].counted() == 2);
  CHECK(quiet.report.reach.without.empty());
  const std::int64_t alone = quiet.report.reach.platforms[0].total.reach.median;
  // A second page beside it, with a message of its own: more together, of one platform.
  publication.channels.push_back(
      {"werf", "Werf", ChannelKind::kSocial, Platform::kFacebook, "page"});
  publication.items.push_back(Post("w1", "2014-06-20", {2, 0, 0, 900, -1}, "werf"));
  Made two;
  make(&two);
  REQUIRE(two.report.reach.platforms.size() == 1);
  CHECK(two.report.reach.platforms[0].counted() == 3);
  CHECK(two.report.reach.platforms[0].total.evidence == "several");
  CHECK(two.report.reach.platforms[0].total.reach.median > alone);
}

TEST_CASE("no comparison of a part of a month with a whole one") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 9000, -1});
  publication.generated = "2014-06-20T12:00:00+02:00";
  Made made;
  MakeWithReach(publication, June(), &made);
  REQUIRE(made.report.reach.platforms.size() == 1);
  CHECK(made.report.reach.platforms[0].change == Change::kNoBefore);
}

TEST_CASE(
    "together at least as many as the most seen one; platforms apart; a bad figure is unknown") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 3000, -1});
  publication.items.push_back(Post("i", "2014-06-20", {9, 1, 1, 1800, -1}, "insta"));
  publication.items.push_back(Post("odd", "2014-06-21", {900, 1, 1, 50, -1}));
  Made made;
  MakeWithReach(publication, June(), &made);
  const PeriodReach& reach = made.report.reach;
  REQUIRE(reach.platforms.size() == 2);
  CheckAdds(made);
  CHECK(reach.platforms[0].platform == "facebook");
  CHECK(reach.platforms[0].counted() == 2);
  CHECK(reach.platforms[1].counted() == 1);
  CHECK(reach.counted() == reach.estimates.items.size());
  CHECK(reach.estimates.items.count("odd") == 0);
  for (const char* id : {"o07", "o14"}) {
    const ReachRange& one = reach.estimates.items.at(id).reach;
    CHECK(reach.platforms[0].total.reach.median >= one.median);
  }
  CHECK(reach.platforms[1].total == reach.estimates.items.at("i"));
  CHECK(Has(made.html(), "Daarom tellen we de kanalen niet op."));
  CHECK(Has(made.html(), "De schatting gaat over 3 van de 4 berichten."));
  CHECK(Has(made.html(), "Niet geschat: 1 met cijfers die elkaar tegenspreken."));
}

TEST_CASE("every message is estimated or its reason is said, and the counts add up") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 3000, -1});
  publication.channels.push_back(
      {"net", "Netwerk", ChannelKind::kSocial, Platform::kUnknown, "page", -1});
  auto& items = publication.items;
  items.push_back(Post("site", "2014-06-16", {1, 1, 1, 900, -1}, "site"));
  items.push_back(Post("net", "2014-06-17", {1, 1, 1, 900, -1}, "net"));
  items.push_back(Post("odd", "2014-06-18", {900, 1, 1, 50, -1}));
  items.push_back(Post("bought", "2014-06-19", {1, 1, 1, 900, -1, 900}));
  items.push_back(Post("silent", "2014-06-20", {}, "insta"));
  items.push_back(Post("liked", "2014-06-21", {9, -1, -1, -1, -1}, "insta"));
  items.push_back(Post("answer", "2014-06-22", {9, -1, -1, 20, -1}));
  items.back().kind = ItemKind::kReply;
  Made made;
  MakeWithReach(publication, June(), &made);
  CheckAdds(made);
  CHECK(made.report.reach.counted() == 2);
  CHECK(made.report.reach.without.size() == 7);
  CHECK(Has(made.html(), "De schatting gaat over 2 van de 9 berichten."));
  // None of them: the reasons are said all the same.
  std::erase_if(items, [](const auto& item) { return item.id[0] == 'o' && item.id != "odd"; });
  Made none;
  MakeWithReach(publication, June(), &none);
  CheckAdds(none);
  CHECK(none.report.reach.platforms.empty());
  CHECK(Has(none.html(), "van geen van deze berichten is een schatting te maken"));
  CHECK(Has(none.html(), "Niet geschat: "));
}

TEST_CASE("the sentence to paste is about the platform that most residents saw, and says so") {
  Publication publication = TwoMonths({20, 2, 1, 40, -1}, {20, 2, 1, 150, -1});
  publication.items.push_back(Post("i", "2014-06-20", {9, 1, 1, 4000, -1}, "insta"));
  Made made;
  MakeWithReach(publication, June(), &made);
  REQUIRE(made.report.reach.platforms.size() == 2);
  CHECK(made.report.reach.platforms[0].platform == "instagram");
  const std::string paste = Joined(PasteText(made.report, ReportWords(WordsOf("nl"))));
  CHECK(Has(paste,
            "Van de kanalen bereikte Instagram naar schatting de meeste inwoners; dat gaat "
            "over 1 bericht. Instagram meldde 4.000 kijkers."));
  CHECK(Has(paste, "Wat er op Facebook is gezien, tellen we daar niet bij op"));
}

TEST_CASE("pages of one platform are told apart, and bear the names that the table gives them") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 3000, -1});
  publication.channels[0].name = "Gemeente";
  publication.channels.push_back(
      {"mayor", "Burgemeester", ChannelKind::kSocial, Platform::kFacebook, "profile", -1});
  publication.channels.push_back(
      {"wa", "WhatsApp-kanaal", ChannelKind::kSocial, Platform::kWhatsApp, "page", -1});
  publication.items.push_back(Post("m", "2014-06-20", {9, 1, 1, 300, -1}, "mayor"));
  publication.items.push_back(Post("w", "2014-06-21", {9, 1, 1, 100, -1}, "wa"));
  Made made;
  MakeWithReach(publication, June(), &made);
  CheckAdds(made);
  CHECK(Has(made.html(), "Facebook (Gemeente en Burgemeester): 3 berichten."));
  CHECK(Has(made.html(), "<li>WhatsApp-kanaal: 1 bericht."));
  CHECK(made.report.reach.platforms[0].channels == std::vector<std::string>{"facebook", "mayor"});
}

// What stands under "Wie u mist".
std::string MissedPart(const Made& made) {
  const std::size_t from = made.html().find("id=\"missed\"");
  REQUIRE(from != std::string::npos);
  return made.html().substr(from, made.html().find("</section>", from) - from);
}

TEST_CASE("of a case it is said by name on which messages the missed groups rest") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 3000, -1});
  publication.items.push_back(Post("i", "2014-06-20", {9, 1, 1, 300, -1}, "insta"));
  publication.items.push_back(Post("silent", "2014-06-22", {}, "insta"));
  publication.items[1].title = "De <weg> is open";
  publication.items[1].language = "fy";
  for (PublicationItem& item : publication.items) item.case_id = "weg";
  Made made;
  MakeWithReach(publication, CasePeriod("weg"), &made);
  REQUIRE(made.report.reach.platforms.at(0).platform == "facebook");
  const std::string part = MissedPart(made);
  CHECK(Has(part, "Het gaat om 4 berichten op Facebook:"));
  CHECK(Has(part,
            "<li><span lang=\"fy\">De &lt;weg&gt; is open</span> · Facebook · 7 juni 2014</li>"));
  CHECK(Has(part, ">Bericht s14 over de weg.</span> · Facebook · 14 mei 2014</li>"));
  CHECK(part.find("o14") < part.find("s14"));  // the newest first
  CHECK_FALSE(Has(part, "Instagram"));
}

TEST_CASE("of a case with many messages a handful is named; those of a month are counted") {
  Tally tally;
  tally.messages.resize(9);
  PeriodReport report;
  report.reach.has_population = true;
  PlatformReach& platform = report.reach.platforms.emplace_back();
  platform.platform = "press";
  platform.channels = {"dijk"};
  const ReportWords words(WordsOf("nl"));
  for (std::size_t count = 1; count <= tally.messages.size(); ++count) {
    CAPTURE(count);
    platform.messages.push_back(&tally.messages[count - 1]);
    report.period = CasePeriod("weg");
    const std::vector<const MessageFigures*> named = MissedMessages(report);
    CHECK(named.size() == (count <= 5 ? count : 4));
    CHECK(named[0] == tally.messages.data());
    CHECK(Joined(MissedNotes(report, words)).ends_with(" in de krant (dijk):"));
    report.period = June();
    CHECK(MissedMessages(report).empty());
    CHECK(Joined(MissedNotes(report, words)).ends_with(" in de krant (dijk)."));
  }
  report.period = CasePeriod("weg");
  report.reach.is_other_year = true;  // nothing is known of whom they missed
  CHECK(MissedMessages(report).empty());
  CHECK(MissedNotes(report, words).empty());
}

TEST_CASE("where something stood is said with the word that goes with it") {
  Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 3000, -1});
  publication.channels.push_back(
      {"dijk", "De Dijkbode", ChannelKind::kPress, Platform::kPress, "page", -1});
  publication.items.push_back(Post("d", "2014-06-20", {9, 1, 1, 500, -1}, "dijk"));
  publication.items.back().metrics.back().definition = Definition::kViewers;
  Made made;
  MakeWithReach(publication, June(), &made);
  REQUIRE(made.report.reach.platforms.size() == 2);
  const ReportWords words(WordsOf("nl"));
  CHECK(Has(Joined(PasteText(made.report, words)),
            "Wat er in de krant (De Dijkbode) is gezien, tellen we daar niet bij op"));
  CHECK(Has(MissedPart(made), "Het gaat om 2 berichten op Facebook.</p>"));
  CHECK(Has(made.html(), "<li>De krant (De Dijkbode): 1 bericht."));
}

TEST_CASE("which platform was seen by most is said where the intervals leave no doubt") {
  for (const int of_other : {5000, 60}) {
    Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 5200, -1});
    publication.items.push_back(Post("other", "2014-06-20", {10, 2, 1, of_other, -1}));
    publication.items.back().channel = "insta";
    Made made;
    MakeWithReach(publication, June(), &made);
    REQUIRE(made.report.reach.platforms.size() == 2);
    CHECK(Has(made.html(), "naar schatting de meeste inwoners") == (of_other == 60));
  }
}

TEST_CASE("more viewers than users is said below the message and of the period") {
  for (const int messages : {1, 2}) {
    Publication publication = TwoMonths({20, 2, 1, 400, -1}, {20, 2, 1, 90'000, -1});
    if (messages == 1) publication.items.pop_back();
    Made made;
    MakeWithReach(publication, June(), &made);
    const std::string elsewhere = "er meer dan er hier gebruikers zijn.";
    REQUIRE(made.report.reach.platforms.size() == 1);
    CHECK(made.report.reach.platforms[0].elsewhere == static_cast<std::size_t>(messages));
    CHECK(Has(made.html(), "Facebook meldde meer kijkers dan er hier gebruikers zijn"));
    CHECK(Has(made.html(), "Van 2 berichten meldde Facebook " + elsewhere) == (messages == 2));
  }
}

TEST_CASE("a missed group is everywhere only when it is so in every village") {
  const auto cell = [](const std::string& id, double residents, bool blind) {
    reach::Cell made;
    made.id = id;
    made.residents = made.not_on_platform = residents;
    made.blind = blind;
    return made;
  };
  const VillageNames names{{"glane", "Glane"}, {"losser", "Losser"}};
  const std::vector<reach::Cell> cells{cell("losser/75+", 900, true), cell("glane/75+", 60, true),
                                       cell("losser/0-11", 1000, true),
                                       cell("glane/0-11", 70, false)};
  reach::ReachResult result;
  result.blind_spots = cells;
  result.has_bound = true;
  const auto two = MissedGroupsOf(result, 2, names);
  REQUIRE(two.size() == 2);
  CHECK(two[0].age == "0-11");
  CHECK_FALSE(two[0].is_everywhere);
  CHECK(two[0].villages == std::vector<std::string>{"Losser"});
  CHECK(two[1].residents == 960);
  CHECK(two[1].is_everywhere);
  CHECK(two[1].reason == "not_on_platform");
  CHECK_FALSE(MissedGroupsOf(result, 3, names)[1].is_everywhere);
  result.has_bound = false;  // how many use the platform is not known, so no reason is
  for (const MissedGroup& each : MissedGroupsOf(result, 2, names)) CHECK(each.reason.empty());
  CHECK(MissedGroupsOf({}, 2, names).empty());
}

}  // namespace
}  // namespace kringen
