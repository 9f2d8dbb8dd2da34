#include "report/ranking.h"

#include <algorithm>

namespace kringen {
namespace {

struct Candidate {
  const MessageFigures* message = nullptr;
  std::int64_t count = 0;
};

std::int64_t ReportedOf(const MessageFigures& message) {
  return message.viewers >= 0 ? message.viewers : message.views;
}

// The kind of figure that most messages have; of as many, viewers before views, which are no
// people, and then the first that comes.
Measured CommonMeasure(const std::vector<const MessageFigures*>& messages) {
  Measured common;
  std::ptrdiff_t most = 0;
  bool is_of_viewers = false;
  for (const MessageFigures* each : messages) {
    if (each->measured == Measured{}) continue;
    const auto count = std::count_if(messages.begin(), messages.end(), [&](const auto* other) {
      return other->measured == each->measured;
    });
    const bool is_seen = each->viewers >= 0;
    if (count < most || (count == most && (is_of_viewers || !is_seen))) continue;
    most = count;
    common = each->measured;
    is_of_viewers = is_seen;
  }
  return common;
}

std::vector<Candidate> ByEstimate(const std::vector<const MessageFigures*>& messages,
                                  const PeriodReach& reach, Ranking* ranking) {
  std::vector<Candidate> candidates;
  for (const MessageFigures* message : messages) {
    const auto found = reach.estimates.items.find(message->item->id);
    if (found == reach.estimates.items.end()) {
      ++ranking->unknown;
    } else {
      candidates.push_back({message, found->second.reach.median});
    }
  }
  ranking->by = Ranking::By::kResidents;
  return candidates;
}

std::vector<Candidate> ByReport(const std::vector<const MessageFigures*>& messages,
                                Ranking* ranking) {
  const Measured common = CommonMeasure(messages);
  std::vector<Candidate> candidates;
  for (const MessageFigures* message : messages) {
    if (message->measured == Measured{}) {
      ++ranking->unknown;
    } else if (message->measured == common) {
      candidates.push_back({message, ReportedOf(*message)});
    } else {
      ++ranking->unlike;
    }
  }
  if (!candidates.empty()) {
    const bool is_seen = candidates.front().message->viewers >= 0;
    ranking->by = is_seen ? Ranking::By::kViewers : Ranking::By::kViews;
  }
  return candidates;
}

}  // namespace

Ranking RankingOf(const Tally& tally, const PeriodReach& reach) {
  Ranking ranking;
  std::vector<const MessageFigures*> messages;
  for (const MessageFigures& message : tally.messages) {
    if (message.item->kind == ItemKind::kReply) {
      ++ranking.replies;
    } else if (message.is_contradictory) {
      ++ranking.contradicted;
    } else {
      messages.push_back(&message);
    }
  }
  std::vector<Candidate> candidates = reach.estimates.items.empty()
                                          ? ByReport(messages, &ranking)
                                          : ByEstimate(messages, reach, &ranking);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.count > b.count; });
  ranking.ranked = static_cast<std::int64_t>(candidates.size());
  const std::size_t most = std::min(kMostRanked, (candidates.size() + 1) / 2);
  const std::size_t least = std::min(kMostRanked, candidates.size() - most);
  for (std::size_t i = 0; i < most; ++i) ranking.most.push_back(candidates[i].message);
  for (std::size_t i = 0; i < least; ++i) {
    ranking.least.push_back(candidates[candidates.size() - 1 - i].message);
  }
  return ranking;
}

}  // namespace kringen
