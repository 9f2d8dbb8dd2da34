#include "import/readers/feed_xml.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "import/readers/feed_cut.h"
#include "import/readers/reader.h"
#include "import/text/base64.h"
#include "import/text/text_encoding.h"
#include "import/text/web_address.h"
#include "model/html_text.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

struct MarkupWriter : pugi::xml_writer {
  std::string markup;
  void write(const void* bytes, std::size_t size) override {  // NOLINT: pugixml's name
    markup.append(static_cast<const char*>(bytes), size);
  }
};

bool HasElements(const pugi::xml_node& node) {
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
}

bool Parse(std::string_view text, pugi::xml_document* document) {
  return bool(
      document->load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8));
}

void Notice(std::string_view code, const std::string& path, std::int64_t count, Reading* reading) {
  reading->report.push_back({Level::kWarning, std::string(code), path, count, ""});
}

std::string Decoded(const SourceFile& file, Reading* reading) {
  DecodedText decoded = DecodeBytes(file.bytes, XmlEncodingOf(file.bytes));
  if (decoded.was_guessed) Notice("file.windows_1252", file.path, 1, reading);
  if (decoded.is_unknown) Notice("file.unknown_encoding", file.path, 1, reading);
  if (decoded.replaced > 0) {
    Notice("file.bad_characters", file.path, decoded.replaced, reading);
  }
  return WithNamedReferences(Trimmed(decoded.text));
}

// The text of a content that is written as base64; nothing when it is not.
std::optional<std::string> FromBase64Content(const pugi::xml_node& node, const std::string& text) {
  const std::string_view mode = node.attribute("mode").value();
  const std::string_view encoding = node.attribute("encoding").value();
  const bool is_said = mode == "base64" || encoding == "base64";
  // A text of that length without a blank, that also reads as UTF-8 text when decoded, is none.
  constexpr std::size_t kShortest = 24;
  if (!is_said && text.size() < kShortest) return std::nullopt;
  std::optional<std::string> bytes = DecodeBase64(text);
  if (!bytes || !IsPlainText(*bytes)) return std::nullopt;
  return bytes;
}

std::string TextOfHtml(std::string_view html) {
  std::string text;
  AppendTextOfHtml(html, &text);
  return Tidied(text);
}

}  // namespace

std::string_view LocalName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node Child(const pugi::xml_node& node, std::string_view name) {
  pugi::xml_node prefixed;
  for (const pugi::xml_node child : node.children()) {
    if (child.name() == name) return child;
    if (!prefixed && LocalName(child) == name) prefixed = child;
  }
  return prefixed;
}

// The parser makes "&#xD83D;", which is no character, into bytes that are none.
std::string ContentOf(const pugi::xml_node& node) {
  if (!HasElements(node)) {
    std::string text;
    for (const pugi::xml_node child : node.children()) text += child.value();
    return RepairedText(text);
  }
  MarkupWriter writer;
  for (const pugi::xml_node child : node.children()) {
    child.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return RepairedText(writer.markup);
}

std::string PlainTextOf(const pugi::xml_node& node) { return Tidied(ContentOf(node)); }

std::string HtmlTextOf(const pugi::xml_node& node) {
  const std::string content = ContentOf(node);
  return TextOfHtml(FromBase64Content(node, content).value_or(content));
}

std::string AtomTextOf(const pugi::xml_node& node) {
  const std::string type = PlainPath(node.attribute("type").value());
  const bool is_text = type.empty() || type == "text" || type == "html" || type == "xhtml" ||
                       type.substr(0, 5) == "text/" || HasSuffix(type, "xml");
  if (!is_text) return {};  // a picture or another file
  const std::string content = ContentOf(node);
  const std::optional<std::string> decoded = FromBase64Content(node, content);
  const bool is_html = type.find("html") != std::string::npos || HasElements(node);
  const std::string& text = decoded ? *decoded : content;
  return is_html ? TextOfHtml(text) : Tidied(text);
}

FeedXml::FeedXml(const SourceFile& file, Reading* reading) {
  const std::string text = Decoded(file, reading);
  const bool is_sound = !HasOpenCdata(text) && Parse(text, &document_);
  if (!is_sound) ReadApart(text);
  ReadWhole();
  if (is_sound || !is_feed()) return;
  const bool is_cut_off = !HasRootEnd(text);
  Report(is_cut_off ? Level::kMalformed : Level::kWarning,
         is_cut_off ? "file.truncated" : "file.not_xml", file.path, reading);
}

// The head and, where the whole is sound, the items. RSS 1.0 has its items beside the channel.
void FeedXml::ReadWhole() {
  root_ = document_.document_element();
  is_atom_ = LocalName(root_) == "feed";
  is_rss_ = LocalName(root_) == "rss" || LocalName(root_) == "RDF";
  head_ = is_atom_ ? root_ : Child(root_, "channel");
  if (!parts_.empty()) return;
  for (const pugi::xml_node parent : {root_, Child(root_, "channel")}) {
    for (const pugi::xml_node child : parent.children()) {
      if (LocalName(child) == (is_atom_ ? "entry" : "item")) items_.push_back(child);
    }
  }
}

void FeedXml::ReadApart(std::string_view text) {
  const FeedParts cut = CutFeed(text);
  document_.reset();
  Parse(cut.head, &document_);
  for (const std::string_view item : cut.items) {
    parts_.push_back(std::make_unique<pugi::xml_document>());
    const bool is_sound = Parse(item, parts_.back().get());
    items_.push_back(is_sound ? parts_.back()->document_element() : pugi::xml_node());
  }
}

std::string FeedXml::BaseOf(const pugi::xml_node& node) const {
  std::string base;
  const auto take = [&](const pugi::xml_node& at) {
    const std::string_view outer = at.attribute("xml:base").value();
    if (!outer.empty() && !IsWebAddress(base)) {
      base = base.empty() ? std::string(outer) : ResolvedAddress(outer, base);
    }
  };
  for (pugi::xml_node at = node; at; at = at.parent()) take(at);
  take(head_);
  take(root_);
  return base;
}

}  // namespace kringen
