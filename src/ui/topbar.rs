//! The top bar: vintage, population, search, undo and redo, display, base map, curtain, help.

use crate::messages;
use crate::model::{Population, Vintage};
use crate::session::{Action, Effect, State, Theme, ViewChange};
use crate::ui::chrome::Chrome;
use crate::ui::shell::Surroundings;
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::{button, segmented};
use crate::ui::{Gestures, View, icons, search};
use egui::{
    Align, Align2, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, UiBuilder, WidgetInfo, pos2, vec2,
};

pub fn show(
    ui: &mut egui::Ui,
    view: &View<'_>,
    surroundings: &Surroundings<'_>,
    chrome: &mut Chrome,
    out: &mut Gestures,
) {
    let small = ui.max_rect().width() < measure::SMALL_WINDOW;
    let bar = ui.max_rect();
    ui.spacing_mut().item_spacing.x = if small { 10.0 } else { 12.0 };
    let left = ui
        .scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Center)), |ui| {
            brand(ui, out);
            separator(ui);
            vintage(ui, view);
            population(ui, view, out);
            ui.min_rect().right()
        })
        .inner;
    let right = ui
        .scope_builder(UiBuilder::new().max_rect(bar).layout(Layout::right_to_left(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if button::icon(ui, icons::HELP, &messages::text("barre-aide")).clicked() {
                chrome.help = !chrome.help;
            }
            display_menu(ui, view.state, out);
            basemap_menu(ui, view, surroundings, out);
            let curtain = if small {
                button::icon(ui, icons::CURTAINS_CLOSED, &messages::text("barre-rideau"))
            } else {
                button::quiet(ui, icons::CURTAINS_CLOSED, &messages::text("barre-rideau"))
            };
            if curtain.on_hover_text(messages::text("commande-rideau")).clicked() {
                out.push(Action::View(ViewChange::Curtain(true)));
            }
            separator(ui);
            ui.add_enabled_ui(view.can_redo, |ui| {
                if button::icon(ui, icons::REDO, &messages::text("barre-retablir")).clicked() {
                    out.push(Action::Redo);
                }
            });
            ui.add_enabled_ui(view.can_undo, |ui| {
                if button::icon(ui, icons::UNDO, &messages::text("barre-annuler")).clicked() {
                    out.push(Action::Undo);
                }
            });
            ui.min_rect().left()
        })
        .inner;
    search_field(ui, bar, left, right, chrome);
}

/// The mark of the product: large, small and hollow circles on the accent.
pub fn mark(painter: &egui::Painter, rect: Rect, roles: &Roles) {
    let side = rect.width();
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * (side / 64.0);
    painter.rect_filled(rect, side * 0.22, roles.accent);
    painter.circle_filled(at(24.0, 37.0), side * 14.0 / 64.0, roles.on_accent);
    painter.circle_stroke(at(44.0, 18.0), side * 7.5 / 64.0, Stroke::new(side * 4.5 / 64.0, roles.on_accent));
    painter.circle_filled(at(48.0, 44.0), side * 4.5 / 64.0, roles.on_accent.gamma_multiply(0.7));
}

/// Under this width, words shorten so that the search keeps its place.
const TIGHT: f32 = 1200.0;

/// The mark and the name; a click goes back to the first screen.
fn brand(ui: &mut egui::Ui, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let name =
        if ui.ctx().content_rect().width() < TIGHT { String::new() } else { messages::text("barre-titre") };
    let galley = ui.painter().layout_no_wrap(name, theme::bold(size::PANEL_TITLE + 1.0), roles.ink);
    let (rect, response) = ui.allocate_exact_size(vec2(30.0 + 10.0 + galley.size().x, 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, messages::text("barre-fermer")));
    let square = Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(30.0, 30.0));
    mark(ui.painter(), square, &roles);
    ui.painter().galley(pos2(rect.left() + 40.0, rect.center().y - galley.size().y / 2.0), galley, roles.ink);
    if response.on_hover_text(messages::text("barre-fermer")).clicked() {
        out.push(Action::Do(Effect::Close));
    }
}

fn separator(ui: &mut egui::Ui) {
    let roles = Roles::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 24.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, roles.hairline));
}

/// The vintage on screen, said in full on hover.
fn vintage(ui: &mut egui::Ui, view: &View<'_>) {
    let roles = Roles::of(ui.ctx());
    let meta = &view.atlas.meta;
    let (key, vintage) = match (meta.vintage_ops, meta.vintage_parc.or(meta.vintage_rents)) {
        (Some(vintage), _) => ("barre-millesime", vintage),
        (None, Some(vintage)) => ("barre-millesime-parc", vintage),
        (None, None) => return,
    };
    let label = messages::text_with(key, &[("annee", year(vintage))]);
    let tooltip = messages::text_with("barre-millesime-infobulle", &[("annee", year(vintage))]);
    let galley = ui.painter().layout_no_wrap(label.clone(), theme::semibold(size::BODY), roles.ink);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + 24.0, measure::BUTTON), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, roles.ink);
    response.on_hover_text(tooltip);
}

/// Years are never separated: as text, not as a count.
fn year(vintage: Vintage) -> crate::model::Arg {
    vintage.year().to_string().into()
}

fn population(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    if view.atlas.meta.vintage_ops.is_none() {
        return; // No occupancy at all: nothing to switch.
    }
    let tight = ui.ctx().content_rect().width() < TIGHT;
    let recent = if tight { "barre-recents-court" } else { "barre-recents" };
    let labels = [messages::text("barre-ensemble"), messages::text(recent)];
    let current = usize::from(view.state.population == Population::RecentMovers);
    if let Some(chosen) = segmented::show(ui, &messages::text("barre-population"), &labels, current) {
        let population = if chosen == 1 { Population::RecentMovers } else { Population::All };
        out.push(Action::View(ViewChange::Population(population)));
    }
}

fn search_field(ui: &mut egui::Ui, bar: Rect, left: f32, right: f32, chrome: &mut Chrome) {
    let roles = Roles::of(ui.ctx());
    let small = bar.width() < measure::SMALL_WINDOW;
    let (mut from, mut to) = (left + 16.0, right - 16.0);
    if to - from < 140.0 {
        // Large text on a small screen: the field lies over the bar while it is in use.
        if !chrome.search.open {
            return;
        }
        (from, to) = (bar.left(), bar.right());
        ui.painter().rect_filled(bar, 0.0, roles.panel);
    }
    let width = (to - from).min(if small { 300.0 } else { 460.0 });
    // In the middle of the bar when the two sides leave it free.
    let center = bar.center().x.clamp(from + width / 2.0, to - width / 2.0);
    let rect = Rect::from_center_size(pos2(center, bar.center().y), vec2(width, measure::BUTTON));
    ui.ctx().data_mut(|data| data.insert_temp(search::field_id(), rect));
    let hint_key = if small { "barre-chercher-court" } else { "barre-chercher" };
    let hint =
        egui::RichText::new(messages::text(hint_key)).font(theme::regular(size::BODY)).color(roles.ink3);
    let inner = rect.shrink2(vec2(0.0, 1.0));
    ui.painter().rect(rect, 8.0, roles.card, Stroke::new(1.0, roles.edge), egui::StrokeKind::Inside);
    ui.painter().text(
        pos2(rect.left() + 14.0, rect.center().y),
        Align2::LEFT_CENTER,
        icons::SEARCH,
        icons::font(20.0),
        roles.ink2,
    );
    let key = button::keycap_width(ui, KEY);
    let field = Rect::from_min_max(
        pos2(inner.left() + 42.0, inner.top()),
        pos2(inner.right() - key - 16.0, inner.bottom()),
    );
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(field).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.add(
                egui::TextEdit::singleline(&mut chrome.search.text)
                    .id(egui::Id::unique("recherche"))
                    .font(theme::regular(size::BODY))
                    .frame(egui::Frame::NONE)
                    .align(Align2::LEFT_CENTER)
                    .min_size(field.size())
                    .hint_text(hint)
                    .desired_width(field.width()),
            )
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, messages::text("commande-chercher")));
    if std::mem::take(&mut chrome.search.focus) {
        response.request_focus();
    }
    if response.has_focus() {
        chrome.search.open = true;
        ui.painter().rect_stroke(
            rect.expand(3.0),
            11.0,
            Stroke::new(2.0, roles.accent),
            egui::StrokeKind::Inside,
        );
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            chrome.step_back();
            response.surrender_focus();
        }
    }
    if response.changed() {
        chrome.search.cursor = 0;
    }
    button::keycap(ui, pos2(rect.right() - 8.0, rect.center().y), KEY);
}

/// As printed on the keyboard.
const KEY: &str = "Ctrl K";

/// Theme and size of the text.
pub(in crate::ui) fn display_menu(ui: &mut egui::Ui, state: &State, out: &mut Gestures) {
    let response = button::icon(ui, icons::CONTRAST, &messages::text("barre-theme"));
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(240.0);
        caption(ui, "affichage-theme");
        for (theme, key) in THEMES {
            let text = egui::RichText::new(messages::text(key)).font(theme::regular(size::BODY));
            if ui.radio(state.theme == theme, text).clicked() {
                out.push(Action::View(ViewChange::Theme(theme)));
            }
        }
        ui.separator();
        caption(ui, "affichage-texte");
        ui.horizontal(|ui| {
            if button::icon(ui, icons::REMOVE, &messages::text("affichage-texte-moins")).clicked() {
                out.push(Action::View(ViewChange::TextScale(state.text_scale - 0.1)));
            }
            let percent = u64::from((state.text_scale * 100.0).round() as u32);
            let shown = messages::text_with("affichage-texte-valeur", &[("pourcent", percent.into())]);
            ui.label(egui::RichText::new(shown).font(theme::semibold(size::BODY)));
            if button::icon(ui, icons::ADD, &messages::text("affichage-texte-plus")).clicked() {
                out.push(Action::View(ViewChange::TextScale(state.text_scale + 0.1)));
            }
        });
    });
}

const THEMES: [(Theme, &str); 4] = [
    (Theme::Light, "affichage-clair"),
    (Theme::Dark, "affichage-sombre"),
    (Theme::Contrast, "affichage-contraste"),
    (Theme::ContrastDark, "affichage-contraste-sombre"),
];

fn basemap_menu(ui: &mut egui::Ui, view: &View<'_>, surroundings: &Surroundings<'_>, out: &mut Gestures) {
    let response = button::icon(ui, icons::LAYERS, &messages::text("barre-fond"));
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(320.0);
        if ui.button(messages::text("fond-menu-choisir")).clicked() {
            out.push(Action::Do(Effect::AskBasemap));
        }
        if ui
            .add_enabled(surroundings.has_basemap, egui::Button::new(messages::text("fond-menu-aucun")))
            .clicked()
        {
            out.push(Action::Do(Effect::NoBasemap));
        }
        ui.separator();
        let confidential = view.atlas.meta.confidential();
        let mut online = surroundings.network == crate::ui::Network::Online;
        ui.add_enabled_ui(!confidential, |ui| {
            if ui.checkbox(&mut online, messages::text("fond-menu-en-ligne")).changed() {
                out.push(Action::Do(Effect::Online(online)));
            }
        });
        let key = if confidential { "fond-menu-en-ligne-confidentiel" } else { "fond-menu-en-ligne-aide" };
        let roles = Roles::of(ui.ctx());
        let text =
            egui::RichText::new(messages::text(key)).font(theme::regular(size::SMALL)).color(roles.ink2);
        ui.add(egui::Label::new(text).wrap());
    });
}

fn caption(ui: &mut egui::Ui, key: &str) {
    let roles = Roles::of(ui.ctx());
    ui.label(egui::RichText::new(messages::text(key)).font(theme::bold(size::SMALL)).color(roles.ink2));
}
