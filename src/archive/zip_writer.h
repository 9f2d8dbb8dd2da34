// Packs files into a zip (PKZIP APPNOTE 6.3, deflate). Times are of one given day, so the same
// files and the same day give the same bytes with the same libraries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

struct ZipFile {
  std::string name;  // with '/'
  std::string bytes;
};

// The zip's bytes; empty when it could not be made. `day` is YYYY-MM-DD.
std::string PackZip(const std::vector<ZipFile>& files, const std::string& day);

// Is there a member of that name in the zip? False for what is no zip.
bool HasZipMember(const std::string& path, std::string_view member);

}  // namespace kringen
