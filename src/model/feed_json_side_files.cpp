// population.json: the villages with their outlines. Everything else in the file is for the reach
// model and passed over here.
#include <array>
#include <cmath>

#include "base/json_read.h"
#include "model/feed_json.h"
#include "model/feed_tables.h"
#include "model/item_draft.h"

namespace kringen {
namespace {

using Point = std::array<double, 2>;

// Walks by depth: villages are the objects at depth 3 (root, "villages", village).
class PopulationReader final : public JsonHandler {
 public:
  bool has_villages() const { return has_villages_; }

  // Enters what was read; returns the number of villages that found room.
  int Enter(Feed* feed) {
    if (!attribution_.empty()) feed->header.map_attribution = std::move(attribution_);
    int added = 0;
    for (Village& village : villages_) {
      const int index = VillageIndex(village.id, feed);
      if (index < 0) continue;
      if (village.name.empty()) village.name = village.id;
      feed->villages[static_cast<std::size_t>(index)] = std::move(village);
      ++added;
    }
    return added;
  }

  bool Key(std::string_view key) override {
    if (depth_ == 1) root_key_ = key;
    if (depth_ == kVillageDepth) member_ = key;
    if (depth_ == kVillageDepth + 1) inner_key_ = key;
    return true;
  }

  bool Scalar(const JsonScalar& value) override {
    const bool is_source = depth_ == 1 && root_key_ == "attribution";
    if (is_source && value.type == JsonScalar::Type::kText) {
      attribution_ = CutTo(value.text, kLongestName);
    }
    if (!InVillage()) return true;
    if (value.type == JsonScalar::Type::kText && depth_ == kVillageDepth) {
      if (member_ == "id") village_.id = CutTo(value.text, kLongestId);
      if (member_ == "name") village_.name = CutTo(value.text, kLongestName);
    }
    const bool is_number =
        value.type == JsonScalar::Type::kInteger || value.type == JsonScalar::Type::kReal;
    if (is_number) Number(value.real);
    return true;
  }

  bool Start(bool is_array) override {
    if (depth_ == kDeepest) return false;
    ++depth_;
    if (depth_ == 2 && root_key_ == "villages" && is_array) has_villages_ = true;
    if (depth_ == kVillageDepth && InVillage()) village_ = Village{};
    if (depth_ == kVillageDepth + 1) {
      inner_key_.clear();
      first_number_ = true;
      ring_.clear();
    }
    point_size_ = 0;
    return true;
  }

  bool End(bool /*is_array*/) override {
    if (InVillage()) EndInside();
    point_size_ = 0;
    --depth_;
    return true;
  }

 private:
  static constexpr int kVillageDepth = 3;
  static constexpr int kDeepest = 64;
  static constexpr std::size_t kMostPoints = 20000;

  bool InVillage() const { return depth_ >= kVillageDepth && root_key_ == "villages"; }

  // A number with its mark: 530, [530, "S"] or {"value": 530, "mark": "S"}.
  void Number(double number) {
    const bool plain = depth_ == kVillageDepth;
    const bool marked =
        depth_ == kVillageDepth + 1 && (inner_key_.empty() ? first_number_ : inner_key_ == "value");
    if (member_ == "residents" && (plain || marked) && number >= 0 && number < 1e9) {
      village_.residents = std::llround(number);
    }
    if (depth_ > kVillageDepth) first_number_ = false;
    if (point_size_ < 2) point_[point_size_] = number;
    ++point_size_;
  }

  // A point ends where an array of two or more numbers ends; the ring around it ends with its own
  // array, and of several rings the one with most points is kept.
  void EndInside() {
    const bool is_point =
        point_size_ >= 2 && std::abs(point_[0]) <= 180 && std::abs(point_[1]) <= 90;
    if (depth_ == kVillageDepth) {
      EndVillage();
    } else if (member_ == "outline" && is_point) {
      if (ring_.size() < kMostPoints) ring_.push_back(point_);
    } else if (member_ == "outline") {
      if (ring_.size() > village_.outline.size()) village_.outline = ring_;
      ring_.clear();
    } else if (member_ == "centre" && is_point) {
      village_.longitude = point_[0];
      village_.latitude = point_[1];
    }
  }

  void EndVillage() {
    if (!village_.id.empty()) villages_.push_back(std::move(village_));
  }

  Village village_;
  std::vector<Village> villages_;
  std::string attribution_;
  std::vector<Point> ring_;
  std::string root_key_, member_, inner_key_;
  Point point_{};
  std::size_t point_size_ = 0;
  int depth_ = 0;
  bool first_number_ = true;
  bool has_villages_ = false;
};

// An array of ids, or of objects with an "id", alone or as the member of an object.
class WithdrawnReader final : public JsonHandler {
 public:
  std::vector<std::string> ids;
  bool has_list = false;

  bool Key(std::string_view key) override {
    key_ = key;
    return true;
  }
  bool Scalar(const JsonScalar& value) override {
    if (depth_ == 0) return true;
    const bool named = in_array_[depth_] || key_ == "id";
    if (!has_list || !named) return true;
    if (value.type == JsonScalar::Type::kText) ids.emplace_back(CutTo(value.text, kLongestId));
    if (value.type == JsonScalar::Type::kInteger) ids.push_back(std::to_string(value.integer));
    return true;
  }
  bool Start(bool is_array) override {
    if (depth_ + 1 == kDeepest) return false;
    in_array_[++depth_] = is_array;
    has_list |= is_array;
    return true;
  }
  bool End(bool /*is_array*/) override {
    --depth_;
    return true;
  }

 private:
  static constexpr std::size_t kDeepest = 64;

  std::string key_;
  std::array<bool, kDeepest> in_array_{};
  std::size_t depth_ = 0;
};

Error Unreadable(const JsonOutcome& outcome) {
  if (outcome.stopped) return {"feed.too_deep", "depth > 64", ""};
  return {"feed.not_json", outcome.message, ""};
}

}  // namespace

Result<int> ReadPopulation(std::string_view bytes, Feed* feed) {
  PopulationReader reader;
  const JsonOutcome outcome = ReadJson(bytes, &reader);
  if (!outcome.complete) return Unreadable(outcome);
  if (!reader.has_villages()) return Error{"feed.not_a_feed", "no villages", ""};
  const int added = reader.Enter(feed);
  if (added > 0) ++feed->revision;
  return added;
}

Result<int> ReadWithdrawn(std::string_view bytes, Feed* feed) {
  WithdrawnReader reader;
  const JsonOutcome outcome = ReadJson(bytes, &reader);
  if (!outcome.complete) return Unreadable(outcome);
  if (!reader.has_list) return Error{"feed.not_a_feed", "no list of ids", ""};
  Withdraw(feed, reader.ids);
  return static_cast<int>(reader.ids.size());
}

}  // namespace kringen
