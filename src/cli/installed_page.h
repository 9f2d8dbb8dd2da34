// The built page that an installation has beside the program: share/kringen/site of the prefix
// that the program was started from, wherever that was put.
#pragma once

#include <string>

namespace kringen {

// Absolute; empty when the machine does not say where the program is. Whether it is there: look.
std::string InstalledPage();

}  // namespace kringen
