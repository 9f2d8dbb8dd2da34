#include "import/readers/visibility.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "import/text/tidy.h"
#include "import/text/written_dates.h"

namespace kringen {
namespace {

using Type = JsonValue::Type;

// Parts of names of members, without '_': "is_close_friends_only" is "isclosefriendsonly".
constexpr auto kTelling = std::to_array<std::string_view>(
    {"privacy", "audience", "visib", "whocan", "sharedwith", "viewers", "allowedto", "scope",
     "recipient", "sharesetting", "sharingsetting", "doelgroep", "zichtbaarheid", "sichtbarkeit",
     "zielgruppe", "privatsphare", "confidentialite", "destinataire"});
constexpr auto kHiding = std::to_array<std::string_view>(
    {"archived",       "draft",         "scheduled",     "trash",         "deleted",
     "hidden",         "secret",        "private",       "protected",     "closefriend",
     "bestie",         "friendsonly",   "followersonly", "onlyme",        "unlisted",
     "unpublished",    "restricted",    "subscriber",    "superfollow",   "exclusivetweet",
     "trustedfriends", "circle",        "community",     "directmessage", "localonly",
     "nonpublic",      "memberonly",    "membersonly",   "limitedto",     "expired",
     "inarchive",      "removed",       "takendown",     "friendsof",     "targeting",
     "ephemeral",      "gearchiveerd",  "archiviert",    "verwijderd",    "geloscht",
     "supprime",       "verborgen",     "versteckt",     "entwurf",       "brouillon",
     "prullenbak",     "papierkorb",    "corbeille",     "vertraulich",   "vertrouwelijk",
     "alleenvrienden", "alleenvolgers", "nurfreunde"});
// Whole names that hide when they are true, as texts they may be about anything.
constexpr auto kHidingWhole =
    std::to_array<std::string_view>({"archive", "archief", "archiv", "friends", "vrienden",
                                     "freunde", "story", "concept", "besloten", "gepland"});
// Whole names of whom it was given to.
constexpr auto kTellingWhole = std::to_array<std::string_view>(
    {"shareto", "sharedto", "list", "friendlist", "publiek", "publikum", "destinataires"});
constexpr std::array<std::string_view, 4> kShowing{"ispublic", "public", "ispublished",
                                                   "published"};
// "published", "live" and "active" say nothing bad; one of these words in the value of a status
// does.
constexpr auto kHidingStates = std::to_array<std::string_view>(
    {"draft",     "concept", "entwurf",  "brouillon", "archiv",   "archief",    "private",
     "prive",     "privat",  "schedul",  "gepland",   "geplant",  "planifie",   "planned",
     "future",    "pending", "remove",   "verwijder", "trash",    "prullenbak", "papierkorb",
     "corbeille", "delete",  "gelosch",  "supprim",   "hidden",   "verborgen",  "versteckt",
     "unpublish", "expired", "inactive", "withdrawn", "rejected", "unlisted",   "friends",
     "vrienden",  "freunde", "only me",  "follower",  "member",   "restrict",   "protect",
     "password",  "direct"});
// When it is to appear.
constexpr auto kComing = std::to_array<std::string_view>(
    {"publishat", "publishon", "publishtime", "publishafter", "goliveat", "embargo", "embargountil",
     "visiblefrom", "availablefrom", "publiceerop"});
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
  if (!value.is(Type::kText)) return false;
  const std::string text = Fold(value.text);
  return text == "true" || text == "1" || text == "yes" || text == "ja";
}

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "status": "ARCHIVED", "post_state": "draft"; a sentence is somebody's words and no state.
bool IsHidingState(const PlainName& name, const JsonValue& value) {
  constexpr std::size_t kLongest = 40;
  const bool is_state = EndsWith(name.text, "status") || EndsWith(name.text, "state") ||
                        name.text == "posttype" || name.text == "poststatut";
  if (!is_state || !value.is(Type::kText) || value.text.size() > kLongest) return false;
  const std::string state = Fold(value.text);
  return std::any_of(kHidingStates.begin(), kHidingStates.end(),
                     [&](std::string_view word) { return state.find(word) != std::string::npos; });
}

// A time after that of the record itself, or one that cannot be read.
bool IsYetToCome(const JsonValue& value, TimePoint published) {
  constexpr double kMilliseconds = 1e11;  // seconds until the year 5138
  if (value.is_number()) {
    const double seconds = value.number > kMilliseconds ? value.number / 1000 : value.number;
    return seconds > static_cast<double>(published);
  }
  if (!value.is(Type::kText)) return true;
  const auto written = SplitWrittenTime(value.text, ShortYears::kRead);
  const auto time = written ? InstantOf(*written) : std::nullopt;
  return !time || *time > published;
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

bool Hides(std::string_view written, const JsonValue& value, TimePoint published) {
  if (IsNothing(value)) return false;
  const PlainName name(written);
  if (IsHidingState(name, value)) return true;
  if (IsOneOf(name.text, kHidingWhole)) return IsYes(value);
  if (IsOneOf(name.text, kTellingWhole)) return !MeansEverybody(value);
  if (IsOneOf(name.text, kComing)) return IsYetToCome(value, published);
  if (name.HoldsOneOf(kHiding, kHidingLetters)) return !IsNo(value);
  if (name.HoldsOneOf(kTelling, kTellingLetters)) return !MeansEverybody(value);
  // "published" is a time as well.
  if (IsOneOf(name.text, kShowing)) return value.is(Type::kBool) ? !value.truth : IsNo(value);
  return name.text.substr(0, 2) == "is" && name.HoldsOneOf(kShowing, kShowingLetters) &&
         !IsYes(value);
}

// Words of the names of folders, folded; of one that ends in '*' only the begin.
constexpr auto kHiddenFolders = std::to_array<std::string_view>(
    {"trash*",       "bin",        "deleted*",     "removed*",    "draft*",         "stories",
     "story",        "friends*",   "group*",       "event*",      "messages",       "inbox",
     "comment*",     "private*",   "hidden*",      "unpublished", "scheduled*",     "saved*",
     "restricted",   "besties",    "unlisted",     "macosx",      "prullenbak",     "verwijderd*",
     "gewist*",      "concept*",   "verhalen",     "vrienden*",   "groep*",         "evenement*",
     "berichtenbox", "reacties",   "verborgen*",   "gepland*",    "opgeslagen*",    "papierkorb*",
     "geloscht*",    "entwurf*",   "freunde*",     "gruppe*",     "veranstaltung*", "kommentare",
     "versteckt*",   "geplant*",   "corbeille*",   "supprim*",    "brouillon*",     "amis",
     "groupe*",      "evenements", "commentaires", "masque*",     "planifie*"});
// "archived_posts" is no longer shown; "Facebook archief 2024" is what somebody called the whole.
constexpr auto kArchiveFolders = std::to_array<std::string_view>(
    {"archive*", "archief*", "gearchiveerd*", "archiv", "archiviert*"});
constexpr auto kBesideArchive = std::to_array<std::string_view>(
    {"post*", "media", "content", "story", "stories", "photo*", "foto*", "video*", "item*", "your",
     "bericht*", "beitr*", "publication*", "reel*", "live"});

template <typename Words>
bool IsWordOf(std::string_view word, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) {
    const bool is_begin = each.back() == '*';
    if (is_begin) each.remove_suffix(1);
    return is_begin ? word.substr(0, each.size()) == each : word == each;
  });
}

bool IsHiddenFolder(std::string_view name) {
  constexpr std::string_view kSigns = " _-.()";
  bool is_archive = false, has_other = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t next = std::min(name.find_first_of(kSigns, at), name.size());
    const std::string_view word = name.substr(at, next - at);
    at = next + 1;
    if (word.empty()) continue;
    if (IsWordOf(word, kHiddenFolders)) return true;
    if (IsWordOf(word, kArchiveFolders)) {
      is_archive = true;
    } else {
      has_other |= !IsWordOf(word, kBesideArchive);
    }
  }
  return is_archive && !has_other;
}

}  // namespace

bool SaysNotPublic(const JsonValue& record, TimePoint published) {
  if (record.is(Type::kArray)) {
    return std::any_of(record.values.begin(), record.values.end(),
                       [&](const JsonValue& each) { return SaysNotPublic(each, published); });
  }
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    // Camera data, the dictionary of names above old records of Mastodon, and what Kringen itself
    // has told about a message.
    if (record.names[i] == "media_metadata" || record.names[i] == "@context" ||
        record.names[i] == "_kringen") {
      continue;
    }
    const JsonValue& value = record.values[i];
    if (Hides(record.names[i], value, published) || SaysNotPublic(value, published)) return true;
  }
  return false;
}

bool IsInHiddenFolder(std::string_view path) {
  const std::size_t end = path.rfind('/');
  if (end == std::string_view::npos) return false;
  const std::string folders = Fold(path.substr(0, end));
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t next = std::min(folders.find('/', at), folders.size());
    if (IsHiddenFolder(std::string_view(folders).substr(at, next - at))) return true;
    at = next + 1;
  }
  return false;
}

}  // namespace kringen
