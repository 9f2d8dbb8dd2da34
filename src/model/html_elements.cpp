#include "model/html_elements.h"

#include <algorithm>
#include <array>

namespace kringen {
namespace {

struct Element {
  std::string_view name;
  std::uint32_t traits;
};

constexpr std::uint32_t kBlock = kLine | kEndsP;
constexpr std::uint32_t kSpaced = kParagraph | kEndsP;
constexpr std::uint32_t kStyled = kFormatting | kLeavesSvg;

// Sorted by name. web/core/html-text.js has the same; a differential test compares the two.
constexpr std::array<Element, 108> kElements{{
    {"a", kFormatting},
    {"address", kBlock},
    {"annotation", kUnseen},
    {"applet", kScope},
    {"area", kVoid},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kUnseen},
    {"b", kStyled},
    {"base", kVoid},
    {"basefont", kVoid},
    {"bgsound", kVoid},
    {"big", kStyled},
    {"blockquote", kSpaced | kLeavesSvg},
    {"br", kVoid | kLeavesSvg},
    {"button", kScope},
    {"canvas", kUnseen},
    {"caption", kLine | kScope},
    {"center", kBlock | kLeavesSvg},
    {"code", kStyled},
    {"col", kVoid},
    {"datalist", kUnseen},
    {"dd", kBlock | kTerm | kLeavesSvg},
    {"details", kBlock},
    {"dialog", kBlock},
    {"dir", kSpaced | kList},
    {"div", kBlock | kLeavesSvg},
    {"dl", kSpaced | kLeavesSvg},
    {"dt", kBlock | kTerm | kLeavesSvg},
    {"em", kStyled},
    {"embed", kVoid | kLeavesSvg},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kSpaced},
    {"font", kFormatting},
    {"footer", kBlock},
    {"form", kBlock},
    {"frame", kVoid},
    {"h1", kSpaced | kHeading | kLeavesSvg},
    {"h2", kSpaced | kHeading | kLeavesSvg},
    {"h3", kSpaced | kHeading | kLeavesSvg},
    {"h4", kSpaced | kHeading | kLeavesSvg},
    {"h5", kSpaced | kHeading | kLeavesSvg},
    {"h6", kSpaced | kHeading | kLeavesSvg},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kVoid | kSpaced | kLeavesSvg},
    {"i", kStyled},
    {"iframe", kUnseen | kRawText},
    {"image", kVoid},
    {"img", kVoid | kLeavesSvg},
    {"input", kVoid},
    {"keygen", kVoid},
    {"legend", kLine},
    {"li", kBlock | kListItem | kLeavesSvg},
    {"link", kVoid},
    {"listing", kSpaced | kBlanksStay | kLeavesSvg},
    {"main", kBlock},
    {"marquee", kScope},
    {"math", kForeign},
    {"menu", kSpaced | kList | kLeavesSvg},
    {"meta", kVoid | kLeavesSvg},
    {"nav", kBlock},
    {"nobr", kStyled},
    {"noembed", kUnseen | kRawText},
    {"noframes", kUnseen | kRawText},
    {"noscript", kUnseen | kRawText},
    {"object", kScope},
    {"ol", kSpaced | kList | kLeavesSvg},
    {"optgroup", kLine},
    {"option", kLine},
    {"p", kSpaced | kLeavesSvg},
    {"param", kVoid},
    {"plaintext", kSpaced | kBlanksStay},
    {"pre", kSpaced | kBlanksStay | kLeavesSvg},
    {"ruby", kLeavesSvg},
    {"s", kStyled},
    {"script", kUnseen | kRawText},
    {"search", kBlock},
    {"section", kBlock},
    {"small", kStyled},
    {"source", kVoid},
    {"span", kLeavesSvg},
    {"strike", kStyled},
    {"strong", kStyled},
    {"style", kUnseen | kRawText},
    {"sub", kLeavesSvg},
    {"summary", kBlock},
    {"sup", kLeavesSvg},
    {"svg", kForeign},
    {"table", kBlock | kScope | kLeavesSvg},
    {"tbody", kLine | kRowGroup},
    {"td", kCell | kScope},
    {"template", kUnseen | kScope},
    {"textarea", kRawLetters | kBlanksStay},
    {"tfoot", kLine | kRowGroup},
    {"th", kCell | kScope},
    {"thead", kLine | kRowGroup},
    {"title", kUnseen | kRawLetters},
    {"tr", kLine | kRow},
    {"track", kVoid},
    {"tt", kStyled},
    {"u", kStyled},
    {"ul", kSpaced | kList | kLeavesSvg},
    {"var", kLeavesSvg},
    {"video", kUnseen},
    {"wbr", kVoid},
    {"xmp", kSpaced | kRawText | kBlanksStay},
}};

}  // namespace

std::uint32_t TraitsOf(std::string_view name) {
  const auto found = std::lower_bound(
      kElements.begin(), kElements.end(), name,
      [](const Element& element, std::string_view wanted) { return element.name < wanted; });
  return found != kElements.end() && found->name == name ? found->traits : 0;
}

}  // namespace kringen
