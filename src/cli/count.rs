//! `compter`: one counter, the same numbers as in the window.

use crate::cli::args::Count;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::selection::select;
use crate::messages::text_with;
use serde::Serialize;

#[derive(Serialize)]
struct Counts {
    residences: u64,
    logements: u64,
    indeterminees: u64,
}

pub fn run(options: &Count, out: &mut Output) -> Result<Exit, Failure> {
    let counters = select(&options.source, &options.choice)?.counters();
    if options.json {
        out.json(&Counts {
            residences: counters.residences,
            logements: counters.dwellings,
            indeterminees: counters.unknown,
        })?;
    } else {
        out.line(&text_with("formats-residences", &[("nombre", counters.residences.into())]))?;
        out.line(&text_with("formats-logements", &[("nombre", counters.dwellings.into())]))?;
        out.line(&text_with("cli-compter-indeterminees", &[("nombre", counters.unknown.into())]))?;
    }
    Ok(Exit::Done)
}
