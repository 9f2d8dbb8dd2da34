// The one place where the command line asks what day it is: the day decides what has expired, and
// which figures and days are still to come. Every command that prints takes it from outside where a
// person gives it.
#pragma once

#include <string>

namespace kringen {

// YYYY-MM-DD in the Netherlands.
std::string DayNow();

}  // namespace kringen
