// The words of an export as far as a reader has them (word_index.h), and which messages of a feed
// they speak of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/item.h"

namespace kringen {

// Messages of one part of the index that came one after the other: its rows row, row + 1, ... are
// the items item, item + 1, ...
struct IndexedRun {
  std::size_t part = 0;  // place among the parts that the first page names
  std::size_t row = 0;
  ItemIndex item = 0;
  std::size_t count = 0;
};

// What one file of words has: the messages of key i end at ends[i].
struct WordList {
  std::vector<std::string> keys;  // in their order
  std::vector<std::size_t> ends;
  std::vector<std::uint32_t> messages;
};

struct WordIndex {
  std::vector<std::int64_t> part_messages;
  std::vector<ItemIndex> items;            // of each message; kNoItem where it has not come
  std::vector<std::string> firsts, files;  // the first key and the name of each file, in order
  std::vector<WordList> lists;             // those that came
};

}  // namespace kringen
