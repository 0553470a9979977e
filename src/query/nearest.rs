//! Which names a mistyped one was meant to be.

use crate::model::FieldId;

/// The names that the fewest slips explain, best first, three at most. A name that begins alike is one slip
/// away: `loyer` suggests `loyer_t1`.
pub(in crate::query) fn among<'a>(
    fields: impl Iterator<Item = &'a FieldId>,
    typed: &str,
) -> Vec<&'a FieldId> {
    let typed = typed.to_lowercase();
    let mut found: Vec<(usize, &FieldId)> = fields
        .map(|field| {
            let known = field.as_str().to_lowercase();
            let begun = typed.len() >= 3 && known.starts_with(&typed);
            (if begun { 1 } else { distance(&typed, &known) }, field)
        })
        .collect();
    found.sort();
    found.truncate(3);
    found.into_iter().map(|(_, field)| field).collect()
}

/// Levenshtein's: letters to insert, remove or replace.
pub(in crate::query) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_slips() {
        assert_eq!(distance("loyer_t3", "loyer_t3"), 0);
        assert_eq!(distance("loyer_t3", "loyers_t3"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("chenove", "chenôve"), 1);
    }

    #[test]
    fn the_nearest_names_come_first() {
        let fields = [FieldId::of("loyer_t3"), FieldId::of("loyer_t4"), FieldId::of("res40"), FieldId::QPV];
        let nearest = among(fields.iter(), "Loyers_T3");
        assert_eq!(nearest[..2], [&fields[0], &fields[1]]);
        assert_eq!(among(fields.iter(), "loyer")[..2], [&fields[0], &fields[1]]);
        assert_eq!(among(fields.iter(), "qpb")[0], &fields[3]);
        assert_eq!(among(fields.iter(), "tout_autre_chose").len(), 3);
    }
}
