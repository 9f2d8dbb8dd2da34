#include "import/redact/redact.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

struct Finder {
  std::string_view kind;
  std::size_t (*find)(std::string_view text, std::size_t at);
  std::string_view mark;  // what stands there instead
};

constexpr std::array<Finder, 7> kFinders{{{"email", FindEmail, kEmailMark},
                                          {"handle", FindHandle, "[account]"},
                                          {"iban", FindIban, "[rekeningnummer]"},
                                          {"address", FindAddress, "[adres]"},
                                          {"phone", FindPhone, "[telefoonnummer]"},
                                          {"bsn", FindBsn, "[BSN]"},
                                          {"plate", FindPlate, "[kenteken]"}}};

constexpr std::string_view kNameMark = "[naam]";
constexpr std::size_t kShortestName = 4;  // bytes; shorter ones are words as well

std::string Lower(std::string_view plain) {
  std::string lower(plain);
  std::transform(lower.begin(), lower.end(), lower.begin(), LowerAscii);
  return lower;
}

// As texts are compared: plain characters in lower case.
std::vector<std::string> PlainNames(const std::vector<std::string>& names) {
  std::vector<std::string> plain;
  for (const std::string& name : names) {
    if (name.size() >= kShortestName) plain.push_back(Lower(MakePlain(name).chars));
  }
  return plain;
}

bool IsAllowed(std::string_view plain, const RedactOptions& options) {
  const std::string lower = Lower(plain);
  std::string digits;
  std::copy_if(plain.begin(), plain.end(), std::back_inserter(digits), IsDigit);
  return std::any_of(options.allowed.begin(), options.allowed.end(), [&](const std::string& word) {
    return !word.empty() && (lower == word || digits == word || lower == MakePlain(word).chars ||
                             (word.front() == '@' && lower.size() > word.size() &&
                              lower.substr(lower.size() - word.size()) == word));
  });
}

class Redactor {
 public:
  Redactor(std::string_view text, const RedactOptions& options, std::vector<Redaction>* found)
      : text_(text),
        plain_(MakePlain(text)),
        options_(options),
        names_(PlainNames(options.names)),
        found_(found) {}

  std::string Run() {
    const std::string_view chars = plain_.chars;
    std::size_t at = 0;
    while (at < chars.size()) {
      if (const std::size_t link = FindLink(chars, at)) {
        TakeLink(at, link);
        at += link;
        continue;
      }
      const std::size_t taken = TakeAt(at);
      at += std::max<std::size_t>(1, taken);
    }
    clean_ += text_.substr(copied_);
    return std::move(clean_);
  }

 private:
  std::size_t TakeAt(std::size_t at) {
    const char c = plain_.chars[at];
    if (!IsWord(c) && c != '@' && c != '+' && c != '(') return 0;
    if (IsWord(c) && at > 0 && IsWord(plain_.chars[at - 1])) return 0;  // all begin with a word
    for (const std::string& name : names_) {
      if (!IsNameAt(at, name)) continue;
      const auto as_written = std::string_view(plain_.chars).substr(at, name.size());
      if (!IsAllowed(as_written, options_)) {
        Replace("name", at, name.size(), std::string(kNameMark));
      }
      return name.size();
    }
    for (const Finder& finder : kFinders) {
      const std::size_t size = finder.find(plain_.chars, at);
      if (size == 0) continue;
      if (!IsAllowed(std::string_view(plain_.chars).substr(at, size), options_)) {
        Replace(finder.kind, at, size, std::string(finder.mark));
      }
      return size;
    }
    return 0;
  }

  bool IsNameAt(std::size_t at, const std::string& name) const {
    const std::size_t end = at + name.size();
    return BeginsAt(plain_.chars, at, name) &&
           (end >= plain_.chars.size() || !IsWord(plain_.chars[end]));
  }

  void TakeLink(std::size_t at, std::size_t size) {
    const std::uint32_t from = plain_.starts[at], to = plain_.starts[at + size];
    std::string kind;
    std::string clean = CleanLink(text_.substr(from, to - from), &kind);
    if (!kind.empty()) Replace(kind, at, size, std::move(clean));
  }

  void Replace(std::string_view kind, std::size_t at, std::size_t size, std::string mark) {
    const std::uint32_t from = plain_.starts[at], to = plain_.starts[at + size];
    clean_ += text_.substr(copied_, from - copied_);
    clean_ += mark;
    copied_ = to;
    // What comes after sees the mark's end, as a second reading would.
    if (!mark.empty() && mark.back() == ']') plain_.chars[at + size - 1] = ']';
    if (found_ != nullptr) found_->push_back({std::string(kind), from, to, std::move(mark)});
  }

  std::string_view text_;
  PlainText plain_;
  const RedactOptions& options_;
  const std::vector<std::string> names_;
  std::vector<Redaction>* found_;
  std::string clean_;
  std::size_t copied_ = 0;
};

}  // namespace

std::string Redact(std::string_view text, const RedactOptions& options,
                   std::vector<Redaction>* found) {
  return Redactor(text, options, found).Run();
}

}  // namespace kringen
