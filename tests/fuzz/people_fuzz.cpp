// The detector of people on any bytes: places lie inside the text and in order, and a text behind a
// full stop of its own changes nothing of what stands before it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "import/redact/people_flags.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<kringen::PeopleFlag> flags = kringen::PeopleFlags(text, {"Jannie Vosmeer"});
  std::size_t last = 0;
  for (const kringen::PeopleFlag& flag : flags) {
    if (flag.from < last || flag.to > size || flag.from >= flag.to) __builtin_trap();
    last = flag.from;
  }
  const auto longer = kringen::PeopleFlags(text + "\n\nDe weg is dicht.", {"Jannie Vosmeer"});
  if (longer.size() != flags.size()) __builtin_trap();
  return 0;
}
