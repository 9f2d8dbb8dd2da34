#include "archive/archive_reader.h"

#include <algorithm>
#include <fstream>

#include "archive/containers.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

std::string Start(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string start(4096, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return start;
}

void ReadMembers(Container* container, ArchiveIntake* intake) {
  for (const std::size_t index : intake->Announce(container->members())) {
    intake->Begin(index);
    const bool is_whole =
        container->ReadMember(index, [&](std::string_view bytes) { return intake->Take(bytes); });
    intake->End(is_whole);
  }
}

}  // namespace

ArchiveReading ReadArchive(const std::string& path, const ArchiveLimits& limits) {
  const std::string name(FileName(path));
  ArchiveIntake intake(name, limits);
  const std::string start = Start(path);
  std::unique_ptr<Container> container;
  if (start.substr(0, 2) == "PK") {
    container = OpenZip(path);
  } else if (start.substr(0, 2) == "\x1F\x8B" || start.find("ustar") == 257) {
    container = OpenTar(path, limits.members);
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file || start.empty()) {
      intake.Tell("archive.not_readable", name);
      return intake.Finish();
    }
    ArchiveReading reading;
    reading.files.push_back({name, ""});
    std::string& bytes = reading.files[0].bytes;
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    if (const Source* source = SourceOf(name, bytes)) reading.sources.push_back(source);
    return reading;
  }
  if (container == nullptr) {
    intake.Tell("archive.not_readable", name);
  } else {
    ReadMembers(container.get(), &intake);
    if (!container->is_whole()) intake.Tell("archive.damaged", name);
  }
  return intake.Finish();
}

}  // namespace kringen
