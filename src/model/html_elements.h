// What the names of HTML elements mean for reading a document as text: which stand on lines of
// their own, which are never seen, which hold raw text, and which end others by their coming.
// Sources: WHATWG HTML, 13.1.2 and 13.2.6 (parsing), 15.3 (rendering).
#pragma once

#include <cstdint>
#include <string_view>

namespace kringen {

enum HtmlTrait : std::uint32_t {
  kVoid = 1 << 0,        // has no content
  kLine = 1 << 1,        // on a line of its own
  kParagraph = 1 << 2,   // with an empty line around it
  kUnseen = 1 << 3,      // with all that is in it
  kRawText = 1 << 4,     // no tags in it but its end
  kRawLetters = 1 << 5,  // as kRawText, with character references
  kEndsP = 1 << 6,       // a paragraph cannot hold it
  kScope = 1 << 7,       // what is outside is not ended from within
  kCell = 1 << 8,
  kRow = 1 << 9,
  kRowGroup = 1 << 10,
  kHeading = 1 << 11,
  kList = 1 << 12,
  kListItem = 1 << 13,  // li
  kTerm = 1 << 14,      // dt, dd
  kLeavesSvg = 1 << 15,
  kFormatting = 1 << 16,  // its end tag takes it out from among what is open
  kBlanksStay = 1 << 17,
  kForeign = 1 << 18,
};

// All traits of a name in lower case; 0 for one that has none.
std::uint32_t TraitsOf(std::string_view name);

}  // namespace kringen
