// The program's core as a filter, for the differential test: commands on standard input,
// notifications on standard output, a line each. Commands are lines: "new", "zone" (the clock
// changes), and "import NAME BYTES", "send BYTES" and "fold BYTES" (a text as search sees it), each
// followed by that many bytes; and "settle", which is answered with what was notified since, and a
// line with a dot.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "app/app.h"
#include "base/json_write.h"
#include "base/text.h"
#include "base/zone_table.h"

namespace kringen {
namespace {

float MeasureRoughly(std::string_view text, float size_px) {
  return static_cast<float>(text.size()) * size_px * 0.5f;
}

std::unique_ptr<App> NewApp() {
  StartOptions options;
  options.reduced_motion = true;  // nothing is on its way: each answer is the last
  auto app = std::make_unique<App>(std::move(options), MeasureRoughly);
  app->Send(R"({"type":"resize","width":960,"height":700,"ratio":1})");
  app->Send(R"({"type":"loading","active":false})");
  return app;
}

// Frames until nothing is left to do, then what was notified.
void Settle(App* app) {
  for (int frame = 0; frame < 100; ++frame) {
    app->Update(1);
    while (app->NeedsFrame()) app->FrameDrawn();
    if (app->Idle()) break;
  }
  for (const std::string& message : app->notifications()) std::cout << message << '\n';
  app->notifications().clear();
  std::cout << ".\n" << std::flush;
}

std::string FoldedMessage(std::string_view text) {
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "folded");
  json.Member("text", Fold(text));
  json.CloseObject();
  return json.Take();
}

// Every clock change there is, with the offset from then on.
std::string ZoneMessage() {
  constexpr TimePoint kFrom = -5'364'662'400, kTo = 7'289'654'400;  // 1800 to 2200
  JsonWriter json;
  json.OpenObject();
  json.Member("type", "zone");
  json.OpenArray("changes");
  for (TimePoint at = kFrom; at < kTo;) {
    const ZoneSegment segment = SegmentAt(at);
    json.OpenObject();
    json.Member("at", std::max(segment.from, kFrom));
    json.Member("offset_s", segment.offset_s);
    json.CloseObject();
    at = segment.to;
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string ReadBytes(std::size_t size) {
  std::string bytes(size, '\0');
  std::cin.read(bytes.data(), static_cast<std::streamsize>(size));
  std::cin.get();
  return bytes;
}

int Run() {
  std::unique_ptr<App> app = NewApp();
  std::string word;
  while (std::cin >> word) {
    std::string name;
    std::size_t size = 0;
    if (word == "import") std::cin >> name;
    if (word == "import" || word == "send" || word == "fold") {
      std::cin >> size;
      std::cin.get();
    }
    if (word == "new") {
      app = NewApp();
    } else if (word == "import") {
      app->Import(name, ReadBytes(size));
    } else if (word == "send") {
      app->Send(ReadBytes(size));
    } else if (word == "fold") {
      app->notifications().push_back(FoldedMessage(ReadBytes(size)));
    } else if (word == "zone") {
      app->notifications().push_back(ZoneMessage());
    } else if (word == "settle") {
      Settle(app.get());
    } else {
      std::cerr << "core_probe: there is no command " << word << '\n';
      return 2;
    }
  }
  return 0;
}

}  // namespace
}  // namespace kringen

int main() {
  std::ios::sync_with_stdio(false);
  return kringen::Run();
}
