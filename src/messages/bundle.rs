//! The message files and the lookup of a key.

use crate::messages::{dates, figures, numbers};
use crate::model::{Arg, Phrase};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// Every file of `assets/messages/`, by name. A test makes sure that none is forgotten.
pub(in crate::messages) const FILES: &[(&str, &str)] = &[
    ("carte.ftl", include_str!("../../assets/messages/carte.ftl")),
    ("champs.ftl", include_str!("../../assets/messages/champs.ftl")),
    ("commande.ftl", include_str!("../../assets/messages/commande.ftl")),
    ("donnees.ftl", include_str!("../../assets/messages/donnees.ftl")),
    ("fiche.ftl", include_str!("../../assets/messages/fiche.ftl")),
    ("filtres.ftl", include_str!("../../assets/messages/filtres.ftl")),
    ("fonds.ftl", include_str!("../../assets/messages/fonds.ftl")),
    ("formats.ftl", include_str!("../../assets/messages/formats.ftl")),
    ("panneau.ftl", include_str!("../../assets/messages/panneau.ftl")),
    ("programme.ftl", include_str!("../../assets/messages/programme.ftl")),
    ("regles.ftl", include_str!("../../assets/messages/regles.ftl")),
];

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let french = "fr".parse().expect("a language code");
    let mut bundle = FluentBundle::new_concurrent(vec![french]);
    // Isolation marks would be drawn as boxes by a font that lacks them, and French is written one way.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(numbers::decimal(number.value, 0)),
        _ => None,
    }));
    for (name, source) in FILES {
        // A file with a fault still gives its sound messages; a test makes sure that none has one.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, faults)| {
            tracing::error!(name, ?faults, "message file");
            resource
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(name, ?faults, "message file");
        }
    }
    bundle
});

/// The text of a key without arguments. A missing key gives the key itself (a test makes sure none is missing).
pub fn text(key: &str) -> String {
    text_with(key, &[])
}

/// The text of a key with its named arguments.
pub fn text_with(key: &str, args: &[(&str, Arg)]) -> String {
    find(key, args).unwrap_or_else(|| key.to_owned())
}

/// A phrase in French.
pub fn say(phrase: &Phrase) -> String {
    text_with(&phrase.key, &phrase.args)
}

/// The text of a key that may be missing.
pub(in crate::messages) fn find(key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let pattern = BUNDLE.get_message(key)?.value()?;
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        values.set(*name, value(arg));
    }
    let mut faults = Vec::new();
    let text = BUNDLE.format_pattern(pattern, Some(&values), &mut faults).into_owned();
    if !faults.is_empty() {
        tracing::error!(key, ?faults, "message");
    }
    Some(text)
}

fn value(arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.clone()),
        // Exact up to 2^53, far above anything that is counted here.
        Arg::Count(count) => FluentValue::from(*count),
        Arg::Quantity(value, unit) => FluentValue::from(numbers::quantity(*value, *unit)),
        Arg::Date(day) => FluentValue::from(dates::date(*day)),
        Arg::LongDate(day) => FluentValue::from(dates::long_date(*day)),
        Arg::Rate { value, respondents, bounded } => {
            FluentValue::from(figures::rate(*value, *respondents, *bounded))
        }
        Arg::TerritoryRate(value) => FluentValue::from(figures::territory_rate(*value)),
        Arg::Respondents(count) => FluentValue::from(figures::respondents(*count)),
        Arg::Factor(value) => FluentValue::from(figures::factor(*value)),
        Arg::Template(template, args) => FluentValue::from(filled(template, args)),
        Arg::List(phrases) => FluentValue::from(phrases.iter().map(say).collect::<Vec<_>>().join(", ")),
        Arg::Phrase(phrase) => FluentValue::from(say(phrase)),
        Arg::AllOf(args) => FluentValue::from(enumeration(args, "formats-et")),
        Arg::AnyOf(args) => FluentValue::from(enumeration(args, "formats-ou")),
    }
}

/// A sentence of data with its `{name}` replaced. A name that is not given stays: the row of data is at fault.
fn filled(template: &str, args: &[(&'static str, Arg)]) -> String {
    args.iter().fold(template.to_owned(), |text, (name, arg)| {
        let place = format!("{{{name}}}");
        if text.contains(&place) { text.replace(&place, &said(arg)) } else { text }
    })
}

fn said(arg: &Arg) -> String {
    match value(arg) {
        FluentValue::Number(number) => numbers::decimal(number.value, 0),
        FluentValue::String(text) => text.into_owned(),
        _ => String::new(),
    }
}

/// `a, b et c`: commas, then the word of `key` before the last.
fn enumeration(args: &[Arg], key: &str) -> String {
    let mut texts = args.iter().map(said);
    let Some(last) = texts.next_back() else { return String::new() };
    let before: Vec<String> = texts.collect();
    if before.is_empty() {
        return last;
    }
    text_with(key, &[("debut", Arg::Text(before.join(", "))), ("fin", Arg::Text(last))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_gives_itself() {
        assert_eq!(text("clef-inconnue"), "clef-inconnue");
    }

    #[test]
    fn zero_and_one_are_singular_in_french_and_counts_have_their_thousands() {
        let say = |count| text_with("formats-residences", &[("nombre", Arg::Count(count))]);
        assert_eq!(say(0), "0 résidence");
        assert_eq!(say(1), "1 résidence");
        assert_eq!(say(2), "2 résidences");
        assert_eq!(say(1900), "1\u{202F}900 résidences");
    }

    #[test]
    fn a_sentence_of_data_takes_its_values() {
        let template = "Au {date}, {v} des ménages (métropole : {ref}), {k} sur {n}.".to_owned();
        let args = vec![
            ("date", Arg::LongDate(crate::model::Date::constant(2022, 1, 1))),
            ("v", Arg::Rate { value: 53.4884, respondents: Some(43), bounded: false }),
            ("ref", Arg::TerritoryRate(36.8)),
            ("k", Arg::Count(1)),
            ("n", Arg::Count(1200)),
        ];
        let phrase = Phrase::new("raison-constat").with("constat", Arg::Template(template, args));
        assert_eq!(
            say(&phrase),
            "Au 1er janvier 2022, 53\u{A0}% des ménages (métropole : 36,8\u{A0}%), 1 sur 1\u{202F}200."
        );
    }
}
