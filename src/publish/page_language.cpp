#include "publish/page_language.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/json_value.h"
#include "publish/html.h"

namespace kringen {
namespace {

// An attribute that names a key -> the attribute that has its words.
struct WordedAttribute {
  std::string_view key, words;
};
constexpr std::array<WordedAttribute, 3> kAttributes{{{"data-i18n-label", "aria-label"},
                                                      {"data-i18n-placeholder", "placeholder"},
                                                      {"data-i18n-content", "content"}}};

struct Span {
  std::size_t from = 0, to = 0;
};

// Where the value of an attribute stands within html[tag.from, tag.to).
std::optional<Span> ValueOf(std::string_view name, Span tag, const std::string& html) {
  const std::string opening = " " + std::string(name) + "=\"";
  const std::size_t at = html.find(opening, tag.from);
  if (at == std::string::npos || at >= tag.to) return {};
  const std::size_t from = at + opening.size();
  const std::size_t to = html.find('"', from);
  if (to == std::string::npos || to >= tag.to) return {};
  return Span{from, to};
}

class Speaker {
 public:
  Speaker(const JsonValue& words, std::string* html) : words_(words), html_(*html) {}

  void SpeakAll() {
    for (std::size_t at = html_.find('<'); at != std::string::npos; at = html_.find('<', at + 1)) {
      for (const WordedAttribute& attribute : kAttributes) {
        if (const auto place = ValueOf(attribute.words, TagAt(at), html_)) {
          Put(WordOf(attribute.key, TagAt(at)), *place);
        }
      }
      const Span tag = TagAt(at);
      Put(WordOf("data-i18n", tag), {tag.to + 1, html_.find('<', tag.to)});
    }
  }

 private:
  Span TagAt(std::size_t at) const { return {at, std::min(html_.find('>', at), html_.size())}; }

  const JsonValue* WordOf(std::string_view attribute, Span tag) const {
    const auto key = ValueOf(attribute, tag, html_);
    if (!key) return nullptr;
    return words_.Find(std::string_view(html_).substr(key->from, key->to - key->from));
  }

  void Put(const JsonValue* word, Span place) {
    if (word == nullptr || !word->is(JsonValue::Type::kText) || place.to > html_.size()) return;
    html_.replace(place.from, place.to - place.from, Escape(word->text));
  }

  const JsonValue& words_;
  std::string& html_;
};

}  // namespace

void SpeakLanguage(std::string_view code, std::string_view words_json, std::string* html) {
  const std::optional<JsonValue> file = ParseJson(words_json);
  const JsonValue* words = file ? file->Find("page") : nullptr;
  if (words == nullptr) return;
  Speaker(*words, html).SpeakAll();
  const std::size_t root = html->find("<html ");
  if (root == std::string::npos) return;
  const std::size_t end = html->find('>', root);
  if (const auto place = ValueOf("lang", {root, end}, *html)) {
    html->replace(place->from, place->to - place->from, Escape(code));
  }
  const std::string file_of_dutch = "assets/i18n/nl.json";
  const std::size_t preload = html->find(file_of_dutch);
  if (preload == std::string::npos) return;
  html->replace(preload, file_of_dutch.size(), "assets/i18n/" + std::string(code) + ".json");
}

}  // namespace kringen
