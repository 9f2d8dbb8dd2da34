// The last step of an import: what a person let through, and nothing that tells of the rest.
#include <algorithm>
#include <map>
#include <set>

#include "import/session/session.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

// Those that a published item is about.
void AddCases(const std::vector<Case>& cases, Publication* publication) {
  std::set<std::string> wanted;
  for (const PublicationItem& item : publication->items) wanted.insert(item.case_id);
  for (const Case& each : publication->cases) wanted.erase(each.id);
  for (const Case& each : cases) {
    if (wanted.erase(each.id) > 0) publication->cases.push_back(each);
  }
}

// A stop at a message that is not public would tell of it.
void DropLostStops(const std::set<std::string>& ids, std::vector<Story>* stories) {
  for (Story& story : *stories) {
    std::erase_if(story.stops, [&](const StoryStop& stop) {
      return !stop.item.empty() && ids.count(stop.item) == 0;
    });
  }
  std::erase_if(*stories, [](const Story& story) { return story.stops.empty(); });
}

Publication WithoutItems(const Publication& earlier) {
  Publication publication;
  publication.description = earlier.description;
  publication.language = earlier.language;
  publication.home_page_url = earlier.home_page_url;
  publication.feed_url = earlier.feed_url;
  publication.about = earlier.about;
  publication.demo = earlier.demo;
  publication.timezone = earlier.timezone;
  publication.population = earlier.population;
  publication.cases = earlier.cases;
  return publication;
}

}  // namespace

std::vector<std::string> ImportSession::Withdrawn(
    const std::vector<PublicationItem>& published) const {
  std::set<std::string> ids;
  for (const PublicationItem& item : published) ids.insert(item.id);
  std::vector<std::string> withdrawn = earlier_.withdrawn;
  for (const Reading* reading : AllReadings()) {
    withdrawn.insert(withdrawn.end(), reading->deleted.begin(), reading->deleted.end());
  }
  for (const PublicationItem& item : earlier_.items) {
    if (ids.count(item.id) > 0) continue;
    const bool is_covered =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
          return candidate.item.channel == item.channel &&
                 candidate.item.published <= item.published;
        });
    if (is_covered) withdrawn.push_back(item.id);
  }
  withdrawn.erase(std::remove_if(withdrawn.begin(), withdrawn.end(),
                                 [&](const std::string& id) { return ids.count(id) > 0; }),
                  withdrawn.end());
  std::sort(withdrawn.begin(), withdrawn.end());
  withdrawn.erase(std::unique(withdrawn.begin(), withdrawn.end()), withdrawn.end());
  return withdrawn;
}

Publication ImportSession::Publish() const {
  // What describes the whole stays as it was published before.
  Publication publication = WithoutItems(earlier_);
  publication.title = options_.title;
  publication.generated = options_.generated;
  publication.place_name = options_.place_name;
  publication.stories = stories();
  std::set<std::string> ids, channels;
  std::map<std::string, PublicationSource> sources;
  for (const Reading* reading : AllReadings()) {
    PublicationSource& source = sources[reading->source.id];
    if (source.exported <= reading->source.exported) source = reading->source;
    source.items = source.withheld = 0;
  }
  for (const Candidate& candidate : candidates_) {
    PublicationSource& source = sources[candidate.source];
    ++(candidate.withheld.empty() ? source.items : source.withheld);
    if (!candidate.withheld.empty()) continue;
    publication.items.push_back(candidate.item);
    ids.insert(candidate.item.id);
    channels.insert(candidate.item.channel);
  }
  // An export of before may hold what no archive has: older years, press, visits.
  publication.withdrawn = Withdrawn(publication.items);
  const std::set<std::string> gone(publication.withdrawn.begin(), publication.withdrawn.end());
  for (const PublicationItem& item : earlier_.items) {
    if (ids.count(item.id) > 0 || gone.count(item.id) > 0) continue;
    publication.items.push_back(item);
    ids.insert(item.id);
    channels.insert(item.channel);
  }
  for (PublicationItem& item : publication.items) {
    if (ids.count(item.in_reply_to) == 0) item.in_reply_to.clear();
  }
  for (const Channel& channel : this->channels()) {
    if (channels.count(channel.id) > 0) publication.channels.push_back(channel);
  }
  AddCases(cases(), &publication);
  DropLostStops(ids, &publication.stories);
  for (auto& [id, source] : sources) publication.sources.push_back(source);
  SortPublication(&publication);
  return publication;
}

}  // namespace kringen
