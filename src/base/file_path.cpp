#include "base/file_path.h"

#include <algorithm>
#include <array>
#include <string>

namespace kringen {
namespace {

constexpr std::size_t kLongestPath = 1000, kLongestStep = 200;  // bytes
constexpr std::string_view kForbidden = "\\:*?\"<>|";

// Devices of Windows, whatever comes after a dot; COM and LPT have a digit.
bool IsDevice(std::string_view step) {
  std::string name(step.substr(0, step.find('.')));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  constexpr std::array<std::string_view, 7> kNames{"con",    "prn",     "aux",   "nul",
                                                   "conin$", "conout$", "clock$"};
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  const std::string_view start = std::string_view(name).substr(0, 3);
  return name.size() == 4 && (start == "com" || start == "lpt") && name[3] >= '0' && name[3] <= '9';
}

bool IsStep(std::string_view step) {
  return !step.empty() && step.size() <= kLongestStep && step.back() != '.' && step.back() != ' ' &&
         step.front() != ' ' && !IsDevice(step);
}

}  // namespace

bool IsInnerPath(std::string_view path) {
  if (path.empty() || path.size() > kLongestPath) return false;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || kForbidden.find(c) != kForbidden.npos) return false;
  }
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    if (!IsStep(path.substr(at, slash - at))) return false;
    at = slash + 1;
  }
  return true;
}

}  // namespace kringen
