// Makes what is read part of the page's Feed: texts in its arena, names as places in its tables,
// beyond whose limits things are folded together or cut. The first who says something of a channel,
// a case or the feed is believed.
#pragma once

#include "model/feed_sink.h"

namespace kringen {

class PageSink final : public FeedSink {
 public:
  explicit PageSink(Feed* feed) : FeedSink(feed) {}

  bool IsWithdrawn(std::string_view id) override { return feed().withdrawn.Has(id); }
  // One of which only an index has told is completed.
  bool IsKnown(std::string_view id) override {
    const ItemIndex index = feed().Find(id);
    return index != kNoItem && !feed().IsPartial(index);
  }
  bool TakeItem(const CheckedItem& checked, ItemDraft* draft) override;
  void TakeChannel(Channel* channel) override;
  void TakeCase(Case* entry) override;
  void TakeStory(Story* story) override;
  void TakeSource(PublicationSource* /*source*/) override {}  // of no use to a reader
  // The title may stand behind the items, so the plain channel gets its name last.
  void NamePlainChannel();
};

}  // namespace kringen
