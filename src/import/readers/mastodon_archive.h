// A Mastodon archive's outbox (docs/formats.md 3). Who could see a post follows from whom it was
// sent to, the stricter of activity and object: only what was sent to everybody may be published.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

bool MayReadMastodon(std::string_view path);

Reading ReadMastodonArchive(const std::vector<SourceFile>& files);

}  // namespace kringen
