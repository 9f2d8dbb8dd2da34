#include "import/session/same_message.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace kringen {
namespace {

constexpr double kMostlyShared = 0.6;

bool IsInWord(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::vector<std::string> WordsOf(const Wording& wording) {
  const std::string folded = Fold(*wording.title + " " + *wording.text);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    std::size_t end = at;
    while (end < folded.size() && IsInWord(folded[end])) ++end;
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// One of them may be cut off.
bool IsBeginOf(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  constexpr std::size_t kEnough = 4;
  return part.size() >= kEnough && part.size() <= whole.size() &&
         std::equal(part.begin(), part.end(), whole.begin());
}

}  // namespace

bool IsSameWording(const Wording& a, const Wording& b) {
  return *a.text == *b.text && *a.title == *b.title && *a.url == *b.url;
}

bool IsNearWording(const Wording& a, const Wording& b) {
  if (*a.text == *b.text && *a.title == *b.title) return true;
  if (!a.url->empty() && *a.url == *b.url) return true;
  std::vector<std::string> mine = WordsOf(a), yours = WordsOf(b);
  if (IsBeginOf(mine, yours) || IsBeginOf(yours, mine)) return true;
  std::sort(mine.begin(), mine.end());
  std::sort(yours.begin(), yours.end());
  std::vector<std::string> shared;
  std::set_intersection(mine.begin(), mine.end(), yours.begin(), yours.end(),
                        std::back_inserter(shared));
  const std::size_t all = mine.size() + yours.size() - shared.size();
  return all > 0 && static_cast<double>(shared.size()) >= kMostlyShared * static_cast<double>(all);
}

}  // namespace kringen
