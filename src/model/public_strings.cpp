#include "model/public_strings.h"

namespace kringen {
namespace {

using enum PublicKind;

// `Value` is std::string, or const std::string when nothing is to be changed. Structures are taken
// apart whole, so that the compiler counts their members.
template <typename Value, typename Function>
class Walk {
 public:
  explicit Walk(const Function& function) : function_(function) {}

  template <typename AnyPublication>
  void All(AnyPublication& publication) {
    auto& [title, description, language, home_page_url, feed_url, about, generated, demo,
           place_name, timezone, population, channels, cases, stories, sources, items, withdrawn] =
        publication;
    Tell(kText, {}, "title", title);
    Tell(kText, {}, "description", description);
    Tell(kCode, {}, "language", language);
    Tell(kLink, {}, "home_page_url", home_page_url);
    Tell(kLink, {}, "feed_url", feed_url);
    Tell(kLink, {}, "about", about);
    Tell(kCode, {}, "generated", generated);
    Tell(kText, {}, "place/name", place_name);
    Tell(kCode, {}, "place/timezone", timezone);
    Tell(kLink, {}, "place/population", population);
    for (auto& channel : channels) OfChannel(channel);
    for (auto& each : cases) OfCase(each);
    for (auto& story : stories) OfStory(story);
    for (auto& source : sources) OfSource(source);
    for (auto& item : items) OfItem(item);
    for (auto& id : withdrawn) Tell(kId, {}, "withdrawn", id);
  }

  template <typename AnyItem>
  void OfItem(AnyItem& item) {
    is_of_item_ = true;
    auto& [id, url, external_url, title, content_text, summary, language, published, modified, end,
           precision, tags, attachments, channel, kind, case_id, in_reply_to, thread, instrument,
           direction, villages, metrics, dialogue, expires, demo] = item;
    Tell(kLink, id, "url", url);
    Tell(kLink, id, "external_url", external_url);
    Tell(kText, id, "title", title);
    Tell(kText, id, "content_text", content_text);
    Tell(kText, id, "summary", summary);
    Tell(kCode, id, "language", language);
    for (auto& tag : tags) Tell(kText, id, "tags", tag);
    for (auto& attachment : attachments) OfAttachment(id, attachment);
    Tell(kId, id, "channel", channel);
    Tell(kId, id, "case", case_id);
    Tell(kId, id, "in_reply_to", in_reply_to);
    Tell(kId, id, "thread", thread);
    for (auto& village : villages) Tell(kText, id, "villages", village);
    for (auto& row : metrics) OfMetrics(id, row);
    Tell(kCode, id, "expires", expires);
    Tell(kId, id, "id", id);
    is_of_item_ = false;
  }

 private:
  void Tell(PublicKind kind, std::string_view owner, std::string_view member, Value& value) {
    function_(PublicPlace{kind, owner, member, is_of_item_}, value);
  }

  template <typename AnyAttachment>
  void OfAttachment(std::string_view item, AnyAttachment& attachment) {
    auto& [url, mime_type, title] = attachment;
    Tell(kLink, item, "attachments/url", url);
    Tell(kCode, item, "attachments/mime_type", mime_type);
    Tell(kText, item, "attachments/title", title);
  }

  template <typename AnyRow>
  void OfMetrics(std::string_view item, AnyRow& row) {
    auto& [source, measured, definition, reactions, comments, commenters, shares, reach,
           impressions, reach_followers, reach_paid, local_share, others] = row;
    Tell(kCode, item, "metrics/source", source);
    Tell(kCode, item, "metrics/measured", measured);
    for (auto& [name, count] : others) Tell(kCode, item, "metrics/names", name);
  }

  template <typename AnyChannel>
  void OfChannel(AnyChannel& channel) {
    auto& [id, name, kind, platform, author, local_friends, followers, local_share, periods,
           follower_ages] = channel;
    for (auto& period : periods) {
      Tell(kCode, id, "period_reach/from", period.from);
      Tell(kCode, id, "period_reach/to", period.to);
    }
    for (auto& [date, count] : followers) Tell(kCode, id, "followers/date", date);
    Tell(kCode, id, "local_share/mark", local_share.mark);
    Tell(kText, id, "name", name);
    Tell(kText, id, "author", author);
    Tell(kId, id, "id", id);
  }

  template <typename AnyCase>
  void OfCase(AnyCase& each) {
    auto& [id, title, summary] = each;
    Tell(kText, id, "title", title);
    Tell(kText, id, "summary", summary);
    Tell(kId, id, "id", id);
  }

  template <typename AnyStory>
  void OfStory(AnyStory& story) {
    auto& [id, title, stops] = story;
    Tell(kText, id, "title", title);
    for (auto& stop : stops) {
      auto& [text, item, show, from, to] = stop;
      Tell(kText, id, "stops/text", text);
      Tell(kId, id, "stops/item", item);
      Tell(kCode, id, "stops/show", show);
      Tell(kCode, id, "stops/from", from);
      Tell(kCode, id, "stops/to", to);
    }
    Tell(kId, id, "id", id);
  }

  template <typename AnySource>
  void OfSource(AnySource& source) {
    auto& [id, kind, exported, items, withheld] = source;
    Tell(kCode, id, "kind", kind);
    Tell(kCode, id, "exported", exported);
    Tell(kId, id, "id", id);
  }

  const Function& function_;
  bool is_of_item_ = false;
};

// What changes a string is given its address.
auto Changing(const PublicVisitor& visit) {
  return [&visit](const PublicPlace& place, std::string& value) { visit(place, &value); };
}

}  // namespace

std::string PublicPlace::Name() const {
  return owner.empty() ? std::string(member) : std::string(owner) + "/" + std::string(member);
}

void VisitPublicStrings(const PublicVisitor& visit, Publication* publication) {
  const auto change = Changing(visit);
  Walk<std::string, decltype(change)>(change).All(*publication);
}

void VisitPublicStrings(const PublicVisitor& visit, PublicationItem* item) {
  const auto change = Changing(visit);
  Walk<std::string, decltype(change)>(change).OfItem(*item);
}

void ReadPublicStrings(const Publication& publication, const PublicReader& read) {
  Walk<const std::string, PublicReader>(read).All(publication);
}

void ReadPublicStrings(const PublicationItem& item, const PublicReader& read) {
  Walk<const std::string, PublicReader>(read).OfItem(item);
}

}  // namespace kringen
