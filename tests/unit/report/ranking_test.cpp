// Seen most and seen least: no message in both, none in the second list for want of a figure, and
// only like figures in one order.
#include "report/ranking.h"

#include <doctest/doctest.h>

#include <set>

#include "unit/report/report_fixtures.h"

namespace kringen {
namespace {

using namespace report_test;

std::string IdsOf(const std::vector<const MessageFigures*>& messages) {
  std::string ids;
  for (const MessageFigures* message : messages)
    ids += (ids.empty() ? "" : " ") + message->item->id;
  return ids;
}

// One message a day with so many viewers; -1: unknown.
Publication WithViewers(const std::vector<std::int64_t>& viewers) {
  Publication publication = EmptyExport();
  int day = 10;
  for (const std::int64_t count : viewers) {
    const std::string id = "m" + std::to_string(day);
    const std::int64_t reacted = count == 0 ? 0 : 1;  // who did not see it did not react
    publication.items.push_back(
        Measure(ItemOf(id, "2026-10-" + std::to_string(day) + "T10:00:00+02:00"),
                {reacted, reacted, reacted, count, -1}));
    ++day;
  }
  return publication;
}

TEST_CASE("three and three, fewer when there are fewer, and never the same in both") {
  for (int count = 0; count <= 9; ++count) {
    std::vector<std::int64_t> viewers(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) viewers[static_cast<std::size_t>(i)] = 1000 - 100 * i;
    Made made;
    Make(WithViewers(viewers), MonthPeriod("2026-10").value(), &made);
    const Ranking& ranking = made.report.ranking;
    const auto all = static_cast<std::size_t>(count);
    CHECK(ranking.most.size() == std::min<std::size_t>(3, (all + 1) / 2));
    CHECK(ranking.most.size() + ranking.least.size() == std::min<std::size_t>(6, all));
    std::set<const MessageFigures*> distinct(ranking.most.begin(), ranking.most.end());
    distinct.insert(ranking.least.begin(), ranking.least.end());
    CHECK(distinct.size() == ranking.most.size() + ranking.least.size());
    CHECK(ranking.ranked == count);
  }
}

TEST_CASE("unknown is not seen least, and 0 is") {
  Made made;
  Make(WithViewers({-1, 500, 0, -1, 900}), MonthPeriod("2026-10").value(), &made);
  const Ranking& ranking = made.report.ranking;
  CHECK(ranking.by == Ranking::By::kViewers);
  CHECK(IdsOf(ranking.most) == "m14 m11");
  CHECK(IdsOf(ranking.least) == "m12");
  CHECK(ranking.unknown == 2);
  CHECK(Has(made.html(), "Facebook meldde 0 kijkers."));
  CHECK(Has(made.html(), "Van 2 berichten is het niet bekend"));
}

TEST_CASE("a message with more reactions than viewers is in neither list, and that is said") {
  Publication publication = WithViewers({-1, 500, 300});
  publication.items.push_back(
      Measure(ItemOf("odd", "2026-10-20T10:00:00+02:00"), {900, 1, 1, 50, -1}));
  Made made;
  Make(publication, MonthPeriod("2026-10").value(), &made);
  const Ranking& ranking = made.report.ranking;
  CHECK(IdsOf(ranking.most) == "m11");
  CHECK(IdsOf(ranking.least) == "m12");
  CHECK(ranking.unknown == 1);
  CHECK(ranking.contradicted == 1);
  CHECK(Has(made.html(), "1 bericht heeft cijfers die elkaar tegenspreken"));
}

TEST_CASE("views and viewers are not put in one order; an answer to somebody is in neither list") {
  Publication publication = WithViewers({300, 200});
  publication.items.push_back(
      Measure(ItemOf("views", "2026-10-20T10:00:00+02:00"), {1, 1, 1, -1, 99999}));
  publication.items.push_back(
      Measure(ItemOf("reply", "2026-10-21T10:00:00+02:00"), {1, 1, 1, 88888, -1}));
  publication.items.back().kind = ItemKind::kReply;
  Made made;
  Make(publication, MonthPeriod("2026-10").value(), &made);
  CHECK(IdsOf(made.report.ranking.most) == "m10");
  CHECK(IdsOf(made.report.ranking.least) == "m11");
  CHECK(made.report.ranking.unlike == 1);
  CHECK(made.report.ranking.replies == 1);
}

TEST_CASE("of as many viewers as views, viewers make the order, whichever comes first") {
  for (const bool is_last : {true, false}) {
    Publication publication = WithViewers({300});
    publication.items.push_back(Measure(
        ItemOf("views", is_last ? "2026-10-01T10:00:00+02:00" : "2026-10-30T10:00:00+01:00"),
        {1, 1, 1, -1, 99999}));
    Made made;
    Make(publication, MonthPeriod("2026-10").value(), &made);
    CHECK(made.report.ranking.by == Ranking::By::kViewers);
    CHECK(IdsOf(made.report.ranking.most) == "m10");
  }
}

TEST_CASE("views are not called people, and what a channel calls its figure is said") {
  Publication publication = EmptyExport();
  publication.items = {Measure(ItemOf("views", "2026-10-20T10:00:00+02:00"), {1, 1, 1, -1, 1})};
  Made made;
  Make(publication, MonthPeriod("2026-10").value(), &made);
  CHECK(Has(made.html(), "Van één bericht is bekend hoe vaak het is getoond."));
  CHECK_FALSE(Has(made.html(), "hoeveel mensen het zagen"));
  CHECK(Has(made.html(), "Facebook meldde 1 weergave."));
  publication.items[0].metrics[0].definition = Definition::kPlays;
  Make(publication, MonthPeriod("2026-10").value(), &made);
  CHECK(Has(made.html(), "Facebook meldde 1 afspeelbeurt."));
}

TEST_CASE("figures of two definitions are not put in one order either") {
  Publication publication = WithViewers({300, 200, 100});
  for (std::size_t i = 0; i < 3; ++i) {
    publication.items[i].metrics.front().definition =
        i == 2 ? Definition::kReach : Definition::kViewers;
  }
  Made made;
  Make(publication, MonthPeriod("2026-10").value(), &made);
  CHECK(made.report.ranking.by == Ranking::By::kViewers);
  CHECK(made.report.tally.channels.front().viewers.is_unlike);
  CHECK(made.report.ranking.ranked == 2);
  CHECK(made.report.ranking.unlike == 1);
}

TEST_CASE("estimates of residents order the messages where there are some") {
  ReachFile estimates;
  estimates.residents = 20000;
  estimates.items["m10"].reach = {50, 20, 90};
  estimates.items["m10"].evidence = "reported";
  estimates.items["m11"].reach = {2900, 1300, 4500};
  estimates.items["m11"].evidence = "reported";
  estimates.items["m11"].reported = 5200;
  Made made;
  Make(WithViewers({9000, 5200, 7000}), MonthPeriod("2026-10").value(), &made, "nl", estimates);
  CHECK(made.report.ranking.by == Ranking::By::kResidents);
  CHECK(IdsOf(made.report.ranking.most) == "m11");
  CHECK(IdsOf(made.report.ranking.least) == "m10");
  CHECK(made.report.ranking.unknown == 1);
  CHECK(Has(made.html(),
            "Facebook meldde 5.200 kijkers. Hoeveel daarvan hier wonen, meldt Facebook "
            "niet: waarschijnlijk 1.300 tot 4.500 inwoners, als onze aannames "
            "kloppen."));
  CHECK(Has(made.messages(), "\"minder dan 100\";\"minder dan 100\";\"minder dan 100\""));
  CHECK(Has(made.messages(), ";1300;2900;4500;\"gemelde kijkers\""));
}

}  // namespace
}  // namespace kringen
