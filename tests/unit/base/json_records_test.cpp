#include "base/json_records.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kringen {
namespace {

std::vector<std::string> Ids(std::string_view bytes, std::string_view name = "") {
  std::vector<std::string> ids;
  ReadJsonRecords(bytes, name, [&](std::int64_t index, const JsonValue& record) {
    CHECK(index == static_cast<std::int64_t>(ids.size()));
    const JsonValue* id = record.Find("id");
    ids.push_back(id != nullptr ? id->text : "?");
  });
  return ids;
}

using Texts = std::vector<std::string>;

TEST_CASE("records of the array that a file is, or that lies in its object") {
  const std::string array = R"([{"id":"a","x":{"id":"no","y":[{"id":"no"}]}},{"id":"b"}])";
  CHECK(Ids(array) == Texts{"a", "b"});
  CHECK(Ids("{\"status_updates\":" + array + "}") == Texts{"a", "b"});
  CHECK(Ids("{\"one\":[{\"id\":\"1\"}],\"two\":" + array + "}", "two") == Texts{"a", "b"});
  CHECK(Ids("{\"one\":[{\"id\":\"1\"}],\"two\":" + array + "}") == Texts{"1", "a", "b"});
  CHECK(Ids("{\"deep\":{\"two\":" + array + "}}", "two").empty());
  CHECK(Ids("[]").empty());
}

TEST_CASE("a record that is no object is a record all the same") {
  CHECK(Ids(R"([3,null,"x",{"id":"a"},[1,[2]],{"id":"b"}])") ==
        Texts{"?", "?", "?", "a", "?", "b"});
}

struct Taken {
  std::vector<std::int64_t> indices;
  JsonRecords records;
};

Taken Take(std::string_view bytes) {
  Taken taken;
  taken.records = ReadJsonRecords(bytes, "", [&](std::int64_t index, const JsonValue& record) {
    CHECK(record.Find("id") != nullptr);
    taken.indices.push_back(index);
  });
  return taken;
}

using Indices = std::vector<std::int64_t>;

TEST_CASE("what came before the end of a file that breaks off was taken") {
  const Taken taken = Take(R"([{"id":"a"},{"id":"b"},{"id":)");
  CHECK_FALSE(taken.records.complete);
  CHECK(taken.records.at_end);
  CHECK(taken.records.broken.empty());
  CHECK(taken.indices == Indices{0, 1});
}

TEST_CASE("a record that is no JSON costs only itself") {
  for (const char* broken :
       {R"({"id":})", R"({"id":"a",})", R"({"id":"\q"})", "{\"id\":\"a\nb\"}", R"({"id":[1,2})",
        R"({"id":{"x":[1})", R"({"id":1e})", R"(NaN)", R"({"id":1} {"id":2})", R"({"id":[[}})", "",
        R"({"id":1)", R"({"id":1,"x":[3,{}])"}) {
    CAPTURE(broken);
    const Taken taken = Take("[{\"id\":1}, " + std::string(broken) +
                             " ,\r\n {\"id\":2,\"x\":[{}, {}]}, {\"id\":3}]");
    CHECK(taken.records.complete);
    CHECK(taken.records.broken == Indices{1});
    CHECK(taken.indices == Indices{0, 2, 3});
  }
}

TEST_CASE("each record is taken or told") {
  const std::string whole =
      R"([{"id":"[{,"},{"id":{"x":["}",2]}},{"id":"\"\\"},{"id":null,"id":4}])";
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char c : {'{', '}', '[', ']', ',', '"', ':', 'x', '\\', '\0'}) {
      std::string changed = whole;
      changed[at] = c;
      CAPTURE(changed);
      std::int64_t last = -1;
      std::size_t taken = 0;
      const JsonRecords records =
          ReadJsonRecords(changed, "", [&](std::int64_t index, const JsonValue&) {
            CHECK(index > last);
            last = index;
            ++taken;
          });
      if (records.complete) CHECK(taken + records.broken.size() >= 1);
      if (taken + records.broken.size() < 1) CHECK_FALSE(records.complete);
    }
  }
}

TEST_CASE("halves of characters spoil neither their record nor the others") {
  const std::string bytes = "\xEF\xBB\xBF[{\"id\":\"a\\ud83d\"},{\"id\":\"\xC3\"},{\"id\":\"c\"}]";
  CHECK(Ids(bytes) == Texts{"a\uFFFD", "\uFFFD", "c"});
}

TEST_CASE("what is no list of records says so") {
  for (const char* bytes :
       {"", "x", "3", "\"[]\"", "[1] 2", "{\"a\":[1]", "{\"a\" 1}", "[1}", "{]"}) {
    CAPTURE(bytes);
    CHECK_FALSE(ReadJsonRecords(bytes, "", [](std::int64_t, const JsonValue&) {}).complete);
  }
}

TEST_CASE("deep nesting is a broken record, however deep") {
  const std::string deep(100'000, '[');
  const Taken taken = Take("[{\"id\":1},{\"id\":" + deep + "},{\"id\":2}]");
  CHECK(taken.records.broken == Indices{1});
  CHECK(taken.indices == Indices{0, 2});
}

}  // namespace
}  // namespace kringen
