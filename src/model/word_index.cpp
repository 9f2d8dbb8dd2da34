// Reading the words of an export, and finding in them.
#include "model/word_index.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/json_columns.h"
#include "model/search_terms.h"
#include "model/word_key.h"

namespace kringen {
namespace {

constexpr ColumnCodes kCodes{"words.not_json", "words.newer", "words.damaged"};
constexpr std::int64_t kMostMessages = 4'000'000;  // four bytes each

Error Damaged(const char* column) { return Error{kCodes.damaged, column, ""}; }

// Where each key ends; empty when the counts are not those of the messages.
std::vector<std::size_t> EndsOf(const IndexNumbers& counts, std::size_t messages) {
  std::vector<std::size_t> ends;
  std::size_t end = 0;
  for (const std::int64_t count : counts) {
    if (count < 1 || count > kMostMessages) return {};
    ends.push_back(end += static_cast<std::size_t>(count));
  }
  return end == messages ? ends : std::vector<std::size_t>();
}

// Of each key the first, and then how many further on each is. False: they leave the index.
bool FollowMessages(const IndexNumbers& steps, std::int64_t most, WordList* list) {
  std::size_t at = 0;
  for (const std::size_t end : list->ends) {
    std::int64_t message = -1;
    for (const std::size_t first = at; at < end; ++at) {
      const std::int64_t step = steps[at];
      if (step < (at == first ? 0 : 1) || step >= most) return false;
      message = at == first ? step : message + step;
      if (message >= most) return false;
      list->messages.push_back(static_cast<std::uint32_t>(message));
    }
  }
  return true;
}

}  // namespace

void PlaceMessages(Feed* feed) {
  WordIndex& words = feed->words;
  std::vector<std::size_t> starts;
  std::size_t all = 0;
  for (const std::int64_t messages : words.part_messages) {
    starts.push_back(all);
    all += static_cast<std::size_t>(messages);
  }
  words.items.assign(all, kNoItem);
  for (const IndexedRun& run : feed->indexed_runs) {
    if (run.part >= starts.size()) continue;
    const auto most = static_cast<std::size_t>(words.part_messages[run.part]);
    for (std::size_t i = 0; i < run.count && run.row + i < most; ++i) {
      words.items[starts[run.part] + run.row + i] = run.item + static_cast<ItemIndex>(i);
    }
  }
}

Result<int> ReadWords(std::string_view bytes, Feed* feed) {
  IndexTexts index, first, files;
  WordIndex words;
  const std::optional<Error> failure =
      ReadColumns(bytes,
                  {"kringen_words",
                   kWordsVersion,
                   {{"messages", &words.part_messages}},
                   {{"index", &index}, {"first", &first}, {"files", &files}}},
                  kCodes);
  if (failure) return *failure;
  if (index != feed->index_digests) return Error{"words.other", "index", ""};
  std::int64_t all = 0;
  for (const std::int64_t messages : words.part_messages) {
    const bool fits = messages >= 0 && messages <= kMostMessages - all;
    if (!fits) return Damaged("messages");
    all += messages;
  }
  if (words.part_messages.size() != index.size()) return Damaged("messages");
  const bool are_names = std::all_of(files.begin(), files.end(), IsWordsFile);
  if (!are_names) return Damaged("files");
  if (first.size() != files.size()) return Damaged("first");
  words.firsts = std::move(first);
  words.files = std::move(files);
  feed->words = std::move(words);
  PlaceMessages(feed);
  return static_cast<int>(feed->words.files.size());
}

Result<int> ReadWordList(std::string_view name, std::string_view bytes, Feed* feed) {
  const std::vector<std::string>& files = feed->words.files;
  const auto place = std::find(files.begin(), files.end(), name);
  if (place == files.end()) return Error{"words.other", std::string(name), ""};
  if (NameByContent(kWordsStart, Sha256Hex(bytes)) != name) return Damaged("name");
  WordList list;
  IndexNumbers counts, steps;
  const std::optional<Error> failure = ReadColumns(bytes,
                                                   {"kringen_words",
                                                    kWordsVersion,
                                                    {{"counts", &counts}, {"messages", &steps}},
                                                    {{"keys", &list.keys}}},
                                                   kCodes);
  if (failure) return *failure;
  const auto unsorted =
      std::adjacent_find(list.keys.begin(), list.keys.end(), std::greater_equal());
  const std::string& first = feed->words.firsts[static_cast<std::size_t>(place - files.begin())];
  const bool begins = !list.keys.empty() && list.keys.front() == first;
  if (!begins || unsorted != list.keys.end()) return Damaged("keys");
  list.ends = EndsOf(counts, steps.size());
  if (list.ends.empty() || list.ends.size() != list.keys.size()) return Damaged("counts");
  const auto all = static_cast<std::int64_t>(feed->words.items.size());
  if (!FollowMessages(steps, all, &list)) return Damaged("messages");
  const int keys = static_cast<int>(list.keys.size());
  feed->words.lists.push_back(std::move(list));
  ++feed->revision;
  return keys;
}

bool IsInWords(std::string_view part) {
  const bool opens_word = part.starts_with(' ');
  std::size_t at = opens_word ? 1 : 0, characters = 0;
  for (; at < part.size(); ++characters) {
    if (!IsWordCharacter(ReadCodePoint(part, &at))) return false;
  }
  return characters >= (opens_word ? kLeastWord : kLeastPiece) && characters <= kKeyCharacters;
}

std::vector<std::uint64_t> FindInWords(const Feed& feed, std::string_view part) {
  std::vector<std::uint64_t> bits((feed.items.size() + 63) / 64, 0);
  if (!IsInWords(part)) return bits;
  for (const WordList& list : feed.words.lists) {
    const auto first = std::lower_bound(list.keys.begin(), list.keys.end(), part);
    for (auto found = first; found != list.keys.end() && found->starts_with(part); ++found) {
      const auto at = static_cast<std::size_t>(found - list.keys.begin());
      for (std::size_t i = at == 0 ? 0 : list.ends[at - 1]; i < list.ends[at]; ++i) {
        const ItemIndex item = feed.words.items[list.messages[i]];
        if (item != kNoItem && feed.IsPartial(item)) {
          bits[item / 64] |= std::uint64_t{1} << item % 64;
        }
      }
    }
  }
  return bits;
}

}  // namespace kringen
