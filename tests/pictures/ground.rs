//! The ground under the pictures: an invented town, the same in every tile.

#[expect(dead_code, reason = "what other tests of archives need is in the same file")]
#[path = "../support/tiles.rs"]
mod tiles;

use std::path::Path;
use tiles::Pen::{Close, Line, Move};
use tiles::{Feature, Layer, Pen, gzip, text, vector_tile, write_mbtiles};

/// Tiles that cover Dijon: zoom, first and last column, first and last row from the north.
const COVER: [(u32, [u32; 2], [u32; 2]); 3] =
    [(10, [525, 527], [355, 358]), (11, [1050, 1055], [711, 716]), (12, [2101, 2110], [1423, 1432])];

/// Writes an MBTiles archive with an attribution.
pub fn write(path: &Path) {
    let tile = gzip(&town());
    let mut tiles = Vec::new();
    for (zoom, columns, rows) in COVER {
        for column in columns[0]..=columns[1] {
            tiles.extend((rows[0]..=rows[1]).map(|row| (zoom, column, row, tile.clone())));
        }
    }
    write_mbtiles(path, &[("attribution", "© fond d’essai")], &tiles);
}

fn town() -> Vec<u8> {
    let layer = |name, features| Layer { name, extent: 4096, features };
    let feature = |kind, class, pen| Feature { kind, properties: vec![("class", text(class))], pen };
    let rectangle = |[west, north, east, south]: [i32; 4]| -> Vec<Pen> {
        vec![Move(west, north), Line(east, north), Line(east, south), Line(west, south), Close]
    };
    let across = |y| vec![Move(0, y), Line(4096, y)];
    let along = |x| vec![Move(x, 0), Line(x, 4096)];
    let streets = [700, 1400, 2700, 3400];
    let minor = streets.into_iter().flat_map(|at| [across(at), along(at)]);
    let mut roads: Vec<Feature> = minor.map(|pen| feature(2, "minor", pen)).collect();
    roads.push(feature(2, "primary", across(2048)));
    roads.push(feature(2, "primary", along(2048)));
    vector_tile(&[
        layer("landuse", vec![feature(3, "residential", rectangle([256, 256, 3840, 3840]))]),
        layer("landcover", vec![feature(3, "wood", rectangle([2800, 2800, 3300, 3300]))]),
        layer("water", vec![feature(3, "lake", rectangle([800, 800, 1300, 1300]))]),
        layer("transportation", roads),
    ])
}
