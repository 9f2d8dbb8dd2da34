#include "model/query.h"

#include <algorithm>
#include <bit>
#include <span>

#include "model/entries.h"
#include "model/feed.h"
#include "model/item.h"
#include "model/item_names.h"

namespace kringen {
namespace {

// 0 where the value is chosen or nothing is, 1 where it is not. Index 0 is "has none".
using Refused = std::vector<std::uint8_t>;

template <typename Entries, typename NameOf>
Refused RefusedOf(const std::vector<std::string>& chosen, const Entries& entries, NameOf name_of) {
  Refused refused(entries.size() + 1, chosen.empty() ? 0 : 1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (std::find(chosen.begin(), chosen.end(), name_of(entries[i])) != chosen.end()) {
      refused[i + 1] = 0;
    }
  }
  return refused;
}

// Tags are asked per set of tags, so that an item costs one look.
Refused RefusedTagSets(const Feed& feed, const std::vector<std::string>& topics) {
  const Refused tags = RefusedOf(topics, feed.tags, [](const std::string& tag) { return tag; });
  Refused refused(feed.tag_sets.size() + 1, topics.empty() ? 0 : 1);
  for (std::size_t set = 0; set < feed.tag_sets.size(); ++set) {
    for (const std::int32_t tag : feed.tag_sets[set]) {
      refused[set + 1] &= tags[static_cast<std::size_t>(tag) + 1];
    }
  }
  return refused;
}

enum Facet : unsigned {
  kChannelFacet = 1,
  kCaseFacet = 2,
  kVillageFacet = 4,
  kTopicFacet = 8,
  kInstrumentFacet = 16,
  kDirectionFacet = 32,
};

std::size_t Place(int index_or_none) {
  return static_cast<std::size_t>(std::int64_t{index_or_none} + 1);
}

class FacetPass {
 public:
  FacetPass(const Feed& feed, const Query& query, QueryResult* result)
      : feed_(feed), query_(query), result_(result) {
    // Index 0 is "has none" here as it is in the lists.
    const std::span instruments = std::span(kInstrumentNames).subspan(1);
    const std::span directions = std::span(kDirectionNames).subspan(1);
    const auto itself = [](std::string_view name) { return name; };
    channels_ = RefusedOf(query.channels, feed.channels, [](const Channel& c) { return c.id; });
    cases_ = RefusedOf(query.cases, feed.cases, [](const Case& c) { return c.id; });
    tag_sets_ = RefusedTagSets(feed, query.topics);
    instruments_ = RefusedOf(query.instruments, instruments, itself);
    directions_ = RefusedOf(query.directions, directions, itself);
    const Refused villages =
        RefusedOf(query.villages, feed.villages, [](const Village& v) { return v.id; });
    for (std::size_t i = 0; i < feed.villages.size(); ++i) {
      if (villages[i + 1] == 0) village_bits_ |= 1u << i;
    }
    any_village_ = query.villages.empty();
    channel_counts_.assign(channels_.size(), 0);
    case_counts_.assign(cases_.size(), 0);
    tag_set_counts_.assign(tag_sets_.size(), 0);
    instrument_counts_.assign(instruments_.size(), 0);
    direction_counts_.assign(directions_.size(), 0);
    village_counts_.assign(feed.villages.size(), 0);
  }

  // An item that fails no facet counts everywhere; one that fails a single facet would appear if
  // that facet's choice were another, so it counts there.
  void Take(ItemIndex index, const Item& item) {
    if (item.withdrawn || !InPeriod(item)) return;
    const unsigned failed = Failed(item);
    if (failed == 0) {
      result_->bits[index / 64] |= std::uint64_t{1} << index % 64;
      ++result_->count;
    }
    if ((failed & (failed - 1)) != 0) return;
    const auto counts_in = [failed](Facet facet) { return (failed & ~unsigned{facet}) == 0; };
    if (counts_in(kChannelFacet)) ++channel_counts_[Place(item.channel)];
    if (counts_in(kCaseFacet)) ++case_counts_[Place(item.case_index)];
    if (counts_in(kTopicFacet)) ++tag_set_counts_[Place(item.tags)];
    if (counts_in(kInstrumentFacet))
      ++instrument_counts_[static_cast<std::size_t>(item.instrument)];
    if (counts_in(kDirectionFacet)) ++direction_counts_[static_cast<std::size_t>(item.direction)];
    if (counts_in(kVillageFacet)) {
      for (unsigned bits = item.villages; bits != 0; bits &= bits - 1) {
        ++village_counts_[static_cast<std::size_t>(std::countr_zero(bits))];
      }
    }
  }

  void Finish() {
    FacetCounts& facets = result_->facets;
    facets.channels.assign(channel_counts_.begin() + 1, channel_counts_.end());
    facets.cases.assign(case_counts_.begin() + 1, case_counts_.end());
    facets.villages = village_counts_;
    facets.instruments = instrument_counts_;
    facets.directions = direction_counts_;
    facets.topics.assign(feed_.tags.size(), 0);
    for (std::size_t set = 0; set < feed_.tag_sets.size(); ++set) {
      for (const std::int32_t tag : feed_.tag_sets[set]) {
        facets.topics[static_cast<std::size_t>(tag)] += tag_set_counts_[set + 1];
      }
    }
  }

 private:
  bool InPeriod(const Item& item) const { return IsWithin(item, {query_.from, query_.to}); }

  unsigned Failed(const Item& item) const {
    const bool in_village = any_village_ || (item.villages & village_bits_) != 0;
    return channels_[Place(item.channel)] * unsigned{kChannelFacet} +
           cases_[Place(item.case_index)] * unsigned{kCaseFacet} +
           (in_village ? 0u : unsigned{kVillageFacet}) +
           tag_sets_[Place(item.tags)] * unsigned{kTopicFacet} +
           instruments_[static_cast<std::size_t>(item.instrument)] * unsigned{kInstrumentFacet} +
           directions_[static_cast<std::size_t>(item.direction)] * unsigned{kDirectionFacet};
  }

  const Feed& feed_;
  const Query& query_;
  QueryResult* result_;
  Refused channels_, cases_, tag_sets_, instruments_, directions_;
  unsigned village_bits_ = 0;
  bool any_village_ = true;
  std::vector<std::uint32_t> channel_counts_, case_counts_, tag_set_counts_;
  std::vector<std::uint32_t> instrument_counts_, direction_counts_, village_counts_;
};

}  // namespace

QueryResult Evaluate(const Feed& feed, const Query& query) {
  QueryResult result;
  result.bits.assign((feed.items.size() + 63) / 64, 0);
  FacetPass pass(feed, query, &result);
  const std::vector<SearchTerm> terms = query.terms.empty() ? TermsOf(query.text) : query.terms;
  if (terms.empty()) {
    ItemIndex index = 0;
    for (const Item& item : feed.items) pass.Take(index++, item);
  } else {
    const std::vector<std::uint64_t> matching = MatchTerms(feed, terms);
    for (std::size_t word = 0; word < matching.size(); ++word) {
      for (std::uint64_t left = matching[word]; left != 0; left &= left - 1) {
        const std::size_t index = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        pass.Take(static_cast<ItemIndex>(index), feed.items[index]);
      }
    }
  }
  pass.Finish();
  return result;
}

}  // namespace kringen
