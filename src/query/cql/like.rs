//! The pattern of `LIKE`.

/// `%` stands for any characters, `_` for one, `\` takes the next character as it is. Case counts.
pub(in crate::query::cql) fn matches(pattern: &str, text: &str) -> bool {
    let pattern = steps(pattern);
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut place) = (0, 0);
    // Where to come back to when what follows the last `%` did not fit: greedy, then one more character.
    let mut retry: Option<(usize, usize)> = None;
    while place < text.len() {
        match pattern.get(at) {
            Some(Step::Any) => {
                retry = Some((at + 1, place));
                at += 1;
            }
            Some(Step::One) => (at, place) = (at + 1, place + 1),
            Some(Step::Exactly(c)) if *c == text[place] => (at, place) = (at + 1, place + 1),
            Some(Step::Exactly(_)) | None => {
                let Some((after, from)) = retry else { return false };
                retry = Some((after, from + 1));
                (at, place) = (after, from + 1);
            }
        }
    }
    pattern[at..].iter().all(|step| matches!(step, Step::Any))
}

enum Step {
    Any,
    One,
    Exactly(char),
}

fn steps(pattern: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut characters = pattern.chars();
    while let Some(c) = characters.next() {
        steps.push(match c {
            '%' => Step::Any,
            '_' => Step::One,
            '\\' => Step::Exactly(characters.next().unwrap_or('\\')),
            other => Step::Exactly(other),
        });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn wildcards_match_any_or_one_character() {
        assert!(matches("Les %", "Les Cèdres"));
        assert!(matches("%è_res", "Les Cèdres"));
        assert!(matches("%e%e%s", "Les Cèdres"));
        assert!(!matches("les %", "Les Cèdres"));
        assert!(!matches("Les", "Les Cèdres"));
        assert!(!matches("_", ""));
        assert!(matches("%", ""));
        assert!(matches("100\\%", "100%"));
        assert!(!matches("100\\%", "1000"));
    }
}
