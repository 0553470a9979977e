//! One line of a source, read into a dwelling: codes into meanings, sentinels into nothing.

use crate::data::import::address::{Address, Parts, address};
use crate::data::import::lambert::{EPSG, Lambert93};
use crate::data::import::names::lost_letter;
use crate::data::import::number::{code, five_digits, is_scientific, is_spreadsheet_date, number, whole};
use crate::data::import::profile::{REQUIRED, Role};
use crate::data::import::{Mended, Place, Profile, Reason, Report, SourceFault};
use crate::model::{Construction, FinancingGroup, LonLat, Typology, Vintage};
use std::collections::BTreeMap;

/// What is kept of a dwelling: nothing that tells which one it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Dwelling {
    pub insee: String,
    pub postcode: Option<String>,
    pub commune: Option<String>,
    pub bailleur: Option<String>,
    pub address: Address,
    pub name: Option<String>,
    pub locality: Option<String>,
    pub block: Option<String>,
    pub convention: Option<String>,
    pub in_qpv: Option<bool>,
    pub construction: Option<Construction>,
    pub typology: Option<Typology>,
    /// m² of surface habitable.
    pub surface: Option<f64>,
    pub built: Option<i32>,
    pub first_let: Option<i32>,
    pub financing: Option<FinancingGroup>,
    /// Position of the energy label, A = 0.
    pub energy: Option<usize>,
    pub position: Option<LonLat>,
}

/// Reads the lines of one source, whose header is known.
pub struct Reader<'p> {
    profile: &'p Profile,
    names: Vec<String>,
    columns: BTreeMap<Role, usize>,
    projection: Option<Lambert93>,
    vintage: Vintage,
}

/// A line that cannot be kept: why, and in which column.
pub type Refused = (Reason, Option<String>);

impl<'p> Reader<'p> {
    /// # Errors
    /// When a required column is missing, or two columns have the same role.
    pub fn new(profile: &'p Profile, header: &[String], vintage: Vintage) -> Result<Self, SourceFault> {
        let mut columns = BTreeMap::new();
        for (position, name) in header.iter().enumerate() {
            let Some(role) = profile.role(name) else { continue };
            if columns.insert(role, position).is_some() {
                return Err(SourceFault::TwiceColumn(name.trim().to_owned()));
            }
        }
        let missing: Vec<&str> = REQUIRED
            .into_iter()
            .filter(|role| !columns.contains_key(role))
            .map(|role| profile.usual_name(role))
            .collect();
        if !missing.is_empty() {
            return Err(SourceFault::MissingColumns(missing.join(", ")));
        }
        let located = columns.contains_key(&Role::X) && columns.contains_key(&Role::Y);
        let projection = if located { Lambert93::new().ok() } else { None };
        let names = header.iter().map(|name| name.trim().to_owned()).collect();
        Ok(Self { profile, names, columns, projection, vintage })
    }

    /// `cells`: as many as the header.
    ///
    /// # Errors
    /// When nothing says where the dwelling is.
    pub fn dwelling(&self, cells: &[String], place: Place, report: &mut Report) -> Result<Dwelling, Refused> {
        let mut line = Line { reader: self, cells, place, report };
        let insee = line.commune()?;
        let (block, convention) = (line.block(), line.convention());
        let dwelling = Dwelling {
            insee,
            postcode: line.postcode(),
            commune: line.text(Role::CommuneName),
            bailleur: line.text(Role::Bailleur),
            address: line.address(),
            name: line.text(Role::Name),
            locality: line.text(Role::Locality),
            block,
            convention,
            in_qpv: line.qpv(),
            construction: line.construction(),
            typology: line.typology(),
            surface: line.surface(),
            built: line.year(Role::Built),
            first_let: line.year(Role::FirstLet),
            financing: line.financing(),
            energy: line.energy(),
            position: line.position(),
        };
        line.lost_letters();
        Ok(dwelling)
    }

    /// The name of a column, as the source has it.
    pub fn column_name(&self, role: Role) -> Option<String> {
        self.columns.get(&role).map(|position| self.names[*position].clone())
    }
}

struct Line<'l, 'p> {
    reader: &'l Reader<'p>,
    cells: &'l [String],
    place: Place,
    report: &'l mut Report,
}

/// Columns whose words are shown or compared.
const WORDS: [Role; 8] = [
    Role::CommuneName,
    Role::Bailleur,
    Role::StreetName,
    Role::Complement,
    Role::Name,
    Role::Locality,
    Role::Block,
    Role::Building,
];

/// Words that name a building without telling it from others: `BATIMENT A` is everywhere.
const COMMON: [&str; 8] = ["BATIMENT", "BAT", "BT", "IMMEUBLE", "IMM", "ENTREE", "ESCALIER", "PAVILLON"];

impl<'l> Line<'l, '_> {
    /// What a cell says, trimmed; `None` when it says nothing.
    fn cell(&self, role: Role) -> Option<&'l str> {
        let position = *self.reader.columns.get(&role)?;
        let cell = self.cells[position].trim();
        (!self.reader.profile.is_empty(cell)).then_some(cell)
    }

    fn text(&self, role: Role) -> Option<String> {
        self.cell(role).map(str::to_owned)
    }

    fn mend(&mut self, what: Mended) {
        self.report.mend(what, self.place);
    }

    fn commune(&mut self) -> Result<String, Refused> {
        let Some((insee, mended)) = self.cell(Role::Commune).and_then(five_digits) else {
            return Err((Reason::NoCommune, self.reader.column_name(Role::Commune)));
        };
        if mended {
            self.mend(Mended::LeadingZeros);
        }
        Ok(insee)
    }

    fn postcode(&self) -> Option<String> {
        self.cell(Role::Postcode).and_then(five_digits).map(|(postcode, _)| postcode)
    }

    fn address(&self) -> Address {
        let cell = |role| self.cell(role).unwrap_or_default();
        let parts = Parts {
            number: cell(Role::Number),
            repetition: cell(Role::Repetition),
            street_type: cell(Role::StreetType),
            street_name: cell(Role::StreetName),
            complement: cell(Role::Complement),
        };
        address(parts, self.reader.profile)
    }

    /// The code of the building, when it tells one from another.
    fn block(&mut self) -> Option<String> {
        for role in [Role::Block, Role::Building] {
            let Some(cell) = self.cell(role) else { continue };
            if is_spreadsheet_date(cell) {
                self.mend(Mended::SpreadsheetDate);
                continue;
            }
            let folded = crate::data::import::names::folded(cell);
            let telling = folded.split(' ').filter(|word| !COMMON.contains(word)).collect::<String>();
            if telling.len() >= 3 && telling.bytes().any(|byte| byte.is_ascii_digit()) {
                return Some(folded);
            }
        }
        None
    }

    fn convention(&mut self) -> Option<String> {
        let cell = self.cell(Role::Convention)?;
        if is_scientific(cell) {
            self.mend(Mended::ScientificNotation);
        }
        Some(cell.replace(',', ".").to_uppercase())
    }

    fn qpv(&mut self) -> Option<bool> {
        let code = code(self.cell(Role::Qpv)?);
        // From 2024 the perimeters are others: what the source says is not about those of 2015.
        if self.reader.vintage.year() >= 2024 {
            self.mend(Mended::OtherQpvGeneration);
            return None;
        }
        let inside = self.reader.profile.in_qpv(&code);
        if inside.is_none() {
            self.mend(Mended::UnknownQpv);
        }
        inside
    }

    fn construction(&mut self) -> Option<Construction> {
        let construction =
            self.cell(Role::Construction).and_then(|cell| self.reader.profile.construction(cell));
        if construction.is_none() && self.reader.columns.contains_key(&Role::Construction) {
            self.mend(Mended::UnknownConstruction);
        }
        construction
    }

    fn typology(&mut self) -> Option<Typology> {
        let rooms =
            self.cell(Role::Rooms).and_then(|cell| whole(cell.trim_start_matches(['T', 't', 'F', 'f'])));
        // A T1 bis is a T1; six rooms and more are one typologie.
        let typology = match rooms {
            Some(rooms @ 1..=5) => Typology::ALL.get(rooms as usize - 1).copied(),
            Some(6..=30) => Some(Typology::T6),
            _ => None,
        };
        if typology.is_none() {
            self.mend(Mended::UnknownTypology);
        }
        typology
    }

    fn surface(&mut self) -> Option<f64> {
        let cell = self.cell(Role::Surface)?;
        let surface = number(cell);
        if surface.is_some_and(|surface| surface == 0.0 || self.reader.profile.is_empty_number(surface)) {
            return None;
        }
        let plausible = surface.filter(|surface| (5.0..=600.0).contains(surface));
        if plausible.is_none() {
            self.mend(Mended::BadSurface);
        }
        plausible
    }

    fn year(&mut self, role: Role) -> Option<i32> {
        let year = whole(self.cell(role)?);
        if year.is_some_and(|year| year == 0 || self.reader.profile.is_empty_number(year as f64)) {
            return None;
        }
        // A building may be entered the year before it is finished.
        let last = i64::from(self.reader.vintage.year()) + 1;
        let plausible = year.filter(|year| (1000..=last).contains(year));
        if plausible.is_none() {
            self.mend(Mended::BadYear);
        }
        plausible.and_then(|year| i32::try_from(year).ok())
    }

    fn financing(&mut self) -> Option<FinancingGroup> {
        let group = self.cell(Role::Financing).and_then(|cell| self.reader.profile.financing(&code(cell)));
        if group.is_none() && self.reader.columns.contains_key(&Role::Financing) {
            self.mend(Mended::UnknownFinancing);
        }
        group
    }

    fn energy(&mut self) -> Option<usize> {
        if self.cell(Role::EnergyDate).is_some_and(|date| self.reader.profile.is_empty_date(date)) {
            return None;
        }
        let cell = self.cell(Role::Energy)?;
        let label = match cell.as_bytes() {
            [letter] => {
                ["ABCDEFG", "abcdefg"].iter().find_map(|labels| labels.bytes().position(|l| l == *letter))
            }
            _ => None,
        };
        if label.is_none() && cell != "0" {
            self.mend(Mended::UnknownLabel);
        }
        label
    }

    fn position(&mut self) -> Option<LonLat> {
        let (Some(x), Some(y)) = (self.cell(Role::X), self.cell(Role::Y)) else {
            self.mend(Mended::NoPosition);
            return None;
        };
        let ours = self.cell(Role::Epsg).is_none_or(|cell| whole(cell) == Some(EPSG));
        let position = match (number(x), number(y), &self.reader.projection) {
            (Some(x), Some(y), Some(projection)) if ours => projection.position(x, y),
            _ => None,
        };
        if position.is_none() {
            self.mend(Mended::BadPosition);
        }
        position
    }

    /// Names damaged before they came here: said once a line.
    fn lost_letters(&mut self) {
        let unread = self.cells.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER));
        let lost: Vec<bool> =
            WORDS.iter().filter_map(|role| self.cell(*role)).filter_map(lost_letter).collect();
        if unread || lost.contains(&true) {
            self.mend(Mended::LostLetters);
        }
        if lost.contains(&false) {
            self.mend(Mended::QuestionMarks);
        }
    }
}
