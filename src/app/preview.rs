//! The demonstration beside the first screen: prepared in the background, shown as it opens, never in the way.

use crate::app::job::{Job, Poll, spawn};
use crate::app::opened::{self, Opened};
use crate::data::DataError;
use crate::model::{Date, Progress};
use crate::session::{State, Theme};
use crate::ui::{self, View};
use std::path::PathBuf;

/// Where the preview stands.
#[derive(Default)]
pub enum Preview {
    /// Not wanted: pictures of a file, tests.
    #[default]
    Off,
    Wanted,
    Loading(Job<Result<Opened, DataError>>),
    Ready {
        opened: Box<Opened>,
        state: Box<State>,
    },
    /// Nothing beside the first screen: it stands without.
    Failed,
}

impl Preview {
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Wanted | Self::Loading(_))
    }

    /// Goes on; called while the first screen shows. `folder` is where the demonstration is kept.
    pub fn advance(&mut self, ctx: &egui::Context, folder: PathBuf, theme: Theme, today: Date) {
        match self {
            Self::Wanted => *self = start(ctx, folder, today),
            Self::Loading(job) => match job.poll() {
                Poll::Pending => (),
                Poll::Done(Ok(opened)) => {
                    let mut state = State { theme, ..State::default() };
                    let size = ctx.content_rect().size();
                    if let Some(camera) = ui::camera::whole(&opened.file.atlas, size * egui::vec2(0.5, 0.9)) {
                        state.camera = camera;
                    }
                    *self = Self::Ready { opened: Box::new(opened), state: Box::new(state) };
                }
                Poll::Done(Err(_)) | Poll::Crashed => *self = Self::Failed,
            },
            Self::Ready { state, .. } => state.theme = theme,
            Self::Off | Self::Failed => (),
        }
    }

    /// What the map draws.
    pub fn view(&self, generation: u64, today: Date) -> Option<View<'_>> {
        let Self::Ready { opened, state } = self else { return None };
        Some(View {
            atlas: &opened.file.atlas,
            assessments: &opened.assessments,
            engine: &opened.engine,
            classes: &opened.classes,
            points: &opened.points,
            state,
            generation,
            today,
            can_undo: false,
            can_redo: false,
        })
    }
}

fn start(ctx: &egui::Context, folder: PathBuf, today: Date) -> Preview {
    let waking = ctx.clone();
    let job = spawn(
        "aperçu",
        move || waking.request_repaint(),
        move |progress: &Progress| {
            let path = opened::demonstration(&folder, progress)?;
            opened::load(&path, None, &State::default(), today, progress)
        },
    );
    job.map_or(Preview::Failed, Preview::Loading)
}
