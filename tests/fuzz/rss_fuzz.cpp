// libFuzzer target for RSS and Atom.
#include <cstdint>

#include "fuzz/laws.h"
#include "import/readers/rss.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  kringen::RequireSound(kringen::ReadRss({"nieuws.xml", bytes}));
  return 0;
}
