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

// How many named references the table has, those without ';' counted too.
std::size_t NamedReferenceCount();

}  // namespace kringen
