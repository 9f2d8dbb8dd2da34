// What part of the map is looked at. The middle is given in shares of the map's area, so that a
// camera means the same after a resize; zoom 1 shows the whole municipality. Moves follow the path
// of van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003): out far enough that the
// picture never rushes by.
#pragma once

#include "view/timeline_layout.h"

namespace kringen {

struct MapCamera {
  double x = 0.5, y = 0.5;
  double zoom = 1;
  bool operator==(const MapCamera&) const = default;
};

inline constexpr double kClosestZoom = 240;

// Within the zoom limits, and the area never shows what lies outside the whole map.
MapCamera Clamped(MapCamera camera);
// Around a point of the screen, in shares of the area, which stays where it is.
MapCamera ZoomedAt(const MapCamera& camera, double factor, double at_x, double at_y);
// By shares of the screen; positive x shows what is further right.
MapCamera PannedBy(const MapCamera& camera, double dx, double dy);
// So that a disc of the unzoomed map, in pixels, fills `share` of the area's shorter side.
MapCamera CameraOn(const Rect& area, double x, double y, double radius, double share);

// Screens passed by, zooming counted in; 0 for equal cameras. `aspect` is height / width.
double PathLength(const MapCamera& from, const MapCamera& to, double aspect);
// t 0..1 along that path.
MapCamera Between(const MapCamera& from, const MapCamera& to, double aspect, double t);

// From the unzoomed map to the screen.
struct MapView {
  Rect area;
  MapCamera camera;

  float X(float x) const;
  float Y(float y) const;
  float Length(float length) const { return length * static_cast<float>(camera.zoom); }
};

}  // namespace kringen
