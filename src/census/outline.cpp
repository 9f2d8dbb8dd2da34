#include "census/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <set>
#include <utility>

namespace kringen::census {
namespace {

constexpr double kDegree = 1e7;
constexpr double kMetresNorth = 111'250;  // of a degree, at 52 degrees

struct Metres {
  double x = 0, y = 0;
};

// One plane for all, so that a line is the same whoever looks at it.
Metres Flat(const Point& point) {
  constexpr double kNarrower = 0.6143;  // a degree east in one north, at 52.1 degrees
  return {point.x / kDegree * kMetresNorth * kNarrower, point.y / kDegree * kMetresNorth};
}

double SignedArea(const Ring& ring) {
  if (ring.empty()) return 0;
  double twice = 0;
  const Metres origin = Flat(ring.front());
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Metres a = Flat(ring[i]), b = Flat(ring[(i + 1) % ring.size()]);
    twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
  }
  return twice / 2;
}

double SquaredToSegment(const Metres& p, const Metres& a, const Metres& b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
  t = std::clamp(t, 0.0, 1.0);
  const double x = a.x + t * dx - p.x, y = a.y + t * dy - p.y;
  return x * x + y * y;
}

// ---- simpler lines
// -------------------------------------------------------------------------------

// Keeps the ends. In one direction whoever asks: of two neighbours each goes the other way.
void SimplifyPiece(const Ring& line, double metres, Ring* out) {
  std::vector<bool> keeps(line.size(), false);
  keeps.front() = keeps.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    const Metres a = Flat(line[from]), b = Flat(line[to]);
    double most = metres * metres;
    std::size_t farthest = 0;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double far = SquaredToSegment(Flat(line[i]), a, b);
      if (far <= most) continue;
      most = far;
      farthest = i;
    }
    if (farthest == 0) continue;
    keeps[farthest] = true;
    open.emplace_back(from, farthest);
    open.emplace_back(farthest, to);
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keeps[i]) out->push_back(line[i]);
  }
}

// A line of hundreds of thousands of points would take minutes: it is cut, at the same points for
// both neighbours.
Ring SimplifiedLine(Ring line, double metres) {
  constexpr std::size_t kLongest = 5000;
  const bool is_backward = line.back() < line.front();
  if (is_backward) std::reverse(line.begin(), line.end());
  Ring out;
  for (std::size_t from = 0; from + 1 < line.size(); from += kLongest) {
    const std::size_t to = std::min(from + kLongest, line.size() - 1);
    if (!out.empty()) out.pop_back();
    SimplifyPiece({line.begin() + static_cast<std::ptrdiff_t>(from),
                   line.begin() + static_cast<std::ptrdiff_t>(to) + 1},
                  metres, &out);
  }
  if (is_backward) std::reverse(out.begin(), out.end());
  return out;
}

// Points where rings part or meet: there the line of one has other neighbours than that of another.
std::set<Point> JunctionsOf(const std::vector<Ring>& rings) {
  std::map<Point, std::pair<Point, Point>> beside;
  std::set<Point> junctions;
  for (const Ring& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point& before = ring[(i + ring.size() - 1) % ring.size()];
      const Point& after = ring[(i + 1) % ring.size()];
      const auto pair = std::minmax(before, after);
      const auto [at, is_new] = beside.try_emplace(ring[i], pair.first, pair.second);
      const bool is_same = at->second.first == pair.first && at->second.second == pair.second;
      if (!is_new && !is_same) junctions.insert(ring[i]);
    }
  }
  return junctions;
}

std::size_t FarthestFrom(const Ring& ring, const Point& point) {
  std::size_t farthest = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double now = Distance(ring[i], point), before = Distance(ring[farthest], point);
    if (now > before || (now == before && ring[i] < ring[farthest])) farthest = i;
  }
  return farthest;
}

Ring SimplifiedRing(Ring ring, const std::set<Point>& junctions, double metres) {
  const auto is_junction = [&](const Point& point) { return junctions.count(point) > 0; };
  auto first = std::find_if(ring.begin(), ring.end(), is_junction);
  if (first == ring.end()) first = std::min_element(ring.begin(), ring.end());
  std::rotate(ring.begin(), first, ring.end());
  std::set<std::size_t> ends;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (is_junction(ring[i])) ends.insert(i);
  }
  // A line back to where it began has no direction: it is cut at its far end.
  if (ends.empty()) ends.insert(FarthestFrom(ring, ring.front()));
  ends.insert(ring.size());
  ring.push_back(ring.front());
  Ring out;
  std::size_t from = 0;
  for (const std::size_t to : ends) {
    if (to == from) continue;
    const Ring line = SimplifiedLine({ring.begin() + static_cast<std::ptrdiff_t>(from),
                                      ring.begin() + static_cast<std::ptrdiff_t>(to) + 1},
                                     metres);
    out.insert(out.end(), line.begin(), line.end() - 1);
    from = to;
  }
  return out;
}

int SideOf(const Point& a, const Point& b, const Point& c) {
  const auto dx = static_cast<double>(b.x) - a.x, dy = static_cast<double>(b.y) - a.y;
  const auto ex = static_cast<double>(c.x) - a.x, ey = static_cast<double>(c.y) - a.y;
  const double cross = dx * ey - dy * ex;
  return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

bool IsSound(const Ring& ring) {
  constexpr std::size_t kMostCompared = 4000;  // squared
  if (ring.size() < 3 || SignedArea(ring) <= 0) return false;
  if (ring.size() > kMostCompared) return true;
  const auto next = [&](std::size_t i) -> const Point& { return ring[(i + 1) % ring.size()]; };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    for (std::size_t j = i + 2; j < ring.size(); ++j) {
      if (i == 0 && j + 1 == ring.size()) continue;
      const int a = SideOf(ring[i], next(i), ring[j]), b = SideOf(ring[i], next(i), next(j));
      const int c = SideOf(ring[j], next(j), ring[i]), d = SideOf(ring[j], next(j), next(i));
      if (a * b < 0 && c * d < 0) return false;
    }
  }
  return true;
}

// ---- the place for a label
// -----------------------------------------------------------------------

// Metres from the line; negative outside.
double Depth(const Ring& ring, const Metres& p) {
  bool is_inside = false;
  double least = 1e300;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Metres a = Flat(ring[i]), b = Flat(ring[(i + 1) % ring.size()]);
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
      is_inside = !is_inside;
    }
    least = std::min(least, SquaredToSegment(p, a, b));
  }
  return (is_inside ? 1 : -1) * std::sqrt(least);
}

struct Cell {
  Metres middle;
  double half = 0, depth = 0;
  double most() const { return depth + half * 1.4142135623730951; }
  friend bool operator<(const Cell& a, const Cell& b) { return a.most() < b.most(); }
};

Point Round(const Metres& p) {
  const Metres unit = Flat({10'000'000, 10'000'000});
  return {static_cast<std::int32_t>(std::lround(p.x / unit.x * kDegree)),
          static_cast<std::int32_t>(std::lround(p.y / unit.y * kDegree))};
}

}  // namespace

double Distance(const Point& a, const Point& b) {
  const Metres p = Flat(a), q = Flat(b);
  return std::hypot(p.x - q.x, p.y - q.y);
}

double SquareMetres(const Ring& ring) { return std::abs(SignedArea(ring)); }

Ring TidyRing(Ring ring) {
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  const double area = SignedArea(ring);
  if (ring.size() < 3 || std::abs(area) < 1) return {};
  if (area < 0) std::reverse(ring.begin(), ring.end());
  return ring;
}

std::vector<Ring> Simplified(const std::vector<Ring>& rings, double metres) {
  const std::set<Point> junctions = JunctionsOf(rings);
  for (int attempt = 0; attempt < 6; ++attempt, metres /= 2) {
    std::vector<Ring> out;
    for (const Ring& ring : rings) {
      out.push_back(ring.empty() ? Ring() : SimplifiedRing(ring, junctions, metres));
      if (!ring.empty() && !IsSound(out.back())) break;
    }
    if (out.size() == rings.size() && (out.empty() || out.back().empty() || IsSound(out.back()))) {
      return out;
    }
  }
  return rings;
}

bool Touch(const Ring& a, const Ring& b) {
  std::set<std::pair<Point, Point>> edges;
  for (std::size_t i = 0; i < a.size(); ++i) edges.emplace(a[i], a[(i + 1) % a.size()]);
  for (std::size_t i = 0; i < b.size(); ++i) {
    if (edges.count({b[(i + 1) % b.size()], b[i]}) > 0) return true;
  }
  return false;
}

Ring AroundAll(const std::vector<Ring>& rings) {
  std::multimap<Point, Point> edges;
  std::set<std::pair<Point, Point>> all;
  for (const Ring& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) all.emplace(ring[i], ring[(i + 1) % ring.size()]);
  }
  for (const auto& [from, to] : all) {
    if (all.count({to, from}) == 0) edges.emplace(from, to);
  }
  Ring best;
  while (!edges.empty()) {
    Ring ring;
    auto at = edges.begin();
    while (at != edges.end()) {
      const Point next = at->second;
      ring.push_back(at->first);
      edges.erase(at);
      at = edges.find(next);
    }
    ring = TidyRing(std::move(ring));
    if (SquareMetres(ring) > SquareMetres(best)) best = std::move(ring);
  }
  return best;
}

Point LabelPoint(const Ring& ring) {
  if (ring.empty()) return {};
  Metres low = Flat(ring.front()), high = low;
  for (const Point& point : ring) {
    const Metres p = Flat(point);
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  constexpr double kPrecision = 10;
  constexpr int kMostSteps = 3000;
  const double width = high.x - low.x, height = high.y - low.y;
  // Squares as the box is narrow, but never thousands of them.
  const double size = std::max({std::min(width, height), std::max(width, height) / 40, 1.0});
  std::priority_queue<Cell> cells;
  const auto make = [&](double x, double y, double half) {
    return Cell{{x, y}, half, Depth(ring, {x, y})};
  };
  for (double x = low.x; x < high.x; x += size) {
    for (double y = low.y; y < high.y; y += size) {
      cells.push(make(x + size / 2, y + size / 2, size / 2));
    }
  }
  Cell best = make((low.x + high.x) / 2, (low.y + high.y) / 2, 0);
  for (int step = 0; step < kMostSteps && !cells.empty(); ++step) {
    const Cell cell = cells.top();
    cells.pop();
    if (cell.depth > best.depth) best = cell;
    if (cell.most() - best.depth <= kPrecision) break;
    const double half = cell.half / 2;
    for (const double dx : {-half, half}) {
      for (const double dy : {-half, half}) {
        cells.push(make(cell.middle.x + dx, cell.middle.y + dy, half));
      }
    }
  }
  return Round(best.middle);
}

}  // namespace kringen::census
