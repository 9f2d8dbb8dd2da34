// What is written is read back the same by the JSON library, whatever the texts were.
#include "base/json_write.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "base/json_value.h"

namespace kringen {
namespace {

std::string Written(std::string_view text) {
  JsonWriter json;
  json.Value(text);
  return json.Take();
}

TEST_CASE("every text comes back as it was") {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  for (const std::string& text :
       {all, std::string(), std::string("één \"kring\" \\ 🙂 \xEF\xBF\xBD"),
        std::string("\\u0041")}) {
    const std::optional<JsonValue> read = ParseJson(Written(text));
    REQUIRE(read);
    CHECK(read->text == text);
  }
}

TEST_CASE("what is not UTF-8 becomes U+FFFD, byte by byte, and the rest stays") {
  CHECK(Written("a\xFFz") == "\"a\xEF\xBF\xBDz\"");
  CHECK(Written("\xC3") == "\"\xEF\xBF\xBD\"");
  for (int first = 128; first < 256; ++first) {
    for (const int second : {0x20, 0x80, 0xBF, 0xC3}) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second), 'x'};
      CHECK(ParseJson(Written(text)));
    }
  }
}

TEST_CASE("numbers come back exactly, and none that JSON has not") {
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-7}, INT64_MAX, INT64_MIN}) {
    JsonWriter json;
    json.Value(number);
    CHECK(json.Take() == std::to_string(number));
  }
  for (const double number : {0.0, 0.5, -2.25, 1e-7, 1234567.890625, 1e300}) {
    JsonWriter json;
    json.Value(number);
    const std::optional<JsonValue> read = ParseJson(json.Take());
    REQUIRE(read);
    CHECK(read->number == number);
  }
  JsonWriter json;
  json.OpenArray();
  json.Value(std::numeric_limits<double>::infinity());
  json.Value(std::nan(""));
  json.CloseArray();
  CHECK(json.Take() == "[null,null]");
}

TEST_CASE("commas stand between values and nowhere else") {
  JsonWriter json;
  json.OpenObject();
  json.OpenArray("empty");
  json.CloseArray();
  json.Member("words", std::vector<std::string>{"a", "b"});
  json.OpenObject("inner");
  json.Member("yes", true);
  json.Member("none", nullptr);
  json.CloseObject();
  json.Member("last", "z");
  json.CloseObject();
  CHECK(json.Take() ==
        R"({"empty":[],"words":["a","b"],"inner":{"yes":true,"none":null},"last":"z"})");
}

}  // namespace
}  // namespace kringen
