//! Natural breaks: the one-dimensional k-means that is exactly the best, by dynamic programming.

/// Distinct values above this are sampled: the work grows with their square.
const SAMPLE: usize = 5_000;

/// Upper bounds of all classes but the last, each a value of the column. `values` ascend.
pub(in crate::query) fn breaks(values: &[f32], count: usize) -> Vec<f64> {
    let points = weighted(values);
    let count = count.min(points.len());
    if count < 2 {
        return Vec::new();
    }
    let sums = Sums::of(&points);
    let last = points.len() - 1;
    // `best[end]`: least cost of the points up to `end` in the classes so far; `starts[class][end]`: where the
    // last of these classes starts.
    let mut best: Vec<f64> = (0..points.len()).map(|end| sums.cost(0, end)).collect();
    let mut starts = vec![vec![0; points.len()]];
    for class in 1..count {
        let mut layer = Layer {
            sums: &sums,
            before: &best,
            costs: vec![f64::INFINITY; points.len()],
            starts: vec![0; points.len()],
        };
        layer.solve(class, last, class, last);
        let Layer { costs, starts: chosen, .. } = layer;
        best = costs;
        starts.push(chosen);
    }
    let mut bounds = Vec::new();
    let mut end = last;
    for class in (1..count).rev() {
        let start = starts[class][end];
        bounds.push(f64::from(points[start - 1].0));
        end = start - 1;
    }
    bounds.reverse();
    bounds
}

/// Distinct values with how often each stands; evenly sampled above [`SAMPLE`].
fn weighted(values: &[f32]) -> Vec<(f32, f64)> {
    let mut points: Vec<(f32, f64)> = Vec::new();
    for value in values {
        match points.last_mut() {
            Some((known, weight)) if known == value => *weight += 1.0,
            _ => points.push((*value, 1.0)),
        }
    }
    if points.len() > SAMPLE {
        points = (0..SAMPLE).map(|position| points[position * points.len() / SAMPLE]).collect();
    }
    points
}

/// Running sums, so that the cost of any class takes constant time.
struct Sums {
    weights: Vec<f64>,
    totals: Vec<f64>,
    squares: Vec<f64>,
}

impl Sums {
    /// Values are taken from their mean: squares of near numbers would lose their digits.
    fn of(points: &[(f32, f64)]) -> Self {
        let weight: f64 = points.iter().map(|(_, weight)| weight).sum();
        let centre = points.iter().map(|(value, weight)| f64::from(*value) * weight).sum::<f64>() / weight;
        let mut sums = Self { weights: vec![0.0], totals: vec![0.0], squares: vec![0.0] };
        let (mut w, mut t, mut s) = (0.0, 0.0, 0.0);
        for (value, weight) in points {
            let value = f64::from(*value) - centre;
            w += weight;
            t += weight * value;
            s += weight * value * value;
            sums.weights.push(w);
            sums.totals.push(t);
            sums.squares.push(s);
        }
        sums
    }

    /// Squared distances to the mean, of the points from `start` to `end`, both included.
    fn cost(&self, start: usize, end: usize) -> f64 {
        let weight = self.weights[end + 1] - self.weights[start];
        let total = self.totals[end + 1] - self.totals[start];
        let squares = self.squares[end + 1] - self.squares[start];
        (squares - total * total / weight).max(0.0)
    }
}

/// One more class over the best of those before.
struct Layer<'a> {
    sums: &'a Sums,
    before: &'a [f64],
    costs: Vec<f64>,
    starts: Vec<usize>,
}

impl Layer<'_> {
    /// Ends from `low` to `high`, whose class starts between `first` and `last`. The best start never moves
    /// back as the end moves on, so half of the starts are ruled out at each step.
    fn solve(&mut self, low: usize, high: usize, first: usize, last: usize) {
        if low > high {
            return;
        }
        let end = usize::midpoint(low, high);
        for start in first..=last.min(end) {
            let cost = self.before[start - 1] + self.sums.cost(start, end);
            if cost < self.costs[end] {
                self.costs[end] = cost;
                self.starts[end] = start;
            }
        }
        let split = self.starts[end];
        if end > low {
            self.solve(low, end - 1, first, split);
        }
        self.solve(end + 1, high, split, last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The least cost over every way to cut, by exhaustion.
    fn least(points: &[(f32, f64)], classes: usize) -> f64 {
        let sums = Sums::of(points);
        fn over(sums: &Sums, start: usize, length: usize, classes: usize) -> f64 {
            if classes == 1 {
                return sums.cost(start, length - 1);
            }
            (start + 1..=length + 1 - classes)
                .map(|next| sums.cost(start, next - 1) + over(sums, next, length, classes - 1))
                .fold(f64::INFINITY, f64::min)
        }
        over(&sums, 0, points.len(), classes)
    }

    proptest! {
        #[test]
        fn no_other_cut_is_better(mut values in prop::collection::vec(0_u8..60, 1..14), count in 2_usize..=5) {
            values.sort_unstable();
            let values: Vec<f32> = values.into_iter().map(f32::from).collect();
            let points = weighted(&values);
            let bounds = breaks(&values, count);
            let classes = count.min(points.len());
            prop_assert_eq!(bounds.len() + 1, classes.max(1));
            let sums = Sums::of(&points);
            let mut start = 0;
            let mut cost = 0.0;
            for bound in bounds.iter().copied().chain([f64::INFINITY]) {
                let end = points.partition_point(|(value, _)| f64::from(*value) <= bound);
                cost += sums.cost(start, end - 1);
                start = end;
            }
            prop_assert!((cost - least(&points, classes)).abs() < 1e-6);
        }
    }

    #[test]
    fn groups_far_apart_are_told_apart() {
        assert_eq!(breaks(&[1.0, 1.1, 1.2, 50.0, 51.0, 90.0], 3), [f64::from(1.2_f32), 51.0]);
        assert!(breaks(&[], 5).is_empty());
        assert!(breaks(&[3.0, 3.0], 5).is_empty());
    }
}
