//! A small atlas for tests of rules and of the fiche: one published résidence, one masked, one of which little is known.
//! Names, places and figures are invented; the first two follow the pictures of the design.

use crate::domain::{Assessment, assessment};
use crate::model::{
    AplZone, Atlas, Ceiling, Comparison, Construction, Date, Disclosure, EnergyLabels, EurosPerMonth, Figure,
    Financing, FinancingGroup, Functioning, GeoPrecision, Indicator, Lift, LonLat, Meta, Occupancy, Opinion,
    OpinionScope, OpinionStatus, Parc, Rate, Reference, ReferenceKey, ReferencePopulation, Rent, Residence,
    Rule, RuleFamily, RuleMode, Sense, Term, Truth, Typology, Universe, Vintage, Zone, ZoneNature,
};
use std::collections::BTreeMap;

pub const CEDRES: usize = 0;
pub const TILLEULS: usize = 1;
pub const INCONNUE: usize = 2;

/// The day of every test that needs one.
pub const TODAY: Date = Date::constant(2026, 11, 25);

const CODES: [&str; 5] = ["res40", "ssempl", "apl", "mono", "age65"];

pub fn assessed() -> (Atlas, Vec<Assessment>) {
    let atlas = atlas();
    let assessments = assess(&atlas);
    (atlas, assessments)
}

/// Assesses with the few conditions that the sample's rules hold.
pub fn assess(atlas: &Atlas) -> Vec<Assessment> {
    assessment::assess(atlas, TODAY, &mut |condition, row| {
        let residence = &atlas.residences[row];
        Some(match condition {
            "ascenseur = 'non' AND nb_niveaux >= 4" => {
                Truth::known(residence.lift.map(|lift| lift == Lift::No))
                    .and(Truth::known(residence.storeys.map(|storeys| storeys >= 4)))
            }
            "en_qpv_2024 = TRUE" => Truth::known(residence.in_qpv_2024),
            "enjeu_3ds = TRUE" => Truth::known(residence.mixity_issue),
            _ => return None,
        })
    })
}

pub fn atlas() -> Atlas {
    let vintage = Some(Vintage::new(2022));
    let zone = |code: &str, name: &str, nature| Zone {
        code: code.to_owned(),
        name: name.to_owned(),
        nature,
        apl_zone: (nature == ZoneNature::Commune).then_some(AplZone::II),
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline: None,
    };
    Atlas {
        meta: Meta {
            format_version: 1,
            produced_by: Some("atlas-ops".to_owned()),
            produced_on: Some(Date::constant(2026, 1, 1)),
            source: "jeu de données fictif, aucune donnée USH BFC".to_owned(),
            vintage_ops: vintage,
            vintage_rents: vintage,
            vintage_parc: vintage,
            floor: 11,
            convention: None,
            recipient: Some("CALEOL de démonstration".to_owned()),
            perimeter: None,
            expires_on: None,
            mention: None,
            online_basemap: false,
            synthetic: true,
            fingerprint: None,
        },
        residences: vec![cedres(), tilleuls(), inconnue()],
        occupancy_codes: CODES.map(str::to_owned).to_vec(),
        zones: vec![
            zone("METRO", "Dijon métropole", ZoneNature::Metropole),
            zone("21231", "Dijon", ZoneNature::Commune),
            zone("PN", "Les Perrières-Nord", ZoneNature::Quartier),
            zone("CB", "Clos-Bellevue", ZoneNature::Quartier),
        ],
        references: references(),
        ceilings: ceilings(),
        indicators: indicators(),
        rules: rules(),
        vocabulary: vocabulary(),
        extras: Vec::new(),
    }
}

fn cedres() -> Residence {
    Residence {
        id: "R0001".into(),
        name: "Les Cèdres".to_owned(),
        bailleur: Some("Suzon Habitat".into()),
        address: Some("18 allée des Cèdres".to_owned()),
        quartier: Some("PN".into()),
        construction: Some(Construction::Collective),
        built: Some(1974),
        dwellings: 64,
        storeys: Some(6),
        lift: Some(Lift::Yes),
        pmr_dwellings: Some(2),
        ground_floor_dwellings: Some(8),
        heating: Some("collectif, réseau de chaleur".into()),
        energy: Some(EnergyLabels { counts: [0, 4, 12, 8, 4, 2, 0], unknown: 34 }),
        rents: vec![
            Rent { mean: Figure::Secret, per_m2: Figure::Secret, ..rent(Typology::T1, 2, 0.0) },
            rent(Typology::T2, 18, 276.0),
            rent(Typology::T3, 24, 338.0),
            rent(Typology::T4, 16, 402.0),
            rent(Typology::T5, 4, 490.0),
        ],
        rent_all: Some(Rent { typology: None, mean_charges: euros(92.0), ..rent(Typology::T3, 64, 348.0) }),
        financing: vec![Financing { group: FinancingGroup::Pre1977, dwellings: 64 }],
        occupancy: [Some(occupancy([53.4884, 34.4828, 58.1395, 34.8837, 18.6047])), None],
        parc: Some(Parc { offered: Some(62), vacant: Some(1), vacant_3_months: Some(0), moves: Some(6) }),
        opinions: vec![Opinion {
            organisation: "Suzon Habitat".to_owned(),
            given: Date::constant(2026, 3, 12),
            scope: OpinionScope::Bailleur,
            status: OpinionStatus::Validated,
            opinion: "vigilance".to_owned(),
            reason: Some("travaux".to_owned()),
            reply: None,
            expires: Date::constant(2028, 3, 12),
        }],
        ..inconnue()
    }
}

fn tilleuls() -> Residence {
    let secret = Rate { figure: Figure::Secret, bounded: false };
    Residence {
        id: "R0002".into(),
        name: "Le Clos des Tilleuls".to_owned(),
        bailleur: Some("Ouche Logement".into()),
        address: Some("7 impasse du Clos".to_owned()),
        quartier: Some("CB".into()),
        in_qpv_2015: Some(false),
        construction: Some(Construction::Collective),
        built: Some(1998),
        dwellings: 13,
        storeys: Some(3),
        lift: Some(Lift::No),
        pmr_dwellings: Some(1),
        energy: Some(EnergyLabels { counts: [0, 1, 5, 2, 0, 0, 0], unknown: 5 }),
        rents: vec![
            rent(Typology::T2, 4, 291.0),
            rent(Typology::T3, 7, 331.0),
            Rent { mean: Figure::Secret, per_m2: Figure::Secret, ..rent(Typology::T4, 2, 0.0) },
        ],
        occupancy: [
            Some(Occupancy {
                respondents: Figure::Secret,
                adult_respondents: Figure::Secret,
                response_rate: Figure::Secret,
                rates: vec![secret; CODES.len()],
            }),
            None,
        ],
        parc: Some(Parc { offered: Some(13), vacant: Some(1), vacant_3_months: Some(0), moves: Some(2) }),
        functioning: ["ecole", "commerces", "transports"]
            .map(|theme| Functioning {
                theme: theme.to_owned(),
                finding: "proche".to_owned(),
                year: None,
                source: "Ouche Logement".to_owned(),
                observed: Date::constant(2026, 3, 12),
                expires: None,
            })
            .to_vec(),
        ..inconnue()
    }
}

fn inconnue() -> Residence {
    Residence {
        id: "R0003".into(),
        name: "Résidence du Bief".to_owned(),
        bailleur: None,
        address: None,
        postcode: Some("21000".into()),
        insee: "21231".into(),
        commune: "Dijon".into(),
        quartier: None,
        in_qpv_2015: None,
        in_qpv_2024: Some(false),
        qpv_2015: None,
        qpv_2024: None,
        mixity_issue: None,
        apl_zone: None,
        position: Some(LonLat { lon: 5.05, lat: 47.33 }),
        precision: Some(GeoPrecision::HouseNumber),
        construction: None,
        built: None,
        rehabilitated: None,
        first_let: None,
        dwellings: 25,
        storeys: None,
        lift: None,
        pmr_dwellings: None,
        ground_floor_dwellings: None,
        heating: None,
        energy: None,
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    }
}

fn euros(amount: f64) -> Figure<EurosPerMonth> {
    Figure::supplied(EurosPerMonth::new(amount))
}

fn rent(typology: Typology, dwellings: u32, mean: f64) -> Rent {
    Rent {
        typology: Some(typology),
        dwellings,
        known: dwellings,
        mean_surface: Some(65.0),
        mean: euros(mean),
        per_m2: Figure::Published(mean / 65.0),
        min: Figure::Absent,
        max: Figure::Absent,
        under_ceiling: Figure::Absent,
        mean_charges: Figure::Absent,
        heating_included: Some(true),
        water_included: None,
        reletting: None,
        convention_max: None,
        reletting_date: None,
    }
}

/// 43 households of 54, in the order of [`CODES`].
fn occupancy(rates: [f32; 5]) -> Occupancy {
    Occupancy {
        respondents: Figure::Published(43),
        adult_respondents: Figure::Published(58),
        response_rate: Figure::Published(79.6296),
        rates: rates.map(|rate| Rate { figure: Figure::Published(rate), bounded: false }).to_vec(),
    }
}

fn references() -> BTreeMap<ReferenceKey, Reference> {
    let rows = [
        (0, "res40", 36.8, 18_400),
        (0, "ssempl", 21.0, 25_000),
        (0, "apl", 49.3, 18_400),
        (0, "mono", 21.4, 18_400),
        (0, "age65", 27.1, 18_400),
        (2, "res40", 35.2, 1_120),
        (2, "ssempl", 20.4, 1_560),
        (2, "apl", 48.0, 1_120),
        (2, "mono", 20.1, 1_120),
        (2, "age65", 24.0, 1_120),
        (3, "res40", 31.7, 1_284),
        (3, "ssempl", 18.6, 1_790),
        (3, "apl", 44.6, 1_284),
    ];
    let survey = rows.map(|(zone, indicator, value, denominator)| {
        let key = ReferenceKey {
            zone,
            vintage: Vintage::new(2022),
            population: ReferencePopulation::All,
            indicator: indicator.to_owned(),
            segment: String::new(),
        };
        (key, Reference { value: Figure::Published(value), denominator: Some(denominator) })
    });
    let moves = ReferenceKey {
        zone: 0,
        vintage: Vintage::new(2022),
        population: ReferencePopulation::Parc,
        indicator: "mobilite".to_owned(),
        segment: String::new(),
    };
    let moves = (moves, Reference { value: Figure::Published(10.2), denominator: Some(24_000) });
    survey.into_iter().chain([moves]).collect()
}

fn ceilings() -> Vec<Ceiling> {
    [("isole", 259.78), ("couple", 317.97), ("1_pac", 357.80), ("pac_sup", 52.08)]
        .map(|(composition, amount)| Ceiling {
            nature: "apl_loyer".to_owned(),
            effective: Date::constant(2021, 10, 1),
            zone: Some(AplZone::II),
            composition: composition.to_owned(),
            amount: EurosPerMonth::new(amount).unwrap(),
            unit: "€/mois".to_owned(),
            source: "Arrêté du 27 septembre 2019, art. 7, modifié".to_owned(),
        })
        .to_vec()
}

fn indicators() -> Vec<Indicator> {
    let rows = [
        ("res40", "Ressources inférieures à 40 % du plafond PLUS", "Ressources < 40 %", Universe::Household),
        ("ssempl", "Majeurs sans emploi", "Majeurs sans emploi", Universe::Adult),
        ("apl", "Bénéficiaires d’une aide au logement", "Aide au logement", Universe::Household),
        ("mono", "Familles monoparentales", "Familles monoparentales", Universe::Household),
        ("age65", "Titulaires de 65 ans et plus", "65 ans et plus", Universe::Household),
    ];
    let row = |(order, (code, label, short, universe)): (i64, (&str, &str, &str, Universe))| Indicator {
        code: code.to_owned(),
        label: label.to_owned(),
        short_label: short.to_owned(),
        definition: String::new(),
        unit: "%".to_owned(),
        universe,
        numerator: String::new(),
        denominator: String::new(),
        sense: Sense::Neutral,
        family: None,
        source: "OPS".to_owned(),
        comparable_vintages: None,
        disclosure: Disclosure::Internal,
        computed: false,
        order,
    };
    (1..).zip(rows).map(row).collect()
}

fn rules() -> Vec<Rule> {
    let base = |code: &str, family, counts, finding: &str| Rule {
        set: "socle".to_owned(),
        code: code.to_owned(),
        version: 1,
        active: true,
        counts,
        family,
        indicator: None,
        mode: RuleMode::Condition,
        comparison: None,
        threshold: None,
        guard_points: None,
        guard_households: None,
        robustness: None,
        minimum_count: None,
        condition: None,
        minimum_respondents: None,
        minimum_response: None,
        finding: finding.to_owned(),
        source: "Convention du produit, à valider".to_owned(),
    };
    let survey = |code: &str, family, counts, indicator: &str, finding: &str| Rule {
        indicator: Some(indicator.to_owned()),
        mode: RuleMode::RatioToReference,
        comparison: Some(Comparison::AtLeast),
        threshold: Some(1.3),
        guard_points: Some(5.0),
        guard_households: Some(3),
        robustness: Some(2),
        minimum_respondents: Some(20),
        minimum_response: Some(60.0),
        ..base(code, family, counts, finding)
    };
    let condition = |code: &str, family, condition: &str, finding: &str| Rule {
        condition: Some(condition.to_owned()),
        ..base(code, family, false, finding)
    };
    let stock =
        |code: &str, family, counts: bool, indicator: &str, mode, threshold, minimum, finding: &str| Rule {
            indicator: Some(indicator.to_owned()),
            mode,
            comparison: Some(Comparison::AtLeast),
            threshold: Some(threshold),
            minimum_count: minimum,
            minimum_respondents: counts.then_some(20),
            ..base(code, family, counts, finding)
        };
    let resources = "Au {date}, {v} des ménages répondants ont des ressources inférieures à 40\u{A0}% du plafond PLUS \
                     (métropole\u{A0}: {ref}).";
    let moves = "{k} logements ont changé de locataire dans l’année sur {n} proposés à la location.";
    let ratio = RuleMode::RatioToReference;
    vec![
        survey("PA-RES40", RuleFamily::Resources, true, "res40", resources),
        survey(
            "PD-SSEMPL",
            RuleFamily::Employment,
            true,
            "ssempl",
            "{v} des majeurs sont sans emploi (métropole\u{A0}: {ref}).",
        ),
        stock("PE-MOB", RuleFamily::Turnover, true, "mobilite", ratio, 1.5, Some(3), moves),
        survey(
            "PB-MONO",
            RuleFamily::Composition,
            false,
            "mono",
            "Les familles monoparentales représentent {v} des ménages répondants (métropole\u{A0}: {ref}).",
        ),
        Rule {
            mode: RuleMode::Absolute,
            threshold: Some(40.0),
            guard_points: None,
            guard_households: None,
            ..survey("PC-AGE65", RuleFamily::Age, false, "age65", "{v} des titulaires ont 65 ans ou plus.")
        },
        stock(
            "PF-DPE",
            RuleFamily::Building,
            false,
            "dpeefg",
            RuleMode::Absolute,
            20.0,
            None,
            "{k} logements sur {x} au DPE connu sont classés E, F ou G.",
        ),
        condition(
            "PF-ASC",
            RuleFamily::Building,
            "ascenseur = 'non' AND nb_niveaux >= 4",
            "La résidence a au moins quatre niveaux et pas d’ascenseur.",
        ),
        condition(
            "PG-QPV",
            RuleFamily::Territory,
            "en_qpv_2024 = TRUE",
            "Résidence située en QPV {nom} (périmètre 2024).",
        ),
        condition("PG-3DS", RuleFamily::Territory, "enjeu_3ds = TRUE", "Résidence inscrite sur la liste."),
    ]
}

fn vocabulary() -> Vec<Term> {
    [
        ("avis", "vigilance", "Vigilance"),
        ("motif", "travaux", "Travaux programmés"),
        ("theme", "ecole", "École"),
        ("theme", "commerces", "Commerces"),
        ("theme", "transports", "Transports"),
        ("ecole", "proche", "proche"),
        ("commerces", "proche", "proche"),
        ("transports", "proche", "proche"),
    ]
    .map(|(list, code, label)| Term {
        list: list.to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        order: 0,
    })
    .to_vec()
}
