#include "model/text_scan.h"

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace kringen {
namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words2 = std::uint64_t __attribute__((vector_size(16)));
static_assert(std::endian::native == std::endian::little);

Bytes16 Load16(const char* at) {
  Bytes16 bytes;
  std::memcpy(&bytes, at, 16);
  return bytes;
}

template <typename Mask>
Words2 AsWords(Mask mask) {
  Words2 words;
  std::memcpy(&words, &mask, 16);
  return words;
}

// From the most to the least frequent in Dutch text; what is not here is rarer still.
constexpr std::string_view kFrequent = " enatirodslgvhkmubpwjczfxyq";

std::size_t Rarity(char c) {
  const std::size_t place = kFrequent.find(c);
  return place == std::string_view::npos ? kFrequent.size() : place;
}

}  // namespace

TextNeedle::TextNeedle(std::string_view word) : word_(word) {
  assert(!word.empty());
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (Rarity(word[i]) > Rarity(word[first_])) first_ = i;
  }
  second_ = first_ == 0 ? word.size() - 1 : 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i != first_ && Rarity(word[i]) > Rarity(word[second_])) second_ = i;
  }
  if (first_ > second_) std::swap(first_, second_);
  const std::size_t start_size = word.size() < 8 ? word.size() : 8;
  std::memcpy(&start_, word.data(), start_size);
  start_mask_ = ~std::uint64_t{0} >> (64 - 8 * start_size);
}

// The first of sixteen places from `at` on whose byte in the masks is set and where the word
// really stands.
std::size_t TextNeedle::Check(std::uint64_t low, std::uint64_t high, std::string_view text,
                              std::size_t at) const {
  constexpr std::uint64_t kOnePerByte = 0x0101010101010101u;
  for (low &= kOnePerByte; low != 0; low &= low - 1) {
    const std::size_t candidate = at + static_cast<std::size_t>(std::countr_zero(low)) / 8;
    if (IsAt(text, candidate)) return candidate;
  }
  for (high &= kOnePerByte; high != 0; high &= high - 1) {
    const std::size_t candidate = at + 8 + static_cast<std::size_t>(std::countr_zero(high)) / 8;
    if (IsAt(text, candidate)) return candidate;
  }
  return std::string_view::npos;
}

// Eight bytes at once where they can be read, for most words are not longer.
bool TextNeedle::IsAt(std::string_view text, std::size_t at) const {
  if (at + 8 <= text.size()) {
    std::uint64_t there = 0;
    std::memcpy(&there, text.data() + at, 8);
    if ((there & start_mask_) != start_) return false;
    if (word_.size() <= 8) return true;
  }
  return std::memcmp(text.data() + at, word_.data(), word_.size()) == 0;
}

std::size_t TextNeedle::FindIn(std::string_view text, std::size_t from) const {
  if (text.size() < word_.size()) return std::string_view::npos;
  const std::size_t end = text.size() - word_.size() + 1;  // it begins before
  const Bytes16 first = Bytes16{} + static_cast<std::uint8_t>(word_[first_]);
  const Bytes16 second = Bytes16{} + static_cast<std::uint8_t>(word_[second_]);
  const auto hits_at = [&](std::size_t at) {
    const char* place = text.data() + at;
    return AsWords((Load16(place + first_) == first) & (Load16(place + second_) == second));
  };
  std::size_t at = from;
  // Four steps at once, except where something has been seen; and after a call that continues
  // behind a find, for frequent words come soon again.
  std::size_t careful_end = from + 64;
  while (at + 16 <= end) {
    if (at >= careful_end && at + 64 <= end) {
      const Words2 any = hits_at(at) | hits_at(at + 16) | hits_at(at + 32) | hits_at(at + 48);
      if ((any[0] | any[1]) == 0) {
        at += 64;
        continue;
      }
      careful_end = at + 64;
    }
    const Words2 hits = hits_at(at);
    if ((hits[0] | hits[1]) != 0) {
      const std::size_t found = Check(hits[0], hits[1], text, at);
      if (found != std::string_view::npos) return found;
    }
    at += 16;
  }
  if (at >= end) return std::string_view::npos;
  // The rest is shorter than a step: step back over what is known to hold nothing.
  if (end >= 16 && end - 16 >= from) {
    const Words2 hits = hits_at(end - 16);
    return Check(hits[0], hits[1], text, end - 16);
  }
  for (; at < end; ++at) {
    if (text[at + first_] == word_[first_] && IsAt(text, at)) return at;
  }
  return std::string_view::npos;
}

}  // namespace kringen
