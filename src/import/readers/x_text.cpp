#include "import/readers/x_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "import/readers/reader.h"

namespace kringen {
namespace {

using Links = std::vector<std::pair<std::string_view, std::string_view>>;  // from, to

void ReplaceAll(std::string_view from, std::string_view to, std::string* text) {
  if (from.empty()) return;
  for (std::size_t at = text->find(from); at != std::string::npos;
       at = text->find(from, at + to.size())) {
    text->replace(at, from.size(), to);
  }
}

// Longest first, as one short link can be the beginning of another.
void ReplaceLinks(Links links, std::string* text) {
  std::stable_sort(links.begin(), links.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [from, to] : links) ReplaceAll(from, to, text);
}

void Unescape(std::string* text) {
  ReplaceAll("&lt;", "<", text);
  ReplaceAll("&gt;", ">", text);
  ReplaceAll("&amp;", "&", text);
}

std::string_view Written(const JsonValue& tweet) {
  const std::string_view full = TextIn(tweet, "full_text");
  return full.empty() ? TextIn(tweet, "text") : full;
}

bool IsWholeBegin(std::string_view begin, std::string_view text) {
  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  const std::size_t cut = begin.rfind(kEllipsis);
  // Behind the ellipsis stands only the link to the long post itself.
  if (cut != std::string_view::npos && begin.find(' ', cut + 4) == std::string_view::npos) {
    begin = begin.substr(0, cut);
  }
  begin = Trimmed(begin);
  return !begin.empty() && text.substr(0, begin.size()) == begin;
}

}  // namespace

std::string TextOfTweet(const JsonValue& tweet) {
  std::string text(Written(tweet));
  Links links;
  for (const char* entities : {"extended_entities", "entities"}) {
    for (const JsonValue& media : ListIn(ObjectIn(tweet, entities), "media")) {
      links.emplace_back(TextIn(media, "url"), "");
    }
  }
  for (const JsonValue& url : ListIn(ObjectIn(tweet, "entities"), "urls")) {
    const std::string_view expanded = TextIn(url, "expanded_url");
    if (!expanded.empty()) links.emplace_back(TextIn(url, "url"), expanded);
  }
  ReplaceLinks(std::move(links), &text);
  Unescape(&text);
  return Tidied(text);
}

std::string TextOfNote(const JsonValue& core) {
  std::string text(TextIn(core, "text"));
  Links links;
  for (const JsonValue& url : ListIn(core, "urls")) {
    const std::string_view expanded = TextIn(url, "expandedUrl");
    if (!expanded.empty()) links.emplace_back(TextIn(url, "shortUrl"), expanded);
  }
  ReplaceLinks(std::move(links), &text);
  return Tidied(text);
}

bool IsBeginOf(const JsonValue& tweet, std::string_view written, std::string_view text) {
  std::string begin(Written(tweet));
  Unescape(&begin);
  return IsWholeBegin(begin, written) || IsWholeBegin(TextOfTweet(tweet), text);
}

std::string IdRepliedTo(const JsonValue& tweet, const std::string& member) {
  for (const std::string& name : {member + "_str", member}) {
    if (!TextIn(tweet, name).empty()) return std::string(TextIn(tweet, name));
  }
  const std::int64_t number = WholeIn(tweet, member, -1);
  return number > 0 ? std::to_string(number) : std::string();
}

}  // namespace kringen
