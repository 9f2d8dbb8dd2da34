// The picture that social media show beside a shared address: 1200 x 630 pixels, the title of the
// timeline and its rings. Drawn by cairo and pango; the same input on the same machine gives the
// same bytes.
#pragma once

#include <string>

namespace kringen {

// PNG. `line` is a short sentence below the title. Empty when it cannot be drawn.
std::string DrawShareImage(const std::string& title, const std::string& line);

}  // namespace kringen
