#include "reach/reach_session.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/json_pointers.h"
#include "reach/parameters.h"
#include "reach/reach_json.h"

namespace kringen::reach {
namespace {

constexpr std::string_view kStart =
    R"({"type": "start", "seed": 3,
        "spec": "{\"year\": 2014, \"villages\": [{\"id\": \"a\", \"residents\": 900}], )"
    R"(\"adoption\": {\"facebook\": {\"users_total\": 0.55}}}"})";

// A session whose every unit of work takes a millisecond.
struct Desk {
  struct Told {
    JsonPointers message;
    std::string bytes;
  };
  std::vector<Told> told;
  double now_ms = 0;
  ReachSession session{[this](const std::string& json, const std::string& bytes) {
                         told.push_back({JsonPointers::Read(json, "broken").value(), bytes});
                       },
                       [this] { return now_ms++; }};

  void Finish() {
    while (session.Step(1)) {
    }
  }
  std::vector<std::string> Types() const {
    std::vector<std::string> types;
    for (const Told& each : told) types.emplace_back(each.message.Text("/type").value_or(""));
    return types;
  }
};

std::string AskJson(const std::string& key, const std::string& more) {
  return R"({"type": "ask", "key": ")" + key +
         R"(", "replicates": 64, "rough": 32, "question": {"messages": [{"id": "x", "time": 1400000000,
             "platform": "facebook", "author": "profile", "friends": null, "shares": 3,
             "commenters": 4, "reactors": null, "reported_reach": null}],
             "parameters": {}, "mix": []})" +
         more + "}";
}

}  // namespace

TEST_CASE("a session says it is ready, gives its circles, and answers") {
  Desk desk;
  desk.session.Send(kStart);
  desk.session.Send(AskJson("k", R"(, "circles": true, "replay": true, "noise": true)"));
  desk.Finish();
  const std::vector<std::string> types = desk.Types();
  REQUIRE(types.size() >= 4);
  CHECK(types[0] == "ready");
  CHECK(types[1] == "circles");
  CHECK(std::count(types.begin(), types.end(), "result") + 2 == std::ssize(types));
  CHECK(desk.told[0].message.Size("/parameters") == kParameterCount);
  CHECK(desk.told[0].message.Number("/residents") == 900);
  const JsonPointers circles = JsonPointers::Read(desk.told[1].bytes, "broken").value();
  const Desk::Told& rough = desk.told[2];
  const Desk::Told& last = desk.told.back();
  CHECK(rough.message.Number("/result/replicates") == 32);
  CHECK_FALSE(rough.message.Truth("/result/final"));
  CHECK(last.message.Truth("/result/final"));
  CHECK(last.message.Text("/key") == "k");
  CHECK(last.message.Text("/result/warnings/0") == "friends_unknown");
  CHECK(last.message.Text("/result/warnings/1") == "unknown_counts");
  CHECK(last.message.Text("/result/evidence") == "profile");
  for (const char* place :
       {"/result/reach/median", "/result/frequency/6/high", "/result/bound", "/result/noise/low",
        "/result/villages/0/not_shown", "/result/usage/0/reach/low",
        "/result/circle_types/8/expected", "/result/mix/0/by_age/8",
        "/result/replay/events/0/circle", "/result/sensitivity/0/share"}) {
    CAPTURE(place);
    CHECK(last.message.IsNumber(place));
  }
  for (const char* place :
       {"/result/mix_total", "/result/effective", "/result/compared", "/result/lagging"}) {
    CHECK(last.message.IsNull(place));
  }
  const JsonPointers bytes = JsonPointers::Read(last.bytes, "broken").value();
  CHECK(bytes.Size("/direct") == circles.Size("/circles"));
  CHECK(bytes.Size("/half") == circles.Size("/circles"));
  CHECK(bytes.Text("/key") == "k");
}

TEST_CASE("what is asked in the background waits for what a reader waits for") {
  Desk desk;
  desk.session.Send(kStart);
  desk.session.Send(AskJson("slow", R"(, "background": true)"));
  desk.session.Send(AskJson("first", ""));
  desk.session.Send(AskJson("second", ""));
  desk.session.Send(AskJson("unwanted", ""));
  desk.session.Send(R"({"type": "cancel", "key": "unwanted"})");
  desk.Finish();
  std::vector<std::string> finals;
  for (const Desk::Told& each : desk.told) {
    if (each.message.Truth("/result/final")) finals.emplace_back(*each.message.Text("/key"));
  }
  CHECK(finals == std::vector<std::string>{"first", "second", "slow"});
}

TEST_CASE("two sets of assumptions are compared in one answer, also structural ones") {
  Desk desk;
  desk.session.Send(kStart);
  std::string ask = AskJson("k", R"(, "compare": {})");
  const std::string none = R"("parameters": {})";
  ask.replace(ask.find(none), none.size(), R"("parameters": {"users_total": 0.8})");
  desk.session.Send(ask);
  desk.Finish();
  const JsonPointers& last = desk.told.back().message;
  CHECK(last.Truth("/result/final"));
  CHECK(*last.Number("/result/users/median") > 0.65 * 900);
  CHECK(*last.Number("/result/compared/reach/median") > 0);
  CHECK(last.IsNumber("/result/compared/difference/median"));
}

TEST_CASE("a report that no assumption explains gets no figure, not even a rough one") {
  Desk desk;
  desk.session.Send(kStart);
  const auto asked = [](const std::string& key, const std::string& reach) {
    std::string ask = AskJson(key, "");
    const std::string none = R"("reported_reach": null)";
    return ask.replace(ask.find(none), none.size(), R"("reported_reach": )" + reach);
  };
  desk.session.Send(asked("odd", "1"));
  desk.Finish();
  CHECK(desk.Types() == std::vector<std::string>{"ready", "failed", "circles"});
  CHECK(desk.told[1].message.Text("/key") == "odd");
  CHECK(desk.told[1].message.Text("/problem/code") == "reach.contradicted");
  desk.session.Send(asked("fine", "150"));
  desk.Finish();
  CHECK(desk.Types().back() == "result");
}

TEST_CASE("a population without a year says nothing of users, and that it is of another year") {
  Desk desk;
  std::string start(kStart);
  const std::string year = R"(\"year\": 2014, )";
  start.erase(start.find(year), year.size());
  desk.session.Send(start);
  desk.session.Send(AskJson("k", ""));
  desk.Finish();
  const JsonPointers& last = desk.told.back().message;
  CHECK(last.Truth("/result/final"));
  CHECK_FALSE(last.IsNumber("/result/bound"));
  CHECK(last.Text("/result/warnings/0") == "other_year");
}

TEST_CASE("a reported figure is answered at once, and the same when all else is there") {
  Desk desk;
  desk.session.Send(kStart);
  std::string ask = AskJson("k", "");
  const std::string none = R"("reported_reach": null)";
  ask.replace(ask.find(none), none.size(), R"("reported_reach": 400)");
  desk.session.Send(ask);
  REQUIRE(desk.Types() == std::vector<std::string>{"ready", "result"});
  const JsonPointers first = desk.told.back().message;
  CHECK(first.Number("/result/replicates") == 0);
  CHECK_FALSE(first.Truth("/result/final"));
  desk.Finish();
  const JsonPointers& last = desk.told.back().message;
  CHECK(last.Truth("/result/final"));
  for (const char* place : {"/result/reach/median", "/result/reach/low", "/result/reach/high",
                            "/result/reported", "/result/bound"}) {
    CAPTURE(place);
    REQUIRE(last.IsNumber(place));
    CHECK(first.Number(place) == last.Number(place));
  }
  // In the background the number is all.
  desk.told.clear();
  ask.insert(1, R"("background": true, )");
  desk.session.Send(ask);
  desk.Finish();
  REQUIRE(desk.Types() == std::vector<std::string>{"result"});
  CHECK(desk.told.back().message.Truth("/result/final"));
}

TEST_CASE("a seed is a whole number that JSON can hold, from nought") {
  const auto said = [](const std::string& seed) {
    Desk desk;
    std::string start(kStart);
    desk.session.Send(start.replace(start.find(": 3,"), 4, ": " + seed + ","));
    desk.Finish();
    return std::string(desk.told[0].message.Text("/problem/code").value_or("ready"));
  };
  CHECK(said("0") == "ready");
  CHECK(said("9007199254740992") == "ready");
  CHECK(said("-1") == "reach.bad_number");
  CHECK(said("9007199254740994") == "reach.bad_number");
}

TEST_CASE("an assumption lies within its bounds, and may lie on them") {
  for (const ParameterRow& row : ParameterTable()) {
    const auto said = [&](double value) {
      std::string ask = AskJson("k", "");
      const std::string none = R"("parameters": {})";
      ask.replace(
          ask.find(none), none.size(),
          R"("parameters": {")" + std::string(row.id) + R"(": )" + std::to_string(value) + "}");
      std::string key;
      const Result<ToReach> read = ParseToReach(ask, &key);
      return read.ok() ? std::string() : read.error().code;
    };
    CAPTURE(row.id);
    CHECK(said(row.low).empty());
    CHECK(said(row.high).empty());
    CHECK(said(row.low - 1) == "reach.parameter_out_of_range");
    CHECK(said(row.high + 1) == "reach.parameter_out_of_range");
  }
}

TEST_CASE("what cannot be answered is said, with its key, and the session goes on") {
  Desk desk;
  desk.session.Send(AskJson("early", ""));
  desk.session.Send("{nonsense");
  desk.session.Send(R"({"type": "dance", "key": "d"})");
  desk.session.Send(R"({"type": "start", "spec": "{}", "seed": 1})");
  desk.session.Send(kStart);
  desk.session.Send(AskJson("many", R"(, "replicates": 1e9)"));
  std::string ask = AskJson("unknown", "");
  const std::string none = R"("parameters": {})";
  ask.replace(ask.find(none), none.size(), R"("parameters": {"magic": 1})");
  desk.session.Send(ask);
  desk.session.Send(AskJson("fine", ""));
  desk.Finish();
  std::vector<std::string> codes;
  for (const Desk::Told& each : desk.told) {
    if (const auto code = each.message.Text("/problem/code")) codes.emplace_back(*code);
  }
  CHECK(codes == std::vector<std::string>{"reach.not_started", "reach.not_json",
                                          "reach.unknown_message", "reach.not_a_population",
                                          "reach.bad_number", "reach.unknown_parameter"});
  CHECK(desk.told.back().message.Text("/key") == "fine");
  CHECK(desk.told[0].message.Text("/key") == "early");
  CHECK(desk.told[1].message.IsNull("/key"));
}

}  // namespace kringen::reach
