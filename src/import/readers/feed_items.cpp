#include "import/readers/feed_items.h"

#include <algorithm>
#include <optional>

#include "base/digest.h"
#include "base/text.h"
#include "import/readers/feed_state.h"
#include "import/readers/feed_xml.h"
#include "import/readers/others_words.h"
#include "import/readers/reader.h"
#include "import/readers/shortcodes.h"
#include "import/redact/public_slug.h"
#include "import/redact/redact_parts.h"
#include "import/text/text_encoding.h"
#include "import/text/web_address.h"
#include "import/text/written_dates.h"
#include "model/html_text.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

std::optional<TimePoint> TimeOf(const pugi::xml_node& node) {
  const auto written = SplitWrittenTime(PlainTextOf(node), ShortYears::kRead);
  return written ? InstantOf(*written) : std::nullopt;
}

// "nl-NL" -> "nl"
std::string LanguageOf(std::string_view code) {
  return Fold(Trimmed(code.substr(0, code.find_first_of("-_"))));
}

pugi::xml_node AtomLink(const pugi::xml_node& node, std::string_view wanted) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view relation = child.attribute("rel").value();
    const bool is_wanted = relation == wanted || (relation.empty() && wanted == "alternate");
    if (LocalName(child) == "link" && is_wanted && *child.attribute("href").value() != '\0') {
      return child;
    }
  }
  return {};
}

std::string AddressOf(const pugi::xml_node& link) {
  return RepairedText(Trimmed(link.attribute("href").value()));
}

// The place where a site shows only what stands before it is a line end in the whole text.
std::string WithPageBreaks(std::string_view html) {
  std::string broken;
  std::size_t from = 0;
  for (std::size_t at = html.find("<!--"); at != std::string_view::npos;) {
    const std::size_t end = html.find("-->", at);
    if (end == std::string_view::npos) break;
    const std::string_view word = html.substr(at + 4);
    if (word.substr(0, 4) == "more" || word.substr(0, 8) == "nextpage") {
      broken.append(html.substr(from, at - from)).append("<br>");
      from = end + 3;
    }
    at = html.find("<!--", end);
  }
  return broken.append(html.substr(from));
}

// Lines that an editor made paragraphs of when it showed the text.
std::string WithLineBreaks(std::string_view html) {
  std::string broken;
  for (const char c : html) broken += c == '\n' ? std::string("<br>") : std::string(1, c);
  return broken;
}

class FeedItems {
 public:
  FeedItems(const SourceFile& file, std::string_view kind, std::string_view prefix)
      : file_(file), kind_(kind), prefix_(prefix), feed_(file, &reading_) {}

  Reading Read() {
    reading_.source = {kind_, kind_, "", -1, -1};
    if (!feed_.is_feed()) {
      Tell(Level::kMalformed, "feed.unknown", file_.path);
      return std::move(reading_);
    }
    ReadHead(feed_.head());
    std::int64_t index = 0;
    for (const pugi::xml_node& item : feed_.items()) {
      ReadItem(RecordPlace(file_.path, index++), item);
    }
    if (comments_ > 0) {
      reading_.report.push_back(
          {Level::kNotOurs, "record.comment", file_.path, comments_, "wp:comment"});
    }
    MergeVersions(&reading_);
    NumberIds(IdsAre::kWritten, &reading_);
    reading_.report.push_back({Level::kRead, "file.read", file_.path, index, ""});
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place) {
    Report(level, code, place, &reading_);
  }

  void ReadHead(const pugi::xml_node& head) {
    is_atom_ = feed_.is_atom();
    const pugi::xml_node self = AtomLink(head, "self");
    site_ = is_atom_ ? AddressOf(AtomLink(head, "alternate")) : PlainTextOf(head.child("link"));
    if (site_.empty()) site_ = PlainTextOf(Child(head, "base_site_url"));
    std::string title =
        is_atom_ ? AtomTextOf(Child(head, "title")) : HtmlTextOf(Child(head, "title"));
    reading_.account = is_atom_ ? PlainTextOf(Child(head, "id")) : AddressOf(self);
    for (const std::string& other : {AddressOf(self), site_, title}) {
      if (reading_.account.empty()) reading_.account = other;
    }
    if (title.empty()) title = std::string(HostOf(site_));
    if (title.empty()) title = std::string(FileName(file_.path));
    reading_.account_name = title;
    const std::string slug = PublicSlug(title);
    channel_ = slug.empty() ? prefix_ : prefix_ + "-" + slug;
    language_ = LanguageOf(is_atom_ ? std::string(head.attribute("xml:lang").value())
                                    : PlainTextOf(Child(head, "language")));
    reading_.source = {channel_, kind_, "", -1, -1};
    const auto built = TimeOf(Child(head, is_atom_ ? "updated" : "lastBuildDate"));
    if (built) reading_.source.exported = FormatDate(*built);
    reading_.channels.push_back(
        {channel_, title, ChannelKind::kWebsite, Platform::kWebsite, "page", -1});
  }

  void ReadItem(const std::string& place, const pugi::xml_node& node) {
    if (!node) return Tell(Level::kMalformed, "record.not_xml", place);
    for (const pugi::xml_node child : node.children("wp:comment")) comments_ += child ? 1 : 0;
    for (const FeedState& state :
         {StateInWordPress(node, kind_ == "wordpress"), StateInBlogger(node)}) {
      if (state.level != Level::kRead) return Tell(state.level, state.code, place);
    }
    Candidate candidate;
    candidate.record = place;
    candidate.source = channel_;
    candidate.audience = Audience::kPublic;  // it stood on a website
    link_stays_in_ = false;
    PublicationItem& item = candidate.item;
    const auto time = is_atom_ ? AtomTime(node, &item) : RssTime(node);
    if (!time) return Tell(Level::kMalformed, "record.bad_time", place);
    item.published = *time;
    item.kind = ItemKind::kPress;
    item.channel = channel_;
    item.language = language_;
    is_atom_ ? ReadAtom(node, &candidate) : ReadRssItem(node, &candidate);
    if (item.url.empty() && link_stays_in_) Tell(Level::kWarning, "record.personal_link", place);
    if (candidate.original_text.empty()) candidate.original_text = item.title;
    item.content_text = candidate.original_text;
    if (item.content_text.empty()) candidate.withheld = "withheld.no_text";
    JudgeWebText(&candidate);
    if (HoldsShutPart(WrittenOf(node))) WithholdAsNotPublic(&candidate);
    item.id = IdOf(node, item);
    reading_.candidates.push_back(std::move(candidate));
  }

  // All that an item may show as its text.
  static std::string WrittenOf(const pugi::xml_node& node) {
    std::string written;
    for (const char* name :
         {"encoded", "content:encoded", "excerpt:encoded", "description", "content", "summary"}) {
      const std::string part = ContentOf(Child(node, name));
      if (part.find('[') != std::string::npos || part.find("<!--") != std::string::npos) {
        written.append(part).append("\n");
      }
    }
    return written;
  }

  static std::optional<TimePoint> RssTime(const pugi::xml_node& node) {
    for (const char* name : {"pubDate", "date", "post_date_gmt"}) {
      if (const auto time = TimeOf(Child(node, name)); time) return time;
    }
    return std::nullopt;
  }

  static std::optional<TimePoint> AtomTime(const pugi::xml_node& node, PublicationItem* item) {
    const auto updated = TimeOf(Child(node, "updated"));
    const auto published = TimeOf(Child(node, "published"));
    if (published && updated && *updated > *published) item->modified = *updated;
    return published ? published : updated;
  }

  void ReadAtom(const pugi::xml_node& node, Candidate* candidate) {
    PublicationItem& item = candidate->item;
    item.title = AtomTextOf(Child(node, "title"));
    candidate->original_text = AtomTextOf(Child(node, "content"));
    if (candidate->original_text.empty()) {
      candidate->original_text = AtomTextOf(Child(node, "summary"));
    }
    const pugi::xml_node link = AtomLink(node, "alternate");
    item.url = WebAddress(AddressOf(link), link);
    for (const pugi::xml_node child : node.children()) {
      const std::string term = RepairedText(Trimmed(child.attribute("term").value()));
      if (LocalName(child) == "category" && !term.empty()) item.tags.push_back(term);
    }
  }

  void ReadRssItem(const pugi::xml_node& node, Candidate* candidate) {
    PublicationItem& item = candidate->item;
    item.title = HtmlTextOf(node.child("title"));
    candidate->original_text = LongText(node);
    for (const char* name : {"description", "excerpt:encoded"}) {
      if (candidate->original_text.empty()) {
        candidate->original_text = ShownText(node, HtmlTextOf(node.child(name)));
      }
    }
    const pugi::xml_node link = node.child("link"), guid = Child(node, "guid");
    item.url = WebAddress(PlainTextOf(link), link);
    const bool is_link =
        std::string_view(guid.attribute("isPermaLink").as_string("true")) != "false";
    const pugi::xml_node atom = AtomLink(node, "alternate");
    if (item.url.empty() && is_link) item.url = AbsoluteAddress(PlainTextOf(guid));
    if (item.url.empty()) item.url = WebAddress(AddressOf(atom), atom);
    for (const pugi::xml_node child : node.children("category")) {
      if (std::string tag = HtmlTextOf(child); !tag.empty()) item.tags.push_back(std::move(tag));
    }
  }

  // Only an export has shortcodes as they are written; a site shows what it makes of them.
  static std::string ShownText(const pugi::xml_node& node, const std::string& text) {
    return node.child("wp:post_type") ? Tidied(WithoutShortcodes(text)) : text;
  }

  // content:encoded. WordPress keeps a text of its older editor without the paragraphs it shows.
  static std::string LongText(const pugi::xml_node& node) {
    pugi::xml_node content = node.child("content:encoded");
    if (!content && !node.child("excerpt:encoded")) content = Child(node, "encoded");
    if (!node.child("wp:post_type")) return HtmlTextOf(content);
    const std::string html = WithPageBreaks(WithoutShortcodes(ContentOf(content)));
    const bool has_paragraphs = PlainPath(html).find("<p") != std::string::npos;
    std::string text;
    AppendTextOfHtml(has_paragraphs ? html : WithLineBreaks(html), &text);
    return Tidied(text);
  }

  // Only http and https; one without a host is on the site that the feed says it is of.
  std::string WebAddress(std::string_view link, const pugi::xml_node& node) {
    if (link.empty()) return {};
    const std::string base = feed_.BaseOf(node);
    return AbsoluteAddress(ResolvedAddress(base.empty() ? site_ : base, link));
  }
  std::string AbsoluteAddress(const std::string& address) {
    std::string own = OwnLink(address);
    link_stays_in_ |= own.empty() && IsWebAddress(address);
    return own;
  }

  // By the feed's own id, else the link, and the time: not the text, which may be mended later.
  std::string IdOf(const pugi::xml_node& node, const PublicationItem& item) const {
    constexpr std::size_t kDigits = 20;
    std::string own = PlainTextOf(Child(node, is_atom_ ? "id" : "guid"));
    if (own.empty()) own = item.url;
    return prefix_ + "-" +
           Sha256Hex(own + "\n" + std::to_string(item.published)).substr(0, kDigits);
  }

  const SourceFile& file_;
  const std::string kind_, prefix_;
  Reading reading_;
  FeedXml feed_;
  bool is_atom_ = false;
  bool link_stays_in_ = false;  // a link of the item at hand holds personal data
  std::int64_t comments_ = 0;
  std::string site_, channel_, language_;
};

}  // namespace

bool IsPreview(std::string_view address) {
  const std::size_t question = address.find('?');
  if (question == std::string_view::npos) return false;
  std::string query(PlainPath(address.substr(question)));
  query[0] = '&';
  const std::size_t preview = query.find("&preview=");
  const std::string_view value = preview == std::string::npos
                                     ? std::string_view()
                                     : std::string_view(query).substr(preview + 9);
  return preview != std::string::npos && value.substr(0, 1) != "0" && value.substr(0, 5) != "false";
}

void JudgeWebText(Candidate* candidate) {
  const auto withhold = [&](const char* reason) {
    candidate->withheld = reason;
    candidate->may_overrule = true;
  };
  const std::string& text = candidate->original_text;
  if (!candidate->withheld.empty() && !candidate->may_overrule && !text.empty()) return;
  if (AreOthersWords(text)) {
    withhold("withheld.words_of_others");
  } else if (SpeaksToAccount(text)) {
    withhold("withheld.reply_to_citizen");
  }
  if (IsPreview(candidate->item.url) || IsPreview(candidate->item.external_url)) {
    withhold("withheld.preview");
  }
}

Reading ReadFeed(const SourceFile& file, std::string_view kind, std::string_view prefix) {
  return FeedItems(file, kind, prefix).Read();
}

}  // namespace kringen
