#include "import/session/archive_intake.h"

#include <algorithm>

#include "base/json_records.h"
#include "base/text.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

bool IsRead(const std::vector<const Source*>& sources, std::string_view path) {
  return std::any_of(sources.begin(), sources.end(),
                     [&](const Source* source) { return MayRead(*source, path); });
}

// Of a source that is here; where none is, of any.
bool IsLeftOut(const std::vector<const Source*>& sources, std::string_view path) {
  if (sources.empty()) {
    return std::any_of(Sources().begin(), Sources().end(),
                       [&](const Source& source) { return NamesUnread(source, path); });
  }
  return std::any_of(sources.begin(), sources.end(),
                     [&](const Source* source) { return NamesUnread(*source, path); });
}

// Not what the rubbish of another system left.
bool IsTableName(std::string_view name) {
  const std::string path = Fold(name);
  const bool is_rubbish =
      path.find("__macosx/") != std::string::npos || FileName(path).substr(0, 2) == "._";
  return !is_rubbish && (HasSuffix(path, ".csv") || HasSuffix(path, ".tsv"));
}

bool IsWorkbookName(std::string_view name) {
  const Source* workbook = FindSource("workbook");
  return workbook != nullptr && workbook->knows_start(Fold(name), "");
}

}  // namespace

std::vector<std::size_t> ArchiveIntake::Announce(std::vector<ArchiveMember> members) {
  members_ = std::move(members);
  std::vector<std::size_t> wanted;
  if (members_.size() > limits_.members) {
    Tell("archive.too_many_members", name_);
    return wanted;
  }
  std::vector<std::string> names;
  names.reserve(members_.size());
  for (ArchiveMember& member : members_) {
    std::replace(member.name.begin(), member.name.end(), '\\', '/');
    names.push_back(member.name);
  }
  reading_.sources = SourcesOf(names);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ArchiveMember& member = members_[i];
    const bool is_read = IsRead(reading_.sources, member.name);
    const bool is_left_out = !is_read && IsLeftOut(reading_.sources, member.name);
    const bool is_table = !is_read && !is_left_out && IsTableName(member.name);
    if (is_table && !reading_.sources.empty()) {
      Warn("archive.unread_table", member.name);
      continue;
    }
    if (!is_read && reading_.sources.empty() && IsWorkbookName(member.name)) {
      Warn("file.workbook", member.name);
    }
    if (!is_read && !is_left_out && !is_table) continue;
    const char* problem = !IsSafeName(member.name) ? "archive.bad_name"
                          : member.is_link         ? "archive.link"
                          : member.is_encrypted    ? "archive.encrypted"
                                                   : nullptr;
    if (problem != nullptr) {
      Tell(problem, name_ + "/" + member.name);
    } else {
      wanted.push_back(i);
      if (is_left_out) only_counted_.insert(i);
      if (is_table) tables_.insert(i);
    }
  }
  return wanted;
}

void ArchiveIntake::Begin(std::size_t index) {
  open_ = index;
  file_ = {members_[index].name, ""};
  problem_ = nullptr;
}

bool ArchiveIntake::Take(std::string_view bytes) {
  constexpr std::uint64_t kHarmless = std::uint64_t{1} << 20;
  file_.bytes += bytes;
  const std::uint64_t size = file_.bytes.size(), packed = members_[open_].packed_bytes;
  if (size > std::min(limits_.member_bytes, limits_.all_bytes - all_bytes_)) {
    problem_ = "archive.too_large";
  }
  if (packed > 0 && size > kHarmless && size / limits_.ratio > packed) problem_ = "archive.bomb";
  return problem_ == nullptr;
}

void ArchiveIntake::End(bool is_whole) {
  const std::string place = name_ + "/" + file_.path;
  SourceFile file = std::move(file_);
  if (problem_ != nullptr) return Tell(problem_, place);
  if (!is_whole) return Tell("archive.damaged", place);
  if (only_counted_.count(open_) > 0) return CountRecords(file);
  if (tables_.count(open_) > 0) {
    const Source* source = SourceOf(file.path, file.bytes);
    if (source == nullptr || source->read_counts == nullptr) {
      return Warn("archive.unread_table", file.path);
    }
    auto& known = reading_.sources;
    if (std::find(known.begin(), known.end(), source) == known.end()) known.push_back(source);
  }
  all_bytes_ += file.bytes.size();
  const auto [at, is_new] = known_.try_emplace(file.path, reading_.files.size());
  if (is_new) {
    reading_.files.push_back(std::move(file));
  } else if (reading_.files[at->second].bytes != file.bytes) {
    Tell("archive.conflict", place);
  }
}

// Of a JSON file, or of JavaScript that gives a name to one.
void ArchiveIntake::CountRecords(const SourceFile& file) {
  std::string_view json = file.bytes;
  if (HasSuffix(file.path, ".js")) json = json.substr(std::min(json.find('['), json.size()));
  std::int64_t count = 0;
  const JsonRecords records =
      ReadJsonRecords(json, "", [&](std::int64_t, const JsonValue&) { ++count; });
  count += static_cast<std::int64_t>(records.broken.size());
  if (count == 0) return;
  reading_.report.push_back(
      {ReportLine::Level::kWarning, "file.left_out", name_ + "/" + file.path, count, ""});
}

void ArchiveIntake::Warn(std::string_view code, std::string_view member) {
  reading_.report.push_back(
      {ReportLine::Level::kWarning, std::string(code), name_ + "/" + std::string(member), 1, ""});
}

void ArchiveIntake::Tell(std::string_view code, std::string place) {
  reading_.report.push_back(
      {ReportLine::Level::kMalformed, std::string(code), std::move(place), 1, ""});
}

ArchiveReading ArchiveIntake::Finish() {
  const bool has_none_of_ours =
      std::all_of(reading_.report.begin(), reading_.report.end(), [](const ReportLine& line) {
        return line.code == "archive.unread_table" || line.code == "file.workbook";
      });
  if (reading_.files.empty() && has_none_of_ours) {
    const bool has_advice = !reading_.sources.empty() && !reading_.sources.front()->advice.empty();
    Tell(has_advice ? reading_.sources.front()->advice : "archive.nothing_known", name_);
  }
  return std::move(reading_);
}

bool IsSafeName(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\') return false;
  if (name.size() > 1 && name[1] == ':') return false;
  if (name.find('\0') != std::string_view::npos || name.size() > 1000) return false;
  std::string padded = "/" + std::string(name) + "/";
  std::replace(padded.begin(), padded.end(), '\\', '/');
  return padded.find("/../") == std::string::npos;
}

}  // namespace kringen
