// Law: the line of a pointer is the line where that value was written.
#include "base/json_lines.h"

#include <doctest/doctest.h>

#include <string>

#include "base/json_value.h"

namespace kringen {
namespace {

constexpr const char* kText =
    "{\n\"a\": 1,\n \"b/c\": [\n  true, {\"x\":\n\"y}]\\\"\\\\\"},\n  [[], {}],\n -1.5e3\n],"
    "\n\"~\": null,\n\"last\":\n\n\"z\"}\n";

TEST_CASE("pointers lead to their lines") {
  REQUIRE(ParseJson(kText));
  CHECK(LineOfPointer(kText, "") == 1);
  CHECK(LineOfPointer(kText, "/a") == 2);
  CHECK(LineOfPointer(kText, "/b~1c") == 3);
  CHECK(LineOfPointer(kText, "/b~1c/0") == 4);
  CHECK(LineOfPointer(kText, "/b~1c/1/x") == 5);
  CHECK(LineOfPointer(kText, "/b~1c/2") == 6);
  CHECK(LineOfPointer(kText, "/b~1c/2/1") == 6);
  CHECK(LineOfPointer(kText, "/b~1c/3") == 7);
  CHECK(LineOfPointer(kText, "/~0") == 9);
  CHECK(LineOfPointer(kText, "/last") == 12);
}

TEST_CASE("a pointer to nothing gives what it reached last") {
  CHECK(LineOfPointer(kText, "/none") == 1);
  CHECK(LineOfPointer(kText, "/b~1c/9") == 3);
  CHECK(LineOfPointer(kText, "/b~1c/x") == 3);
  CHECK(LineOfPointer(kText, "/a/b") == 2);
  CHECK(LineOfPointer("", "/a") == 0);
}

TEST_CASE("law: a text cut anywhere and any pointer end, on a line of the text") {
  const std::string text = kText;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::string cut = text.substr(0, size);
    for (const char* pointer : {"", "/a", "/b~1c/1/x", "/last", "/b~1c/3/4"}) {
      const std::int64_t line = LineOfPointer(cut, pointer);
      CHECK(line >= 0);
      CHECK(line <= LineOfByte(cut, cut.size()));
    }
  }
}

}  // namespace
}  // namespace kringen
