// The last step of an import: what a person let through, and nothing that tells of the rest.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "import/redact/redact_publication.h"
#include "import/session/account_ids.h"
#include "import/session/session.h"
#include "import/session/village_names.h"
#include "model/dangling.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

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

// The list of before without what was restored, and what this run adds to it.
std::vector<Withdrawal> ImportSession::AddedWithdrawals() const {
  std::map<std::string, std::string> reasons;  // by digest
  for (const Candidate& candidate : candidates_) {
    if (candidate.withheld == "withheld.deleted" || candidate.withheld == "withheld.by_hand") {
      reasons.emplace(WithdrawnDigest(candidate.item.id), candidate.withheld);
    }
  }
  for (const SessionReading* each : AllReadings()) {
    for (const std::string& id : each->reading.deleted) {
      const std::string full = each->reading.has_global_ids ? id : WithAccount(id, each->key);
      reasons.emplace(WithdrawnDigest(full), "withheld.deleted");
    }
  }
  for (const NewWithdrawal& each : withdrawals_) {
    reasons[WithdrawnDigest(each.id)] = each.reason;
  }
  for (const std::string& id : by_hand_) reasons[WithdrawnDigest(id)] = "withheld.by_hand";
  for (const std::string& digest : restored_) reasons.erase(digest);
  for (const std::string& id : earlier_.withdrawn) reasons.erase(WithdrawnDigest(id));
  std::vector<Withdrawal> added;
  added.reserve(reasons.size());
  for (const auto& [digest, reason] : reasons) added.push_back({digest, reason, options_.today});
  return added;
}

std::vector<std::string> ImportSession::WithdrawnList() const {
  std::vector<std::string> list;
  for (const std::string& id : earlier_.withdrawn) {
    if (restored_.count(WithdrawnDigest(id)) == 0) list.push_back(id);
  }
  for (const Withdrawal& each : AddedWithdrawals()) list.push_back(each.digest);
  return WithdrawnDigests(list);
}

// Of before, with what this session read anew.
std::vector<PublicationSource> ImportSession::Sources() const {
  std::map<std::string, PublicationSource> sources;
  for (const PublicationSource& source : earlier_.sources) sources[source.id] = source;
  std::set<std::string> read;
  for (const SessionReading* each : AllReadings()) {
    const PublicationSource& now = each->reading.source;
    PublicationSource& source = sources[now.id];
    const std::string exported = std::max(source.exported, now.exported);
    source = now;
    source.exported = exported;
    source.items = source.withheld = 0;
    read.insert(now.id);
  }
  for (const Candidate& candidate : candidates_) {
    PublicationSource& source = sources[candidate.source];
    source.id = candidate.source;
    if (read.insert(candidate.source).second) source.items = source.withheld = 0;
    ++(candidate.withheld.empty() ? source.items : source.withheld);
  }
  std::vector<PublicationSource> all;
  all.reserve(sources.size());
  for (auto& [id, source] : sources) all.push_back(std::move(source));
  return all;
}

// The items of before that stay: what no archive knows better, and what waits for an answer.
std::vector<const PublicationItem*> ImportSession::Kept() const {
  std::vector<const PublicationItem*> kept;
  std::set<std::string> gone;
  for (const NewWithdrawal& each : withdrawals_) gone.insert(each.id);
  for (const PublicationItem& item : earlier_.items) {
    if (gone.count(item.id) > 0) continue;
    const auto found = places_.find(item.id);
    if (found != places_.end()) {
      const std::string& withheld = candidates_[found->second].withheld;
      if (withheld.empty() || withheld == "withheld.unseen") continue;
    }
    kept.push_back(&item);
  }
  return kept;
}

Publication ImportSession::Publish() const {
  // What describes the whole stays as it was published before.
  Publication publication = WithoutItems(earlier_);
  publication.title = options_.title;
  publication.generated = options_.generated;
  publication.place_name = options_.place_name;
  publication.stories = stories();
  const std::vector<const PublicationItem*> kept = Kept();
  const auto is_public = [](const Candidate& each) { return each.withheld.empty(); };
  publication.items.reserve(kept.size() + static_cast<std::size_t>(std::count_if(
                                              candidates_.begin(), candidates_.end(), is_public)));
  for (const Candidate& candidate : candidates_) {
    if (is_public(candidate)) publication.items.push_back(candidate.item);
  }
  for (const PublicationItem* item : kept) {
    publication.items.push_back(*item);
    if (!options_.only_removes) RedactItem(options_.redact, &publication.items.back());
  }
  if (!options_.only_removes) SettleVillages(villages_, &publication);
  publication.withdrawn = WithdrawnList();
  publication.channels = channels();
  std::set<std::string> known;
  for (const Case& each : publication.cases) known.insert(each.id);
  for (Case& each : cases()) {
    if (known.insert(each.id).second) publication.cases.push_back(std::move(each));
  }
  DropDangling(&publication);
  publication.sources = Sources();
  if (!options_.only_removes) {
    RedactPublication(options_.redact, &publication, ItemTexts::kDone);
  }
  SortPublication(&publication);
  return publication;
}

Provenance ImportSession::PublishProvenance() const {
  Provenance provenance = provenance_;
  std::erase_if(provenance.withdrawals,
                [&](const Withdrawal& each) { return restored_.count(each.digest) > 0; });
  for (Withdrawal& each : AddedWithdrawals()) provenance.withdrawals.push_back(std::move(each));
  std::sort(provenance.withdrawals.begin(), provenance.withdrawals.end(),
            [](const Withdrawal& a, const Withdrawal& b) { return a.digest < b.digest; });
  for (const SessionReading* each : AllReadings()) {
    if (!IsArchive(each->reading) || each->key.empty()) continue;
    const std::string role = RoleOf(*each);
    if (role.empty()) continue;
    const std::string& kind = each->reading.source.kind;
    std::erase_if(provenance.accounts, [&](const AccountRole& account) {
      return account.source == kind && account.key == each->key;
    });
    provenance.accounts.push_back({kind, each->key, role});
  }
  std::sort(provenance.accounts.begin(), provenance.accounts.end(),
            [](const AccountRole& a, const AccountRole& b) {
              return std::tie(a.source, a.key) < std::tie(b.source, b.key);
            });
  for (std::int64_t eyes = 1; eyes <= options_.eyes && released_ > 0; ++eyes) {
    provenance.releases.push_back({options_.today, eyes, released_});
  }
  return provenance;
}

}  // namespace kringen
