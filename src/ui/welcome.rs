//! First start: open a file, try the demonstration, recent files; beside them, the demonstration as it opens.

use crate::messages;
use crate::model::Date;
use crate::session::{Action, Effect, State};
use crate::tiles::Basemap;
use crate::ui::chrome::Chrome;
use crate::ui::map::MapPanel;
use crate::ui::theme::{self, Roles, Triple, size};
use crate::ui::widgets::button;
use crate::ui::{Gestures, View, icons, status, topbar};
use egui::{Align2, Frame, Margin, Rect, RichText, Role, Sense, Stroke, UiBuilder, WidgetInfo, pos2, vec2};
use std::path::PathBuf;

pub struct WelcomeView<'a> {
    pub state: &'a State,
    pub recents: &'a [RecentView],
    pub today: Date,
    /// The demonstration is being prepared.
    pub preparing: bool,
    /// The demonstration, once it is ready to be shown.
    pub preview: Option<View<'a>>,
}

/// A file opened before.
pub struct RecentView {
    pub path: PathBuf,
    pub title: String,
    pub produced_on: Option<Date>,
    pub expires_on: Option<Date>,
    pub protected: bool,
}

/// Days before the end of a file's life at which it is said.
const SOON: i32 = 30;
/// Under this width, the map gives its place up.
const NARROW: f32 = 1000.0;
/// The promise and the line below it.
const FOOT: f32 = 168.0;

pub fn show(
    ui: &mut egui::Ui,
    view: &WelcomeView<'_>,
    map: &mut MapPanel,
    basemap: Option<&mut Basemap>,
    chrome: &mut Chrome,
    out: &mut Gestures,
) {
    let roles = Roles::of(ui.ctx());
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, roles.panel);
    let split = if whole.width() < NARROW { 1.0 } else { 0.479 };
    let (left, right) = whole.split_left_right_at_fraction(split);
    let margin = (left.width() * 0.105).clamp(24.0, 96.0);
    let column = left.shrink2(vec2(margin, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_width(column.width());
            content(ui, view, column.height(), chrome, out);
        });
    });
    if right.width() > 1.0 {
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| preview(ui, view, map, basemap));
        ui.painter().vline(right.left(), right.y_range(), Stroke::new(1.0, roles.hairline));
    }
}

fn content(ui: &mut egui::Ui, view: &WelcomeView<'_>, height: f32, chrome: &mut Chrome, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let roomy = height > 900.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(if roomy { 64.0 } else { 28.0 });
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(52.0, 52.0), Sense::hover());
        topbar::mark(ui.painter(), rect, &roles);
        ui.add_space(14.0);
        ui.label(RichText::new(messages::text("barre-titre")).font(theme::bold(28.0)).color(roles.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button::icon(ui, icons::HELP, &messages::text("barre-aide")).clicked() {
                chrome.help = true;
            }
            topbar::display_menu(ui, view.state, out);
        });
    });
    ui.add_space(if roomy { 54.0 } else { 22.0 });
    let title = if roomy { size::WELCOME } else { 34.0 };
    let text = RichText::new(messages::text("accueil-titre")).font(theme::bold(title)).color(roles.ink);
    ui.add(egui::Label::new(text.line_height(Some(title * 1.13))).wrap());
    ui.add_space(12.0);
    let text = RichText::new(messages::text("accueil-sous-titre"));
    ui.add(egui::Label::new(text.font(theme::regular(18.0)).color(roles.ink2)).wrap());
    ui.add_space(if roomy { 34.0 } else { 20.0 });
    doors(ui, view, out);
    ui.add_space(if roomy { 36.0 } else { 20.0 });
    recents(ui, view, out);
    // The promise stands at the foot of the screen, wherever the list ends.
    let used = ui.min_rect().height();
    ui.add_space((height - used - FOOT).max(24.0));
    promise(ui, &roles);
    ui.add_space(16.0);
    foot(ui, &roles, chrome);
    ui.add_space(24.0);
}

/// The two ways in.
fn doors(ui: &mut egui::Ui, view: &WelcomeView<'_>, out: &mut Gestures) {
    let width = (ui.available_width() - 16.0) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let open = Door {
            icon: icons::FOLDER_OPEN,
            title: "accueil-ouvrir",
            text: "accueil-ouvrir-aide",
            main: true,
        };
        if door(ui, &open, width).clicked() {
            out.push(Action::Do(Effect::AskFile));
        }
        let text = if view.preparing { "accueil-demo-preparation" } else { "accueil-demo-aide" };
        let demo = Door { icon: icons::EXPLORE, title: "accueil-demo", text, main: false };
        if door(ui, &demo, width).clicked() && !view.preparing {
            out.push(Action::Do(Effect::OpenDemonstration));
        }
    });
}

struct Door {
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    /// Filled with the accent.
    main: bool,
}

fn door(ui: &mut egui::Ui, door: &Door, width: f32) -> egui::Response {
    let roles = Roles::of(ui.ctx());
    let (ink, second, fill, edge) = if door.main {
        (roles.on_accent, roles.on_accent, roles.accent, roles.accent)
    } else {
        (roles.ink, roles.ink2, roles.card, roles.edge)
    };
    let title = messages::text(door.title);
    let painter = ui.painter();
    // A narrow window keeps the words and gives up the size.
    let narrow = width < 290.0;
    let name = painter.layout_no_wrap(title.clone(), theme::bold(if narrow { 16.0 } else { 20.0 }), ink);
    let text = painter.layout(messages::text(door.text), theme::regular(size::BODY), second, width - 44.0);
    let height = (text.size().y + 72.0).max(114.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title.clone()));
    let painter = ui.painter();
    let fill = if response.hovered() && !door.main { roles.accent_soft } else { fill };
    painter.rect(rect, 12.0, fill, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let icon = if door.main { ink } else { roles.accent };
    painter.text(rect.min + vec2(22.0, 32.0), Align2::LEFT_CENTER, door.icon, icons::font(24.0), icon);
    painter.galley(pos2(rect.left() + 58.0, rect.top() + 32.0 - name.size().y / 2.0), name, ink);
    painter.galley(rect.min + vec2(22.0, 54.0), text, second);
    if door.main && !narrow {
        button::keycap_on(ui, pos2(rect.right() - 20.0, rect.top() + 32.0), "Ctrl O", ink);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(4.0),
            15.0,
            Stroke::new(2.0, roles.accent),
            egui::StrokeKind::Inside,
        );
    }
    response
}

fn recents(ui: &mut egui::Ui, view: &WelcomeView<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    ui.horizontal(|ui| {
        let title = RichText::new(messages::text("accueil-recents")).font(theme::semibold(17.0));
        ui.label(title.color(roles.ink));
        if !view.recents.is_empty() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text =
                    RichText::new(messages::text("accueil-effacer")).font(theme::semibold(size::SECOND));
                if ui.add(egui::Button::new(text.color(roles.accent)).frame(false)).clicked() {
                    out.push(Action::Do(Effect::ForgetRecents));
                }
            });
        }
    });
    ui.add_space(8.0);
    rule(ui, &roles);
    if view.recents.is_empty() {
        ui.add_space(14.0);
        let text = RichText::new(messages::text("accueil-recents-vide")).font(theme::regular(size::BODY));
        ui.label(text.color(roles.ink2));
        return;
    }
    for recent in view.recents.iter().take(3) {
        if recent_line(ui, recent, view.today).clicked() {
            out.push(Action::Do(Effect::Open(recent.path.clone())));
        }
        rule(ui, &roles);
    }
}

/// How a file stands on a day.
enum Life {
    Valid,
    Soon(i32),
    Expired,
}

fn life(expires: Option<Date>, today: Date) -> Life {
    let Some(end) = expires else { return Life::Valid };
    let days = (end - today).get_days();
    match days {
        days if days < 0 => Life::Expired,
        days if days <= SOON => Life::Soon(days),
        _ => Life::Valid,
    }
}

fn recent_line(ui: &mut egui::Ui, recent: &RecentView, today: Date) -> egui::Response {
    let roles = Roles::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, recent.title.clone()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), 8.0, roles.accent_soft);
    }
    let middle = rect.center().y;
    let square = Rect::from_center_size(pos2(rect.left() + 22.0, middle), vec2(36.0, 36.0));
    let painter = ui.painter();
    painter.rect_filled(square, 8.0, roles.sunken);
    let icon = if recent.protected { icons::LOCK } else { icons::DESCRIPTION };
    painter.text(square.center(), Align2::CENTER_CENTER, icon, icons::font(20.0), roles.ink2);
    let life = life(recent.expires_on, today);
    let text = |text: String, font, colour| painter.layout_no_wrap(text, font, colour);
    let title = text(recent.title.clone(), theme::semibold(16.0), roles.ink);
    let detail = text(recent_detail(recent, &life), theme::regular(size::SECOND), roles.ink2);
    painter.galley(pos2(rect.left() + 52.0, middle - title.size().y), title, roles.ink);
    painter.galley(pos2(rect.left() + 52.0, middle + 2.0), detail, roles.ink2);
    let (icon, key, colours) = match life {
        Life::Valid => (icons::CHECK, "accueil-etat-valide", roles.success),
        Life::Soon(_) => (icons::SCHEDULE, "accueil-etat-bientot", roles.notice),
        Life::Expired => {
            let plain = Triple { text: roles.ink2, fill: roles.sunken, edge: roles.hairline };
            (icons::EVENT_BUSY, "accueil-etat-expire", plain)
        }
    };
    badge(ui, pos2(rect.right() - 40.0, middle), icon, &messages::text(key), colours);
    ui.painter().text(
        pos2(rect.right() - 18.0, middle),
        Align2::CENTER_CENTER,
        icons::CHEVRON_RIGHT,
        icons::font(20.0),
        roles.ink,
    );
    response
}

fn recent_detail(recent: &RecentView, life: &Life) -> String {
    let mut parts = Vec::new();
    if let Some(day) = recent.produced_on {
        parts.push(messages::text_with("accueil-produit", &[("date", messages::date(day).into())]));
    }
    if recent.protected {
        parts.push(messages::text("accueil-protege"));
    }
    if let Some(day) = recent.expires_on {
        let date = messages::date(day).into();
        parts.push(match life {
            Life::Valid => messages::text_with("accueil-expire", &[("date", date)]),
            Life::Soon(days) => messages::text_with(
                "accueil-expire-dans",
                &[("jours", u64::from(days.unsigned_abs()).into()), ("date", date)],
            ),
            Life::Expired => messages::text_with("accueil-expire-passe", &[("date", date)]),
        });
    }
    parts.join(" · ")
}

/// A badge whose right edge is at a point.
fn badge(ui: &egui::Ui, right_middle: egui::Pos2, icon: &str, text: &str, colours: Triple) {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), theme::semibold(size::SECOND), colours.text);
    let width = galley.size().x + 40.0;
    let rect = Rect::from_min_size(pos2(right_middle.x - width, right_middle.y - 12.0), vec2(width, 24.0));
    painter.rect(rect, 5.0, colours.fill, Stroke::new(1.0, colours.edge), egui::StrokeKind::Inside);
    painter.text(
        rect.left_center() + vec2(8.0, 0.0),
        Align2::LEFT_CENTER,
        icon,
        icons::font(16.0),
        colours.text,
    );
    painter.galley(pos2(rect.left() + 30.0, rect.center().y - galley.size().y / 2.0), galley, colours.text);
}

fn promise(ui: &mut egui::Ui, roles: &Roles) {
    Frame::new()
        .fill(roles.success.fill)
        .stroke(Stroke::new(1.0, roles.success.edge))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(20, 14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(
                    RichText::new(icons::VERIFIED_USER).font(icons::filled(24.0)).color(roles.success.text),
                );
                ui.add_space(10.0);
                ui.vertical(|ui| {
                    let text = RichText::new(messages::text("accueil-promesse")).font(theme::bold(17.0));
                    ui.label(text.color(roles.ink));
                    let text = RichText::new(messages::text("accueil-promesse-aide"));
                    ui.label(text.font(theme::regular(size::BODY)).color(roles.ink2));
                });
            });
        });
}

fn foot(ui: &mut egui::Ui, roles: &Roles, chrome: &mut Chrome) {
    ui.horizontal(|ui| {
        let guide = RichText::new(messages::text("accueil-guide")).font(theme::semibold(size::SECOND));
        if ui.add(egui::Button::new(guide.color(roles.accent)).frame(false)).clicked() {
            chrome.help = true;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let version =
                messages::text_with("accueil-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
            ui.label(RichText::new(version).font(theme::regular(size::SECOND)).color(roles.ink2));
        });
    });
}

fn rule(ui: &mut egui::Ui, roles: &Roles) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, roles.hairline));
}

/// The demonstration on its map; nothing in it can be changed from here.
fn preview(ui: &mut egui::Ui, view: &WelcomeView<'_>, map: &mut MapPanel, basemap: Option<&mut Basemap>) {
    let roles = Roles::of(ui.ctx());
    let rect = ui.max_rect();
    ui.set_clip_rect(rect);
    ui.painter().rect_filled(rect, 0.0, roles.ground);
    let Some(preview) = &view.preview else { return };
    map.show_bare(ui, preview, basemap);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(24.0)), status::fictitious_mark);
    let card =
        Rect::from_min_max(rect.left_bottom() + vec2(24.0, -180.0), rect.left_bottom() + vec2(496.0, -56.0));
    ui.scope_builder(
        UiBuilder::new().max_rect(card).layout(egui::Layout::bottom_up(egui::Align::Min)),
        |ui| {
            Frame::new()
                .fill(roles.card)
                .corner_radius(12)
                .shadow(theme::floating_shadow(&roles))
                .inner_margin(Margin::symmetric(18, 14))
                .show(ui, |ui| {
                    ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                        ui.set_width(436.0_f32.min(rect.width() - 90.0));
                        let text = RichText::new(messages::text("accueil-carte-titre"))
                            .font(theme::bold(size::BODY));
                        ui.label(text.color(roles.ink));
                        let text = RichText::new(messages::text("accueil-carte-aide"))
                            .font(theme::regular(size::BODY));
                        ui.add(egui::Label::new(text.color(roles.ink2)).wrap());
                    });
                });
        },
    );
}
