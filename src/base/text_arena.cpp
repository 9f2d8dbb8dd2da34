#include "base/text_arena.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace kringen {
namespace {

// Early blocks are small, so that a feed of a hundred items does not cost megabytes. Every block
// has kBlockBytes of address space, whatever its size.
std::uint32_t BlockCapacity(std::size_t index) {
  constexpr std::uint32_t kSmall[] = {1u << 16, 1u << 18, 1u << 20};
  return index < 3 ? kSmall[index] : TextArena::kBlockBytes;
}

constexpr std::size_t kMostBlocks = (std::size_t{1} << 10);

}  // namespace

TextRef TextArena::Add(std::string_view text) {
  assert(text.size() <= kBlockBytes);
  if (text.empty() || text.size() > kBlockBytes) return {};
  const auto size = static_cast<std::uint32_t>(text.size());
  if (blocks_.empty() || blocks_.back().capacity - blocks_.back().used < size) {
    if (blocks_.size() == kMostBlocks) return {};
    const std::uint32_t capacity = std::max(BlockCapacity(blocks_.size()), size);
    blocks_.push_back({std::unique_ptr<char[]>(new char[capacity]), 0, capacity});
    reserved_ += capacity;
  }
  Chunk& block = blocks_.back();
  std::memcpy(block.bytes.get() + block.used, text.data(), size);
  const auto start = static_cast<std::uint32_t>((blocks_.size() - 1) * kBlockBytes) + block.used;
  block.used += size;
  bytes_ += size;
  return {start, size};
}

std::string_view TextArena::Get(TextRef ref) const {
  if (ref.size == 0) return {};
  const Chunk& block = blocks_[ref.offset / kBlockBytes];
  const std::uint32_t offset = ref.offset % kBlockBytes;
  assert(offset + ref.size <= block.used);
  return {block.bytes.get() + offset, ref.size};
}

std::string_view TextArena::Block(std::size_t index) const {
  return {blocks_[index].bytes.get(), blocks_[index].used};
}

}  // namespace kringen
