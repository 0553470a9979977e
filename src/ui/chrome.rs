//! What the screen remembers that is not state: text being typed, what is unfolded, brief messages.

use std::path::PathBuf;

/// Memory of the frame around the panels; never anything that undo should know.
#[derive(Debug, Default)]
pub struct Chrome {
    pub search: SearchMemory,
    pub help: bool,
    pub notices: Vec<Notice>,
    /// The path field, where the system has no file dialog.
    pub path_field: Option<PathField>,
    /// Wiped as soon as it was used.
    pub passphrase: String,
    pub show_passphrase: bool,
    /// Filters unfolded by hand in a narrow window.
    pub filters_forced: bool,
}

#[derive(Debug, Default)]
pub struct SearchMemory {
    pub text: String,
    pub open: bool,
    /// Line under the cursor.
    pub cursor: usize,
    /// The field must take the focus at the next frame.
    pub focus: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeLevel {
    Done,
    Warning,
    /// Stays until it is closed.
    Error,
}

/// A brief message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub level: NoticeLevel,
    /// Second of the interface's clock at which it goes; `None`: set when first shown.
    pub until: Option<f64>,
}

/// What a typed path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    Data,
    Basemap,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathField {
    pub purpose: PathPurpose,
    pub text: String,
}

impl PathField {
    /// The path as typed, without the quotes that file managers add.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(self.text.trim().trim_matches(['"', '\'']))
    }
}

impl Chrome {
    pub fn notify(&mut self, level: NoticeLevel, text: String) {
        self.notices.retain(|notice| notice.text != text);
        self.notices.push(Notice { text, level, until: None });
    }

    /// One step back: the search, the help, the path field. `false` when nothing was open.
    pub fn step_back(&mut self) -> bool {
        if self.search.open {
            self.search = SearchMemory::default();
        } else if self.help {
            self.help = false;
        } else if self.path_field.is_some() {
            self.path_field = None;
        } else {
            return false;
        }
        true
    }
}
