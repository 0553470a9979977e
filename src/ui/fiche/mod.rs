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
use crate::model::{Figure, Population, Residence};
use crate::session::{Action, Camera, MapChange};
use crate::ui::theme::measure;
use crate::ui::theme::{Roles, regular, semibold, size};
use crate::ui::{Gestures, View, icons, widgets};
use egui::{Frame, Margin, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use sheet::{Form, Sheet, occupancy};

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
        form: form(residence, view.state.population, ui.available_width()),
    };
    show_sheet(ui, &sheet, out);
}

/// How wide the fiche of a row wants to be, in a window of that logical width.
pub fn width(view: &View<'_>, row: usize, window: f32) -> f32 {
    let (residence, _) = view.residence(row);
    let masked = !matches!(occupancy(residence, view.state.population), Figure::Published(_));
    match window {
        small if small < measure::SMALL_WINDOW => measure::FICHE_SMALL,
        wide if wide >= WIDE_WINDOW && masked => measure::FICHE_WIDE,
        _ => measure::FICHE,
    }
}

/// From this logical width of the window, the fiche of a masked résidence is read in two columns.
const WIDE_WINDOW: f32 = 1800.0;

fn form(residence: &Residence, population: Population, width: f32) -> Form {
    let masked = !matches!(occupancy(residence, population), Figure::Published(_));
    match width {
        small if small < 400.0 => Form::Small,
        wide if wide >= 600.0 && masked => Form::Wide,
        _ => Form::Usual,
    }
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
    let small = sheet.form == Form::Small;
    ui.spacing_mut().item_spacing = vec2(8.0, if small { 2.0 } else { 4.0 });
    let side: i8 = if small { 16 } else { 20 };
    let id = egui::Id::unique("fiche-page");
    let mut page = ui.data(|data| data.get_temp(id)).unwrap_or(Page::Summary);
    // The right margin belongs to what is inside, so that the scroll bar floats in it and both have one right edge.
    Frame::new().inner_margin(Margin { left: side, right: 0, top: 12, bottom: 0 }).show(ui, |ui| {
        Frame::new().inner_margin(Margin { right: side, ..Margin::ZERO }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            header::show(ui, sheet, &mut page, out);
            if sheet.form == Form::Usual {
                ui.add_space(6.0);
                tabs(ui, sheet, &mut page);
            } else {
                back(ui, &mut page);
                hairline(ui, &sheet.roles);
            }
        });
        ui.data_mut(|data| data.insert_temp(id, page));
        let scroll = &mut ui.spacing_mut().scroll;
        scroll.floating = true;
        scroll.floating_allocated_width = 0.0;
        scroll.fade.strength = 0.0;
        let area = ScrollArea::vertical().id_salt(("fiche", &sheet.residence.id)).auto_shrink(false);
        area.show(ui, |ui| {
            let (top, bottom) = if small { (4, 8) } else { (8, 12) };
            Frame::new().inner_margin(Margin { right: side, top, bottom, ..Margin::ZERO }).show(ui, |ui| {
                ui.set_width(ui.available_width());
                match page {
                    Page::Summary => summary(ui, sheet, out),
                    Page::Building => known::page(ui, sheet),
                    Page::Landlord => landlord::page(ui, sheet),
                    Page::Sources => sources::page(ui, sheet),
                }
                footer(ui, sheet);
            });
        });
    });
}

fn footer(ui: &mut Ui, sheet: &Sheet<'_>) {
    let small = sheet.form == Form::Small;
    ui.add_space(if small { 0.0 } else { 8.0 });
    let words = if small { sheet.short_footer() } else { sheet.footer() };
    let label = ui.label(RichText::new(words).font(regular(size::SMALL)).color(sheet.roles.ink3));
    if small {
        label.on_hover_text(sheet.footer());
    }
}

fn summary(ui: &mut Ui, sheet: &Sheet<'_>, out: &mut Gestures) {
    let roles = &sheet.roles;
    if sheet.form != Form::Wide {
        rents::show(ui, sheet);
        paint::rule(ui, roles);
    }
    if matches!(sheet.occupancy(), Figure::Published(_)) {
        findings::fragilities(ui, sheet);
        // The folds of the small fiche draw theirs.
        if sheet.form != Form::Small {
            paint::rule(ui, roles);
        }
        findings::context(ui, sheet);
    } else {
        known::blocks(ui, sheet);
        paint::rule(ui, roles);
        masked::show(ui, sheet);
        if sheet.form == Form::Small {
            ui.add_space(8.0);
        } else {
            paint::rule(ui, roles);
        }
        findings::states(ui, sheet);
    }
    ui.add_space(if sheet.form == Form::Small { 2.0 } else { 8.0 });
    landlord::opinions(ui, sheet);
    // The small fiche has it in its menu.
    if sheet.residence.position.is_some() && sheet.form != Form::Small {
        ui.add_space(6.0);
        if widgets::button::secondary(ui, icons::MAP, &text("fiche-voir-quartier")).clicked() {
            see_on_map(sheet, out);
        }
    }
}

fn see_on_map(sheet: &Sheet<'_>, out: &mut Gestures) {
    if let Some(position) = sheet.residence.position {
        let camera = Camera { lon: position.lon, lat: position.lat, zoom: 15.0 };
        out.push(Action::Map(MapChange::Camera(camera)));
    }
}

/// Where there are no tabs, the way back to the first page.
fn back(ui: &mut Ui, page: &mut Page) {
    if *page == Page::Summary {
        ui.add_space(8.0);
    } else if widgets::button::quiet(ui, icons::ARROW_BACK, &text(Page::Summary.key())).clicked() {
        *page = Page::Summary;
    }
}

fn hairline(ui: &Ui, roles: &Roles) {
    let under = ui.cursor().top() - ui.spacing().item_spacing.y;
    ui.painter().hline(ui.clip_rect().x_range(), under, Stroke::new(1.0, roles.hairline));
}

/// The pages, as tabs.
fn tabs(ui: &mut Ui, sheet: &Sheet<'_>, page: &mut Page) {
    let roles = &sheet.roles;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Page::ALL {
            let name = text(tab.key());
            let chosen = tab == *page;
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
                ui.painter().hline(rect.x_range(), rect.bottom() - 1.5, Stroke::new(3.0, roles.accent));
            }
            if response.has_focus() {
                widgets::focus_ring(ui, rect.shrink2(vec2(0.0, 4.0)), 4.0);
            }
            if response.clicked() {
                *page = tab;
            }
        }
    });
    hairline(ui, roles);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::model::{Opinion, OpinionStatus};
    use crate::ui::{fonts, theme};
    use egui_kittest::kittest::{NodeT, Queryable};
    use egui_kittest::{Harness, HarnessBuilder};

    struct Shown {
        atlas: crate::model::Atlas,
        assessments: Vec<crate::domain::Assessment>,
        row: usize,
        roles: Roles,
        out: Gestures,
    }

    /// What the harness keeps around the fiche.
    const MARGIN: f32 = 8.0;

    fn harness(
        row: usize,
        roles: Roles,
        width: f32,
        change: impl FnOnce(&mut crate::model::Atlas),
    ) -> Harness<'static, Shown> {
        let mut atlas = sample::atlas();
        change(&mut atlas);
        let assessments = sample::assess(&atlas);
        let builder: HarnessBuilder<Shown> = Harness::builder();
        let mut harness = builder
            .with_size(vec2(width + 2.0 * MARGIN, 1500.0))
            .with_pixels_per_point(1.5)
            .wgpu()
            .with_context_setup(move |ctx| {
                fonts::install(ctx);
                theme::install(ctx, roles);
            })
            .build_ui_state(
                |ui, shown: &mut Shown| {
                    ui.painter().rect_filled(ui.max_rect().expand(20.0), 0.0, shown.roles.panel);
                    let sheet = Sheet {
                        atlas: &shown.atlas,
                        residence: &shown.atlas.residences[shown.row],
                        assessment: &shown.assessments[shown.row],
                        population: Population::All,
                        today: sample::TODAY,
                        roles: shown.roles,
                        form: form(&shown.atlas.residences[shown.row], Population::All, ui.available_width()),
                    };
                    show_sheet(ui, &sheet, &mut shown.out);
                },
                Shown { atlas, assessments, row, roles, out: Gestures::default() },
            );
        harness.run();
        harness
    }

    /// Every text that a screen reader would say.
    fn said(harness: &Harness<'_, Shown>) -> String {
        let nodes = harness.root().children_recursive();
        let texts = nodes.filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn why_unfolds_the_sentence_the_rule_and_its_threshold() {
        let mut harness = harness(sample::CEDRES, theme::LIGHT, 446.0, |_| ());
        assert!(
            said(&harness).contains("53\u{A0}% des ménages répondants"),
            "the first reached rule is open"
        );
        assert!(!said(&harness).contains("des majeurs sont sans emploi"));
        harness.get_by_label_contains("Emploi\u{A0}: règle atteinte").click();
        harness.run();
        let text = said(&harness);
        assert!(
            text.contains("34\u{A0}% des majeurs sont sans emploi (métropole\u{A0}: 21,0\u{A0}%)."),
            "{text}"
        );
        assert!(text.contains("30 à 49 répondants"), "a small number of respondents is said as a class");
        assert!(text.contains("Règle PD-SSEMPL, v1"));
        harness.get_by_label_contains("Emploi\u{A0}: règle atteinte").click();
        harness.run();
        assert!(!said(&harness).contains("des majeurs sont sans emploi"));
    }

    #[test]
    fn a_family_of_several_rules_opens_on_the_one_reached_and_folds_the_others() {
        let mut harness = harness(sample::CEDRES, theme::LIGHT, 446.0, |atlas| {
            let mut other = atlas.rules[0].clone();
            other.code = "PA-APL".to_owned();
            other.indicator = Some("apl".to_owned());
            other.finding = "{v} reçoivent une aide.".to_owned();
            atlas.rules.insert(0, other);
        });
        let text = said(&harness);
        assert!(text.contains("Règle PA-RES40, v1"), "{text}");
        assert!(!text.contains("Règle PA-APL"), "{text}");
        assert!(
            text.contains("Emploi\u{A0}: règle atteinte, 34\u{A0}% (métropole\u{A0}: 21,0\u{A0}%)"),
            "{text}"
        );
        harness.get_by_label("et 1 autre règle").click();
        harness.run();
        assert!(said(&harness).contains("Règle PA-APL"));
    }

    #[test]
    fn pages_and_folds_of_the_small_fiche_are_reached() {
        let mut harness = harness(sample::CEDRES, theme::LIGHT, 384.0, |_| ());
        assert!(!said(&harness).contains("Règle PA-RES40"));
        harness.get_by_label_contains("2 points d’attention, ").click();
        harness.run();
        harness.get_by_label_contains("Ressources\u{A0}: règle atteinte").click();
        harness.run();
        assert!(said(&harness).contains("Règle PA-RES40, v1"));
        harness.get_by_label_contains("Avis du bailleur").click();
        harness.run();
        assert!(said(&harness).contains("Valable jusqu’au"));
        harness.get_by_label("Autres pages de la fiche").click();
        harness.run();
        harness.get_by_label("Sources").click();
        harness.run();
        assert!(said(&harness).contains("Barèmes et règles"));
        harness.get_by_label("Synthèse").click();
        harness.run();
        assert!(
            said(&harness).contains("Lecture statistique") && !said(&harness).contains("Barèmes et règles")
        );
    }

    #[test]
    fn the_masked_fiche_says_why_and_shows_no_value_of_the_residence() {
        let harness = harness(sample::TILLEULS, theme::LIGHT, 446.0, |_| ());
        let text = said(&harness);
        assert!(
            text.contains("Occupation couverte par le secret statistique (moins de 11 ménages)"),
            "{text}"
        );
        assert!(text.contains("ménages reconnaissables"));
        // The quartier and the métropole are named as such; the résidence says « secret ».
        assert!(
            text.contains("du plafond PLUS\u{A0}: secret, quartier 31,7\u{A0}%, métropole 36,8\u{A0}%"),
            "{text}"
        );
        assert!(
            text.contains(
                "À Clos-Bellevue, 31,7\u{A0}% des ménages répondants ont des ressources inférieures à \
                 40\u{A0}% du plafond PLUS (métropole\u{A0}: 36,8\u{A0}%, −5,1\u{A0}points)"
            ) || text.contains(
                "À Clos-Bellevue, 31,7\u{A0}% des ménages répondants ont des ressources inférieures à \
                 40\u{A0}% du plafond PLUS (métropole\u{A0}: 36,8\u{A0}%, −5,1 points)"
            ),
            "{text}"
        );
        assert!(text.contains("Ces valeurs décrivent le quartier, pas la résidence."));
        for zero in ["\u{A0}0\u{A0}%", " 0\u{A0}%", "répondants, taux"] {
            assert!(!text.contains(zero), "« {zero} » in {text}");
        }
    }

    #[test]
    fn what_was_never_supplied_is_neither_masked_nor_zero() {
        let harness = harness(sample::INCONNUE, theme::LIGHT, 446.0, |_| ());
        let text = said(&harness);
        assert!(
            text.contains("Loyers non communiqués") && text.contains("Occupation non communiquée"),
            "{text}"
        );
        assert!(!text.contains("secret"), "{text}");
    }

    #[test]
    fn the_two_neutral_lines_open_the_fiche() {
        let text = said(&harness(sample::CEDRES, theme::LIGHT, 446.0, |_| ()));
        assert!(text.contains("Loyer moyen sous le plafond\u{A0}: T2 (couple), T3, T4"), "{text}");
        assert!(text.contains("2 points d’attention\u{A0}: ressources, emploi"), "{text}");
        assert!(text.contains(
            "T3, 1 pers. à charge\u{A0}: 0,94 du plafond APL, sous le plafond, loyer moyen 338\u{A0}€"
        ));
        assert!(text.contains("T1, personne seule\u{A0}: secret moins de 3 loyers connus"), "{text}");
    }

    #[test]
    fn a_name_without_end_leaves_room_for_the_rest() {
        let mut long = harness(sample::CEDRES, theme::LIGHT, 446.0, |atlas| {
            atlas.residences[sample::CEDRES].name = "Résidence des Grands Cèdres ".repeat(12);
        });
        let usual = harness(sample::CEDRES, theme::LIGHT, 446.0, |_| ());
        long.run();
        let top = |harness: &Harness<'_, Shown>| harness.get_by_label("Loyers").rect().top();
        assert!(top(&long) - top(&usual) < 60.0, "one more row, not ten");
    }

    #[test]
    fn the_fiche_takes_no_more_than_its_place() {
        for width in [446.0, 384.0, 700.0] {
            let harness = harness(sample::TILLEULS, theme::LIGHT, width, |_| ());
            let within = |node: egui_kittest::Node<'_>| {
                node.rect().right() <= width + MARGIN && node.rect().left() >= MARGIN
            };
            let nodes = harness.root().children_recursive();
            let texts = nodes.filter(|node| node.accesskit_node().label().is_some());
            for node in texts {
                let label = node.accesskit_node().label();
                assert!(within(node), "{width}: {label:?}");
            }
        }
    }

    #[test]
    fn the_small_fiche_of_a_projected_laptop_is_read_on_one_screen() {
        let harness = harness(sample::CEDRES, theme::LIGHT, 384.0, |_| ());
        let footer = harness.get_by_label_contains("Lecture statistique").rect();
        // 768 less the bar and the foot.
        assert!(
            footer.bottom() - MARGIN <= 768.0 - measure::TOP_BAR_SMALL - measure::STATUS_BAR,
            "{}",
            footer.bottom()
        );
        let text = said(&harness);
        assert!(text.contains("charges\u{A0}: 92\u{A0}€/mois en plus"), "{text}");
        assert!(text.contains("2 points d’attention, ressources, emploi"), "{text}");
        assert!(text.contains("Avis du bailleur"), "{text}");
    }

    #[test]
    fn the_wide_fiche_is_read_without_scrolling() {
        let harness = harness(sample::TILLEULS, theme::LIGHT, 700.0, |_| ());
        let footer = harness.get_by_label_contains("Lecture statistique").rect();
        assert!(
            footer.bottom() - MARGIN <= 1080.0 - measure::TOP_BAR - measure::STATUS_BAR,
            "{}",
            footer.bottom()
        );
    }

    #[test]
    fn closing_gives_up_the_selection() {
        let mut harness = harness(sample::CEDRES, theme::LIGHT, 446.0, |_| ());
        harness.get_by_label("Fermer la fiche").click();
        harness.run();
        assert_eq!(harness.state().out.actions(), [&Action::Select(None)]);
    }

    #[test]
    fn a_draft_or_expired_opinion_is_never_shown() {
        let with = |change: fn(&mut Opinion)| {
            let harness = harness(sample::CEDRES, theme::LIGHT, 446.0, |atlas| {
                change(&mut atlas.residences[sample::CEDRES].opinions[0]);
            });
            said(&harness)
        };
        assert!(with(|_| ()).contains("Vigilance\u{A0}: travaux programmés."));
        assert!(!with(|opinion| opinion.status = OpinionStatus::Draft).contains("Vigilance"));
        assert!(!with(|opinion| opinion.expires = opinion.given).contains("Vigilance"));
    }

    #[test]
    fn every_page_of_every_state_draws_in_every_theme_and_width() {
        // With ATLAS_IMAGES=folder, the pictures are written there, to be looked at.
        let folder = std::env::var_os("ATLAS_IMAGES").map(std::path::PathBuf::from);
        let themes = [
            ("clair", theme::LIGHT),
            ("sombre", theme::DARK),
            ("contraste", theme::CONTRAST_LIGHT),
            ("contraste_sombre", theme::CONTRAST_DARK),
        ];
        for (row, name) in
            [(sample::CEDRES, "cedres"), (sample::TILLEULS, "tilleuls"), (sample::INCONNUE, "bief")]
        {
            for (theme, roles) in themes {
                for width in [446.0, 384.0, 700.0] {
                    let mut harness = harness(row, roles, width, |_| ());
                    for page in Page::ALL {
                        let menu = harness.query_by_label("Autres pages de la fiche");
                        if let Some(menu) = menu {
                            menu.click();
                            harness.run();
                        }
                        harness.get_all_by_label(&text(page.key())).last().unwrap().click();
                        harness.run();
                        if let Some(folder) = &folder {
                            let file = format!("{name}_{theme}_{width}_{page:?}.png");
                            harness.render().unwrap().save(folder.join(file)).unwrap();
                        }
                    }
                }
            }
        }
    }
}
