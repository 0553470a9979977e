//! The system's own file dialogs, off the screen's thread; where none answers, the program offers a path field.

use crate::app::job::{Job, Poll, spawn};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Data,
    Basemap,
}

/// A dialog that ends sooner was never shown: no portal, no zenity.
const TOO_FAST: Duration = Duration::from_millis(150);

/// How a dialog ended.
pub enum Answer {
    Chosen(PathBuf),
    Cancelled,
    /// No dialog of the system is at hand.
    Unavailable(Purpose),
}

/// What was chosen, and how long the dialog stood.
type Shown = (Option<PathBuf>, Duration);

/// The dialog that is open, if any. One at a time.
#[derive(Default)]
pub struct Dialogs {
    open: Option<(Purpose, Job<Shown>)>,
}

impl Dialogs {
    /// Opens a dialog, unless one is open. `title` and `filter` are French.
    pub fn ask(
        &mut self,
        purpose: Purpose,
        title: String,
        filter: String,
        wake: impl FnOnce() + Send + 'static,
    ) {
        if self.open.is_some() {
            return;
        }
        let job = spawn("dialogue", wake, move |_| {
            let asked = Instant::now();
            let extensions: &[&str] = match purpose {
                Purpose::Data => &["gpkg", "age"],
                Purpose::Basemap => &["pmtiles", "mbtiles"],
            };
            let dialog = rfd::AsyncFileDialog::new().set_title(title).add_filter(filter, extensions);
            let chosen = pollster::block_on(dialog.pick_file());
            (chosen.map(|file| file.path().to_owned()), asked.elapsed())
        });
        self.open = job.ok().map(|job| (purpose, job));
    }

    /// The answer, once.
    pub fn poll(&mut self) -> Option<Answer> {
        let (purpose, job) = self.open.as_ref()?;
        let purpose = *purpose;
        let answer = match job.poll() {
            Poll::Pending => return None,
            Poll::Done((Some(path), _)) => Answer::Chosen(path),
            Poll::Done((None, elapsed)) if elapsed < TOO_FAST => Answer::Unavailable(purpose),
            Poll::Done((None, _)) => Answer::Cancelled,
            Poll::Crashed => Answer::Unavailable(purpose),
        };
        self.open = None;
        Some(answer)
    }
}
