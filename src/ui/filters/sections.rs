//! Which controls stand in which section, in the order of the pictures. A new row of the dictionary appears by itself.

use crate::messages;
use crate::model::{Field, FieldGroup, FieldId, FieldKind, Population, Typology, Unit, Universe};
use crate::ui::filters::{choices, ranges};
use crate::ui::theme::{self, Roles, size};
use crate::ui::widgets::segmented;
use crate::ui::{Gestures, View, icons};
use egui::{Align, Id, Layout, RichText};

/// One section: its icon, its title, a note on its right, its body.
pub struct Section {
    pub icon: &'static str,
    pub title: &'static str,
    /// From the widest to the shortest: the first that fits is shown.
    notes: fn(&View<'_>) -> Vec<String>,
    body: fn(&mut egui::Ui, &View<'_>, &mut Gestures),
}

pub const SECTIONS: &[Section] = &[
    Section { icon: icons::EURO, title: "panneau-loyers", notes: rents_notes, body: rents },
    Section {
        icon: icons::DIVERSITY_3,
        title: "panneau-occupation",
        notes: occupancy_notes,
        body: occupancy,
    },
    Section { icon: icons::WARNING, title: "panneau-points", notes: no_notes, body: attention },
    Section { icon: icons::FLAG, title: "panneau-situations", notes: all_notes, body: situations },
    Section { icon: icons::APARTMENT, title: "panneau-bailleur", notes: no_notes, body: landlords },
    Section { icon: icons::HOME_WORK, title: "panneau-bati", notes: no_notes, body: building },
    Section { icon: icons::LOCATION_ON, title: "panneau-lieux", notes: no_notes, body: places },
];

pub fn show(ui: &mut egui::Ui, section: &Section, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let narrow = ranges::is_narrow(ui.available_width());
    if narrow {
        ui.spacing_mut().item_spacing.y = 3.0;
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(section.icon).font(icons::font(18.0)).color(roles.ink2));
        let title = RichText::new(messages::text(section.title)).font(theme::bold(size::SECOND));
        ui.label(title.color(roles.ink));
        let (font, room) = (theme::regular(size::SMALL), ui.available_width());
        let width =
            |note: &String| ui.painter().layout_no_wrap(note.clone(), font.clone(), roles.ink2).size().x;
        let mut notes = (section.notes)(view);
        let fits = notes.iter().position(|note| width(note) <= room);
        let last = notes.len().checked_sub(1);
        if let Some(shown) = fits.or(last).map(|position| notes.swap_remove(position)) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let note = RichText::new(shown).font(font).color(roles.ink2);
                ui.add(egui::Label::new(note).truncate());
            });
        }
    });
    (section.body)(ui, view, out);
}

fn no_notes(_: &View<'_>) -> Vec<String> {
    Vec::new()
}

fn all_notes(_: &View<'_>) -> Vec<String> {
    vec![messages::text("panneau-situations-note")]
}

fn rents_notes(view: &View<'_>) -> Vec<String> {
    let Some(vintage) = view.atlas.meta.vintage_rents else { return Vec::new() };
    let date = messages::month_year(vintage.first_day());
    vec![
        messages::text_with("panneau-loyers-note", &[("date", date.into())]),
        messages::text("panneau-loyers-note-courte"),
    ]
}

fn occupancy_notes(view: &View<'_>) -> Vec<String> {
    vec![messages::text(match view.state.population {
        Population::All => "panneau-occupation-note",
        Population::RecentMovers => "panneau-occupation-note-recents",
    })]
}

/// Rent and ratio of one typologie at a time, then the whole résidence.
fn rents(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let memory = Id::unique("filtres-typologie");
    let mut chosen = ui.data(|data| data.get_temp(memory)).unwrap_or(Typology::T3);
    let labels = Typology::ALL.map(|typology| typology.code().to_owned());
    let current = Typology::ALL.iter().position(|typology| *typology == chosen).unwrap_or_default();
    if let Some(asked) = segmented::small(ui, &messages::text("panneau-typologie"), &labels, current) {
        chosen = Typology::ALL[asked];
    }
    ui.data_mut(|data| data.insert_temp(memory, chosen));
    let code = chosen.code().to_lowercase();
    let is_rent = |field: &Field| field.group == FieldGroup::Rent && field.kind == FieldKind::Number;
    let rents: Vec<&Field> = view.engine.table().fields.iter().filter(|field| is_rent(field)).collect();
    let narrow = ranges::is_narrow(ui.available_width());
    // A condition on another typologie stays in sight.
    let (first, more): (Vec<&Field>, Vec<&Field>) = rents.into_iter().partition(|field| {
        field.id.as_str() == format!("loyer_{code}")
            || (field.id == FieldId::DWELLINGS && !narrow)
            || view.state.filter.clause(&field.id).is_some()
    });
    let (sizes, rents): (Vec<&Field>, Vec<&Field>) =
        first.into_iter().partition(|field| field.unit == Unit::Count);
    for field in rents.into_iter().chain(sizes) {
        ranges::show(ui, view, field, out);
    }
    let of_typology = |field: &&Field| {
        let rest = field.id.as_str().strip_prefix("ratio_");
        rest.is_some_and(|rest| rest.split('_').next() == Some(&code))
            || field.id.as_str() == "loyer_m2"
            || field.id == FieldId::DWELLINGS
    };
    let plus = if narrow { "panneau-loyers-plus-court" } else { "panneau-loyers-plus" };
    folded(ui, "loyers", &messages::text(plus), |ui| {
        let (ratios, others): (Vec<&Field>, Vec<&Field>) =
            more.into_iter().filter(of_typology).partition(|field| field.unit == Unit::Ratio);
        for field in ratios.into_iter().chain(others) {
            ranges::show(ui, view, field, out);
        }
    });
}

/// The indicator that is always in sight, as on the pictures; then those that committees name, before the others.
const ALWAYS: &str = "res40";
const FIRST: &[&str] = &[ALWAYS, "ssempl", "apl", "mono", "age65"];

fn occupancy(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let group = match view.state.population {
        Population::All => FieldGroup::Occupancy,
        Population::RecentMovers => FieldGroup::RecentMovers,
    };
    if view.atlas.occupancy_codes.is_empty() {
        note(ui, "panneau-occupation-absente");
        return;
    }
    let set = |field: &Field| view.state.filter.clause(&field.id).is_some();
    // A condition on the other population stays in sight.
    let mut fields: Vec<&Field> = [FieldGroup::Occupancy, FieldGroup::RecentMovers]
        .into_iter()
        .flat_map(|known| fields(view, known).filter(move |field| known == group || set(field)))
        .filter(|field| field.kind == FieldKind::Number)
        .collect();
    let rank = |field: &Field| {
        let code = field.id.as_str().trim_end_matches("_recents");
        FIRST.iter().position(|first| *first == code).unwrap_or(FIRST.len())
    };
    fields.sort_by_key(|field| rank(field));
    let (first, mut more): (Vec<&Field>, Vec<&Field>) =
        fields.into_iter().partition(|field| rank(field) == 0 || set(field));
    more.sort_by_key(|field| UNIVERSES.iter().position(|known| Some(*known) == field.universe));
    by_universe(ui, view, &first, out);
    if !more.is_empty() {
        let title = messages::text_with("panneau-plus", &[("nombre", (more.len() as u64).into())]);
        folded(ui, "occupation", &title, |ui| by_universe(ui, view, &more, out));
    }
}

const UNIVERSES: [Universe; 4] =
    [Universe::Household, Universe::Adult, Universe::Occupant, Universe::Dwelling];

/// Universes are never mixed in silence: a caption says when what is counted changes.
fn by_universe(ui: &mut egui::Ui, view: &View<'_>, fields: &[&Field], out: &mut Gestures) {
    let mut last = Some(Universe::Household);
    for field in fields {
        if field.universe != last {
            let key = match field.universe {
                Some(Universe::Adult) => "panneau-univers-majeurs",
                Some(Universe::Occupant) => "panneau-univers-occupants",
                Some(Universe::Dwelling) => "panneau-univers-logements",
                Some(Universe::Household) => "panneau-univers-menages",
                None => "panneau-univers-enquete",
            };
            note(ui, key);
            last = field.universe;
        }
        ranges::show(ui, view, field, out);
    }
}

fn attention(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    choices::flag(ui, view, &FieldId::FRAGILE, "panneau-fragile", out);
    let title = messages::text("panneau-familles");
    folded(ui, "familles", &title, |ui| {
        for code in ["point_pa", "point_pd", "point_pe"] {
            choices::flag(ui, view, &FieldId::of(code), "", out);
        }
        note(ui, "panneau-contexte");
        for code in ["point_pb", "point_pc", "point_pf", "point_pg"] {
            choices::flag(ui, view, &FieldId::of(code), "", out);
        }
        note(ui, "panneau-avis");
        choices::flag(ui, view, &FieldId::of("avis_fragilite"), "", out);
    });
}

fn situations(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    choices::flag(ui, view, &FieldId::QPV, "", out);
    // In a narrow panel, those with a condition alone stay in sight.
    let narrow = ranges::is_narrow(ui.available_width());
    let dwellings = |ui: &mut egui::Ui, folded: bool, out: &mut Gestures| {
        let here = |code: &'static str| {
            let hidden = narrow && view.state.filter.clause(&FieldId::of(code)).is_none();
            hidden == folded
        };
        if here("ascenseur") {
            choices::lift(ui, view, out);
        }
        for code in ["nb_logements_pmr", "nb_rez_de_chaussee"] {
            if here(code) {
                choices::at_least_one(ui, view, &FieldId::of(code), out);
            }
        }
    };
    dwellings(ui, false, out);
    let title = messages::text("panneau-situations-plus");
    folded(ui, "situations", &title, |ui| {
        dwellings(ui, true, out);
        for code in ["sous_plafond", "en_qpv_2015", "enjeu_3ds"] {
            choices::flag(ui, view, &FieldId::of(code), "", out);
        }
    });
}

fn building(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let title = messages::text(if ranges::is_narrow(ui.available_width()) {
        "panneau-bati-plus-court"
    } else {
        "panneau-bati-plus"
    });
    let year = FieldId::of("annee_construction");
    let in_sight = !ranges::is_narrow(ui.available_width()) || view.state.filter.clause(&year).is_some();
    if in_sight {
        ranges_of(ui, view, std::iter::once(year.clone()), out);
    }
    folded(ui, "bati", &title, |ui| {
        if !in_sight {
            ranges_of(ui, view, std::iter::once(year), out);
        }
        choices::category(ui, view, &FieldId::of("type_construction"), out);
        let shown = [
            "nb_niveaux",
            "annee_mise_location",
            "annee_rehabilitation",
            "dpeefg",
            "vacance",
            "vac3",
            "mobilite",
        ];
        ranges_of(ui, view, shown.into_iter().map(FieldId::of), out);
        choices::category(ui, view, &FieldId::of("chauffage"), out);
    });
    others(ui, view, out);
}

/// Columns that the file has and the dictionary does not know.
fn others(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let usable = |field: &&Field| field.kind != FieldKind::Text;
    let others: Vec<&Field> = fields(view, FieldGroup::Other).filter(usable).collect();
    if others.is_empty() {
        return;
    }
    folded(ui, "autres", &messages::text("panneau-autres"), |ui| {
        for field in others {
            match field.kind {
                FieldKind::Number => ranges::show(ui, view, field, out),
                FieldKind::Category => choices::folded_category(ui, view, &field.id, out),
                FieldKind::Flag => choices::flag(ui, view, &field.id, "", out),
                FieldKind::Text => (),
            }
        }
    });
}

fn landlords(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    choices::folded_category(ui, view, &FieldId::BAILLEUR, out);
}

fn places(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    for field in [FieldId::COMMUNE, FieldId::QUARTIER, FieldId::of("qpv_2024"), FieldId::of("zone_apl")] {
        choices::folded_category(ui, view, &field, out);
    }
}

fn fields<'a>(view: &View<'a>, group: FieldGroup) -> impl Iterator<Item = &'a Field> {
    view.engine.table().fields.iter().filter(move |field| field.group == group)
}

fn ranges_of(ui: &mut egui::Ui, view: &View<'_>, ids: impl Iterator<Item = FieldId>, out: &mut Gestures) {
    for id in ids {
        if let Some(field) = view.engine.table().field(&id) {
            ranges::show(ui, view, field, out);
        }
    }
}

fn note(ui: &mut egui::Ui, key: &str) {
    let roles = Roles::of(ui.ctx());
    let text = RichText::new(messages::text(key)).font(theme::regular(size::SMALL)).color(roles.ink2);
    ui.add(egui::Label::new(text).wrap());
}

/// Controls that are there when asked for.
pub(in crate::ui::filters) fn folded(
    ui: &mut egui::Ui,
    id: &str,
    title: &str,
    body: impl FnOnce(&mut egui::Ui),
) {
    let roles = Roles::of(ui.ctx());
    let memory = Id::unique(("filtres-deplie", id));
    let mut open: bool = ui.data(|data| data.get_temp(memory)).unwrap_or(false);
    let icon = if open { icons::EXPAND_LESS } else { icons::EXPAND_MORE };
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 28.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, open, title));
    let painter = ui.painter();
    let colour = if response.hovered() { roles.accent } else { roles.ink2 };
    painter.text(rect.left_center(), egui::Align2::LEFT_CENTER, title, theme::semibold(size::SECOND), colour);
    painter.text(rect.right_center(), egui::Align2::RIGHT_CENTER, icon, icons::font(20.0), colour);
    if response.has_focus() {
        crate::ui::widgets::focus_ring(ui, rect, 6.0);
    }
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(memory, open));
    }
    if open {
        body(ui);
    }
}
