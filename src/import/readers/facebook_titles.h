// The sentence that Facebook puts above a post ("NAME heeft een foto toegevoegd."), in the language
// of the export. It alone tells where a post stood and whose words it hands on. Only sentences of a
// known list are plain; each other one is of a kind that a person must judge, or of a place that
// never was for everybody. Fails closed: what is not known is kOther.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

enum class TitleKind : unsigned char {
  kPlain,  // none, or a status, photo, video or link of one's own
  kShared,
  kMemory,
  kWithPeople,
  kFeeling,
  kCheckIn,
  kLifeEvent,
  kLive,
  kStory,
  kAlbum,
  kProfile,   // a new picture of the profile
  kOther,     // no sentence that is known
  kElsewhere  // a group, an event, somebody's timeline
};

// Id of the kind in questions: "shared"; empty where there is nothing to ask.
std::string_view IdOf(TitleKind kind);
// The code of the question about it.
std::string_view QuestionOf(TitleKind kind);

// The account's name as its titles show it, for archives that do not tell: what stands before most
// of the plain sentences. Empty when that cannot be told.
std::string NameInTitles(const std::vector<std::string>& titles);

// `account_name` may be empty: then only the empty title is plain.
TitleKind KindOfTitle(std::string_view title, std::string_view account_name);

}  // namespace kringen
