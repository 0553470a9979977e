//! Archives written by the tests themselves, sound and hostile.

use crate::tiles::fixtures::{
    Feature, Layer, Pen, PmTiles, Property, directory, gzip, small_town, text, vector_tile, write_mbtiles,
};
use crate::tiles::{Archive, Basemap, Skip, StyleTheme, TileError};
use std::path::{Path, PathBuf};
use walkers::{Tile, TileId};

const ORIGIN: TileId = TileId { x: 0, y: 0, zoom: 0 };

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn with(&self, bytes: &[u8]) -> PathBuf {
        let path = self.path("essai.pmtiles");
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

/// A PMTiles archive that holds this one tile at zoom 0.
fn of_one(tile: &[u8]) -> Vec<u8> {
    PmTiles::of(&[(0, tile.to_vec())], (0, 0), 0).bytes()
}

fn fetched(path: &Path, id: TileId) -> (Option<walkers::TilePiece>, Basemap) {
    let ctx = egui::Context::default();
    let mut map = Basemap::open(path, StyleTheme::Light, &ctx).unwrap();
    for _ in 0..10 {
        map.tiles().at(id);
        map.settle();
    }
    (map.tiles().at(id), map)
}

fn skip_of(tile: &[u8]) -> Option<Skip> {
    let folder = Folder::new();
    let (_, map) = fetched(&folder.with(&of_one(tile)), ORIGIN);
    assert!(map.skipped() <= 1, "a damaged tile is counted once");
    map.last_skip()
}

#[test]
fn tiles_are_found_with_leaves_and_without() {
    let tiles: Vec<(u64, Vec<u8>)> = (0..85).map(|number| (number, vec![number as u8; 40])).collect();
    for per_leaf in [0, 1, 7, 85] {
        let folder = Folder::new();
        let path = folder.with(&PmTiles::of(&tiles, (0, 3), per_leaf).bytes());
        let (mut archive, facts) = Archive::open(&path).unwrap();
        assert_eq!((facts.min_zoom, facts.max_zoom), (0, 3));
        assert_eq!(facts.attribution.as_deref(), Some("Essais & OSM"));
        // 3/0/0 follows the 21 tiles of zooms 0 to 2.
        let tile = archive.tile(TileId { x: 0, y: 0, zoom: 3 }).unwrap();
        assert_eq!(tile, Some(vec![21; 40]), "{per_leaf} per leaf");
        assert_eq!(archive.tile(TileId { x: 0, y: 0, zoom: 4 }), Ok(None));
    }
}

#[test]
fn a_run_serves_all_its_tiles_and_no_other() {
    let tile = gzip(&small_town());
    let archive = |run| PmTiles {
        internal: 1,
        root: directory(&[(1, run, 0, tile.len() as u64)]),
        metadata: b"{}".to_vec(),
        leaves: Vec::new(),
        tiles: tile.clone(),
        zooms: (0, 24),
    };
    let folder = Folder::new();
    let (mut short, _) = Archive::open(&folder.with(&archive(3).bytes())).unwrap();
    let held = [(0, 0), (0, 1), (1, 1), (1, 0)]
        .map(|(x, y)| short.tile(TileId { x, y, zoom: 1 }).unwrap().is_some());
    assert_eq!(held, [true, true, true, false]);
    // Z5: a run of four billion costs nothing.
    let (mut long, _) = Archive::open(&folder.with(&archive(u64::from(u32::MAX)).bytes())).unwrap();
    assert!(long.tile(TileId { x: 9, y: 9, zoom: 12 }).unwrap().is_some());
    assert!(matches!(Archive::open(&folder.with(&archive(1 << 32).bytes())), Err(TileError::Damaged { .. })));
}

#[test]
fn directories_that_lie_are_refused() {
    let with_root = |root: Vec<u8>| PmTiles {
        internal: 1,
        root,
        metadata: Vec::new(),
        leaves: Vec::new(),
        tiles: Vec::new(),
        zooms: (0, 4),
    };
    let folder = Folder::new();
    let mut unordered = directory(&[(3, 1, 0, 1), (4, 1, 0, 1)]);
    unordered[2] = 0; // The second tile number becomes the first one again.
    let past_the_end = directory(&[(u64::MAX - 1, 5, 0, 1)]);
    for root in [vec![], vec![200, 200, 200], unordered, past_the_end] {
        let opened = Archive::open(&folder.with(&with_root(root).bytes()));
        assert!(matches!(opened, Err(TileError::Damaged { .. })));
    }
    let outside = with_root(directory(&[(0, 1, u64::MAX / 2, 9)]));
    let (mut archive, _) = Archive::open(&folder.with(&outside.bytes())).unwrap();
    assert_eq!(archive.tile(ORIGIN), Err(Skip::Broken));
}

/// Cut anywhere or changed anywhere, an archive is refused, skipped or drawn, never more.
#[test]
fn a_damaged_archive_never_stops_the_program() {
    let folder = Folder::new();
    let sound = PmTiles::of(&[(0, vec![0x1a; 8]), (1, vec![0x1a; 9])], (0, 1), 1).bytes();
    let try_it = |bytes: &[u8]| {
        if let Ok((mut archive, _)) = Archive::open(&folder.with(bytes)) {
            archive.tile(ORIGIN).ok();
            archive.tile(TileId { x: 0, y: 0, zoom: 1 }).ok();
        }
    };
    for end in 0..sound.len() {
        try_it(&sound[..end]);
    }
    for at in 0..sound.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut bytes = sound.clone();
            bytes[at] ^= change;
            try_it(&bytes);
        }
    }
}

#[test]
fn mbtiles_rows_are_counted_from_the_south() {
    let folder = Folder::new();
    let path = folder.path("Forêt d’essai #1 50 %.mbtiles");
    write_mbtiles(&path, &[], &[(1, 0, 0, gzip(&small_town())), (1, 1, 1, small_town())]);
    let (mut archive, facts) = Archive::open(&path).unwrap();
    assert_eq!((facts.min_zoom, facts.max_zoom), (1, 1), "found in the tiles when nothing announces them");
    let mut at = |x, y| archive.tile(TileId { x, y, zoom: 1 }).unwrap();
    assert_eq!(at(0, 0), Some(small_town()));
    assert_eq!(at(1, 1), Some(small_town()));
    assert_eq!(at(0, 1), None);
}

#[test]
fn announced_zooms_without_tiles_are_not_believed() {
    let folder = Folder::new();
    let path = folder.path("essai.mbtiles");
    write_mbtiles(&path, &[("minzoom", "0"), ("maxzoom", "22")], &[(2, 0, 0, small_town())]);
    let (_, facts) = Archive::open(&path).unwrap();
    assert_eq!((facts.min_zoom, facts.max_zoom), (2, 2));
}

/// `tiles` may be a view; one that never ends is interrupted.
#[test]
fn a_view_without_end_does_not_hang() {
    let folder = Folder::new();
    let path = folder.path("essai.mbtiles");
    rusqlite_view(&path);
    assert!(matches!(Archive::open(&path), Err(TileError::Sqlite(_))));
}

fn rusqlite_view(path: &Path) {
    write_mbtiles(path, &[], &[]);
    let sql = "DROP TABLE tiles; CREATE VIEW tiles AS
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n WHERE i < 0";
    crate::tiles::fixtures::run_sql(path, sql);
}

#[test]
fn an_image_of_absurd_size_is_skipped_before_memory_is_taken() {
    let mut header = vec![];
    header.extend(b"IHDR");
    header.extend(60_000_u32.to_be_bytes());
    header.extend(60_000_u32.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let mut crc = flate2::Crc::new();
    crc.update(&header);
    let mut png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d".to_vec();
    png.extend(&header);
    png.extend(crc.sum().to_be_bytes());
    png.extend(b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e");
    assert_eq!(skip_of(&png), Some(Skip::TooLarge));
    assert_eq!(skip_of(b"\x89PNG\r\n\x1a\n and then nothing"), Some(Skip::Image));
}

#[test]
fn a_small_image_is_drawn() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(256, 256, image::Rgba([1, 2, 3, 255]))
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let folder = Folder::new();
    let (piece, mut map) = fetched(&folder.with(&of_one(png.get_ref())), ORIGIN);
    assert!(matches!(piece.unwrap().tile, Tile::Raster(_)));
    assert_eq!(map.tiles().tile_size(), 256);
}

fn one_layer(extent: u64, feature: Feature) -> Vec<u8> {
    vector_tile(&[Layer { name: "landuse", extent, features: vec![feature] }])
}

fn housing(pen: Vec<Pen>) -> Feature {
    Feature { kind: 3, properties: vec![("class", text("residential"))], pen }
}

#[test]
fn a_tangled_polygon_and_a_text_copied_too_often_are_skipped() {
    let mut seed = 1_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 20) as i32
    };
    let mut pen = vec![Pen::Move(0, 0)];
    pen.extend((0..5000).map(|_| Pen::Line(random(), random())));
    pen.push(Pen::Close);
    assert_eq!(skip_of(&one_layer(4096, housing(pen))), Some(Skip::TooLarge));

    let long = "a".repeat(100_000);
    let features = (0..50).map(|_| {
        let pen = (0..40).flat_map(|at| [Pen::Move(at, 0), Pen::Line(at, 9)]).collect();
        Feature { kind: 2, properties: vec![("class", text(&long))], pen }
    });
    let tile = vector_tile(&[Layer { name: "landuse", extent: 4096, features: features.collect() }]);
    assert_eq!(skip_of(&tile), Some(Skip::TooLarge));
}

fn vertices(tile: &Tile) -> Vec<egui::Pos2> {
    let Tile::Vector { drawables, .. } = tile else { return Vec::new() };
    let mut found = Vec::new();
    for drawable in drawables.iter() {
        match drawable {
            walkers::Drawable::Fill(mesh) => found.extend(mesh.vertices.iter().map(|vertex| vertex.position)),
            walkers::Drawable::Lines(lines) => {
                found.extend(lines.iter().flat_map(|line| &line.points).copied())
            }
        }
    }
    found
}

/// walkers leaves out any extent but 4096, and properties in 32-bit floats.
#[test]
fn any_extent_and_any_number_is_drawn() {
    use Pen::{Close, Line, Move};
    let folder = Folder::new();
    let square = |side| housing(vec![Move(0, 0), Line(side, 0), Line(side, side), Line(0, side), Close]);
    let drawn = |tile: &[u8]| vertices(&fetched(&folder.with(&of_one(tile)), ORIGIN).0.unwrap().tile);
    let usual = drawn(&one_layer(4096, square(1024)));
    assert!(usual.len() > 4, "the background and the square");
    assert_eq!(drawn(&one_layer(8192, square(2048))), usual);
    assert_eq!(drawn(&one_layer(512, square(128))), usual);

    let boundary = |level| Feature {
        kind: 2,
        properties: vec![("admin_level", level)],
        pen: vec![Move(0, 0), Line(4096, 4096)],
    };
    let count = |level| {
        let features = vec![boundary(level)];
        drawn(&vector_tile(&[Layer { name: "boundary", extent: 4096, features }])).len()
    };
    assert_eq!(count(Property::Float(8.0)), count(Property::Unsigned(8)));
    assert_eq!(count(Property::Float(8.0)), count(Property::Float(9.0)) + 2);
}

#[test]
fn a_vector_tile_cut_anywhere_is_drawn_or_skipped() {
    let tile = small_town();
    for end in 0..tile.len() {
        let drawn = crate::tiles::mvt::prepare(&tile[..end]);
        assert!(drawn.is_ok() || drawn == Err(Skip::Vector), "{end}");
    }
    assert_eq!(skip_of(&tile[..tile.len() - 1]), Some(Skip::Vector));
    assert_eq!(skip_of(&tile), None);
}

#[test]
fn a_tile_that_grows_without_end_is_skipped() {
    assert_eq!(skip_of(&vec![0; 9 << 20]), Some(Skip::TooLarge));
}

#[test]
fn an_archive_taken_away_while_open_is_said_and_asked_again_later() {
    let folder = Folder::new();
    let path = folder.with(&of_one(&small_town()));
    let ctx = egui::Context::default();
    let mut map = Basemap::open(&path, StyleTheme::Light, &ctx).unwrap();
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(200).unwrap();
    map.tiles().at(ORIGIN);
    map.settle();
    assert!(map.tiles().at(ORIGIN).is_none());
    assert_eq!(map.last_skip(), Some(Skip::Broken));
    // The rest of the map goes on.
    assert_eq!(map.loading(), 0);
}

#[test]
fn french_names_come_first() {
    let names = crate::tiles::names::read(&small_town(), crate::tiles::style::Schema::OpenMapTiles, 14);
    let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(texts, ["Ville-Essai", "Rue des Essais"]);
}
