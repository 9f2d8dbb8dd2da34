// DecodeWithSystem by the C library's iconv.
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "import/text/text_encoding.h"

namespace kringen {
namespace {

// Names that mean a larger set on the web than in the C library.
constexpr std::array<std::pair<std::string_view, const char*>, 13> kWebNames{{
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"ms932", "CP932"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"iso-8859-9", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
}};

iconv_t Open(const std::string& label) {
  const auto* const known = std::find_if(kWebNames.begin(), kWebNames.end(),
                                         [&](const auto& name) { return name.first == label; });
  return iconv_open("UTF-8", known == kWebNames.end() ? label.c_str() : known->second);
}

}  // namespace

bool DecodeWithSystem(std::string_view bytes, const std::string& label, std::string* text) {
  const iconv_t decoder = Open(label);
  if (decoder == reinterpret_cast<iconv_t>(-1)) return false;  // NOLINT: iconv's word for none
  std::string input(bytes);
  char* in = input.data();
  std::size_t left = input.size();
  std::array<char, 4096> buffer{};
  text->clear();
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(decoder, &in, &left, &out, &room);
    const int problem = errno;
    text->append(buffer.data(), buffer.size() - room);
    if (result != static_cast<std::size_t>(-1) || problem == E2BIG) continue;
    text->append("\xEF\xBF\xBD");  // EILSEQ here, EINVAL at the end of the file
    ++in;
    --left;
  }
  iconv_close(decoder);
  return true;
}

}  // namespace kringen
