//! Where the map looks: walkers' memory and the state's camera, each following the other.

use crate::model::LonLat;
use crate::render;
use crate::session::Camera;
use crate::ui::camera::{TILE, ZOOMS};
use egui::{Pos2, Rect, Vec2};

pub(super) const LOWEST: f64 = *ZOOMS.start();
pub(super) const HIGHEST: f64 = *ZOOMS.end();

/// The zoom of the design tokens (512-pixel tiles) is one less than walkers' (256-pixel tiles).
const TOKENS: f64 = 1.0;

/// The camera of the panel. While a gesture lasts, it is the one that counts; the state hears of it at the end.
#[derive(Default)]
pub(super) struct MapCamera {
    pub memory: walkers::MapMemory,
    /// The state's camera as last seen or told.
    known: Option<Camera>,
    /// The map's own after that, which projecting there and back may change in the last digit.
    rest: Option<Camera>,
}

impl MapCamera {
    /// Moves the map when the state's camera was changed by something else than the map.
    pub fn follow(&mut self, camera: Camera) {
        if self.known != Some(camera) {
            self.go(camera);
            self.known = Some(camera);
            self.rest = Some(self.now());
        }
    }

    /// The camera to tell the state, once nothing moves any more and it has changed.
    pub fn settled(&mut self, moving: bool) -> Option<Camera> {
        let now = self.now();
        if moving || self.rest == Some(now) {
            return None;
        }
        self.known = Some(now);
        self.rest = Some(now);
        Some(now)
    }

    pub fn now(&self) -> Camera {
        let center = self.memory.detached();
        let (lon, lat) = center.map_or_else(
            || self.known.map_or((0.0, 0.0), |known| (known.lon, known.lat)),
            |center| (center.x(), center.y()),
        );
        Camera { lon, lat, zoom: self.memory.zoom() }
    }

    pub fn go(&mut self, camera: Camera) {
        let zoom = if camera.zoom.is_finite() { camera.zoom.clamp(LOWEST, HIGHEST) } else { LOWEST };
        // Clamped: never out of walkers' 0..=26.
        self.memory.set_zoom(zoom).ok();
        let [x, y] = LonLat { lon: camera.lon, lat: camera.lat }.mercator();
        let place = LonLat::from_mercator([x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)]);
        self.memory.center_at(walkers::lon_lat(place.lon, place.lat));
    }

    pub fn center_on(&mut self, place: LonLat) {
        let zoom = self.now().zoom;
        self.go(Camera { lon: place.lon, lat: place.lat, zoom });
    }

    /// Zooms; what lies under `fixed` stays there.
    pub fn zoom_by(&mut self, delta: f64, fixed: Pos2, rect: Rect) {
        let before = self.view(rect);
        let zoom = (self.now().zoom + delta).clamp(LOWEST, HIGHEST);
        let world = TILE * zoom.exp2();
        let [x, y] = before.unproject(fixed);
        let offset = fixed - rect.center();
        let center =
            LonLat::from_mercator([x - f64::from(offset.x) / world, y - f64::from(offset.y) / world]);
        self.go(Camera { lon: center.lon, lat: center.lat, zoom });
    }

    /// Moves what is seen by so many logical pixels.
    pub fn pan(&mut self, offset: Vec2) {
        let camera = self.now();
        let world = TILE * camera.zoom.exp2();
        let [x, y] = LonLat { lon: camera.lon, lat: camera.lat }.mercator();
        let center =
            LonLat::from_mercator([x - f64::from(offset.x) / world, y - f64::from(offset.y) / world]);
        self.go(Camera { lon: center.lon, lat: center.lat, ..camera });
    }

    pub fn view(&self, rect: Rect) -> render::View {
        let camera = self.now();
        render::View {
            center: LonLat { lon: camera.lon, lat: camera.lat }.mercator(),
            world: TILE * camera.zoom.exp2(),
            rect,
            growth: growth(camera.zoom),
        }
    }
}

/// How much circles grow with the zoom: `f` of the design tokens.
pub(super) fn growth(zoom: f64) -> f32 {
    ((zoom - TOKENS - 12.7) / 2.0).exp2().clamp(0.75, 2.2) as f32
}

/// Metres of one logical pixel at a latitude.
pub(super) fn metres_by_pixel(camera: Camera) -> f64 {
    const EQUATOR: f64 = 40_075_016.686;
    EQUATOR * camera.lat.to_radians().cos() / (TILE * camera.zoom.exp2())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIJON: Camera = Camera { lon: 5.041, lat: 47.322, zoom: 13.0 };

    fn screen() -> Rect {
        Rect::from_min_size(egui::pos2(300.0, 60.0), egui::vec2(800.0, 600.0))
    }

    #[test]
    fn zooming_keeps_what_lies_under_the_pointer() {
        let mut camera = MapCamera::default();
        camera.follow(DIJON);
        let pointer = egui::pos2(900.0, 130.0);
        let before = camera.view(screen()).unproject(pointer);
        for delta in [0.5, 1.7, -3.0, 0.1] {
            camera.zoom_by(delta, pointer, screen());
            let [x, y] = before;
            assert!(camera.view(screen()).project(x, y).distance(pointer) < 0.01);
        }
    }

    #[test]
    fn zoom_stays_where_maps_are_readable() {
        let mut camera = MapCamera::default();
        camera.follow(DIJON);
        camera.zoom_by(50.0, screen().center(), screen());
        assert_eq!(camera.now().zoom, HIGHEST);
        camera.zoom_by(-50.0, screen().center(), screen());
        assert_eq!(camera.now().zoom, LOWEST);
        camera.go(Camera { zoom: f64::NAN, ..DIJON });
        assert_eq!(camera.now().zoom, LOWEST);
    }

    #[test]
    fn the_state_hears_of_a_gesture_at_its_end_and_once() {
        let mut camera = MapCamera::default();
        camera.follow(DIJON);
        assert_eq!(camera.settled(false), None, "nothing moved");
        camera.pan(egui::vec2(40.0, 0.0));
        assert_eq!(camera.settled(true), None, "still moving");
        let told = camera.settled(false).expect("told at the end");
        assert!(told.lon < DIJON.lon, "the ground follows the hand");
        camera.follow(told);
        assert_eq!(camera.now(), told, "its own news do not move the map");
    }

    #[test]
    fn circles_grow_as_in_the_design() {
        assert!((growth(13.7) - 1.0).abs() < 1e-6);
        assert!((growth(4.0) - 0.75).abs() < 1e-6);
        assert!((growth(19.0) - 2.2).abs() < 1e-6);
    }
}
