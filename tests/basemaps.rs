//! Base maps on real archives and on damaged ones, read from `../shared/data`.

use atlas_ops::tiles::{Archive, Basemap, StyleTheme, TileError};
use std::path::{Path, PathBuf};
use walkers::TileId;

/// Dijon, place de la Libération.
const DIJON: (f64, f64) = (5.0415, 47.3215);

/// A file of the shared data; `None`, said aloud, where the folder is absent.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    assert_ne!(std::env::var("ATLAS_SHARED").as_deref(), Ok("obligatoire"), "{} is missing", path.display());
    println!("IGNORÉ : {name} est absent");
    None
}

fn tile_at((lon, lat): (f64, f64), zoom: u8) -> TileId {
    let side = f64::from(1_u32 << zoom);
    let y = (1.0 - lat.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0;
    TileId { x: ((lon + 180.0) / 360.0 * side) as u32, y: (y * side) as u32, zoom }
}

/// Every tile of the archive between its zooms, around Dijon.
fn tiles_of(path: &Path) -> Vec<(TileId, Vec<u8>)> {
    let (mut archive, facts) = Archive::open(path).unwrap();
    let mut found = Vec::new();
    for zoom in facts.min_zoom..=facts.max_zoom {
        let centre = tile_at(DIJON, zoom);
        for x in centre.x.saturating_sub(12)..=centre.x + 12 {
            for y in centre.y.saturating_sub(12)..=centre.y + 12 {
                let id = TileId { x, y, zoom };
                found.extend(archive.tile(id).unwrap().map(|bytes| (id, bytes)));
            }
        }
    }
    found
}

/// Asks for one tile until all that it leads to has come.
fn piece(map: &mut Basemap, id: TileId) -> Option<walkers::TilePiece> {
    for _ in 0..40 {
        map.tiles().at(id);
        if map.loading() == 0 {
            break;
        }
        map.settle();
    }
    assert_eq!(map.loading(), 0);
    map.tiles().at(id)
}

#[test]
fn every_packing_of_dijon_gives_the_same_tiles() {
    let Some(reference) = shared("tiles/dijon_z11_gzip.pmtiles") else { return };
    let expected = tiles_of(&reference);
    assert_eq!(expected.len(), 20);
    for name in ["dijon_z11_non_compresse.pmtiles", "dijon_z11.mbtiles", "dijon_z11_sans_metadonnees.mbtiles"]
    {
        let Some(path) = shared(&format!("tiles/{name}")) else { return };
        assert!(tiles_of(&path) == expected, "{name}");
    }
    let Some(leaves) = shared("tiles/dijon_z12_repertoires_feuilles.pmtiles") else { return };
    let through_leaves = tiles_of(&leaves);
    assert_eq!(through_leaves.len(), 45);
    assert!(through_leaves[..20] == expected[..]);
}

#[test]
fn the_two_archives_of_the_real_map_agree() {
    let (Some(pm), Some(mb)) =
        (shared("basemap/dijon_osm_2021.pmtiles"), shared("basemap/dijon_osm_2021.mbtiles"))
    else {
        return;
    };
    let tiles = tiles_of(&pm);
    assert!(tiles.len() > 300);
    assert!(tiles == tiles_of(&mb));
    let ctx = egui::Context::default();
    let [pm, mb] = [pm, mb].map(|path| Basemap::open(&path, StyleTheme::Light, &ctx).unwrap());
    assert_eq!((pm.zooms(), mb.zooms()), ((4, 14), (4, 14)));
    assert_eq!(pm.bounds(), Some([4.86, 47.19, 5.24, 47.43]));
    assert_eq!(pm.bounds(), mb.bounds());
    assert_eq!(pm.attribution(), "© les contributeurs d’OpenStreetMap, © OpenMapTiles");
    assert_eq!(pm.attribution(), mb.attribution());
}

#[test]
fn compressions_that_are_not_read_are_named() {
    for (name, expected) in [
        ("tiles/dijon_z11_brotli.pmtiles", "brotli"),
        ("tiles/dijon_z11_zstd.pmtiles", "zstd"),
        ("tiles/dijon_z11_interne_gzip_tuiles_brotli.pmtiles", "brotli"),
        ("tiles/malformed/tuiles_annoncees_brotli_mais_gzip.pmtiles", "brotli"),
    ] {
        let Some(path) = shared(name) else { return };
        let error = Archive::open(&path).err().unwrap();
        assert!(matches!(error, TileError::Compression { name } if name == expected), "{name}: {error}");
    }
}

#[test]
fn the_real_map_is_there_from_zoom_4_to_19() {
    let Some(path) = shared("basemap/dijon_osm_2021.pmtiles") else { return };
    let ctx = egui::Context::default();
    let mut map = Basemap::open(&path, StyleTheme::Light, &ctx).unwrap();
    for zoom in 4..=19 {
        let piece = piece(&mut map, tile_at(DIJON, zoom)).unwrap_or_else(|| panic!("nothing at zoom {zoom}"));
        let side = 1.0 / f32::from(1_u16 << zoom.saturating_sub(14));
        assert!((piece.uv.width() - side).abs() < 1e-6, "zoom {zoom} is not the finest ground");
    }
    assert_eq!(map.skipped(), 0);
    assert!(map.tiles().at(tile_at(DIJON, 3)).is_none(), "below the archive's zooms there is nothing");
}

/// While a finer tile or another theme is on its way, something already stands there.
#[test]
fn once_drawn_a_place_is_never_blank() {
    let Some(path) = shared("basemap/dijon_osm_2021.pmtiles") else { return };
    let ctx = egui::Context::default();
    let mut map = Basemap::open(&path, StyleTheme::Light, &ctx).unwrap();
    assert!(piece(&mut map, tile_at(DIJON, 6)).is_some());
    for zoom in 7..=19 {
        assert!(map.tiles().at(tile_at(DIJON, zoom)).is_some(), "blank at zoom {zoom}");
    }
    let id = tile_at(DIJON, 12);
    piece(&mut map, id);
    map.set_theme(StyleTheme::Dark);
    assert!(map.tiles().at(id).is_some());
    assert!(map.loading() > 0, "the tile is styled again");
}

#[test]
fn raster_archives_open_and_draw() {
    for name in [
        "stamen_toner_z3.pmtiles",
        "naturalearth_png_z1.pmtiles",
        "naturalearth_webp_z1.pmtiles",
        "geography-class-png.mbtiles",
        "geography-class-jpg.mbtiles",
        "geography-class-webp.mbtiles",
        "geography-class-png-sans-bounds.mbtiles",
        "sans_index.mbtiles",
    ] {
        let Some(path) = shared(&format!("tiles/{name}")) else { return };
        let ctx = egui::Context::default();
        let mut map = Basemap::open(&path, StyleTheme::Light, &ctx).unwrap_or_else(|e| panic!("{name}: {e}"));
        for zoom in [0, 1, 6] {
            let piece =
                piece(&mut map, tile_at(DIJON, zoom)).unwrap_or_else(|| panic!("{name}, zoom {zoom}"));
            assert!(matches!(piece.tile, walkers::Tile::Raster(_)), "{name}");
        }
        assert_eq!(map.skipped(), 0, "{name}");
    }
}

#[test]
fn an_archive_without_a_tile_says_so() {
    let Some(path) = shared("tiles/nom avec espaces.mbtiles") else { return };
    assert!(matches!(Archive::open(&path), Err(TileError::Empty)));
}

/// What opening a damaged file gives: the name of the error, or how many tiles were skipped.
fn fate(path: &Path) -> String {
    let ctx = egui::Context::default();
    let mut map = match Basemap::open(path, StyleTheme::Light, &ctx) {
        Ok(map) => map,
        Err(error) => {
            let debug = format!("{error:?}");
            return debug.split([' ', '{', '(']).next().unwrap_or_default().to_owned();
        }
    };
    for zoom in 0..=12 {
        for (lon, lat) in [DIJON, (-179.0, 84.0), (0.1, -0.1)] {
            piece(&mut map, tile_at((lon, lat), zoom));
        }
    }
    match map.last_skip() {
        Some(skip) => format!("{skip:?}"),
        None => "drawn".to_owned(),
    }
}

#[test]
fn damaged_archives_are_refused_or_skipped_and_never_more() {
    for (name, expected) in [
        ("vide.pmtiles", "Empty"),
        ("magic_invalide.pmtiles", "UnknownFormat"),
        ("page_html.pmtiles", "UnknownFormat"),
        ("pas_une_base.mbtiles", "UnknownFormat"),
        ("version_4.pmtiles", "Version"),
        ("version_ascii_3.pmtiles", "Version"),
        ("tronque_dans_entete.pmtiles", "Damaged"),
        ("tronque_apres_entete.pmtiles", "Damaged"),
        ("repertoire_hors_fichier.pmtiles", "Damaged"),
        ("longueur_repertoire_enorme.pmtiles", "Damaged"),
        ("nombre_entrees_gigantesque.pmtiles", "Damaged"),
        ("varint_infini.pmtiles", "Damaged"),
        ("repertoire_vide.pmtiles", "Empty"),
        ("compression_interne_inconnue.pmtiles", "UnknownCompression"),
        ("tronque_milieu_donnees.pmtiles", "Broken"),
        ("boucle_feuilles.pmtiles", "Broken"),
        ("tuiles_octets_aleatoires.pmtiles", "Vector"),
        ("bombe_gzip.pmtiles", "TooLarge"),
        ("mvt_tronque.pmtiles", "Vector"),
        ("mvt_aleatoire.pmtiles", "Vector"),
        ("sans_tables.mbtiles", "UnknownFormat"),
        ("tronque.mbtiles", "Sqlite"),
        ("sqlite_corrompu.mbtiles", "Sqlite"),
        ("format_tuile_inconnu.mbtiles", "Vector"),
        ("tuile_null.mbtiles", "drawn"),
        ("metadonnees_json_invalide.mbtiles", "drawn"),
    ] {
        let Some(path) = shared(&format!("tiles/malformed/{name}")) else { return };
        assert_eq!(fate(&path), expected, "{name}");
    }
}

/// Spaces, accents, and a name that would mean something in an address.
#[test]
fn any_path_will_do() {
    let folder = tempfile::tempdir().unwrap();
    for (source, name) in [
        ("tiles/dijon_z11.mbtiles", "Fond été #1 100 %?.mbtiles"),
        ("tiles/dijon_z11_gzip.pmtiles", "Fond été #1 100 %?.pmtiles"),
    ] {
        let Some(path) = shared(source) else { return };
        let copy = folder.path().join(name);
        std::fs::copy(path, &copy).unwrap();
        assert_eq!(tiles_of(&copy).len(), 20, "{name}");
    }
}

/// Errors and skips carry keys: each has its sentence, with its arguments in place.
#[test]
fn every_refusal_has_its_sentence() {
    use atlas_ops::messages::text_with;
    use atlas_ops::model::Arg;
    use atlas_ops::tiles::Skip;
    let io = || std::io::Error::other("essai");
    for error in [
        TileError::Unreadable { path: "/mnt/fond.pmtiles".into(), source: io() },
        TileError::UnknownFormat,
        TileError::Version { found: 2 },
        TileError::Compression { name: "brotli" },
        TileError::UnknownCompression { code: 9 },
        TileError::TileKind { name: "AVIF" },
        TileError::Damaged { what: "header" },
        TileError::Empty,
        TileError::Sqlite(rusqlite::Error::InvalidQuery),
    ] {
        let (key, args) = error.message();
        let words: Vec<(&str, Arg)> =
            args.iter().map(|(name, value)| (*name, Arg::Text(value.clone()))).collect();
        let sentence = text_with(key, &words);
        assert!(sentence.ends_with('.') && !sentence.contains(key), "{key}: {sentence}");
        assert!(args.iter().all(|(_, value)| sentence.contains(value)), "{key}: {sentence}");
    }
    for skip in [Skip::Unreadable, Skip::Broken, Skip::Compression, Skip::TooLarge, Skip::Image, Skip::Vector]
    {
        assert!(!text_with(skip.key(), &[]).contains(skip.key()), "{skip:?}");
    }
}
