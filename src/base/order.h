// Putting things in order by a whole number. One sort serves all: every instance of std::sort or
// std::stable_sort adds two to six kilobytes to the page. Equal keys keep their order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace kringen {

// A number from -1 to 1 as a key.
constexpr std::int64_t FractionKey(double fraction) {
  return static_cast<std::int64_t>(fraction * 0x1p53);
}

// A coordinate or a size as a key: a few millions at the most, to a billionth.
constexpr std::int64_t CoordinateKey(float value) {
  return static_cast<std::int64_t>(static_cast<double>(value) * 0x1p40);
}

// Indices into `keys`, the lowest key first.
std::vector<std::uint32_t> OrderOf(const std::vector<std::int64_t>& keys);

// The same where a number is no key. What is heavy to move is moved once, by Reorder.
template <typename T, typename Less>
std::vector<std::size_t> OrderBy(const std::vector<T>& values, Less is_less) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t i, std::size_t k) { return is_less(values[i], values[k]); });
  return order;
}

// Puts values in the order of these indices.
template <typename T, typename Index>
void Reorder(const std::vector<Index>& order, std::vector<T>* values) {
  if (std::is_sorted(order.begin(), order.end())) return;  // as they stand
  std::vector<T> sorted;
  sorted.reserve(order.size());
  for (const Index i : order) sorted.push_back(std::move((*values)[i]));
  *values = std::move(sorted);
}

// `key` gives the std::int64_t of a value.
template <typename T, typename Key>
void SortBy(std::vector<T>* values, Key key) {
  std::vector<std::int64_t> keys;
  keys.reserve(values->size());
  for (const T& value : *values) keys.push_back(key(value));
  Reorder(OrderOf(keys), values);
}

}  // namespace kringen
