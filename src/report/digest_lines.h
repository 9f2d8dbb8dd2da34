// What a report prints for a reader who works its check numbers (model/file_digests.h) out again,
// and the policy of its page.
#pragma once

#include <string>
#include <vector>

#include "model/file_digests.h"

namespace kringen {

// "a.csv b.csv": those files and no others, for sha256sum.
std::string NamesOfFiles(std::vector<OutputFile> files);
// For a policy of a page: 'sha256-...' of what stands between <style> and </style>.
std::string PolicySource(std::string_view style);

}  // namespace kringen
