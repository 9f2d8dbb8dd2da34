// The exports of the module, and all there is of them: start, send, import, stop.
// The contract of the JSON is web/messages.d.ts; strings come as NUL-terminated UTF-8.
#include <emscripten.h>

#include <cstddef>
#include <memory>
#include <string_view>

#include "app/message.h"
#include "platform/page.h"

namespace {

// One canvas per document, so one page per module instance.
std::unique_ptr<kringen::Page>& ThePage() {
  static std::unique_ptr<kringen::Page> page;
  return page;
}

}  // namespace

extern "C" {

// 1 when the timeline runs, 0 when there is no WebGL2 or the options cannot be read.
EMSCRIPTEN_KEEPALIVE int kringen_start(const char* options_json) {
  kringen::Result<kringen::StartOptions> options = kringen::ParseStartOptions(options_json);
  if (!options.ok()) return 0;
  auto page = std::make_unique<kringen::Page>(std::move(options).value());
  if (!page->Open()) return 0;
  ThePage() = std::move(page);
  return 1;
}

EMSCRIPTEN_KEEPALIVE void kringen_send(const char* message_json) {
  if (ThePage()) ThePage()->Send(message_json);
}

EMSCRIPTEN_KEEPALIVE void kringen_import(const char* name, const char* bytes, std::size_t size) {
  if (ThePage()) ThePage()->Import(name, std::string_view(bytes, size));
}

EMSCRIPTEN_KEEPALIVE void kringen_stop() { ThePage().reset(); }

}  // extern "C"
