// One batch of replicates of one message: parameters become integer thresholds, the kernel runs,
// and what is left is state bytes, outcomes and weights. Owns the buffers, which are reused.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "reach/cascade.h"
#include "reach/visibility.h"

namespace kringen::reach {

// A message as the batch sees it: friends counted, what is unknown settled.
struct MessageInput {
  const Engagement* message = nullptr;
  std::uint32_t index = 0;                  // in the question
  std::uint32_t friends = 0;                // |F|, at most the users
  std::array<bool, 2> has_eta{true, true};  // stories of comments and of reactions exist
  bool has_target = false;                  // its local share is the lane's own
  double page_seen = 0;                     // scaled to its year; used for pages
  // Or, per lane, the share of those |F| who saw it.
  std::optional<std::array<double, kLanes>> followers_seen;
};

class MessageRun {
 public:
  explicit MessageRun(const CascadeKernel& kernel = FastestKernel()) : kernel_(kernel) {}
  // Where the users, ties and cells come from; cheap when it is the same town again.
  void Visit(const Town& town);

  // After it, state(lane) holds this message. values[lane][kPostEffect] is z itself, in log odds.
  void Run(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
           const std::array<ParameterValues, kLanes>& values);

  // The same message of the last Run again for the lanes whose bit is set, with other effects of
  // the post. Whom it reached directly stays: only where `followers_seen` tells how many that are.
  void RunAgain(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
                const std::array<ParameterValues, kLanes>& values, std::uint32_t lanes);

  // Called for each lane while its list of who saw it, with sources, is at hand.
  using Look = std::function<void(std::uint32_t lane, const MessageRun& run)>;
  void set_look(Look look) { look_ = std::move(look); }

  // These users of a lane have seen it as well, and not through anybody.
  void Show(std::uint32_t lane, const std::vector<std::uint32_t>& users);

  // Per cell of users (Population::user_cells), of the message of the last Run.
  void Count(std::uint32_t lane, CellCounts* counts, AtLeast* at_least) const;

  const std::uint8_t* state(std::uint32_t lane) const { return state_.data() + lane * stride_; }
  std::size_t stride() const { return stride_; }
  const LaneOutcome& outcome(std::uint32_t lane) const { return batch_.outcomes[lane]; }
  const LaneInput& input(std::uint32_t lane) const { return batch_.lanes[lane]; }
  const Town& town() const { return *town_; }
  const CascadeKernel& kernel() const { return kernel_; }
  const std::vector<double>& event_times(std::uint32_t lane) const { return times_[lane]; }
  std::uint64_t engaged_counts(std::uint32_t lane, std::size_t kind) const {
    return batch_.lanes[lane].counts[kind];
  }
  // Only inside a Look, for its lane: who saw it in order, and the events.
  const std::uint32_t* seen(std::uint32_t lane) const;
  const std::uint32_t* sources(std::uint32_t lane) const;
  const std::uint32_t* sizes(std::uint32_t lane) const;
  const std::uint8_t* kinds(std::uint32_t lane) const;
  const Batch& batch() const { return batch_; }  // for the bench
  bool lists_direct() const { return batch_.lists_direct; }
  const std::vector<std::uint32_t>& friend_begin() const { return friend_begin_; }
  const std::vector<std::uint32_t>& friend_end() const { return friend_end_; }
  std::uint32_t engager(std::uint32_t user) const { return engager_[user]; }

 private:
  void FindFriends(std::uint32_t count);
  void ClearState(bool same_friends);
  void ListShown(std::uint32_t lane);
  void FillLanes(const MessageInput& input, std::uint64_t seed, std::uint32_t batch,
                 const std::array<ParameterValues, kLanes>& values);
  void RunEvents();
  bool IsActive(std::uint32_t lane) const { return (batch_.active >> lane & 1) != 0; }
  void FillThresholds(const MessageInput& input, const std::array<ParameterValues, kLanes>& values);
  void SplitAuthor();
  void FillLane(const MessageInput& input, const ParameterValues& values, std::uint64_t key,
                std::uint32_t lane);
  void OrderByTime(const MessageInput& input, const ParameterValues& values, std::uint64_t key,
                   std::uint32_t lane);

  // Whom a lane's events showed the message, when these are few of the town: only they are counted
  // and cleared then.
  struct Shown {
    bool is_listed = false;
    std::vector<std::uint32_t> users;
  };

  const CascadeKernel& kernel_;
  const Town* town_ = nullptr;
  VisibilityTable* table_ = nullptr;  // the town's
  std::uint32_t codes_ = 0;
  std::array<double, 3> usage_share_{};  // of the users
  Batch batch_;
  Look look_;
  std::size_t stride_ = 0;
  std::vector<std::uint8_t> state_, engager_, author_high_, author_low_, kinds_;
  std::vector<std::uint16_t> thresholds_, author_thresholds_;
  // What they were filled for: nothing is filled anew that did not change.
  std::array<std::optional<Visibility>, kLanes> filled_, author_filled_;
  bool author_has_own_ = false;
  std::vector<std::uint32_t> friend_begin_, friend_end_, friends_;
  std::uint32_t friend_count_ = 0;         // of the last Run
  std::vector<std::uint32_t> user_cells_;  // the cell of each user
  std::array<Shown, kLanes> shown_few_;
  std::vector<std::uint32_t> seen_, shown_, sources_, sizes_;
  std::vector<std::uint32_t> direct_counts_;  // [cell][lane]
  std::array<std::vector<double>, kLanes> times_;
  std::array<std::vector<std::uint8_t>, kLanes> orders_;
};

}  // namespace kringen::reach
