//! One filter, three ways: as the window keeps it, as CQL2 text, and as SQL run on the file by another program.
//!
//! The SQL follows the reading rules of `design.md` § 4: sans objet is false, any other NULL is unknown, as in SQL itself.

use atlas_ops::data::{Writer, open};
use atlas_ops::model::{
    AplZone, Date, EurosPerMonth, Figure, Lift, LonLat, Occupancy, Population, Progress, Rate, Rent,
    Residence, Typology, Vintage,
};
use atlas_ops::query::cql::{self, Comparison, Expr, Operand};
use atlas_ops::query::{self, Engine, Filter, Table};
use proptest::prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::{Arc, LazyLock};

const RESIDENCES: usize = 300;
const VINTAGE: i16 = 2022;

struct Opened {
    table: Arc<Table>,
    path: tempfile::TempPath,
}

static FILE: LazyLock<Opened> = LazyLock::new(|| {
    let path = tempfile::Builder::new().suffix(".gpkg").tempfile().unwrap().into_temp_path();
    write(&path);
    let file = open(&path, None, &Progress::default()).unwrap();
    let assessments = query::assess(&file.atlas, Date::constant(2026, 1, 1));
    Opened { table: Arc::new(Table::build(&file.atlas, &assessments)), path }
});

/// A file where every field is now published, now secret, absent or sans objet.
fn write(path: &Path) {
    let progress = Progress::default();
    let mut writer = Writer::create(path, &["res40", "mono"].map(str::to_owned), &progress).unwrap();
    for (key, value) in [
        ("source", "Données d’essai"),
        ("millesime_ops", "2022"),
        ("millesime_loyers", "2022"),
        ("millesime_parc", "2022"),
        ("seuil_secret", "11"),
        ("synthetique", "1"),
    ] {
        writer.meta(key, value).unwrap();
    }
    let mut random = ChaCha8Rng::seed_from_u64(2022);
    let vintage = Vintage::new(VINTAGE);
    for row in 0..RESIDENCES {
        let residence = residence(row, &mut random);
        let fid = writer.residence(&residence).unwrap();
        if random.random_bool(0.8) {
            for typology in [Typology::T3, Typology::T4] {
                if random.random_bool(0.7) {
                    writer.rent(fid, vintage, &rent(typology, &mut random), false).unwrap();
                }
            }
        }
        if random.random_bool(0.8) {
            writer.occupancy(fid, vintage, Population::All, &occupancy(&mut random)).unwrap();
        }
    }
    writer.finish().unwrap();
}

fn residence(row: usize, random: &mut ChaCha8Rng) -> Residence {
    let mut maybe = |chance| random.random_bool(chance);
    let flag = |known: bool, yes: bool| known.then_some(yes);
    Residence {
        id: format!("R{row:04}").into(),
        name: ["Les Cèdres", "Le Clos", "L’Été", "Résidence 100%"][row % 4].to_owned(),
        bailleur: maybe(0.9).then(|| ["Suzon Habitat", "Ouche Logement", "L’Autre"][row % 3].into()),
        address: None,
        postcode: None,
        insee: "21231".into(),
        commune: ["Dijon", "Chenôve"][row % 2].into(),
        quartier: None,
        in_qpv_2015: flag(maybe(0.5), maybe(0.3)),
        in_qpv_2024: flag(maybe(0.9), maybe(0.3)),
        qpv_2015: None,
        qpv_2024: None,
        mixity_issue: None,
        apl_zone: Some(if maybe(0.7) { AplZone::II } else { AplZone::III }),
        position: maybe(0.9).then_some(LonLat { lon: 5.0 + row as f64 / 1000.0, lat: 47.3 }),
        precision: None,
        construction: None,
        built: maybe(0.8).then_some(1950 + row as i32 % 70),
        rehabilitated: None,
        first_let: None,
        dwellings: 1 + row as u32 % 60,
        storeys: maybe(0.8).then_some(1 + row as u32 % 9),
        lift: maybe(0.8).then_some([Lift::Yes, Lift::Partial, Lift::No][row % 3]),
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

/// From none to nine known rents: absent, secret, published. Cents, near the ceilings.
fn rent(typology: Typology, random: &mut ChaCha8Rng) -> Rent {
    let known = random.random_range(0..10);
    let mean = f64::from(random.random_range(28_000..45_000)) / 100.0;
    Rent {
        typology: Some(typology),
        dwellings: 10,
        known,
        mean_surface: Some(60.0),
        mean: Figure::supplied(EurosPerMonth::new(mean)),
        per_m2: Figure::Published(mean / 60.0),
        min: Figure::Absent,
        max: Figure::Absent,
        under_ceiling: Figure::Absent,
        mean_charges: Figure::Absent,
        heating_included: None,
        water_included: None,
        reletting: None,
        convention_max: None,
        reletting_date: None,
    }
}

fn occupancy(random: &mut ChaCha8Rng) -> Occupancy {
    let respondents = match random.random_range(0..5) {
        0 => Figure::Secret,
        1 => Figure::NotApplicable,
        2 => Figure::Absent,
        _ => Figure::Published(random.random_range(50..120)),
    };
    let Figure::Published(count) = respondents else {
        let rate = Rate { figure: respondents.map(|_| 0.0), bounded: false };
        let none = respondents.map(|_| 0.0);
        return Occupancy {
            respondents,
            adult_respondents: respondents,
            response_rate: none,
            rates: vec![rate; 2],
        };
    };
    let rate = |random: &mut ChaCha8Rng| {
        let share = f64::from(random.random_range(3..count - 3)) / f64::from(count) * 100.0;
        let figure = if random.random_bool(0.2) {
            Figure::Secret
        } else {
            Figure::Published(((share * 1e4).round() / 1e4) as f32)
        };
        Rate { figure, bounded: false }
    };
    Occupancy {
        respondents,
        adult_respondents: Figure::Published(count + 10),
        response_rate: Figure::Published(81.25),
        rates: vec![rate(random), rate(random)],
    }
}

/// The value of a field in SQL, and when it is sans objet.
fn column(code: &str) -> (String, String) {
    let never = || "0".to_owned();
    let rent = |typology: &str| {
        let of = |what: &str, and: &str| {
            format!(
                "(SELECT {what} FROM loyer l WHERE l.residence_fid = r.fid AND l.millesime = {VINTAGE} AND {and})"
            )
        };
        let none = format!(
            "({} = 0 AND {} > 0)",
            of("count(*)", &format!("l.typologie = '{typology}'")),
            of("count(*)", "l.typologie <> 'TOUS'")
        );
        (of("l.loyer_moyen", &format!("l.typologie = '{typology}'")), none)
    };
    // One dependant, then two, at 1 January 2022 (`domaine.md` § 3.2).
    let ratio = |typology: &str, zone_2: f64, zone_3: f64| {
        let (mean, none) = rent(typology);
        (format!("round({mean} / CASE r.zone_apl WHEN 'II' THEN {zone_2} ELSE {zone_3} END, 4)"), none)
    };
    match code {
        "loyer_t3" => rent("T3"),
        "loyer_t4" => rent("T4"),
        "ratio_t3" => ratio("T3", 357.80, 330.94),
        "ratio_t4" => ratio("T4", 357.80 + 52.08, 330.94 + 47.43),
        "sous_plafond_t3" => {
            let (ratio, none) = ratio("T3", 357.80, 330.94);
            (format!("({ratio} <= 1)"), none)
        }
        "res40" | "mono" | "repondants" => {
            let of = |what: &str| {
                format!(
                    "(SELECT {what} FROM occupation o WHERE o.residence_fid = r.fid AND o.millesime = {VINTAGE} \
                     AND o.population = 'ensemble')"
                )
            };
            (of(&format!("o.{code}")), format!("coalesce({}, 0)", of("o.statut = 'sans_objet'")))
        }
        "qpv" => ("r.en_qpv_2024".to_owned(), never()),
        _ => (format!("r.{code}"), never()),
    }
}

/// The condition in SQL, three-valued as ours.
fn sql(expr: &Expr) -> String {
    let all =
        |parts: &[Expr], word: &str| format!("({})", parts.iter().map(sql).collect::<Vec<_>>().join(word));
    let value = |operand: &Operand| match operand {
        Operand::Field(field) => column(field.as_str()).0,
        Operand::Number(number) => format!("{number:?}"),
        Operand::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Operand::Flag(flag) => u8::from(*flag).to_string(),
    };
    let none = |operands: &[&Operand]| {
        let fields = operands.iter().filter_map(|operand| match operand {
            Operand::Field(field) => Some(column(field.as_str()).1),
            _ => None,
        });
        fields.chain(["0".to_owned()]).collect::<Vec<_>>().join(" OR ")
    };
    let unless = |none: String, test: String| format!("(CASE WHEN {none} THEN 0 ELSE {test} END)");
    match expr {
        Expr::Constant(value) => u8::from(*value).to_string(),
        Expr::And(parts) => all(parts, " AND "),
        Expr::Or(parts) => all(parts, " OR "),
        Expr::Not(inner) => format!("(NOT {})", sql(inner)),
        Expr::IsNull(field) => format!("({} IS NULL)", column(field.as_str()).0),
        Expr::Compare { left, comparison, right } => {
            let sign = match comparison {
                Comparison::Equal => "=",
                Comparison::Different => "<>",
                Comparison::Less => "<",
                Comparison::LessOrEqual => "<=",
                Comparison::Greater => ">",
                Comparison::GreaterOrEqual => ">=",
            };
            unless(none(&[left, right]), format!("{} {sign} {}", value(left), value(right)))
        }
        Expr::Between { value: of, low, high } => unless(
            none(&[of, low, high]),
            format!("{} BETWEEN {} AND {}", value(of), value(low), value(high)),
        ),
        Expr::In { value: of, list } => {
            let list = list.iter().map(&value).collect::<Vec<_>>().join(", ");
            unless(none(&[of]), format!("{} IN ({list})", value(of)))
        }
        Expr::Like { value: of, pattern } => {
            unless(none(&[of]), format!("{} LIKE '{}' ESCAPE '\\'", value(of), pattern.replace('\'', "''")))
        }
        Expr::Intersects(_) | Expr::Near { .. } => unreachable!("not written by this test"),
    }
}

/// Identifiers of the résidences that SQL says yes to, and of those it does not know about.
fn asked(expr: &Expr) -> [Vec<String>; 2] {
    let db = Connection::open_with_flags(&FILE.path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    db.pragma_update(None, "case_sensitive_like", true).unwrap();
    let condition = sql(expr);
    [condition.clone(), format!("({condition}) IS NULL")].map(|condition| {
        let mut statement =
            db.prepare(&format!("SELECT id FROM residence r WHERE {condition} ORDER BY fid")).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<String>, _>>().unwrap()
    })
}

fn answered(filter: &Filter) -> [Vec<String>; 2] {
    let mut engine = Engine::new(Arc::clone(&FILE.table));
    engine.set_filter(filter);
    let ids = |rows: &query::Bits| rows.iter().map(|row| format!("R{row:04}")).collect();
    [ids(&engine.matches().yes), ids(&engine.matches().unknown)]
}

/// A condition as one types it.
fn leaf() -> impl Strategy<Value = String> {
    let number = |codes: &'static [&'static str], low: i32, high: i32, scale: f64| {
        let bound = move || (low..high).prop_map(move |bound| f64::from(bound) / scale);
        let sign = prop::sample::select(vec!["=", "<>", "<", "<=", ">", ">="]);
        prop_oneof![
            (prop::sample::select(codes), sign, bound())
                .prop_map(|(code, sign, bound)| format!("{code} {sign} {bound}")),
            (prop::sample::select(codes), bound(), bound())
                .prop_map(|(code, low, high)| format!("{code} BETWEEN {low} AND {high}")),
        ]
    };
    prop_oneof![
        2 => number(&["loyer_t3", "loyer_t4"], 2_800, 4_500, 10.0),
        2 => number(&["ratio_t3", "ratio_t4"], 80, 130, 100.0),
        2 => number(&["res40", "mono"], 0, 1_000, 10.0),
        1 => number(&["nb_logements", "nb_niveaux", "repondants"], 1, 70, 1.0),
        1 => number(&["annee_construction"], 1950, 2020, 1.0),
        2 => prop::sample::select(vec![
            "qpv = FALSE", "qpv = TRUE", "en_qpv_2015 = TRUE", "sous_plafond_t3 = TRUE", "sous_plafond_t3 = FALSE",
            "bailleur = 'Suzon Habitat'", "bailleur IN ('L’Autre', 'Ouche Logement')", "bailleur < 'O'",
            "commune <> 'Dijon'", "ascenseur IN ('oui', 'partiel')", "zone_apl = 'III'", "nom LIKE 'L%'",
            "nom NOT LIKE '%100\\%'", "nom LIKE 'l%'", "loyer_t3 IS NULL", "res40 IS NOT NULL", "qpv IS NULL",
            "loyer_t3 <= loyer_t4", "bailleur IS NOT NULL",
        ]).prop_map(str::to_owned),
    ]
}

fn condition() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(" AND ")),
            1 => prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(" OR ")),
            1 => inner.prop_map(|part| format!("NOT ({part})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_window_the_command_line_and_sql_give_the_same_residences(text in condition()) {
        let expr = cql::parse_for(&text, &*FILE.table).unwrap();
        let expected = asked(&expr);
        // As the command line keeps it, then as the window would after a round through text.
        let filter = Filter::from_expr(&expr, &FILE.table);
        prop_assert_eq!(answered(&filter), expected.clone(), "{}", text);
        let again = cql::parse_for(&cql::print(&filter.to_expr()), &*FILE.table).unwrap();
        prop_assert_eq!(answered(&Filter::from_expr(&again, &FILE.table)), expected);
    }
}

#[test]
fn the_file_of_this_test_has_every_state() {
    let count = |text: &str| {
        let expr = cql::parse_for(text, &*FILE.table).unwrap();
        let [yes, unknown] = answered(&Filter::from_expr(&expr, &FILE.table));
        (yes.len(), unknown.len())
    };
    let (known, _) = count("res40 >= 0");
    let (_, unknown) = count("res40 < 0");
    assert!(known > 50 && unknown > 50 && known + unknown < RESIDENCES - 20, "{known} {unknown}");
    let (known, _) = count("loyer_t3 >= 0");
    let (_, unknown) = count("loyer_t3 < 0");
    assert!(known > 50 && unknown > 50 && known + unknown < RESIDENCES - 20, "{known} {unknown}");
}
