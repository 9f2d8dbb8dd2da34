#include <doctest/doctest.h>

#include <algorithm>

#include "import/readers/calendar.h"
#include "import/readers/calendar_meetings.h"

namespace kringen {
namespace {

std::string Calendar(const std::string& head, const std::string& lines) {
  return "BEGIN:VCALENDAR\n" + head + "BEGIN:VEVENT\nUID:1\nDTSTART:20240401T090000\nSUMMARY:A\n" +
         lines + "END:VEVENT\nEND:VCALENDAR\n";
}

Candidate Only(const std::string& head, const std::string& lines) {
  const Reading reading = ReadCalendar({"agenda.ics", Calendar(head, lines)}, "2024-03-20");
  REQUIRE(reading.candidates.size() == 1);
  return reading.candidates[0];
}

TEST_CASE("nothing of an agenda is public before somebody says that it is the public one") {
  const Reading reading = ReadCalendar({"agenda.ics", Calendar("", "")}, "2024-03-20");
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates[0].withheld == "withheld.audience_unknown");
  CHECK(reading.candidates[0].may_overrule);
  REQUIRE(reading.questions.size() == 1);
  CHECK(reading.questions[0].id == reading.candidates[0].source + "_audience");
  CHECK(reading.questions[0].code == "question.calendar_public");
}

TEST_CASE("two agendas of one name, in other files or of other owners, are asked apart") {
  const std::string named = "X-WR-CALNAME:Agenda\n";
  const Reading a = ReadCalendar({"a/agenda.ics", Calendar(named, "")}, "2024-03-20");
  const Reading b = ReadCalendar({"b/agenda.ics", Calendar(named, "")}, "2024-03-20");
  const Reading c =
      ReadCalendar({"a/agenda.ics", Calendar(named + "X-WR-RELCALID:2\n", "")}, "2024-03-20");
  CHECK(a.questions[0].id != b.questions[0].id);
  CHECK(a.questions[0].id != c.questions[0].id);
  CHECK(b.questions[0].id != c.questions[0].id);
  CHECK(a.channels[0].id == "ics-agenda");
}

TEST_CASE("an answer about a calendar opens no other of the same file name") {
  const auto id = [](const std::string& head, const std::string& uid, const std::string& more) {
    const std::string event = "BEGIN:VEVENT\nUID:" + uid + "\nDTSTART:20240401T090000\nSUMMARY:A\n";
    return ReadCalendar({"calendar.ics", "BEGIN:VCALENDAR\n" + head + event + "END:VEVENT\n" +
                                             more + "END:VCALENDAR\n"},
                        "2024-03-20")
        .questions.at(0)
        .id;
  };
  const std::string later = "BEGIN:VEVENT\nUID:0\nDTSTART:20240501T090000\nSUMMARY:B\nEND:VEVENT\n";
  const std::string mine = id("PRODID:x\n", "raad", "");
  // The same calendar, exported again with an event more, keeps its answer.
  CHECK(id("PRODID:x\n", "raad", later) == mine);
  CHECK(id("PRODID:x\n", "huisarts", "") != mine);
  CHECK(id("PRODID:y\n", "raad", "") != mine);
  CHECK(id("PRODID:x\nX-WR-CALNAME:Agenda\n", "raad", "") != mine);
  const std::string named = "X-WR-CALNAME:Agenda\n";
  CHECK(id(named, "raad", "") != id(named, "huisarts", ""));
  // An own id says it all.
  const std::string own = named + "X-WR-RELCALID:7\n";
  CHECK(id(own, "raad", "") == id(own, "huisarts", ""));
}

TEST_CASE("marks of private events withhold, whatever is answered") {
  for (const char* mark :
       {"CLASS:PRIVATE", "CLASS:confidential", "CLASS:X-ODD", "X-MICROSOFT-CDO-SENSITIVITY:2",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "X-MICROSOFT-ISDRAFT:TRUE", "X-MS-OLK-SENSITIVITY:1",
        "X-CALENDARSERVER-ACCESS:CONFIDENTIAL", "X-PRIVATE:1", "X-ANY:Private",
        "X-MICROSOFT-CDO-INTENDEDSTATUS:OOF", "X-ZIMBRA-PRIVACY:yes"}) {
    CAPTURE(std::string(mark));
    const Candidate candidate = Only("", std::string(mark) + "\n");
    CHECK(candidate.withheld == "withheld.not_public");
    CHECK_FALSE(candidate.may_overrule);
  }
  for (const char* plain :
       {"CLASS:PUBLIC", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-DISALLOW-COUNTER:FALSE",
        "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-SENSITIVITY:0", "X-CALENDARSERVER-ACCESS:PUBLIC",
        "X-MICROSOFT-ISDRAFT:FALSE", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC"}) {
    CAPTURE(std::string(plain));
    CHECK(Only("", std::string(plain) + "\n").withheld == "withheld.audience_unknown");
  }
}

TEST_CASE("invitations and events with guests are none of the agenda") {
  for (const char* method : {"REQUEST", "REPLY", "COUNTER", "ADD", "DECLINECOUNTER", "refresh"}) {
    CAPTURE(std::string(method));
    CHECK(Only("METHOD:" + std::string(method) + "\n", "").withheld == "withheld.invitation");
  }
  CHECK(Only("", "ATTENDEE:mailto:truus@voorbeeld.nl\n").withheld == "withheld.invitation");
  CHECK(Only("METHOD:PUBLISH\n", "").withheld == "withheld.audience_unknown");
  const Reading gone = ReadCalendar({"agenda.ics", Calendar("METHOD:CANCEL\n", "")}, "2024-03-20");
  CHECK(gone.candidates.empty());
  CHECK(gone.deleted.size() == 1);
}

TEST_CASE("what opens a meeting on line is nowhere") {
  const Candidate candidate = Only(
      "",
      "LOCATION:https://voorbeeld.zoom.us/j/81234567890?pwd=Geheim1\n"
      "URL:https://teams.microsoft.com/l/meetup-join/19%3ameeting_Geheim2\n"
      "DESCRIPTION:Kom langs in de zaal.\\n\\n________________________________\\nMicrosoft Teams\\n"
      "Join: https://teams.microsoft.com/meet/3456?p=Geheim3\\nMeeting ID: 345 678 901 22\\n"
      "Passcode: Geheim4\\n________________________________\\nTot dan!\n");
  const std::string all = candidate.original_text + candidate.item.content_text +
                          candidate.item.url + candidate.item.title;
  for (const char* secret : {"Geheim", "zoom", "teams.microsoft", "345 678", "8123"}) {
    CAPTURE(std::string(secret));
    CHECK(all.find(secret) == std::string::npos);
  }
  CHECK(candidate.original_text.find("Kom langs in de zaal.") == 0);
  CHECK(candidate.original_text.find("Tot dan!") != std::string::npos);
}

TEST_CASE("a link that is no address any more without its personal data goes, and that is told") {
  const std::string link = "URL:https://voorbeeld.nl/marruus@voorbeeld.nl\n";
  CHECK(Only("", link).item.url.find('@') == std::string::npos);
  const Reading reading = ReadCalendar({"agenda.ics", Calendar("", link)}, "2024-03-20");
  const std::string& url = reading.candidates[0].item.url;
  CHECK((url.empty() || url.substr(0, 8) == "https://"));
  const bool is_told =
      std::any_of(reading.report.begin(), reading.report.end(),
                  [](const auto& line) { return line.code == "record.personal_link"; });
  CHECK(is_told == url.empty());
}

TEST_CASE("links, numbers and codes of meetings, one by one") {
  struct Sample {
    const char *written, *left;
  };
  for (const Sample& sample :
       {Sample{"Kijk mee via https://meet.google.com/abc-defg-hij in de zaal",
               "Kijk mee via  in de zaal"},
        Sample{"https://eur01.safelinks.protection.outlook.com/"
               "?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fx",
               ""},
        Sample{"Deelnemen (meet.jit.si/Raadzaal)!", "Deelnemen ()!"},
        Sample{"zoom.us/j/812345", ""},
        Sample{"Vergadering-id: 812 3456 7890", ""},
        Sample{"Wachtwoordcode: x1Y2z3", ""},
        Sample{"Het wachtwoord is Kermis24 voor iedereen", "Het  voor iedereen"},
        Sample{"Pincode (NL): 123456#", ""},
        Sample{"Bel +31 20 123 4567,,812345678# of kom", "Bel +31 20 123 4567 of kom"},
        Sample{"Toegangscode 4321 voor de zaal", "voor de zaal"},
        Sample{"Kom binnen. Passcode 998877.", "Kom binnen. ."},
        Sample{"Pincode 1234", ""},
        Sample{"PIN 1234", ""},
        Sample{"Code: 1234", ""},
        Sample{"De Code van de vergadering is 556677.", ""},
        Sample{"Wachtwoord Losser123", ""},
        Sample{"ww: Losser123", ""},
        Sample{"Kijk mee op webex 2345 678 9012 of", "Kijk mee op  of"},
        Sample{"Toegang met code xYz12", "Toegang met"},
        Sample{"Deelnamecode: ABC-DEF", ""},
        Sample{"Inbelcode 77120", ""},
        Sample{"wachtw. Losser123", ""},
        Sample{"Zoom: 987 6543 2100", ""},
        Sample{"https://webinar.voorbeeld.nl/raad?x=1", ""},
        Sample{"https://vergader.voorbeeld.nl/b/abc", ""}}) {
    CAPTURE(std::string(sample.written));
    CHECK(WithoutMeetingDetails(sample.written) == sample.left);
  }
  for (const char* kept :
       {"Wachtwoord vergeten? Kom naar de balie.", "https://www.voorbeeld.nl/agenda",
        "Kijk op youtube.com/gemeente", "Teams van 11 spelers", "De pin is verplicht",
        "Zoom in op de wijk", "Zaal 3, code rood", "De code is 2024-03 van de regeling",
        "Pincode: vraag de balie", "De WW: regels en code", "Overleg op Teams 12-03-2024 1900",
        "De gedragscode 2024 is klaar, code 2024 ook", "U kunt pinnen, pin 50 euro",
        "--------\nProgramma\n--------\n9:00 koffie"}) {
    CAPTURE(std::string(kept));
    CHECK(WithoutMeetingDetails(kept) == kept);
  }
}

TEST_CASE("an agenda's description in HTML is read where there is no other, and cleaned too") {
  const Candidate candidate =
      Only("",
           "X-ALT-DESC;FMTTYPE=text/html:<p>Welkom</p><p><a href=\"https://zoom.us/j/1\">"
           "https://zoom.us/j/123456</a></p>\n");
  CHECK(candidate.original_text == "Welkom");
}

}  // namespace
}  // namespace kringen
