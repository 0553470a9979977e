//! Importing: sources of other shapes into a canonical file. A feature (`preparer`), so that a consultation-only
//! build cannot read dwelling-level files.
//!
//! One profile so far: the RPLS file by dwelling. `lines` reads bytes into cells, `dwelling` reads a line into a
//! dwelling, `grouping` gathers dwellings into résidences, `writing` writes them. What was refused or mended is in
//! `report`, with its place, never silently. Nothing about occupancy is in such a file: it stays absent, not zero.

mod address;
mod dwelling;
mod error;
mod grouping;
mod lambert;
mod lines;
mod names;
mod number;
mod profile;
mod report;
mod writing;

pub use error::{ImportError, SourceFault};
pub use lines::Encoding;
pub use profile::Profile;
pub use report::{Mended, Place, Reason, Refusal, Report, SourceSummary};

use crate::model::{Date, Progress, Vintage};
use dwelling::Reader;
use grouping::Groups;
use lines::{Lines, Record};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, PartialEq)]
pub struct ImportOptions {
    pub profile: Profile,
    /// `None`: that of the profile.
    pub vintage: Option<Vintage>,
    /// Every date written comes from here.
    pub today: Date,
}

/// Reads sources one after the other, as parts of one stock, and writes a canonical file.
///
/// # Errors
/// [`ImportError`]; nothing is written then. Lines that could not be kept are no error: they are in the report.
pub fn import(
    sources: &[PathBuf],
    to: &Path,
    options: &ImportOptions,
    progress: &Progress,
) -> Result<Report, ImportError> {
    refuse_clashes(sources, to)?;
    let vintage = options.vintage.unwrap_or(options.profile.vintage());
    let mut report = Report::default();
    let mut groups = Groups::default();
    for (position, path) in sources.iter().enumerate() {
        read_source(position, path, vintage, options, &mut groups, &mut report, progress)?;
    }
    report.residences = groups.len() as u64;
    if groups.len() == 0 {
        return Err(ImportError::NothingKept(Box::new(report)));
    }
    writing::write(to, groups, vintage, options, &mut report, progress)?;
    Ok(report)
}

/// A source given twice would count its dwellings twice; a source that is also the target would be lost.
fn refuse_clashes(sources: &[PathBuf], to: &Path) -> Result<(), ImportError> {
    let mut seen = BTreeSet::new();
    let target = to.canonicalize().ok();
    for path in sources {
        let Ok(place) = path.canonicalize() else { continue };
        if Some(&place) == target.as_ref() {
            return Err(ImportError::Overwrites(path.clone()));
        }
        if !seen.insert(place) {
            return Err(ImportError::Source { path: path.clone(), fault: SourceFault::Twice });
        }
    }
    Ok(())
}

fn read_source(
    position: usize,
    path: &Path,
    vintage: Vintage,
    options: &ImportOptions,
    groups: &mut Groups,
    report: &mut Report,
    progress: &Progress,
) -> Result<(), ImportError> {
    let fault = |fault| ImportError::Source { path: path.to_owned(), fault };
    let mut lines = Lines::open(path, |header| options.profile.recognised(header)).map_err(fault)?;
    let reader = Reader::new(&options.profile, lines.header(), vintage).map_err(fault)?;
    let before = report.lines;
    while let Some((line, record)) = lines.next_record().map_err(|error| fault(SourceFault::Io(error)))? {
        progress.advance()?;
        report.lines += 1;
        let place = Place { source: position, line };
        let read = match record {
            Record::Cells(cells) => reader.dwelling(&cells, place, report),
            Record::Refused(reason) => Err((reason, None)),
        };
        match read.and_then(|dwelling| groups.add(dwelling, place, report)) {
            Ok(()) => report.kept += 1,
            Err((reason, column)) => report.refusals.push(Refusal { place, column, reason }),
        }
    }
    if lines.mixed_encodings() {
        report.mend(Mended::MixedEncodings, Place { source: position, line: 1 });
    }
    if report.lines == before {
        return Err(fault(SourceFault::HeaderOnly));
    }
    report.sources.push(SourceSummary {
        path: path.to_owned(),
        separator: lines.separator(),
        encoding: lines.encoding(),
        lines: report.lines - before,
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    /// Reads bytes as a source would be read; the counts of lines kept and refused.
    fn read(bytes: Vec<u8>) -> Option<(u64, u64)> {
        let profile = Profile::rpls();
        let mut lines =
            Lines::read(Box::new(Cursor::new(bytes)), |header| profile.recognised(header)).ok()?;
        let reader = Reader::new(&profile, lines.header(), Vintage::new(2018)).ok()?;
        let (mut groups, mut report) = (Groups::default(), Report::default());
        let (mut kept, mut refused) = (0, 0);
        while let Some((line, record)) = lines.next_record().unwrap() {
            let place = Place { source: 0, line };
            let read = match record {
                Record::Cells(cells) => reader.dwelling(&cells, place, &mut report),
                Record::Refused(reason) => Err((reason, None)),
            };
            match read.and_then(|dwelling| groups.add(dwelling, place, &mut report)) {
                Ok(()) => kept += 1,
                Err(_) => refused += 1,
            }
        }
        let dwellings: u32 = groups.into_residences().map(|(_, group)| group.dwellings).sum();
        assert_eq!(u64::from(dwellings), kept);
        Some((kept, refused))
    }

    proptest! {
        /// Whatever the cells hold, every line is either a dwelling of a résidence or a refusal.
        #[test]
        fn no_line_is_lost_whatever_the_cells_hold(
            rows in prop::collection::vec(prop::collection::vec("[^;\"\\p{Cc}]{0,12}", 12), 0..8),
        ) {
            let header = "DEPCOM;NBPIECE;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;COMPLIDENT;IMMEU;SURFHAB;CONSTRUCT;X;Y";
            let mut source = header.to_owned();
            for cells in &rows {
                source.push_str("\nx");
                source.push_str(&cells.join(";"));
            }
            prop_assert_eq!(read(source.into_bytes()).map(|(kept, refused)| kept + refused), Some(rows.len() as u64));
        }

        /// Whatever the bytes are, reading ends without a panic.
        #[test]
        fn no_bytes_stop_the_reader(
            bytes in prop::collection::vec(any::<u8>(), 0..300),
            damage in prop::collection::vec(prop::sample::select(&b"\"\";;\n\r\x00\xE9\xC3\xA9,21231\t"[..]), 0..200),
        ) {
            read(bytes.clone());
            let header = b"DEPCOM;NBPIECE;NOMVOIE;IMMEU\n";
            read([&header[..], &damage, &bytes].concat());
        }
    }
}
