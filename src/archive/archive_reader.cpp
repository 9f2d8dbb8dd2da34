#include "archive/archive_reader.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "archive/containers.h"
#include "import/reader.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

std::string Start(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string start(4096, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return start;
}

// Takes the members one by one and keeps what may be kept.
class Intake {
 public:
  Intake(const std::string& path, const ArchiveLimits& limits)
      : name_(FileName(path)), limits_(limits) {}

  void Read(Container* container) {
    std::vector<std::string> names;
    for (const Member& member : container->members()) names.push_back(member.name);
    if (names.size() > limits_.members) return Tell("archive.too_many_members", name_);
    reading_.kind = SniffPaths(names);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (MayRead(reading_.kind, names[i])) ReadMember(i, container);
    }
    if (reading_.files.empty() && reading_.report.empty()) {
      const bool is_html = reading_.kind == SourceKind::kFacebookHtml;
      Tell(is_html ? "file.facebook_html" : "archive.nothing_known", name_);
    }
  }

  void Tell(std::string_view code, std::string place) {
    reading_.report.push_back({Level::kMalformed, std::string(code), std::move(place), 1, ""});
  }
  ArchiveReading Take() { return std::move(reading_); }

 private:
  void ReadMember(std::size_t index, Container* container) {
    const Member& member = container->members()[index];
    const std::string place = name_ + "/" + member.name;
    if (!IsSafeName(member.name)) return Tell("archive.bad_name", place);
    if (member.is_link) return Tell("archive.link", place);
    if (member.is_encrypted) return Tell("archive.encrypted", place);
    constexpr std::uint64_t kHarmless = std::uint64_t{1} << 20;
    const std::uint64_t most = std::min(limits_.member_bytes, limits_.all_bytes - all_bytes_);
    SourceFile file{member.name, ""};
    const char* problem = nullptr;
    const bool whole = container->ReadMember(index, [&](std::string_view bytes) {
      file.bytes += bytes;
      const std::uint64_t size = file.bytes.size();
      if (size > most) problem = "archive.too_large";
      const bool is_bomb =
          member.packed_bytes > 0 && size > kHarmless && size / limits_.ratio > member.packed_bytes;
      if (is_bomb) problem = "archive.bomb";
      return problem == nullptr;
    });
    if (problem != nullptr) return Tell(problem, place);
    if (!whole) return Tell("archive.damaged", place);
    all_bytes_ += file.bytes.size();
    const auto [at, is_new] = known_.try_emplace(member.name, reading_.files.size());
    if (is_new) {
      reading_.files.push_back(std::move(file));
    } else if (reading_.files[at->second].bytes != file.bytes) {
      Tell("archive.conflict", place);
    }
  }

  std::string name_;
  const ArchiveLimits& limits_;
  std::uint64_t all_bytes_ = 0;
  std::map<std::string, std::size_t> known_;
  ArchiveReading reading_;
};

}  // namespace

bool IsSafeName(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos)
    return false;
  if (name.size() > 1 && name[1] == ':') return false;
  if (name.find('\0') != std::string_view::npos || name.size() > 1000) return false;
  const std::string padded = "/" + std::string(name) + "/";
  return padded.find("/../") == std::string::npos;
}

ArchiveReading ReadArchive(const std::string& path, const ArchiveLimits& limits) {
  Intake intake(path, limits);
  const std::string start = Start(path);
  std::unique_ptr<Container> container;
  if (start.substr(0, 2) == "PK") {
    container = OpenZip(path);
  } else if (start.substr(0, 2) == "\x1F\x8B" || start.find("ustar") == 257) {
    container = OpenTar(path, limits.member_bytes);
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file || start.empty()) {
      intake.Tell("archive.not_readable", std::string(FileName(path)));
      return intake.Take();
    }
    ArchiveReading reading;
    reading.kind = SniffBytes(FileName(path), start);
    reading.files.push_back({std::string(FileName(path)), ""});
    reading.files[0].bytes.assign(std::istreambuf_iterator<char>(file), {});
    return reading;
  }
  if (container == nullptr) {
    intake.Tell("archive.not_readable", std::string(FileName(path)));
  } else {
    intake.Read(container.get());
  }
  return intake.Take();
}

}  // namespace kringen
