//! A vector tile weighed, and written again in the form that walkers draws in full and in bounded memory.
//!
//! walkers takes each tile at its word: it reserves room for the whole feature at each of its parts, copies long texts
//! for every feature, and its tessellator slows with every crossing of edges. It also leaves out layers whose extent is
//! not 4096, and properties written as 32-bit floats or unsigned. All of it is mended here, on the bytes.

use crate::tiles::Skip;
use crate::tiles::mvt::geometry::encode;
use crate::tiles::mvt::wire::{Value, fields, put_bytes, put_number, put_varint};
use crate::tiles::mvt::{Feature, Kind, Layer, Step, layers};

/// The only extent that walkers draws.
const EXTENT: u32 = 4096;

/// Memory that the decoder would reserve for rings, in bytes: each is given room for its whole polygon.
const MAX_RESERVED: usize = 256 << 20;

/// Memory of properties once copied to each feature, in bytes.
const MAX_COPIED: usize = 64 << 20;

/// Parts of a tile: each costs hundreds of bytes once decoded, whatever its size.
const MAX_PARTS: usize = 200_000;

/// Length of one polygon's edges, in sides of the tile. Random edges of total length L cross about L² / π times:
/// some 30,000 crossings at most here, where a map's own polygons have none.
const MAX_EDGES: f64 = 300.0;

/// Length of all the edges and lines of a tile, in sides of the tile.
const MAX_LENGTH: f64 = 20_000.0;

/// Lines and polygons of the tile, each part a feature of its own. Points are left out: they are names, read apart.
///
/// # Errors
/// [`Skip::Vector`] when it is damaged, [`Skip::TooLarge`] past a limit.
pub fn prepare(bytes: &[u8]) -> Result<Vec<u8>, Skip> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut weight = Weight::default();
    for layer in &layers(bytes).ok_or(Skip::Vector)? {
        put_bytes(&mut out, 3, &rewritten(layer, &mut weight)?);
    }
    Ok(out)
}

/// What the tile costs so far.
#[derive(Default)]
struct Weight {
    reserved: usize,
    copied: usize,
    parts: usize,
    length: f64,
}

impl Weight {
    fn add(&mut self, kind: Kind, part: &[Step], tags: usize) -> Result<(), Skip> {
        let rings = part.iter().filter(|step| matches!(step, Step::Move(..))).count();
        let length = length(part) / f64::from(EXTENT);
        // Each step takes at most two numbers and a command; each ring, room for all of them.
        self.reserved = self.reserved.saturating_add(rings.saturating_mul(24 * part.len()));
        self.copied = self.copied.saturating_add(tags);
        self.parts += 1;
        self.length += length;
        let is_tangled = kind == Kind::Polygon && length > MAX_EDGES;
        let is_heavy = self.reserved > MAX_RESERVED
            || self.parts > MAX_PARTS
            || self.copied > MAX_COPIED
            || self.length > MAX_LENGTH;
        if is_tangled || is_heavy { Err(Skip::TooLarge) } else { Ok(()) }
    }
}

fn length(part: &[Step]) -> f64 {
    let (mut start, mut last, mut length) = ((0, 0), (0, 0), 0.0);
    let between = |(ax, ay): (i64, i64), (bx, by): (i64, i64)| ((ax - bx) as f64).hypot((ay - by) as f64);
    for step in part {
        match *step {
            Step::Move(x, y) => (start, last) = ((x, y), (x, y)),
            Step::Line(x, y) => {
                length += between(last, (x, y));
                last = (x, y);
            }
            Step::Close => length += between(last, start),
        }
    }
    length
}

fn rewritten(layer: &Layer<'_>, weight: &mut Weight) -> Result<Vec<u8>, Skip> {
    let mut out = Vec::new();
    put_number(&mut out, 15, 2);
    put_bytes(&mut out, 1, layer.name.as_bytes());
    for key in &layer.keys {
        put_bytes(&mut out, 3, key.as_bytes());
    }
    for value in &layer.values {
        put_bytes(&mut out, 4, &property(value).ok_or(Skip::Vector)?);
    }
    for bytes in &layer.features {
        let feature = Feature::read(bytes).ok_or(Skip::Vector)?;
        let Some(kind @ (Kind::Line | Kind::Polygon)) = feature.kind else { continue };
        let copied = copied(layer, &feature).ok_or(Skip::Vector)?;
        let mut tags = Vec::new();
        for tag in &feature.tags {
            put_varint(&mut tags, u64::from(*tag));
        }
        for part in parts(kind, &scaled(&feature, layer.extent).ok_or(Skip::Vector)?) {
            weight.add(kind, &part, copied)?;
            let mut bytes = Vec::new();
            put_bytes(&mut bytes, 2, &tags);
            put_number(&mut bytes, 3, if kind == Kind::Line { 2 } else { 3 });
            put_bytes(&mut bytes, 4, &encode(&part));
            put_bytes(&mut out, 2, &bytes);
        }
    }
    put_number(&mut out, 5, u64::from(EXTENT));
    Ok(out)
}

/// Memory of a feature's properties once copied, in bytes; `None` when it names a key or a value that is not there.
fn copied(layer: &Layer<'_>, feature: &Feature<'_>) -> Option<usize> {
    let mut copied = 0;
    for pair in feature.tags.chunks(2) {
        let [key, value] = pair else { return None };
        copied += layer.keys.get(*key as usize)?.len() + layer.values.get(*value as usize)?.len() + 96;
    }
    Some(copied)
}

fn scaled(feature: &Feature<'_>, extent: u32) -> Option<Vec<Step>> {
    let scale = |value: i64| {
        if extent == EXTENT {
            value
        } else {
            (value as f64 * f64::from(EXTENT) / f64::from(extent)).round() as i64
        }
    };
    feature
        .steps()
        .map(|step| {
            step.map(|step| match step {
                Step::Move(x, y) => Step::Move(scale(x), scale(y)),
                Step::Line(x, y) => Step::Line(scale(x), scale(y)),
                Step::Close => Step::Close,
            })
        })
        .collect()
}

/// Lines one by one; polygons one by one, each with its holes. What has too few points to be drawn is left out.
fn parts(kind: Kind, steps: &[Step]) -> Vec<Vec<Step>> {
    let rings = steps.chunk_by(|_, next| !matches!(next, Step::Move(..)));
    let least = if kind == Kind::Line { 2 } else { 4 };
    let mut parts: Vec<Vec<Step>> = Vec::new();
    for ring in rings.filter(|ring| matches!(ring.first(), Some(Step::Move(..))) && ring.len() >= least) {
        match parts.last_mut() {
            Some(polygon) if kind == Kind::Polygon && !is_exterior(ring) => polygon.extend(ring),
            _ => parts.push(ring.to_vec()),
        }
    }
    parts
}

/// The specification winds exteriors so that their area is positive, and holes the other way.
fn is_exterior(ring: &[Step]) -> bool {
    let points: Vec<(i64, i64)> = ring
        .iter()
        .filter_map(|step| match *step {
            Step::Move(x, y) | Step::Line(x, y) => Some((x, y)),
            Step::Close => None,
        })
        .collect();
    let following = points.iter().cycle().skip(1);
    let twice: f64 =
        points.iter().zip(following).map(|(a, b)| a.0 as f64 * b.1 as f64 - b.0 as f64 * a.1 as f64).sum();
    twice > 0.0
}

/// A value, its 32-bit float widened and its unsigned number written as a signed one.
fn property(value: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for field in fields(value) {
        match field? {
            (2, Value::Fixed(bytes)) => {
                let float = f32::from_le_bytes(bytes.try_into().ok()?);
                put_varint(&mut out, 3 << 3 | 1);
                out.extend_from_slice(&f64::from(float).to_le_bytes());
            }
            (5, Value::Number(number)) => put_number(&mut out, 4, number),
            (field, Value::Number(number)) => put_number(&mut out, field, number),
            (field, Value::Bytes(bytes)) => put_bytes(&mut out, field, bytes),
            (field, Value::Fixed(bytes)) => {
                put_varint(&mut out, field << 3 | if bytes.len() == 8 { 1 } else { 5 });
                out.extend_from_slice(bytes);
            }
        }
    }
    Some(out)
}
