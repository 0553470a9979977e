//! A bound typed by hand: French decimal comma, an error that is seen, nothing applied until it makes sense.

use crate::ui::theme::{self, Roles, size};
use egui::{Id, Key, Margin, Role, Stroke, WidgetInfo};

/// One of the two boxes.
pub struct Box {
    pub id: Id,
    pub name: String,
    /// The bound; `None` is open.
    pub value: Option<f64>,
    /// Shown while the bound is open.
    pub at_rest: String,
    /// The condition is in force: both boxes say it, even the open one.
    pub active: bool,
}

/// What typing came to in this frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    Nothing,
    /// What stands in the box is no bound.
    Wrong,
    /// The bound that was just settled; `None`: open again.
    Settled(Option<f64>),
}

/// Draws the box. `fits` says whether a bound goes with the other one.
pub fn show(ui: &mut egui::Ui, box_: &Box, fits: impl Fn(f64) -> bool) -> Typed {
    let roles = Roles::of(ui.ctx());
    let typing: Option<String> = ui.data(|data| data.get_temp(box_.id));
    let at_rest = box_.value.map_or_else(|| box_.at_rest.clone(), written);
    let mut text = typing.clone().unwrap_or(at_rest);
    let untouched = box_.value.is_none() && text == box_.at_rest;
    let makes_sense = untouched || matches!(read(&text), Some(value) if value.is_none_or(&fits));
    let wrong = typing.is_some() && !makes_sense;
    let edge = match (wrong, box_.active) {
        (true, _) => Stroke::new(1.5, roles.error.text),
        (false, true) => Stroke::new(1.5, roles.accent),
        (false, false) => Stroke::new(theme::edge_width(&roles), roles.edge),
    };
    let frame = egui::Frame::new()
        .fill(roles.card)
        .stroke(edge)
        .corner_radius(6)
        .inner_margin(Margin::symmetric(6, 5));
    let ink = if box_.active { roles.ink } else { roles.ink2 };
    let response = ui.add(
        egui::TextEdit::singleline(&mut text)
            .id(box_.id.with("champ"))
            .frame(frame)
            .font(theme::semibold(size::SECOND))
            .text_color(ink)
            .align(egui::Align2::RIGHT_CENTER)
            .desired_width(56.0),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &box_.name));
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(box_.id, text.clone()));
    }
    if !response.lost_focus() {
        return if wrong { Typed::Wrong } else { Typed::Nothing };
    }
    ui.data_mut(|data| data.remove_temp::<String>(box_.id));
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    match read(&text) {
        Some(value) if !given_up && value != box_.value && value.is_none_or(&fits) => {
            // What merely shows the end of the scale is not a condition.
            let untouched = box_.value.is_none() && text == box_.at_rest;
            if untouched { Typed::Nothing } else { Typed::Settled(value) }
        }
        _ => Typed::Nothing,
    }
}

/// Every digit of a bound, as French writes it.
fn written(value: f64) -> String {
    format!("{value}").replace('.', ",").replace('-', "\u{2212}")
}

/// `None`: unreadable; `Some(None)`: empty, the bound is open again.
fn read(text: &str) -> Option<Option<f64>> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            ',' => '.',
            '\u{2212}' => '-',
            c => c,
        })
        .collect();
    if plain.is_empty() {
        return Some(None);
    }
    plain.parse::<f64>().ok().filter(|value| value.is_finite()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_as_french_writes_them() {
        assert_eq!(read("5,75"), Some(Some(5.75)));
        assert_eq!(read("1\u{202f}200"), Some(Some(1200.0)));
        assert_eq!(read("\u{2212}3"), Some(Some(-3.0)));
        assert_eq!(read(" "), Some(None));
        assert_eq!(read("quatre"), None);
        assert_eq!(read("inf"), None);
    }

    #[test]
    fn a_bound_is_written_with_all_its_digits() {
        assert_eq!(written(0.905), "0,905");
        assert_eq!(read(&written(-2.5)), Some(Some(-2.5)));
    }
}
