//! What makes a SQLite file a GeoPackage: the standard's tables, extents, R-trees and their triggers.

use crate::data::geometry::{Extent, SRS};
use crate::data::schema::{APPLICATION_ID, TABLES, USER_VERSION};
use rusqlite::{Connection, params};

/// Boxes of the geometries of one layer, kept until its R-tree is built: 40 bytes each.
#[derive(Debug, Default)]
pub struct Layer {
    boxes: Vec<(i64, Extent)>,
}

impl Layer {
    pub fn add(&mut self, fid: i64, extent: Extent) {
        self.boxes.push((fid, extent));
    }

    fn extent(&self) -> Option<Extent> {
        self.boxes.iter().map(|&(_, extent)| extent).reduce(Extent::union)
    }
}

/// Sets up an empty file. Everything that could make two runs differ, or cost a second file, is fixed here.
pub fn begin(db: &Connection) -> Result<(), rusqlite::Error> {
    db.execute_batch(&format!(
        "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA encoding = 'UTF-8';
         PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF;
         PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {USER_VERSION}; BEGIN"
    ))?;
    db.execute_batch(include_str!("../sql/geopackage.sql"))
}

/// Registers every table and builds the R-trees. `last_change` is an ISO 8601 instant.
pub fn register(
    db: &Connection,
    last_change: &str,
    layer_of: impl Fn(&str) -> Option<Layer>,
) -> Result<(), rusqlite::Error> {
    for table in TABLES {
        let layer = layer_of(table.name).unwrap_or_default();
        let extent = layer.extent();
        let (kind, srs) = if table.geometry.is_some() { ("features", SRS) } else { ("attributes", 0) };
        db.execute(
            "INSERT INTO gpkg_contents
             (table_name, data_type, identifier, last_change, min_x, min_y, max_x, max_y, srs_id)
             VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                table.name,
                kind,
                last_change,
                extent.map(|extent| extent.min_lon),
                extent.map(|extent| extent.min_lat),
                extent.map(|extent| extent.max_lon),
                extent.map(|extent| extent.max_lat),
                srs
            ],
        )?;
        if let Some(geometry) = table.geometry {
            db.execute(
                "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
                params![table.name, geometry, SRS],
            )?;
            index(db, table.name, &layer)?;
        }
    }
    Ok(())
}

fn index(db: &Connection, table: &str, layer: &Layer) -> Result<(), rusqlite::Error> {
    db.execute_batch(&format!(
        "CREATE VIRTUAL TABLE rtree_{table}_geom USING rtree(id, minx, maxx, miny, maxy)"
    ))?;
    let mut insertion = db.prepare(&format!("INSERT INTO rtree_{table}_geom VALUES (?1, ?2, ?3, ?4, ?5)"))?;
    for &(fid, extent) in &layer.boxes {
        insertion.execute(params![fid, extent.min_lon, extent.max_lon, extent.min_lat, extent.max_lat])?;
    }
    db.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index',
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        [table],
    )?;
    db.execute_batch(&include_str!("../sql/rtree_triggers.sql").replace("{t}", table))
}
