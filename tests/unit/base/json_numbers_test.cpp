#include <doctest/doctest.h>

#include <string>

#include "base/json_read.h"
#include "base/json_value.h"

namespace kringen {
namespace {

TEST_CASE("a number that no double holds is null, at whatever place, and costs nothing else") {
  const std::string many(310, '9');
  for (const std::string& number :
       {std::string("1e400"), std::string("-1E+999"), std::string("0.5e1000"),
        std::string("1e0000400"), many, "-" + many + ".5"}) {
    for (std::size_t before = 0; before < 40; ++before) {
      const std::string json = "{\"a" + std::string(before, 'x') + "\":[" + number + ",2]}";
      CAPTURE(json);
      std::string repaired;
      CHECK(RepairJsonNumbers(json, &repaired) == 1);
      CHECK(repaired.size() == json.size());
      const std::optional<JsonValue> value = ParseJson(json);
      REQUIRE(value);
      CHECK(value->values[0].values[0].is(JsonValue::Type::kNull));
      CHECK(value->values[0].values[1].number == 2);
    }
  }
}

TEST_CASE("numbers that a double holds, and texts, stay as they are") {
  const std::string many(290, '9');
  std::string listed = "[";
  listed.append(many).append(",\"").append(many).append(many).append("\"]");
  for (const std::string& json :
       {std::string("[1e308,1e-400,-1.7e308,0e999]"), std::string("[\"1e400\",\"a\\\"1e400\"]"),
        std::string("{\"1e400 \":1}"), listed, std::string("[1e40")}) {
    CAPTURE(json);
    std::string repaired;
    CHECK(RepairJsonNumbers(json, &repaired) == 0);
  }
}

}  // namespace
}  // namespace kringen
