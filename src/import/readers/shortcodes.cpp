#include "import/readers/shortcodes.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "import/readers/visibility.h"

namespace kringen {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLongestCode = 2000;

// "[name attributes]" or "[/name]"; the name is folded.
struct Shortcode {
  std::string name;
  std::string_view attributes;
  bool is_end = false;
  std::size_t behind = 0;
};

bool IsNameSign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

// At a '['; without a name when nothing of the kind stands there. "[[name]]" only shows one.
Shortcode ShortcodeAt(std::string_view html, std::size_t at) {
  Shortcode code;
  if (at > 0 && html[at - 1] == '[') return code;
  std::size_t begin = at + 1;
  code.is_end = begin < html.size() && html[begin] == '/';
  if (code.is_end) ++begin;
  std::size_t end = begin;
  while (end < html.size() && end - begin < kLongestName && IsNameSign(html[end])) ++end;
  if (end == begin || end == html.size()) return code;
  char quote = '\0';
  const std::size_t last = std::min(html.size(), end + kLongestCode);
  for (std::size_t i = end; i < last; ++i) {
    const char c = html[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      return code;
    } else if (c == ']') {
      code.attributes = html.substr(end, i - end);
      const bool is_separate = code.attributes.empty() || code.attributes[0] == ' ' ||
                               code.attributes[0] == '/' || code.attributes[0] == '\n' ||
                               code.attributes[0] == '\t' || code.attributes[0] == '=';
      if (!is_separate) return code;
      code.name = Fold(html.substr(begin, end - begin));
      code.behind = i + 1;
      return code;
    }
  }
  return code;
}

template <typename Take>
void EachShortcode(std::string_view html, Take take) {
  for (std::size_t at = html.find('['); at != kNone;) {
    const Shortcode code = ShortcodeAt(html, at);
    if (!code.name.empty()) take(at, code);
    at = html.find('[', code.name.empty() ? at + 1 : code.behind);
  }
}

std::set<std::string> NamesOfEnds(std::string_view html) {
  std::set<std::string> names;
  EachShortcode(html, [&](std::size_t, const Shortcode& code) {
    if (code.is_end) names.insert(code.name);
  });
  return names;
}

// Also without a value or an end. People write "[video]" and "[kaart]" themselves; other shortcodes
// are known by what they look like.
bool IsKnown(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"caption", "wp_caption", "gallery", "playlist", "embed", "nextpage", "toc", "contact-form",
       "contact-form-7", "contact-field", "gravityform"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Signs in the names of shortcodes that shut, '_' and '-' left out.
bool IsShutting(const Shortcode& code) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"member",   "restrict", "private",   "protect",   "loggedin", "logged",        "login",
       "password", "paywall",  "subscri",   "hidden",    "secret",   "accesscontrol", "visitor",
       "ifuser",   "userrole", "hasrole",   "capabilit", "intern",   "besloten",      "prive",
       "leden",    "ingelogd", "s2if",      "mepr",      "ihc",      "hidecontent",   "wlm",
       "rcp",      "pmpro",    "groupsnon", "groupscan", "premium",  "exclusive",     "onlyfor",
       "draft",    "concept"});
  std::string name = code.name;
  std::erase_if(name, [](char c) { return c == '_' || c == '-'; });
  if (name == "access" || name == "hide" || name == "user" || name == "groups") return true;
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

// What the editor of today keeps in comments: the members that say for whom a block is.
bool HoldsShutBlock(std::string_view html) {
  constexpr std::string_view kBlock = "<!-- wp:";
  for (std::size_t at = html.find(kBlock); at != kNone; at = html.find(kBlock, at + 1)) {
    const std::size_t end = html.find("-->", at);
    if (end == kNone) break;
    const std::string_view block = html.substr(at, end - at);
    const std::size_t open = block.find('{'), close = block.rfind('}');
    if (open == kNone || close == kNone || close < open) continue;
    const auto about = ParseJson(block.substr(open, close - open + 1));
    if (about && SaysNotPublic(*about)) return true;
  }
  return false;
}

}  // namespace

bool HoldsShutPart(std::string_view html) {
  const std::set<std::string> ends = NamesOfEnds(html);
  bool is_shut = HoldsShutBlock(html);
  // Words in brackets are no shortcode by themselves: "[besloten]" in a sentence shuts nothing.
  EachShortcode(html, [&](std::size_t, const Shortcode& code) {
    const bool is_code = ends.count(code.name) > 0 || code.attributes.find('=') != kNone ||
                         code.name.find('_') != std::string::npos;
    is_shut |= is_code && IsShutting(code);
  });
  return is_shut;
}

std::string WithoutShortcodes(std::string_view html) {
  const std::set<std::string> ends = NamesOfEnds(html);
  std::string kept;
  std::size_t from = 0;
  EachShortcode(html, [&](std::size_t at, const Shortcode& code) {
    const bool has_values = code.attributes.find('=') != kNone;
    const bool is_code =
        code.is_end || has_values || IsKnown(code.name) || ends.count(code.name) > 0;
    if (!is_code) return;
    kept += html.substr(from, at - from);
    from = code.behind;
  });
  return kept.append(html.substr(from));
}

}  // namespace kringen
