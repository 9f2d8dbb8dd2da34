// Shortcodes of WordPress in a text: "[caption id="a"]...[/caption]", "[gallery]". The site makes
// something of them when it shows the text; here they are signs that no reader meant. Some shut the
// text off for a part of the readers.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Is a part of it for members, for who is logged in, or otherwise not for everybody?
// "[members_only]", "[restrict]", "[private]" and those of the programs for membership; also the
// blocks of today's editor that say so ("<!-- wp:group {"visibility":"private"} -->").
bool HoldsShutPart(std::string_view html);

// Without the shortcodes, and with the words between them. Words in brackets that are none
// ("[sic]", "[1]") stay.
std::string WithoutShortcodes(std::string_view html);

}  // namespace kringen
