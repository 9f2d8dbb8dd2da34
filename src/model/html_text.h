// HTML reduced to plain text, for feeds that have only HTML. The result is text and is never
// interpreted again: it reads as a browser shows it, by the standard's tokenizer and the parts of
// its tree construction that say where an element ends. Scripts, styles, templates and what is
// hidden go; paragraphs have an empty line between them, items of lists a mark or a number, cells
// of tables a tab. web/core/html-text.js gives the same text for the same HTML.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

void AppendTextOfHtml(std::string_view html, std::string* out);

}  // namespace kringen
