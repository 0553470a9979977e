//! `importer`: sources into a canonical file, and what was refused or mended, with its place.

use crate::cli::args::Import;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::{tell, today};
use crate::data::import::{
    Encoding, ImportError, ImportOptions, Place, Profile, Report, SourceSummary, import,
};
use crate::messages::{say, text, text_with};
use crate::model::{Arg, Progress};
use serde::Serialize;
use std::path::{Path, PathBuf};

pub fn run(options: &Import, out: &mut Output) -> Result<Exit, Failure> {
    let profile = match &options.profile {
        Some(path) => Profile::read(path).map_err(failure)?,
        None => Profile::rpls(),
    };
    let request = ImportOptions { profile, vintage: options.vintage, today: today(options.today) };
    let imported = import(&options.sources, &options.to, &request, &Progress::default());
    let report = match imported {
        Ok(report) => report,
        Err(ImportError::NothingKept(report)) => {
            show(&report, &options.sources, options.json, out)?;
            return Err(failure(ImportError::NothingKept(report)));
        }
        Err(error) => return Err(failure(error)),
    };
    show(&report, &options.sources, options.json, out)?;
    tell(&text_with("import-ecrit", &[("fichier", shown(&options.to).into())]));
    Ok(if report.refusals.is_empty() { Exit::Done } else { Exit::Findings })
}

fn failure(error: ImportError) -> Failure {
    let phrase = error.phrase();
    match (error, phrase) {
        (ImportError::Data(error), _) => Failure::Data(error),
        (ImportError::Profile { .. } | ImportError::Overwrites(_), Some(phrase)) => {
            Failure::Usage(say(&phrase))
        }
        (_, Some(phrase)) => Failure::Unreadable(phrase),
        (error, None) => Failure::Usage(error.to_string()),
    }
}

#[derive(Serialize)]
struct JsonReport {
    lignes: u64,
    logements_retenus: u64,
    lignes_refusees: usize,
    refus: Vec<JsonRefusal>,
    residences: u64,
    avertissements: Vec<JsonMended>,
    sources: Vec<JsonSource>,
}

#[derive(Serialize)]
struct JsonRefusal {
    #[serde(flatten)]
    lieu: JsonPlace,
    #[serde(skip_serializing_if = "Option::is_none")]
    colonne: Option<String>,
    motif: &'static str,
    phrase: String,
}

#[derive(Serialize)]
struct JsonPlace {
    fichier: String,
    ligne: u64,
}

#[derive(Serialize)]
struct JsonMended {
    motif: &'static str,
    nombre: u64,
    phrase: String,
    exemples: Vec<JsonPlace>,
}

#[derive(Serialize)]
struct JsonSource {
    fichier: String,
    separateur: String,
    encodage: &'static str,
    lignes: u64,
}

fn show(report: &Report, sources: &[PathBuf], json: bool, out: &mut Output) -> Result<(), Failure> {
    if json {
        out.pretty_json(&as_json(report, sources))?;
    } else {
        lines(report, sources).iter().for_each(|line| tell(line));
    }
    Ok(())
}

fn as_json(report: &Report, sources: &[PathBuf]) -> JsonReport {
    let place = |place: &Place| JsonPlace { fichier: name(sources, place), ligne: place.line };
    JsonReport {
        lignes: report.lines,
        logements_retenus: report.kept,
        lignes_refusees: report.refusals.len(),
        refus: report
            .refusals
            .iter()
            .map(|refusal| JsonRefusal {
                lieu: place(&refusal.place),
                colonne: refusal.column.clone(),
                motif: refusal.reason.code(),
                phrase: say(&refusal.reason.phrase()),
            })
            .collect(),
        residences: report.residences,
        avertissements: report
            .mended
            .iter()
            .map(|(what, (count, places))| JsonMended {
                motif: what.code(),
                nombre: *count,
                phrase: say(&what.phrase().with("nombre", Arg::Count(*count))),
                exemples: places.iter().map(place).collect(),
            })
            .collect(),
        sources: report
            .sources
            .iter()
            .map(|source| JsonSource {
                fichier: shown(&source.path),
                separateur: source.separator.to_string(),
                encodage: encoding_code(source.encoding),
                lignes: source.lines,
            })
            .collect(),
    }
}

/// The report for people, on standard error.
fn lines(report: &Report, sources: &[PathBuf]) -> Vec<String> {
    let mut lines: Vec<String> = report.sources.iter().map(source_line).collect();
    if !report.refusals.is_empty() {
        lines.push(text("import-titre-refus"));
    }
    for refusal in &report.refusals {
        let mut args = vec![
            ("fichier", name(sources, &refusal.place).into()),
            ("ligne", refusal.place.line.to_string().into()),
            ("motif", say(&refusal.reason.phrase()).into()),
        ];
        lines.push(match &refusal.column {
            Some(column) => {
                args.push(("colonne", column.clone().into()));
                text_with("import-refus-colonne", &args)
            }
            None => text_with("import-refus", &args),
        });
    }
    if !report.mended.is_empty() {
        lines.push(text("import-titre-avis"));
    }
    for (what, (count, places)) in &report.mended {
        let said = say(&what.phrase().with("nombre", Arg::Count(*count)));
        let places: Vec<String> = places.iter().take(2).map(|place| example(sources, place)).collect();
        lines.push(if places.is_empty() {
            said
        } else {
            let args = [("avis", said.into()), ("lieux", places.join(", ").into())];
            text_with("import-exemples", &args)
        });
    }
    let counts = [
        ("lignes", report.lines.into()),
        ("logements", report.kept.into()),
        ("refusees", (report.refusals.len() as u64).into()),
        ("residences", report.residences.into()),
    ];
    lines.push(text_with("import-bilan", &counts));
    lines
}

fn source_line(source: &SourceSummary) -> String {
    let separator = match source.separator {
        '\t' => text("import-separateur-tabulation"),
        other => format!("«\u{A0}{other}\u{A0}»"),
    };
    let encoding = match source.encoding {
        Encoding::Ascii => text("import-encodage-ascii"),
        Encoding::Utf8 => text("import-encodage-utf8"),
        Encoding::Windows1252 => text("import-encodage-windows1252"),
    };
    let args = [
        ("fichier", shown(&source.path).into()),
        ("lignes", source.lines.into()),
        ("separateur", separator.into()),
        ("encodage", encoding.into()),
    ];
    text_with("import-source-lue", &args)
}

fn example(sources: &[PathBuf], place: &Place) -> String {
    let args = [("fichier", name(sources, place).into()), ("ligne", place.line.to_string().into())];
    text_with("import-exemple", &args)
}

fn name(sources: &[PathBuf], place: &Place) -> String {
    sources.get(place.source).map(|path| shown(path)).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn encoding_code(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Ascii => "ascii",
        Encoding::Utf8 => "utf-8",
        Encoding::Windows1252 => "windows-1252",
    }
}
