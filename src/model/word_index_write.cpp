// The words of an export, from its pages.
#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "base/digest.h"
#include "base/json_write.h"
#include "base/text.h"
#include "model/export_pages.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/search_terms.h"
#include "model/word_index.h"
#include "model/word_key.h"

namespace kringen {
namespace {

// A file of words before it is packed: some 20 KB on the way.
constexpr std::size_t kFileBytes = 60'000;

// More than so many times the pages is not worth it.
constexpr std::size_t kMostOfPages = 2, kAlwaysBytes = 1 << 20;
// What a key, and a message of it, are at most in a file, as far as nobody has keys of one letter.
constexpr std::size_t kKeyBytes = 8, kMessageBytes = 3;

using Messages = std::vector<std::uint32_t>;

// Every word with the messages that have it, in their order.
class Vocabulary {
 public:
  void Add(std::string_view text, std::uint32_t message) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t before = at;
      if (IsWordCharacter(ReadCodePoint(text, &at))) continue;
      AddWord(text.substr(start, before - start), message);
      start = at;
    }
    AddWord(text.substr(start), message);
  }

  const std::unordered_map<std::string, Messages>& words() const { return words_; }

 private:
  void AddWord(std::string_view word, std::uint32_t message) {
    if (word.empty()) return;
    Messages& messages = words_[std::string(word)];
    if (messages.empty() || messages.back() != message) messages.push_back(message);
  }

  std::unordered_map<std::string, Messages> words_;
};

struct Key {
  bool opens_word = false;  // such a key sorts before all others, by its blank
  std::string_view text;
  const Messages* messages = nullptr;

  bool SameAs(const Key& other) const {
    return opens_word == other.opens_word && text == other.text;
  }
  bool operator<(const Key& other) const {
    return opens_word != other.opens_word ? opens_word : text < other.text;
  }
};

// About what the files will be, without a key made: a word of a million signs has a million keys.
std::size_t BytesOf(const Vocabulary& vocabulary) {
  std::size_t bytes = 0;
  for (const auto& [word, messages] : vocabulary.words()) {
    const std::size_t characters = CountCharacters(word);
    const std::size_t keys = characters < kLeastWord ? 0 : characters - 1;
    bytes += keys *
             (std::min(word.size(), kKeyCharacters) + kKeyBytes + kMessageBytes * messages.size());
  }
  return bytes;
}

std::vector<Key> KeysOf(const Vocabulary& vocabulary) {
  std::vector<Key> keys;
  for (const auto& [word, messages] : vocabulary.words()) {
    std::vector<std::size_t> starts;  // of its characters
    for (std::size_t at = 0; at < word.size(); ReadCodePoint(word, &at)) starts.push_back(at);
    if (starts.size() >= kLeastWord) keys.push_back({true, CutKey(word), &messages});
    for (std::size_t i = 0; i + kLeastPiece <= starts.size(); ++i) {
      keys.push_back({false, CutKey(std::string_view(word).substr(starts[i])), &messages});
    }
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

class WordsWriter {
 public:
  void Add(const Key& key, const Messages& messages) {
    keys_.push_back((key.opens_word ? " " : "") + std::string(key.text));
    counts_.push_back(messages.size());
    bytes_ += key.text.size() + kKeyBytes;
    std::uint32_t before = 0;
    for (const std::uint32_t message : messages) {
      steps_.push_back(message - before);
      before = message;
    }
    bytes_ += kMessageBytes * messages.size();
    if (bytes_ >= kFileBytes) Close();
  }

  void Close() {
    if (keys_.empty()) return;
    JsonWriter json;
    json.OpenObject();
    json.Member("kringen_words", kWordsVersion);
    json.Member("keys", keys_);
    json.Member("counts", counts_);
    json.Member("messages", steps_);
    json.CloseObject();
    firsts.push_back(keys_.front());
    std::string bytes = json.Take() + "\n";
    std::string name = NameByContent(kWordsStart, Sha256Hex(bytes));
    files.push_back({std::move(name), std::move(bytes)});
    keys_.clear();
    counts_.clear();
    steps_.clear();
    bytes_ = 0;
  }

  std::vector<std::string> firsts;
  std::vector<OutputFile> files;

 private:
  std::vector<std::string> keys_;
  std::vector<std::size_t> counts_;
  Messages steps_;
  std::size_t bytes_ = 0;
};

// Keys that are the same, of several words, are one.
void WriteKeys(const std::vector<Key>& keys, WordsWriter* writer) {
  Messages all;
  for (std::size_t i = 0; i < keys.size();) {
    const Key& key = keys[i];
    all = *key.messages;
    const std::size_t first = i++;
    for (; i < keys.size() && keys[i].SameAs(key); ++i) {
      all.insert(all.end(), keys[i].messages->begin(), keys[i].messages->end());
    }
    if (i - first > 1) {
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    writer->Add(key, all);
  }
  writer->Close();
}

// `ends` of the messages of each page; the first page is in no part.
std::string WordsJson(const std::vector<IndexRef>& index, const std::vector<std::size_t>& ends,
                      const WordsWriter& writer) {
  std::vector<std::string> digests, names;
  std::vector<std::size_t> messages;
  std::size_t page = 0;
  for (const IndexRef& part : index) {
    const std::size_t before = ends[page];
    page = std::min(page + static_cast<std::size_t>(std::max<std::int64_t>(part.pages, 0)),
                    ends.size() - 1);
    digests.push_back(part.sha256);
    messages.push_back(ends[page] - before);
  }
  for (const OutputFile& file : writer.files) names.push_back(file.path);
  JsonWriter json;
  json.OpenObject();
  json.Member("kringen_words", kWordsVersion);
  json.Member("index", digests);
  json.Member("messages", messages);
  json.Member("first", writer.firsts);
  json.Member("files", names);
  json.CloseObject();
  return json.Take() + "\n";
}

}  // namespace

std::vector<OutputFile> WordsOf(const std::vector<OutputFile>& files) {
  const ExportPages pages = PagesIn(files);
  if (pages.index.empty()) return {};
  Feed feed;
  std::vector<std::size_t> ends;  // of the messages of each page
  for (const OutputFile& page : pages.files) {
    static_cast<void>(ReadFeedPage(page.bytes, &feed));
    ends.push_back(feed.items.size());
  }
  Vocabulary vocabulary;
  const std::size_t first = ends.front();
  for (std::size_t i = first; i < feed.items.size(); ++i) {
    vocabulary.Add(feed.SearchText(static_cast<ItemIndex>(i)),
                   static_cast<std::uint32_t>(i - first));
  }
  std::size_t page_bytes = 0;
  for (const OutputFile& page : pages.files) page_bytes += page.bytes.size();
  if (BytesOf(vocabulary) > std::max(kMostOfPages * page_bytes, kAlwaysBytes)) return {};
  WordsWriter writer;
  WriteKeys(KeysOf(vocabulary), &writer);
  std::vector<OutputFile> made{{kWordsName, WordsJson(pages.index, ends, writer)}};
  std::move(writer.files.begin(), writer.files.end(), std::back_inserter(made));
  return made;
}

std::vector<Error> CheckWords(const std::vector<OutputFile>& files) {
  const auto is_words = [](const OutputFile& file) { return IsWordsFile(file.path); };
  const auto there = std::count_if(files.begin(), files.end(), is_words);
  if (there == 0) return {};
  const std::vector<OutputFile> made = WordsOf(files);
  const bool are_same = static_cast<std::size_t>(there) == made.size() &&
                        std::all_of(made.begin(), made.end(), [&](const OutputFile& file) {
                          const OutputFile* const known = FindFile(files, file.path);
                          return known != nullptr && known->bytes == file.bytes;
                        });
  if (are_same) return {};
  return {{"export.stale_words", "", kWordsName}};
}

}  // namespace kringen
