// All that was read, as one growing value: items in order of arrival, the tables they point into,
// and the order by time. Pages only ever add; an id that came before is refused; withdrawn ids
// stay out. Refresh() brings the order up to date after pages were added.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash_index.h"
#include "base/text_arena.h"
#include "model/item.h"
#include "model/withdrawn_ids.h"
#include "model/word_lists.h"

namespace kringen {

struct FeedHeader {
  std::string title;
  std::string language;
  std::string home_page_url;
  std::string description;
  std::string feed_url;
  std::string generated;
  std::string place_name;
  std::string timezone;
  std::string population_url;
  std::string about_url;
  std::string map_attribution;  // of the map in population.json; the page shows it below its own
  int schema = 0;               // 0: a plain JSON Feed
  bool demo = false;
};

// How the reader finds table entries again, and which limits it has already reported.
struct FeedLookup {
  HashIndex ids;
  HashIndex cases;
  HashIndex tags;
  HashIndex tag_sets;
  HashIndex metric_dates;
  HashIndex pages;
  std::vector<ItemIndex> unresolved;  // replies to items that have not come (yet)
  std::size_t searched_replies = 0;   // items before this one have been asked whether they reply
  bool channels_full = false;
  bool cases_full = false;
  bool villages_full = false;
  bool tags_full = false;
};

// Where in Feed::search_texts the text of an item begins.
struct SearchStart {
  std::uint32_t offset = 0;
  ItemIndex item = 0;
};

struct Feed {
  FeedHeader header;
  std::string today;       // of reading, YYYY-MM-DD; empty: not known, and no day is ahead
  std::deque<Item> items;  // blocks: growing never copies a million items
  std::deque<Metrics> metrics;
  std::deque<ItemExtra> extras;
  std::vector<std::vector<std::int32_t>> tag_sets;  // distinct sets, each sorted indices into tags
  TextArena texts;
  TextArena search_texts;  // end to end: text, title and tags of an item, folded for search
  std::vector<SearchStart> search_starts;  // in their order
  std::vector<std::string> pages;          // addresses of pages that an index named
  std::vector<std::string> index_digests;  // SHA-256 of the parts of the index, by the first page
  std::vector<IndexedRun> indexed_runs;    // of the parts that came
  WordIndex words;                         // of the texts that are elsewhere
  std::vector<Channel> channels;           // also the lanes, in this order; at most 64
  std::vector<Case> cases;
  std::vector<Story> stories;
  std::vector<std::string> tags;
  std::vector<std::string> languages;
  std::vector<std::string> metric_sources;
  std::vector<std::string> metric_dates;
  std::vector<Village> villages;  // at most 16
  std::vector<std::string> warnings;

  // Filled by Refresh: all items, withdrawn ones too, by (time, arrival).
  std::vector<ItemIndex> by_time;
  std::vector<ItemIndex> parent;    // in_reply_to resolved; empty when no item replies
  std::uint64_t revision = 0;       // grows with every Refresh that changed something
  std::size_t partial_items = 0;    // of which an index has told, and no page the text
  std::size_t completed_items = 0;  // of those, since the last Refresh
  std::size_t withdrawn_items = 0;  // of the items above
  bool has_estimates = false;       // the reach model has sized some items

  std::string_view Text(TextRef ref) const { return texts.Get(ref); }
  const ItemExtra* Extra(const Item& item) const {
    return item.extra < 0 ? nullptr : &extras[static_cast<std::size_t>(item.extra)];
  }
  const Metrics* MetricsOf(const Item& item) const {
    return item.metrics < 0 ? nullptr : &metrics[static_cast<std::size_t>(item.metrics)];
  }
  std::string_view Id(ItemIndex index) const { return texts.Get(items[index].id); }
  // Empty while the text of the item is elsewhere.
  std::string_view SearchText(ItemIndex index) const {
    return search_texts.Get(items[index].search);
  }
  bool IsPartial(ItemIndex index) const { return items[index].page >= 0; }
  ItemIndex Find(std::string_view id) const;  // kNoItem when absent
  // Words for an item: its title, or the first sentence of its text, or its url, or its id.
  std::string Heading(ItemIndex index, std::size_t most) const;

  FeedLookup lookup;
  WithdrawnIds withdrawn;
};

// The mark is sized by what is known of the figures.
void SetWeight(const Feed& feed, Item* item);
// An item behind those that are there; its id must be new.
void EnterItem(const Item& item, Feed* feed);

// Adds the items since the last call to the time order (merge, not a new sort) and resolves
// replies. Cheap when nothing came.
void Refresh(Feed* feed);

// Sizes an item by the reach model's estimate, in residents. A reach that a source reported stays.
// False when nothing changed.
bool SetEstimate(Feed* feed, ItemIndex item, std::int32_t residents);

// Takes the ids out of everything that is shown, now and when they come again.
void Withdraw(Feed* feed, const std::vector<std::string>& ids);

}  // namespace kringen
