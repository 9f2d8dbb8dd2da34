// Who follows the channels and how many of them live here: from tables of followers, and from what
// a person answers. Nothing waits for these answers: what is not known stays so.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "import/redact/public_slug.h"
#include "import/session/audience.h"
#include "import/session/session.h"
#include "import/text/answer_form.h"
#include "import/text/tidy.h"
#include "model/item_names.h"
#include "model/platform.h"

namespace kringen {
namespace {

constexpr std::size_t kMostCounts = 400;

// More days than a reader keeps become the last of each month.
std::vector<FollowerCount> Thinned(std::vector<FollowerCount> counts) {
  constexpr std::size_t kMonth = 7;  // "2025-10"
  if (counts.size() <= kMostCounts) return counts;
  std::vector<FollowerCount> kept;
  for (FollowerCount& each : counts) {
    const bool is_later = !kept.empty() && kept.back().date.substr(0, kMonth) ==
                                               std::string_view(each.date).substr(0, kMonth);
    if (is_later) {
      kept.back() = std::move(each);
    } else {
      kept.push_back(std::move(each));
    }
  }
  if (kept.size() > kMostCounts) {
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(kMostCounts));
  }
  return kept;
}

// Whose followers can be counted.
bool HasAudience(const Channel& channel) {
  return channel.kind == ChannelKind::kSocial && channel.platform != Platform::kUnknown &&
         channel.platform != Platform::kOther;
}

// Of two figures of the same days the larger, as of followers; what a person answers goes before.
void AddPeriods(Teller teller, const std::vector<ReportedPeriod>& periods, Channel* channel) {
  std::map<std::pair<std::string, std::string>, ReportedPeriod> all;
  for (const ReportedPeriod& each : channel->periods) all[{each.from, each.to}] = each;
  for (const ReportedPeriod& each : periods) {
    ReportedPeriod& known = all.try_emplace({each.from, each.to}, each).first->second;
    if (teller == Teller::kPerson || each.count > known.count) known = each;
  }
  channel->periods.clear();
  for (auto& [days, period] : all) channel->periods.push_back(std::move(period));
}

// The last month that is over: what a platform tells of it can be known.
std::string LastMonth(std::string_view today) {
  const Result<TimePoint> now = ParseTime(today);
  if (!now.ok()) return {};
  return FormatDate(FloorTo(TimeUnit::kMonth, now.value()) - 1);
}

// Of a page, while the last month is not told.
bool LacksLastMonth(const Channel& channel, const std::string& today) {
  const std::string last = LastMonth(today);
  const auto is_last = [&](const ReportedPeriod& each) { return each.to == last; };
  return channel.author == "page" &&
         std::none_of(channel.periods.begin(), channel.periods.end(), is_last);
}

// "Losser, Overijssel, Netherlands" is Losser.
bool IsPlace(std::string_view written, std::string_view place) {
  return !place.empty() &&
         Fold(Trimmed(written.substr(0, written.find_first_of(",(")))) == Fold(place);
}

}  // namespace

std::int64_t AddFollowers(Teller teller, const std::vector<FollowerCount>& counts,
                          Channel* channel) {
  std::map<std::string, std::int64_t> by_day;
  for (const FollowerCount& each : channel->followers) by_day[each.date] = each.count;
  std::int64_t differing = 0;
  for (const FollowerCount& each : counts) {
    std::int64_t& known = by_day.try_emplace(each.date, -1).first->second;
    differing += teller == Teller::kSource && known >= 0 && known != each.count ? 1 : 0;
    known = teller == Teller::kPerson ? each.count : std::max(known, each.count);
  }
  std::vector<FollowerCount> all;
  all.reserve(by_day.size());
  for (const auto& [day, count] : by_day) all.push_back({day, count});
  channel->followers = Thinned(std::move(all));
  return differing;
}

void ImportSession::TakeFollowers(const std::vector<FollowerCount>& counts,
                                  const std::string& place, Channel* channel) {
  const std::int64_t differing = AddFollowers(Teller::kSource, counts, channel);
  if (differing == 0) return;
  report_.push_back({ReportLine::Level::kWarning, "followers.two_counts", place, differing, ""});
}

// What a table that a person filled in tells of a channel goes before what the export of before
// had; what it leaves open stays. Of two tables of one run that differ neither is believed, and of
// two shares the larger, which is told.
void ImportSession::TakeFromTable(bool is_of_run, const Channel& said, Channel* channel) {
  const auto differ = [&](bool is_other, const char* code) {
    if (!is_of_run || !is_other) return false;
    report_.push_back({ReportLine::Level::kWarning, code, channel->id, 1, ""});
    return true;
  };
  if (said.platform != Platform::kUnknown) {
    const bool is_other =
        channel->platform != Platform::kUnknown && channel->platform != said.platform;
    channel->platform = differ(is_other, "table.two_platforms") ? Platform::kOther : said.platform;
    channel->kind = KindOfPlatform(channel->platform);
  }
  if (!said.author.empty()) {
    const bool is_other = !channel->author.empty() && channel->author != said.author;
    channel->author = differ(is_other, "table.two_accounts") ? "" : said.author;
  }
  if (said.local_share.followers >= 0) {
    LocalShare& known = channel->local_share;
    const double before = known.followers, now = said.local_share.followers;
    const bool is_twice = differ(before >= 0 && before != now, "followers.two_shares");
    known = {is_twice ? std::max(before, now) : now, known.others, said.local_share.mark};
  }
}

void ImportSession::TakeChannel(bool is_table, bool is_of_run, const Channel& said,
                                Channel* channel) {
  if (channel->platform == Platform::kUnknown) {  // an export of before the member, or a table
    channel->platform = said.platform;
    if (said.platform != Platform::kUnknown) channel->kind = said.kind;
  }
  if (is_table) TakeFromTable(is_of_run, said, channel);
  TakeFollowers(said.followers, channel->id, channel);
  AddPeriods(Teller::kSource, said.periods, channel);
  if (!said.follower_ages.empty()) channel->follower_ages = said.follower_ages;
}

// By its id, its name, the id that its name makes, or, where only one has it, its platform.
Channel* ImportSession::NamedChannel(const TableAudience& table) {
  const std::string& written = table.audience.channel;
  const std::string folded = Fold(written), slug = PublicSlug(written);
  std::vector<Channel*> named, on_platform;
  for (auto& [id, channel] : channels_) {
    if (!HasAudience(channel)) continue;
    const bool is_named =
        Fold(id) == folded || Fold(channel.name) == folded || (!slug.empty() && id == slug);
    if (is_named) named.push_back(&channel);
    const std::string_view platform = NameOf(kPlatformNames, channel.platform);
    if (platform == table.audience.platform) on_platform.push_back(&channel);
  }
  const std::vector<Channel*>& fitting = named.empty() ? on_platform : named;
  if (fitting.size() == 1) return fitting[0];
  report_.push_back({ReportLine::Level::kWarning,
                     fitting.empty() ? "followers.unknown_channel" : "followers.several_channels",
                     table.file, 1, "", written});
  return nullptr;
}

Channel* ImportSession::ChannelOf(const TableAudience& table) {
  const auto& [archive, file, audience] = table;
  if (!audience.channel.empty()) return NamedChannel(table);
  std::vector<Channel*> fitting;
  for (auto& [id, channel] : channels_) {
    const std::string_view platform = NameOf(kPlatformNames, channel.platform);
    if (!HasAudience(channel)) continue;
    if (audience.platform.empty() || audience.platform == platform) fitting.push_back(&channel);
  }
  if (fitting.size() == 1 && !audience.platform.empty()) return fitting[0];
  if (fitting.empty()) {
    report_.push_back({ReportLine::Level::kWarning, "followers.no_channel", file, 1, ""});
    return nullptr;
  }
  Question question{"followers_of:" + file, "question.followers_of", file, {}, "", "", "choice"};
  for (const Channel* channel : fitting) question.choices.push_back(channel->id);
  const std::string answer = answers_.Find(question.id);
  asked_.push_back(std::move(question));
  const auto found = channels_.find(answer);
  const bool is_one = found != channels_.end() &&
                      std::find(fitting.begin(), fitting.end(), &found->second) != fitting.end();
  return is_one ? &found->second : nullptr;
}

void ImportSession::JoinAudiences() {
  std::sort(audiences_.begin(), audiences_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.audience.channel, a.audience.places) <
           std::tie(b.file, b.audience.channel, b.audience.places);
  });
  with_ages_.clear();
  for (const TableAudience& table : audiences_) JoinAudience(table);
  named_channels_ = channels_;
}

// Of two tables that differ the later by name counts, which is told; a table goes before an export.
void ImportSession::TakeAges(const std::vector<AgeShare>& ages, const std::string& file,
                             Channel* channel) {
  if (ages.empty()) return;
  const bool is_second = !with_ages_.insert(channel->id).second;
  if (is_second && channel->follower_ages != ages) {
    report_.push_back({ReportLine::Level::kWarning, "followers.two_ages", file, 1, ""});
  }
  channel->follower_ages = ages;
}

void ImportSession::JoinAudience(const TableAudience& table) {
  const auto& [archive, file, audience] = table;
  if (audience.followers.empty() && audience.places.empty() && audience.ages.empty()) return;
  Channel* channel = ChannelOf(table);
  TellFollowerRows(table, channel != nullptr);
  if (channel == nullptr) return;
  TakeFollowers(audience.followers, file, channel);
  TakeAges(audience.ages, file, channel);
  const auto here =
      std::find_if(audience.places.begin(), audience.places.end(),
                   [&](const auto& place) { return IsPlace(place.first, options_.place_name); });
  if (here != audience.places.end()) {
    channel->local_share.followers = here->second;
    channel->local_share.mark = "S";
  } else if (!audience.places.empty()) {
    report_.push_back({ReportLine::Level::kWarning, "followers.not_here", file, 1, ""});
  }
}

// Days of a channel that is not here are of no channel.
void ImportSession::TellFollowerRows(const TableAudience& table, bool is_joined) {
  const AudienceSighting& audience = table.audience;
  const char* const code = !audience.places.empty() ? "followers.place"
                           : !audience.ages.empty() ? "followers.age"
                                                    : "followers.read";
  std::vector<ReportLine> lines;
  for (const std::string& record : table.audience.records) {
    lines.push_back({is_joined ? ReportLine::Level::kMerged : ReportLine::Level::kNotOurs,
                     is_joined ? code : "followers.not_joined", record, 1, ""});
  }
  table_records_.AddReport(table.archive, lines);
  report_.insert(report_.end(), lines.begin(), lines.end());
}

// The channels of which something may be published.
std::set<std::string> ImportSession::UsedChannels() const {
  std::set<std::string> used;
  for (const Candidate& candidate : candidates_) {
    if (candidate.withheld.empty() || candidate.may_overrule) used.insert(candidate.item.channel);
  }
  return used;
}

// On which platform a channel is, where nobody says it; an answer goes before what it was taken
// for. Then what its messages are that do not say it themselves.
void ImportSession::AnswerPlatforms(std::vector<Question>* questions) {
  const std::set<std::string> used = UsedChannels();
  std::set<std::string> open;  // neither a platform nor what sort of messages these are is written
  for (const Candidate& candidate : candidates_) {
    if (candidate.is_kind_open) open.insert(candidate.item.channel);
  }
  for (auto& [id, channel] : channels_) {
    Question question{id + ".platform", "question.platform", channel.name, {}, "", channel.name,
                      "choice"};
    for (const char* name : kPlatformNames) {
      if (*name != '\0') question.choices.emplace_back(name);
    }
    const std::string answer = answers_.Find(question.id);
    const bool is_said = PlatformOfKind(channel.kind) != Platform::kUnknown && open.count(id) == 0;
    const bool is_open = channel.platform == Platform::kUnknown && !is_said && used.count(id) > 0;
    const bool is_told = !answer.empty() && SetNamed(kPlatformNames, answer, &channel.platform);
    if (is_told) channel.kind = KindOfPlatform(channel.platform);
    if (is_open && !is_told) {
      channel.kind = ChannelKind::kOther;  // nothing is made of what nobody said
    } else {
      SettlePlatform(&channel);
    }
    if (is_open || !answer.empty()) questions->push_back(std::move(question));
  }
  for (Candidate& candidate : candidates_) {
    const auto channel = channels_.find(candidate.item.channel);
    if (!candidate.is_kind_open || channel == channels_.end()) continue;
    candidate.item.kind = KindOn(channel->second.kind);
  }
}

// Takes what was answered, and asks what is not known of the channels that have messages.
void ImportSession::AnswerAudiences() {
  channels_ = named_channels_;
  AnswerPlatforms(&questions_);
  const std::set<std::string> used = UsedChannels();
  for (auto& named : channels_) {
    const std::string& id = named.first;
    Channel& channel = named.second;
    if (!HasAudience(channel) || used.count(id) == 0) continue;
    const auto ask = [&](const char* member, const char* code, std::vector<std::string> choices,
                         const char* form, bool is_open) {
      const std::string name = id + "." + member;
      std::string answer = answers_.Find(name);
      if (is_open || !answer.empty()) {
        questions_.push_back(
            {name, code, channel.name, std::move(choices), "", channel.name, form});
      }
      return answer;
    };
    const std::string author =
        ask("author", "question.author", {"page", "profile"}, "choice", channel.author.empty());
    if (author == "page" || author == "profile") channel.author = author;
    // What most are that people fill in a table of.
    if (channel.author.empty() && of_tables_.count(id) > 0) channel.author = "page";
    const auto friends =
        ReadWholeCount(ask("local_friends", "question.local_friends", {"unknown"}, "count",
                           channel.author == "profile" && channel.local_friends < 0));
    if (friends) channel.local_friends = *friends;
    const auto followers = ReadFollowerCounts(
        ask("followers", "question.followers", {}, "followers", channel.followers.empty()),
        options_.today);
    if (followers) AddFollowers(Teller::kPerson, *followers, &channel);
    const auto periods =
        ReadReportedPeriods(ask("period_reach", "question.period_reach", {}, "periods",
                                LacksLastMonth(channel, options_.today)),
                            options_.today);
    if (periods) AddPeriods(Teller::kPerson, *periods, &channel);
    const auto share = ReadShare(ask("local_share", "question.local_share", {"unknown"}, "share",
                                     channel.local_share.followers < 0));
    if (share) channel.local_share = {*share, channel.local_share.others, "A"};
    const auto others = ReadShare(ask("local_share_others", "question.local_share_others",
                                      {"unknown"}, "share", channel.local_share.others < 0));
    if (others) channel.local_share = {channel.local_share.followers, *others, "A"};
  }
}

}  // namespace kringen
