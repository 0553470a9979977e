//! No verb: the window.

use crate::app::{self, Launch};
use crate::cli::args::{self, Arguments};
use crate::cli::exit::{Exit, Failure};
use crate::cli::source;

pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if let Some(file) = &arguments.file {
        // A mistyped verb would otherwise open a window to say that there is no such file.
        if args::looks_like_a_verb(file) && !file.exists() {
            let word = file.display().to_string();
            return Err(Failure::Usage(args::unknown_verb("cli-erreur-ni-commande-ni-fichier", &word)));
        }
    }
    let launch = Launch {
        file: arguments.file.clone(),
        secret: source::given(&arguments.key)?,
        basemap: arguments.basemap.clone(),
        ..Launch::default()
    };
    app::run_window(launch).map_err(|error| Failure::Graphics(error.0))?;
    Ok(Exit::Done)
}
