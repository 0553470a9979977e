//! A drawing and a control at once: a distribution with two handles, two boxes, and what is not known apart.
//!
//! Drag a handle, drag between the handles to move the window, drag outside to draw a new one, type either bound,
//! double click to take everything back. Arrows move the handle that has the focus, by one step of the unit.

mod hands;
pub mod layout;
mod paint;
mod typed;

pub use paint::hatch;

use crate::messages;
use crate::query::Histogram;
use crate::ui::icons;
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::{faded, focus_ring, switch};
use egui::{
    Align, Align2, Color32, Id, Layout, Rect, Response, RichText, Role, Sense, WidgetInfo, pos2, vec2,
};
use layout::Scale;
use typed::Typed;

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
    /// The last bar holds what lies beyond the scale too.
    pub open_ended: bool,
    pub year: bool,
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

/// A control that is not drawn because it is out of sight: its place, where the keyboard stops all the same. Once
/// there, it comes into view and is drawn, its first handle with the focus.
pub fn out_of_sight(ui: &mut egui::Ui, id: Id, title: &str, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, hands::first_stop(id), Sense::focusable_noninteractive());
    let name = messages::text_with("histogramme-poignee-basse", &[("champ", title.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
    if response.has_focus() {
        ui.scroll_to_rect(rect, None);
    }
}

const PLOT: f32 = 40.0;
const LABEL: f32 = 18.0;
const HANDLE_ROOM: f32 = 10.0;
const UNKNOWN: f32 = 38.0;
const GAP: f32 = 26.0;

/// Draws the control; returns the gesture of this frame.
pub fn show(ui: &mut egui::Ui, control: &RangeControl<'_>) -> Option<RangeAsked> {
    ui.spacing_mut().item_spacing.y = 4.0;
    let empty = control.histogram.bins.iter().all(|count| *count == 0) && !control.active;
    let mut asked = heading(ui, control, empty);
    asked = plot(ui, control, empty).or(asked);
    asked = boxes(ui, control, empty).or(asked);
    ui.add_space(4.0);
    asked
}

fn heading(ui: &mut egui::Ui, control: &RangeControl<'_>, empty: bool) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let ink = if empty { faded(&roles) } else { roles.ink };
        let title = RichText::new(control.title).font(theme::semibold(size::BODY)).color(ink);
        // Before the signs on the right, however long it is.
        let signs = if control.active { 58.0 } else { 36.0 };
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - signs).max(40.0));
            ui.add(egui::Label::new(title).truncate());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if control.active {
                let name = messages::text_with("histogramme-effacer", &[("champ", control.title.into())]);
                if small_icon(ui, icons::CLOSE, &name, roles.ink2, &name).clicked() {
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
            } else if let Some(definition) = control.definition {
                let name = messages::text_with("histogramme-definition", &[("champ", control.title.into())]);
                small_icon(ui, icons::INFO, &name, roles.ink2, definition);
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

fn small_icon(ui: &mut egui::Ui, icon: &str, name: &str, colour: Color32, hover: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icons::font(16.0), colour);
    if response.has_focus() {
        focus_ring(ui, rect, 6.0);
    }
    response.on_hover_text(hover)
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
    let domain = &control.histogram.domain;
    let scale = Scale { domain: domain.clone(), left: plot.left(), right: plot.right(), step: control.step };
    let shown =
        control.active.then(|| control.min.unwrap_or(domain.start)..control.max.unwrap_or(domain.end));
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
    if !empty {
        paint::marks(ui.painter(), control.marks, plot, &scale, &roles);
    }
    let box_ =
        Rect::from_min_max(pos2(rect.right() - UNKNOWN, plot.top()), pos2(rect.right(), plot.bottom()));
    let kept = control.keep_unknown && control.histogram.undetermined() > 0 && !empty;
    paint::undetermined(ui.painter(), box_, kept, &roles);
    if empty {
        return None;
    }
    hands::answer(ui, control, plot, &scale)
}

fn boxes(ui: &mut egui::Ui, control: &RangeControl<'_>, empty: bool) -> Option<RangeAsked> {
    let roles = Roles::of(ui.ctx());
    let mut asked = None;
    let mut wrong = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_enabled_ui(!empty, |ui| {
            let domain = &control.histogram.domain;
            // A year is a name, not an amount: no thousands.
            let at_rest = |value: f64| match control.year {
                true => format!("{value:.0}"),
                false => messages::decimal(value, control.decimals),
            };
            let low = typed::Box {
                id: control.id.with("min"),
                name: messages::text_with("histogramme-minimum", &[("champ", control.title.into())]),
                value: control.min,
                at_rest: at_rest(domain.start),
                active: control.active,
            };
            let high = typed::Box {
                id: control.id.with("max"),
                name: messages::text_with("histogramme-maximum", &[("champ", control.title.into())]),
                value: control.max,
                at_rest: if control.open_ended {
                    messages::text("histogramme-et-plus")
                } else {
                    at_rest(domain.end)
                },
                active: control.active,
            };
            let typed = typed::show(ui, &low, |value| control.max.is_none_or(|max| value <= max));
            wrong |= typed == Typed::Wrong;
            if let Typed::Settled(min) = typed {
                asked = Some(RangeAsked::Bounds { min, max: control.max, continued: false });
            }
            ui.label(
                RichText::new(messages::text("histogramme-a"))
                    .font(theme::regular(size::BODY))
                    .color(roles.ink2),
            );
            let typed = typed::show(ui, &high, |value| control.min.is_none_or(|min| value >= min));
            wrong |= typed == Typed::Wrong;
            if let Typed::Settled(max) = typed {
                asked = Some(RangeAsked::Bounds { min: control.min, max, continued: false });
            }
        });
        ui.label(RichText::new(control.unit).font(theme::regular(size::SMALL)).color(roles.ink3));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let count = u64::from(control.histogram.undetermined());
            let words = messages::text("histogramme-non-determine");
            let count = messages::count(count);
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
            // Without a condition nothing is set aside: the box has nothing to say.
            let bounded = control.min.is_some() || control.max.is_some();
            let response = ui
                .add_enabled_ui(!empty && bounded, |ui| switch::check(ui, &words, &count, &name, kept))
                .inner;
            if response.on_hover_text(explained).clicked() {
                asked = Some(RangeAsked::KeepUnknown(!kept));
            }
        });
    });
    if wrong {
        let words = RichText::new(messages::text("histogramme-borne-refusee"));
        ui.label(words.font(theme::regular(size::SMALL)).color(roles.error.text));
    }
    asked
}
