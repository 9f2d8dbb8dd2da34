// Names that stay inside their folder on every system, and those that do not.
#include "base/file_path.h"

#include <doctest/doctest.h>

#include <string>

namespace kringen {
namespace {

TEST_CASE("names of an export and a site are inner paths") {
  for (const char* path : {"feed.json", "bericht/fb-1.html", ".htaccess", "_headers", "a/b/c.d.e",
                           "app-0123456789abcdef/assets/i18n/nl.json", "\xC3\xA9t\xC3\xA9.json",
                           "console.html", "com.html", "com10.html", "nulpunt", "a b.html"}) {
    CAPTURE(path);
    CHECK(IsInnerPath(path));
  }
}

TEST_CASE("what leads outside, or is another file on another system, is none") {
  for (const std::string& path : {std::string(),
                                  std::string("/etc/passwd"),
                                  std::string("../feed.json"),
                                  std::string("a/../../b"),
                                  std::string("a/./b"),
                                  std::string("."),
                                  std::string(".."),
                                  std::string("a//b"),
                                  std::string("a/"),
                                  std::string("C:/a"),
                                  std::string("c:a"),
                                  std::string("a\\b"),
                                  std::string("..\\a"),
                                  std::string("\\\\server\\a"),
                                  std::string("a\0b", 3),
                                  std::string("a\nb"),
                                  std::string("a\x7F"),
                                  std::string("con"),
                                  std::string("NUL.html"),
                                  std::string("bericht/aux.html"),
                                  std::string("Com1"),
                                  std::string("lpt9.json"),
                                  std::string("con .html"),
                                  std::string("a."),
                                  std::string("a "),
                                  std::string("a./b"),
                                  std::string(" a"),
                                  std::string("a?b"),
                                  std::string("a*"),
                                  std::string("feed.json:stroom"),
                                  std::string(1001, 'a'),
                                  std::string(201, 'a')}) {
    CAPTURE(path);
    CHECK_FALSE(IsInnerPath(path));
  }
}

}  // namespace
}  // namespace kringen
