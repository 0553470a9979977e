//! An open file, ready to be looked at: rows, results of the rules, columns and indexes, all built off the screen's thread.

use crate::data::{self, DataError, OpenFile, Secret};
use crate::domain::Assessment;
use crate::messages;
use crate::model::{Atlas, Date, FieldId, Progress};
use crate::query::classes::Classes;
use crate::query::search::SearchIndex;
use crate::query::{self, Column, Engine, PointIndex, Table};
use crate::session::State;
use crate::ui;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that stands behind the window while a file is open.
pub struct Opened {
    pub path: PathBuf,
    pub file: Arc<OpenFile>,
    pub assessments: Vec<Assessment>,
    pub engine: Engine,
    pub classes: Classes,
    pub points: PointIndex,
    pub search: SearchIndex,
}

/// Opens a file and prepares it for a state. `today` decides what has expired.
///
/// # Errors
/// Those of [`data::open`].
pub fn load(
    path: &Path,
    secret: Option<&Secret>,
    state: &State,
    today: Date,
    progress: &Progress,
) -> Result<Opened, DataError> {
    let mut file = data::open(path, secret, progress)?;
    file.withhold_expired(today);
    let assessments = query::assess(&file.atlas, today);
    progress.check()?;
    let table = Arc::new(Table::build(&file.atlas, &assessments));
    let points = PointIndex::new(&table.positions);
    let search = SearchIndex::new(&file.atlas);
    progress.check()?;
    let mut engine = Engine::new(Arc::clone(&table));
    engine.set_filter(&state.filter);
    let classes = Classes::compute(&table, &state.colour.field, state.colour.method, CLASSES);
    Ok(Opened { path: path.to_owned(), file: Arc::new(file), assessments, engine, classes, points, search })
}

/// What a projector can show and an eye tell apart.
const CLASSES: usize = 5;

/// What colours the map when the usual field has nothing to show, best first.
const OTHER_COLOURS: [&str; 4] = ["loyer_m2", "res40", "annee_construction", "nb_logements"];

impl Opened {
    /// A field that has something to show, when `field` has not: a file without rents opens in colours too.
    pub fn better_colour(&self, field: &FieldId) -> Option<FieldId> {
        let has_values = |field: &FieldId| match self.engine.table().column(field) {
            Some(Column::Number { states, .. }) => states.contains(&query::State::Published),
            _ => false,
        };
        if has_values(field) {
            return None;
        }
        OTHER_COLOURS.into_iter().map(FieldId::of).find(has_values)
    }

    /// Brings filter and classes in step with a state; recomputes only what changed.
    pub fn follow(&mut self, state: &State) {
        if *self.engine.filter() != state.filter {
            self.engine.set_filter(&state.filter);
        }
        if self.classes.field != state.colour.field || self.classes.method != state.colour.method {
            let table = self.engine.table();
            self.classes = Classes::compute(table, &state.colour.field, state.colour.method, CLASSES);
        }
    }
}

/// What the list of recent files calls a file.
pub fn title(atlas: &Atlas) -> String {
    let vintage =
        atlas.meta.vintage_ops.or(atlas.meta.vintage_parc).map_or(0, |vintage| i64::from(vintage.year()));
    let recipient = atlas.meta.recipient.clone().or_else(|| atlas.meta.perimeter.clone()).unwrap_or_default();
    messages::text_with(
        "programme-titre-recent",
        &[("annee", vintage.to_string().into()), ("nom", recipient.into())],
    )
}

/// Days before the end of a file's life at which it is said.
const SOON: i32 = 30;

/// What is to be said of the end of a file's life; nothing while it is far.
pub fn life(atlas: &Atlas, today: Date) -> Option<String> {
    let end = atlas.meta.expires_on?;
    let days = (end - today).get_days();
    let date = messages::date(end).into();
    match days {
        days if days < 0 => Some(messages::text_with("programme-fichier-expire", &[("date", date)])),
        days if days <= SOON => {
            let days = u64::from(days.unsigned_abs());
            Some(messages::text_with(
                "programme-fichier-expire-dans",
                &[("jours", days.into()), ("date", date)],
            ))
        }
        _ => None,
    }
}

/// The embedded outlines of the communes, for a map without base map.
pub fn outlines() -> Vec<ui::map::Outline> {
    data::outlines::communes()
        .into_iter()
        .map(|commune| ui::map::Outline { name: commune.name, polygon: commune.outline })
        .collect()
}

/// The demonstration, written once into a folder of the user and then reused.
///
/// # Errors
/// Those of [`data::demo::generate`].
pub fn demonstration(folder: &Path, progress: &Progress) -> Result<PathBuf, DataError> {
    let options = data::demo::DemoOptions::default();
    let name = format!("demonstration-{}-{}.gpkg", env!("CARGO_PKG_VERSION"), options.seed);
    let path = folder.join(name);
    if !path.exists() {
        std::fs::create_dir_all(folder)
            .map_err(|source| DataError::Unwritable { path: folder.to_owned(), source })?;
        data::demo::generate(&path, &options, progress)?;
    }
    Ok(path)
}
