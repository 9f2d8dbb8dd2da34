// Zip files by libzip.
#include <zip.h>

#include <array>

#include "archive/containers.h"

namespace kringen {
namespace {

constexpr std::uint32_t kTypeMask = 0170000, kSymbolicLink = 0120000;  // of Unix file modes

class Zip final : public Container {
 public:
  explicit Zip(zip_t* zip) : zip_(zip) {
    const zip_int64_t count = zip_get_num_entries(zip_, 0);
    for (zip_int64_t i = 0; i < count; ++i) Add(static_cast<zip_uint64_t>(i));
  }
  ~Zip() override { zip_discard(zip_); }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  bool ReadMember(std::size_t index, const std::function<bool(std::string_view)>& take) override {
    zip_file_t* const file = zip_fopen_index(zip_, entries_[index], 0);
    if (file == nullptr) return false;
    std::array<char, 1 << 16> piece;
    zip_int64_t size = 0;
    while ((size = zip_fread(file, piece.data(), piece.size())) > 0) {
      if (!take({piece.data(), static_cast<std::size_t>(size)})) break;
    }
    zip_fclose(file);
    return size >= 0;
  }

 private:
  void Add(zip_uint64_t index) {
    zip_stat_t stat;
    const char* name = zip_get_name(zip_, index, ZIP_FL_ENC_GUESS);
    if (name == nullptr || zip_stat_index(zip_, index, 0, &stat) != 0) return;
    ArchiveMember member{name, 0, false, false};
    if ((stat.valid & ZIP_STAT_COMP_SIZE) != 0) member.packed_bytes = stat.comp_size;
    member.is_encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    const bool known = zip_file_get_external_attributes(zip_, index, 0, &system, &attributes) == 0;
    member.is_link =
        known && system == ZIP_OPSYS_UNIX && (attributes >> 16 & kTypeMask) == kSymbolicLink;
    members_.push_back(std::move(member));
    entries_.push_back(index);
  }

  zip_t* zip_;
  std::vector<zip_uint64_t> entries_;
};

}  // namespace

std::unique_ptr<Container> OpenZip(const std::string& path) {
  int problem = 0;
  zip_t* const zip = zip_open(path.c_str(), ZIP_RDONLY, &problem);
  return zip == nullptr ? nullptr : std::make_unique<Zip>(zip);
}

}  // namespace kringen
