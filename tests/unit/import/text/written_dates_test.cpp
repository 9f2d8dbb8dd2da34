#include "import/text/written_dates.h"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "support/random.h"

namespace kringen {
namespace {

constexpr TimePoint kMarch15 = 1710460800;  // 15 March 2024 00:00 UTC
constexpr TimePoint kHour = 3600;

std::optional<TimePoint> Feed(std::string_view text) {
  const auto time = SplitWrittenTime(text, ShortYears::kRead);
  return time ? InstantOf(*time) : std::nullopt;
}

std::optional<TimePoint> Cell(std::string_view text) {
  const auto time = SplitWrittenTime(text, ShortYears::kRefused);
  return time ? InstantOf(*time) : std::nullopt;
}

TEST_CASE("every way to write one moment is that moment") {
  for (const char* text :
       {"2024-03-15T09:00:00Z", "2024-03-15 09:00", "2024-03-15T10:00:00.000+01:00",
        "Fri, 15 Mar 2024 09:00:00 GMT", "15 Mar 24 09:00 UT", "Fri, 15 Mar 2024 04:00:00 EST",
        "vr 15 maart 2024 09:00 utc", "Fri, 15 Mar 2024 10:00:00 +0100 (CET)", "20240315 09:00 Z",
        "Mar 15, 2024 9:00 AM GMT", "15 mrt 2024 09.00 uur gmt"}) {
    CAPTURE(std::string(text));
    const auto found = Feed(text);
    REQUIRE(found.has_value());
    CHECK((*found == kMarch15 + 9 * kHour || *found == kMarch15 + 8 * kHour));
    CHECK(*found == kMarch15 + (std::string_view(text) == "2024-03-15 09:00" ? 8 : 9) * kHour);
  }
}

TEST_CASE("spellings that were refused, and others of their kind") {
  struct Sample {
    const char* text;
    TimePoint at;  // hours after midnight of 15 March 2024 (UTC)
  };
  for (const Sample& sample :
       {Sample{"Fri, 15 Mar 2024 09:00:00 MET", 8},
        Sample{"15 Mar 2024 09:00 MEST", 7},
        Sample{"Fri Mar 15 2024 09:00:00 GMT+0100", 8},
        Sample{"Fri Mar 15 2024 09:00:00 GMT+0100 (Midden-Europese standaardtijd)", 8},
        Sample{"2024-03-15 09:00 UTC+1", 8},
        Sample{"2024-03-15 09:00 GMT +01:00", 8},
        Sample{"2024-03-15 09:00 UTC-02:00", 11},
        Sample{"2024-03-15 09:00:00 +01:00", 8},
        Sample{"15-03-2024 09:00", 8},
        Sample{"15/03/2024 9:00", 8},
        Sample{"03/15/2024 9:00", 8},
        Sample{"Fr, 15.03.2024 - 09:00", 8},
        Sample{"15.03.2024, 09:00 Uhr", 8},
        Sample{"Fri, 15.03.2024 | 09:00", 8},
        Sample{"15 maart 2024 \xE2\x80\x93 09:00", 8},
        Sample{"vr 15 mrt. 2024 9.00 uur", 8},
        Sample{"vrijdag 15 maart 2024 om 9 uur", 8},
        Sample{"15 maart 2024 om 9u00", 8},
        Sample{"15 mars 2024 \xC3\xA0 9h00", 8},
        Sample{"vendredi 15 mars 2024 09:00", 8},
        Sample{"15. M\xC3\xA4rz 2024 um 9 Uhr", 8},
        Sample{"March 15th, 2024 at 9:00 am", 8},
        Sample{"15th of March 2024 9 AM", 8},
        Sample{"Friday, March 15, 2024 9:00 a.m.", 8},
        Sample{"freed 15 maart 2024 9.00 oere", 8},
        Sample{"Mar 15 09:00:00 2024", 8},
        Sample{"Fri Mar 15 09:00:00 CET 2024", 8},
        Sample{"Fri Mar 15 09:00:00 +0100 2024", 8},
        Sample{"09:00 15 maart 2024", 8},
        Sample{"9:00 uur, vrijdag 15 maart 2024", 8},
        Sample{"09:00 15.03.2024", 8},
        Sample{"20240315T0900", 8},
        Sample{"20240315T090000Z", 9},
        Sample{"20240315T090000+0100", 8},
        Sample{"20240315090000", 8},
        Sample{"202403150900", 8},
        Sample{"2024-03-15T09:00", 8},
        Sample{"2024-03-15T09:00:00+01:00[Europe/Amsterdam]", 8},
        Sample{"2024-03-15 09:00 Europe/Amsterdam", 8},
        Sample{"2024-03-15 04:00 America/New_York", 8},
        Sample{"1710489600", 8},
        Sample{"1710489600000", 8},
        Sample{"2024/03/15 09:00", 8},
        Sample{"2024.03.15 09:00", 8},
        Sample{"2024-W11-5", 11},
        Sample{"2024W115", 11},
        Sample{"2024-075", 11},
        Sample{"2024/03/15", 11},
        Sample{"15.3.2024", 11},
        Sample{"15 mrt 2024", 11},
        Sample{"15e maart 2024", 11},
        Sample{"Fri, 15-03-2024", 11},
        Sample{"15-mrt-2024", 11},
        Sample{"15-Mar-2024", 11},
        Sample{"15 maart, 2024", 11}}) {
    CAPTURE(std::string(sample.text));
    CHECK(Feed(sample.text) == kMarch15 + sample.at * kHour);
    CHECK(Cell(sample.text) == kMarch15 + sample.at * kHour);
  }
  // A weekday tells which of two days is meant; dots are for the day first.
  CHECK(Cell("Fri, 03-05-2024") == Cell("3 May 2024"));
  CHECK(Cell("di 05-03-2024") == Cell("5 maart 2024"));
  CHECK(Cell("05.03.2024") == Cell("5 maart 2024"));
  CHECK_FALSE(Cell("zo 05-03-2024").has_value());
  CHECK_FALSE(Feed("15-03-24").has_value());
}

TEST_CASE("names of months in five languages, whole and shortened") {
  const std::vector<std::vector<const char*>> months{
      {"januari", "January", "Januar", "janvier", "jannewaris", "jan.", "J\xC3\xA4nner", "janv."},
      {"februari", "February", "Februar", "f\xC3\xA9vrier", "febrewaris", "feb", "f\xC3\xA9vr."},
      {"maart", "March", "M\xC3\xA4rz", "mars", "mrt", "mar.", "maa"},
      {"april", "April", "avril", "apr", "avr."},
      {"mei", "May", "Mai", "maaie"},
      {"juni", "June", "juin", "juny", "jun."},
      {"juli", "July", "juillet", "july", "jul", "juil."},
      {"augustus", "August", "ao\xC3\xBBt", "aug."},
      {"september", "septembre", "septimber", "sep", "sept."},
      {"oktober", "October", "octobre", "okt", "Oct."},
      {"november", "novembre", "novimber", "nov."},
      {"december", "Dezember", "d\u00E9cembre", "desimber", "dec", "Dez."}};
  for (std::size_t month = 0; month < months.size(); ++month) {
    for (const char* name : months[month]) {
      CAPTURE(std::string(name));
      const auto time = SplitWrittenTime("7 " + std::string(name) + " 2024", ShortYears::kRefused);
      REQUIRE(time.has_value());
      CHECK(time->month == static_cast<int>(month) + 1);
      CHECK(time->day == 7);
    }
  }
}

std::string Two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Each has one meaning; {names} are parts of the time.
constexpr auto kForms = std::to_array<const char*>(
    {"{y}-{m}-{d} {clock}", "{y}-{m}-{d}T{clock}:00", "{y}/{m}/{d} {clock}", "{y}{m}{d}T{h}{min}",
     "{y}{m}{d}{h}{min}00", "{day} {dutch} {y} {clock}", "{day} {dutch} {y} om {h}.{min} uur",
     "{d}.{m}.{y} - {clock}", "{weekday}, {d}-{m}-{y} {clock}",
     "{weekday}, {day} {english} {y} {clock}:00 {offset}",
     "{weekday} {english} {d} {y} {clock}:00 GMT{offset}",
     "{weekday} {english} {d} {clock}:00 {offset} {y}", "{english} {day}, {y} at {half}",
     "{clock} {day} {dutch} {y}", "{weekday}, {day} {english} {y} {clock} UTC+{hours}",
     "{weekday}, {day} {english} {y} {clock} {zone}", "{epoch}", "{epoch}000",
     "{y}-{m}-{d} {clock} Europe/Amsterdam"});

std::string Filled(std::string text, const std::map<std::string, std::string>& parts) {
  for (const auto& part : parts) {
    const std::string name = "{" + part.first + "}";
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      text.replace(at, name.size(), part.second);
    }
  }
  return text;
}

TEST_CASE("law: what is written is read back, in every spelling, for generated moments") {
  constexpr std::array<const char*, 12> kDutch{"januari",   "februari", "maart",    "april",
                                               "mei",       "juni",     "juli",     "augustus",
                                               "september", "oktober",  "november", "december"};
  constexpr std::array<const char*, 12> kEnglish{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  Random random(7);
  for (int i = 0; i < 3000; ++i) {
    const TimePoint t = (1000000000 + random.Below(TimePoint{890000000})) / 60 * 60;
    const CivilTime c = ToCivil(t);
    if (FromCivil(c) != t) continue;  // the hour that occurs twice
    const std::string y = std::to_string(c.year), m = Two(c.month), d = Two(c.day);
    const std::string clock = Two(c.hour) + ":" + Two(c.minute);
    const std::string day = std::to_string(c.day);
    const std::string dutch = kDutch[static_cast<std::size_t>(c.month) - 1];
    const std::string english = kEnglish[static_cast<std::size_t>(c.month) - 1];
    const std::string weekday = kDays[static_cast<std::size_t>(Weekday(t))];
    const int offset_h = UtcOffset(t) / 3600;
    const std::string offset = "+0" + std::to_string(offset_h) + "00";
    const std::string half = std::to_string(c.hour % 12 == 0 ? 12 : c.hour % 12) + ":" +
                             Two(c.minute) + (c.hour < 12 ? " am" : " pm");
    const std::map<std::string, std::string> parts{{"y", y},
                                                   {"m", m},
                                                   {"d", d},
                                                   {"clock", clock},
                                                   {"h", Two(c.hour)},
                                                   {"min", Two(c.minute)},
                                                   {"day", day},
                                                   {"dutch", dutch},
                                                   {"english", english},
                                                   {"weekday", weekday},
                                                   {"offset", offset},
                                                   {"hours", std::to_string(offset_h)},
                                                   {"zone", offset_h == 1 ? "MET" : "MEST"},
                                                   {"half", half},
                                                   {"epoch", std::to_string(t)}};
    for (const char* form : kForms) {
      const std::string text = Filled(form, parts);
      const auto read = Cell(text);
      // Of two days with one weekday and swapped numbers none may be chosen.
      if (!read && text.find(Filled("-{m}-{y}", parts)) != std::string::npos && c.day <= 12)
        continue;
      CAPTURE(text);
      REQUIRE(read.has_value());
      REQUIRE(*read == t);
    }
  }
}

TEST_CASE("a day is noon in Amsterdam, months and years say that they are no days") {
  CHECK(Cell("2024-03-15") == kMarch15 + 11 * kHour);
  CHECK(Cell("Fri, Mar 15, 2024") == kMarch15 + 11 * kHour);
  CHECK(Cell("45366") == kMarch15 + 11 * kHour);
  CHECK(Cell("45366,375") == kMarch15 + 8 * kHour);
  CHECK(SplitWrittenTime("2014", ShortYears::kRefused)->precision == TimePrecision::kYear);
  CHECK(SplitWrittenTime("3-2014", ShortYears::kRefused)->precision == TimePrecision::kMonth);
  CHECK(SplitWrittenTime("maart 2014", ShortYears::kRefused)->precision == TimePrecision::kMonth);
}

TEST_CASE("a month with its year is that month, however it is written") {
  for (const char* text : {"apr 2024", "april 2024", "apr-2024", "apr. 2024", "April, 2024",
                           "2024-04", "2024/4", "04-2024", "4/2024", "2024.04", "2024 april"}) {
    CAPTURE(std::string(text));
    const auto time = SplitWrittenTime(text, ShortYears::kRefused);
    REQUIRE(time.has_value());
    CHECK(time->precision == TimePrecision::kMonth);
    CHECK(time->year == 2024);
    CHECK(time->month == 4);
  }
  CHECK(SplitWrittenTime("2024.10", ShortYears::kRefused)->month == 10);
}

TEST_CASE("what was meant for a date is known from what was not") {
  for (const char* text : {"apr-24", "24-apr", "apr '24", "15-3-24", "04-24", "2024.1"}) {
    CAPTURE(std::string(text));
    CHECK(LooksLikeDate(text));
  }
  for (const char* text : {"", "Totaal", "Totaal 2024", "april", "8900", "12345-6", "-", "mei juni",
                           "bron: 3-4", "1.2.3.4"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(LooksLikeDate(text));
  }
}

TEST_CASE("what is no time, or may be another one, is none") {
  for (const char* text : {"",
                           "-",
                           "Totaal",
                           "Lifetime",
                           "31-2-2024",
                           "2024-02-30",
                           "15-3-24",
                           "1.22158E+17",
                           "1.234,56",
                           "12",
                           "13-2024",
                           "2024-03-15 25:00",
                           "2024-03-15 09:00 XYZ",
                           "2024-03-15 en later",
                           "99999",
                           "5-3-2024",
                           "2024-03-15 13:00 PM",
                           "5/3/2024",
                           "2024-W54-1",
                           "2024-W11",
                           "2023-366",
                           "20240315256000",
                           "0710489600",
                           "1999123123",
                           "17104896000",
                           "marktdag 2024",
                           "15 maand 2024",
                           "1 jui 2024",
                           "2024-03-15 9",

                           "2024-03-15 09:00 Europe/Losser",
                           "2024-03-15 09:00 IST",
                           "Mar 15 09:00:00",
                           "32 maart 2024",
                           "15-3-2024-4",
                           "9:00",
                           "2024-03-15 09:00 +1",
                           "15th 16th 2024",
                           "24.03.15",
                           "apr-24",
                           "24-apr",
                           "apr 24",
                           "apr '24",
                           "mrt-24",
                           "15-apr-24",
                           "04-24",
                           "24-04",
                           "2024.1",
                           "2024,1",
                           "ma 2024",
                           "vr april 2024"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Cell(text).has_value());
  }
}

CsvTable Table(const std::string& rows) { return ReadCsv("d;e\n" + rows, {"d"}); }

TEST_CASE("one day above 12 settles a file, in whatever order its rows are") {
  for (const char* rows : {"5-3-2024;1\n15-3-2024;2\n", "15-3-2024;2\n5-3-2024;1\n"}) {
    WrittenColumn column = WrittenTimes(Table(rows), 0);
    std::vector<Question> questions;
    SettleDateOrder({"x/a.csv", ""}, {}, {&column}, &questions);
    CHECK(questions.empty());
    for (const auto& time : column) CHECK(time->month == 3);
  }
  WrittenColumn starts = WrittenTimes(Table("5-3-2024;1\n"), 0);
  WrittenColumn ends = WrittenTimes(Table("20-3-2024;1\n"), 0);
  std::vector<Question> questions;
  SettleDateOrder({"a.csv", ""}, {}, {&starts, &ends}, &questions);
  CHECK(questions.empty());
  CHECK(starts[0]->day == 5);
}

TEST_CASE("without a proof, or with two that contradict, it is asked") {
  for (const char* rows : {"5-3-2024;1\n", "5-3-2024;0\n15-3-2024;1\n3-15-2024;2\n"}) {
    WrittenColumn column = WrittenTimes(Table(rows), 0);
    std::vector<Question> questions;
    SettleDateOrder({"x/a.csv", ""}, {}, {&column}, &questions);
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].id == "date_order:a.csv");
    CHECK_FALSE(InstantOf(*column[0]).has_value());
    SettleDateOrder({"x/a.csv", ""}, {{{"date_order:a.csv", "day_first"}}}, {&column}, &questions);
    CHECK(InstantOf(*column[0]).has_value());
    CHECK(column[0]->month == 3);
  }
  // Each of these has one meaning by itself.
  WrittenColumn settled = WrittenTimes(Table("15-3-2024;1\n3-15-2024;2\n"), 0);
  std::vector<Question> none;
  SettleDateOrder({"a.csv", ""}, {}, {&settled}, &none);
  CHECK(none.empty());
  CHECK(InstantOf(*settled[0]) == InstantOf(*settled[1]));
  WrittenColumn same = WrittenTimes(Table("4-4-2024;1\n"), 0);
  std::vector<Question> questions;
  SettleDateOrder({"a.csv", ""}, {}, {&same}, &questions);
  CHECK(questions.empty());
  CHECK(InstantOf(*same[0]).has_value());
}

}  // namespace
}  // namespace kringen
