// The commands; each prints what it did and returns the exit code: 0 done, 1 done but something
// needs a person (an open question, a problem in an export), 2 could not be done.
#pragma once

#include "cli/arguments.h"

namespace kringen {

int ImportCommand(const Arguments& arguments, const Words& words);
int PublishCommand(const Arguments& arguments, const Words& words);
int ReachCommand(const Arguments& arguments, const Words& words);
int CheckCommand(const Arguments& arguments, const Words& words);

}  // namespace kringen
