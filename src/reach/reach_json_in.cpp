#include <algorithm>
#include <cmath>

#include "base/json_pointers.h"
#include "reach/reach_json.h"

namespace kringen::reach {
namespace {

constexpr double kMostCount = 1e9;
constexpr std::size_t kMostTimes = 100'000;
constexpr std::size_t kMostAges = 20;
constexpr double kOldest = 150;

class AskReader {
 public:
  explicit AskReader(const JsonPointers& json) : json_(json) {}

  Result<ToReach> Read() {
    AskMessage ask;
    ask.key = json_.Text("/key").value_or("");
    const std::size_t count = json_.Size("/question/messages");
    for (std::size_t i = 0; i < count; ++i) {
      ask.question.messages.push_back(ReadMessage("/question/messages/" + std::to_string(i)));
    }
    ask.question.parameters = ReadParameters("/question/parameters");
    if (json_.Has("/compare") && !json_.IsNull("/compare"))
      ask.compare = ReadParameters("/compare");
    for (std::size_t i = 0; i < json_.Size("/question/mix"); ++i) {
      if (const auto id = json_.Text("/question/mix/" + std::to_string(i))) {
        ask.question.mix.emplace_back(*id);
      }
    }
    if (const auto replicates = ReadNumber("/replicates", 0, 20'000)) {
      ask.question.replicates = static_cast<std::uint32_t>(*replicates);
    }
    ask.rough = static_cast<std::uint32_t>(ReadNumber("/rough", 0, 20'000).value_or(128));
    ask.background = json_.Truth("/background");
    ask.question.circles = json_.Truth("/circles");
    ask.question.replay = json_.Truth("/replay");
    ask.question.noise = json_.Truth("/noise");
    if (problem_) return *problem_;
    return ToReach(std::move(ask));
  }

 private:
  void Fail(std::string_view code, std::string_view detail, std::string place) {
    if (!problem_) problem_ = Error{std::string(code), std::string(detail), std::move(place)};
  }

  // Absent and null are unknown; anything else has to be a number in range.
  std::optional<double> ReadNumber(const std::string& place, double low, double high) {
    if (!json_.Has(place) || json_.IsNull(place)) return std::nullopt;
    const auto number = json_.Number(place);
    if (!number || !(*number >= low && *number <= high)) {
      Fail("reach.bad_number", "no number in range", place);
      return std::nullopt;
    }
    return number;
  }

  std::optional<std::uint32_t> ReadCount(const std::string& place) {
    const auto number = ReadNumber(place, 0, kMostCount);
    if (!number) return std::nullopt;
    return static_cast<std::uint32_t>(std::llround(*number));
  }

  Engagement ReadMessage(const std::string& place) {
    Engagement message;
    message.id = json_.Text(place + "/id").value_or("");
    const double time = ReadNumber(place + "/time", -1e12, 1e12).value_or(0);
    message.time = static_cast<std::int64_t>(time);
    message.platform = json_.Text(place + "/platform").value_or("facebook");
    message.by_page = json_.Text(place + "/author").value_or("profile") == "page";
    message.friends = ReadCount(place + "/friends");
    message.counts = {ReadCount(place + "/shares"), ReadCount(place + "/commenters"),
                      ReadCount(place + "/reactors")};
    const std::size_t times = std::min(json_.Size(place + "/share_times"), kMostTimes);
    for (std::size_t i = 0; i < times; ++i) {
      const auto at = ReadNumber(place + "/share_times/" + std::to_string(i), -1e12, 1e12);
      if (at) message.share_times.push_back(static_cast<std::int64_t>(*at));
    }
    message.reported_reach = ReadNumber(place + "/reported_reach", 0, 1e12);
    message.reported_paid = ReadNumber(place + "/reported_paid", 0, 1e12).value_or(0);
    message.reported_impressions = ReadNumber(place + "/reported_impressions", 0, 1e12);
    message.is_contradictory = json_.Truth(place + "/contradictory");
    message.local_share = ReadNumber(place + "/local_share", 0, 1);
    message.follower_share = ReadNumber(place + "/follower_share", 0, 1);
    message.audience.followers = ReadNumber(place + "/followers", 0, kMostCount);
    message.audience.local_followers = ReadNumber(place + "/local_followers", 0, 1);
    message.audience.local_others = ReadNumber(place + "/local_others", 0, 1);
    message.audience.ages = ReadAges(place + "/follower_ages");
    message.is_period = json_.Truth(place + "/period");
    const std::string own = place + "/own";
    message.own = {ReadCount(own + "/by_followers").value_or(0),
                   ReadCount(own + "/by_engaged").value_or(0),
                   ReadNumber(own + "/over_followers", -50, 50).value_or(0),
                   ReadNumber(own + "/over_engaged", -50, 50).value_or(0)};
    return message;
  }

  std::vector<AudienceAge> ReadAges(const std::string& list) {
    std::vector<AudienceAge> ages;
    for (std::size_t i = 0; i < std::min(json_.Size(list), kMostAges); ++i) {
      const std::string place = list + "/" + std::to_string(i);
      const double from = ReadNumber(place + "/from", 0, kOldest).value_or(0);
      const double to = ReadNumber(place + "/to", 0, kOldest).value_or(-1);
      ages.push_back({static_cast<int>(from), static_cast<int>(to),
                      ReadNumber(place + "/share", 0, 1).value_or(0)});
    }
    return ages;
  }

  std::vector<FixedParameter> ReadParameters(const std::string& place) {
    std::vector<FixedParameter> fixed;
    json_.ForMembers(place, [&](std::string_view name, std::string_view pointer) {
      const ParameterRow* row = FindParameter(name);
      const auto value = json_.Number(pointer);
      if (row == nullptr) return Fail("reach.unknown_parameter", name, std::string(pointer));
      if (!value || !(*value >= row->low && *value <= row->high)) {
        return Fail("reach.parameter_out_of_range", name, std::string(pointer));
      }
      fixed.push_back({row->parameter, *value});
    });
    return fixed;
  }

  const JsonPointers& json_;
  std::optional<Error> problem_;
};

}  // namespace

Result<ToReach> ParseToReach(std::string_view text, std::string* key) {
  Result<JsonPointers> read = JsonPointers::Read(text, "reach.not_json");
  if (!read.ok()) return read.error();
  const JsonPointers& json = read.value();
  *key = json.Text("/key").value_or("");
  const std::string_view type = json.Text("/type").value_or("");
  if (type == "start") {
    StartMessage start;
    start.spec = json.Text("/spec").value_or("");
    const double seed = json.Number("/seed").value_or(1);
    if (!(seed >= 0 && seed <= 9007199254740992.0)) {
      return Error{"reach.bad_number", "a seed of 0..2^53", "/seed"};
    }
    start.seed = static_cast<std::uint64_t>(seed);
    return ToReach(std::move(start));
  }
  if (type == "ask") return AskReader(json).Read();
  if (type == "cancel") return ToReach(CancelMessage{*key});
  return Error{"reach.unknown_message", std::string(type), "/type"};
}

}  // namespace kringen::reach
