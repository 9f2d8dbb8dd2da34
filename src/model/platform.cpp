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
    case Platform::kFacebook:
    case Platform::kInstagram:
    case Platform::kThreads:
    case Platform::kLinkedIn:
    case Platform::kX:
    case Platform::kMastodon:
    case Platform::kBluesky:
    case Platform::kYouTube:
    case Platform::kTikTok:
    case Platform::kWhatsApp:
    case Platform::kNextdoor:
      return ChannelKind::kSocial;
  }
  return ChannelKind::kOther;
}

void SettlePlatform(Channel* channel) {
  if (channel->platform == Platform::kUnknown) channel->platform = PlatformOfKind(channel->kind);
}

LaneColour LaneColourOf(Platform platform) {
  LaneColour colour = LaneColour::kOther;
  SetNamed(kLaneColourNames, kPlatformNames[static_cast<std::size_t>(platform)], &colour);
  return colour;
}

}  // namespace kringen
