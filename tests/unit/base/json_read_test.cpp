#include "base/json_read.h"

#include <doctest/doctest.h>

#include <string>

#include "support/random.h"

namespace kringen {
namespace {

// Writes the events down.
class Recorder final : public JsonHandler {
 public:
  std::string events;
  int stop_after = 1000;

  bool Key(std::string_view key) override { return Note("k:" + std::string(key)); }
  bool Scalar(const JsonScalar& value) override {
    switch (value.type) {
      case JsonScalar::Type::kNull:
        return Note("null");
      case JsonScalar::Type::kBool:
        return Note(value.truth ? "true" : "false");
      case JsonScalar::Type::kInteger:
        return Note("i:" + std::to_string(value.integer));
      case JsonScalar::Type::kReal:
        return Note("r:" + std::to_string(value.real));
      default:
        return Note("t:" + std::string(value.text));
    }
  }
  bool Start(bool is_array) override { return Note(is_array ? "[" : "{"); }
  bool End(bool is_array) override { return Note(is_array ? "]" : "}"); }

 private:
  bool Note(const std::string& event) {
    events += event + " ";
    return --stop_after > 0;
  }
};

TEST_CASE("events come in the order of the text") {
  Recorder recorder;
  const JsonOutcome outcome = ReadJson(
      R"({"a":[1,-2,3.5,"x\u00e9\ud83d\ude00"],"b":null,"c":{"d":true,"e":false}})", &recorder);
  CHECK(outcome.complete);
  CHECK(recorder.events ==
        "{ k:a [ i:1 i:-2 r:3.500000 t:xé😀 ] k:b null k:c { k:d true k:e false } } ");
}

TEST_CASE("law: every cut of a document ends early, at its end") {
  const std::string document = R"({"a":[1,{"b":"tekst \u00e9 é"}],"c":12.5e3,"d":true})";
  for (std::size_t size = 0; size < document.size(); ++size) {
    Recorder recorder;
    const JsonOutcome outcome = ReadJson(std::string_view(document).substr(0, size), &recorder);
    CAPTURE(size);
    CHECK_FALSE(outcome.complete);
    CHECK(outcome.at_end);
    CHECK_FALSE(outcome.message.empty());
  }
}

TEST_CASE("an error inside is not taken for an early end") {
  for (const char* text :
       {"{\"a\" 1}", "[1,2,,3]", "<!doctype html><p>", "[1] x y", "{\"a\":tru,\"b\":1}"}) {
    Recorder recorder;
    const JsonOutcome outcome = ReadJson(text, &recorder);
    CAPTURE(std::string(text));
    CHECK_FALSE(outcome.complete);
    CHECK_FALSE(outcome.at_end);
    CHECK_FALSE(outcome.stopped);
  }
}

TEST_CASE("the handler can stop, and depth costs no stack") {
  Recorder recorder;
  recorder.stop_after = 5;
  const JsonOutcome outcome = ReadJson(std::string(1000000, '['), &recorder);
  CHECK(outcome.stopped);
  CHECK_FALSE(outcome.complete);
  CHECK(recorder.events == "[ [ [ [ [ ");
}

TEST_CASE("stray bytes and half surrogates are repaired, everything else is left alone") {
  std::string repaired;
  CHECK_FALSE(RepairJson(R"({"a":"plain \\ud83d \ud83d\ude00 é 😀 \" long enough for sixteen"})",
                         &repaired));
  CHECK(repaired.empty());
  REQUIRE(RepairJson(R"(["\ud83d","x\ude00y","\ud83d\ud83d\ude00"])", &repaired));
  CHECK(repaired == "[\"\uFFFD\",\"x\uFFFDy\",\"\uFFFD\\ud83d\\ude00\"]");
  REQUIRE(RepairJson("[\"caf\xE9 en een lange staart\", \"\xE2\x82\"]", &repaired));
  // One mark for what there is of a code point, as browsers have it.
  CHECK(repaired == "[\"caf\uFFFD en een lange staart\", \"\uFFFD\"]");
  REQUIRE(RepairJson("\"\xF0\x9F\x98 \xED\xA0\x80 \xC0\xAF \xF5\"", &repaired));
  CHECK(repaired == "\"\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD \uFFFD\"");
  CHECK_FALSE(RepairJson("[\"U+FFFD itself: \uFFFD\"]", &repaired));
  REQUIRE(RepairJson("\"\\ud83", &repaired) == false);
  CHECK_FALSE(RepairJson("\\", &repaired));
}

TEST_CASE("law: a repaired string is always readable") {
  Random random(7);
  for (int n = 0; n < 3000; ++n) {
    std::string text = "[\"";
    for (int i = 0; i < 40; ++i) {
      const auto byte = static_cast<unsigned char>(random.Below(256));
      if (byte < 0x20 || byte == '"' || byte == '\\') {
        text += byte % 2 == 0 ? "\\ud8a1" : "\\udc01";
      } else {
        text += static_cast<char>(byte);
      }
    }
    text += "\"]";
    std::string repaired;
    if (!RepairJson(text, &repaired)) repaired = text;
    Recorder recorder;
    REQUIRE(ReadJson(repaired, &recorder).complete);
  }
}

}  // namespace
}  // namespace kringen
