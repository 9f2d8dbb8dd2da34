#include "import/text/tidy.h"

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

std::string_view Trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
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
  std::string tidy;
  int line_ends = 0;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      while (!tidy.empty() && (tidy.back() == ' ' || tidy.back() == '\t')) tidy.pop_back();
      if (++line_ends > 2 || tidy.empty()) continue;
    } else if (c != ' ' && c != '\t') {
      line_ends = 0;
    } else if (tidy.empty()) {
      continue;
    }
    tidy += c;
  }
  const std::size_t last = tidy.find_last_not_of(" \t\n");
  tidy.erase(last == std::string::npos ? 0 : last + 1);
  return tidy;
}

}  // namespace kringen
