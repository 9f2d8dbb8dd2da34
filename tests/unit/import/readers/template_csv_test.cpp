#include "import/readers/template_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "model/publication_json.h"

namespace kringen {
namespace {

Reading Read(const std::string& bytes, const Answers& answers = {}) {
  return ReadTemplateCsv({"map/Regels 2024.csv", bytes}, "2026-11-28", answers);
}

std::string Example() {
  std::ifstream file(KRINGEN_SOURCE_DIR "/docs/sjabloon.csv", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> Ids(const Reading& reading) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : reading.candidates) ids.push_back(candidate.item.id);
  return ids;
}

Candidate Titled(const Reading& reading, const std::string& title) {
  const auto found =
      std::find_if(reading.candidates.begin(), reading.candidates.end(),
                   [&](const Candidate& candidate) { return candidate.item.title == title; });
  REQUIRE(found != reading.candidates.end());
  return *found;
}

TEST_CASE("the example that people start from is read whole") {
  const Reading reading = Read(Example());
  REQUIRE(reading.candidates.size() == 4);
  CHECK(reading.questions.empty());
  CHECK(reading.report.size() == 1);
  const Candidate opening = Titled(reading, "Opening buurthuis");
  CHECK(opening.withheld.empty());
  CHECK(opening.audience == Audience::kPublic);
  CHECK(opening.item.published == 1710489600);
  CHECK(opening.item.precision == TimePrecision::kMinute);
  CHECK(opening.item.content_text == "Vandaag is het buurthuis open; iedereen is welkom.");
  CHECK(opening.item.url == "https://voorbeeld.nl/buurthuis");
  CHECK(opening.item.case_id == "buurthuis");
  CHECK(opening.item.instrument == Instrument::kCommunication);
  CHECK(opening.item.direction == Direction::kOneWay);
  const Candidate visit = Titled(reading, "Werkbezoek De Lutte");
  CHECK(visit.item.kind == ItemKind::kVisit);
  CHECK(visit.item.precision == TimePrecision::kDay);
  CHECK(visit.item.end - visit.item.published == 2 * 86400);
  CHECK(visit.item.villages == std::vector<std::string>{"De Lutte"});
  CHECK(visit.item.tags == std::vector<std::string>{"verenigingen", "sport"});
  CHECK(Titled(reading, "Subsidie voor de kermis").item.precision == TimePrecision::kMonth);
  CHECK(Titled(reading, "Nog niet openbaar").withheld == "withheld.not_marked_visible");
  REQUIRE(reading.cases.size() == 2);
  CHECK(reading.cases[0].title == "Buurthuis");
  REQUIRE(reading.channels.size() == 3);
  CHECK(reading.channels[1].id == "op-pad");
  CHECK(reading.channels[1].kind == ChannelKind::kVisit);
  CHECK(reading.channels[0].platform == Platform::kPress);
  CHECK(reading.channels[1].platform == Platform::kVisit);
  CHECK(reading.channels[2].platform == Platform::kWebsite);
}

TEST_CASE("the platform of a channel is what its column says, never its name") {
  const auto channel_of = [](const std::string& rows) {
    const Reading reading = Read("datum;titel;tekst;kanaal;platform;soort;zichtbaar\n" + rows);
    REQUIRE(reading.channels.size() == 1);
    return reading.channels[0];
  };
  const auto row = [](const std::string& platform, const std::string& kind) {
    return "15-3-2024;A;Een;Facebook;" + platform + ";" + kind + ";ja\n";
  };
  CHECK(channel_of(row("Instagram", "bericht")).platform == Platform::kInstagram);
  CHECK(channel_of(row("Instagram", "bericht")).kind == ChannelKind::kSocial);
  CHECK(channel_of(row("", "bericht")).platform == Platform::kUnknown);
  CHECK(channel_of(row("", "pers")).platform == Platform::kUnknown);  // the session settles it
  CHECK(channel_of(row("", "bericht") + row("x", "pers")).platform == Platform::kX);
  CHECK(channel_of(row("x", "pers") + row("facebook", "pers")).platform == Platform::kOther);
  CHECK(channel_of(row("facebook", "pers") + row("x", "pers")).platform == Platform::kOther);
  CHECK(channel_of(row("nieuwsbrief", "bericht")).kind == ChannelKind::kOther);

  const Reading unknown = Read(
      "datum;titel;tekst;kanaal;platform;zichtbaar\n"
      "15-3-2024;A;Een;Krant;Hyves;ja\n");
  REQUIRE(unknown.report.size() >= 1);
  CHECK(std::any_of(unknown.report.begin(), unknown.report.end(),
                    [](const ReportLine& line) { return line.code == "record.unknown_word"; }));
  CHECK(unknown.channels[0].platform == Platform::kUnknown);
}

TEST_CASE("what a message is that does not say it follows from where its channel is") {
  const auto kind_of = [](const std::string& platform, const std::string& kind) {
    const Reading reading =
        Read("datum;titel;tekst;kanaal;platform;soort;zichtbaar\n15-3-2024;A;Een;K;" + platform +
             ";" + kind + ";ja\n16-3-2024;B;Twee;K;;" + kind + ";ja\n");
    REQUIRE(reading.candidates.size() == 2);
    CHECK(reading.candidates[0].item.kind == reading.candidates[1].item.kind);
    return reading.candidates[0].item.kind;
  };
  for (const char* social : {"facebook", "Instagram", "twitter", "linkedin"}) {
    CHECK(kind_of(social, "") == ItemKind::kPost);
    CHECK(kind_of(social, "onzin") == ItemKind::kPost);
    CHECK(kind_of(social, "pers") == ItemKind::kPress);
  }
  CHECK(kind_of("bezoek", "") == ItemKind::kVisit);
  CHECK(kind_of("krant", "") == ItemKind::kPress);
  CHECK(kind_of("website", "") == ItemKind::kPress);
  CHECK(kind_of("", "") == ItemKind::kPress);
}

TEST_CASE("the table to fill in has the columns that are read, and no other") {
  std::string header;
  for (const auto& names : TemplateColumns()) {
    header.append(header.empty() ? "" : ";").append(names.front());
  }
  const std::string example = Example();
  CHECK(example.substr(0, example.find('\n')) == header);
}

TEST_CASE("English headers, other separators and another order of rows are the same table") {
  const Reading dutch = Read(
      "datum;tijd;titel;tekst;kanaal;zichtbaar\n15-3-2024;9:00;A;Een;Krant;ja\n"
      "15-3-2024;9:00;B;Twee;Krant;ja\n");
  const Reading english = Read(
      "date,time,title,text,channel,visible\n2024-03-15,9:00 AM,B,Twee,Krant,yes\n"
      "2024-03-15,09:00,A,Een,Krant,TRUE\n");
  CHECK(Ids(dutch) == Ids(english));
  REQUIRE(dutch.candidates.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(dutch.candidates[i].item.title == english.candidates[i].item.title);
    CHECK(dutch.candidates[i].item.published == english.candidates[i].item.published);
    CHECK(english.candidates[i].withheld.empty());
  }
  CHECK(Ids(dutch)[0] != Ids(dutch)[1]);
}

TEST_CASE("an id of its own keeps a message the same when its words and time change") {
  const std::string head = "datum;titel;kanaal;zichtbaar;id\n";
  CHECK(Ids(Read(head + "2024-03-15;A;Krant;ja;7\n")) ==
        Ids(Read(head + "2024-03-16;Anders;Krant;ja;7\n")));
  const Reading linked =
      Read("datum;titel;link;zichtbaar\n2024-03-15;A;https://voorbeeld.nl/a?utm_source=brief;ja\n");
  CHECK(linked.candidates[0].item.url == "https://voorbeeld.nl/a");
  CHECK(linked.candidates[0].item.id.rfind("table-", 0) == 0);
  CHECK(linked.candidates[0].item.id.find("voorbeeld") == std::string::npos);
}

TEST_CASE("what is not marked visible is withheld, also when nothing is") {
  const Reading reading = Read("datum;titel\n2024-03-15;A\n");
  CHECK(reading.candidates[0].withheld == "withheld.not_marked_visible");
  CHECK(reading.report[0].code == "table.no_visible_column");
  for (const char* word : {"", "nee", "intern", "0"}) {
    CAPTURE(std::string(word));
    const std::string table = "datum;titel;zichtbaar\n2024-03-15;A;";
    CHECK_FALSE(Read(table + word + "\n").candidates[0].withheld.empty());
  }
}

TEST_CASE("an open order of day and month is asked, and the answer reads the rows") {
  const std::string table = "datum;titel;zichtbaar\n4-3-2024;A;ja\n";
  const Reading asked = Read(table);
  CHECK(asked.candidates.empty());
  REQUIRE(asked.questions.size() == 1);
  CHECK(asked.report[0].code == "record.asked");
  const Reading answered = Read(table, {{{asked.questions[0].id, "day_first"}}});
  REQUIRE(answered.candidates.size() == 1);
  CHECK(answered.candidates[0].item.published == 1709550000);
}

TEST_CASE("bad rows say where they are and cost nothing else") {
  const Reading reading = Read(
      "datum;tijd;einddatum;titel;link;soort;zichtbaar\n"
      "31-2-2024;;;A;;;ja\n2024-03-15;negen uur;;B;;;ja\n2024-03-15;;2024-03-01;C;;;ja\n"
      "2024-03-16;;;D;javascript:alert(1);;ja\n2024-03-17;;;E;;onzin;ja\nTotaal;;;;;;\n");
  CHECK(reading.candidates.size() == 3);
  std::vector<std::string> told;
  for (const ReportLine& line : reading.report) told.push_back(line.code + "@" + line.place);
  CHECK(told == std::vector<std::string>{
                    "record.bad_time@map/Regels 2024.csv#2",
                    "record.bad_time@map/Regels 2024.csv#3", "record.bad_end@map/Regels 2024.csv#4",
                    "record.bad_link@map/Regels 2024.csv#5",
                    "record.unknown_word@map/Regels 2024.csv#6",
                    "record.bad_time@map/Regels 2024.csv#7", "file.read@map/Regels 2024.csv"});
  CHECK(Read("a;b\n1;2\n").report[0].code == "table.unknown");
}

TEST_CASE(
    "a month is that month; what Excel made of one is told with its row, and is no other day") {
  const auto read = [](const std::string& date) {
    return Read("datum;titel;zichtbaar\n" + date + ";A;ja\n2024-05-01;B;ja\n");
  };
  for (const char* date : {"apr 2024", "april 2024", "2024-04", "4-2024"}) {
    CAPTURE(std::string(date));
    const Reading reading = read(date);
    REQUIRE(reading.candidates.size() == 2);
    CHECK(reading.candidates[0].item.precision == TimePrecision::kMonth);
    CHECK(FormatDate(reading.candidates[0].item.published).substr(0, 7) == "2024-04");
  }
  for (const char* date : {"apr-24", "24-apr", "apr 24", "15-apr-24", "1-4-24", "2024.1"}) {
    CAPTURE(std::string(date));
    const Reading reading = read(date);
    CHECK(reading.candidates.size() == 1);
    REQUIRE(reading.report[0].code == "record.unread_date");
    CHECK(reading.report[0].place == "map/Regels 2024.csv#2");
    CHECK(reading.report[0].column == "datum");
  }
}

TEST_CASE("a month is no day on which a message ends or its figures were counted") {
  const Reading reading = Read(
      "datum;einddatum;titel;zichtbaar;kijkers;gemeten op\n2024-03-15;april 2024;A;ja;90;\n"
      "2024-03-15;;B;ja;90;2024-04\n2024-03-15;;C;ja;90;apr-24\n");
  REQUIRE(reading.candidates.size() == 3);
  CHECK_FALSE(reading.candidates[0].item.end != 0);
  CHECK(reading.report[0].code == "record.bad_end");
  for (const std::size_t at : {1u, 2u}) {
    CHECK(reading.candidates[at].item.metrics.at(0).measured.empty());
    CHECK(reading.report[at].code == "record.bad_day");
  }
}

TEST_CASE("another message of the same day and channel in a later table is another message") {
  const std::string head = "datum;titel;tekst;kanaal;zichtbaar\n";
  const auto id = [&](const std::string& row) { return Ids(Read(head + row)).at(0); };
  const std::string opening = id("15-03-2024;Opening;Vandaag open.;Krant;ja\n");
  CHECK(id("15-03-2024;Kermis;De kermis komt.;Krant;ja\n") != opening);
  CHECK(id("15-03-2024;Opening;Iets heel anders.;Krant;ja\n") != opening);
  CHECK(id("15-03-2024;;Vandaag open.;Krant;ja\n") != opening);
  // Read again, in another table and another order, it is the same one.
  const auto both = Ids(Read(head + "15-03-2024;Kermis;De kermis komt.;Krant;ja\n"
                                    "15-03-2024;Opening;Vandaag open.;Krant;ja\n"));
  CHECK(std::count(both.begin(), both.end(), opening) == 1);
}

TEST_CASE("a row with an open quote is told, and the rows below it are read") {
  const Reading reading =
      Read("datum;titel;tekst;zichtbaar\n16-03-2024;C;\"open;ja\n17-03-2024;D;d;ja\n");
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates[0].item.title == "D");
  CHECK(std::any_of(reading.report.begin(), reading.report.end(), [](const ReportLine& line) {
    return line.code == "record.open_quote" && line.level == ReportLine::Level::kMalformed &&
           line.place.find("#2") != std::string::npos;
  }));
  CHECK(reading.report.back().count == 2);
}

TEST_CASE("figures of a message and the followers of its channel, each with its day") {
  const std::string head =
      "datum;titel;kanaal;platform;zichtbaar;volgers;kijkers;weergaven;duimpjes;reacties;gedeeld;"
      "gemeten op\n";
  const Reading reading =
      Read(head +
           "15-5-2026;Brug;Gemeente;facebook;ja;8.900;5.200;\"9,100\";30;4;2;1-6-2026\n"
           "16-5-2026;Markt;Gemeente;facebook;ja;8950;;800;;;;\n"
           "17-5-2026;Kermis;Gemeente;facebook;ja;;;;;;;\n");
  CHECK(reading.report.size() == 1);
  const PublicationItem bridge = Titled(reading, "Brug").item;
  REQUIRE(bridge.metrics.size() == 1);
  CHECK(bridge.metrics[0].reach == 5200);
  CHECK(bridge.metrics[0].impressions == 9100);
  CHECK(bridge.metrics[0].definition == Definition::kViewers);
  CHECK(bridge.metrics[0].reactions == 30);
  CHECK(bridge.metrics[0].comments == 4);
  CHECK(bridge.metrics[0].shares == 2);
  CHECK(bridge.metrics[0].measured == "2026-06-01");
  const PublicationItem market = Titled(reading, "Markt").item;
  REQUIRE(market.metrics.size() == 1);
  CHECK(market.metrics[0].definition == Definition::kViews);
  CHECK(market.metrics[0].measured.empty());
  CHECK(Titled(reading, "Kermis").item.metrics.empty());
  REQUIRE(reading.channels.size() == 1);
  CHECK(reading.channels[0].followers ==
        std::vector<FollowerCount>{{"2026-05-16", 8950}, {"2026-06-01", 8900}});
}

TEST_CASE("followers have the day that was told, and none of a row that is not public") {
  const auto counts = [](const std::string& row) {
    const Reading reading =
        Read("datum;titel;tekst;kanaal;platform;zichtbaar;volgers;gemeten op\n" + row + "\n");
    return reading.channels.empty() ? std::vector<FollowerCount>{} : reading.channels[0].followers;
  };
  CHECK(counts("15-5-2026;Brug;;Gemeente;facebook;ja;77;") ==
        std::vector<FollowerCount>{{"2026-05-15", 77}});
  CHECK(counts("15-5-2026;Brug;;Gemeente;facebook;ja;77;31-12-2026").empty());
  CHECK(counts("15-5-2026;Brug;;Gemeente;facebook;ja;77;oktober 2026").empty());
  CHECK(counts("2026;Brug;;Gemeente;facebook;ja;77;").empty());
  CHECK(counts("15-5-2026;Brug;;Gemeente;facebook;nee;77;").empty());
}

TEST_CASE("two counts of the followers of one day: the larger, and it is told") {
  const std::string head = "datum;titel;kanaal;platform;zichtbaar;volgers\n";
  const std::string more = "15-5-2026;A;Gemeente;facebook;ja;80\n";
  const std::string less = "15-5-2026;B;Gemeente;facebook;ja;77\n";
  for (const std::string& rows : {more + less, less + more}) {
    const Reading reading = Read(head + rows);
    CHECK(reading.channels[0].followers == std::vector<FollowerCount>{{"2026-05-15", 80}});
    CHECK(reading.report[0].code == "followers.two_counts");
    CHECK(reading.report[0].place == "map/Regels 2024.csv#3");
  }
  CHECK(Read(head + more + "15-5-2026;C;Gemeente;facebook;ja;80\n").report.size() == 1);
}

TEST_CASE("columns that nobody reads are named once, without the columns that have no name") {
  const Reading reading =
      Read("datum;titel;zichtbaar;wijk;;likes;reactions\n15-5-2026;A;ja;Noord;;3;4\n");
  REQUIRE(reading.report.size() == 2);
  CHECK(reading.report[0].code == "table.unread_columns");
  CHECK(reading.report[0].place == "map/Regels 2024.csv (wijk, reactions)");
  std::string wide = "datum;titel;zichtbaar";
  for (int i = 10; i < 40; ++i) wide += ";k" + std::to_string(i);
  const ReportLine line = Read(wide + "\n15-5-2026;A;ja\n").report[0];
  CHECK(line.count == 1);
  CHECK(line.place.substr(line.place.size() - 9) == "k21, ...)");
}

TEST_CASE("followers may be counted before a message, its own figures may not") {
  const auto day = [](const std::string& cells) {
    const Reading reading = Read(
        "datum;titel;kanaal;platform;zichtbaar;volgers;kijkers;gemeten op\n"
        "15-5-2026;Brug;Gemeente;facebook;ja;" +
        cells + "\n");
    return reading.channels[0].followers;
  };
  CHECK(day("77;;1-5-2026") == std::vector<FollowerCount>{{"2026-05-01", 77}});
  CHECK(day("77;5;1-5-2026").empty());
}

TEST_CASE("a figure that is none is told with its row, and taken for unknown") {
  const std::string head = "datum;titel;zichtbaar;kijkers;gemeten op\n15-5-2026;Brug;ja;";
  const std::pair<const char*, const char*> wrong[] = {
      {"veel;", "record.no_number"},       {"-5;", "record.no_number"},
      {"5,2;", "record.no_number"},        {"5.200.1;", "record.no_number"},
      {"9999999999;", "record.no_number"}, {"5;1-1-2027", "record.future_day"},
      {"5;gisteren", "record.bad_day"},    {"5;mei 2026", "record.bad_day"},
      {"5;14-5-2026", "record.early_day"}};
  for (const auto& each : wrong) {
    CAPTURE(each.first);
    const Reading reading = Read(head + each.first + "\n");
    REQUIRE(reading.report.size() == 2);
    CHECK(reading.report[0].code == each.second);
    CHECK(reading.report[0].place == "map/Regels 2024.csv#2");
    for (const MetricRow& row : reading.candidates[0].item.metrics) CHECK(row.measured.empty());
  }
}

TEST_CASE("an id that two rows have is told with the place of each, and both stay") {
  const std::string head = "datum;titel;kanaal;zichtbaar;id\n";
  const Reading reading = Read(head +
                               "15-5-2026;Brug dicht;Krant;ja;7\n"
                               "16-5-2026;Brug open;Krant;ja;8\n"
                               "17-5-2026;Weg dicht;Krant;ja;7\n"
                               "18-5-2026;Weg open;Krant;ja;7\n");
  CHECK(reading.candidates.size() == 4);
  std::vector<std::string> places;
  for (const ReportLine& line : reading.report) {
    if (line.code == "record.id_twice") places.push_back(line.place);
  }
  std::sort(places.begin(), places.end());
  CHECK(places == std::vector<std::string>{"map/Regels 2024.csv#2", "map/Regels 2024.csv#4",
                                           "map/Regels 2024.csv#5"});
}

TEST_CASE("what a channel is and who follows it may be told in the table") {
  const Reading reading = Read(
      "datum;titel;kanaal;platform;zichtbaar;soort account;volgers;volgers hier;gemeten op\n"
      "15-3-2026;A;Burgemeester;facebook;ja;profiel;300;60;21-4-2026\n"
      "16-3-2026;B;Burgemeester;facebook;ja;;310;62,5 %;22-4-2026\n"
      "17-3-2026;C;Gemeente;facebook;ja;pagina;4000;;21-4-2026\n"
      "18-3-2026;D;Wijk;instagram;ja;pagina;;;\n19-3-2026;E;Wijk;instagram;ja;profiel;;half;\n");
  REQUIRE(reading.channels.size() == 3);
  const Channel &mayor = reading.channels[0], &page = reading.channels[1],
                &unclear = reading.channels[2];
  CHECK(mayor.author == "profile");
  CHECK(mayor.followers == std::vector<FollowerCount>{{"2026-04-21", 300}, {"2026-04-22", 310}});
  CHECK(mayor.local_share == LocalShare{.625, -1, "A"});
  CHECK(page.author == "page");
  CHECK(page.local_share == LocalShare{});
  CHECK(unclear.author.empty());
  CHECK(std::count_if(reading.report.begin(), reading.report.end(), [](const ReportLine& line) {
          return line.code == "table.two_accounts";
        }) == 1);
  CHECK(std::count_if(reading.report.begin(), reading.report.end(),
                      [](const ReportLine& line) { return line.code == "record.no_share"; }) == 1);
}

TEST_CASE("viewers and what was counted before them are two measurements of one day") {
  const Reading reading = Read(
      "datum;titel;zichtbaar;kijkers;bereik;kijkers die volgen;weergaven;duimpjes;gemeten op\n"
      "15-3-2026;A;ja;5200;;3100;9000;40;21-4-2026\n16-3-2026;B;ja;;4100;;;30;21-4-2026\n"
      "17-3-2026;C;ja;500;480;;;;21-4-2026\n");
  const auto& viewers = Titled(reading, "A").item.metrics;
  REQUIRE(viewers.size() == 1);
  CHECK(viewers[0].definition == Definition::kViewers);
  CHECK(viewers[0].reach == 5200);
  CHECK(viewers[0].reach_followers == 3100);
  const auto& before = Titled(reading, "B").item.metrics;
  REQUIRE(before.size() == 2);
  CHECK(before[0].reactions == 30);
  CHECK(before[1].definition == Definition::kReach);
  CHECK(before[1].reach == 4100);
  const auto& both = Titled(reading, "C").item.metrics;
  REQUIRE(both.size() == 2);
  CHECK((both[0].reach == 500 && both[0].definition == Definition::kViewers));
  CHECK((both[1].reach == 480 && both[1].definition == Definition::kReach));
  for (const MetricRow& row : both) CHECK(row.measured == "2026-04-21");
  const Reading parts = Read(
      "datum;titel;zichtbaar;kijkers;bereik;kijkers die volgen\n15-3-2026;A;ja;;4100;3100\n"
      "16-3-2026;B;ja;;;3100\n");
  CHECK(Titled(parts, "A").item.metrics.at(0).reach_followers == 3100);
  CHECK(Titled(parts, "B").item.metrics.empty());
  CHECK(parts.report.at(0).code == "record.part_alone");
}

TEST_CASE("a row of which nobody knows whether it was paid is told once") {
  const Reading reading =
      Read("datum;titel;zichtbaar;kijkers;bereik;Promoted\n15-3-2026;A;ja;500;400;soms\n");
  CHECK(std::count_if(reading.report.begin(), reading.report.end(), [](const ReportLine& line) {
          return line.code == "metrics.paid_unclear";
        }) == 1);
  for (const MetricRow& row : Titled(reading, "A").item.metrics) CHECK(row.reach < 0);
}

}  // namespace
}  // namespace kringen
