// Replies counted by level: all that the form of a thread needs. A thread is a vector whose entry k
// is the number of replies on level k + 1; it has no empty level.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/dialogue.h"

namespace kringen {

using ThreadLevels = std::vector<std::int64_t>;

// level >= 1. Levels between may be filled later.
void AddReply(std::size_t level, ThreadLevels* thread);

ThreadShape ShapeOf(std::span<const ThreadLevels> threads);

}  // namespace kringen
