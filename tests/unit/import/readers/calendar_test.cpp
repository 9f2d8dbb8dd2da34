#include "import/readers/calendar.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/readers/calendar_recurrence.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr TimePoint kHour = 3600;
constexpr TimePoint kDay = 24 * kHour;
constexpr TimePoint kMarch15 = 1710489600;  // 15 March 2024 09:00 in Amsterdam

Reading Read(const std::string& bytes) { return ReadCalendar({"agenda.ics", bytes}, "2024-03-20"); }

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

TEST_CASE("what is not understood is told, and its first event stays") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  const Reading odd = Read(Calendar(Event("DTSTART:20240401T090000\nRRULE:FREQ=HOURLY\n")));
  CHECK(odd.candidates.size() == 1);
  CHECK(Tells(odd, "calendar.rule_not_read"));
  CHECK(Tells(Read(Calendar(Event("DTSTART;TZID=Atlantis:20240401T090000\n"))),
              "record.strange_zone"));
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

TEST_CASE("a zone that the file defines itself is used, with its own rules") {
  const std::string zone =
      "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n"
      "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
      "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0300\n"
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
  const std::string events =
      Event("UID:1\nDTSTART;TZID=Customized Time Zone:20240315T100000\n") +
      Event("UID:2\nDTSTART;TZID=\"Customized Time Zone\":20240415T110000\n");
  for (const std::string& all : {zone + events, events + zone}) {
    const Reading reading = Read(Calendar(all));
    REQUIRE(reading.candidates.size() == 2);
    for (const Candidate& candidate : reading.candidates) {
      const TimePoint expected =
          candidate.item.published < kMarch15 + kDay ? kMarch15 : kMarch15 + 31 * kDay;
      CHECK(candidate.item.published == expected);
    }
  }
  // Onsets by date, and one offset for ever.
  const Reading fixed = Read(Calendar(
      "BEGIN:VTIMEZONE\nTZID:Zaal\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0500\n"
      "TZOFFSETTO:+0530\nRDATE:20010101T000000\nEND:STANDARD\nEND:VTIMEZONE\n" +
      Event("DTSTART;TZID=Zaal:20240315T133000\n")));
  REQUIRE(fixed.candidates.size() == 1);
  CHECK(fixed.candidates[0].item.published == kMarch15);
}

TEST_CASE("zones of the world, and the calendar's own for times without any") {
  struct Sample {
    const char *head, *start;
  };
  for (const Sample& sample :
       {Sample{"", "DTSTART;TZID=America/New_York:20240315T040000"},
        Sample{"", "DTSTART;TZID=Eastern Standard Time:20240315T040000"},
        Sample{"X-WR-TIMEZONE:America/New_York\n", "DTSTART:20240315T040000"},
        Sample{"X-WR-TIMEZONE:America/New_York\n", "DTSTART:20240315T080000Z"},
        Sample{"X-WR-TIMEZONE:America/New_York\n", "DTSTART;TZID=Europe/Rome:20240315T090000"},
        Sample{"", "DTSTART;TZID=Asia/Kathmandu:20240315T134500"},
        Sample{"", "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20240315T170000"}}) {
    CAPTURE(std::string(sample.start));
    const Reading reading = Read(Calendar(sample.head + Event(std::string(sample.start) + "\n")));
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].item.published == kMarch15);
  }
}

TEST_CASE("a series in another zone keeps that zone's clock, and what is left out is in any") {
  const Reading reading = Read(
      Calendar(Event("DTSTART;TZID=America/New_York:20240301T090000\nRRULE:FREQ=WEEKLY;COUNT=4\n"
                     "EXDATE:20240308T140000Z\nRDATE;TZID=America/New_York:20240312T100000\n")));
  std::vector<TimePoint> times;
  for (const Candidate& candidate : reading.candidates) times.push_back(candidate.item.published);
  // 1 March 14:00Z, 12 and 15 March in summer time, 22 March.
  CHECK(times == std::vector<TimePoint>{1709301600, 1710252000, 1710507600, 1711112400});
}

TEST_CASE("an endless series goes until two years after today, and that is told") {
  const Reading reading = Read(FixtureText("calendar/agenda.ics"));
  CHECK(Titled(reading, "Spreekuur").size() == 25);
  CHECK(Tells(reading, "calendar.horizon"));
}

TEST_CASE("a change of all that follow moves and renames them") {
  const Reading reading =
      Read(Calendar(Event("UID:1\nDTSTART:20240301T090000\nRRULE:FREQ=DAILY;COUNT=4\n") +
                    "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240303T090000\n"
                    "DTSTART:20240303T100000\nSUMMARY:B\nEND:VEVENT\n"));
  REQUIRE(Titled(reading, "A").size() == 2);
  const auto later = Titled(reading, "B");
  REQUIRE(later.size() == 2);
  CHECK(later[0].item.published == 1709456400);
  CHECK(later[1].item.published == 1709456400 + kDay);
}

TEST_CASE("meetings that share a UID stay different; versions are one") {
  const auto count = [](const std::string& events) {
    return Read(Calendar(events)).candidates.size();
  };
  const std::string head = "BEGIN:VEVENT\nUID:1\n";
  const std::string end = "END:VEVENT\n";
  const std::string council = head + "DTSTART:20240401T090000\nSUMMARY:Raad\n";
  const std::string market = head + "DTSTART:20240402T090000\nSUMMARY:Markt\n";
  CHECK(count(council + end + market + end) == 2);
  CHECK(count(council + end + council + end) == 1);
  CHECK(count(council + end + head + "DTSTART:20240408T090000\nSUMMARY:Raad\n" + end) == 2);
  CHECK(count(council + end + head + "DTSTART:20240401T090000\nSUMMARY:Markt\n" + end) == 2);
  CHECK(count(council + end + market + "SEQUENCE:1\n" + end) == 1);
  CHECK(count(council + "DTSTAMP:20240301T000000Z\n" + end + head +
              "DTSTART:20240401T090000\nSUMMARY:Raadsplein\nDTSTAMP:20240302T000000Z\n" + end) ==
        1);
  CHECK(Tells(Read(Calendar(council + end + council + end)), "record.twin"));
  // Whatever the order, the same two, with ids of their own.
  CHECK(Summary(Read(Calendar(council + end + market + end))) ==
        Summary(Read(Calendar(market + end + council + end))));
}

TEST_CASE("each event of a file is read, withheld, merged, malformed or no event") {
  const std::vector<std::string> kinds{
      Event("DTSTART:20240401T090000\n"),
      Event("UID:same\nDTSTART:20240401T090000\n"),
      Event("UID:same\nDTSTART:20240401T090000\n"),
      Event("DTSTART:20240231T090000\n"),
      Event("DTSTART;TZID=Nergens:20240401T090000\n"),
      Event("UID:gone\nDTSTART:20240401T090000\nSTATUS:CANCELLED\n"),
      Event("CLASS:PRIVATE\nDTSTART:20240402T090000\n"),
      Event(""),
      "BEGIN:VTODO\nSUMMARY:B\nEND:VTODO\n",
      "BEGIN:VFREEBUSY\nEND:VFREEBUSY\n"};
  for (std::uint32_t set = 0; set < 1u << kinds.size(); set += 3) {
    std::string events;
    std::size_t written = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if ((set >> i & 1) == 0) continue;
      events += kinds[i];
      ++written;
    }
    const Reading reading = Read(Calendar(events));
    std::size_t told = reading.candidates.size();
    for (const ReportLine& line : reading.report) {
      told += line.level != ReportLine::Level::kRead && line.level != ReportLine::Level::kWarning &&
                      line.place.find('#') != std::string::npos
                  ? 1
                  : 0;
      if (line.code == "file.read") CHECK(line.count == static_cast<std::int64_t>(written));
    }
    CAPTURE(set);
    CHECK(told == written);
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
