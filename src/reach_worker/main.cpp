// The reach worker's program: a module without a window. JavaScript sends JSON, lets it work in
// slices, and gets each answer through one callback: Module.onReach(json, bytes or null).
// A message waits in Module.inbox, so that only this file touches the module's memory.
#include <emscripten.h>

#include <cstdlib>
#include <memory>

#include "reach/reach_session.h"

namespace {

// clang-format off
EM_JS(void, TellPage, (const char* json, std::size_t size, const char* bytes, std::size_t count), {
  const text = UTF8ToString(json, size);
  Module.onReach(text, count > 0 ? HEAPU8.slice(bytes, bytes + count).buffer : null);
});

// The waiting message, to be freed by the caller.
EM_JS(char*, TakeMessage, (), {
  const size = lengthBytesUTF8(Module.inbox) + 1;
  const at = _malloc(size);
  stringToUTF8(Module.inbox, at, size);
  Module.inbox = "";
  return at;
});
// clang-format on

kringen::reach::ReachSession& Session() {
  static const auto session = std::make_unique<kringen::reach::ReachSession>(
      [](const std::string& json, const std::string& bytes) {
        TellPage(json.data(), json.size(), bytes.data(), bytes.size());
      },
      [] { return emscripten_get_now(); });
  return *session;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void reach_send() {
  char* const json = TakeMessage();
  Session().Send(json);
  std::free(json);
}

// 1 while there is more to do.
EMSCRIPTEN_KEEPALIVE int reach_step(double budget_ms) { return Session().Step(budget_ms) ? 1 : 0; }
}
