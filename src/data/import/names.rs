//! Names in capitals, made readable; names folded, to be compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Capitals without accents; anything else than letters and digits becomes one space.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfd().filter(|character| !is_combining_mark(*character)) {
        match character {
            'œ' | 'Œ' => folded.push_str("OE"),
            'æ' | 'Æ' => folded.push_str("AE"),
            // A lost letter: better nothing than a hole in the word.
            '?' | char::REPLACEMENT_CHARACTER => (),
            character if character.is_alphanumeric() => folded.extend(character.to_uppercase()),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => (),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Words that stay small inside a name.
const SMALL: [&str; 16] =
    ["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "aux", "au", "à", "lès"];

/// A name as a person would write it: `EL RANCHITO` → `El Ranchito`, `RUE DE L'EST` → `Rue de l’Est`. Names that
/// already have small letters keep their case. A letter that the source lost is shown as `?`.
pub fn readable(name: &str) -> String {
    let name = name.replace(char::REPLACEMENT_CHARACTER, "?").replace('\'', "’");
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().any(char::is_lowercase) {
        return words.join(" ");
    }
    let words: Vec<String> =
        words.iter().enumerate().map(|(position, word)| in_case(word, position == 0)).collect();
    words.join(" ")
}

fn in_case(word: &str, first: bool) -> String {
    let mut written = String::with_capacity(word.len());
    let mut rest = word;
    let mut begins = first;
    loop {
        let end = rest.find(['’', '-', '/', '.']).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        written.push_str(&part_in_case(part, begins, after));
        let Some(sign) = after.chars().next() else { return written };
        written.push(sign);
        rest = &after[sign.len_utf8()..];
        begins = false;
    }
}

fn part_in_case(part: &str, first: bool, after: &str) -> String {
    let small = part.to_lowercase();
    let elided = after.starts_with('’');
    let is_small = SMALL.contains(&small.as_str()) && (elided || small.chars().count() > 1 || small == "à");
    let roman = part.len() > 1 && part.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    if is_small && !first {
        small
    } else if roman || part.bytes().any(|byte| byte.is_ascii_digit()) {
        part.to_owned()
    } else {
        let mut letters = small.chars();
        letters.next().map_or_else(String::new, |letter| letter.to_uppercase().chain(letters).collect())
    }
}

/// Whether a source lost a letter here, and how: `Some(true)` for U+FFFD, `Some(false)` for a question mark.
pub fn lost_letter(text: &str) -> Option<bool> {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Some(true);
    }
    let characters: Vec<char> = text.chars().collect();
    let letter = |position: Option<usize>| {
        position
            .and_then(|position| characters.get(position))
            .is_some_and(|character| character.is_alphabetic())
    };
    // Between letters, or in the place of the first one; at the end of a word it may be a question.
    let lost = |position: usize| letter(Some(position + 1)) || (characters.get(position + 1) == Some(&'?'));
    characters.iter().enumerate().any(|(position, sign)| *sign == '?' && lost(position)).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_readable() {
        for (given, expected) in [
            ("EL RANCHITO", "El Ranchito"),
            ("RESIDENCE LES PINS BLEUS", "Residence les Pins Bleus"),
            ("L'EDEN", "L’Eden"),
            ("LE CLOS DE L'ESTEREL", "Le Clos de l’Esterel"),
            ("AVENUE MICHEL-JOURDAN", "Avenue Michel-Jourdan"),
            ("JEAN XXIII", "Jean XXIII"),
            ("LES AMARYLLIS  2", "Les Amaryllis 2"),
            ("Les Vergers de l'est", "Les Vergers de l’est"),
            ("DOMAINE DES GEN\u{FFFD}TS", "Domaine des Gen?ts"),
            ("IMMEUBLE D", "Immeuble D"),
        ] {
            assert_eq!(readable(given), expected);
        }
    }

    #[test]
    fn folding_forgets_accents_case_and_signs() {
        assert_eq!(folded("  Chenôve–Le Mail, n° 4 "), "CHENOVE LE MAIL N 4");
        assert_eq!(folded("P?RIER"), folded("P\u{FFFD}RIER"));
        assert_eq!(folded("Sacré-Cœur"), "SACRE COEUR");
    }

    #[test]
    fn lost_letters_are_seen() {
        assert_eq!(lost_letter("Gen?ts"), Some(false));
        assert_eq!(lost_letter("DE L'?COLE"), Some(false));
        assert_eq!(lost_letter("L\u{FFFD}rins"), Some(true));
        assert_eq!(lost_letter("Quoi ?"), None);
        assert_eq!(lost_letter("Genêts"), None);
    }
}
