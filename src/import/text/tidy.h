// Names and texts made plain: paths as they are compared, blanks that go, words for ids, the host
// of a web address.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Lower case, apostrophes of all kinds as '_', '\\' as '/': names change on their way.
std::string PlainPath(std::string_view path);
bool HasSuffix(std::string_view path, std::string_view suffix);
// The last part of a path.
std::string_view FileName(std::string_view path);

// Blanks at both ends and more than one empty line go.
std::string Tidied(std::string_view text);

// A name for ids and channels: "Nieuws uit 't Dorp" -> "nieuws-uit-t-dorp"; empty without letters.
std::string Slug(std::string_view text);
// "www.losser.nl" of "https://www.losser.nl/nieuws"; empty when it is no web address.
std::string_view HostOf(std::string_view url);
bool IsWebAddress(std::string_view url);

}  // namespace kringen
