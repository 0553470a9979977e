//! The explanation for people: the fiche as lines of text.

use crate::cli::explain::Subject;
use crate::domain::rent_level::{RentLevel, level_of_ratio};
use crate::domain::summary::{Line, family_key, household_phrase, state_key};
use crate::domain::{Explanation, FamilyFinding, RentLine, Summary, reasons};
use crate::messages::{count, euros, long_date, rate, ratio, respondents, say, text, text_with};
use crate::model::{
    Arg, Figure, Indicator, OpinionScope, OpinionStatus, Population, Rate, ReferencePopulation, Rent,
    ZoneNature,
};

pub fn explanation(subject: &Subject<'_>) -> Vec<String> {
    let mut lines = heading(subject);
    section(&mut lines, "cli-fiche-loyers", rents(subject));
    section(&mut lines, "cli-fiche-occupation", occupation(subject));
    section(&mut lines, "cli-fiche-points", points(subject));
    section(&mut lines, "cli-fiche-avis", opinions(subject));
    section(&mut lines, "cli-fiche-fonctionnement", functioning(subject));
    section(&mut lines, "cli-fiche-provenance", provenance(subject));
    lines
}

fn section(lines: &mut Vec<String>, title: &str, content: Vec<String>) {
    if !content.is_empty() {
        lines.push(String::new());
        lines.push(text(title));
        lines.extend(content.into_iter().map(|line| format!("  {line}")));
    }
}

fn heading(subject: &Subject<'_>) -> Vec<String> {
    let residence = subject.residence;
    let bailleur = residence.bailleur.as_deref();
    let place = [residence.address.as_deref(), residence.postcode.as_deref(), Some(&*residence.commune)];
    let dwellings = text_with("formats-logements", &[("nombre", u64::from(residence.dwellings).into())]);
    let built =
        residence.built.map(|year| text_with("cli-fiche-construite", &[("annee", year.to_string().into())]));
    let qpv = text(match residence.in_qpv_2024 {
        Some(true) => "cli-fiche-en-qpv",
        Some(false) => "cli-fiche-hors-qpv",
        None => "cli-fiche-qpv-inconnu",
    });
    let summary = Summary::of(residence, subject.assessment, subject.atlas.meta.floor);
    let mut lines = Vec::new();
    if subject.atlas.meta.synthetic {
        lines.push(text("donnees-fictives"));
    }
    lines
        .push([Some(residence.name.as_str()), bailleur].into_iter().flatten().collect::<Vec<_>>().join(", "));
    lines.push(place.into_iter().flatten().collect::<Vec<_>>().join(", "));
    lines.push([Some(dwellings), built, Some(qpv)].into_iter().flatten().collect::<Vec<_>>().join(", "));
    lines.push(String::new());
    lines.push(line(&summary.rent_line()));
    lines.push(line(&summary.points_line()));
    lines.extend(summary.share_line().map(|phrase| say(&phrase)));
    lines
}

fn line(line: &Line) -> String {
    let tail = line.tail.as_ref().map(|tail| format!(" {}", say(tail))).unwrap_or_default();
    format!("{}{tail}", say(&line.head))
}

fn rents(subject: &Subject<'_>) -> Vec<String> {
    subject.residence.rents.iter().flat_map(|rent| rent_lines(subject, rent)).collect()
}

fn rent_lines(subject: &Subject<'_>, rent: &Rent) -> Vec<String> {
    let Some(typology) = rent.typology else { return Vec::new() };
    let mean = match rent.mean {
        Figure::Published(mean) => euros(mean.amount(), 2),
        Figure::Secret => text("cli-secret"),
        Figure::Absent => text("cli-absent"),
        Figure::NotApplicable => text("cli-sans-objet"),
    };
    let head = text_with(
        "cli-fiche-loyer",
        &[
            ("typologie", typology.code().into()),
            ("logements", u64::from(rent.dwellings).into()),
            ("loyer", mean.into()),
        ],
    );
    let compared = subject.assessment.rent_lines.iter().filter(|line| line.typology == typology);
    [head].into_iter().chain(compared.filter_map(ceiling)).collect()
}

/// A ceiling is never named without its household, zone and date.
fn ceiling(line: &RentLine) -> Option<String> {
    let (Figure::Published(value), Some(ceiling)) = (line.ratio, &line.ceiling) else { return None };
    let level = text(match level_of_ratio(value) {
        RentLevel::WellBelow => "cli-niveau-nettement-sous",
        RentLevel::Below => "cli-niveau-sous",
        RentLevel::SlightlyAbove => "cli-niveau-legerement-au-dessus",
        RentLevel::Above => "cli-niveau-au-dessus",
    });
    let args = [
        ("niveau", level.into()),
        ("ratio", ratio(value).into()),
        ("plafond", euros(ceiling.amount.amount(), 2).into()),
        ("menage", Arg::Phrase(Box::new(household_phrase(line.household)))),
        ("zone", ceiling.zone.code().into()),
        ("date", Arg::LongDate(ceiling.effective)),
    ];
    Some(format!("  {}", text_with("cli-fiche-plafond", &args)))
}

fn occupation(subject: &Subject<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for population in [Population::All, Population::RecentMovers] {
        let Some(row) = &subject.residence.occupancy[population as usize] else { continue };
        let name = text(match population {
            Population::All => "cli-fiche-ensemble",
            Population::RecentMovers => "cli-fiche-recents",
        });
        let (basis, answered) = match (row.respondents, row.response_rate) {
            (Figure::Published(households), Figure::Published(response)) => {
                let args = [
                    ("repondants", respondents(households).into()),
                    ("reponse", rate(response, None, false).into()),
                ];
                (text_with("cli-fiche-repondants", &args), Some(households))
            }
            (figure, _) => (unpublished(figure), None),
        };
        lines.push(text_with("cli-fiche-population", &[("population", name.into()), ("base", basis.into())]));
        if let Some(households) = answered {
            let codes = &subject.atlas.occupancy_codes;
            lines.extend(codes.iter().filter_map(|code| {
                let indicator = subject.atlas.indicator(code)?;
                Some(indicator_line(subject, population, indicator, households))
            }));
        }
    }
    lines
}

fn indicator_line(
    subject: &Subject<'_>,
    population: Population,
    indicator: &Indicator,
    households: u32,
) -> String {
    let Rate { figure, bounded } = subject.atlas.rate(subject.residence, population, &indicator.code);
    let value = match figure {
        Figure::Published(value) => rate(f64::from(value), Some(households), bounded),
        figure => unpublished(figure),
    };
    let reference = subject.atlas.first_zone(ZoneNature::Metropole).map(|zone| {
        subject.atlas.reference(zone, ReferencePopulation::from(population), &indicator.code).value
    });
    let args = |reference| {
        [
            ("indicateur", Arg::from(indicator.label.clone())),
            ("valeur", value.clone().into()),
            ("reference", reference),
        ]
    };
    let said = match reference {
        Some(Figure::Published(reference)) => {
            text_with("cli-fiche-indicateur-reference", &args(Arg::TerritoryRate(reference)))
        }
        _ => text_with("cli-fiche-indicateur", &args(Arg::from(String::new()))),
    };
    format!("  {said}")
}

fn unpublished<T>(figure: Figure<T>) -> String {
    text(match figure {
        Figure::Secret => "cli-secret",
        Figure::NotApplicable => "cli-sans-objet",
        Figure::Absent | Figure::Published(_) => "cli-absent",
    })
}

fn points(subject: &Subject<'_>) -> Vec<String> {
    subject.assessment.families.iter().flat_map(|family| family_lines(subject, family)).collect()
}

fn family_lines(subject: &Subject<'_>, family: &FamilyFinding) -> Vec<String> {
    if family.explanations.is_empty() {
        return Vec::new();
    }
    let key = if family.counts { "cli-fiche-famille" } else { "cli-fiche-famille-contexte" };
    let args = [
        ("code", family.family.code().into()),
        ("famille", text(family_key(family.family)).into()),
        ("etat", text(state_key(family.state)).into()),
    ];
    let reasons = family.explanations.iter().flat_map(|explanation| reason(subject, explanation));
    [text_with(key, &args)].into_iter().chain(reasons.map(|line| format!("  {line}"))).collect()
}

fn reason(subject: &Subject<'_>, explanation: &Explanation) -> Vec<String> {
    let said = say(&reasons::sentence(subject.atlas, subject.residence, explanation));
    let basis =
        reasons::basis(explanation).map(|phrase| format!(" ({})", say(&phrase).trim_end_matches('.')));
    vec![format!("{said}{}", basis.unwrap_or_default()), say(&reasons::rule(explanation))]
}

fn opinions(subject: &Subject<'_>) -> Vec<String> {
    let atlas = subject.atlas;
    subject
        .residence
        .opinions
        .iter()
        .map(|opinion| {
            let key = match (opinion.scope, opinion.status) {
                (_, OpinionStatus::Draft) => "cli-fiche-avis-projet",
                (OpinionScope::Bailleur, OpinionStatus::Validated) => "cli-fiche-avis-bailleur",
                (OpinionScope::Partnership, OpinionStatus::Validated) => "cli-fiche-avis-partenarial",
            };
            let args = [
                ("organisation", opinion.organisation.as_str().into()),
                ("avis", atlas.term("avis", &opinion.opinion).into()),
                ("date", Arg::Date(opinion.given)),
                ("fin", Arg::Date(opinion.expires)),
            ];
            let said = text_with(key, &args);
            if opinion.expires < subject.today {
                text_with("cli-fiche-avis-echu", &[("avis", said.into())])
            } else {
                said
            }
        })
        .collect()
}

fn functioning(subject: &Subject<'_>) -> Vec<String> {
    let atlas = subject.atlas;
    subject
        .residence
        .functioning
        .iter()
        .map(|row| {
            let args = [
                ("theme", atlas.term("theme", &row.theme).into()),
                ("constat", atlas.term(&row.theme, &row.finding).into()),
                ("source", row.source.as_str().into()),
                ("date", Arg::Date(row.observed)),
            ];
            text_with("cli-fiche-constat", &args)
        })
        .collect()
}

fn provenance(subject: &Subject<'_>) -> Vec<String> {
    let meta = &subject.atlas.meta;
    let mut lines = vec![meta.source.clone()];
    for (key, vintage) in [
        ("cli-fiche-millesime-ops", meta.vintage_ops),
        ("cli-fiche-millesime-loyers", meta.vintage_rents),
        ("cli-fiche-millesime-parc", meta.vintage_parc),
    ] {
        lines.extend(
            vintage.map(|vintage| text_with(key, &[("date", long_date(vintage.first_day()).into())])),
        );
    }
    lines.push(text_with("cli-fiche-seuil", &[("seuil", count(u64::from(meta.floor)).into())]));
    lines.extend(meta.mention.clone());
    lines
}
