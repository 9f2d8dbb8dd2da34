// Law: a mark does not depend on what stands before and after the text. The detector itself is
// measured in people_flags_test.cpp.
#include "import/redact/review_flags.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

using Flags = std::vector<std::string>;

Flags FlagsOf(std::string_view text) {
  Flags flags;
  AddTextFlags(text, &flags);
  return flags;
}

TEST_CASE("texts that single somebody out are marked") {
  CHECK(FlagsOf("Een 9-jarige uit Glane won") == Flags{"person", "minor"});
  CHECK(FlagsOf("Een 90-jarige uit Glane won") == Flags{"person"});
  CHECK(FlagsOf("Mevrouw Bloem werd 100") == Flags{"person"});
  CHECK(FlagsOf("Op bezoek bij dhr. Bloem; de kinderen zongen") == Flags{"person"});
}

TEST_CASE("plain messages are not") {
  for (const char* text :
       {"De Oldenzaalsestraat is morgen dicht.", "Mankind, ander verkeer op de N731",
        "De begroting 2015 is vastgesteld", "Hij werkt hier 12 jaar", "",
        "De leerlingen van de Saller zongen", "Kinderen in het bos"}) {
    CAPTURE(text);
    CHECK(FlagsOf(text).empty());
  }
}

TEST_CASE("law: surroundings change nothing, a second time adds nothing") {
  for (const char* text : {"Een meisje van 8 viel", "MEVROUW Bloem", "de weg is dicht"}) {
    CAPTURE(text);
    const Flags flags = FlagsOf(text);
    CHECK(FlagsOf("Vandaag. " + std::string(text) + "! Tot morgen.") == flags);
    Flags twice = flags;
    AddTextFlags(text, &twice);
    CHECK(twice == flags);
  }
}

TEST_CASE("what may be about a person must be seen, what was edited need not") {
  CHECK(MustBeSeen({"edited", "health"}));
  CHECK(MustBeSeen({"person"}));
  CHECK_FALSE(MustBeSeen({"edited", "place"}));
  CHECK_FALSE(MustBeSeen({}));
}

}  // namespace
}  // namespace kringen
