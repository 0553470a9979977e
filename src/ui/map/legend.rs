//! The legend, which is a control: what colours the map, how it is classed, how many in each class; a click isolates.

use crate::messages::{self, text, text_with};
use crate::model::{Arg, Field, FieldGroup, FieldId, FieldKind, Population, Truth, Unit};
use crate::query::Cell;
use crate::query::classes::Method;
use crate::session::{Action, ColourBy, MapChange, ViewChange};
use crate::ui::map::controls::card_edge;
use crate::ui::map::symbols::{base_radius, class_edge};
use crate::ui::map::words::{self, Place};
use crate::ui::theme::{self, Roles, measure, size};
use crate::ui::widgets::focus_ring;
use crate::ui::{Gestures, View, icons};
use egui::{
    Align2, Color32, FontId, Painter, Popup, PopupCloseBehavior, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, WidgetInfo, pos2, vec2,
};

/// What the legend says, without egui. Counts come from the engine and the classes alone.
#[derive(Default)]
pub(super) struct Legend {
    seen: Option<u64>,
    title: String,
    subtitle: String,
    subtitle_short: String,
    unit: Option<Unit>,
    classes: Vec<(String, u32)>,
    /// Answer *yes*, without a published value.
    without: u32,
    without_label: &'static str,
    /// No résidence tells whether it has two points: zero would be a lie.
    rings_unknown: bool,
    unknown: u64,
    ringed: u64,
    excluded: u64,
}

impl Legend {
    pub fn follow(&mut self, view: &View<'_>) {
        if self.seen == Some(view.generation) {
            return;
        }
        self.seen = Some(view.generation);
        let Some(field) = view.engine.table().field(&view.classes.field) else {
            self.classes.clear();
            return;
        };
        let (counts, without) = view.classes.counts(view.engine);
        let breaks = &view.classes.breaks;
        self.title = words::title(field);
        self.subtitle = words::subtitle(view, field, Place::Wide);
        self.subtitle_short = words::subtitle(view, field, Place::Tight);
        self.unit = Some(field.unit);
        self.classes = counts
            .into_iter()
            .enumerate()
            .map(|(class, count)| (words::class(breaks, class, field.unit), count))
            .collect();
        self.without = without;
        self.without_label = without_label(view, field);
        if self.without_label == "legende-non-communique" || self.without_label == "legende-non-calcule" {
            // « Toutes les valeurs » of none.
            self.classes.clear();
        }
        let counters = view.engine.counters();
        self.unknown = counters.unknown;
        self.excluded = counters.all - counters.residences - counters.unknown;
        let ringed =
            view.engine.matches().yes.iter().filter(|row| view.assessments[*row].fragile == Truth::Yes);
        self.ringed = ringed.count() as u64;
        self.rings_unknown = view.assessments.iter().all(|assessment| assessment.fragile == Truth::Unknown);
    }
}

/// Why résidences have no class: what the whole file says of the field.
fn without_label(view: &View<'_>, field: &Field) -> &'static str {
    let table = view.engine.table();
    let rows = 0..view.assessments.len();
    let all = |state: Cell<f32>| rows.clone().all(|row| table.number(&field.id, row) == state);
    if all(Cell::Absent) {
        "legende-non-communique"
    } else if all(Cell::NotComputed) {
        "legende-non-calcule"
    } else if field.group == FieldGroup::Rent {
        "legende-loyer-non-publie"
    } else {
        "legende-non-publiee"
    }
}

/// Measures of the card: wide, or for a small window.
struct Room {
    width: f32,
    row: f32,
    margin: f32,
    sizes: bool,
}

const PAD: f32 = 14.0;
const TITLE: f32 = 26.0;
const SUBTITLE: f32 = 21.0;
/// Around a separator.
const GAP: f32 = 13.0;
const NOTE: f32 = 17.0;
const SIZES: f32 = 48.0;
/// Left of the labels.
const LABEL: f32 = 45.0;

/// Draws the card in the lower left corner, above the credits when they reach so far.
pub(super) fn show(
    ui: &mut egui::Ui,
    map: Rect,
    credits: Rect,
    view: &View<'_>,
    legend: &Legend,
    out: &mut Gestures,
) -> Rect {
    let roles = Roles::of(ui.ctx());
    let small = ui.ctx().content_rect().width() < measure::SMALL_WINDOW;
    let mut room = if small {
        Room { width: measure::LEGEND_SMALL, row: 22.5, margin: 11.0, sizes: false }
    } else {
        Room { width: measure::LEGEND, row: 25.0, margin: 16.0, sizes: true }
    };
    room.width = room.width.min(map.width() - 2.0 * room.margin);
    let available = map.height() - 160.0;
    room.sizes &= full_height(&room, legend) <= available;
    let open =
        view.state.legend_open && full_height(&Room { sizes: false, ..room }, legend) <= map.height() - 20.0;
    let height = if open { full_height(&room, legend) } else { TITLE + 20.0 };
    let left = map.left() + room.margin;
    let reached = credits.left() < left + room.width + 8.0;
    let bottom = if reached { credits.top() - 10.0 } else { map.bottom() - room.margin + 2.0 };
    let corner = pos2(left, bottom);
    let card = Rect::from_min_max(corner - vec2(0.0, height), corner + vec2(room.width, 0.0));
    // Takes the pointer and the wheel away from the map below.
    ui.interact(card, ui.scope_id().with("legende"), Sense::click_and_drag());
    ui.painter().add(theme::floating_shadow(&roles).as_shape(card, 12.0));
    let edge = Stroke::new(theme::edge_width(&roles), card_edge(&roles));
    ui.painter().rect(card, 12.0, roles.card, edge, StrokeKind::Inside);

    let mut pen = Pen { ui, card, roles, top: card.top() + 10.0, row: room.row };
    head(&mut pen, view, legend, out);
    if !open {
        return card;
    }
    let subtitle = if small { &legend.subtitle_short } else { &legend.subtitle };
    let font = theme::regular(size::SMALL);
    let line = elided(pen.ui.painter(), subtitle, font, roles.ink2, card.width() - 2.0 * PAD);
    if line.elided {
        let rect = Rect::from_min_size(pos2(card.left() + PAD, pen.top), line.size());
        let whole = pen.ui.interact(rect, pen.ui.scope_id().with("legende-sous-titre"), Sense::hover());
        whole.on_hover_text(subtitle);
    }
    pen.ui.painter().galley(pos2(card.left() + PAD, pen.top), line, roles.ink2);
    pen.top += SUBTITLE;
    classes(&mut pen, view, legend, out);
    pen.separator();
    states(&mut pen, view, legend, small, out);
    if room.sizes {
        pen.separator();
        sizes(&pen);
    }
    card
}

fn full_height(room: &Room, legend: &Legend) -> f32 {
    let rows = legend.classes.len() + usize::from(legend.without > 0) + 3;
    let sizes = if room.sizes { GAP + SIZES } else { 0.0 };
    10.0 + TITLE + SUBTITLE + rows as f32 * room.row + GAP + NOTE + sizes + 12.0
}

/// Title, method and fold.
fn head(pen: &mut Pen<'_>, view: &View<'_>, legend: &Legend, out: &mut Gestures) {
    let (card, roles) = (pen.card, pen.roles);
    let middle = pen.top + TITLE / 2.0;
    let fold = Rect::from_center_size(pos2(card.right() - 22.0, middle), vec2(24.0, 28.0));
    let tune = fold.translate(vec2(-25.0, 0.0));
    let widest = tune.left() - card.left() - PAD - 26.0;
    let title = elided(pen.ui.painter(), &legend.title, theme::bold(size::BODY), roles.ink, widest);
    let choose = Rect::from_min_max(
        pos2(card.left() + PAD - 6.0, pen.top - 1.0),
        pos2(card.left() + PAD + title.size().x + 24.0, pen.top + TITLE),
    );
    let chooser = pen.button(
        choose,
        "indicateur",
        &text_with("legende-indicateur", &[("champ", legend.title.as_str().into())]),
    );
    if title.elided {
        chooser.clone().on_hover_text(&legend.title);
    }
    let painter = pen.ui.painter();
    painter.galley(pos2(card.left() + PAD, middle - title.size().y / 2.0), title.clone(), roles.ink);
    let after = pos2(card.left() + PAD + title.size().x + 12.0, middle + 1.0);
    painter.text(after, Align2::CENTER_CENTER, icons::EXPAND_MORE, icons::font(16.0), roles.ink);
    Popup::menu(&chooser).width(300.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| indicators(ui, view, out));
    });

    let method = pen.icon(tune, "methode", icons::TUNE, &text("legende-methode"));
    Popup::menu(&method).width(260.0).show(|ui| methods(ui, view, out));
    let open = view.state.legend_open;
    let (icon, name) = if open {
        (icons::EXPAND_MORE, text("legende-replier"))
    } else {
        (icons::EXPAND_LESS, text("legende-deplier"))
    };
    if pen.icon(fold, "replier", icon, &name).clicked() {
        out.push(Action::View(ViewChange::LegendOpen(!open)));
    }
    pen.top += TITLE;
}

fn classes(pen: &mut Pen<'_>, view: &View<'_>, legend: &Legend, out: &mut Gestures) {
    let roles = pen.roles;
    let unit = legend.unit.unwrap_or(Unit::None);
    let count = legend.classes.len();
    let most = legend.classes.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let isolated = &view.state.isolated;
    // Bars begin at one place, after the longest label; without room for them, or with one class alone, none.
    let widest = legend.classes.iter().map(|(label, _)| {
        pen.ui.painter().layout_no_wrap(label.clone(), theme::semibold(size::BODY), roles.ink).size().x
    });
    let bars = (LABEL + widest.fold(0.0, f32::max) + 10.0).max(136.0);
    let has_bars = count > 1 && pen.card.width() - 55.0 - bars >= 24.0;
    for (class, (label, residences)) in legend.classes.iter().enumerate() {
        let alone = isolated.contains(&class);
        let faded = !isolated.is_empty() && !alone;
        let args = [("classe", label.as_str().into()), ("nombre", Arg::Count(u64::from(*residences)))];
        let name = text_with("legende-classe-nom", &args);
        let rect = pen.next();
        let response = pen.toggle(rect, ("classe", class), &name, alone);
        let colour = roles.class(unit, class, count);
        let (edge, width) = class_edge(&roles, class, count);
        let dot = pos2(pen.card.left() + 24.0, rect.center().y);
        let painter = pen.ui.painter();
        if alone {
            let band = rect.shrink2(vec2(8.0, 0.5));
            painter.rect_filled(band, 6.0, roles.accent_soft);
            if roles.high_contrast {
                painter.rect_stroke(band, 6.0, Stroke::new(2.0, roles.accent), StrokeKind::Inside);
            }
        }
        if faded {
            painter.circle_stroke(dot, 7.5, Stroke::new(2.0, colour));
        } else {
            painter.circle(dot, 8.0, colour, Stroke::new(width, edge));
        }
        let ink = if faded { roles.ink3 } else { roles.ink };
        let font = if alone { theme::semibold(size::BODY) } else { theme::regular(size::BODY) };
        pen.text(pos2(pen.card.left() + LABEL, rect.center().y), label, font, ink);
        pen.count(rect, u64::from(*residences), !faded, ink);
        if alone {
            pen.alone(rect);
        } else if !faded && has_bars {
            let rect = rect.with_min_x(rect.left() + bars);
            pen.bar(rect, *residences as f32 / most as f32, colour, edge);
        }
        if response.clicked() {
            out.push(Action::Map(MapChange::ToggleClass(class)));
        }
    }
    if legend.without > 0 {
        let rect = pen.next();
        let dot = pos2(pen.card.left() + 24.0, rect.center().y);
        pen.ui.painter().circle(dot, 8.0, roles.bar_out, Stroke::new(1.0, roles.ink.gamma_multiply(0.3)));
        let left = pos2(pen.card.left() + LABEL, rect.center().y);
        pen.text(left, &text(legend.without_label), theme::regular(size::BODY), roles.ink);
        pen.count(rect, u64::from(legend.without), true, roles.ink);
    }
}

/// Indéterminées, points of attention, what lies outside.
fn states(pen: &mut Pen<'_>, view: &View<'_>, legend: &Legend, small: bool, out: &mut Gestures) {
    let roles = pen.roles;
    let left = pen.card.left() + LABEL;
    let rect = pen.next();
    let dot = pos2(pen.card.left() + 24.0, rect.center().y);
    pen.ui.painter().circle(dot, 7.0, roles.card, Stroke::new(2.1, roles.ink));
    let end = pen.text(
        pos2(left, rect.center().y),
        &text("legende-indeterminee"),
        theme::regular(size::BODY),
        roles.ink,
    );
    if !small {
        let after = pos2(end.right() + 4.0, rect.center().y);
        pen.text(after, &text("legende-indeterminee-pourquoi"), theme::regular(size::SECOND), roles.ink2);
    }
    pen.count(rect, legend.unknown, true, roles.ink);

    let rect = pen.next();
    let dot = pos2(pen.card.left() + 24.0, rect.center().y);
    let middle = roles.class(Unit::None, 2, 5);
    pen.ui.painter().circle(dot, 5.0, middle, Stroke::new(1.0, roles.ink.gamma_multiply(0.3)));
    pen.ui.painter().circle_stroke(dot, 8.2, Stroke::new(2.4, roles.amber_sign));
    pen.text(pos2(left, rect.center().y), &text("legende-points"), theme::regular(size::BODY), roles.ink);
    let note = if legend.rings_unknown {
        let right = pos2(rect.right() - PAD, rect.center().y);
        let font = theme::semibold(size::BODY);
        pen.ui.painter().text(right, Align2::RIGHT_CENTER, "—", font, roles.ink2);
        "legende-points-non-calcule"
    } else {
        pen.count(rect, legend.ringed, true, roles.ink);
        "legende-points-familles"
    };
    pen.text(pos2(left, pen.top + NOTE / 2.0 - 1.0), &text(note), theme::regular(size::SMALL), roles.ink2);
    pen.top += NOTE;

    let rect = pen.next();
    let shown = view.state.show_excluded;
    let dot = pos2(pen.card.left() + 24.0, rect.center().y);
    pen.ui.painter().circle_filled(dot, 2.4, roles.excluded);
    pen.text(
        pos2(left, rect.center().y),
        &text("legende-hors-selection"),
        theme::regular(size::BODY),
        roles.ink,
    );
    let eye = Rect::from_center_size(pos2(pen.card.right() - 24.0, rect.center().y), vec2(28.0, pen.row));
    let number = messages::count(legend.excluded);
    let at = pos2(eye.left() - 2.0, rect.center().y);
    pen.ui.painter().text(at, Align2::RIGHT_CENTER, number, theme::regular(size::BODY), roles.ink2);
    let (icon, key) = if shown {
        (icons::VISIBILITY, "legende-hors-selection-cacher")
    } else {
        (icons::VISIBILITY_OFF, "legende-hors-selection-montrer")
    };
    if pen.icon(eye, "hors-selection", icon, &text(key)).clicked() {
        out.push(Action::Map(MapChange::ShowExcluded(!shown)));
    }
}

/// Three nested sizes: area follows dwellings.
fn sizes(pen: &Pen<'_>) {
    let roles = pen.roles;
    let base = pen.top + SIZES / 2.0 + 14.0;
    let painter = pen.ui.painter();
    let mut x = pen.card.left() + 27.0;
    for dwellings in [10, 50, 150] {
        let radius = base_radius(dwellings);
        painter.circle_stroke(pos2(x, base - radius), radius, Stroke::new(1.2, roles.ink2));
        x += radius + 32.0;
    }
    let left = pen.card.left() + LABEL + 97.0;
    let middle = pen.top + SIZES / 2.0;
    pen.text(pos2(left, middle - 9.0), &text("legende-tailles"), theme::regular(size::SECOND), roles.ink2);
    pen.text(
        pos2(left, middle + 9.0),
        &text("legende-tailles-surface"),
        theme::regular(size::SECOND),
        roles.ink2,
    );
}

/// Fields that can colour the map, by group.
fn indicators(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let roles = Roles::of(ui.ctx());
    let table = view.engine.table();
    for (group, heading) in GROUPS {
        if *group == FieldGroup::RecentMovers && view.state.population != Population::RecentMovers {
            continue;
        }
        let mut fields: Vec<&Field> =
            table.fields.iter().filter(|field| field.group == *group && colours(field)).collect();
        // Rents against ceilings first: the question that is asked most.
        fields.sort_by_key(|field| field.unit != Unit::Ratio);
        if fields.is_empty() {
            continue;
        }
        ui.label(egui::RichText::new(text(heading)).font(theme::semibold(size::SMALL)).color(roles.ink3));
        for field in fields {
            let chosen = field.id == view.state.colour.field;
            let name = words::title(field);
            let response =
                ui.selectable_label(chosen, egui::RichText::new(name).font(theme::regular(size::BODY)));
            if response.clicked() && !chosen {
                let method = view.state.colour.method;
                out.push(Action::Map(MapChange::Colour(ColourBy { field: field.id.clone(), method })));
            }
        }
        ui.add_space(4.0);
    }
}

/// Groups of the chooser, in order, with their heading.
const GROUPS: &[(FieldGroup, &str)] = &[
    (FieldGroup::Rent, "legende-groupe-loyers"),
    (FieldGroup::Occupancy, "legende-groupe-occupation"),
    (FieldGroup::RecentMovers, "legende-groupe-recents"),
    (FieldGroup::Building, "legende-groupe-bati"),
    (FieldGroup::Other, "legende-groupe-autres"),
];

/// Points of attention have their ring, and never a colour.
fn colours(field: &Field) -> bool {
    field.kind == FieldKind::Number && field.id != FieldId::DWELLINGS
}

fn methods(ui: &mut egui::Ui, view: &View<'_>, out: &mut Gestures) {
    let all = [
        (Method::Thresholds, "legende-methode-seuils"),
        (Method::Quantiles, "legende-methode-quantiles"),
        (Method::Natural, "legende-methode-naturelle"),
    ];
    for (method, key) in all {
        let chosen = view.state.colour.method == method;
        let name = egui::RichText::new(text(key)).font(theme::regular(size::BODY));
        if ui.selectable_label(chosen, name).clicked() && !chosen {
            let field = view.state.colour.field.clone();
            out.push(Action::Map(MapChange::Colour(ColourBy { field, method })));
        }
    }
}

/// Draws rows down the card.
struct Pen<'a> {
    ui: &'a mut egui::Ui,
    card: Rect,
    roles: Roles,
    top: f32,
    row: f32,
}

impl Pen<'_> {
    fn next(&mut self) -> Rect {
        let rect = Rect::from_min_size(pos2(self.card.left(), self.top), vec2(self.card.width(), self.row));
        self.top += self.row;
        rect
    }

    fn separator(&mut self) {
        let range = self.card.x_range().shrink(PAD);
        let width = theme::edge_width(&self.roles);
        self.ui.painter().hline(range, self.top + GAP / 2.0, Stroke::new(width, self.roles.hairline));
        self.top += GAP;
    }

    fn text(&self, left_middle: Pos2, text: &str, font: FontId, colour: Color32) -> Rect {
        self.ui.painter().text(left_middle, Align2::LEFT_CENTER, text, font, colour)
    }

    fn count(&self, row: Rect, count: u64, strong: bool, colour: Color32) {
        let font = if strong { theme::semibold(size::BODY) } else { theme::regular(size::BODY) };
        let right = pos2(row.right() - PAD, row.center().y);
        self.ui.painter().text(right, Align2::RIGHT_CENTER, messages::count(count), font, colour);
    }

    fn bar(&self, row: Rect, share: f32, colour: Color32, edge: Color32) {
        let track = Rect::from_center_size(row.center(), vec2(1.0, 7.0));
        let track = Rect::from_x_y_ranges(row.left()..=row.right() - 55.0, track.y_range());
        let painter = self.ui.painter();
        painter.rect_filled(
            track,
            3.5,
            if self.roles.high_contrast { self.roles.card } else { self.roles.sunken },
        );
        if share > 0.0 {
            let length = (track.width() * share).max(7.0);
            let filled = Rect::from_min_size(track.min, vec2(length, track.height()));
            painter.rect(filled, 3.5, colour, Stroke::new(1.0, edge), StrokeKind::Inside);
        }
    }

    /// « isolée », with its sign.
    fn alone(&self, row: Rect) {
        let right = pos2(row.right() - 55.0, row.center().y);
        let painter = self.ui.painter();
        let colour = self.roles.on_accent_soft;
        let word = painter.text(
            right,
            Align2::RIGHT_CENTER,
            text("legende-isolee"),
            theme::semibold(size::SMALL),
            colour,
        );
        let sign = pos2(word.left() - 12.0, row.center().y);
        painter.text(sign, Align2::CENTER_CENTER, icons::FILTER_ALT, icons::filled(16.0), colour);
    }

    fn button(&mut self, rect: Rect, id: &str, name: &str) -> Response {
        let response = self.ui.interact(rect, self.ui.scope_id().with(("legende", id)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        self.backdrop(rect, &response);
        response
    }

    fn toggle(&mut self, rect: Rect, id: (&str, usize), name: &str, chosen: bool) -> Response {
        let rect = rect.shrink2(vec2(8.0, 0.0));
        let response = self.ui.interact(rect, self.ui.scope_id().with(("legende", id)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
        self.backdrop(rect, &response);
        response
    }

    fn icon(&mut self, rect: Rect, id: &str, icon: &str, name: &str) -> Response {
        let response = self.button(rect, id, name);
        let colour = self.roles.ink2;
        self.ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, icons::font(18.0), colour);
        response.on_hover_text(name)
    }

    fn backdrop(&self, rect: Rect, response: &Response) {
        if response.hovered() {
            let colour = if self.roles.high_contrast { self.roles.card } else { self.roles.sunken };
            self.ui.painter().rect_filled(rect, 6.0, colour);
        }
        if response.has_focus() {
            focus_ring(self.ui, rect.shrink(3.0), 6.0);
        }
    }
}

fn elided(
    painter: &Painter,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}
