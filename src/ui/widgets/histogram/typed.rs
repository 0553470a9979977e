//! A bound typed by hand: French decimal comma, an error that is seen, nothing applied until it makes sense.

use crate::messages;
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
}

/// Draws the box; returns the bound that was just settled (`None` inside: open again).
pub fn show(ui: &mut egui::Ui, box_: &Box, fits: impl Fn(f64) -> bool) -> Option<Option<f64>> {
    let roles = Roles::of(ui.ctx());
    let typing: Option<String> = ui.data(|data| data.get_temp(box_.id));
    let at_rest = box_.value.map_or_else(|| box_.at_rest.clone(), written);
    let mut text = typing.clone().unwrap_or(at_rest);
    let parsed = read(&text);
    let untouched = box_.value.is_none() && text == box_.at_rest;
    let wrong = typing.is_some() && !untouched && !matches!(parsed, Some(value) if value.is_none_or(&fits));
    let edge = match (wrong, box_.value.is_some()) {
        (true, _) => Stroke::new(1.5, roles.error.text),
        (false, true) => Stroke::new(1.5, roles.accent),
        (false, false) => Stroke::new(theme::edge_width(&roles), roles.edge),
    };
    let frame = egui::Frame::new()
        .fill(roles.card)
        .stroke(edge)
        .corner_radius(6)
        .inner_margin(Margin::symmetric(6, 4));
    let ink = if box_.value.is_some() { roles.ink } else { roles.ink2 };
    let response = ui.add(
        egui::TextEdit::singleline(&mut text)
            .id(box_.id.with("champ"))
            .frame(frame)
            .font(theme::semibold(size::SECOND))
            .text_color(ink)
            .align(egui::Align2::RIGHT_CENTER)
            .desired_width(46.0),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &box_.name));
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(box_.id, text.clone()));
    }
    if wrong {
        response.clone().on_hover_text(messages::text("histogramme-borne-refusee"));
    }
    if !response.lost_focus() {
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<String>(box_.id));
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    match read(&text) {
        Some(value) if !given_up && value != box_.value && value.is_none_or(&fits) => {
            // What merely shows the end of the scale is not a condition.
            let untouched = box_.value.is_none() && text == box_.at_rest;
            (!untouched).then_some(value)
        }
        _ => None,
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
