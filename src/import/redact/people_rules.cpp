#include "import/redact/people_rules.h"

#include <algorithm>
#include <array>

namespace kringen {
namespace {

template <typename Words>
bool IsOneOf(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Something happens to one person in this sentence.
bool TellsOfPerson(const SentenceWords& sentence, std::size_t at, bool with_household) {
  constexpr auto kUses =
      std::to_array<WordUse>({WordUse::kHealth, WordUse::kCrime, WordUse::kDebt, WordUse::kAsylum,
                              WordUse::kDeath, WordUse::kCertain});
  constexpr std::size_t kNear = 40;  // words; a sentence may be a whole text without a point
  const std::size_t from = at - std::min(at - sentence.begin, kNear);
  for (std::size_t i = from; i < std::min(sentence.end, at + kNear); ++i) {
    if (with_household && sentence.Is(i, WordUse::kHousehold)) return true;
    if (std::any_of(kUses.begin(), kUses.end(), [&](WordUse use) { return sentence.Is(i, use); })) {
      return true;
    }
  }
  return false;
}

// What stands before a family name: only a given name behind it lets a place be one ("Merel van
// Veen"), only a sure prefix a building ("Van Wijk").
enum class Before : std::uint8_t { kNothing, kGivenAndPrefix, kPrefix };

// A word with a capital that may be a family name.
bool MayBeFamily(const SentenceWords& sentence, std::size_t at, Before before) {
  const WordToken* word = sentence.At(at);
  if (word == nullptr || word->shape != WordShape::kCapital || word->gap != WordGap::kBlank ||
      word->folded_size < 3 ||
      (before != Before::kGivenAndPrefix && (word->known.name & kNamePlace) != 0)) {
    return false;
  }
  constexpr auto kNot =
      std::to_array<WordUse>({WordUse::kSaint, WordUse::kGeneric, WordUse::kEach, WordUse::kWish,
                              WordUse::kDoing, WordUse::kSeveral});
  if (word->Is(WordUse::kBuilding)) return before == Before::kPrefix;
  return !EndsLikePlace(sentence.Text(at)) &&
         std::none_of(kNot.begin(), kNot.end(), [&](WordUse use) { return word->Is(use); });
}

// "De" begins many names of houses and clubs: only where a person is spoken of.
bool IsToldOf(const SentenceWords& sentence, std::size_t at, std::size_t run_end) {
  if (at == sentence.begin) {
    return sentence.Is(run_end, WordUse::kDoing) && TellsOfPerson(sentence, at, true);
  }
  constexpr auto kSaid =
      std::to_array<std::string_view>({"volgens", "namens", "aldus", "zegt", "vindt"});
  constexpr auto kNear = std::to_array<std::string_view>({"bij", "met", "door", "tegen", "van"});
  const std::string_view before = sentence.Text(at - 1);
  if (IsOneOf(before, kSaid)) return true;
  return (IsOneOf(before, kNear) || sentence.Is(at - 1, WordUse::kDoing)) &&
         TellsOfPerson(sentence, at, false);
}

}  // namespace

bool IsPrefixedName(const SentenceWords& sentence, std::size_t at, std::size_t run_end) {
  const WordToken* first = sentence.At(at);
  if (first == nullptr || !first->Is(WordUse::kPrefix) || first->shape != WordShape::kCapital) {
    return false;
  }
  std::size_t name = at + 1;
  while (name < run_end && sentence.At(name)->shape == WordShape::kLower) ++name;
  if (name + 1 != run_end) return false;
  // At the begin "In het Veld" is a name, "In Losser" a place.
  constexpr auto kWhere = std::to_array<std::string_view>({"in", "op", "aan", "bij"});
  if (at == sentence.begin && name == at + 1 && IsOneOf(sentence.Text(at), kWhere)) return false;
  constexpr auto kSure = std::to_array<std::string_view>({"van", "ter", "ten", "von", "vom", "te"});
  constexpr auto kSecond = std::to_array<std::string_view>({"den", "der"});
  const bool is_sure = IsOneOf(sentence.Text(at), kSure) ||
                       (name > at + 1 && IsOneOf(sentence.Text(at + 1), kSecond));
  if (!MayBeFamily(sentence, name, is_sure ? Before::kPrefix : Before::kNothing)) return false;
  if (!is_sure) return IsToldOf(sentence, at, run_end);
  return at > sentence.begin || sentence.Is(run_end, WordUse::kDoing);
}

bool IsGivenWord(const SentenceWords& sentence, std::size_t at, std::size_t run_end) {
  if (!sentence.Is(at, WordUse::kGivenWord)) return false;
  std::size_t next = at + 1;
  while (next < run_end && sentence.At(next)->shape == WordShape::kLower) ++next;
  if (next < run_end) {
    return MayBeFamily(sentence, next, next > at + 1 ? Before::kGivenAndPrefix : Before::kNothing);
  }
  const WordToken* after = sentence.At(run_end);
  const bool does = after != nullptr && after->gap == WordGap::kBlank && after->Is(WordUse::kDoing);
  const bool begins = at == sentence.begin || sentence.Is(at - 1, WordUse::kGreeting) ||
                      sentence.At(at - 1)->shape == WordShape::kLower;
  constexpr auto kArticles = std::to_array<std::string_view>({"de", "het", "een", "zwarte"});
  return does && begins && !IsOneOf(sentence.Text(at - 1), kArticles);
}

bool IsSmallPair(const SentenceWords& sentence, std::size_t at) {
  const WordToken* given = sentence.At(at);
  const bool is_given = given->Is(WordUse::kGivenWord) || given->is_given();
  const WordToken* next = sentence.At(at + 1);
  return is_given && next != nullptr && next->gap == WordGap::kBlank &&
         next->Is(WordUse::kFamilyWord);
}

bool IsShop(const SentenceWords& sentence, std::size_t at) {
  constexpr auto kShops =
      std::to_array<std::string_view>({"bakker", "slager", "kapper", "huisarts", "molenaar"});
  constexpr auto kWhere = std::to_array<std::string_view>(
      {"bij", "naar", "voor", "tegenover", "langs", "achter", "naast"});
  return at >= sentence.begin + 2 && IsOneOf(sentence.Text(at), kShops) &&
         sentence.Text(at - 1) == "de" && IsOneOf(sentence.Text(at - 2), kWhere);
}

bool IsGermanHe(const SentenceWords& sentence, std::size_t at) {
  constexpr auto kVerbs =
      std::to_array<std::string_view>({"ist", "hat", "war", "wurde", "wird", "hatte", "liegt"});
  if (sentence.Text(at) != "er") return false;
  return IsOneOf(sentence.Text(at + 1), kVerbs) ||
         (at > sentence.begin && IsOneOf(sentence.Text(at - 1), kVerbs));
}

int SpokenAge(std::string_view folded) {
  constexpr auto kAges = std::to_array<std::string_view>(
      {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
       "dertien", "veertien", "vijftien", "zestien", "zeventien"});  // technical
  const auto found = std::find(kAges.begin(), kAges.end(), folded);
  return found == kAges.end() ? -1 : static_cast<int>(found - kAges.begin()) + 2;
}

}  // namespace kringen
