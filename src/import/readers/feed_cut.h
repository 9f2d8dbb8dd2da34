// A feed as characters, before it is parsed: its declared encoding, the names of characters that
// only HTML has, and where its items begin and end when it is no sound XML. All that is within
// CDATA, comments and declarations is passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// What "<?xml ... encoding=" says; empty when it says nothing.
std::string_view XmlEncodingOf(std::string_view bytes);

// With "&nbsp;", "&eacute;" and the others of HTML as characters: XML has five names of its own.
std::string WithNamedReferences(std::string_view xml);

// Is there a CDATA that was never closed? To XML it then ends with that of a later item, and has
// all between the two for its text.
bool HasOpenCdata(std::string_view xml);

struct FeedParts {
  std::string head;                     // without the items
  std::vector<std::string_view> items;  // "<item ...>...</item>"; one never closed ends at the next
};
FeedParts CutFeed(std::string_view xml);

// Does it end as a feed does, so that nothing was cut off?
bool HasRootEnd(std::string_view xml);

}  // namespace kringen
