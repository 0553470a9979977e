//! What holds of every message: keys exist, French typography, words that the product does not say.

use crate::messages::bundle::{FILES, find};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Words that are never said of a building or a household, nor as a result.
const FORBIDDEN: &[&str] = &[
    "alerte",
    "alertes",
    "fragile",
    "fragiles",
    "accessible",
    "accessibles",
    "ghetto",
    "à éviter",
    "à problèmes",
    "population difficile",
    "donc refus",
];

#[test]
fn every_message_file_is_loaded_and_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/messages");
    let on_disk: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".ftl"))
        .collect();
    let loaded: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(loaded, on_disk);
    let mut seen = BTreeSet::new();
    for (name, source) in FILES {
        if let Err((_, faults)) = fluent_bundle::FluentResource::try_new((*source).to_owned()) {
            panic!("{name}: {faults:?}");
        }
        for key in keys(source) {
            assert!(seen.insert(key.to_owned()), "{name}: « {key} » is defined twice");
        }
    }
}

#[test]
fn every_key_written_in_the_code_has_its_message() {
    let mut missing = Vec::new();
    scan(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |path, source| {
        for call in ["text(", "text_with(", "Phrase::new("] {
            for (position, _) in source.match_indices(call) {
                let after = source[position + call.len()..].trim_start();
                let Some(literal) = after.strip_prefix('"') else { continue };
                let key = literal.split('"').next().unwrap_or_default();
                let is_key = key.contains('-')
                    && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
                if is_key && key != "clef-inconnue" && find(key, &[]).is_none() {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    });
    assert!(missing.is_empty(), "keys without a message:\n{}", missing.join("\n"));
}

#[test]
fn messages_keep_the_words_of_the_product() {
    let mut faults = Vec::new();
    for_each_line(|name, line| {
        let lower = line.to_lowercase();
        for word in FORBIDDEN {
            let found = lower.match_indices(word).any(|(start, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
                !letter(lower[..start].chars().next_back())
                    && !letter(lower[start + word.len()..].chars().next())
            });
            if found {
                faults.push(format!("{name}: « {word} » in: {line}"));
            }
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn messages_keep_french_typography() {
    let mut faults = Vec::new();
    for_each_line(|name, line| {
        let mut fault = |what: &str| faults.push(format!("{name}: {what} in: {line}"));
        let characters: Vec<char> = line.chars().collect();
        for window in characters.windows(2) {
            match window {
                [' ', ':' | ';' | '!' | '?' | '%' | '€' | '»'] => fault("plain space before a sign"),
                ['«', ' '] => fault("plain space after «"),
                ['\u{A0}', ';' | '!' | '?'] => fault("U+00A0 where U+202F is due"),
                ['\u{202F}', ':' | '%' | '€' | '»'] => fault("U+202F where U+00A0 is due"),
                [letter, ';' | '!' | '?'] if letter.is_alphanumeric() => fault("no space before a sign"),
                ['«', letter] | [letter, '»'] if letter.is_alphanumeric() => fault("no space inside « »"),
                _ => (),
            }
        }
        for window in characters.windows(3) {
            if let [before, '\'', after] = window
                && before.is_alphabetic()
                && after.is_alphabetic()
            {
                fault("straight apostrophe");
            }
        }
        if line.contains("...") {
            fault("three dots instead of …");
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Keys defined by a file, in order.
fn keys(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        (!key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
            .then_some(key)
    })
}

/// Every line of text that a person may read, without comments, keys, variants' names and placeables.
fn for_each_line(mut each: impl FnMut(&str, &str)) {
    for (name, source) in FILES {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let text = match line.split_once('=') {
                Some((_, value)) if !line.starts_with(' ') => value,
                _ => line.trim_start_matches([' ', '*']),
            };
            let text = if text.starts_with('[') {
                text.split_once(']').map_or(text, |(_, rest)| rest)
            } else {
                text
            };
            each(name, &without_placeables(text.trim()));
        }
    }
}

/// `{ $n }` becomes one letter; an opened selector disappears.
fn without_placeables(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((_, after)) = after.split_once('}') else { return text };
        text.push('X');
        rest = after;
    }
    text.push_str(rest.trim_end_matches('}'));
    text
}

fn scan(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            scan(&path, each);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            each(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
