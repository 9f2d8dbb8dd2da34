#include "base/order.h"

#include <algorithm>

namespace kringen {

std::vector<std::uint32_t> OrderOf(const std::vector<std::int64_t>& keys) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> numbered;
  numbered.reserve(keys.size());
  for (const std::int64_t key : keys) {
    numbered.emplace_back(key, static_cast<std::uint32_t>(numbered.size()));
  }
  std::sort(numbered.begin(), numbered.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const auto& [key, index] : numbered) order.push_back(index);
  return order;
}

}  // namespace kringen
