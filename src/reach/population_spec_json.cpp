// population.json: a number may stand alone, as {"value": 530, "mark": "S"}, or as [530, "S"];
// shares may be percents, and ages the five bands of the CBS. What is absent keeps its default;
// what is there and wrong is an error with its place.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <span>

#include "base/json_pointers.h"
#include "reach/age_bands.h"
#include "reach/population_spec.h"

namespace kringen::reach {
namespace {

std::string Plain(double number) {
  char text[40];
  std::snprintf(text, sizeof(text), "%.10g", number);
  return text;
}

class SpecReader {
 public:
  SpecReader(const JsonPointers& json, PopulationSpec* spec) : json_(json), spec_(*spec) {}

  std::optional<Error> Read() {
    if (!json_.Has("/villages")) {
      return Error{"reach.not_a_population", "no member villages", "/villages"};
    }
    ReadVillages();
    NoteBorrowed();
    NoteAbsent();
    ReadYear();
    ReadAgglomeration();
    ReadBands();
    ReadAges("/age_share", spec_.age_share, SplitFiveBands);
    ReadList("/household_size_share", spec_.household_share);
    const std::string facebook = "/adoption/facebook";
    spec_.has_own_users =
        json_.Has(facebook + "/users_total") || json_.Has(facebook + "/users_by_age");
    ReadShare(facebook + "/users_total", &spec_.users_total);
    ReadShare(facebook + "/daily_total", &spec_.daily_total);
    ReadAges(facebook + "/users_by_age", spec_.users_by_age, MeanOfFiveBands);
    if (spec_.has_own_users && !json_.Has(facebook + "/users_total")) TakeTotalOfAges();
    ReadAges(facebook + "/daily_given_user_by_age", spec_.daily_given_user, MeanOfFiveBands);
    ReadX();
    ReadAdoption();
    ReadPaper();
    ReadCircles();
    return problem_;
  }

  std::optional<Error> ReadYears() {
    ReadAdoption();
    return problem_;
  }

 private:
  // Who tells the users by age has told how many there are; of them as many look daily as usual.
  void TakeTotalOfAges() {
    const double usual = spec_.daily_total / spec_.users_total;
    spec_.users_total = 0;
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      spec_.users_total += spec_.users_by_age[age] * spec_.age_share[age];
    }
    if (!json_.Has("/adoption/facebook/daily_total")) {
      spec_.daily_total = usual * spec_.users_total;
    }
  }

  // A file that tells no year is of none: nothing that is bound to one is said by it.
  void ReadYear() {
    spec_.year = kNoYear;
    if (!json_.Has("/year")) return;
    const auto place = PlaceOf("/year");
    const double year = place ? *json_.Number(*place) : 0;
    if (!(year >= kFirstYear && year <= kLastYear && std::floor(year) == year)) {
      return Fail("population.bad_year", place ? Plain(year) : "no number", "/year");
    }
    spec_.year = static_cast<int>(year);
  }

  void Fail(std::string_view code, std::string_view detail, const std::string& place) {
    if (!problem_) problem_ = Error{std::string(code), std::string(detail), place};
  }

  // Where the number of a member stands, or nothing.
  std::optional<std::string> PlaceOf(const std::string& pointer) const {
    for (const char* suffix : {"", "/value", "/0"}) {
      if (json_.IsNumber(pointer + suffix)) return pointer + suffix;
    }
    return std::nullopt;
  }

  void Note(const std::string& pointer, std::string value) {
    SpecNote note;
    note.id = pointer.substr(1);
    std::replace(note.id.begin(), note.id.end(), '/', '.');
    note.value = std::move(value);
    for (const char* suffix : {"/mark", "/1"}) {
      if (const auto mark = json_.Text(pointer + suffix); mark && note.mark.empty()) {
        note.mark = *mark;
      }
    }
    std::string above = pointer;
    while (note.source.empty() && !above.empty()) {
      if (const auto source = json_.Text(above + "/source")) note.source = *source;
      above.resize(above.rfind('/'));
    }
    if (spec_.notes.size() < 500) spec_.notes.push_back(std::move(note));
  }

  void ReadNumber(const std::string& pointer, double* number) {
    if (!json_.Has(pointer)) return;
    const auto place = PlaceOf(pointer);
    if (!place) return Fail("reach.bad_number", "no number", pointer);
    *number = *json_.Number(*place);
    Note(pointer, Plain(*number));
  }

  // Nobody is 200 % of anything: what goes beyond are percents.
  void TakePercents(std::span<double> shares, const std::string& place) {
    const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
    if (!(*most >= 2 && *most <= 100 && *least >= 0)) return;
    for (double& share : shares) share /= 100;
    spec_.remarks.push_back({"population.percents", "", place});
  }

  void ReadShare(const std::string& pointer, double* share) {
    if (!json_.Has(pointer)) return;
    const auto place = PlaceOf(pointer);
    if (!place) return Fail("reach.bad_number", "no number", pointer);
    *share = *json_.Number(*place);
    TakePercents({share, 1}, *place);
    Note(pointer, Plain(*share));
  }

  // Where the numbers of a list stand: it may be {"value": [...], "mark": "S"}.
  std::string ListOf(const std::string& pointer) const {
    return json_.Size(pointer + "/value") > 0 ? pointer + "/value" : pointer;
  }

  // As many shares as the list has, no more and no fewer; false where it is none of those.
  bool ReadShares(const std::string& list, std::span<double> shares) {
    if (json_.Size(list) != shares.size()) {
      Fail("reach.bad_number", "not " + std::to_string(shares.size()) + " numbers", list);
      return false;
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const std::string place = list + "/" + std::to_string(i);
      const auto number = json_.Number(place);
      if (!number) {
        Fail("reach.bad_number", "no number", place);
        return false;
      }
      shares[i] = *number;
    }
    TakePercents(shares, list);
    return true;
  }

  using FromFive = ByAge (*)(const ByFive&);
  bool ReadAgeShares(const std::string& list, ByAge& shares, FromFive from_five) {
    if (json_.Size(list) != kFiveBands) return ReadShares(list, shares);
    ByFive five{};
    if (!ReadShares(list, five)) return false;
    shares = from_five(five);
    spec_.remarks.push_back({"population.five_bands", "", list});
    return true;
  }

  void NoteList(const std::string& pointer, std::span<const double> numbers) {
    std::string all;
    for (const double number : numbers) all += (all.empty() ? "" : " ") + Plain(number);
    Note(pointer, all);
  }

  void ReadList(const std::string& pointer, std::span<double> shares) {
    if (json_.Has(pointer) && ReadShares(ListOf(pointer), shares)) NoteList(pointer, shares);
  }

  void ReadAges(const std::string& pointer, ByAge& shares, FromFive from_five) {
    if (json_.Has(pointer) && ReadAgeShares(ListOf(pointer), shares, from_five)) {
      NoteList(pointer, shares);
    }
  }

  // Years are no assumptions that a reader can move, so no note is made of each.
  void ReadAdoption() {
    json_.ForMembers("/adoption", [&](std::string_view platform, std::string_view pointer) {
      const std::string list = std::string(pointer) + "/by_year";
      const std::size_t count = std::min(json_.Size(list), kMostAdoptionYears + 1);
      if (count == 0) return;
      PlatformAdoption adoption{std::string(platform), {}};
      for (std::size_t i = 0; i < count; ++i) {
        const std::string place = list + "/" + std::to_string(i);
        AdoptionYear year;
        const auto number = json_.Number(place + "/year");
        if (!number) return Fail("reach.bad_number", "no year", place);
        year.year = *number;
        const std::string ages = place + "/by_age";
        if (!ReadAgeShares(ListOf(ages), year.share, MeanOfFiveBands)) return;
        for (const std::string& above : {ages, place}) {
          if (year.mark.empty()) year.mark = json_.Text(above + "/mark").value_or("");
          if (year.source.empty()) year.source = json_.Text(above + "/source").value_or("");
        }
        adoption.years.push_back(std::move(year));
      }
      spec_.adoption.push_back(std::move(adoption));
    });
  }

  void ReadVillages() {
    const std::size_t count = json_.Size("/villages");
    if (count > kMostVillages)
      Fail("reach.not_a_population", "more than 255 villages", "/villages");
    for (std::size_t i = 0; i < std::min(count, kMostVillages); ++i) {
      const std::string place = "/villages/" + std::to_string(i);
      VillageSpec village;
      village.id = json_.Text(place + "/id").value_or(std::to_string(i + 1));
      const auto number = PlaceOf(place + "/residents");
      if (!number) {
        Fail("reach.bad_number", "no number of residents", place);
        continue;
      }
      const double residents = *json_.Number(*number);
      if (!std::isfinite(residents) || residents < 0) {
        Fail("reach.bad_number", "negative", *number);
      } else if (residents > kMostResidents) {
        Fail("reach.too_many_residents", "at most " + std::to_string(kMostResidents), *number);
      } else {
        village.residents = static_cast<std::uint32_t>(std::llround(residents));
      }
      Note(place + "/residents", Plain(residents));
      spec_.notes.back().id = "villages." + village.id;
      ReadMerged(place + "/merged", &village);
      ReadOwnShares(place, &village);
      spec_.villages.push_back(std::move(village));
    }
  }

  // Smaller places that were joined to a village.
  void ReadMerged(const std::string& list, VillageSpec* village) {
    std::string names;
    for (std::size_t i = 0; i < json_.Size(list); ++i) {
      const auto name = json_.Text(list + "/" + std::to_string(i));
      if (!name) continue;
      names.append(names.empty() ? "" : ", ").append(*name);
      village->merged.emplace_back(*name);
    }
    if (!names.empty()) spec_.notes.push_back({"merged." + village->id, names, "D", ""});
  }

  // What the file took from another municipality, so that it is on the page and no secret.
  void NoteBorrowed() {
    for (std::size_t i = 0; i < json_.Size("/borrowed"); ++i) {
      const std::string place = "/borrowed/" + std::to_string(i);
      const auto what = json_.Text(place + "/what");
      if (!what) continue;
      const auto text = [&](const char* member, const char* unknown) {
        return std::string(json_.Text(place + member).value_or(unknown));
      };
      spec_.notes.push_back(
          {"borrowed." + std::string(*what), "", text("/mark", "A"), text("/source", "")});
    }
  }

  // What the file does not have either keeps the default, which is another municipality's. Ages and
  // households may be those of each village.
  void NoteAbsent() {
    constexpr const char* kWithDefault[] = {"age_share",           "household_size_share",
                                            "adoption/facebook",   "adoption/twitter",
                                            "weekly_paper/by_age", "circles"};
    for (const std::string_view member : kWithDefault) {
      if (json_.Has("/" + std::string(member)) || HasEachVillage(std::string(member))) continue;
      SpecNote note{"borrowed." + std::string(member), "", "A", kDefaultSource};
      std::replace(note.id.begin(), note.id.end(), '/', '.');
      const auto is_told = [&](const SpecNote& told) { return told.id == note.id; };
      const auto& notes = spec_.notes;
      if (std::none_of(notes.begin(), notes.end(), is_told)) spec_.notes.push_back(note);
    }
  }

  bool HasEachVillage(const std::string& member) const {
    const std::size_t count = json_.Size("/villages");
    for (std::size_t i = 0; i < count; ++i) {
      if (!json_.Has("/villages/" + std::to_string(i) + "/" + member)) return false;
    }
    return count > 0;
  }

  // Of a village they are facts of the CBS rather than assumptions, so no note is made of them.
  void ReadOwnShares(const std::string& village, VillageSpec* spec) {
    if (const std::string ages = village + "/age_share"; json_.Has(ages)) {
      ReadAgeShares(ListOf(ages), spec->age_share.emplace(), SplitFiveBands);
    }
    if (const std::string sizes = village + "/household_size_share"; json_.Has(sizes)) {
      ReadShares(ListOf(sizes), spec->household_share.emplace());
    }
  }

  // Each begins where the one before ended; the last may be open.
  void CheckBandsAscend() {
    double next = 0;
    for (std::size_t i = 0; i < json_.Size("/age_bands"); ++i) {
      const std::string place = "/age_bands/" + std::to_string(i);
      const auto from = json_.Number(place + "/from"), to = json_.Number(place + "/to");
      const bool is_last = i + 1 == json_.Size("/age_bands");
      if (!from && !to) continue;  // named by an id alone
      if (from.value_or(-1) != next || (!to && !is_last) || to.value_or(200) < next) {
        return Fail("population.bad_bands",
                    (from ? Plain(*from) : "?") + "-" + (to ? Plain(*to) : "?"), place);
      }
      next = to.value_or(next) + 1;
    }
  }

  // Five bands are those of the CBS; the nine keep their own names then.
  void ReadBands() {
    CheckBandsAscend();
    if (!json_.Has("/age_bands") || json_.Size("/age_bands") == kFiveBands) return;
    if (json_.Size("/age_bands") != kAgeCount) {
      return Fail("reach.not_a_population", "not nine age bands", "/age_bands");
    }
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      const std::string place = "/age_bands/" + std::to_string(age) + "/id";
      if (const auto id = json_.Text(place)) spec_.age_ids[age] = *id;
    }
  }

  // By age where it is given; otherwise the default profile, scaled to the total.
  void ReadX() {
    const std::string x = "/adoption/twitter";
    double total = .21, daily = total * spec_.x_daily_share;
    ReadShare(x + "/users_total", &total);
    ReadShare(x + "/daily_total", &daily);
    if (total > 0) spec_.x_daily_share = std::clamp(daily / total, 0.0, 1.0);
    ReadAges(x + "/users_by_age", spec_.x_users_by_age, MeanOfFiveBands);
    double mean = 0;
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      mean += spec_.age_share[age] * spec_.x_users_by_age[age];
    }
    if (mean <= 0) return;
    for (double& share : spec_.x_users_by_age) share = std::min(1.0, share * total / mean);
  }

  void ReadAgglomeration() {
    const std::string member = "/municipality/agglomeration";
    if (json_.IsNumber(member) || json_.Text(member)) {
      return Fail("population.not_truth", "", member);
    }
    if (!json_.Truth(member)) return;
    spec_.is_in_agglomeration = true;
    Note(member, "true");
    spec_.notes.back().mark = "A";
  }

  // Steps {from, to, share} of ages, spread over the nine bands year by year.
  void ReadPaper() {
    std::string list = "/weekly_paper/by_age";
    if (!json_.Has(list)) return;
    if (json_.Size(list) == 0) list += "/value";
    std::array<double, 120> by_year{};
    for (std::size_t i = 0; i < json_.Size(list); ++i) {
      const std::string step = list + "/" + std::to_string(i);
      const double from = std::clamp(json_.Number(step + "/from").value_or(0), 0.0, 119.0);
      const double to = std::clamp(json_.Number(step + "/to").value_or(119), 0.0, 119.0);
      const auto share = json_.Number(step + "/share");
      if (!share) return Fail("reach.bad_number", "no share", step);
      for (auto year = static_cast<std::size_t>(from); year <= static_cast<std::size_t>(to);
           ++year) {
        by_year[year] = *share;
      }
      Note(step, Plain(*share));
    }
    for (std::size_t age = 0; age < kAgeCount; ++age) {
      double sum = 0;
      for (int year = kAgeFrom[age]; year < kAgeFrom[age + 1]; ++year) {
        sum += by_year[static_cast<std::size_t>(year)];
      }
      spec_.paper_by_age[age] = sum / (kAgeFrom[age + 1] - kAgeFrom[age]);
    }
  }

  void ReadCircles() {
    for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
      const std::string place = "/circles/" + std::string(CircleKindIds()[kind]);
      CircleSpec& circle = spec_.circles[kind];
      ReadNumber(place + "/memberships", &circle.memberships);
      ReadNumber(place + "/median", &circle.median);
      ReadNumber(place + "/spread", &circle.spread);
      ReadNumber(place + "/most", &circle.most);
    }
  }

  const JsonPointers& json_;
  PopulationSpec& spec_;
  std::optional<Error> problem_;
};

}  // namespace

Result<std::vector<PlatformAdoption>> ParseAdoption(std::string_view text) {
  Result<JsonPointers> json = JsonPointers::Read(text, "reach.not_json");
  if (!json.ok()) return json.error();
  PopulationSpec spec;
  if (std::optional<Error> problem = SpecReader(json.value(), &spec).ReadYears()) return *problem;
  spec.villages = {{"all", 1}};  // whoever they are
  Result<PopulationSpec> checked = CheckPopulationSpec(std::move(spec));
  if (!checked.ok()) return checked.error();
  return std::move(checked).value().adoption;
}

Result<PopulationSpec> ParsePopulationSpec(std::string_view text) {
  Result<JsonPointers> json = JsonPointers::Read(text, "reach.not_json");
  if (!json.ok()) return json.error();
  PopulationSpec spec;
  if (std::optional<Error> problem = SpecReader(json.value(), &spec).Read()) return *problem;
  return CheckPopulationSpec(std::move(spec));
}

}  // namespace kringen::reach
