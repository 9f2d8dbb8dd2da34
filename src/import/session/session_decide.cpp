// What people say about the messages: answers, decisions, and what has to be looked at.
#include <algorithm>

#include "import/readers/reader.h"
#include "import/redact/review_flags.h"
#include "import/session/account_ids.h"
#include "import/session/review_list.h"
#include "import/session/session.h"
#include "import/session/threads.h"
#include "model/expiry.h"
#include "model/item_names.h"

namespace kringen {
namespace {

void Apply(const Decision& decision, Candidate* candidate) {
  PublicationItem& item = candidate->item;
  if (decision.what == "publish" && candidate->may_overrule) candidate->withheld.clear();
  if (decision.what == "case") item.case_id = decision.value;
  if (decision.what == "instrument") SetNamed(kInstrumentNames, decision.value, &item.instrument);
  if (decision.what == "direction") SetNamed(kDirectionNames, decision.value, &item.direction);
  if (decision.what == "village" && decision.value.empty()) item.villages.clear();
  if (decision.what == "village" && !decision.value.empty() &&
      std::find(item.villages.begin(), item.villages.end(), decision.value) ==
          item.villages.end()) {
    item.villages.push_back(decision.value);
  }
  if (decision.what == "expires") item.expires = decision.value;
}

// "account:facebook-archive:1a2b3c4d"
std::string AccountQuestion(const SessionReading& reading) {
  return "account:" + reading.reading.source.kind + ":" + reading.KeyWord();
}

void Withhold(const char* reason, bool may_overrule, Candidate* candidate) {
  candidate->withheld = reason;
  candidate->may_overrule = may_overrule;
}

}  // namespace

void ImportSession::ApplyAnswers() {
  std::set<std::string> restricted;
  for (const SessionReading* each : AllReadings()) {
    for (const std::string& id : each->reading.restricted) {
      restricted.insert(each->reading.has_global_ids ? id : WithAccount(id, each->key));
    }
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    if (restricted.count(traces_[i].full_id) > 0) {
      WithholdAsNotPublic(&candidate);
    } else if (candidate.withheld == "withheld.audience_unknown" && !candidate.question.empty() &&
               answers_.Find(QuestionOf(i)) == "public") {
      candidate.audience = Audience::kPublic;
      candidate.withheld.clear();
    }
  }
}

std::string ImportSession::RoleOf(const SessionReading& reading) const {
  const std::string& kind = reading.reading.source.kind;
  std::string answer = answers_.Find(AccountQuestion(reading));
  if (answer == "office" || answer == "personal" || answer == "both") return answer;
  for (const AccountRole& account : provenance_.accounts) {
    if (account.source == kind && account.key == reading.key) return account.role;
  }
  return {};
}

// Whose account it is, is asked once for each; the answer is kept beside the export.
void ImportSession::AskForAccounts() {
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  std::vector<std::string> roles;
  for (const SessionReading* each : readings) {
    const std::string id = AccountQuestion(*each);
    // Which of several it is, is asked first.
    const bool is_whose = each->key.empty() && KnownKeys(each->reading.source.kind).size() > 1;
    roles.push_back(!IsArchive(each->reading) ? "office" : is_whose ? "" : RoleOf(*each));
    const bool is_on_record = !roles.back().empty() && answers_.Find(id).empty();
    if (!IsArchive(each->reading) || is_whose || is_on_record) continue;
    const std::string& name = each->reading.account_name;
    questions_.push_back({id,
                          "question.account",
                          name.empty() ? inputs_[each->input].name : name,
                          {"office", "personal", "both"},
                          ""});
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    const bool is_open = candidate.withheld.empty() || candidate.may_overrule;
    const std::string& role = roles[traces_[i].origin];
    if (is_open && role.empty()) Withhold("withheld.account_unknown", false, &candidate);
    if (candidate.withheld.empty() && role == "personal") {
      Withhold("withheld.personal_account", true, &candidate);
    }
    if (role == "both") candidate.flags.emplace_back(kMixedAccount);
  }
}

// Also by an id from before ids had accounts, where only one message can be meant.
Candidate* ImportSession::Find(const std::string& id) {
  const auto found = places_.find(id);
  if (found != places_.end()) return &candidates_[found->second];
  const auto alias = aliases_.find(id);
  return alias == aliases_.end() || alias->second.size() != 1 ? nullptr
                                                              : &candidates_[alias->second[0]];
}

void ImportSession::ApplyDecisions() {
  aliases_.clear();
  for (std::size_t i = 0; i < candidates_.size() && !decisions_.empty(); ++i) {
    const std::string plain = WithoutAccount(candidates_[i].item.id);
    if (plain != candidates_[i].item.id) aliases_[plain].push_back(i);
  }
  std::map<Candidate*, std::string> before;  // why else what is withheld by hand would be
  for (const Decision& decision : decisions_) {
    Candidate* candidate = Find(decision.item);
    if (candidate == nullptr) continue;
    const auto own = before.find(candidate);
    if (decision.what == "withhold" || decision.what == "withdraw") {
      before.emplace(candidate, candidate->withheld);
      candidate->withheld = "withheld.by_hand";
    } else if (decision.what == "publish" && own != before.end()) {
      candidate->withheld = own->second;
      before.erase(own);
    }
    Apply(decision, candidate);
  }
}

std::vector<std::string> ImportSession::UnknownIds() const {
  std::vector<std::string> unknown;
  for (const Decision& decision : decisions_) {
    if (decision.what == "seen" || decision.what == "seen_again") continue;  // of an old list
    const std::string& id = decision.item;
    const auto alias = aliases_.find(id);
    const bool is_here = places_.count(id) > 0 || earlier_places_.count(id) > 0 ||
                         (alias != aliases_.end() && alias->second.size() == 1);
    const bool is_on_list = listed_.Has(id) || listed_.Has(WithoutAccount(id));
    const bool is_known = decision.what == "restore" ? is_on_list : is_here || is_on_list;
    if (!is_known && std::find(unknown.begin(), unknown.end(), id) == unknown.end()) {
      unknown.push_back(id);
    }
  }
  return unknown;
}

// The case and the channel of a message are shown with it, by names that may be of people.
void ImportSession::FlagNames() {
  using Flags = std::map<std::string, std::vector<std::string>>;
  const auto& allowed = options_.redact.allowed;
  Flags of_cases, of_channels;
  for (const Case& each : cases()) {
    AddTextFlags(each.title, &of_cases[each.id], allowed);
    AddTextFlags(each.summary, &of_cases[each.id], allowed);
  }
  for (const auto& [id, channel] : channels_) {
    AddTextFlags(channel.name, &of_channels[id], allowed);
    AddTextFlags(channel.author, &of_channels[id], allowed);
  }
  for (Flags* each : {&of_cases, &of_channels}) {
    std::erase_if(*each, [](const auto& entry) { return entry.second.empty(); });
  }
  if (of_cases.empty() && of_channels.empty()) return;
  const auto add = [](const Flags& flags, const std::string& id, Candidate* candidate) {
    const auto found = flags.find(id);
    if (found == flags.end()) return;
    for (const std::string& flag : found->second) {
      auto& own = candidate->flags;
      if (std::find(own.begin(), own.end(), flag) == own.end()) own.push_back(flag);
    }
  };
  for (Candidate& candidate : candidates_) {
    add(of_cases, candidate.item.case_id, &candidate);
    add(of_channels, candidate.item.channel, &candidate);
  }
}

void ImportSession::WithholdExpired() {
  for (Candidate& candidate : candidates_) {
    if (!IsExpired(candidate.item.expires, options_.today)) continue;
    Withhold("withheld.expired", false, &candidate);
  }
}

// What was public before in the same words was let through then; every other text needs a look.
void ImportSession::WithholdUnseen() {
  std::map<std::string, std::set<std::pair<std::string, bool>>> seen;
  for (const Decision& decision : decisions_) {
    const bool is_again = decision.what == "seen_again";
    if (decision.what != "seen" && !is_again) continue;
    const Candidate* candidate = Find(decision.item);
    if (candidate != nullptr) seen[candidate->item.id].emplace(decision.value, is_again);
  }
  released_ = 0;
  for (Candidate& candidate : candidates_) {
    if (!candidate.withheld.empty() || !NeedsLook(candidate)) continue;
    const PublicationItem& item = candidate.item;
    const auto before = earlier_places_.find(item.id);
    const auto looks = seen.find(item.id);
    const bool is_compared = before != earlier_places_.end() || looks != seen.end();
    const std::string digest = is_compared ? PublicDigest(item) : std::string();
    if (before != earlier_places_.end() && PublicDigest(earlier_.items[before->second]) == digest) {
      continue;
    }
    const auto has = [&](bool is_again) {
      return looks != seen.end() && looks->second.count({digest, is_again}) > 0;
    };
    const bool is_seen = options_.eyes > 1 ? has(false) && has(true) : has(false) || has(true);
    if (is_seen) {
      ++released_;
    } else {
      Withhold("withheld.unseen", false, &candidate);
    }
  }
}

// What goes on from a message is public only with it.
void ImportSession::WithholdThreads() {
  std::set<std::string> published, chosen;
  for (const PublicationItem& item : earlier_.items) {
    if (!IsWithdrawn(item.id, "") && by_hand_.count(item.id) == 0) published.insert(item.id);
  }
  for (const Decision& decision : decisions_) {
    if (decision.what == "publish") chosen.insert(IdHere(decision.item));
  }
  WithholdLooseThreads(published, chosen, &candidates_);
}

std::vector<const Candidate*> ImportSession::Unseen() const {
  std::vector<const Candidate*> unseen;
  for (const Candidate& candidate : candidates_) {
    if (candidate.withheld == "withheld.unseen") unseen.push_back(&candidate);
  }
  return unseen;
}

}  // namespace kringen
