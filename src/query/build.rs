//! Columns from an atlas and its assessments: one field of `design.md` § 7 after another.

use crate::domain::rent_level::Household;
use crate::domain::{Assessment, RuleState};
use crate::model::{
    Atlas, ExtraValues, Field, FieldGroup, FieldId, FieldKind, Figure, Occupancy, Population, Residence,
    RuleFamily, Truth, Typology, Unit, ZoneNature,
};
use crate::query::column::Scalar;
use crate::query::sources::{RENTS, RESIDENCE};
use crate::query::{Cell, Column, Table};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::query) fn table(atlas: &Atlas, assessments: &[Assessment]) -> Table {
    let mut columns = Columns { atlas, assessments, list: Vec::new() };
    columns.residence();
    columns.rents();
    columns.occupancy(Population::All, FieldGroup::Occupancy, "");
    columns.occupancy(Population::RecentMovers, FieldGroup::RecentMovers, "_recents");
    columns.stock();
    columns.attention();
    columns.extras();
    let mut table = Table::new(
        columns.list,
        atlas.residences.iter().map(|residence| residence.dwellings).collect(),
        atlas.residences.iter().map(|residence| residence.position).collect(),
    );
    for (field, nature) in [
        ("quartier", ZoneNature::Quartier),
        ("qpv_2015", ZoneNature::Qpv2015),
        ("qpv_2024", ZoneNature::Qpv2024),
    ] {
        let names: BTreeMap<String, String> = atlas
            .zones
            .iter()
            .filter(|zone| zone.nature == nature)
            .map(|zone| (zone.code.clone(), zone.name.clone()))
            .collect();
        table = table.with_names(FieldId::of(field), names);
    }
    table
}

struct Columns<'a> {
    atlas: &'a Atlas,
    assessments: &'a [Assessment],
    list: Vec<(Field, Column)>,
}

impl<'a> Columns<'a> {
    fn residence(&mut self) {
        for source in RESIDENCE {
            let atlas = self.atlas;
            let cells = atlas.residences.iter().map(|residence| (source.read)(atlas, residence));
            let column = match source.kind {
                FieldKind::Number => Column::numbers(cells.map(number)),
                FieldKind::Flag => Column::flags(cells.map(flag)),
                FieldKind::Category => Column::categories(cells.map(text)),
                FieldKind::Text => {
                    Column::Text { values: cells.map(|cell| text(cell).value().map(str::to_owned)).collect() }
                }
            };
            self.push(source.code.to_owned(), source.kind, source.unit, source.group, column);
        }
    }

    fn rents(&mut self) {
        for (code, typology) in RENTS {
            self.numbers(code, Unit::EurosPerMonth, FieldGroup::Rent, |residence, _| {
                Cell::from(residence.mean_rent(typology)).map(|rent| rent.amount() as f32)
            });
        }
        self.numbers("loyer_m2", Unit::EurosPerM2, FieldGroup::Rent, |residence, _| {
            Cell::from(residence.rent_per_m2()).map(|rent| rent as f32)
        });
        for typology in Typology::ALL {
            let code = format!("ratio_{}", typology.code().to_lowercase());
            self.numbers(&code, Unit::Ratio, FieldGroup::Rent, |_, assessment| {
                ratio(assessment, typology, reference_household(typology)).map(|ratio| ratio as f32)
            });
        }
        self.numbers("ratio_t2_couple", Unit::Ratio, FieldGroup::Rent, |_, assessment| {
            ratio(assessment, Typology::T2, Household::Couple).map(|ratio| ratio as f32)
        });
        self.flags("sous_plafond", FieldGroup::Rent, |_, assessment| {
            any(Typology::ALL.into_iter().map(|typology| under_ceiling(assessment, typology)))
        });
        for typology in Typology::ALL {
            let code = format!("sous_plafond_{}", typology.code().to_lowercase());
            self.flags(&code, FieldGroup::Rent, |_, assessment| under_ceiling(assessment, typology));
        }
    }

    fn occupancy(&mut self, population: Population, group: FieldGroup, suffix: &str) {
        let row = |residence: &'a Residence| residence.occupancy[population as usize].as_ref();
        for (position, code) in self.atlas.occupancy_codes.iter().enumerate() {
            let known = self.atlas.indicator(code);
            let unit = match known.map(|indicator| indicator.unit.as_str()) {
                Some("%") => Unit::Percent,
                Some("points") => Unit::Points,
                Some(_) | None => Unit::None,
            };
            let group = if known.is_some() { group } else { FieldGroup::Other };
            self.numbers(&format!("{code}{suffix}"), unit, group, |residence, _| {
                row(residence)
                    .and_then(|row| row.rates.get(position))
                    .map_or(Cell::Absent, |rate| rate.figure.into())
            });
        }
        let count = |figure: Option<Figure<u32>>| {
            figure.map_or(Cell::Absent, |figure| Cell::from(figure).map(|count| count as f32))
        };
        type Read = fn(&Occupancy) -> Figure<u32>;
        let counts: [(&str, Read); 2] =
            [("repondants", |row| row.respondents), ("majeurs_repondants", |row| row.adult_respondents)];
        for (code, read) in counts {
            self.numbers(&format!("{code}{suffix}"), Unit::Count, group, |residence, _| {
                count(row(residence).map(read))
            });
        }
        self.numbers(&format!("taux_reponse{suffix}"), Unit::Percent, group, |residence, _| {
            row(residence).map_or(Cell::Absent, |row| Cell::from(row.response_rate).map(|rate| rate as f32))
        });
    }

    fn stock(&mut self) {
        self.numbers("vacance", Unit::Percent, FieldGroup::Building, |_, assessment| {
            Cell::from(assessment.vacancy).map(|rate| rate as f32)
        });
        self.numbers("vac3", Unit::Percent, FieldGroup::Building, |_, assessment| {
            Cell::from(assessment.long_vacancy).map(|rate| rate as f32)
        });
        self.numbers("mobilite", Unit::Percent, FieldGroup::Building, |_, assessment| {
            Cell::from(assessment.mobility).map(|rate| rate as f32)
        });
        self.numbers("dpeefg", Unit::Percent, FieldGroup::Building, |_, assessment| {
            Cell::from(assessment.energy_efg).map(|rate| rate as f32)
        });
        self.numbers("ecart_res40", Unit::Points, FieldGroup::RecentMovers, |_, assessment| {
            Cell::from(assessment.income_gap).map(|gap| gap as f32)
        });
    }

    fn attention(&mut self) {
        self.flags("fragile", FieldGroup::Attention, |_, assessment| match assessment.fragile {
            Truth::Yes => Cell::Value(true),
            Truth::No => Cell::Value(false),
            Truth::Unknown => undetermined_family(assessment),
        });
        self.numbers("nb_points", Unit::Count, FieldGroup::Attention, |_, assessment| {
            match assessment.points {
                Figure::Absent if assessment.points_not_computed => Cell::NotComputed,
                points => Cell::from(points).map(f32::from),
            }
        });
        for family in RuleFamily::ALL {
            let code = format!("point_{}", family.code().to_lowercase());
            self.flags(&code, FieldGroup::Attention, |_, assessment| {
                let finding = assessment.families.iter().find(|finding| finding.family == family);
                finding.map_or(Cell::Absent, |finding| reached(finding.state))
            });
        }
        self.flags("avis_fragilite", FieldGroup::Attention, |_, assessment| {
            match assessment.fragile_opinion {
                Truth::Yes => Cell::Value(true),
                Truth::No => Cell::Value(false),
                Truth::Unknown => Cell::Absent,
            }
        });
    }

    /// Columns that nobody knows, unless their name is taken: many different texts are searched, not counted.
    fn extras(&mut self) {
        const MOST_CATEGORIES: usize = 60;
        for extra in &self.atlas.extras {
            if self.list.iter().any(|(field, _)| field.id.as_str() == extra.code) {
                continue;
            }
            let (kind, column) = match &extra.values {
                ExtraValues::Numbers(values) => {
                    let cells = values.iter().map(|value| value.map_or(Cell::Absent, Cell::Value));
                    (FieldKind::Number, Column::numbers(cells))
                }
                ExtraValues::Texts(values) => {
                    let different: BTreeSet<&str> = values.iter().flatten().map(AsRef::as_ref).collect();
                    if different.len() > MOST_CATEGORIES {
                        let values = values.iter().map(|value| value.as_deref().map(str::to_owned)).collect();
                        (FieldKind::Text, Column::Text { values })
                    } else {
                        let cells =
                            values.iter().map(|value| value.as_deref().map_or(Cell::Absent, Cell::Value));
                        (FieldKind::Category, Column::categories(cells))
                    }
                }
            };
            self.push(extra.code.clone(), kind, Unit::None, FieldGroup::Other, column);
        }
    }

    fn numbers(
        &mut self,
        code: &str,
        unit: Unit,
        group: FieldGroup,
        read: impl Fn(&'a Residence, &'a Assessment) -> Cell<f32>,
    ) {
        let column = Column::numbers(self.rows().map(|(residence, assessment)| read(residence, assessment)));
        self.push(code.to_owned(), FieldKind::Number, unit, group, column);
    }

    fn flags(
        &mut self,
        code: &str,
        group: FieldGroup,
        read: impl Fn(&'a Residence, &'a Assessment) -> Cell<bool>,
    ) {
        let column = Column::flags(self.rows().map(|(residence, assessment)| read(residence, assessment)));
        self.push(code.to_owned(), FieldKind::Flag, Unit::None, group, column);
    }

    fn rows(&self) -> impl Iterator<Item = (&'a Residence, &'a Assessment)> + use<'a> {
        assert_eq!(self.atlas.residences.len(), self.assessments.len(), "one assessment by résidence");
        self.atlas.residences.iter().zip(self.assessments)
    }

    fn push(&mut self, code: String, kind: FieldKind, unit: Unit, group: FieldGroup, column: Column) {
        let base = match group {
            FieldGroup::RecentMovers => code.strip_suffix("_recents").unwrap_or(&code),
            _ => &code,
        };
        let indicator = self.atlas.indicator(base);
        let field = Field {
            kind,
            unit,
            group,
            universe: indicator.map(|indicator| indicator.universe),
            labels: indicator.map(|known| (known.label.as_str().into(), known.short_label.as_str().into())),
            id: FieldId::new(code),
        };
        self.list.push((field, column));
    }
}

/// Reference household of a typologie: `domaine.md` § 3.3. The couple is the second line of a T2.
fn reference_household(typology: Typology) -> Household {
    match typology {
        Typology::T1 | Typology::T2 => Household::Single,
        Typology::T3 => Household::Dependants(1),
        Typology::T4 => Household::Dependants(2),
        Typology::T5 => Household::Dependants(3),
        Typology::T6 => Household::Dependants(4),
    }
}

/// Rounded to 4 decimals; sans objet where the résidence has no such dwelling.
fn ratio(assessment: &Assessment, typology: Typology, household: Household) -> Cell<f64> {
    assessment
        .rent_lines
        .iter()
        .find(|line| line.typology == typology && line.household == household)
        .map_or(Cell::NotApplicable, |line| line.ratio.into())
}

fn under_ceiling(assessment: &Assessment, typology: Typology) -> Cell<bool> {
    ratio(assessment, typology, reference_household(typology)).map(|ratio| ratio <= 1.0)
}

/// Kleene disjunction: yes when one says yes, otherwise the first of secret, not computed, absent; sans objet
/// only when all are.
fn any(cells: impl Iterator<Item = Cell<bool>>) -> Cell<bool> {
    let cells: Vec<Cell<bool>> = cells.collect();
    [Cell::Value(true), Cell::Secret, Cell::NotComputed, Cell::Absent, Cell::Value(false)]
        .into_iter()
        .find(|state| cells.contains(state))
        .unwrap_or(Cell::NotApplicable)
}

fn reached(state: RuleState) -> Cell<bool> {
    match state {
        RuleState::Reached => Cell::Value(true),
        RuleState::NotReached => Cell::Value(false),
        RuleState::NotComputed => Cell::NotComputed,
        RuleState::Secret => Cell::Secret,
        RuleState::Absent => Cell::Absent,
        RuleState::NotApplicable => Cell::NotApplicable,
    }
}

/// Why nobody knows: the first of secret, not computed, absent among the families that count.
fn undetermined_family(assessment: &Assessment) -> Cell<bool> {
    let counting = || assessment.families.iter().filter(|family| family.counts).map(|family| family.state);
    [RuleState::Secret, RuleState::NotComputed]
        .into_iter()
        .find(|state| counting().any(|family| family == *state))
        .map_or(Cell::Absent, reached)
}

fn number(cell: Cell<Scalar<'_>>) -> Cell<f32> {
    match cell {
        Cell::Value(Scalar::Number(number)) => Cell::Value(number),
        Cell::Value(_) => Cell::Absent,
        state => state.map(|_| 0.0),
    }
}

fn flag(cell: Cell<Scalar<'_>>) -> Cell<bool> {
    match cell {
        Cell::Value(Scalar::Flag(flag)) => Cell::Value(flag),
        Cell::Value(_) => Cell::Absent,
        state => state.map(|_| false),
    }
}

fn text(cell: Cell<Scalar<'_>>) -> Cell<&str> {
    match cell {
        Cell::Value(Scalar::Text(text)) => Cell::Value(text),
        Cell::Value(_) => Cell::Absent,
        state => state.map(|_| ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{CEDRES, INCONNUE, TILLEULS, assessed};
    use crate::query::State;

    fn table() -> Table {
        let (atlas, assessments) = assessed();
        Table::build(&atlas, &assessments)
    }

    fn states(code: &str) -> [State; 3] {
        let table = table();
        let column = table.column(&FieldId::new(code)).unwrap_or_else(|| panic!("{code}"));
        [CEDRES, TILLEULS, INCONNUE].map(|row| column.state(row))
    }

    fn number_of(code: &str, row: usize) -> Cell<f32> {
        table().number(&FieldId::new(code), row)
    }

    #[test]
    fn every_field_of_the_design_is_there_once() {
        let table = table();
        let residence = "id nom bailleur adresse code_postal code_insee commune quartier en_qpv_2015 en_qpv_2024 \
                         qpv_2015 qpv_2024 enjeu_3ds zone_apl precision_geom type_construction annee_construction \
                         annee_rehabilitation annee_mise_location nb_logements nb_niveaux ascenseur nb_logements_pmr \
                         nb_rez_de_chaussee chauffage dpe_a dpe_b dpe_c dpe_d dpe_e dpe_f dpe_g dpe_inconnu";
        let computed = "loyer_t1 loyer_t6 loyer_m2 ratio_t1 ratio_t6 ratio_t2_couple sous_plafond_t1 sous_plafond_t6 \
                        sous_plafond res40 res40_recents repondants repondants_recents taux_reponse vacance vac3 \
                        mobilite dpeefg ecart_res40 point_pa point_pg nb_points fragile avis_fragilite qpv";
        for code in residence.split_whitespace().chain(computed.split_whitespace()) {
            assert!(table.field(&FieldId::new(code)).is_some(), "{code}");
            assert!(table.column(&FieldId::new(code.to_uppercase())).is_some(), "{code}");
        }
        assert!(table.fields.is_sorted_by_key(|field| field.group));
        let mut codes: Vec<&str> = table.fields.iter().map(|field| field.id.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), table.fields.len());
        assert_eq!(table.field(&FieldId::of("en_qpv_2024")).unwrap().id, FieldId::QPV);
    }

    #[test]
    fn the_states_of_a_figure_are_kept_apart() {
        use State::{Absent, NotApplicable, NotComputed, Published, Secret};
        assert_eq!(states("res40"), [Published, Secret, Absent]);
        assert_eq!(states("res40_recents"), [Absent, Absent, Absent]);
        assert_eq!(states("repondants"), [Published, Secret, Absent]);
        assert_eq!(states("loyer_t1"), [Secret, NotApplicable, Absent]);
        assert_eq!(states("loyer_t6"), [NotApplicable, NotApplicable, Absent]);
        assert_eq!(states("mobilite"), [Published, Secret, Absent]);
        assert_eq!(states("fragile"), [Published, Secret, Absent]);
        assert_eq!(states("nb_points"), [Published, Secret, Absent]);
        assert_eq!(states("point_pe"), [Published, NotComputed, Absent]);
        assert_eq!(states("avis_fragilite"), [Published, Absent, Absent]);
        assert_eq!(states("en_qpv_2015"), [Absent, Published, Absent]);
        assert_eq!(states("bailleur"), [Published, Published, Absent]);
        assert_eq!(states("zone_apl"), [Published, Published, Published], "the commune's");
        assert_eq!(
            states("qpv_2024"),
            [NotApplicable, NotApplicable, NotApplicable],
            "outside, there is none"
        );
    }

    #[test]
    fn rents_and_their_ratios_are_those_of_the_rules() {
        assert_eq!(number_of("loyer_t3", CEDRES), Cell::Value(338.0));
        assert_eq!(number_of("ratio_t3", CEDRES), Cell::Value(0.9447)); // 338 / 357.80
        assert_eq!(number_of("ratio_t2", CEDRES), Cell::Value(1.0624)); // 276 / 259.78, a single person
        assert_eq!(number_of("ratio_t2_couple", CEDRES), Cell::Value(0.868)); // 276 / 317.97
        let table = table();
        let under = |code: &str, row| table.column(&FieldId::new(code)).unwrap().flag(row);
        assert_eq!(under("sous_plafond_t3", CEDRES), Cell::Value(true));
        assert_eq!(under("sous_plafond_t2", CEDRES), Cell::Value(false));
        assert_eq!(under("sous_plafond_t6", CEDRES), Cell::NotApplicable);
        assert_eq!(under("sous_plafond", CEDRES), Cell::Value(true));
        assert_eq!(under("sous_plafond", INCONNUE), Cell::Absent);
    }

    #[test]
    fn any_typologie_is_a_kleene_disjunction() {
        use Cell::{Absent, NotApplicable, Secret, Value};
        assert_eq!(any([Value(false), Secret, Value(true)].into_iter()), Value(true));
        assert_eq!(any([Value(false), Absent, Secret].into_iter()), Secret);
        assert_eq!(any([NotApplicable, Value(false)].into_iter()), Value(false));
        assert_eq!(any([NotApplicable, NotApplicable].into_iter()), NotApplicable);
    }

    #[test]
    fn labels_names_and_groups_come_from_the_file() {
        let table = table();
        let field = |code: &str| table.field(&FieldId::new(code)).unwrap();
        assert_eq!(field("res40").unit, Unit::Percent);
        assert_eq!(&*field("res40_recents").labels.as_ref().unwrap().1, "Ressources < 40 %");
        assert_eq!(field("res40_recents").group, FieldGroup::RecentMovers);
        assert!(field("loyer_t3").labels.is_none());
        assert_eq!(table.value_name(&FieldId::QUARTIER, "PN"), Some("Les Perrières-Nord"));
        assert_eq!(table.value_name(&FieldId::BAILLEUR, "Suzon Habitat"), None);
    }

    #[test]
    fn unknown_columns_of_residences_are_fields_apart_unless_their_name_is_taken() {
        let (mut atlas, assessments) = assessed();
        let texts =
            |values: [Option<&str>; 3]| ExtraValues::Texts(values.map(|v| v.map(Into::into)).to_vec());
        for (code, values) in [
            ("balcon", texts([Some("oui"), None, Some("non")])),
            ("classement", ExtraValues::Numbers(vec![Some(2.0), None, Some(3.0)])),
            ("qpv", texts([Some("faux"), None, None])),
        ] {
            atlas.extras.push(crate::model::Extra { code: code.to_owned(), values });
        }
        let table = Table::build(&atlas, &assessments);
        let kind = |code| table.field(&FieldId::of(code)).map(|field| (field.group, field.kind));
        assert_eq!(kind("balcon"), Some((FieldGroup::Other, FieldKind::Category)));
        assert_eq!(kind("classement"), Some((FieldGroup::Other, FieldKind::Number)));
        assert_eq!(kind("qpv").map(|(_, kind)| kind), Some(FieldKind::Flag));
        assert_eq!(table.number(&FieldId::of("classement"), CEDRES), Cell::Value(2.0));
    }

    #[test]
    fn a_column_that_nobody_knows_is_shown_apart() {
        let (mut atlas, assessments) = assessed();
        atlas.occupancy_codes[4] = "surprise".to_owned();
        let table = Table::build(&atlas, &assessments);
        for code in ["surprise", "surprise_recents"] {
            assert_eq!(table.field(&FieldId::new(code)).unwrap().group, FieldGroup::Other);
        }
        assert_eq!(table.number(&FieldId::of("surprise"), CEDRES), Cell::Value(18.6047));
    }

    #[test]
    fn an_atlas_without_residences_has_its_fields_and_no_row() {
        let (mut atlas, _) = assessed();
        atlas.residences.clear();
        let table = Table::build(&atlas, &[]);
        assert!(table.is_empty());
        assert!(table.field(&FieldId::RATIO_T3).is_some());
    }
}
