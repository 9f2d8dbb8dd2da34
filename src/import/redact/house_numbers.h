// Numbers of houses behind a street: which are some, which count or date something, and how many
// stand in a row.
#pragma once

#include <cstddef>
#include <string_view>

namespace kringen {

// Blanks and ends of lines from `at`, at most so many.
std::size_t SkipGap(std::string_view text, std::size_t at, std::size_t most);

// Size of "12", "12a", "12-3", "12 bis"; 0: none.
std::size_t HouseNumberAt(std::string_view text, std::size_t at);

// "2024", "2024-2025"
bool IsYear(std::string_view text, std::size_t at, std::size_t size);

// The number that ends at `at` counts what follows ("3 weken", "10 km"), or is a day ("12 mei").
bool IsCountOf(std::string_view text, std::size_t at);

// The number in [at, end) is one of an order, of times, of an age: "2e deel", "3x breder", "30+".
bool IsOtherNumber(std::string_view text, std::size_t at, std::size_t end);

// No word follows that a number could belong to.
bool IsAlone(std::string_view text, std::size_t at);

// Size of ", 14 en 16" and " t/m 20". `is_day`: a month follows, so that none of them is a house.
std::size_t MoreNumbers(std::string_view text, std::size_t at, bool* is_day);

}  // namespace kringen
