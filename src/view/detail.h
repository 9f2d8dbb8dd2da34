// Who answers whom: the reply structure of a feed, and one conversation in reading order.
// Built from Feed::parent; loops in the data were already cut there.
#pragma once

#include <unordered_map>
#include <vector>

#include "model/feed.h"

namespace kringen {

struct Threads {
  std::unordered_map<ItemIndex, std::vector<ItemIndex>> replies;  // oldest first
};

Threads BuildThreads(const Feed& feed);

struct ThreadEntry {
  ItemIndex item = kNoItem;
  int depth = 0;  // 0 is the message that began it
};

// The whole conversation an item belongs to, depth first; empty when the item stands alone. At
// most `most` entries.
std::vector<ThreadEntry> Conversation(const Feed& feed, const Threads& threads, ItemIndex item,
                                      std::size_t most);

}  // namespace kringen
