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
                          &ChannelTally::viewers, &ChannelTally::views}) {
    CHECK(sum.*part == tally.total.*part);
    CHECK((tally.total.*part).messages <= tally.total.messages);
  }
  CHECK(tally.total.messages == static_cast<std::int64_t>(tally.messages.size()));
  CHECK(tally.total.messages + tally.outside + tally.unsure ==
        static_cast<std::int64_t>(made.source.publication.items.size()));
  const Ranking& ranking = made.report.ranking;
  CHECK(ranking.ranked + ranking.unlike + ranking.unknown + ranking.replies ==
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
  CHECK(Has(made.channels(), "\"Website\";1;0;;0;;0;;0;;0;;0\r\n"));
  CHECK(Has(made.channels(), "\"samen\";5;0;160;3;8;2;3;2;;3;;0\r\n"));
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
  Make(SmallExport(), MonthPeriod("2031-01").value(), &none);
  CHECK(Has(none.html(), "In januari 2031 verschenen er geen berichten."));
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
  CHECK(made.source.withdrawn == 1);
  for (const OutputFile& file : made.files) {
    CHECK_FALSE(Has(file.bytes, "Bericht c"));
    CHECK_FALSE(Has(file.bytes, "Bericht d"));
  }
  CHECK(Has(made.html(), "1 bericht is verlopen en telt hier niet mee."));
  CHECK(Has(made.html(), "1 bericht van de export is ingetrokken"));
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
            "minuten antwoord. Nog niet beantwoord: 1 vraag. Van nog 2 vragen is niet "
            "bekend of er antwoord kwam."));
}

}  // namespace
}  // namespace kringen
