// Append-only storage for many strings: blocks that never move, so that views stay valid and a
// million texts cost no allocation each. A TextRef is 8 bytes; a text never spans two blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kringen {

struct TextRef {
  std::uint32_t offset = 0;  // in units of one byte from the start of the arena's address space
  std::uint32_t size = 0;    // 0 means absent
};

class TextArena {
 public:
  static constexpr std::uint32_t kBlockBytes = 1u << 22;

  // Total capacity is 1024 blocks; absent comes back when they are full. A text is at most one
  // block. The offset of a text is its block's index times kBlockBytes plus the place inside.
  TextRef Add(std::string_view text);
  std::string_view Get(TextRef ref) const;

  std::size_t block_count() const { return blocks_.size(); }
  // The used part of a block, for scanning it whole.
  std::string_view Block(std::size_t index) const;
  std::size_t bytes() const { return bytes_; }
  // Memory taken, the unused rest of blocks included.
  std::size_t reserved_bytes() const { return reserved_; }

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::uint32_t used = 0;
    std::uint32_t capacity = 0;
  };
  std::vector<Chunk> blocks_;
  std::size_t bytes_ = 0;
  std::size_t reserved_ = 0;
};

}  // namespace kringen
