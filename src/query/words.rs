//! Words as a search compares them: without accents, capitals, ligatures or articles.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that names share and that nobody types on purpose.
const ARTICLES: &[&str] =
    &["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une"];

/// The words of a text, articles left out.
pub(in crate::query) fn of(text: &str) -> Vec<String> {
    let mut words = split(text);
    words.retain(|word| !ARTICLES.contains(&word.as_str()));
    words
}

/// The words of a question. Articles alone are kept: they may be the beginning of a name.
pub(in crate::query) fn of_question(question: &str) -> Vec<String> {
    let words = of(question);
    if words.is_empty() { split(question) } else { words }
}

/// What French sorts by at first: the words without accents or capitals, articles kept.
pub(in crate::query) fn collated(text: &str) -> String {
    split(text).join(" ")
}

/// Whether a typed word, with exactly one slip (a letter wrong, missing, added, or two exchanged), is a word
/// or its beginning. Both as [`of`] gives them.
pub(in crate::query) fn fits(typed: &str, known: &str) -> bool {
    let (typed, known) = (typed.as_bytes(), known.as_bytes());
    let same = typed.iter().zip(known).take_while(|(a, b)| a == b).count();
    let (typed, known) = (&typed[same..], &known[same..]);
    let begins = |typed: &[u8], skip: usize| known.get(skip..).is_some_and(|rest| rest.starts_with(typed));
    let Some(after) = typed.get(1..) else { return false };
    let exchanged = typed.len() > 1 && known.len() > 1 && typed[0] == known[1] && typed[1] == known[0];
    begins(after, 1) || begins(after, 0) || begins(typed, 1) || (exchanged && begins(&typed[2..], 2))
}

fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => word.push_str("oe"),
            'æ' => word.push_str("ae"),
            'ß' => word.push_str("ss"),
            c if c.is_alphanumeric() => word.push(c),
            _ if word.is_empty() => (),
            _ => words.push(std::mem::take(&mut word)),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip_of_each_kind_is_forgiven() {
        for typed in ["talantt", "tolant", "talnt", "atlant", "tlaant"] {
            assert!(fits(typed, "talant") || "talant".starts_with(typed), "{typed}");
        }
        assert!(fits("quetgin", "quetigny"), "a slip in a word begun");
        assert!(!fits("tolent", "talant"));
    }

    proptest! {
        #[test]
        fn a_word_that_lost_a_letter_still_fits(word in "[a-z]{5,12}", at in 0_usize..5) {
            let mut typed = word.clone();
            typed.remove(at);
            prop_assert!(fits(&typed, &word) || word.starts_with(&typed));
        }

        #[test]
        fn words_have_neither_accents_nor_capitals(text in ".{0,30}") {
            for word in of(&text) {
                prop_assert!(!word.is_empty());
                prop_assert_eq!(split(&word), std::slice::from_ref(&word));
            }
        }
    }
}
