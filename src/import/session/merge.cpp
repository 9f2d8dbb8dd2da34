#include "import/session/merge.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/order.h"
#include "import/session/account_ids.h"
#include "import/session/same_message.h"

namespace kringen {
namespace {

struct Version {
  std::string id;
  std::size_t input = 0;
  Candidate* candidate = nullptr;
  std::string_view stem = {};  // of the id; asked by every comparison
};
using Versions = std::vector<Version*>;

Wording WordingOf(const Version& version) {
  const Candidate& candidate = *version.candidate;
  return {&candidate.item.title, &candidate.original_text, &candidate.item.url};
}

auto Order(const Version& version) {
  const Candidate& candidate = *version.candidate;
  return std::tie(candidate.item.published, candidate.original_text, candidate.item.title);
}

// Everything by which two versions may differ for a reader, and what cannot differ last.
auto Rank(const Version& version, const MergeInput& input) {
  const Candidate& candidate = *version.candidate;
  const PublicationItem& item = candidate.item;
  return std::tie(item.modified, input.reading->source.exported, candidate.withheld,
                  candidate.original_text, item.title, item.url, item.external_url,
                  candidate.record, input.mark, version.id);
}

bool IsAlike(const Version& a, const Version& b) {
  return IsSameWording(WordingOf(a), WordingOf(b)) &&
         a.candidate->withheld == b.candidate->withheld &&
         a.candidate->audience == b.candidate->audience &&
         a.candidate->item.published == b.candidate->item.published;
}

class Merger {
 public:
  Merger(const std::vector<MergeInput>& inputs, const Answers& answers, bool may_take)
      : inputs_(inputs), answers_(answers), may_take_(may_take) {}

  MergeResult Merge() {
    std::vector<Version> versions = AllVersions();
    std::vector<Version*> order(versions.size());
    std::transform(versions.begin(), versions.end(), order.begin(), [](Version& version) {
      version.stem = StemOf(version.id, version.candidate->item.published);
      return &version;
    });
    std::sort(order.begin(), order.end(), [](const Version* a, const Version* b) {
      return std::tie(a->stem, a->id, a->input) < std::tie(b->stem, b->id, b->input);
    });
    result_.candidates.reserve(versions.size());
    result_.traces.reserve(versions.size());
    for (std::size_t i = 0; i < order.size();) {
      const std::size_t first = i;
      while (i < order.size() && order[i]->stem == order[first]->stem) ++i;
      TakeBucket({order.begin() + static_cast<std::ptrdiff_t>(first),
                  order.begin() + static_cast<std::ptrdiff_t>(i)});
    }
    SortById();
    for (auto& [id, question] : questions_) result_.questions.push_back(std::move(question));
    return std::move(result_);
  }

 private:
  std::vector<Version> AllVersions() const {
    std::vector<Version> versions;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      for (Candidate& candidate : inputs_[i].reading->candidates) {
        versions.push_back({WithAccount(candidate.item.id, inputs_[i].key), i, &candidate});
      }
    }
    NameOldOnes(&versions);
    return versions;
  }

  // A feed of before may have ids without accounts; an archive that has the message knows its id.
  void NameOldOnes(std::vector<Version>* versions) const {
    const auto yields = [&](const Version& version) { return inputs_[version.input].yields; };
    if (std::none_of(versions->begin(), versions->end(), yields)) return;
    std::map<std::string, std::map<std::string, TimePoint>> full;
    for (const Version& version : *versions) {
      if (yields(version)) continue;
      full[WithoutAccount(version.id)][version.id] = version.candidate->item.published;
    }
    for (Version& version : *versions) {
      const auto found = full.find(version.id);
      if (!yields(version) || found == full.end()) continue;
      const auto& ids = found->second;  // of several accounts the one of its time
      const auto same = std::find_if(ids.begin(), ids.end(), [&](const auto& each) {
        return each.second == version.candidate->item.published;
      });
      version.id = (same == ids.end() ? ids.begin() : same)->first;
    }
  }

  // All versions of one id, and of those that a reader numbered behind it.
  void TakeBucket(const Versions& bucket) {
    if (bucket.size() == 1) return Take(bucket, bucket[0]->id);
    std::vector<Versions> messages = Messages(bucket);
    std::sort(messages.begin(), messages.end(), [&](const Versions& a, const Versions& b) {
      return Order(*a.front()) < Order(*b.front());
    });
    TellShared(messages);
    std::set<std::string> taken;
    for (const Versions& message : messages) {
      const std::string stem(message.front()->stem);
      std::string id = stem;
      for (int number = 2; !taken.insert(id).second; ++number) {
        id = stem + "-" + std::to_string(number);
      }
      Take(message, id);
    }
  }

  // What one archive numbers itself its reader knows; of two archives nobody else does.
  void TellShared(const std::vector<Versions>& messages) {
    std::map<std::string_view, const Version*> firsts;
    for (const Versions& message : messages) {
      const Version& own = *message.front();
      const Version& first = *firsts.try_emplace(own.id, &own).first->second;
      if (first.input == own.input) continue;
      result_.shared_ids.push_back({PlaceOf(first), PlaceOf(own)});
    }
  }

  // "archive.zip: posts.json#3"; a file by itself is its own archive.
  std::string PlaceOf(const Version& version) const {
    const std::string& name = inputs_[version.input].name;
    const std::string& record = version.candidate->record;
    return record.starts_with(name) ? record : name + ": " + record;
  }

  std::vector<Versions> Messages(const Versions& bucket) const {
    std::set<std::size_t> inputs;
    bool has_siblings = false;
    for (const Version* version : bucket) has_siblings |= !inputs.insert(version->input).second;
    std::vector<Versions> messages;
    // First those that are the same in every letter, so that no near one takes their place.
    for (const bool is_strict : {true, false}) {
      for (Version* version : InOrder(bucket)) {
        if (is_strict || !IsPlaced(*version, messages)) {
          Place(version, is_strict, has_siblings, &messages);
        }
      }
      if (is_strict) DropSingles(&messages);
    }
    return messages;
  }

  Versions InOrder(Versions bucket) const {
    std::sort(bucket.begin(), bucket.end(), [&](const Version* a, const Version* b) {
      return Order(*a) != Order(*b) ? Order(*a) < Order(*b)
                                    : Rank(*a, inputs_[a->input]) < Rank(*b, inputs_[b->input]);
    });
    return bucket;
  }

  static bool IsPlaced(const Version& version, const std::vector<Versions>& messages) {
    return std::any_of(messages.begin(), messages.end(), [&](const Versions& message) {
      return std::find(message.begin(), message.end(), &version) != message.end();
    });
  }

  static void DropSingles(std::vector<Versions>* messages) {
    std::erase_if(*messages, [](const Versions& message) { return message.size() == 1; });
  }

  void Place(Version* version, bool is_strict, bool has_siblings,
             std::vector<Versions>* messages) const {
    for (Versions& message : *messages) {
      const bool is_beside = std::any_of(message.begin(), message.end(), [&](const Version* each) {
        return each->input == version->input;
      });
      const bool is_one = std::any_of(message.begin(), message.end(), [&](const Version* each) {
        return is_strict ? IsAlike(*each, *version) : IsOne(*each, *version, has_siblings);
      });
      if (is_one && !is_beside) {
        message.push_back(version);
        return;
      }
    }
    messages->push_back({version});
  }

  bool IsOne(const Version& a, const Version& b, bool has_siblings) const {
    const MergeInput& input = inputs_[a.input];
    const bool is_by_id = input.reading->has_global_ids || input.yields || inputs_[b.input].yields;
    if (is_by_id) return a.id == b.id;
    const PublicationItem& mine = a.candidate->item;
    const PublicationItem& yours = b.candidate->item;
    // One account says one thing in a second; of accounts that are not known it may be two.
    const bool is_same_account = !input.key.empty() && input.key == inputs_[b.input].key;
    if (mine.published == yours.published && !has_siblings && is_same_account) return true;
    const bool is_moved = mine.modified != yours.modified;
    return (mine.published == yours.published || is_moved) &&
           IsNearWording(WordingOf(a), WordingOf(b));
  }

  std::string QuestionId(std::size_t a, std::size_t b) const {
    const auto [first, second] = std::minmax(inputs_[a].mark, inputs_[b].mark);
    return "version:" + first + ":" + second;
  }

  // Is a known to be later than b?
  bool IsLater(const Version& a, const Version& b) const {
    const MergeInput& mine = inputs_[a.input];
    const MergeInput& yours = inputs_[b.input];
    if (mine.yields != yours.yields) return yours.yields;
    const TimePoint edited = a.candidate->item.modified, other = b.candidate->item.modified;
    if (edited != 0 && other != 0 && edited != other) return edited > other;
    const std::string& day = mine.reading->source.exported;
    const std::string& day_other = yours.reading->source.exported;
    if (!day.empty() && !day_other.empty() && day != day_other) return day > day_other;
    if (edited != other) return edited > other;
    const std::string answer = answers_.Find(QuestionId(a.input, b.input));
    const bool is_first = mine.mark < yours.mark;
    return (answer == "first" && is_first) || (answer == "second" && !is_first);
  }

  void Take(const Versions& versions, const std::string& id) {
    const Version* latest = nullptr;
    for (const Version* each : versions) {
      const bool is_latest = std::all_of(versions.begin(), versions.end(), [&](const Version* v) {
        return v == each || IsAlike(*each, *v) || IsLater(*each, *v);
      });
      if (!is_latest) continue;
      if (latest == nullptr ||
          Rank(*latest, inputs_[latest->input]) < Rank(*each, inputs_[each->input])) {
        latest = each;
      }
    }
    const bool is_known = latest != nullptr;
    if (!is_known) {
      Ask(versions);
      latest = InOrder(versions).back();
    }
    Candidate& taken = may_take_ ? result_.candidates.emplace_back(std::move(*latest->candidate))
                                 : result_.candidates.emplace_back(*latest->candidate);
    taken.item.id = id;
    Trace trace{latest->input, {}, latest->id};
    if (!is_known) {
      taken.withheld = "withheld.version_unknown";
      taken.may_overrule = false;
    }
    for (const Version* each : versions) {
      trace.inputs.push_back(each->input);
      if (each == latest) continue;
      AddMetrics(each->candidate->item.metrics, &taken.item);
      result_.merged.emplace_back(each->input, each->candidate->record);
    }
    result_.traces.push_back(std::move(trace));
  }

  void Ask(const Versions& versions) {
    for (const Version* a : versions) {
      for (const Version* b : versions) {
        const MergeInput& mine = inputs_[a->input];
        const MergeInput& yours = inputs_[b->input];
        const bool is_known = IsAlike(*a, *b) || IsLater(*a, *b) || IsLater(*b, *a);
        if (mine.mark >= yours.mark || is_known) continue;
        const std::string id = QuestionId(a->input, b->input);
        questions_.try_emplace(
            id,
            Question{
                id, "question.version", mine.name + ", " + yours.name, {"first", "second"}, ""});
      }
    }
  }

  void SortById() {
    const std::vector<std::size_t> order =
        OrderBy(result_.candidates,
                [](const Candidate& a, const Candidate& b) { return a.item.id < b.item.id; });
    Reorder(order, &result_.candidates);
    Reorder(order, &result_.traces);
  }

  const std::vector<MergeInput>& inputs_;
  const Answers& answers_;
  bool may_take_;
  std::map<std::string, Question> questions_;
  MergeResult result_;
};

}  // namespace

MergeResult MergeReadings(const std::vector<MergeInput>& inputs, const Answers& answers,
                          bool may_take) {
  return Merger(inputs, answers, may_take).Merge();
}

void AddMetrics(const std::vector<MetricRow>& rows, PublicationItem* item) {
  for (const MetricRow& row : rows) {
    if (std::find(item->metrics.begin(), item->metrics.end(), row) == item->metrics.end()) {
      item->metrics.push_back(row);
    }
  }
}

}  // namespace kringen
