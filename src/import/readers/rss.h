// News as websites publish it: RSS 0.9-2.0 and Atom, well-formed or nearly so. Texts come without
// their HTML, authors and pictures not at all. Nothing is fetched and no entity is expanded, so
// that bombs and references to other files are plain words.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// A file that breaks off gives the items before the one in which it does.
Reading ReadRss(const SourceFile& file);

}  // namespace kringen
