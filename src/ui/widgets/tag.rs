//! A label: a word in a frame of one meaning, as high as itself wherever it stands.

use crate::ui::theme::{self, Roles, Triple, size};
use egui::text::{LayoutJob, TextFormat};
use egui::{Response, Role, Sense, Stroke, StrokeKind, WidgetInfo, vec2};

/// Height of a label.
const HEIGHT: f32 = 24.0;

/// A count or a state on a tinted ground.
pub fn show(ui: &mut egui::Ui, text: &str, meaning: Triple) -> Response {
    let format = TextFormat::simple(theme::semibold(size::SMALL), meaning.text);
    draw(ui, text, format, meaning)
}

/// A mark that must be seen on every view: bold, letters apart.
pub fn marked(ui: &mut egui::Ui, text: &str, meaning: Triple) -> Response {
    let format = TextFormat {
        extra_letter_spacing: 0.6,
        ..TextFormat::simple(theme::bold(size::SMALL), meaning.text)
    };
    draw(ui, text, format, meaning)
}

fn draw(ui: &mut egui::Ui, text: &str, format: TextFormat, meaning: Triple) -> Response {
    let roles = Roles::of(ui.ctx());
    let mut job = LayoutJob::default();
    job.append(text, 0.0, format);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let edge = Stroke::new(theme::edge_width(&roles), meaning.edge);
    ui.painter().rect(rect, 6.0, meaning.fill, edge, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, meaning.text);
    response
}

/// What is chosen, or how much is.
pub fn chosen(ui: &mut egui::Ui, text: &str) -> Response {
    let roles = Roles::of(ui.ctx());
    let edge = if roles.high_contrast { roles.accent } else { roles.accent_soft };
    show(ui, text, Triple { text: roles.on_accent_soft, fill: roles.accent_soft, edge })
}
