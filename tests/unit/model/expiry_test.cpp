#include "model/expiry.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

TEST_CASE("a message is shown until the end of its last day") {
  CHECK_FALSE(IsExpired("2026-10-31", "2026-10-30"));
  CHECK_FALSE(IsExpired("2026-10-31", "2026-10-31"));
  CHECK(IsExpired("2026-10-31", "2026-11-01"));
  CHECK_FALSE(IsExpired("2026-10-31T09:00:00+01:00", "2026-10-31"));
  CHECK(IsExpired("2026-10-31T09:00:00+01:00", "2026-11-01"));
  CHECK_FALSE(IsExpired("", "2026-11-01"));
  CHECK_FALSE(IsExpired("2026-10-31", ""));
}

}  // namespace
}  // namespace kringen
