// Outlines of neighbourhoods: made simple without gaps between neighbours, joined, and the place
// for a label. Whole numbers, so that what two neighbours share is the same to the last digit.
#pragma once

#include <cstdint>
#include <vector>

namespace kringen::census {

// Longitude and latitude in ten-millionths of a degree (about a centimetre).
struct Point {
  std::int32_t x = 0, y = 0;
  friend bool operator==(const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; }
  friend bool operator<(const Point& a, const Point& b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
  }
};

// The line around an area, anticlockwise, the first point not repeated at the end.
using Ring = std::vector<Point>;

// Without points that repeat, and turned anticlockwise. Empty when it surrounds nothing.
Ring TidyRing(Ring ring);

double SquareMetres(const Ring& ring);

// All rings with fewer points, each within `metres` of where it was (Douglas and Peucker 1973).
// What two rings share they share afterwards too: a line is simplified from junction to junction,
// as TopoJSON does. Where a ring would cross itself or vanish, all are simplified less.
std::vector<Ring> Simplified(const std::vector<Ring>& rings, double metres);

// Whether they share a piece of their line.
bool Touch(const Ring& a, const Ring& b);

// The largest line around all of them: what they share is left out.
Ring AroundAll(const std::vector<Ring>& rings);

// The point inside that is farthest from the line, to some ten metres ("pole of inaccessibility",
// by the quadtree of Garcia-Castellanos and Lombardo 2007 as Mapbox' polylabel refines it).
Point LabelPoint(const Ring& ring);

// Metres, on a plane that fits the Netherlands.
double Distance(const Point& a, const Point& b);

}  // namespace kringen::census
