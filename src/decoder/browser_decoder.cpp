// DecodeWithSystem by the browser's TextDecoder, which node has too.
#include <emscripten.h>

#include <cstdint>

#include "import/text/text_encoding.h"

// Decodes and keeps the bytes of the text; their number, or -1 when the encoding is not known.
EM_JS(int, KringenDecode, (const char* bytes, int size, const char* label, int label_size), {
  const name = String.fromCharCode.apply(null, HEAPU8.slice(label, label + label_size));
  try {
    const text = new TextDecoder(name).decode(HEAPU8.slice(bytes, bytes + size));
    Module.decodedText = new TextEncoder().encode(text);
    return Module.decodedText.length;
  } catch (problem) {
    return -1;
  }
});

EM_JS(void, KringenTakeDecoded, (char* text), {
  HEAPU8.set(Module.decodedText, text);
  Module.decodedText = null;
});

namespace kringen {

bool DecodeWithSystem(std::string_view bytes, const std::string& label, std::string* text) {
  const int size = KringenDecode(bytes.data(), static_cast<int>(bytes.size()), label.data(),
                                 static_cast<int>(label.size()));
  if (size < 0) return false;
  text->resize(static_cast<std::size_t>(size));
  KringenTakeDecoded(text->data());
  return true;
}

}  // namespace kringen
