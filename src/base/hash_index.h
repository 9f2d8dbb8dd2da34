// A hash table of 32-bit indices into something else: 4 bytes a slot, no node per entry. Keys stay
// where they are; callers say how an index compares and hashes. Nothing is ever removed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace kringen {

inline std::uint32_t HashBytes(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = bytes.size() * kFactor;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data() + i, 8);
    hash = (hash ^ chunk) * kFactor;
    hash ^= hash >> 29;
  }
  std::uint64_t rest = 0;
  if (i < bytes.size()) std::memcpy(&rest, bytes.data() + i, bytes.size() - i);
  hash = (hash ^ rest) * kFactor;
  return static_cast<std::uint32_t>(hash >> 32);
}

class HashIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  // equal(index) compares the entry with the key looked for.
  template <typename Equal>
  std::uint32_t Find(std::uint32_t hash, Equal equal) const {
    if (slots_.empty()) return kNone;
    for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
      const std::uint32_t index = slots_[slot];
      if (index == kNone || equal(index)) return index;
    }
  }

  // For an entry that was not found before. hash_of(index) is asked when the table grows.
  template <typename HashOf>
  void Insert(std::uint32_t hash, std::uint32_t index, HashOf hash_of) {
    if ((count_ + 1) * 4 > slots_.size() * 3) Grow(hash_of);
    Put(hash, index);
    ++count_;
  }

 private:
  std::size_t mask() const { return slots_.size() - 1; }

  void Put(std::uint32_t hash, std::uint32_t index) {
    std::size_t slot = hash & mask();
    while (slots_[slot] != kNone) slot = (slot + 1) & mask();
    slots_[slot] = index;
  }

  template <typename HashOf>
  void Grow(HashOf hash_of) {
    std::vector<std::uint32_t> old(slots_.empty() ? 16 : slots_.size() * 2, kNone);
    old.swap(slots_);
    for (const std::uint32_t index : old) {
      if (index != kNone) Put(hash_of(index), index);
    }
  }

  std::vector<std::uint32_t> slots_;
  std::size_t count_ = 0;
};

}  // namespace kringen
