//! The main screen: what frames the map, and how room is shared when there is little.

use crate::query::search::SearchIndex;
use crate::session::{Action, ViewChange};
use crate::tiles::Basemap;
use crate::ui::chrome::Chrome;
use crate::ui::map::MapPanel;
use crate::ui::theme::{Roles, measure};
use crate::ui::{Gestures, Network, View, fiche, filters, search, sentence, status, topbar};
use egui::{Frame, Margin, Panel, Rect, Stroke, UiBuilder, pos2, vec2};

/// What the frame shows beside the view of the data.
pub struct Surroundings<'a> {
    pub search: &'a SearchIndex,
    pub network: Network,
    /// Damaged tiles of the base map, skipped.
    pub skipped_tiles: usize,
    /// Why the last one was: a message key.
    pub skip_reason: Option<&'static str>,
    pub has_basemap: bool,
}

/// How wide each part is, for a window of that logical width.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Widths {
    top_bar: f32,
    filters: f32,
    fiche: f32,
    /// The fiche lies over the map.
    floating: bool,
    rail: bool,
}

fn widths(window: f32, fiche_open: bool, filters_open: bool, forced: bool) -> Widths {
    let small = window < measure::SMALL_WINDOW;
    let mut widths = Widths {
        top_bar: if small { measure::TOP_BAR_SMALL } else { measure::TOP_BAR },
        filters: if small { measure::FILTERS_SMALL } else { measure::FILTERS },
        fiche: if small { measure::FICHE_SMALL } else { measure::FICHE },
        floating: false,
        rail: !filters_open || (window < measure::RAIL_WINDOW && !forced),
    };
    let filters = if widths.rail { measure::FILTERS_RAIL } else { widths.filters };
    let beside = window - filters - if fiche_open { widths.fiche } else { 0.0 };
    // The fiche lies over the map only where it would leave too little of it: what floats hides what is asked for.
    widths.floating = beside < measure::MAP_MINIMUM;
    widths
}

pub fn show(
    ui: &mut egui::Ui,
    view: &View<'_>,
    surroundings: &Surroundings<'_>,
    chrome: &mut Chrome,
    map: &mut MapPanel,
    basemap: Option<&mut Basemap>,
    out: &mut Gestures,
) {
    let roles = Roles::of(ui.ctx());
    let selected = view.selected();
    let window = ui.max_rect().width();
    let mut widths = widths(window, selected.is_some(), view.state.filters_open, chrome.filters_forced);
    widths.fiche = selected.map_or(widths.fiche, |row| fiche::width(view, row, window));

    Panel::top("barre")
        .exact_size(widths.top_bar)
        .show_separator_line(false)
        .frame(band(&roles, 16))
        .show(ui, |ui| topbar::show(ui, view, surroundings, chrome, out));
    rule_below(ui, &roles);
    Panel::bottom("pied")
        .exact_size(measure::STATUS_BAR)
        .show_separator_line(false)
        .frame(band(&roles, 16))
        .show(ui, |ui| status::show(ui, view, surroundings));
    rule_above(ui, &roles);

    let filters_width = if widths.rail { measure::FILTERS_RAIL } else { widths.filters };
    Panel::left("filtres")
        .exact_size(filters_width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(roles.panel))
        .show(ui, |ui| show_filters(ui, view, widths, chrome, out));

    if let Some(row) = selected
        && !widths.floating
    {
        Panel::right("fiche")
            .exact_size(widths.fiche)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(roles.panel))
            .show(ui, |ui| {
                // A panel is as large as what it holds: whatever the fiche says, it holds its own room.
                ui.expand_to_include_rect(ui.max_rect());
                left_rule(ui, &roles);
                fiche::show(ui, view, row, out);
            });
    }

    let ground = ui.available_rect_before_wrap();
    let margin = if window < measure::SMALL_WINDOW { 11.0 } else { 16.0 };
    let covered = if selected.is_some() && widths.floating { widths.fiche } else { 0.0 };
    let free = ground.with_max_x(ground.max.x - covered);
    // Cards and credits stay clear of the fiche, unless it covers so much that nothing would be left.
    let free = if free.width() < measure::LEGEND_SMALL + 2.0 * margin { ground } else { free };
    ui.scope_builder(UiBuilder::new().max_rect(ground).id_salt("carte"), |ui| {
        ui.set_clip_rect(ground);
        map.show(ui, view, basemap, free, out);
    });
    let card = Rect::from_min_size(
        free.min + vec2(margin, margin),
        vec2((free.width() - 2.0 * margin).max(0.0), free.height() * 0.5),
    );
    ui.scope_builder(UiBuilder::new().max_rect(card).id_salt("phrase"), |ui| sentence::show(ui, view, out));

    if let Some(row) = selected
        && widths.floating
    {
        let width = widths.fiche.min(ground.width());
        let rect = Rect::from_min_max(pos2(ground.max.x - width, ground.min.y), ground.max);
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("fiche-flottante"), |ui| {
            ui.set_clip_rect(rect);
            // Takes the pointer away from the map below.
            ui.interact(rect, ui.scope_id().with("fond"), egui::Sense::click_and_drag());
            ui.painter().rect_filled(rect, 0.0, roles.panel);
            left_rule(ui, &roles);
            fiche::show(ui, view, row, out);
        });
    }
    search::show(ui, view, surroundings.search, chrome, out);
}

fn show_filters(ui: &mut egui::Ui, view: &View<'_>, widths: Widths, chrome: &mut Chrome, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let rect = ui.max_rect();
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, roles.hairline));
    // The panel draws itself as a rail when the state says folded: in a narrow window, it is told so.
    let folded = crate::session::State { filters_open: !widths.rail, ..view.state.clone() };
    let shown = View { state: &folded, ..*view };
    let mut inner = Gestures::default();
    filters::show(ui, &shown, &mut inner);
    for (action, step) in inner.drain() {
        match action {
            // Unfolded by hand in a narrow window: a matter of room, not of state.
            Action::View(ViewChange::FiltersOpen(open))
                if ui.ctx().content_rect().width() < measure::RAIL_WINDOW =>
            {
                chrome.filters_forced = open;
                if open && !view.state.filters_open {
                    out.push(Action::View(ViewChange::FiltersOpen(true)));
                }
            }
            action if step == crate::session::Step::New => out.push(action),
            action => out.go_on(action),
        }
    }
}

fn band(roles: &Roles, margin: i8) -> Frame {
    Frame::new().fill(roles.panel).inner_margin(Margin::symmetric(margin, 0))
}

fn rule_below(ui: &egui::Ui, roles: &Roles) {
    let rect = ui.available_rect_before_wrap();
    ui.painter().hline(rect.x_range(), rect.top() - 0.5, edge(roles));
}

fn rule_above(ui: &egui::Ui, roles: &Roles) {
    let rect = ui.available_rect_before_wrap();
    ui.painter().hline(rect.x_range(), rect.bottom() + 0.5, edge(roles));
}

fn left_rule(ui: &egui::Ui, roles: &Roles) {
    let rect = ui.max_rect();
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), edge(roles));
}

fn edge(roles: &Roles) -> Stroke {
    Stroke::new(if roles.high_contrast { 2.0 } else { 1.0 }, roles.hairline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_always_keeps_its_room() {
        for window in [960.0, 1079.0, 1080.0, 1311.0, 1312.0, 1366.0, 1499.0, 1500.0, 1920.0] {
            for filters_open in [true, false] {
                let widths = widths(window, true, filters_open, false);
                let filters = if widths.rail { measure::FILTERS_RAIL } else { widths.filters };
                let beside = if widths.floating { 0.0 } else { widths.fiche };
                assert!(window - filters - beside >= measure::MAP_MINIMUM, "at {window}");
            }
        }
    }

    #[test]
    fn a_projected_laptop_shows_filters_map_and_fiche_together() {
        let widths = widths(1366.0, true, true, false);
        assert!(!widths.rail && !widths.floating);
    }
}
