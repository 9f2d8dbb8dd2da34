#include "import/readers/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/readers/calendar_lines.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr TimePoint kHour = 3600;
constexpr TimePoint kDay = 24 * kHour;
constexpr TimePoint kMarch15 = 1710489600;  // 15 March 2024 09:00 in Amsterdam

Reading Read(const std::string& bytes) { return ReadCalendar({"agenda.ics", bytes}); }

std::string Calendar(const std::string& lines) {
  return "BEGIN:VCALENDAR\n" + lines + "END:VCALENDAR\n";
}

std::string Event(const std::string& lines) {
  return "BEGIN:VEVENT\nSUMMARY:A\n" + lines + "END:VEVENT\n";
}

std::vector<Candidate> Titled(const Reading& reading, const std::string& title) {
  std::vector<Candidate> found;
  std::copy_if(reading.candidates.begin(), reading.candidates.end(), std::back_inserter(found),
               [&](const Candidate& candidate) { return candidate.item.title == title; });
  return found;
}

bool Tells(const Reading& reading, const std::string& code) {
  return std::any_of(reading.report.begin(), reading.report.end(),
                     [&](const ReportLine& line) { return line.code == code; });
}

std::string Summary(const Reading& reading) {
  std::string all;
  for (const Candidate& candidate : reading.candidates) {
    all += candidate.item.id + "|" + std::to_string(candidate.item.published) + "|" +
           std::to_string(candidate.item.end) + "|" + candidate.item.title + "|" +
           candidate.original_text + "\n";
  }
  return all;
}

// Days after 15 March 2024 on which an event that begins then recurs; -1 where it is not read.
std::vector<int> Days(const std::string& rule) {
  const auto found = CalendarOccurrences({{2024, 3, 15, 9, 0, 0}, false, false}, rule);
  if (!found) return {-1};
  std::vector<int> days;
  for (const CalendarTime& time : *found) {
    days.push_back(static_cast<int>((time.Instant() + 2 * kHour - kMarch15) / kDay));
  }
  return days;
}

TEST_CASE("an agenda with folds, escapes, versions and alarms") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  const auto market = Titled(reading, "Markt, met één kraam; gezellig");
  REQUIRE(market.size() == 1);
  const PublicationItem& item = market[0].item;
  CHECK(market[0].original_text == "Kom langs!\nTot\\dan\nMarktplein");
  CHECK(market[0].flags == std::vector<std::string>{"place"});
  CHECK(item.published == kMarch15);
  CHECK(item.end == kMarch15 + 3 * kHour);
  CHECK(item.tags == std::vector<std::string>{"wonen", "sport, spel"});
  CHECK(item.url == "https://voorbeeld.nl/markt");
  CHECK(item.kind == ItemKind::kEvent);
  CHECK(Titled(reading, "Oude versie").empty());
  CHECK(reading.channels[0].id == "ics-agenda-van-de-gemeente");
  CHECK(reading.source.exported == "2024-03-01");
}

TEST_CASE("who is invited and what an alarm says is nowhere; an id holds no address") {
  const std::string all = Summary(Read(FixtureText("calendar/agenda.ics")));
  for (const char* word : {"Truus", "truus", "Kees", "kees", "vergeten", "Boodschappen"}) {
    CAPTURE(std::string(word));
    CHECK(all.find(word) == std::string::npos);
  }
}

TEST_CASE("the end of whole days is exclusive") {
  const auto fair = Titled(Read(FixtureText("calendar/agenda.ics")), "Kermis");
  REQUIRE(fair.size() == 1);
  CHECK(fair[0].item.precision == TimePrecision::kDay);
  CHECK(fair[0].item.end - fair[0].item.published == 2 * kDay);
  for (const char* end : {"", "DTEND;VALUE=DATE:20240402\n", "DURATION:P1D\n"}) {
    const Reading one = Read(Calendar(Event("DTSTART;VALUE=DATE:20240401\n" + std::string(end))));
    REQUIRE(one.candidates.size() == 1);
    CHECK(one.candidates[0].item.end == 0);
  }
  // Over the change of the clock.
  const Reading change =
      Read(Calendar(Event("DTSTART;VALUE=DATE:20240330\nDTEND;VALUE=DATE:20240401\n")));
  CHECK(change.candidates[0].item.end - change.candidates[0].item.published == kDay - kHour);
}

TEST_CASE("what is not public is withheld for good, what is cancelled is gone") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  const auto secret = Titled(reading, "Geheim overleg");
  REQUIRE(secret.size() == 1);
  CHECK(secret[0].withheld == "withheld.not_public");
  CHECK_FALSE(secret[0].may_overrule);
  CHECK(Titled(reading, "Afgelast").empty());
  CHECK(reading.deleted.size() == 1);
  const Reading odd = Read(Calendar(Event("DTSTART:20240401T090000\nCLASS:X-ODD\n")));
  CHECK(odd.candidates[0].withheld == "withheld.not_public");
}

TEST_CASE("a series: what is left out is out, what is moved is moved") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  const auto council = Titled(reading, "Raad");
  REQUIRE(council.size() == 2);
  CHECK(council[0].item.end - council[0].item.published == 150 * 60);
  CHECK(council[1].item.published - council[0].item.published == 21 * kDay - kHour);
  CHECK(Titled(reading, "Raad, een dag later").size() == 1);
}

TEST_CASE("rules that are read, and rules that are not") {
  CHECK(Days("FREQ=DAILY;COUNT=3") == std::vector<int>{0, 1, 2});
  CHECK(Days("FREQ=WEEKLY;INTERVAL=2;COUNT=3") == std::vector<int>{0, 14, 28});
  CHECK(Days("FREQ=WEEKLY;COUNT=4;BYDAY=FR,MO") == std::vector<int>{0, 3, 7, 10});
  CHECK(Days("FREQ=DAILY;UNTIL=20240317") == std::vector<int>{0, 1, 2});
  CHECK(Days("FREQ=DAILY;UNTIL=20240317T080000Z") == std::vector<int>{0, 1, 2});
  CHECK(Days("FREQ=DAILY;UNTIL=20240317T075959Z") == std::vector<int>{0, 1});
  CHECK(Days("FREQ=MONTHLY;COUNT=2") == std::vector<int>{0, 31});
  CHECK(Days("FREQ=YEARLY;COUNT=2") == std::vector<int>{0, 365});
  for (const char* rule : {"FREQ=DAILY", "FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "COUNT=2", "",
                           "FREQ=HOURLY;COUNT=2", "FREQ=DAILY;COUNT=501", "FREQ=DAILY;COUNT=0",
                           "FREQ=DAILY;UNTIL=21000101", "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                           "FREQ=DAILY;COUNT=2;BYHOUR=3", "FREQ=DAILY;COUNT=2;UNTIL=20240401"}) {
    CAPTURE(std::string(rule));
    CHECK(Days(rule) == std::vector<int>{-1});
  }
  const auto end_of_month =
      CalendarOccurrences({{2024, 1, 31, 9, 0, 0}, false, false}, "FREQ=MONTHLY;COUNT=3");
  REQUIRE(end_of_month.has_value());
  CHECK((*end_of_month)[1].civil.month == 3);
}

TEST_CASE("what is not understood is told, and its first event stays") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  CHECK(Titled(reading, "Spreekuur").size() == 1);
  CHECK(Tells(reading, "calendar.rule_not_read"));
  CHECK(Titled(reading, "Elders").empty());
  CHECK(Tells(reading, "record.strange_zone"));
  CHECK(Tells(reading, "calendar.no_event"));
  CHECK(Tells(Read("hello"), "calendar.unknown"));
  CHECK(Tells(Read(Calendar(Event("DTSTART:20240231T090000\n"))), "record.bad_time"));
  CHECK(Tells(Read(Calendar(Event("DTSTART:20240401T090000\nDTEND:20240401T080000\n"))),
              "record.bad_end"));
}

TEST_CASE("an agenda of very many events is cut off, and that is told") {
  std::string events;
  for (int i = 0; i < 50; ++i) {
    events += Event("UID:" + std::to_string(i) +
                    "\nDTSTART:20240401T090000\nRRULE:FREQ=DAILY;COUNT=500\n");
  }
  const Reading reading = Read(Calendar(events));
  CHECK(reading.candidates.size() == 20000);
  CHECK(Tells(reading, "calendar.too_many"));
}

TEST_CASE("zones: local, by its names, or universal") {
  for (const char* start :
       {"DTSTART:20240315T090000", "DTSTART:20240315T080000Z", "DTSTART;TZID=UTC:20240315T080000",
        "DTSTART;TZID=\"W. Europe Standard Time\":20240315T090000",
        "DTSTART;TZID=/x.org/2/Europe/Amsterdam:20240315T090000"}) {
    CAPTURE(std::string(start));
    const Reading reading = Read(Calendar(Event(std::string(start) + "\n")));
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].item.published == kMarch15);
  }
}

TEST_CASE("line ends, where lines are folded and the order of events change nothing") {
  const std::string first = Event("UID:1\nDTSTART:20240401T090000\nDESCRIPTION:Een twee drie\n");
  const std::string second = Event("UID:2\nDTSTART:20240402T090000\n");
  const std::string plain = Calendar(first + second);
  const std::string expected = Summary(Read(plain));
  CHECK(Summary(Read(Calendar(second + first))) == expected);
  std::string folded;
  for (const char c : plain) {
    folded += c;
    if (c != '\n') folded += "\r\n ";
  }
  CHECK(Summary(Read(folded)) == expected);
  std::string returns;
  for (const char c : plain) returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(Summary(Read(returns)) == expected);
}

TEST_CASE("a calendar that breaks off gives the events before it, wherever it breaks") {
  const std::string whole = FixtureText("calendar/agenda.ics");
  for (std::size_t size = 0; size + 20 < whole.size(); size += 11) {
    CAPTURE(size);
    const Reading reading = Read(whole.substr(0, size));
    CHECK((Tells(reading, "file.truncated") || Tells(reading, "calendar.unknown")));
    CHECK(Titled(reading, "Boodschappen").empty());
  }
}

}  // namespace
}  // namespace kringen
