//! A window with a map and invented résidences: few at known places, or a whole stock.

use crate::domain::{Assessment, sample};
use crate::model::{Atlas, EurosPerMonth, Figure, LonLat, Residence, Truth, Zone, ZoneNature};
use crate::query::classes::Classes;
use crate::query::{Clause, Engine, PointIndex, Table, Test};
use crate::session::{self, Action, Camera, State, Theme};
use crate::tiles::Basemap;
use crate::ui::map::MapPanel;
use crate::ui::{Gestures, View, fonts, theme};
use std::sync::Arc;

pub struct Scene {
    pub atlas: Atlas,
    pub assessments: Vec<Assessment>,
    pub engine: Engine,
    pub classes: Classes,
    pub points: PointIndex,
    pub state: State,
    pub generation: u64,
    pub panel: MapPanel,
    /// Every action since the start.
    pub log: Vec<Action>,
}

/// Where the few are looked at from.
pub const CAMERA: Camera = Camera { lon: 5.04, lat: 47.325, zoom: 14.0 };

impl Scene {
    fn new(atlas: Atlas, camera: Camera) -> Self {
        let assessments = sample::assess(&atlas);
        let table = Arc::new(Table::build(&atlas, &assessments));
        let state = State { camera, ..State::default() };
        let classes = Classes::compute(&table, &state.colour.field, state.colour.method, 5);
        Self {
            points: PointIndex::new(&table.positions),
            engine: Engine::new(table),
            classes,
            atlas,
            assessments,
            state,
            generation: 1,
            panel: MapPanel::default(),
            log: Vec::new(),
        }
    }

    /// The three résidences of the sample: « Les Cèdres » in the middle, the others apart.
    pub fn few() -> Self {
        let mut atlas = sample::atlas();
        let places = [(5.04, 47.325), (5.05, 47.328), (5.03, 47.321)];
        for (residence, (lon, lat)) in atlas.residences.iter_mut().zip(places) {
            residence.position = Some(LonLat { lon, lat });
        }
        Self::new(atlas, CAMERA)
    }

    /// A stock of invented résidences in estates around Dijon; a third masked, one in forty with two points.
    pub fn many(count: usize) -> Self {
        let mut atlas = sample::atlas();
        let models = atlas.residences.clone();
        let mut dice = Dice(2022);
        let estates: Vec<(f64, f64)> =
            (0..14).map(|_| (5.04 + dice.around(0.055), 47.322 + dice.around(0.03))).collect();
        atlas.residences = (0..count).map(|row| invented(row, &models, &estates, &mut dice)).collect();
        atlas.zones.extend((0..3).map(|position| estate(position, estates[position])));
        let mut scene = Self::new(atlas, Camera { lon: 5.04, lat: 47.322, zoom: 13.7 });
        for (row, assessment) in scene.assessments.iter_mut().enumerate() {
            assessment.fragile = if row % 40 == 0 { Truth::Yes } else { Truth::No };
        }
        scene
    }

    pub fn view(&self) -> View<'_> {
        View {
            atlas: &self.atlas,
            assessments: &self.assessments,
            engine: &self.engine,
            classes: &self.classes,
            points: &self.points,
            state: &self.state,
            generation: self.generation,
            today: sample::TODAY,
            can_undo: false,
            can_redo: false,
        }
    }

    /// One frame of the panel, and what the window does with its gestures.
    pub fn frame(&mut self, ui: &mut egui::Ui, basemap: Option<&mut Basemap>) {
        let mut panel = std::mem::take(&mut self.panel);
        let mut out = Gestures::default();
        let free = ui.available_rect_before_wrap();
        panel.show(ui, &self.view(), basemap, free, &mut out);
        self.panel = panel;
        for (action, _) in out.drain() {
            self.log.push(action.clone());
            session::apply(&mut self.state, action);
            self.follow();
        }
    }

    /// After a change of the state by somebody else.
    pub fn follow(&mut self) {
        self.engine.set_filter(&self.state.filter);
        let colour = &self.state.colour;
        self.classes = Classes::compute(self.engine.table(), &colour.field, colour.method, 5);
        self.generation += 1;
    }

    pub fn with_range(mut self, field: &'static str, min: Option<f64>, max: Option<f64>) -> Self {
        let test = Test::Range { min, max };
        self.state.filter.set(Clause { field: crate::model::FieldId::of(field), test, keep_unknown: true });
        self.follow();
        self
    }
}

/// Fonts and colours of the window.
pub fn dress(ctx: &egui::Context, theme: Theme) {
    fonts::install(ctx);
    theme::install(ctx, theme::roles(theme));
}

fn invented(row: usize, models: &[Residence], estates: &[(f64, f64)], dice: &mut Dice) -> Residence {
    let published = !dice.next().is_multiple_of(3);
    let model = if published { &models[sample::CEDRES] } else { &models[sample::TILLEULS] };
    let mut residence = model.clone();
    residence.id = format!("R{row:05}").into();
    residence.name = format!("Résidence {row}");
    residence.dwellings = (2.0 * (dice.share() * 4.2).exp()) as u32;
    let (lon, lat) = if dice.next().is_multiple_of(2) {
        let (lon, lat) = estates[dice.next() as usize % estates.len()];
        (lon + dice.around(0.006), lat + dice.around(0.004))
    } else {
        (5.04 + dice.around(0.07), 47.322 + dice.around(0.045))
    };
    residence.position = Some(LonLat { lon, lat });
    if row % 8 == 1 {
        residence.rents.clear();
    }
    for rent in &mut residence.rents {
        if let Figure::Published(mean) = rent.mean {
            let amount = mean.amount() * (0.85 + 0.4 * dice.share());
            rent.mean = Figure::supplied(EurosPerMonth::new((amount * 100.0).round() / 100.0));
        }
    }
    residence
}

fn estate(position: usize, (lon, lat): (f64, f64)) -> Zone {
    let corner = |turn: usize| {
        let angle = turn as f64 / 9.0 * std::f64::consts::TAU;
        let stretch = if turn.is_multiple_of(2) { 1.0 } else { 0.8 };
        (lon + 0.011 * stretch * angle.cos(), lat + 0.006 * stretch * angle.sin())
    };
    let ring: Vec<(f64, f64)> = (0..=9).map(|turn| corner(turn % 9)).collect();
    Zone {
        code: format!("Q{position}"),
        name: format!("Quartier {position}"),
        nature: ZoneNature::Qpv2024,
        apl_zone: None,
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline: Some(geo::MultiPolygon(vec![geo::Polygon::new(ring.into(), Vec::new())])),
    }
}

/// A small deterministic generator (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0..1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Around zero, denser in the middle.
    fn around(&mut self, reach: f64) -> f64 {
        (self.share() + self.share() - 1.0) * reach
    }
}
