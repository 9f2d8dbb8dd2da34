#include "base/whole_parts.h"

#include <algorithm>
#include <numeric>

namespace kringen {

std::vector<std::int64_t> WholeParts(std::int64_t total, std::span<const double> weights) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return parts;
  std::vector<double> rest(weights.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = weights[i] / sum * static_cast<double>(total);
    parts[i] = static_cast<std::int64_t>(exact);
    rest[i] = exact - static_cast<double>(parts[i]);
    given += parts[i];
  }
  for (; given < total; ++given) {
    const auto most = std::max_element(rest.begin(), rest.end());
    ++parts[static_cast<std::size_t>(most - rest.begin())];
    *most = -1;
  }
  return parts;
}

}  // namespace kringen
