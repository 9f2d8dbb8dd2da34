// Threads of anonymous turns, as an importer can count them from an archive: who replied to whom
// and when, without a name or a word. Never part of the public export; only the profile leaves.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/dialogue.h"

namespace kringen {

inline constexpr std::int32_t kMunicipality = -1;
inline constexpr std::int32_t kNoParent = -1;

struct Turn {
  std::int32_t author = kMunicipality;  // residents count from 0, the same in all trees
  std::int32_t parent = kNoParent;      // an earlier turn of the tree; only the first has none
  std::int64_t minutes = 0;             // since the first turn
  bool question = false;
};

struct DialogueTree {
  std::vector<Turn> turns;
  std::int64_t watched_minutes = 0;  // until the archive was made
};

struct DialogueForest {
  std::vector<DialogueTree> trees;
  // Per resident: had spoken in the twelve months before. Empty: unknown.
  std::vector<std::uint8_t> spoke_before;
};

// Only a direct reply by the municipality is an answer. Trees whose turns do not fit together (no
// first turn, a parent that is not earlier) are left out.
DialogueProfile ProfileOf(const DialogueForest& forest);

}  // namespace kringen
