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

TEST_CASE("what came before a mistake was taken") {
  std::vector<std::string> ids;
  const JsonOutcome outcome =
      ReadJsonRecords(R"([{"id":"a"},{"id":"b"},{"id":)", "",
                      [&](std::int64_t, const JsonValue& r) { ids.push_back(r.Find("id")->text); });
  CHECK_FALSE(outcome.complete);
  CHECK(outcome.at_end);
  CHECK(ids == Texts{"a", "b"});
}

}  // namespace
}  // namespace kringen
