// The boundary's messages about reach: the question and the list of messages that can be estimated.
#include <nlohmann/json.hpp>

#include "app/message.h"
#include "app/reach_question.h"

namespace kringen {

namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json OrNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json EngagementJson(const reach::Engagement& engagement) {
  return {{"id", engagement.id},
          {"time", engagement.time},
          {"platform", "facebook"},
          {"author", engagement.author == reach::Author::kPage ? "page" : "profile"},
          {"friends", OrNull(engagement.friends)},
          {"shares", OrNull(engagement.shares)},
          {"commenters", OrNull(engagement.commenters)},
          {"reactors", OrNull(engagement.reactors)},
          {"reported_reach", OrNull(engagement.reported_reach)},
          {"reported_impressions", OrNull(engagement.reported_impressions)},
          {"local_share", OrNull(engagement.local_share)}};
}

Json EngagementsJson(const std::vector<reach::Engagement>& engagements) {
  Json all = Json::array();
  for (const reach::Engagement& engagement : engagements) all.push_back(EngagementJson(engagement));
  return all;
}

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string ReachQuestionMessage(const State& state) {
  const ReachQuestion question = MakeReachQuestion(state);
  return Dump({{"type", "reach_question"},
               {"scope", question.scope},
               {"key", question.key},
               {"title", question.title},
               {"messages", EngagementsJson(question.messages)},
               {"left_out", question.left_out}});
}

std::string ReachMessagesMessage(const Feed& feed, std::size_t most) {
  std::vector<reach::Engagement> engagements;
  for (const ItemIndex item : EstimableItems(feed, most)) {
    engagements.push_back(EngagementOf(feed, item));
  }
  return Dump({{"type", "reach_messages"}, {"messages", EngagementsJson(engagements)}});
}

}  // namespace kringen
