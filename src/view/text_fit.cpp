#include "view/text_fit.h"

#include <algorithm>

#include "base/text.h"

namespace kringen {

std::string CutToWidth(std::string_view text, float width_px, float size_px,
                       const MeasureText& measure) {
  if (measure(text, size_px) <= width_px) return std::string(text);
  std::size_t fits = 0, too_long = text.size() + 1;
  std::string best;
  while (fits + 1 < too_long) {
    const std::size_t middle = fits + (too_long - fits) / 2;
    std::string cut = Ellipsize(text, middle);
    if (measure(cut, size_px) <= width_px) {
      fits = middle;
      best = std::move(cut);
    } else {
      too_long = middle;
    }
  }
  return best;
}

std::vector<std::string> WrapToWidth(std::string_view text, float width_px, float size_px,
                                     std::size_t most_lines, const MeasureText& measure) {
  std::vector<std::string> lines;
  const float blank_px = measure(" ", size_px);
  std::size_t begin = 0, end = 0;  // of the line under way
  float line_px = 0;
  std::size_t at = 0;
  while (at < text.size() && lines.size() + 1 < most_lines) {
    const std::size_t stop = std::min(text.find(' ', at), text.size());
    const float word_px = measure(text.substr(at, stop - at), size_px);
    const bool first = end == begin;
    const float longer_px = first ? word_px : line_px + blank_px + word_px;
    if (longer_px <= width_px) {
      line_px = longer_px;
      end = stop;
      at = std::min(stop + 1, text.size());
      continue;
    }
    if (first) break;  // a word longer than a line: the rest is cut
    lines.emplace_back(text.substr(begin, end - begin));
    begin = end = at;
  }
  if (begin < text.size() && lines.size() < most_lines) {
    std::string last = CutToWidth(text.substr(begin), width_px, size_px, measure);
    if (!last.empty()) lines.push_back(std::move(last));
  }
  return lines;
}

}  // namespace kringen
