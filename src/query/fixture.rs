//! Small atlases and tables that the tests of this room write themselves.

use crate::domain::{Assessment, FamilyFinding, RuleState};
use crate::model::{
    Atlas, Disclosure, Field, FieldGroup, FieldId, FieldKind, Figure, Indicator, LonLat, Meta, Occupancy,
    Rate, Residence, RuleFamily, Sense, Truth, Unit, Universe, Vintage, Zone, ZoneNature,
};
use crate::query::{Cell, Column, Table};
use proptest::prelude::*;

/// So many résidences of 10, 11, 12… dwellings, two occupancy indicators, nothing else.
pub(in crate::query) fn atlas(residences: usize) -> Atlas {
    Atlas {
        meta: Meta {
            format_version: 1,
            produced_by: None,
            produced_on: None,
            source: "essai".to_owned(),
            vintage_ops: Some(Vintage::new(2022)),
            vintage_rents: Some(Vintage::new(2022)),
            vintage_parc: Some(Vintage::new(2022)),
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
        residences: (0..residences).map(residence).collect(),
        occupancy_codes: vec!["res40".to_owned(), "surprise".to_owned()],
        zones: Vec::new(),
        references: std::collections::BTreeMap::new(),
        ceilings: Vec::new(),
        indicators: vec![indicator("res40")],
        rules: Vec::new(),
        vocabulary: Vec::new(),
    }
}

fn residence(row: usize) -> Residence {
    Residence {
        id: format!("R{row}").into(),
        name: format!("Résidence {row}"),
        bailleur: Some("Suzon Habitat".into()),
        address: None,
        postcode: None,
        insee: "21231".into(),
        commune: "Dijon".into(),
        quartier: None,
        in_qpv_2015: None,
        in_qpv_2024: Some(row.is_multiple_of(2)),
        qpv_2015: None,
        qpv_2024: None,
        mixity_issue: None,
        apl_zone: None,
        position: Some(LonLat { lon: 5.0 + row as f64 / 100.0, lat: 47.3 }),
        precision: None,
        construction: None,
        built: Some(1970 + row as i32),
        rehabilitated: None,
        first_let: None,
        dwellings: 10 + row as u32,
        storeys: Some(4),
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

fn indicator(code: &str) -> Indicator {
    Indicator {
        code: code.to_owned(),
        label: "Ressources inférieures à 40\u{A0}% du plafond PLUS".to_owned(),
        short_label: "Ressources < 40\u{A0}%".to_owned(),
        definition: String::new(),
        unit: "%".to_owned(),
        universe: Universe::Household,
        numerator: String::new(),
        denominator: String::new(),
        sense: Sense::HighIsUnfavourable,
        family: None,
        source: String::new(),
        comparable_vintages: None,
        disclosure: Disclosure::Internal,
        computed: false,
        order: 1,
    }
}

pub(in crate::query) fn zone(nature: ZoneNature, code: &str, name: &str) -> Zone {
    Zone {
        code: code.to_owned(),
        name: name.to_owned(),
        nature,
        apl_zone: None,
        valid_from: None,
        valid_to: None,
        fictitious: true,
        source: None,
        outline: None,
    }
}

/// An occupancy row of twenty respondents with these rates.
pub(in crate::query) fn occupancy(rates: &[Figure<f32>]) -> Occupancy {
    Occupancy {
        respondents: Figure::Published(20),
        adult_respondents: Figure::Published(40),
        response_rate: Figure::Published(80.0),
        rates: rates.iter().map(|figure| Rate { figure: *figure, bounded: false }).collect(),
    }
}

/// Nothing known: every figure absent, every family absent.
pub(in crate::query) fn assessment() -> Assessment {
    Assessment {
        rent_lines: Vec::new(),
        families: RuleFamily::ALL
            .into_iter()
            .map(|family| FamilyFinding {
                family,
                counts: matches!(
                    family,
                    RuleFamily::Resources | RuleFamily::Employment | RuleFamily::Turnover
                ),
                state: RuleState::Absent,
                explanations: Vec::new(),
            })
            .collect(),
        fragile: Truth::Unknown,
        points: Figure::Absent,
        points_not_computed: false,
        fragile_opinion: Truth::Unknown,
        vacancy: Figure::Absent,
        long_vacancy: Figure::Absent,
        mobility: Figure::Absent,
        energy_efg: Figure::Absent,
        income_gap: Figure::Absent,
    }
}

pub(in crate::query) fn field(code: &'static str, kind: FieldKind, unit: Unit) -> Field {
    Field { id: FieldId::of(code), kind, unit, group: FieldGroup::Rent, universe: None, labels: None }
}

/// Values on a coarse grid, so that bounds often meet them, and every state.
fn cell<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Cell<T>> {
    prop_oneof![
        5 => value.prop_map(Cell::Value),
        1 => Just(Cell::Secret),
        1 => Just(Cell::Absent),
        1 => Just(Cell::NotApplicable),
        1 => Just(Cell::NotComputed),
    ]
}

/// Two numbers, two categories, two flags, a text and positions: `a b`, `c d`, `f g`, `t`.
pub(in crate::query) fn tables() -> impl Strategy<Value = Table> {
    type Row = (
        Cell<f32>,
        Cell<f32>,
        Cell<String>,
        Cell<String>,
        Cell<bool>,
        Cell<bool>,
        Option<String>,
        Option<(u8, u8)>,
        u32,
    );
    let number = || cell((-8_i32..8).prop_map(|quarters| quarters as f32 / 4.0));
    let word = || prop_oneof![Just("x".to_owned()), Just("y".to_owned()), Just("l’été".to_owned())];
    let row = (
        number(),
        number(),
        cell(word()),
        cell(word()),
        cell(any::<bool>()),
        cell(any::<bool>()),
        prop::option::of(word()),
        prop::option::of((0_u8..4, 0_u8..4)),
        1_u32..50,
    );
    prop::collection::vec(row, 0..150).prop_map(|rows: Vec<Row>| {
        let numbers = |read: fn(&Row) -> Cell<f32>| Column::numbers(rows.iter().map(read));
        let flags = |read: fn(&Row) -> Cell<bool>| Column::flags(rows.iter().map(read));
        let categories = |read: fn(&Row) -> &Cell<String>| {
            Column::categories(rows.iter().map(|row| match read(row) {
                Cell::Value(text) => Cell::Value(text.as_str()),
                state => state.state().cell(|| ""),
            }))
        };
        let columns = vec![
            (field("a", FieldKind::Number, Unit::Percent), numbers(|row| row.0)),
            (field("b", FieldKind::Number, Unit::EurosPerMonth), numbers(|row| row.1)),
            (field("c", FieldKind::Category, Unit::None), categories(|row| &row.2)),
            (field("d", FieldKind::Category, Unit::None), categories(|row| &row.3)),
            (field("f", FieldKind::Flag, Unit::None), flags(|row| row.4)),
            (field("g", FieldKind::Flag, Unit::None), flags(|row| row.5)),
            (
                field("t", FieldKind::Text, Unit::None),
                Column::Text { values: rows.iter().map(|row| row.6.clone()).collect() },
            ),
        ];
        let position = |(x, y): (u8, u8)| LonLat { lon: f64::from(x), lat: f64::from(y) };
        Table::new(
            columns,
            rows.iter().map(|row| row.8).collect(),
            rows.iter().map(|row| row.7.map(position)).collect(),
        )
    })
}
