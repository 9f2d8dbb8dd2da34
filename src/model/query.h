// Which items are wanted, and the answer: one bit per item and live counts per filter value.
// Within a facet values are alternatives, between facets all must hold; all terms must hold, or
// where there are none all words of the text must occur (folded, as substrings). A facet's counts
// ignore its own choice, so that they say how many items a further choice would give.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/civil_time.h"
#include "model/kinds.h"
#include "model/search_terms.h"

namespace kringen {

struct Feed;

struct Query {
  std::string text;
  std::vector<SearchTerm> terms;  // what the page made of the text
  std::vector<std::string> channels;
  std::vector<std::string> cases;
  std::vector<std::string> villages;
  std::vector<std::string> topics;
  std::vector<std::string> instruments;  // by the names of item_names.h
  std::vector<std::string> directions;
  TimePoint from = INT64_MIN;
  TimePoint to = INT64_MAX;  // half open

  bool operator==(const Query&) const = default;
  bool IsAll() const { return *this == Query{}; }
};

struct FacetCounts {
  std::vector<std::uint32_t> channels;  // by index in the feed's tables
  std::vector<std::uint32_t> cases;
  std::vector<std::uint32_t> villages;
  std::vector<std::uint32_t> topics;
  std::vector<std::uint32_t> instruments;  // by enum value, [0] is unknown
  std::vector<std::uint32_t> directions;
};

struct QueryResult {
  std::vector<std::uint64_t> bits;  // bit i of word i/64: item i matches
  std::uint32_t count = 0;
  FacetCounts facets;

  bool Has(ItemIndex item) const { return bits[item / 64] >> (item % 64) & 1; }
};

// Names in the query that the feed does not know match nothing (a link may be older than the feed).
QueryResult Evaluate(const Feed& feed, const Query& query);

}  // namespace kringen
