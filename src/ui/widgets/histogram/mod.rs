//! A drawing and a control at once: a distribution with two handles, two boxes, and what is not known apart.
//!
//! Drag a handle, drag between the handles to move the window, drag outside to draw a new one, type either bound,
//! double click to take everything back. Arrows move the handle that has the focus, by one step of the unit.

pub mod layout;
mod paint;
mod typed;

pub use paint::hatch;

use crate::messages;
use crate::query::Histogram;
use crate::ui::icons;
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::{focus_ring, switch};
use egui::{
    Align, Align2, Color32, Id, Key, Layout, Rect, Response, RichText, Role, Sense, WidgetInfo, pos2, vec2,
};
use layout::Scale;
use std::ops::Range;

/// A value of the territory on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub value: f64,
    pub label: String,
}

/// What one range control shows.
pub struct RangeControl<'a> {
    pub id: Id,
    pub title: &'a str,
    pub subtitle: &'a str,
    /// After the boxes: `€ par mois`, `%`.
    pub unit: &'a str,
    pub histogram: &'a Histogram,
    /// Bounds of the condition; both open when there is none.
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub active: bool,
    pub keep_unknown: bool,
    pub marks: &'a [Mark],
    pub step: f64,
    pub decimals: usize,
    /// Values lie beyond the end of the axis.
    pub open_end: bool,
    /// Colour of a bin, when the field colours the map.
    pub colour: Option<&'a dyn Fn(usize) -> Color32>,
    /// The definition, on hover of the title.
    pub definition: Option<&'a str>,
}

/// What the hand did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RangeAsked {
    /// New bounds; `continued` joins the step before.
    Bounds {
        min: Option<f64>,
        max: Option<f64>,
        continued: bool,
    },
    KeepUnknown(bool),
    Clear,
}

const PLOT: f32 = 40.0;
const LABEL: f32 = 18.0;
const HANDLE_ROOM: f32 = 10.0;
const UNKNOWN: f32 = 38.0;
const GAP: f32 = 26.0;

/// Draws the control; returns the gesture of this frame.
pub fn show(ui: &mut egui::Ui, control: &RangeControl<'_>) -> Option<RangeAsked> {
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut asked = heading(ui, control);
    let empty = control.histogram.bins.iter().all(|count| *count == 0);
    asked = plot(ui, control, empty).or(asked);
    asked = boxes(ui, control, empty).or(asked);
    ui.add_space(8.0);
    asked
}

fn heading(ui: &mut egui::Ui, control: &RangeControl<'_>) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let title = RichText::new(control.title).font(theme::semibold(size::BODY)).color(roles.ink);
        let title = ui.label(title);
        if let Some(definition) = control.definition {
            title.on_hover_text(definition);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if control.active {
                let name = messages::text_with("histogramme-effacer", &[("champ", control.title.into())]);
                if small_icon(ui, icons::CLOSE, &name, roles.ink2).clicked() {
                    asked = Some(RangeAsked::Clear);
                }
                let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                let painter = ui.painter();
                painter.text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    icons::FILTER_ALT,
                    icons::filled(18.0),
                    roles.accent,
                );
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let subtitle =
                    RichText::new(control.subtitle).font(theme::regular(size::SMALL)).color(roles.ink2);
                ui.add(egui::Label::new(subtitle).truncate());
            });
        });
    });
    asked
}

fn small_icon(ui: &mut egui::Ui, icon: &str, name: &str, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icons::font(16.0), colour);
    if response.has_focus() {
        focus_ring(ui, rect, 6.0);
    }
    response.on_hover_text(name)
}

fn plot(ui: &mut egui::Ui, control: &RangeControl<'_>, empty: bool) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let label = if control.marks.is_empty() { 4.0 } else { LABEL };
    let height = label + PLOT + HANDLE_ROOM;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let plot = Rect::from_min_max(
        pos2(rect.left() + 6.0, rect.top() + label),
        pos2(rect.right() - UNKNOWN - GAP, rect.top() + label + PLOT),
    );
    let domain = control.histogram.domain.clone();
    let scale = Scale { domain: domain.clone(), left: plot.left(), right: plot.right(), step: control.step };
    let window = control.min.unwrap_or(domain.start)..control.max.unwrap_or(domain.end);
    let shown = control.active.then(|| window.clone());
    paint::bars(
        ui.painter(),
        &paint::Bars {
            counts: &control.histogram.bins,
            plot,
            scale: &scale,
            window: shown,
            colour: control.colour,
        },
        &roles,
    );
    paint::marks(ui.painter(), control.marks, plot, &scale, &roles);
    let box_ =
        Rect::from_min_max(pos2(rect.right() - UNKNOWN, plot.top()), pos2(rect.right(), plot.bottom()));
    let kept = control.keep_unknown && control.histogram.undetermined() > 0;
    paint::undetermined(ui.painter(), box_, kept, &roles);
    if empty {
        return None;
    }
    let mut asked = ground(ui, control, plot, &scale, &window);
    for end in [End::Low, End::High] {
        asked = handle(ui, control, end, plot, &scale, &window).or(asked);
    }
    asked
}

/// The bars themselves: drag draws or moves, double click takes everything back.
fn ground(
    ui: &mut egui::Ui,
    control: &RangeControl<'_>,
    plot: Rect,
    scale: &Scale,
    window: &Range<f64>,
) -> Option<RangeAsked> {
    let response = ui.interact(plot, control.id.with("sol"), Sense::click_and_drag());
    response.widget_info(|| {
        let name = messages::text_with("histogramme-nom", &[("champ", control.title.into())]);
        WidgetInfo::labeled(Role::Image, true, name)
    });
    if response.double_clicked() {
        return Some(RangeAsked::Clear);
    }
    let memory = control.id.with("geste");
    if response.drag_started() {
        let at = scale
            .value(ui.input(|input| input.pointer.press_origin()).map_or(plot.left(), |origin| origin.x));
        let inside = control.active && window.contains(&at);
        let start = Grip { at, moving: inside.then_some((window.start, window.end)) };
        ui.data_mut(|data| data.insert_temp(memory, start));
    }
    if !response.dragged() {
        return None;
    }
    let grip: Grip = ui.data(|data| data.get_temp(memory))?;
    let now = scale.value(response.interact_pointer_pos()?.x);
    let range = match grip.moving {
        Some((low, high)) => scale.moved(low..high, now - grip.at),
        None => now.min(grip.at)..now.max(grip.at),
    };
    Some(bounds(&range, scale, !response.drag_started()))
}

/// What a drag on the bars took hold of.
#[derive(Clone, Copy)]
struct Grip {
    at: f64,
    /// The window as it was, when it is being moved.
    moving: Option<(f64, f64)>,
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
    let target = Rect::from_center_size(at, vec2(24.0, 28.0));
    let response = ui.interact(target, control.id.with(end), Sense::click_and_drag());
    let key = if end == End::Low { "histogramme-poignee-basse" } else { "histogramme-poignee-haute" };
    response.widget_info(|| {
        let name = messages::text_with(key, &[("champ", control.title.into())]);
        WidgetInfo::slider(true, value, name)
    });
    let active = if end == End::Low { control.min.is_some() } else { control.max.is_some() };
    paint::handle(ui.painter(), at, plot, active, &roles);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.double_clicked() {
        return Some(RangeAsked::Clear);
    }
    if response.clicked() {
        response.request_focus();
    }
    let with = |value: f64, continued| {
        let range = match end {
            End::Low => value.min(window.end)..window.end,
            End::High => window.start..value.max(window.start),
        };
        Some(bounds(&range, scale, continued))
    };
    if response.dragged() {
        let pointer = response.interact_pointer_pos()?;
        return with(scale.value(pointer.x), !response.drag_started());
    }
    if response.has_focus() {
        focus_ring(ui, Rect::from_center_size(at, vec2(11.0, 16.0)), 4.0);
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter { horizontal_arrows: true, ..Default::default() },
            );
        });
        let steps = ui.input(|input| {
            let large = if input.modifiers.shift { 10.0 } else { 1.0 };
            let count = |key| input.num_presses(key) as f64;
            (count(Key::ArrowRight) - count(Key::ArrowLeft)) * large
        });
        if steps != 0.0 {
            return with(scale.snap(value + steps * scale.step), false);
        }
    }
    None
}

/// A bound at the end of the domain is open: it keeps what lies beyond.
fn bounds(range: &Range<f64>, scale: &Scale, continued: bool) -> RangeAsked {
    RangeAsked::Bounds {
        min: (range.start > scale.domain.start).then_some(range.start),
        max: (range.end < scale.domain.end).then_some(range.end),
        continued,
    }
}

fn boxes(ui: &mut egui::Ui, control: &RangeControl<'_>, empty: bool) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_enabled_ui(!empty, |ui| {
            let domain = &control.histogram.domain;
            let low = typed::Box {
                id: control.id.with("min"),
                name: messages::text_with("histogramme-minimum", &[("champ", control.title.into())]),
                value: control.min,
                at_rest: messages::decimal(domain.start, control.decimals),
            };
            let high = typed::Box {
                id: control.id.with("max"),
                name: messages::text_with("histogramme-maximum", &[("champ", control.title.into())]),
                value: control.max,
                at_rest: if control.open_end {
                    messages::text("histogramme-et-plus")
                } else {
                    messages::decimal(domain.end, control.decimals)
                },
            };
            if let Some(min) = typed::show(ui, &low, |value| control.max.is_none_or(|max| value <= max)) {
                asked = Some(RangeAsked::Bounds { min, max: control.max, continued: false });
            }
            ui.label(
                RichText::new(messages::text("histogramme-a"))
                    .font(theme::regular(size::BODY))
                    .color(roles.ink2),
            );
            if let Some(max) = typed::show(ui, &high, |value| control.min.is_none_or(|min| value >= min)) {
                asked = Some(RangeAsked::Bounds { min: control.min, max, continued: false });
            }
        });
        ui.label(RichText::new(control.unit).font(theme::regular(size::SMALL)).color(roles.ink3));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let count = u64::from(control.histogram.undetermined());
            let words = messages::text_with("histogramme-non-determine", &[("nombre", count.into())]);
            let name =
                messages::text_with("histogramme-non-determine-nom", &[("champ", control.title.into())]);
            let kept = control.keep_unknown;
            let explained = messages::text_with(
                "histogramme-non-determine-aide",
                &[
                    ("secret", u64::from(control.histogram.secret).into()),
                    ("absent", u64::from(control.histogram.absent).into()),
                    ("calcule", u64::from(control.histogram.not_computed).into()),
                ],
            );
            let response = ui.add_enabled_ui(!empty, |ui| switch::check(ui, &words, &name, kept)).inner;
            if response.on_hover_text(explained).clicked() {
                asked = Some(RangeAsked::KeepUnknown(!kept));
            }
        });
    });
    asked
}
