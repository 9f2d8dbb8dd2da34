// Law: a mark does not depend on case, accents or what stands before and after the text.
#include <doctest/doctest.h>

#include "import/redact/review_flags.h"

namespace kringen {
namespace {

using Flags = std::vector<std::string>;

Flags FlagsOf(std::string_view text) {
  Flags flags;
  AddTextFlags(text, &flags);
  return flags;
}

TEST_CASE("texts about children and private persons are marked") {
  CHECK(FlagsOf("De leerlingen van de Saller zongen") == Flags{"minor"});
  CHECK(FlagsOf("Een 9-jarige uit Glane won") == Flags{"minor"});
  CHECK(FlagsOf("Een 90-jarige uit Glane won").empty());
  CHECK(FlagsOf("Mevrouw Bloem werd 100") == Flags{"person"});
  CHECK(FlagsOf("Op bezoek bij dhr. Bloem; de kinderen zongen") == Flags{"minor", "person"});
}

TEST_CASE("plain messages are not") {
  for (const char* text :
       {"De Oldenzaalsestraat is morgen dicht.", "Mankind, ander verkeer op de N731",
        "De begroting 2015 is vastgesteld", "Hij werkt hier 12 jaar", ""}) {
    CAPTURE(text);
    CHECK(FlagsOf(text).empty());
  }
}

TEST_CASE("law: surroundings and case change nothing, a second time adds nothing") {
  for (const char* text : {"Kinderen in het bos", "MEVROUW Bloem", "de weg is dicht"}) {
    CAPTURE(text);
    const Flags flags = FlagsOf(text);
    CHECK(FlagsOf("Vandaag. " + std::string(text) + "! Tot morgen.") == flags);
    Flags twice = flags;
    AddTextFlags(text, &twice);
    CHECK(twice == flags);
  }
}

}  // namespace
}  // namespace kringen
