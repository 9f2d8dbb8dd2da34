// What the detector of people knows of a word: whether it is a name, and what it does in a
// sentence. The names come from tools/make-people-names.mjs, which writes the table when the
// program is built; the other words are the rules' own (people_names_words.cpp). Words are folded
// as by Fold().
#pragma once

#include <cstdint>
#include <string_view>

namespace kringen {

// The table, as the build writes it: names in order, front-coded.
extern const int kPeopleNameCount;
extern const char kPeopleNameTable[];

// What a name may be as well; an ordinary word or a place says nothing without its surroundings.
inline constexpr std::uint8_t kNameGiven = 1;
inline constexpr std::uint8_t kNamePerson = 2;  // given or family name of the Dutch dictionary
inline constexpr std::uint8_t kNameWord = 4;
inline constexpr std::uint8_t kNamePlace = 8;

// What a word does in a sentence about a person.
enum class WordUse : std::uint8_t {
  kTitle,     // before a name: "mevrouw", "fam"
  kOffice,    // before a name that is public: "wethouder", "koning"
  kSaint,     // "sint"
  kBuilding,  // before a name of something else: "basisschool", "restaurant"
  kPrefix,    // inside a name: "van", "ter", "el"
  kPerson,    // one person: "buurman", "bewoonster", "hij"
  kPronoun,   // "hij", "haar"
  kMinor,     // one child
  kSeveral,   // people of one house, when a number follows: "bewoners"
  kGeneric,   // the sentence speaks to everybody: "uw", "wie"
  kEach,      // the same, before a person: "iedere bewoner"
  kGreeting,  // before a person: "samen", "met", "ook"
  kWish,      // to a person: "gefeliciteerd", "beterschap"
  kDoing,     // what people do after their name: "vertelde", "kreeg"
  kHealth,
  kCrime,
  kDebt,
  kAsylum,
  kDeath,
  kHousehold,  // quarrels, permits, evictions
  kLife,       // birthdays, weddings, prizes, accidents
  kOwn,        // before somebody near: "mijn", "onze"
  kCertain,    // what befalls one person only: "overleden", "aangehouden"
  kAlone,      // tells of one person by itself: "jubilaris", "in memoriam"
  kThing,      // what may be some years old: "jubileum"
  kShort,      // a point behind it ends no sentence
  kHouseNumber,
  kGivenWord,   // a given name that is a word as well, or that no table has: "rob", "merel"
  kFamilyWord,  // a family name that is a word as well: "bos", "visser"
  kEveryday,    // a word of every day that a table of names has too: "bent", "lange", "Kerst"
};

struct KnownWord {
  std::uint32_t uses = 0;  // a bit for each WordUse
  std::uint8_t name = 0;   // bits kName...
  bool Is(WordUse use) const { return (uses >> static_cast<unsigned>(use) & 1u) != 0; }
};

// All that is known of a folded word; nothing for an unknown one.
KnownWord FindWord(std::string_view folded);

// The rules' own words: a stem stands for all words that begin with it.
struct RuleWord {
  std::string_view word;
  WordUse use;
  bool is_stem;
};
struct RuleWords {
  const RuleWord* begin;
  const RuleWord* end;
};
RuleWords AllRuleWords();

// "johan cruijffstraat", "bernhardschool": a name that is part of a street or a building.
bool EndsLikePlace(std::string_view folded);
// "kerkstraat": where people live.
bool EndsLikeStreet(std::string_view folded);
// "buurtbewoonster", "scooterrijdster".
bool EndsLikePerson(std::string_view folded);

}  // namespace kringen
