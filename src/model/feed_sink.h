// Where a FeedReader (feed_reader.h) puts what it reads: the feed of the page, or a publication
// that keeps everything. What is an item and what is told of the others is the reader's; a sink
// says which ids it has, and keeps. Tables and limits are those of a Feed for both, so that a
// reader of a publication hears what the page will fold together.
#pragma once

#include <string_view>

#include "model/feed_json.h"
#include "model/item_draft.h"
#include "model/publication.h"

namespace kringen {

class FeedSink {
 public:
  Feed& feed() { return *feed_; }

  virtual bool IsWithdrawn(std::string_view id) = 0;
  virtual bool IsKnown(std::string_view id) = 0;
  // False: there is no room for it.
  virtual bool TakeItem(const CheckedItem& checked, ItemDraft* draft) = 0;
  virtual void TakeChannel(Channel* channel) = 0;
  virtual void TakeCase(Case* entry) = 0;
  virtual void TakeStory(Story* story) = 0;
  virtual void TakeSource(PublicationSource* source) = 0;

 protected:
  explicit FeedSink(Feed* feed) : feed_(feed) {}
  ~FeedSink() = default;

 private:
  Feed* feed_;
};

PageReport ReadFeedInto(std::string_view bytes, const ReadRules& rules, FeedSink* sink);

}  // namespace kringen
