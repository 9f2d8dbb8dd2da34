#include "import/text/answer_form.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

TEST_CASE("counts of followers are read by day; what is none is no answer") {
  const auto read = [](const char* text) { return ReadFollowerCounts(text, "2026-10-02"); };
  const auto counts = read("9100@2026-10-01, 8900@2025-10-01");
  REQUIRE(counts.has_value());
  CHECK(*counts == std::vector<FollowerCount>{{"2025-10-01", 8900}, {"2026-10-01", 9100}});
  CHECK(read("0@2026-10-02").has_value());
  for (const char* text :
       {"", "8900", "@2026-10-01", "-1@2026-10-01", "8.900@2026-10-01", "8900@2026-10-03",
        "8900@2026-02-30", "8900@2026-10-01,", "99999999999@2026-10-01", "8900@2026-10-01T10"}) {
    CAPTURE(text);
    CHECK_FALSE(read(text).has_value());
  }
}

TEST_CASE("a share is a part of a hundred, or of one with a point") {
  for (const char* text : {"65", "65%", "65 %", "0.65", "0,65", " 65.0% "}) {
    CAPTURE(text);
    REQUIRE(ReadShare(text).has_value());
    CHECK(*ReadShare(text) == doctest::Approx(0.65));
  }
  for (const char* text : {"", "%", "-3", "101", "1.5", "veel", "6 5", "1e2", "."}) {
    CAPTURE(text);
    CHECK_FALSE(ReadShare(text).has_value());
  }
}

TEST_CASE("a question takes its choices and what has its form") {
  const Question question{"q", "question.measured", "", {"unknown"}, "", "", "day"};
  CHECK(IsAnswerOf(question, "unknown", "2026-10-02"));
  CHECK(IsAnswerOf(question, "2026-10-02", "2026-10-02"));
  CHECK_FALSE(IsAnswerOf(question, "2026-10-03", "2026-10-02"));
  CHECK_FALSE(IsAnswerOf({"q", "c", "", {"yes"}, ""}, "2026-10-02", ""));
}

}  // namespace
}  // namespace kringen
