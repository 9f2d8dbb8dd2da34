#include "cli/installed_page.h"

#include <filesystem>
#include <system_error>

namespace kringen {

std::string InstalledPage() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return (program.parent_path() / KRINGEN_PAGE_BESIDE_PROGRAM).lexically_normal().string();
}

}  // namespace kringen
