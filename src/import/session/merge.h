// Of many readings one list of messages: what several have is one, in its latest version. Later is
// what was edited later, else what comes from the later archive, else what a person says; never
// what stands first in an alphabet or was added first. What has one id and is not one message is
// numbered. Deterministic: the order of the readings changes nothing.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

struct MergeInput {
  Reading* reading = nullptr;
  std::string key;      // of the account, to be put into ids; empty: none
  std::string mark;     // tells one archive from another, the same wherever it lies
  std::string name;     // of the archive, for a question
  bool yields = false;  // an export of before: anything else knows better
};

// Where a message came from, beside its candidate.
struct Trace {
  std::size_t origin = 0;                // the input whose version it is
  std::vector<std::size_t> inputs = {};  // all that have it
  std::string full_id = {};              // as it was read, with the account
};

// Two messages of two archives that have one id: the second is numbered.
struct SharedId {
  std::string first, second;  // archive and record
};

struct MergeResult {
  std::vector<Candidate> candidates;  // by id
  std::vector<Trace> traces;
  std::vector<std::pair<std::size_t, std::string>> merged;  // input and record of other versions
  std::vector<SharedId> shared_ids;
  std::vector<Question> questions;  // "version:MARK:MARK", once for each pair of archives
};

// `may_take`: candidates are moved out of the readings. A message of which no version is known to
// be the latest is withheld until its question is answered.
MergeResult MergeReadings(const std::vector<MergeInput>& inputs, const Answers& answers,
                          bool may_take);

// Counts of both, each once.
void AddMetrics(const std::vector<MetricRow>& rows, PublicationItem* item);

}  // namespace kringen
