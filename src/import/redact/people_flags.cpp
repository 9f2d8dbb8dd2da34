#include "import/redact/people_flags.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "import/redact/people_rules.h"
#include "import/redact/people_tokens.h"

namespace kringen {
namespace {

constexpr int kOldest = 115;
constexpr int kAdult = 18;
constexpr std::size_t kMostPrefixes = 3;

// Topics of a sentence, and the flag each gives when the sentence is about one person.
struct Topic {
  WordUse use;
  std::string_view code;
};
constexpr auto kTopics = std::to_array<Topic>({{WordUse::kHealth, "health"},
                                               {WordUse::kCrime, "crime"},
                                               {WordUse::kDebt, "debt"},
                                               {WordUse::kAsylum, "asylum"},
                                               {WordUse::kDeath, "death"},
                                               {WordUse::kHousehold, "household"},
                                               {WordUse::kLife, "person"}});

constexpr std::size_t kDeathTopic = 4;
static_assert(kTopics[kDeathTopic].use == WordUse::kDeath);

class Finder {
 public:
  Finder(std::string_view text, const std::vector<std::string>& allowed)
      : tokens_(MakeWordTokens(text)), words_(tokens_.words) {
    allowed_.reserve(allowed.size());
    for (const std::string& each : allowed) allowed_.push_back(" " + Fold(each) + " ");
  }

  std::vector<PeopleFlag> Find() {
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin + 1;
      while (end < words_.size() && words_[end].gap != WordGap::kStop) ++end;
      FindInSentence(begin, end);
      begin = end;
    }
    std::stable_sort(flags_.begin(), flags_.end(),
                     [](const PeopleFlag& a, const PeopleFlag& b) { return a.from < b.from; });
    return std::move(flags_);
  }

 private:
  const WordToken* At(std::size_t i) const {
    return i >= begin_ && i < end_ ? &words_[i] : nullptr;
  }
  bool IsAt(std::size_t i, WordUse use) const {
    const WordToken* word = At(i);
    return word != nullptr && word->Is(use);
  }
  std::string_view Text(std::size_t i) const {
    return i < end_ ? tokens_.Folded(words_[i]) : std::string_view{};
  }
  bool IsCapital(std::size_t i) const {
    const WordToken* word = At(i);
    if (word == nullptr || word->shape == WordShape::kNumber) return false;
    if (is_shouted_) return word->is_sure_name();
    return word->shape != WordShape::kLower;
  }

  SentenceWords Around() const { return {&tokens_, begin_, end_}; }

  void Flag(std::string_view code, std::size_t first, std::size_t last) {
    flags_.push_back({code, words_[first].from, words_[last].to});
  }

  void FindInSentence(std::size_t begin, std::size_t end) {
    begin_ = begin;
    end_ = end;
    std::size_t capitals = 0;
    std::size_t written = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (words_[i].folded_size < 2) continue;
      ++written;
      capitals += words_[i].shape == WordShape::kCaps ? 1 : 0;
    }
    is_shouted_ = capitals >= 2 && capitals * 2 > written;
    named_ = end;
    for (std::size_t i = begin; i < end;) i = std::max(FindName(i), i + 1);
    FindAges();
    FindTopics();
  }

  // The end of the name-like words that begin at i: capitals, with prefixes between them.
  std::size_t RunEnd(std::size_t i) const {
    if (!IsCapital(i)) return i;
    std::size_t last = i;
    std::size_t prefixes = 0;
    for (std::size_t next = i + 1; next < end_ && words_[next].gap <= WordGap::kPoint; ++next) {
      const bool is_joined = words_[next].gap != WordGap::kPoint ||
                             words_[next - 1].shape == WordShape::kInitial ||
                             words_[next - 1].Is(WordUse::kShort);
      if (!is_joined) break;
      if (IsCapital(next)) {
        last = next;
        prefixes = 0;
      } else if (!words_[next].Is(WordUse::kPrefix) || ++prefixes > kMostPrefixes) {
        break;
      }
    }
    return last + 1;
  }

  bool IsPublicName(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (words_[i].Is(WordUse::kSaint) || EndsLikePlace(Text(i))) return true;
    }
    if (words_[first].Is(WordUse::kOffice) || words_[first].Is(WordUse::kBuilding)) return true;
    const bool follows = first > begin_ && words_[first].gap <= WordGap::kPoint;
    return (follows &&
            (words_[first - 1].Is(WordUse::kOffice) || words_[first - 1].Is(WordUse::kBuilding) ||
             words_[first - 1].Is(WordUse::kSaint))) ||
           (end < end_ && words_[end].gap <= WordGap::kHyphen && EndsLikePlace(Text(end)));
  }

  bool IsAllowed(std::size_t first, std::size_t end) const {
    if (allowed_.empty()) return false;
    std::string run = " ";
    for (std::size_t i = first; i < end; ++i) {
      run += Text(i);
      run += ' ';
    }
    return std::any_of(allowed_.begin(), allowed_.end(), [&](const std::string& each) {
      return each.size() > 2 && run.find(each) != std::string::npos;
    });
  }

  // Names at i; returns where to go on.
  std::size_t FindName(std::size_t i) {
    if (const std::size_t end = FindTitled(i); end > i) return end;
    const std::size_t end = RunEnd(i);
    if (end == i) return FindSmallName(i);
    if (IsPublicName(i, end) || IsAllowed(i, end)) return end;
    for (std::size_t k = i; k < end; ++k) {
      if (!IsNameIn(k, i, end)) continue;
      named_ = std::min(named_, k);
      Flag("person", k, end - 1);
      return end;
    }
    for (std::size_t k = i; k < end; ++k) {
      if (is_shouted_ || !IsPrefixedName(Around(), k, end)) continue;
      named_ = std::min(named_, k);
      Flag("person", k, end - 1);
      return end;
    }
    if (IsUnknownPair(i, end) || IsUnknownTold(i, end)) {
      named_ = std::min(named_, i);
      Flag("person", i, end - 1);
    }
    return end;
  }

  // Two names that no table has, before what people do: "Chidi Nwosu preekte".
  bool IsUnknownPair(std::size_t i, std::size_t end) const {
    if (end != i + 2 || is_shouted_ || !IsAt(end, WordUse::kDoing)) return false;
    return std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(i),
                       words_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const WordToken& word) {
                         return word.shape == WordShape::kCapital && word.known.uses == 0 &&
                                (word.known.name & (kNameWord | kNamePlace)) == 0;
                       });
  }

  // "vraag het aan Gertruud, zij weet het".
  bool IsUnknownTold(std::size_t i, std::size_t end) const {
    if (i == begin_ || end != i + 1 || words_[i].known.uses != 0 || IsArticle(i - 1) ||
        words_[i].shape != WordShape::kCapital || words_[i].gap != WordGap::kBlank ||
        (words_[i].known.name & kNamePlace) != 0) {
      return false;
    }
    return IsWishedTo(i) || Text(i - 1) == "heet" ||  // technical
           (IsAt(end, WordUse::kPronoun) && words_[end].gap == WordGap::kComma);
  }

  // "mevrouw Wolters", "fam. ter Haar", "mevr jansen".
  std::size_t FindTitled(std::size_t i) {
    const bool is_person = words_[i].Is(WordUse::kPerson) || words_[i].Is(WordUse::kMinor);
    if (!words_[i].Is(WordUse::kTitle) && !is_person) return i;
    std::size_t name = i + 1;
    while (name < end_ && name <= i + kMostPrefixes && words_[name].Is(WordUse::kPrefix) &&
           words_[name].gap <= WordGap::kPoint && words_[name].shape == WordShape::kLower) {
      ++name;
    }
    const WordToken* word = At(name);
    if (word == nullptr || word->gap > WordGap::kPoint || word->shape == WordShape::kNumber) {
      return i;
    }
    const bool is_capital = word->shape != WordShape::kLower;
    const bool has_prefix = name > i + 1 && words_[i + 1].folded_size == 3;  // "ter haar"
    if (!is_capital && !word->is_sure_name() &&
        !(has_prefix && words_[i + 1].gap == WordGap::kBlank && Text(i + 1).starts_with("te")))
      return i;
    const std::size_t end = std::max(RunEnd(name), name + 1);
    for (std::size_t k = name; k < end; ++k) {
      if (EndsLikePlace(Text(k))) return end;
    }
    const bool is_place = (word->known.name & kNamePlace) != 0 && !words_[i].Is(WordUse::kTitle);
    if (is_place || IsAllowed(name, end)) return end;
    named_ = std::min(named_, name);
    Flag("person", i, end - 1);
    return end;
  }

  // What stands around first..end says that a person is meant.
  bool HasContext(std::size_t first, std::size_t end) const {
    const WordToken* next = At(end);
    if (ComesFrom(end) || IsWishedTo(first)) return true;
    if (first > begin_ && words_[first].gap <= WordGap::kBlank) {
      const WordToken& before = words_[first - 1];
      if (before.Is(WordUse::kGreeting) || before.Is(WordUse::kPerson)) return true;
    }
    return next != nullptr && next->gap <= WordGap::kComma && next->Is(WordUse::kDoing);
  }

  bool ComesFrom(std::size_t end) const { return Text(end) == "uit" && IsCapital(end + 1); }
  bool IsWishedTo(std::size_t first) const {
    return first > begin_ && words_[first].gap <= WordGap::kComma &&
           words_[first - 1].Is(WordUse::kWish);
  }
  bool IsArticle(std::size_t i) const {
    const std::string_view word = Text(i);
    return word == "het" || word == "de" || word == "'t";
  }

  // Is the word at k, in the run first..end, the begin of somebody's name?
  bool IsNameIn(std::size_t k, std::size_t first, std::size_t end) const {
    const WordToken& word = words_[k];
    std::size_t next = k + 1;
    while (next < end && words_[next].Is(WordUse::kPrefix) && !IsCapital(next)) ++next;
    const bool has_next = next < end;
    const bool has_prefix = has_next && next > k + 1;
    if (word.shape == WordShape::kInitial) {
      return has_next && words_[k + 1].gap == WordGap::kPoint && words_[next].folded_size != 0 &&
             !is_shouted_;
    }
    if (!is_shouted_ && IsGivenWord(Around(), k, end)) return true;
    if (!word.is_name() || word.Is(WordUse::kPrefix)) return false;
    if (word.Is(WordUse::kEveryday)) {
      const bool is_pair = has_next && !words_[next].Is(WordUse::kEveryday) &&
                           (words_[next].known.name & kNamePlace) == 0;
      if (!is_pair && !IsWishedTo(k)) return false;
    }
    if (has_next && (word.known.name & kNamePlace) == 0) {
      if (has_prefix || word.is_given()) return true;
      const bool next_is_place = (words_[next].known.name & kNamePlace) != 0;
      const bool can_begin = word.is_sure_name() || (word.known.name & kNameGiven) != 0;
      if (!next_is_place && (words_[next].is_name() || can_begin)) return true;
    }
    const bool is_alone =
        k == first || words_[k - 1].Is(WordUse::kPrefix) || !words_[k - 1].is_name();
    if (k > begin_ && is_alone && words_[k].gap == WordGap::kBlank && IsArticle(k - 1)) {
      return false;
    }
    if (word.Is(WordUse::kEach)) return false;
    if (word.is_given()) return true;
    if (word.is_sure_name()) {
      const WordToken* after = At(end);
      const bool goes_on =
          after != nullptr && after->gap == WordGap::kBlank && after->shape == WordShape::kLower;
      return HasContext(k, end) || (k > begin_ ? !IsPlaceOf(k) : goes_on);
    }
    if (k + 1 != end) return false;
    const bool is_place = (word.known.name & kNamePlace) != 0;
    if (k == begin_) return ComesFrom(end) && !is_place;
    const bool is_told = At(end) != nullptr && words_[end].gap == WordGap::kComma &&
                         words_[end].Is(WordUse::kPronoun);
    const bool is_first = k == first || (!words_[k - 1].Is(WordUse::kPrefix) &&
                                         (k == begin_ + 1 || words_[k - 1].known.uses != 0));
    return is_told || (IsWishedTo(k) && !is_place) || ComesFrom(end) ||
           (!is_place && is_first && !IsPlaceOf(k));
  }

  // "in Twente", "technici uit Losser".
  bool IsPlaceOf(std::size_t k) const {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"in", "uit", "te", "naar", "bij", "rond", "over", "van"});  // technical
    return std::find(kWords.begin(), kWords.end(), Text(k - 1)) != kWords.end();
  }

  // A name without its capital, or among capitals only.
  std::size_t FindSmallName(std::size_t i) {
    const WordToken& word = words_[i];
    if (word.shape == WordShape::kLower && IsSmallPair(Around(), i)) {
      if (IsAllowed(i, i + 2)) return i + 2;
      named_ = std::min(named_, i);
      Flag("person", i, i + 1);
      return i + 2;
    }
    if (!word.is_name() || word.Is(WordUse::kPrefix) || word.Is(WordUse::kEach)) return i + 1;
    const WordToken* next = At(i + 1);
    const bool in_pair = word.is_sure_name() && next != nullptr && next->gap == WordGap::kBlank &&
                         next->is_name() && next->folded_size > 2;
    const bool is_met = word.is_sure_name() && i > begin_ && words_[i - 1].Is(WordUse::kGreeting);
    const bool is_winner = is_shouted_ && (word.known.name & kNameGiven) != 0 &&
                           (IsAt(i + 1, WordUse::kDoing) || IsAt(i + 2, WordUse::kDoing));
    const bool is_wished = IsWishedTo(i) && !word.Is(WordUse::kEveryday);
    const bool is_named = word.is_given() || is_wished || is_met || in_pair || is_winner;
    if (!is_named || IsPublicName(i, i + 1)) return i + 1;
    const std::size_t end = in_pair ? i + 2 : i + 1;
    if (IsAllowed(i, end)) return end;
    named_ = std::min(named_, i);
    Flag("person", i, end - 1);
    return end;
  }

  void FlagAge(int age, std::size_t first, std::size_t last) {
    Flag("person", first, last);
    if (age < kAdult) Flag("minor", first, last);
  }

  // "(9)", "9-jarige", "van 11", ", 8 jaar,".
  void FindAges() {
    for (std::size_t i = begin_; i < end_; ++i) {
      const WordToken& word = words_[i];
      if (word.shape == WordShape::kNumber) {
        if (word.number >= 0 && word.number <= kOldest) FindAge(i);
      } else if (Text(i - 1) == "van" && i >= begin_ + 2 && SpokenAge(Text(i)) > 0) {
        if (IsAt(i - 2, WordUse::kMinor)) FlagAge(SpokenAge(Text(i)), i - 2, i);
      } else if (word.folded_size > 6 &&
                 (Text(i).ends_with("jarige") || Text(i).ends_with("jarig"))) {
        if (!IsAt(i + 1, WordUse::kThing)) FlagAge(0, i, i);  // "vijfjarige"
      }
    }
  }

  bool IsSomebody(std::size_t i) const {
    const WordToken* word = At(i);
    return word != nullptr && (word->Is(WordUse::kPerson) || word->Is(WordUse::kMinor) ||
                               (word->is_name() && IsCapital(i)));
  }

  void FindAge(std::size_t i) {
    const int age = words_[i].number;
    const std::string_view next = Text(i + 1);
    const bool is_near = i + 1 < end_ && words_[i + 1].gap <= WordGap::kHyphen;
    if (is_near && (next.starts_with("jarig") || next.starts_with("jahrig"))) {
      if (!IsAt(i + 2, WordUse::kThing)) FlagAge(age, i, i + 1);
      return;
    }
    if (i == begin_) return;
    if (next == "geworden" || next == "kaarsjes" || Text(i - 1) == "werd") {  // technical
      return FlagAge(age, i, i);
    }
    const bool in_brackets = words_[i].gap == WordGap::kOpen;
    const bool after_comma =
        words_[i].gap == WordGap::kComma &&
        (next == "jaar" || i + 1 == end_ || (i + 1 < end_ && words_[i + 1].gap == WordGap::kComma));
    const bool after_van = Text(i - 1) == "van" && words_[i].gap == WordGap::kBlank;
    if ((in_brackets && IsCapital(i - 1)) || ((in_brackets || after_comma) && IsSomebody(i - 1))) {
      FlagAge(age, i - 1, i);
    } else if (after_van && i >= begin_ + 2 && IsSomebody(i - 2) && next != "uur") {
      FlagAge(age, i - 2, i);
    }
  }

  // What a sentence says, each by its first word; its end: nothing.
  struct Sentence {
    std::size_t person, pronoun, minor, several, number, street, doing, certain;
    std::array<std::size_t, kTopics.size()> topics;
    bool is_general = false;
    bool is_own = false;
  };

  // "iedere bewoner", "een bewoner mag".
  bool IsAnybody(std::size_t i) const {
    const bool is_person = IsAt(i + 1, WordUse::kPerson) || IsAt(i + 1, WordUse::kMinor);
    if (!is_person) return false;
    const std::string_view after = Text(i + 2);
    return words_[i].Is(WordUse::kEach) ||
           (Text(i) == "een" && (after == "mag" || after == "kan"));  // technical
  }

  Sentence ReadSentence() const {
    Sentence said{end_, end_, end_, end_, end_, end_, end_, end_, {}, false, false};
    said.topics.fill(end_);
    for (std::size_t i = begin_; i < end_; ++i) {
      const WordToken& word = words_[i];
      if (word.shape == WordShape::kCapital && EndsLikeStreet(Text(i))) said.street = i;
      said.is_general |= IsAnybody(i);
      if (IsGermanHe(Around(), i)) said.pronoun = std::min(said.pronoun, i);
      if (word.known.uses == 0) continue;
      const auto note = [&](WordUse use, std::size_t* first) {
        if (word.Is(use)) *first = std::min(*first, i);
      };
      const bool is_number = At(i + 1) != nullptr && words_[i + 1].shape == WordShape::kNumber;
      if (is_number) note(WordUse::kHouseNumber, &said.number);
      note(WordUse::kPerson, &said.person);
      note(WordUse::kPronoun, &said.pronoun);
      note(WordUse::kMinor, &said.minor);
      note(WordUse::kSeveral, &said.several);
      note(WordUse::kDoing, &said.doing);
      note(WordUse::kCertain, &said.certain);
      for (std::size_t k = 0; k < kTopics.size(); ++k) note(kTopics[k].use, &said.topics[k]);
      said.is_general |= word.Is(WordUse::kGeneric);
      said.is_own |=
          word.Is(WordUse::kOwn) && (IsAt(i + 1, WordUse::kPerson) || IsAt(i + 1, WordUse::kMinor));
    }
    said.person = std::min(said.person, named_);
    return said;
  }

  // A sentence about one person and something that is that person's own.
  void FindTopics() {
    const Sentence said = ReadSentence();
    for (std::size_t i = begin_; i < end_; ++i) {
      if (words_[i].Is(WordUse::kAlone)) Flag("person", i, i);
      const bool in_class = Text(i) == "groep" && At(i + 1) != nullptr && words_[i + 1].number >= 0;
      if (in_class && (said.minor < end_ || named_ < end_)) Flag("minor", i, i + 1);
    }
    if (said.number < end_ && std::min(said.several, said.person) < end_) {
      Flag("household", said.number, said.number + 1);
    }
    if (said.is_general && named_ == end_ && said.certain == end_) return;
    if (said.several < end_ && said.topics[kDeathTopic] < end_) {
      Flag("death", said.topics[kDeathTopic], said.topics[kDeathTopic]);
    }
    const std::size_t noun = std::min(said.person, said.minor);
    const std::size_t who = std::min({noun < end_ ? noun : said.pronoun, said.certain});
    if (who == end_) return;
    if (said.street < end_ && noun < end_) Flag("household", said.street, said.street);
    const bool is_doing = said.doing < end_ && !IsShop(Around(), noun);
    bool is_told = said.certain < end_ || (noun < end_ && (is_doing || said.is_own));
    for (std::size_t k = 0; k < kTopics.size(); ++k) {
      if (said.topics[k] == end_) continue;
      if (kTopics[k].use == WordUse::kLife && said.topics[k] == who) continue;
      Flag(kTopics[k].code, said.topics[k], said.topics[k]);
      is_told = true;
    }
    if (is_told) Flag("person", who, who);
    if (is_told && said.minor < end_) Flag("minor", said.minor, said.minor);
  }

  WordTokens tokens_;
  const std::vector<WordToken>& words_;
  std::vector<std::string> allowed_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t named_ = 0;  // the first word of a name in the sentence; its end: none
  bool is_shouted_ = false;
  std::vector<PeopleFlag> flags_;
};

}  // namespace

std::vector<PeopleFlag> PeopleFlags(std::string_view text,
                                    const std::vector<std::string>& allowed) {
  return Finder(text, allowed).Find();
}

}  // namespace kringen
