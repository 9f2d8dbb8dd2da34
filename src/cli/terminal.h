// What only a person at a terminal wants: progress that overwrites itself, and bold headings. On a
// pipe or in a file there is neither.
#pragma once

#include <cstddef>
#include <string>

namespace kringen {

class Terminal {
 public:
  // Standard error, where all messages go. Quiet: nothing at all.
  explicit Terminal(bool quiet);

  // "Reach 12 of 340"; at most ten times a second.
  void Progress(const std::string& what, std::size_t done, std::size_t total);
  // Takes the progress away, before other words come.
  void Clear();
  std::string Bold(const std::string& text) const;

 private:
  bool is_terminal_;
  bool is_quiet_;
  bool is_shown_ = false;
  double last_ms_ = 0;
};

}  // namespace kringen
