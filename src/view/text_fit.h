// Texts cut and broken to a width in pixels, by a measure that the painter lends.
// Lines hold whole words; what does not fit ends in an ellipsis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/timeline_layout.h"

namespace kringen {

// Empty when not even one character and the ellipsis fit.
std::string CutToWidth(std::string_view text, float width_px, float size_px,
                       const MeasureText& measure);

std::vector<std::string> WrapToWidth(std::string_view text, float width_px, float size_px,
                                     std::size_t most_lines, const MeasureText& measure);

}  // namespace kringen
