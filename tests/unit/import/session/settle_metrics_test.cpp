// Laws of measurements that meet on one message: no figure is lost in silence, in any order.
#include "import/session/settle_metrics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace kringen {
namespace {

constexpr TimePoint kPublished = 1746705600;  // 8 May 2025 12:00 UTC

MetricRow Row(const std::string& day, Definition definition, std::int64_t reach,
              std::int64_t reactions = -1, std::int64_t impressions = -1) {
  MetricRow row;
  row.source = "platform";
  row.measured = day;
  row.definition = definition;
  row.reach = reach;
  row.reactions = reactions;
  row.impressions = impressions;
  return row;
}

struct Settled {
  std::vector<MetricRow> rows;
  MetricNotes notes;
};

Settled Settle(std::vector<MetricRow> rows, TimePrecision precision = TimePrecision::kSecond) {
  PublicationItem item;
  item.published = kPublished;
  item.precision = precision;
  item.metrics = std::move(rows);
  const MetricNotes notes = SettleMetrics(&item);
  return {item.metrics, notes};
}

bool IsSilent(const MetricNotes& notes) {
  return !notes.has_early && notes.differing.empty() && !notes.has_undated;
}

TEST_CASE("figures of two meanings stay apart, and each has what people did") {
  const Settled both = Settle({Row("2025-06-01", Definition::kReach, 5000, 30),
                               Row("2025-06-01", Definition::kViewers, 4800)});
  REQUIRE(both.rows.size() == 2);
  CHECK(both.rows[0].reach == 5000);
  CHECK(both.rows[1].definition == Definition::kViewers);
  CHECK(both.rows[1].reach == 4800);
  CHECK(both.rows[1].reactions == 30);
  CHECK(IsSilent(both.notes));
}

TEST_CASE("what two tables tell of one day is one measurement") {
  const Settled one = Settle({Row("2025-06-01", Definition::kViewers, 5000),
                              Row("2025-06-01", Definition::kUnknown, -1, 30),
                              Row("2025-06-01", Definition::kViews, -1, 30, 9100)});
  REQUIRE(one.rows.size() == 1);
  CHECK(one.rows[0].definition == Definition::kViewers);
  CHECK(one.rows[0].reach == 5000);
  CHECK(one.rows[0].reactions == 30);
  CHECK(one.rows[0].impressions == 9100);
  CHECK(IsSilent(one.notes));
}

TEST_CASE("of two counts of one day the larger counts, with its own parts, and it is told") {
  MetricRow less = Row("2025-06-01", Definition::kReach, 4000, 30);
  less.reach_followers = 3900;
  const Settled one = Settle({less, Row("2025-06-01", Definition::kReach, 5000, 28)});
  REQUIRE(one.rows.size() == 1);
  CHECK(one.rows[0].reach == 5000);
  CHECK(one.rows[0].reactions == 30);
  CHECK(one.rows[0].reach_followers == -1);
  CHECK(one.notes.differing == std::set<std::string>{"reach", "reactions"});
  CHECK(IsSilent(Settle({less, less}).notes));
}

TEST_CASE("figures without a day stay beside dated ones and are told; the same ones are one") {
  const MetricRow dated = Row("2025-06-01", Definition::kReach, 5000, 30);
  const Settled two = Settle({Row("", Definition::kReach, 5200, 31), dated});
  CHECK(two.rows.size() == 2);
  CHECK(two.notes.has_undated);
  const Settled same = Settle({Row("", Definition::kReach, 5000, 30), dated});
  CHECK(same.rows == std::vector<MetricRow>{dated});
  CHECK(IsSilent(same.notes));
  MetricRow counted = Row("", Definition::kUnknown, -1, 31);
  counted.source = "archive";
  CHECK(IsSilent(Settle({counted, dated}).notes));
}

TEST_CASE("nothing was counted before the message was there") {
  const Settled early = Settle({Row("2025-05-07", Definition::kReach, 5000)});
  REQUIRE(early.rows.size() == 1);
  CHECK(early.rows[0].measured.empty());
  CHECK(early.rows[0].reach == 5000);
  CHECK(early.notes.has_early);
  for (const char* day : {"2025-05-08", "2025-05-09", ""}) {
    CHECK(IsSilent(Settle({Row(day, Definition::kReach, 5000)}).notes));
  }
  // Of a message of which only the month or the year is known any day of it may be right.
  CHECK(IsSilent(Settle({Row("2025-05-01", Definition::kReach, 5)}, TimePrecision::kMonth).notes));
  CHECK(IsSilent(Settle({Row("2025-01-01", Definition::kReach, 5)}, TimePrecision::kYear).notes));
  CHECK(Settle({Row("2025-04-30", Definition::kReach, 5)}, TimePrecision::kMonth).notes.has_early);
}

MetricRow Parted(std::int64_t reach, std::int64_t paid) {
  MetricRow row = Row("2025-06-01", Definition::kUniqueImpressions, reach);
  row.reach_paid = paid;
  return row;
}

// A figure by its name, over all rows that have the source.
std::set<std::int64_t> Figures(const std::vector<MetricRow>& rows,
                               std::int64_t MetricRow::*member) {
  std::set<std::int64_t> all;
  for (const MetricRow& row : rows) {
    if (row.*member >= 0) all.insert(row.*member);
  }
  return all;
}

TEST_CASE(
    "law: of rows with a paid part one whole counts, or two halves; a second time is nothing") {
  std::mt19937 random(11);
  const auto upto = [&](std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(random);
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<MetricRow> rows;
    std::int64_t own = 0, paid = 0;
    for (int i = 0; i < 4; ++i) {
      const std::int64_t part = upto(1) * upto(9), rest = upto(1) * upto(9);
      rows.push_back(Parted(part + rest, part));
      if (part == 0) own = std::max(own, rest);
      if (rest == 0) paid = std::max(paid, part);
    }
    const Settled all = Settle(rows);
    REQUIRE(all.rows.size() == 1);
    const auto is_it = [&](const MetricRow& row) {
      return row.reach == all.rows[0].reach && row.reach_paid == all.rows[0].reach_paid;
    };
    CHECK((std::any_of(rows.begin(), rows.end(), is_it) || is_it(Parted(own + paid, paid))));
    std::shuffle(rows.begin(), rows.end(), random);
    CHECK(Settle(rows).rows == all.rows);
    rows.push_back(all.rows[0]);
    CHECK(Settle(rows).rows == all.rows);
  }
}

TEST_CASE("two halves of one reach are no two counts of it; of two wholes the larger counts") {
  CHECK(IsSilent(Settle({Parted(1000, 0), Parted(4000, 4000)}).notes));
  CHECK_FALSE(IsSilent(Settle({Parted(1000, 0), Parted(1100, 0)}).notes));
  const Settled wholes = Settle({Parted(4000, 1000), Parted(3900, 1200), Parted(3500, 0)});
  REQUIRE(wholes.rows.size() == 1);
  CHECK(wholes.rows[0].reach == 4000);
  CHECK(wholes.rows[0].reach_paid == 1000);
  CHECK(wholes.notes.differing == std::set<std::string>{"reach", "reach_paid"});
}

std::int64_t Other(const MetricRow& row, const std::string& name) {
  for (const auto& [each, count] : row.others) {
    if (each == name) return count;
  }
  return -1;
}

MetricRow Of(MetricRow row, Definition definition, const std::string& day) {
  row.definition = definition;
  row.measured = day;
  return row;
}

TEST_CASE("a paid part is taken from the whole of its own row alone") {
  const MetricRow paid = Of(Parted(4000, 1000), Definition::kReach, "2025-06-01");
  // Of the same meaning, of another, of a later day, without a day.
  for (const auto& [definition, day] :
       {std::pair<Definition, const char*>{Definition::kReach, "2025-06-01"},
        {Definition::kViewers, "2025-06-01"},
        {Definition::kViewers, "2025-07-01"},
        {Definition::kViewers, ""}}) {
    MetricRow whole = Of(Parted(5200, -1), definition, day);
    whole.impressions = 9000;
    const Settled both = Settle({whole, paid});
    CHECK(both.notes.apart.size() == 1);
    std::int64_t kept = -1;
    for (const MetricRow& row : both.rows) {
      CHECK((row.reach < 0 || (row.reach == 4000 && row.reach_paid == 1000)));
      CHECK(row.impressions == -1);
      kept = std::max({kept, Other(row, "viewers_total"), Other(row, "reach_total")});
    }
    CHECK(kept == 5200);
    CHECK(Settle(both.rows).rows == both.rows);
    CHECK(Settle({whole, both.rows[0]}).notes.apart == both.notes.apart);
  }
  // Before it was advertised, by another source, of a message without any advertisement.
  MetricRow web = Of(Parted(5200, -1), Definition::kViewers, "2025-06-01");
  web.source = "webstats";
  for (const std::vector<MetricRow>& rows :
       {std::vector<MetricRow>{Of(Parted(5200, -1), Definition::kViewers, "2025-05-20"), paid},
        {web, paid},
        {Parted(5200, -1), Parted(4000, 0)}}) {
    const Settled apart = Settle(rows);
    CHECK(apart.notes.apart.empty());
    CHECK(Figures(apart.rows, &MetricRow::reach).count(5200) == 1);
  }
}

TEST_CASE("of advertisements alone nobody knows which part they are of a whole beside them") {
  const MetricRow whole = Of(Parted(5200, -1), Definition::kViewers, "2025-06-01");
  const Settled both = Settle({whole, Parted(4000, 4000)});
  REQUIRE(both.rows.size() == 1);
  CHECK(both.rows[0].reach == -1);
  CHECK(both.rows[0].reach_paid == -1);
  CHECK(Other(both.rows[0], "viewers_total") == 5200);
  CHECK(Other(both.rows[0], "paid_reach") == 4000);
  // Nor when it is known by another count of the advertisement, or comes a second time.
  MetricRow views = Row("2025-06-01", Definition::kUnknown, -1, 3);
  views.others = {{"paid_impressions", 900}};
  CHECK(Settle({whole, views}).rows[0].reach == -1);
  CHECK(Settle({both.rows[0], whole}).rows == both.rows);
}

TEST_CASE("whom it reached without money stays with the reach of its own row") {
  MetricRow organic = Of(Parted(4000, 1000), Definition::kReach, "2025-06-01");
  organic.others = {{"reach_organic", 3000}};
  const Settled both = Settle({organic, Of(Parted(5200, 0), Definition::kViewers, "2025-06-01")});
  REQUIRE(both.rows.size() == 2);
  CHECK(Other(both.rows[0], "reach_organic") == 3000);
  CHECK(Other(both.rows[1], "reach_organic") == -1);
  MetricRow alone = Row("2025-06-01", Definition::kUnknown, -1);
  alone.others = {{"reach_organic", 3000}};
  const Settled beside = Settle({alone, Row("2025-06-01", Definition::kViewers, 5200)});
  REQUIRE(beside.rows.size() == 1);
  CHECK(Other(beside.rows[0], "reach_organic") == -1);
  CHECK(Other(beside.rows[0], "organic_reach") == 3000);
}

TEST_CASE("totals that fall are told, by figure and day; the ones of another meaning do not fall") {
  const auto falls = [](const std::vector<MetricRow>& rows) { return Settle(rows).notes.falls; };
  const Settled both = Settle({Row("2025-06-01", Definition::kReach, 5000, 60),
                               Row("2025-07-01", Definition::kReach, 4000, 61)});
  CHECK(both.rows.size() == 2);
  CHECK(both.notes.falls ==
        std::vector<std::string>{"reach: 5000 @ 2025-06-01, 4000 @ 2025-07-01"});
  MetricRow first = Row("2025-06-01", Definition::kUnknown, -1, -1), then = first;
  first.others = {{"clicks", 9}};
  then.others = {{"clicks", 8}};
  then.measured = "2025-06-02";
  CHECK(falls({then, first}) == std::vector<std::string>{"clicks: 9 @ 2025-06-01, 8 @ 2025-06-02"});
  CHECK(falls({Row("2025-06-01", Definition::kReach, 5000),
               Row("2025-07-01", Definition::kViewers, 4000)})
            .empty());
  CHECK(falls({Row("2025-06-01", Definition::kReach, 5, 3), Row("", Definition::kReach, 4, 2)})
            .empty());
  MetricRow counted = Row("2025-07-01", Definition::kReach, 4, 2);
  counted.source = "archive";
  CHECK(falls({Row("2025-06-01", Definition::kReach, 5, 3), counted}).empty());
  // Through a day on which nobody counted it, and each fall once.
  CHECK(falls({Row("2025-06-01", Definition::kReach, 5, 9),
               Row("2025-06-02", Definition::kReach, 5, -1),
               Row("2025-06-03", Definition::kReach, 5, 7),
               Row("2025-06-03", Definition::kViewers, 6, 7)}) ==
        std::vector<std::string>{"reactions: 9 @ 2025-06-01, 7 @ 2025-06-03"});
}

TEST_CASE("law: order changes nothing, a second time does nothing, and what is lost is told") {
  std::mt19937 random(7);
  const auto pick = [&](std::int64_t below) {
    return std::uniform_int_distribution<std::int64_t>(-1, below)(random);
  };
  const std::string days[] = {"", "2025-05-07", "2025-06-01", "2025-07-01"};
  const Definition words[] = {Definition::kUnknown, Definition::kReach, Definition::kViewers,
                              Definition::kViews};
  for (int round = 0; round < 500; ++round) {
    std::vector<MetricRow> rows;
    for (int i = 0; i < 4; ++i) {
      rows.push_back(Row(days[random() % 4], words[random() % 4], pick(3), pick(2), pick(2)));
      rows.back().source = random() % 4 == 0 ? "archive" : "platform";
      if (pick(2) == 0) rows.back().others = {{"clicks", pick(2) + 1}};
      if (rows.back().reach > 0 && pick(2) == 0) rows.back().reach_paid = pick(0) + 1;
    }
    const Settled settled = Settle(rows);
    const Settled again = Settle(settled.rows);
    CHECK(again.rows == settled.rows);
    CHECK(again.notes.differing.empty());
    CHECK(again.notes.apart.empty());
    if (settled.notes.differing.empty() && settled.notes.apart.empty()) {
      for (const auto member :
           {&MetricRow::reach, &MetricRow::reactions, &MetricRow::impressions}) {
        CHECK(Figures(settled.rows, member) == Figures(rows, member));
      }
    }
    std::shuffle(rows.begin(), rows.end(), random);
    const Settled shuffled = Settle(rows);
    CHECK(shuffled.rows == settled.rows);
    CHECK(shuffled.notes.differing == settled.notes.differing);
    CHECK(shuffled.notes.falls == settled.notes.falls);
    CHECK(shuffled.notes.has_undated == settled.notes.has_undated);
  }
}

}  // namespace
}  // namespace kringen
