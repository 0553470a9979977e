//! Vector tiles (MVT 2.1) read by ourselves: names, and a look at the bytes before a decoder that trusts them.
//!
//! Not here: shapes, which walkers decodes and draws. Specification: <https://github.com/mapbox/vector-tile-spec>.

mod geometry;
mod prepare;
mod wire;

pub use geometry::Step;
pub use prepare::prepare;

use wire::{Value, fields};

/// One layer, borrowed from the bytes of its tile.
pub struct Layer<'a> {
    pub name: &'a str,
    /// Units along the side of the tile.
    pub extent: u32,
    keys: Vec<&'a str>,
    values: Vec<&'a [u8]>,
    features: Vec<&'a [u8]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Point,
    Line,
    Polygon,
}

pub struct Feature<'a> {
    pub kind: Option<Kind>,
    /// Pairs of places in the layer's keys and values.
    tags: Vec<u32>,
    geometry: &'a [u8],
}

/// Names of the layers; `None` when these bytes are no vector tile.
pub fn layer_names(bytes: &[u8]) -> Option<Vec<String>> {
    let names: Vec<String> = layers(bytes)?.iter().map(|layer| layer.name.to_owned()).collect();
    (!names.is_empty()).then_some(names)
}

/// `None` when the bytes are damaged anywhere down to the layers' fields.
pub fn layers(bytes: &[u8]) -> Option<Vec<Layer<'_>>> {
    let mut layers = Vec::new();
    for field in fields(bytes) {
        if let (3, Value::Bytes(layer)) = field? {
            layers.push(Layer::read(layer)?);
        }
    }
    Some(layers)
}

impl<'a> Layer<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut layer =
            Self { name: "", extent: 4096, keys: Vec::new(), values: Vec::new(), features: Vec::new() };
        for field in fields(bytes) {
            match field? {
                (1, Value::Bytes(name)) => layer.name = std::str::from_utf8(name).ok()?,
                (2, Value::Bytes(feature)) => layer.features.push(feature),
                (3, Value::Bytes(key)) => layer.keys.push(std::str::from_utf8(key).ok()?),
                (4, Value::Bytes(value)) => layer.values.push(value),
                (5, Value::Number(extent)) => layer.extent = u32::try_from(extent).ok()?,
                _ => (),
            }
        }
        (layer.extent > 0).then_some(layer)
    }

    /// Features that can be read, in the order of the tile.
    pub fn features(&self) -> impl Iterator<Item = Feature<'a>> {
        self.features.iter().filter_map(|bytes| Feature::read(bytes))
    }

    /// A text property of a feature; nothing when it is absent or of another type.
    pub fn text(&self, feature: &Feature<'_>, key: &str) -> Option<&'a str> {
        let key = u32::try_from(self.keys.iter().position(|known| *known == key)?).ok()?;
        let pair = feature.tags.chunks_exact(2).find(|pair| pair[0] == key)?;
        fields(self.values.get(pair[1] as usize)?).find_map(|field| match field {
            Some((1, Value::Bytes(text))) => std::str::from_utf8(text).ok(),
            _ => None,
        })
    }
}

impl<'a> Feature<'a> {
    /// Lists split in several parts, or not packed, are refused: no known writer makes them, and the decoder that
    /// comes next would take them in without their having been weighed here.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut feature = Self { kind: None, tags: Vec::new(), geometry: &[] };
        let mut tags = None;
        let mut geometry = None;
        for field in fields(bytes) {
            match field? {
                (2, Value::Bytes(list)) if tags.is_none() => tags = Some(list),
                (4, Value::Bytes(list)) if geometry.is_none() => geometry = Some(list),
                (2 | 4, _) => return None,
                (3, Value::Number(1)) => feature.kind = Some(Kind::Point),
                (3, Value::Number(2)) => feature.kind = Some(Kind::Line),
                (3, Value::Number(3)) => feature.kind = Some(Kind::Polygon),
                _ => (),
            }
        }
        feature.tags = wire::numbers(tags.unwrap_or_default()).collect::<Option<_>>()?;
        feature.geometry = geometry.unwrap_or_default();
        Some(feature)
    }

    /// Moves of the pen, in units of the layer.
    pub fn steps(&self) -> impl Iterator<Item = Option<Step>> {
        geometry::steps(self.geometry)
    }
}
