#include "model/html_tokens.h"

#include <algorithm>
#include <array>

#include "model/html_references.h"

namespace kringen {
namespace {

constexpr std::string_view kBlanks = " \t\n\f\r";

// The attributes that change what is seen.
constexpr std::array<std::string_view, 7> kKept{"alt",   "class", "hidden", "open",
                                                "start", "style", "value"};

bool IsBlank(char c) { return kBlanks.find(c) != std::string_view::npos; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

std::string Lowered(std::string_view name) {
  std::string lowered(name);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), Lower);
  return lowered;
}

}  // namespace

bool HtmlToken::Has(std::string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return each.first == attribute; });
}

std::string HtmlToken::Value(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& each) { return each.first == attribute; });
  std::string value;
  if (found == attributes.end()) return value;
  const std::string_view written = found->second;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t read = written[at] == '&' ? AppendReference(written, at, true, &value) : 0;
    if (read == 0) value += written[at];
    at += std::max<std::size_t>(read, 1);
  }
  return value;
}

bool HtmlTokens::Next(bool in_foreign, HtmlToken* token) {
  token->attributes.clear();
  token->closes_itself = token->is_literal = false;
  while (!AtEnd()) {
    const std::size_t from = at_;
    if (html_[at_] == '<') {
      if (in_foreign && IsAt("<![CDATA[")) {
        at_ += 9;
        const std::size_t end = std::min(html_.find("]]>", at_), html_.size());
        token->kind = HtmlToken::Kind::kText;
        token->is_literal = true;
        token->text = html_.substr(at_, end - at_);
        at_ = std::min(end + 3, html_.size());
        return true;
      }
      if (SkipMarkup()) continue;
      const std::size_t name = at_ + (IsAt("</") ? 2 : 1);
      if (name < html_.size() && IsLetter(html_[name])) return ReadTag(token);
      ++at_;  // a '<' that begins nothing
    }
    at_ = std::min(html_.find('<', at_), html_.size());
    token->kind = HtmlToken::Kind::kText;
    token->text = html_.substr(from, at_ - from);
    return true;
  }
  return false;
}

// "<!...", "<?..." and "</" before what is no name; false when none of them is here.
bool HtmlTokens::SkipMarkup() {
  if (IsAt("<!--")) {
    SkipComment();
    return true;
  }
  const bool is_end = IsAt("</") && at_ + 2 < html_.size() && !IsLetter(html_[at_ + 2]);
  if (!is_end && !IsAt("<!") && !IsAt("<?")) return false;
  SkipPast(">");
  return true;
}

void HtmlTokens::SkipComment() {
  at_ += 4;
  if (IsAt(">") || IsAt("->")) return SkipPast(">");
  while (true) {
    at_ = html_.find("--", std::min(at_, html_.size()));
    if (at_ == std::string_view::npos || IsAt("-->") || IsAt("--!>")) break;
    ++at_;
  }
  SkipPast(">");
}

void HtmlTokens::SkipPast(std::string_view end) {
  const std::size_t found = html_.find(end, std::min(at_, html_.size()));
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

// False when the file ends within the tag, which then is none.
bool HtmlTokens::ReadTag(HtmlToken* token) {
  const bool is_end = IsAt("</");
  token->kind = is_end ? HtmlToken::Kind::kEndTag : HtmlToken::Kind::kStartTag;
  at_ += is_end ? 2 : 1;
  const std::size_t end = std::min(html_.find_first_of(" \t\n\f\r/>", at_), html_.size());
  token->name = Lowered(html_.substr(at_, end - at_));
  at_ = end;
  while (!AtEnd()) {
    const char c = html_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (IsAt("/>")) token->closes_itself = true;
    if (IsBlank(c) || c == '/') {
      ++at_;
    } else {
      ReadAttribute(token);
    }
  }
  return false;
}

void HtmlTokens::ReadAttribute(HtmlToken* token) {
  // A '=' in front belongs to the name.
  const std::size_t end = std::min(html_.find_first_of(" \t\n\f\r/>=", at_ + 1), html_.size());
  std::string name = Lowered(html_.substr(at_, end - at_));
  at_ = std::min(html_.find_first_not_of(kBlanks, end), html_.size());
  std::string_view value;
  if (IsAt("=")) value = ReadValue();
  const bool is_kept = std::find(kKept.begin(), kKept.end(), name) != kKept.end();
  if (is_kept && !token->Has(name)) token->attributes.emplace_back(std::move(name), value);
}

// From the '=' on. A quote opens a value only here.
std::string_view HtmlTokens::ReadValue() {
  at_ = std::min(html_.find_first_not_of(kBlanks, at_ + 1), html_.size());
  if (IsAt("\"") || IsAt("'")) {
    const char quote = html_[at_++];
    const std::size_t from = at_, end = std::min(html_.find(quote, at_), html_.size());
    at_ = std::min(end + 1, html_.size());
    return html_.substr(from, end - from);
  }
  const std::size_t from = at_;
  at_ = std::min(html_.find_first_of(" \t\n\f\r>", at_), html_.size());
  return html_.substr(from, at_ - from);
}

// "<script" and what may stand behind a name.
bool HtmlTokens::IsTag(std::size_t at, std::string_view opening, std::string_view name) const {
  const std::size_t end = at + opening.size() + name.size();
  return end < html_.size() && html_.substr(at, opening.size()) == opening &&
         Lowered(html_.substr(at + opening.size(), name.size())) == name &&
         (IsBlank(html_[end]) || html_[end] == '/' || html_[end] == '>');
}

// A script within a comment of a script does not end the one outside.
std::size_t HtmlTokens::EndOfScript() const {
  bool is_comment = false, is_inner = false;
  for (std::size_t at = at_; at < html_.size(); ++at) {
    if (!is_comment && html_.substr(at, 4) == "<!--") {
      is_comment = true;
      ++at;  // "<!-->" ends at once
    } else if (is_comment && html_.substr(at, 3) == "-->") {
      is_comment = is_inner = false;
    } else if (html_[at] == '<' && IsTag(at, "</", "script")) {
      if (!is_inner) return at;
      is_inner = false;
    } else if (is_comment && html_[at] == '<' && IsTag(at, "<", "script")) {
      is_inner = true;
    }
  }
  return html_.size();
}

std::string_view HtmlTokens::RawText(std::string_view name) {
  const std::size_t from = at_;
  if (name == "plaintext") {
    at_ = html_.size();
  } else if (name == "script") {
    at_ = EndOfScript();
  } else {
    while (!AtEnd() && !IsTag(at_, "</", name)) {
      at_ = std::min(html_.find('<', at_ + 1), html_.size());
    }
  }
  return html_.substr(from, at_ - from);
}

}  // namespace kringen
