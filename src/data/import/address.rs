//! An address put together from its columns, whatever landed in which: the number may be in the name of the street,
//! the type may be said twice, abbreviated, or not at all.

use crate::data::import::Profile;
use crate::data::import::names::{folded, readable};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// To compare: `12|IMPASSE|DENANS`. Empty when nothing was said.
    pub key: String,
    /// To read: `12 impasse Denans`. `None` when there is neither number nor street.
    pub written: Option<String>,
    /// The name of a programme in the place of a street, without building and entrance.
    pub programme: Option<String>,
}

/// The columns of an address, trimmed; empty when nothing is there.
#[derive(Clone, Copy, Default)]
pub struct Parts<'a> {
    pub number: &'a str,
    pub repetition: &'a str,
    pub street_type: &'a str,
    pub street_name: &'a str,
    /// Read only when the others give no street, and only when it begins like an address: it also holds doors.
    pub complement: &'a str,
}

const REPETITIONS: [&str; 4] = ["BIS", "TER", "QUATER", "QUINQUIES"];

/// After these a number is a day: `8 MAI 1945`.
const MONTHS: [&str; 12] = [
    "JANVIER",
    "FEVRIER",
    "MARS",
    "AVRIL",
    "MAI",
    "JUIN",
    "JUILLET",
    "AOUT",
    "SEPTEMBRE",
    "OCTOBRE",
    "NOVEMBRE",
    "DECEMBRE",
];

/// From here on a name of programme speaks of buildings and entrances.
const INSIDE: [&str; 10] =
    ["BAT", "BATIMENT", "BT", "ENT", "ENTR", "ENTREE", "ESC", "ESCALIER", "CAGE", "LOT"];

pub fn address(parts: Parts<'_>, profile: &Profile) -> Address {
    let given = read(parts, profile);
    let is_street = given.street_type.is_some() || given.number.is_some();
    if !is_street && !parts.complement.is_empty() {
        let named = Parts { street_name: parts.complement, ..Parts::default() };
        let complement = read(named, profile);
        if complement.number.is_some() && complement.street_type.is_some() {
            let programme = programme(parts.street_name);
            return Address { programme, ..complement.address() };
        }
    }
    let programme = if is_street { None } else { programme(parts.street_name) };
    Address { programme, ..given.address() }
}

/// An address whose parts are told apart.
#[derive(Default)]
struct Read {
    number: Option<String>,
    street_type: Option<String>,
    /// Folded, abbreviations spelled out.
    name: String,
    /// As the source wrote it.
    written_name: String,
}

fn read(parts: Parts<'_>, profile: &Profile) -> Read {
    let mut words: Vec<&str> = parts.street_name.split_whitespace().collect();
    let mut number = house_number(parts.number, parts.repetition);
    if number.is_none() && words.len() > 1 && words[0].starts_with(|c: char| c.is_ascii_digit()) {
        let next = folded(words[1]);
        if !MONTHS.contains(&next.as_str()) {
            number = house_number(words.remove(0).trim_end_matches(','), "");
        }
    }
    if let (Some(known), Some(word)) = (&mut number, words.first().map(|word| folded(word))) {
        let follows_type = words.get(1).is_some_and(|word| profile.street_type(&folded(word)).is_some());
        let letter = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic() && follows_type;
        if REPETITIONS.contains(&word.as_str()) || letter {
            if !known.contains(' ') {
                known.push(' ');
                known.push_str(&word);
            }
            words.remove(0);
        }
    }
    let given = profile.street_type(&folded(parts.street_type)).map(str::to_owned);
    // A type alone names no street.
    let first = if words.len() > 1 { words.first() } else { None };
    let said = first.and_then(|word| profile.street_type(&folded(word))).map(str::to_owned);
    // Said twice, or only in the name.
    if said.is_some() && (given.is_none() || given == said) {
        words.remove(0);
    }
    let street_type = given.or(said);
    let written_name = words.join(" ");
    let name = folded(&written_name)
        .split(' ')
        .map(|word| profile.abreviations.get(word).map_or(word, String::as_str))
        .collect::<Vec<_>>()
        .join(" ");
    Read { number, street_type, name, written_name }
}

/// `7BIS`, `7` and `BIS`, `95 B`, `1-5` → `7 BIS`, `95 B`, `1-5`. Zero and words are no number.
fn house_number(number: &str, repetition: &str) -> Option<String> {
    let number = crate::data::import::number::code(number.trim());
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (first, rest) = number.split_at(digits);
    let first = first.trim_start_matches('0');
    if first.is_empty() {
        return None;
    }
    let rest = if rest.trim().is_empty() { repetition.trim() } else { rest.trim() };
    if rest.starts_with(['-', '/']) {
        return Some(format!("{first}{rest}"));
    }
    let suffix = folded(rest);
    Some(if suffix.is_empty() { first.to_owned() } else { format!("{first} {suffix}") })
}

impl Read {
    fn address(self) -> Address {
        let kind = self.street_type.as_deref().map(folded).unwrap_or_default();
        let number = self.number.as_deref().unwrap_or_default();
        let key = if number.is_empty() && kind.is_empty() && self.name.is_empty() {
            String::new()
        } else {
            format!("{number}|{kind}|{}", self.name)
        };
        let is_street = self.number.is_some() || self.street_type.is_some();
        let written = (is_street && !self.written_name.is_empty()).then(|| {
            let number = self.number.as_deref().map(written_number);
            let street = street_name(&self.written_name, self.street_type.is_some());
            [number, self.street_type, Some(street)].into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        Address { key, written, programme: None }
    }
}

fn written_number(number: &str) -> String {
    match number.split_once(' ') {
        Some((digits, repetition)) if repetition.len() > 1 => {
            format!("{digits} {}", repetition.to_lowercase())
        }
        _ => number.to_owned(),
    }
}

/// After a type of street the first word may be small: `rue de la Liberté`.
fn street_name(name: &str, after_type: bool) -> String {
    if !after_type {
        return readable(name);
    }
    // A word in front, so that the first one is not at the beginning.
    let whole = readable(&format!("X {name}"));
    whole.strip_prefix("X ").map_or_else(|| readable(name), str::to_owned)
}

fn programme(name: &str) -> Option<String> {
    let words = name.split_whitespace().take_while(|word| {
        let word = folded(word);
        !INSIDE.iter().any(|inside| {
            word.strip_prefix(inside).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        })
    });
    let name = words.collect::<Vec<_>>().join(" ");
    (name.chars().filter(|character| character.is_alphabetic()).count() >= 3).then(|| readable(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: &str, repetition: &str, street_type: &str, street_name: &str) -> (String, String) {
        let parts = Parts { number, repetition, street_type, street_name, complement: "" };
        let address = address(parts, &Profile::rpls());
        (address.key, address.written.unwrap_or_default())
    }

    #[test]
    fn one_address_is_one_key_whatever_the_columns() {
        let (key, written) = of("", "", "", "12 IMPASSE DENANS");
        assert_eq!(key, "12|IMPASSE|DENANS");
        assert_eq!(written, "12 impasse Denans");
        for (number, repetition, kind, name) in [
            ("12", "", "IMP", "DENANS"),
            ("12.0", "", "IMPASSE", "IMPASSE DENANS"),
            ("0012", "", "", "Imp. Denans"),
            ("12", "", "Impasse", "Dénans"),
        ] {
            assert_eq!(of(number, repetition, kind, name).0, key, "{number} {kind} {name}");
        }
        assert_eq!(of("33", "", "", "BIS  AVENUE BENEFIAT").1, "33 bis avenue Benefiat");
        assert_eq!(of("7BIS", "", "", "CHEMIN DES GOURGUETTES").1, "7 bis chemin des Gourguettes");
        assert_eq!(of("7", "bis", "CHE", "DES GOURGUETTES").1, "7 bis chemin des Gourguettes");
        assert_eq!(of("95 B", "", "", "AVENUE MICHEL JOURDAN").1, "95 B avenue Michel Jourdan");
        assert_eq!(of("1-5", "", "", "RUE ISOLA BELLA").1, "1-5 rue Isola Bella");
        assert_eq!(of("", "", "BOULEVARD", "BVD P?RIER").1, "boulevard P?rier");
        assert_eq!(of("50", "", "AVENUE", "AV. MICHEL-JOURDAN").0, of("50", "", "AV", "MICHEL JOURDAN").0);
        assert_eq!(of("3", "", "RUE", "DU DR CALMETTE").0, of("3", "", "R", "DU DOCTEUR CALMETTE").0);
        assert_eq!(of("", "", "RUE", "8 MAI 1945").0, "|RUE|8 MAI 1945");
        assert_eq!(of("", "", "", ""), (String::new(), String::new()));
    }

    #[test]
    fn a_programme_is_a_name_and_a_door_is_never_read() {
        let profile = Profile::rpls();
        let parts = Parts {
            street_name: "LES MURIERS BAT B ENTR",
            complement: "4 rue Lamartine",
            ..Parts::default()
        };
        let found = address(parts, &profile);
        assert_eq!(found.programme.as_deref(), Some("Les Muriers"));
        assert_eq!(found.written.as_deref(), Some("4 rue Lamartine"));
        let door =
            Parts { street_name: "LES MURIERS", complement: "LOT 001 CHEMIN DES ECOLES", ..Parts::default() };
        assert_eq!(address(door, &profile).written, None);
        let street =
            Parts { number: "3", street_type: "RUE", street_name: "NEUVE", complement: "APPT 12", ..door };
        assert_eq!(address(street, &profile).written.as_deref(), Some("3 rue Neuve"));
    }
}
