//! Tables `residence`, `parc`, `financement`, `fonctionnement` and `avis`.

use crate::data::DataError;
use crate::data::codes;
use crate::data::geometry::{Blob, read_point};
use crate::data::read::Residences;
use crate::data::read::cells::{Cells, for_each_row};
use crate::data::schema::{FINANCING, FUNCTIONING, OPINION, PARC, RESIDENCE};
use crate::model::{
    AplZone, EnergyLabels, Financing, FinancingGroup, Functioning, LonLat, Meta, Opinion, Parc, Progress,
    Residence, Vintage,
};
use rusqlite::Connection;
use std::collections::HashSet;
use std::sync::Arc;

/// Texts that many résidences share are kept once.
#[derive(Default)]
struct Shared(HashSet<Arc<str>>);

impl Shared {
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.0.insert(Arc::clone(&text));
        text
    }
}

/// Résidences and their `fid`, in the order of `fid`; without rents, occupancy and the other tables.
///
/// # Errors
/// `BadCell`; `Invariant` for points that are not on the globe.
pub fn read_residences(
    db: &Connection,
    progress: &Progress,
) -> Result<(Vec<i64>, Vec<Residence>), DataError> {
    let (mut fids, mut residences, mut shared) = (Vec::new(), Vec::new(), Shared::default());
    let mut outside = 0;
    for_each_row(db, RESIDENCE.name, include_str!("../sql/residence.sql"), [], progress, |row| {
        let residence = residence(row, &mut shared)?;
        outside += u64::from(residence.position.is_some_and(|position| !on_the_globe(position)));
        fids.push(row.fid);
        residences.push(residence);
        Ok(())
    })?;
    if outside > 0 {
        return Err(DataError::Invariant { table: RESIDENCE.name, rule: "hors_du_monde", count: outside });
    }
    Ok((fids, residences))
}

pub fn on_the_globe(position: LonLat) -> bool {
    position.lon.abs() <= 180.0 && position.lat.abs() <= 90.0
}

fn residence(row: &Cells<'_>, shared: &mut Shared) -> Result<Residence, DataError> {
    let mut text = |column| Ok::<_, DataError>(row.optional_text(column)?.map(|text| shared.text(text)));
    let (bailleur, postcode) = (text(4)?, text(6)?);
    let (insee, commune) = (text(7)?.ok_or_else(|| row.bad(7))?, text(8)?.ok_or_else(|| row.bad(8))?);
    let (quartier, qpv_2015, qpv_2024, heating) = (text(9)?, text(12)?, text(13)?, text(25)?);
    Ok(Residence {
        id: row.text(2)?.into(),
        name: row.text(3)?.to_owned(),
        bailleur,
        address: row.optional_text(5)?.map(str::to_owned),
        postcode,
        insee,
        commune,
        quartier,
        in_qpv_2015: row.optional_flag(10)?,
        in_qpv_2024: row.optional_flag(11)?,
        qpv_2015,
        qpv_2024,
        mixity_issue: row.optional_flag(14)?,
        apl_zone: row.parsed(15, AplZone::from_code)?,
        position: position(row)?,
        precision: row.optional_code(16, codes::PRECISIONS)?,
        construction: row.optional_code(17, codes::CONSTRUCTIONS)?,
        built: row.optional_whole(18)?,
        rehabilitated: row.optional_whole(19)?,
        first_let: row.optional_whole(20)?,
        dwellings: row.whole(21)?,
        storeys: row.optional_whole(22)?,
        lift: row.optional_code(23, codes::LIFTS)?,
        pmr_dwellings: row.optional_whole(24)?,
        ground_floor_dwellings: row.optional_whole(26)?,
        heating,
        energy: energy(row)?,
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    })
}

fn position(row: &Cells<'_>) -> Result<Option<LonLat>, DataError> {
    match row.optional_blob(1)?.map(read_point) {
        None | Some(Blob::Empty) => Ok(None),
        Some(Blob::Read(position)) => Ok(Some(position)),
        Some(Blob::Unreadable) => Err(row.bad(1)),
    }
}

/// All eight columns, or none.
fn energy(row: &Cells<'_>) -> Result<Option<EnergyLabels>, DataError> {
    const FIRST: usize = 27;
    let mut values = [None; 8];
    for (label, value) in values.iter_mut().enumerate() {
        *value = row.optional_whole(FIRST + label)?;
    }
    if values == [None; 8] {
        return Ok(None);
    }
    let known = values.map(Option::unwrap_or_default);
    let [counts @ .., unknown] = known;
    Ok(Some(EnergyLabels { counts, unknown }))
}

/// # Errors
/// `BadCell` and `Cancelled`, as for the functions below.
pub fn read_parc(
    db: &Connection,
    vintage: Option<Vintage>,
    list: &mut Residences,
    progress: &Progress,
) -> Result<(), DataError> {
    let Some(vintage) = vintage else { return Ok(()) };
    for_each_row(db, PARC.name, include_str!("../sql/parc.sql"), [vintage.year()], progress, |row| {
        let parc = Parc {
            offered: row.optional_whole(2)?,
            vacant: row.optional_whole(3)?,
            vacant_3_months: row.optional_whole(4)?,
            moves: row.optional_whole(5)?,
        };
        if let Some(residence) = list.get(row.whole(1)?) {
            residence.parc = Some(parc);
        }
        Ok(())
    })
}

/// Financing describes the stock: its vintage is that of `parc`, or of the rents when only they have one.
pub fn read_financing(
    db: &Connection,
    meta: &Meta,
    list: &mut Residences,
    progress: &Progress,
) -> Result<(), DataError> {
    let Some(vintage) = meta.vintage_parc.or(meta.vintage_rents) else { return Ok(()) };
    let sql = include_str!("../sql/financement.sql");
    for_each_row(db, FINANCING.name, sql, [vintage.year()], progress, |row| {
        let group = row.parsed(2, FinancingGroup::from_code)?.ok_or_else(|| row.bad(2))?;
        let financing = Financing { group, dwellings: row.whole(3)? };
        if let Some(residence) = list.get(row.whole(1)?) {
            residence.financing.push(financing);
        }
        Ok(())
    })
}

pub fn read_functioning(
    db: &Connection,
    list: &mut Residences,
    progress: &Progress,
) -> Result<(), DataError> {
    let sql = include_str!("../sql/fonctionnement.sql");
    for_each_row(db, FUNCTIONING.name, sql, [], progress, |row| {
        let functioning = Functioning {
            theme: row.text(2)?.to_owned(),
            finding: row.text(3)?.to_owned(),
            year: row.optional_whole(4)?,
            source: row.text(5)?.to_owned(),
            observed: row.date(6)?,
            expires: row.optional_date(7)?,
        };
        if let Some(residence) = list.get(row.whole(1)?) {
            residence.functioning.push(functioning);
        }
        Ok(())
    })
}

pub fn read_opinions(db: &Connection, list: &mut Residences, progress: &Progress) -> Result<(), DataError> {
    for_each_row(db, OPINION.name, include_str!("../sql/avis.sql"), [], progress, |row| {
        let opinion = Opinion {
            organisation: row.text(2)?.to_owned(),
            given: row.date(3)?,
            scope: row.code(4, codes::SCOPES)?,
            status: row.code(5, codes::STATUSES)?,
            opinion: row.text(6)?.to_owned(),
            reason: row.optional_text(7)?.map(str::to_owned),
            reply: row.optional_text(8)?.map(str::to_owned),
            expires: row.date(9)?,
        };
        if let Some(residence) = list.get(row.whole(1)?) {
            residence.opinions.push(opinion);
        }
        Ok(())
    })
}
