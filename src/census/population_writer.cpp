#include "census/population_writer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/json_write.h"
#include "census/household_sizes.h"
#include "census/spread_json.h"
#include "reach/adoption.h"
#include "reach/age_bands.h"

namespace kringen::census {
namespace {

constexpr const char* kLosser = reach::kDefaultSource;  // whence what is borrowed comes

double Rounded(double share) { return std::round(share * 1e4) / 1e4; }

void WriteValue(const JsonValue& value, JsonWriter* json) {
  using Type = JsonValue::Type;
  if (value.is(Type::kText)) return json->Value(value.text);
  if (value.is_number()) return json->Value(value.number);
  if (value.is(Type::kBool)) return json->Value(value.truth);
  if (value.is(Type::kNull)) return json->Value(nullptr);
  const bool is_array = value.is(Type::kArray);
  is_array ? json->OpenArray() : json->OpenObject();
  for (std::size_t i = 0; i < value.values.size(); ++i) {
    if (!is_array) json->Key(value.names[i]);
    WriteValue(value.values[i], json);
  }
  is_array ? json->CloseArray() : json->CloseObject();
}

class Writer {
 public:
  Writer(const Municipality& town, int year, const JsonValue& adoption, std::vector<Error>* remarks)
      : town_(town), year_(year), adoption_(adoption), remarks_(*remarks) {}

  std::string Write(const std::vector<reach::PlatformAdoption>& platforms) {
    ages_ = AgesOf(town_.people).value_or(defaults_.age_share);
    defaults_.adoption = platforms;
    json_.OpenObject();
    json_.Member("schema", 1);
    json_.Member("name", town_.name);
    json_.Member("year", year_);
    const std::string owners = "Kadaster / Centraal Bureau voor de Statistiek, ";  // technical
    json_.Member("attribution", owners + std::to_string(year_));  // as the licence asks
    json_.OpenArray("coordinate_order");
    json_.Value("longitude");
    json_.Value("latitude");
    json_.CloseArray();
    Marks();
    Sources();
    Borrowed();
    json_.OpenObject("municipality");
    json_.Member("code", town_.code);
    json_.Member("name", town_.name);
    Count("residents", town_.people.residents);
    if (town_.is_in_agglomeration) json_.Member("agglomeration", true);
    Outline(town_.outline);
    json_.CloseObject();
    json_.OpenArray("villages");
    for (const Village& village : town_.villages) WriteVillage(village);
    json_.CloseArray();
    AgeBands();
    Shares("age_share", ages_, "D", "kwb");
    Shares("household_size_share",
           SizesOf(town_.people, town_.name).value_or(SizesOfHouseholds({}, {}).share), "D", "kwb");
    Adoption();
    WeeklyPaper();
    Circles();
    json_.CloseObject();
    return SpreadJson(json_.Take());
  }

 private:
  void Marks() {
    json_.Key("marks");
    if (const JsonValue* marks = adoption_.Find("marks")) return WriteValue(*marks, &json_);
    json_.OpenObject();
    json_.CloseObject();
  }

  void Source(std::string_view id, const std::string& text) {
    json_.OpenObject();
    json_.Member("id", id);
    json_.Member("text", text);
    json_.CloseObject();
  }

  // References, as they are called there.
  void Sources() {
    const std::string year = std::to_string(year_);
    json_.OpenArray("sources");
    Source("kwb", "CBS, Kerncijfers wijken en buurten " + year);  // technical: its title
    Source("map", "CBS/Kadaster, Wijk- en buurtkaart " + year + " (PDOK)");
    Source("ages", "CBS, Nederland 2021, 2024");
    Source("households", "CBS 37975, Nederland 2024");
    Source("paper", "NOM 2014, 2018");
    Source("clubs", "NOC*NSF 2015");
    Source(kLosser, "Losser 2014 (Kringen)");
    if (const JsonValue* sources = adoption_.Find("sources")) {
      for (const JsonValue& source : sources->values) WriteValue(source, &json_);
    }
    json_.CloseArray();
  }

  void Borrowed() {
    json_.OpenArray("borrowed");
    for (const char* what :
         {"circles", "ties", "weekly_paper.by_age", "adoption.facebook.daily_given_user_by_age"}) {
      json_.OpenObject();
      json_.Member("what", what);
      json_.Member("mark", "A");
      json_.Member("source", kLosser);
      json_.CloseObject();
    }
    json_.CloseArray();
  }

  void Count(std::string_view name, double count) {
    json_.OpenObject(name);
    json_.Member("value", std::llround(count));
    json_.Member("mark", "S");
    json_.Member("source", "kwb");
    json_.CloseObject();
  }

  void Position(const Point& point) {
    const auto degrees = [](std::int32_t whole) { return std::round(whole / 100.0) / 1e5; };
    json_.OpenArray();
    json_.Value(degrees(point.x));
    json_.Value(degrees(point.y));
    json_.CloseArray();
  }

  void Outline(const Ring& ring) {
    json_.OpenObject("outline");
    json_.Member("type", "Polygon");
    json_.OpenArray("coordinates");
    json_.OpenArray();
    for (const Point& point : ring) Position(point);
    if (!ring.empty()) Position(ring.front());
    json_.CloseArray();
    json_.CloseArray();
    json_.CloseObject();
  }

  template <typename List>
  void Shares(std::string_view name, const List& shares, const char* mark,
              std::string_view source) {
    json_.OpenObject(name);
    json_.OpenArray("value");
    for (const double share : shares) json_.Value(Rounded(share));
    json_.CloseArray();
    json_.Member("mark", mark);
    json_.Member("source", source);
    json_.CloseObject();
  }

  void Share(std::string_view name, double share, const char* mark, std::string_view source) {
    json_.OpenObject(name);
    json_.Member("value", Rounded(share));
    json_.Member("mark", mark);
    json_.Member("source", source);
    json_.CloseObject();
  }

  static std::optional<reach::ByAge> AgesOf(const People& people) {
    if (!people.ages) return std::nullopt;
    const double sum = std::accumulate(people.ages->begin(), people.ages->end(), 0.0);
    if (sum <= 0) return std::nullopt;
    reach::ByAge shares = reach::SplitFiveBands(*people.ages);
    for (double& share : shares) share /= sum;
    return shares;
  }

  std::optional<reach::BySize> SizesOf(const People& people, const std::string& name) {
    if (!people.households || *people.households <= 0) return std::nullopt;
    const double households = *people.households;
    const auto per_household = [&](const std::optional<double>& amount) {
      return amount ? std::optional<double>(*amount / households) : std::nullopt;
    };
    const std::optional<double> mean = per_household(people.persons_in_houses);
    const HouseholdSizes sizes = SizesOfHouseholds(per_household(people.single), mean);
    if (!sizes.fits) {
      char detail[80];
      std::snprintf(detail, sizeof(detail), "%.2f / %.2f", MeanSize(sizes.share), *mean);
      remarks_.push_back({"census.household_size", detail, name});
    }
    return sizes.share;
  }

  void WriteVillage(const Village& village) {
    json_.OpenObject();
    json_.Member("id", village.id);
    json_.Member("name", village.name);
    json_.Member("cbs", village.code);
    Count("residents", village.people.residents);
    json_.Key("centre");
    Position(LabelPoint(village.outline));
    if (const auto ages = AgesOf(village.people)) Shares("age_share", *ages, "D", "kwb");
    if (const auto sizes = SizesOf(village.people, village.name)) {
      Shares("household_size_share", *sizes, "D", "kwb");
    }
    if (!village.merged.empty()) json_.Member("merged", village.merged);
    Outline(village.outline);
    json_.CloseObject();
  }

  void AgeBands() {
    json_.OpenArray("age_bands");
    for (std::size_t age = 0; age < reach::kAgeCount; ++age) {
      json_.OpenObject();
      json_.Member("id", defaults_.age_ids[age]);
      json_.Member("from", reach::kAgeFrom[age]);
      if (age + 1 < reach::kAgeCount) json_.Member("to", reach::kAgeFrom[age + 1] - 1);
      json_.CloseObject();
    }
    json_.CloseArray();
  }

  // What the model asks of the year of the file itself, by the ages of this municipality.
  void OfTheYear(std::string_view platform, double daily_share, const char* daily_mark) {
    const auto shares = reach::AdoptionAt(defaults_, platform, year_);
    if (!shares) return;
    const reach::AdoptionYear* nearest = reach::NearestAdoption(defaults_, platform, year_);
    double users = 0;
    for (std::size_t age = 0; age < reach::kAgeCount; ++age) users += ages_[age] * (*shares)[age];
    Share("users_total", users, "D", nearest->source);
    Share("daily_total", users * daily_share, daily_mark, nearest->source);
    Shares("users_by_age", *shares, "A", nearest->source);
  }

  void Adoption() {
    constexpr double kDailyOnFacebook = .7;  // 7.3 of 10.4 million, Newcom 2021
    constexpr double kDailyOnX = .5;         // 1.4 of 2.8 million, Newcom 2025
    json_.OpenObject("adoption");
    const JsonValue* const table = adoption_.Find("adoption");
    for (std::size_t i = 0; table != nullptr && i < table->values.size(); ++i) {
      json_.OpenObject(table->names[i]);
      if (table->names[i] == "facebook") {
        OfTheYear("facebook", kDailyOnFacebook, "D");
        Shares("daily_given_user_by_age", defaults_.daily_given_user, "A", kLosser);
      }
      const JsonValue& platform = table->values[i];
      for (std::size_t m = 0; m < platform.values.size(); ++m) {
        if (platform.names.size() <= m) break;
        json_.Key(platform.names[m]);
        WriteValue(platform.values[m], &json_);
      }
      json_.CloseObject();
    }
    if (reach::FindAdoption(defaults_, "x") != nullptr) {
      json_.OpenObject("twitter");
      OfTheYear("x", kDailyOnX, "D");
      json_.CloseObject();
    }
    json_.CloseObject();
  }

  // The readers by age of 2014, made to fit how many there are of all.
  void WeeklyPaper() {
    constexpr double kOf2014 = .62, kOf2018 = .53;
    const double reach = year_ < 2017 ? kOf2014 : kOf2018;
    json_.OpenObject("weekly_paper");
    Share("average_issue_reach", reach, "S", "paper");
    json_.OpenObject("by_age");
    json_.OpenArray("value");
    for (std::size_t age = 0; age < reach::kAgeCount; ++age) {
      json_.OpenObject();
      json_.Member("from", reach::kAgeFrom[age]);
      if (age + 1 < reach::kAgeCount) json_.Member("to", reach::kAgeFrom[age + 1] - 1);
      json_.Member("share", Rounded(defaults_.paper_by_age[age] * reach / kOf2014));
      json_.CloseObject();
    }
    json_.CloseArray();
    json_.Member("mark", "A");
    json_.CloseObject();
    json_.Member("source", kLosser);
    json_.CloseObject();
  }

  void Circles() {
    json_.OpenObject("circles");
    for (std::size_t kind = 0; kind < reach::kCircleKindCount; ++kind) {
      if (kind == static_cast<std::size_t>(reach::CircleKind::kHousehold)) continue;
      const reach::CircleSpec& circle = defaults_.circles[kind];
      json_.OpenObject(reach::CircleKindIds()[kind]);
      for (const auto& [name, number] : {std::pair{"memberships", circle.memberships},
                                         {"median", circle.median},
                                         {"spread", circle.spread},
                                         {"most", circle.most}}) {
        json_.OpenObject(name);
        json_.Member("value", number);
        json_.Member("mark", "A");
        json_.CloseObject();
      }
      json_.Member("source", kLosser);
      json_.CloseObject();
    }
    json_.CloseObject();
  }

  const Municipality& town_;
  int year_;
  const JsonValue& adoption_;
  std::vector<Error>& remarks_;
  reach::PopulationSpec defaults_;  // what is borrowed; with the platforms
  reach::ByAge ages_{};
  JsonWriter json_;
};

}  // namespace

std::string WritePopulation(const Municipality& town, int year, const JsonValue& adoption,
                            const std::vector<reach::PlatformAdoption>& platforms,
                            std::vector<Error>* remarks) {
  return Writer(town, year, adoption, remarks).Write(platforms);
}

}  // namespace kringen::census
