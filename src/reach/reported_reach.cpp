#include "reach/reported_reach.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash_index.h"
#include "base/order.h"
#include "base/rng.h"
#include "reach/given_bound.h"
#include "reach/parameter_draw.h"
#include "reach/published_rates.h"

namespace kringen::reach {
namespace {

// Entered shares are as good as fifty observations; what nobody entered is worth a few.
constexpr double kEntered = 50, kFollowersHere = .65, kOthersHere = .5, kOthersInAgglomeration = .3;
constexpr double kMoreViews = .6;  // beyond the first of an account

double OthersHere(const PopulationSpec& spec) {
  return spec.is_in_agglomeration ? kOthersInAgglomeration : kOthersHere;
}

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

// Of all viewers who lives here, and of those the part that follows the author.
struct Viewers {
  std::vector<double> here, following;
};

Viewers DrawViewers(const Engagement& message, const PopulationSpec& spec,
                    std::optional<double> fixed, const Draws& draws) {
  std::vector<double> followers = draws.OfAuthor(0);
  std::vector<double> part = draws.OfPost(0);
  if (message.follower_share) {
    part.assign(part.size(), *message.follower_share);
  } else {
    Replace(&part, BetaQuantiles(UsualFollowerShare(message), 3));
  }
  if (fixed) return {std::vector<double>(followers.size(), *fixed), std::move(part)};
  if (message.local_share) {
    Replace(&followers, BetaQuantiles(*message.local_share, kEntered));
    return {std::move(followers), std::move(part)};
  }
  const Audience& audience = message.audience;
  Replace(&followers, FollowersLocalShare(message));
  std::vector<double> others = draws.OfAuthor(1);
  Replace(&others, BetaQuantiles(audience.local_others.value_or(OthersHere(spec)),
                                 audience.local_others ? kEntered : 3));
  for (std::size_t i = 0; i < part.size(); ++i) {
    const double here = part[i] * followers[i];
    others[i] = here + (1 - part[i]) * others[i];
    part[i] = others[i] > 0 ? here / others[i] : part[i];
  }
  return {std::move(others), std::move(part)};
}

// ln of the accounts that saw it. Platforms estimate and round; several views are of one account.
std::vector<double> LogAccounts(const Engagement& message, Evidence evidence, const Draws& draws) {
  constexpr double kReportSpread = .10, kMoreViewsSpread = .5;
  std::vector<double> units = draws.OfPost(1);
  if (evidence == Evidence::kRate) {
    const Normal predicted = PredictedAccounts(message);
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
  // Of a message that money alone brought nobody knows how many live here.
  const bool is_all_paid = message.reported_reach == 0.0 && message.reported_paid > 0;
  if (is_all_paid) return Evidence::kNone;
  if (message.reported_reach) return Evidence::kReported;
  if (message.reported_impressions.value_or(0) > 0) return Evidence::kViews;
  if (message.audience.followers.value_or(0) > 0 && HasRate(message)) return Evidence::kRate;
  const double year = YearOf(message);
  const bool is_profile = message.platform == "facebook" && !message.by_page;
  const bool is_modelled = is_profile && HasCounts(message) && year >= 2011 && year < 2016;
  return is_modelled ? Evidence::kProfileModel : Evidence::kNone;
}

bool HasClosedForm(const Engagement& message) {
  const Evidence evidence = EvidenceOf(message);
  return evidence == Evidence::kReported || evidence == Evidence::kViews ||
         evidence == Evidence::kRate;
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

std::optional<double> UsualLocalShare(const Engagement& message, const PopulationSpec& spec) {
  if (message.local_share || !HasClosedForm(message)) return message.local_share;
  const double part = UsualFollowerShare(message);
  const double followers = message.audience.local_followers.value_or(kFollowersHere);
  return part * followers + (1 - part) * message.audience.local_others.value_or(OthersHere(spec));
}

bool KnowsWhoLivesHere(const Engagement& message) {
  const Audience& audience = message.audience;
  return message.local_share || (audience.local_followers && audience.local_others);
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
  if (message.is_contradictory) return true;
  const std::uint32_t engaged = AccountsEngaged(message);
  if (message.reported_reach) return *message.reported_reach + message.reported_paid < engaged;
  const bool by_friends = EvidenceOf(message) == Evidence::kProfileModel;
  return by_friends && message.friends == 0u && engaged > 0;
}

FixedShares FixedSharesOf(const ReachQuestion& question) {
  return {FixedValue(question, Parameter::kLocalShare),
          FixedValue(question, Parameter::kUsersTotal)};
}

ClosedForm DrawResidents(const Engagement& message, const PopulationSpec& spec, std::uint64_t seed,
                         const FixedShares& fixed, std::uint32_t count) {
  constexpr double kAccounts = 1.05, kAccountsSpread = .05;  // per person
  ClosedForm out;
  out.evidence = EvidenceOf(message);
  out.bound = BoundOf(message, spec, fixed.users_total);
  if (!HasClosedForm(message)) return out;
  if (message.reported_reach == 0.0) {
    out.residents.assign(count, 0);
    out.following.assign(count, 0);
    return out;
  }
  const Draws draws(message, seed, count);
  Viewers viewers = DrawViewers(message, spec, fixed.local_share, draws);
  std::vector<double>& local = viewers.here;
  out.following = std::move(viewers.following);
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

}  // namespace kringen::reach
