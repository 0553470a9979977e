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
        if !parsed.contains_key(condition) {
            parsed.insert(condition.to_owned(), parse_for(condition, &schema).ok());
        }
        let expr = parsed.get(condition)?.as_ref()?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{self, CEDRES, INCONNUE, TILLEULS};
    use crate::query::Table;
    use crate::query::cql::evaluate;

    #[test]
    fn conditions_of_rules_are_those_that_the_rules_were_tested_with() {
        let atlas = sample::atlas();
        assert_eq!(assess(&atlas, sample::TODAY), sample::assess(&atlas));
    }

    #[test]
    fn a_condition_answers_alike_before_and_after_columns_exist() {
        let (atlas, assessments) = sample::assessed();
        let table = Table::build(&atlas, &assessments);
        for condition in [
            "ascenseur = 'non' AND nb_niveaux >= 4",
            "en_qpv_2024 = TRUE",
            "qpv_2024 = 'X' OR enjeu_3ds",
            "loyer_t1 <= 300 OR loyer_m2 < 5",
            "res40 >= 50 AND NOT res40_recents >= 50",
            "NOM LIKE '%Clos%' AND zone_apl = 'II' AND geom IS NOT NULL",
            "S_INTERSECTS(geom, BBOX(5, 47, 6, 48))",
        ] {
            let expr = parse_for(condition, &Columns { atlas: &atlas }).unwrap();
            let settled = parse_for(condition, &table).unwrap();
            for row in [CEDRES, TILLEULS, INCONNUE] {
                let alone = truth(&expr, &Row { atlas: &atlas, residence: &atlas.residences[row] });
                assert_eq!(alone, evaluate(&settled, &table).of(row), "{condition}, row {row}");
            }
        }
        assert!(parse_for("loyers_t3 <= 480", &Columns { atlas: &atlas }).is_err());
        assert!(
            parse_for("fragile", &Columns { atlas: &atlas }).is_err(),
            "a rule cannot ask for its own result"
        );
    }
}
