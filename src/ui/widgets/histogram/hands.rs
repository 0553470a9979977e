//! What hands do to a histogram: drag a handle, move or draw the window, take everything back, arrows.
//!
//! Nothing is asked while nothing changes: a drag whose first frame stands still must not join the step of undo
//! that came before it.

use crate::messages;
use crate::ui::theme::Roles;
use crate::ui::widgets::focus_ring;
use crate::ui::widgets::histogram::layout::Scale;
use crate::ui::widgets::histogram::{RangeAsked, RangeControl, paint};
use egui::accesskit::Action;
use egui::{Key, Rect, Response, Sense, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Bars, then handles; returns the gesture of this frame.
pub fn answer(
    ui: &mut egui::Ui,
    control: &RangeControl<'_>,
    plot: Rect,
    scale: &Scale,
) -> Option<RangeAsked> {
    let window = control.min.unwrap_or(scale.domain.start)..control.max.unwrap_or(scale.domain.end);
    let mut asked = ground(ui, control, plot, scale, &window);
    // Where both stand at the end of the scale, the one that can still move comes on top.
    let past_middle = scale.x(window.start) > plot.center().x;
    let order = if past_middle { [End::High, End::Low] } else { [End::Low, End::High] };
    for end in order {
        asked = handle(ui, control, end, plot, scale, &window).or(asked);
    }
    asked
}

/// The first focus stop of a control.
pub fn first_stop(control: egui::Id) -> egui::Id {
    control.with(End::Low)
}

/// The bars themselves: drag draws or moves, double click takes everything back.
fn ground(
    ui: &mut egui::Ui,
    control: &RangeControl<'_>,
    plot: Rect,
    scale: &Scale,
    window: &Range<f64>,
) -> Option<RangeAsked> {
    // Not a focus stop: the handles and the boxes are.
    let response = ui.interact(plot, control.id.with("sol"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| {
        let name = messages::text_with("histogramme-nom", &[("champ", control.title.into())]);
        WidgetInfo::labeled(egui::Role::Image, true, name)
    });
    if response.double_clicked() {
        return Some(RangeAsked::Clear);
    }
    let pressed = || ui.input(|input| input.pointer.press_origin()).map_or(plot.left(), |origin| origin.x);
    let grip = gripped(ui, control, &response, || {
        let at = scale.value(pressed());
        let inside = control.active && window.contains(&at);
        Grip { at, moving: inside.then_some((window.start, window.end)), changed: false }
    })?;
    let now = scale.value(response.interact_pointer_pos()?.x);
    let range = match grip.moving {
        Some((low, high)) => scale.moved(low..high, now - grip.at),
        None => now.min(grip.at)..now.max(grip.at),
    };
    asked(ui, control, scale, &range, Some(grip))
}

/// What a drag took hold of.
#[derive(Clone, Copy)]
struct Grip {
    at: f64,
    /// The window as it was, when it is being moved.
    moving: Option<(f64, f64)>,
    /// Something was already asked in this drag.
    changed: bool,
}

/// The drag under way, remembered from its start; `None` without one.
fn gripped(
    ui: &egui::Ui,
    control: &RangeControl<'_>,
    response: &Response,
    start: impl FnOnce() -> Grip,
) -> Option<Grip> {
    let memory = control.id.with("geste");
    if response.drag_started() {
        let grip = start();
        ui.data_mut(|data| data.insert_temp(memory, grip));
    }
    if !response.dragged() {
        return None;
    }
    ui.data(|data| data.get_temp(memory))
}

/// The bounds of a window, when they are not those in force. A bound at the end of the scale is open: it keeps
/// what lies beyond.
fn asked(
    ui: &egui::Ui,
    control: &RangeControl<'_>,
    scale: &Scale,
    range: &Range<f64>,
    grip: Option<Grip>,
) -> Option<RangeAsked> {
    let min = (range.start > scale.domain.start).then_some(range.start);
    let max = (range.end < scale.domain.end).then_some(range.end);
    if (min, max) == (control.min, control.max) {
        return None;
    }
    let continued = grip.is_some_and(|grip| grip.changed);
    if let Some(grip) = grip {
        let grip = Grip { changed: true, ..grip };
        ui.data_mut(|data| data.insert_temp(control.id.with("geste"), grip));
    }
    Some(RangeAsked::Bounds { min, max, continued })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum End {
    Low,
    High,
}

fn handle(
    ui: &mut egui::Ui,
    control: &RangeControl<'_>,
    end: End,
    plot: Rect,
    scale: &Scale,
    window: &Range<f64>,
) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let value = if end == End::Low { window.start } else { window.end };
    let at = pos2(scale.x(value), plot.bottom());
    let target = Rect::from_center_size(at, vec2(28.0, 28.0));
    let response = ui.interact(target, control.id.with(end), Sense::click_and_drag());
    let key = if end == End::Low { "histogramme-poignee-basse" } else { "histogramme-poignee-haute" };
    response.widget_info(|| {
        let name = messages::text_with(key, &[("champ", control.title.into())]);
        WidgetInfo::slider(true, value, name)
    });
    paint::handle(ui.painter(), at, plot, control.active, &roles);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.double_clicked() {
        return Some(RangeAsked::Clear);
    }
    if response.clicked() {
        response.request_focus();
    }
    let to = |value: f64| match end {
        End::Low => value.min(window.end)..window.end,
        End::High => window.start..value.max(window.start),
    };
    let grip = gripped(ui, control, &response, || Grip { at: value, moving: None, changed: false });
    if let Some(grip) = grip {
        let pointer = response.interact_pointer_pos()?;
        return asked(ui, control, scale, &to(scale.value(pointer.x)), Some(grip));
    }
    if response.has_focus() {
        focus_ring(ui, Rect::from_center_size(at, vec2(11.0, 16.0)), 4.0);
    }
    let steps = steps(ui, &response);
    if steps == 0.0 {
        return None;
    }
    asked(ui, control, scale, &to(scale.snap(value + steps * scale.step)), None)
}

/// Steps asked by the arrows of a handle that has the focus (ten with Shift), or by a screen reader.
fn steps(ui: &egui::Ui, response: &Response) -> f64 {
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as f64;
    let spoken = asked(Action::Increment) - asked(Action::Decrement);
    if !response.has_focus() {
        return spoken;
    }
    ui.memory_mut(|memory| {
        let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        memory.set_focus_lock_filter(response.id, filter);
    });
    ui.input(|input| {
        let large = if input.modifiers.shift { 10.0 } else { 1.0 };
        let count = |key| input.num_presses(key) as f64;
        spoken + (count(Key::ArrowRight) - count(Key::ArrowLeft)) * large
    })
}
