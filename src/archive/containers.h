// A zip or tar as a list of members that can be read piece by piece; a zip in any order, a tar best
// in its own. Internal to archive/.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "import/session/archive_intake.h"

namespace kringen {

class Container {
 public:
  virtual ~Container() = default;
  const std::vector<ArchiveMember>& members() const { return members_; }
  // Hands the bytes to `take` in pieces until it returns false. False when the member is damaged.
  virtual bool ReadMember(std::size_t index, const std::function<bool(std::string_view)>& take) = 0;
  // False when the archive breaks off, so that members may be missing.
  bool is_whole() const { return is_whole_; }

 protected:
  bool is_whole_ = true;
  std::vector<ArchiveMember> members_;
};

// nullptr when the file is none or cannot be read.
std::unique_ptr<Container> OpenZip(const std::string& path);
// Of a tar with more members than `most_members` the list ends there.
std::unique_ptr<Container> OpenTar(const std::string& path, std::uint64_t most_members);

}  // namespace kringen
