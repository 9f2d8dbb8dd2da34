#include "cli/terminal.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace kringen {
namespace {

constexpr double kPause_ms = 100;

double Milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

}  // namespace

Terminal::Terminal(bool quiet)
    : is_terminal_(isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr),
      is_quiet_(quiet) {}

void Terminal::Progress(const std::string& what, std::size_t done, std::size_t total) {
  if (!is_terminal_ || is_quiet_ || Milliseconds() - last_ms_ < kPause_ms) return;
  last_ms_ = Milliseconds();
  is_shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%s %zu/%zu", what.c_str(), done, total);
  std::fflush(stderr);
}

void Terminal::Clear() {
  if (is_shown_) std::fputs("\r\x1b[K", stderr);
  is_shown_ = false;
}

std::string Terminal::Bold(const std::string& text) const {
  return is_terminal_ ? "\x1b[1m" + text + "\x1b[0m" : text;
}

}  // namespace kringen
