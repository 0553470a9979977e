//! The standard's own examples, faults with their places, and `parse(print(e)) = e`.

use crate::model::{FieldId, FieldKind};
use crate::query::cql::{
    Comparison, CqlError, Expected, Expr, Kind, Operand, Schema, Shape, parse, parse_for, print,
};
use proptest::prelude::*;

/// OGC 21-065r2: examples of the text encoding and conditions of its abstract test suite that lie in the subset.
const STANDARD: &[&str] = &[
    "landsat:scene_id = 'LC82030282019133LGN00'",
    "eo:instrument LIKE 'OLI%'",
    "landsat:wrs_path IN ('153','154','15X')",
    "eo:cloud_cover BETWEEN 0.1 AND 0.2 AND landsat:wrs_row=28 AND landsat:wrs_path=203",
    "eo:cloud_cover>=0.1 AND eo:cloud_cover<=0.2",
    "beamMode='ScanSAR Narrow' AND swathDirection='ascending' AND polarization='HH+VV+HV+VH' AND \
     S_INTERSECTS(geom,POLYGON((-77.117938 38.93686,-77.040604 39.995648,-76.910536 38.991036,-77.117938 38.93686)))",
    "floors>5",
    "taxes<=500",
    "owner LIKE '%Mike%'",
    "owner NOT LIKE '%Mike%'",
    "swimming_pool=true",
    "floors>5 AND swimming_pool=true",
    "swimming_pool=true AND (floors>5 OR material LIKE 'brick%' OR material LIKE '%brick')",
    "(floors>5 AND material='brick') OR swimming_pool=true",
    "NOT (floors<5) OR swimming_pool=true",
    "(owner LIKE 'mike%' OR owner LIKE 'Mike%') AND floors<4",
    "depth BETWEEN 100.0 and 150.0",
    "cityName IN ('Toronto','Frankfurt','Tokyo','New York')",
    "category NOT IN (1,2,3,4)",
    "geom IS NOT NULL",
    "city='Toronto'",
    "name='København'",
    "name<='København'",
    "name>'København'",
    "name<>'København'",
    "pop_other=1038288",
    "pop_other>=1038288",
    "pop_other<1038288",
    "boolean=true",
    "name IS NOT NULL",
    "name IS NULL",
    "pop_other BETWEEN 1000000 AND 3000000",
    "pop_other NOT BETWEEN 1000000 AND 3000000",
    "name LIKE 'B_r%'",
    "name NOT LIKE 'B_r%'",
    "name IN ('Kiev','kobenhavn','Berlin','athens','foo')",
    "pop_other IN (1038288,1611692,3013258,3013257,3013259)",
    "S_INTERSECTS(geom,BBOX(0,40,10,50))",
    "S_INTERSECTS(geom,BBOX(150,-90,-150,90))",
    "S_INTERSECTS(geom,POINT(7.02 49.92))",
    "S_INTERSECTS(geom,POLYGON((0 40,10 40,10 50,0 50,0 40)))",
    "S_INTERSECTS(geom,POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90),(-170 -80,-170 80,170 80,170 -80,-170 -80)))",
    "S_INTERSECTS(MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5))), geom)",
    "NOT (pop_other<>1038288)",
    "NOT name='København' AND pop_other>0",
    "pop_other<1038288 AND (name='København' OR NOT start IS NULL)",
    "(name<>'København' OR pop_other BETWEEN 1000000 AND 3000000) AND NOT (boolean=true)",
    "\"select\" = 'O''Neill' AND \"a \"\"b\"\"\" = 1e3",
    "-5.5 < x AND x < +.5",
    "TRUE",
    "FALSE OR boolean",
];

#[test]
fn the_examples_of_the_standard_parse_and_print_back() {
    for text in STANDARD {
        let expr = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(parse(&print(&expr)).as_ref(), Ok(&expr), "{text}");
    }
}

#[test]
fn a_condition_prints_as_a_person_would_write_it() {
    for text in [
        "loyer_t3 <= 480 AND qpv = FALSE AND fragile = FALSE",
        "(a = 1 OR b = 2) AND NOT (c = 3 AND d = 4)",
        "a = 1 AND b = 2 OR NOT c = 3",
        "bailleur IN ('L''Ouche', 'Suzon') AND nom NOT LIKE '%Clos%'",
        "x IS NOT NULL AND x NOT BETWEEN -1 AND 2.5",
        "S_DWITHIN(geom, POINT(5.041 47.322), 500, m)",
        "S_INTERSECTS(geom, BBOX(5, 47.2, 5.1, 47.4))",
    ] {
        assert_eq!(print(&parse(text).unwrap()), text);
    }
    assert_eq!(print(&parse("s_dwithin(GEOM, point(5 47), 1.5, 'km')").unwrap()), {
        "S_DWITHIN(geom, POINT(5 47), 1500, m)"
    });
}

#[test]
fn and_binds_tighter_than_or_and_not_tighter_than_both() {
    let a = |name: &'static str| Expr::Compare {
        left: Operand::Field(FieldId::of(name)),
        comparison: Comparison::Equal,
        right: Operand::Flag(true),
    };
    let expected = Expr::Or(vec![a("x"), Expr::And(vec![Expr::Not(Box::new(a("y"))), a("z")])]);
    assert_eq!(parse("x OR NOT y and z"), Ok(expected));
}

#[test]
fn a_fault_names_its_place_and_what_was_expected() {
    let unexpected = |position, found: &str, expected| {
        Err(CqlError::Unexpected { position, found: found.to_owned(), expected })
    };
    assert_eq!(parse(""), Err(CqlError::UnexpectedEnd { expected: Expected::Condition }));
    assert_eq!(parse("a <="), Err(CqlError::UnexpectedEnd { expected: Expected::Value }));
    assert_eq!(parse("a <= AND"), unexpected(6, "AND", Expected::Value));
    assert_eq!(parse("(a = 1"), Err(CqlError::UnexpectedEnd { expected: Expected::Sign(")") }));
    assert_eq!(parse("a = 1)"), unexpected(6, ")", Expected::End));
    assert_eq!(parse("a = 1 b"), unexpected(7, "b", Expected::End));
    assert_eq!(parse("été 3"), unexpected(5, "3", Expected::Comparison));
    assert_eq!(parse("a BETWEEN 1 OR 2"), unexpected(13, "OR", Expected::Sign("AND")));
    assert_eq!(parse("3 IS NULL"), unexpected(1, "3", Expected::Field));
    assert_eq!(parse("a LIKE 3"), unexpected(8, "3", Expected::Text));
    assert_eq!(parse("a = 'x"), Err(CqlError::UnclosedQuote { position: 5 }));
    assert_eq!(parse("a = 1e999"), Err(CqlError::BadNumber { position: 5, text: "1e999".to_owned() }));
    assert_eq!(parse("a = 12x"), Err(CqlError::BadNumber { position: 5, text: "12x".to_owned() }));
    assert_eq!(parse("a ; b"), Err(CqlError::UnknownSign { position: 3, sign: ';' }));
    assert_eq!(parse("S_INTERSECTS(geom, POLYGON((0 0,1 1,0 0)))"), Err(CqlError::BadRing { position: 28 }));
    assert_eq!(parse("S_DWITHIN(geom, POINT(5 47), 5, lieues)"), unexpected(33, "lieues", Expected::Unit));
    for (text, position) in
        [("CASEI(nom) = 'x'", 1), ("d >= DATE('1999-11-05')", 6), ("S_WITHIN(geom, x)", 1)]
    {
        assert!(
            matches!(parse(text), Err(CqlError::UnknownFunction { position: at, .. }) if at == position),
            "{text}: {:?}",
            parse(text)
        );
    }
}

#[test]
fn a_hostile_nesting_is_refused_and_a_long_list_is_not() {
    let deep = format!("{}a = 1{}", "(".repeat(10_000), ")".repeat(10_000));
    assert!(matches!(parse(&deep), Err(CqlError::TooDeep { limit: 64, .. })));
    assert!(matches!(parse(&"NOT ".repeat(10_000)), Err(CqlError::TooDeep { .. })));
    let long = vec!["a = 1"; 10_000].join(" AND ");
    assert!(matches!(parse(&long), Ok(Expr::And(parts)) if parts.len() == 10_000));
}

struct Two;

impl Schema for Two {
    fn find(&self, name: &str) -> Option<(FieldId, FieldKind)> {
        match name.to_lowercase().as_str() {
            "loyer_t3" => Some((FieldId::of("loyer_t3"), FieldKind::Number)),
            "bailleur" => Some((FieldId::BAILLEUR, FieldKind::Category)),
            "qpv" => Some((FieldId::QPV, FieldKind::Flag)),
            _ => None,
        }
    }

    fn nearest(&self, _name: &str) -> Vec<FieldId> {
        vec![FieldId::of("loyer_t3")]
    }
}

#[test]
fn names_are_settled_case_aside_and_an_unknown_one_suggests_its_neighbours() {
    assert_eq!(parse_for("LOYER_T3 <= 480", &Two), parse("loyer_t3 <= 480"));
    assert_eq!(parse_for("GEOM IS NULL", &Two), Ok(Expr::IsNull(FieldId::of("geom"))));
    assert_eq!(
        parse_for("qpv AND loyers_t3 <= 480", &Two),
        Err(CqlError::UnknownField {
            position: 9,
            name: "loyers_t3".to_owned(),
            nearest: vec![FieldId::of("loyer_t3")]
        })
    );
}

#[test]
fn only_like_is_compared_with_like() {
    let mismatch = |text| match parse_for(text, &Two) {
        Err(CqlError::KindMismatch { left_kind, right_kind, .. }) => (left_kind, right_kind),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(mismatch("bailleur = 3"), (Kind::Text, Kind::Number));
    assert_eq!(mismatch("loyer_t3 = 'x'"), (Kind::Number, Kind::Text));
    assert_eq!(mismatch("qpv = 'oui'"), (Kind::Flag, Kind::Text));
    assert_eq!(mismatch("loyer_t3 IN (1, 'x')"), (Kind::Number, Kind::Text));
    assert_eq!(mismatch("loyer_t3"), (Kind::Number, Kind::Flag));
    for text in ["qpv < TRUE", "loyer_t3 LIKE 'x'", "qpv BETWEEN TRUE AND FALSE", "geom = 3"] {
        assert!(matches!(parse_for(text, &Two), Err(CqlError::KindOfComparison { .. })), "{text}");
    }
}

fn operand() -> impl Strategy<Value = Operand> {
    prop_oneof![
        "[a-zé_][a-zA-Z0-9_.:é]{0,6}|[ -~]{1,6}|not|TRUE".prop_map(|name| Operand::Field(FieldId::new(name))),
        number().prop_map(Operand::Number),
        ".{0,8}".prop_map(Operand::Text),
        any::<bool>().prop_map(Operand::Flag),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        prop::num::f64::NORMAL,
        prop::num::f64::ZERO,
        (-1000_i32..1000).prop_map(|n| f64::from(n) / 8.0)
    ]
}

fn shape() -> impl Strategy<Value = Shape> {
    let point = || [number(), number()];
    let ring = move || {
        prop::collection::vec(point(), 3..6).prop_map(|mut ring| {
            ring.push(ring[0]);
            ring
        })
    };
    prop_oneof![
        point().prop_map(Shape::Point),
        prop::collection::vec(ring(), 1..3).prop_map(Shape::Polygon),
        prop::collection::vec(prop::collection::vec(ring(), 1..3), 1..3).prop_map(Shape::MultiPolygon),
        [number(), number(), number(), number()].prop_map(Shape::Box),
    ]
}

fn expr() -> impl Strategy<Value = Expr> {
    use Comparison::{Different, Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
    let comparison = prop::sample::select(vec![Equal, Different, Less, LessOrEqual, Greater, GreaterOrEqual]);
    let leaf = prop_oneof![
        any::<bool>().prop_map(Expr::Constant),
        (operand(), comparison, operand()).prop_map(|(left, comparison, right)| Expr::Compare {
            left,
            comparison,
            right
        }),
        (operand(), operand(), operand()).prop_map(|(value, low, high)| Expr::Between { value, low, high }),
        (operand(), prop::collection::vec(operand(), 1..4))
            .prop_map(|(value, list)| Expr::In { value, list }),
        "[ -~é]{1,6}".prop_map(|name| Expr::IsNull(FieldId::new(name))),
        (operand(), ".{0,6}").prop_map(|(value, pattern)| Expr::Like { value, pattern }),
        shape().prop_map(Expr::Intersects),
        (number(), number(), number()).prop_map(|(lon, lat, metres)| Expr::Near { lon, lat, metres }),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Or),
            inner.prop_map(|expr| Expr::Not(Box::new(expr))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_parses_to_the_same_condition(expr in expr()) {
        let text = print(&expr);
        prop_assert_eq!(parse(&text), Ok(expr), "{}", text);
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in ".{0,60}", words in prop::collection::vec("AND|OR|NOT|\\(|\\)|a|=|1|'x'|IN|,|IS|NULL|LIKE|BETWEEN|POINT|S_INTERSECTS|geom", 0..12)) {
        parse(&text).ok();
        if let Ok(expr) = parse(&words.join(" ")) {
            prop_assert_eq!(parse(&print(&expr)), Ok(expr));
        }
    }
}
