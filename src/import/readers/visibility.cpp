#include "import/readers/visibility.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace kringen {
namespace {

using Type = JsonValue::Type;

// Parts of names of members, without '_': "is_close_friends_only" is "isclosefriendsonly".
constexpr std::array<std::string_view, 8> kTelling{
    "privacy", "audience", "visib", "whocansee", "sharedwith", "viewers", "allowedto", "scope"};
constexpr std::array<std::string_view, 30> kHiding{
    "archived",       "draft",       "scheduled",     "trash",         "deleted",
    "hidden",         "secret",      "private",       "protected",     "closefriend",
    "bestie",         "friendsonly", "followersonly", "onlyme",        "unlisted",
    "unpublished",    "restricted",  "subscriber",    "superfollow",   "exclusivetweet",
    "trustedfriends", "circle",      "community",     "directmessage", "localonly",
    "nonpublic",      "memberonly",  "membersonly",   "limitedto",     "expired"};
constexpr std::array<std::string_view, 4> kShowing{"ispublic", "public", "ispublished",
                                                   "published"};
// The platform's words for everybody, folded.
constexpr std::array<std::string_view, 12> kEverybody{
    "public",      "openbaar", "everyone",      "iedereen",  "offentlich", "alle",
    "oeffentlich", "publique", "tout le monde", "iepenbier", "elkenien",   "world"};

// A bit for each letter: a word that has a letter more than a name is not in it.
constexpr std::uint32_t LettersOf(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= 1u << (static_cast<unsigned>(c) & 31u);
  return letters;
}

template <std::size_t kCount>
constexpr std::array<std::uint32_t, kCount> LettersOf(
    const std::array<std::string_view, kCount>& words) {
  std::array<std::uint32_t, kCount> letters{};
  for (std::size_t i = 0; i < kCount; ++i) letters[i] = LettersOf(words[i]);
  return letters;
}
constexpr auto kTellingLetters = LettersOf(kTelling);
constexpr auto kHidingLetters = LettersOf(kHiding);
constexpr auto kShowingLetters = LettersOf(kShowing);

struct PlainName {
  explicit PlainName(std::string_view written) : text(Fold(written)) {
    std::erase_if(text, [](char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; });
    letters = LettersOf(text);
  }
  template <std::size_t kCount>
  bool HoldsOneOf(const std::array<std::string_view, kCount>& words,
                  const std::array<std::uint32_t, kCount>& letters_of_words) const {
    for (std::size_t i = 0; i < kCount; ++i) {
      const bool may_hold = (letters_of_words[i] & ~letters) == 0;
      if (may_hold && text.find(words[i]) != std::string::npos) return true;
    }
    return false;
  }
  std::string text;
  std::uint32_t letters = 0;
};

template <typename Words>
bool IsOneOf(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// No value, and what a form leaves open, says nothing.
bool IsNothing(const JsonValue& value) {
  return value.is(Type::kNull) || (value.is(Type::kText) && value.text.empty()) ||
         ((value.is(Type::kArray) || value.is(Type::kObject)) && value.values.empty());
}

bool IsNo(const JsonValue& value) {
  if (value.is(Type::kBool)) return !value.truth;
  if (value.is_number()) return value.number == 0;
  const std::string text = value.is(Type::kText) ? Fold(value.text) : "-";
  return text == "false" || text == "0" || text == "no" || text == "nee";
}

bool IsYes(const JsonValue& value) {
  if (value.is(Type::kBool)) return value.truth;
  if (value.is_number()) return value.number == 1;
  return value.is(Type::kText) && (value.text == "true" || value.text == "1");
}

// Every text in it says that it is for everybody.
bool MeansEverybody(const JsonValue& value) {
  if (value.is(Type::kText)) return IsOneOf(Fold(value.text), kEverybody);
  if (value.is(Type::kArray) || value.is(Type::kObject)) {
    return std::all_of(value.values.begin(), value.values.end(), [](const JsonValue& each) {
      return IsNothing(each) || MeansEverybody(each);
    });
  }
  return false;
}

bool Hides(std::string_view written, const JsonValue& value) {
  if (IsNothing(value)) return false;
  const PlainName name(written);
  if (name.HoldsOneOf(kHiding, kHidingLetters)) return !IsNo(value);
  if (name.HoldsOneOf(kTelling, kTellingLetters)) return !MeansEverybody(value);
  // "published" is a time as well.
  if (IsOneOf(name.text, kShowing)) return value.is(Type::kBool) ? !value.truth : IsNo(value);
  return name.text.substr(0, 2) == "is" && name.HoldsOneOf(kShowing, kShowingLetters) &&
         !IsYes(value);
}

}  // namespace

bool SaysNotPublic(const JsonValue& record) {
  if (record.is(Type::kArray)) {
    return std::any_of(record.values.begin(), record.values.end(), SaysNotPublic);
  }
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    // Camera data, and the dictionary of names above old records of Mastodon.
    if (record.names[i] == "media_metadata" || record.names[i] == "@context") continue;
    if (Hides(record.names[i], record.values[i]) || SaysNotPublic(record.values[i])) return true;
  }
  return false;
}

}  // namespace kringen
