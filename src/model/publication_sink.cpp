#include "model/publication_sink.h"

#include <algorithm>
#include <utility>

#include "model/feed_tables.h"

namespace kringen {
namespace {

std::vector<std::string> ListOf(const TextList& list) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list.size(); ++i) texts.emplace_back(list[i]);
  return texts;
}

MetricRow RowOf(const Measurement& one) {
  MetricRow row;
  row.source = one.source;
  row.measured = one.measured;
  row.definition = one.definition;
  row.reactions = one.values[kMeasuredReactions];
  row.comments = one.values[kMeasuredComments];
  row.commenters = one.values[kMeasuredCommenters];
  row.shares = one.values[kMeasuredShares];
  row.reach = one.values[kMeasuredReach];
  row.impressions = one.values[kMeasuredImpressions];
  row.reach_followers = one.values[kMeasuredReachFollowers];
  row.reach_paid = one.values[kMeasuredReachPaid];
  row.local_share = one.local_share;
  row.others = one.others;
  const std::int32_t organic = one.values[kMeasuredReachOrganic];
  if (organic >= 0) row.others.emplace_back(kReachOrganic, organic);
  std::sort(row.others.begin(), row.others.end());
  return row;
}

}  // namespace

bool PublicationSink::IsKnown(std::string_view id) {
  return !keeps_twins_ && known_.items.count(std::string(id)) > 0;
}

bool PublicationSink::TakeItem(const CheckedItem& checked, ItemDraft* draft) {
  FillTables(*draft);
  known_.items.insert(draft->id);
  records_.push_back(checked.record);
  PublicationItem& item = publication_->items.emplace_back();
  item.id = draft->id;
  item.url = draft->url;
  item.external_url = draft->external_url;
  item.title = draft->title;
  // The summary stays what it is; only a reader of the page sees it as the text.
  item.content_text = draft->is_summary ? draft->blank_text : draft->content_text;
  item.summary = draft->summary;
  item.language = draft->language;
  item.published = checked.time;
  item.modified = checked.modified;
  if (!draft->end.empty() && !checked.bad_end) item.end = checked.end;
  item.precision = draft->precision;
  item.tags = ListOf(draft->tags);
  item.attachments = std::move(draft->attachments);
  item.channel = draft->channel;
  item.kind = draft->kind;
  item.case_id = draft->case_id;
  item.in_reply_to = draft->in_reply_to;
  item.thread = draft->thread;
  item.instrument = draft->instrument;
  item.direction = draft->direction;
  item.villages = ListOf(draft->villages);
  for (std::size_t i = 0; i < draft->measurement_count; ++i) {
    item.metrics.push_back(RowOf(draft->measurements[i]));
  }
  if (draft->has_dialogue) item.dialogue = std::move(draft->dialogue);
  item.expires = draft->expires;
  item.demo = draft->demo;
  return true;
}

// As the page does it, so that the same tables are full.
void PublicationSink::FillTables(const ItemDraft& draft) {
  for (std::size_t i = 0; i < draft.tags.size() && i < kPageRules.tags; ++i) {
    TagIndex(CutTo(draft.tags[i], kPageRules.id), &tables_);
  }
  for (std::size_t i = 0; i < draft.villages.size() && i < kPageRules.tags; ++i) {
    VillageIndex(CutTo(draft.villages[i], kPageRules.id), &tables_);
  }
  const std::string_view channel = draft.channel.empty() ? kPlainChannel : draft.channel;
  ChannelIndex(CutTo(channel, kPageRules.id), &tables_);
  if (!draft.case_id.empty()) CaseIndex(CutTo(draft.case_id, kPageRules.id), &tables_);
}

void PublicationSink::TakeChannel(Channel* channel) {
  if (channel->id.empty()) return;
  ChannelIndex(CutTo(channel->id, kPageRules.id), &tables_);
  if (!known_.channels.insert(channel->id).second) return;
  publication_->channels.push_back(std::move(*channel));
}

void PublicationSink::TakeCase(Case* entry) {
  if (entry->id.empty()) return;
  CaseIndex(CutTo(entry->id, kPageRules.id), &tables_);
  if (!known_.cases.insert(entry->id).second) return;
  publication_->cases.push_back(std::move(*entry));
}

// Every page may repeat the stories; one without an id is known by its title.
void PublicationSink::TakeStory(Story* story) {
  const bool is_known = story->id.empty() ? known_.titles.count(story->title) > 0
                                          : known_.stories.count(story->id) > 0;
  if (is_known) return;
  known_.stories.insert(story->id);
  known_.titles.insert(story->title);
  publication_->stories.push_back(std::move(*story));
}

void PublicationSink::TakeSource(PublicationSource* source) {
  publication_->sources.push_back(std::move(*source));
}

void PublicationSink::Finish() {
  const FeedHeader& header = tables_.header;
  Publication& publication = *publication_;
  publication.title = header.title;
  publication.description = header.description;
  publication.language = header.language;
  publication.home_page_url = header.home_page_url;
  publication.feed_url = header.feed_url;
  publication.about = header.about_url;
  publication.generated = header.generated;
  publication.demo = header.demo;
  publication.place_name = header.place_name;
  publication.population = header.population_url;
  const bool has_place = !header.place_name.empty() || !header.timezone.empty();
  if (has_place) publication.timezone = header.timezone;
}

}  // namespace kringen
