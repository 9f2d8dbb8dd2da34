#include "archive/zip_writer.h"

#include <zip.h>

#include <cstdlib>
#include <memory>

namespace kringen {
namespace {

// The day as a zip writes it: years since 1980, month, day in 7, 4 and 5 bits.
zip_uint16_t DosDate(const std::string& day) {
  constexpr int kFirstYear = 1980, kLastYear = 2107;
  const int year = std::atoi(day.substr(0, 4).c_str());
  const int month = day.size() < 10 ? 0 : std::atoi(day.substr(5, 2).c_str());
  const int date = day.size() < 10 ? 0 : std::atoi(day.substr(8, 2).c_str());
  const bool is_day = year >= kFirstYear && year <= kLastYear && month > 0 && date > 0;
  if (!is_day) return 1 << 5 | 1;
  return static_cast<zip_uint16_t>((year - kFirstYear) << 9 | month << 5 | date);
}

using ZipSource = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;

// False when a file could not be added; the zip is then given up.
bool AddAll(zip_t* zip, const std::vector<ZipFile>& files, zip_uint16_t date) {
  for (const ZipFile& file : files) {
    zip_source_t* const content = zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
    if (content == nullptr) return false;
    const zip_int64_t index = zip_file_add(zip, file.name.c_str(), content, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(content);
      return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(zip, place, 0, date, 0) != 0) return false;
  }
  return true;
}

}  // namespace

std::string PackZip(const std::vector<ZipFile>& files, const std::string& day) {
  zip_error_t error;
  zip_error_init(&error);
  const ZipSource packed(zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
  if (!packed) return {};
  zip_source_keep(packed.get());  // the zip takes one of two
  zip_t* const zip = zip_open_from_source(packed.get(), ZIP_TRUNCATE, &error);
  if (zip == nullptr) {
    zip_source_free(packed.get());
    return {};
  }
  if (!AddAll(zip, files, DosDate(day)) || zip_close(zip) != 0) {
    zip_discard(zip);
    return {};
  }
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_open(packed.get()) != 0) return {};
  std::string bytes;
  if (zip_source_stat(packed.get(), &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0) {
    bytes.resize(about.size);
    const zip_int64_t got = zip_source_read(packed.get(), bytes.data(), bytes.size());
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) bytes.clear();
  }
  zip_source_close(packed.get());
  return bytes;
}

bool HasZipMember(const std::string& path, std::string_view member) {
  int problem = 0;
  zip_t* const zip = zip_open(path.c_str(), ZIP_RDONLY, &problem);
  if (zip == nullptr) return false;
  const bool is_there = zip_name_locate(zip, std::string(member).c_str(), 0) >= 0;
  zip_discard(zip);
  return is_there;
}

}  // namespace kringen
