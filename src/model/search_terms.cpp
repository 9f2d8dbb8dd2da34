#include "model/search_terms.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "base/order.h"
#include "base/text.h"
#include "model/entries.h"
#include "model/feed.h"
#include "model/item.h"
#include "model/text_scan.h"
#include "model/word_index.h"

namespace kringen {

// The page asks the same of UTF-16 units (kWordCharacters in web/base/plain-text.js).
bool IsWordCharacter(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= 0xc0 && c < 0x2000) ||
         (c >= 0x3000 && c < 0xd800);
}

namespace {

bool IsWordStart(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xc0) == 0x80) --before;
  return !IsWordCharacter(ReadCodePoint(text, &before));
}

struct Part {
  TextNeedle needle;
  bool whole_start = false;  // only where a word begins
  std::string asked;         // as the words of an export know it: a blank opens such a one

  bool IsIn(std::string_view text) const {
    std::size_t at = needle.FindIn(text, 0);
    while (whole_start && at != std::string_view::npos && !IsWordStart(text, at)) {
      at = needle.FindIn(text, at + 1);
    }
    return at != std::string_view::npos;
  }
};

// The longest part first: it is looked for everywhere, the others only where it occurs.
using Parts = std::vector<Part>;

bool AreAllIn(const Parts& parts, std::string_view text) {
  return std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return part.IsIn(text); });
}

Parts PartsOf(const std::vector<std::string>& words) {
  Parts parts;
  for (const std::string& word : words) {
    const std::string folded = Fold(word);
    const std::string_view trimmed = Trimmed(folded);
    if (trimmed.empty()) continue;
    const bool whole_start = folded.front() == ' ';
    std::string asked = (whole_start ? " " : "") + std::string(trimmed);
    parts.push_back({TextNeedle(trimmed), whole_start, std::move(asked)});
  }
  SortBy(&parts, [](const Part& part) { return -static_cast<std::int64_t>(part.needle.size()); });
  return parts;
}

// Walks the search arena block by block, so that a hit is mapped to its item by moving forward
// only. Each item that has all parts is passed on once, in the order of the texts.
class TextSearch {
 public:
  TextSearch(const Feed& feed, const Parts& parts)
      : feed_(feed), starts_(feed.search_starts), parts_(parts) {}

  template <typename TakeItem>
  void Run(TakeItem take) {
    for (std::size_t block = 0; block < feed_.search_texts.block_count(); ++block) {
      const std::string_view text = feed_.search_texts.Block(block);
      const auto base = static_cast<std::uint32_t>(block * TextArena::kBlockBytes);
      std::size_t at = parts_[0].needle.FindIn(text, 0);
      while (at != std::string_view::npos) {
        MoveTo(base + static_cast<std::uint32_t>(at));
        const std::size_t start = starts_[place_].offset - base;
        const std::size_t end = EndOf(place_, base, text.size());
        if (Holds(text.substr(start, end - start))) take(starts_[place_].item);
        at = parts_[0].needle.FindIn(text, end);
      }
    }
  }

 private:
  std::size_t EndOf(std::size_t place, std::uint32_t base, std::size_t block_end) const {
    if (place + 1 == starts_.size()) return block_end;
    return std::min<std::size_t>(starts_[place + 1].offset - base, block_end);
  }

  // To the text that contains the offset: in growing steps, then by halving.
  void MoveTo(std::uint32_t offset) {
    const std::size_t count = starts_.size();
    std::size_t low = place_;
    std::size_t step = 1;
    while (low + step < count && starts_[low + step].offset <= offset) {
      low += step;
      step *= 2;
    }
    std::size_t high = std::min(count, low + step);
    while (high - low > 1) {
      const std::size_t middle = low + (high - low) / 2;
      (starts_[middle].offset <= offset ? low : high) = middle;
    }
    place_ = low;
  }

  bool Holds(std::string_view text) const {
    if (parts_.size() == 1 && !parts_[0].whole_start) return true;  // it has been seen
    return AreAllIn(parts_, text);
  }

  const Feed& feed_;
  const std::vector<SearchStart>& starts_;
  const Parts& parts_;
  std::size_t place_ = 0;
};

using Bits = std::vector<std::uint64_t>;

// Where the texts are elsewhere the words tell, as far as they came.
Bits FindElsewhere(const Feed& feed, const Parts& parts) {
  Bits bits = FindInWords(feed, parts[0].asked);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const Bits others = FindInWords(feed, parts[i].asked);
    std::transform(bits.begin(), bits.end(), others.begin(), bits.begin(), std::bit_and());
  }
  return bits;
}

void Add(const Bits& more, Bits* bits) {
  std::transform(bits->begin(), bits->end(), more.begin(), bits->begin(), std::bit_or());
}

bool Has(const Bits& bits, ItemIndex index) {
  return !bits.empty() && (bits[index / 64] >> index % 64 & 1) == 1;
}

template <typename Entry>
std::vector<bool> ChosenOf(const std::vector<std::string>& ids, const std::vector<Entry>& entries) {
  std::vector<bool> chosen;
  chosen.reserve(entries.size());
  for (const Entry& entry : entries) {
    chosen.push_back(std::find(ids.begin(), ids.end(), entry.id) != ids.end());
  }
  return chosen;
}

bool IsChosen(const std::vector<bool>& chosen, int index_or_none) {
  return index_or_none >= 0 && chosen[static_cast<std::size_t>(index_or_none)];
}

class PreparedTerm {
 public:
  PreparedTerm(const Feed& feed, const SearchTerm& term)
      : channels_(ChosenOf(term.channels, feed.channels)),
        cases_(ChosenOf(term.cases, feed.cases)),
        spans_(term.spans) {
    for (const std::vector<std::string>& words : term.texts) {
      Parts parts = PartsOf(words);
      if (!parts.empty()) texts_.push_back(std::move(parts));
    }
    const std::vector<bool> villages = ChosenOf(term.villages, feed.villages);
    for (std::size_t i = 0; i < villages.size(); ++i) {
      if (villages[i]) village_bits_ |= 1u << i;
    }
    if (feed.partial_items > 0 && !feed.words.lists.empty()) {
      elsewhere_.resize((feed.items.size() + 63) / 64, 0);
      for (const Parts& parts : texts_) Add(FindElsewhere(feed, parts), &elsewhere_);
    }
    asks_item_ =
        !term.channels.empty() || !term.cases.empty() || village_bits_ != 0 || !term.spans.empty();
  }

  // Of two terms the one that is looked up in fewer passes, by a longer word.
  std::int64_t Cost() const {
    std::int64_t longest = 0;
    for (const Parts& parts : texts_) {
      longest = std::max(longest, static_cast<std::int64_t>(parts[0].needle.size()));
    }
    const auto passes = static_cast<std::int64_t>(texts_.size()) + (asks_item_ ? 1 : 0);
    return passes * 1'000'000 - longest;
  }

  bool Holds(const Feed& feed, ItemIndex index) const {
    if (asks_item_ && IsOfItem(feed.items[index])) return true;
    if (Has(elsewhere_, index)) return true;
    const std::string_view text = feed.SearchText(index);
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const Parts& parts) { return AreAllIn(parts, text); });
  }

  Bits FindAll(const Feed& feed) const {
    Bits bits = elsewhere_;
    bits.resize((feed.items.size() + 63) / 64, 0);
    const auto set = [&](ItemIndex index) { bits[index / 64] |= std::uint64_t{1} << index % 64; };
    for (const Parts& parts : texts_) TextSearch(feed, parts).Run(set);
    if (!asks_item_) return bits;
    ItemIndex index = 0;
    for (const Item& item : feed.items) {
      if (IsOfItem(item)) set(index);
      ++index;
    }
    return bits;
  }

 private:
  bool IsOfItem(const Item& item) const {
    return IsChosen(channels_, item.channel) || IsChosen(cases_, item.case_index) ||
           (item.villages & village_bits_) != 0 ||
           std::any_of(spans_.begin(), spans_.end(),
                       [&](TimeSpan span) { return IsWithin(item, span); });
  }

  std::vector<Parts> texts_;
  Bits elsewhere_;  // empty: of none
  std::vector<bool> channels_, cases_;
  std::vector<TimeSpan> spans_;
  unsigned village_bits_ = 0;
  bool asks_item_ = false;
};

}  // namespace

std::vector<SearchTerm> TermsOf(std::string_view text) {
  const std::string folded = Fold(text);
  std::vector<SearchTerm> terms;
  std::size_t start = 0;
  while (start < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', start), folded.size());
    if (end > start) {
      SearchTerm term;
      term.texts = {{folded.substr(start, end - start)}};
      terms.push_back(std::move(term));
    }
    start = end + 1;
  }
  return terms;
}

bool IsWithin(const Item& item, TimeSpan span) {
  return item.time < span.to && (item.time >= span.from || item.end > span.from);
}

std::vector<std::uint64_t> MatchTerms(const Feed& feed, const std::vector<SearchTerm>& terms) {
  std::vector<PreparedTerm> prepared;
  prepared.reserve(terms.size());
  for (const SearchTerm& term : terms) prepared.emplace_back(feed, term);
  SortBy(&prepared, [](const PreparedTerm& term) { return term.Cost(); });
  std::vector<std::uint64_t> bits = prepared.front().FindAll(feed);
  for (std::size_t word = 0; prepared.size() > 1 && word < bits.size(); ++word) {
    for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
      const auto index =
          static_cast<ItemIndex>(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
      const bool holds =
          std::all_of(prepared.begin() + 1, prepared.end(),
                      [&](const PreparedTerm& term) { return term.Holds(feed, index); });
      if (!holds) bits[word] &= ~(left & (~left + 1));
    }
  }
  return bits;
}

}  // namespace kringen
