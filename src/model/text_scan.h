// Substring search over large texts: sixteen places at a time are tested for the two rarest bytes
// of the word, and only where both fit the word itself is compared (portable vector extensions;
// SSE2, NEON and wasm SIMD all do it in a few instructions).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

// A word prepared for searching. It must not be empty.
class TextNeedle {
 public:
  explicit TextNeedle(std::string_view word);

  // The first place >= from where the word occurs, or npos.
  std::size_t FindIn(std::string_view text, std::size_t from) const;
  std::size_t size() const { return word_.size(); }

 private:
  std::size_t Check(std::uint64_t low, std::uint64_t high, std::string_view text,
                    std::size_t at) const;
  bool IsAt(std::string_view text, std::size_t at) const;

  std::string word_;
  std::size_t first_ = 0;  // places of the two bytes in the word, first_ <= second_
  std::size_t second_ = 0;
  std::uint64_t start_ = 0;  // the first eight bytes, and which of them count
  std::uint64_t start_mask_ = 0;
};

}  // namespace kringen
