#include "import/text/web_address.h"

#include <algorithm>
#include <vector>

#include "import/text/tidy.h"

namespace kringen {
namespace {

bool HasScheme(std::string_view link) {
  const std::size_t colon = link.find(':');
  return colon != std::string_view::npos && colon < link.find_first_of("/?#");
}

// Without "." and "..".
std::string PlainSegments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool is_folder = false;
  for (std::size_t at = 1; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    is_folder = end == path.size() && (segment.empty() || segment == "." || segment == "..");
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != "." && !(is_folder && segment.empty())) {
      kept.push_back(segment);
    }
    at = end + 1;
  }
  std::string plain;
  for (const std::string_view segment : kept) plain.append("/").append(segment);
  return is_folder || plain.empty() ? plain + "/" : plain;
}

}  // namespace

std::string ResolvedAddress(std::string_view base, std::string_view link) {
  if (HasScheme(link)) return std::string(link);
  if (!IsWebAddress(base)) return {};
  base = base.substr(0, base.find('#'));
  const std::size_t host = base.find("//") + 2;
  if (link.substr(0, 2) == "//") return std::string(base.substr(0, host - 2)) + std::string(link);
  const std::size_t path = std::min(base.find_first_of("/?", host), base.size());
  const std::size_t query = std::min(base.find('?', path), base.size());
  if (link.empty() || link[0] == '#') return std::string(base) + std::string(link);
  if (link[0] == '?') return std::string(base.substr(0, query)) + std::string(link);
  const std::size_t end = std::min(link.find_first_of("?#"), link.size());
  std::string whole(link.substr(0, end));
  if (link[0] != '/') {
    const std::string_view folder = base.substr(path, query - path);
    const std::size_t slash = folder.rfind('/');
    whole =
        (slash == std::string_view::npos ? "/" : std::string(folder.substr(0, slash + 1))) + whole;
  }
  return std::string(base.substr(0, path)) + PlainSegments(whole) + std::string(link.substr(end));
}

}  // namespace kringen
