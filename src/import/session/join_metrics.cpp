#include "import/session/join_metrics.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "import/readers/reader.h"
#include "import/session/paid_parts.h"
#include "model/item_names.h"

namespace kringen {
namespace {

constexpr TimePoint kDay_s = 86400;
constexpr std::size_t kCompared = 80;  // bytes of the folded text: tables cut long ones

// Letters and digits that are set as mathematics, as people style their posts, become plain ones:
// from U+1D400 thirteen alphabets of 52 letters, from U+1D7CE five times ten digits (Unicode).
std::string Unstyled(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = ReadCodePoint(text, &at);
    if (c >= 0x1D400 && c < 0x1D400 + 13 * 52) {
      const char32_t letter = (c - 0x1D400) % 52;
      c = letter < 26 ? U'A' + letter : U'a' + (letter - 26);
    } else if (c >= 0x1D7CE && c < 0x1D800) {
      c = U'0' + (c - 0x1D7CE) % 10;
    }
    AppendCodePoint(c, &plain);
  }
  return plain;
}

std::string Key(std::string_view text) { return Fold(Unstyled(text)).substr(0, kCompared); }

bool IsLinkedIn(std::string_view host) {
  return host == "linkedin.com" || HasSuffix(host, ".linkedin.com");
}

// The number behind "activity:" or "activity-" of an address of LinkedIn, which has several forms.
std::string_view ActivityIn(std::string_view path) {
  const std::size_t word = path.find("activity");
  if (word == std::string_view::npos || word + 9 >= path.size()) return {};
  const std::string_view number = path.substr(word + 9);
  return number.substr(0, number.find_first_not_of("0123456789"));
}

// The id of a video on YouTube, in each form of its address; ids keep their capitals.
std::string_view VideoIn(std::string_view host, std::string_view link) {
  if (host != "youtube.com" && host != "youtu.be") return {};
  for (const std::string_view before : {"?v=", "&v=", "/shorts/", "/live/", "youtu.be/"}) {
    const std::size_t at = link.find(before);
    if (at == std::string_view::npos) continue;
    const std::string_view id = link.substr(at + before.size());
    return id.substr(0, id.find_first_of("/?&#"));
  }
  return {};
}

// "https://www.facebook.com/1/posts/2/?x" -> "facebook.com/1/posts/2"; a message on X by its number
// alone, as its address has had several forms.
std::string LinkKey(std::string_view link) {
  const std::string host = Fold(HostOf(link));
  if (host.empty()) return {};
  std::string_view path = link.substr(link.find(HostOf(link)) + host.size());
  path = path.substr(0, path.find_first_of("?#"));
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  std::string_view name = host;
  for (const std::string_view start : {"www.", "m.", "mobile."}) {
    if (name.substr(0, start.size()) == start) name.remove_prefix(start.size());
  }
  if (const std::string_view number = ActivityIn(path); IsLinkedIn(host) && !number.empty()) {
    return "linkedin/" + std::string(number);
  }
  const std::size_t status = path.find("/status/");
  if ((name == "x.com" || name == "twitter.com") && status != std::string_view::npos) {
    const std::string_view number = path.substr(status + 8);
    return "x/" + std::string(number.substr(0, number.find('/')));
  }
  if (const std::string_view video = VideoIn(name, link); !video.empty()) {
    return "youtube/" + std::string(video);
  }
  // "instagram.com/naam/p/Code" and "instagram.com/reel/Code": codes keep their capitals.
  for (const std::string_view kind : {"/p/", "/reel/", "/tv/"}) {
    const std::size_t at = path.find(kind);
    if (name != "instagram.com" || at == std::string_view::npos) continue;
    const std::string_view code = path.substr(at + kind.size());
    return "instagram/" + std::string(code.substr(0, code.find('/')));
  }
  return std::string(name).append(Fold(path));
}

// Of X, Instagram, LinkedIn and YouTube every message has one number or code: two of them are two
// messages. On Facebook one message has several addresses.
bool Contradict(const std::string& a, const std::string& b) {
  const auto is_sure = [](const std::string& key) {
    return key.rfind("x/", 0) == 0 || key.rfind("instagram/", 0) == 0 ||
           key.rfind("linkedin/", 0) == 0 || key.rfind("youtube/", 0) == 0;
  };
  return is_sure(a) && is_sure(b) && a != b;
}

// The same words often stand on several platforms; a count belongs to one.
bool IsOn(std::string_view platform, const Candidate& candidate, const Origin& origin) {
  if (platform == "linkedin" && IsLinkedIn(HostOf(candidate.item.url))) return true;
  if (origin.platform != Platform::kUnknown) {
    return NameOf(kPlatformNames, origin.platform) == platform;
  }
  const std::string_view channel = candidate.item.channel;
  return candidate.source == platform ||
         channel.substr(0, channel.find('-')) == platform;  // "facebook-page"
}

// May it be a page's, or another account's? An archive is of one of the two.
bool IsOfKind(bool is_page, const Candidate& candidate, const Origin& origin) {
  if (origin.author == "page" || origin.author == "profile") {
    return is_page == (origin.author == "page");
  }
  const bool is_of_page = std::string_view(candidate.item.channel).substr(0, 13) == "facebook-page";
  return is_page == is_of_page || (!is_of_page && candidate.source != "facebook");
}

// The key of the address that a row is about.
std::string RowKey(const MetricSighting& sighting) {
  const bool has_number = sighting.platform == "x" && !sighting.item_id.empty();
  return has_number ? "x/" + sighting.item_id : LinkKey(sighting.permalink);
}

class Joiner {
 public:
  Joiner(const std::vector<MetricSighting>& sightings, std::vector<Candidate>* candidates,
         const std::vector<Origin>& origins)
      : sightings_(sightings), found_(sightings.size(), nullptr), fits_(sightings.size()) {
    for (std::size_t i = 0; i < origins.size() && i < candidates->size(); ++i) {
      origins_[&(*candidates)[i]] = &origins[i];
    }
    for (Candidate& candidate : *candidates) {
      if (const std::string link = LinkKey(candidate.item.url); !link.empty()) {
        by_link_[link].push_back(&candidate);
      }
      if (!candidate.original_text.empty()) {
        by_text_[Key(candidate.original_text)].push_back(&candidate);
      }
      by_minute_[Minute(candidate.item.published)].push_back(&candidate);
    }
  }

  const std::vector<Candidate*>& Join() {
    Pass(&Joiner::ByLink);
    Pass(&Joiner::ByText);
    offset_s_ = InferOffset();
    Pass(&Joiner::ByMinute);
    return found_;
  }

  // Records of the messages that a row fits alike.
  const std::vector<std::vector<std::string>>& fits() const { return fits_; }

 private:
  using Candidates = std::vector<Candidate*>;

  static TimePoint Minute(TimePoint time) { return FloorTo(TimeUnit::kMinute, time); }

  template <typename Map, typename Name>
  static const Candidates& In(const Map& map, const Name& key) {
    static const Candidates kNone;
    const auto at = map.find(key);
    return at == map.end() ? kNone : at->second;
  }

  // A page's counts are of the page, another account's of another. Where both names are known they
  // are the same.
  bool MayBe(const MetricSighting& sighting, const Candidate& candidate) const {
    static const Origin kNone;
    const auto known = origins_.find(&candidate);
    const Origin& origin = known == origins_.end() ? kNone : *known->second;
    if (!IsOn(sighting.platform, candidate, origin)) return false;
    const bool is_facebook = sighting.platform == "facebook";
    if (is_facebook && !sighting.account.empty() &&
        !IsOfKind(sighting.is_page, candidate, origin)) {
      return false;
    }
    if (!sighting.account.empty() && !origin.account.empty() &&
        Fold(origin.account) != Fold(sighting.account)) {
      return false;
    }
    return !Contradict(RowKey(sighting), LinkKey(candidate.item.url));
  }

  // The only one; of several it notes all.
  Candidate* Only(const Candidates& fitting, std::size_t row) {
    if (fitting.size() < 2) return fitting.empty() ? nullptr : fitting[0];
    for (const Candidate* candidate : fitting) fits_[row].push_back(candidate->record);
    return nullptr;
  }

  // Of what was paid for the row may have another day than that of the message itself.
  bool IsSameMessage(std::size_t a, std::size_t b) const {
    const std::string key = RowKey(sightings_[a]);
    const bool has_paid = sightings_[a].is_paid || sightings_[b].is_paid;
    if (has_paid && !key.empty() && key == RowKey(sightings_[b])) return true;
    return sightings_[a].item_id == sightings_[b].item_id &&
           sightings_[a].time == sightings_[b].time &&
           !Contradict(RowKey(sightings_[a]), RowKey(sightings_[b]));
  }

  // Rows about different messages that want one candidate get none of it.
  void Pass(Candidate* (Joiner::*find)(std::size_t)) {
    std::unordered_map<Candidate*, std::vector<std::size_t>> claims;
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
      if (found_[i] != nullptr || !fits_[i].empty()) continue;
      if (Candidate* wanted = (this->*find)(i); wanted != nullptr) {
        claims[wanted].push_back(i);
      }
    }
    for (const auto& [candidate, rows] : claims) {
      const std::size_t owner = owners_.try_emplace(candidate, rows[0]).first->second;
      const bool is_one = std::all_of(rows.begin(), rows.end(),
                                      [&](std::size_t i) { return IsSameMessage(i, owner); });
      for (const std::size_t i : rows) {
        if (is_one) {
          found_[i] = candidate;
        } else {
          fits_[i].push_back(candidate->record);
        }
      }
      if (!is_one && owner == rows[0]) owners_.erase(candidate);
    }
  }

  Candidate* ByLink(std::size_t row) {
    const MetricSighting& sighting = sightings_[row];
    const std::string key = RowKey(sighting);
    return key.empty() ? nullptr : Only(In(by_link_, key), row);
  }

  // The zone of the table is not known: a day is near enough for an equal text.
  Candidate* ByText(std::size_t row) {
    const MetricSighting& sighting = sightings_[row];
    if (sighting.text.empty()) return nullptr;
    Candidates fitting;
    for (Candidate* candidate : In(by_text_, Key(sighting.text))) {
      const TimePoint apart = candidate->item.published - sighting.time;
      if (!MayBe(sighting, *candidate)) continue;
      if (sighting.time != 0 && (apart > kDay_s || apart < -kDay_s)) continue;
      fitting.push_back(candidate);
    }
    return Only(fitting, row);
  }

  // What most of the rows that were found show; nothing when less than two rows or less than three
  // of four agree.
  std::optional<TimePoint> InferOffset() const {
    std::map<TimePoint, std::size_t> votes;
    std::size_t all = 0, most = 0;
    TimePoint offset = 0;
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
      const MetricSighting& sighting = sightings_[i];
      if (found_[i] == nullptr || sighting.day_only || sighting.time == 0) continue;
      const TimePoint apart = Minute(found_[i]->item.published) - Minute(sighting.time);
      ++all;
      if (++votes[apart] > most) {
        most = votes[apart];
        offset = apart;
      }
    }
    return most >= 2 && most * 4 >= all * 3 ? std::optional(offset) : std::nullopt;
  }

  Candidate* ByMinute(std::size_t row) {
    const MetricSighting& sighting = sightings_[row];
    if (sighting.day_only || sighting.time == 0 || (!offset_s_ && !sighting.has_zone)) {
      return nullptr;
    }
    const TimePoint offset = sighting.has_zone ? 0 : *offset_s_;
    Candidates fitting;
    for (Candidate* candidate : In(by_minute_, Minute(sighting.time) + offset)) {
      const bool is_same_text = sighting.text.empty() || candidate->original_text.empty() ||
                                Key(sighting.text) == Key(candidate->original_text);
      if (is_same_text && MayBe(sighting, *candidate)) fitting.push_back(candidate);
    }
    return Only(fitting, row);
  }

  const std::vector<MetricSighting>& sightings_;
  std::vector<Candidate*> found_;
  std::vector<std::vector<std::string>> fits_;
  std::unordered_map<const Candidate*, const Origin*> origins_;
  std::unordered_map<Candidate*, std::size_t> owners_;  // a row that has it
  std::unordered_map<std::string, Candidates> by_link_;
  std::unordered_map<std::string, Candidates> by_text_;
  std::unordered_map<TimePoint, Candidates> by_minute_;
  std::optional<TimePoint> offset_s_;
};

}  // namespace

ReportLine UnjoinedLine(const MetricSighting& sighting) {
  std::string place = sighting.record;
  for (const std::string& fit : sighting.fits) {
    place.append(&fit == sighting.fits.data() ? " = " : ", ").append(fit);
  }
  const char* code = sighting.fits.empty() ? "metrics.unmatched" : "metrics.ambiguous";
  return {ReportLine::Level::kWarning, code, place, 1, ""};
}

JoinedMetrics JoinMetrics(std::vector<MetricSighting> sightings, std::vector<Candidate>* candidates,
                          const std::vector<Origin>& origins) {
  Joiner joiner(sightings, candidates, origins);
  const std::vector<Candidate*> found = joiner.Join();
  JoinedMetrics joined;
  joined.records.resize(candidates->size());
  std::vector<std::vector<MetricSighting>> own(candidates->size());
  for (std::size_t i = 0; i < sightings.size(); ++i) {
    MetricSighting& sighting = sightings[i];
    if (found[i] == nullptr) {
      sighting.fits = joiner.fits()[i];
      joined.unmatched.push_back(std::move(sighting));
      continue;
    }
    PublicationItem& item = found[i]->item;
    if (item.url.empty() && IsWebAddress(sighting.permalink)) item.url = sighting.permalink;
    const auto at = static_cast<std::size_t>(found[i] - candidates->data());
    joined.records[at].push_back(sighting.record);
    own[at].push_back(std::move(sighting));
  }
  for (std::size_t i = 0; i < own.size(); ++i) {
    auto& rows = (*candidates)[i].item.metrics;
    for (MetricRow& row : RowsOfMessage(own[i])) {
      if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
    }
  }
  return joined;
}

}  // namespace kringen
