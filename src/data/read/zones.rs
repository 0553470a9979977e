//! Tables `zone` and `reference`: outlines, and the values delivered for them.

use crate::data::DataError;
use crate::data::codes;
use crate::data::geometry::{Blob, read_outline};
use crate::data::read::cells::{Cells, for_each_row};
use crate::data::schema::{REFERENCE, ZONE};
use crate::model::{AplZone, Figure, Progress, Reference, ReferenceKey, Vintage, Zone, ZoneNature};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Zones and their `fid`, in the order of `fid`.
///
/// # Errors
/// `BadCell` and `Cancelled`.
pub fn read_zones(db: &Connection, progress: &Progress) -> Result<(Vec<i64>, Vec<Zone>), DataError> {
    let (mut fids, mut zones) = (Vec::new(), Vec::new());
    for_each_row(db, ZONE.name, include_str!("../sql/zone.sql"), [], progress, |row| {
        zones.push(zone(row)?);
        fids.push(row.fid);
        Ok(())
    })?;
    Ok((fids, zones))
}

fn zone(row: &Cells<'_>) -> Result<Zone, DataError> {
    let outline = match row.optional_blob(1)?.map(read_outline) {
        None | Some(Blob::Empty) => None,
        Some(Blob::Read(outline)) => Some(outline),
        Some(Blob::Unreadable) => return Err(row.bad(1)),
    };
    Ok(Zone {
        code: row.text(2)?.to_owned(),
        name: row.text(3)?.to_owned(),
        nature: row.parsed(4, ZoneNature::from_code)?.ok_or_else(|| row.bad(4))?,
        apl_zone: row.parsed(5, AplZone::from_code)?,
        valid_from: row.optional_date(6)?,
        valid_to: row.optional_date(7)?,
        fictitious: row.flag(8)?,
        source: row.optional_text(9)?.map(str::to_owned),
        outline,
    })
}

/// Delivered values of every vintage. `fids`: those of the zones, in order.
///
/// # Errors
/// `BadCell` and `Cancelled`.
pub fn read_references(
    db: &Connection,
    fids: &[i64],
    progress: &Progress,
) -> Result<BTreeMap<ReferenceKey, Reference>, DataError> {
    let mut references = BTreeMap::new();
    for_each_row(db, REFERENCE.name, include_str!("../sql/reference.sql"), [], progress, |row| {
        let value = match row.text(6)? {
            codes::PUBLISHED => Figure::supplied(row.optional_number(7)?),
            codes::SECRET => Figure::Secret,
            codes::ABSENT => Figure::Absent,
            _ => return Err(row.bad(6)),
        };
        let denominator = row.optional_whole(8)?.filter(|_| value.published().is_some());
        // A zone that does not exist: the check of foreign keys tells of it.
        let Ok(zone) = fids.binary_search(&row.whole(1)?) else { return Ok(()) };
        let key = ReferenceKey {
            zone,
            vintage: Vintage::new(row.whole(2)?),
            population: row.code(3, codes::REFERENCE_POPULATIONS)?,
            indicator: row.text(4)?.to_owned(),
            segment: row.text(5)?.to_owned(),
        };
        references.insert(key, Reference { value, denominator });
        Ok(())
    })?;
    Ok(references)
}
