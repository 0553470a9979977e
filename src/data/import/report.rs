//! What an import says of its sources: lines refused one by one, things mended or unknown counted with examples.
//!
//! Never a value: a line and a column say where to look.

use crate::data::import::Encoding;
use crate::model::Phrase;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Position of the source on the command line.
    pub source: usize,
    /// From 1, the header included: what an editor shows.
    pub line: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub place: Place,
    /// Name of the column, as the file has it.
    pub column: Option<String>,
    pub reason: Reason,
}

/// Why a line was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// More or fewer cells than the header.
    CellCount,
    /// A quote that is never closed.
    OpenQuote,
    TooLong,
    /// A NUL byte.
    Nul,
    /// The header again.
    RepeatedHeader,
    /// No INSEE code of a commune.
    NoCommune,
    /// No building code, convention or address: nothing says to which résidence the dwelling belongs.
    Unattached,
}

/// What was mended, left out or not understood, in a line that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mended {
    /// U+FFFD: the letter was lost before the file came here.
    LostLetters,
    /// `?` in the place of a letter.
    QuestionMarks,
    MixedEncodings,
    LeadingZeros,
    SpreadsheetDate,
    ScientificNotation,
    NoPosition,
    BadPosition,
    UnknownTypology,
    UnknownFinancing,
    UnknownConstruction,
    UnknownQpv,
    UnknownLabel,
    BadYear,
    BadSurface,
    /// QPV of a vintage whose perimeters are not those of 2015.
    OtherQpvGeneration,
    /// Résidences whose dwellings do not agree on being inside a QPV.
    TornQpv,
    /// Dwellings added to a résidence of an earlier source: perhaps the same stock twice.
    SharedResidence,
    /// Résidences whose name ends on a lone letter, as when a source cuts at an accent.
    CutName,
    /// Résidences of a commune outside the métropole.
    OutsideMetropole,
    /// Résidences whose point lies in another commune than their code says.
    OtherCommune,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceSummary {
    pub path: PathBuf,
    pub separator: char,
    pub encoding: Encoding,
    pub lines: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub sources: Vec<SourceSummary>,
    /// Lines with something on them, the headers apart.
    pub lines: u64,
    /// Lines that became dwellings.
    pub kept: u64,
    pub refusals: Vec<Refusal>,
    /// How many times, and the first places.
    pub mended: BTreeMap<Mended, (u64, Vec<Place>)>,
    pub residences: u64,
}

/// As many examples as a person looks at.
const EXAMPLES: usize = 5;

impl Report {
    pub(in crate::data::import) fn mend(&mut self, what: Mended, place: Place) {
        let (count, places) = self.mended.entry(what).or_default();
        *count += 1;
        if places.len() < EXAMPLES {
            places.push(place);
        }
    }

    /// Counts without a line: about résidences.
    pub(in crate::data::import) fn mend_residence(&mut self, what: Mended) {
        self.mended.entry(what).or_default().0 += 1;
    }
}

impl Reason {
    /// The stable code of the JSON report.
    pub fn code(self) -> &'static str {
        match self {
            Self::CellCount => "nombre_de_cellules",
            Self::OpenQuote => "guillemet_ouvert",
            Self::TooLong => "ligne_trop_longue",
            Self::Nul => "octet_nul",
            Self::RepeatedHeader => "entete_repete",
            Self::NoCommune => "commune_illisible",
            Self::Unattached => "sans_rattachement",
        }
    }

    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Self::CellCount => "import-refus-cellules",
            Self::OpenQuote => "import-refus-guillemet",
            Self::TooLong => "import-refus-longueur",
            Self::Nul => "import-refus-nul",
            Self::RepeatedHeader => "import-refus-entete",
            Self::NoCommune => "import-refus-commune",
            Self::Unattached => "import-refus-rattachement",
        })
    }
}

impl Mended {
    /// The stable code of the JSON report.
    pub fn code(self) -> &'static str {
        match self {
            Self::LostLetters => "lettres_perdues",
            Self::QuestionMarks => "points_d_interrogation",
            Self::MixedEncodings => "encodages_meles",
            Self::LeadingZeros => "zeros_retablis",
            Self::SpreadsheetDate => "date_de_tableur",
            Self::ScientificNotation => "notation_scientifique",
            Self::NoPosition => "sans_coordonnees",
            Self::BadPosition => "coordonnees_invalides",
            Self::UnknownTypology => "typologie_inconnue",
            Self::UnknownFinancing => "financement_inconnu",
            Self::UnknownConstruction => "type_de_construction_inconnu",
            Self::UnknownQpv => "qpv_inconnu",
            Self::UnknownLabel => "etiquette_inconnue",
            Self::BadYear => "annee_invalide",
            Self::BadSurface => "surface_invalide",
            Self::OtherQpvGeneration => "qpv_autre_generation",
            Self::TornQpv => "qpv_partage",
            Self::SharedResidence => "residence_de_deux_sources",
            Self::CutName => "nom_coupe",
            Self::OutsideMetropole => "hors_metropole",
            Self::OtherCommune => "point_dans_une_autre_commune",
        }
    }

    /// Takes the argument `nombre`.
    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Self::LostLetters => "import-avis-lettres-perdues",
            Self::QuestionMarks => "import-avis-points-d-interrogation",
            Self::MixedEncodings => "import-avis-encodages-meles",
            Self::LeadingZeros => "import-avis-zeros-retablis",
            Self::SpreadsheetDate => "import-avis-date-de-tableur",
            Self::ScientificNotation => "import-avis-notation-scientifique",
            Self::NoPosition => "import-avis-sans-coordonnees",
            Self::BadPosition => "import-avis-coordonnees-invalides",
            Self::UnknownTypology => "import-avis-typologie-inconnue",
            Self::UnknownFinancing => "import-avis-financement-inconnu",
            Self::UnknownConstruction => "import-avis-construction-inconnue",
            Self::UnknownQpv => "import-avis-qpv-inconnu",
            Self::UnknownLabel => "import-avis-etiquette-inconnue",
            Self::BadYear => "import-avis-annee-invalide",
            Self::BadSurface => "import-avis-surface-invalide",
            Self::OtherQpvGeneration => "import-avis-qpv-autre-generation",
            Self::TornQpv => "import-avis-qpv-partage",
            Self::SharedResidence => "import-avis-deux-sources",
            Self::CutName => "import-avis-nom-coupe",
            Self::OutsideMetropole => "import-avis-hors-metropole",
            Self::OtherCommune => "import-avis-autre-commune",
        })
    }
}
