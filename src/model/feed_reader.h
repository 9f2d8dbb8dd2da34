// Reads one feed page as a stream of JSON events, for every sink in the same way. feed_reader.cpp
// walks the containers and reports; feed_fields.cpp says what each value means. Internal to
// model/feed_json.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_read.h"
#include "model/feed_members.h"
#include "model/feed_sink.h"

namespace kringen {

class FeedReader final : public JsonHandler {
 public:
  FeedReader(const ReadRules& rules, FeedSink* sink, PageReport* report)
      : rules_(rules), sink_(sink), report_(report) {}

  bool Key(std::string_view key) override;
  bool Scalar(const JsonScalar& value) override;
  bool Start(bool is_array) override;
  bool End(bool is_array) override;

  bool IsFeed() const { return has_items_ || (is_json_feed_ && !bad_items_); }
  bool TooDeep() const { return too_deep_; }
  // Pointer to the last member of the format where the reader is.
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
  void Report(const char* code, std::string detail, std::string place, std::vector<Error>* list);
  void Notice(const char* code, std::string detail, std::string_view member = "");
  void Skip(const char* code, std::string detail, const char* member = "");
  void EndItem();
  void JudgeFigures(TimePoint published);
  void JudgeFollowers();
  void JudgePeriod();
  void JudgeAges();

  // feed_fields.cpp
  void Text(Field field, std::string_view text);
  bool FeedText(Field field, std::string_view text);
  bool TableText(Field field, std::string_view text);
  bool ItemText(Field field, std::string_view text);
  void ItemEnum(Field field, std::string_view text);
  double* ShareOf(Field field);
  void Number(const Member& member, const JsonScalar& value);
  void Flag(Field field, bool value);
  template <typename Names, typename Value>
  void Word(const Names& names, std::string_view word, Value* value);
  template <typename Names>
  void Among(const Names& names, std::string_view word);
  void Set(std::string_view text, std::string* out) const;
  void SetIfEmpty(std::string_view text, std::string* out) const;
  void SetUrl(std::string_view url, std::string* out);

  const ReadRules& rules_;
  FeedSink* sink_;
  PageReport* report_;
  std::array<Level, kDeepest + 1> levels_{Level{Node::kDocument, false, -1, nullptr}};
  std::size_t depth_ = 0;
  std::size_t records_before_ = 0;  // in lists of items that have ended
  ItemDraft draft_;
  Channel channel_;
  Case case_;
  Story story_;
  PublicationSource source_;
  std::string count_name_;  // of a count that the format leaves open
  bool id_is_wrong_ = false;
  bool date_is_wrong_ = false;
  bool has_items_ = false;
  bool bad_items_ = false;
  bool is_json_feed_ = false;
  bool too_deep_ = false;
};

}  // namespace kringen
