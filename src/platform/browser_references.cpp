// AppendReferenceText by the browser: it has the table of the HTML standard, so the page's program
// need not carry it. The page asks it as its JavaScript core does (web/core/html-tokens.js).
#include <emscripten.h>

#include <cstdlib>

#include "model/html_references.h"

// The characters in UTF-8 with a NUL behind them, to be freed; null when it is no name.
EM_JS(char*, KringenReferenceText, (const char* reference, int size), {
  const text = Module['referenceText'](UTF8ToString(reference, size));
  if (!text) return 0;
  const bytes = lengthBytesUTF8(text) + 1;
  const at = _malloc(bytes);
  stringToUTF8(text, at, bytes);
  return at;
});

namespace kringen {

bool AppendReferenceText(std::string_view reference, std::string* out) {
  char* const text = KringenReferenceText(reference.data(), static_cast<int>(reference.size()));
  if (!text) return false;
  out->append(text);
  std::free(text);
  return true;
}

}  // namespace kringen
