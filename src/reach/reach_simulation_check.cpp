#include <algorithm>
#include <cmath>

#include "base/order.h"
#include "reach/channel_mix.h"
#include "reach/reach_simulation.h"
#include "reach/reported_reach.h"

namespace kringen::reach {
namespace {

Error Wrong(std::string_view code, std::string_view detail, std::string place) {
  return {std::string(code), std::string(detail), std::move(place)};
}

// Not a number is in no range.
bool IsIn(double value, double low, double high) { return value >= low && value <= high; }

std::optional<Error> CheckMessage(const Engagement& message, const std::string& place,
                                  double residents) {
  if (message.friends && *message.friends > residents) {
    return Wrong("reach.friends_exceed_residents", std::to_string(*message.friends),
                 place + "/friends");
  }
  constexpr std::array<std::string_view, kEngagementKinds> kNames{"shares", "commenters",
                                                                  "reactors"};
  const double local = message.local_share.value_or(0.5);
  const bool is_modelled = EvidenceOf(message) == Evidence::kProfileModel;
  for (std::size_t kind = 0; is_modelled && kind < kEngagementKinds; ++kind) {
    if (message.counts[kind].value_or(0) * local > residents) {
      return Wrong("reach.engaged_exceed_residents", std::to_string(*message.counts[kind]),
                   place + "/" + std::string(kNames[kind]));
    }
  }
  for (const std::optional<double>& share : {message.local_share}) {
    if (share && !IsIn(*share, 0, 1)) {
      return Wrong("reach.bad_number", "outside 0..1", place + "/local_share");
    }
  }
  for (const auto& number : {message.reported_reach, message.reported_impressions}) {
    if (number && !IsIn(*number, 0, 1e12)) {
      return Wrong("reach.bad_number", "negative or too large", place + "/reported_reach");
    }
  }
  if (IsContradictory(message)) {
    return Wrong("reach.contradicted", std::to_string(AccountsEngaged(message)),
                 place + "/reported_reach");
  }
  if (EvidenceOf(message) == Evidence::kNone) return Wrong("reach.no_evidence", "", place);
  return std::nullopt;
}

const FixedParameter* Given(const ReachQuestion& question, Parameter parameter) {
  const auto is_it = [&](const FixedParameter& each) { return each.parameter == parameter; };
  const auto found = std::find_if(question.parameters.begin(), question.parameters.end(), is_it);
  return found == question.parameters.end() ? nullptr : &*found;
}

}  // namespace

Result<ReachQuestion> CheckQuestion(ReachQuestion question, const PopulationSpec& spec) {
  constexpr std::size_t kMostMessages = 5000;
  constexpr std::uint32_t kMostReplicates = 20'000;
  if (question.messages.empty()) return Wrong("reach.no_message", "", "/messages");
  if (question.messages.size() > kMostMessages) {
    return Wrong("reach.too_many_messages", "at most 5000", "/messages");
  }
  if (question.replicates == 0 || question.replicates > kMostReplicates) {
    return Wrong("reach.bad_number", "1..20000", "/replicates");
  }
  const auto residents = static_cast<double>(spec.residents());
  for (std::size_t i = 0; i < question.messages.size(); ++i) {
    const std::string place = "/messages/" + std::to_string(i);
    if (auto problem = CheckMessage(question.messages[i], place, residents)) return *problem;
  }
  for (const FixedParameter& fixed : question.parameters) {
    const ParameterRow& row = ParameterTable()[IndexOf(fixed.parameter)];
    if (!IsIn(fixed.value, row.low, row.high)) {
      return Wrong("reach.parameter_out_of_range", row.id, "/parameters/" + std::string(row.id));
    }
    if (Given(question, fixed.parameter) != &fixed) {
      return Wrong("reach.parameter_twice", row.id, "/parameters/" + std::string(row.id));
    }
  }
  for (const std::string& channel : question.mix) {
    if (std::find(kChannelIds.begin(), kChannelIds.end(), channel) == kChannelIds.end()) {
      return Wrong("reach.unknown_channel", channel, "/mix");
    }
  }
  SortBy(&question.messages, [](const Engagement& message) { return message.time; });
  return question;
}

}  // namespace kringen::reach
