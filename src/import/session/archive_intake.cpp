#include "import/session/archive_intake.h"

#include <algorithm>

namespace kringen {

std::vector<std::size_t> ArchiveIntake::Announce(std::vector<ArchiveMember> members) {
  members_ = std::move(members);
  std::vector<std::size_t> wanted;
  if (members_.size() > limits_.members) {
    Tell("archive.too_many_members", name_);
    return wanted;
  }
  std::vector<std::string> names(members_.size());
  std::transform(members_.begin(), members_.end(), names.begin(),
                 [](const ArchiveMember& member) { return member.name; });
  reading_.sources = SourcesOf(names);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const ArchiveMember& member = members_[i];
    const bool is_wanted =
        std::any_of(reading_.sources.begin(), reading_.sources.end(),
                    [&](const Source* source) { return MayRead(*source, member.name); });
    if (!is_wanted) continue;
    const char* problem = !IsSafeName(member.name) ? "archive.bad_name"
                          : member.is_link         ? "archive.link"
                          : member.is_encrypted    ? "archive.encrypted"
                                                   : nullptr;
    if (problem != nullptr) {
      Tell(problem, name_ + "/" + member.name);
    } else {
      wanted.push_back(i);
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
  all_bytes_ += file.bytes.size();
  const auto [at, is_new] = known_.try_emplace(file.path, reading_.files.size());
  if (is_new) {
    reading_.files.push_back(std::move(file));
  } else if (reading_.files[at->second].bytes != file.bytes) {
    Tell("archive.conflict", place);
  }
}

void ArchiveIntake::Tell(std::string_view code, std::string place) {
  reading_.report.push_back(
      {ReportLine::Level::kMalformed, std::string(code), std::move(place), 1, ""});
}

ArchiveReading ArchiveIntake::Finish() {
  if (reading_.files.empty() && reading_.report.empty()) {
    const bool has_advice = !reading_.sources.empty() && !reading_.sources.front()->advice.empty();
    Tell(has_advice ? reading_.sources.front()->advice : "archive.nothing_known", name_);
  }
  return std::move(reading_);
}

bool IsSafeName(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos)
    return false;
  if (name.size() > 1 && name[1] == ':') return false;
  if (name.find('\0') != std::string_view::npos || name.size() > 1000) return false;
  const std::string padded = "/" + std::string(name) + "/";
  return padded.find("/../") == std::string::npos;
}

}  // namespace kringen
