// Invented Dutch posts for the redaction: with personal data as people write it, and without, but
// full of numbers that look like it. The same from the same seed; nobody in them exists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kringen {

struct DirtyText {
  std::string kind;    // of redact.h
  std::string secret;  // as it stands in the text
  std::string core;    // what must not be left: letters and digits of the secret
  std::string text;
};

std::vector<DirtyText> DirtyTexts(std::uint64_t seed, std::size_t count);
std::vector<std::string> CleanTexts(std::uint64_t seed, std::size_t count);

}  // namespace kringen
