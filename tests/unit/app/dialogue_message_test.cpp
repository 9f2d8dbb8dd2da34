// The dialogue message is, to the letter, the example that the JS tests read.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/message.h"

namespace kringen {
namespace {

using Json = nlohmann::json;

Json Example() {
  const char* root = std::getenv("KRINGEN_TEST_ROOT");
  const std::filesystem::path folder = root == nullptr ? "." : root;
  std::ifstream file(folder / "tests/fixtures/messages/from-core/dialogue.json");
  std::ostringstream text;
  text << file.rdbuf();
  return Json::parse(text.str(), nullptr, false);
}

State ExampleState() {
  State state;
  const PageReport report = ReadFeedPage(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"t","_kringen":{"schema":1,)"
      R"("channels":[{"id":"facebook","name":"Facebook","kind":"social","platform":"facebook","local_friends":4000}],)"
      R"("cases":[{"id":"ventoux","title":"V"}]},"items":[)"
      R"({"id":"a","content_text":"t","date_published":"2014-06-01T12:00:00Z","_kringen":{)"
      R"("channel":"facebook","case":"ventoux","instrument":"communication","direction":"asks",)"
      R"("metrics":[{"source":"s","reactions":200,"comments":30,"shares":10}],"dialogue":{)"
      R"("questions":7,"answered":6,"reply_minutes":[8,9,15,38,60,143],)"
      R"("unanswered_minutes":[10080]}}},)"
      R"({"id":"b","content_text":"t","date_published":"2014-06-02T12:00:00Z","_kringen":{)"
      R"("channel":"facebook","case":"ventoux","in_reply_to":"a","instrument":"communication",)"
      R"("direction":"answers"}},)"
      R"({"id":"c","content_text":"t","date_published":"2014-08-05T12:00:00Z","_kringen":{)"
      R"("channel":"facebook","case":"ventoux","instrument":"money","direction":"reports_back"}},)"
      R"({"id":"d","content_text":"t","date_published":"2014-08-06T12:00:00Z","_kringen":{)"
      R"("channel":"facebook","direction":"asks"}}]})",
      &state.feed);
  REQUIRE(report.added == 4);
  Refresh(&state.feed);
  state.result = Evaluate(state.feed, state.query);
  return state;
}

Json Ask(const State& state, DialogueScope scope, const std::string& key) {
  return Json::parse(DialogueMessage(state, {scope, key}), nullptr, false);
}

TEST_CASE("a case's dialogue is the example of the fixtures") {
  const std::string message = DialogueMessage(ExampleState(), {DialogueScope::kCase, "ventoux"});
  INFO(message);
  CHECK(Json::parse(message, nullptr, false) == Example());
}

TEST_CASE("a period is what matches the query, a message only itself") {
  State state = ExampleState();
  CHECK(Ask(state, DialogueScope::kPeriod, "")["profile"]["items"] == 4);
  CHECK(Ask(state, DialogueScope::kPeriod, "")["profile"]["untraceable_asks"] == 1);
  state.query.directions = {"asks"};
  state.result = Evaluate(state.feed, state.query);
  CHECK(Ask(state, DialogueScope::kPeriod, "")["profile"]["items"] == 2);
  const Json one = Ask(state, DialogueScope::kItem, "d");
  CHECK(one["profile"]["items"] == 1);
  CHECK(one["profile"]["reply_rate"].is_null());
  CHECK(one["instruments"].is_null());
}

TEST_CASE("an unknown key is refused, an empty period is not") {
  State state = ExampleState();
  CHECK(Ask(state, DialogueScope::kItem, "x")["code"] == "dialogue.unknown_key");
  CHECK(Ask(state, DialogueScope::kCase, "")["code"] == "dialogue.unknown_key");
  state.query.text = "nowhere";
  state.result = Evaluate(state.feed, state.query);
  const Json none = Ask(state, DialogueScope::kPeriod, "");
  CHECK(none["type"] == "dialogue");
  CHECK(none["profile"]["items"] == 0);
  CHECK(none["instruments"]["periods"].empty());
}

TEST_CASE("a request names one of three scopes") {
  const Feed feed;
  const Result<Command> command =
      ParseMessage(R"({"type":"request_dialogue","scope":"item","key":"a"})", feed);
  REQUIRE(command.ok());
  CHECK(std::get<RequestDialogue>(command.value()).scope == DialogueScope::kItem);
  CHECK(std::get<RequestDialogue>(command.value()).key == "a");
  CHECK_FALSE(ParseMessage(R"({"type":"request_dialogue","scope":"town"})", feed).ok());
}

}  // namespace
}  // namespace kringen
