#include "import/text/answer_form.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

const Question kFollowers{"q", "question.followers", "", {}, "", "", "followers"};
const Question kShare{"q", "question.local_share", "", {"unknown"}, "", "", "share"};

std::string CodeOf(const Question& question, std::string_view answer) {
  const std::optional<AnswerFault> fault = FaultOf(question, answer, "2026-10-02");
  return fault ? fault->code : std::string();
}

TEST_CASE("counts of followers are read by day, written as in a table") {
  const auto read = [](const char* text) { return ReadFollowerCounts(text, "2026-10-02"); };
  for (const char* text :
       {"9100@2026-10-01, 8900@2025-10-01", "8.900@2025-10-01,9.100@2026-10-01",
        "8,900@2025-10-01,9,100@2026-10-01", "8 900@2025-10-01, 9100@2026-10-01"}) {
    CAPTURE(text);
    const auto counts = read(text);
    REQUIRE(counts.has_value());
    CHECK(*counts == std::vector<FollowerCount>{{"2025-10-01", 8900}, {"2026-10-01", 9100}});
    CHECK(CodeOf(kFollowers, text).empty());
  }
  CHECK(read("0@2026-10-02").has_value());
}

TEST_CASE("what is no count of followers is refused by what is wrong with it") {
  for (const auto& [text, code] : {std::pair<const char*, const char*>{"", "answer.empty"},
                                   {"8900", "answer.no_day"},
                                   {"8.900@", "answer.no_day"},
                                   {"8900@ ", "answer.no_day"},
                                   {"8900@2026-10-01,9000@", "answer.no_day"},
                                   {"8900@2026-10-01,9000", "answer.no_day"},
                                   {"@2026-10-01", "answer.no_count"},
                                   {"veel@2026-10-01", "answer.no_count"},
                                   {"-1@2026-10-01", "answer.no_count"},
                                   {"8.90@2026-10-01", "answer.no_count"},
                                   {"99999999999@2026-10-01", "answer.no_count"},
                                   {"8900@2026-10-01,", "answer.no_count"},
                                   {"8900@2026-10-03", "answer.future_day"},
                                   {"8900@2026-02-30", "answer.bad_day"},
                                   {"8900@1-10-2026", "answer.bad_day"},
                                   {"8900@2026-10-01T10", "answer.bad_day"},
                                   {"8900@2026-10-01,9000@2026-10-01", "answer.day_twice"}}) {
    const std::string shown = text;
    CAPTURE(shown);
    CHECK_FALSE(ReadFollowerCounts(text, "2026-10-02").has_value());
    CHECK(CodeOf(kFollowers, text) == code);
  }
  CHECK(FaultOf(kFollowers, "8.900@", "")->part == "8.900");
}

TEST_CASE("what a platform told of a month or of days, under its own word") {
  const Question asked{"q", "question.period_reach", "", {}, "", "", "periods"};
  const std::vector<ReportedPeriod> expected{
      {"2026-02-01", "2026-02-28", 8900, Definition::kReach},
      {"2026-08-15", "2026-09-14", 12'400, Definition::kViewers}};
  for (const char* text : {"12400@2026-08-15/2026-09-14, 8900 reach@2026-02",
                           "8.900 reach@2026-02,12 400 viewers@2026-08-15 / 2026-09-14"}) {
    CAPTURE(text);
    const auto read = ReadReportedPeriods(text, "2026-10-02");
    REQUIRE(read.has_value());
    CHECK(*read == expected);
    CHECK(CodeOf(asked, text).empty());
  }
  for (const auto& [text, code] :
       {std::pair<const char*, const char*>{"", "answer.empty"},
        {"12400", "answer.no_period"},
        {"12400@2026", "answer.no_period"},
        {"12400@2026-13", "answer.no_period"},
        {"12400@2026-09-14", "answer.no_period"},
        {"12400@2026-09-14/2026-08-15", "answer.no_period"},
        {"12400@2026-10", "answer.open_day"},
        {"12400@2026-09-01/2026-10-02", "answer.open_day"},  // today is not over
        {"200000000@2026-09", "answer.no_people"},
        {"veel@2026-09", "answer.no_people"},
        {"12400 views@2026-09", "answer.no_people"},  // of views nobody knows how many people
        {"12400 kijkers@2026-09", "answer.no_people"},
        {"1@2026-09,2@2026-09-01/2026-09-30", "answer.day_twice"}}) {
    const std::string shown = text;
    CAPTURE(shown);
    CHECK_FALSE(ReadReportedPeriods(text, "2026-10-02").has_value());
    CHECK(CodeOf(asked, text) == code);
  }
}

TEST_CASE("a share is a percentage; without its sign only a whole one") {
  for (const auto& [text, share] : {std::pair<const char*, double>{"65", 0.65},
                                    {"65%", 0.65},
                                    {"65 %", 0.65},
                                    {" 65,0% ", 0.65},
                                    {"12.5%", 0.125},
                                    {"0,5%", 0.005},
                                    {"1", 0.01},
                                    {"1%", 0.01},
                                    {"0", 0},
                                    {"100", 1},
                                    {"100%", 1}}) {
    const std::string shown = text;
    CAPTURE(shown);
    REQUIRE(ReadShare(text).has_value());
    CHECK(*ReadShare(text) == doctest::Approx(share));
    CHECK(CodeOf(kShare, text).empty());
  }
  for (const auto& [text, code] :
       {std::pair<const char*, const char*>{"0,5", "answer.unclear_share"},
        {"0.65", "answer.unclear_share"},
        {"1,0", "answer.unclear_share"},
        {"1.5", "answer.bad_share"},
        {"12,5", "answer.bad_share"},
        {"101", "answer.bad_share"},
        {"100,5%", "answer.bad_share"},
        {"-3", "answer.bad_share"},
        {"veel", "answer.bad_share"},
        {"8.900", "answer.bad_share"},
        {"%", "answer.bad_share"},
        {"6 5", "answer.bad_share"},
        {"1e2", "answer.bad_share"},
        {"", "answer.empty"}}) {
    const std::string shown = text;
    CAPTURE(shown);
    CHECK_FALSE(ReadShare(text).has_value());
    CHECK(CodeOf(kShare, text) == code);
  }
  CHECK(*ReadFraction("0,453") == doctest::Approx(0.453));
  CHECK_FALSE(ReadFraction("1.5").has_value());
}

TEST_CASE("a count is a whole number, written as in a table") {
  const Question friends{"q", "question.local_friends", "", {"unknown"}, "", "", "count"};
  for (const char* text : {"300", "4.520", "4,520", " 0 ", "unknown"}) {
    CHECK_MESSAGE(CodeOf(friends, text).empty(), text);
  }
  for (const char* text : {"veel", "-1", "3.5", "99999999999", "300@2026-01-01", "65%"}) {
    CHECK_MESSAGE(CodeOf(friends, text) == "answer.no_count", text);
  }
  CHECK(ReadWholeCount("4.520") == 4520);
}

TEST_CASE("a question takes its choices and what has its form") {
  const Question question{"q", "question.measured", "", {"unknown"}, "", "", "day"};
  CHECK(CodeOf(question, "unknown").empty());
  CHECK(CodeOf(question, "2026-10-02").empty());
  CHECK(CodeOf(question, "2026-10-03") == "answer.future_day");
  CHECK(CodeOf(question, "gisteren") == "answer.bad_day");
  CHECK(CodeOf({"q", "c", "", {"yes"}, ""}, "2026-10-02") == "answer.no_choice");
}

}  // namespace
}  // namespace kringen
