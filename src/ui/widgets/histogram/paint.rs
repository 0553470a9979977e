//! How a histogram looks: bars, chosen window, handles, marks of the territory, the "non déterminé" bar.

use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::histogram::Mark;
use crate::ui::widgets::histogram::layout::{self, Scale};
use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};
use std::ops::Range;

/// Room on the right of the plot where a label may still lie.
const BESIDE: f32 = 50.0;

/// Bars over a baseline; those outside the window are greyed.
pub struct Bars<'a> {
    pub counts: &'a [u32],
    pub plot: Rect,
    pub scale: &'a Scale,
    /// The chosen window; `None` when the condition is off.
    pub window: Option<Range<f64>>,
    /// Colour of a bin, when the field colours the map.
    pub colour: Option<&'a dyn Fn(usize) -> Color32>,
}

pub fn bars(painter: &Painter, bars: &Bars<'_>, roles: &Roles) {
    let Bars { counts, plot, scale, window, colour } = bars;
    let highest = counts.iter().copied().max().unwrap_or(0).max(1);
    if let Some(window) = window {
        let chosen = Rect::from_x_y_ranges(scale.x(window.start)..=scale.x(window.end), plot.y_range());
        painter.rect_filled(chosen, 0.0, roles.accent_soft);
    }
    let width = plot.width() / counts.len().max(1) as f32;
    let bin = (scale.domain.end - scale.domain.start) / counts.len().max(1) as f64;
    for (position, count) in counts.iter().enumerate() {
        if *count == 0 {
            continue;
        }
        // A bar of one résidence among hundreds must still be seen.
        let height = (*count as f32 / highest as f32 * plot.height()).max(2.0);
        let left = plot.left() + position as f32 * width;
        let rect = Rect::from_min_max(
            pos2(left + 0.75, plot.bottom() - height),
            pos2((left + width - 0.75).max(left + 1.5), plot.bottom()),
        );
        let middle = scale.domain.start + (position as f64 + 0.5) * bin;
        let inside = window.as_ref().is_none_or(|window| window.start <= middle && middle <= window.end);
        let fill = match colour {
            _ if !inside => roles.bar_out,
            Some(colour) => colour(position),
            None => roles.bar,
        };
        painter.rect_filled(rect, 0.0, fill);
    }
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, roles.edge));
}

/// The marks of the territory, dashed, each with its label above, none over another.
pub fn marks(painter: &Painter, marks: &[Mark], plot: Rect, scale: &Scale, roles: &Roles) {
    let inside = |mark: &&Mark| scale.domain.start <= mark.value && mark.value <= scale.domain.end;
    let mut labels = Vec::new();
    let mut galleys = Vec::new();
    for mark in marks.iter().filter(inside) {
        let x = scale.x(mark.value);
        let dashes = [pos2(x, plot.top() - 2.0), pos2(x, plot.bottom())];
        painter.extend(egui::Shape::dashed_line(&dashes, Stroke::new(2.0, roles.ink), 3.0, 3.0));
        let galley = painter.layout_no_wrap(mark.label.clone(), theme::regular(size::SMALL), roles.ink2);
        labels.push((x, galley.size().x));
        galleys.push(galley);
    }
    // Labels may reach over the bar of what is not known, which begins lower.
    let places = layout::spread(&labels, plot.left() - 6.0, plot.right() + BESIDE);
    for (galley, left) in galleys.into_iter().zip(places) {
        if let Some(left) = left {
            painter.galley(pos2(left, plot.top() - 3.0 - galley.size().y), galley, roles.ink2);
        }
    }
}

/// A handle on the axis: 11 × 16, filled when the condition is active.
pub fn handle(painter: &Painter, at: Pos2, plot: Rect, active: bool, roles: &Roles) {
    let (fill, bars) = if active { (roles.accent, roles.on_accent) } else { (roles.card, roles.accent) };
    if active {
        painter.vline(at.x, plot.y_range(), Stroke::new(2.0, roles.accent));
    }
    let rect = Rect::from_center_size(at, vec2(11.0, 16.0));
    painter.rect(rect, 4.0, fill, Stroke::new(1.5, roles.accent), StrokeKind::Inside);
    for dx in [-1.5, 1.5] {
        painter.vline(at.x + dx, (at.y - 3.0)..=(at.y + 3.0), Stroke::new(1.0, bars));
    }
}

/// The bar of what is not known: hatched, never part of the scale. Its height says nothing: its count does.
pub fn undetermined(painter: &Painter, rect: Rect, kept: bool, roles: &Roles) {
    let (ink, fill) =
        if kept { (roles.secret.text, roles.secret.fill) } else { (roles.bar_out, roles.panel) };
    let edge = Stroke::new(theme::edge_width(roles), if kept { roles.secret.edge } else { roles.bar_out });
    painter.rect(rect, 4.0, fill, edge, StrokeKind::Inside);
    hatch(painter, rect.shrink(3.0), ink);
}

/// Lines at 45°, 5 px wide every 8, drawn and cut at the frame: not a picture.
pub fn hatch(painter: &Painter, rect: Rect, ink: Color32) {
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    clipped.rect_stroke(rect, 0.0, Stroke::new(1.0, ink), StrokeKind::Inside);
    let mut offset = -rect.height();
    while offset < rect.width() {
        let from = pos2(rect.left() + offset, rect.bottom());
        clipped.line_segment([from, from + vec2(rect.height(), -rect.height())], Stroke::new(1.2, ink));
        offset += 5.0;
    }
}
