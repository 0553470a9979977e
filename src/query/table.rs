//! All columns of an open atlas, built once.

use crate::domain::Assessment;
use crate::model::{Atlas, Field, FieldId, LonLat};
use crate::query::{Cell, Column};

/// Columns by field; rows in the order of [`Atlas::residences`]. Immutable once built.
#[derive(Clone, Debug)]
pub struct Table {
    /// In the order of the filter panel.
    pub fields: Vec<Field>,
    columns: Vec<Column>,
    pub dwellings: Vec<u32>,
    pub positions: Vec<Option<LonLat>>,
}

impl Table {
    pub fn build(atlas: &Atlas, assessments: &[Assessment]) -> Self {
        let _ = (atlas, assessments);
        todo!()
    }

    pub fn len(&self) -> usize {
        self.dwellings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.dwellings.is_empty()
    }

    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    pub fn column(&self, id: &FieldId) -> Option<&Column> {
        let position = self.fields.iter().position(|field| field.id == *id)?;
        self.columns.get(position)
    }

    /// The number in a row of a numeric field; `Absent` for another kind or an unknown field.
    pub fn number(&self, id: &FieldId, row: usize) -> Cell<f32> {
        let _ = (id, row);
        todo!()
    }

    /// Names of fields nearest to a mistyped one, best first, three at most.
    pub fn nearest(&self, code: &str) -> Vec<&FieldId> {
        let _ = code;
        todo!()
    }
}
