//! `verifier`: structure, secrecy, ranges, geometry, references.

use crate::cli::args::Verify;
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::source::with_secret;
use crate::data::{Audit, Remark, Severity, verify};
use crate::messages::{say, text, text_with};
use crate::model::Progress;
use serde::Serialize;

#[derive(Serialize)]
struct Report {
    erreurs: Vec<Finding>,
    avertissements: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    table: &'static str,
    regle: &'static str,
    nombre: u64,
}

pub fn run(options: &Verify, out: &mut Output) -> Result<Exit, Failure> {
    let file = &options.source.file;
    let audit = with_secret(file, &options.source.key, |secret| verify(file, secret, &Progress::default()))?;
    let errors = of_severity(&audit, Severity::Error).count() as u64;
    let warnings = of_severity(&audit, Severity::Warning).count() as u64;
    if options.json {
        out.pretty_json(&Report {
            erreurs: of_severity(&audit, Severity::Error).map(finding).collect(),
            avertissements: of_severity(&audit, Severity::Warning).map(finding).collect(),
        })?;
    } else {
        for (severity, word) in
            [(Severity::Error, "cli-verifier-erreur"), (Severity::Warning, "cli-verifier-avertissement")]
        {
            for remark in of_severity(&audit, severity) {
                let args = [("gravite", text(word).into()), ("remarque", say(&remark.phrase()).into())];
                out.line(&text_with("cli-verifier-ligne", &args))?;
            }
        }
        if errors == 0 && warnings == 0 {
            out.line(&text("cli-verifier-bon"))?;
        } else {
            let counts = [("erreurs", errors.into()), ("avertissements", warnings.into())];
            out.line(&text_with("cli-verifier-bilan", &counts))?;
        }
    }
    Ok(if errors == 0 { Exit::Done } else { Exit::Findings })
}

fn of_severity(audit: &Audit, severity: Severity) -> impl Iterator<Item = &Remark> {
    audit.remarks.iter().filter(move |remark| remark.severity == severity)
}

fn finding(remark: &Remark) -> Finding {
    Finding { table: remark.table, regle: remark.rule, nombre: remark.count }
}
