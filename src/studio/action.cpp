#include "studio/action.h"

#include <algorithm>

#include "import/readers/reader.h"

namespace kringen {
namespace {

Story ReadStory(const JsonValue& json) {
  Story story{std::string(TextIn(json, "id")), std::string(TextIn(json, "title")), {}};
  for (const JsonValue& stop : ListIn(json, "stops")) {
    story.stops.push_back({std::string(TextIn(stop, "text")), std::string(TextIn(stop, "item")),
                           std::string(TextIn(stop, "show")), std::string(TextIn(stop, "from")),
                           std::string(TextIn(stop, "to"))});
  }
  return story;
}

template <typename T>
void Replace(const T& with, std::vector<T>* list) {
  const auto known =
      std::find_if(list->begin(), list->end(), [&](const T& each) { return each.id == with.id; });
  if (known == list->end()) {
    list->push_back(with);
  } else {
    *known = with;
  }
}

}  // namespace

Doings DoingsOf(const Step* first, const Step* last) {
  Doings doings;
  for (const Step* step = first; step != last; ++step) {
    for (const Action& action : *step) {
      if (action.what == "answer") {
        doings.answers.given.emplace_back(action.name, action.value);
      } else if (action.what == "allow") {
        doings.allowed.push_back(action.value);
      } else if (action.what == "eyes") {
        doings.eyes = action.value == "2" ? 2 : 1;
      } else if (action.what == "story") {
        Replace(action.story, &doings.stories);
      } else if (action.what == "case" && !action.name.empty()) {
        Replace(Case{action.value, action.name, ""}, &doings.cases);
      }
      for (const std::string& item : action.items) {
        doings.decisions.push_back({item, action.what, action.value});
      }
    }
  }
  return doings;
}

std::vector<Story> WithStories(std::vector<Story> before, const std::vector<Story>& changed) {
  for (const Story& story : changed) Replace(story, &before);
  std::erase_if(before, [](const Story& story) { return story.stops.empty(); });
  return before;
}

Action ReadAction(const JsonValue& json) {
  Action action;
  action.what = TextIn(json, "what");
  action.name = TextIn(json, "name");
  action.value = TextIn(json, "value");
  for (const JsonValue& item : ListIn(json, "items")) action.items.push_back(item.text);
  action.story = ReadStory(ObjectIn(json, "story"));
  return action;
}

void WriteStory(const Story& story, JsonWriter* json) {
  json->Member("id", story.id);
  json->Member("title", story.title);
  json->OpenArray("stops");
  for (const StoryStop& stop : story.stops) {
    json->OpenObject();
    json->Member("text", stop.text);
    if (!stop.item.empty()) json->Member("item", stop.item);
    if (!stop.show.empty()) json->Member("show", stop.show);
    if (!stop.from.empty()) json->Member("from", stop.from);
    if (!stop.to.empty()) json->Member("to", stop.to);
    json->CloseObject();
  }
  json->CloseArray();
}

void WriteAction(const Action& action, JsonWriter* json) {
  json->OpenObject();
  json->Member("what", action.what);
  if (!action.name.empty()) json->Member("name", action.name);
  if (!action.value.empty()) json->Member("value", action.value);
  if (!action.items.empty()) json->Member("items", action.items);
  if (action.what == "story") {
    json->OpenObject("story");
    WriteStory(action.story, json);
    json->CloseObject();
  }
  json->CloseObject();
}

}  // namespace kringen
