//! Where each column of the file's `residence` table comes from: code, kind, place in the panel, and how to read it.

use crate::model::{
    Atlas, Construction, FieldGroup, FieldKind, GeoPrecision, Lift, Residence, Typology, Unit,
};
use crate::query::Cell;
use crate::query::column::Scalar;

/// A column that is read from a résidence alone.
pub(in crate::query) struct Source {
    pub code: &'static str,
    pub kind: FieldKind,
    pub unit: Unit,
    pub group: FieldGroup,
    pub read: for<'a> fn(&'a Atlas, &'a Residence) -> Cell<Scalar<'a>>,
}

const fn source(
    code: &'static str,
    kind: FieldKind,
    unit: Unit,
    group: FieldGroup,
    read: for<'a> fn(&'a Atlas, &'a Residence) -> Cell<Scalar<'a>>,
) -> Source {
    Source { code, kind, unit, group, read }
}

/// The columns of `residence`, in the order of the panel inside each group.
pub(in crate::query) const RESIDENCE: &[Source] = {
    use FieldGroup::{Building, Place, Rent, Situation};
    use FieldKind::{Category, Flag, Number, Text};
    &[
        source("nb_logements", Number, Unit::Count, Rent, |_, r| count(Some(r.dwellings))),
        // `en_qpv_2024` is the same column: see `Table::position`.
        source("qpv", Flag, Unit::None, Situation, |_, r| flag(r.in_qpv_2024)),
        source("en_qpv_2015", Flag, Unit::None, Situation, |_, r| flag(r.in_qpv_2015)),
        source("ascenseur", Category, Unit::None, Situation, |_, r| text(r.lift.map(lift))),
        source("nb_logements_pmr", Number, Unit::Count, Situation, |_, r| count(r.pmr_dwellings)),
        source("nb_rez_de_chaussee", Number, Unit::Count, Situation, |_, r| count(r.ground_floor_dwellings)),
        source("enjeu_3ds", Flag, Unit::None, Situation, |_, r| flag(r.mixity_issue)),
        source("type_construction", Category, Unit::None, Building, |_, r| {
            text(r.construction.map(construction))
        }),
        source("annee_construction", Number, Unit::Year, Building, |_, r| number(r.built)),
        source("annee_rehabilitation", Number, Unit::Year, Building, |_, r| number(r.rehabilitated)),
        source("annee_mise_location", Number, Unit::Year, Building, |_, r| number(r.first_let)),
        source("nb_niveaux", Number, Unit::Count, Building, |_, r| count(r.storeys)),
        source("chauffage", Category, Unit::None, Building, |_, r| text(r.heating.as_deref())),
        source("dpe_a", Number, Unit::Count, Building, |_, r| label(r, 0)),
        source("dpe_b", Number, Unit::Count, Building, |_, r| label(r, 1)),
        source("dpe_c", Number, Unit::Count, Building, |_, r| label(r, 2)),
        source("dpe_d", Number, Unit::Count, Building, |_, r| label(r, 3)),
        source("dpe_e", Number, Unit::Count, Building, |_, r| label(r, 4)),
        source("dpe_f", Number, Unit::Count, Building, |_, r| label(r, 5)),
        source("dpe_g", Number, Unit::Count, Building, |_, r| label(r, 6)),
        source("dpe_inconnu", Number, Unit::Count, Building, |_, r| {
            count(r.energy.map(|labels| labels.unknown))
        }),
        source("bailleur", Category, Unit::None, Place, |_, r| text(r.bailleur.as_deref())),
        source("commune", Category, Unit::None, Place, |_, r| text(Some(&r.commune))),
        source("quartier", Category, Unit::None, Place, |_, r| text(r.quartier.as_deref())),
        source("qpv_2024", Category, Unit::None, Place, |_, r| {
            zone_code(r.in_qpv_2024, r.qpv_2024.as_deref())
        }),
        source("qpv_2015", Category, Unit::None, Place, |_, r| {
            zone_code(r.in_qpv_2015, r.qpv_2015.as_deref())
        }),
        // A NULL is the commune's zone: the field tells the one that applies.
        source("zone_apl", Category, Unit::None, Place, |atlas, r| {
            text(atlas.apl_zone(r).map(|zone| zone.code()))
        }),
        source("code_postal", Category, Unit::None, Place, |_, r| text(r.postcode.as_deref())),
        source("code_insee", Category, Unit::None, Place, |_, r| text(Some(&r.insee))),
        source("precision_geom", Category, Unit::None, Place, |_, r| text(r.precision.map(precision))),
        source("nom", Text, Unit::None, Place, |_, r| text(Some(&r.name))),
        source("adresse", Text, Unit::None, Place, |_, r| text(r.address.as_deref())),
        source("id", Text, Unit::None, Place, |_, r| text(Some(&r.id))),
    ]
};

/// Codes of the rent columns, with their typologie.
pub(in crate::query) const RENTS: [(&str, Typology); 6] = [
    ("loyer_t1", Typology::T1),
    ("loyer_t2", Typology::T2),
    ("loyer_t3", Typology::T3),
    ("loyer_t4", Typology::T4),
    ("loyer_t5", Typology::T5),
    ("loyer_t6", Typology::T6),
];

fn text(value: Option<&str>) -> Cell<Scalar<'_>> {
    Cell::supplied(value).map(Scalar::Text)
}

fn flag(value: Option<bool>) -> Cell<Scalar<'static>> {
    Cell::supplied(value).map(Scalar::Flag)
}

/// Exact in f32 up to 16 million.
fn count(value: Option<u32>) -> Cell<Scalar<'static>> {
    Cell::supplied(value).map(|count| Scalar::Number(count as f32))
}

fn number(value: Option<i32>) -> Cell<Scalar<'static>> {
    Cell::supplied(value).map(|number| Scalar::Number(number as f32))
}

fn label(residence: &Residence, position: usize) -> Cell<Scalar<'static>> {
    count(residence.energy.map(|labels| labels.counts[position]))
}

/// The name of a perimeter: outside, there is none.
fn zone_code(inside: Option<bool>, code: Option<&str>) -> Cell<Scalar<'_>> {
    match (code, inside) {
        (Some(code), _) => Cell::Value(Scalar::Text(code)),
        (None, Some(false)) => Cell::NotApplicable,
        (None, _) => Cell::Absent,
    }
}

fn lift(lift: Lift) -> &'static str {
    match lift {
        Lift::Yes => "oui",
        Lift::Partial => "partiel",
        Lift::No => "non",
    }
}

fn construction(construction: Construction) -> &'static str {
    match construction {
        Construction::Collective => "C",
        Construction::Individual => "I",
        Construction::Student => "E",
        Construction::Mixed => "M",
    }
}

fn precision(precision: GeoPrecision) -> &'static str {
    match precision {
        GeoPrecision::HouseNumber => "numero",
        GeoPrecision::Street => "voie",
        GeoPrecision::Commune => "commune",
        GeoPrecision::Entered => "saisie",
    }
}
