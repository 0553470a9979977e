//! Where things stand in a histogram: values to pixels and back, steps, handles. No egui.

use std::ops::Range;

/// The horizontal scale of a histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Values at the two ends.
    pub domain: Range<f64>,
    /// Pixels at the two ends.
    pub left: f32,
    pub right: f32,
    /// Smallest step of a handle, in the unit of the field.
    pub step: f64,
}

impl Scale {
    /// Pixel of a value, kept between the two ends.
    pub fn x(&self, value: f64) -> f32 {
        let span = self.domain.end - self.domain.start;
        let share = if span > 0.0 { (value - self.domain.start) / span } else { 0.0 };
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0) as f32
    }

    /// Value at a pixel, on a step, kept in the domain.
    pub fn value(&self, x: f32) -> f64 {
        let width = (self.right - self.left).max(1.0);
        let share = f64::from((x - self.left) / width).clamp(0.0, 1.0);
        self.snap(self.domain.start + (self.domain.end - self.domain.start) * share)
    }

    /// The nearest step inside the domain.
    pub fn snap(&self, value: f64) -> f64 {
        let steps = (value / self.step).round();
        // Through a decimal, so that 0.1 × 57 is 5.7 and not 5.700000000000001.
        let per_unit = 1.0 / self.step;
        let snapped = if per_unit >= 1.0 { steps / per_unit.round() } else { steps * self.step };
        snapped.clamp(self.domain.start, self.domain.end)
    }

    /// A window of the same width, moved by a distance, kept whole inside the domain.
    pub fn moved(&self, window: Range<f64>, by: f64) -> Range<f64> {
        let width = window.end - window.start;
        let start = self
            .snap(window.start + by)
            .clamp(self.domain.start, (self.domain.end - width).max(self.domain.start));
        let start = self.snap(start);
        start..(start + width).min(self.domain.end)
    }
}

/// A domain whose ends sit on round values: what a person reads under the two handles.
pub fn round_domain(smallest: f64, largest: f64, step: f64) -> Range<f64> {
    let span = (largest - smallest).max(step);
    let magnitude = 10f64.powf((span / 10.0).log10().floor()).max(step);
    let start = (smallest / magnitude).floor() * magnitude;
    let end = (largest / magnitude).ceil() * magnitude;
    start..end.max(start + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Scale {
        Scale { domain: 3.0..9.0, left: 10.0, right: 250.0, step: 0.1 }
    }

    #[test]
    fn a_value_comes_back_from_its_pixel() {
        let scale = scale();
        for tenths in 30..=90 {
            let value = f64::from(tenths) / 10.0;
            assert_eq!(scale.value(scale.x(value)), value);
        }
    }

    #[test]
    fn handles_stop_at_the_ends() {
        assert_eq!(scale().value(-1000.0), 3.0);
        assert_eq!(scale().value(1000.0), 9.0);
    }

    #[test]
    fn a_moved_window_keeps_its_width() {
        let moved = scale().moved(4.0..5.5, 10.0);
        assert!((moved.end - moved.start - 1.5).abs() < 1e-9);
        assert!((moved.end - 9.0).abs() < 1e-9);
    }

    #[test]
    fn domains_end_on_round_values() {
        assert_eq!(round_domain(213.0, 612.0, 1.0), 210.0..620.0);
        assert_eq!(round_domain(3.31, 8.87, 0.1), 3.3000000000000003..8.9);
        assert_eq!(round_domain(5.0, 5.0, 1.0), 5.0..6.0);
    }
}
