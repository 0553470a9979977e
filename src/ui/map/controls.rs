//! Zoom buttons, scale bar, and the box that says what the map owes to whom.

use crate::messages::{self, text, text_with};
use crate::session::Camera;
use crate::ui::icons;
use crate::ui::map::camera::{HIGHEST, LOWEST, metres_by_pixel};
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::focus_ring;
use egui::{Align2, Color32, Painter, Rect, Role, Sense, Shape, Stroke, StrokeKind, WidgetInfo, pos2, vec2};

/// What a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    ZoomIn,
    ZoomOut,
    WholeTerritory,
}

const SIDE: f32 = 38.0;
const MARGIN: f32 = 16.0;
/// Height of a line of the attribution box, and what lies between it and the buttons.
const BOX: f32 = 22.0;
const ABOVE_BOX: f32 = 12.0;

/// Three buttons in one card, in the lower right corner.
pub(super) fn buttons(
    ui: &mut egui::Ui,
    map: Rect,
    credits: Rect,
    zoom: f64,
    roles: &Roles,
) -> (Option<Press>, Rect) {
    let corner = pos2(map.right() - MARGIN, credits.top() - ABOVE_BOX);
    let card = Rect::from_min_max(corner - vec2(SIDE, 3.0 * SIDE), corner);
    ui.interact(card, ui.scope_id().with("boutons"), Sense::click_and_drag());
    let painter = ui.painter();
    painter.add(theme::floating_shadow(roles).as_shape(card, 8.0));
    painter.rect(
        card,
        8.0,
        roles.card,
        Stroke::new(theme::edge_width(roles), card_edge(roles)),
        StrokeKind::Inside,
    );
    let all = [
        (Press::ZoomIn, icons::ADD, text("carte-zoom-avant"), zoom < HIGHEST),
        (Press::ZoomOut, icons::REMOVE, text("carte-zoom-arriere"), zoom > LOWEST),
        (Press::WholeTerritory, icons::ZOOM_OUT_MAP, text("carte-territoire"), true),
    ];
    let mut pressed = None;
    for (position, (press, icon, name, enabled)) in all.into_iter().enumerate() {
        let rect = Rect::from_min_size(card.min + vec2(0.0, SIDE * position as f32), vec2(SIDE, SIDE));
        let response = ui.interact(rect, ui.scope_id().with(("bouton", position)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
        if response.hovered() && enabled {
            ui.painter().rect_filled(rect.shrink(3.0), 6.0, roles.accent_soft);
        }
        if position > 0 {
            let inside = rect.x_range().shrink(1.0);
            ui.painter().hline(inside, rect.top(), Stroke::new(1.0, roles.hairline));
        }
        let colour = if enabled { roles.ink } else { roles.bar_out };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icons::font(20.0), colour);
        if response.has_focus() {
            focus_ring(ui, rect.shrink(3.0), 6.0);
        }
        if response.clicked() && enabled {
            pressed = Some(press);
        }
        response.on_hover_text(name);
    }
    (pressed, card)
}

/// Edge of what floats on the map: only high contrast draws one.
pub(super) fn card_edge(roles: &Roles) -> Color32 {
    if roles.high_contrast { roles.ink } else { Color32::TRANSPARENT }
}

/// Scale bar, mention of invented perimeters, credits. Never hidden: what does not fit goes on a line above.
pub(super) fn credits(
    painter: &Painter,
    map: Rect,
    camera: Camera,
    fictitious: bool,
    credits: Option<&str>,
    roles: &Roles,
) -> Rect {
    let (metres, length) = scale(metres_by_pixel(camera));
    let distance = if metres >= 1000.0 {
        text_with("carte-echelle-km", &[("nombre", messages::decimal(metres / 1000.0, 0).into())])
    } else {
        text_with("carte-echelle-m", &[("nombre", messages::decimal(metres, 0).into())])
    };
    let mut parts = vec![distance];
    if fictitious {
        parts.push(text("carte-perimetres-fictifs"));
    }
    parts.extend(credits.map(str::to_owned));
    let separator = "\u{2002}·\u{2002}";
    let lay = |text: String| painter.layout_no_wrap(text, theme::regular(size::SMALL), roles.ink2);
    let widest = map.width() - 2.0 * MARGIN - length - 36.0;
    let mut lines = vec![lay(parts.join(separator))];
    if lines[0].size().x > widest && parts.len() > 1 {
        let last = parts.pop().unwrap_or_default();
        let wrapped = painter.layout(last, theme::regular(size::SMALL), roles.ink2, widest.max(120.0));
        lines = vec![lay(parts.join(separator)), wrapped];
    }
    let height: f32 = lines.iter().map(|line| line.size().y.max(BOX - 2.0)).sum::<f32>() + 2.0;
    let first = lines[0].size().x + length + 30.0;
    let width = lines.iter().skip(1).map(|line| line.size().x + 16.0).fold(first, f32::max);
    let corner = map.right_bottom() - vec2(MARGIN, 10.0);
    let rect = Rect::from_min_max(corner - vec2(width, height), corner);
    let fill = if roles.high_contrast { roles.card } else { roles.panel.gamma_multiply(0.86) };
    painter.rect_filled(rect, 5.0, fill);
    let middle = rect.top() + BOX / 2.0;
    let (left, right) = (rect.left() + 10.0, rect.left() + 10.0 + length);
    let bar = [(left, -4.0), (left, 3.0), (right, 3.0), (right, -4.0)];
    let bar = bar.map(|(x, y)| pos2(x, middle + y)).to_vec();
    painter.add(Shape::line(bar, Stroke::new(1.6, roles.ink)));
    let mut top = middle - lines[0].size().y / 2.0;
    for (position, line) in lines.into_iter().enumerate() {
        let left = if position == 0 { right + 12.0 } else { rect.left() + 8.0 };
        let next = top + line.size().y.max(BOX - 4.0);
        painter.galley(pos2(left, top), line, roles.ink2);
        top = next;
    }
    rect
}

/// A round length (1, 2 or 5 × 10ⁿ metres) between 60 and 150 pixels, and those pixels.
fn scale(metres_by_pixel: f64) -> (f64, f32) {
    let longest = metres_by_pixel * 150.0;
    let power = 10_f64.powf(longest.log10().floor());
    let metres = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|metres| *metres <= longest);
    let metres = metres.unwrap_or(power);
    (metres, (metres / metres_by_pixel) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_bar_has_a_round_length_and_a_steady_size() {
        for step in 0..150 {
            let zoom = 4.0 + f64::from(step) / 10.0;
            let (metres, pixels) = scale(metres_by_pixel(Camera { lon: 5.0, lat: 47.3, zoom }));
            assert!((59.0..=150.5).contains(&pixels), "zoom {zoom}: {pixels}");
            let digit = metres / 10_f64.powf(metres.log10().floor() + 1e-9);
            assert!([1.0, 2.0, 5.0].iter().any(|round| (digit.round() - round).abs() < 1e-9), "{metres}");
        }
    }
}
