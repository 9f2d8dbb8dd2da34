// Folding for search. It runs over every text at load, so ASCII goes sixteen bytes at a time.
#include <cstring>

#include "base/text.h"
#include "base/text_marks.h"

namespace kringen {
namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words2 = std::uint64_t __attribute__((vector_size(16)));

Bytes16 Load16(const char* at) {
  Bytes16 bytes;
  std::memcpy(&bytes, at, 16);
  return bytes;
}

Bytes16 Each(std::uint8_t value) { return Bytes16{} + value; }

template <typename Mask>
bool Any(Mask mask) {
  Words2 words;
  std::memcpy(&words, &mask, 16);
  return (words[0] | words[1]) != 0;
}

// One character per code point: '.' stays as it is, '*' becomes two letters (see TwoLetters).
constexpr char kLatin[] =
    "aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*y"  // U+00C0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"  // U+0100
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"  // U+0140
    "................................oo.............uu..............."  // U+0180
    "....*********aaiioouuuuuuuuuu.aaaa**ggggkkoooo..j***gg..nnaa**oo"  // U+01C0
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"  // U+0200
    "................";                                                 // U+0240
static_assert(sizeof(kLatin) - 1 == 0x250 - 0xC0);

constexpr char kLatinAdditional[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"   // U+1E00
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"   // U+1E40
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..*.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"   // U+1E80
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";  // U+1EC0
static_assert(sizeof(kLatinAdditional) - 1 == 0x100);

// Lower case without tonos and dialytika, from U+0386.
constexpr char16_t kGreek[] =
    u"α·εηι\u038Bο\u038Dυωιαβγδεζηθικλμνξοπρ\u03A2στυφχψωιυαεηιυαβγδεζηθικλμνξοπρσστυφχψωιυουω";
static_assert(sizeof(kGreek) / 2 - 1 == 0x3CF - 0x386);

const char* TwoLetters(char32_t c) {
  switch (c) {
    case 0x00C6:
    case 0x00E6:
    case 0x01E2:
    case 0x01E3:
    case 0x01FC:
    case 0x01FD:
      return "ae";
    case 0x00DE:
    case 0x00FE:
      return "th";
    case 0x00DF:
    case 0x1E9E:
      return "ss";
    case 0x0132:
    case 0x0133:
      return "ij";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0xFB00:
      return "ff";
    case 0xFB01:
      return "fi";
    case 0xFB02:
      return "fl";
    default:
      break;
  }
  if (c >= 0x01C4 && c <= 0x01C6) return "dz";
  if (c >= 0x01C7 && c <= 0x01C9) return "lj";
  if (c >= 0x01CA && c <= 0x01CC) return "nj";
  if (c >= 0x01F1 && c <= 0x01F3) return "dz";
  return nullptr;
}

char32_t FoldCyrillic(char32_t c) {
  if (c <= 0x040F) {
    c += 0x50;
  } else if (c <= 0x042F) {
    c += 0x20;
  }
  switch (c) {
    case 0x0439:
    case 0x045D:
      return 0x0438;
    case 0x0450:
    case 0x0451:
      return 0x0435;
    case 0x0453:
      return 0x0433;
    case 0x0457:
      return 0x0456;
    case 0x045C:
      return 0x043A;
    case 0x045E:
      return 0x0443;
    default:
      break;
  }
  const bool pair = (c >= 0x0460 && c <= 0x0481) || (c >= 0x048A && c <= 0x04BF) || c >= 0x04D0;
  return pair ? c | 1 : c;
}

char32_t FoldLetter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
  if (c < 0xC0) return c;
  if (c < 0x250) return kLatin[c - 0xC0] == '.' ? c : static_cast<char32_t>(kLatin[c - 0xC0]);
  if (c >= 0x386 && c < 0x3CF) return kGreek[c - 0x386];
  if (c >= 0x400 && c < 0x530) return FoldCyrillic(c);
  if (c >= 0x1E00 && c < 0x1F00) {
    const char letter = kLatinAdditional[c - 0x1E00];
    return letter == '.' ? c : static_cast<char32_t>(letter);
  }
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c >= 0xFF01 && c <= 0xFF5E) return FoldLetter(c - 0xFEE0);  // full width
  return c;
}

// Writes behind the end of a string that was made long enough beforehand.
class Folder {
 public:
  Folder(std::string* out, std::size_t input_size) : out_(out), start_(out->size()), at_(start_) {
    // Folding never makes a character longer; only a stray byte grows, to U+FFFD.
    out->resize(start_ + input_size + 16);
  }
  ~Folder() { out_->resize(at_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // Takes 16 bytes when they are plain ASCII without white space to merge. Needs 17 readable.
  bool TakeAscii(const char* text) {
    const Bytes16 bytes = Load16(text);
    const auto space = bytes == Each(' ');
    const auto odd =
        (bytes < Each(0x20)) | (bytes > Each(0x7E)) | (space & (Load16(text + 1) == Each(' ')));
    if (Any(odd) || (*text == ' ' && AfterSpace())) return false;
    const auto upper = (bytes >= Each('A')) & (bytes <= Each('Z'));
    const Bytes16 lower = bytes + (reinterpret_cast<const Bytes16&>(upper) & Each(0x20));
    std::memcpy(out_->data() + at_, &lower, 16);
    at_ += 16;
    return true;
  }

  void Take(char32_t c) {
    if (IsSpace(c)) {
      if (!AfterSpace()) (*out_)[at_++] = ' ';
      return;
    }
    if (c < 0x80) {
      (*out_)[at_++] = static_cast<char>(FoldLetter(c));
      return;
    }
    if (IsDroppedMark(c)) return;
    if (const char* letters = TwoLetters(c)) {
      (*out_)[at_++] = letters[0];
      (*out_)[at_++] = letters[1];
      return;
    }
    if (c == 0xFFFD) out_->resize(out_->size() + 2);
    Put(FoldLetter(c));
  }

 private:
  bool AfterSpace() const { return at_ > start_ && (*out_)[at_ - 1] == ' '; }

  void Put(char32_t c) {
    const auto put = [this](char32_t byte) { (*out_)[at_++] = static_cast<char>(byte); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6);
      put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12);
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }

  std::string* out_;
  std::size_t start_;
  std::size_t at_;
};

}  // namespace

void AppendFolded(std::string_view text, std::string* out) {
  Folder folder(out, text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    if (i + 17 <= text.size() && folder.TakeAscii(text.data() + i)) {
      i += 16;
      continue;
    }
    // One by one past what was in the way, then try again.
    const std::size_t stop = i + 16;
    while (i < text.size() && i < stop) folder.Take(ReadCodePoint(text, &i));
  }
}

std::string Fold(std::string_view text) {
  std::string folded;
  AppendFolded(text, &folded);
  return folded;
}

}  // namespace kringen
