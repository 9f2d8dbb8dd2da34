#include "publish/html.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

std::string Words(std::string_view key) {
  if (key == "clock.summer") return "{clock} zomertijd";
  if (key == "clock.winter") return "{clock} wintertijd";
  return key == "month.10" ? "oktober" : std::string(key);
}

TEST_CASE("a page says of a clock time that occurs twice which it is, and of no other") {
  const TimePoint summer = FromCivil({2026, 10, 25, 2, 30, 0});
  const auto said = [](TimePoint t, TimePrecision precision = TimePrecision::kMinute) {
    return TimeWords(t, precision, Words);
  };
  CHECK(said(summer) == "25 oktober 2026, 2:30 zomertijd");
  CHECK(said(summer + 3600) == "25 oktober 2026, 2:30 wintertijd");
  CHECK(said(summer - 3600) == "25 oktober 2026, 1:30");
  CHECK(said(summer + 2 * 3600) == "25 oktober 2026, 3:30");
  CHECK(said(summer, TimePrecision::kDay) == "25 oktober 2026");
}

}  // namespace
}  // namespace kringen
