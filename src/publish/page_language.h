// The language of a document of the page, before any script runs: its words stand in the HTML in
// Dutch, each beside the key by which the page itself finds it (`data-i18n`, web/base/i18n.js).
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Puts the words of assets/i18n/CODE.json in the place of those that stand there, and says the
// language. A key that the file does not have keeps its words; bytes that are no such file change
// nothing.
void SpeakLanguage(std::string_view code, std::string_view words_json, std::string* html);

}  // namespace kringen
