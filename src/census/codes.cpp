#include "census/codes.h"

#include <algorithm>

#include "base/text.h"

namespace kringen::census {
namespace {

bool AreDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string CodeOf(std::string_view text) {
  std::string code(Trimmed(text));
  if (code.size() < 6 || code.size() > 10) return {};
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const std::string_view kind = std::string_view(code).substr(0, 2);
  const std::size_t digits = kind == "GM" ? 4 : kind == "WK" ? 6 : kind == "BU" ? 8 : 0;
  const bool is_code = digits > 0 && code.size() == 2 + digits && AreDigits(code.substr(2));
  return is_code ? code : std::string();
}

std::string MunicipalityDigits(std::string_view text) {
  const std::string code = CodeOf(text);
  if (code.starts_with("GM")) return code.substr(2);
  const std::string_view digits = Trimmed(text);
  if (!AreDigits(digits) || digits.size() > 4) return {};
  return std::string(4 - digits.size(), '0') + std::string(digits);
}

}  // namespace kringen::census
