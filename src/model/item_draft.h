// One item while it is read, and the step that makes it part of a feed. The draft is used again
// for every item of a page, so that reading allocates nothing per item.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/feed.h"

namespace kringen {

// Limits of what is kept; see feed_json.h for those of a page.
inline constexpr std::size_t kLongestId = 512;
inline constexpr std::size_t kLongestName = 4096;
inline constexpr std::size_t kLongestUrl = 8192;
inline constexpr std::size_t kLongestText = std::size_t{1} << 20;

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
  kMeasuredFields,
};

struct Measurement {
  std::string source;
  std::string measured;
  std::array<std::int32_t, kMeasuredFields> values{-1, -1, -1, -1, -1, -1};
  float local_share = -1;
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
  std::vector<Attachment> attachments;
  ItemKind kind = ItemKind::kPost;
  Instrument instrument = Instrument::kUnknown;
  Direction direction = Direction::kUnknown;
  TimePrecision precision = TimePrecision::kSecond;
  bool demo = false;
  std::string folded;  // scratch

  void Clear();
  Measurement& AddMeasurement();
};

// What came of a draft. `skipped` is a code ("item.no_id") or nullptr when the item was added.
struct Commitment {
  const char* skipped = nullptr;
  std::string detail;
  bool text_cut = false;
  bool bad_end = false;
};

Commitment CommitItem(ItemDraft* draft, Feed* feed);

}  // namespace kringen
