#include "model/platform.h"

#include "model/entries.h"
#include "model/item_names.h"

namespace kringen {

Platform PlatformNamed(std::string_view word) {
  Platform platform = Platform::kOther;
  SetNamed(kPlatformNames, word, &platform);
  return platform;
}

Platform PlatformOfKind(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::kPress:
      return Platform::kPress;
    case ChannelKind::kWebsite:
      return Platform::kWebsite;
    case ChannelKind::kVisit:
      return Platform::kVisit;
    default:
      return Platform::kUnknown;
  }
}

ChannelKind KindOfPlatform(Platform platform) {
  switch (platform) {
    case Platform::kPress:
      return ChannelKind::kPress;
    case Platform::kWebsite:
      return ChannelKind::kWebsite;
    case Platform::kVisit:
      return ChannelKind::kVisit;
    case Platform::kUnknown:
    case Platform::kNewsletter:
    case Platform::kOther:
      return ChannelKind::kOther;
    default:
      return ChannelKind::kSocial;
  }
}

void SettlePlatform(Channel* channel) {
  if (channel->platform == Platform::kUnknown) channel->platform = PlatformOfKind(channel->kind);
}

LaneColour LaneColourOf(Platform platform) {
  switch (platform) {
    case Platform::kFacebook:
      return LaneColour::kFacebook;
    case Platform::kX:
      return LaneColour::kX;
    case Platform::kMastodon:
      return LaneColour::kMastodon;
    case Platform::kPress:
      return LaneColour::kPress;
    case Platform::kWebsite:
      return LaneColour::kWebsite;
    case Platform::kVisit:
      return LaneColour::kVisit;
    default:
      return LaneColour::kOther;
  }
}

}  // namespace kringen
