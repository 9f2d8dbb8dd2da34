// A report: sums add up to the messages of the period, what is unknown is not 0, nothing from
// outside becomes markup or a formula, and the same export gives the same bytes.
#include "report/report.h"

#include <doctest/doctest.h>

#include "report/digest_lines.h"
#include "report/report_csv.h"
#include "unit/report/report_fixtures.h"

namespace kringen {
namespace {

using namespace report_test;

ReportPeriod October() { return MonthPeriod("2026-10").value(); }

Publication SmallExport() {
  Publication publication = EmptyExport();
  publication.items = {
      Measure(ItemOf("a", "2026-10-01T00:00:00+02:00"), {120, 8, 3, 5200, -1}),
      Measure(ItemOf("b", "2026-10-31T23:59:59+01:00"), {40, -1, -1, 60, -1}),
      Measure(ItemOf("c", "2026-10-25T02:30:00+01:00"), {0, 0, 0, 0, -1}),
      ItemOf("d", "2026-10-12T10:00:00+02:00", "site"),
      ItemOf("e", "2026-10-13T10:00:00+02:00", ""),
      ItemOf("f", "2026-11-01T00:00:00+01:00"),
      ItemOf("g", "2026-09-30T23:59:59+02:00"),
  };
  SortPublication(&publication);
  return publication;
}

void CheckSums(const Made& made) {
  const Tally& tally = made.report.tally;
  ChannelTally sum;
  for (const ChannelTally& channel : tally.channels) sum.Add(channel);
  CHECK(sum.messages == tally.total.messages);
  CHECK(sum.replies == tally.total.replies);
  for (const auto part : {&ChannelTally::reactions, &ChannelTally::comments, &ChannelTally::shares,
                          &ChannelTally::viewers, &ChannelTally::paid, &ChannelTally::views}) {
    CHECK(sum.*part == tally.total.*part);
    CHECK((tally.total.*part).messages <= tally.total.messages);
  }
  CHECK(tally.total.messages == static_cast<std::int64_t>(tally.messages.size()));
  CHECK(tally.total.messages + tally.outside + tally.unsure ==
        static_cast<std::int64_t>(made.source.publication.items.size()));
  const Ranking& ranking = made.report.ranking;
  CHECK(ranking.ranked + ranking.unlike + ranking.unknown + ranking.contradicted +
            ranking.replies ==
        tally.total.messages);
}

TEST_CASE("sums are those of the messages, also of one without a channel; unknown is not 0") {
  Made made;
  Make(SmallExport(), October(), &made);
  CheckSums(made);
  const Tally& tally = made.report.tally;
  CHECK(tally.total.messages == 5);
  CHECK(tally.outside == 2);
  CHECK(tally.total.reactions == KnownSum{160, 3});
  CHECK(tally.total.comments == KnownSum{8, 2});
  CHECK(made.report.messages_before == 1);
  REQUIRE(tally.channels.size() == 3);
  CHECK(tally.channels[1].reactions == KnownSum{0, 0});
  CHECK(Has(made.html(), "zonder kanaal"));
  CHECK(Has(made.html(), "niet bekend"));
  CHECK(Has(made.html(), "bekend van 3 van de 5"));
  CHECK(Has(made.html(), "minstens 160 duimpjes"));
  CHECK(Has(made.html(), "Facebook (3)"));
  CHECK(Has(made.channels(), "\"Website\";1;0;;0;;0;;0;;0;;0;;0\r\n"));
  CHECK(Has(made.channels(), "\"samen\";5;0;160;3;8;2;3;2;;3;;0;;0\r\n"));
}

TEST_CASE("the laws hold for a month, some days, a case, one message and none") {
  Publication publication = SmallExport();
  publication.items[0].case_id = "weg";
  for (const ReportPeriod& period :
       {October(), MonthPeriod("2026-09").value(), MonthPeriod("2031-01").value(),
        DatesPeriod("2026-10-25", "2026-10-25").value(), CasePeriod("weg"), CasePeriod("niets")}) {
    for (const char* language : {"nl", "en"}) {
      Made made, again;
      Make(publication, period, &made, language);
      Make(publication, period, &again, language);
      CheckSums(made);
      for (std::size_t i = 0; i < made.files.size(); ++i) {
        CHECK(made.files[i].path == again.files[i].path);
        CHECK(made.files[i].bytes == again.files[i].bytes);
        CHECK_FALSE_MESSAGE(Has(made.files[i].bytes, "report."), made.files[i].path);
        CHECK_FALSE_MESSAGE(Has(made.files[i].bytes, "{count"), made.files[i].path);
      }
    }
  }
}

TEST_CASE("more messages never make a sum smaller") {
  Publication publication = EmptyExport();
  Tally before;
  for (const PublicationItem& item : SmallExport().items) {
    publication.items.push_back(item);
    const ReportSource source = SourceOf(publication, "");
    const Tally tally = TallyOf(source, October());
    CHECK(tally.total.messages >= before.total.messages);
    CHECK(tally.total.reactions.sum >= before.total.reactions.sum);
    CHECK(tally.total.reactions.messages >= before.total.reactions.messages);
    before.total = tally.total;
  }
  CHECK(before.total.messages == 5);
}

TEST_CASE("a month without messages says so, and one without a figure says that it is not known") {
  Made none, bare;
  Make(SmallExport(), MonthPeriod("2025-01").value(), &none);
  CHECK(Has(none.html(), "In januari 2025 verschenen er geen berichten."));
  CHECK_FALSE(Has(none.html(), "<table"));
  Publication publication = EmptyExport();
  publication.items = {ItemOf("a", "2026-10-02T10:00:00+02:00")};
  Make(publication, October(), &bare);
  CHECK(Has(bare.html(), "In oktober 2026 verscheen er 1 bericht: Facebook (1)."));
  CHECK_FALSE(Has(bare.html(), "Er kwam terug"));
  CHECK(Has(bare.html(), "Niet bekend: van geen bericht is te zeggen hoeveel mensen het zagen."));
  CHECK(bare.report.ranking.least.empty());
}

TEST_CASE("what is withdrawn is nowhere, what has expired or has no month is counted as left out") {
  Publication publication = SmallExport();
  publication.items[0].expires = "2026-10-20";
  publication.items[1].precision = TimePrecision::kYear;
  publication.withdrawn = {"c"};
  for (PublicationItem& item : publication.items) {
    if (item.id == "d") item.expires = "2026-10-20";
    if (item.id == "b") item.precision = TimePrecision::kYear;
  }
  Made made;
  Make(publication, October(), &made);
  CheckSums(made);
  CHECK(made.report.tally.expired == 1);
  CHECK(made.report.tally.unsure >= 1);
  CHECK(made.source.left_out.withdrawn == 1);
  for (const OutputFile& file : made.files) {
    CHECK_FALSE(Has(file.bytes, "Bericht c"));
    CHECK_FALSE(Has(file.bytes, "Bericht d"));
  }
  CHECK(Has(made.html(), "1 bericht is verlopen en telt hier niet mee."));
  CHECK(Has(made.html(), "1 bericht van de export is ingetrokken"));
}

TEST_CASE("what is still to come when the export was made is not told, and counted as left out") {
  for (const bool says_day : {true, false}) {
    Publication publication = SmallExport();
    const std::size_t all = TallyOf(SourceOf(publication, ""), October()).messages.size();
    const std::string day = "2026-10-02";
    publication.generated = says_day ? day : "";
    const ReportSource source = SourceOf(publication, "", says_day ? "2026-12-01" : day);
    const Tally tally = TallyOf(source, October());
    CHECK(tally.ahead > 0);
    CHECK(tally.messages.size() + static_cast<std::size_t>(tally.ahead) == all);
    for (const MessageFigures& each : tally.messages)
      CHECK(FormatDate(each.item->published) <= day);
  }
  Publication publication = SmallExport();
  publication.items.push_back(ItemOf("later", "2026-11-20T10:00:00+01:00"));
  Made made;
  Make(publication, MonthPeriod("2026-11").value(), &made);
  CHECK(made.report.tally.ahead == 1);
  for (const OutputFile& file : made.files) CHECK_FALSE(Has(file.bytes, "Bericht later"));
}

TEST_CASE("nothing from outside becomes markup, a formula or a new row") {
  Publication publication = SmallExport();
  publication.title = "<script>alert(1)</script>";
  publication.channels[0].name = "=HYPERLINK(\"x\")";
  for (PublicationItem& item : publication.items) {
    item.title = "<img src=x onerror=1> \"en\";\n+1+1";
    item.url = "javascript:alert(1)";
  }
  Made made;
  Make(publication, October(), &made);
  CHECK_FALSE(Has(made.html(), "<script"));
  CHECK_FALSE(Has(made.html(), "<img"));
  CHECK_FALSE(Has(made.html(), "href=\"javascript"));
  CHECK(Has(made.html(), "&lt;img src=x"));
  CHECK(Has(made.channels(), "\r\n\"'=HYPERLINK(\"\"x\"\")\";3"));
  std::size_t lines = 0;
  for (const char c : made.messages()) lines += c == '\n' ? 1 : 0;
  CHECK(lines == 6);
  CHECK(made.messages().substr(0, 3) == "\xEF\xBB\xBF");
  for (const char* text : {"=1", "+1", "-1", "@a", "\t=1", "\r=1"}) {
    CHECK_MESSAGE(CsvText(text).substr(0, 2) == "\"'", text);
  }
  CHECK(CsvText("a=1") == "\"a=1\"");
  CHECK(CsvText("") == "\"\"");
}

TEST_CASE("the page lets in its own style and nothing else") {
  Made made;
  Make(SmallExport(), October(), &made);
  const std::string style = ReadText("assets/report/report.css");
  CHECK(Has(made.html(), "default-src &#39;none&#39;"));
  CHECK(Has(made.html(), Escape(PolicySource(style))));
  CHECK(Has(made.html(), "<style>" + style + "</style>"));
  CHECK_FALSE(Has(made.html(), " style="));
  CHECK_FALSE(Has(made.html(), " src="));
  // echo -n abc | openssl dgst -sha256 -binary | base64
  CHECK(PolicySource("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}

TEST_CASE("the check number is that of sha256sum, in the order of a shell") {
  // printf a >feed.json; printf b >feed-2.json; sha256sum feed*.json | sha256sum
  const std::vector<OutputFile> files = FeedFilesOf(
      {{"feed.json", "a"}, {"reach.json", "x"}, {"feed-2.json", "b"}, {"sub/feed.json", "y"}});
  REQUIRE(files.size() == 2);
  CHECK(DigestOfFiles(files) == "128468b9f3bd0f99b69843a51762d87eabf044ed192f7f590486bb073699a30a");
  Made made, other;
  Make(SmallExport(), October(), &made);
  Publication changed = SmallExport();
  changed.items[0].content_text += "!";
  Make(changed, October(), &other);
  CHECK(made.report.export_digest != other.report.export_digest);
  CHECK(Has(made.html(), made.report.export_digest));
  CHECK(Has(made.html(), DigestOfFiles({made.files[1], made.files[2]})));
  CHECK(Has(made.html(), "sha256sum " + made.files[2].path + " " + made.files[1].path + " |"));
  CHECK_FALSE(Has(made.html(), "*.csv"));
}

TEST_CASE(
    "a period that was not over when the export was made says so, and one that was does not") {
  for (const char* language : {"nl", "en"}) {
    const bool is_dutch = language[0] == 'n';
    const auto said = [&](const ReportPeriod& period) {
      Made made;
      Make(SmallExport(), period, &made, language);
      const bool is_over = made.report.passed == Passed::kWhole;
      CHECK(Has(made.html(), "class=\"passed\"") != is_over);
      return made.html();
    };
    CHECK_FALSE(Has(said(October()), "class=\"passed\""));
    CHECK(Has(said(MonthPeriod("2026-11").value()),
              is_dutch
                  ? "Deze maand was nog niet voorbij toen de export werd gemaakt, op 6 november "
                    "2026."
                  : "This month was not over when the export was made, on 6 November 2026."));
    CHECK(Has(said(MonthPeriod("2026-11").value()),
              is_dutch ? "In november 2026 (tot en met 6 november 2026) verscheen er 1 bericht"
                       : "In November 2026 (up to 6 November 2026) 1 message appeared"));
    CHECK(Has(said(DatesPeriod("2026-11-01", "2026-11-06").value()),
              is_dutch ? "Deze periode was nog niet voorbij" : "This period was not over"));
    const std::string ahead = said(MonthPeriod("2031-01").value());
    CHECK(Has(ahead, is_dutch ? "Deze maand moest nog beginnen" : "This month had yet to begin"));
    CHECK(Has(ahead, is_dutch ? "In januari 2031 zijn er nog geen berichten bekend."
                              : "In January 2031 no messages are known yet."));
    CHECK_FALSE(Has(ahead, is_dutch ? "verschenen er geen" : "no messages appeared"));
  }
}

TEST_CASE("a case of which nothing is public is called by its title") {
  Publication publication = SmallExport();
  Made none, expired;
  Make(publication, CasePeriod("weg"), &none);
  CHECK(Has(none.html(), "<h1>Rapport over ‘De weg open’</h1>"));
  CHECK(Has(none.html(), "Over ‘De weg open’ verschenen er geen berichten."));
  publication.items[0].case_id = "weg";
  publication.items[0].expires = "2026-10-20";
  Make(publication, CasePeriod("weg"), &expired);
  CHECK(Has(expired.html(), "<h1>Rapport over ‘De weg open’</h1>"));
  CHECK(Has(expired.html(), "1 bericht is verlopen"));
}

TEST_CASE("of what was reported nothing is taken off, and whom money brought is said beside it") {
  Publication publication = EmptyExport();
  publication.items = {
      Measure(ItemOf("a", "2026-10-01T10:00:00+02:00"), {5, 0, 0, 100, -1, 60}),
      Measure(ItemOf("b", "2026-10-02T10:00:00+02:00"), {1, 0, 0, 1, -1}),
      Measure(ItemOf("c", "2026-10-03T10:00:00+02:00"), {5, 0, 0, 30, -1, 30}),
  };
  Made made;
  Make(publication, October(), &made);
  CheckSums(made);
  CHECK(made.report.tally.total.viewers == KnownSum{131, 3, "viewers"});
  CHECK(made.report.tally.total.paid == KnownSum{90, 2, "viewers"});
  CHECK(Has(made.html(), "Facebook meldde 100 kijkers, waarvan 60 door een advertentie."));
  CHECK(Has(made.html(), "Facebook meldde 30 kijkers, waarvan 30 door een advertentie."));
  CHECK(Has(made.html(), "Facebook meldde 1 kijker."));
  CHECK(Has(made.html(), "90 kijkers zijn door een advertentie bereikt."));
  CHECK(Has(made.html(), "<td>131</td>"));
  CHECK(Has(made.messages(), ";5;0;0;100;60;;\"kijkers\";\"platform\""));
  CHECK(Has(made.messages(), ";1;0;0;1;;;\"kijkers\";\"platform\""));
  CHECK(Has(made.channels(), "\"Facebook\";3;0;11;3;0;3;0;3;131;3;90;2;;0\r\n"));
}

TEST_CASE("figures that contradict each other are in no sum, and that is said") {
  Publication publication = EmptyExport();
  publication.items = {
      Measure(ItemOf("a", "2026-10-01T10:00:00+02:00"), {5, 0, 0, 100, -1, 60}),
      Measure(ItemOf("b", "2026-10-03T10:00:00+02:00"), {5, 0, 0, 30, -1, 900}),
      Measure(ItemOf("c", "2026-10-03T10:00:00+02:00"), {31, 0, 0, 30, -1}),
  };
  Made made;
  Make(publication, October(), &made);
  CHECK(made.report.tally.contradictory == 2);
  CHECK(made.report.tally.total.viewers == KnownSum{100, 1, "viewers"});
  CHECK(made.report.tally.total.paid == KnownSum{60, 1, "viewers"});
  CHECK(Has(made.html(), "Van 2 berichten spreken de cijfers elkaar tegen."));
  // The two tables say the same of them: nothing of who saw it.
  CHECK(Has(made.messages(), "\"bericht\";5;0;0;100;60;;\"kijkers\";\"platform\""));
  for (const char* counts : {"5;0;0", "31;0;0"}) {
    CHECK(Has(made.messages(), "\"bericht\";" + std::string(counts) +
                                   ";;;;\"\";\"\";\"2026-11-05\";\"\";\"\";\"\";\"geen "
                                   "schatting: de cijfers spreken elkaar tegen\""));
  }
  CHECK(Has(made.channels(), "\"Facebook\";3;0;41;3;0;3;0;3;100;1;60;1;;0\r\n"));
}

TEST_CASE(
    "law: the day of the figures is said of as many messages as have one, the others are told") {
  for (std::size_t dated = 0; dated <= 3; ++dated) {
    Publication publication = EmptyExport();
    publication.items = {
        Measure(ItemOf("a", "2026-10-01T10:00:00+02:00"), {5, 0, 0, 100}),
        Measure(ItemOf("b", "2026-10-02T10:00:00+02:00"), {5, 0, 0, 100}),
        Measure(ItemOf("c", "2026-10-03T10:00:00+02:00"), {5, 0, 0, 100}),
        ItemOf("d", "2026-10-04T10:00:00+02:00"),
    };
    for (std::size_t i = dated; i < 3; ++i) publication.items[i].metrics[0].measured.clear();
    Made made;
    Make(publication, October(), &made);
    CHECK(made.report.tally.dated == static_cast<std::int64_t>(dated));
    CHECK(made.report.tally.undated == static_cast<std::int64_t>(3 - dated));
    CHECK(Has(made.html(), "De cijfers zijn gemeten op 5 november 2026.") == (dated == 3));
    CHECK(Has(made.html(), "Van 1 bericht zijn de cijfers gemeten op 5 november 2026.") ==
          (dated == 1));
    CHECK(Has(made.html(), "Van 2 berichten zijn de cijfers gemeten op 5 november 2026.") ==
          (dated == 2));
    CHECK(Has(made.html(), "weten we niet op welke dag ze gemeten zijn.") == (dated < 3));
    CHECK(Has(made.html(), "Van 2 berichten met cijfers weten we niet op welke dag") ==
          (dated == 1));
  }
}

TEST_CASE("channels of one name are told apart, wherever they are named") {
  Publication publication = EmptyExport();
  const auto add = [&](const char* id, const char* name, Platform platform) {
    publication.channels.push_back({id, name, ChannelKind::kOther, platform, "page", -1});
    publication.items.push_back(
        Measure(ItemOf(id, "2026-10-01T10:00:00+02:00", id), {5, 0, 0, 100, -1}));
  };
  publication.channels.clear();
  add("alleen", "Burgemeester", Platform::kFacebook);
  add("fb", "Gemeente Proefveld", Platform::kFacebook);
  add("fb-2", "gemeente proefveld", Platform::kFacebook);
  add("insta", "Gemeente Proefveld", Platform::kInstagram);
  add("brief", "Gemeente Proefveld", Platform::kNewsletter);
  add("net", "Gemeente Proefveld", Platform::kUnknown);
  for (const auto& [language, letter] :
       {std::pair<const char*, const char*>{"nl", "nieuwsbrief"}, {"en", "newsletter"}}) {
    Made made;
    Make(publication, October(), &made, language);
    for (const std::string& name :
         {std::string("Burgemeester"), std::string("Gemeente Proefveld (Facebook, fb)"),
          std::string("gemeente proefveld (Facebook, fb-2)"),
          std::string("Gemeente Proefveld (Instagram)"),
          "Gemeente Proefveld (" + std::string(letter) + ")",
          std::string("Gemeente Proefveld (net)")}) {
      CAPTURE(name);
      CHECK(Has(made.html(), ">" + name + "</span>"));
      CHECK(Has(made.html(), name + " (1)"));
      CHECK(Has(made.channels(), "\"" + name + "\""));
      CHECK(Has(made.messages(), "\"" + name + "\""));
    }
    CHECK_FALSE(Has(made.html(), "report.on."));
  }
}

TEST_CASE("that somebody shared at least 0 is not said") {
  Publication publication = EmptyExport();
  publication.items = {
      Measure(ItemOf("a", "2026-10-01T10:00:00+02:00"), {5, 0, -1, 100, -1}),
      Measure(ItemOf("b", "2026-10-02T10:00:00+02:00"), {1, -1, -1, 10, -1}),
      Measure(ItemOf("c", "2026-10-03T10:00:00+02:00"), {-1, -1, 0, 10, -1}),
  };
  Made made;
  Make(publication, October(), &made);
  CHECK_FALSE(Has(made.html(), "minstens 0"));
  CHECK(Has(made.html(), "Er kwam terug: minstens 6 duimpjes."));
}

TEST_CASE("half had an answer within a time that is never shorter than it was") {
  const ReportWords words(WordsOf("nl"));
  using Case = std::pair<std::int64_t, const char*>;
  for (const Case& each :
       {Case{1, "1 minuut"}, Case{89, "89 minuten"}, Case{90, "2 uur"}, Case{121, "3 uur"},
        Case{47 * 60, "47 uur"}, Case{47 * 60 + 1, "2 dagen"}, Case{48 * 60, "2 dagen"},
        Case{48 * 60 + 1, "3 dagen"}, Case{10080, "7 dagen"}}) {
    CHECK_MESSAGE(words.Duration(each.first) == each.second, each.first);
  }
}

TEST_CASE("questions and answers: counted, timed, and what nobody knows") {
  Publication publication = SmallExport();
  publication.items[0].dialogue = Dialogue{};
  Made unknown;
  Make(publication, October(), &unknown);
  CHECK(Has(unknown.html(), "Hoeveel vragen inwoners stelden"));
  for (PublicationItem& item : publication.items) {
    if (item.id == "a") item.dialogue = Dialogue{4, 3, {10, 20, 30}, {10080}};
    if (item.id == "b") item.dialogue = Dialogue{2, 5, {}, {}};
  }
  Made made;
  Make(publication, October(), &made);
  CHECK(made.report.answers.questions == 4);
  CHECK(made.report.answers.open() == 1);
  CHECK(made.report.answers.unknown == 2);
  CHECK(made.report.answers.median_minutes == 20);
  CHECK(Has(made.html(),
            "Inwoners stelden 4 vragen; 3 zijn beantwoord. De helft kreeg binnen 20 "
            "minuten antwoord. Nog niet beantwoord: 1 vraag. Van 2 andere vragen is niet "
            "bekend of er antwoord kwam."));
  for (PublicationItem& item : publication.items) {
    if (item.id == "a") item.dialogue = Dialogue{2, 1, {10}, {10080}};
  }
  Made one;
  Make(publication, October(), &one);
  CHECK(Has(one.html(), "Inwoners stelden 2 vragen; 1 is beantwoord."));
  // "Other questions" only where some were told of before.
  for (PublicationItem& item : publication.items) {
    if (item.id == "a") item.dialogue = Dialogue{};
  }
  Made rest;
  Make(publication, October(), &rest);
  CHECK(Has(rest.html(), "Van 2 vragen is niet bekend of er antwoord kwam."));
  CHECK_FALSE(Has(rest.html(), "andere vragen"));
}

}  // namespace
}  // namespace kringen
