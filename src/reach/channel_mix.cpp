#include "reach/channel_mix.h"

#include <algorithm>

namespace kringen::reach {
namespace {

using enum Parameter;

struct Columns {
  std::vector<double> net, gross, duplication;
};

}  // namespace

ByAge ChannelReach(std::size_t channel, const PopulationSpec& spec, const ParameterValues& values) {
  const auto value = [&](Parameter parameter) { return values[IndexOf(parameter)]; };
  double users = 0;
  for (std::size_t a = 0; a < kAgeCount; ++a) users += spec.age_share[a] * spec.users_by_age[a];
  ByAge reach{};
  for (std::size_t a = 0; a < kAgeCount; ++a) {
    double share = 0;
    if (channel == 0) share = spec.paper_by_age[a] * value(kPaperFactor);
    if (channel == 1 && users > 0) {  // fans are spread over the ages as users are
      share = value(kPageFans) * spec.users_by_age[a] / users * value(kPageFanSeen);
    }
    if (channel == 2) share = spec.x_users_by_age[a] * value(kXSeen);
    reach[a] = std::clamp(share, 0.0, 1.0);
  }
  return reach;
}

void MixChannels(const std::vector<std::string>& switched_on, const PopulationSpec& spec,
                 const ReplicateStore& store, const Weights& weights, ReachResult* result) {
  std::array<bool, kChannelCount> is_on{};
  for (std::size_t c = 0; c < kChannelCount; ++c) {
    is_on[c] =
        std::find(switched_on.begin(), switched_on.end(), kChannelIds[c]) != switched_on.end();
  }
  std::array<Columns, kChannelCount> channels;
  Columns total;
  std::array<std::vector<double>, kAgeCount> net_of_age;
  std::array<ByAge, kChannelCount> mean_by_age{};
  for (std::uint32_t r = 0; r < store.count; ++r) {
    std::array<ByAge, kChannelCount> reach;
    std::array<Columns*, kChannelCount + 1> columns{&channels[0], &channels[1], &channels[2],
                                                    &total};
    for (Columns* each : columns) {
      each->net.push_back(0);
      each->gross.push_back(0);
    }
    for (std::size_t c = 0; c < kChannelCount; ++c) {
      reach[c] = ChannelReach(c, spec, store.rows[r].values);
    }
    for (std::uint32_t a = 0; a < kAgeCount; ++a) {
      const double residents = store.residents[store.groups.age(a)];
      const double on_platform =
          store.reach[std::size_t{r} * store.groups.count() + store.groups.age(a)];
      const double missed = residents > 0 ? 1 - on_platform / residents : 1;
      double missed_by_all = missed, gross = on_platform;
      for (std::size_t c = 0; c < kChannelCount; ++c) {
        mean_by_age[c][a] += reach[c][a] / store.count;
        channels[c].gross.back() += residents * reach[c][a];
        channels[c].net.back() += residents * missed * reach[c][a];
        if (!is_on[c]) continue;
        missed_by_all *= 1 - reach[c][a];
        gross += residents * reach[c][a];
      }
      net_of_age[a].push_back(residents * (1 - missed_by_all));
      total.net.back() += net_of_age[a].back();
      total.gross.back() += gross;
    }
    for (Columns* each : columns) {
      each->duplication.push_back(each->gross.back() - each->net.back());
    }
  }
  for (std::size_t c = 0; c < kChannelCount; ++c) {
    const Columns& own = channels[c];
    result->mix.push_back({std::string(kChannelIds[c]),
                           {mean_by_age[c].begin(), mean_by_age[c].end()},
                           MakeEstimate(own.net, weights),
                           MakeEstimate(own.gross, weights),
                           MakeEstimate(own.duplication, weights)});
  }
  if (!is_on[0] && !is_on[1] && !is_on[2]) return;
  MixTotal mix{MakeEstimate(total.net, weights), MakeEstimate(total.gross, weights), {}};
  for (std::uint32_t a = 0; a < kAgeCount; ++a) {
    mix.ages.push_back({spec.age_ids[a], static_cast<double>(store.residents[store.groups.age(a)]),
                        MakeEstimate(net_of_age[a], weights)});
  }
  result->mix_total = std::move(mix);
}

}  // namespace kringen::reach
