// population.json beside an export and in a site. It may name a file of claims to weigh, which lies
// beside it; where that is not published, the name must not be either, or every visitor asks for it
// in vain.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// The villages and their residents, no feed. `bytes`: of a file whatever its name.
bool IsPopulation(std::string_view bytes);

// The same file without "claims". As it was when it has none, or is no JSON object.
std::string WithoutClaims(std::string_view population);

}  // namespace kringen
