#include "reach/summary.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/few.h"
#include "base/order.h"
#include "base/whole_parts.h"
#include "reach/age_effects.h"
#include "reach/channel_mix.h"
#include "reach/reported_reach.h"
#include "reach/village_effects.h"

namespace kringen::reach {
namespace {

// Children under 12 are no group that somebody forgot: no platform takes them.
constexpr std::uint32_t kFirstAddressed = 1;

class Summary {
 public:
  explicit Summary(const BatchRun& run) : run_(run), store_(run.store()), count_(store_.count) {}

  ReachResult Make() {
    const PopulationSpec& spec = run_.towns().spec();
    result_.replicates = count_;
    result_.wanted = run_.wanted();
    result_.final = run_.done();
    result_.seed = run_.towns().seed();
    result_.residents = static_cast<double>(spec.residents());
    FillEvidence(run_.question(), spec, &result_);
    for (const auto& users : store_.users) result_.populations += !users.empty();
    for (std::size_t m = 0; m < run_.question().messages.size(); ++m) {
      result_.friends = std::max<double>(result_.friends, run_.friends_wanted(m));
    }
    Warn();
    if (count_ == 0) return std::move(result_);
    weights_ = ReplicateWeights(run_, &result_.warnings);
    if (run_.weighs_times() && !weights_.are_equal()) {
      result_.effective = weights_.effective_share(count_);
    }
    Totals();
    // Nobody is reached who is no user of the town, so no quantile of the one lies above the
    // other's.
    if (result_.has_bound && run_.closed() == nullptr) result_.bound = result_.users.high;
    result_.sensitivity = Sensitivity(store_, weights_, run_.draw());
    SettleLocalShare();
    if (const ClosedForm* closed = run_.closed()) FillClosed(*closed, &result_);
    effects_ = VillageEffects(store_, result_.seed);
    age_effects_ = AgeEffects(store_, AgesOfAll(run_.question().messages), result_.seed);
    result_.ages_known = !age_effects_.empty();
    const std::uint32_t villages = store_.groups.villages;
    std::vector<Entry> entries;
    for (std::uint32_t v = 0; v < villages; ++v) {
      entries.push_back({spec.villages[v].id, {store_.groups.village(v)}});
    }
    MergeSmall(&entries, true);
    FindLagging(entries);
    result_.villages = Cells(std::move(entries), true);
    // A village that is the whole town has the town's number, not another one of the same people.
    if (result_.villages.size() == 1) result_.villages[0].reach = result_.reach;
    PutFigures();
    entries.clear();
    for (std::uint32_t a = 0; a < kAgeCount; ++a) {
      entries.push_back({spec.age_ids[a], {store_.groups.age(a)}});
    }
    result_.ages = Cells(std::move(entries), false);
    UsageCells();
    BlindSpots(spec);
    if (run_.question().circles) {
      result_.circle_types = CircleCoverage(run_);
      if (store_.person_replicates > 0) result_.circle_shares = SharesOfCircles(run_);
    }
    MixChannels(run_.question().mix, spec, store_, weights_, &result_);
    return std::move(result_);
  }

 private:
  struct Entry {
    std::string id;
    std::vector<std::uint32_t> groups;
    std::vector<std::string> merged = {};
  };

  // Both are fixed for all replicates.
  bool HasMoreDailyThanUsers() const {
    const ParameterValues& values = store_.rows.front().values;
    return values[IndexOf(Parameter::kDailyTotal)] > values[IndexOf(Parameter::kUsersTotal)];
  }

  void Warn() {
    bool is_unknown = false, is_seen_too_little = false;
    for (const Engagement& message : run_.question().messages) {
      const bool is_modelled = EvidenceOf(message) == Evidence::kProfileModel;
      for (const auto& each : message.counts) is_unknown |= is_modelled && !each.has_value();
      const double viewers = message.reported_reach.value_or(0) + message.reported_paid;
      is_seen_too_little |= message.reported_impressions.value_or(1e12) < viewers;
    }
    std::uint32_t fewest = ~0u;
    for (const auto& row : store_.rows) fewest = std::min(fewest, row.users);
    if (is_unknown) result_.warnings.emplace_back("unknown_counts");
    const bool is_counted = run_.closed() == nullptr;  // and not derived from the viewers
    if (is_counted && result_.friends > fewest)
      result_.warnings.emplace_back("more_friends_than_users");
    if (is_seen_too_little) result_.warnings.emplace_back("impressions_below_reach");
    if (store_.count > 0 && HasMoreDailyThanUsers()) {
      result_.warnings.emplace_back("more_daily_than_users");
    }
    const bool has_target = store_.count > 0 && store_.rows.front().target > 0;
    if (100 * store_.dropped > store_.events && !has_target) {
      result_.warnings.emplace_back("more_shares_than_seen");
    }
  }

  template <typename Get>
  std::vector<double> Column(Get get) const {
    std::vector<double> values(count_);
    for (std::uint32_t r = 0; r < count_; ++r) values[r] = static_cast<double>(get(r));
    return values;
  }
  template <typename Get>
  Estimate Of(Get get) const {
    return MakeEstimate(Column(get), weights_);
  }
  template <typename Get>
  double Mean(Get get) const {
    return WeightedMean(Column(get), weights_);
  }

  void Totals() {
    const auto& rows = store_.rows;
    const auto residents = static_cast<std::int64_t>(result_.residents);
    result_.users = Of([&](std::uint32_t r) { return rows[r].users; });
    result_.reach = Of([&](std::uint32_t r) { return rows[r].reach; });
    result_.thrice = Of([&](std::uint32_t r) { return rows[r].thrice; });
    result_.direct = Of([&](std::uint32_t r) { return rows[r].direct; });
    result_.both = Of([&](std::uint32_t r) { return rows[r].both; });
    result_.shared = Of([&](std::uint32_t r) { return rows[r].shared; });
    result_.recommended = Of([&](std::uint32_t r) { return rows[r].recommended; });
    result_.none = Of([&](std::uint32_t r) { return residents - rows[r].reach; });
    for (std::size_t bin = 0; bin < kFrequencyBins; ++bin) {
      result_.frequency[bin] = Of([&](std::uint32_t r) {
        const AtLeast& n = store_.at_least[r];
        const std::int64_t from = bin == 0 ? residents : n[bin - 1];
        return from - (bin < n.size() ? n[bin] : 0);
      });
    }
    for (std::size_t d = 0; d < kDepths; ++d) {
      result_.depth[d] = Mean([&](std::uint32_t r) { return store_.depth[r][d]; });
    }
    for (std::size_t m = 0; m < store_.curve_reach.size(); ++m) {
      const auto of = [&](const std::vector<std::uint32_t>& column) {
        return Of([&](std::uint32_t r) { return column[r]; });
      };
      result_.curve.push_back({static_cast<std::uint32_t>(m + 1), of(store_.curve_reach[m]),
                               of(store_.curve_thrice[m])});
    }
  }

  double Residents(const Entry& entry) const {
    double sum = 0;
    for (const std::uint32_t group : entry.groups) sum += store_.residents[group];
    return sum;
  }

  static void Merge(Entry* into, Entry&& from) {
    into->groups.insert(into->groups.end(), from.groups.begin(), from.groups.end());
    into->merged.push_back(std::move(from.id));
    into->merged.insert(into->merged.end(), from.merged.begin(), from.merged.end());
  }

  // Empty cells go; small ones join their neighbour, or (any_order) the smallest of the others.
  void MergeSmall(std::vector<Entry>* entries, bool any_order) const {
    std::erase_if(*entries, [&](const Entry& entry) { return Residents(entry) == 0; });
    while (entries->size() > 1) {
      std::size_t small = 0;
      while (small < entries->size() && Residents((*entries)[small]) >= kSmallestCell) ++small;
      if (small == entries->size()) return;
      std::size_t into = small > 0 ? small - 1 : 1;
      for (std::size_t i = 0; any_order && i < entries->size(); ++i) {
        const bool is_smaller = Residents((*entries)[i]) < Residents((*entries)[into]);
        if (i != small && is_smaller) into = i;
      }
      Merge(&(*entries)[into], std::move((*entries)[small]));
      entries->erase(entries->begin() + static_cast<std::ptrdiff_t>(small));
    }
  }

  double Sum(const std::vector<std::uint32_t>& column, std::uint32_t replicate,
             const Entry& entry) const {
    double sum = 0;
    const std::size_t first = std::size_t{replicate} * store_.groups.count();
    for (const std::uint32_t group : entry.groups) {
      sum += column[first + group] * EffectOn(group, replicate);
    }
    return sum;
  }

  // Ages and usage are of all villages together.
  double EffectOn(std::uint32_t group, std::uint32_t replicate) const {
    const GroupLayout& groups = store_.groups;
    double effect = 1;
    if (const auto village = groups.village_of(group); village && !effects_.empty()) {
      effect *= effects_[std::size_t{replicate} * groups.villages + *village];
    }
    if (const auto age = groups.age_of(group); age && !age_effects_.empty()) {
      effect *= age_effects_[std::size_t{replicate} * kAgeCount + *age];
    }
    return effect;
  }

  Cell MakeCell(Entry entry) const {
    Cell cell;
    cell.residents = Residents(entry);
    const auto mean = [&](const std::vector<std::uint32_t>& column) {
      return Mean([&](std::uint32_t r) { return Sum(column, r, entry); });
    };
    cell.users = Mean([&](std::uint32_t r) {
      double users = 0;
      for (const std::uint32_t g : entry.groups) users += store_.users[store_.population[r]][g];
      return users;
    });
    const double reach = mean(store_.reach), direct = mean(store_.direct);
    cell.both = mean(store_.both);
    cell.direct = direct - cell.both;
    cell.recommended = mean(store_.recommended);
    cell.shared = reach - direct - cell.recommended;
    const std::vector<double> reached =
        Column([&](std::uint32_t r) { return Sum(store_.reach, r, entry); });
    cell.reach = MakeEstimate(reached, weights_);
    cell.thrice = Of([&](std::uint32_t r) { return Sum(store_.thrice, r, entry); });
    double without = 0, unreached = 0;
    for (const std::uint32_t group : entry.groups) {
      without += store_.no_tie.without_tie[group];
      unreached += store_.no_tie.unreached[group];
    }
    const double missed = std::max(0.0, cell.users - reach);
    cell.not_on_platform = std::max(0.0, cell.residents - cell.users);
    cell.no_tie = unreached > 0 ? missed * without / unreached : 0;
    cell.not_shown = missed - cell.no_tie;
    double blind = 0, all = 0;
    for (std::uint32_t r = 0; r < count_; ++r) {
      all += weights_[r];
      // Less than half as much of it as of the town.
      const double usual = store_.rows[r].reach / result_.residents;
      if (reached[r] < 0.5 * usual * cell.residents) blind += weights_[r];
    }
    cell.blind = cell.residents >= kSmallestCell && blind >= 0.9 * all;
    cell.id = std::move(entry.id);
    cell.merged = std::move(entry.merged);
    return cell;
  }

  std::vector<Cell> Cells(std::vector<Entry> entries, bool any_order) const {
    MergeSmall(&entries, any_order);
    std::vector<Cell> cells;
    for (Entry& entry : entries) {
      if (Residents(entry) >= kSmallestCell) cells.push_back(MakeCell(std::move(entry)));
    }
    return cells;
  }

  static double OneDigit(double share) {
    if (share <= 0) return 0;
    const double digit = std::pow(10, std::floor(std::log10(share)));
    return std::round(share / digit) * digit;
  }

  // Whole per cents, below one in tenths.
  static double InPercent(double share) {
    const double unit = share < 0.00995 ? 0.001 : 0.01;
    return std::round(share / unit) * unit;
  }

  // What is printed of villages are parts of the number that is printed of the whole.
  void PutFigures() {
    if (!result_.villages_known) return;
    std::vector<double> reached;
    for (const Cell& village : result_.villages) reached.push_back(village.reach.median);
    const std::vector<std::int64_t> persons =
        WholeParts(std::llround(result_.reach.median), reached);
    for (std::size_t v = 0; v < persons.size(); ++v) {
      Cell& village = result_.villages[v];
      const auto part = static_cast<double>(persons[v]);
      // Of one alone the number is that of the whole, also behind the point.
      if (result_.villages.size() > 1) {
        village.reach = {part, std::min(part, village.reach.low),
                         std::max(part, village.reach.high)};
      }
      if (village.residents < kSmallestVillage) continue;
      const auto share = [&](double of) {
        return InPercent(std::min(1.0, of / village.residents));
      };
      const double middle = share(part);
      village.figure = {middle, std::min(middle, share(village.reach.low)),
                        std::max(middle, share(village.reach.high))};
    }
  }

  // Counts do not come into the number of messages that were reported: what a part of them from
  // here tells of it, is who of the viewers lives here, as far as that is not known.
  void SettleLocalShare() {
    const auto& messages = run_.question().messages;
    if (!std::all_of(messages.begin(), messages.end(), HasClosedForm)) return;
    const bool is_known = std::all_of(messages.begin(), messages.end(), KnowsWhoLivesHere);
    auto& all = result_.sensitivity;
    for (SensitivityShare& each : all) {
      if (each.id == "local_share") each.id = "viewers_here";
    }
    if (is_known) std::erase_if(all, [](const auto& each) { return each.id == "viewers_here"; });
  }

  void FindLagging(const std::vector<Entry>& villages) {
    std::vector<const Entry*> large;
    for (const Entry& entry : villages) {
      if (Residents(entry) >= kSmallestVillage) large.push_back(&entry);
    }
    // Half the median share, as people say it.
    const double share = OneDigit(result_.reach.median / result_.residents / 2);
    const bool is_few = std::llround(result_.reach.median) < kFew;
    if (!result_.villages_known || large.size() < 2 || is_few) return;
    const double chance = Mean([&](std::uint32_t r) {
      return std::any_of(large.begin(), large.end(), [&](const Entry* village) {
        return Sum(store_.reach, r, *village) < share * Residents(*village);
      });
    });
    result_.lagging = {share, chance};
  }

  // Usage differs between populations, so its residents are means, and nobody of "none" is reached.
  void UsageCells() {
    Cell none;
    none.id = "none";
    none.residents =
        result_.residents - Mean([&](std::uint32_t r) { return store_.rows[r].users; });
    none.not_on_platform = none.residents;
    none.blind = none.residents >= kSmallestCell;
    result_.usage.push_back(none);
    constexpr std::array<std::string_view, 3> kIds{"rare", "weekly", "daily"};
    for (std::uint32_t u = 0; u < 3; ++u) {
      Cell cell = MakeCell({std::string(kIds[u]), {store_.groups.usage(u)}});
      cell.residents = cell.users;
      cell.not_on_platform = 0;
      if (cell.residents >= kSmallestCell) result_.usage.push_back(std::move(cell));
    }
  }

  void BlindSpots(const PopulationSpec& spec) {
    for (std::uint32_t v = 0; v < store_.groups.villages; ++v) {
      std::vector<Entry> entries;
      for (std::uint32_t a = kFirstAddressed; a < kAgeCount; ++a) {
        entries.push_back(
            {spec.villages[v].id + "/" + spec.age_ids[a], {store_.groups.cell(v, a)}});
      }
      for (Cell& cell : Cells(std::move(entries), false)) {
        if (cell.blind) result_.blind_spots.push_back(std::move(cell));
      }
    }
  }

  const BatchRun& run_;
  const ReplicateStore& store_;
  std::uint32_t count_;
  Weights weights_;
  std::vector<double> effects_;      // of the villages, per replicate
  std::vector<double> age_effects_;  // likewise
  ReachResult result_;
};

}  // namespace

Weights ReplicateWeights(const BatchRun& run, std::vector<std::string>* warnings) {
  const ReplicateStore& store = run.store();
  if (!run.weighs_times()) return {};
  std::vector<double> log_weights(store.count);
  for (std::uint32_t r = 0; r < store.count; ++r) log_weights[r] = store.rows[r].log_weight;
  Weights weights(log_weights);
  if (weights.effective_share(store.count) >= 0.1) return weights;
  if (warnings != nullptr) warnings->emplace_back("few_effective");
  return {};
}

ReachResult Summarize(const BatchRun& run) { return Summary(run).Make(); }

std::vector<SensitivityShare> Sensitivity(const ReplicateStore& store, const Weights& weights,
                                          const ParameterDraw& draw) {
  std::vector<SensitivityShare> shares;
  if (store.count < 3) return shares;
  const auto correlation = [&](const std::function<double(std::uint32_t)>& x) {
    double n = 0, mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    for (std::uint32_t r = 0; r < store.count; ++r) {  // West's updates, stable
      const double w = weights[r], y = std::log(store.rows[r].reach + 0.5);
      n += w;
      const double dx = x(r) - mean_x, dy = y - mean_y;
      mean_x += dx * w / n;
      mean_y += dy * w / n;
      xx += w * dx * (x(r) - mean_x);
      yy += w * dy * (y - mean_y);
      xy += w * dx * (y - mean_y);
    }
    return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;
  };
  for (const ParameterRow& row : ParameterTable()) {
    if (row.prior == PriorKind::kFixed || row.group == "mix" || draw.is_fixed(row.parameter)) {
      continue;
    }
    const std::size_t index = IndexOf(row.parameter);
    const bool is_log = row.prior == PriorKind::kLogNormal;
    const double share = correlation([&](std::uint32_t r) {
      const double value = store.rows[r].values[index];
      return is_log ? std::log(std::max(value, 1e-12)) : value;
    });
    shares.push_back({std::string(row.id), share});
  }
  SortBy(&shares, [](const auto& each) { return FractionKey(-each.share); });
  return shares;
}

}  // namespace kringen::reach
