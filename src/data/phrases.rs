//! Errors and remarks as phrases: the keys of `donnees.ftl` and their arguments. The words themselves are there.
//!
//! A phrase names files without their folder, tables, rows and columns; never a value.

use crate::data::{DataError, Remark};
use crate::model::{Arg, Phrase};
use std::io;
use std::path::Path;

impl DataError {
    /// What happened, what is kept, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Unreadable { path, source } => {
                Phrase::new("donnees-illisible").with("fichier", name(path)).with("raison", reason(source))
            }
            Self::Unwritable { path, source } => Phrase::new("donnees-ecriture-impossible")
                .with("fichier", name(path))
                .with("raison", reason(source)),
            Self::NotADatabase => Phrase::new("donnees-pas-une-base"),
            Self::NotCanonical { missing } => {
                Phrase::new("donnees-pas-canonique").with("table", (*missing).into())
            }
            Self::NotAGeoPackage => Phrase::new("donnees-pas-un-geopackage"),
            Self::TooNew { found, known } => Phrase::new("donnees-trop-recent")
                .with("trouvee", Arg::Count(found.unsigned_abs()))
                .with("connue", Arg::Count(known.unsigned_abs())),
            Self::MissingColumn { table, column } => Phrase::new("donnees-colonne-manquante")
                .with("table", (*table).into())
                .with("colonne", (*column).into()),
            Self::BadCell { table, row, column } => Phrase::new("donnees-cellule")
                .with("table", (*table).into())
                .with("ligne", Arg::Count(row.unsigned_abs()))
                .with("colonne", column.as_str().into()),
            Self::UnderFloor { table, count, floor } => Phrase::new("donnees-sous-le-seuil")
                .with("table", (*table).into())
                .with("nombre", Arg::Count(*count))
                .with("seuil", Arg::Count(u64::from(*floor))),
            Self::Invariant { table, rule, count } => Phrase::new("donnees-invariant")
                .with("table", (*table).into())
                .with("regle", Arg::Phrase(Box::new(rule_phrase(rule))))
                .with("nombre", Arg::Count(*count)),
            Self::ProtectedName { path } => Phrase::new("donnees-nom-protege").with("nom", name(path)),
            Self::LiveJournal => Phrase::new("donnees-journal"),
            Self::Changed => Phrase::new("donnees-change"),
            Self::Locked => Phrase::new("donnees-protege"),
            Self::Undecryptable => Phrase::new("donnees-phrase-refusee"),
            Self::ExcessiveWork => Phrase::new("donnees-protection-excessive"),
            Self::Sqlite(_) => Phrase::new("donnees-incident"),
            Self::Cancelled(_) => Phrase::new("donnees-annule"),
        }
    }
}

impl Remark {
    /// Table, rule and count in one sentence.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("donnees-remarque")
            .with("table", self.table.into())
            .with("regle", Arg::Phrase(Box::new(self.rule_phrase())))
            .with("nombre", Arg::Count(self.count))
    }

    /// The rule alone.
    pub fn rule_phrase(&self) -> Phrase {
        rule_phrase(self.rule)
    }
}

fn rule_phrase(rule: &str) -> Phrase {
    Phrase::new(format!("regle-fichier-{rule}"))
}

fn name(path: &Path) -> Arg {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned().into()
}

/// The variant of the sentence.
fn reason(error: &io::Error) -> Arg {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "introuvable",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "refuse",
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => "dossier",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "plein",
        io::ErrorKind::FileTooLarge | io::ErrorKind::OutOfMemory => "trop-grand",
        _ => "autre",
    };
    reason.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Severity;
    use std::collections::BTreeSet;
    use std::fs;

    const MESSAGES: &str = include_str!("../../assets/messages/donnees.ftl");

    fn has_message(key: &str) -> bool {
        MESSAGES.lines().any(|line| line.starts_with(&format!("{key} =")))
    }

    /// The codes that the checks note, found in their source.
    fn noted_codes() -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data/validate");
        let mut codes = BTreeSet::from(["sous_le_seuil".to_owned(), "format_version".to_owned()]);
        for entry in fs::read_dir(folder).unwrap() {
            let source = fs::read_to_string(entry.unwrap().path()).unwrap();
            for call in ["audit.error(", "audit.warning(", " rule!("] {
                for (position, _) in source.match_indices(call) {
                    let arguments = source[position..].split(';').next().unwrap_or_default();
                    let code = arguments.split('"').nth(1).unwrap_or_default();
                    if !code.is_empty()
                        && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'8')
                    {
                        codes.insert(code.to_owned());
                    }
                }
            }
        }
        codes
    }

    #[test]
    fn every_rule_has_its_sentence_and_every_sentence_its_rule() {
        let codes = noted_codes();
        assert!(codes.len() > 40, "{codes:?}");
        for code in &codes {
            assert!(has_message(&format!("regle-fichier-{code}")), "{code}");
        }
        for line in MESSAGES.lines().filter(|line| line.starts_with("regle-fichier-")) {
            let code = line.trim_start_matches("regle-fichier-").split(' ').next().unwrap();
            assert!(codes.contains(code), "{code} is noted nowhere");
        }
    }

    #[test]
    fn a_phrase_names_the_file_without_its_folder() {
        let error = DataError::Unreadable {
            path: "/home/jeanne/Dossiers confidentiels/atlas.gpkg".into(),
            source: io::ErrorKind::NotFound.into(),
        };
        let expected = Phrase::new("donnees-illisible")
            .with("fichier", "atlas.gpkg".into())
            .with("raison", "introuvable".into());
        assert_eq!(error.phrase(), expected);
    }

    #[test]
    fn a_remark_carries_its_rule_as_a_phrase() {
        let remark = Remark { severity: Severity::Error, table: "loyer", rule: "etendue", count: 2 };
        let rule = Arg::Phrase(Box::new(Phrase::new("regle-fichier-etendue")));
        assert!(remark.phrase().args.contains(&("regle", rule)));
    }
}
