//! `expliquer`: one résidence, its figures with their states, and the reasons of each rule.
//!
//! The same objects as the fiche's: `domain` computes them, `messages` says them. JSON is in `json`, text in `text`.

mod json;
mod text;

use crate::cli::args::Explain;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::{source, today};
use crate::domain::Assessment;
use crate::messages::text_with;
use crate::model::{Atlas, Date, Residence};
use crate::query::search::{HitKind, SearchIndex};
use crate::query::{self, Table};

/// What there is to say about one résidence.
struct Subject<'a> {
    atlas: &'a Atlas,
    residence: &'a Residence,
    assessment: &'a Assessment,
    table: &'a Table,
    row: usize,
    /// Decides which opinions have lapsed.
    today: Date,
}

pub fn run(options: &Explain, out: &mut Output) -> Result<Exit, Failure> {
    let today = today(options.today);
    let file = source::read(&options.source, today)?;
    let atlas = &file.atlas;
    let Some(row) = atlas.residences.iter().position(|residence| *residence.id == *options.id) else {
        return Err(Failure::Usage(unknown(atlas, &options.id)));
    };
    let assessments = query::assess(atlas, today);
    let table = Table::build(atlas, &assessments);
    let subject = Subject {
        atlas,
        residence: &atlas.residences[row],
        assessment: &assessments[row],
        table: &table,
        row,
        today,
    };
    if options.json {
        out.pretty_json(&json::explanation(&subject))?;
    } else {
        for line in text::explanation(&subject) {
            out.line(&line)?;
        }
    }
    Ok(Exit::Done)
}

/// Names the résidences that the words look for: people type a name where an identifier is due.
fn unknown(atlas: &Atlas, words: &str) -> String {
    let mut sentence = text_with("cli-id-inconnu", &[("id", words.into())]);
    let near: Vec<String> = SearchIndex::new(atlas)
        .find(words, 3)
        .into_iter()
        .filter_map(|hit| match hit.kind {
            HitKind::Residence(row) => Some(format!("{} ({})", atlas.residences[row].id, hit.title)),
            _ => None,
        })
        .collect();
    if !near.is_empty() {
        sentence.push(' ');
        sentence.push_str(&text_with("cli-erreur-voisins", &[("voisins", near.join(", ").into())]));
    }
    sentence
}
