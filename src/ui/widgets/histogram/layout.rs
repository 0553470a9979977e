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
        times((value / self.step).round(), self.step).clamp(self.domain.start, self.domain.end)
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
    let start = times((smallest / magnitude).floor(), magnitude);
    let end = times((largest / magnitude).ceil(), magnitude);
    start..end.max(start + step)
}

/// A whole number of steps. Through a division when the step is a decimal, so that 57 × 0.1 is 5.7 and not
/// 5.700000000000001.
fn times(steps: f64, step: f64) -> f64 {
    let per_unit = 1.0 / step;
    if per_unit >= 1.0 { steps / per_unit.round() } else { steps * step }
}

/// Left ends of labels over their marks: centred, or one leaning left and the next right when they would meet;
/// `None` for a label without room. Marks ascend; `labels` gives `(middle, width)`; all stay between the ends.
pub fn spread(labels: &[(f32, f32)], left: f32, right: f32) -> Vec<Option<f32>> {
    const APART: f32 = 8.0;
    /// How far a label that leans goes beyond its mark.
    const OVER: f32 = 4.0;
    let mut free_from = left;
    let mut placed = Vec::with_capacity(labels.len());
    for (position, (middle, width)) in labels.iter().enumerate() {
        let meets_next = labels
            .get(position + 1)
            .is_some_and(|(next, next_width)| next - next_width / 2.0 < middle + width / 2.0 + APART);
        let wanted = match (meets_next, free_from > middle - width / 2.0) {
            (true, _) => middle + OVER - width,
            (false, true) => middle - OVER,
            (false, false) => middle - width / 2.0,
        };
        let at = wanted.max(free_from).min(right - width);
        let fits = at >= free_from - 0.5;
        placed.push(fits.then_some(at));
        if fits {
            free_from = at + width + APART;
        }
    }
    placed
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
        assert_eq!(round_domain(3.31, 8.87, 0.1), 3.3..8.9);
        assert_eq!(round_domain(5.0, 5.0, 1.0), 5.0..6.0);
    }

    #[test]
    fn labels_never_lie_on_one_another() {
        // Far apart: centred.
        assert_eq!(spread(&[(50.0, 40.0), (150.0, 40.0)], 0.0, 200.0), [Some(30.0), Some(130.0)]);
        // Near: one leans left, the other right.
        let near = spread(&[(90.0, 60.0), (105.0, 60.0)], 0.0, 200.0);
        assert_eq!(near, [Some(34.0), Some(102.0)]);
        // No room at all: rather none than one over another.
        assert_eq!(spread(&[(20.0, 60.0), (25.0, 60.0)], 0.0, 80.0)[1], None);
    }

    proptest::proptest! {
        #[test]
        fn a_step_is_a_fixed_point(value in -50.0_f64..900.0, step in proptest::sample::select(vec![1.0, 0.1, 0.01])) {
            let domain = round_domain(-20.0, 700.0, step);
            let scale = Scale { domain: domain.clone(), left: 0.0, right: 240.0, step };
            let once = scale.snap(value);
            proptest::prop_assert_eq!(scale.snap(once), once);
            proptest::prop_assert!(domain.start <= once && once <= domain.end);
        }

        #[test]
        fn labels_keep_their_distance(marks in proptest::collection::vec((0.0_f32..240.0, 10.0_f32..90.0), 0..5)) {
            let mut marks = marks;
            marks.sort_by(|a, b| a.0.total_cmp(&b.0));
            let placed = spread(&marks, -20.0, 280.0);
            let mut end = f32::NEG_INFINITY;
            for (at, (_, width)) in placed.iter().zip(&marks) {
                if let Some(at) = at {
                    proptest::prop_assert!(*at >= end && at + width <= 280.5);
                    end = at + width;
                }
            }
        }
    }
}
