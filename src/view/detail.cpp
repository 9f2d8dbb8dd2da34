#include "view/detail.h"

#include <algorithm>

namespace kringen {

namespace {

ItemIndex ParentOf(const Feed& feed, ItemIndex item) {
  return item < feed.parent.size() ? feed.parent[item] : kNoItem;
}

ItemIndex RootOf(const Feed& feed, ItemIndex item) {
  // A bound instead of a visited set: a loop that slipped in must not hang the page.
  for (int depth = 0; depth < 1000; ++depth) {
    const ItemIndex parent = ParentOf(feed, item);
    if (parent == kNoItem) return item;
    item = parent;
  }
  return item;
}

}  // namespace

Threads BuildThreads(const Feed& feed) {
  Threads threads;
  if (feed.parent.empty()) return threads;
  for (const ItemIndex item : feed.by_time) {
    const ItemIndex parent = ParentOf(feed, item);
    if (parent != kNoItem && !feed.items[item].withdrawn) threads.replies[parent].push_back(item);
  }
  return threads;
}

std::vector<ThreadEntry> Conversation(const Feed& feed, const Threads& threads, ItemIndex item,
                                      std::size_t most) {
  std::vector<ThreadEntry> entries;
  std::vector<ThreadEntry> open = {{RootOf(feed, item), 0}};
  while (!open.empty() && entries.size() < most) {
    const ThreadEntry entry = open.back();
    open.pop_back();
    if (!feed.items[entry.item].withdrawn) entries.push_back(entry);
    const auto found = threads.replies.find(entry.item);
    if (found == threads.replies.end()) continue;
    for (auto reply = found->second.rbegin(); reply != found->second.rend(); ++reply) {
      open.push_back({*reply, entry.depth + 1});
    }
  }
  if (entries.size() < 2) entries.clear();
  return entries;
}

}  // namespace kringen
