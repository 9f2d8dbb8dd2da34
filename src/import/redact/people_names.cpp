// The table unfolded into one hash index, together with the rules' own words.
#include "import/redact/people_names.h"

#include <array>
#include <string>
#include <vector>

#include "base/hash_index.h"

namespace kringen {
namespace {

struct Entry {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  KnownWord known;
};

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

class Words {
 public:
  Words() {
    entries_.reserve(static_cast<std::size_t>(kPeopleNameCount) + 1024);
    Unfold();
    const RuleWords rules = AllRuleWords();
    for (const RuleWord* rule = rules.begin; rule != rules.end; ++rule) {
      const std::uint32_t use = 1u << static_cast<unsigned>(rule->use);
      if (rule->is_stem) {
        stems_[Bucket(rule->word)].push_back({rule->word, use});
      } else {
        KnownWord& known = Insert(rule->word);
        known.uses |= use;
        if (rule->use == WordUse::kEveryday) known.name |= kNameWord;
      }
    }
  }

  KnownWord Find(std::string_view word) const {
    KnownWord known;
    if (word.size() < 2) return word.empty() ? known : Known(word);
    known = Known(word);
    for (const Stem& stem : stems_[Bucket(word)]) {
      if (word.starts_with(stem.word)) known.uses |= stem.use;
    }
    return known;
  }

 private:
  struct Stem {
    std::string_view word;
    std::uint32_t use;
  };
  static constexpr std::size_t kBuckets = 32 * 32;

  static std::size_t Bucket(std::string_view word) {
    return (static_cast<std::size_t>(word[0]) & 31u) * 32u +
           (static_cast<std::size_t>(word[1]) & 31u);
  }

  std::string_view Text(const Entry& entry) const {
    return std::string_view(text_).substr(entry.begin, entry.size);
  }

  static std::size_t Slot(std::uint32_t hash) { return (hash >> 6) & (kSlots - 1); }
  static std::uint64_t Bit(std::uint32_t hash) { return std::uint64_t{1} << (hash & 63u); }

  std::uint32_t IndexOf(std::string_view word) const {
    const std::uint32_t hash = HashBytes(word);
    if ((seen_[Slot(hash)] & Bit(hash)) == 0) return HashIndex::kNone;
    return index_.Find(hash, [&](std::uint32_t at) { return Text(entries_[at]) == word; });
  }

  KnownWord Known(std::string_view word) const {
    const std::uint32_t at = IndexOf(word);
    return at == HashIndex::kNone ? KnownWord{} : entries_[at].known;
  }

  KnownWord& Insert(std::string_view word) {
    const std::uint32_t known = IndexOf(word);
    if (known != HashIndex::kNone) return entries_[known].known;
    Entry entry;
    entry.begin = static_cast<std::uint32_t>(text_.size());
    entry.size = static_cast<std::uint32_t>(word.size());
    text_ += word;
    const auto at = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    const std::uint32_t hash = HashBytes(word);
    seen_[Slot(hash)] |= Bit(hash);
    index_.Insert(hash, at, [&](std::uint32_t each) { return HashBytes(Text(entries_[each])); });
    return entries_.back().known;
  }

  void Unfold() {
    std::string name;
    for (const char* at = kPeopleNameTable; *at != '\0';) {
      name.resize(static_cast<std::size_t>(*at++ - 'A'));
      while (IsLetter(*at)) name += *at++;
      Insert(name).name = static_cast<std::uint8_t>(*at++ - '0');
    }
  }

  std::string text_;
  std::vector<Entry> entries_;
  HashIndex index_;
  // A bit for some of the hash of each entry, in 32 KB: most words of a text are none of them.
  static constexpr std::size_t kSlots = 4096;
  std::array<std::uint64_t, kSlots> seen_{};
  std::array<std::vector<Stem>, kBuckets> stems_;
};

}  // namespace

KnownWord FindWord(std::string_view folded) {
  static const Words words;
  return words.Find(folded);
}

}  // namespace kringen
