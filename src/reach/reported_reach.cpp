#include "reach/reported_reach.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash_index.h"
#include "base/order.h"
#include "base/rng.h"
#include "reach/beta_quantiles.h"
#include "reach/estimate.h"
#include "reach/parameter_draw.h"

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

bool HasCounts(const Engagement& message) {
  return std::any_of(message.counts.begin(), message.counts.end(),
                     [](const auto& count) { return count.has_value(); });
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

struct Normal {
  double mean = 0, variance = 0;
};

// What is common to an author, after so many messages that lie `over` above what was expected.
Normal Learned(double author, double post, std::uint32_t messages, double over) {
  const double variance = 1 / (1 / author + messages / post);
  return {variance * messages * over / post, variance};
}

// ln of the accounts reached, of a message without a figure: two predictors, by their precision.
Normal Predicted(const Engagement& message) {
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

// Entered shares are as good as fifty observations; what nobody entered is worth a few.
constexpr double kEntered = 50, kFollowersHere = .65, kOthersHere = .5;
constexpr double kMoreViews = .6;  // beyond the first of an account

class Draws {
 public:
  Draws(const Engagement& message, std::uint64_t seed, std::uint32_t count)
      : seed_(seed), post_(HashBytes(message.id)), count_(count) {}

  // What the author's messages share, and what each has of its own.
  std::vector<double> OfAuthor(std::uint64_t which) const {
    return StratifiedUnits(RandomKey(seed_, 60, which), count_);
  }
  std::vector<double> OfPost(std::uint64_t which) const {
    return StratifiedUnits(RandomKey(seed_, 61, which, post_), count_);
  }

 private:
  std::uint64_t seed_;
  std::uint64_t post_;
  std::uint32_t count_;
};

void Replace(std::vector<double>* units, const BetaQuantiles& quantiles) {
  for (double& unit : *units) unit = quantiles(unit);
}

std::vector<double> LogNormals(std::vector<double> units, double mean, double spread) {
  for (double& unit : units) unit = mean + spread * NormalQuantile(unit);
  return units;
}

// The part of all viewers that lives here.
std::vector<double> LocalShares(const Engagement& message, std::optional<double> fixed,
                                const Draws& draws) {
  std::vector<double> followers = draws.OfAuthor(0);
  if (fixed) return std::vector<double>(followers.size(), *fixed);
  if (message.local_share) {
    Replace(&followers, BetaQuantiles(*message.local_share, kEntered));
    return followers;
  }
  const Audience& audience = message.audience;
  Replace(&followers, FollowersLocalShare(message));
  std::vector<double> others = draws.OfAuthor(1);
  Replace(&others, BetaQuantiles(audience.local_others.value_or(kOthersHere),
                                 audience.local_others ? kEntered : 3));
  std::vector<double> part = draws.OfPost(0);
  if (message.follower_share) {
    part.assign(part.size(), *message.follower_share);
  } else {
    Replace(&part, BetaQuantiles(UsualFollowerShare(message), 3));
  }
  for (std::size_t i = 0; i < part.size(); ++i) {
    part[i] = part[i] * followers[i] + (1 - part[i]) * others[i];
  }
  return part;
}

// ln of the accounts that saw it. Platforms estimate and round; several views are of one account.
std::vector<double> LogAccounts(const Engagement& message, Evidence evidence, const Draws& draws) {
  constexpr double kReportSpread = .10, kMoreViewsSpread = .5;
  std::vector<double> units = draws.OfPost(1);
  if (evidence == Evidence::kRate) {
    const Normal predicted = Predicted(message);
    units = LogNormals(std::move(units), predicted.mean, std::sqrt(predicted.variance));
    const double least = std::log(std::max(1u, AccountsEngaged(message)));
    for (double& each : units) each = std::max(each, least);
    return units;
  }
  const bool by_views = evidence == Evidence::kViews;
  const double reported = by_views ? *message.reported_impressions : *message.reported_reach;
  units = LogNormals(std::move(units), std::log(reported), kReportSpread);
  if (!by_views) return units;
  const std::vector<double> more =
      LogNormals(draws.OfPost(2), std::log(kMoreViews), kMoreViewsSpread);
  for (std::size_t i = 0; i < units.size(); ++i) units[i] -= std::log1p(std::exp(more[i]));
  return units;
}

// The draws given that no more than `most` can have seen it: each keeps its rank among them. Below
// the lowest hundredth a power of the number takes over, as it does near a local share of 0, so
// that a figure that is far above all users still has an interval (Hill's estimate of the power).
class GivenBound {
 public:
  GivenBound(std::vector<double> persons, double most) : sorted_(std::move(persons)), most_(most) {
    std::sort(sorted_.begin(), sorted_.end());
    low_ = std::max<std::size_t>(1, sorted_.size() / 100);
    double sum = 0;
    for (std::size_t i = 0; i < low_; ++i) sum += std::log(sorted_[low_] / sorted_[i]);
    power_ = static_cast<double>(low_) / std::max(sum, 1e-9);
    possible_ = ShareBelow(most);
  }
  bool binds() const { return sorted_.back() > most_; }
  double operator()(double persons) const {
    return std::min(most_, AtShare(ShareBelow(persons) * possible_));
  }

 private:
  double count() const { return static_cast<double>(sorted_.size()); }
  double ShareBelow(double persons) const {
    const double lowest = sorted_[low_];
    if (persons < lowest) {
      return static_cast<double>(low_) / count() * std::pow(persons / lowest, power_);
    }
    const auto above = std::upper_bound(sorted_.begin(), sorted_.end(), persons);
    if (above == sorted_.end()) return 1;
    const double part = (persons - above[-1]) / (above[0] - above[-1]);
    return (static_cast<double>(above - sorted_.begin()) - 1 + part) / count();
  }
  double AtShare(double share) const {
    const double place = share * count();
    if (place < static_cast<double>(low_)) {
      return sorted_[low_] * std::pow(place / static_cast<double>(low_), 1 / power_);
    }
    const auto at = std::min(static_cast<std::size_t>(place), sorted_.size() - 1);
    if (at + 1 == sorted_.size()) return sorted_[at];
    const double part = place - static_cast<double>(at);
    return sorted_[at] + part * (sorted_[at + 1] - sorted_[at]);
  }

  std::vector<double> sorted_;
  double most_;
  std::size_t low_ = 1;  // draws below which the power holds
  double power_ = 1, possible_ = 1;
};

double SquaredCorrelation(const std::vector<double>& x, const std::vector<double>& y) {
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mean_x += x[i] / static_cast<double>(x.size());
    mean_y += y[i] / static_cast<double>(x.size());
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;
}

}  // namespace

std::string_view EvidenceId(Evidence evidence) {
  constexpr std::array<std::string_view, 5> kIds{"none", "reported", "views", "rate", "profile"};
  return kIds[static_cast<std::size_t>(evidence)];
}

Evidence EvidenceOf(const Engagement& message) {
  if (message.reported_reach) return Evidence::kReported;
  if (message.reported_impressions.value_or(0) > 0) return Evidence::kViews;
  if (message.audience.followers.value_or(0) > 0 && RateOf(message)) return Evidence::kRate;
  const double year = YearOf(message);
  const bool is_profile = message.platform == "facebook" && !message.by_page;
  const bool is_modelled = is_profile && HasCounts(message) && year >= 2011 && year < 2016;
  return is_modelled ? Evidence::kProfileModel : Evidence::kNone;
}

bool IsReport(const Engagement& message) {
  const Evidence evidence = EvidenceOf(message);
  return evidence == Evidence::kReported || evidence == Evidence::kViews;
}

BetaQuantiles FollowersLocalShare(const Engagement& message) {
  const auto& entered = message.audience.local_followers;
  return {entered.value_or(kFollowersHere), entered ? kEntered : 4};
}

double UsualFollowerShare(const Engagement& message) {
  if (message.follower_share) return *message.follower_share;
  if (message.platform == "instagram") return .55;
  if (message.platform == "linkedin") return .7;
  return message.platform == "x" ? .5 : .6;
}

double AccountsReported(const Engagement& message) {
  if (message.reported_reach) return *message.reported_reach;
  return message.reported_impressions.value_or(0) / (1 + kMoreViews);
}

std::uint32_t AccountsEngaged(const Engagement& message) {
  std::uint32_t most = 0;
  for (const auto& count : message.counts) most = std::max(most, count.value_or(0));
  return most;
}

bool IsContradictory(const Engagement& message) {
  const std::uint32_t engaged = AccountsEngaged(message);
  if (message.reported_reach) return *message.reported_reach < engaged;
  const bool by_friends = EvidenceOf(message) == Evidence::kProfileModel;
  return by_friends && message.friends == 0u && engaged > 0;
}

ClosedForm DrawResidents(const Engagement& message, const PopulationSpec& spec, std::uint64_t seed,
                         std::optional<double> local_share, std::uint32_t count) {
  constexpr double kAccounts = 1.05, kAccountsSpread = .05;  // per person
  ClosedForm out;
  out.evidence = EvidenceOf(message);
  out.bound = BoundOf(message, spec);
  const bool is_closed = out.evidence == Evidence::kReported || out.evidence == Evidence::kViews ||
                         out.evidence == Evidence::kRate;
  if (!is_closed) return out;
  if (message.reported_reach == 0.0) {
    out.residents.assign(count, 0);
    return out;
  }
  const Draws draws(message, seed, count);
  std::vector<double> local = LocalShares(message, local_share, draws);
  const std::vector<double> accounts = LogAccounts(message, out.evidence, draws);
  const std::vector<double> per_person =
      LogNormals(draws.OfAuthor(2), std::log(kAccounts), kAccountsSpread);
  std::vector<double> log_residents(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    out.residents.push_back(local[i] * std::exp(accounts[i] - per_person[i]));
  }
  const GivenBound given(out.residents, out.bound.persons);
  for (std::uint32_t i = 0; i < count; ++i) {
    double& persons = out.residents[i];
    if (given.binds()) persons = given(persons);
    log_residents[i] = std::log(std::max(persons, 1e-9));
    local[i] = std::log(std::max(local[i], 1e-9));
  }
  out.sensitivity = {
      {"viewers_here", SquaredCorrelation(local, log_residents)},
      {out.evidence == Evidence::kRate ? "viewers" : "report",
       SquaredCorrelation(accounts, log_residents)},
  };
  SortBy(&out.sensitivity, [](const auto& each) { return FractionKey(-each.share); });
  return out;
}

void Learn(const Engagement& message, OwnRates* own) {
  if (message.reported_reach.value_or(0) <= 0 || IsContradictory(message)) return;
  const double reached = std::log(*message.reported_reach);
  const auto add = [](double over, std::uint32_t* count, double* mean) {
    ++*count;
    *mean += (over - *mean) / *count;
  };
  const auto rate = RateOf(message);
  if (rate && message.audience.followers.value_or(0) > 0) {
    add(reached - LogReachOf(*rate, *message.audience.followers), &own->by_followers,
        &own->over_followers);
  }
  if (HasCounts(message)) {
    add(reached - LogEngaged(message) + std::log(kEngagedRate), &own->by_engaged,
        &own->over_engaged);
  }
}

}  // namespace kringen::reach
