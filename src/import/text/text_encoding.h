// UTF-8 out of files in the encodings that people and programs use. Nothing is dropped: what cannot
// be a character becomes U+FFFD, one byte at a time. A label is honoured by the rules of the WHATWG
// encoding standard: a byte order mark goes before it, ISO-8859-1 and ASCII mean Windows-1252.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

struct DecodedText {
  std::string text;           // UTF-8, without a byte order mark
  std::int64_t replaced = 0;  // characters that became U+FFFD
  bool was_guessed = false;   // not UTF-8, and nothing said what: read as Windows-1252
  bool is_unknown = false;    // the label names no encoding that is known
};

// `label`: what the file or its server says, in any case; empty: nothing. Without one it is UTF-8
// where most of what is beyond ASCII is.
DecodedText DecodeBytes(std::string_view bytes, std::string_view label);

// Of bytes that nothing is said about.
std::string DecodeText(std::string_view bytes, bool* was_windows_1252);

// Also right for ISO-8859-1 as files on the web have it.
std::string FromWindows1252(std::string_view bytes);

// Valid UTF-8: each byte that is none becomes U+FFFD.
std::string RepairedText(std::string_view text);

// The system's decoder, for encodings with tables of their own: iconv natively, TextDecoder in the
// browser (src/decoder/). `label` is in lower case. False when it does not know the encoding.
bool DecodeWithSystem(std::string_view bytes, const std::string& label, std::string* text);

}  // namespace kringen
