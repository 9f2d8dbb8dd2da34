// How many accounts a message reaches as a rule, by who follows its author and by how many reacted:
// published rates, each to be replaced by the author's own messages as soon as some have a figure.
// Rates for one platform and year differ by a factor of five between publishers, so the prior is
// wide. Read from: Socialbakers 2012, Locowise 2015, Hootsuite 2018-2020, Ignite 2021,
// Socialinsider 2022 and 2025, Minter 2019.
#pragma once

#include "reach/engagement.h"

namespace kringen::reach {

// Of some platforms, and of profiles, no rate was published.
bool HasRate(const Engagement& message);
bool HasCounts(const Engagement& message);

struct Normal {
  double mean = 0, variance = 0;
};
// ln of the accounts that a message reached of which followers are known, and HasRate.
Normal PredictedAccounts(const Engagement& message);

// What one of the author's messages that has a reported figure teaches of the others whose figure
// counts the same; whether it teaches anything.
bool Learn(const Engagement& message, OwnRates* own);

}  // namespace kringen::reach
