//! All columns of an open atlas, built once.

use crate::domain::Assessment;
use crate::model::{Atlas, Field, FieldId, FieldKind, LonLat};
use crate::query::cql::Schema;
use crate::query::{Cell, Column, build, nearest, words};
use std::collections::BTreeMap;

/// Columns by field; rows in the order of [`Atlas::residences`]. Immutable once built.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// In the order of the filter panel.
    pub fields: Vec<Field>,
    columns: Vec<Column>,
    pub dwellings: Vec<u32>,
    pub positions: Vec<Option<LonLat>>,
    /// Names of the values of a category, by code, where the code is not what people say. Unique in a field.
    names: BTreeMap<FieldId, BTreeMap<String, String>>,
    /// Columns by code, without capitals.
    places: BTreeMap<String, usize>,
    /// By column, positions of the values of a category as French sorts them; empty for another kind.
    collations: Vec<Vec<usize>>,
}

impl Table {
    /// `assessments` are those of the same atlas, in the same order.
    pub fn build(atlas: &Atlas, assessments: &[Assessment]) -> Self {
        build::table(atlas, assessments)
    }

    /// A table of some columns; fields are sorted by group, the order inside a group kept.
    pub fn new(
        mut columns: Vec<(Field, Column)>,
        dwellings: Vec<u32>,
        positions: Vec<Option<LonLat>>,
    ) -> Self {
        columns.sort_by_key(|(field, _)| field.group);
        let (fields, columns): (Vec<Field>, Vec<Column>) = columns.into_iter().unzip();
        let places = fields
            .iter()
            .enumerate()
            .rev() // The first of two fields that differ by capitals alone answers to the name.
            .map(|(place, field)| (field.id.as_str().to_lowercase(), place))
            .collect();
        let collations = columns.iter().map(|column| collation(column, None)).collect();
        Self { fields, columns, dwellings, positions, names: BTreeMap::new(), places, collations }
    }

    /// The same table with the names of the values of a category, by code. Values that share a name are told
    /// apart by their code.
    pub fn with_names(mut self, field: FieldId, names: BTreeMap<String, String>) -> Self {
        let told_apart: BTreeMap<String, String> = names
            .iter()
            .map(|(code, name)| {
                let alone = names.values().filter(|other| *other == name).count() == 1;
                (code.clone(), if alone { name.clone() } else { format!("{name} ({code})") })
            })
            .collect();
        let unique = told_apart
            .iter()
            .filter(|(_, name)| told_apart.values().filter(|other| other == name).count() == 1)
            .map(|(code, name)| (code.clone(), name.clone()))
            .collect();
        if let Some(place) = self.place(field.as_str()) {
            self.collations[place] = collation(&self.columns[place], Some(&unique));
        }
        self.names.insert(field, unique);
        self
    }

    pub fn len(&self) -> usize {
        self.dwellings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.dwellings.is_empty()
    }

    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.get(self.place(id.as_str())?)
    }

    pub fn column(&self, id: &FieldId) -> Option<&Column> {
        self.columns.get(self.place(id.as_str())?)
    }

    /// The number in a row of a numeric field; `Absent` for another kind or an unknown field.
    pub fn number(&self, id: &FieldId, row: usize) -> Cell<f32> {
        self.column(id).map_or(Cell::Absent, |column| column.number(row))
    }

    /// What people call a value of a category where its code is not it: the name of a quartier.
    pub fn value_name(&self, id: &FieldId, value: &str) -> Option<&str> {
        self.names.get(id)?.get(value).map(String::as_str)
    }

    /// Whether values of a category are codes, with names beside them.
    pub fn names_values(&self, id: &FieldId) -> bool {
        self.names.contains_key(id)
    }

    /// Positions of the values of a category in its column, by name, accents and capitals aside.
    pub(in crate::query) fn collation(&self, id: &FieldId) -> &[usize] {
        self.place(id.as_str()).map_or(&[], |place| &self.collations[place])
    }

    /// Names of fields nearest to a mistyped one, best first, three at most.
    pub fn nearest(&self, code: &str) -> Vec<&FieldId> {
        nearest::among(self.fields.iter().map(|field| &field.id), code)
    }

    /// Case aside. `en_qpv_2024` is `qpv`: one field, so that one question has one sentence.
    fn place(&self, code: &str) -> Option<usize> {
        if let Some(place) = self.places.get(code) {
            return Some(*place);
        }
        let lower = code.to_lowercase();
        let lower = if lower == "en_qpv_2024" { "qpv" } else { &lower };
        self.places.get(lower).copied()
    }
}

fn collation(column: &Column, names: Option<&BTreeMap<String, String>>) -> Vec<usize> {
    let Column::Category { labels, .. } = column else { return Vec::new() };
    let name = |label: &String| names.and_then(|names| names.get(label)).unwrap_or(label).clone();
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_cached_key(|position| (words::collated(&name(&labels[*position])), *position));
    order
}

impl Schema for Table {
    fn find(&self, name: &str) -> Option<(FieldId, FieldKind)> {
        let field = &self.fields[self.place(name)?];
        Some((field.id.clone(), field.kind))
    }

    fn nearest(&self, name: &str) -> Vec<FieldId> {
        Self::nearest(self, name).into_iter().cloned().collect()
    }
}
