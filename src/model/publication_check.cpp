#include "model/publication_check.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "model/possible_figures.h"
#include "model/still_public.h"
#include "model/withdrawn_ids.h"

namespace kringen {
namespace {

template <typename Entries>
std::set<std::string> IdsOf(const Entries& entries) {
  std::set<std::string> ids;
  for (const auto& entry : entries) ids.insert(entry.id);
  return ids;
}

bool MayBeLink(const std::string& url) { return url.empty() || HasWebScheme(url); }

using Tell = std::function<void(const char* code, const char* member, std::string detail)>;

bool Differ(std::int64_t a, std::int64_t b) { return a >= 0 && b >= 0 && a != b; }

// Of one source, day and definition.
bool AreTwoCounts(const MetricRow& a, const MetricRow& b) {
  if (a.source != b.source || a.measured != b.measured) return false;
  const bool is_one = a.definition == b.definition;
  return Differ(a.reactions, b.reactions) || Differ(a.comments, b.comments) ||
         Differ(a.commenters, b.commenters) || Differ(a.shares, b.shares) ||
         (is_one && (Differ(a.reach, b.reach) || Differ(a.impressions, b.impressions)));
}

void CheckFigures(const PublicationItem& item, const Tell& tell) {
  const std::vector<MetricRow>& rows = item.metrics;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool has_twin =
        std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const MetricRow& each) { return AreTwoCounts(each, rows[i]); });
    if (has_twin) tell("export.two_counts", "metrics", rows[i].measured);
  }
}

// More answers than questions, or more times than answers.
void CheckDialogue(const Dialogue& dialogue, const Tell& tell) {
  const auto replies = static_cast<std::int64_t>(dialogue.reply_minutes.size());
  const auto open = static_cast<std::int64_t>(dialogue.unanswered_minutes.size());
  const bool knows_all = dialogue.questions >= 0;
  const bool fails =
      (knows_all && dialogue.answered > dialogue.questions) ||
      (dialogue.answered >= 0 && replies > dialogue.answered) ||
      (knows_all && std::max<std::int64_t>(dialogue.answered, replies) + open > dialogue.questions);
  if (fails) {
    tell("export.dialogue_sums", "dialogue",
         std::to_string(dialogue.answered) + " / " + std::to_string(dialogue.questions));
  }
}

void CheckFollowers(const Publication& publication, std::vector<Error>* problems) {
  for (std::size_t i = 0; i < publication.channels.size(); ++i) {
    std::map<std::string, std::int64_t> by_day;
    for (const FollowerCount& each : publication.channels[i].followers) {
      const auto known = by_day.try_emplace(each.date, each.count).first;
      if (!Differ(known->second, each.count)) continue;
      problems->push_back({"export.two_counts", each.date,
                           "feed.json#/_kringen/channels/" + std::to_string(i) + "/followers"});
    }
  }
}

}  // namespace

bool IsMeasuredEarly(const PublicationItem& item, const MetricRow& row) {
  return IsBeforeMessage(row.measured, item.published, item.precision);
}

std::vector<Error> CheckMeaning(const Publication& publication, std::string_view today) {
  std::vector<Error> problems;
  const std::set<std::string> channels = IdsOf(publication.channels);
  const std::set<std::string> cases = IdsOf(publication.cases);
  const std::set<std::string> items = IdsOf(publication.items);
  const WithdrawnIds withdrawn(publication.withdrawn);
  std::set<std::string> used_cases;
  for (const PublicationItem& item : publication.items) {
    used_cases.insert(item.case_id);
    const auto report = [&](const char* code, const char* member, std::string detail) {
      problems.push_back({code, std::move(detail), item.id + "/" + member});
    };
    if (channels.count(item.channel) == 0)
      report("export.unknown_channel", "channel", item.channel);
    if (!item.case_id.empty() && cases.count(item.case_id) == 0) {
      report("export.unknown_case", "case", item.case_id);
    }
    if (!item.in_reply_to.empty() && items.count(item.in_reply_to) == 0) {
      report("export.unknown_item", "in_reply_to", item.in_reply_to);
    }
    if (!MayBeLink(item.url)) report("export.bad_url", "url", item.url);
    if (!MayBeLink(item.external_url)) report("export.bad_url", "external_url", item.external_url);
    if (withdrawn.Has(item.id)) report("export.withdrawn", "id", item.id);
    if (item.content_text.empty()) report("export.empty_text", "content_text", "");
    if (IsStillToCome(item, today)) {
      report("export.ahead", "date_published", FormatDate(item.published));
    }
    CheckFigures(item, report);
    if (item.dialogue) CheckDialogue(*item.dialogue, report);
  }
  for (const std::string& id : UnknownWithdrawn(publication.withdrawn, publication.items)) {
    problems.push_back({"export.unknown_withdrawn", id, "withdrawn.json#/withdrawn"});
  }
  for (std::size_t i = 0; i < publication.channels.size(); ++i) {
    const Channel& channel = publication.channels[i];
    if (channel.kind != ChannelKind::kSocial || channel.platform != Platform::kUnknown) continue;
    problems.push_back(
        {"export.no_platform", channel.id, "feed.json#/_kringen/channels/" + std::to_string(i)});
  }
  CheckFollowers(publication, &problems);
  for (const Case& each : publication.cases) {
    if (used_cases.count(each.id) == 0)
      problems.push_back({"export.unused_case", "", each.id + "/id"});
  }
  for (const Story& story : publication.stories) {
    for (const StoryStop& stop : story.stops) {
      if (stop.item.empty() || items.count(stop.item) > 0) continue;
      problems.push_back({"export.unknown_item", stop.item, story.id + "/stops"});
    }
  }
  return problems;
}

bool HidesContent(const Error& problem) {
  constexpr std::array<std::string_view, 7> kCodes{
      "feed.not_json", "feed.truncated",      "feed.not_a_feed", "feed.too_large",
      "feed.too_deep", "export.missing_page", "export.page_loop"};
  return std::find(kCodes.begin(), kCodes.end(), problem.code) != kCodes.end() ||
         problem.place.rfind("withdrawn.json", 0) == 0;
}

bool LosesMessage(const Error& problem) {
  constexpr std::array<std::string_view, 5> kCodes{
      "item.not_an_object", "item.no_id", "item.no_content", "item.bad_date", "item.duplicate_id"};
  return std::find(kCodes.begin(), kCodes.end(), problem.code) != kCodes.end();
}

}  // namespace kringen
