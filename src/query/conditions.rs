//! CQL2 conditions of rules, answered on a résidence before any column exists.

use crate::domain::{self, Assessment};
use crate::model::{Atlas, Date, FieldId, FieldKind, LonLat, Population, Residence};
use crate::query::column::Scalar;
use crate::query::cql::{Expr, Lookup, Schema, parse_for, truth};
use crate::query::sources::{RENTS, RESIDENCE};
use crate::query::{Cell, nearest};
use std::collections::BTreeMap;

/// [`domain::assess`], with the conditions of the rules parsed once each.
pub fn assess(atlas: &Atlas, today: Date) -> Vec<Assessment> {
    let schema = Columns { atlas };
    let mut parsed: BTreeMap<String, Option<Expr>> = BTreeMap::new();
    domain::assess(atlas, today, &mut |condition, row| {
        let expr = parsed
            .entry(condition.to_owned())
            .or_insert_with(|| parse_for(condition, &schema).ok())
            .as_ref()?;
        Some(truth(expr, &Row { atlas, residence: atlas.residences.get(row)? }))
    })
}

/// What a condition may name before assessments exist: columns of the résidence, rents, occupancy.
struct Columns<'a> {
    atlas: &'a Atlas,
}

impl Columns<'_> {
    fn fields(&self) -> Vec<(FieldId, FieldKind)> {
        let residence = RESIDENCE.iter().map(|source| (FieldId::of(source.code), source.kind));
        let alias = (FieldId::of("en_qpv_2024"), FieldKind::Flag);
        let rents = RENTS.iter().map(|(code, _)| (FieldId::of(code), FieldKind::Number));
        let per_m2 = (FieldId::of("loyer_m2"), FieldKind::Number);
        let occupancy = self.atlas.occupancy_codes.iter().flat_map(|code| {
            [code.clone(), format!("{code}_recents")].map(|code| (FieldId::new(code), FieldKind::Number))
        });
        residence.chain([alias]).chain(rents).chain([per_m2]).chain(occupancy).collect()
    }
}

impl Schema for Columns<'_> {
    fn find(&self, name: &str) -> Option<(FieldId, FieldKind)> {
        self.fields().into_iter().find(|(field, _)| field.as_str().eq_ignore_ascii_case(name))
    }

    fn nearest(&self, name: &str) -> Vec<FieldId> {
        let fields: Vec<FieldId> = self.fields().into_iter().map(|(field, _)| field).collect();
        nearest::among(fields.iter(), name).into_iter().cloned().collect()
    }
}

struct Row<'a> {
    atlas: &'a Atlas,
    residence: &'a Residence,
}

impl Lookup for Row<'_> {
    fn cell(&self, field: &FieldId) -> Cell<Scalar<'_>> {
        let code = if field.as_str() == "en_qpv_2024" { "qpv" } else { field.as_str() };
        if let Some(source) = RESIDENCE.iter().find(|source| source.code == code) {
            return (source.read)(self.atlas, self.residence);
        }
        if let Some((_, typology)) = RENTS.iter().find(|(rent, _)| *rent == code) {
            let rent = Cell::from(self.residence.mean_rent(*typology));
            return rent.map(|rent| Scalar::Number(rent.amount() as f32));
        }
        if code == "loyer_m2" {
            return Cell::from(self.residence.rent_per_m2()).map(|rent| Scalar::Number(rent as f32));
        }
        let (code, population) = match code.strip_suffix("_recents") {
            Some(code) => (code, Population::RecentMovers),
            None => (code, Population::All),
        };
        Cell::from(self.atlas.rate(self.residence, population, code).figure).map(Scalar::Number)
    }

    fn position(&self) -> Option<LonLat> {
        self.residence.position
    }
}
