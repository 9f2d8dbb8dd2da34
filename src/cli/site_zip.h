// A site as one zip: written beside the old one and put in its place by one rename, so that a
// killed run leaves the old or the new zip, whole.
#pragma once

#include <string>
#include <vector>

#include "cli/owned_folder.h"
#include "publish/site_writer.h"

namespace kringen {

bool IsZipName(const std::string& path);

// In it are site/ and site-instellingen/, as the studio's download has them. A file that is no site
// of Kringen is refused ("folder.foreign") unless `force`.
Failure PutSiteZip(const std::string& path, WrittenSite site, const std::string& day, bool force,
                   double wait_s, const FolderNotice& notice);

}  // namespace kringen
