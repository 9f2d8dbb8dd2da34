#include "base/json_records.h"

#include <string>

namespace kringen {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Finds where values end by their brackets and quotes only; what is between is for the JSON reader.
// A closing bracket closes what was left open inside, so that one mistake ends with its record.
class Splitter {
 public:
  Splitter(std::string_view bytes, std::string_view name, const TakeRecord& take)
      : bytes_(bytes), name_(name), take_(take) {
    if (bytes_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
  }

  JsonRecords Run() {
    SkipBlanks();
    if (Take('[')) {
      ReadArray();
    } else if (Take('{')) {
      ReadObject();
    } else {
      is_sound_ = false;
    }
    SkipBlanks();
    records_.complete = is_sound_ && !records_.at_end && at_ == bytes_.size();
    return std::move(records_);
  }

 private:
  bool AtEnd() const { return at_ >= bytes_.size(); }
  void SkipBlanks() {
    while (!AtEnd() && IsBlank(bytes_[at_])) ++at_;
  }
  bool Take(char c) {
    if (AtEnd() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  // From behind the '[' to behind its ']'.
  void ReadArray() {
    SkipBlanks();
    if (Take(']')) return;
    while (true) {
      SkipBlanks();
      const std::size_t from = at_;
      SkipValue(']');
      if (AtEnd()) records_.at_end = true;
      // The last one of a file that ended too early is not whole.
      if (!AtEnd() || at_ > from) ReadRecord(bytes_.substr(from, at_ - from), AtEnd());
      if (Take(',')) continue;
      if (!Take(']') && !AtEnd()) is_sound_ = false;
      return;
    }
  }

  void ReadObject() {
    SkipBlanks();
    if (Take('}')) return;
    while (true) {
      SkipBlanks();
      const std::size_t from = at_;
      if (AtEnd() || bytes_[at_] != '"') break;
      SkipText();
      const std::string_view quoted = bytes_.substr(from, at_ - from);
      SkipBlanks();
      if (!Take(':')) break;
      SkipBlanks();
      const bool is_wanted = name_.empty() || (quoted.size() == name_.size() + 2 &&
                                               quoted.substr(1, name_.size()) == name_);
      if (is_wanted && Take('[')) {
        ReadArray();
      } else {
        SkipValue('}');
      }
      SkipBlanks();
      if (Take(',')) continue;
      if (Take('}')) return;
      break;
    }
    is_sound_ = false;
    records_.at_end |= AtEnd();
  }

  // To behind the closing quote.
  void SkipText() {
    for (++at_; !AtEnd(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '"') {
        ++at_;
        return;
      }
    }
    at_ = bytes_.size();
  }

  // To the ',' behind the value, or to `end`, the bracket that closes what it lies in.
  void SkipValue(char end) {
    open_.clear();
    objects_ = 0;
    for (; !AtEnd(); ++at_) {
      const char c = bytes_[at_];
      if (c == '"') {
        SkipText();
        --at_;
      } else if (c == '{' || c == '[') {
        if (c == '{' && open_ == "{" && StepBackToComma()) return;
        open_ += c;
        objects_ += c == '{' ? 1 : 0;
      } else if (c == '}' || c == ']') {
        if (!Close(c == '}' ? '{' : '[') && c == end) return;
      } else if (c == ',' && open_.empty()) {
        return;
      }
    }
  }

  // False when no such bracket is open. Those opened after it are closed too.
  bool Close(char opening) {
    if ((opening == '{' ? objects_ : open_.size() - objects_) == 0) return false;
    char closed = '\0';
    while (closed != opening) {
      closed = open_.back();
      open_.pop_back();
      objects_ -= closed == '{' ? 1 : 0;
    }
    return true;
  }

  // An object cannot stand where an object's next name is due: the record before was never closed.
  bool StepBackToComma() {
    std::size_t before = at_;
    while (IsBlank(bytes_[before - 1])) --before;
    if (bytes_[before - 1] != ',') return false;
    at_ = before - 1;
    return true;
  }

  void ReadRecord(std::string_view bytes, bool is_cut_off) {
    const std::int64_t index = index_++;
    if (Parse(bytes) || (RepairJson(bytes, &repaired_) && Parse(repaired_))) {
      take_(index, record_);
    } else if (!is_cut_off) {
      records_.broken.push_back(index);
    }
  }

  bool Parse(std::string_view bytes) {
    record_ = {};
    JsonBuilder builder(&record_);
    const JsonOutcome outcome = ReadJson(bytes, &builder);
    if (outcome.complete) records_.bad_numbers += outcome.bad_numbers;
    return outcome.complete;
  }

  const std::string_view bytes_;
  const std::string_view name_;
  const TakeRecord& take_;
  std::size_t at_ = 0;
  bool is_sound_ = true;
  std::string open_;         // brackets, outermost first
  std::size_t objects_ = 0;  // '{' among them
  std::string repaired_;
  JsonValue record_;
  std::int64_t index_ = 0;
  JsonRecords records_;
};

}  // namespace

JsonRecords ReadJsonRecords(std::string_view bytes, std::string_view name, const TakeRecord& take) {
  return Splitter(bytes, name, take).Run();
}

}  // namespace kringen
