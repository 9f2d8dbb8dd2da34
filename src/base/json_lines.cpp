#include "base/json_lines.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace kringen {
namespace {

// "~1" is '/', "~0" is '~'.
std::string Unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    text += is_escape ? (token[i + 1] == '1' ? '/' : '~') : token[i];
    i += is_escape ? 1 : 0;
  }
  return text;
}

// Walks over a text that is JSON; in one that is not it stops at the end.
class Walker {
 public:
  explicit Walker(std::string_view json) : json_(json) { SkipBlanks(); }

  std::size_t at() const { return at_; }
  bool AtEnd() const { return at_ >= json_.size(); }

  // To the value of a member or element of the value that begins here; false: there is none.
  bool Enter(const std::string& token) {
    const char open = Here();
    if (open != '{' && open != '[') return false;
    std::size_t wanted = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), wanted);
    if (open == '[' && (error != std::errc() || end != token.data() + token.size())) return false;
    Next();
    for (std::size_t index = 0; !AtEnd() && Here() != '}' && Here() != ']'; ++index) {
      bool is_wanted = index == wanted;
      if (open == '{') {
        is_wanted = Text() == token;
        if (Here() == ':') Next();
      }
      if (is_wanted) return !AtEnd();
      SkipValue();
      if (Here() == ',') Next();
    }
    return false;
  }

 private:
  char Here() const { return AtEnd() ? '\0' : json_[at_]; }
  void SkipBlanks() {
    while (!AtEnd() &&
           std::string_view(" \t\r\n\xEF\xBB\xBF").find(json_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }
  void Next() {
    ++at_;
    SkipBlanks();
  }

  // The string that begins here, as it is written.
  std::string_view Text() {
    const std::size_t start = ++at_;
    while (!AtEnd() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at_, json_.size());
    Next();
    return json_.substr(start, end - start);
  }

  void SkipValue() {
    std::size_t depth = 0;
    do {
      const char c = Here();
      if (c == '"') {
        Text();
      } else if (c == '{' || c == '[') {
        ++depth;
        Next();
      } else if (c == '}' || c == ']') {
        if (depth == 0) return;
        --depth;
        Next();
      } else if (depth == 0) {
        while (!AtEnd() && std::string_view(",]} \t\r\n").find(Here()) == std::string_view::npos)
          ++at_;
        SkipBlanks();
      } else {
        Next();
      }
    } while (depth > 0 && !AtEnd());
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

std::int64_t LineOfByte(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  return 1 + std::count(before.begin(), before.end(), '\n');
}

std::int64_t LineOfPointer(std::string_view json, std::string_view pointer) {
  Walker walker(json);
  std::size_t found = walker.at();
  while (!pointer.empty() && pointer.front() == '/') {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    if (!walker.Enter(Unescaped(pointer.substr(1, end - 1)))) break;
    found = walker.at();
    pointer.remove_prefix(end);
  }
  return walker.AtEnd() && found >= json.size() ? 0 : LineOfByte(json, found);
}

}  // namespace kringen
