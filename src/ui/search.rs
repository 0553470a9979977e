//! The list under the search field: résidences, landlords and zones, as one types.

use crate::messages;
use crate::model::FieldId;
use crate::query::search::{Hit, HitKind, SearchIndex};
use crate::query::{Clause, Test};
use crate::session::{Action, Camera, FilterChange, MapChange};
use crate::ui::chrome::{Chrome, SearchMemory};
use crate::ui::icons;
use crate::ui::theme::{self, Roles, size};
use crate::ui::{Gestures, View, camera};
use egui::{Align2, Frame, Key, Modifiers, Rect, Role, Sense, Stroke, WidgetInfo, pos2, vec2};

/// Lines shown at most: what fits under the field of a small screen.
const LINES: usize = 8;
const LINE: f32 = 40.0;
/// The map's part of the window, about.
const MAP_SHARE: f32 = 0.6;

/// Draws the answers below the field, and acts on the one that is chosen.
pub fn show(
    ui: &mut egui::Ui,
    view: &View<'_>,
    index: &SearchIndex,
    chrome: &mut Chrome,
    out: &mut Gestures,
) {
    if !chrome.search.open || chrome.search.text.trim().is_empty() {
        return;
    }
    let hits = index.find(&chrome.search.text, LINES);
    let field = ui.ctx().data(|data| data.get_temp::<Rect>(field_id())).unwrap_or(Rect::NOTHING);
    if !field.is_positive() {
        return;
    }
    let chosen = list(ui, &hits, field, &mut chrome.search);
    if let Some(hit) = chosen {
        choose(view, &hits[hit], ui.ctx().content_rect().size() * MAP_SHARE, out);
        chrome.search = SearchMemory::default();
    }
}

/// Where the top bar drew the field: the list hangs below it.
pub fn field_id() -> egui::Id {
    egui::Id::unique("recherche-champ")
}

fn list(ui: &mut egui::Ui, hits: &[Hit], field: Rect, memory: &mut SearchMemory) -> Option<usize> {
    let roles = Roles::of(ui.ctx());
    let (down, up, enter) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let last = hits.len().saturating_sub(1);
    memory.cursor = match (down, up) {
        (true, _) => (memory.cursor + 1).min(last),
        (_, true) => memory.cursor.saturating_sub(1),
        _ => memory.cursor.min(last),
    };
    let mut chosen = (enter && !hits.is_empty()).then_some(memory.cursor);
    let width = field.width().max(440.0);
    let left = field.center().x - width / 2.0;
    egui::Area::new(egui::Id::unique("recherche-liste"))
        .order(egui::Order::Foreground)
        .fixed_pos(pos2(left, field.bottom() + 6.0))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(roles.card)
                .stroke(Stroke::new(1.0, roles.hairline))
                .corner_radius(12)
                .shadow(theme::floating_shadow(&roles))
                .inner_margin(6)
                .show(ui, |ui| {
                    ui.set_width(width - 12.0);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if hits.is_empty() {
                        ui.add_space(8.0);
                        ui.label(
                            egui::RichText::new(messages::text("recherche-rien"))
                                .font(theme::regular(size::BODY))
                                .color(roles.ink2),
                        );
                        ui.add_space(8.0);
                    }
                    for (position, hit) in hits.iter().enumerate() {
                        if line(ui, hit, position == memory.cursor, &roles) {
                            chosen = Some(position);
                        }
                    }
                });
        });
    chosen
}

fn line(ui: &mut egui::Ui, hit: &Hit, under_cursor: bool, roles: &Roles) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}", hit.title, hit.detail)));
    if under_cursor || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, roles.accent_soft);
    }
    let icon = match hit.kind {
        HitKind::Residence(_) => icons::HOME_WORK,
        HitKind::Zone(_) => icons::LOCATION_ON,
        HitKind::Bailleur => icons::APARTMENT,
    };
    let painter = ui.painter();
    let middle = rect.center().y;
    painter.text(pos2(rect.left() + 10.0, middle), Align2::LEFT_CENTER, icon, icons::font(18.0), roles.ink2);
    let mut job = egui::text::LayoutJob::simple_singleline(
        hit.detail.clone(),
        theme::regular(size::SECOND),
        roles.ink3,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() * 0.5);
    let detail = painter.layout_job(job);
    let room = rect.width() - detail.size().x - 64.0;
    let mut job =
        egui::text::LayoutJob::simple_singleline(hit.title.clone(), theme::semibold(size::BODY), roles.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(80.0));
    let title = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 38.0, middle - title.size().y / 2.0), title, roles.ink);
    painter.galley(
        pos2(rect.right() - 10.0 - detail.size().x, middle - detail.size().y / 2.0),
        detail,
        roles.ink3,
    );
    response.clicked()
}

/// A résidence opens and is centred; a zone is centred; a landlord becomes a condition.
fn choose(view: &View<'_>, hit: &Hit, window: egui::Vec2, out: &mut Gestures) {
    match hit.kind {
        HitKind::Residence(row) => {
            out.push(Action::Select(Some(view.atlas.residences[row].id.clone())));
            if let Some(position) = hit.position {
                let zoom = view.state.camera.zoom.max(15.0);
                let camera = Camera { lon: position.lon, lat: position.lat, zoom };
                out.push(Action::Map(MapChange::Camera(camera)));
            }
        }
        HitKind::Zone(zone) => {
            if let Some(camera) = camera::on_zone(&view.atlas.zones[zone], window) {
                out.push(Action::Map(MapChange::Camera(camera)));
            }
        }
        HitKind::Bailleur => out.push(Action::Filter(FilterChange::Set(Clause {
            field: FieldId::BAILLEUR,
            test: Test::OneOf([hit.title.clone()].into()),
            keep_unknown: true,
        }))),
    }
}
