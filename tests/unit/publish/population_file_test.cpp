#include "publish/population_file.h"

#include <doctest/doctest.h>

#include "base/json_value.h"

namespace kringen {
namespace {

TEST_CASE("only the name of the claims leaves a population") {
  const std::string clean = WithoutClaims(
      R"({"schema":1,"claims":"claims.json","villages":[{"id":"glane","at":[6.99,52.27]}]})");
  const JsonValue json = ParseJson(clean).value_or(JsonValue());
  CHECK(json.Find("claims") == nullptr);
  REQUIRE(json.Find("schema") != nullptr);
  CHECK(json.Find("schema")->number == 1);
  REQUIRE(json.Find("villages") != nullptr);
  CHECK(json.Find("villages")->values[0].Find("at")->values[1].number == 52.27);
  CHECK(WithoutClaims(clean) == clean);
}

TEST_CASE("what names no claims stays as it is, byte for byte") {
  for (const char* text : {R"({ "schema" : 1 })", "", "{", "[1]", "null", "\xFF{}"}) {
    CHECK(WithoutClaims(text) == text);
  }
}

}  // namespace
}  // namespace kringen
