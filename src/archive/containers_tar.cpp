// Tar files, packed or not, by libarchive. They have no index: one walk lists the members and keeps
// those that a source may want, as far as they are not too large together; a second walk is taken
// only for members that were chosen and not kept.
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <optional>

#include "archive/containers.h"

namespace kringen {
namespace {

constexpr std::uint64_t kMostKept = std::uint64_t{256} << 20;

// Whatever the archive turns out to be.
bool MayBeWanted(std::string_view name) {
  return std::any_of(Sources().begin(), Sources().end(), [&](const Source& source) {
    return (source.may_read != nullptr && MayRead(source, name)) || NamesUnread(source, name);
  });
}

// One walk from the start to the end.
class Walk {
 public:
  explicit Walk(const std::string& path) : tar_(archive_read_new()) {
    archive_read_support_filter_gzip(tar_);
    archive_read_support_format_tar(tar_);
    is_open_ = archive_read_open_filename(tar_, path.c_str(), 1 << 16) == ARCHIVE_OK;
  }
  ~Walk() { archive_read_free(tar_); }
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

  // The next member that is no folder; nothing at the end, and where the file is damaged.
  std::optional<ArchiveMember> Next() {
    archive_entry* entry = nullptr;
    while (is_open_) {
      const int status = archive_read_next_header(tar_, &entry);
      if (status < ARCHIVE_WARN || status == ARCHIVE_EOF) {
        is_whole_ = status == ARCHIVE_EOF;
        return std::nullopt;
      }
      const char* name = archive_entry_pathname_utf8(entry);
      if (name == nullptr || archive_entry_filetype(entry) == AE_IFDIR) continue;
      if (name[0] == '.' && name[1] == '/') name += 2;
      const bool is_file =
          archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
      return ArchiveMember{name, 0, !is_file, false};
    }
    return std::nullopt;
  }

  // The bytes of the member that Next() gave, in pieces; false when it is damaged.
  bool Read(const std::function<bool(std::string_view)>& take) {
    std::array<char, 1 << 16> piece;
    la_ssize_t size = 0;
    while ((size = archive_read_data(tar_, piece.data(), piece.size())) > 0) {
      if (!take({piece.data(), static_cast<std::size_t>(size)})) return true;
    }
    return size >= 0;
  }

  // The last member was followed by the end of the archive.
  bool is_whole() const { return is_whole_; }

 private:
  archive* tar_;
  bool is_open_ = false;
  bool is_whole_ = false;
};

class Tar final : public Container {
 public:
  Tar(std::string path, std::uint64_t most_members) : path_(std::move(path)) {
    Walk walk(path_);
    std::uint64_t all = 0;
    while (members_.size() <= most_members) {
      std::optional<ArchiveMember> member = walk.Next();
      if (!member) break;
      std::optional<Kept> kept;
      if (!member->is_link && all < kMostKept && MayBeWanted(member->name)) {
        kept = Keep(&walk, kMostKept - all);
      }
      if (kept) all += kept->bytes.size();
      members_.push_back(*std::move(member));
      kept_.push_back(std::move(kept));
    }
    is_whole_ = walk.is_whole() || members_.size() > most_members;
  }

  bool ReadMember(std::size_t index, const std::function<bool(std::string_view)>& take) override {
    if (const std::optional<Kept>& kept = kept_[index]) {
      take(kept->bytes);
      return kept->is_whole;
    }
    if (!again_ || next_ > index) {
      again_ = std::make_unique<Walk>(path_);
      next_ = 0;
    }
    for (; next_ <= index; ++next_) {
      if (!again_->Next()) return false;
    }
    return again_->Read(take);
  }

 private:
  struct Kept {
    std::string bytes;
    bool is_whole = false;
  };

  // Nothing when it is larger than `most`.
  static std::optional<Kept> Keep(Walk* walk, std::uint64_t most) {
    Kept kept;
    kept.is_whole = walk->Read([&](std::string_view piece) {
      kept.bytes += piece;
      return kept.bytes.size() <= most;
    });
    if (kept.bytes.size() > most) return std::nullopt;
    return kept;
  }

  std::string path_;
  std::vector<std::optional<Kept>> kept_;
  std::unique_ptr<Walk> again_;
  std::size_t next_ = 0;  // index of the member that the second walk comes to
};

}  // namespace

std::unique_ptr<Container> OpenTar(const std::string& path, std::uint64_t most_members) {
  auto container = std::make_unique<Tar>(path, most_members);
  if (container->members().empty()) return nullptr;
  return container;
}

}  // namespace kringen
