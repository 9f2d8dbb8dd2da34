// What a person does in the studio, as values that can be kept, taken back and done again. An
// action names items by id, never by their words, so that a saved work file holds no message.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "base/json_write.h"
#include "import/session/session.h"

namespace kringen {

struct Action {
  // Of import/session.h's Decision, for `items` ("seen" is of the text as it is now); or "eyes"
  // (`value`: how many people must have seen a flagged message, "1" or "2"); or "answer" (`name` is
  // the question), "allow" (what a redaction should leave), "case" (`name` is its title), "story"
  // (replaces the one of that id; without stops it is gone).
  std::string what;
  std::string name;
  std::string value;
  std::vector<std::string> items;
  Story story;
};

// Done with one gesture, taken back with one.
using Step = std::vector<Action>;

// What all of it comes to.
struct Doings {
  Answers answers;
  std::vector<Decision> decisions;
  std::vector<std::string> allowed;
  std::vector<Case> cases;
  std::vector<Story> stories;  // changed ones
  std::int64_t eyes = 1;
};
Doings DoingsOf(const Step* first, const Step* last);

// The stories of before with the changed ones among them.
std::vector<Story> WithStories(std::vector<Story> before, const std::vector<Story>& changed);

void WriteStory(const Story& story, JsonWriter* json);  // members of an open object
Action ReadAction(const JsonValue& json);
void WriteAction(const Action& action, JsonWriter* json);

}  // namespace kringen
