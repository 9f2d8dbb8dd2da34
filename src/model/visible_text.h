// What never leaves the program in any string: control characters, directional overrides and
// isolates, which make a text read as another one, and code points that are no characters. Line
// ends and tabs stay, and the marks U+200E and U+200F, by which right-to-left texts read well.
#pragma once

#include <string>
#include <string_view>

#include "model/publication.h"

namespace kringen {

// Idempotent. What is no UTF-8 or no character becomes U+FFFD; other line ends become '\n'; the
// rest goes.
std::string VisibleText(std::string_view text);
bool IsVisibleText(std::string_view text);

// All public strings, ids and what refers to them alike.
void MakeVisible(Publication* publication);

}  // namespace kringen
