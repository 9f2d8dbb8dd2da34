// Character references of HTML ("&eacute;", "&eacute", "&#233;", "&#xE9;") as characters, by the
// rules of the standard (WHATWG HTML 13.2.5.72 to 80): the longest name counts, 106 old names do
// without ';', and numbers that are no characters are U+FFFD or what Windows-1252 has there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kringen {

// Reads the reference at html[at], which is '&', and appends what it stands for. Returns how many
// bytes it has; 0 and nothing appended when it is none. Within attributes "&copy=1" is none.
std::size_t AppendReference(std::string_view html, std::size_t at, bool in_attribute,
                            std::string* out);

// Appends what the standard's table has for a name ("eacute;", or "eacute" where that will do), in
// UTF-8; false and nothing appended when it has none. The table is the browser's where there is one
// (src/platform/browser_references.cpp), else that of src/references/.
bool AppendReferenceText(std::string_view reference, std::string* out);

}  // namespace kringen
