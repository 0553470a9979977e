//! The engine held to a naive row-by-row reference, three-valued logic included.

use crate::model::{FieldId, FieldKind, LonLat, Truth};
use crate::query::cql::{self, Comparison, Expr, Lookup, Operand, Shape};
use crate::query::fixture::tables;
use crate::query::{Cell, Clause, Column, Engine, Filter, Matches, Scalar, State, Table, Test};
use proptest::prelude::*;
use std::sync::Arc;

/// A known value, nobody knows, or there is none.
enum Known {
    Number(f32),
    Text(String),
    Flag(bool),
    Unknown,
    None,
}

fn known(table: &Table, operand: &Operand, row: usize) -> Known {
    let field = match operand {
        Operand::Number(value) => return Known::Number(*value as f32),
        Operand::Text(text) => return Known::Text(text.clone()),
        Operand::Flag(flag) => return Known::Flag(*flag),
        Operand::Field(field) => field,
    };
    let column = table.column(field).unwrap();
    match column.state(row) {
        State::NotApplicable => Known::None,
        State::Secret | State::Absent | State::NotComputed => Known::Unknown,
        State::Published => match column {
            Column::Number { values, .. } => Known::Number(values[row]),
            Column::Category { codes, labels, .. } => Known::Text(labels[codes[row] as usize].clone()),
            Column::Flag { yes, .. } => Known::Flag(yes.contains(row)),
            Column::Text { values } => Known::Text(values[row].clone().unwrap()),
        },
    }
}

fn three(known: [Known; 2], decide: impl Fn(std::cmp::Ordering) -> bool) -> Truth {
    let order = match known {
        [Known::None, _] | [_, Known::None] => return Truth::No,
        [Known::Number(a), Known::Number(b)] => a.partial_cmp(&b).unwrap(),
        [Known::Text(a), Known::Text(b)] => a.cmp(&b),
        [Known::Flag(a), Known::Flag(b)] => a.cmp(&b),
        _ => return Truth::Unknown,
    };
    if decide(order) { Truth::Yes } else { Truth::No }
}

/// Word for word what `design.md` § 3 says, one row at a time.
fn naive(expr: &Expr, table: &Table, row: usize) -> Truth {
    let known = |operand| known(table, operand, row);
    match expr {
        Expr::Constant(value) => Truth::from(*value),
        Expr::And(parts) => {
            let answers: Vec<Truth> = parts.iter().map(|part| naive(part, table, row)).collect();
            if answers.contains(&Truth::No) {
                Truth::No
            } else if answers.contains(&Truth::Unknown) {
                Truth::Unknown
            } else {
                Truth::Yes
            }
        }
        Expr::Or(parts) => {
            let answers: Vec<Truth> = parts.iter().map(|part| naive(part, table, row)).collect();
            if answers.contains(&Truth::Yes) {
                Truth::Yes
            } else if answers.contains(&Truth::Unknown) {
                Truth::Unknown
            } else {
                Truth::No
            }
        }
        Expr::Not(inner) => match naive(inner, table, row) {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        },
        Expr::IsNull(field) if field.as_str() == "geom" => Truth::from(table.positions[row].is_none()),
        Expr::IsNull(field) => Truth::from(table.column(field).unwrap().state(row) != State::Published),
        Expr::Compare { left, comparison, right } => {
            three([known(left), known(right)], |order| match comparison {
                Comparison::Equal => order.is_eq(),
                Comparison::Different => order.is_ne(),
                Comparison::Less => order.is_lt(),
                Comparison::LessOrEqual => order.is_le(),
                Comparison::Greater => order.is_gt(),
                Comparison::GreaterOrEqual => order.is_ge(),
            })
        }
        Expr::Between { value, low, high } => three([known(value), known(low)], std::cmp::Ordering::is_ge)
            .and(three([known(value), known(high)], std::cmp::Ordering::is_le)),
        Expr::In { value, list } => list.iter().fold(Truth::No, |answer, item| {
            answer.or(three([known(value), known(item)], std::cmp::Ordering::is_eq))
        }),
        Expr::Like { value, pattern } => match known(value) {
            Known::Text(text) => {
                // The strategy below only makes patterns of letters with one `%` at the end.
                Truth::from(text.starts_with(pattern.trim_end_matches('%')))
            }
            Known::None => Truth::No,
            _ => Truth::Unknown,
        },
        Expr::Intersects(Shape::Box([west, south, east, north])) => match table.positions[row] {
            Some(LonLat { lon, lat }) => {
                Truth::from(*west <= lon && lon <= *east && *south <= lat && lat <= *north)
            }
            None => Truth::Unknown,
        },
        Expr::Near { lon, lat, metres } => match table.positions[row] {
            Some(position) => Truth::from(metres_between(position, *lon, *lat) <= *metres),
            None => Truth::Unknown,
        },
        Expr::Intersects(_) => unreachable!("not made by the strategy"),
    }
}

/// Haversine, written out; mean radius of the Earth.
fn metres_between(position: LonLat, lon: f64, lat: f64) -> f64 {
    let (a, b) = (position.lat.to_radians(), lat.to_radians());
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let h = half(b - a) + a.cos() * b.cos() * half(lon.to_radians() - position.lon.to_radians());
    2.0 * 6_371_008.8 * h.sqrt().asin()
}

fn bound() -> impl Strategy<Value = f64> {
    prop_oneof![(-9_i32..9).prop_map(|quarters| f64::from(quarters) / 4.0), -3.0_f64..3.0]
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["x", "y", "l’été", "ailleurs"]).prop_map(str::to_owned)
}

fn field(codes: &'static [&'static str]) -> impl Strategy<Value = FieldId> {
    prop::sample::select(codes).prop_map(FieldId::of)
}

fn clause() -> impl Strategy<Value = Clause> {
    let range = (field(&["a", "b"]), prop::option::of(bound()), prop::option::of(bound()))
        .prop_map(|(field, min, max)| (field, Test::Range { min, max }));
    let one_of = (field(&["c", "d"]), prop::collection::btree_set(word(), 0..4))
        .prop_map(|(field, values)| (field, Test::OneOf(values)));
    let flag = (field(&["f", "g"]), any::<bool>()).prop_map(|(field, wanted)| (field, Test::Flag(wanted)));
    let expression = expr().prop_map(|expr| (Filter::EXPRESSION, Test::Expression(expr)));
    (prop_oneof![range, one_of, flag, expression], any::<bool>())
        .prop_map(|((field, test), keep_unknown)| Clause { field, test, keep_unknown })
}

fn filter() -> impl Strategy<Value = Filter> {
    prop::collection::vec(clause(), 0..6).prop_map(|clauses| {
        let mut filter = Filter::default();
        clauses.into_iter().for_each(|clause| filter.set(clause));
        filter
    })
}

/// Conditions over the fields of [`tables`], kinds respected.
fn expr() -> impl Strategy<Value = Expr> {
    use Comparison::{Different, Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
    let any_order = prop::sample::select(vec![Equal, Different, Less, LessOrEqual, Greater, GreaterOrEqual]);
    let numeric = || {
        prop_oneof![
            2 => field(&["a", "b"]).prop_map(Operand::Field),
            1 => bound().prop_map(Operand::Number),
        ]
    };
    let text = || {
        prop_oneof![
            2 => field(&["c", "d", "t"]).prop_map(Operand::Field),
            1 => word().prop_map(Operand::Text),
        ]
    };
    let flag = || {
        prop_oneof![
            2 => field(&["f", "g"]).prop_map(Operand::Field),
            1 => any::<bool>().prop_map(Operand::Flag),
        ]
    };
    let compare = |(left, comparison, right)| Expr::Compare { left, comparison, right };
    let leaf = prop_oneof![
        (numeric(), any_order.clone(), numeric()).prop_map(compare),
        (text(), any_order, text()).prop_map(compare),
        (flag(), prop::sample::select(vec![Equal, Different]), flag()).prop_map(compare),
        (numeric(), numeric(), numeric()).prop_map(|(value, low, high)| Expr::Between { value, low, high }),
        (text(), prop::collection::vec(text(), 1..4)).prop_map(|(value, list)| Expr::In { value, list }),
        (text(), "[xyl]{0,2}%").prop_map(|(value, pattern)| Expr::Like { value, pattern }),
        field(&["a", "b", "c", "d", "f", "g", "t", "geom"]).prop_map(Expr::IsNull),
        (0.0..3.0, 0.0..3.0, 0.0..2.0, 0.0..2.0).prop_map(|(west, south, width, height)| {
            Expr::Intersects(Shape::Box([west, south, west + width, south + height]))
        }),
        (0.0..3.0, 0.0..3.0, 0.0..300_000.0).prop_map(|(lon, lat, metres)| Expr::Near { lon, lat, metres }),
        any::<bool>().prop_map(Expr::Constant),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Or),
            inner.prop_map(|expr| Expr::Not(Box::new(expr))),
        ]
    })
}

fn naively(expr: &Expr, table: &Table) -> Matches {
    Matches::from_fn(table.len(), |row| naive(expr, table, row))
}

fn engine_of(table: &Table, filter: &Filter) -> Engine {
    let mut engine = Engine::new(Arc::new(table.clone()));
    engine.set_filter(filter);
    engine
}

struct Row<'a>(&'a Table, usize);

impl Lookup for Row<'_> {
    fn cell(&self, field: &FieldId) -> Cell<Scalar<'_>> {
        self.0.column(field).map_or(Cell::Absent, |column| column.cell(self.1))
    }

    fn position(&self) -> Option<LonLat> {
        self.0.positions[self.1]
    }
}

/// A clause as the panel means it, without CQL2 in between.
fn meant(clause: &Clause, table: &Table, row: usize) -> Truth {
    if let Test::Expression(expr) = &clause.test {
        return naive(expr, table, row);
    }
    let cell = table.column(&clause.field).unwrap().cell(row);
    let answer = match (&clause.test, cell) {
        (Test::Range { min, max }, Cell::Value(Scalar::Number(value))) => Truth::from(
            min.is_none_or(|min| min as f32 <= value) && max.is_none_or(|max| value <= max as f32),
        ),
        (Test::OneOf(values), Cell::Value(Scalar::Text(text))) => Truth::from(values.contains(text)),
        (Test::Flag(wanted), Cell::Value(Scalar::Flag(flag))) => Truth::from(*wanted == flag),
        (_, Cell::NotApplicable) => Truth::No,
        _ => Truth::Unknown,
    };
    if answer == Truth::Unknown && !clause.keep_unknown { Truth::No } else { answer }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_condition_answers_as_the_naive_reference(table in tables(), expr in expr()) {
        let expected = naively(&expr, &table);
        prop_assert_eq!(&cql::evaluate(&expr, &table), &expected);
        prop_assert_eq!(&Matches::from_fn(table.len(), |row| cql::truth(&expr, &Row(&table, row))), &expected);
        prop_assert_eq!(cql::check(&expr, &table), Ok(expr));
    }

    #[test]
    fn the_window_the_command_line_and_the_reference_agree(table in tables(), filter in filter()) {
        let engine = engine_of(&table, &filter);
        let expected = Matches::from_fn(table.len(), |row| {
            filter.clauses().iter().fold(Truth::Yes, |answer, clause| answer.and(meant(clause, &table, row)))
        });
        prop_assert_eq!(engine.matches(), &expected);
        // As text, as a condition, and as the filter that the window makes of that text.
        let text = cql::print(&filter.to_expr());
        let parsed = cql::parse_for(&text, &table).unwrap();
        prop_assert_eq!(&parsed, &filter.to_expr());
        prop_assert_eq!(&cql::evaluate(&parsed, &table), &expected);
        let read_back = Filter::from_expr(&parsed, &table);
        let read_back_engine = engine_of(&table, &read_back);
        prop_assert_eq!(read_back_engine.matches(), &expected);
        // Clauses of the panel come back as they were; only expressions may be cut in other pieces.
        if filter.clause(&Filter::EXPRESSION).is_none() {
            prop_assert_eq!(read_back, filter);
        }
    }

    #[test]
    fn any_condition_makes_a_filter_of_the_same_answers(table in tables(), expr in expr()) {
        let filter = Filter::from_expr(&expr, &table);
        let expected = naively(&expr, &table);
        let engine = engine_of(&table, &filter);
        prop_assert_eq!(engine.matches(), &expected);
        let fields: Vec<&FieldId> = filter.clauses().iter().map(|clause| &clause.field).collect();
        let mut distinct = fields.clone();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), fields.len());
    }

    #[test]
    fn going_from_filter_to_filter_equals_starting_anew(table in tables(), filters in prop::collection::vec(filter(), 1..5)) {
        let mut engine = Engine::new(Arc::new(table.clone()));
        for filter in &filters {
            engine.set_filter(filter);
            let anew = engine_of(&table, filter);
            prop_assert_eq!(engine.matches(), anew.matches());
            prop_assert_eq!(engine.counters(), anew.counters());
        }
    }

    #[test]
    fn each_distribution_is_under_all_the_other_clauses(table in tables(), filter in filter()) {
        let engine = engine_of(&table, &filter);
        for field in &table.fields {
            let mut others = filter.clone();
            others.remove(&field.id);
            let under = engine_of(&table, &others).matches().yes.clone();
            let of = |state: State| under.iter().filter(|row| table.column(&field.id).unwrap().state(*row) == state).count();
            if field.kind == FieldKind::Number {
                let histogram = engine.histogram(&field.id, -2.0..2.0, 8);
                let mut bins = vec![0_u32; 8];
                for row in under.iter() {
                    if let Cell::Value(value) = table.number(&field.id, row) {
                        bins[(((value + 2.0) / 0.5).floor() as usize).min(7)] += 1;
                    }
                }
                prop_assert_eq!(&histogram.bins, &bins);
                prop_assert_eq!(histogram.undetermined() as usize, of(State::Secret) + of(State::Absent) + of(State::NotComputed));
                prop_assert_eq!(histogram.not_applicable as usize, of(State::NotApplicable));
            } else if field.kind != FieldKind::Text {
                let facet = engine.facet(&field.id);
                let published: u32 = facet.rows.iter().map(|(_, count)| count).sum();
                prop_assert_eq!(published as usize, of(State::Published));
                for (value, count) in &facet.rows {
                    let with = under.iter().filter(|row| match table.column(&field.id).unwrap().cell(*row) {
                        Cell::Value(Scalar::Text(text)) => text == value,
                        Cell::Value(Scalar::Flag(flag)) => (value == "oui") == flag,
                        _ => false,
                    });
                    prop_assert_eq!(with.count(), *count as usize);
                }
                prop_assert_eq!(facet.secret as usize, of(State::Secret));
                prop_assert_eq!(facet.absent as usize, of(State::Absent));
                prop_assert_eq!(facet.not_computed as usize, of(State::NotComputed));
                prop_assert_eq!(facet.not_applicable as usize, of(State::NotApplicable));
            }
        }
    }

    #[test]
    fn counters_and_culprits_tell_the_same_story(table in tables(), filter in filter()) {
        let engine = engine_of(&table, &filter);
        let counters = engine.counters();
        let yes = &engine.matches().yes;
        prop_assert_eq!(counters.residences, yes.count());
        prop_assert_eq!(counters.dwellings, yes.iter().map(|row| u64::from(table.dwellings[row])).sum::<u64>());
        prop_assert_eq!(counters.unknown, engine.matches().unknown.count());
        prop_assert_eq!(counters.all, table.len() as u64);
        prop_assert_eq!(counters.without_position, yes.iter().filter(|row| table.positions[*row].is_none()).count() as u64);
        let culprits = engine.culprits();
        prop_assert_eq!(culprits.len(), if yes.is_empty() { filter.clauses().len() } else { 0 });
        for culprit in &culprits {
            let mut others = filter.clone();
            others.remove(&culprit.field);
            prop_assert_eq!(culprit.residences, engine_of(&table, &others).counters().residences);
        }
        prop_assert!(culprits.is_sorted_by_key(|culprit| std::cmp::Reverse(culprit.residences)));
    }
}
