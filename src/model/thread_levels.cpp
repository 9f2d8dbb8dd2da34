#include "model/thread_levels.h"

#include <algorithm>

namespace kringen {

void AddReply(std::size_t level, ThreadLevels* thread) {
  if (thread->size() < level) thread->resize(level, 0);
  ++(*thread)[level - 1];
}

ThreadShape ShapeOf(std::span<const ThreadLevels> threads) {
  ThreadShape shape;
  shape.threads = static_cast<std::int64_t>(threads.size());
  std::int64_t levels = 0;  // summed over replies
  for (const ThreadLevels& thread : threads) {
    for (std::size_t k = 0; k < thread.size(); ++k) {
      const auto level = static_cast<std::int64_t>(k) + 1;
      shape.replies += thread[k];
      levels += level * thread[k];
      shape.depth = std::max(shape.depth, level);
      shape.width = std::max(shape.width, thread[k]);
      if (thread[k] >= level) shape.h_index = std::max(shape.h_index, level);
    }
  }
  if (shape.replies > 0) {
    shape.mean_depth = static_cast<double>(levels) / static_cast<double>(shape.replies);
  }
  return shape;
}

}  // namespace kringen
