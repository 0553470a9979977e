//! A window of two pieces, the panel and the sentence, over an invented stock of two hundred résidences.

use crate::domain::{Assessment, sample};
use crate::model::{Atlas, EurosPerMonth, FieldId, Figure, Residence};
use crate::query::classes::Classes;
use crate::query::{Clause, Engine, Filter, PointIndex, Table, Test};
use crate::session::{Action, Effect, FilterChange, History, State, Step};
use crate::ui::theme::{self, Roles};
use crate::ui::{Gestures, View, filters, fonts, sentence};
use egui::{Frame, Panel, vec2};
use egui_kittest::{Harness, HarnessBuilder};
use std::sync::Arc;

pub struct Bench {
    pub atlas: Atlas,
    assessments: Vec<Assessment>,
    pub engine: Engine,
    classes: Classes,
    points: PointIndex,
    pub history: History,
    generation: u64,
    pub effects: Vec<Effect>,
    panel: f32,
}

impl Bench {
    pub fn filter(&self) -> &Filter {
        &self.history.state().filter
    }

    /// The bounds of the condition on a field.
    pub fn bounds(&self, field: &'static str) -> Option<(Option<f64>, Option<f64>)> {
        match self.filter().clause(&FieldId::of(field))?.test {
            Test::Range { min, max } => Some((min, max)),
            _ => None,
        }
    }

    pub fn undo(&mut self) {
        self.apply(Action::Undo, Step::New);
    }

    pub fn set(&mut self, field: &'static str, test: Test) {
        let clause = Clause { field: FieldId::of(field), test, keep_unknown: true };
        self.apply(Action::Filter(FilterChange::Set(clause)), Step::New);
    }

    fn apply(&mut self, action: Action, step: Step) {
        self.effects.extend(self.history.apply(action, step));
        self.engine.set_filter(&self.history.state().filter);
        self.generation += 1;
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let mut out = Gestures::default();
        let roles = Roles::of(ui.ctx());
        let view = View {
            atlas: &self.atlas,
            assessments: &self.assessments,
            engine: &self.engine,
            classes: &self.classes,
            points: &self.points,
            state: self.history.state(),
            generation: self.generation,
            today: sample::TODAY,
            can_undo: self.history.can_undo(),
            can_redo: self.history.can_redo(),
        };
        ui.painter().rect_filled(ui.max_rect().expand(20.0), 0.0, roles.ground);
        Panel::left("filtres")
            .exact_size(if view.state.filters_open { self.panel } else { theme::measure::FILTERS_RAIL })
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(roles.panel))
            .show(ui, |ui| filters::show(ui, &view, &mut out));
        let card = ui.available_rect_before_wrap().shrink(16.0);
        ui.scope_builder(egui::UiBuilder::new().max_rect(card), |ui| sentence::show(ui, &view, &mut out));
        for (action, step) in out.drain() {
            self.apply(action, step);
        }
    }
}

/// The bench at a size, in a theme.
pub fn harness(roles: Roles, size: egui::Vec2, panel: f32) -> Harness<'static, Bench> {
    let atlas = stock();
    let assessments = sample::assess(&atlas);
    let table = Arc::new(Table::build(&atlas, &assessments));
    let state = State::default();
    let bench = Bench {
        classes: Classes::compute(&table, &state.colour.field, state.colour.method, 5),
        points: PointIndex::new(&table.positions),
        engine: Engine::new(table),
        history: History::new(state),
        atlas,
        assessments,
        generation: 1,
        effects: Vec::new(),
        panel,
    };
    let builder: HarnessBuilder<Bench> = Harness::builder();
    let mut harness = builder
        .with_size(size)
        // Quick enough for a double click, whose events come one by frame.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(64)
        .wgpu()
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::install(ctx, roles);
        })
        .build_ui_state(|ui, bench: &mut Bench| bench.frame(ui), bench);
    harness.run();
    harness
}

pub fn light() -> Harness<'static, Bench> {
    harness(theme::LIGHT, vec2(1100.0, 1400.0), theme::measure::FILTERS)
}

fn stock() -> Atlas {
    let mut atlas = sample::atlas();
    let models = atlas.residences.clone();
    atlas.residences = (0..200).map(|row| invented(row, &models)).collect();
    atlas
}

/// Two in three published; rents and rates spread around those of the model.
fn invented(row: usize, models: &[Residence]) -> Residence {
    let published = !row.is_multiple_of(3);
    let mut residence = models[if published { sample::CEDRES } else { sample::TILLEULS }].clone();
    // Two sums of coprime steps: dense in the middle, thin at both ends.
    let spread = ((row * 37 % 100) + (row * 61 % 100)) as f64 / 200.0;
    residence.id = format!("R{row:05}").into();
    residence.name = format!("Résidence {row}");
    residence.dwellings = 1 + (1.0 / (0.012 + spread * spread)) as u32;
    residence.in_qpv_2024 = Some(row.is_multiple_of(5));
    let landlords = ["Suzon Habitat", "Ouche Logement", "Habitat Bourgogne", "Clos & Cité"];
    residence.bailleur = Some(landlords[row % 7 % 4].into());
    for rent in &mut residence.rents {
        if let Figure::Published(mean) = rent.mean {
            let amount = mean.amount() * (0.75 + 0.5 * spread);
            rent.mean = Figure::supplied(EurosPerMonth::new((amount * 100.0).round() / 100.0));
        }
    }
    if let Some(occupancy) = &mut residence.occupancy[0] {
        for rate in &mut occupancy.rates {
            rate.figure = rate.figure.map(|value| (value * (0.5 + spread as f32) * 100.0).round() / 100.0);
        }
    }
    residence
}
