#include "base/json_value.h"

#include <doctest/doctest.h>

#include <string>

namespace kringen {
namespace {

TEST_CASE("a document has its members in order, with their types") {
  const std::optional<JsonValue> read =
      ParseJson(R"({"a":[1,2.5,"x",true,null,{}],"b":{"c":-3},"none":null})");
  REQUIRE(read);
  CHECK(read->names == std::vector<std::string>{"a", "b", "none"});
  const JsonValue* list = read->Find("a");
  REQUIRE(list != nullptr);
  REQUIRE(list->values.size() == 6);
  CHECK(list->values[0].is(JsonValue::Type::kInteger));
  CHECK(list->values[1].is(JsonValue::Type::kReal));
  CHECK(list->values[1].number == 2.5);
  CHECK(list->values[2].text == "x");
  CHECK(list->values[3].truth);
  CHECK(list->values[4].is(JsonValue::Type::kNull));
  CHECK(list->values[5].is(JsonValue::Type::kObject));
  REQUIRE(read->Find("b") != nullptr);
  REQUIRE(read->Find("b")->Find("c") != nullptr);
  CHECK(read->Find("b")->Find("c")->number == -3);
  CHECK(read->Find("none") == nullptr);
  CHECK(read->Find("absent") == nullptr);
  CHECK(list->Find("a") == nullptr);
}

TEST_CASE("of two members with one name the later counts") {
  const std::optional<JsonValue> read = ParseJson(R"({"a":1,"a":2})");
  REQUIRE(read);
  REQUIRE(read->Find("a") != nullptr);
  CHECK(read->Find("a")->number == 2);
}

TEST_CASE("what is not one whole value is nothing") {
  for (const char* bytes : {"", " ", "{", "[1,", "{\"a\":}", "1 2", "nul", "\"\xFF\""}) {
    CAPTURE(bytes);
    CHECK_FALSE(ParseJson(bytes));
  }
}

TEST_CASE("a number that no double can hold is nothing by itself, and costs nothing else") {
  const auto read = ParseJson("[1e999,2]");
  REQUIRE(read);
  REQUIRE(read->values.size() == 2);
  CHECK(read->values[0].is(JsonValue::Type::kNull));
  CHECK(read->values[1].number == 2);
}

TEST_CASE("no depth breaks the stack") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(ParseJson(nested(64)));
  CHECK_FALSE(ParseJson(nested(65)));
  CHECK_FALSE(ParseJson(nested(1000000)));
}

}  // namespace
}  // namespace kringen
