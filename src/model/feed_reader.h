// Reads one feed page as a stream of JSON events. feed_reader.cpp walks the containers and
// reports; feed_fields.cpp says what each value means. Internal to model/feed_json.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_read.h"
#include "model/feed_json.h"
#include "model/feed_members.h"
#include "model/item_draft.h"

namespace kringen {

class FeedReader final : public JsonHandler {
 public:
  FeedReader(Feed* feed, PageReport* report) : feed_(feed), report_(report) {}

  bool Key(std::string_view key) override;
  bool Scalar(const JsonScalar& value) override;
  bool Start(bool is_array) override;
  bool End(bool is_array) override;

  // After the last event.
  void Finish();
  bool IsFeed() const { return has_items_ || (is_json_feed_ && !bad_items_); }
  bool TooDeep() const { return too_deep_; }
  std::string Place() const;

 private:
  static constexpr std::size_t kDeepest = 64;

  struct Level {
    Node node = Node::kUnknown;
    bool is_array = false;
    std::int64_t index = -1;         // of the current element
    const Member* member = nullptr;  // the current one; nullptr when it is not ours
  };

  Level& top() { return levels_[depth_]; }
  void BeginValue();
  void Enter(Node node);
  void Leave(Node node);
  void WrongType(const Member& member, std::string_view found);
  void Notice(const char* code, std::string detail);
  void Skip(const char* code, std::string detail);
  void EndItem();

  // feed_fields.cpp
  void Text(Field field, std::string_view text);
  bool FeedText(Field field, std::string_view text);
  bool TableText(Field field, std::string_view text);
  bool ItemText(Field field, std::string_view text);
  void ItemEnum(Field field, std::string_view text);
  void Number(const Member& member, const JsonScalar& value);
  void Flag(Field field, bool value);
  void SetUrl(std::string_view url, std::string* out);
  void EndChannel();
  void EndCase();
  void EndStory();

  Feed* feed_;
  PageReport* report_;
  std::array<Level, kDeepest + 1> levels_{Level{Node::kDocument, false, -1, nullptr}};
  std::size_t depth_ = 0;
  ItemDraft draft_;
  Channel channel_;
  Case case_;
  Story story_;
  bool id_is_wrong_ = false;
  bool date_is_wrong_ = false;
  bool has_items_ = false;
  bool bad_items_ = false;
  bool is_json_feed_ = false;
  bool too_deep_ = false;
};

}  // namespace kringen
