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
  return kPlatformRows[static_cast<std::size_t>(platform)].kind;
}

ItemKind KindOn(ChannelKind channel) {
  if (channel == ChannelKind::kSocial) return ItemKind::kPost;
  return channel == ChannelKind::kVisit ? ItemKind::kVisit : ItemKind::kPress;
}

void SettlePlatform(Channel* channel) {
  if (channel->platform == Platform::kUnknown) channel->platform = PlatformOfKind(channel->kind);
}

std::size_t LaneColourOf(Platform platform) {
  return kPlatformRows[static_cast<std::size_t>(platform)].lane_colour;
}

}  // namespace kringen
