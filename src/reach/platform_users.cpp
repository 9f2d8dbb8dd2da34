#include "reach/platform_users.h"

#include <cmath>
#include <optional>

#include "reach/adoption.h"
#include "reach/reported_reach.h"

namespace kringen::reach {
namespace {

constexpr double kSecondsPerYear = 31'556'952;

// Its own figures are the file's; of other years and platforms the common tables tell.
bool IsOwn(const Engagement& message, const PopulationSpec& spec) {
  return message.platform == "facebook" && spec.has_own_users && IsOfYear(message, spec);
}

// Nothing where the file's own users are those that are meant.
std::optional<ByAge> UsersOf(const Engagement& message, const PopulationSpec& spec) {
  if (IsOwn(message, spec)) return std::nullopt;
  std::optional<ByAge> users =
      AdoptionAt(spec, message.platform, std::floor(YearOf(message)) + 0.5);
  // Of whom nobody knows how many use it anybody may have seen it; users of another platform are
  // not borrowed.
  if (!users && HasClosedForm(message)) users.emplace().fill(1);
  return users;
}

double ShareOfResidents(const ByAge& users, const PopulationSpec& spec) {
  double share = 0, all = 0;
  for (std::size_t age = 0; age < kAgeCount; ++age) {
    share += users[age] * spec.age_share[age];
    all += spec.age_share[age];
  }
  return all > 0 ? share / all : 0;
}

}  // namespace

double YearOf(const Engagement& message) {
  return 1970 + static_cast<double>(message.time) / kSecondsPerYear;
}

bool IsOfYear(const Engagement& message, const PopulationSpec& spec) {
  if (spec.year == kNoYear) return false;
  return std::abs(YearOf(message) - (spec.year + 0.5)) <= 2.5;
}

UsersBound BoundOf(const Engagement& message, const PopulationSpec& spec,
                   std::optional<double> users_total) {
  const auto residents = static_cast<double>(spec.residents());
  if (users_total) return {residents * *users_total, true};
  if (IsOwn(message, spec)) return {residents * spec.users_total, true};
  const std::optional<ByAge> users = UsersOf(message, spec);
  if (!users || FindAdoption(spec, message.platform) == nullptr) return {residents, false};
  return {residents * ShareOfResidents(*users, spec), true};
}

const Engagement& WidestOf(const std::vector<Engagement>& messages, const PopulationSpec& spec) {
  const auto users = [&](const Engagement& message) {
    const std::optional<ByAge> by_age = UsersOf(message, spec);
    return by_age ? ShareOfResidents(*by_age, spec) : spec.users_total;
  };
  const Engagement* widest = &messages.back();
  double most = users(*widest);
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    if (const double here = users(*message); here > most) {
      most = here;
      widest = &*message;
    }
  }
  return *widest;
}

std::string TownKeyOf(const Engagement& message, const PopulationSpec& spec) {
  const char* const exact = HasClosedForm(message) ? " exact" : "";
  if (!UsersOf(message, spec)) return exact;
  return message.platform + " " + std::to_string(static_cast<int>(std::floor(YearOf(message)))) +
         exact;
}

PopulationSpec TownSpecOf(const Engagement& message, const PopulationSpec& spec) {
  const std::optional<ByAge> users = UsersOf(message, spec);
  PopulationSpec town = spec;
  town.has_exact_users = HasClosedForm(message);
  if (!users) return town;
  town.users_by_age = *users;
  town.users_total = ShareOfResidents(*users, spec);
  // Who looks every day is known of the file's own platform only.
  town.daily_total = town.users_total * spec.daily_total / std::max(spec.users_total, 1e-9);
  return town;
}

}  // namespace kringen::reach
