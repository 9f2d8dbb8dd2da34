#include "census/map_file.h"

#include <doctest/doctest.h>

#include "base/json_value.h"
#include "unit/census/census_fixtures.h"

namespace kringen::census {
namespace {

std::string CodeOfError(const Result<CensusMap>& map) { return map.ok() ? "" : map.error().code; }

std::string Feature(const std::string& geometry, const std::string& more = "") {
  return R"({"type": "FeatureCollection", "features": [{"geometry": )" + geometry +
         R"(, "properties": {"wijkcode": "WK999100", "gemeentecode": "GM9991"}})" + more + "]}";
}

std::string Square(double x, double y, double side) {
  const auto at = [](double a, double b) {
    return "[" + std::to_string(a) + "," + std::to_string(b) + "]";
  };
  return "[" + at(x, y) + "," + at(x + side, y) + "," + at(x + side, y + side) + "," +
         at(x, y + side) + "," + at(x, y) + "]";
}

std::string Polygon(const std::string& rings) {
  return R"({"type": "Polygon", "coordinates": [)" + rings + "]}";
}

const Ring& OutlineOf(const Result<CensusMap>& map) {
  REQUIRE(map.ok());
  REQUIRE(map.value().areas.count("WK999100") == 1);
  return map.value().areas.find("WK999100")->second.outline;
}

}  // namespace

TEST_CASE("of the map only one municipality stays, each area once") {
  const auto map = ReadMap(Map(), "9991");
  REQUIRE(map.ok());
  CHECK(map.value().areas.size() == 10);
  CHECK(map.value().municipalities == std::vector<std::string>{"GM9991", "GM9992"});
  CHECK(map.value().areas.find("WK999103")->second.name == "Wijk 03 Oosterzand");
  CHECK_FALSE(map.value().was_swapped);
  const auto other = ReadMap(Map(), "9992");
  CHECK(other.value().areas.size() == 1);
  CHECK(ReadMap(Map(), "0168").value().areas.empty());
  // Land counts before water, however large that is.
  for (const Point& point : map.value().areas.find("WK999100")->second.outline) {
    CHECK(point.x > 53'000'000);
  }
}

TEST_CASE("the largest part counts, and of a part its outer line") {
  const std::string small = Square(5.1, 52.1, 0.01), large = Square(5.3, 52.3, 0.05);
  const std::string hole = Square(5.31, 52.31, 0.02);
  const std::vector<std::string> geometries{
      Polygon(large), Polygon(large + "," + hole),
      R"({"type": "MultiPolygon", "coordinates": [[)" + small + "],[" + large + "," + hole + "]]}",
      R"({"coordinates": [[)" + large + "],[" + small + R"(]], "type": "MultiPolygon"})",
      R"({"type": "MultiPolygon", "coordinates": [[],[[]],[)" + large + "]]}"};
  for (const std::string& geometry : geometries) {
    const auto map = ReadMap(Feature(geometry), "9991");
    const Ring& outline = OutlineOf(map);
    REQUIRE(outline.size() == 4);
    CHECK(outline[0].x == 53'000'000);
    CHECK(SquareMetres(outline) ==
          doctest::Approx(SquareMetres(TidyRing({{53'000'000, 523'000'000},
                                                 {53'500'000, 523'000'000},
                                                 {53'500'000, 523'500'000},
                                                 {53'000'000, 523'500'000}}))));
  }
  // A third number is a height.
  CHECK(OutlineOf(ReadMap(Feature(Polygon("[[5,52,1],[5.1,52,1],[5.1,52.1,1],[5,52,1]]")), "9991"))
            .size() == 3);
}

TEST_CASE("metres of the Dutch grid are refused by name, and so is every other plane") {
  const std::string metres =
      Polygon("[[230000,480000],[231000,480000],[231000,481000],[230000,480000]]");
  CHECK(CodeOfError(ReadMap(Feature(metres), "9991")) == "census.rd_coordinates");
  const std::string named =
      R"({"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}, "type": "FeatureCollection", "features": []})";
  CHECK(CodeOfError(ReadMap(named, "9991")) == "census.rd_coordinates");
  const std::string mercator = Polygon("[[600000,6800000],[610000,6800000],[610000,6810000]]");
  CHECK(CodeOfError(ReadMap(Feature(mercator), "9991")) == "census.not_wgs84");
  const auto swapped = ReadMap(Feature(Polygon("[[52,5],[52,5.1],[52.1,5.1],[52,5]]")), "9991");
  CHECK(OutlineOf(swapped)[0].y == 520'000'000);
  CHECK(swapped.value().was_swapped);
}

TEST_CASE("what is no map is refused, and a map that breaks off too") {
  for (const std::string& bytes :
       {std::string(), std::string("5"), std::string("[]"), std::string("{}"), Kwb(),
        std::string(R"({"type": "Topology", "arcs": []})"), Map().substr(0, 5000),
        std::string(R"({"features": {"a": 1}})"), std::string(40, '[') + std::string(40, ']')}) {
    const std::string code = CodeOfError(ReadMap(bytes, "9991"));
    CHECK(code == (ParseJson(bytes) ? "census.not_geojson" : "census.bad_json"));
  }
  const auto cut = ReadMap("{\n\"type\": \"FeatureCollection\",\n\"features\": [\n}", "9991");
  REQUIRE_FALSE(cut.ok());
  CHECK(cut.error().detail == "4");  // its line, and no word of the library
  CHECK(ReadMap("\xEF\xBB\xBF" + Map(), "9991").ok());
  CHECK(ReadMap(R"({"type": "FeatureCollection", "features": []})", "9991").value().areas.empty());
  // Nonsense in place of parts of a feature is passed over.
  for (const char* geometry : {"null", "7", "[]", R"({"type": "Point", "coordinates": [5, 52]})",
                               R"({"coordinates": [[["a", null], [5, 52]]]})"}) {
    CHECK(OutlineOf(ReadMap(Feature(geometry), "9991")).empty());
  }
}

}  // namespace kringen::census
