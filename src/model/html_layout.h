// The text that an HTML document becomes, put together from words and from what lies between them:
// blanks, line ends, marks of list items and tabs of table cells, of which only those that fall
// between two words are written.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace kringen {

class TextLayout {
 public:
  explicit TextLayout(std::string* out) : out_(out), start_(out->size()) {}

  std::size_t size() const { return out_->size(); }

  void Characters(std::string_view run) {  // none of them blank
    if (out_->size() > start_) {
      out_->append(static_cast<std::size_t>(lines_), '\n');
      const bool is_next_cell = has_tab_ && lines_ == 0;
      out_->append(is_next_cell ? 1 : static_cast<std::size_t>(blanks_), is_next_cell ? '\t' : ' ');
    }
    lines_ = blanks_ = 0;
    has_tab_ = at_begin_ = false;
    out_->append(mark_);
    mark_.clear();
    out_->append(run);
  }

  void Blank() {
    if (lines_ == 0 && !at_begin_ && mark_.empty()) blanks_ = std::max(blanks_, 1);
  }
  void KeptBlanks(int count) {
    if (mark_.empty()) blanks_ = std::min(blanks_ + count, kWidestIndent);
  }

  // A line end of a block: at least `lines` of them.
  void Break(int lines) {
    blanks_ = 0;
    if (mark_.empty() && !at_begin_) lines_ = std::max(lines_, lines);
  }
  // One more, as <br> is.
  void LineEnd() {
    blanks_ = 0;
    if (mark_.empty() && !at_begin_) lines_ = std::min(lines_ + 1, 2);
  }
  void Item(std::string mark) {
    mark_.clear();
    has_tab_ = at_begin_ = false;
    Break(1);
    mark_ = std::move(mark);
  }
  void EndItem() { mark_.clear(); }
  // A cell begins; what ends lines at its begin and its end does not part it from its row.
  void Cell(bool is_first) {
    at_begin_ = true;
    if (is_first) return;
    lines_ = blanks_ = 0;
    has_tab_ = true;
  }
  void EndCell() { has_tab_ = at_begin_ = false; }
  void EndRow(bool has_text) {
    EndCell();
    blanks_ = 0;
    lines_ = has_text ? 1 : std::max(lines_, 1);
  }

 private:
  static constexpr int kWidestIndent = 40;

  std::string* out_;
  const std::size_t start_;
  int lines_ = 0, blanks_ = 0;
  bool has_tab_ = false;
  bool at_begin_ = false;  // of a cell
  std::string mark_;
};

}  // namespace kringen
