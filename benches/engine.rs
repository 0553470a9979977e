//! What one movement of a handle costs the engine: a filter change, its distributions, a search, an opening's columns.
//!
//! Tables are synthetic and need no file: 1,900 résidences, the size of the métropole, and 100,000 to see the slope.

use atlas_ops::model::{Field, FieldGroup, FieldId, FieldKind, LonLat, Unit};
use atlas_ops::query::classes::{Classes, Method};
use atlas_ops::query::{Cell, Clause, Column, Engine, Filter, PointIndex, Table, Test, cql};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;

const SIZES: [usize; 2] = [1_900, 100_000];
const NUMBERS: usize = 60;
const CATEGORIES: usize = 6;
const FLAGS: usize = 12;

/// As many columns as a file has, six cells in ten masked in the occupancy ones.
fn table(rows: usize) -> Table {
    let mut random = ChaCha8Rng::seed_from_u64(2022);
    let field = |code: String, kind| Field {
        id: FieldId::new(code),
        kind,
        unit: Unit::Percent,
        group: FieldGroup::Occupancy,
        universe: None,
        labels: None,
    };
    let mut columns = Vec::new();
    for number in 0..NUMBERS {
        let masked = if number % 2 == 0 { 0.6 } else { 0.05 };
        let cells: Vec<Cell<f32>> = (0..rows)
            .map(|_| {
                if random.random_bool(masked) {
                    Cell::Secret
                } else {
                    Cell::Value(random.random_range(0.0..100.0))
                }
            })
            .collect();
        columns.push((field(format!("n{number}"), FieldKind::Number), Column::numbers(cells)));
    }
    for category in 0..CATEGORIES {
        let values: Vec<String> = (0..rows).map(|_| format!("v{}", random.random_range(0..24))).collect();
        let column = Column::categories(values.iter().map(|value| Cell::Value(value.as_str())));
        columns.push((field(format!("c{category}"), FieldKind::Category), column));
    }
    for flag in 0..FLAGS {
        let cells: Vec<Cell<bool>> = (0..rows)
            .map(
                |_| if random.random_bool(0.2) { Cell::Secret } else { Cell::Value(random.random_bool(0.3)) },
            )
            .collect();
        columns.push((field(format!("f{flag}"), FieldKind::Flag), Column::flags(cells)));
    }
    let dwellings = (0..rows).map(|_| random.random_range(1..60)).collect();
    let positions = (0..rows)
        .map(|_| Some(LonLat { lon: random.random_range(4.9..5.2), lat: random.random_range(47.2..47.4) }))
        .collect();
    Table::new(columns, dwellings, positions)
}

fn set(filter: &mut Filter, field: &str, test: Test) {
    filter.set(Clause { field: FieldId::new(field), test, keep_unknown: true });
}

/// Five clauses of every kind, and a range whose lower bound moves.
fn filter(step: u32) -> Filter {
    let mut filter = Filter::default();
    set(&mut filter, "n1", Test::Range { min: Some(5.0), max: Some(90.0) });
    set(&mut filter, "n3", Test::Range { min: None, max: Some(80.0) });
    set(&mut filter, "c0", Test::OneOf((0..12).map(|value| format!("v{value}")).collect::<BTreeSet<_>>()));
    set(&mut filter, "f0", Test::Flag(false));
    set(&mut filter, "n0", Test::Range { min: Some(f64::from(step % 50)), max: Some(95.0) });
    filter
}

/// One step of a drag: the clause, the conjunction, the counters.
fn change(criterion: &mut Criterion) {
    for rows in SIZES {
        let mut engine = Engine::new(Arc::new(table(rows)));
        let mut step = 0;
        criterion.bench_function(&format!("filter-change/{rows}"), |bencher| {
            bencher.iter(|| {
                step += 1;
                engine.set_filter(&filter(step));
                black_box(engine.counters())
            });
        });
        criterion.bench_function(&format!("filter-from-nothing/{rows}"), |bencher| {
            bencher.iter(|| {
                engine.set_filter(&Filter::default());
                engine.set_filter(&filter(1));
                black_box(engine.counters())
            });
        });
    }
}

/// What the whole panel shows after a step: all histograms and facets under the other clauses.
fn distributions(criterion: &mut Criterion) {
    for rows in SIZES {
        let mut engine = Engine::new(Arc::new(table(rows)));
        engine.set_filter(&filter(3));
        let fields = engine.table().fields.clone();
        criterion.bench_function(&format!("panel-of-{}-fields/{rows}", fields.len()), |bencher| {
            bencher.iter(|| {
                for field in &fields {
                    if field.kind == FieldKind::Number {
                        black_box(engine.histogram(&field.id, 0.0..100.0, 40));
                    } else {
                        black_box(engine.facet(&field.id));
                    }
                }
            });
        });
        criterion.bench_function(&format!("one-histogram/{rows}"), |bencher| {
            let field = FieldId::of("n5");
            bencher.iter(|| black_box(engine.histogram(&field, 0.0..100.0, 40)));
        });
    }
}

/// A condition typed by hand, from text to rows.
fn conditions(criterion: &mut Criterion) {
    const TEXT: &str = "(n0 BETWEEN 10 AND 45 OR c1 IN ('v1', 'v2')) AND NOT f1 = TRUE AND c2 LIKE 'v1%' \
                        AND S_DWITHIN(geom, POINT(5.041 47.322), 3, km)";
    for rows in SIZES {
        let table = table(rows);
        criterion.bench_function(&format!("condition/{rows}"), |bencher| {
            bencher.iter(|| {
                let expr = cql::parse_for(TEXT, &table).expect("a condition of the subset");
                black_box(cql::evaluate(&expr, &table))
            });
        });
    }
}

fn classes(criterion: &mut Criterion) {
    let table = table(SIZES[0]);
    for (name, method) in [("quantiles", Method::Quantiles), ("natural", Method::Natural)] {
        let field = FieldId::of("n1");
        criterion.bench_function(&format!("classes-{name}/{}", SIZES[0]), |bencher| {
            bencher.iter(|| black_box(Classes::compute(&table, &field, method, 5)));
        });
    }
}

/// The hover of the map.
fn pick(criterion: &mut Criterion) {
    for rows in SIZES {
        let index = PointIndex::new(&table(rows).positions);
        let mut random = ChaCha8Rng::seed_from_u64(7);
        criterion.bench_function(&format!("pick/{rows}"), |bencher| {
            bencher.iter_batched(
                || (random.random_range(0.5136..0.5144), random.random_range(0.3502..0.3509)),
                |(x, y)| black_box(index.within(x, y, 5e-6)),
                BatchSize::SmallInput,
            );
        });
    }
}

criterion_group!(benches, change, distributions, conditions, classes, pick);
criterion_main!(benches);
