//! The filter in French: exact, readable aloud, and never the same for two filters.

use atlas_ops::data::reference;
use atlas_ops::messages::say;
use atlas_ops::model::{Atlas, FieldId, FieldKind, Meta, Vintage, Zone, ZoneNature};
use atlas_ops::query::{Clause, Filter, Table, Test, cql};
use atlas_ops::session::{full_sentence, sentence};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Every field of a file without résidences, with two quartiers of one name.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let vintage = Some(Vintage::new(2022));
    let zone = |nature, code: &str, name: &str| Zone {
        code: code.to_owned(),
        name: name.to_owned(),
        nature,
        apl_zone: None,
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline: None,
    };
    let indicators = reference::indicators();
    let stored =
        indicators.iter().filter(|indicator| !indicator.computed && indicator.code != "taux_reponse");
    let occupancy_codes =
        stored.map(|indicator| indicator.code.clone()).chain(["surprise".to_owned()]).collect();
    let atlas = Atlas {
        meta: Meta {
            format_version: 1,
            produced_by: None,
            produced_on: None,
            source: "essai".to_owned(),
            vintage_ops: vintage,
            vintage_rents: vintage,
            vintage_parc: vintage,
            floor: 11,
            convention: None,
            recipient: None,
            perimeter: None,
            expires_on: None,
            mention: None,
            online_basemap: false,
            synthetic: true,
            fingerprint: None,
        },
        residences: Vec::new(),
        occupancy_codes,
        zones: vec![
            zone(ZoneNature::Quartier, "PN", "Les Perrières-Nord"),
            zone(ZoneNature::Quartier, "C1", "Centre"),
            zone(ZoneNature::Quartier, "C2", "Centre"),
            zone(ZoneNature::Qpv2024, "QN021001", "Le Mail"),
        ],
        references: BTreeMap::new(),
        ceilings: Vec::new(),
        indicators,
        rules: Vec::new(),
        vocabulary: Vec::new(),
        extras: Vec::new(),
    };
    Table::build(&atlas, &[])
});

/// Filters as one writes them on the command line.
const FILTERS: &[&str] = &[
    "TRUE",
    "loyer_t3 <= 420 AND qpv = FALSE AND nb_logements >= 10",
    "loyer_t3 BETWEEN 300 AND 420.5",
    "loyer_t2 = 276",
    "loyer_m2 <= 6.15",
    "loyer_m2 >= 5",
    "ratio_t3 <= 1",
    "ratio_t2_couple BETWEEN 0.8 AND 0.905",
    "ratio_t6 >= 1.1",
    "sous_plafond = TRUE",
    "sous_plafond = FALSE",
    "sous_plafond_t3 = TRUE AND qpv = FALSE",
    "sous_plafond_t1 = FALSE",
    "res40 BETWEEN 20 AND 45",
    "res20 >= 12.5",
    "res60_100 <= 30",
    "apl = 50",
    "res40_recents >= 40",
    "isole_recents BETWEEN 10 AND 20",
    "taux_reponse >= 60",
    "repondants >= 20",
    "repondants_recents >= 11",
    "majeurs_repondants <= 1",
    "ecart_res40 >= 5",
    "ecart_res40 BETWEEN -5 AND 1.5",
    "mobilite >= 10 AND vac3 <= 5",
    "dpeefg >= 20",
    "fragile = TRUE",
    "fragile = FALSE",
    "nb_points >= 2",
    "nb_points = 0",
    "point_pa = TRUE AND point_pd = FALSE",
    "point_pe = TRUE AND point_pb = TRUE",
    "point_pf = FALSE AND point_pg = TRUE AND point_pc = FALSE",
    "avis_fragilite = TRUE",
    "avis_fragilite = FALSE",
    "qpv = TRUE AND en_qpv_2015 = FALSE",
    "enjeu_3ds = TRUE",
    "ascenseur = 'oui'",
    "ascenseur IN ('oui', 'partiel') AND nb_niveaux >= 4",
    "nb_logements_pmr >= 1 AND nb_rez_de_chaussee >= 2",
    "nb_logements BETWEEN 10 AND 1500",
    "nb_logements = 1",
    "type_construction IN ('C', 'I') AND annee_construction <= 1975",
    "annee_construction BETWEEN 1950 AND 1975 AND annee_rehabilitation >= 2010",
    "annee_mise_location = 1998",
    "dpe_g >= 1 AND dpe_inconnu = 0",
    "bailleur IN ('Suzon Habitat', 'Ouche Logement')",
    "commune IN ('Dijon', 'Chenôve', 'Quetigny')",
    "quartier IN ('PN', 'C1', 'ZZ')",
    "qpv_2024 = 'QN021001'",
    "zone_apl IN ('I', 'III') AND code_postal = '21000'",
    "precision_geom IN ('numero', 'voie')",
    "chauffage IN ('collectif, gaz', 'individuel')",
    "surprise >= 3",
    "loyer_t3 IS NOT NULL AND loyer_t3 <= 420",
    "bailleur IS NOT NULL AND bailleur = 'Suzon Habitat' AND fragile IS NOT NULL AND fragile = FALSE",
    "loyer_t3 <= 420 OR loyer_t4 <= 480",
    "qpv = FALSE AND nom LIKE 'Les %'",
    "S_DWITHIN(geom, POINT(5.041 47.322), 500, m) AND nb_logements >= 20",
];

#[test]
fn sixty_filters_are_said_in_french() {
    let said: Vec<String> = FILTERS
        .iter()
        .map(|text| {
            let expr = cql::parse_for(text, &*TABLE).unwrap();
            let filter = Filter::from_expr(&expr, &TABLE);
            format!("{text}\n    {}", say(&full_sentence(&TABLE, &filter)))
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// Conditions as one mistypes them.
const FAULTS: &[&str] = &[
    "",
    "loyers_t3 <= 480",
    "resource < 3",
    "xyzxyz = 1",
    "loyer_t3 <=",
    "loyer_t3 <= AND qpv = FALSE",
    "loyer_t3 480",
    "loyer_t3 <= 480 qpv = FALSE",
    "(qpv = FALSE",
    "loyer_t3 <= 12x",
    "bailleur = 'Suzon",
    "bailleur = 3",
    "loyer_t3 = 'cher'",
    "qpv < TRUE",
    "loyer_t3",
    "bailleur LIKE 3",
    "CASEI(nom) = 'x'",
    "S_INTERSECTS(geom, LINESTRING(0 0, 1 1))",
    "S_INTERSECTS(geom, POLYGON((0 0, 1 1, 0 0)))",
    "S_DWITHIN(geom, POINT(5 47), 5, lieues)",
    "loyer_t3 € 480",
];

#[test]
fn a_fault_is_said_with_its_place_and_what_to_do() {
    let said: Vec<String> = FAULTS
        .iter()
        .map(|text| {
            let fault = cql::parse_for(text, &*TABLE).unwrap_err();
            format!("{text}\n    {}", say(&fault.phrase()))
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// Bounds that look alike, and values that try to pass for the words around them.
fn clause() -> impl Strategy<Value = Clause> {
    let bound = || {
        prop::option::of(prop_oneof![
            (-20_i32..20).prop_map(f64::from),
            (0_i32..40).prop_map(|tenths| f64::from(tenths) / 10.0),
            Just(1975.0),
            Just(0.1 + 0.2),
        ])
    };
    let word = || {
        prop::sample::select(vec![
            "x",
            "y",
            "x ou y",
            "x, y",
            "x et y",
            "»",
            " », « ",
            "« x »",
            "x (non déterminés écartés)",
            "",
            " x",
            "C",
            "collectif",
            "PN",
            "C1",
            "Centre",
            "Les Perrières-Nord",
            "Centre (C1)",
            "de code « x »",
            "oui",
            "avec ascenseur",
            "I",
            "1",
            "hors QPV 2024",
        ])
        .prop_map(str::to_owned)
    };
    let expression = prop::sample::select(vec![
        "qpv = FALSE OR fragile = TRUE",
        "nom = 'x et hors QPV 2024'",
        "nom = 'x'",
        "bailleur <> 'x'",
        "loyer_t3 < 420",
    ])
    .prop_map(|text| (Filter::EXPRESSION, Test::Expression(cql::parse(text).unwrap())));
    let fields: Vec<(FieldId, FieldKind)> =
        TABLE.fields.iter().map(|field| (field.id.clone(), field.kind)).collect();
    let field = move |kind| {
        let fields = fields.iter().filter(|(_, known)| *known == kind).map(|(id, _)| id.clone());
        prop::sample::select(fields.collect::<Vec<_>>())
    };
    let few = prop::sample::select(vec![
        "loyer_t3",
        "nb_logements",
        "annee_construction",
        "res40",
        "res40_recents",
        "surprise",
    ])
    .prop_map(FieldId::of);
    let range = |field: BoxedStrategy<FieldId>| {
        (field, bound(), bound()).prop_map(|(field, min, max)| (field, Test::Range { min, max }))
    };
    let values = (field(FieldKind::Category), prop::collection::btree_set(word(), 1..4))
        .prop_map(|(field, values)| (field, Test::OneOf(values)));
    let flags =
        (field(FieldKind::Flag), any::<bool>()).prop_map(|(field, wanted)| (field, Test::Flag(wanted)));
    let test = prop_oneof![
        2 => range(few.boxed()),
        1 => range(field(FieldKind::Number).boxed()),
        3 => values,
        2 => flags,
        1 => expression,
    ];
    (test, any::<bool>()).prop_map(|((field, test), keep_unknown)| Clause { field, test, keep_unknown })
}

/// As the window keeps it: nothing that constrains nothing.
fn filter_of(clauses: &[Clause]) -> Filter {
    let mut filter = Filter::default();
    clauses.iter().for_each(|clause| filter.set(clause.clone()));
    filter
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn different_clauses_are_said_differently(clauses in prop::collection::vec(clause(), 150)) {
        let mut said: BTreeMap<String, Clause> = BTreeMap::new();
        for clause in clauses {
            let filter = filter_of(&[clause]);
            let Some(clause) = filter.clauses().first() else { continue };
            let text = say(&sentence(&TABLE, clause));
            prop_assert!(!text.contains("phrase-") && !text.contains("champ"), "a message is missing: {}", text);
            if let Some(other) = said.insert(text.clone(), clause.clone()) {
                prop_assert_eq!(&other, clause, "{}", text);
            }
        }
    }

    #[test]
    fn different_filters_are_said_differently(filters in prop::collection::vec(prop::collection::vec(clause(), 0..4), 60)) {
        let mut said: BTreeMap<String, Filter> = BTreeMap::new();
        for clauses in filters {
            let filter = filter_of(&clauses);
            let text = say(&full_sentence(&TABLE, &filter));
            if let Some(other) = said.insert(text.clone(), filter.clone()) {
                prop_assert_eq!(other, filter, "{}", text);
            }
        }
    }

    #[test]
    fn every_bound_is_in_the_sentence(field in prop::sample::select(TABLE.fields.iter().filter(|field| field.kind == FieldKind::Number).map(|field| field.id.clone()).collect::<Vec<_>>()), min in -1e6_f64..1e6, max in -1e6_f64..1e6) {
        let test = Test::Range { min: Some(min), max: Some(max) };
        let text = say(&sentence(&TABLE, &Clause { field, test, keep_unknown: true }));
        for bound in [min, max] {
            let digits = bound.to_string().replace('-', "\u{2212}").replace('.', ",");
            prop_assert!(text.replace('\u{202F}', "").contains(&digits), "{}: {}", bound, text);
        }
    }
}

#[test]
fn every_field_of_the_panel_has_its_words() {
    let values = BTreeSet::from(["oui".to_owned()]);
    for field in &TABLE.fields {
        let tests = match field.kind {
            FieldKind::Number => vec![
                Test::Range { min: Some(1.0), max: None },
                Test::Range { min: None, max: Some(1.0) },
                Test::Range { min: Some(1.0), max: Some(2.0) },
                Test::Range { min: Some(2.0), max: Some(2.0) },
            ],
            FieldKind::Flag => vec![Test::Flag(true), Test::Flag(false)],
            FieldKind::Category | FieldKind::Text => vec![Test::OneOf(values.clone())],
        };
        for test in tests {
            let text = say(&sentence(&TABLE, &Clause { field: field.id.clone(), test, keep_unknown: false }));
            assert!(!text.contains("phrase-") && !text.contains('{'), "{}: {text}", field.id);
        }
    }
}
