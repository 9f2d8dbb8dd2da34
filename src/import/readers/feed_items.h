// Feeds in XML as candidates: RSS, RDF and Atom, and the exports that WordPress and Blogger write
// as these. What an item's own words say about who may see it holds for every source, whatever the
// file was taken for. Ids are digests of the item's own id and its time: they tell nothing, and
// what comes every week under one link is new each time.
#pragma once

#include <string_view>

#include "import/readers/candidate.h"

namespace kringen {

// `kind` is the source's id and `prefix` what its ids begin with: "rss".
Reading ReadFeed(const SourceFile& file, std::string_view kind, std::string_view prefix);

// What a text on a website says by itself: words of others and words to one account wait for a
// person, and so does what stands under the address of a preview.
void JudgeWebText(Candidate* candidate);

}  // namespace kringen
