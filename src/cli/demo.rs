//! `demo`: the synthetic file.

use crate::cli::args::Demo;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::tell;
use crate::data::demo::{DemoOptions, generate};
use crate::messages::text_with;
use crate::model::Progress;
use serde::Serialize;

#[derive(Serialize)]
struct Written {
    fichier: String,
    graine: u64,
    millesimes: Vec<i16>,
    residences: u32,
}

pub fn run(options: &Demo, out: &mut Output) -> Result<Exit, Failure> {
    let mut vintages = options.vintages.clone();
    vintages.sort_unstable();
    vintages.dedup();
    let request =
        DemoOptions { residences: options.residences, seed: options.seed, vintages, today: options.today };
    generate(&options.to, &request, &Progress::default())?;
    let path = options.to.display().to_string();
    if options.json {
        let millesimes = request.vintages.iter().map(|vintage| vintage.year()).collect();
        out.json(&Written {
            fichier: path,
            graine: request.seed,
            millesimes,
            residences: request.residences,
        })?;
    } else {
        tell(&text_with("cli-demo-ecrit", &[("chemin", path.into())]));
    }
    Ok(Exit::Done)
}
