// The platform of a channel, how it and the kind follow from each other, and the colour of its
// lane, which follows from the platform alone. Whoever makes an export says the platform.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/kinds.h"

namespace kringen {

struct Channel;

// Of no word kUnknown, of one that this version does not know kOther.
Platform PlatformNamed(std::string_view word);
// What an export without the member means: the kind says it, or nothing does.
Platform PlatformOfKind(ChannelKind kind);
// What sort of channel is on it.
ChannelKind KindOfPlatform(Platform platform);
// Gives a channel whose platform is not said the one of its kind.
void SettlePlatform(Channel* channel);

// The lanes' colours, in the order of the palette (ui/theme.h) and with the names of tokens.css.
enum class LaneColour : std::uint8_t {
  kFacebook,
  kX,
  kMastodon,
  kPress,
  kWebsite,
  kVisit,
  kOther,
  kCount,
};
inline constexpr std::array<const char*, static_cast<std::size_t>(LaneColour::kCount)>
    kLaneColourNames = {"facebook", "x", "mastodon", "press", "website", "visit", "other"};

// The colour that has the platform's name, or else the one of all others.
LaneColour LaneColourOf(Platform platform);

}  // namespace kringen
