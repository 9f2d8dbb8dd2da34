// What the words of an export find is what their texts hold.
#include "model/word_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "base/text.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/feed_index.h"
#include "model/feed_json.h"
#include "model/publication_json.h"
#include "model/search_terms.h"
#include "support/random.h"

namespace kringen {
namespace {

constexpr const char* kSyllables[] = {"wa",  "ter", "hoog", "dorp", "s",
                                      "weg", "é",   "ij",   "20",   "ß"};
constexpr const char* kGaps[] = {" ", ", ", "-", ". ", "'", " \U0001F600 ", "/"};

std::string AnyText(Random* random) {
  std::string text;
  const int words = 1 + static_cast<int>(random->Below(12));
  for (int word = 0; word < words; ++word) {
    const int syllables = 1 + static_cast<int>(random->Below(random->OneIn(20) ? 30 : 4));
    for (int i = 0; i < syllables; ++i) text += kSyllables[random->Below(std::size(kSyllables))];
    text += kGaps[random->Below(std::size(kGaps))];
  }
  return text;
}

std::vector<OutputFile> AnySite(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  Publication publication;
  publication.title = "Berichten";
  for (std::size_t i = 0; i < count; ++i) {
    PublicationItem item;
    item.id = "fb-" + std::to_string(i);
    item.published = 1'400'000'000 - static_cast<TimePoint>(random.Below(500'000'000));
    item.content_text = AnyText(&random) + std::string(300, '.');
    if (random.OneIn(3)) item.title = AnyText(&random);
    if (random.OneIn(3)) item.tags = {AnyText(&random)};
    item.channel = "facebook";
    publication.items.push_back(std::move(item));
  }
  SortPublication(&publication);
  std::vector<OutputFile> files = WriteExport(std::move(publication));
  const std::vector<OutputFile> words = WordsOf(files);
  files.insert(files.end(), words.begin(), words.end());
  return files;
}

bool StartsWith(const OutputFile& file, std::string_view start) {
  return file.path.rfind(start, 0) == 0;
}

// What a page has that starts from the index and asked for all words; without the part of the index
// at `left_out`.
Feed OfIndex(const std::vector<OutputFile>& files, std::size_t left_out = 99) {
  Feed feed;
  ReadFeedPage(FindFile(files, "feed.json")->bytes, &feed);
  std::size_t part = 0;
  for (const OutputFile& file : files) {
    if (StartsWith(file, "index-") && part++ != left_out) {
      CHECK(ReadIndexPart(file.bytes, &feed).failure.empty());
    }
  }
  CHECK(ReadWords(FindFile(files, kWordsName)->bytes, &feed).ok());
  for (const OutputFile& file : files) {
    if (StartsWith(file, "words-")) CHECK(ReadWordList(file.path, file.bytes, &feed).ok());
  }
  Refresh(&feed);
  return feed;
}

Feed OfPages(const std::vector<OutputFile>& files) {
  Feed feed;
  for (const OutputFile& file : PagesIn(files).files) ReadFeedPage(file.bytes, &feed);
  Refresh(&feed);
  return feed;
}

std::set<std::string> Found(const Feed& feed, const std::vector<SearchTerm>& terms) {
  const std::vector<std::uint64_t> bits = MatchTerms(feed, terms);
  std::set<std::string> ids;
  for (ItemIndex i = 0; i < feed.items.size(); ++i) {
    if ((bits[i / 64] >> i % 64 & 1) == 1) ids.insert(std::string(feed.Id(i)));
  }
  return ids;
}

std::vector<SearchTerm> Asked(std::vector<std::vector<std::string>> texts) {
  SearchTerm term;
  term.texts = std::move(texts);
  return {term};
}

}  // namespace

TEST_CASE("words: what they find is what the texts hold, for every piece of a word") {
  const std::vector<OutputFile> files = AnySite(3000, 7);
  const Feed told = OfIndex(files), read = OfPages(files);
  REQUIRE(told.partial_items > 1000);
  Random random(8);
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    std::string piece = random.OneIn(3) ? " " : "";
    const int syllables = 1 + static_cast<int>(random.Below(4));
    for (int i = 0; i < syllables; ++i) piece += kSyllables[random.Below(std::size(kSyllables))];
    piece = Fold(piece);
    if (!IsInWords(piece)) continue;
    CAPTURE(piece);
    const std::set<std::string> found = Found(told, Asked({{piece}}));
    CHECK(found == Found(read, Asked({{piece}})));
    hits += found.size();
    const std::vector<SearchTerm> several = Asked({{piece, "dorp"}, {" weg", "hoog"}});
    CHECK(Found(told, several) == Found(read, several));
    std::vector<SearchTerm> both = Asked({{piece}});
    both.push_back(Asked({{"water"}}).front());
    CHECK(Found(told, both) == Found(read, both));
  }
  CHECK(hits > 1000);
}

TEST_CASE("words: they tell of words as long as a key and of no longer one") {
  const std::vector<OutputFile> files = AnySite(3000, 9);
  const Feed told = OfIndex(files), read = OfPages(files);
  std::set<std::string> seen;
  std::size_t whole = 0, longer = 0;
  for (ItemIndex i = 0; i < read.items.size(); ++i) {
    for (const SearchTerm& term : TermsOf(read.SearchText(i))) {
      const std::string& word = term.texts[0][0];
      const bool is_plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      });
      if (!is_plain || word.size() < 16 || !seen.insert(word).second) continue;
      CHECK(IsInWords(word) == (word.size() <= 24));
      CHECK(IsInWords(" " + word) == (word.size() <= 24));
      ++(word.size() <= 24 ? whole : longer);
      if (word.size() <= 24) CHECK(Found(told, {term}) == Found(read, {term}));
    }
  }
  CHECK(whole > 20);
  CHECK(longer > 20);
}

TEST_CASE("words: a part of the index that comes late is told of as well") {
  const std::vector<OutputFile> files = AnySite(12'000, 15);
  const std::vector<SearchTerm> terms = Asked({{"water"}});
  Feed feed = OfIndex(files, 0);
  for (const OutputFile& file : files) {
    if (StartsWith(file, "index-")) ReadIndexPart(file.bytes, &feed);
  }
  Refresh(&feed);
  CHECK(Found(feed, terms) == Found(OfPages(files), terms));
}

TEST_CASE("words: there are none where they would be much more than the texts") {
  const auto of = [](const std::string& text) {
    Publication publication;
    for (int i = 0; i < 24; ++i) {
      PublicationItem item;
      item.id = std::to_string(i);
      item.content_text = text + " " + std::to_string(i) + std::string(20'000, '.');
      item.channel = "website";
      publication.items.push_back(std::move(item));
    }
    SortPublication(&publication);
    return WriteExport(std::move(publication));
  };
  std::string run;
  Random random(16);
  for (int i = 0; i < 40'000; ++i) run += static_cast<char>('a' + random.Below(26));
  std::vector<OutputFile> site = of(run);
  CHECK(PagesIn(site).index.size() > 0);
  CHECK(WordsOf(site).empty());
  CHECK_FALSE(WordsOf(of("hoogwater aan de Dinkel")).empty());
  site.push_back({kWordsName, "{}"});
  CHECK(CheckWords(site).size() == 1);
}

TEST_CASE("words: a page that came speaks for itself, a part that did not is not spoken of") {
  const std::vector<OutputFile> files = AnySite(12'000, 11);
  const Feed read = OfPages(files);
  const std::vector<SearchTerm> terms = Asked({{"water"}});
  const std::set<std::string> all = Found(read, terms);
  REQUIRE(PagesIn(files).index.size() > 1);
  Feed some = OfIndex(files, 0);
  const std::set<std::string> fewer = Found(some, terms);
  CHECK(fewer.size() < all.size());
  CHECK(std::includes(all.begin(), all.end(), fewer.begin(), fewer.end()));
  for (const OutputFile& file : PagesIn(files).files) ReadFeedPage(file.bytes, &some);
  Refresh(&some);
  CHECK(some.partial_items == 0);
  CHECK(Found(some, terms) == all);
}

TEST_CASE("words: what a search part must be for them to tell") {
  for (const char* part :
       {"wat", " wa", " de", "2013", "stra\xc3\x9f", " \xe6\x9d\xb1\xe4\xba\xac"})
    CHECK(IsInWords(part));
  for (const char* part :
       {"", " ", "wa", " w", "foto's", "e-mail", "juni 2013", " juni 2013", "a b"})
    CHECK_FALSE(IsInWords(part));
}

TEST_CASE("words: of another index, another file, damaged or newer: nothing is taken") {
  const std::vector<OutputFile> files = AnySite(2000, 12);
  const std::string& words = FindFile(files, kWordsName)->bytes;
  const auto list = std::find_if(files.begin(), files.end(),
                                 [](const OutputFile& file) { return StartsWith(file, "words-"); });
  Feed feed;
  CHECK(ReadWords(words, &feed).error().code == "words.other");
  CHECK(ReadWordList(list->path, list->bytes, &feed).error().code == "words.other");
  ReadFeedPage(FindFile(files, "feed.json")->bytes, &feed);
  const auto spoilt = [&](std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  for (const auto& each :
       {std::array{R"("kringen_words":1)", R"("kringen_words":2)", "words.newer"},
        std::array{R"("kringen_words":1)", R"("kringen_words":"1")", "words.damaged"},
        std::array{R"("messages":[)", R"("messages":[-1,)", "words.damaged"},
        std::array{R"("messages":[)", R"("messages":[1,)", "words.damaged"},
        std::array{R"("messages":[)", R"("messages":[9223372036854775807,)", "words.damaged"},
        std::array{R"("files":["words-)", R"("files":["../words-)", "words.damaged"},
        std::array{R"("files":[)", R"("files":[1,)", "words.damaged"},
        std::array{"]}", "]", "words.not_json"}}) {
    const char* const to = each[1];
    CAPTURE(to);
    CHECK(ReadWords(spoilt(words, each[0], to), &feed).error().code == each[2]);
    CHECK(feed.words.files.empty());
  }
  REQUIRE(ReadWords(words, &feed).ok());
  const std::string changed = spoilt(list->bytes, "keys", "Keys");
  CHECK(ReadWordList(list->path, changed, &feed).error().code == "words.damaged");
  const OutputFile& other = *FindFile(files, feed.words.files.back());
  REQUIRE(other.path != list->path);
  CHECK(ReadWordList(list->path, other.bytes, &feed).error().code == "words.damaged");
  CHECK(feed.words.lists.empty());
  CHECK(ReadWordList(list->path, list->bytes, &feed).ok());
  std::swap(feed.words.files.front(), feed.words.files.back());
  CHECK(ReadWordList(other.path, other.bytes, &feed).error().code == "words.damaged");
}

TEST_CASE("words: an export without an index has none, and what fits no longer is told") {
  CHECK(WordsOf(AnySite(3, 13)).empty());
  std::vector<OutputFile> files = AnySite(2000, 14);
  CHECK(CheckWords(files).empty());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!IsWordsFile(files[i].path)) continue;
    std::vector<OutputFile> changed = files;
    changed[i].bytes += " ";
    CHECK(CheckWords(changed).size() == 1);
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(CheckWords(changed).size() == 1);
  }
  files.push_back({"words-0123456789ab.json", "{}"});
  CHECK(CheckWords(files).size() == 1);
  files.erase(std::remove_if(files.begin(), files.end(),
                             [](const OutputFile& file) { return IsWordsFile(file.path); }),
              files.end());
  CHECK(CheckWords(files).empty());
}

}  // namespace kringen
