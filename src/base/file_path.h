// Names of files as they stand in an export, in a manifest and in a site: relative, with '/', and
// the same file on every system that a municipality may have. What is not of this form is never
// opened, written or removed.
#pragma once

#include <string_view>

namespace kringen {

// No step out of the folder, no drive, no device of Windows (in any case, with any ending), no
// control character, nothing that a file system would read otherwise than it is written.
bool IsInnerPath(std::string_view path);

}  // namespace kringen
