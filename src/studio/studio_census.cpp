#include "studio/studio_census.h"

#include <algorithm>

#include "base/text.h"

namespace kringen {
namespace {

bool IsMap(std::string_view bytes) {
  return census::KindOf(bytes) == census::CensusFileKind::kMap &&
         bytes.substr(0, 4096).find("FeatureCollection") != std::string_view::npos;
}

void WriteProblem(const Error& problem, JsonWriter* json) {
  json->OpenObject();
  json->Member("code", problem.code);
  json->Member("detail", problem.detail);
  json->Member("place", problem.place);
  json->CloseObject();
}

}  // namespace

bool StudioCensus::Take(std::string_view name, std::string_view bytes) {
  if (IsMap(bytes)) {
    map_ = bytes;
  } else if (census::KindOf(bytes) == census::CensusFileKind::kTable) {
    table_ = bytes;
    table_name_ = name;
    municipalities_ = census::MunicipalitiesIn(table_);
  } else {
    return false;
  }
  is_made_ = false;
  return true;
}

void StudioCensus::Update(const Answers& answers, std::string_view place, std::string_view today) {
  this_year_ = census::YearOfDay(today);
  std::string code = answers.Find("census.municipality");
  const auto is_here = [&](const census::MunicipalityName& each) { return each.code == code; };
  if (std::none_of(municipalities_.begin(), municipalities_.end(), is_here)) {
    code.clear();
    for (const census::MunicipalityName& each : municipalities_) {
      const bool is_named = !place.empty() && Fold(each.name) == Fold(place);
      if (is_named || municipalities_.size() == 1) code = each.code;
    }
  }
  int year = census::YearOfDay(answers.Find("census.year"));
  if (year == 0) year = census::YearOfName(table_name_);
  const bool is_in_agglomeration = answers.Find("census.agglomeration") == "yes";
  if (is_made_ && code == code_ && year == year_ && is_in_agglomeration == is_in_agglomeration_) {
    return;
  }
  code_ = code;
  year_ = year;
  is_in_agglomeration_ = is_in_agglomeration;
  Make();
}

void StudioCensus::Make() {
  is_made_ = true;
  answer_ = {};
  problem_ = {};
  if (table_.empty() || map_.empty()) return;
  // A table without municipalities says itself what is wrong with it.
  const bool is_open = code_.empty() && !municipalities_.empty();
  if (is_open || year_ == 0) return;
  const std::string code = code_.empty() ? "GM0000" : code_;
  Result<census::CensusAnswer> made =
      census::MakePopulation({table_, map_, code, year_, false, census::AdoptionTable(), this_year_,
                              is_in_agglomeration_});
  if (made.ok()) {
    answer_ = std::move(made).value();
  } else {
    problem_ = made.error();
  }
}

void StudioCensus::Write(JsonWriter* json) const {
  if (table_.empty() && map_.empty()) return json->Member("census", nullptr);
  json->OpenObject("census");
  json->Member("waits_for", table_.empty() ? "table" : map_.empty() ? "map" : "");
  json->OpenArray("municipalities");
  for (const census::MunicipalityName& each : municipalities_) {
    json->OpenObject();
    json->Member("code", each.code);
    json->Member("name", each.name);
    json->CloseObject();
  }
  json->CloseArray();
  json->Member("municipality", code_);
  json->Member("year", year_);
  json->Member("agglomeration", is_in_agglomeration_);
  json->Member("name", answer_.name);
  json->Member("residents", answer_.residents);
  json->Member("villages", answer_.villages.size());
  json->Key("problem");
  WriteProblem(problem_, json);
  json->OpenArray("remarks");
  for (const Error& remark : answer_.remarks) WriteProblem(remark, json);
  json->CloseArray();
  json->CloseObject();
}

}  // namespace kringen
