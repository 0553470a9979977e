//! The names that a vector tile holds at a zoom.

use crate::tiles::mvt::{self, Feature, Layer, Step};
use crate::tiles::names::merge::merge;
use crate::tiles::names::rules::{Rule, rules};
use crate::tiles::names::{Kind, Name, Shape};
use crate::tiles::style::Schema;

/// Names kept of one tile.
const MAX_NAMES: usize = 20_000;

/// Characters of the longest name kept: longer is no name.
const MAX_LENGTH: usize = 80;

/// Points kept of all the streets of a tile.
const MAX_POINTS: usize = 500_000;

/// Names to write at `zoom`, the one at which the tile is shown; streets of one name are joined where they touch.
pub fn read(tile: &[u8], schema: Schema, zoom: u8) -> Vec<Name> {
    let mut names = Vec::new();
    let mut points = 0;
    let layers = mvt::layers(tile).unwrap_or_default();
    let rules = rules(schema).iter().filter(|rule| (rule.zooms.0..rule.zooms.1).contains(&zoom));
    for rule in rules {
        for layer in layers.iter().filter(|layer| layer.name == rule.layer) {
            for feature in layer.features().filter(|feature| applies(rule, layer, feature)) {
                let Some(text) = rule.text.iter().find_map(|key| clean(layer.text(&feature, key)?)) else {
                    continue;
                };
                if rule.kind == Kind::Quartier && is_building(&text) {
                    continue;
                }
                for shape in shapes(&feature, layer.extent) {
                    if let Shape::Line(line) = &shape {
                        points += line.len();
                    }
                    if names.len() == MAX_NAMES || points > MAX_POINTS {
                        return merge(names);
                    }
                    names.push(Name { kind: rule.kind, text: text.clone(), shape });
                }
            }
        }
    }
    merge(names)
}

fn applies(rule: &Rule, layer: &Layer<'_>, feature: &Feature<'_>) -> bool {
    rule.when
        .iter()
        .all(|(key, values)| layer.text(feature, key).is_some_and(|value| values.contains(&value)))
}

/// A « Résidence … » of OpenStreetMap would read as one of the atlas.
fn is_building(text: &str) -> bool {
    let start = text.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    ["résidence", "residence"].contains(&start.to_lowercase().as_str())
}

fn clean(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|character| !character.is_control()).collect();
    let text = text.trim();
    (!text.is_empty() && text.chars().count() <= MAX_LENGTH).then(|| text.to_owned())
}

/// Points, and lines of two points or more. An area says nothing of where its name goes.
fn shapes(feature: &Feature<'_>, extent: u32) -> Vec<Shape> {
    let unit = |value: i64| (value as f64 / f64::from(extent)) as f32;
    let mut lines: Vec<Vec<[f32; 2]>> = Vec::new();
    for step in feature.steps().map_while(|step| step) {
        match step {
            Step::Move(x, y) => lines.push(vec![[unit(x), unit(y)]]),
            Step::Line(x, y) => {
                if let Some(line) = lines.last_mut() {
                    line.push([unit(x), unit(y)]);
                }
            }
            Step::Close => (),
        }
    }
    match feature.kind {
        Some(mvt::Kind::Point) => lines.into_iter().flatten().map(Shape::Point).collect(),
        Some(mvt::Kind::Line) => lines.into_iter().filter(|line| line.len() > 1).map(Shape::Line).collect(),
        Some(mvt::Kind::Polygon) | None => Vec::new(),
    }
}

impl Kind {
    /// Whether the name follows a line rather than standing on a point.
    pub fn is_along(self) -> bool {
        matches!(self, Self::MainStreet | Self::Street | Self::Water)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_building_named_like_a_place_is_not_one() {
        for name in ["Résidence \"Les Tilleuls\"", "résidence du Parc", "Residence Epirey"] {
            assert!(is_building(name), "{name}");
        }
        for name in ["Montchapet", "Les Résidences", "Résidenciel", ""] {
            assert!(!is_building(name), "{name}");
        }
    }
}
