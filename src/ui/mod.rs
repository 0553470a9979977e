//! Panels: they read a view and push [`Action`]s; they choose symbols for `render`.
//!
//! Nothing here knows files, SQL, threads, or `State` as mutable. Every colour comes from [`theme::Roles`],
//! every word from `messages`.
//!
//! | file | what |
//! | --- | --- |
//! | `theme`, `fonts`, `icons` | roles, type scale, glyphs |
//! | `widgets/` | histogram, chips, three positions, state badges, buttons, cards, gauges |
//! | `topbar`, `status` | what frames the screen |
//! | `filters/`, `sentence` | the left panel; the counter and the clauses above the map |
//! | `map/` | base map, circles, hover, legend, scale, zoom buttons |
//! | `fiche/` | one résidence |
//! | `welcome`, `dialogs` | first start; loading, refusal, passphrase, typed path |

pub mod camera;
pub mod chrome;
pub mod curtain;
pub mod dialogs;
pub mod fiche;
pub mod filters;
pub mod fonts;
pub mod help;
pub mod icons;
pub mod keys;
pub mod map;
pub mod notices;
pub mod search;
pub mod sentence;
pub mod shell;
pub mod status;
pub mod theme;
pub mod topbar;
pub mod welcome;
pub mod widgets;

use crate::domain::Assessment;
use crate::model::{Atlas, Date, Residence};
use crate::query::classes::Classes;
use crate::query::{Engine, PointIndex};
use crate::session::{Action, State, Step};

/// What a panel reads to draw an open atlas.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub atlas: &'a Atlas,
    /// Position = row = position in `atlas.residences`.
    pub assessments: &'a [Assessment],
    pub engine: &'a Engine,
    pub classes: &'a Classes,
    pub points: &'a PointIndex,
    pub state: &'a State,
    /// Rises when the state or the data changes: caches compare it.
    pub generation: u64,
    pub today: Date,
    pub can_undo: bool,
    pub can_redo: bool,
}

impl<'a> View<'a> {
    /// Row of the résidence whose fiche is open.
    pub fn selected(&self) -> Option<usize> {
        let id = self.state.selection.as_deref()?;
        self.atlas.residences.iter().position(|residence| &*residence.id == id)
    }

    pub fn residence(&self, row: usize) -> (&'a Residence, &'a Assessment) {
        (&self.atlas.residences[row], &self.assessments[row])
    }
}

/// The gestures of one frame, in order.
#[derive(Debug, Default)]
pub struct Gestures(Vec<(Action, Step)>);

impl Gestures {
    /// A gesture of its own: one step of undo.
    pub fn push(&mut self, action: Action) {
        self.0.push((action, Step::New));
    }

    /// A drag that goes on: joins the step before.
    pub fn go_on(&mut self, action: Action) {
        self.0.push((action, Step::Continued));
    }

    pub fn drain(&mut self) -> impl Iterator<Item = (Action, Step)> + '_ {
        self.0.drain(..)
    }

    /// The actions alone, for tests.
    pub fn actions(&self) -> Vec<&Action> {
        self.0.iter().map(|(action, _)| action).collect()
    }
}

/// Whether the program may use the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    Offline,
    Online,
}
