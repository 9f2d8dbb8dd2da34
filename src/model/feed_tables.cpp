#include "model/feed_tables.h"

#include <algorithm>

namespace kringen {
namespace {

// For the small tables a walk is as fast as any index.
template <typename Entries, typename NameOf>
int Position(const Entries& entries, std::string_view name, NameOf name_of) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (name_of(entries[i]) == name) return static_cast<int>(i);
  }
  return -1;
}

const std::string& IdOf(const Channel& channel) { return channel.id; }
const std::string& VillageId(const Village& village) { return village.id; }
const std::string& Itself(const std::string& text) { return text; }

// In a table with an index: the entry's place, or where a new one has been entered, or -1 when
// there is no room; `is_new` tells the caller to append.
template <typename NameAt>
std::int32_t Entered(HashIndex* index, std::string_view name, std::size_t size, std::size_t most,
                     NameAt name_at, bool* is_new) {
  const std::uint32_t hash = HashBytes(name);
  const std::uint32_t found =
      index->Find(hash, [&](std::uint32_t i) { return std::string_view(name_at(i)) == name; });
  *is_new = found == HashIndex::kNone && size < most;
  if (found != HashIndex::kNone) return static_cast<std::int32_t>(found);
  if (!*is_new) return -1;
  index->Insert(hash, static_cast<std::uint32_t>(size),
                [&](std::uint32_t i) { return HashBytes(name_at(i)); });
  return static_cast<std::int32_t>(size);
}

// In a table of nothing but names.
std::int32_t NameIndex(std::string_view name, std::size_t most, HashIndex* index,
                       std::vector<std::string>* table) {
  bool is_new = false;
  const auto name_at = [table](std::uint32_t i) -> const std::string& { return (*table)[i]; };
  const std::int32_t found = Entered(index, name, table->size(), most, name_at, &is_new);
  if (is_new) table->emplace_back(name);
  return found;
}

std::int16_t SmallIndex(std::string_view name, std::size_t most, std::vector<std::string>* table) {
  const int found = Position(*table, name, Itself);
  if (found >= 0) return static_cast<std::int16_t>(found);
  if (table->size() >= most) return -1;
  table->emplace_back(name);
  return static_cast<std::int16_t>(table->size() - 1);
}

std::uint32_t HashSet(const std::vector<std::int32_t>& tags) {
  return HashBytes({reinterpret_cast<const char*>(tags.data()), tags.size() * sizeof(tags[0])});
}

}  // namespace

std::int16_t ChannelIndex(std::string_view id, Feed* feed) {
  int found = Position(feed->channels, id, IdOf);
  if (found < 0 && feed->channels.size() + 1 >= kMostChannels && id != kOtherChannel) {
    feed->lookup.channels_full = true;
    id = kOtherChannel;
    found = Position(feed->channels, id, IdOf);
  }
  if (found < 0 && feed->channels.size() >= kMostChannels) found = kMostChannels - 1;
  if (found >= 0) return static_cast<std::int16_t>(found);
  Channel channel;
  channel.id = id;
  channel.name = id;
  feed->channels.push_back(std::move(channel));
  return static_cast<std::int16_t>(feed->channels.size() - 1);
}

std::int16_t CaseIndex(std::string_view id, Feed* feed) {
  bool is_new = false;
  const auto id_at = [feed](std::uint32_t i) -> const std::string& { return feed->cases[i].id; };
  const std::int32_t index =
      Entered(&feed->lookup.cases, id, feed->cases.size(), kMostCases, id_at, &is_new);
  if (is_new) feed->cases.push_back({std::string(id), std::string(id), ""});
  feed->lookup.cases_full |= index < 0;
  return static_cast<std::int16_t>(index);
}

std::int16_t LanguageIndex(std::string_view language, Feed* feed) {
  return SmallIndex(language, 100, &feed->languages);
}

std::int16_t SourceIndex(std::string_view source, Feed* feed) {
  return SmallIndex(source, 100, &feed->metric_sources);
}

std::int16_t DateIndex(std::string_view date, Feed* feed) {
  constexpr std::size_t kMostDates = 32000;
  return static_cast<std::int16_t>(
      NameIndex(date, kMostDates, &feed->lookup.metric_dates, &feed->metric_dates));
}

std::int32_t PageIndex(std::string_view url, Feed* feed) {
  return NameIndex(url, kMostPages, &feed->lookup.pages, &feed->pages);
}

int VillageIndex(std::string_view id, Feed* feed) {
  const int found = Position(feed->villages, id, VillageId);
  if (found >= 0) return found;
  if (feed->villages.size() >= kMostVillages) {
    feed->lookup.villages_full = true;
    return -1;
  }
  Village village;
  village.id = id;
  village.name = id;
  feed->villages.push_back(std::move(village));
  return static_cast<int>(feed->villages.size() - 1);
}

std::int32_t TagIndex(std::string_view tag, Feed* feed) {
  const std::int32_t index = NameIndex(tag, kMostTags, &feed->lookup.tags, &feed->tags);
  feed->lookup.tags_full |= index < 0;
  return index;
}

std::int32_t TagSetIndex(const std::vector<std::int32_t>& tags, Feed* feed) {
  auto& sets = feed->tag_sets;
  const std::uint32_t hash = HashSet(tags);
  const std::uint32_t found =
      feed->lookup.tag_sets.Find(hash, [&](std::uint32_t i) { return sets[i] == tags; });
  if (found != HashIndex::kNone) return static_cast<std::int32_t>(found);
  const auto index = static_cast<std::uint32_t>(sets.size());
  feed->lookup.tag_sets.Insert(hash, index, [&](std::uint32_t i) { return HashSet(sets[i]); });
  sets.push_back(tags);
  return static_cast<std::int32_t>(index);
}

}  // namespace kringen
