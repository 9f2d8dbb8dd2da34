// UTF-8 out of files in the encodings that people and programs use. Nothing is dropped: what cannot
// be a character becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Of bytes with a mark (UTF-8, UTF-16), of UTF-8, or else of Windows-1252, which is then told.
std::string DecodeText(std::string_view bytes, bool* was_windows_1252);

// Also right for ISO-8859-1 as files on the web have it.
std::string FromWindows1252(std::string_view bytes);

// Valid UTF-8: each byte that is none becomes U+FFFD.
std::string RepairedText(std::string_view text);

}  // namespace kringen
