#include "import/session/account_ids.h"

#include <algorithm>

namespace kringen {
namespace {

constexpr std::size_t kKeyDigits = 8;

}  // namespace

std::string_view PrefixOf(std::string_view id) { return id.substr(0, id.find('-')); }

std::string_view StemOf(std::string_view id, TimePoint published) {
  const std::string second = "-" + std::to_string(published);
  const std::size_t at = id.find(second);
  if (at == std::string_view::npos) return id;
  const std::string_view rest = id.substr(at + second.size());
  const bool is_number = rest.size() > 1 && rest.size() < 5 && rest[0] == '-' &&
                         rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return is_number ? id.substr(0, at + second.size()) : id;
}

std::string WithAccount(std::string_view id, std::string_view key) {
  const std::size_t start = PrefixOf(id).size();
  if (key.empty() || start == id.size()) return std::string(id);
  return std::string(id.substr(0, start + 1)).append(key).append(id.substr(start));
}

std::string_view AccountIn(std::string_view id) {
  const std::string_view rest = id.substr(std::min(PrefixOf(id).size() + 1, id.size()));
  const std::string_view key = rest.substr(0, kKeyDigits);
  const bool is_key = rest.size() > kKeyDigits + 1 && rest[kKeyDigits] == '-' &&
                      key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return is_key ? key : std::string_view();
}

std::string WithoutAccount(std::string_view id) {
  const std::string_view key = AccountIn(id);
  if (key.empty()) return std::string(id);
  const std::size_t start = PrefixOf(id).size();
  return std::string(id.substr(0, start)).append(id.substr(start + 1 + key.size()));
}

}  // namespace kringen
