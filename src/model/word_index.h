// The words of an export: which messages have a word, or a piece of one, without their texts.
// words.json names the files of words, which are sorted by what they begin with; the page fetches
// those in which the words of a search can be. docs/export-format.md has the format.
// A key is what a word has from one of its letters on, so a piece of a word is the start of keys;
// a blank before it says that the word begins there. A message is known by its place among those
// that the parts of the index tell of (feed_index.h), newest first, from 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

struct Feed;

inline constexpr std::int64_t kWordsVersion = 1;

// words.json and the files that it names, for an export with an index; else none. None either where
// they would be much more than the texts (links and other runs of signs): then these are read.
std::vector<OutputFile> WordsOf(const std::vector<OutputFile>& files);

// "export.stale_words" where there are such files and they are not what WordsOf() makes of the
// export: what is gone from a page may be public in its words.
std::vector<Error> CheckWords(const std::vector<OutputFile>& files);

// How many files words.json names, and how many keys such a file, asked for by its name, has.
// Failures, after which nothing is taken: "words.not_json", "words.newer", "words.damaged" with the
// column, "words.other" for the words of another index than the feed's, or a file that words.json
// did not name. A file that holds another's words is damaged: nothing would be found in its place.
Result<int> ReadWords(std::string_view bytes, Feed* feed);
Result<int> ReadWordList(std::string_view name, std::string_view bytes, Feed* feed);
// Which items the messages are, anew when a part of the index came after the words.
void PlaceMessages(Feed* feed);

// Whether the files can tell where this part of a search occurs: folded, of letters and digits, at
// least three of them, or two where it opens with a blank and so with a word; at most 24.
bool IsInWords(std::string_view part);

// Bit i of word i/64: the text of item i is elsewhere, and the files that came say that it has the
// part.
std::vector<std::uint64_t> FindInWords(const Feed& feed, std::string_view part);

}  // namespace kringen
