//! What hands do to the map: wheel, trackpad, keys. Dragging is walkers' own, with its inertia.

use crate::ui::map::camera::MapCamera;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, Response, Vec2, vec2};

/// One notch of a wheel.
const NOTCH: f64 = 0.5;
/// With Ctrl, finer.
const FINE: f64 = 0.1;
/// Points of a wheel that speaks in points, for a notch.
const POINTS: f32 = 50.0;
/// Arrow keys.
const STEP: f32 = 96.0;

/// What the keys ask for beside moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    WholeTerritory,
    Open,
}

/// Wheel and trackpad over the map. Returns whether the map moved.
pub(super) fn wheel(ui: &egui::Ui, response: &Response, rect: Rect, camera: &mut MapCamera) -> bool {
    let Some(pointer) = response.hover_pos().filter(|_| response.contains_pointer()) else { return false };
    let (zoom, pan) = ui.input_mut(|input| {
        let wanted = input.events.iter().fold((0.0, Vec2::ZERO), |(zoom, pan), event| {
            let (more_zoom, more_pan) = wanted(event);
            (zoom + more_zoom, pan + more_pan)
        });
        input.smooth_scroll_delta = Vec2::ZERO; // Ours: nothing around the map scrolls with it.
        wanted
    });
    if zoom != 0.0 {
        camera.zoom_by(zoom.clamp(-3.0, 3.0), pointer, rect);
    }
    if pan != Vec2::ZERO {
        camera.pan(pan);
    }
    zoom != 0.0 || pan != Vec2::ZERO
}

/// A wheel zooms, two fingers pan, a pinch zooms. The same event brings wheel and trackpad: told apart by what the
/// system says, else by unit and axis; when unsure, it zooms.
fn wanted(event: &Event) -> (f64, Vec2) {
    match event {
        Event::Zoom(factor) if *factor > 0.0 => (f64::from(factor.log2()), Vec2::ZERO),
        Event::MouseWheel { unit, delta, source, modifiers, .. } => {
            let fingers = match source {
                MouseWheelSource::Trackpad | MouseWheelSource::Momentum => true,
                MouseWheelSource::Wheel => false,
                MouseWheelSource::Unknown => {
                    *unit == MouseWheelUnit::Point && delta.x != 0.0 && delta.y != 0.0
                }
            };
            if fingers && !modifiers.ctrl && !modifiers.command {
                return (0.0, *delta);
            }
            let notches = match unit {
                MouseWheelUnit::Point => delta.y / POINTS,
                MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
            };
            let notch = if modifiers.ctrl || modifiers.command { FINE } else { NOTCH };
            (f64::from(notches) * notch, Vec2::ZERO)
        }
        _ => (0.0, Vec2::ZERO),
    }
}

/// Keys, when the map has the keyboard. Returns what is asked, and whether any key was for the map.
pub(super) fn keys(ui: &egui::Ui, rect: Rect, camera: &mut MapCamera) -> (Asked, bool) {
    let mut asked = Asked::Nothing;
    let mut pan = Vec2::ZERO;
    let mut zoom = 0.0;
    let mut used = false;
    ui.input_mut(|input| {
        let mut pressed = |key| {
            let count = input.count_and_consume_key(Modifiers::NONE, key)
                + input.count_and_consume_key(Modifiers::SHIFT, key);
            used |= count > 0;
            count as f32
        };
        pan += vec2(STEP, 0.0) * (pressed(Key::ArrowLeft) - pressed(Key::ArrowRight));
        pan += vec2(0.0, STEP) * (pressed(Key::ArrowUp) - pressed(Key::ArrowDown));
        zoom += pressed(Key::Plus) + pressed(Key::Equals) + pressed(Key::PageUp);
        zoom -= pressed(Key::Minus) + pressed(Key::PageDown);
        if pressed(Key::Home) + pressed(Key::Num0) > 0.0 {
            asked = Asked::WholeTerritory;
        }
        if pressed(Key::Enter) > 0.0 {
            asked = Asked::Open;
        }
    });
    if pan != Vec2::ZERO {
        camera.pan(pan);
    }
    if zoom != 0.0 {
        camera.zoom_by(f64::from(zoom), rect.center(), rect);
    }
    (asked, used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::TouchPhase;

    fn event(unit: MouseWheelUnit, delta: Vec2, source: MouseWheelSource, modifiers: Modifiers) -> Event {
        Event::MouseWheel { unit, delta, phase: TouchPhase::Move, source, modifiers }
    }

    #[test]
    fn a_wheel_zooms_and_two_fingers_pan() {
        use MouseWheelSource::{Trackpad, Unknown, Wheel};
        use MouseWheelUnit::{Line, Point};
        let notch = event(Line, vec2(0.0, 1.0), Unknown, Modifiers::NONE);
        assert_eq!(wanted(&notch), (NOTCH, Vec2::ZERO));
        let fine = event(Line, vec2(0.0, 1.0), Wheel, Modifiers::CTRL);
        assert_eq!(wanted(&fine), (FINE, Vec2::ZERO));
        let fingers = event(Point, vec2(3.0, -8.0), Trackpad, Modifiers::NONE);
        assert_eq!(wanted(&fingers), (0.0, vec2(3.0, -8.0)));
        let two_axes = event(Point, vec2(3.0, -8.0), Unknown, Modifiers::NONE);
        assert_eq!(wanted(&two_axes), (0.0, vec2(3.0, -8.0)));
        let unsure = event(Point, vec2(0.0, 50.0), Unknown, Modifiers::NONE);
        assert_eq!(wanted(&unsure), (NOTCH, Vec2::ZERO));
        assert_eq!(wanted(&Event::Zoom(2.0)), (1.0, Vec2::ZERO));
    }
}
