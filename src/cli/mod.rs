//! The command line: verbs, exit codes, JSON and CSV. Results on stdout, messages on stderr.
//!
//! Nothing here decides anything about housing; the window runs the same core. Each verb has a file of its name;
//! words are in `commande.ftl`.

mod args;
mod count;
mod demo;
mod exit;
mod explain;
mod image;
#[cfg(feature = "preparer")]
mod import;
mod list;
mod output;
mod selection;
mod source;
mod value;
mod verify;
mod window;

use crate::app::Clock;
use crate::messages::text;
use crate::model::Date;
use args::{Asked, Verb};
use exit::{Exit, Failure};
use output::Output;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs the program. Exit codes are those of `design.md` § 7.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    log_to_standard_error();
    let mut out = Output::of_the_process();
    let exit = match args::parse(args) {
        Asked::Run(arguments) => {
            let done = match &arguments.verb {
                None => window::run(&arguments),
                Some(verb) => dispatch(verb, &mut out),
            };
            let done = done.and_then(|exit| out.finish().map(|()| exit).map_err(Failure::Output));
            done.unwrap_or_else(|failure| {
                if let Some(sentence) = failure.sentence() {
                    tell(&sentence);
                }
                failure.exit()
            })
        }
        Asked::Tell(help) => match out.line(help.trim_end()).and_then(|()| out.finish()) {
            Ok(()) => Exit::Done,
            Err(error) => Failure::Output(error).exit(),
        },
        Asked::Wrong(sentence) => {
            tell(&format!("{sentence}\n{}", text("cli-erreur-voir-aide")));
            Exit::Usage
        }
    };
    exit.into()
}

fn dispatch(verb: &Verb, out: &mut Output) -> Result<Exit, Failure> {
    match verb {
        Verb::Demo(options) => demo::run(options, out),
        Verb::Verifier(options) => verify::run(options, out),
        Verb::Compter(options) => count::run(options, out),
        Verb::Lister(options) => list::run(options, out),
        Verb::Expliquer(options) => explain::run(options, out),
        #[cfg(feature = "preparer")]
        Verb::Importer(options) => import::run(options, out),
        Verb::Image(options) => image::run(options, out),
    }
}

/// A message, on standard error; nobody may be there to read it.
fn tell(sentence: &str) {
    writeln!(std::io::stderr(), "{sentence}").ok();
}

/// Today, where the command line does not say.
fn today(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| Clock::System.today())
}

/// For reports of faults: errors alone, or what `ATLAS_LOG` asks for. Never a value of the data. A graphics back-end
/// that is tried and not there is no fault: when none is left, the program says so itself.
fn log_to_standard_error() {
    let filter = std::env::var("ATLAS_LOG").unwrap_or_else(|_| "error,walkers=off,wgpu_hal=off".to_owned());
    let filter = tracing_subscriber::EnvFilter::builder().parse_lossy(filter);
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init().ok();
}
