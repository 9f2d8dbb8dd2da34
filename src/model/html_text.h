// HTML reduced to plain text, for feeds that have only content_html. The result is text and is
// never interpreted again: tags go, block tags become line ends, the common entities become
// characters, scripts and styles vanish.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

void AppendTextOfHtml(std::string_view html, std::string* out);

}  // namespace kringen
