// Tar files, packed or not, by libarchive. They have no index, so they are read once from start to
// end; of the members only JSON is kept.
#include <archive.h>
#include <archive_entry.h>

#include <array>

#include "archive/containers.h"

namespace kringen {
namespace {

class Tar final : public Container {
 public:
  bool Read(archive* tar, std::uint64_t most) {
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(tar, &entry)) >= ARCHIVE_WARN &&
           status != ARCHIVE_EOF) {
      const char* name = archive_entry_pathname_utf8(entry);
      if (name == nullptr) continue;
      if (name[0] == '.' && name[1] == '/') name += 2;
      ArchiveMember member{name, 0, archive_entry_filetype(entry) != AE_IFREG, false};
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      std::string bytes;
      bool whole = true;
      const bool is_json =
          member.name.size() > 5 && member.name.compare(member.name.size() - 5, 5, ".json") == 0;
      if (is_json) whole = ReadBytes(tar, most, &bytes);
      members_.push_back(std::move(member));
      bytes_.push_back(std::move(bytes));
      whole_.push_back(whole);
    }
    return status == ARCHIVE_EOF || !members_.empty();
  }

  bool ReadMember(std::size_t index, const std::function<bool(std::string_view)>& take) override {
    take(bytes_[index]);
    return whole_[index];
  }

 private:
  // One byte too many is kept, so that the limit shows.
  static bool ReadBytes(archive* tar, std::uint64_t most, std::string* bytes) {
    std::array<char, 1 << 16> piece;
    la_ssize_t size = 0;
    while (bytes->size() <= most &&
           (size = archive_read_data(tar, piece.data(), piece.size())) > 0) {
      bytes->append(piece.data(), static_cast<std::size_t>(size));
    }
    return size >= 0;
  }

  std::vector<std::string> bytes_;
  std::vector<bool> whole_;
};

}  // namespace

std::unique_ptr<Container> OpenTar(const std::string& path, std::uint64_t most) {
  archive* const tar = archive_read_new();
  archive_read_support_filter_gzip(tar);
  archive_read_support_format_tar(tar);
  auto container = std::make_unique<Tar>();
  const bool is_open = archive_read_open_filename(tar, path.c_str(), 1 << 16) == ARCHIVE_OK;
  const bool is_read = is_open && container->Read(tar, most);
  archive_read_free(tar);
  if (!is_read) return nullptr;
  return container;
}

}  // namespace kringen
