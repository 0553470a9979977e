//! One résidence: two neutral lines, rents, occupancy, fragilities, building, landlord's information, provenance.
//!
//! The masked fiche is the common case and was designed first: it says what is known, what is masked and why, and what
//! may be said of the quartier. Nothing here computes a rule: see `domain`. Which page is shown and which reason is
//! unfolded are not state: they stay in egui's memory.

mod findings;
mod glyph;
mod header;
mod known;
mod landlord;
mod masked;
mod paint;
mod rents;
mod sheet;
mod sources;

use crate::messages::text;
use crate::model::Figure;
use crate::session::{Action, Camera, MapChange};
use crate::ui::theme::{Roles, regular, semibold, size};
use crate::ui::{Gestures, View};
use egui::{
    Frame, Margin, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use sheet::Sheet;

/// The fiche of a row, with its own margins: give it the whole panel.
pub fn show(ui: &mut egui::Ui, view: &View<'_>, row: usize, out: &mut Gestures) {
    let (residence, assessment) = view.residence(row);
    let sheet = Sheet {
        atlas: view.atlas,
        residence,
        assessment,
        population: view.state.population,
        today: view.today,
        roles: Roles::of(ui.ctx()),
    };
    show_sheet(ui, &sheet, out);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Summary,
    Building,
    Landlord,
    Sources,
}

impl Page {
    const ALL: [Self; 4] = [Self::Summary, Self::Building, Self::Landlord, Self::Sources];

    fn key(self) -> &'static str {
        match self {
            Self::Summary => "fiche-onglet-synthese",
            Self::Building => "fiche-onglet-bati",
            Self::Landlord => "fiche-onglet-bailleur",
            Self::Sources => "fiche-onglet-sources",
        }
    }
}

fn show_sheet(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Gestures) {
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    let side = if ui.available_width() < 400.0 { 16 } else { 20 };
    Frame::new().inner_margin(Margin { left: side, right: side, top: 12, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        header::show(ui, sheet, out);
        ui.add_space(6.0);
        let page = tabs(ui, sheet);
        ui.painter().hline(
            ui.clip_rect().x_range(),
            ui.cursor().top() - 4.0,
            Stroke::new(1.0, sheet.roles.hairline),
        );
        ScrollArea::vertical().id_salt("fiche").auto_shrink(false).show(ui, |ui| {
            ui.add_space(8.0);
            match page {
                Page::Summary => summary(ui, sheet, out),
                Page::Building => known::page(ui, sheet),
                Page::Landlord => landlord::page(ui, sheet),
                Page::Sources => sources::page(ui, sheet),
            }
            ui.add_space(8.0);
            ui.label(RichText::new(sheet.footer()).font(regular(size::SMALL)).color(sheet.roles.ink3));
            ui.add_space(12.0);
        });
    });
}

fn summary(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Gestures) {
    let roles = &sheet.roles;
    rents::show(ui, sheet);
    paint::rule(ui, roles);
    if matches!(sheet.occupancy(), Figure::Published(_)) {
        findings::fragilities(ui, sheet);
        paint::rule(ui, roles);
        findings::context(ui, sheet);
        let energy = sheet.residence.energy.as_ref().map(known::energy);
        known::fact(ui, sheet, &text("fiche-dpe-efg"), energy.map_or(Figure::Absent, Figure::Published));
    } else {
        known::blocks(ui, sheet);
        paint::rule(ui, roles);
        masked::show(ui, sheet);
        paint::rule(ui, roles);
        findings::states(ui, sheet);
    }
    ui.add_space(8.0);
    landlord::opinions(ui, sheet);
    if let Some(position) = sheet.residence.position {
        ui.add_space(6.0);
        if button(ui, sheet, &text("fiche-voir-quartier")).clicked() {
            let camera = Camera { lon: position.lon, lat: position.lat, zoom: 15.0 };
            out.push(Action::Map(MapChange::Camera(camera)));
        }
    }
}

/// The pages, as tabs; the one that is shown.
fn tabs(ui: &mut Ui, sheet: &Sheet<'_>) -> Page {
    let roles = &sheet.roles;
    let id = egui::Id::unique("fiche-page");
    let mut page = ui.data(|data| data.get_temp(id)).unwrap_or(Page::Summary);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Page::ALL {
            let name = text(tab.key());
            let chosen = tab == page;
            let (font, colour) = if chosen {
                (semibold(size::SECOND), roles.accent)
            } else {
                (regular(size::SECOND), roles.ink2)
            };
            let galley = ui.painter().layout_no_wrap(name.clone(), font, colour);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 30.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &name));
            ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colour);
            if chosen {
                ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(3.0, roles.accent));
            }
            if response.has_focus() {
                let focus = rect.expand2(vec2(5.0, -2.0));
                ui.painter().rect_stroke(focus, 5.0, Stroke::new(2.0, roles.accent), StrokeKind::Inside);
            }
            if response.clicked() {
                page = tab;
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(id, page));
    page
}

/// A secondary button with its icon.
fn button(ui: &mut Ui, sheet: &Sheet<'_>, name: &str) -> egui::Response {
    let roles = &sheet.roles;
    let galley = ui.painter().layout_no_wrap(name.to_owned(), semibold(size::SECOND), roles.ink);
    let size = vec2(galley.size().x + 52.0, crate::ui::theme::measure::BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let fill = if response.hovered() { roles.sunken } else { roles.card };
    let (width, edge) = if response.has_focus() { (2.0, roles.accent) } else { (1.0, roles.edge) };
    ui.painter().rect(rect, 8.0, fill, Stroke::new(width, edge), StrokeKind::Inside);
    paint::icon(ui.painter(), pos2(rect.left() + 22.0, rect.center().y), glyph::MAP, roles.ink);
    let at = pos2(rect.left() + 38.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, roles.ink);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::model::Population;
    use crate::ui::theme;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;
    use std::path::Path;

    fn fonts(ctx: &egui::Context) {
        let mut fonts = egui::FontDefinitions::default();
        let mut put = |name: &str, file: &str| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts").join(file);
            let data = egui::FontData::from_owned(std::fs::read(path).unwrap());
            fonts.font_data.insert(name.to_owned(), data.into());
        };
        put("regular", "SourceSans3-Regular.ttf");
        put("semibold", "SourceSans3-Semibold.ttf");
        put("bold", "SourceSans3-Bold.ttf");
        fonts.families.insert(egui::FontFamily::Proportional, vec!["regular".to_owned()]);
        for name in ["semibold", "bold"] {
            fonts.families.insert(egui::FontFamily::Name(name.into()), vec![name.to_owned()]);
        }
        ctx.set_fonts(fonts);
        egui_material_icons::initialize(ctx);
    }

    fn draw(row: usize, roles: theme::Roles, width: f32, height: f32, name: &str) {
        let (atlas, assessments) = sample::assessed();
        let mut out = Gestures::default();
        let mut harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_pixels_per_point(1.5)
            .wgpu()
            .with_context_setup(move |ctx| {
                fonts(ctx);
                theme::install(ctx, roles);
            })
            .build_ui(|ui| {
                ui.painter().rect_filled(ui.max_rect().expand(20.0), 0.0, roles.panel);
                let sheet = Sheet {
                    atlas: &atlas,
                    residence: &atlas.residences[row],
                    assessment: &assessments[row],
                    population: Population::All,
                    today: sample::TODAY,
                    roles,
                };
                show_sheet(ui, &sheet, &mut out);
            });
        harness.run();
        harness.render().unwrap().save(format!("/tmp/x/{name}.png")).unwrap();
    }

    #[test]
    fn pictures() {
        draw(sample::CEDRES, theme::LIGHT, 446.0, 980.0, "cedres");
        draw(sample::TILLEULS, theme::LIGHT, 446.0, 1300.0, "tilleuls");
        draw(sample::TILLEULS, theme::DARK, 446.0, 1300.0, "tilleuls_sombre");
        draw(sample::CEDRES, theme::DARK, 384.0, 980.0, "cedres_sombre_384");
        draw(sample::INCONNUE, theme::LIGHT, 446.0, 980.0, "inconnue");
    }
}
