//! Lambert-93 (EPSG:2154) to longitude and latitude.

use crate::model::LonLat;
use proj4rs::Proj;
use proj4rs::errors::Error;
use proj4rs::transform::transform;

/// Parameters of EPSG:2154; RGF93 and WGS 84 agree within a metre.
const LAMBERT_93: &str = "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 \
    +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";

pub const EPSG: i64 = 2154;

pub struct Lambert93 {
    from: Proj,
    to: Proj,
}

impl Lambert93 {
    pub fn new() -> Result<Self, Error> {
        Ok(Self {
            from: Proj::from_proj_string(LAMBERT_93)?,
            to: Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs")?,
        })
    }

    /// `None` outside metropolitan France, where the numbers mean something else.
    pub fn position(&self, x: f64, y: f64) -> Option<LonLat> {
        if !(50_000.0..=1_300_000.0).contains(&x) || !(6_000_000.0..=7_150_000.0).contains(&y) {
            return None;
        }
        let mut point = (x, y, 0.0);
        transform(&self.from, &self.to, &mut point).ok()?;
        // Seven decimals are a centimetre.
        let degrees = |radians: f64| (radians.to_degrees() * 1e7).round() / 1e7;
        Some(LonLat { lon: degrees(point.0), lat: degrees(point.1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_points_are_found() {
        let projection = Lambert93::new().unwrap();
        // The origin of the projection, by definition; then a point of the IGN's own examples (Paris, Notre-Dame).
        let origin = projection.position(700_000.0, 6_600_000.0).unwrap();
        assert!((origin.lon - 3.0).abs() < 1e-6 && (origin.lat - 46.5).abs() < 1e-6, "{origin:?}");
        let paris = projection.position(652_469.02, 6_862_035.26).unwrap();
        assert!((paris.lon - 2.3522).abs() < 1e-3 && (paris.lat - 48.8566).abs() < 1e-3, "{paris:?}");
    }

    #[test]
    fn degrees_or_nothing_are_no_lambert() {
        let projection = Lambert93::new().unwrap();
        assert_eq!(projection.position(7.02, 43.55), None);
        assert_eq!(projection.position(0.0, 0.0), None);
        assert_eq!(projection.position(f64::NAN, 6_600_000.0), None);
    }
}
