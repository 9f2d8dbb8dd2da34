// The boundary's JSON: the same example files as the JS tests read, and what must be refused.
#include "app/message.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace kringen {
namespace {

std::filesystem::path Fixtures() {
  const char* root = std::getenv("KRINGEN_TEST_ROOT");
  return std::filesystem::path(root == nullptr ? "." : root) / "tests/fixtures/messages";
}

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_CASE("every message of the page in the fixtures is understood") {
  Feed feed;
  feed.items.resize(10);
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Fixtures() / "to-core")) {
    INFO(entry.path().string());
    CHECK(ParseMessage(ReadAll(entry.path()), feed).ok());
    ++seen;
  }
  CHECK(seen >= 21);
}

TEST_CASE("the part of the canvas that is asked for is the one that is drawn") {
  const auto part = [](const std::string& name) {
    const Result<Command> command =
        ParseMessage(R"({"type":"canvas_part","part":")" + name + R"("})", Feed());
    return std::get<SetCanvasPart>(command.value()).part;
  };
  CHECK(part("both") == CanvasPart::kBoth);
  CHECK(part("timeline") == CanvasPart::kTimeline);
  CHECK(part("map") == CanvasPart::kMap);
}

TEST_CASE("what is not a message is refused with a code") {
  const Feed feed;
  const auto code = [&](std::string_view json) {
    const Result<Command> command = ParseMessage(json, feed);
    return command.ok() ? std::string() : command.error().code;
  };
  CHECK(code("") == "message.not_json");
  CHECK(code("[]") == "message.not_json");
  CHECK(code("{\"type\":") == "message.not_json");
  CHECK(code("{}") == "message.unknown_type");
  CHECK(code(R"({"type":"explode"})") == "message.unknown_type");
  CHECK(code(R"({"type":7})") == "message.unknown_type");
  CHECK(code(R"({"type":"zoom"})") == "message.bad_member");
  CHECK(code(R"({"type":"zoom","factor":0})") == "message.bad_member");
  CHECK(code(R"({"type":"zoom","factor":-2})") == "message.bad_member");
  CHECK(code(R"({"type":"zoom","factor":"2"})") == "message.bad_member");
  CHECK(code(R"({"type":"pan","windows":1e300})") == "message.bad_member");
  CHECK(code(R"({"type":"show_span","from":5,"to":5})") == "message.bad_member");
  CHECK(code(R"({"type":"show_unit","unit":"fortnight","time":0})") == "message.bad_member");
  CHECK(code(R"({"type":"request_rows","items":[0]})") == "message.bad_member");
  CHECK(code(R"({"type":"request_rows","items":[-1]})") == "message.bad_member");
  CHECK(code(R"({"type":"resize","width":-1,"height":5})") == "message.bad_member");
  CHECK(code(R"({"type":"resize","width":5,"height":5,"ratio":0})") == "message.bad_member");
  CHECK(code(R"({"type":"set_query","query":7})") == "message.bad_member");
  CHECK(code(R"({"type":"step","to":"sideways"})") == "message.bad_member");
}

TEST_CASE("a query survives the way out and in") {
  Query query;
  query.text = "één \"aanhaling\" \\ en 🙂";
  query.channels = {"facebook", "press"};
  query.cases = {"ventoux"};
  query.villages = {"de-lutte"};
  query.topics = {"sport"};
  query.instruments = {"rules"};
  query.directions = {"asks"};
  query.from = 1388534400;
  query.to = 1420070400;
  std::string json = QueryMessage(query);
  const std::string type = "\"type\":\"query\"";
  json.replace(json.find(type), type.size(), "\"type\":\"set_query\"");
  const Feed feed;
  const Result<Command> command = ParseMessage(json, feed);
  REQUIRE(command.ok());
  CHECK(std::get<SetQuery>(command.value()).query == query);
}

TEST_CASE("start options fall back member by member") {
  const Result<StartOptions> options = ParseStartOptions(
      R"({"mode":"kiosk","language":"en","strings":{"a":"b","c":7},"theme":{"dark":true,)"
      R"("font_px":9999,"font_family":"serif"},"reduced_motion":"yes","now":1400000000})");
  REQUIRE(options.ok());
  CHECK(options.value().mode == Mode::kKiosk);
  CHECK(options.value().locale.language == "en");
  CHECK(options.value().locale.strings.size() == 1);
  CHECK(options.value().theme.dark);
  CHECK(options.value().theme.font_px == 64);
  CHECK_FALSE(options.value().reduced_motion);
  CHECK(options.value().theme.font_family == "serif");
  CHECK_FALSE(ParseStartOptions("nonsense").ok());
}

TEST_CASE("unknown values are null in what goes out, never zero") {
  Feed feed;
  const PageReport report = ReadFeedPage(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"a",)"
      R"("date_published":"2014-06-05T16:42:00+02:00","content_text":"Hallo"}]})",
      &feed);
  REQUIRE(report.added == 1);
  Refresh(&feed);
  const std::string rows = RowsMessage(feed, BuildThreads(feed), {0});
  CHECK(rows.find(R"("url":null)") != std::string::npos);
  CHECK(rows.find(R"("metrics":null)") != std::string::npos);
  CHECK(rows.find(R"("case":null)") != std::string::npos);
  CHECK(rows.find(R"("instrument":null)") != std::string::npos);
}

}  // namespace
}  // namespace kringen
