#include "reach/published_rates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "reach/platform_users.h"
#include "reach/reported_reach.h"

namespace kringen::reach {
namespace {

// Median share of an author's followers whom a message reached, at 3,000 followers.
struct RateRow {
  std::string_view platform;
  int from;  // year; the first row of a platform holds before it as well
  double rate;
};
constexpr std::array<RateRow, 11> kRates{{
    {"facebook", 2012, .25},
    {"facebook", 2013, .20},
    {"facebook", 2014, .12},
    {"facebook", 2015, .10},
    {"facebook", 2018, .08},
    {"facebook", 2021, .08},
    {"facebook", 2024, .06},
    {"instagram", 2019, .30},
    {"instagram", 2022, .20},
    {"instagram", 2024, .10},
    {"linkedin", 2012, .08},
}};
constexpr double kRateFollowers = 3000, kRateFall = .25, kRateFallSpread = .1;
// Variances on the log scale: what an author's rate has in common, and what each message adds.
constexpr double kRateAuthor = .8 * .8 + .6 * .6, kRatePost = .7 * .7;
// Accounts that react, weighted, per account that sees it.
constexpr double kEngagedRate = .05, kEngagedAuthor = .7 * .7, kEngagedPost = .9 * .9 - .7 * .7;

std::optional<double> RateOf(const Engagement& message) {
  if (message.platform == "facebook" && !message.by_page) return std::nullopt;
  std::optional<double> rate;
  for (const RateRow& row : kRates) {
    if (row.platform != message.platform) continue;
    if (!rate || YearOf(message) >= row.from) rate = row.rate;
  }
  return rate;
}

double LogReachOf(double rate, double followers) {
  return std::log(rate * followers) - kRateFall * std::log(followers / kRateFollowers);
}

// Reactions, comments and shares by how much of a sight of the message each tells.
double LogEngaged(const Engagement& message) {
  constexpr std::array<double, kEngagementKinds> kWorth{3, 2, 1};
  double sum = 1;
  for (std::size_t i = 0; i < kWorth.size(); ++i) {
    sum += kWorth[i] * message.counts[i].value_or(0);
  }
  return std::log(sum);
}

// What is common to an author, after so many messages that lie `over` above what was expected.
Normal Learned(double author, double post, std::uint32_t messages, double over) {
  const double variance = 1 / (1 / author + messages / post);
  return {variance * messages * over / post, variance};
}

}  // namespace

bool HasRate(const Engagement& message) { return RateOf(message).has_value(); }

bool HasCounts(const Engagement& message) {
  return std::any_of(message.counts.begin(), message.counts.end(),
                     [](const auto& count) { return count.has_value(); });
}

// Two predictors, by their precision.
Normal PredictedAccounts(const Engagement& message) {
  const double followers = std::max(1.0, *message.audience.followers);
  const OwnRates& own = message.own;
  const Normal author = Learned(kRateAuthor, kRatePost, own.by_followers, own.over_followers);
  const double apart = kRateFallSpread * std::log(followers / kRateFollowers);
  Normal out{LogReachOf(*RateOf(message), followers) + author.mean,
             author.variance + kRatePost + apart * apart};
  if (!HasCounts(message)) return out;
  const Normal engaged = Learned(kEngagedAuthor, kEngagedPost, own.by_engaged, own.over_engaged);
  const double by_counts = LogEngaged(message) - std::log(kEngagedRate) + engaged.mean;
  const double variance = engaged.variance + kEngagedPost;
  const double precision = 1 / out.variance + 1 / variance;
  return {(out.mean / out.variance + by_counts / variance) / precision, 1 / precision};
}

bool Learn(const Engagement& message, OwnRates* own) {
  if (message.reported_reach.value_or(0) <= 0 || IsContradictory(message)) return false;
  const double reached = std::log(*message.reported_reach);
  const std::uint32_t before = own->by_followers + own->by_engaged;
  const auto add = [](double over, std::uint32_t* count, double* mean) {
    ++*count;
    *mean += (over - *mean) / *count;
  };
  const auto rate = RateOf(message);
  if (rate && message.audience.followers.value_or(0) > 0) {
    add(reached - LogReachOf(*rate, *message.audience.followers), &own->by_followers,
        &own->over_followers);
  }
  // Those whom money brought react as well.
  if (HasCounts(message) && message.reported_paid == 0) {
    add(reached - LogEngaged(message) + std::log(kEngagedRate), &own->by_engaged,
        &own->over_engaged);
  }
  return own->by_followers + own->by_engaged > before;
}

}  // namespace kringen::reach
