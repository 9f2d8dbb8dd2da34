#include "ui/theme.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "model/entries.h"

namespace kringen {
namespace {

constexpr double kText = 4.5, kGraphic = 3.0;

// A small counter-based generator, so that both builds try the same colours.
std::uint32_t Random(std::uint32_t* state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

std::string Hex(std::uint32_t rgb) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[rgb >> shift & 15];
  return text;
}

// What a page may send colours for.
std::vector<std::string> ThemeNames() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kRoleCount; ++i) names.emplace_back(RoleName(static_cast<Role>(i)));
  for (const LaneColourRow& row : kLaneColourRows) names.push_back("lane_" + std::string(row.name));
  return names;
}

void CheckPairs(const SetTheme& theme) {
  const Palette palette = MakePalette(theme);
  for (const ContrastPair& pair : UsedPairs()) {
    INFO(RoleName(pair.over), " on ", RoleName(pair.under));
    CHECK(Contrast(palette[pair.over], palette[pair.under]) >= pair.least);
  }
  for (std::size_t i = 0; i < kLaneColourRows.size(); ++i) {
    INFO("the lanes of ", kLaneColourRows[i].name);
    for (const Role surface : {Role::kPaper, Role::kPanel, Role::kVillage}) {
      CHECK(Contrast(palette.lanes[i], palette[surface]) >= kGraphic);
    }
  }
}

void CheckScheme(const SetTheme& theme) {
  const Scheme scheme = MakeScheme(theme);
  for (const LaneColours& lane : scheme.lanes) {
    CHECK(Contrast(lane.count, lane.cluster) >= kText);
    CHECK(Contrast(scheme[Role::kInk], lane.tint) >= kText);
    CHECK(Contrast(lane.line, scheme.stripe) >= kGraphic);
    CHECK(Contrast(lane.line, scheme[Role::kPaper]) >= kGraphic);
  }
  for (const CaseColours& colours : scheme.cases) {
    CHECK(Contrast(colours.text, colours.band) >= kText);
    CHECK(Contrast(colours.arc, scheme[Role::kPaper]) >= kGraphic);
    CHECK(Contrast(colours.arc, scheme.stripe) >= kGraphic);
  }
}

TEST_CASE("every used pair of colours is readable, light and dark") {
  for (const bool dark : {false, true}) {
    CAPTURE(dark);
    CheckPairs({dark, 16, {}});
    CheckScheme({dark, 16, {}});
  }
}

TEST_CASE("no host colour can make the canvas unreadable") {
  const std::vector<std::string> names = ThemeNames();
  std::uint32_t random = 2014;
  for (int round = 0; round < 300; ++round) {
    SetTheme theme{round % 2 == 1, 16, {}};
    const int overrides = 1 + static_cast<int>(Random(&random) % 8);
    for (int i = 0; i < overrides; ++i) {
      const std::string& name = names[Random(&random) % names.size()];
      theme.colours.emplace_back(name, Hex(Random(&random)));
    }
    CAPTURE(round);
    CheckPairs(theme);
    CheckScheme(theme);
  }
}

TEST_CASE("forced colours keep black on white and white on black") {
  for (const bool dark : {false, true}) {
    const std::string ground = dark ? "#000000" : "#ffffff", ink = dark ? "#ffffff" : "#000000";
    SetTheme theme{dark, 16, {}};
    for (const std::string& name : ThemeNames()) {
      const bool surface = name == "paper" || name == "panel" || name == "village";
      theme.colours.emplace_back(name, surface ? ground : ink);
    }
    CheckPairs(theme);
    CheckScheme(theme);
    CHECK(Contrast(MakePalette(theme)[Role::kInk], MakePalette(theme)[Role::kPaper]) >
          doctest::Approx(20.9));
  }
}

TEST_CASE("the palette's own colours need no correction") {
  const Palette light = MakePalette({false, 16, {}});
  CHECK(light[Role::kInk] == 0xFF3D2914u);
  CHECK(light[Role::kDirect] == 0xFF0A53B4u);
  CHECK(light[Role::kLine] == 0xFF72828Au);
  CHECK(MakePalette({true, 16, {}})[Role::kPaper] == 0xFF281B0Fu);
}

TEST_CASE("role names are distinct, and a colour that is none is ignored") {
  const std::vector<std::string> all = ThemeNames();
  const std::set<std::string> names(all.begin(), all.end());
  CHECK(names.size() == kRoleCount + kLaneColourRows.size());
  const SetTheme odd{
      false,
      16,
      {{"ink", "red"}, {"ink", "#12345"}, {"nothing", "#123456"}, {"lane_ink", "#123456"}}};
  CHECK(MakePalette(odd)[Role::kInk] == MakePalette({false, 16, {}})[Role::kInk]);
}

TEST_CASE("contrast is symmetrical, from 1 to 21") {
  CHECK(Contrast(0xFF000000u, 0xFFFFFFFFu) == doctest::Approx(21));
  CHECK(Contrast(0xFF72828Au, 0xFF72828Au) == doctest::Approx(1));
  CHECK(Contrast(0xFF123456u, 0xFFABCDEFu) == Contrast(0xFFABCDEFu, 0xFF123456u));
}

TEST_CASE("mixing and transparency keep their ends") {
  CHECK(Mix(0xFF102030u, 0xFFA0B0C0u, 0) == 0xFF102030u);
  CHECK(Mix(0xFF102030u, 0xFFA0B0C0u, 1) == 0xFFA0B0C0u);
  CHECK(WithAlpha(0xFF102030u, 1) == 0xFF102030u);
  CHECK(WithAlpha(0xFF102030u, 0) == 0x00102030u);
}

TEST_CASE("a channel's lane colour follows its platform, and no letter of its id") {
  const Scheme scheme = MakeScheme({false, 16, {}});
  const auto colour = [&](std::string id, Platform platform) {
    const Channel channel{std::move(id), "", ChannelKind::kSocial, platform, "", -1};
    const auto index = static_cast<std::size_t>(&scheme.Lane(channel) - scheme.lanes.data());
    return std::string(kLaneColourRows.at(index).name);
  };
  CHECK(colour("a", Platform::kFacebook) == "facebook");
  CHECK(colour("b", Platform::kX) == "x");
  CHECK(colour("c", Platform::kMastodon) == "mastodon");
  CHECK(colour("d", Platform::kPress) == "press");
  CHECK(colour("e", Platform::kWebsite) == "website");
  CHECK(colour("f", Platform::kVisit) == "visit");
  CHECK(colour("g", Platform::kInstagram) == "other");
  CHECK(colour("facebook", Platform::kUnknown) == "other");
  CHECK(colour("twitter", Platform::kOther) == "other");
}

TEST_CASE("text sizes are whole pixels and never under 13") {
  for (const float font_px : {8.0f, 13.0f, 16.0f, 21.5f, 32.0f}) {
    const TypeSizes sizes = SizesFor(font_px);
    for (const float size : {sizes.title, sizes.name, sizes.body, sizes.label, sizes.small}) {
      CHECK(size >= 13);
      CHECK(size == static_cast<float>(static_cast<int>(size)));
    }
  }
}

}  // namespace
}  // namespace kringen
