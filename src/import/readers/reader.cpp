#include "import/readers/reader.h"

#include <algorithm>
#include <tuple>

#include "base/json_records.h"
#include "base/order.h"
#include "model/item_draft.h"
#include "model/publication_json.h"
#include "model/still_public.h"

namespace kringen {

std::string RecordPlace(std::string_view path, std::int64_t index) {
  return std::string(path) + "#" + std::to_string(index);
}

void Report(ReportLine::Level level, std::string_view code, std::string place, Reading* reading,
            std::string detail) {
  reading->report.push_back({level, std::string(code), std::move(place), 1, std::move(detail)});
}

std::string ColumnName(const CsvTable& table, int column) {
  constexpr std::size_t kLetters = 40;
  if (column < 0 || static_cast<std::size_t>(column) >= table.header.size()) return {};
  return std::string(CutTo(table.header[static_cast<std::size_t>(column)], kLetters));
}

void TellUnreadColumns(const std::string& path, const CsvTable& table,
                       const std::vector<int>& known, std::vector<ReportLine>* report) {
  constexpr std::size_t kNamed = 12;
  std::string names;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const bool is_known = std::find(known.begin(), known.end(), static_cast<int>(i)) != known.end();
    if (is_known || table.header[i].empty()) continue;
    if (++count > static_cast<std::int64_t>(kNamed)) continue;
    names += names.empty() ? "" : ", ";
    names += ColumnName(table, static_cast<int>(i));
  }
  if (count == 0) return;
  if (count > static_cast<std::int64_t>(kNamed)) names += ", ...";
  report->push_back({ReportLine::Level::kWarning, "table.unread_columns",
                     std::string(path).append(" (").append(names).append(")"), 1, ""});
}

std::int64_t ReadRecords(
    const SourceFile& file, std::string_view json, std::string_view array, Reading* reading,
    const std::function<void(std::string place, const JsonValue& record)>& take) {
  using Level = ReportLine::Level;
  std::int64_t read = 0;
  const JsonRecords records =
      ReadJsonRecords(json, array, [&](std::int64_t index, const JsonValue& record) {
        ++read;
        take(RecordPlace(file.path, index), record);
      });
  for (const std::int64_t index : records.broken) {
    Report(Level::kMalformed, "record.not_json", RecordPlace(file.path, index), reading);
  }
  if (records.bad_numbers > 0) {
    reading->report.push_back(
        {Level::kWarning, "file.bad_numbers", file.path, records.bad_numbers, ""});
  }
  if (!records.complete) {
    Report(Level::kMalformed, records.at_end ? "file.truncated" : "file.not_json", file.path,
           reading);
  }
  const std::int64_t all = read + static_cast<std::int64_t>(records.broken.size());
  reading->report.push_back({Level::kRead, "file.read", file.path, all, ""});
  return all;
}

std::vector<const SourceFile*> ByPath(const std::vector<SourceFile>& files,
                                      bool (*may_read)(std::string_view path)) {
  std::vector<const SourceFile*> wanted;
  for (const SourceFile& file : files) {
    if (may_read(file.path)) wanted.push_back(&file);
  }
  std::stable_sort(wanted.begin(), wanted.end(),
                   [](const SourceFile* a, const SourceFile* b) { return a->path < b->path; });
  return wanted;
}

void WithholdAsNotPublic(Candidate* candidate) {
  candidate->audience = Audience::kFollowers;
  candidate->withheld = "withheld.not_public";
  candidate->may_overrule = false;
}

void WithholdUnjudged(Reading* reading) {
  for (Candidate& candidate : reading->candidates) {
    if (!candidate.withheld.empty() || candidate.audience <= Audience::kUnlisted) continue;
    candidate.withheld = "withheld.audience_unknown";
    candidate.may_overrule = true;
  }
}

void WithholdFuture(std::string_view today, Reading* reading) {
  TimePoint newest = 0;
  bool has_future = false;
  for (Candidate& candidate : reading->candidates) {
    const PublicationItem& item = candidate.item;
    if (item.kind == ItemKind::kEvent) continue;
    if (!IsStillToCome(item, today)) {
      newest = std::max(newest, item.published);
      continue;
    }
    has_future = true;
    if (!candidate.withheld.empty() && !candidate.may_overrule) continue;
    candidate.audience = Audience::kUnknown;
    candidate.withheld = "withheld.future";
    candidate.may_overrule = false;
    candidate.question.clear();
  }
  if (!has_future) return;
  // An archive tells nothing of the time between its last message and one that has yet to come.
  if (reading->covers) reading->covers->to = std::min(reading->covers->to, newest);
  if (reading->covers && reading->covers->to < reading->covers->from) reading->covers.reset();
  if (reading->source.exported > today) {
    reading->source.exported = newest > 0 ? FormatDate(newest) : std::string();
  }
}

void MergeVersions(Reading* reading) {
  auto& found = reading->candidates;
  const auto is_before = [](const Candidate& a, const Candidate& b) {
    return std::tie(a.item.id, b.item.modified, a.item.title, a.original_text) <
           std::tie(b.item.id, a.item.modified, b.item.title, b.original_text);
  };
  Reorder(OrderBy(found, is_before), &found);
  std::vector<Candidate> kept;
  for (Candidate& candidate : found) {
    Candidate* before = kept.empty() ? nullptr : &kept.back();
    const bool is_same_id = before != nullptr && before->item.id == candidate.item.id;
    const bool is_older = is_same_id && before->item.modified != candidate.item.modified;
    const bool is_twin = is_same_id && before->item.title == candidate.item.title &&
                         before->original_text == candidate.original_text;
    if (!is_older && !is_twin) {
      kept.push_back(std::move(candidate));
      continue;
    }
    // Of equal ones the stricter counts: that one of them was for everybody shows nothing.
    if (is_twin && candidate.audience > Audience::kUnlisted) WithholdAsNotPublic(before);
    Report(ReportLine::Level::kMerged, is_older ? "record.older_version" : "record.twin",
           candidate.record, reading);
  }
  found = std::move(kept);
}

void NumberIds(IdsAre ids, Reading* reading) {
  const auto is_before = [](const Candidate& a, const Candidate& b) {
    return std::tie(a.item.id, a.original_text) < std::tie(b.item.id, b.original_text);
  };
  Reorder(OrderBy(reading->candidates, is_before), &reading->candidates);
  std::string id;
  const Candidate* first = nullptr;
  int number = 1;
  const auto tell = [&](const Candidate& candidate) {
    if (ids == IdsAre::kMade) return;
    Report(ReportLine::Level::kWarning, "record.id_twice", candidate.record, reading);
  };
  for (Candidate& candidate : reading->candidates) {
    if (first == nullptr || candidate.item.id != id) {
      first = &candidate;
      id = candidate.item.id;
      number = 1;
      continue;
    }
    if (number == 1) tell(*first);
    tell(candidate);
    candidate.item.id += "-" + std::to_string(++number);
  }
}

}  // namespace kringen
