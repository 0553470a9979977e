//! The map: base map or outlines, zones, circles, hover, selection, legend, scale bar, buttons, attribution.
//!
//! | file | what |
//! | --- | --- |
//! | `camera`, `gestures` | where one looks; wheel, trackpad and keys |
//! | `symbols`, `groups` | rows to circles; counts when far out |
//! | `zones` | priority quartiers; communes when there is no base map |
//! | `hover`, `words` | what lies under the pointer, and what is said of it |
//! | `legend`, `controls` | the card that commands colours; buttons, scale, credits |
//!
//! How tiles are read is in `tiles`, how circles reach the screen in `render`, how values are classed in `query`.

mod camera;
mod controls;
mod gestures;
mod groups;
mod hover;
mod legend;
mod names;
mod symbols;
mod words;
mod zones;

use crate::messages::text_with;
use crate::model::{Arg, LonLat};
use crate::render::{self, PointLayer};
use crate::session::{Action, MapChange};
use crate::tiles::{Basemap, Palette};
use crate::ui::theme::Roles;
use crate::ui::{Gestures, View, sentence};
use camera::MapCamera;
use controls::Press;
use egui::{CursorIcon, DragPanButtons, EventFilter, Pos2, Rect, Response, Role, Stroke, WidgetInfo};
use gestures::Asked;
use groups::Groups;
use legend::Legend;
use symbols::{Mark, Symbols, style_theme};
use zones::Zones;

/// The outline of a commune, drawn when there is no base map. Degrees, WGS 84.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub name: String,
    pub polygon: geo::MultiPolygon<f64>,
}

/// What the map keeps between frames: widget memory and GPU layers, no data of its own.
#[derive(Default)]
pub struct MapPanel {
    camera: MapCamera,
    symbols: Symbols,
    groups: Groups,
    zones: Zones,
    legend: Legend,
    /// The chosen résidence once more, above the others, and what it was made of.
    chosen: PointLayer,
    chosen_key: Option<(usize, u64)>,
    /// The cards over the map, in the frame before: bubbles keep away from them.
    cards: Vec<Rect>,
    /// The map's widget, known from the frame before: gestures come before drawing.
    widget: Option<egui::Id>,
    /// The keyboard drives: the ring of the focus shows, and what lies in the middle is named.
    by_keyboard: bool,
}

impl MapPanel {
    /// Outlines of communes that stand in when there is no base map.
    pub fn set_outlines(&mut self, outlines: Vec<Outline>) {
        self.zones.set_outlines(outlines);
    }

    /// Draws the map over the whole `ui`, its cards and credits within `free`. `basemap` is `None` when there is none: outlines stand in.
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        mut basemap: Option<&mut Basemap>,
        free: Rect,
        out: &mut Gestures,
    ) {
        let roles = Roles::of(ui.ctx());
        let rect = ui.available_rect_before_wrap();
        self.camera.follow(view.state.camera);
        self.symbols.follow(view, &roles, true);
        self.zones.follow(view);
        self.legend.follow(view);

        let asked = self.gestures(ui, rect, view, out);
        let grouped = self.grouped(view);
        let response = self.ground(ui, rect, view, &mut basemap, grouped, &roles);
        let map = self.camera.view(rect);
        let painter = ui.painter_at(rect);
        let hovered = if grouped {
            let discs = self.groups.discs(map);
            let over = names::paint(&painter, map, &self.camera, basemap.as_deref(), &discs);
            self.groups.paint(&painter, map, &roles);
            painter.extend(over);
            None
        } else {
            self.zones.paint_qpv(&painter, map, &roles);
            let circles = names::circles(view, &self.symbols, map);
            let over = names::paint(&painter, map, &self.camera, basemap.as_deref(), &circles);
            self.symbols.layer.paint(&painter, map);
            painter.extend(over);
            self.hovered(&response, view, map)
        };
        self.ring_hovered(&painter, view, map, hovered, &roles);
        self.paint_chosen(&painter, view, map, &roles);
        if self.by_keyboard && response.has_focus() {
            painter.rect_stroke(
                rect.shrink(2.0),
                4.0,
                Stroke::new(2.0, roles.accent),
                egui::StrokeKind::Inside,
            );
        }
        self.name(&response, view, map);
        if asked == Asked::Open
            && let Some(row) = hovered
        {
            choose(view, row, out);
        }

        let fictitious = !grouped && self.zones.shows_fictitious(map);
        let credits = basemap.as_ref().map(|basemap| basemap.attribution());
        let credits = controls::credits(&painter, free, self.camera.now(), fictitious, credits, &roles);
        let (pressed, buttons) = controls::buttons(ui, free, credits, self.camera.now().zoom, &roles);
        if let Some(press) = pressed {
            self.press(ui, press, rect, view);
        }
        let legend = legend::show(ui, free, credits, view, &self.legend, out);
        self.cards = vec![credits, buttons, legend];
        self.cards.extend(sentence::card(ui.ctx()));
        // After the legend, which it may have to cover; the sentence and the lists are drawn later still, over it.
        if grouped {
            self.name_group(&response, &painter, map, &roles);
        } else {
            self.name_hovered(&painter, view, map, hovered, &roles);
        }

        let moving = response.dragged() || self.camera.memory.animating();
        if let Some(camera) = self.camera.settled(moving) {
            out.push(Action::Map(MapChange::Camera(camera)));
        }
    }

    /// The map alone, as a picture: no legend, no button, no ring, no gesture.
    pub fn show_bare(&mut self, ui: &mut egui::Ui, view: &View<'_>, mut basemap: Option<&mut Basemap>) {
        let roles = Roles::of(ui.ctx());
        let rect = ui.available_rect_before_wrap();
        self.camera.follow(view.state.camera);
        self.symbols.follow(view, &roles, false);
        self.zones.follow(view);
        let still = self.camera.now();
        self.ground(ui, rect, view, &mut basemap, false, &roles);
        self.camera.go(still);
        let map = self.camera.view(rect);
        let painter = ui.painter_at(rect);
        self.zones.paint_qpv(&painter, map, &roles);
        let circles = names::circles(view, &self.symbols, map);
        let over = names::paint(&painter, map, &self.camera, basemap.as_deref(), &circles);
        self.symbols.layer.paint(&painter, map);
        painter.extend(over);
        let credits = basemap.as_ref().map(|basemap| basemap.attribution());
        let fictitious = self.zones.shows_fictitious(map);
        controls::credits(&painter, rect, self.camera.now(), fictitious, credits, &roles);
    }

    /// Wheel, keys, clicks: answered before drawing, so that a frame shows one camera.
    fn gestures(&mut self, ui: &egui::Ui, rect: Rect, view: &View<'_>, out: &mut Gestures) -> Asked {
        let Some(response) = self.widget.and_then(|widget| ui.ctx().read_response(widget)) else {
            return Asked::Nothing;
        };
        gestures::wheel(ui, &response, rect, &mut self.camera);
        if ui.input(|input| input.pointer.any_pressed()) {
            self.by_keyboard = false;
        } else if response.gained_focus() {
            self.by_keyboard = true;
        }
        let mut asked = Asked::Nothing;
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let used;
            (asked, used) = gestures::keys(ui, rect, &mut self.camera);
            self.by_keyboard |= used;
        }
        if asked == Asked::WholeTerritory {
            self.press(ui, Press::WholeTerritory, rect, view);
        }
        if let Some(position) = response.interact_pointer_pos()
            && (response.clicked() || response.double_clicked())
        {
            response.request_focus();
            self.click(&response, position, rect, view, out);
        }
        asked
    }

    fn click(
        &mut self,
        response: &Response,
        position: Pos2,
        rect: Rect,
        view: &View<'_>,
        out: &mut Gestures,
    ) {
        let map = self.camera.view(rect);
        if self.grouped(view)
            && let Some(group) = self.groups.at(position, map)
        {
            let place = LonLat::from_mercator(group.place);
            self.camera.center_on(place);
            self.camera.zoom_by(1.5, rect.center(), rect);
            return;
        }
        let under = if self.grouped(view) { None } else { hover::pick(view, &self.symbols, map, position) };
        match under {
            Some(row) => {
                choose(view, row, out);
                if response.double_clicked()
                    && let Some(place) = view.atlas.residences[row].position
                {
                    self.camera.center_on(place);
                }
            }
            None if response.double_clicked() => self.camera.zoom_by(1.0, position, rect),
            None if view.state.selection.is_some() => out.push(Action::Select(None)),
            None => (),
        }
    }

    fn press(&mut self, ui: &egui::Ui, press: Press, rect: Rect, view: &View<'_>) {
        match press {
            Press::ZoomIn => self.camera.zoom_by(1.0, rect.center(), rect),
            Press::ZoomOut => self.camera.zoom_by(-1.0, rect.center(), rect),
            Press::WholeTerritory => {
                if let Some(camera) = crate::ui::camera::whole(view.atlas, rect.size()) {
                    self.camera.go(camera);
                }
            }
        }
        ui.ctx().request_repaint(); // Once: the tiles of this frame are already drawn.
    }

    /// Tiles, or outlines; and the widget that feels the pointer.
    fn ground(
        &mut self,
        ui: &mut egui::Ui,
        rect: Rect,
        view: &View<'_>,
        basemap: &mut Option<&mut Basemap>,
        grouped: bool,
        roles: &Roles,
    ) -> Response {
        let painter = ui.painter_at(rect);
        match basemap {
            // Under the tiles that are not there yet.
            Some(_) => drop(painter.rect_filled(rect, 0.0, Palette::of(style_theme(roles)).ground)),
            None => {
                let map = self.camera.view(rect);
                let discs = if grouped { self.groups.discs(map) } else { Vec::new() };
                let crowd = |name: Rect| {
                    if grouped {
                        let touches = |(at, radius): &&(Pos2, f32)| name.distance_to_pos(*at) < *radius;
                        return discs.iter().filter(touches).count();
                    }
                    view.points.inside(map.unproject(name.min), map.unproject(name.max)).len()
                };
                self.zones.paint_ground(&painter, map, self.camera.now().zoom, grouped, roles, &crowd);
            }
        }
        let tiles = basemap.as_mut().map(|basemap| basemap.tiles());
        let here = self.camera.now();
        let map = walkers::Map::new(tiles, &mut self.camera.memory, walkers::lon_lat(here.lon, here.lat))
            .zoom_gesture(false)
            .double_click_to_zoom(false)
            .panning(false)
            .drag_pan_buttons(DragPanButtons::PRIMARY | DragPanButtons::MIDDLE);
        let response = map.show(ui, |_, _, _, _| ()).response;
        self.widget = Some(response.id);
        response
    }

    fn grouped(&mut self, view: &View<'_>) -> bool {
        let zoom = self.camera.now().zoom;
        if zoom >= groups::BELOW {
            return false;
        }
        self.groups.follow(view, &self.symbols, zoom);
        true
    }

    fn hovered(&self, response: &Response, view: &View<'_>, map: render::View) -> Option<usize> {
        if self.by_keyboard && response.has_focus() {
            let near = view.points.within(map.center[0], map.center[1], 80.0 / map.world);
            let shown = |row: &usize| !matches!(self.symbols.marks[*row], Mark::Hidden | Mark::Excluded);
            return near.into_iter().find(shown);
        }
        let position = response.hover_pos().filter(|_| response.contains_pointer() && !response.dragged())?;
        let row = hover::pick(view, &self.symbols, map, position)?;
        response.ctx.set_cursor_icon(CursorIcon::PointingHand);
        Some(row)
    }

    /// Counts of the group under the pointer.
    fn name_group(&self, response: &Response, painter: &egui::Painter, map: render::View, roles: &Roles) {
        let position = response.hover_pos().filter(|_| response.contains_pointer() && !response.dragged());
        let Some(group) = position.and_then(|position| self.groups.at(position, map)) else { return };
        response.ctx.set_cursor_icon(CursorIcon::PointingHand);
        let center = map.project(group.place[0], group.place[1]);
        let words = words::group(u64::from(group.residences), group.dwellings);
        hover::bubble(painter, center, group.radius() + 8.0, &self.room(map), roles, &words);
    }

    fn room(&self, map: render::View) -> hover::Room {
        hover::Room { bounds: map.rect, cards: self.cards.clone() }
    }

    /// Row, middle and radius of the circle under the pointer, unless it is the chosen one.
    fn other_than_chosen(
        &self,
        view: &View<'_>,
        map: render::View,
        row: Option<usize>,
    ) -> Option<(usize, Pos2, f32)> {
        let row = row.filter(|row| view.selected() != Some(*row))?;
        let [x, y] = (*self.symbols.places.get(row)?)?;
        Some((row, map.project(x, y), self.symbols.radius(view, row, map.growth)))
    }

    fn ring_hovered(
        &self,
        painter: &egui::Painter,
        view: &View<'_>,
        map: render::View,
        row: Option<usize>,
        roles: &Roles,
    ) {
        if let Some((_, center, radius)) = self.other_than_chosen(view, map, row) {
            hover::ring(painter, center, radius, roles);
        }
    }

    fn name_hovered(
        &self,
        painter: &egui::Painter,
        view: &View<'_>,
        map: render::View,
        row: Option<usize>,
        roles: &Roles,
    ) {
        if let Some((row, center, radius)) = self.other_than_chosen(view, map, row) {
            let words = words::bubble(view, row);
            hover::bubble(painter, center, radius + 14.0, &self.room(map), roles, &words);
        }
    }

    fn paint_chosen(&mut self, painter: &egui::Painter, view: &View<'_>, map: render::View, roles: &Roles) {
        let Some(row) = view.selected() else { return };
        let Some(Some([x, y])) = self.symbols.places.get(row).copied() else { return };
        let center = map.project(x, y);
        let radius = self.symbols.radius(view, row, map.growth);
        if !map.rect.expand(radius + 12.0).contains(center) {
            return;
        }
        if self.chosen_key != Some((row, self.symbols.version)) {
            self.chosen.set(self.symbols.alone(view, roles, row, true));
            self.chosen_key = Some((row, self.symbols.version));
        }
        hover::pedestal(painter, center, radius, Palette::of(style_theme(roles)).ground, roles);
        self.chosen.paint(painter, map);
        hover::bubble(painter, center, radius + 18.0, &self.room(map), roles, &words::label(view, row));
    }

    /// What a screen reader says of the map.
    fn name(&self, response: &Response, view: &View<'_>, map: render::View) {
        response.widget_info(|| {
            let [left, top] = map.unproject(map.rect.left_top());
            let [right, bottom] = map.unproject(map.rect.right_bottom());
            let shown = view.points.inside([left, top], [right, bottom]).into_iter();
            let shown =
                shown.filter(|row| matches!(self.symbols.marks[*row], Mark::Class(_) | Mark::NoValue));
            let count = Arg::Count(shown.count() as u64);
            let name = match view.selected() {
                Some(row) => {
                    let chosen = view.atlas.residences[row].name.as_str();
                    text_with("carte-nom-choisie", &[("nombre", count), ("residence", chosen.into())])
                }
                None => text_with("carte-nom", &[("nombre", count)]),
            };
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
    }
}

fn choose(view: &View<'_>, row: usize, out: &mut Gestures) {
    let id = &view.atlas.residences[row].id;
    if view.state.selection.as_ref() != Some(id) {
        out.push(Action::Select(Some(id.clone())));
    }
}

#[cfg(test)]
mod tests;
