#include "model/dialogue_tree.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "model/thread_levels.h"

namespace kringen {

namespace {

bool IsWhole(const DialogueTree& tree) {
  if (tree.turns.empty()) return false;
  for (std::size_t i = 0; i < tree.turns.size(); ++i) {
    const Turn& turn = tree.turns[i];
    if (turn.author < kMunicipality) return false;
    if (i == 0 ? turn.parent != kNoParent
               : turn.parent < 0 || static_cast<std::size_t>(turn.parent) >= i) {
      return false;
    }
  }
  return true;
}

// What all trees add up to; the profile is made from it.
class Tally {
 public:
  void Add(const DialogueTree& tree) {
    ++threads_;
    if (tree.turns.front().author != kMunicipality) ++initiative_;
    AddTurns(tree);
    AddWaits(tree);
  }

  DialogueProfile Profile(const std::vector<std::uint8_t>& spoke_before) const {
    DialogueProfile profile;
    profile.items = threads_;
    if (threads_ == 0) return profile;
    profile.questions = questions_.of;
    profile.reply_rate = openings_;
    profile.question_reply_rate = questions_;
    if (!waits_.empty()) profile.reply_times = ReplyTimesOf(waits_);
    profile.shape = ShapeOf(levels_);
    if (turns_.of > 0) profile.turn_share = turns_;
    profile.reciprocity = MakeReciprocity();
    if (replies_ > 0) profile.citizen_to_citizen = Share{between_citizens_, replies_};
    profile.concentration = MakeConcentration();
    if (!spoke_before.empty() && !by_author_.empty()) {
      profile.new_voices = MakeNewVoices(spoke_before);
    }
    profile.citizen_initiative = Share{initiative_, threads_};
    return profile;
  }

 private:
  void AddTurns(const DialogueTree& tree) {
    ThreadLevels levels;
    std::vector<std::size_t> level(tree.turns.size(), 0);
    std::int64_t own = 0;
    for (std::size_t i = 0; i < tree.turns.size(); ++i) {
      const Turn& turn = tree.turns[i];
      if (turn.author == kMunicipality) ++own;
      if (turn.author != kMunicipality) ++by_author_[turn.author];
      if (turn.parent == kNoParent) continue;
      const auto parent = static_cast<std::size_t>(turn.parent);
      const std::int32_t to = tree.turns[parent].author;
      level[i] = level[parent] + 1;
      AddReply(level[i], &levels);
      ++replies_;
      if (turn.author == to) continue;
      ++weights_[{turn.author, to}];
      if (turn.author != kMunicipality && to != kMunicipality) ++between_citizens_;
    }
    if (own > 0) {
      turns_.count += own;
      turns_.of += static_cast<std::int64_t>(tree.turns.size());
    }
    levels_.push_back(std::move(levels));
  }

  void AddWaits(const DialogueTree& tree) {
    constexpr std::int64_t kNever = INT64_MAX;
    std::vector<std::int64_t> answered(tree.turns.size(), kNever);
    for (const Turn& turn : tree.turns) {
      if (turn.author != kMunicipality || turn.parent == kNoParent) continue;
      std::int64_t& first = answered[static_cast<std::size_t>(turn.parent)];
      first = std::min(first, turn.minutes);
    }
    for (std::size_t i = 0; i < tree.turns.size(); ++i) {
      const Turn& turn = tree.turns[i];
      if (turn.author == kMunicipality) continue;
      const bool any = answered[i] != kNever;
      const std::int64_t minutes =
          std::max<std::int64_t>((any ? answered[i] : tree.watched_minutes) - turn.minutes, 0);
      const bool in_window = any && minutes <= kReplyWindow_minutes;
      waits_.push_back({std::min(minutes, kReplyWindow_minutes), in_window});
      const bool opening = turn.parent == kNoParent ||
                           (turn.parent == 0 && tree.turns.front().author == kMunicipality);
      if (opening) openings_ = {openings_.count + (in_window ? 1 : 0), openings_.of + 1};
      if (turn.question) questions_ = {questions_.count + (in_window ? 1 : 0), questions_.of + 1};
    }
  }

  std::optional<Reciprocity> MakeReciprocity() const {
    if (weights_.empty()) return std::nullopt;
    std::int64_t mutual = 0;
    std::int64_t all = 0;
    std::vector<std::int32_t> nodes;
    for (const auto& [pair, weight] : weights_) {
      const auto back = weights_.find({pair.second, pair.first});
      all += weight;
      if (back != weights_.end()) mutual += std::min(weight, back->second);
      nodes.insert(nodes.end(), {pair.first, pair.second});
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    const double n = static_cast<double>(nodes.size());
    const double density = static_cast<double>(weights_.size()) / (n * (n - 1));
    Reciprocity reciprocity;
    reciprocity.raw = static_cast<double>(mutual) / static_cast<double>(all);
    if (density < 1) reciprocity.above_chance = (reciprocity.raw - density) / (1 - density);
    return reciprocity;
  }

  std::optional<Concentration> MakeConcentration() const {
    if (by_author_.empty()) return std::nullopt;
    std::vector<std::int64_t> counts;
    std::int64_t all = 0;
    for (const auto& [author, count] : by_author_) {
      counts.push_back(count);
      all += count;
    }
    std::sort(counts.begin(), counts.end(), std::greater<>());
    double entropy = 0;
    double squares = 0;
    for (const std::int64_t count : counts) {
      const double p = static_cast<double>(count) / static_cast<double>(all);
      entropy -= p * std::log(p);
      squares += p * p;
    }
    Concentration concentration;
    concentration.voices_entropy = std::exp(entropy);
    concentration.voices_simpson = 1 / squares;
    concentration.top_tenth.of = all;
    const std::size_t tenth = (counts.size() + 9) / 10;
    for (std::size_t i = 0; i < tenth; ++i) concentration.top_tenth.count += counts[i];
    return concentration;
  }

  Share MakeNewVoices(const std::vector<std::uint8_t>& spoke_before) const {
    Share share;
    for (const auto& [author, count] : by_author_) {
      const auto place = static_cast<std::size_t>(author);
      if (place >= spoke_before.size()) continue;
      ++share.of;
      if (spoke_before[place] == 0) ++share.count;
    }
    return share;
  }

  std::int64_t threads_ = 0;
  std::int64_t initiative_ = 0;
  std::int64_t replies_ = 0;
  std::int64_t between_citizens_ = 0;
  Share turns_;
  Share openings_;
  Share questions_;
  std::vector<Wait> waits_;
  std::vector<ThreadLevels> levels_;
  std::map<std::int32_t, std::int64_t> by_author_;  // ordered, so that sums are the same everywhere
  std::map<std::pair<std::int32_t, std::int32_t>, std::int64_t> weights_;
};

}  // namespace

DialogueProfile ProfileOf(const DialogueForest& forest) {
  Tally tally;
  for (const DialogueTree& tree : forest.trees) {
    if (IsWhole(tree)) tally.Add(tree);
  }
  return tally.Profile(forest.spoke_before);
}

}  // namespace kringen
