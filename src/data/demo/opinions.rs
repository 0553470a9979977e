//! What landlords and partners are supposed to say, from closed lists, on some résidences.

use crate::data::demo::dice::Dice;
use crate::model::{Date, Functioning, Opinion, OpinionScope, OpinionStatus, Residence};

/// On small résidences, only themes on building, services and projects: nothing about people or tranquillity
/// (`domaine.md` § 2.4).
const PEOPLE_FROM: u32 = 20;
const PARTNERSHIP: &str = "Instance partenariale (fictive)";
/// Months after which what was said must be said again.
const VALIDITY: i32 = 24;

/// Theme, chance, whether it is about people, and its closed list with weights.
type Theme = (&'static str, f64, bool, &'static [(&'static str, f64)]);

const THEMES: [Theme; 9] = [
    (
        "tranquillite",
        0.6,
        true,
        &[("bonne", 6.0), ("vigilance", 3.0), ("degradee", 1.0), ("non_renseigne", 1.0)],
    ),
    ("entretien", 0.5, false, &[("bon", 6.0), ("vigilance", 3.0), ("degrade", 1.0)]),
    ("vie_sociale", 0.4, true, &[("active", 3.0), ("faible", 4.0), ("sans", 3.0)]),
    ("presence", 0.5, false, &[("gardien", 4.0), ("referent", 4.0), ("aucune", 3.0)]),
    (
        "projet",
        0.4,
        false,
        &[("rehabilitation", 5.0), ("demolition", 0.5), ("vente", 1.0), ("npnru", 1.0), ("aucun", 6.0)],
    ),
    ("stationnement", 0.3, false, &[("proche", 6.0), ("moyen", 3.0), ("eloigne", 1.0)]),
    ("transports", 0.6, false, &[("proche", 7.0), ("moyen", 3.0), ("eloigne", 1.0)]),
    ("commerces", 0.5, false, &[("proche", 5.0), ("moyen", 4.0), ("eloigne", 2.0)]),
    ("ecole", 0.4, false, &[("proche", 6.0), ("moyen", 3.0), ("eloigne", 1.0)]),
];

/// About a third of the résidences.
pub fn functioning(dice: &mut Dice, residence: &Residence, today: Date) -> Vec<Functioning> {
    if !dice.chance(0.33) {
        return Vec::new();
    }
    let source = residence.bailleur.as_deref().unwrap_or_default().to_owned();
    let observed = before(today, dice.between(20, 1000));
    let mut rows = Vec::new();
    for (theme, chance, about_people, findings) in THEMES {
        let suits = !about_people || residence.dwellings >= PEOPLE_FROM;
        if !dice.chance(chance) || !suits {
            continue;
        }
        let weights: Vec<f64> = findings.iter().map(|&(_, weight)| weight).collect();
        let finding = findings[dice.weighted(&weights)].0;
        let has_year = theme == "projet" && finding != "aucun";
        rows.push(Functioning {
            theme: theme.to_owned(),
            finding: finding.to_owned(),
            year: has_year.then(|| i32::from(today.year()) + dice.between(0, 5)),
            source: source.clone(),
            observed,
            expires: Some(after(observed, VALIDITY)),
        });
    }
    rows
}

/// Some of the larger résidences; more often where incomes are lower.
pub fn opinions(dice: &mut Dice, residence: &Residence, hardship: f64, today: Date) -> Vec<Opinion> {
    if residence.dwellings < PEOPLE_FROM || !dice.chance(0.35) {
        return Vec::new();
    }
    let partnership = dice.chance(0.45);
    let given = before(today, dice.between(15, 900));
    let worse = hardship.exp();
    let opinion = ["capacite_confirmee", "vigilance", "fragilite_confirmee", "pas_d_avis"]
        [dice.weighted(&[4.0 / worse, 3.0, 2.0 * worse, 0.8])];
    let reasons = ["travaux", "adaptation", "equipements", "presence", "desserte", "relogement", "npnru"];
    let reason = (opinion != "pas_d_avis" && dice.chance(0.75)).then(|| (*dice.choose(&reasons)).to_owned());
    let status = if dice.chance(0.15) { OpinionStatus::Draft } else { OpinionStatus::Validated };
    let replies = ["accord", "reserve", "desaccord", "actualisation"];
    let reply =
        (partnership && dice.chance(0.5)).then(|| replies[dice.weighted(&[5.0, 2.0, 1.0, 1.0])].to_owned());
    let landlord = residence.bailleur.as_deref().unwrap_or(PARTNERSHIP);
    vec![Opinion {
        organisation: if partnership { PARTNERSHIP.to_owned() } else { landlord.to_owned() },
        given,
        scope: if partnership { OpinionScope::Partnership } else { OpinionScope::Bailleur },
        status,
        opinion: opinion.to_owned(),
        reason,
        reply,
        expires: after(given, VALIDITY),
    }]
}

fn before(today: Date, days: i32) -> Date {
    today.saturating_sub(jiff::Span::new().days(days))
}

fn after(day: Date, months: i32) -> Date {
    day.saturating_add(jiff::Span::new().months(months))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::reference;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_in_the_closed_lists() {
        let known: BTreeSet<(String, String)> =
            reference::vocabulary().into_iter().map(|term| (term.list, term.code)).collect();
        for (theme, _, _, findings) in THEMES {
            assert!(known.contains(&("theme".to_owned(), theme.to_owned())), "{theme}");
            for (finding, _) in findings {
                assert!(known.contains(&(theme.to_owned(), (*finding).to_owned())), "{theme} {finding}");
            }
        }
    }
}
