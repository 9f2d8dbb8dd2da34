// The studio worker's program: a module without a window. JavaScript puts a request (and bytes that
// belong to it) into Module.request and Module.bytes, calls studio_send, and finds the answer in
// Module.answer, so that only this file touches the module's memory. studio_take puts the bytes of
// a file that was made into Module.bytes.
#include <emscripten.h>

#include <cstdlib>
#include <memory>

#include "studio/studio_session.h"

namespace {

// Addresses above 2 GB come to JavaScript as negative numbers; >>> 0 makes them whole again.
// clang-format off
// The waiting request, to be freed by the caller.
EM_JS(char*, TakeRequest, (), {
  const size = lengthBytesUTF8(Module.request) + 1;
  const at = _malloc(size);
  stringToUTF8(Module.request, at >>> 0, size);
  Module.request = "";
  return at;
});

EM_JS(std::size_t, BytesSize, (), { return Module.bytes ? Module.bytes.length : 0; });

EM_JS(void, TakeBytes, (char* at), {
  if (Module.bytes) HEAPU8.set(Module.bytes, at >>> 0);
  Module.bytes = null;
});

// Longer than UTF8ToString likes; a decoder has no such limit.
EM_JS(void, GiveAnswer, (const char* json, std::size_t size), {
  Module.answer = new TextDecoder().decode(HEAPU8.slice(json >>> 0, (json >>> 0) + (size >>> 0)));
});

EM_JS(void, GiveBytes, (const char* at, std::size_t size), {
  Module.bytes = HEAPU8.slice(at >>> 0, (at >>> 0) + (size >>> 0));
});
// clang-format on

kringen::StudioSession& Session() {
  static const auto session = std::make_unique<kringen::StudioSession>();
  return *session;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void studio_send() {
  const std::size_t size = BytesSize();
  const std::unique_ptr<char, decltype(&std::free)> bytes(
      size > 0 ? static_cast<char*>(std::malloc(size)) : nullptr, &std::free);
  if (size > 0) TakeBytes(bytes.get());
  const std::unique_ptr<char, decltype(&std::free)> request(TakeRequest(), &std::free);
  const std::string answer =
      Session().Send(request.get(), {bytes.get(), bytes ? size : std::size_t{0}});
  GiveAnswer(answer.data(), answer.size());
}

EMSCRIPTEN_KEEPALIVE void studio_take(std::size_t index) {
  const std::string bytes = Session().TakeFile(index);
  GiveBytes(bytes.data(), bytes.size());
}
}
