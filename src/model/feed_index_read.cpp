// An index part into a feed.
#include <algorithm>

#include "base/digest.h"
#include "model/feed_index.h"
#include "model/feed_index_columns.h"
#include "model/feed_tables.h"
#include "model/item_draft.h"
#include "model/page_sink.h"
#include "model/word_index.h"

namespace kringen {
namespace {

class IndexSink {
 public:
  IndexSink(const IndexColumns& columns, std::size_t part, Feed* feed)
      : columns_(columns), part_(part), feed_(*feed) {
    const auto enter = [&](const IndexTexts& names, auto entered, auto* places) {
      for (const std::string& name : names) places->push_back(entered(name, feed));
    };
    enter(columns.page_url, PageIndex, &pages_);
    enter(columns.channels, ChannelIndex, &channels_);
    enter(columns.cases, CaseIndex, &cases_);
    enter(columns.villages, VillageIndex, &villages_);
    enter(columns.tags, TagIndex, &tags_);
    enter(columns.languages, LanguageIndex, &languages_);
    enter(columns.sources, SourceIndex, &sources_);
    enter(columns.dates, DateIndex, &dates_);
    EnterTagSets();
  }

  void Run(PageReport* report) {
    TimePoint time = 0;
    std::size_t page = 0, left_on_page = 0;
    for (row_ = 0; row_ < columns_.id.size(); ++row_) {
      while (left_on_page == 0) left_on_page = Number(columns_.page_items[page++]);
      --left_on_page;
      time = row_ == 0 ? columns_.time[0] : time - columns_.time[row_];
      const bool entered = Enter(time, pages_[page - 1]);
      if (entered) FollowRun();
      ++(entered ? report->added : report->skipped_count);
    }
  }

 private:
  // The message of this row is the item that came last.
  void FollowRun() {
    std::vector<IndexedRun>& runs = feed_.indexed_runs;
    const auto item = static_cast<ItemIndex>(feed_.items.size() - 1);
    const bool goes_on = row_ > 0 && !runs.empty() && runs.back().part == part_ &&
                         runs.back().row + runs.back().count == row_;
    if (goes_on) {
      ++runs.back().count;
    } else {
      runs.push_back({part_, row_, item, 1});
    }
  }

  static std::size_t Number(std::int64_t value) { return static_cast<std::size_t>(value); }
  template <typename Places>
  static auto At(const Places& places, std::int64_t place) {
    return place < 0 ? typename Places::value_type{-1} : places[Number(place)];
  }
  static std::int32_t Count(std::int64_t value) { return static_cast<std::int32_t>(value); }

  void EnterTagSets() {
    std::size_t at = 0;
    for (const std::int64_t size : columns_.tag_set_size) {
      std::vector<std::int32_t> set;
      for (std::int64_t i = 0; i < size; ++i) {
        const std::int32_t tag = tags_[Number(columns_.tag_set_tag[at++])];
        if (tag >= 0) set.push_back(tag);
      }
      std::sort(set.begin(), set.end());
      set.erase(std::unique(set.begin(), set.end()), set.end());
      tag_sets_.push_back(set.empty() ? -1 : TagSetIndex(set, &feed_));
    }
  }

  // The groups' places are followed also past a message that is left out.
  bool Enter(TimePoint time, std::int32_t page) {
    Item item;
    item.time = item.end = time;
    if (lasting_ < columns_.lasting.size() && Number(columns_.lasting[lasting_]) == row_) {
      item.end += columns_.lasting_s[lasting_++];
    }
    const Metrics* const metrics = columns_.has_figures[row_] == 1 ? NextFigures() : nullptr;
    ItemExtra extra;
    const bool has_extra = ReadExtra(&extra);
    const std::string& id = columns_.id[row_];
    if (page < 0 || id.empty() || id.size() > kLongestId || feed_.withdrawn.Has(id) ||
        feed_.Find(id) != kNoItem) {
      return false;
    }
    item.page = page;
    SetPlace(&item);
    item.id = feed_.texts.Add(id);
    item.text = feed_.texts.Add(CutTo(columns_.heading[row_], kLongestName));
    if (item.id.size == 0) return false;
    if (metrics != nullptr) item.metrics = Put(*metrics, &feed_.metrics);
    if (has_extra) item.extra = Put(std::move(extra), &feed_.extras);
    SetWeight(feed_, &item);
    EnterItem(item, &feed_);
    ++feed_.partial_items;
    return true;
  }

  template <typename Entry, typename Entries>
  static std::int32_t Put(Entry&& entry, Entries* entries) {
    entries->push_back(std::forward<Entry>(entry));
    return static_cast<std::int32_t>(entries->size() - 1);
  }

  void SetPlace(Item* item) const {
    item->precision = static_cast<TimePrecision>(columns_.precision[row_]);
    item->kind = static_cast<ItemKind>(columns_.kind[row_]);
    item->instrument = static_cast<Instrument>(columns_.instrument[row_]);
    item->direction = static_cast<Direction>(columns_.direction[row_]);
    item->demo = columns_.demo[row_] == 1;
    item->channel = At(channels_, columns_.channel[row_]);
    item->case_index = At(cases_, columns_.case_index[row_]);
    item->language = At(languages_, columns_.language[row_]);
    item->tags = At(tag_sets_, columns_.tag_set[row_]);
    unsigned bits = 0;
    for (std::size_t i = 0; i < villages_.size(); ++i) {
      const bool is_in = (columns_.village_bits[row_] >> i & 1) == 1;
      if (is_in && villages_[i] >= 0) bits |= 1u << villages_[i];
    }
    item->villages = static_cast<std::uint16_t>(bits);
  }

  const Metrics* NextFigures() {
    const std::size_t row = figures_++;
    metrics_.reactions = Count(columns_.reactions[row]);
    metrics_.comments = Count(columns_.comments[row]);
    metrics_.commenters = Count(columns_.commenters[row]);
    metrics_.shares = Count(columns_.shares[row]);
    metrics_.reach = Count(columns_.reach[row]);
    metrics_.impressions = Count(columns_.impressions[row]);
    metrics_.reach_followers = Count(columns_.reach_followers[row]);
    metrics_.reach_paid = Count(columns_.reach_paid[row]);
    const std::int64_t millionths = columns_.local_share_millionths[row];
    metrics_.local_share =
        millionths < 0 ? -1.f : static_cast<float>(static_cast<double>(millionths) / 1e6);
    metrics_.definition = static_cast<Definition>(columns_.definition[row]);
    metrics_.source = At(sources_, columns_.source[row]);
    metrics_.measured = At(dates_, columns_.measured[row]);
    metrics_.is_contradictory = columns_.contradictory[row] == 1;
    return &metrics_;
  }

  bool ReadExtra(ItemExtra* extra) {
    bool has = false;
    if (answering_ < columns_.answering.size() && Number(columns_.answering[answering_]) == row_) {
      extra->in_reply_to = CutTo(columns_.answered_id[answering_++], kLongestId);
      has = true;
    }
    if (asked_ < columns_.asked.size() && Number(columns_.asked[asked_]) == row_) {
      ReadDialogue(asked_++, &extra->dialogue);
      has = true;
    }
    return has;
  }

  void ReadDialogue(std::size_t row, Dialogue* dialogue) {
    dialogue->questions = columns_.questions[row];
    dialogue->answered = columns_.answers[row];
    for (std::int64_t i = 0; i < columns_.answer_count[row]; ++i)
      dialogue->reply_minutes.push_back(Count(columns_.answer_minutes[answer_++]));
    for (std::int64_t i = 0; i < columns_.open_count[row]; ++i)
      dialogue->unanswered_minutes.push_back(Count(columns_.open_minutes[open_++]));
  }

  const IndexColumns& columns_;
  std::size_t part_;
  Feed& feed_;
  std::vector<std::int32_t> pages_, tags_, tag_sets_;
  std::vector<std::int16_t> channels_, cases_, languages_, sources_, dates_;
  std::vector<int> villages_;
  Metrics metrics_;
  std::size_t row_ = 0, figures_ = 0, lasting_ = 0, answering_ = 0, asked_ = 0;
  std::size_t answer_ = 0, open_ = 0;
};

}  // namespace

PageReport ReadIndexPart(std::string_view bytes, Feed* feed) {
  PageReport report;
  const std::string digest = Sha256Hex(bytes);
  const std::vector<std::string>& named = feed->index_digests;
  const auto part = std::find(named.begin(), named.end(), digest);
  if (part == named.end()) {
    report.failure.push_back({"index.other", digest, ""});
    return report;
  }
  IndexColumns columns;
  if (const std::optional<Error> failure = ReadIndexColumns(bytes, &columns)) {
    report.failure.push_back(*failure);
    return report;
  }
  IndexSink(columns, static_cast<std::size_t>(part - named.begin()), feed).Run(&report);
  PageSink(feed).NamePlainChannel();
  PlaceMessages(feed);
  return report;
}

}  // namespace kringen
