// Keeps what is read as a Publication: every string whole, of every member of the format. Its Feed
// holds the header and the tables alone, so that it is told what the page will fold together.
// Channels, cases, stories and sources of later pages are added to those of the first.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/feed_sink.h"
#include "model/publication.h"

namespace kringen {

class PublicationSink final : public FeedSink {
 public:
  // Twins are several items with one id; in an export of ours a second is none.
  PublicationSink(Publication* publication, bool keeps_twins)
      : FeedSink(&tables_), publication_(publication), keeps_twins_(keeps_twins) {}

  bool IsWithdrawn(std::string_view /*id*/) override { return false; }
  bool IsKnown(std::string_view id) override;
  bool TakeItem(const CheckedItem& checked, ItemDraft* draft) override;
  void TakeChannel(Channel* channel) override;
  void TakeCase(Case* entry) override;
  void TakeStory(Story* story) override;
  void TakeSource(PublicationSource* source) override;

  // What is said of the feed as a whole; after the last page.
  void Finish();
  // Of each item its place in the list of its page.
  const std::vector<std::size_t>& records() const { return records_; }

 private:
  // What has been taken, to be found again in pages of any size.
  struct Known {
    using Names = std::unordered_set<std::string>;
    Names items, channels, cases, stories, titles;
  };

  void FillTables(const ItemDraft& draft);

  Feed tables_;
  Publication* publication_;
  std::vector<std::size_t> records_;
  Known known_;
  bool keeps_twins_;
};

}  // namespace kringen
