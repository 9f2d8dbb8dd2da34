#include "view/map_camera.h"

#include <algorithm>
#include <cmath>

namespace kringen {

namespace {

constexpr double kRho = 1.4;  // how much zooming is worth against panning; the paper's value
constexpr double kSamePlace = 1e-7;

struct Path {
  double distance = 0, from_width = 1, to_width = 1;  // of the map's width
  double begin = 0, length = 0;                       // r0 and S of the paper

  Path(const MapCamera& from, const MapCamera& to, double aspect)
      : distance(std::hypot(to.x - from.x, (to.y - from.y) * aspect)),
        from_width(1 / from.zoom),
        to_width(1 / to.zoom) {
    if (distance < kSamePlace) {
      length = std::abs(std::log(to_width / from_width)) / kRho;
      return;
    }
    const double rho2 = kRho * kRho;
    const double widths = to_width * to_width - from_width * from_width;
    const double square = rho2 * rho2 * distance * distance;
    const auto side = [&](double sum, double width) {
      const double b = sum / (2 * width * rho2 * distance);
      return -std::asinh(b);
    };
    begin = side(widths + square, from_width);
    length = (side(widths - square, to_width) - begin) / kRho;
  }
};

}  // namespace

MapCamera Clamped(MapCamera camera) {
  camera.zoom = std::clamp(camera.zoom, 1.0, kClosestZoom);
  const double half = 0.5 / camera.zoom;
  camera.x = std::clamp(camera.x, half, 1 - half);
  camera.y = std::clamp(camera.y, half, 1 - half);
  return camera;
}

MapCamera ZoomedAt(const MapCamera& camera, double factor, double at_x, double at_y) {
  MapCamera to = camera;
  to.zoom = std::clamp(camera.zoom * factor, 1.0, kClosestZoom);
  to.x += (at_x - 0.5) * (1 / camera.zoom - 1 / to.zoom);
  to.y += (at_y - 0.5) * (1 / camera.zoom - 1 / to.zoom);
  return Clamped(to);
}

MapCamera PannedBy(const MapCamera& camera, double dx, double dy) {
  return Clamped({camera.x + dx / camera.zoom, camera.y + dy / camera.zoom, camera.zoom});
}

MapCamera CameraOn(const Rect& area, double x, double y, double radius, double share) {
  const double width = std::max(1.0, static_cast<double>(area.width));
  const double height = std::max(1.0, static_cast<double>(area.height));
  return Clamped({(x - static_cast<double>(area.x)) / width,
                  (y - static_cast<double>(area.y)) / height,
                  std::min(width, height) * share / (2 * std::max(radius, 1e-6))});
}

double PathLength(const MapCamera& from, const MapCamera& to, double aspect) {
  return Path(from, to, aspect).length;
}

MapCamera Between(const MapCamera& from, const MapCamera& to, double aspect, double t) {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const Path path(from, to, aspect);
  if (path.distance < kSamePlace) {
    return {from.x, from.y, from.zoom * std::pow(to.zoom / from.zoom, t)};
  }
  const double at = kRho * path.length * t + path.begin;
  const double passed = path.from_width / (kRho * kRho) *
                        (std::cosh(path.begin) * std::tanh(at) - std::sinh(path.begin));
  const double share = passed / path.distance;
  const double width = path.from_width * std::cosh(path.begin) / std::cosh(at);
  return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 1 / width};
}

float MapView::X(float x) const {
  const double middle = static_cast<double>(area.x) + camera.x * static_cast<double>(area.width);
  return area.x + area.width / 2 +
         static_cast<float>((static_cast<double>(x) - middle) * camera.zoom);
}

float MapView::Y(float y) const {
  const double middle = static_cast<double>(area.y) + camera.y * static_cast<double>(area.height);
  return area.y + area.height / 2 +
         static_cast<float>((static_cast<double>(y) - middle) * camera.zoom);
}

}  // namespace kringen
