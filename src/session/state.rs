//! The state of a window: small, `Clone`, serialisable.

use crate::model::{FieldId, Population};
use crate::query::Filter;
use crate::query::classes::Method;
use crate::session::ViewChange;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    /// High contrast, light.
    Contrast,
    /// High contrast, dark.
    ContrastDark,
}

/// Where the map looks. Degrees, and walkers' zoom (256-pixel tiles).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    pub lon: f64,
    pub lat: f64,
    pub zoom: f64,
}

/// What colours the circles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColourBy {
    pub field: FieldId,
    pub method: Method,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    pub filter: Filter,
    pub colour: ColourBy,
    /// Classes of the legend shown alone; empty: all.
    pub isolated: BTreeSet<usize>,
    /// Identifier of the résidence whose fiche is open.
    pub selection: Option<Arc<str>>,
    pub camera: Camera,
    pub population: Population,
    /// Indéterminées drawn and listed. A display state, not part of the filter.
    pub show_unknown: bool,
    /// Résidences outside the filter stay as faint dots.
    pub show_excluded: bool,
    pub theme: Theme,
    /// 1.0 is normal.
    pub text_scale: f32,
    pub filters_open: bool,
    pub legend_open: bool,
    /// F8: content hidden at once.
    pub curtain: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            colour: ColourBy { field: FieldId::RATIO_T3, method: Method::Thresholds },
            isolated: BTreeSet::new(),
            selection: None,
            camera: Camera { lon: 5.041, lat: 47.322, zoom: 12.0 },
            population: Population::All,
            show_unknown: true,
            show_excluded: true,
            theme: Theme::Light,
            text_scale: 1.0,
            filters_open: true,
            legend_open: true,
            curtain: false,
        }
    }
}

impl State {
    pub(in crate::session) fn apply_view(&mut self, change: ViewChange) {
        match change {
            ViewChange::Theme(theme) => self.theme = theme,
            // Steps of ten percent between half and three times: beyond, nothing fits.
            ViewChange::TextScale(scale) => self.text_scale = scale.clamp(0.5, 3.0),
            ViewChange::Population(population) => self.population = population,
            ViewChange::FiltersOpen(open) => self.filters_open = open,
            ViewChange::LegendOpen(open) => self.legend_open = open,
            ViewChange::Curtain(closed) => self.curtain = closed,
        }
    }
}
