#include "model/html_text.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/text_marks.h"

namespace kringen {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

// What Dutch, German, French and English feeds use; anything else stays as written.
constexpr Entity kEntities[] = {
    {"amp", "&"},      {"lt", "<"},       {"gt", ">"},        {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},     {"euro", "€"},     {"hellip", "…"},    {"ndash", "–"},  {"mdash", "—"},
    {"lsquo", "‘"},    {"rsquo", "’"},    {"sbquo", "‚"},     {"ldquo", "“"},  {"rdquo", "”"},
    {"bdquo", "„"},    {"laquo", "«"},    {"raquo", "»"},     {"bull", "•"},   {"middot", "·"},
    {"copy", "©"},     {"reg", "®"},      {"trade", "™"},     {"deg", "°"},    {"plusmn", "±"},
    {"times", "×"},    {"frac12", "½"},   {"frac14", "¼"},    {"sup2", "²"},   {"sup3", "³"},
    {"szlig", "ß"},    {"aelig", "æ"},    {"AElig", "Æ"},     {"oelig", "œ"},  {"OElig", "Œ"},
    {"oslash", "ø"},   {"Oslash", "Ø"},   {"aring", "å"},     {"Aring", "Å"},  {"ccedil", "ç"},
    {"Ccedil", "Ç"},   {"ntilde", "ñ"},   {"Ntilde", "Ñ"},    {"agrave", "à"}, {"aacute", "á"},
    {"acirc", "â"},    {"atilde", "ã"},   {"auml", "ä"},      {"egrave", "è"}, {"eacute", "é"},
    {"ecirc", "ê"},    {"euml", "ë"},     {"igrave", "ì"},    {"iacute", "í"}, {"icirc", "î"},
    {"iuml", "ï"},     {"ograve", "ò"},   {"oacute", "ó"},    {"ocirc", "ô"},  {"otilde", "õ"},
    {"ouml", "ö"},     {"ugrave", "ù"},   {"uacute", "ú"},    {"ucirc", "û"},  {"uuml", "ü"},
    {"Agrave", "À"},   {"Aacute", "Á"},   {"Acirc", "Â"},     {"Auml", "Ä"},   {"Egrave", "È"},
    {"Eacute", "É"},   {"Ecirc", "Ê"},    {"Euml", "Ë"},      {"Iacute", "Í"}, {"Iuml", "Ï"},
    {"Oacute", "Ó"},   {"Ocirc", "Ô"},    {"Ouml", "Ö"},      {"Uacute", "Ú"}, {"Uuml", "Ü"},
    {"shy", "\u00AD"}, {"zwj", "\u200D"}, {"zwnj", "\u200C"}, {"larr", "←"},   {"rarr", "→"},
};

constexpr std::string_view kBlockTags[] = {
    "p",      "br",  "div", "li", "ul",    "ol",         "h1",         "h2",      "h3",
    "h4",     "h5",  "h6",  "tr", "hr",    "blockquote", "section",    "article", "header",
    "footer", "pre", "dt",  "dd", "table", "figure",     "figcaption",
};

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

bool StartsWithTag(std::string_view html, std::size_t at, std::string_view tag) {
  if (html.size() - at < tag.size()) return false;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    if (Lower(html[at + i]) != tag[i]) return false;
  }
  return true;
}

class HtmlReader {
 public:
  HtmlReader(std::string_view html, std::string* out)
      : html_(html), out_(out), start_(out->size()) {}

  void Read() {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<' && IsTagStart()) {
        ReadTag();
      } else if (c == '&') {
        ReadEntity();
      } else {
        ReadCharacter();
      }
    }
    while (out_->size() > start_ && (out_->back() == ' ' || out_->back() == '\n')) out_->pop_back();
  }

 private:
  bool IsTagStart() const {
    if (at_ + 1 >= html_.size()) return false;
    const char c = html_[at_ + 1];
    return IsLetter(c) || c == '/' || c == '!' || c == '?';
  }

  void ReadTag() {
    if (html_.substr(at_, 4) == "<!--") {
      SkipPast("-->");
      return;
    }
    std::size_t name_start = at_ + 1;
    const bool closing = html_[name_start] == '/';
    if (closing) ++name_start;
    std::string name;
    while (name_start + name.size() < html_.size() && name.size() < 16) {
      const char c = Lower(html_[name_start + name.size()]);
      if (!IsLetter(c) && !(c >= '0' && c <= '9')) break;
      name += c;
    }
    at_ = name_start + name.size();
    SkipAttributes();
    if (!closing && (name == "script" || name == "style")) SkipElement(name);
    if (std::find(std::begin(kBlockTags), std::end(kBlockTags), name) != std::end(kBlockTags)) {
      EndLine();
    }
  }

  // To behind the closing '>', not fooled by one inside quotes.
  void SkipAttributes() {
    char quote = '\0';
    for (; at_ < html_.size(); ++at_) {
      const char c = html_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        ++at_;
        return;
      }
    }
  }

  void SkipPast(std::string_view end) {
    const std::size_t found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void SkipElement(const std::string& name) {
    const std::string closing = "</" + name;
    while (at_ < html_.size() && !StartsWithTag(html_, at_, closing)) ++at_;
    SkipPast(">");
  }

  void ReadEntity() {
    const std::size_t end = html_.substr(at_, 12).find(';');
    if (end == std::string_view::npos) {
      ReadCharacter();
      return;
    }
    const std::string_view name = html_.substr(at_ + 1, end - 1);
    if (!name.empty() && name[0] == '#' ? AppendNumeric(name.substr(1)) : AppendNamed(name)) {
      at_ += end + 1;
    } else {
      ReadCharacter();
    }
  }

  bool AppendNumeric(std::string_view digits) {
    const bool hex = !digits.empty() && Lower(digits[0]) == 'x';
    if (hex) digits.remove_prefix(1);
    if (digits.empty()) return false;
    char32_t value = 0;
    for (const char raw : digits) {
      const char c = Lower(raw);
      const bool decimal = c >= '0' && c <= '9';
      if (!decimal && !(hex && c >= 'a' && c <= 'f')) return false;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(decimal ? c - '0' : c - 'a' + 10);
      if (value > 0x10FFFF) return false;
    }
    if (value < 0x20 || value == 0x7F) value = ' ';
    AppendCodePoint(value, out_);
    return true;
  }

  bool AppendNamed(std::string_view name) {
    for (const Entity& entity : kEntities) {
      if (entity.name != name) continue;
      out_->append(entity.text);
      return true;
    }
    return false;
  }

  // White space in HTML is one space.
  void ReadCharacter() {
    const char c = html_[at_++];
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out_->push_back(c);
    } else if (out_->size() > start_ && out_->back() != ' ' && out_->back() != '\n') {
      out_->push_back(' ');
    }
  }

  void EndLine() {
    while (out_->size() > start_ && out_->back() == ' ') out_->pop_back();
    if (out_->size() > start_ && out_->back() != '\n') out_->push_back('\n');
  }

  std::string_view html_;
  std::string* out_;
  std::size_t start_;
  std::size_t at_ = 0;
};

}  // namespace

void AppendTextOfHtml(std::string_view html, std::string* out) { HtmlReader(html, out).Read(); }

}  // namespace kringen
