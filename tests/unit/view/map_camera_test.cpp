// The map's camera: it stays on the map, keeps the point under the hand, and its path is unhurried.
#include "view/map_camera.h"

#include <doctest/doctest.h>

#include <cmath>

namespace kringen {
namespace {

const MapCamera kCameras[] = {
    {}, {0.3, 0.6, 4}, {0.02, 0.98, 40}, {0.71, 0.22, 240}, {0.5, 0.5, 240}, {0.6, 0.4, 2}};

TEST_CASE("no camera shows what lies beside the map") {
  for (const MapCamera& from : kCameras) {
    for (const double factor : {1e-9, 0.3, 1.0, 2.0, 1e9}) {
      for (const double at : {0.0, 0.4, 1.0}) {
        const MapCamera to =
            PannedBy(ZoomedAt(from, factor, at, 1 - at), 2 * at - 1, factor > 1 ? 0.3 : -7);
        const double half = 0.5 / to.zoom;
        CHECK(to.zoom >= 1);
        CHECK(to.zoom <= kClosestZoom);
        CHECK(to.x - half >= -1e-12);
        CHECK(to.x + half <= 1 + 1e-12);
        CHECK(to.y - half >= -1e-12);
        CHECK(to.y + half <= 1 + 1e-12);
      }
    }
  }
}

TEST_CASE("zooming in keeps the point under the hand where it is") {
  const MapCamera from = Clamped({0.4, 0.55, 3});
  const auto under = [](const MapCamera& camera, double at) {
    return camera.x + (at - 0.5) / camera.zoom;
  };
  for (const double at : {0.1, 0.5, 0.83}) {
    const MapCamera to = ZoomedAt(from, 1.7, at, 0.5);
    CHECK(under(to, at) == doctest::Approx(under(from, at)));
  }
}

TEST_CASE("a path begins and ends where it should, and passes by at an even pace") {
  constexpr int kSteps = 200;
  for (const MapCamera& a : kCameras) {
    for (const MapCamera& b : kCameras) {
      const MapCamera from = Clamped(a), to = Clamped(b);
      const double length = PathLength(from, to, 0.5);
      CHECK(length == doctest::Approx(PathLength(to, from, 0.5)));
      CHECK(Between(from, to, 0.5, 0) == from);
      CHECK(Between(from, to, 0.5, 1) == to);
      if (from == to) {
        CHECK(length == 0);
        continue;
      }
      MapCamera last = from;
      for (int i = 1; i <= kSteps; ++i) {
        const MapCamera now = Between(from, to, 0.5, static_cast<double>(i) / kSteps);
        const double screens =
            std::hypot(now.x - last.x, (now.y - last.y) * 0.5) * std::max(now.zoom, last.zoom);
        const double zooms = std::abs(std::log(now.zoom / last.zoom));
        CHECK(screens + zooms <= 3 * length / kSteps + 1e-6);
        last = now;
      }
    }
  }
}

TEST_CASE("a disc that is framed fills its share of the screen") {
  const Rect area{100, 40, 800, 400};
  const MapCamera camera = CameraOn(area, 420, 200, 20, 0.6);
  const MapView view{area, camera};
  CHECK(view.Length(20) == doctest::Approx(0.6 * 400 / 2));
  CHECK(view.X(420) == doctest::Approx(area.x + area.width / 2));
  CHECK(view.Y(200) == doctest::Approx(area.y + area.height / 2));
}

}  // namespace
}  // namespace kringen
