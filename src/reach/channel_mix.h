// Other channels beside the platform: the free weekly paper, the municipality's own page, and X.
// Reach per age band is combined as if independent given age (Sainsbury): 1 - prod (1 - r). That is
// an assumption, and the screen says so.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "reach/estimate.h"
#include "reach/replicate_store.h"

namespace kringen::reach {

inline constexpr std::size_t kChannelCount = 3;
inline constexpr std::array<std::string_view, kChannelCount> kChannelIds{"paper", "municipal_page",
                                                                         "x"};

// Share of the residents of each age that a channel reaches, for one replicate's parameters.
ByAge ChannelReach(std::size_t channel, const PopulationSpec& spec, const ParameterValues& values);

// Fills mix (each channel by itself against the platform: gross is its own reach, net what it adds,
// duplication what both reach) and, when channels are switched on, mix_total.
void MixChannels(const std::vector<std::string>& switched_on, const PopulationSpec& spec,
                 const ReplicateStore& store, const Weights& weights, ReachResult* result);

}  // namespace kringen::reach
