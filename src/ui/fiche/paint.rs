//! Drawing that only the fiche needs: texts on a line, the rent scale, the dot line, the states of a figure.

use crate::ui::icons;
use crate::ui::theme::{Roles, regular, semibold, size};
use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

/// Rent ÷ ceiling at the ends of the common scale.
pub const RENT_SCALE: (f64, f64) = (0.70, 1.20);

/// A line of the fiche: full width, named for a screen reader.
pub fn line(ui: &mut Ui, height: f32, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    (rect, response)
}

/// Text whose left end and middle are given; cut with an ellipsis at `width`. Its rectangle.
pub fn left(ui: &Ui, at: Pos2, width: f32, text: &str, font: FontId, colour: Color32) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    let rect = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, colour);
    rect
}

/// Text whose right end and middle are given. Its rectangle.
pub fn right(ui: &Ui, at: Pos2, text: &str, font: FontId, colour: Color32) -> Rect {
    ui.painter().text(at, Align2::RIGHT_CENTER, text, font, colour)
}

/// An icon whose middle is given.
pub fn icon(painter: &Painter, at: Pos2, icon: Icon, colour: Color32) {
    let font = if icon.filled { icons::filled(icon.size) } else { icons::font(icon.size) };
    painter.text(at, Align2::CENTER_CENTER, icon.glyph, font, colour);
}

#[derive(Clone, Copy)]
pub struct Icon {
    pub glyph: &'static str,
    pub size: f32,
    pub filled: bool,
}

impl Icon {
    pub const fn outline(glyph: &'static str, size: f32) -> Self {
        Self { glyph, size, filled: false }
    }

    pub const fn filled(glyph: &'static str, size: f32) -> Self {
        Self { glyph, size, filled: true }
    }
}

/// Where a ratio lies between two ends; held inside.
pub fn position(range: egui::Rangef, ends: (f64, f64), value: f64) -> f32 {
    let share = ((value - ends.0) / (ends.1 - ends.0)).clamp(0.0, 1.0) as f32;
    range.min + share * range.span()
}

/// The track of a scale.
pub fn track(painter: &Painter, range: egui::Rangef, y: f32, roles: &Roles) {
    painter.hline(range, y, Stroke::new(2.0, roles.hairline));
}

/// A coloured dot with its ink edge, on a scale.
pub fn dot(painter: &Painter, at: Pos2, colour: Color32, roles: &Roles) {
    painter.circle(at, 6.0, colour, Stroke::new(1.0, roles.ink.gamma_multiply(0.75)));
}

/// The résidence on a dot line.
pub fn residence_mark(painter: &Painter, at: Pos2, roles: &Roles) {
    painter.circle_filled(at, 6.5, roles.accent);
}

/// The quartier on a dot line: a hollow diamond.
pub fn local_mark(painter: &Painter, at: Pos2, roles: &Roles) {
    let r = 5.5;
    let corners = vec![at + vec2(0.0, -r), at + vec2(r, 0.0), at + vec2(0.0, r), at + vec2(-r, 0.0)];
    painter.add(Shape::convex_polygon(corners, roles.panel, Stroke::new(1.6, roles.ink2)));
}

/// The métropole on a dot line: a tick.
pub fn metropole_mark(painter: &Painter, at: Pos2, roles: &Roles) {
    painter.vline(at.x, at.y - 8.0..=at.y + 8.0, Stroke::new(2.0, roles.ink));
}

/// A hairline over the whole width of the panel.
pub fn rule(ui: &mut Ui, roles: &Roles) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 17.0), Sense::hover());
    ui.painter().hline(ui.clip_rect().x_range(), rect.center().y, Stroke::new(1.0, roles.hairline));
}

/// The title of a section, and a note on the right.
pub fn section(ui: &mut Ui, roles: &Roles, title: &str, note: &str) -> Rect {
    let (rect, _) = line(ui, 22.0, title);
    let title =
        left(ui, rect.left_center(), rect.width(), title, crate::ui::theme::bold(size::BODY), roles.ink);
    if !note.is_empty() {
        let room = rect.right() - title.right() - 12.0;
        let font = regular(size::SECOND);
        let galley = ui.painter().layout_no_wrap(note.to_owned(), font.clone(), roles.ink2);
        if galley.size().x <= room {
            right(ui, rect.right_center(), note, font, roles.ink2);
        } else {
            left(ui, pos2(title.right() + 12.0, rect.center().y), room, note, font, roles.ink2);
        }
    }
    rect
}

/// How the state of a figure is drawn: shapes that differ without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    Secret,
    Absent,
    NotApplicable,
}

/// A badge of height 22 whose left end and middle are given. Its rectangle.
pub fn badge(ui: &Ui, at: Pos2, kind: Badge, icon_glyph: Option<Icon>, text: &str, roles: &Roles) -> Rect {
    let colour = match kind {
        Badge::Secret => roles.secret.text,
        Badge::Absent => roles.ink2,
        Badge::NotApplicable => roles.ink3,
    };
    let font = if kind == Badge::NotApplicable { regular(size::SMALL) } else { semibold(size::SMALL) };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let icon_width = icon_glyph.map_or(0.0, |icon| icon.size + 5.0);
    let margin = if kind == Badge::NotApplicable { 0.0 } else { 7.0 };
    let size = Vec2::new(galley.size().x + icon_width + 2.0 * margin, 22.0);
    let rect = Rect::from_min_size(pos2(at.x, at.y - 11.0), size);
    let painter = ui.painter();
    match kind {
        Badge::Secret => hatched(painter, rect, roles),
        Badge::Absent => dashed(painter, rect, roles),
        Badge::NotApplicable => (),
    }
    if let Some(mark) = icon_glyph {
        icon(painter, pos2(rect.left() + margin + mark.size / 2.0, at.y), mark, colour);
    }
    let text_at = pos2(rect.left() + margin + icon_width, at.y - galley.size().y / 2.0);
    painter.galley(text_at, galley, colour);
    rect
}

/// A badge whose right end and middle are given. Its rectangle.
pub fn badge_right(
    ui: &Ui,
    at: Pos2,
    kind: Badge,
    icon_glyph: Option<Icon>,
    text: &str,
    roles: &Roles,
) -> Rect {
    let width = badge_width(ui, icon_glyph, text);
    badge(ui, pos2(at.x - width, at.y), kind, icon_glyph, text, roles)
}

/// How wide a badge is.
fn badge_width(ui: &Ui, icon_glyph: Option<Icon>, text: &str) -> f32 {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), semibold(size::SMALL), Color32::PLACEHOLDER);
    galley.size().x + icon_glyph.map_or(0.0, |icon| icon.size + 5.0) + 14.0
}

/// Lines at 45°, clipped to the frame: five pixels of colour, three of light.
fn hatched(painter: &Painter, rect: Rect, roles: &Roles) {
    painter.rect_filled(rect, 5.0, roles.card);
    let inside = painter.with_clip_rect(rect.shrink(1.0));
    // In high contrast the fill is the card's: thin lines of ink instead of wide pale ones.
    let (stroke, period) = if roles.high_contrast {
        (Stroke::new(1.0, roles.secret.edge.gamma_multiply(0.45)), 9.0)
    } else {
        (Stroke::new(5.0, roles.secret.fill), 8.0 * std::f32::consts::SQRT_2)
    };
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        inside.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += period;
    }
    painter.rect_stroke(rect, 5.0, Stroke::new(1.0, roles.secret.edge), StrokeKind::Inside);
}

fn dashed(painter: &Painter, rect: Rect, roles: &Roles) {
    let rect = rect.shrink(0.5);
    let path = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&path, Stroke::new(1.0, roles.edge), 3.0, 2.5));
}
