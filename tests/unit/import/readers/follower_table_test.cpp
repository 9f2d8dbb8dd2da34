#include "import/readers/follower_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

MetricReading Read(const std::string& bytes, const Answers& answers = {},
                   const std::string& name = "followers.csv") {
  return ReadFollowerTable({"map/" + name, bytes}, "2026-06-30", answers);
}

bool Tells(const MetricReading& reading, std::string_view code) {
  return std::any_of(reading.report.begin(), reading.report.end(),
                     [&](const ReportLine& line) { return line.code == code; });
}

// Each row that "file.read" counts is one line of the report, or joined by the session.
void CheckSum(const MetricReading& reading) {
  std::int64_t read = 0, told = 0;
  for (const AudienceSighting& audience : reading.audiences) {
    told += static_cast<std::int64_t>(audience.records.size());
  }
  for (const ReportLine& line : reading.report) {
    if (line.code == "file.read") {
      read += line.count;
    } else if (line.place.find('#') != std::string::npos &&
               line.level != ReportLine::Level::kWarning) {
      told += line.count;
    }
  }
  CHECK(read == told);
}

using Counts = std::vector<FollowerCount>;

TEST_CASE("totals by day are taken, in order of their days, thousands with either sign") {
  const MetricReading reading = Read(
      "Date,Total followers,New followers,Organic followers,Sponsored followers\n"
      "2026-05-01,\"4,966\",146,126,20\n2026-04-01,4.820,128,112,16\n2026-06-01,5137,171,149,22\n");
  CheckSum(reading);
  REQUIRE(reading.audiences.size() == 1);
  CHECK(reading.audiences[0].platform == "linkedin");
  CHECK(reading.audiences[0].followers ==
        Counts{{"2026-04-01", 4820}, {"2026-05-01", 4966}, {"2026-06-01", 5137}});
  CHECK(reading.questions.empty());
}

TEST_CASE("a table of messages is no table of followers, one of several channels is") {
  for (const char* const start :
       {"date;time;title;text;channel;platform;visible;viewers;followers\n",
        "datum;kanaal;platform;volgers;zichtbaar\n",
        "\"date\",\"title\",\"visible\"\n1-5-2026;followers"}) {
    CAPTURE(start);
    CHECK_FALSE(IsFollowerTable("volgers.csv", start));
  }
  // Posts, for whoever they were meant.
  CHECK_FALSE(IsFollowerTable("LinkedIn-2026-11-10.csv",
                              "post title,post type,created date,audience,impressions\n"
                              "wij zoeken,organic,10/03/2026,all followers,3000\n"));
  CHECK(IsFollowerTable("a.csv", "date,followers\n2026-05-01,5\n"));
  CHECK(IsFollowerTable("a.csv", "facebook-volgers\ndatum,primary\n"));
  CHECK(IdOfFile("a.csv", "kanaal;datum;volgers\nGemeente;1-5-2026;9\n") == "followers-csv");
  CHECK(IdOfFile("a.csv", "Date\tChannel\tFollowers\n") == "followers-csv");
}

TEST_CASE("whose followers they are is not guessed from the first of two columns") {
  const MetricReading reading =
      Read("Date,Facebook followers,Instagram followers\n2026-05-01,100,200\n");
  CHECK(Tells(reading, "followers.several"));
  CHECK(reading.audiences.empty());
}

TEST_CASE("several channels in one table: the days of each, in any order of rows and columns") {
  for (const char* const table :
       {"kanaal;datum;volgers\nGemeente;20-5-2026;8.900\nInsta;20-5-2026;1200\n"
        "Gemeente;1-6-2026;8.950\n",
        "Channel,Date,Followers\nInsta,2026-05-20,1200\nGemeente,2026-06-01,\"8,950\"\n"
        "Gemeente,2026-05-20,8900\n"}) {
    CAPTURE(table);
    const MetricReading reading = Read(table);
    CheckSum(reading);
    REQUIRE(reading.audiences.size() == 2);
    CHECK(reading.audiences[0].channel == "Gemeente");
    CHECK(reading.audiences[0].followers == Counts{{"2026-05-20", 8900}, {"2026-06-01", 8950}});
    CHECK(reading.audiences[1].channel == "Insta");
    CHECK(reading.audiences[1].followers == Counts{{"2026-05-20", 1200}});
    CHECK(reading.questions.empty());
    CHECK_FALSE(Tells(reading, "table.unread_columns"));
  }
  const MetricReading platforms =
      Read("datum;platform;volgers\n1-5-2026;Twitter;5\n1-5-2026;facebook;6\n31-5-2026;;7\n");
  CheckSum(platforms);
  REQUIRE(platforms.audiences.size() == 2);
  CHECK(platforms.audiences[0].platform == "facebook");
  CHECK(platforms.audiences[1].platform == "x");
  CHECK(Tells(platforms, "followers.no_name"));
  // One channel that may be of newcomers: the whole table is asked about.
  const MetricReading asked =
      Read("kanaal;datum;volgers\nA;1-5-2026;100\nB;1-5-2026;5\nB;20-5-2026;0\n");
  CheckSum(asked);
  CHECK(asked.questions.size() == 1);
  CHECK(asked.audiences.empty());
}

TEST_CASE("a count that is called new is asked, and one that no channel has is refused") {
  for (const char* const name : {"nieuwe_volgers.csv", "new-followers.csv"}) {
    CHECK(Read("Date,Followers\n2026-05-01,100\n2026-05-02,101\n", {}, name).questions.size() == 1);
  }
  CHECK(Read("New followers per day\nDate,Followers\n2026-05-01,10\n").questions.size() == 1);
  CHECK(Read("Date,Followers\n2026-05-01,100\n", {}, "nieuwsbrief.csv").questions.empty());
  CHECK(Tells(Read("Date,Followers\n2026-05-01,9999999999\n"), "followers.no_number"));
}

TEST_CASE("who came on a day is no total: a table of those alone is refused, a doubtful one asks") {
  const MetricReading only_new = Read("Date,New followers\n2026-05-01,5\n2026-05-02,6\n");
  CHECK(Tells(only_new, "followers.only_new"));
  CHECK(only_new.audiences.empty());
  for (const std::string& table :
       {std::string("Datum;Volgers\n1-5-2026;5\n15-5-2026;0\n20-5-2026;9\n"),
        std::string("Date,Total followers,Organic followers,Sponsored followers\n"
                    "2026-05-01,12,10,2\n2026-05-02,11,9,2\n"),
        std::string("sep=,\nFacebook-volgers\nDatum,Primary\n2026-05-01,5\n2026-05-02,6\n")}) {
    CAPTURE(table);
    const MetricReading asked = Read(table);
    CheckSum(asked);
    REQUIRE(asked.questions.size() == 1);
    CHECK(asked.questions[0].id == "followers_kind:followers.csv");
    CHECK(asked.audiences.empty());
    CHECK(Tells(asked, "record.asked"));
    CHECK(Read(table, {{{"followers_kind:followers.csv", "per_day"}}}).audiences.empty());
    CHECK(
        Read(table, {{{"followers_kind:followers.csv", "total"}}}).audiences[0].followers.size() >=
        2);
  }
}

TEST_CASE("what is no day and no number is told, and a day that has yet to come is refused") {
  const MetricReading reading = Read(
      "Datum;Facebook-volgers\n1-5-2026;8900\n2-5-2026;veel\n31-6-2026;8910\n30-7-2026;8920\n"
      "Totaal;8900\n3-5-2026;-4\n20-5-2026;8950\n");
  CheckSum(reading);
  CHECK(reading.audiences[0].platform == "facebook");
  CHECK(reading.audiences[0].followers == Counts{{"2026-05-01", 8900}, {"2026-05-20", 8950}});
  CHECK(Tells(reading, "followers.no_number"));
  for (const ReportLine& line : reading.report) {
    if (line.code == "followers.no_number") CHECK(line.column == "Facebook-volgers");
    if (line.code == "record.bad_time") CHECK(line.column == "Datum");
  }
  CHECK(Tells(reading, "followers.future"));
  CHECK(Tells(reading, "followers.no_day"));
}

TEST_CASE("followers of a month were counted on no day that is known") {
  const MetricReading reading = Read(
      "Datum;Facebook-volgers\n1-5-2026;8900\napril 2026;8800\n2026-03;8700\napr-26;8600\n2026;1\n"
      "Totaal 2026;8900\n20-5-2026;8950\n");
  CheckSum(reading);
  CHECK(reading.audiences[0].followers == Counts{{"2026-05-01", 8900}, {"2026-05-20", 8950}});
  std::map<std::string, std::vector<std::string>> told;
  for (const ReportLine& line : reading.report) told[line.code].push_back(line.place);
  CHECK(told["record.only_month"].size() == 3);
  REQUIRE(told["record.unread_date"].size() == 1);
  CHECK(told["record.unread_date"][0].ends_with("#5"));
  CHECK(told["followers.no_day"].size() == 1);
}

TEST_CASE("shares by place, in one line or below each other; a count is no share") {
  const MetricReading lying = Read(
      "sep=,\n\"Facebook followers\"\n\"Age\",\"Women\"\n\"18-24\",\"5%\"\n\n\"Top cities\"\n"
      "\"Losser, Overijssel, Netherlands\",\"Enschede, Netherlands\"\n\"45.3%\",\"12%\"\n");
  CheckSum(lying);
  REQUIRE(lying.audiences.size() == 1);
  REQUIRE(lying.audiences[0].places.size() == 2);
  CHECK(lying.audiences[0].places[0].first == "Losser, Overijssel, Netherlands");
  CHECK(lying.audiences[0].places[0].second == doctest::Approx(0.453));
  const MetricReading standing = Read("Plaats;Volgers\nLosser;45,3%\nEnschede;1200\n");
  CheckSum(standing);
  REQUIRE(standing.audiences[0].places.size() == 1);
  CHECK(standing.audiences[0].places[0].second == doctest::Approx(0.453));
  CHECK(Tells(standing, "followers.no_share"));
}

std::vector<AgeShare> AgesIn(const MetricReading& reading) {
  return reading.audiences.empty() ? std::vector<AgeShare>() : reading.audiences[0].ages;
}

TEST_CASE("ages of followers, of women and men apart or of all, beside the places or alone") {
  const std::vector<AgeShare> expected{{18, 24, .05}, {25, 34, .45}, {65, -1, .5}};
  const auto check = [&](const MetricReading& reading) {
    CheckSum(reading);
    const std::vector<AgeShare> ages = AgesIn(reading);
    REQUIRE(ages.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(ages[i].from == expected[i].from);
      CHECK(ages[i].to == expected[i].to);
      CHECK(ages[i].share == doctest::Approx(expected[i].share));
    }
  };
  const std::string ages =
      "\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"2%\",\"3%\"\n"
      "\"25-34\",\"25%\",\"20%\"\n\"65+\",\"30%\",\"20%\"\n";
  const std::string places = "\"Top cities\"\n\"Losser, NL\",\"Elders\"\n\"45.3%\",\"12%\"\n";
  check(Read("\"Facebook followers\"\n" + ages));
  check(Read("\"Facebook followers\"\n" + ages + "\n" + places));
  check(Read("\"Facebook followers\"\n" + places + "\n" + ages));
  CHECK(Read("\"Facebook followers\"\n" + places + "\n" + ages).audiences[0].places.size() == 2);
  check(Read("Leeftijd;Aandeel volgers\n65+;50%\n18-24 jaar;5%\n25 \u2013 34;0,45\n"));
  check(Read("Leeftijd;Aandeel volgers\n65 jaar en ouder;50\n18 t/m 24;5\n25 tot 35 jr;45\n"));
  check(Read("Leeftijd;Volgers\n65 plus;600\n18 tot en met 24;60\n25-34;540\n"));
  check(
      Read("Leeftijd;Man;Vrouw;Onbekend;Totaal\n18-24;2%;2%;1%;5%\n25-34;20%;20%;5%;45%\n"
           "65+;25%;25%;0%;50%\n"));
  const std::vector<AgeShare> young =
      AgesIn(Read("Leeftijd;Volgers\nonder de 18 jaar;30%\n18+;70%\n"));
  REQUIRE(young.size() == 2);
  CHECK(young[0] == AgeShare{0, 17, .3});
  CHECK(IsFollowerTable("volgers.csv", "leeftijd;aandeel\n18-24;5%\n"));
}

TEST_CASE("what are no ages of all followers is told, and nothing is taken of it") {
  const auto told = [](const std::string& rows, std::string_view code) {
    const MetricReading reading = Read("Leeftijd;Aandeel\n" + rows);
    CheckSum(reading);
    CAPTURE(rows);
    CHECK(Tells(reading, code));
    return AgesIn(reading).size();
  };
  CHECK(told("18-24;60%\n25-34;60%\n", "followers.shares_too_large") == 0);
  CHECK(told("18-24;8%\n25-34;12%\n", "followers.shares_too_small") == 0);
  CHECK(told("18-24;60%\n24-34;40%\n", "followers.ages_twice") == 0);
  CHECK(told("65+;60%\n75+;40%\n", "followers.ages_twice") == 0);
  CHECK(told("okt-24;40%\n25-34;60%\n", "followers.ages_unread") == 0);  // as Excel makes of 10-24
  CHECK(told("18-24;<1%\n25-34;60%\n35-44;40%\n", "followers.ages_unread") == 0);
  CHECK(told("18-24;1200\n25-34;40%\n", "followers.ages_unread") == 0);
  CHECK(told("34-25;40%\n35-44;60%\n", "followers.ages_unread") == 0);
  CHECK(told("18-24;0\n25-34;0\n", "followers.ages_unread") == 0);
  CHECK(told("18-24;40%\nvolwassenen;60%\n", "followers.ages_unread") == 0);
  CHECK(told("18-24;40%\n25-34;50%\nonbekend;10%\nTotaal;100%\n", "followers.no_age") == 2);
  for (const char* columns : {"Facebook-volgers;Instagram-volgers", "Aandeel 2025;Aandeel 2026"}) {
    const MetricReading two =
        Read("Leeftijd;" + std::string(columns) + "\n18-24;40%;50%\n25-64;60%;50%\n");
    CheckSum(two);
    CHECK(two.audiences.empty());
    CHECK(Tells(two, "followers.ages_columns"));
  }
  // What stands below names no platform, and days above are told.
  const MetricReading beside = Read(
      "Datum;Volgers\n2026-05-01;9000\nLeeftijd;Facebook-volgers\n18-64;60%\n65+;40%\n"
      "Bron: Instagram\n");
  CheckSum(beside);
  CHECK(Tells(beside, "followers.days_above"));
  REQUIRE(beside.audiences.size() == 1);
  CHECK(beside.audiences[0].platform == "facebook");
  // Lines are those of the file, whatever stands before them.
  const MetricReading lines =
      Read("Volgers\n\nLeeftijd;Aandeel\n18-24;99%\n\nPlaats;Aandeel\nLosser;60%\n");
  REQUIRE(lines.audiences.size() == 1);
  CHECK(lines.audiences[0].records ==
        std::vector<std::string>{"map/followers.csv#7", "map/followers.csv#4"});
}

TEST_CASE("a column that is not known is no column of new followers, and it is named") {
  const MetricReading reading = Read("Datum;Volgers_totaal;Opmerking\n2026-05-01;5;a\n");
  CHECK(Tells(reading, "followers.no_total"));
  CHECK_FALSE(Tells(reading, "followers.only_new"));
  REQUIRE(Tells(reading, "table.unread_columns"));
  CHECK(reading.report[0].place == "map/followers.csv (Volgers_totaal, Opmerking)");
  CHECK_FALSE(Tells(Read("Date,New followers\n2026-05-01,5\n"), "table.unread_columns"));
}

TEST_CASE("two counts of one day: the larger is taken, the same ones are one, in any order") {
  const std::string head = "Datum;Facebook-volgers\n";
  for (const char* rows : {"2026-05-01;8900\n2026-05-02;8960\n2026-05-01;8950\n",
                           "2026-05-01;8950\n2026-05-02;8960\n2026-05-01;8900\n"}) {
    const MetricReading reading = Read(head + rows);
    CheckSum(reading);
    CHECK(reading.audiences[0].followers == Counts{{"2026-05-01", 8950}, {"2026-05-02", 8960}});
    CHECK(Tells(reading, "followers.two_counts"));
  }
  const MetricReading same = Read(head + "2026-05-01;8900\n2026-05-01;8.900\n2026-05-02;8960\n");
  CHECK_FALSE(Tells(same, "followers.two_counts"));
  CHECK(same.audiences[0].followers.size() == 2);
}

TEST_CASE("shares that are more than the whole are no shares") {
  const MetricReading over = Read("Plaats;Aandeel volgers;Aandeel\nLosser;x;80%\nElders;x;40%\n");
  CheckSum(over);
  CHECK(over.audiences.empty());
  CHECK(Tells(over, "followers.shares_too_large"));
  CHECK(Tells(over, "table.unread_columns"));
  const MetricReading rounded = Read("Plaats;Volgers\nLosser;60,6%\nElders;40,4%\n");
  CHECK(rounded.audiences[0].places.size() == 2);
}

TEST_CASE("a table of followers is known by its columns, and no table of messages is one") {
  CHECK(IdOfFile("a.csv", "Date,Total followers\n2026-05-01,4\n") == "followers-csv");
  CHECK(IdOfFile("a.csv", "Datum;Volgers\n1-5-2026;4\n") == "followers-csv");
  CHECK(IdOfFile("Volgers.csv", "sep=,\nVolgers\nDatum,Primary\n") == "followers-csv");
  CHECK(IdOfFile("a.csv", "Followers\nTop cities\nLosser,Enschede\n") == "followers-csv");
  CHECK(IdOfFile("a.csv", "datum;titel;zichtbaar;volgers\n") == "csv");
  CHECK(IdOfFile("a.csv", "Date,Impressions,Likes,Engagements,New follows,Followers\n") == "x-csv");
  CHECK(IdOfFile("a.csv", "Post ID,Date,Followers\n") == "meta-csv");
}

}  // namespace
}  // namespace kringen
