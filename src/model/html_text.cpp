#include "model/html_text.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "model/html_elements.h"
#include "model/html_layout.h"
#include "model/html_references.h"
#include "model/html_tokens.h"

namespace kringen {
namespace {

constexpr std::size_t kDeepest = 512;  // as browsers have it
constexpr std::string_view kHtmlBlanks = " \t\n\f\r";

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  return lowered;
}

// "display: none" or "visibility: hidden"; of a property named twice the last counts.
bool IsHiddenByStyle(const std::string& style) {
  bool is_gone = false, is_veiled = false;
  for (std::size_t at = 0; at < style.size();) {
    const std::size_t end = std::min(style.find(';', at), style.size());
    const std::string_view rule = std::string_view(style).substr(at, end - at);
    at = end + 1;
    const std::size_t colon = rule.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = Lowered(Trimmed(rule.substr(0, colon), kHtmlBlanks));
    std::string_view value = rule.substr(colon + 1);
    const std::string word = Lowered(Trimmed(value.substr(0, value.find('!')), kHtmlBlanks));
    if (name == "display") is_gone = word == "none";
    if (name == "visibility") is_veiled = word == "hidden" || word == "collapse";
  }
  return is_gone || is_veiled;
}

// The whole number that a text begins with, or `otherwise`.
int NumberOf(const std::string& text, int otherwise) {
  std::string_view digits = Trimmed(text, kHtmlBlanks);
  const bool is_negative = digits.substr(0, 1) == "-";
  if (is_negative) digits.remove_prefix(1);
  int number = 0;
  std::size_t read = 0;
  for (; read < digits.size() && read < 6 && digits[read] >= '0' && digits[read] <= '9'; ++read) {
    number = number * 10 + (digits[read] - '0');
  }
  return read == 0 ? otherwise : is_negative ? -number : number;
}

struct OpenElement {
  std::string name;  // with ':' in front within SVG and MathML, where it means nothing to HTML
  std::uint32_t traits = 0;
  bool is_hidden = false;
  int number = 1;         // of the next item of a list
  std::size_t start = 0;  // of its text
};

class HtmlReader {
 public:
  HtmlReader(std::string_view html, std::string* out) : tokens_(html), layout_(out) {}

  void Read() {
    HtmlToken token;
    while (tokens_.Next(IsForeign(), &token)) {
      if (token.kind == HtmlToken::Kind::kText) {
        Text(token.text, !token.is_literal);
      } else if (token.kind == HtmlToken::Kind::kStartTag) {
        StartTag(token);
      } else {
        EndTag(token);
      }
    }
  }

 private:
  // ---- the elements that are open ----

  bool IsForeign() const {
    if (foreign_ == 0) return false;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if ((open_[i].traits & kForeign) != 0) return true;
      const std::string& name = open_[i].name;
      if (name == "foreignobject" || name == "desc" || name == "title") return false;
    }
    return false;
  }

  void Push(std::string name, std::uint32_t traits, bool is_hidden) {
    if (open_.size() >= kDeepest) {
      is_hidden |= open_.back().is_hidden;
      Pop();
    }
    open_.push_back({std::move(name), traits, is_hidden, 1, layout_.size()});
    hidden_ += is_hidden ? 1 : 0;
    kept_ += (traits & kBlanksStay) != 0 ? 1 : 0;
    foreign_ += (traits & kForeign) != 0 ? 1 : 0;
  }

  void Forget(std::size_t index) {
    hidden_ -= open_[index].is_hidden ? 1 : 0;
    kept_ -= (open_[index].traits & kBlanksStay) != 0 ? 1 : 0;
    foreign_ -= (open_[index].traits & kForeign) != 0 ? 1 : 0;
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
  }

  void Pop() {
    const std::uint32_t traits = open_.back().traits;
    if (hidden_ == 0) {
      if ((traits & kListItem) != 0) layout_.EndItem();
      if ((traits & kCell) != 0) layout_.EndCell();
      if ((traits & kRow) != 0) layout_.EndRow(layout_.size() > open_.back().start);
      Break(traits, open_.size() - 1);
    }
    Forget(open_.size() - 1);
  }
  void PopTo(std::size_t size) {
    while (open_.size() > size) Pop();
  }

  // At the begin and the end of an element with that many around it. A list within a list has no
  // empty line around it.
  void Break(std::uint32_t traits, std::size_t depth) {
    const bool is_inner =
        (traits & kList) != 0 &&
        std::any_of(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(depth),
                    [](const OpenElement& each) { return (each.traits & kList) != 0; });
    if ((traits & kParagraph) != 0) layout_.Break(is_inner ? 1 : 2);
    if ((traits & kLine) != 0) layout_.Break(1);
  }

  // The innermost one that `is_wanted`, above which none of `barriers` is; -1: none.
  template <typename Wanted>
  std::ptrdiff_t Find(std::uint32_t barriers, Wanted is_wanted) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (is_wanted(open_[i])) return static_cast<std::ptrdiff_t>(i);
      if ((open_[i].traits & barriers) != 0) return -1;
    }
    return -1;
  }
  std::ptrdiff_t FindTrait(std::uint32_t barriers, std::uint32_t traits) const {
    return Find(barriers, [&](const OpenElement& each) { return (each.traits & traits) != 0; });
  }
  std::ptrdiff_t FindName(std::uint32_t barriers, std::string_view name) const {
    return Find(barriers, [&](const OpenElement& each) { return each.name == name; });
  }
  bool End(std::ptrdiff_t index) {
    if (index >= 0) PopTo(static_cast<std::size_t>(index));
    return index >= 0;
  }
  // Parts of tables end one another, whatever is open within them.
  std::ptrdiff_t FindInTable(std::uint32_t traits) const {
    return Find(0, [&](const OpenElement& each) {
      return (each.traits & traits) != 0 || each.name == "table" || each.name == "template";
    });
  }
  void EndInTable(std::uint32_t traits) {
    while (true) {
      const std::ptrdiff_t found = FindInTable(traits);
      if (found < 0 || (open_[static_cast<std::size_t>(found)].traits & traits) == 0) return;
      PopTo(static_cast<std::size_t>(found));
    }
  }

  // ---- tags ----

  // What ends because this begins.
  void EndOthers(const std::string& name, std::uint32_t traits) {
    constexpr std::uint32_t kSpecial = kLine | kParagraph | kScope | kCell;
    const auto is_special = [](const OpenElement& each) {
      return (each.traits & kSpecial) != 0 && each.name != "address" && each.name != "div" &&
             each.name != "p";
    };
    for (const std::uint32_t kind : {std::uint32_t{kListItem}, std::uint32_t{kTerm}}) {
      if ((traits & kind) == 0) continue;
      const std::ptrdiff_t found = Find(0, [&](const OpenElement& each) {
        return (each.traits & kind) != 0 || is_special(each);
      });
      if (found >= 0 && (open_[static_cast<std::size_t>(found)].traits & kind) != 0) End(found);
    }
    if ((traits & kEndsP) != 0) End(FindName(kScope, "p"));
    if ((traits & kHeading) != 0 && !open_.empty() && (open_.back().traits & kHeading) != 0) Pop();
    const bool is_choice = name == "option" || name == "optgroup";
    if (is_choice && !open_.empty() && open_.back().name == "option") Pop();
    if ((traits & kCell) != 0) EndInTable(kCell);
    if ((traits & kRow) != 0) EndInTable(kCell | kRow);
    if ((traits & kRowGroup) != 0) EndInTable(kCell | kRow | kRowGroup);
    if (name == "button") End(FindName(kScope, "button"));
  }

  static bool IsHidden(const HtmlToken& token, std::uint32_t traits) {
    return (traits & kUnseen) != 0 || token.Has("hidden") ||
           (token.name == "dialog" && !token.Has("open")) ||
           (token.Has("style") && IsHiddenByStyle(token.Value("style")));
  }

  void StartTag(const HtmlToken& token) {
    const std::string& name = token.name;
    if (name == "html" || name == "head" || name == "body") return;
    std::uint32_t traits = TraitsOf(name);
    if (IsForeign()) {
      if ((traits & kLeavesSvg) == 0) {
        const bool is_unseen = name == "script" || name == "style" || name == "title" ||
                               name == "desc" || name == "metadata" || name == "annotation";
        const bool is_ours = (traits & kForeign) != 0 || name == "foreignobject" ||
                             name == "desc" || name == "title";
        if (!token.closes_itself) {
          Push(is_ours ? name : ":" + name, traits & kForeign, is_unseen || IsHidden(token, 0));
        }
        return;
      }
      while (IsForeign()) Pop();
    }
    if ((traits & (kCell | kRow | kRowGroup)) != 0 && !IsInTable()) {
      if (hidden_ == 0) (traits & kCell) != 0 ? layout_.Blank() : layout_.Break(1);
      return;
    }
    EndOthers(name, traits);
    const bool is_hidden = IsHidden(token, traits);
    if (hidden_ == 0 && !is_hidden) Show(token, traits);
    if ((traits & kVoid) != 0 || ((traits & kForeign) != 0 && token.closes_itself)) return;
    Push(name, traits, is_hidden);
    if (name == "ol") open_.back().number = NumberOf(token.Value("start"), 1);
    if ((traits & (kRawText | kRawLetters)) != 0 || name == "plaintext") {
      Text(tokens_.RawText(name), (traits & kRawLetters) != 0);
    }
  }

  // What the tag itself puts into the text.
  void Show(const HtmlToken& token, std::uint32_t traits) {
    if (token.name == "br") return layout_.LineEnd();
    if ((traits & kRow) != 0) layout_.EndRow(false);
    if ((traits & kListItem) != 0) return layout_.Item(ItemMark(token));
    Break(traits, open_.size());
    if ((traits & kCell) != 0) layout_.Cell(layout_.size() == RowStart());
    if (token.name == "img") Emoji(token);
  }

  bool IsInTable() const {
    const std::ptrdiff_t table = FindInTable(0);
    return table >= 0 && open_[static_cast<std::size_t>(table)].name == "table";
  }
  // Of the row or, where its tag was left out, of the table.
  std::size_t RowStart() const { return open_[static_cast<std::size_t>(FindInTable(kRow))].start; }

  std::string ItemMark(const HtmlToken& token) {
    const std::ptrdiff_t list = FindTrait(0, kList);
    if (list < 0 || open_[static_cast<std::size_t>(list)].name != "ol") return "\u2022 ";
    int& number = open_[static_cast<std::size_t>(list)].number;
    number = NumberOf(token.Value("value"), number);
    return std::to_string(number++) + ". ";
  }

  // Pictures that stand for a character, which is in their text.
  void Emoji(const HtmlToken& token) {
    const std::string kind = token.Value("class");
    if (kind.find("emoji") == std::string::npos && kind.find("smiley") == std::string::npos) return;
    Characters(token.Value("alt"));
  }

  void EndTag(const HtmlToken& token) {
    const std::string& name = token.name;
    if (IsForeign() && EndForeign(name)) return;
    const std::uint32_t traits = TraitsOf(name);
    if (name == "br") {
      if (hidden_ == 0) layout_.LineEnd();
    } else if (name == "p") {
      if (!End(FindName(kScope, name)) && hidden_ == 0) layout_.Break(2);
    } else if ((traits & kHeading) != 0) {
      End(FindTrait(kScope, kHeading));
    } else if ((traits & kListItem) != 0) {
      End(FindName(kScope | kList, name));
    } else if ((traits & (kCell | kRow | kRowGroup)) != 0 || name == "table") {
      End(FindNameInTable(name));
    } else if ((traits & kFormatting) != 0) {
      const std::ptrdiff_t found = FindName(kScope, name);
      if (found >= 0) Forget(static_cast<std::size_t>(found));
    } else if ((traits & (kLine | kParagraph | kScope)) != 0) {
      End(Find(kScope, [&](const OpenElement& each) { return each.name == name; }));
    } else {
      End(FindName(kLine | kParagraph | kScope | kCell, name));
    }
  }

  // What SVG and MathML name as HTML does, or else, ends within them.
  bool EndForeign(const std::string& name) {
    for (std::size_t i = open_.size(); i-- > 0 && open_[i].name[0] == ':';) {
      if (open_[i].name.compare(1, std::string::npos, name) == 0) {
        PopTo(i);
        return true;
      }
    }
    return false;
  }

  std::ptrdiff_t FindNameInTable(const std::string& name) const {
    const std::ptrdiff_t found = Find(0, [&](const OpenElement& each) {
      return each.name == name || each.name == "table" || each.name == "template";
    });
    return found >= 0 && open_[static_cast<std::size_t>(found)].name == name ? found : -1;
  }

  // ---- text ----

  void Text(std::string_view text, bool has_references) {
    if (hidden_ > 0) return;
    if (!has_references) return Characters(text);
    std::string read;
    std::size_t from = 0;
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
      Characters(text.substr(from, at - from));
      from = at;
      read.clear();
      const std::size_t size = AppendReference(text, at, false, &read);
      Characters(read);
      from += size;
      at += std::max<std::size_t>(size, 1);
    }
    Characters(text.substr(from));
  }

  void Characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t run = VisibleRun(text, at);
      if (run > 0) layout_.Characters(text.substr(at, run));
      at += run;
      if (at < text.size()) at += TakeBlank(text, at);
    }
  }

  static bool IsNoBreakSpace(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\u00A0";
  }

  static std::size_t VisibleRun(std::string_view text, std::size_t from) {
    std::size_t at = from;
    while (at < text.size()) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte <= 0x20 || byte == 0x7F || (byte == 0xC2 && IsNoBreakSpace(text, at))) break;
      ++at;
    }
    return at - from;
  }

  // Its bytes. Controls that are no blanks are no text.
  std::size_t TakeBlank(std::string_view text, std::size_t at) {
    const char c = text[at];
    const bool is_no_break = IsNoBreakSpace(text, at);
    if (is_no_break || c == ' ' || c == '\r' || c == '\f') {
      Blanks(1);
    } else if (c == '\t') {
      Blanks(4);
    } else if (c == '\n') {
      kept_ > 0 ? layout_.LineEnd() : layout_.Blank();
    }
    return is_no_break ? 2 : 1;
  }

  void Blanks(int count) { kept_ > 0 ? layout_.KeptBlanks(count) : layout_.Blank(); }

  HtmlTokens tokens_;
  TextLayout layout_;
  std::vector<OpenElement> open_;
  int hidden_ = 0;   // of them
  int kept_ = 0;     // in which blanks stay
  int foreign_ = 0;  // SVG and MathML
};

}  // namespace

void AppendTextOfHtml(std::string_view html, std::string* out) {
  if (html.find('\r') == std::string_view::npos) return HtmlReader(html, out).Read();
  // A line ends with '\n', however the file has it.
  std::string lines;
  for (std::size_t at = 0; at < html.size(); ++at) {
    const bool is_return = html[at] == '\r';
    if (!is_return || html.substr(at + 1, 1) != "\n") lines += is_return ? '\n' : html[at];
  }
  HtmlReader(lines, out).Read();
}

}  // namespace kringen
