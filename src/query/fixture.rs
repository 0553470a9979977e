//! Small random tables for the tests of this room. A small atlas is in `domain::sample`.

use crate::model::{Field, FieldGroup, FieldId, FieldKind, LonLat, Unit};
use crate::query::{Cell, Column, Table};
use proptest::prelude::*;

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
