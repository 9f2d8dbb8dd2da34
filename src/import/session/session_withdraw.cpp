// Withdrawn means withdrawn: the list of before is asked first, what is gone at the source or is
// known not to be public goes, and nothing goes by guess.
#include <algorithm>

#include "import/session/account_ids.h"
#include "import/session/session.h"
#include "model/expiry.h"

namespace kringen {
namespace {

constexpr const char* kConsent = "withdrawals";
constexpr const char* kGone = "withheld.deleted";

// On purpose, one by one: nobody has to be asked again.
bool IsMeant(const std::string& reason) {
  return reason == "withheld.by_hand" || reason == "withheld.expired" ||
         reason == "withheld.withdrawn";
}

}  // namespace

// Those from which it may be concluded that what they lack is gone.
std::vector<Witness> ImportSession::Witnesses() const {
  std::vector<Witness> witnesses;
  const std::vector<const SessionReading*> readings = AllReadings();
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const SessionReading& each = *readings[i];
    if (!each.reading.covers || each.key.empty() || !IsArchive(each.reading)) continue;
    // Of one archive in several parts, each part alone covers nothing.
    const bool is_whole = inputs_[each.input].is_whole;
    if (is_whole) {
      witnesses.push_back(
          {i, &each.reading, each.key, each.reading.source.exported, *each.reading.covers});
    }
  }
  return witnesses;
}

// By their dates; where they do not tell, nothing is concluded.
bool ImportSession::IsLaterThanAll(const Witness& witness, const Trace& trace) const {
  const std::vector<const SessionReading*> readings = AllReadings();
  return std::all_of(trace.inputs.begin(), trace.inputs.end(), [&](std::size_t input) {
    const std::string& exported = readings[input]->reading.source.exported;
    return !exported.empty() && exported < witness.exported;
  });
}

// What an older archive has and a later one, which has all of that time, has not.
void ImportSession::WithholdGone() {
  const std::vector<Witness> witnesses = Witnesses();
  if (witnesses.empty() || AllReadings().size() < 2) return;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    for (const Witness& witness : witnesses) {
      const auto& inputs = traces_[i].inputs;
      const bool has_it = std::find(inputs.begin(), inputs.end(), witness.input) != inputs.end();
      if (has_it || !ShouldHave(witness, candidate.item, keys_[i]) ||
          !IsLaterThanAll(witness, traces_[i])) {
        continue;
      }
      candidate.withheld = kGone;
      candidate.may_overrule = true;
    }
  }
}

// The id of a message here, candidate or published before, that is called so; one from before ids
// had accounts may be meant.
std::string ImportSession::IdHere(const std::string& id) const {
  if (places_.count(id) > 0 || earlier_places_.count(id) > 0) return id;
  const auto alias = aliases_.find(id);
  if (alias == aliases_.end() || alias->second.size() != 1) return {};
  return candidates_[alias->second[0]].item.id;
}

// Written into the list by hand, and of nothing that is or was here: said, as it keeps nothing
// away.
void ImportSession::TellUnknownWithdrawn() {
  for (const std::string& id : UnknownWithdrawn(earlier_.withdrawn, earlier_.items)) {
    const bool is_here =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& each) {
          return each.item.id == id || WithoutAccount(each.item.id) == id;
        });
    if (is_here) continue;
    report_.push_back({ReportLine::Level::kWarning, "withdrawn.unknown", id, 1, ""});
  }
}

void ImportSession::GatherWithdrawn() {
  by_hand_.clear();
  restored_.clear();
  for (const Decision& decision : decisions_) {
    const std::string here = IdHere(decision.item);
    const std::string& id = here.empty() ? decision.item : here;
    if (decision.what == "withhold" || decision.what == "withdraw") {
      if (!here.empty()) by_hand_.insert(id);
      for (const std::string& name : {id, WithoutAccount(id), decision.item}) {
        restored_.erase(WithdrawnDigest(name));
      }
    } else if (decision.what == "restore" || decision.what == "publish") {
      const bool was_here = by_hand_.erase(id) > 0;
      if (decision.what == "publish") continue;
      if (!was_here) {  // by its digest, as the list has it
        std::erase_if(by_hand_, [&](const std::string& each) {
          return WithdrawnDigest(each) == WithdrawnDigest(id);
        });
      }
      for (const std::string& name : {id, WithoutAccount(id), decision.item}) {
        restored_.insert(WithdrawnDigest(name));
      }
    }
  }
  std::vector<std::string> all = earlier_.withdrawn;
  for (const SessionReading* each : AllReadings()) {
    for (const std::string& id : each->reading.deleted) {
      all.push_back(each->reading.has_global_ids ? id : WithAccount(id, each->key));
    }
  }
  listed_ = WithdrawnIds(earlier_.withdrawn);
  withdrawn_ = WithdrawnIds();
  for (const std::string& id : all) {
    if (restored_.count(WithdrawnDigest(id)) == 0) withdrawn_.Add(id);
  }
}

// Also under the id that it had before ids had accounts, and, where the account is not known, under
// that of each account on record.
bool ImportSession::IsWithdrawn(const std::string& id, const std::string& kind) const {
  if (withdrawn_.empty()) return false;
  if (withdrawn_.Has(id)) return true;
  if (!AccountIn(id).empty()) return withdrawn_.Has(WithoutAccount(id));
  return std::any_of(
      provenance_.accounts.begin(), provenance_.accounts.end(), [&](const AccountRole& account) {
        return account.source == kind && withdrawn_.Has(WithAccount(id, account.key));
      });
}

void ImportSession::WithholdWithdrawn() {
  GatherWithdrawn();
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& candidate = candidates_[i];
    if (!IsWithdrawn(candidate.item.id, readings[traces_[i].origin]->reading.source.kind)) continue;
    candidate.withheld = "withheld.withdrawn";
    candidate.may_overrule = false;
  }
}

// Why a message of before must go; empty: it stays.
std::string ImportSession::ReasonToGo(const PublicationItem& item,
                                      const std::vector<Witness>& witnesses) {
  if (by_hand_.count(item.id) > 0) return "withheld.by_hand";
  const auto found = places_.find(item.id);
  if (found != places_.end()) {
    const Candidate& candidate = candidates_[found->second];
    // A question that nobody answered says nothing; "no" to it does.
    const bool is_no =
        !candidate.question.empty() && answers_.Find(QuestionOf(found->second)) == "review";
    const bool is_open = IsOpenReason(candidate.withheld) && !is_no;
    return is_open || candidate.withheld == "withheld.unseen" ? std::string() : candidate.withheld;
  }
  if (IsWithdrawn(item.id, "")) {
    const bool is_of_list = listed_.Has(item.id) || listed_.Has(WithoutAccount(item.id));
    return is_of_list ? "withheld.withdrawn" : kGone;
  }
  if (IsExpired(item.expires, options_.today)) return "withheld.expired";
  const std::string key = KeyOf(item);
  for (const Witness& witness : witnesses) {
    if (ShouldHave(witness, item, key)) return kGone;
    if (!IsBeforeAll(witness, item, key)) continue;
    const std::string question = CompleteQuestion(witness);
    questions_.push_back({question,
                          "question.complete",
                          inputs_[AllReadings()[witness.input]->input].name,
                          {"complete", "partial"},
                          ""});
    if (answers_.Find(question) == "complete") return kGone;
  }
  return {};
}

void ImportSession::FindWithdrawals() {
  withdrawals_.clear();
  if (earlier_.items.empty()) return;
  std::vector<Witness> witnesses = Witnesses();
  // An archive that is older than what was published cannot tell what is gone since.
  std::erase_if(witnesses, [&](const Witness& witness) {
    return std::any_of(
        earlier_.sources.begin(), earlier_.sources.end(), [&](const PublicationSource& source) {
          return source.id == witness.reading->source.id && witness.exported < source.exported;
        });
  });
  std::size_t deduced = 0;
  for (const PublicationItem& item : earlier_.items) {
    const std::string reason = ReasonToGo(item, witnesses);
    if (reason.empty()) continue;
    if (!IsMeant(reason)) ++deduced;
    withdrawals_.push_back({item.id, FormatDate(item.published), reason});
  }
  std::sort(withdrawals_.begin(), withdrawals_.end(),
            [](const NewWithdrawal& a, const NewWithdrawal& b) { return a.id < b.id; });
  if (!NeedsConsent(deduced, earlier_.items.size())) return;
  questions_.push_back(
      {kConsent, "question.withdrawals", std::to_string(deduced), {"withdraw", "keep"}, ""});
  if (answers_.Find(kConsent) != "keep") return;
  std::erase_if(withdrawals_, [](const NewWithdrawal& each) {
    return each.reason == kGone || IsOpenReason(each.reason);
  });
}

bool ImportSession::is_consent_open() const {
  return std::any_of(questions_.begin(), questions_.end(), [](const Question& question) {
    return question.id == kConsent && question.answer.empty();
  });
}

const Withdrawal* ImportSession::WithdrawalOf(const std::string& id) const {
  for (const std::string& name : {id, WithoutAccount(id)}) {
    const std::string digest = WithdrawnDigest(name);
    const auto found = std::find_if(provenance_.withdrawals.begin(), provenance_.withdrawals.end(),
                                    [&](const Withdrawal& each) { return each.digest == digest; });
    if (found != provenance_.withdrawals.end()) return &*found;
  }
  return nullptr;
}

}  // namespace kringen
