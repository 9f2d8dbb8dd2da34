// The day in the name of a file or in a line above a table.
#include "import/text/measured_day.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

TEST_CASE("a day is found behind and before every sign that joins the words of a file's name") {
  for (const char* before : {"", "cijfers-", "cijfers_", "cijfers ", "Facebook Losser-", "v2_x-"}) {
    for (const char* day : {"2026-10-03", "20261003", "2026-10-03"}) {
      for (const char* behind : {"", "-v2", "_export", " (1)", "-definitief"}) {
        const std::string name = std::string(before) + day + behind + ".csv";
        CHECK_MESSAGE(MeasuredDay(name, {}, "") == "2026-10-03", name);
      }
    }
  }
}

TEST_CASE("of two days the latest counts, and what is no whole day or has yet to come does not") {
  CHECK(MeasuredDay("rapport-2024-03-01-tot-2024-03-31.csv", {}, "") == "2024-03-31");
  CHECK(MeasuredDay("post-15-mrt-2024.csv", {}, "") == "2024-03-15");
  for (const char* name : {"facebook-2026-10.csv", "a-2026.csv", "a-12345.csv", "a-3-4.csv"}) {
    CHECK_MESSAGE(MeasuredDay(name, {}, "").empty(), name);
  }
  CHECK(MeasuredDay("cijfers-2026-10-03.csv", {}, "2026-10-02").empty());
}

}  // namespace
}  // namespace kringen
