#include "import/text/tidy.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace kringen {

std::string PlainPath(std::string_view path) {
  std::string plain;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (path.substr(i, 3) == "\xE2\x80\x99") {  // ’
      plain += '_';
      i += 2;
    } else if (c == '\'') {
      plain += '_';
    } else if (c == '\\') {
      plain += '/';
    } else {
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return plain;
}

bool HasSuffix(std::string_view path, std::string_view suffix) {
  return path.size() >= suffix.size() && path.substr(path.size() - suffix.size()) == suffix;
}

std::string_view FileName(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string Slug(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string slug;
  for (const char c : Fold(text)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept && slug.size() < kLongest) slug += c;
    if (!is_kept && c != '\'' && !slug.empty() && slug.back() != '-') slug += '-';
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

bool IsWebAddress(std::string_view url) {
  const std::string start = PlainPath(url.substr(0, 8));
  return start == "https://" || start.substr(0, 7) == "http://";
}

std::string_view HostOf(std::string_view url) {
  if (!IsWebAddress(url)) return {};
  url.remove_prefix(url.find("//") + 2);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string Tidied(std::string_view text) {
  constexpr std::size_t kMostLineEnds = 2;
  std::string without_returns;
  if (text.find('\r') != std::string_view::npos) {
    std::copy_if(text.begin(), text.end(), std::back_inserter(without_returns),
                 [](char c) { return c != '\r'; });
    text = without_returns;
  }
  std::string tidy;
  tidy.reserve(text.size());
  std::size_t line_ends = 0;
  for (std::size_t from = 0; from <= text.size(); ++line_ends) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string_view line = text.substr(from, end - from);
    from = end + 1;
    const std::size_t last = line.find_last_not_of(" \t");
    if (last == std::string_view::npos) continue;
    line = line.substr(0, last + 1);
    if (tidy.empty()) {
      line.remove_prefix(line.find_first_not_of(" \t"));
    } else {
      tidy.append(std::min(line_ends, kMostLineEnds), '\n');
    }
    tidy += line;
    line_ends = 0;
  }
  return tidy;
}

}  // namespace kringen
