//! Geometry blobs of a GeoPackage: points and multi-polygons, WGS 84.
//!
//! Our own sixty lines instead of a library, because a hostile blob may announce two billion points: sizes are
//! held against the bytes that are really there before anything is allocated.

use crate::model::LonLat;
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// EPSG code of every geometry of the file.
pub const SRS: i32 = 4326;

const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTIPOLYGON: u32 = 6;

/// Smallest and largest longitude, then latitude: the order of a GeoPackage envelope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub min_lon: f64,
    pub max_lon: f64,
    pub min_lat: f64,
    pub max_lat: f64,
}

impl Extent {
    pub fn of_point(point: LonLat) -> Self {
        Self { min_lon: point.lon, max_lon: point.lon, min_lat: point.lat, max_lat: point.lat }
    }

    /// `None` for an outline without a point.
    pub fn of_outline(outline: &MultiPolygon<f64>) -> Option<Self> {
        let points = outline.iter().flat_map(|polygon| polygon.exterior().points());
        points.map(|point| Self::of_point(LonLat { lon: point.x(), lat: point.y() })).reduce(Self::union)
    }

    pub fn union(self, other: Self) -> Self {
        Self {
            min_lon: self.min_lon.min(other.min_lon),
            max_lon: self.max_lon.max(other.max_lon),
            min_lat: self.min_lat.min(other.min_lat),
            max_lat: self.max_lat.max(other.max_lat),
        }
    }
}

/// A point, 29 bytes, without envelope.
pub fn point_blob(point: LonLat) -> Vec<u8> {
    let mut blob = header(0b0000_0001);
    part(&mut blob, POINT);
    coordinates(&mut blob, Coord { x: point.lon, y: point.lat });
    blob
}

/// An outline, with its envelope.
pub fn outline_blob(outline: &MultiPolygon<f64>, extent: Extent) -> Vec<u8> {
    let mut blob = header(0b0000_0011);
    for bound in [extent.min_lon, extent.max_lon, extent.min_lat, extent.max_lat] {
        blob.extend(bound.to_le_bytes());
    }
    part(&mut blob, MULTIPOLYGON);
    length(&mut blob, outline.0.len());
    for polygon in outline {
        part(&mut blob, POLYGON);
        length(&mut blob, 1 + polygon.interiors().len());
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            length(&mut blob, ring.0.len());
            for &coord in &ring.0 {
                coordinates(&mut blob, coord);
            }
        }
    }
    blob
}

/// `GP`, version 0, flags, coordinate system.
fn header(flags: u8) -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, flags];
    blob.extend(SRS.to_le_bytes());
    blob
}

fn part(blob: &mut Vec<u8>, kind: u32) {
    blob.push(1);
    blob.extend(kind.to_le_bytes());
}

fn length(blob: &mut Vec<u8>, length: usize) {
    blob.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

fn coordinates(blob: &mut Vec<u8>, coord: Coord<f64>) {
    blob.extend(coord.x.to_le_bytes());
    blob.extend(coord.y.to_le_bytes());
}

/// What a blob holds. `Unreadable` for anything but a finite WGS 84 geometry of the expected kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Blob<T> {
    Empty,
    Read(T),
    Unreadable,
}

/// Reads a point; it may lie outside the world.
pub fn read_point(blob: &[u8]) -> Blob<LonLat> {
    let Some(mut reader) = Reader::past_header(blob) else { return Blob::Unreadable };
    let Some(POINT) = reader.kind() else { return Blob::Unreadable };
    match (reader.number(), reader.number()) {
        (Some(lon), Some(lat)) if lon.is_nan() && lat.is_nan() => Blob::Empty,
        (Some(lon), Some(lat)) if lon.is_finite() && lat.is_finite() => Blob::Read(LonLat { lon, lat }),
        _ => Blob::Unreadable,
    }
}

/// Reads a polygon or a multi-polygon.
pub fn read_outline(blob: &[u8]) -> Blob<MultiPolygon<f64>> {
    let Some(mut reader) = Reader::past_header(blob) else { return Blob::Unreadable };
    let polygons = match reader.kind() {
        Some(MULTIPOLYGON) => reader.list(9, |reader| match reader.kind() {
            Some(POLYGON) => reader.polygon(),
            _ => None,
        }),
        Some(POLYGON) => reader.polygon().map(|polygon| vec![polygon]),
        _ => None,
    };
    match polygons {
        Some(polygons) if polygons.is_empty() => Blob::Empty,
        Some(polygons) => Blob::Read(MultiPolygon(polygons)),
        None => Blob::Unreadable,
    }
}

/// Well-known binary, either endianness.
struct Reader<'b> {
    rest: &'b [u8],
    little: bool,
}

impl<'b> Reader<'b> {
    /// Skips the GeoPackage header and its envelope.
    fn past_header(blob: &'b [u8]) -> Option<Self> {
        let (&[b'G', b'P', 0, flags], rest) = blob.split_first_chunk::<4>()? else { return None };
        let envelope = match (flags >> 1) & 0b111 {
            0 => 0,
            1 => 32,
            2 | 3 => 48,
            4 => 64,
            _ => return None,
        };
        let mut reader = Self { rest, little: flags & 1 == 1 };
        // Bit 5 announces an extension of the standard, which we cannot read.
        if flags & 0b0010_0000 != 0 || reader.whole()? != SRS.unsigned_abs() {
            return None;
        }
        reader.rest = reader.rest.get(envelope..)?;
        Some(reader)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*taken)
    }

    fn whole(&mut self) -> Option<u32> {
        let bytes = self.bytes()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn number(&mut self) -> Option<f64> {
        let bytes = self.bytes()?;
        Some(if self.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// Byte order, then the kind of the geometry that follows.
    fn kind(&mut self) -> Option<u32> {
        let [order] = self.bytes()?;
        self.little = order == 1;
        self.whole()
    }

    /// A counted list whose items take at least `smallest` bytes each.
    fn list<T>(&mut self, smallest: usize, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.whole()? as usize;
        if count > self.rest.len() / smallest {
            return None;
        }
        (0..count).map(|_| item(self)).collect()
    }

    fn polygon(&mut self) -> Option<Polygon<f64>> {
        let mut rings = self.list(4, |reader| {
            let coords = reader.list(16, |reader| {
                let (x, y) = (reader.number()?, reader.number()?);
                (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
            })?;
            Some(LineString(coords))
        })?;
        if rings.is_empty() {
            return None;
        }
        let exterior = rings.remove(0);
        Some(Polygon::new(exterior, rings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    const DIJON: LonLat = LonLat { lon: 5.041, lat: 47.322 };

    fn outline() -> MultiPolygon<f64> {
        MultiPolygon(vec![polygon![
            exterior: [(x: 5.0, y: 47.0), (x: 5.1, y: 47.0), (x: 5.1, y: 47.1), (x: 5.0, y: 47.0)],
            interiors: [[(x: 5.05, y: 47.01), (x: 5.06, y: 47.01), (x: 5.06, y: 47.02), (x: 5.05, y: 47.01)]],
        ]])
    }

    #[test]
    fn what_is_written_is_read_back() {
        let blob = point_blob(DIJON);
        assert_eq!(blob.len(), 29);
        assert_eq!(read_point(&blob), Blob::Read(DIJON));
        let extent = Extent::of_outline(&outline()).unwrap();
        assert_eq!(read_outline(&outline_blob(&outline(), extent)), Blob::Read(outline()));
    }

    #[test]
    fn any_truncation_and_any_changed_byte_is_survived() {
        let blob = outline_blob(&outline(), Extent::of_outline(&outline()).unwrap());
        for end in 0..blob.len() {
            assert_eq!(read_outline(&blob[..end]), Blob::Unreadable, "{end}");
            let mut changed = blob.clone();
            changed[end] = 0xFF;
            read_outline(&changed);
        }
    }

    #[test]
    fn two_billion_announced_points_allocate_nothing() {
        let mut blob = header(1);
        part(&mut blob, MULTIPOLYGON);
        blob.extend(u32::MAX.to_le_bytes());
        assert_eq!(read_outline(&blob), Blob::Unreadable);
    }

    #[test]
    fn an_empty_point_is_empty_and_an_infinite_one_unreadable() {
        assert_eq!(read_point(&point_blob(LonLat { lon: f64::NAN, lat: f64::NAN })), Blob::Empty);
        assert_eq!(read_point(&point_blob(LonLat { lon: f64::INFINITY, lat: 47.0 })), Blob::Unreadable);
    }
}
