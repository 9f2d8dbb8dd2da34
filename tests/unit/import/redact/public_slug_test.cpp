#include "import/redact/public_slug.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace kringen {
namespace {

TEST_CASE(
    "what a channel, case or file is called makes its id, unless that would tell of somebody") {
  for (const auto& [name, slug] : std::vector<std::pair<std::string, std::string>>{
           {"Gemeente Losser", "gemeente-losser"},
           {"Wegwerkzaamheden Overdinkel 2024", "wegwerkzaamheden-overdinkel-2024"},
           {"Krant", "krant"},
           {"berichten_2024-03", "berichten-2024-03"}}) {
    CHECK(PublicSlug(name) == slug);
    CHECK(FileSlug(name) == slug);
  }
  const auto is_opaque = [](const std::string& slug) {
    return slug.size() == 8 && slug.find_first_not_of("0123456789abcdef") == std::string::npos;
  };
  for (const char* name : {"Bel 06-12345678", "kees@voorbeeld.nl", "BSN 111222333",
                           "klacht-06-12345678", "Kerkstraat 12"}) {
    CAPTURE(std::string(name));
    CHECK(is_opaque(PublicSlug(name)));
    CHECK(is_opaque(FileSlug(name)));
    CHECK(PublicSlug(name) == FileSlug(name));
  }
  for (const char* name :
       {"Ruzie Truus Jansen en Kees Bos", "klacht_mevrouw_jansen", "klacht-truus-jansen"}) {
    CAPTURE(std::string(name));
    CHECK(is_opaque(FileSlug(name)));
    CHECK_FALSE(is_opaque(PublicSlug(name)));
  }
}

}  // namespace
}  // namespace kringen
