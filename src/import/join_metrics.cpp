#include "import/join_metrics.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.h"

namespace kringen {
namespace {

constexpr TimePoint kDay_s = 86400;
constexpr std::size_t kCompared = 80;  // bytes of the folded text: tables cut long ones

std::string Key(std::string_view text) { return Fold(text).substr(0, kCompared); }

// "https://www.facebook.com/1/posts/2/?x" -> "facebook.com/1/posts/2"
std::string LinkKey(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
  if (link.substr(0, 4) == "www.") link.remove_prefix(4);
  link = link.substr(0, link.find_first_of("?#"));
  while (!link.empty() && link.back() == '/') link.remove_suffix(1);
  return Fold(link);
}

class Joiner {
 public:
  explicit Joiner(std::vector<Candidate>* candidates) {
    for (Candidate& candidate : *candidates) {
      const std::string link = LinkKey(candidate.item.url);
      if (!link.empty()) by_link_.emplace(link, &candidate);
      by_text_[Key(candidate.original_text)].push_back(&candidate);
      by_time_.emplace(candidate.item.published, &candidate);
    }
  }

  Candidate* Find(const MetricSighting& sighting) const {
    const auto link = by_link_.find(LinkKey(sighting.permalink));
    if (!sighting.permalink.empty() && link != by_link_.end()) return link->second;
    if (!sighting.text.empty()) return ByText(sighting);
    return sighting.day_only || sighting.time == 0 ? nullptr : ByTime(sighting);
  }

 private:
  // The zone of the table is not known: a day is near enough for an equal text.
  Candidate* ByText(const MetricSighting& sighting) const {
    const auto found = by_text_.find(Key(sighting.text));
    if (found == by_text_.end()) return nullptr;
    Candidate* best = nullptr;
    for (Candidate* candidate : found->second) {
      const TimePoint apart = candidate->item.published - sighting.time;
      if (sighting.time != 0 && (apart > kDay_s || apart < -kDay_s)) continue;
      if (best != nullptr) return nullptr;
      best = candidate;
    }
    return best;
  }

  Candidate* ByTime(const MetricSighting& sighting) const {
    const TimePoint minute = sighting.time - sighting.time % 60;
    auto at = by_time_.lower_bound(minute);
    if (at == by_time_.end() || at->first >= minute + 60) return nullptr;
    Candidate* const found = at->second;
    return ++at == by_time_.end() || at->first >= minute + 60 ? found : nullptr;
  }

  std::unordered_map<std::string, Candidate*> by_link_;
  std::unordered_map<std::string, std::vector<Candidate*>> by_text_;
  std::multimap<TimePoint, Candidate*> by_time_;
};

}  // namespace

std::vector<MetricSighting> JoinMetrics(std::vector<MetricSighting> sightings,
                                        std::vector<Candidate>* candidates) {
  const Joiner joiner(candidates);
  std::vector<MetricSighting> unmatched;
  for (MetricSighting& sighting : sightings) {
    Candidate* candidate = joiner.Find(sighting);
    if (candidate == nullptr) {
      unmatched.push_back(std::move(sighting));
      continue;
    }
    PublicationItem& item = candidate->item;
    if (item.url.empty() && sighting.permalink.substr(0, 8) == "https://") {
      item.url = sighting.permalink;
    }
    auto& rows = item.metrics;
    if (std::find(rows.begin(), rows.end(), sighting.row) == rows.end()) {
      rows.push_back(std::move(sighting.row));
    }
  }
  return unmatched;
}

}  // namespace kringen
