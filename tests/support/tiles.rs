//! Small archives that tests write themselves: vector tiles, PMTiles, MBTiles. No data of the real world in them.

use std::io::Write;
use std::path::Path;

/// A step of a pen, absolute, in units of the layer.
#[derive(Clone, Copy)]
pub enum Pen {
    Move(i32, i32),
    Line(i32, i32),
    Close,
}

#[derive(Clone)]
pub enum Property {
    Text(String),
    Float(f32),
    Unsigned(u64),
}

/// 1 point, 2 line, 3 polygon.
pub struct Feature {
    pub kind: u64,
    pub properties: Vec<(&'static str, Property)>,
    pub pen: Vec<Pen>,
}

pub struct Layer {
    pub name: &'static str,
    pub extent: u64,
    pub features: Vec<Feature>,
}

pub fn text(value: &str) -> Property {
    Property::Text(value.to_owned())
}

/// A tile with a housing area, a street that bears a name, and a town, in the OpenMapTiles schema.
pub fn small_town() -> Vec<u8> {
    use Pen::{Close, Line, Move};
    let square = vec![Move(512, 512), Line(3584, 512), Line(3584, 3584), Line(512, 3584), Close];
    let street = |class| vec![("class", text(class)), ("name", text("Rue des Essais"))];
    let along = vec![Move(0, 2048), Line(4096, 2048)];
    let layer = |name, features| Layer { name, extent: 4096, features };
    vector_tile(&[
        layer(
            "landuse",
            vec![Feature { kind: 3, properties: vec![("class", text("residential"))], pen: square }],
        ),
        layer("transportation", vec![Feature { kind: 2, properties: street("minor"), pen: along.clone() }]),
        layer("transportation_name", vec![Feature { kind: 2, properties: street("minor"), pen: along }]),
        layer(
            "place",
            vec![Feature {
                kind: 1,
                properties: vec![
                    ("class", text("town")),
                    ("name", text("Town")),
                    ("name:fr", text("Ville-Essai")),
                ],
                pen: vec![Move(2048, 2048)],
            }],
        ),
    ])
}

/// Bytes of a vector tile, uncompressed.
pub fn vector_tile(layers: &[Layer]) -> Vec<u8> {
    let mut tile = Vec::new();
    for layer in layers {
        let mut out = Vec::new();
        number(&mut out, 15, 2);
        bytes(&mut out, 1, layer.name.as_bytes());
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        let mut features = Vec::new();
        for feature in &layer.features {
            let mut tags = Vec::new();
            for (key, value) in &feature.properties {
                keys.push(*key);
                values.push(value.clone());
                varint(&mut tags, keys.len() as u64 - 1);
                varint(&mut tags, values.len() as u64 - 1);
            }
            let mut one = Vec::new();
            bytes(&mut one, 2, &tags);
            number(&mut one, 3, feature.kind);
            bytes(&mut one, 4, &geometry(&feature.pen));
            bytes(&mut features, 2, &one);
        }
        out.extend(features);
        for key in keys {
            bytes(&mut out, 3, key.as_bytes());
        }
        for value in values {
            let mut one = Vec::new();
            match value {
                Property::Text(text) => bytes(&mut one, 1, text.as_bytes()),
                Property::Float(float) => {
                    varint(&mut one, 2 << 3 | 5);
                    one.extend(float.to_le_bytes());
                }
                Property::Unsigned(value) => number(&mut one, 5, value),
            }
            bytes(&mut out, 4, &one);
        }
        number(&mut out, 5, layer.extent);
        bytes(&mut tile, 3, &out);
    }
    tile
}

fn geometry(pen: &[Pen]) -> Vec<u8> {
    let zigzag = |value: i32| u64::from(((value << 1) ^ (value >> 31)) as u32);
    let mut out = Vec::new();
    let (mut x, mut y) = (0, 0);
    for step in pen {
        match *step {
            Pen::Close => varint(&mut out, 15),
            Pen::Move(to_x, to_y) | Pen::Line(to_x, to_y) => {
                varint(&mut out, if matches!(step, Pen::Move(..)) { 9 } else { 10 });
                varint(&mut out, zigzag(to_x.wrapping_sub(x)));
                varint(&mut out, zigzag(to_y.wrapping_sub(y)));
                (x, y) = (to_x, to_y);
            }
        }
    }
    out
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

fn bytes(out: &mut Vec<u8>, field: u64, value: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, value.len() as u64);
    out.extend(value);
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// One line of a PMTiles directory: first tile number, run (0 for a leaf), offset, length.
pub type Entry = (u64, u64, u64, u64);

pub fn directory(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(&mut out, entries.len() as u64);
    let mut last = 0;
    for (first, ..) in entries {
        varint(&mut out, first - last);
        last = *first;
    }
    entries.iter().for_each(|(_, run, ..)| varint(&mut out, *run));
    entries.iter().for_each(|(.., length)| varint(&mut out, *length));
    entries.iter().for_each(|(_, _, offset, _)| varint(&mut out, offset + 1));
    out
}

/// Parts of a PMTiles 3 archive, compressed or not by the caller as `internal` says (1 none, 2 gzip).
pub struct PmTiles {
    pub internal: u8,
    pub root: Vec<u8>,
    pub metadata: Vec<u8>,
    pub leaves: Vec<u8>,
    pub tiles: Vec<u8>,
    pub zooms: (u8, u8),
}

impl PmTiles {
    /// Tiles by number, gzipped, under directories of at most `per_leaf` entries; 0 for a root alone.
    pub fn of(tiles: &[(u64, Vec<u8>)], zooms: (u8, u8), per_leaf: usize) -> Self {
        let mut data = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for (number, tile) in tiles {
            let packed = gzip(tile);
            entries.push((*number, 1, data.len() as u64, packed.len() as u64));
            data.extend(packed);
        }
        let (mut leaves, mut root) = (Vec::new(), entries.clone());
        if per_leaf > 0 {
            root.clear();
            for entries in entries.chunks(per_leaf) {
                let leaf = gzip(&directory(entries));
                root.push((entries[0].0, 0, leaves.len() as u64, leaf.len() as u64));
                leaves.extend(leaf);
            }
        }
        let metadata = gzip(br#"{"attribution": "<b>Essais</b> &amp; OSM"}"#);
        Self { internal: 2, root: gzip(&directory(&root)), metadata, leaves, tiles: data, zooms }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut out = b"PMTiles\x03".to_vec();
        let mut offset = 127;
        for part in [&self.root, &self.metadata, &self.leaves, &self.tiles] {
            out.extend((offset as u64).to_le_bytes());
            out.extend((part.len() as u64).to_le_bytes());
            offset += part.len();
        }
        out.extend([0; 24]);
        out.extend([1, self.internal, 2, 1, self.zooms.0, self.zooms.1]);
        for degrees in [4.9_f64, 47.2, 5.2, 47.4] {
            out.extend(((degrees * 1e7) as i32).to_le_bytes());
        }
        out.resize(127, 0);
        for part in [&self.root, &self.metadata, &self.leaves, &self.tiles] {
            out.extend(part);
        }
        out
    }
}

/// Writes an MBTiles archive; tiles are zoom, column, row from the north, bytes.
pub fn write_mbtiles(path: &Path, metadata: &[(&str, &str)], tiles: &[(u32, u32, u32, Vec<u8>)]) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
    )
    .unwrap();
    for (name, value) in metadata {
        db.execute("INSERT INTO metadata VALUES (?1, ?2)", [name, value]).unwrap();
    }
    for (zoom, column, row, bytes) in tiles {
        let south = (1_u32 << zoom) - 1 - row;
        db.execute("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", (zoom, column, south, bytes)).unwrap();
    }
}

/// Runs statements on a database that a test wrote.
pub fn run_sql(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}
