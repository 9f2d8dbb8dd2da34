// What stays behind of an old version or of a killed run: removed as far as it is ours, or is
// elsewhere too.
#pragma once

#include <string>
#include <vector>

#include "cli/disk.h"

namespace kringen {

// Names beside a folder, followed by a number.
inline constexpr const char* kNewMark = ".kringen-new-";
inline constexpr const char* kOldMark = ".kringen-old-";
inline constexpr const char* kReleaseMark = ".kringen-release-";
// The symbolic link beside a swung link that leads to the version before.
inline constexpr const char* kBeforeMark = ".kringen-before";
// Inside a folder that is changed file by file.
inline constexpr const char* kInsideName = ".kringen-new";

// Removes a version that has gone: `dropped` and what `now` has as the same file. What came into
// it meanwhile moves to `now`. False when something had to stay.
bool RemoveOldVersion(const std::string& old, const std::vector<DiskEntry>& dropped,
                      const std::string& now);
// Removes what a killed run left: files of a manifest in it or in `now`, and what exists elsewhere.
bool RemoveLeftover(const std::string& left, const std::string& now);
// All of a folder that holds nothing but what we just wrote.
void RemoveOurs(const std::string& folder);

}  // namespace kringen
