// An index part from a feed.
#include <algorithm>
#include <cmath>

#include "base/json_write.h"
#include "base/text.h"
#include "model/feed_index.h"
#include "model/feed_index_columns.h"

namespace kringen {
namespace {

// The names that a part uses, in the order of their use.
class LocalNames {
 public:
  explicit LocalNames(IndexTexts* names) : names_(names) {}

  template <typename NameOf>
  std::int64_t Of(std::int32_t index, NameOf name_of) {
    if (index < 0) return -1;
    const auto at = static_cast<std::size_t>(index);
    if (at >= places_.size()) places_.resize(at + 1, -1);
    if (places_[at] < 0) {
      places_[at] = static_cast<std::int64_t>(names_->size());
      names_->emplace_back(name_of(at));
    }
    return places_[at];
  }

 private:
  IndexTexts* names_;
  std::vector<std::int64_t> places_;
};

class IndexWriter {
 public:
  explicit IndexWriter(const Feed& feed) : feed_(feed) {}

  void Add(ItemIndex index) {
    const Item& item = feed_.items[index];
    columns_.id.emplace_back(feed_.Id(index));
    columns_.heading.push_back(Ellipsize(feed_.Heading(index, kIndexedHeading), kIndexedHeading));
    columns_.time.push_back(columns_.time.empty() ? item.time : before_ - item.time);
    before_ = item.time;
    AddPlace(item);
    columns_.has_figures.push_back(item.metrics >= 0 ? 1 : 0);
    if (item.metrics >= 0) AddFigures(*feed_.MetricsOf(item));
    const auto row = static_cast<std::int64_t>(columns_.id.size() - 1);
    if (item.end != item.time) {
      columns_.lasting.push_back(row);
      columns_.lasting_s.push_back(item.end - item.time);
    }
    if (item.extra >= 0) AddExtra(*feed_.Extra(item), row);
  }

  IndexColumns Take() { return std::move(columns_); }

 private:
  void AddPlace(const Item& item) {
    columns_.precision.push_back(static_cast<std::int64_t>(item.precision));
    columns_.kind.push_back(static_cast<std::int64_t>(item.kind));
    columns_.instrument.push_back(static_cast<std::int64_t>(item.instrument));
    columns_.direction.push_back(static_cast<std::int64_t>(item.direction));
    columns_.demo.push_back(item.demo ? 1 : 0);
    columns_.channel.push_back(
        channels_.Of(item.channel, [&](std::size_t i) { return feed_.channels[i].id; }));
    columns_.case_index.push_back(
        cases_.Of(item.case_index, [&](std::size_t i) { return feed_.cases[i].id; }));
    columns_.language.push_back(
        languages_.Of(item.language, [&](std::size_t i) { return feed_.languages[i]; }));
    std::int64_t bits = 0;
    for (int i = 0; i < 16; ++i) {
      if ((item.villages >> i & 1) == 0) continue;
      const auto id_of = [&](std::size_t village) { return feed_.villages[village].id; };
      bits |= std::int64_t{1} << villages_.Of(i, id_of);
    }
    columns_.village_bits.push_back(bits);
    columns_.tag_set.push_back(TagSet(item.tags));
  }

  std::int64_t TagSet(std::int32_t set) {
    if (set < 0) return -1;
    const auto at = static_cast<std::size_t>(set);
    if (at >= tag_sets_.size()) tag_sets_.resize(at + 1, -1);
    if (tag_sets_[at] >= 0) return tag_sets_[at];
    tag_sets_[at] = static_cast<std::int64_t>(columns_.tag_set_size.size());
    const std::vector<std::int32_t>& tags = feed_.tag_sets[at];
    columns_.tag_set_size.push_back(static_cast<std::int64_t>(tags.size()));
    for (const std::int32_t tag : tags) {
      columns_.tag_set_tag.push_back(tags_.Of(tag, [&](std::size_t i) { return feed_.tags[i]; }));
    }
    return tag_sets_[at];
  }

  void AddFigures(const Metrics& metrics) {
    columns_.reactions.push_back(metrics.reactions);
    columns_.comments.push_back(metrics.comments);
    columns_.commenters.push_back(metrics.commenters);
    columns_.shares.push_back(metrics.shares);
    columns_.reach.push_back(metrics.reach);
    columns_.impressions.push_back(metrics.impressions);
    columns_.reach_followers.push_back(metrics.reach_followers);
    columns_.reach_paid.push_back(metrics.reach_paid);
    columns_.local_share_millionths.push_back(
        metrics.local_share < 0 ? -1 : std::llround(double{metrics.local_share} * 1e6));
    columns_.definition.push_back(static_cast<std::int64_t>(metrics.definition));
    columns_.source.push_back(
        sources_.Of(metrics.source, [&](std::size_t i) { return feed_.metric_sources[i]; }));
    columns_.measured.push_back(
        dates_.Of(metrics.measured, [&](std::size_t i) { return feed_.metric_dates[i]; }));
    columns_.contradictory.push_back(metrics.is_contradictory ? 1 : 0);
  }

  void AddExtra(const ItemExtra& extra, std::int64_t row) {
    if (!extra.in_reply_to.empty()) {
      columns_.answering.push_back(row);
      columns_.answered_id.push_back(extra.in_reply_to);
    }
    const Dialogue& dialogue = extra.dialogue;
    if (IsEmpty(dialogue)) return;
    columns_.asked.push_back(row);
    columns_.questions.push_back(dialogue.questions);
    columns_.answers.push_back(dialogue.answered);
    columns_.answer_count.push_back(static_cast<std::int64_t>(dialogue.reply_minutes.size()));
    columns_.open_count.push_back(static_cast<std::int64_t>(dialogue.unanswered_minutes.size()));
    for (const std::int32_t each : dialogue.reply_minutes) columns_.answer_minutes.push_back(each);
    for (const std::int32_t each : dialogue.unanswered_minutes)
      columns_.open_minutes.push_back(each);
  }

  const Feed& feed_;
  IndexColumns columns_;
  TimePoint before_ = 0;
  LocalNames channels_{&columns_.channels}, cases_{&columns_.cases};
  LocalNames villages_{&columns_.villages}, tags_{&columns_.tags};
  LocalNames languages_{&columns_.languages}, sources_{&columns_.sources};
  LocalNames dates_{&columns_.dates};
  std::vector<std::int64_t> tag_sets_;
};

}  // namespace

std::string WriteIndexPart(const Feed& feed, ItemIndex first,
                           const std::vector<IndexedPage>& pages) {
  IndexWriter writer(feed);
  IndexTexts urls;
  IndexNumbers counts;
  for (const IndexedPage& page : pages) {
    urls.push_back(page.url);
    counts.push_back(static_cast<std::int64_t>(page.items));
    for (std::size_t i = 0; i < page.items; ++i) writer.Add(first++);
  }
  IndexColumns columns = writer.Take();
  columns.page_url = std::move(urls);
  columns.page_items = std::move(counts);
  JsonWriter json;
  json.OpenObject();
  json.Member("kringen_index", kIndexVersion);
  for (const IndexTextColumn& each : kIndexTextColumns) {
    const IndexTexts& values = columns.*each.values;
    if (!values.empty()) json.Member(each.name, values);
  }
  for (const IndexNumberColumn& each : kIndexNumberColumns) {
    const IndexNumbers& values = columns.*each.values;
    const bool says_something = std::any_of(
        values.begin(), values.end(), [&](std::int64_t value) { return value != each.usual; });
    if (says_something) json.Member(each.name, values);
  }
  json.CloseObject();
  return json.Take() + "\n";
}

}  // namespace kringen
