#include "import/readers/rss.h"

#include <pugixml.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "import/readers/reader.h"
#include "import/redact/redact_parts.h"
#include "import/text/text_encoding.h"
#include "import/text/written_dates.h"
#include "model/html_text.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

std::string_view LocalName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The first child of that name, whatever its prefix; one without a prefix goes before.
pugi::xml_node Child(const pugi::xml_node& node, const char* name) {
  if (const pugi::xml_node plain = node.child(name); plain) return plain;
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) == name) return child;
  }
  return {};
}

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

// All characters of a node; the markup of its elements where it has any. The parser makes
// "&#xD83D;", which is no character, into bytes that are none.
std::string Content(const pugi::xml_node& node) {
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

std::string PlainText(const pugi::xml_node& node) { return Tidied(Content(node)); }

std::string TextOfHtml(const pugi::xml_node& node) {
  std::string text;
  AppendTextOfHtml(Content(node), &text);
  return Tidied(text);
}

// Atom says what a text is; without a word it is plain.
std::string AtomText(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("type").value();
  return type == "html" || type == "xhtml" || type == "text/html" || HasElements(node)
             ? TextOfHtml(node)
             : PlainText(node);
}

std::optional<TimePoint> TimeOf(const pugi::xml_node& node) {
  const auto written = SplitWrittenTime(PlainText(node), ShortYears::kRead);
  return written ? InstantOf(*written) : std::nullopt;
}

// "nl-NL" -> "nl"
std::string LanguageOf(std::string_view code) {
  return Fold(Trimmed(code.substr(0, code.find_first_of("-_"))));
}

std::string AtomLink(const pugi::xml_node& node) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child) != "link") continue;
    const std::string_view relation = child.attribute("rel").value();
    const std::string_view address = child.attribute("href").value();
    if ((relation.empty() || relation == "alternate") && !address.empty()) {
      return RepairedText(Trimmed(address));
    }
  }
  return {};
}

class FeedReader {
 public:
  explicit FeedReader(const SourceFile& file) : file_(file) {}

  Reading Read() {
    reading_.source = {"rss", "rss", "", -1, -1};
    bool was_windows_1252 = false;
    const std::string decoded = DecodeText(file_.bytes, &was_windows_1252);
    const std::string_view text = Trimmed(decoded);
    if (was_windows_1252) Tell(Level::kWarning, "file.windows_1252", file_.path);
    pugi::xml_document document;
    // Declarations of entities are passed over: what refers to one stays as written.
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    is_atom_ = LocalName(root) == "feed";
    if (!is_atom_ && LocalName(root) != "rss" && LocalName(root) != "RDF") {
      Tell(Level::kMalformed, "feed.unknown", file_.path);
      return std::move(reading_);
    }
    ReadFeed(is_atom_ ? root : Child(root, "channel"));
    std::vector<pugi::xml_node> items = ItemsOf(root);
    if (!result) {
      Tell(Level::kMalformed, "file.truncated", file_.path);
      if (!items.empty()) items.pop_back();
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      ReadItem(RecordPlace(file_.path, static_cast<std::int64_t>(i)), items[i]);
    }
    Finish();
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place) {
    Report(level, code, place, &reading_);
  }

  // RSS 1.0 has its items beside the channel.
  std::vector<pugi::xml_node> ItemsOf(const pugi::xml_node& root) const {
    std::vector<pugi::xml_node> items;
    for (const pugi::xml_node parent : {root, Child(root, "channel")}) {
      for (const pugi::xml_node child : parent.children()) {
        if (LocalName(child) == (is_atom_ ? "entry" : "item")) items.push_back(child);
      }
    }
    return items;
  }

  void ReadFeed(const pugi::xml_node& feed) {
    site_ = is_atom_ ? AtomLink(feed) : PlainText(feed.child("link"));
    std::string title = is_atom_ ? AtomText(Child(feed, "title")) : TextOfHtml(feed.child("title"));
    if (title.empty()) title = std::string(HostOf(site_));
    if (title.empty()) title = std::string(FileName(file_.path));
    const std::string slug = Slug(title);
    channel_ = slug.empty() ? "rss" : "rss-" + slug;
    language_ = LanguageOf(is_atom_ ? std::string(feed.attribute("xml:lang").value())
                                    : PlainText(Child(feed, "language")));
    reading_.source = {channel_, "rss", "", -1, -1};
    const auto built = TimeOf(Child(feed, is_atom_ ? "updated" : "lastBuildDate"));
    if (built) reading_.source.exported = FormatDate(*built);
    reading_.channels.push_back({channel_, title, ChannelKind::kWebsite, "page", -1});
  }

  void ReadItem(const std::string& place, const pugi::xml_node& node) {
    Candidate candidate;
    candidate.record = place;
    candidate.source = channel_;
    candidate.audience = Audience::kPublic;  // it stood on a website
    PublicationItem& item = candidate.item;
    const auto time = is_atom_ ? AtomTime(node, &item) : RssTime(node);
    if (!time) return Tell(Level::kMalformed, "record.bad_time", place);
    item.published = *time;
    item.kind = ItemKind::kPress;
    item.channel = channel_;
    item.language = language_;
    is_atom_ ? ReadAtom(node, &candidate) : ReadOldItem(node, &candidate);
    if (candidate.original_text.empty()) candidate.original_text = item.title;
    item.content_text = candidate.original_text;
    if (item.content_text.empty()) candidate.withheld = "withheld.no_text";
    item.id = IdOf(node, item);
    reading_.candidates.push_back(std::move(candidate));
  }

  static std::optional<TimePoint> RssTime(const pugi::xml_node& node) {
    const auto published = TimeOf(node.child("pubDate"));
    return published ? published : TimeOf(Child(node, "date"));
  }

  static std::optional<TimePoint> AtomTime(const pugi::xml_node& node, PublicationItem* item) {
    const auto updated = TimeOf(Child(node, "updated"));
    const auto published = TimeOf(Child(node, "published"));
    if (published && updated && *updated > *published) item->modified = *updated;
    return published ? published : updated;
  }

  void ReadAtom(const pugi::xml_node& node, Candidate* candidate) const {
    PublicationItem& item = candidate->item;
    item.title = AtomText(Child(node, "title"));
    candidate->original_text = AtomText(Child(node, "content"));
    if (candidate->original_text.empty()) {
      candidate->original_text = AtomText(Child(node, "summary"));
    }
    item.url = WebAddress(AtomLink(node));
    for (const pugi::xml_node child : node.children()) {
      const std::string term = RepairedText(Trimmed(child.attribute("term").value()));
      if (LocalName(child) == "category" && !term.empty()) item.tags.push_back(term);
    }
  }

  void ReadOldItem(const pugi::xml_node& node, Candidate* candidate) const {
    PublicationItem& item = candidate->item;
    item.title = TextOfHtml(node.child("title"));
    candidate->original_text = TextOfHtml(Child(node, "encoded"));
    if (candidate->original_text.empty()) {
      candidate->original_text = TextOfHtml(node.child("description"));
    }
    item.url = WebAddress(PlainText(node.child("link")));
    const pugi::xml_node guid = node.child("guid");
    const bool is_link =
        std::string_view(guid.attribute("isPermaLink").as_string("true")) != "false";
    if (item.url.empty() && is_link) item.url = WebAddress(PlainText(guid));
    if (item.url.empty()) item.url = WebAddress(AtomLink(node));
    for (const pugi::xml_node child : node.children("category")) {
      if (std::string tag = TextOfHtml(child); !tag.empty()) item.tags.push_back(std::move(tag));
    }
  }

  // Only http and https; one that begins with '/' is on the feed's own site.
  std::string WebAddress(std::string_view link) const {
    std::string address(link);
    if (link.size() > 1 && link[0] == '/' && link[1] != '/' && IsWebAddress(site_)) {
      const std::size_t end = site_.find_first_of("/?#", site_.find("//") + 2);
      address = site_.substr(0, end) + address;
    }
    std::string kind;
    return IsWebAddress(address) ? CleanLink(address, &kind) : std::string();
  }

  // The feed's own id, else the link, else the time: not the text, which may be mended later.
  std::string IdOf(const pugi::xml_node& node, const PublicationItem& item) const {
    constexpr std::size_t kLongest = 400;
    std::string id = PlainText(Child(node, is_atom_ ? "id" : "guid"));
    if (IsWebAddress(id)) id = WebAddress(id);
    if (id.empty() || id.size() > kLongest) id = item.url;
    if (id.empty() || id.size() > kLongest) id = std::to_string(item.published);
    // What is no address is the feed's own only within the feed.
    return IsWebAddress(id) || id.substr(0, 4) == "tag:" || id.substr(0, 4) == "urn:"
               ? "rss-" + id
               : channel_ + "-" + id;
  }

  // The same item twice is one.
  void Finish() {
    auto& found = reading_.candidates;
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.item.id, a.original_text, a.item.published) <
             std::tie(b.item.id, b.original_text, b.item.published);
    });
    found.erase(std::unique(found.begin(), found.end(),
                            [](const Candidate& a, const Candidate& b) {
                              return a.item.id == b.item.id && a.original_text == b.original_text;
                            }),
                found.end());
    NumberIds(&found);
    const auto read = static_cast<std::int64_t>(found.size());
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
  }

  const SourceFile& file_;
  bool is_atom_ = false;
  std::string site_, channel_, language_;
  Reading reading_;
};

}  // namespace

Reading ReadRss(const SourceFile& file) { return FeedReader(file).Read(); }

}  // namespace kringen
