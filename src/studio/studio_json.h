// What the studio is shown, as JSON: a summary of where things stand, rows of the review table, and
// one item with what was taken out of its text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_value.h"
#include "import/session/session.h"
#include "model/publication_json.h"
#include "studio/studio_census.h"

namespace kringen {

// Empty members let everything through.
struct RowFilter {
  std::string text;    // all of its words, folded, in the original text
  std::string state;   // "public", "withheld"
  std::string reason;  // a code of withheld
  std::string channel;
  std::string case_id;
  std::string mark;  // "redacted", or one of Candidate::flags
};
RowFilter ReadFilter(const JsonValue& json);

// Indices of the candidates that match, newest first.
std::vector<std::uint32_t> RowsOf(const std::vector<Candidate>& candidates,
                                  const RowFilter& filter);

struct StudioState {
  const ImportSession* session;
  const std::vector<ReportLine>* refused;
  std::string title, place;
  bool can_undo = false, can_redo = false;
  std::vector<std::string> allowed;
  const std::string* population;
  const StudioCensus* census;
};

std::string SummaryJson(const StudioState& state);
std::string RowsJson(const std::vector<Candidate>& candidates,
                     const std::vector<std::uint32_t>& rows, std::size_t from, std::size_t count);
// {"type": "failed"} when there is no such item. With why and when it was withdrawn, if it was.
std::string ItemJson(const ImportSession& session, const std::string& id);
// What is published of the export of before alone, in the order of that export.
std::string KeptJson(const ImportSession& session, std::size_t from, std::size_t count);
// {type, items, files: [{path}]}; a file of the built page also has its name in it, as "app". Each
// path begins with its folder.
std::string FilesJson(std::string_view type, std::size_t items,
                      const std::vector<OutputFile>& files, const std::vector<OutputFile>& app);

}  // namespace kringen
