// The boundary's messages about reach: the question and the list of messages that can be estimated.
#include <array>

#include "app/message.h"
#include "app/reach_question.h"
#include "base/json_write.h"

namespace kringen {

namespace {

template <typename T>
void WriteKnown(std::string_view key, const std::optional<T>& value, JsonWriter* json) {
  json->Key(key);
  if (value) {
    json->Value(*value);
  } else {
    json->Value(nullptr);
  }
}

void WriteEngagement(const reach::Engagement& engagement, JsonWriter* json) {
  json->OpenObject();
  json->Member("id", engagement.id);
  json->Member("time", engagement.time);
  json->Member("platform", engagement.platform);
  json->Member("author", engagement.by_page ? "page" : "profile");
  WriteKnown("friends", engagement.friends, json);
  static constexpr std::array kCounts = {"shares", "commenters", "reactors"};
  static_assert(kCounts.size() == reach::kEngagementKinds);
  for (std::size_t i = 0; i < kCounts.size(); ++i) {
    WriteKnown(kCounts[i], engagement.counts[i], json);
  }
  WriteKnown("reported_reach", engagement.reported_reach, json);
  if (engagement.reported_paid > 0) json->Member("reported_paid", engagement.reported_paid);
  WriteKnown("reported_impressions", engagement.reported_impressions, json);
  if (!engagement.definition.empty()) json->Member("definition", engagement.definition);
  if (engagement.is_contradictory) json->Member("contradictory", true);
  WriteKnown("local_share", engagement.local_share, json);
  WriteKnown("follower_share", engagement.follower_share, json);
  WriteKnown("followers", engagement.audience.followers, json);
  WriteKnown("local_followers", engagement.audience.local_followers, json);
  WriteKnown("local_others", engagement.audience.local_others, json);
  if (engagement.is_period) json->Member("period", true);
  if (!engagement.audience.ages.empty()) {
    json->OpenArray("follower_ages");
    for (const reach::AudienceAge& age : engagement.audience.ages) {
      json->OpenObject();
      json->Member("from", age.from);
      if (age.to >= 0) json->Member("to", age.to);
      json->Member("share", age.share);
      json->CloseObject();
    }
    json->CloseArray();
  }
  if (engagement.own != reach::OwnRates{}) {
    json->OpenObject("own");
    json->Member("by_followers", engagement.own.by_followers);
    json->Member("by_engaged", engagement.own.by_engaged);
    json->Member("over_followers", engagement.own.over_followers);
    json->Member("over_engaged", engagement.own.over_engaged);
    json->CloseObject();
  }
  json->CloseObject();
}

}  // namespace

std::string ReachQuestionMessage(const ReachQuestion& question) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "reach_question");
  json.Member("scope", question.scope);
  json.Member("key", question.key);
  json.Member("title", question.title);
  json.Member("has_case", question.has_case);
  json.OpenArray("messages");
  for (const reach::Engagement& message : question.messages) WriteEngagement(message, &json);
  json.CloseArray();
  json.Member("of", question.of);
  json.Member("covered", question.covered);
  json.Member("left_out", question.left_out);
  json.Member("missing", question.missing);
  json.Member("engaged", question.engaged);
  json.CloseObject();
  return json.Take();
}

std::string ReachMessagesMessage(const std::vector<reach::Engagement>& messages) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "reach_messages");
  json.OpenArray("messages");
  for (const reach::Engagement& message : messages) WriteEngagement(message, &json);
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

}  // namespace kringen
