//! Geometries: readable, on the globe, and where the rest of the file says they are.

use crate::data::DataError;
use crate::data::geometry::{Blob, Extent, read_outline, read_point};
use crate::data::outlines;
use crate::data::read::{for_each_row, on_the_globe};
use crate::data::schema::{RESIDENCE, ZONE};
use crate::data::validate::Audit;
use crate::model::{LonLat, Meta, Progress, ZoneNature};
use geo::{Contains, MultiPolygon, Point};
use rusqlite::Connection;
use std::collections::HashMap;

/// An outline and its box, which settles most questions.
struct Territory {
    extent: Extent,
    outline: MultiPolygon<f64>,
}

impl Territory {
    fn contains(&self, place: LonLat) -> bool {
        let Extent { min_lon, max_lon, min_lat, max_lat } = self.extent;
        (min_lon..=max_lon).contains(&place.lon)
            && (min_lat..=max_lat).contains(&place.lat)
            && self.outline.contains(&Point::new(place.lon, place.lat))
    }
}

#[derive(Default)]
struct Territories {
    whole: Vec<Territory>,
    communes: HashMap<String, Territory>,
}

impl Territories {
    fn are_known(&self) -> bool {
        !self.whole.is_empty() || !self.communes.is_empty()
    }

    /// `None` when the file has no outline to tell.
    fn contains(&self, place: LonLat) -> Option<bool> {
        if !self.whole.is_empty() {
            return Some(self.whole.iter().any(|territory| territory.contains(place)));
        }
        self.are_known().then(|| self.communes.values().any(|territory| territory.contains(place)))
    }
}

/// # Errors
/// `Cancelled`, or as SQLite.
pub fn check(db: &Connection, meta: &Meta, progress: &Progress, audit: &mut Audit) -> Result<(), DataError> {
    let mut territories = territories(db, progress, audit)?;
    if !territories.are_known() && !meta.synthetic {
        // A real file without outlines: the territory is that of the product.
        territories.communes = shipped();
    }
    let (mut unreadable, mut off_the_globe, mut outside, mut elsewhere) = (0, 0, 0, 0);
    let sql = include_str!("../sql/regles/residence_positions.sql");
    for_each_row(db, RESIDENCE.name, sql, [], progress, |row| {
        let Ok(Some(blob)) = row.optional_blob(1) else { return Ok(()) };
        match read_point(blob) {
            Blob::Empty => (),
            Blob::Unreadable => unreadable += 1,
            Blob::Read(place) if !on_the_globe(place) => off_the_globe += 1,
            Blob::Read(place) => {
                let commune = row.text(2).ok().and_then(|insee| territories.communes.get(insee));
                if territories.contains(place) == Some(false) {
                    outside += 1;
                } else if commune.is_some_and(|commune| !commune.contains(place)) {
                    elsewhere += 1;
                }
            }
        }
        Ok(())
    })?;
    audit.error(RESIDENCE.name, "geometrie", unreadable);
    audit.error(RESIDENCE.name, "hors_du_monde", off_the_globe);
    audit.warning(RESIDENCE.name, "hors_territoire", outside);
    audit.warning(RESIDENCE.name, "autre_commune", elsewhere);
    Ok(())
}

/// The communes of Dijon métropole.
fn shipped() -> HashMap<String, Territory> {
    let placed = outlines::communes().into_iter().filter_map(|commune| {
        let extent = Extent::of_outline(&commune.outline)?;
        Some((commune.insee, Territory { extent, outline: commune.outline }))
    });
    placed.collect()
}

fn territories(db: &Connection, progress: &Progress, audit: &mut Audit) -> Result<Territories, DataError> {
    let mut territories = Territories::default();
    let (mut unreadable, mut off_the_globe) = (0, 0);
    for_each_row(db, ZONE.name, include_str!("../sql/regles/zone_contours.sql"), [], progress, |row| {
        let Ok(Some(blob)) = row.optional_blob(1) else { return Ok(()) };
        let outline = match read_outline(blob) {
            Blob::Read(outline) => outline,
            Blob::Empty => return Ok(()),
            Blob::Unreadable => {
                unreadable += 1;
                return Ok(());
            }
        };
        let Some(extent) = Extent::of_outline(&outline) else { return Ok(()) };
        let corners = [(extent.min_lon, extent.min_lat), (extent.max_lon, extent.max_lat)];
        off_the_globe += u64::from(!corners.iter().all(|&(lon, lat)| on_the_globe(LonLat { lon, lat })));
        let nature = row.parsed(3, ZoneNature::from_code).unwrap_or_default();
        match nature {
            Some(ZoneNature::Metropole) => territories.whole.push(Territory { extent, outline }),
            Some(ZoneNature::Commune) => {
                let code = row.optional_text(2).unwrap_or_default().unwrap_or_default().to_owned();
                territories.communes.insert(code, Territory { extent, outline });
            }
            _ => (),
        }
        Ok(())
    })?;
    audit.error(ZONE.name, "geometrie", unreadable);
    audit.error(ZONE.name, "hors_du_monde", off_the_globe);
    Ok(territories)
}
