//! Verbs and options, with their help in French. What a verb does is in the file of its name.
//!
//! Names of options are part of the contract (`design.md` § 7); their explanations are in `commande.ftl`.

use crate::messages::text;
use crate::model::{Date, Vintage};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

// Headings are the only words that clap wants for ever.
static COMMANDS: LazyLock<String> = LazyLock::new(|| text("cli-titre-commandes"));
static ARGUMENTS: LazyLock<String> = LazyLock::new(|| text("cli-titre-arguments"));
static OPTIONS: LazyLock<String> = LazyLock::new(|| text("cli-titre-options"));

#[derive(Debug, Parser)]
#[command(
    name = "atlas-ops",
    version,
    about = text("cli-resume"),
    override_usage = text("cli-usage"),
    after_help = text("cli-codes"),
    args_conflicts_with_subcommands = true,
    subcommand_help_heading = COMMANDS.as_str(),
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[arg(value_name = "FICHIER", help = text("cli-option-fichier"), help_heading = ARGUMENTS.as_str())]
    pub file: Option<PathBuf>,
    #[arg(
        long = "fond",
        value_name = "CARTE",
        help = text("cli-option-fond"),
        help_heading = OPTIONS.as_str()
    )]
    pub basemap: Option<PathBuf>,
    #[command(flatten)]
    pub key: Key,
    #[arg(
        short = 'h',
        long = "help",
        global = true,
        action = ArgAction::Help,
        help = text("cli-option-aide"),
        help_heading = OPTIONS.as_str()
    )]
    pub help: Option<bool>,
    #[arg(
        short = 'V',
        long = "version",
        action = ArgAction::Version,
        help = text("cli-option-version"),
        help_heading = OPTIONS.as_str()
    )]
    pub version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(about = text("cli-demo"))]
    Demo(Demo),
    #[command(about = text("cli-verifier"))]
    Verifier(Verify),
    #[command(about = text("cli-compter"))]
    Compter(Count),
    #[command(about = text("cli-lister"))]
    Lister(List),
    #[command(about = text("cli-expliquer"))]
    Expliquer(Explain),
    #[cfg(feature = "preparer")]
    #[command(about = text("cli-importer"))]
    Importer(Import),
    #[command(about = text("cli-image"))]
    Image(Image),
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Demo {
    #[arg(long = "vers", value_name = "F.gpkg", help = text("cli-option-vers-gpkg"))]
    pub to: PathBuf,
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1900,
        value_parser = clap::value_parser!(u32).range(1..=2_000_000),
        hide_default_value = true,
        help = text("cli-option-residences")
    )]
    pub residences: u32,
    #[arg(
        long = "graine",
        value_name = "S",
        default_value_t = 2022,
        hide_default_value = true,
        help = text("cli-option-graine")
    )]
    pub seed: u64,
    #[arg(
        long = "millesimes",
        value_name = "A,B…",
        value_delimiter = ',',
        value_parser = vintage,
        default_value = "2018,2020,2022",
        hide_default_value = true,
        help = text("cli-option-millesimes")
    )]
    pub vintages: Vec<Vintage>,
    #[arg(
        long = "au",
        value_name = "AAAA-MM-JJ",
        default_value = "2026-01-01",
        hide_default_value = true,
        help = text("cli-option-au-demo")
    )]
    pub today: Date,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Verify {
    #[command(flatten)]
    pub source: Source,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Count {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct List {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(
        long = "colonnes",
        value_name = "a,b",
        value_delimiter = ',',
        help = text("cli-option-colonnes")
    )]
    pub columns: Vec<String>,
    #[arg(
        long,
        value_name = "csv|json",
        value_enum,
        hide_possible_values = true,
        help = text("cli-option-format")
    )]
    pub format: Option<Format>,
    #[arg(long, conflicts_with = "format", help = text("cli-option-json"))]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Explain {
    #[command(flatten)]
    pub source: Source,
    #[arg(value_name = "ID", help = text("cli-option-id"), help_heading = ARGUMENTS.as_str())]
    pub id: String,
    #[arg(long = "au", value_name = "AAAA-MM-JJ", help = text("cli-option-au-lecture"))]
    pub today: Option<Date>,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

#[cfg(feature = "preparer")]
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Import {
    #[arg(
        required = true,
        value_name = "SOURCE",
        help = text("cli-option-sources"),
        help_heading = ARGUMENTS.as_str()
    )]
    pub sources: Vec<PathBuf>,
    #[arg(long = "vers", value_name = "F.gpkg", help = text("cli-option-vers-gpkg"))]
    pub to: PathBuf,
    #[arg(long = "profil", value_name = "P.toml", help = text("cli-option-profil"))]
    pub profile: Option<PathBuf>,
    #[arg(long = "millesime", value_name = "AAAA", value_parser = vintage, help = text("cli-option-millesime"))]
    pub vintage: Option<Vintage>,
    #[arg(long = "au", value_name = "AAAA-MM-JJ", help = text("cli-option-au-import"))]
    pub today: Option<Date>,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS.as_str())]
pub struct Image {
    #[arg(value_name = "FICHIER", help = text("cli-option-fichier-lu"), help_heading = ARGUMENTS.as_str())]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub key: Key,
    #[arg(long = "vers", value_name = "O.png", help = text("cli-option-vers-png"))]
    pub to: PathBuf,
    #[arg(long = "fond", value_name = "CARTE", help = text("cli-option-fond"))]
    pub basemap: Option<PathBuf>,
    #[arg(
        long = "taille",
        value_name = "LxH",
        default_value = "1366x768",
        hide_default_value = true,
        value_parser = size,
        help = text("cli-option-taille")
    )]
    pub size: (u32, u32),
    #[arg(
        long = "vue",
        value_name = "lon,lat,zoom",
        allow_hyphen_values = true,
        value_parser = view,
        help = text("cli-option-vue")
    )]
    pub view: Option<(f64, f64, f64)>,
    #[arg(long = "filtre", value_name = "CQL2", help = text("cli-option-filtre"))]
    pub filter: Option<String>,
    #[arg(long, value_name = "ID", help = text("cli-option-selection"))]
    pub selection: Option<String>,
    #[arg(long, value_name = "clair|sombre|contraste", value_enum, hide_possible_values = true,
        help = text("cli-option-theme"))]
    pub theme: Option<Theme>,
    #[arg(long = "echelle", value_name = "1,5", value_parser = scale, help = text("cli-option-echelle"))]
    pub text_scale: Option<f32>,
    #[arg(long = "ecran", value_name = "accueil", value_enum, hide_possible_values = true,
        help = text("cli-option-ecran"))]
    pub screen: Option<Screen>,
    #[arg(long = "au", value_name = "AAAA-MM-JJ", help = text("cli-option-au-lecture"))]
    pub today: Option<Date>,
    #[arg(long, help = text("cli-option-json"))]
    pub json: bool,
}

/// The file that a verb reads.
#[derive(Debug, Args)]
pub struct Source {
    #[arg(value_name = "FICHIER", help = text("cli-option-fichier-lu"), help_heading = ARGUMENTS.as_str())]
    pub file: PathBuf,
    #[command(flatten)]
    pub key: Key,
}

/// What opens a protected file; a passphrase is never an argument, which other users of the machine can read.
#[derive(Clone, Debug, Args)]
pub struct Key {
    #[arg(
        long = "phrase-fichier",
        value_name = "F",
        help = text("cli-option-phrase"),
        help_heading = OPTIONS.as_str()
    )]
    pub passphrase_file: Option<PathBuf>,
}

/// Which résidences, as of which day.
#[derive(Debug, Args)]
pub struct Choice {
    #[arg(long = "filtre", value_name = "CQL2", help = text("cli-option-filtre"))]
    pub filter: Option<String>,
    #[arg(long = "au", value_name = "AAAA-MM-JJ", help = text("cli-option-au-lecture"))]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    #[value(name = "clair")]
    Light,
    #[value(name = "sombre")]
    Dark,
    #[value(name = "contraste")]
    Contrast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Screen {
    #[value(name = "accueil")]
    Welcome,
}

/// What the words of the command line ask for.
pub enum Asked {
    Run(Box<Arguments>),
    /// Help or version, to be printed on standard output.
    Tell(String),
    /// A sentence about what is wrong.
    Wrong(String),
}

/// Reads the words, the program's name first.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Asked {
    let template = text("cli-modele-aide");
    let command = with_template(Arguments::command(), &template);
    let words: Vec<OsString> = words.into_iter().collect();
    let first = words.get(1).map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    let parsed =
        command.try_get_matches_from(words).and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => Asked::Run(Box::new(arguments)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Asked::Tell(error.render().to_string()),
            // clap takes a mistyped verb for the file to open, and what follows for one word too many.
            ErrorKind::ArgumentConflict if error.get(ContextKind::InvalidArg).is_none() => {
                Asked::Wrong(misplaced(&first))
            }
            kind => Asked::Wrong(sentence(&error, kind)),
        },
    }
}

/// Whether a word is meant as a verb rather than as the name of a file.
pub fn looks_like_a_verb(word: &Path) -> bool {
    word.components().count() == 1 && word.extension().is_none()
}

/// The sentence about a word that is no verb, with the nearest one.
pub fn unknown_verb(key: &str, word: &str) -> String {
    let mut sentence = crate::messages::text_with(key, &[("commande", word.into())]);
    // The verbs without the file that may stand in their place.
    let verbs = Arguments::command().get_subcommands().cloned().collect::<Vec<_>>();
    let near = clap::Command::new("atlas-ops")
        .no_binary_name(true)
        .subcommands(verbs)
        .try_get_matches_from([word])
        .err();
    let near = near.and_then(|error| match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::Strings(near)) => near.last().cloned(),
        Some(ContextValue::String(near)) => Some(near.clone()),
        _ => None,
    });
    add_neighbours(&mut sentence, near);
    sentence
}

fn misplaced(first: &str) -> String {
    let is_option = first.starts_with('-');
    if !is_option && looks_like_a_verb(Path::new(first)) && !Path::new(first).exists() {
        unknown_verb("cli-erreur-commande", first)
    } else {
        text("cli-erreur-commande-apres")
    }
}

fn add_neighbours(sentence: &mut String, near: Option<String>) {
    if let Some(near) = near.filter(|near| !near.is_empty()) {
        sentence.push(' ');
        sentence.push_str(&crate::messages::text_with("cli-erreur-voisins", &[("voisins", near.into())]));
    }
}

/// The same layout for every verb, without clap's English words.
fn with_template(command: clap::Command, template: &str) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    names.into_iter().fold(command.help_template(template.to_owned()), |command, name| {
        command.mut_subcommand(name, |verb| verb.help_template(template.to_owned()).disable_help_flag(true))
    })
}

fn sentence(error: &clap::Error, kind: ErrorKind) -> String {
    let said = |context| {
        error.get(context).map(|value| match value {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            ContextValue::StyledStr(text) => text.to_string(),
            ContextValue::Number(number) => number.to_string(),
            _ => String::new(),
        })
    };
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    let key = match kind {
        ErrorKind::InvalidValue if value.is_empty() => "cli-erreur-valeur-absente",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-erreur-valeur",
        ErrorKind::UnknownArgument => "cli-erreur-option",
        ErrorKind::InvalidSubcommand => "cli-erreur-commande",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "cli-erreur-manque",
        ErrorKind::ArgumentConflict => "cli-erreur-conflit",
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "cli-erreur-valeur-absente"
        }
        ErrorKind::TooManyValues => "cli-erreur-option",
        ErrorKind::InvalidUtf8 => "cli-erreur-utf8",
        _ => "cli-erreur-autre",
    };
    let verb = said(ContextKind::InvalidSubcommand).unwrap_or_default();
    let args = [("option", argument.into()), ("valeur", value.into()), ("commande", verb.into())];
    let mut sentence = crate::messages::text_with(key, &args);
    let near = said(ContextKind::SuggestedArg)
        .or_else(|| said(ContextKind::SuggestedSubcommand))
        .or_else(|| said(ContextKind::SuggestedValue))
        .or_else(|| said(ContextKind::ValidValue));
    add_neighbours(&mut sentence, near);
    sentence
}

fn vintage(word: &str) -> Result<Vintage, String> {
    match word.trim().parse() {
        Ok(year @ 1900..=2200) => Ok(Vintage::new(year)),
        _ => Err(String::new()),
    }
}

fn size(word: &str) -> Result<(u32, u32), String> {
    let sides = word
        .split_once(['x', '×', 'X'])
        .and_then(|(width, height)| Some((width.trim().parse().ok()?, height.trim().parse().ok()?)));
    match sides {
        Some((width @ 64..=8192, height @ 64..=8192)) => Ok((width, height)),
        _ => Err(String::new()),
    }
}

fn view(word: &str) -> Result<(f64, f64, f64), String> {
    let numbers: Vec<f64> = word.split(',').filter_map(|part| part.trim().parse().ok()).collect();
    match numbers[..] {
        [lon, lat, zoom]
            if (-180.0..=180.0).contains(&lon)
                && (-85.0..=85.0).contains(&lat)
                && (0.0..=24.0).contains(&zoom) =>
        {
            Ok((lon, lat, zoom))
        }
        _ => Err(String::new()),
    }
}

/// A decimal comma, or a point.
fn scale(word: &str) -> Result<f32, String> {
    match word.trim().replace(',', ".").parse() {
        Ok(scale) if (0.5..=4.0).contains(&scale) => Ok(scale),
        _ => Err(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(words: &str) -> Asked {
        parse(std::iter::once("atlas-ops").chain(words.split_whitespace()).map(OsString::from))
    }

    fn wrong(words: &str) -> String {
        let Asked::Wrong(sentence) = ask(words) else { panic!("« {words} » is accepted") };
        sentence
    }

    #[test]
    fn a_file_alone_opens_the_window() {
        let Asked::Run(arguments) = ask("dossier/F.gpkg") else { panic!() };
        assert_eq!(arguments.file, Some(PathBuf::from("dossier/F.gpkg")));
        assert!(arguments.verb.is_none());
    }

    #[test]
    fn help_and_version_are_told_in_french() {
        let english = ["Usage:", "Commands", "Print help", "default:", "possible values", "Print version"];
        let verbs = ["", "demo", "verifier", "compter", "lister", "expliquer", "importer", "image"];
        for verb in verbs {
            let Asked::Tell(help) = ask(&format!("{verb} --help")) else { panic!("{verb}") };
            assert!(!help.contains("cli-"), "{help}");
            for word in english {
                assert!(!help.contains(word), "« {word} » in:\n{help}");
            }
        }
        let Asked::Tell(version) = ask("--version") else { panic!() };
        assert_eq!(version, format!("atlas-ops {}\n", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn every_mistake_has_a_french_sentence() {
        assert!(wrong("compter F.gpkg --filtres x").contains("--filtre"), "names the nearest option");
        assert!(wrong("compter").contains("FICHIER"));
        assert!(wrong("lister F.gpkg --format pdf").contains("csv"));
        assert!(wrong("demo --vers F.gpkg --residences beaucoup").contains("beaucoup"));
        assert!(wrong("demo --vers F.gpkg --au 2026-02-30").contains("2026-02-30"));
        assert!(wrong("demo --vers F.gpkg --millesimes 2018,x").contains("«\u{A0}x\u{A0}»"));
        assert!(wrong("image --vers").contains("--vers"));
        assert!(wrong("image --vers O.png --taille 12").contains("«\u{A0}12\u{A0}»"));
        for mistake in
            ["compter", "demo --vers F --residences -3", "lister F.gpkg --json --format csv", "--rien"]
        {
            assert!(!wrong(mistake).contains("error"), "{}", wrong(mistake));
        }
    }

    #[test]
    fn a_mistyped_verb_is_named_with_the_nearest_one() {
        for (typed, meant) in [("verifer", "verifier"), ("conter", "compter"), ("expliqer", "expliquer")] {
            let sentence = wrong(&format!("{typed} demo.gpkg"));
            assert!(sentence.contains(&format!("«\u{A0}{typed}\u{A0}»")), "{sentence}");
            assert!(sentence.ends_with(&format!(" {meant}.")), "{sentence}");
        }
        assert!(!wrong("xyzzy demo.gpkg").contains("Possible"));
        for misplaced in ["F.gpkg verifier", "F.gpkg G.gpkg", "--fond C.pmtiles verifier F.gpkg"] {
            assert_eq!(wrong(misplaced), text("cli-erreur-commande-apres"), "{misplaced}");
        }
    }

    #[test]
    fn sizes_views_and_scales_are_read() {
        assert_eq!(size("1920x1080"), Ok((1920, 1080)));
        assert_eq!(view("5.04,47.32,13"), Ok((5.04, 47.32, 13.0)));
        assert_eq!(scale("1,5"), Ok(1.5));
        assert!(view("5.04;47.32").is_err());
    }
}
