#include "import/readers/feed_cut.h"

#include <algorithm>

#include "base/text.h"
#include "import/text/tidy.h"
#include "model/html_references.h"

namespace kringen {
namespace {

bool IsAt(std::string_view xml, std::size_t at, std::string_view word) {
  return xml.substr(at, word.size()) == word;
}

constexpr std::string_view kOpening = "<![CDATA[";

// Passes over what is no markup of elements. Ends that were looked for are kept, so that a file of
// openings without ends costs no more than its length.
class MarkupSkipper {
 public:
  explicit MarkupSkipper(std::string_view xml) : xml_(xml) {}

  // Behind the CDATA, comment or declaration at `at`; `at` when none begins there. Behind its
  // opening only, when it has no end.
  std::size_t Behind(std::size_t at) {
    if (IsAt(xml_, at, kOpening)) return BehindCdata(at + kOpening.size());
    const bool is_comment = IsAt(xml_, at, "<!--");
    if (!is_comment && !IsAt(xml_, at, "<?")) return at;
    const std::size_t end = is_comment ? EndOf("-->", at, &comment_) : EndOf("?>", at, &question_);
    return end == kNone ? at + 2 : end;
  }

  // Is the CDATA at `at` never closed? One that runs through the end of an item into the CDATA of
  // another is not, though XML sees it so.
  bool IsOpenCdata(std::size_t at) {
    return IsAt(xml_, at, kOpening) && Behind(at) == at + kOpening.size();
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr std::size_t kUnknown = 0;

  std::size_t EndOf(std::string_view mark, std::size_t from, std::size_t* known) {
    if (*known != kUnknown && *known >= from + mark.size()) return *known;
    const std::size_t found = xml_.find(mark, from);
    return *known = found == kNone ? kNone : found + mark.size();
  }

  std::size_t BehindCdata(std::size_t inside) {
    const std::size_t end = EndOf("]]>", inside, &cdata_);
    if (end == kNone) return inside;
    const std::string_view content = xml_.substr(inside, end - inside);
    const std::size_t inner = content.find(kOpening);
    if (inner == kNone) return end;
    const std::string_view before = content.substr(0, inner);
    const bool is_open = before.find("</item>") != kNone || before.find("</entry>") != kNone;
    return is_open ? inside : end;
  }

  std::string_view xml_;
  std::size_t cdata_ = kUnknown, comment_ = kUnknown, question_ = kUnknown;
};

// "item" of "<rss:item rdf:about=...>" and of "</item>", when the tag is one.
std::string_view TagName(std::string_view xml, std::size_t at) {
  at += IsAt(xml, at, "</") ? 2 : 1;
  const std::size_t end = std::min(xml.find_first_of(" \t\r\n/>", at), xml.size());
  const std::string_view name = xml.substr(at, end - at);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool IsXmlName(std::string_view reference) {
  return reference == "&amp;" || reference == "&lt;" || reference == "&gt;" ||
         reference == "&quot;" || reference == "&apos;";
}

}  // namespace

std::string_view XmlEncodingOf(std::string_view bytes) {
  const std::size_t begin = bytes.substr(0, 256).find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view declaration = bytes.substr(begin, bytes.find("?>", begin) - begin);
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? std::string_view()
                                       : declaration.substr(at + 1, end - at - 1);
}

std::string WithNamedReferences(std::string_view xml) {
  MarkupSkipper skipper(xml);
  std::string read;
  std::size_t from = 0;
  for (std::size_t at = xml.find_first_of("<&"); at != std::string_view::npos;
       at = xml.find_first_of("<&", at)) {
    if (xml[at] == '<') {
      at = std::max(skipper.Behind(at), at + 1);
      continue;
    }
    std::string text;
    const std::size_t size = AppendReference(xml, at, false, &text);
    const std::string_view written = xml.substr(at, size);
    const bool is_named = size > 3 && written[1] != '#' && written.back() == ';';
    if (is_named && !IsXmlName(written)) {
      read += xml.substr(from, at - from);
      // "&LT;" is '<' to HTML, which XML has to have named.
      read += text == "<" ? "&lt;" : text == "&" ? "&amp;" : text == ">" ? "&gt;" : text;
      from = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  read += xml.substr(from);
  return read;
}

bool HasOpenCdata(std::string_view xml) {
  MarkupSkipper skipper(xml);
  for (std::size_t at = xml.find("<!"); at != std::string_view::npos; at = xml.find("<!", at)) {
    if (skipper.IsOpenCdata(at)) return true;
    at = std::max(skipper.Behind(at), at + 1);
  }
  return false;
}

FeedParts CutFeed(std::string_view xml) {
  constexpr std::size_t kNone = std::string_view::npos;
  MarkupSkipper skipper(xml);
  FeedParts parts;
  std::size_t open = kNone, head = 0;
  const auto end_item = [&](std::size_t at) {
    parts.items.push_back(xml.substr(open, at - open));
    head = at;
    open = kNone;
  };
  for (std::size_t at = xml.find('<'); at != kNone; at = xml.find('<', at)) {
    if (const std::size_t behind = skipper.Behind(at); behind != at) {
      at = behind;
      continue;
    }
    const std::string_view name = TagName(xml, at);
    const bool is_end = IsAt(xml, at, "</");
    if (is_end && open != kNone && (name == "channel" || name == "feed" || name == "rss")) {
      end_item(at);
    } else if (name == "item" || name == "entry") {
      if (!is_end && open != kNone) end_item(at);
      if (!is_end) {
        parts.head += xml.substr(head, at - head);
        open = at;
      } else if (open != kNone) {
        end_item(std::min(xml.find('>', at), xml.size() - 1) + 1);
      }
    }
    ++at;
  }
  if (open != kNone) {
    end_item(xml.size());
  }
  parts.head += xml.substr(head);
  return parts;
}

bool HasRootEnd(std::string_view xml) {
  const std::string_view end =
      Trimmed(xml.substr(xml.size() - std::min<std::size_t>(64, xml.size())));
  return HasSuffix(end, "</rss>") || HasSuffix(end, "</feed>") || HasSuffix(end, ":RDF>") ||
         HasSuffix(end, "</RDF>") || HasSuffix(end, ":rss>") || HasSuffix(end, ":feed>");
}

}  // namespace kringen
