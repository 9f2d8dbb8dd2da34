#include "import/readers/meta_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

MetricReading Read(const std::string& bytes, const Answers& answers = {}) {
  return ReadMetaCsv({"map/cijfers 2024-04-01.csv", bytes}, "2024-04-01", answers);
}

const std::string kHead = "Bericht-ID,Titel,Publicatietijdstip,Permalink,Reacties,Opmerkingen\n";

TEST_CASE("in Dutch, Reacties are reactions; in English it is the same table") {
  const MetricReading dutch = Read(kHead + "1,Hoi,03/15/2024 09:00,,4,2\n");
  const MetricReading english = Read(
      "Post ID,Title,Publish time,Permalink,Reactions,Comments\n1,Hoi,03/15/2024 09:00,,4,2\n");
  for (const MetricReading* reading : {&dutch, &english}) {
    REQUIRE(reading->sightings.size() == 1);
    CHECK(reading->sightings[0].row.reactions == 4);
    CHECK(reading->sightings[0].row.comments == 2);
    CHECK(reading->sightings[0].row.shares == -1);
    CHECK(reading->sightings[0].time == 1710489600);
    CHECK(reading->questions.empty());
  }
}

TEST_CASE(
    "viewers are a reach, views stand for impressions, and whom money brought is told apart") {
  const auto row = [](const std::string& columns, const std::string& cells) {
    std::string table = "Bericht-ID,Titel,Publicatietijdstip,";
    table.append(columns).append("\n1,Hoi,15-3-2024,").append(cells).append("\n");
    const MetricReading reading = Read(table);
    REQUIRE(reading.sightings.size() == 1);
    return reading.sightings[0].row;
  };
  CHECK(row("Kijkers,Weergaven", "5200,9100").reach == 5200);
  CHECK(row("Viewers,Views", "5200,9100").impressions == 9100);
  CHECK(row("Bereik,Vertoningen,Weergaven", "1,2,3").impressions == 2);
  const std::string organic = "Bereik,Bereik via Organische berichten";
  CHECK(row(organic, "3000,1200").reach_paid == 1800);
  CHECK(row(organic, "3000,3000").reach_paid == 0);
  CHECK(row(organic, "3000,").reach_paid == -1);
  CHECK(row(organic, ",1200").reach_paid == -1);
}

TEST_CASE("a month is no day on which something was written or counted") {
  const MetricReading reading = Read(
      "Post ID,Title,Publish time,Reactions,Gemeten op\n1,Hoi,maart 2024,4,2024-03-20\n"
      "2,Hoi,2024-03-15,4,maart 2024\n3,Hoi,2024-03-15,4,mrt-24\n4,Hoi,2024-03-15,4,\n");
  REQUIRE(reading.sightings.size() == 4);
  CHECK(reading.sightings[0].time == 0);
  CHECK(reading.sightings[0].row.measured == "2024-03-20");
  for (const std::size_t at : {1u, 2u, 3u}) {
    CHECK(reading.sightings[at].row.measured == "2024-04-01");  // the table's
  }
  const auto told =
      std::count_if(reading.report.begin(), reading.report.end(),
                    [](const ReportLine& line) { return line.code == "record.bad_day"; });
  CHECK(told == 2);
}

TEST_CASE("who follows the page is a part of the reach, told or left over; a larger part is none") {
  const auto read = [](const std::string& columns, const std::string& cells) {
    std::string table = "Post ID,Title,Publish time,";
    table.append(columns).append("\n1,Hoi,2024-03-15,").append(cells).append("\n");
    return Read(table);
  };
  const std::string both = "Reach,Reach from followers,Reach from non-followers";
  CHECK(read(both, "5000,3000,2000").sightings[0].row.reach_followers == 3000);
  CHECK(read(both, "5000,,2000").sightings[0].row.reach_followers == 3000);
  CHECK(read(both, "5000,,").sightings[0].row.reach_followers == -1);
  CHECK(read(both, ",3000,2000").sightings[0].row.reach_followers == -1);
  for (const char* cells : {"5000,6000,", "5000,,6000", "5000,10,6000"}) {
    const MetricReading reading = read(both, cells);
    CHECK(reading.sightings[0].row.reach_followers == -1);
    CHECK(reading.report[0].code == "metrics.part_too_large");
  }
}

TEST_CASE("two meanings of who saw it are two measurements, each with its own parts") {
  const auto read = [](const std::string& columns, const std::string& cells) {
    std::string table = "Bericht-ID,Titel,Publicatietijdstip,Reacties,";
    table.append(columns).append("\n1,Hoi,15-3-2024,9,").append(cells).append("\n");
    const MetricReading reading = Read(table);
    REQUIRE(reading.sightings.size() == 1);
    std::vector<MetricRow> rows = reading.sightings[0].beside;
    rows.insert(rows.begin(), reading.sightings[0].row);
    return rows;
  };
  for (const auto& table :
       {std::pair<const char*, const char*>{"Bereik,Kijkers,Weergaven", "4800,5200,9100"},
        {"Viewers,Reach,Views", "5200,4800,9100"}}) {
    CAPTURE(table.first);
    const std::vector<MetricRow> rows = read(table.first, table.second);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].definition == Definition::kReach);
    CHECK(rows[0].reach == 4800);
    CHECK(rows[1].definition == Definition::kViewers);
    CHECK(rows[1].reach == 5200);
    for (const MetricRow& row : rows) {
      CHECK(row.impressions == 9100);
      CHECK(row.reactions == 9);
    }
  }
  const std::vector<MetricRow> only = read("Bereik,Kijkers", ",5200");
  REQUIRE(only.size() == 1);
  CHECK(only[0].definition == Definition::kViewers);
  const std::vector<MetricRow> parts =
      read("Bereik,Kijkers,Bereik van volgers,Kijkers die u volgen", "4800,5200,3000,3300");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].reach_followers == 3000);
  CHECK(parts[1].reach_followers == 3300);
}

// Measurements of one row, the codes of what it warns of, and how many paid parts are derived.
struct RowRead {
  std::vector<MetricRow> rows;
  std::vector<std::pair<std::string, std::string>> told;  // code and column
  std::int64_t derived = 0;
};

RowRead ReadRow(const std::string& columns, const std::string& cells) {
  std::string table = "Bericht-ID,Titel,Publicatietijdstip,";
  table.append(columns).append("\n1,Hoi,15-3-2024,").append(cells).append("\n");
  const MetricReading reading = Read(table);
  REQUIRE(reading.sightings.size() == 1);
  RowRead read{{reading.sightings[0].row}, {}};
  for (const MetricRow& each : reading.sightings[0].beside) read.rows.push_back(each);
  for (const ReportLine& line : reading.report) {
    if (line.code == "metrics.paid_derived") read.derived += line.count;
    if (line.level != ReportLine::Level::kRead) read.told.emplace_back(line.code, line.column);
  }
  return read;
}

std::int64_t Other(const MetricRow& row, const std::string& name) {
  for (const auto& [each, count] : row.others) {
    if (each == name) return count;
  }
  return -1;
}

TEST_CASE("each meaning of who saw it has its own paid part") {
  const RowRead both =
      ReadRow("Bereik,Kijkers,Bereik via Organische berichten,Kijkers via organische berichten",
              "4800,5200,1200,1300");
  REQUIRE(both.rows.size() == 2);
  CHECK(both.rows[0].reach_paid == 3600);
  CHECK(both.rows[1].definition == Definition::kViewers);
  CHECK(both.rows[1].reach_paid == 3900);
  CHECK(both.told.empty());
  CHECK(both.derived == 1);
  CHECK(ReadRow("Reach,Paid reach", "1200,300").derived == 0);
  // A part of another meaning is no part, and tells only that there was an advertisement.
  const RowRead boosted = ReadRow("Viewers,Reach from Boosted posts", "5200,3900");
  CHECK(boosted.rows[0].reach == -1);
  CHECK(boosted.rows[0].reach_paid == -1);
  CHECK(Other(boosted.rows[0], "viewers_total") == 5200);
  CHECK(boosted.told == decltype(boosted.told){{"metrics.paid_unknown", "Viewers"}});
  CHECK(ReadRow("Viewers,Reach from Boosted posts", "5200,0").rows[0].reach == 5200);
}

TEST_CASE("of an advertised message a figure without its own paid part is no reach of it") {
  const RowRead part = ReadRow("Kijkers,Bereik,Bereik via Organische berichten", "5200,4800,1200");
  REQUIRE(part.rows.size() == 1);
  CHECK(part.rows[0].definition == Definition::kReach);
  CHECK(part.rows[0].reach == 4800);
  CHECK(part.rows[0].reach_paid == 3600);
  CHECK(Other(part.rows[0], "viewers_total") == 5200);
  CHECK(part.told == decltype(part.told){{"metrics.paid_unknown", "Kijkers"}});
  // Without any advertisement there is no paid part of whatever figure.
  const RowRead none = ReadRow("Kijkers,Bereik,Bereik via Organische berichten", "5200,4800,4800");
  REQUIRE(none.rows.size() == 2);
  CHECK(none.rows[0].reach_paid == 0);
  CHECK(none.rows[1].reach_paid == 0);
  CHECK(none.rows[1].reach == 5200);
  // The part of a figure that the row does not tell is no part of another.
  const RowRead only = ReadRow("Kijkers,Bereik,Bereik via Organische berichten", "5200,,1200");
  REQUIRE(only.rows.size() == 1);
  CHECK(only.rows[0].reach == -1);
  CHECK(only.rows[0].reach_paid == -1);
  CHECK(Other(only.rows[0], "viewers_total") == 5200);
  CHECK(Other(only.rows[0], "reach_organic") == 1200);
}

TEST_CASE("a part that is more than its whole is told with its column and not used") {
  for (const auto& [columns, cells, column] :
       {std::tuple<const char*, const char*, const char*>{"Bereik,Bereik via Organische berichten",
                                                          "1200,3000",
                                                          "Bereik via Organische berichten"},
        {"Kijkers,Bereik,Bereik via Organische berichten", "1300,1200,3000",
         "Bereik via Organische berichten"},
        {"Viewers,Viewers from Organic posts", "1,2", "Viewers from Organic posts"},
        {"Reach,Paid reach", "1200,1201", "Paid reach"}}) {
    const std::string shown = columns;
    CAPTURE(shown);
    const RowRead read = ReadRow(columns, cells);
    CHECK(read.told == decltype(read.told){{"metrics.part_too_large", column}});
    for (const MetricRow& row : read.rows) {
      CHECK(row.reach_paid == -1);
      CHECK(Other(row, "reach_organic") == -1);
    }
  }
}

TEST_CASE("each cell that is no number is told once, by its column") {
  const RowRead read = ReadRow("Bereik,Kijkers,Weergaven,Reacties", "x,y,z,w");
  CHECK(read.told == decltype(read.told){{"metrics.no_number", "Reacties"},
                                         {"metrics.no_number", "Weergaven"},
                                         {"metrics.no_number", "Bereik"},
                                         {"metrics.no_number", "Kijkers"}});
}

TEST_CASE("figures in columns that no layout has are named once, words are not") {
  const MetricReading reading = Read(
      "Bericht-ID,Titel,Publicatietijdstip,Taal,Bereik,Kliks op foto's,Verborgen\n"
      "1,Hoi,15-3-2024,nl,5,7,0\n2,Hoi,16-3-2024,nl,5,8,1\n");
  const auto told =
      std::count_if(reading.report.begin(), reading.report.end(),
                    [](const ReportLine& line) { return line.code == "table.unread_columns"; });
  CHECK(told == 1);
  CHECK(reading.report[0].place == "map/cijfers 2024-04-01.csv (Kliks op foto's, Verborgen)");
}

TEST_CASE("day or month first is shown by the dates, or asked") {
  CHECK(Read(kHead + "1,Hoi,15-3-2024,,1,1\n").sightings[0].day_only);
  CHECK(Read(kHead + "1,Hoi,2024-03-04,,1,1\n").questions.empty());
  const std::string unclear = kHead + "1,Hoi,04/03/2024 09:00,,1,1\n";
  const MetricReading asked = Read(unclear);
  REQUIRE(asked.questions.size() == 1);
  CHECK(asked.questions[0].id == "date_order:cijfers 2024-04-01.csv");
  CHECK(asked.sightings[0].time == 0);
  const auto time = [&](const char* choice) {
    return Read(unclear, {{{"date_order:cijfers 2024-04-01.csv", choice}}}).sightings[0].time;
  };
  CHECK(time("day_first") == 1709539200);
  CHECK(time("month_first") == 1712127600);
}

TEST_CASE("an id that Excel spoiled is taken from the link") {
  const MetricReading reading =
      Read(kHead + "\"1,22158E+17\",Hoi,15-3-2024,https://www.facebook.com/1/posts/122,1,1\n");
  CHECK(reading.sightings[0].item_id == "122");
  for (const char* link :
       {"posts/1234567890", "posts/1234567890/?ref=x", "permalink?id=1&v=1234567890",
        "story.php?story_fbid=1234567890&id=1", "photo?fbid=1234567890x"}) {
    CAPTURE(link);
    const std::string row =
        ",Hoi,15-3-2024,https://www.facebook.com/" + std::string(link) + ",1,1\n";
    const auto id = [&](std::string cells) {
      return Read(kHead + cells.append(row)).sightings[0].item_id;
    };
    CHECK(id("1E+9") == "1234567890");
    CHECK(id("7") == "7");
  }
  CHECK(Read(kHead + "Totaal,,,,9,9\n").sightings.empty());
}

TEST_CASE("Instagram has its own words and its own platform") {
  const MetricReading reading = Read(
      "Bericht-ID,Omschrijving,Publicatietijdstip,Permalink,Vind-ik-leuks,Opmerkingen,Aantal keer "
      "opgeslagen\n7,Markt,03/15/2024 09:00,https://www.instagram.com/p/AbC/,40,,3\n");
  REQUIRE(reading.sightings.size() == 1);
  CHECK(reading.sightings[0].platform == "instagram");
  CHECK(reading.sightings[0].row.reactions == 40);
  CHECK(reading.sightings[0].row.comments == -1);
  CHECK(reading.sightings[0].row.others.size() == 1);
}

TEST_CASE("a sum that differs and a count that is none are told; tables per day are refused") {
  const std::string head =
      "Post ID,Publish time,Reactions,Comments,Shares,\"Reactions, Comments and Shares\"\n";
  CHECK(Read(head + "1,2024-03-15,4,2,1,7\n").report.size() == 1);
  CHECK(Read(head + "1,2024-03-15,4,2,1,8\n").report[0].code == "metrics.sum_differs");
  CHECK(Read(head + "1,2024-03-15,4,2,\"1,5\",7\n").report[0].code == "metrics.no_number");
  CHECK(Read("sep=,\nBereik\nDatum,Primary\n2024-03-15,5\n").report[0].code ==
        "metrics.daily_table");
  CHECK(Read("Post ID,Reach,reach\n1,2,3\n").report[0].code == "table.twin_columns");
}

TEST_CASE("counts carry the day that the table tells, never that of the import") {
  const std::string head = "Post ID,Page name,Publish time,Reactions";
  const std::string row = "\n\"12\",Gemeente Voorbeeld,03/15/2024 09:00,4";
  const auto day = [&](const std::string& path, const std::string& bytes) {
    const MetricReading reading = ReadMetaCsv({path, bytes}, "2024-06-01", {});
    REQUIRE(reading.sightings.size() == 1);
    return reading.sightings[0].row.measured;
  };
  CHECK(day("cijfers.csv", head + row).empty());
  CHECK(day("content_2024-01-01_2024-03-31.csv", head + row) == "2024-03-31");
  CHECK(day("Jan-01-2024_Mar-31-2024_12345678.csv", head + row) == "2024-03-31");
  CHECK(day("tweets_20240301_20240401_nl.csv", head + row) == "2024-04-01");
  CHECK(day("cijfers 31 maart 2024.csv", head + row) == "2024-03-31");
  CHECK(day("cijfers.csv", "Periode: 1-3-2024 t/m 31-3-2024\n" + head + row) == "2024-03-31");
  CHECK(day("a_2024-03-20.csv", "Data as of May 2, 2024\n" + head + row) == "2024-05-02");
  CHECK(day("cijfers.csv", head + ",Data as of" + row + ",2024-05-03") == "2024-05-03");
  // In the future, before a message of the table, or of two meanings: not the table's day.
  CHECK(day("cijfers_2025-01-01.csv", head + row).empty());
  CHECK(day("cijfers_2024-03-01.csv", head + row).empty());
  CHECK(day("cijfers_03-04-2024.csv", head + row).empty());
}

TEST_CASE("a table that tells no day asks for it, and takes no day that cannot be") {
  const std::string table = "Post ID,Publish time,Reactions\n\"12\",03/15/2024 09:00,4\n";
  const auto read = [&](const Answers& answers) {
    return ReadMetaCsv({"map/cijfers.csv", table}, "2024-06-01", answers);
  };
  const MetricReading asked = read({});
  REQUIRE(asked.questions.size() == 1);
  CHECK(asked.questions[0].id == "measured:cijfers.csv");
  CHECK(asked.questions[0].form == "day");
  CHECK(asked.sightings[0].row.measured.empty());
  const auto day = [&](const char* answer) {
    return read({{{"measured:cijfers.csv", answer}}}).sightings[0].row.measured;
  };
  CHECK(day("2024-05-30") == "2024-05-30");
  // Before the message: not its day, and it is said.
  CHECK(day("2024-03-14").empty());
  CHECK(read({{{"measured:cijfers.csv", "2024-03-14"}}}).report[0].code ==
        "metrics.day_before_message");
  for (const char* answer : {"2024-06-02", "2024-02-30", "gisteren", "30-05-2024", ""}) {
    CHECK(day(answer).empty());
  }
}

TEST_CASE("law: a day that is answered counts for all messages of no later day, and how many") {
  const std::string head = "Post ID,Publish time,Reactions\n";
  for (int days = 1; days <= 9; ++days) {
    std::string table = head;
    for (int day = 1; day <= 9; ++day) {
      table += std::to_string(day) + ",03/0" + std::to_string(day) + "/2024 23:30,4\n";
    }
    table += "10,03/17/2024 09:00,4\n";  // so that the order of day and month is known
    const std::string answer = "2024-03-0" + std::to_string(days);
    const MetricReading read =
        ReadMetaCsv({"c.csv", table}, "2024-06-01", {{{"measured:c.csv", answer}}});
    std::vector<std::string> dated, undated, told;
    for (const MetricSighting& each : read.sightings) {
      (each.row.measured == answer ? dated : undated).push_back(each.record);
    }
    for (const ReportLine& line : read.report) {
      if (line.code == "metrics.day_before_message") told.push_back(line.place);
    }
    CHECK(dated.size() == static_cast<std::size_t>(days));
    CHECK(told == undated);
  }
}

TEST_CASE("each figure has the definition of its column") {
  const auto definition = [](const std::string& columns, const std::string& cells) {
    std::string table = "Bericht-ID,Titel,Publicatietijdstip,";
    table.append(columns).append("\n1,Hoi,15-3-2024,").append(cells).append("\n");
    return Read(table).sightings[0].row.definition;
  };
  CHECK(definition("Kijkers,Weergaven", "5200,9100") == Definition::kViewers);
  CHECK(definition("Kijkers,Weergaven", ",9100") == Definition::kViews);
  CHECK(definition("Bereik,Vertoningen", "5200,9100") == Definition::kReach);
  CHECK(definition("Bereik,Vertoningen", ",9100") == Definition::kImpressions);
  CHECK(definition("Bereik,Kijkers", "5200,4800") == Definition::kReach);
  CHECK(definition("Bereik,Vertoningen", ",") == Definition::kUnknown);
}

TEST_CASE("each row of a table is a sighting or a line of the report") {
  const MetricReading reading =
      ReadMetaCsv({"cijfers.csv",
                   "Post ID,Page name,Publish time,Reactions\n\"12\",A,03/15/2024 09:00,4\n"
                   "\"12\",A,03/15/2024 09:00,4\nTotal,,,9\n\"13\",A,03/16/2024 09:00,x\n"},
                  "2024-06-01", {});
  std::size_t told = reading.sightings.size();
  for (const ReportLine& line : reading.report) {
    if (line.code == "file.read") CHECK(line.count == 4);
    if (line.code == "record.twin") CHECK(line.place == "cijfers.csv#3");
    const bool counts = line.level == ReportLine::Level::kMerged ||
                        line.level == ReportLine::Level::kNotOurs ||
                        line.level == ReportLine::Level::kMalformed;
    told += counts && line.place.find('#') != std::string::npos ? 1 : 0;
  }
  CHECK(told == 4);
  CHECK(reading.sightings[0].is_page);
  CHECK(reading.sightings[0].account == "A");
}

}  // namespace
}  // namespace kringen
