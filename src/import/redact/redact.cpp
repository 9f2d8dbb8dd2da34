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

// By what something begins with. The first that finds something takes it.
constexpr std::array<Finder, 6> kOfLetters{{{"iban", FindIban, kIbanMark},
                                            {"address", FindAddress, kAddressMark},
                                            {"location", FindLocation, kLocationMark},
                                            {"phone", FindPhone, kPhoneMark},
                                            {"bsn", FindBsn, "[BSN]"},
                                            {"plate", FindPlate, "[kenteken]"}}};
constexpr std::array<Finder, 7> kOfDigits{{{"address", FindAddress, kAddressMark},
                                           {"location", FindLocation, kLocationMark},
                                           {"iban", FindIban, kIbanMark},
                                           {"phone", FindPhone, kPhoneMark},
                                           {"phone", FindSpelledPhone, kPhoneMark},
                                           {"bsn", FindBsn, "[BSN]"},
                                           {"plate", FindPlate, "[kenteken]"}}};

constexpr int kMostRounds = 8;
constexpr std::size_t kFarthestDigit = 64, kNearDigit = 20, kLongestHost = 128;

// What a text holds at all; most texts hold little, and are read quickly.
struct Contents {
  bool slash = false, question = false, dot = false, label = false;
};

Contents ContentsOf(std::string_view plain) {
  const auto has = [&](char c) { return plain.find(c) != std::string_view::npos; };
  return {has('/'), has('?'), has('.'), has(':') || has('_')};
}

class Redactor {
 public:
  Redactor(std::string_view text, const RedactOptions& options, const NamedPeople& people,
           std::vector<Redaction>* found)
      : text_(text),
        plain_(MakePlain(text)),
        has_(ContentsOf(plain_.chars)),
        options_(options),
        people_(people),
        emails_(FindEmails(plain_.chars)),
        found_(found) {}

  std::string Run() {
    const std::string_view chars = plain_.chars;
    const bool may_link = has_.slash || (has_.dot && has_.question);
    std::size_t at = 0;
    while (at < chars.size()) {
      if (!MayBegin(at)) {
        ++at;
        continue;
      }
      const bool is_start = IsWord(chars[at]) && StartsWord(chars, at);
      const bool is_www = has_.dot && LowerAscii(chars[at]) == 'w';
      if (is_start && (is_www || (may_link && IsNearSlash(at)))) {
        if (const std::size_t link = FindLink(chars, at)) {
          TakeLink(at, link);
          at += link;
          continue;
        }
      }
      at += std::max<std::size_t>(1, TakeAt(at));
    }
    clean_ += text_.substr(copied_);
    return std::move(clean_);
  }

 private:
  // Most characters are within a word, or a blank.
  bool MayBegin(std::size_t at) const {
    const char c = plain_.chars[at];
    if (next_email_ < emails_.size() && emails_[next_email_].from <= at) return true;
    if (IsWord(c)) return at == 0 || !IsWord(plain_.chars[at - 1]);
    return c != ' ' && std::string_view("@+([-/").find(c) != std::string_view::npos;
  }

  std::size_t TakeAt(std::size_t at) {
    while (next_email_ < emails_.size() && emails_[next_email_].from < at) ++next_email_;
    if (next_email_ < emails_.size() && emails_[next_email_].from == at) {
      return Take("email", at, emails_[next_email_].to - at, kEmailMark);
    }
    const char c = plain_.chars[at];
    const bool is_word = IsWord(c);
    if (is_word && at > 0 && IsWord(plain_.chars[at - 1])) return 0;  // all begin with a word
    if (is_word && !people_.empty()) {
      if (const std::size_t size = people_.Find(plain_.chars, at)) {
        return Take("name", at, size, kNameMark);
      }
    }
    if (IsDigit(c)) return TryAll(at, kOfDigits);
    if (is_word) return TakeLetters(at);
    if (c == '@') return Try(at, {"handle", FindHandle, kHandleMark});
    if (c == '+' || c == '(' || c == '[') return Try(at, {"phone", FindPhone, kPhoneMark});
    if (c == '-' || c == '/') return Try(at, {"location", FindLocation, kLocationMark});
    return 0;
  }

  std::size_t TakeLetters(std::size_t at) {
    if (has_.label) {
      if (const std::size_t size = Try(at, {"handle", FindHandle, kHandleMark})) return size;
    }
    if (LowerAscii(plain_.chars[at]) == 'n' && BeginsAt(plain_.chars, at, "nul")) {
      const std::size_t size = Try(at, {"phone", FindSpelledPhone, kPhoneMark});
      if (size > 0) return size;
    }
    if (!IsNearDigit(at)) return 0;
    if (!has_.label && HoldsDigit(at)) {
      if (const std::size_t size = Try(at, {"handle", FindHandle, kHandleMark})) return size;
    }
    return TryAll(at, kOfLetters);
  }

  // The next digit is within this word, as in the name of many an account.
  bool HoldsDigit(std::size_t at) const {
    const std::string_view chars = plain_.chars;
    std::size_t end = at;
    while (end < next_digit_ && (IsWord(chars[end]) || chars[end] == '.')) ++end;
    return end == next_digit_;
  }

  // The address of a link is told by the stroke or question mark behind its host.
  bool IsNearSlash(std::size_t at) {
    const std::string_view chars = plain_.chars;
    next_slash_ = std::max(next_slash_, at);
    while (next_slash_ < chars.size() && chars[next_slash_] != '/' && chars[next_slash_] != '?') {
      ++next_slash_;
    }
    return next_slash_ < chars.size() && next_slash_ - at <= kLongestHost;
  }

  // All that begins with a letter has a digit in its first word or soon behind it.
  bool IsNearDigit(std::size_t at) {
    const std::string_view chars = plain_.chars;
    next_digit_ = std::max(next_digit_, at);
    while (next_digit_ < chars.size() && !IsDigit(chars[next_digit_])) ++next_digit_;
    if (next_digit_ == chars.size() || next_digit_ - at > kFarthestDigit) return false;
    std::size_t end = at;
    while (end < next_digit_ && (IsLetter(chars[end]) || chars[end] == '-')) ++end;
    return next_digit_ - end <= kNearDigit;
  }

  std::size_t TryAll(std::size_t at, const auto& finders) {
    for (const Finder& finder : finders) {
      if (const std::size_t size = Try(at, finder)) return size;
    }
    return 0;
  }

  std::size_t Try(std::size_t at, const Finder& finder) {
    const std::size_t size = finder.find(plain_.chars, at);
    return size == 0 ? 0 : Take(finder.kind, at, size, finder.mark);
  }

  std::size_t Take(std::string_view kind, std::size_t at, std::size_t size, std::string_view mark) {
    if (!IsAllowed(std::string_view(plain_.chars).substr(at, size), options_)) {
      Replace(kind, at, size, std::string(mark));
    }
    return size;
  }

  void TakeLink(std::size_t at, std::size_t size) {
    const std::uint32_t from = plain_.starts[at], to = plain_.starts[at + size];
    const LinkRules rules{&options_, &people_, false};
    std::string kind;
    std::string clean = CleanLink(text_.substr(from, to - from), rules, &kind);
    if (!kind.empty()) {
      Replace(kind, at, size, std::move(clean));
    }
    plain_.chars[at + size - 1] = ']';  // no word before it says what comes after it
  }

  void Replace(std::string_view kind, std::size_t at, std::size_t size, std::string mark) {
    const std::uint32_t from = plain_.starts[at], to = plain_.starts[at + size];
    clean_ += text_.substr(copied_, from - copied_);
    clean_ += mark;
    copied_ = to;
    // What comes after sees the mark before it, as a second reading would.
    if (!mark.empty() && mark.back() == ']') {
      const std::size_t shown = std::min(size, mark.size());
      std::fill_n(plain_.chars.begin() + static_cast<std::ptrdiff_t>(at), size, '[');
      std::copy(mark.end() - static_cast<std::ptrdiff_t>(shown), mark.end(),
                plain_.chars.begin() + static_cast<std::ptrdiff_t>(at + size - shown));
    }
    if (found_ != nullptr) found_->push_back({std::string(kind), from, to, std::move(mark)});
  }

  std::string_view text_;
  PlainText plain_;
  Contents has_;
  const RedactOptions& options_;
  const NamedPeople& people_;
  const std::vector<PlainRange> emails_;
  std::size_t next_email_ = 0;
  std::size_t next_digit_ = 0, next_slash_ = 0;
  std::vector<Redaction>* found_;
  std::string clean_;
  std::size_t copied_ = 0;
};

// What a second reading found in the text that the first one left, told with its places in the
// text that the first one read.
std::vector<Redaction> Joined(const std::vector<Redaction>& first,
                              const std::vector<Redaction>& second, std::string_view between) {
  std::vector<Redaction> joined;
  std::size_t next = 0;
  std::int64_t shift = 0;  // from a place between to one in the first text
  for (const Redaction& each : second) {
    Redaction whole = each;
    const auto start_of = [&](const Redaction& one) { return one.from - shift; };
    while (next < first.size() &&
           start_of(first[next]) + static_cast<std::int64_t>(first[next].replacement.size()) <=
               each.from) {
      shift += static_cast<std::int64_t>(first[next].to - first[next].from) -
               static_cast<std::int64_t>(first[next].replacement.size());
      joined.push_back(first[next++]);
    }
    std::int64_t from = each.from + shift;
    std::string before, after;
    bool is_first = true;
    std::int64_t to_shift = shift;
    while (next < first.size() && start_of(first[next]) < each.to) {
      const Redaction& inner = first[next];
      const std::int64_t start = start_of(inner);
      const std::int64_t end = start + static_cast<std::int64_t>(inner.replacement.size());
      if (is_first && start < each.from) {
        from = inner.from;
        before = std::string(between.substr(static_cast<std::size_t>(start),
                                            each.from - static_cast<std::size_t>(start)));
      }
      is_first = false;
      if (end > each.to) {
        after = std::string(between.substr(each.to, static_cast<std::size_t>(end) - each.to));
      }
      to_shift += static_cast<std::int64_t>(inner.to - inner.from) -
                  static_cast<std::int64_t>(inner.replacement.size());
      shift = to_shift;
      ++next;
    }
    whole.from = static_cast<std::uint32_t>(from);
    whole.to =
        static_cast<std::uint32_t>(static_cast<std::int64_t>(each.to + after.size()) + to_shift);
    whole.replacement = before;
    whole.replacement.append(each.replacement).append(after);
    joined.push_back(std::move(whole));
  }
  joined.insert(joined.end(), first.begin() + static_cast<std::ptrdiff_t>(next), first.end());
  return joined;
}

}  // namespace

bool IsAllowed(std::string_view plain, const RedactOptions& options) {
  if (options.allowed.empty()) return false;
  const std::string lower = LowerPlain(plain);
  std::string digits;
  std::copy_if(plain.begin(), plain.end(), std::back_inserter(digits), IsDigit);
  return std::any_of(options.allowed.begin(), options.allowed.end(), [&](const std::string& word) {
    const std::string allowed = LowerPlain(MakePlain(word).chars);
    if (allowed.empty()) return false;
    const bool is_begin = lower.size() > allowed.size() && IsDigit(allowed.back()) &&
                          IsLetter(allowed.front()) && BeginsAt(lower, 0, allowed) &&
                          !IsWord(lower[allowed.size()]);  // an address, here with its postcode
    return lower == allowed || digits == allowed || is_begin ||
           (allowed.front() == '@' && lower.size() > allowed.size() &&
            lower.substr(lower.size() - allowed.size()) == allowed);
  });
}

std::string Redact(std::string_view text, const RedactOptions& options,
                   std::vector<Redaction>* found) {
  const NamedPeople people(options.names);
  std::vector<Redaction> all;
  std::string clean = Redactor(text, options, people, &all).Run();
  // What was taken out may show something that it hid: until nothing is found.
  for (int round = 1; round < kMostRounds && !all.empty(); ++round) {
    std::vector<Redaction> more;
    std::string cleaner = Redactor(clean, options, people, &more).Run();
    if (more.empty()) break;
    all = Joined(all, more, clean);
    clean = std::move(cleaner);
  }
  if (found != nullptr) {
    found->insert(found->end(), std::make_move_iterator(all.begin()),
                  std::make_move_iterator(all.end()));
  }
  return clean;
}

}  // namespace kringen
