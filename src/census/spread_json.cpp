#include "census/spread_json.h"

namespace kringen::census {

std::string SpreadJson(std::string_view json) {
  constexpr int kDeepest = 2;  // of what gets a line of its own
  std::string out;
  int depth = 0;
  bool in_text = false;
  const auto line = [&] { out.append("\n").append(static_cast<std::size_t>(depth) * 2, ' '); };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      out += c;
      if (c == '\\' && i + 1 < json.size()) out += json[++i];
      if (c == '"') in_text = false;
      continue;
    }
    const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
    if (closes && depth-- <= kDeepest && out.back() != '{' && out.back() != '[') line();
    out += c;
    if (c == '"') in_text = true;
    if (c == ':') out += ' ';
    const bool is_empty =
        opens && i + 1 < json.size() && (json[i + 1] == '}' || json[i + 1] == ']');
    if (opens && ++depth <= kDeepest && !is_empty) line();
    if (c != ',') continue;
    if (depth <= kDeepest) line();
    if (depth > kDeepest) out += ' ';
  }
  return out + "\n";
}

}  // namespace kringen::census
