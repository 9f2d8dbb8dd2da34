#include "model/feed.h"

#include <algorithm>
#include <utility>

#include "base/order.h"
#include "base/text.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestTitle = 4000;

// Runs of white space become one space; none at the ends.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      line.push_back(c);
    } else if (!line.empty() && line.back() != ' ') {
      line.push_back(' ');
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// The items that came since the last Refresh, in order.
std::vector<ItemIndex> SortedArrivals(const Feed& feed, std::size_t known) {
  std::vector<ItemIndex> order;
  order.reserve(feed.items.size() - known);
  bool rising = true;
  bool falling = true;
  for (std::size_t i = known; i < feed.items.size(); ++i) {
    if (i > known) {
      rising &= feed.items[i - 1].time <= feed.items[i].time;
      falling &= feed.items[i - 1].time > feed.items[i].time;
    }
    order.push_back(static_cast<ItemIndex>(i));
  }
  if (rising) return order;
  if (falling) {
    std::reverse(order.begin(), order.end());
    return order;
  }
  SortBy(&order, [&](ItemIndex i) { return feed.items[i].time; });
  return order;
}

void MergeByTime(Feed* feed) {
  std::vector<ItemIndex>& all = feed->by_time;
  const std::size_t known = all.size();
  const std::vector<ItemIndex> arrivals = SortedArrivals(*feed, known);
  const auto earlier = [feed](ItemIndex a, ItemIndex b) {
    const TimePoint at = feed->items[a].time;
    const TimePoint bt = feed->items[b].time;
    return at != bt ? at < bt : a < b;
  };
  all.insert(all.end(), arrivals.begin(), arrivals.end());
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(known);
  // Pages come newest first or oldest first: mostly one part lies before the other.
  const auto touched = std::lower_bound(all.begin(), middle, *middle, earlier);
  if (touched == middle) return;
  if (earlier(all.back(), *touched)) {
    std::rotate(touched, middle, all.end());
  } else {
    std::inplace_merge(touched, middle, all.end(), earlier);
  }
}

// An answer that would close a ring of answers is left alone. Rings longer than the walk cannot
// form either: such a chain is cut where it exceeds it.
bool WouldLoop(const Feed& feed, ItemIndex child, ItemIndex parent) {
  constexpr int kLongestThread = 1000;
  int steps = 0;
  for (ItemIndex at = parent; at != kNoItem; at = feed.parent[at]) {
    if (at == child || ++steps > kLongestThread) return true;
  }
  return false;
}

void ResolveReplies(Feed* feed) {
  std::vector<ItemIndex>& open = feed->lookup.unresolved;
  for (std::size_t i = feed->lookup.searched_replies; i < feed->items.size(); ++i) {
    const ItemExtra* extra = feed->Extra(feed->items[i]);
    if (extra != nullptr && !extra->in_reply_to.empty()) open.push_back(static_cast<ItemIndex>(i));
  }
  feed->lookup.searched_replies = feed->items.size();
  if (open.empty() && feed->parent.empty()) return;
  feed->parent.resize(feed->items.size(), kNoItem);
  const auto resolved = [feed](ItemIndex child) {
    const ItemIndex parent = feed->Find(feed->Extra(feed->items[child])->in_reply_to);
    if (parent == kNoItem) return false;
    if (!WouldLoop(*feed, child, parent)) feed->parent[child] = parent;
    return true;
  };
  open.erase(std::remove_if(open.begin(), open.end(), resolved), open.end());
}

}  // namespace

ItemIndex Feed::Find(std::string_view id) const {
  return lookup.ids.Find(HashBytes(id), [&](std::uint32_t index) { return Id(index) == id; });
}

std::string Feed::Heading(ItemIndex index, std::size_t most) const {
  const Item& item = items[index];
  const ItemExtra* extra = Extra(item);
  if (extra != nullptr && !extra->title.empty()) {
    // A title stands nowhere else in the document, so all of it is the heading.
    std::string heading = OneLine(extra->title);
    if (!heading.empty()) return Ellipsize(heading, std::max(most, kLongestTitle));
  }
  std::string heading = Headline(Text(item.text), most);
  if (!heading.empty()) return heading;
  return Ellipsize(item.url.size > 0 ? Text(item.url) : Text(item.id), most);
}

void SetWeight(const Feed& feed, Item* item) {
  const Metrics* metrics = feed.MetricsOf(*item);
  if (metrics == nullptr) return;
  item->reach_known = metrics->reach >= 0;
  item->weight = metrics->reach >= 0       ? metrics->reach
                 : metrics->reactions >= 0 ? metrics->reactions
                                           : metrics->comments;
}

void EnterItem(const Item& item, Feed* feed) {
  const auto index = static_cast<std::uint32_t>(feed->items.size());
  feed->items.push_back(item);
  feed->lookup.ids.Insert(HashBytes(feed->Id(index)), index,
                          [feed](std::uint32_t at) { return HashBytes(feed->Id(at)); });
}

void Refresh(Feed* feed) {
  const bool came = feed->by_time.size() != feed->items.size();
  if (!came && feed->completed_items == 0) return;
  if (came) {
    MergeByTime(feed);
    ResolveReplies(feed);
  }
  feed->completed_items = 0;
  ++feed->revision;
}

bool SetEstimate(Feed* feed, ItemIndex index, std::int32_t residents) {
  if (index >= feed->items.size() || residents < 0) return false;
  Item& item = feed->items[index];
  const Metrics* metrics = feed->MetricsOf(item);
  if (metrics != nullptr && metrics->reach >= 0) return false;
  if (item.reach_known && item.weight == residents) return false;
  item.weight = residents;
  item.reach_known = true;
  feed->has_estimates = true;
  return true;
}

void Withdraw(Feed* feed, const std::vector<std::string>& ids) {
  const WithdrawnIds gone(ids);
  for (const std::string& id : ids) feed->withdrawn.Add(id);
  bool changed = false;
  for (ItemIndex index = 0; index < feed->items.size(); ++index) {
    if (feed->items[index].withdrawn || !gone.Has(feed->Id(index))) continue;
    feed->items[index].withdrawn = true;
    ++feed->withdrawn_items;
    changed = true;
  }
  if (changed) ++feed->revision;
}

}  // namespace kringen
