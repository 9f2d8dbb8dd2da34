// Whose a message is, and which of the messages of before it is: accounts, ids that stay, channels.
#include <algorithm>
#include <unordered_map>

#include "import/redact/redact_publication.h"
#include "import/session/account_ids.h"
#include "import/session/audience.h"
#include "import/session/same_message.h"
#include "import/session/session.h"
#include "import/session/village_names.h"

namespace kringen {
namespace {

std::string Numbered(const std::string& id, int number) {
  return number == 1 ? id : id + "-" + std::to_string(number);
}

// Of those that the export has under this id and the numbers behind it, in order.
class Family {
 public:
  Family(const Publication& earlier, const std::map<std::string, std::size_t>& places)
      : earlier_(earlier), places_(places) {}

  template <typename Take>
  void Each(const std::string& id, Take take) const {
    for (int number = 1;; ++number) {
      const auto found = places_.find(Numbered(id, number));
      if (found != places_.end()) take(earlier_.items[found->second]);
      // The first of them may have been withdrawn; a gap of more ends the family.
      constexpr int kGap = 3;
      if (found == places_.end() && number >= kGap) return;
    }
  }

 private:
  const Publication& earlier_;
  const std::map<std::string, std::size_t>& places_;
};

// "fb-1-2" -> "fb-1"
std::string WithoutNumber(const std::string& id) {
  constexpr std::size_t kMostDigits = 3;
  const std::size_t at = id.rfind('-');
  const bool is_number = at != std::string::npos && at + 1 < id.size() &&
                         id.size() - at - 1 <= kMostDigits &&
                         id.find_first_not_of("0123456789", at + 1) == std::string::npos;
  return is_number ? id.substr(0, at) : id;
}

// Without the number that tells it from others of its second, or, when the words are known to be
// the same, any number.
std::string Stem(const std::string& id, TimePoint published, bool is_sure) {
  return is_sure ? WithoutNumber(id) : std::string(StemOf(id, published));
}

}  // namespace

std::set<std::string> ImportSession::KnownKeys(const std::string& kind) const {
  std::set<std::string> keys;
  for (const AccountRole& account : provenance_.accounts) {
    if (account.source == kind) keys.insert(account.key);
  }
  for (const SessionReading* each : AllReadings()) {
    if (each->reading.source.kind == kind && !each->reading.account.empty()) {
      keys.insert(AccountKey(kind, each->reading.account));
    }
  }
  return keys;
}

// One that does not tell whose it is belongs to the only account that is known; of several a person
// must say which.
void ImportSession::ResolveAccounts() {
  for (SessionReading* each : AllReadings()) {
    const Reading& reading = each->reading;
    const std::string& kind = reading.source.kind;
    if (!reading.account.empty()) {
      each->key = AccountKey(kind, reading.account);
      continue;
    }
    each->key.clear();
    if (!IsArchive(reading)) continue;
    const std::set<std::string> known = KnownKeys(kind);
    if (known.size() == 1) each->key = *known.begin();
    if (known.size() < 2) continue;
    const SessionInput& input = inputs_[each->input];
    const std::string id = "account_of:" + kind + ":" + input.mark;
    asked_.push_back({id, "question.account_of", input.name, {known.begin(), known.end()}, ""});
    const std::string answer = answers_.Find(id);
    if (known.count(answer) > 0) each->key = answer;
  }
}

// An answer for one account is none for another, so each has its own question.
void ImportSession::AskOfEachAccount() {
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  std::map<std::string, std::set<std::string>> keys;
  for (const SessionReading* each : readings) {
    if (IsArchive(each->reading)) keys[each->reading.source.kind].insert(each->key);
  }
  suffixes_.assign(readings.size(), "");
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const SessionReading& each = *readings[i];
    const bool has_several = keys[each.reading.source.kind].size() > 1;
    if (has_several) suffixes_[i] = ":" + each.KeyWord();
    for (Question question : each.reading.questions) {
      const auto& choices = question.choices;
      const bool opens = std::find(choices.begin(), choices.end(), "public") != choices.end();
      if (has_several && opens) {
        const std::string& name = each.reading.account_name;
        question.id += suffixes_[i];
        question.account = name.empty() ? inputs_[each.input].name : name;
      }
      asked_.push_back(std::move(question));
    }
  }
}

std::string ImportSession::QuestionOf(std::size_t candidate) const {
  const std::string& question = candidates_[candidate].question;
  return question.empty() ? question : question + suffixes_[traces_[candidate].origin];
}

// An id that the export has stays, also one from before ids had accounts, when it is the same
// message: of the same time and nearly the same words.
void ImportSession::KeepIds() {
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  keys_.assign(candidates_.size(), "");
  for (std::size_t i = 0; i < candidates_.size(); ++i) keys_[i] = readings[traces_[i].origin]->key;
  // As it will be called in public, so that decisions and the next run find it.
  for (Candidate& candidate : candidates_) {
    candidate.item.id = PublicId(candidate.item.id, options_.redact);
  }
  const auto full_id = [&](std::size_t i, const std::string& id) {
    const bool is_global = readings[traces_[i].origin]->reading.has_global_ids;
    return is_global ? id : WithAccount(id, keys_[i]);
  };
  std::unordered_map<std::string, std::string> renamed;  // of those that another one names
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const PublicationItem& item = candidates_[i].item;
    for (const std::string* id : {&item.in_reply_to, &item.thread}) {
      if (!id->empty()) renamed.emplace(full_id(i, *id), "");
    }
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const auto named = renamed.find(traces_[i].full_id);
    if (named != renamed.end() && named->second.empty()) named->second = candidates_[i].item.id;
  }
  const std::map<std::string, std::string> kept = ClaimEarlier();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    PublicationItem& item = candidates_[i].item;
    const auto follow = [&](std::string* id) {
      if (id->empty()) return;
      const std::string& now = renamed.at(full_id(i, *id));
      if (!now.empty()) *id = now;
      const auto at = kept.find(*id);
      if (at != kept.end()) *id = at->second;
    };
    follow(&item.in_reply_to);
    follow(&item.thread);
  }
  for (Candidate& candidate : candidates_) {
    const auto at = kept.find(candidate.item.id);
    if (at != kept.end()) candidate.item.id = at->second;
  }
  places_.clear();
  for (std::size_t i = 0; i < candidates_.size(); ++i) places_[candidates_[i].item.id] = i;
}

// By id as merged, the id that it keeps or must take.
std::map<std::string, std::string> ImportSession::ClaimEarlier() {
  std::map<std::string, std::string> kept;
  if (earlier_.items.empty()) return kept;
  std::set<std::string> claimed;
  std::vector<bool> is_done(candidates_.size());
  const Family family(earlier_, earlier_places_);
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  std::vector<bool> is_only_account;
  is_only_account.reserve(readings.size());
  for (const SessionReading* each : readings) {
    is_only_account.push_back(KnownKeys(each->reading.source.kind).size() < 2);
  }
  // First who is the same in words, then who is at the same time and cannot be anybody else, at
  // last what was moved to another time.
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (is_done[i]) continue;
      const PublicationItem& item = candidates_[i].item;
      const Reading& reading = readings[traces_[i].origin]->reading;
      const bool is_only = is_only_account[traces_[i].origin];
      const auto fits = [&](const PublicationItem& other) {
        if (claimed.count(other.id) > 0) return false;
        if (reading.has_global_ids) return other.id == item.id;
        const std::string_view key = AccountIn(other.id);
        if (!key.empty() && !keys_[i].empty() && key != keys_[i]) return false;
        const bool is_near = IsNearWording(WordingOf(item), WordingOf(other));
        const bool is_then = item.published == other.published;
        const bool can_move = item.modified != other.modified || reading.source.kind == "icalendar";
        if (pass == 0) return is_then && is_near;
        // Of a table with several rows of one day only the id tells which one it is.
        const bool is_row = reading.source.kind == "csv" && other.id != item.id;
        if (pass == 1) return is_then && !is_row && (is_only || key == keys_[i]);
        return other.id == item.id && is_near && can_move;
      };
      std::string found;
      const std::string plain = WithoutAccount(item.id);
      for (const std::string& id : {item.id, plain, Stem(item.id, item.published, pass == 0),
                                    Stem(plain, item.published, pass == 0)}) {
        family.Each(id, [&](const PublicationItem& other) {
          if (found.empty() && fits(other)) found = other.id;
        });
        if (!found.empty()) break;
      }
      if (found.empty()) continue;
      is_done[i] = true;
      claimed.insert(found);
      if (found != item.id) kept[item.id] = found;
    }
  }
  // What has the id of another message takes the first number that is free.
  std::set<std::string> taken = claimed;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const std::string& id = candidates_[i].item.id;
    if (!is_done[i] && taken.count(id) == 0 && earlier_places_.count(id) == 0) taken.insert(id);
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const std::string& id = candidates_[i].item.id;
    if (is_done[i] || earlier_places_.count(id) == 0) continue;
    const std::string stem = WithoutNumber(id);
    int number = 1;
    while (taken.count(Numbered(stem, number)) > 0 ||
           earlier_places_.count(Numbered(stem, number)) > 0) {
      ++number;
    }
    kept[id] = Numbered(stem, number);
    taken.insert(kept[id]);
  }
  return kept;
}

// Whose an earlier message is: by its id, else by what an archive recognised in its channel.
std::string ImportSession::KeyOf(const PublicationItem& item) const {
  const std::string_view key = AccountIn(item.id);
  if (!key.empty()) return std::string(key);
  const auto found = owners_.find(item.channel);
  return found == owners_.end() ? std::string() : found->second;
}

// One channel for each account. The account that the export's channel is of keeps it; among new
// ones that share a name each gets its own.
void ImportSession::NameChannels() {
  channels_.clear();
  owners_.clear();
  of_tables_.clear();
  for (const Channel& channel : earlier_.channels) channels_.try_emplace(channel.id, channel);
  std::map<std::string, std::set<std::string>> users, owners;
  const std::vector<const SessionReading*> readings = std::as_const(*this).AllReadings();
  for (const SessionReading* each : readings) {
    for (const Channel& channel : each->reading.channels) users[channel.id].insert(each->key);
  }
  for (const PublicationItem& item : earlier_.items) {
    const std::string_view key = AccountIn(item.id);
    if (!key.empty()) owners[item.channel].emplace(key);
    const auto known = places_.find(item.id);
    if (known != places_.end() && key.empty() && !keys_[known->second].empty()) {
      owners[item.channel].insert(keys_[known->second]);
    }
  }
  for (const auto& [id, keys] : owners) {
    if (keys.size() == 1) owners_[id] = *keys.begin();
  }
  for (const SessionReading* each : readings) {  // none recognised: the only account on record
    const std::string& kind = each->reading.source.kind;
    const auto is_other = [&](const AccountRole& account) {
      return account.source == kind && account.key != each->key;
    };
    const auto& accounts = provenance_.accounts;
    const bool is_known = std::any_of(accounts.begin(), accounts.end(), [&](const AccountRole& a) {
      return a.source == kind && a.key == each->key;
    });
    if (!is_known || std::any_of(accounts.begin(), accounts.end(), is_other)) continue;
    for (const Channel& channel : each->reading.channels) {
      if (owners.count(channel.id) == 0) owners_.try_emplace(channel.id, each->key);
    }
  }
  const auto final_id = [&](const std::string& id, const std::string& key) {
    std::string own = id + "-" + key;
    if (key.empty()) return id;
    if (channels_.count(own) > 0) return own;
    const auto owner = owners_.find(id);
    if (owner != owners_.end()) return owner->second == key ? id : own;
    return users[id].size() == 1 && owners.count(id) == 0 ? id : own;
  };
  std::map<std::string, int> names;
  for (const auto& [id, channel] : channels_) ++names[channel.name];
  std::map<std::string, Channel> added;
  for (const SessionReading* each : readings) {
    for (Channel channel : each->reading.channels) {
      channel.id = final_id(channel.id, each->key);
      const bool is_table = each->reading.source.kind == "csv";
      const auto known = channels_.find(channel.id);
      if (known == channels_.end()) {
        const auto [at, is_new] = added.try_emplace(channel.id, channel);
        if (!is_new) TakeChannel(is_table, true, channel, &at->second);
      } else {
        TakeChannel(is_table, of_tables_.count(channel.id) > 0, channel, &known->second);
      }
      if (is_table) of_tables_.insert(channel.id);
    }
  }
  for (auto& [id, channel] : added) {
    const int number = ++names[channel.name];
    if (number > 1) channel.name += " " + std::to_string(number);
    channels_.emplace(id, std::move(channel));
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const SessionReading& reading = *readings[traces_[i].origin];
    const auto& own = reading.reading.channels;
    std::string& channel = candidates_[i].item.channel;
    const bool is_own = std::any_of(own.begin(), own.end(),
                                    [&](const Channel& each) { return each.id == channel; });
    if (is_own) channel = final_id(channel, reading.key);
  }
}

void ImportSession::SetVillages(VillageNames villages) {
  if (villages == villages_) return;
  villages_ = std::move(villages);
  is_merged_ = false;
}

// Before decisions, which speak of villages as the candidates have them.
void ImportSession::NameVillages() {
  VillageMeanings meanings(villages_);
  for (const Candidate& candidate : candidates_) meanings.Add(candidate.item.villages);
  for (Candidate& candidate : candidates_) meanings.Settle(&candidate.item.villages);
}

// What people added to an export stays with its messages where the source says nothing.
void ImportSession::TakeOver() {
  for (Candidate& candidate : candidates_) {
    PublicationItem& item = candidate.item;
    const auto known = earlier_places_.find(item.id);
    if (known == earlier_places_.end()) continue;
    const PublicationItem& before = earlier_.items[known->second];
    if (item.expires.empty()) item.expires = before.expires;
    if (item.case_id.empty()) item.case_id = before.case_id;
    if (item.instrument == Instrument::kUnknown) item.instrument = before.instrument;
    if (item.direction == Direction::kUnknown) item.direction = before.direction;
    if (item.villages.empty()) item.villages = before.villages;
  }
}

}  // namespace kringen
