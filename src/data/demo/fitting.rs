//! Iterative proportional fitting: cells as even as may be, whose sums are the published ones.

/// Cells that must add up to `total`; each is its position.
pub struct Sum {
    pub cells: Vec<usize>,
    pub total: f64,
}

/// Enough for cells that a share of a dwelling no longer changes.
const ROUNDS: usize = 200;

/// Scales the cells of each sum in turn. A cell that begins at zero stays there; sums that contradict one another
/// end between what each asks, the last one exact.
pub fn fit(cells: &mut [f64], sums: &[Sum]) {
    for _ in 0..ROUNDS {
        for sum in sums {
            let found: f64 = sum.cells.iter().map(|&cell| cells[cell]).sum();
            if found > 0.0 {
                let factor = sum.total.max(0.0) / found;
                sum.cells.iter().for_each(|&cell| cells[cell] *= factor);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_get_their_sums_and_zeros_stay() {
        let mut cells = [1.0, 1.0, 0.0, 1.0];
        let sum = |cells: &[usize], total| Sum { cells: cells.to_vec(), total };
        let sums = [sum(&[0, 1], 5.0), sum(&[2, 3], 4.0), sum(&[0, 2], 3.0), sum(&[1, 3], 6.0)];
        fit(&mut cells, &sums);
        for (cell, wanted) in cells.iter().zip([3.0, 2.0, 0.0, 4.0]) {
            assert!((cell - wanted).abs() < 1e-6, "{cells:?}");
        }
    }
}
