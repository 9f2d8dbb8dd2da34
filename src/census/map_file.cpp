#include "census/map_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/json_lines.h"
#include "base/json_read.h"
#include "census/codes.h"
#include "import/text/text_encoding.h"

namespace kringen::census {
namespace {

constexpr std::size_t kMostPoints = 500'000;  // of one municipality
constexpr std::size_t kDeepest = 32;

using Pair = std::array<double, 2>;

// Which plane the numbers are of.
enum class Plane { kDegrees, kSwapped, kDutchGrid, kOther };

Plane PlaneOf(const Pair& p) {
  const auto within = [&](double x, double y) {
    return std::abs(x) <= 180 && std::abs(y) <= 90 && !(x > 45 && y < 20);
  };
  if (within(p[0], p[1])) return Plane::kDegrees;
  if (within(p[1], p[0])) return Plane::kSwapped;
  const bool is_grid = p[0] > -10'000 && p[0] < 320'000 && p[1] > 280'000 && p[1] < 650'000;
  return is_grid ? Plane::kDutchGrid : Plane::kOther;
}

struct Part {
  std::vector<Pair> line;
  bool is_water = false;
};

class MapReader final : public JsonHandler {
 public:
  explicit MapReader(std::string_view digits) : digits_(digits) {}

  CensusMap map;
  bool has_features = false, has_grid = false, is_topology = false, is_too_large = false;
  Plane plane = Plane::kDegrees;

  bool Key(std::string_view key) override {
    if (!levels_.empty()) levels_.back().key = key;
    return true;
  }

  bool Scalar(const JsonScalar& value) override {
    if (levels_.empty()) return true;
    Level& level = levels_.back();
    const bool is_text = value.type == JsonScalar::Type::kText;
    if (is_text && levels_.size() == 1 && level.key == "type" && value.text == "Topology") {
      is_topology = true;
    }
    if (is_text && levels_.front().key == "crs" && value.text.find("28992") != value.text.npos) {
      has_grid = true;
    }
    if (is_text && InProperties()) Property(level.key, value.text);
    if (!InCoordinates()) return true;
    const bool is_number =
        value.type == JsonScalar::Type::kInteger || value.type == JsonScalar::Type::kReal;
    if (is_number && level.numbers < 2) level.pair[level.numbers] = value.real;
    if (is_number) ++level.numbers;
    return true;
  }

  bool Start(bool is_array) override {
    if (levels_.size() == kDeepest) return false;
    const bool is_features = is_array && levels_.size() == 1 && levels_.front().key == "features";
    levels_.emplace_back();
    levels_.back().is_array = is_array;
    if (is_features) has_features = true;
    if (levels_.size() == kFeature && InFeatures()) BeginFeature();
    return true;
  }

  bool End(bool /*is_array*/) override {
    const bool is_inside = InCoordinates();
    const Level level = levels_.back();
    if (levels_.size() == kFeature && InFeatures()) EndFeature();
    levels_.pop_back();
    if (!is_inside || !level.is_array) return !is_too_large;
    Level& above = levels_.back();
    if (level.numbers >= 2) {
      Place(level.pair);
      above.height = 1;
      return !is_too_large;
    }
    // A line is finished; the first of a polygon is the outer one.
    if (level.height == 1 && (above.entries == 0 || !above.is_array)) EndLine();
    if (level.height == 1) line_.clear();
    if (level.height > 0) above.height = level.height + 1;
    ++above.entries;
    return !is_too_large;
  }

 private:
  static constexpr std::size_t kFeature = 3;  // depth of a feature: root, "features", feature

  struct Level {
    std::string key;
    bool is_array = false;
    int height = 0;   // of arrays: 0 a point, 1 a line, 2 a polygon
    int entries = 0;  // lines or polygons
    std::size_t numbers = 0;
    Pair pair{};
  };

  bool InFeatures() const { return has_features && levels_.front().key == "features"; }
  bool InProperties() const {
    return levels_.size() == kFeature + 1 && InFeatures() &&
           levels_[kFeature - 1].key == "properties";
  }
  bool InCoordinates() const {
    return levels_.size() > kFeature && InFeatures() && levels_[kFeature - 1].key == "geometry" &&
           levels_[kFeature].key == "coordinates" && levels_.size() > kFeature + 1;
  }

  void BeginFeature() {
    wijk_.clear();
    buurt_.clear();
    name_.clear();
    part_ = {};
    line_.clear();
  }

  void Property(std::string_view key, std::string_view text) {
    const std::string code = CodeOf(text);
    if (code.starts_with("BU")) buurt_ = code;
    if (code.starts_with("WK")) wijk_ = code;
    if (code.starts_with("GM")) municipalities_.insert(code);
    if (key == "water" && (text == "JA" || text == "B")) part_.is_water = true;
    for (const char* const known : {"wijknaam", "buurtnaam", "statnaam", "wk_naam", "bu_naam"}) {
      if (key == known) name_ = text;
    }
  }

  void Place(const Pair& pair) {
    const Plane found = PlaneOf(pair);
    if (plane == Plane::kDegrees || found > plane) plane = found;
    if (line_.size() >= kMostPoints) is_too_large = true;
    if (found <= Plane::kSwapped && !is_too_large) line_.push_back(pair);
  }

  // Of several parts the largest counts.
  void EndLine() {
    const auto area = [](const std::vector<Pair>& line) {
      double twice = 0;
      for (std::size_t i = 0; i < line.size(); ++i) {
        const Pair &a = line[i], &b = line[(i + 1) % line.size()];
        twice +=
            (a[0] - line[0][0]) * (b[1] - line[0][1]) - (b[0] - line[0][0]) * (a[1] - line[0][1]);
      }
      return std::abs(twice);
    };
    if (area(line_) > area(part_.line)) part_.line = line_;
  }

  void EndFeature() {
    const std::string& code = buurt_.empty() ? wijk_ : buurt_;
    if (code.empty()) return;
    municipalities_.insert("GM" + code.substr(2, 4));
    map.municipalities.assign(municipalities_.begin(), municipalities_.end());
    if (std::string_view(code).substr(2, 4) != digits_) return;
    const bool is_swapped = !part_.line.empty() && PlaneOf(part_.line.front()) == Plane::kSwapped;
    map.was_swapped |= is_swapped;
    Ring ring;
    for (const Pair& pair : part_.line) {
      const auto whole = [](double degrees) {
        return static_cast<std::int32_t>(std::lround(degrees * 1e7));
      };
      ring.push_back({whole(pair[is_swapped ? 1 : 0]), whole(pair[is_swapped ? 0 : 1])});
    }
    ring = TidyRing(std::move(ring));
    kept_ += ring.size();
    if (kept_ > kMostPoints) is_too_large = true;
    MapArea& area = map.areas[code];
    const bool is_first = area.outline.empty();
    const bool is_better = !part_.is_water && (is_water_.count(code) > 0 ||
                                               SquareMetres(ring) > SquareMetres(area.outline));
    if (is_first || is_better) {
      area = {name_, std::move(ring)};
      if (part_.is_water) is_water_.insert(code);
      if (!part_.is_water) is_water_.erase(code);
    }
  }

  std::string digits_;
  std::vector<Level> levels_;
  std::set<std::string> municipalities_, is_water_;
  std::string wijk_, buurt_, name_;
  Part part_;
  std::vector<Pair> line_;
  std::size_t kept_ = 0;
};

}  // namespace

Result<CensusMap> ReadMap(std::string_view bytes, std::string_view digits) {
  bool was_windows_1252 = false;
  const std::string text = DecodeText(bytes, &was_windows_1252);
  MapReader reader(digits);
  const JsonOutcome outcome = ReadJson(text, &reader);
  if (reader.is_too_large) return Error{"census.map_too_large", std::to_string(kMostPoints), ""};
  const bool is_grid = reader.has_grid || reader.plane == Plane::kDutchGrid;
  if (is_grid && (outcome.complete || reader.has_features)) {
    return Error{"census.rd_coordinates", "EPSG:28992", ""};
  }
  if (reader.plane == Plane::kOther) return Error{"census.not_wgs84", "", ""};
  if (outcome.stopped) return Error{"census.not_geojson", "[[[[...", ""};  // deeper than any map
  if (!outcome.complete) {
    return Error{"census.bad_json", std::to_string(LineOfByte(text, outcome.position)), ""};
  }
  if (reader.is_topology) return Error{"census.not_geojson", "TopoJSON", ""};
  if (!reader.has_features) return Error{"census.not_geojson", "features", ""};
  return std::move(reader.map);
}

}  // namespace kringen::census
