#include "model/dangling.h"

#include <string_view>
#include <unordered_set>

namespace kringen {

void DropDangling(Publication* publication) {
  std::unordered_set<std::string_view> ids, channels, cases;  // views of the items, which stay
  for (const PublicationItem& item : publication->items) {
    ids.insert(item.id);
    channels.insert(item.channel);
    cases.insert(item.case_id);
  }
  for (PublicationItem& item : publication->items) {
    if (ids.count(item.in_reply_to) == 0) item.in_reply_to.clear();
  }
  std::erase_if(publication->channels,
                [&](const Channel& each) { return channels.count(each.id) == 0; });
  std::erase_if(publication->cases, [&](const Case& each) { return cases.count(each.id) == 0; });
  for (Story& story : publication->stories) {
    std::erase_if(story.stops, [&](const StoryStop& stop) {
      return !stop.item.empty() && ids.count(stop.item) == 0;
    });
  }
  std::erase_if(publication->stories, [](const Story& story) { return story.stops.empty(); });
}

}  // namespace kringen
