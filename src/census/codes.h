// The codes of the CBS: GM and four digits for a municipality, WK and six for a "wijk" in it, BU
// and eight for a "buurt" in that.
#pragma once

#include <string>
#include <string_view>

namespace kringen::census {

// "WK177400" of " wk177400 "; empty of anything else.
std::string CodeOf(std::string_view text);

// "1774" of "GM1774", "gm1774", "1774" and "0074" of "74"; empty of anything else.
std::string MunicipalityDigits(std::string_view text);

}  // namespace kringen::census
