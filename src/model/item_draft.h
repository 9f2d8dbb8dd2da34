// One item while it is read, and what makes it an item or none, the same for everyone who reads a
// feed. The draft is used again for every item of a page, so that reading allocates nothing per
// item.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/feed.h"

namespace kringen {

// Beyond these a value is refused, or told.
inline constexpr std::size_t kLongestId = 512;
inline constexpr std::size_t kLongestName = 4096;
inline constexpr std::size_t kLongestUrl = 8192;
inline constexpr std::size_t kLongestText = std::size_t{1} << 20;

// What a reader keeps of what is sound. The page cuts what it has no room for; whoever writes an
// export again keeps all of it, and is told of words and dates that he would lose.
struct ReadRules {
  std::size_t id = kLongestId;  // of what an item refers to
  std::size_t name = kLongestName;
  std::size_t word = 64;
  std::size_t tags = 100;  // of one item
  std::size_t minutes = 10000;
  std::size_t measurements = 64;
  std::size_t followers = 1000;
  std::size_t periods = 400;
  std::size_t ages = 20;
  std::size_t attachments = 100;
  std::size_t stops = 1000;
  std::size_t reported = 100;
  bool keeps_all = false;
};
inline constexpr ReadRules kPageRules{};
inline constexpr std::size_t kUnlimited = static_cast<std::size_t>(-1);
inline constexpr ReadRules kWholeRules{.id = kUnlimited,
                                       .name = kUnlimited,
                                       .word = kUnlimited,
                                       .tags = kUnlimited,
                                       .minutes = kUnlimited,
                                       .measurements = kUnlimited,
                                       .followers = kUnlimited,
                                       .periods = kUnlimited,
                                       .ages = kUnlimited,
                                       .attachments = kUnlimited,
                                       .stops = kUnlimited,
                                       .reported = kUnlimited,
                                       .keeps_all = true};

// The longest start of `text` of at most `most` bytes that ends between code points.
std::string_view CutTo(std::string_view text, std::size_t most);

// Several short strings in one, without an allocation each.
class TextList {
 public:
  void Add(std::string_view text) {
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
  }
  void Clear() {
    text_.clear();
    ends_.clear();
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t start = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(start, ends_[i] - start);
  }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;
};

enum MeasuredField : std::uint8_t {
  kMeasuredReactions,
  kMeasuredComments,
  kMeasuredCommenters,
  kMeasuredShares,
  kMeasuredReach,
  kMeasuredImpressions,
  kMeasuredReachFollowers,
  kMeasuredReachPaid,
  kMeasuredReachOrganic,  // of the page for the rule of possible figures alone
  kMeasuredFields,
};

struct Measurement {
  std::string source;
  std::string measured;
  Definition definition = Definition::kUnknown;
  std::array<std::int32_t, kMeasuredFields> values{-1, -1, -1, -1, -1, -1, -1, -1, -1};
  double local_share = -1;
  std::size_t record = 0;         // place in its list
  bool is_contradictory = false;  // its figures cannot be (possible_figures.h)
  std::vector<std::pair<std::string, std::int64_t>> others;  // filled for an export only
};

struct ItemDraft {
  std::string id, url, external_url, title, content_text, content_html, summary, image;
  std::string published, modified, end;
  std::string language, channel, case_id, in_reply_to, thread, expires;
  TextList tags;
  TextList villages;
  std::vector<Measurement> measurements;  // the first measurement_count are in use
  std::size_t measurement_count = 0;
  Dialogue dialogue;
  bool has_dialogue = false;
  std::vector<Attachment> attachments;
  ItemKind kind = ItemKind::kPost;
  Instrument instrument = Instrument::kUnknown;
  Direction direction = Direction::kUnknown;
  TimePrecision precision = TimePrecision::kSecond;
  bool demo = false;
  bool is_summary = false;  // content_text is the summary, or nothing
  std::string blank_text;   // the text, where it has nothing to see and another stands for it
  std::string folded;       // scratch

  void Clear();
  // Beyond `most` the last one is overwritten.
  Measurement& AddMeasurement(std::size_t most, std::size_t record);
  Measurement& measurement() { return measurements[measurement_count - 1]; }
};

// What a draft is. `skipped` is a code ("item.no_id") with the member that it is about, or nullptr
// for an item.
struct CheckedItem {
  const char* skipped = nullptr;
  const char* member = "";
  std::string detail;
  TimePoint time = 0;
  TimePoint end = 0;          // equal to time for a moment
  TimePoint modified = 0;     // looked at where all is kept; 0: not known
  std::size_t record = 0;     // place in the list of items
  bool text_is_long = false;  // the page cuts it
  bool bad_end = false;
  bool bad_modified = false;
};

bool IsBlankText(std::string_view text);

class FeedSink;
// Gives the draft the text that stands for it: its own, what the HTML says, or the summary.
CheckedItem CheckItem(const ReadRules& rules, FeedSink* sink, ItemDraft* draft);

}  // namespace kringen
