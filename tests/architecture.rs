//! The rooms and their arrows, held as a table: a wrong import fails with its file, line and what is allowed.

use std::fs;
use std::path::{Path, PathBuf};

/// A room, and the rooms it may import. A new arrow is a design decision: change this table, the diagram of
/// `ARCHITECTURE.md`, and argue for it in the same commit.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("domain", &["model"]),
    ("query", &["domain", "model"]),
    ("session", &["query", "domain", "model"]),
    ("data", &["domain", "model"]),
    ("tiles", &[]),
    ("render", &[]),
    ("messages", &["model"]),
    ("ui", &["session", "query", "domain", "model", "messages", "render", "tiles"]),
    ("app", &["ui", "session", "query", "domain", "model", "messages", "render", "tiles", "data"]),
    ("cli", &["app", "session", "query", "domain", "model", "messages", "render", "tiles", "data"]),
];

/// A library, and where its name may stand.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("rusqlite", &["data/", "tiles/mbtiles.rs", "tiles/error.rs"]), // An MBTiles archive is SQLite.
    ("egui", &["ui/", "render/", "tiles/", "app/"]),
    ("eframe", &["app/"]),
    ("egui_wgpu", &["render/", "app/", "ui/"]),
    ("walkers", &["tiles/", "ui/map/", "app/"]),
    ("rfd", &["app/"]),
    ("fluent_bundle", &["messages/"]),
    ("clap", &["cli/"]),
    ("csv", &["cli/"]),
    ("encoding_rs", &["data/import/"]),
    ("proj4rs", &["data/import/"]),
    ("age", &["data/"]),
    ("interprocess", &["app/"]),
    ("directories", &["app/"]),
];

/// The clock is a parameter everywhere else.
const CLOCKS: &[&str] = &["Instant::now", "SystemTime::now", "Zoned::now", "Timestamp::now"];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).unwrap().to_owned();
                found.push((relative, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn room_of(path: &Path) -> Option<String> {
    let mut parts = path.components();
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().is_some().then_some(first)
}

/// Rooms named by a line: every `crate::<room>`.
fn rooms_named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").filter(|(at, _)| !line[..*at].ends_with('$')).map(|(at, _)| {
        let rest = &line[at + "crate::".len()..];
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

fn names_library(line: &str, library: &str) -> bool {
    line.match_indices(&format!("{library}::")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn rooms_import_only_what_the_diagram_grants() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room_of(&path) else { continue };
        let allowed = ARROWS.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            wrong.push(format!("{}: no room of that name in the diagram", path.display()));
            continue;
        };
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
            for other in rooms_named(line) {
                if other != room && !allowed.contains(&other) {
                    wrong.push(format!(
                        "src/{}:{}: `{}`; {room} may import {allowed:?}",
                        path.display(),
                        number + 1,
                        line.trim()
                    ));
                }
            }
            if line.contains("super::super::") {
                wrong.push(format!("src/{}:{}: `super::` leaves its file", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn libraries_are_named_only_where_the_table_says() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let shown = path.to_string_lossy().replace('\\', "/");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
            for (library, places) in LIBRARIES {
                if names_library(line, library) && !places.iter().any(|place| shown.starts_with(place)) {
                    wrong.push(format!("src/{shown}:{}: {library} belongs to {places:?}", number + 1));
                }
            }
            let may_read_the_clock = shown.starts_with("app/") || shown.starts_with("cli/");
            if !may_read_the_clock && CLOCKS.iter().any(|clock| line.contains(clock)) {
                wrong.push(format!("src/{shown}:{}: the clock is a parameter here", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_lives_there_and_is_read_in_a_sitting() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !text.lines().any(|line| line.starts_with("//!")) && path != Path::new("main.rs") {
            wrong.push(format!("src/{}: does not open with `//!`", path.display()));
        }
        let lines = text.lines().count();
        if lines > 600 {
            wrong.push(format!("src/{}: {lines} lines; which concept wants its own file?", path.display()));
        }
        for name in ["utils", "helpers", "common", "manager", "handler"] {
            if path.file_stem().is_some_and(|stem| stem == name) {
                wrong.push(format!("src/{}: name the concept", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_room_of_the_diagram_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, _) in ARROWS {
        assert!(root.join(room).join("mod.rs").exists(), "src/{room}/mod.rs is missing");
    }
}
