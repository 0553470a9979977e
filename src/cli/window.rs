//! No verb: the window.

use crate::app::{self, Launch};
use crate::cli::args::Arguments;
use crate::cli::exit::{Exit, Failure};
use crate::cli::source;
use crate::messages::text_with;

pub fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if let Some(file) = &arguments.file {
        // A mistyped verb would otherwise open a window to say that there is no such file.
        let looks_like_a_word = file.components().count() == 1 && file.extension().is_none();
        if looks_like_a_word && !file.exists() {
            let word = file.display().to_string();
            return Err(Failure::Usage(text_with(
                "cli-erreur-ni-commande-ni-fichier",
                &[("mot", word.into())],
            )));
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
