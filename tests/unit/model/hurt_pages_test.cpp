// Pages that broke off, were bent, or have a member of another type: of each of them both sinks are
// told the same.
#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/json_value.h"
#include "base/json_write.h"
#include "model/publication_json.h"
#include "unit/model/both_sinks.h"

namespace kringen {
namespace {

// Has every member of the format, and some that it has not.
const std::string& EveryMember() {
  static const std::string page =
      BytesOf(std::string(KRINGEN_SOURCE_DIR) + "/tests/fixtures/feeds/every-member.json");
  return page;
}

// Writes a value with one part of it, counted as they are written, as another text; the text may
// be all there is.
class Swap {
 public:
  Swap(std::size_t part, const char* by, bool breaks_off)
      : by_(by), left_(part), breaks_off_(breaks_off) {}

  // Nothing when the value has not so many parts.
  std::optional<std::string> Of(const JsonValue& value) {
    Write(value);
    if (!is_done_) return std::nullopt;
    return breaks_off_ ? text_.substr(0, end_) : text_;
  }

 private:
  void Write(const JsonValue& value) {
    if (!is_done_ && left_-- == 0) {
      is_done_ = true;
      text_ += by_;
      end_ = text_.size();
    } else if (value.is(JsonValue::Type::kObject) || value.is(JsonValue::Type::kArray)) {
      WriteParts(value);
    } else {
      WriteScalar(value);
    }
  }
  void WriteParts(const JsonValue& value) {
    const bool is_array = value.is(JsonValue::Type::kArray);
    text_ += is_array ? '[' : '{';
    for (std::size_t i = 0; i < value.values.size(); ++i) {
      if (i > 0) text_ += ',';
      if (!is_array) text_ += '"' + value.names[i] + "\":";
      Write(value.values[i]);
    }
    text_ += is_array ? ']' : '}';
  }
  void WriteScalar(const JsonValue& value) {
    JsonWriter json;
    if (value.is(JsonValue::Type::kText)) {
      json.Value(value.text);
    } else if (value.is_number()) {
      json.Value(value.number);
    } else {
      json.Value(value.truth);
    }
    text_ += json.Take();
  }

  const char* by_;
  std::size_t left_;
  bool breaks_off_;
  bool is_done_ = false;
  std::string text_;
  std::size_t end_ = 0;
};

// Bytes gone, doubled, or others in their place.
std::string Bent(std::string page, std::mt19937* random) {
  const auto below = [&](std::size_t end) { return (*random)() % end; };
  constexpr const char* kOthers[] = {"\x80", "\xED\xA0\x80", R"(\ud83d)", "1e999", "[[[[", "{",
                                     "}",    "\"",           ",",         ":",     "null", "-"};
  for (std::size_t i = 1 + below(4); i > 0 && page.size() > 2; --i) {
    const std::size_t at = below(page.size());
    const std::size_t size = below(40);
    if (below(3) == 0) {
      page.erase(at, size);
    } else if (below(2) == 0) {
      page.insert(at, page.substr(below(page.size()), size));
    } else {
      page.replace(at, below(3), kOthers[below(std::size(kOthers))]);
    }
  }
  return page;
}

// `count` of a thing in one list.
std::string Repeated(const std::string& thing, std::size_t count) {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? "," : "") + thing;
  return list + "]";
}

std::string OneItem(const std::string& members, const std::string& extension) {
  return R"({"items":[{"id":"a","content_text":"A","date_published":"2014-06-05",)" + members +
         R"("_kringen":{)" + extension + "}}]}";
}

TEST_CASE("wherever a page breaks off, both sinks name the same place") {
  for (std::size_t end = 0; end < EveryMember().size(); ++end) {
    CAPTURE(end);
    CheckBoth(EveryMember().substr(0, end));
  }
  std::mt19937 random(1);
  for (const std::string& feed : WrittenFeeds()) {
    CAPTURE(feed.substr(0, 100));
    for (int i = 0; i < 20; ++i) CheckBoth(feed.substr(0, random() % (feed.size() + 1)));
  }
}

TEST_CASE("each value of a page as one of another type, and broken off there") {
  const std::optional<JsonValue> page = ParseJson(EveryMember());
  REQUIRE(page);
  std::size_t parts = 0;
  for (const char* by :
       {"null", "true", "-1", "7.5", "1e400", "99999999999999999999", "\"x\"", "\"\"", "[]", "{}",
        "[[1,[2]]]", R"({"":{"a":[1,{"b":[2]}]}})", R"({"id":[{"x":1}]})"}) {
    CAPTURE(by);
    for (const bool breaks_off : {false, true}) {
      for (parts = 0;; ++parts) {
        const std::optional<std::string> hurt = Swap(parts, by, breaks_off).Of(*page);
        if (!hurt) break;
        CAPTURE(*hurt);
        CheckBoth(*hurt);
      }
    }
  }
  CHECK(parts > 100);
}

TEST_CASE("pages with bent bytes") {
  std::vector<std::string> feeds;
  for (std::string& feed : WrittenFeeds()) {
    if (feed.size() < 50'000) feeds.push_back(std::move(feed));
  }
  REQUIRE(feeds.size() > 5);
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::mt19937 random(seed);
    const std::string hurt = Bent(feeds[random() % feeds.size()], &random);
    CAPTURE(seed);
    CAPTURE(hurt);
    CheckBoth(hurt);
  }
}

TEST_CASE("lists longer than the page keeps, and members and lists that stand twice") {
  const std::string metric = R"({"source":"s","measured":"2014-06-05","reactions":1,"views":2})";
  for (const std::size_t count : {64, 65, 100, 101, 1001}) {
    CAPTURE(count);
    CheckBoth(OneItem(R"("tags":)" + Repeated("\"t\"", count) + R"(,"attachments":)" +
                          Repeated(R"({"url":"u","title":7})", count % 90) + ",",
                      R"("villages":)" + Repeated("\"v\"", count)));
    CheckBoth(OneItem("", R"("metrics":)" + Repeated(metric, count) +
                              R"(,"dialogue":{"reply_minutes":)" + Repeated("5", 10 * count) +
                              "}"));
  }
  CheckBoth(R"({"items":[{"id":1}],"title":"a","title":"b","items":[7,{"id":"x","title":"X",
    "date_published":"2014","date_published":"2014-06-05","id":"y"}],"description":"c",
    "description":7})");
  for (const std::size_t depth : {62, 63, 64, 65, 200}) {
    CAPTURE(depth);
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    CheckBoth(R"({"items":[],"more":)" + deep + "}");
    CheckBoth(R"({"description":)" + deep + R"(,"items":[]})");
    CheckBoth(OneItem("", R"("metrics":[{"views":)" + deep + "}]"));
  }
}

TEST_CASE("each item of a publication knows its record, whatever stands between") {
  const ExportPage page = ReadExportPage(R"({"items":[7,{"id":"a"},
    {"id":"b","title":"B","date_published":"2014-06-05"},null,[{"id":"n"}],
    {"id":"b","title":"C","date_published":"2014-06-06"}],
    "items":[{},{"id":"d","title":"D","date_published":"2014-06-07"}],
    "_kringen":{"items":[1,2]}})");
  REQUIRE(page.publication.items.size() == 3);
  CHECK(page.publication.items[0].title == "B");
  CHECK(page.publication.items[1].title == "C");
  CHECK(page.publication.items[2].title == "D");
  CHECK(page.records == std::vector<std::size_t>{2, 5, 7});
}

}  // namespace
}  // namespace kringen
