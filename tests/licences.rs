//! Licences of every dependency, on every platform, against the list that `deny.toml` allows. No network.

use serde_json::Value;
use std::process::Command;

fn allowed() -> Vec<String> {
    let text = include_str!("../deny.toml");
    let table: toml::Table = text.parse().unwrap();
    let list = table["licenses"]["allow"].as_array().unwrap();
    list.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// Whether one may take a work under an SPDX expression: some alternative whose every part is allowed.
/// Parentheses in the expressions of crates only group an alternative of a conjunction.
fn may_take(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace(" / ", " OR ").replace('/', " OR ");
    let mut parts = plain.split(" AND ").map(|part| part.trim_matches(['(', ')', ' ']));
    parts.all(|part| {
        part.split(" OR ").any(|name| allowed.iter().any(|known| known == name.trim_matches(['(', ')'])))
    })
}

#[test]
fn every_dependency_may_be_taken() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    if !output.status.success() {
        // Sources of other platforms were never fetched here: cargo cannot list them without network.
        println!("IGNORÉ : licences (cargo metadata hors ligne impossible ici)");
        return;
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let allowed = allowed();
    let refused: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| !may_take(package["license"].as_str().unwrap_or_default(), &allowed))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn expressions_are_read_as_they_stand() {
    let allowed = ["MIT".to_owned(), "OFL-1.1".to_owned()];
    assert!(may_take("MIT/Apache-2.0", &allowed));
    assert!(may_take("(MIT OR Apache-2.0) AND OFL-1.1", &allowed));
    assert!(!may_take("MIT AND GPL-3.0-only", &allowed));
    assert!(!may_take("", &allowed));
}
