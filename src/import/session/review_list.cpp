#include "import/session/review_list.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "import/redact/review_flags.h"
#include "import/text/tidy.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

constexpr std::size_t kDigits = 16;

std::string Commented(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.append("#   ").append(text.substr(0, end)).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

bool NeedsLook(const Candidate& candidate) {
  const auto& flags = candidate.flags;
  return MustBeSeen(flags) || std::find(flags.begin(), flags.end(), kMixedAccount) != flags.end();
}

std::string PublicDigest(const PublicationItem& item) {
  std::string all;
  for (const std::string* part : {&item.title, &item.summary, &item.content_text}) {
    all.append(*part).append(1, '\0');
  }
  for (const std::string& tag : item.tags) all.append(tag).append(1, '\0');
  for (const Attachment& each : item.attachments) {
    if (!each.title.empty()) all.append(each.title).append(1, '\0');
  }
  return Sha256Hex(all).substr(0, kDigits);
}

std::string WriteReviewList(const std::vector<const Candidate*>& candidates) {
  std::string list;
  for (const Candidate* candidate : candidates) {
    const PublicationItem& item = candidate->item;
    list += "# " + FormatDate(item.published);
    for (const std::string& flag : candidate->flags) list += " " + flag;
    list += "\n" + Commented(item.title) + Commented(item.content_text);
    for (const std::string& tag : item.tags) list += Commented("#" + tag);
    for (const Attachment& each : item.attachments) list += Commented(each.title);
    list += Commented(item.case_id);
    list += "[ ] " + item.id + " " + PublicDigest(item) + "\n\n";
  }
  return list;
}

std::vector<SeenLine> ReadReviewList(std::string_view text) {
  std::vector<SeenLine> seen;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.substr(0, 3) == "[x]" || line.substr(0, 3) == "[X]") line = Trimmed(line.substr(3));
    const std::size_t gap = line.rfind(' ');  // an id may hold blanks
    if (gap == std::string_view::npos || line[0] == '#' || line[0] == '[') continue;
    const std::string_view digest = line.substr(gap + 1);
    if (digest.size() != kDigits ||
        digest.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
      continue;
    }
    seen.push_back({std::string(Trimmed(line.substr(0, gap))), std::string(digest)});
  }
  return seen;
}

}  // namespace kringen
