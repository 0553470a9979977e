//! Three-valued answers: row by row, and column by column over a table.

use crate::model::{FieldId, LonLat, Truth};
use crate::query::column::Scalar;
use crate::query::cql::{Comparison, Expr, GEOMETRY, Operand, Shape, like};
use crate::query::{Bits, Cell, Column, Matches, Table};
use geo::{BoundingRect, Distance, Haversine, Intersects, Point, Rect, coord};

/// One row, asked field by field.
pub trait Lookup {
    /// Absent for a field that does not exist.
    fn cell(&self, field: &FieldId) -> Cell<Scalar<'_>>;

    fn position(&self) -> Option<LonLat>;
}

/// The answer for one row.
pub fn truth(expr: &Expr, row: &dyn Lookup) -> Truth {
    let cell = |operand| match operand {
        Side::Field(field) => row.cell(field),
        Side::Literal(value) => Cell::Value(value),
    };
    match expr {
        Expr::Constant(value) => Truth::from(*value),
        Expr::And(parts) => parts.iter().fold(Truth::Yes, |answer, part| answer.and(truth(part, row))),
        Expr::Or(parts) => parts.iter().fold(Truth::No, |answer, part| answer.or(truth(part, row))),
        Expr::Not(inner) => !truth(inner, row),
        Expr::IsNull(field) if field.as_str() == GEOMETRY => Truth::from(row.position().is_none()),
        Expr::IsNull(field) => Truth::from(row.cell(field).value().is_none()),
        Expr::Intersects(_) | Expr::Near { .. } => match (row.position(), Area::of(expr)) {
            (Some(position), Some(area)) => Truth::from(area.holds(position)),
            _ => Truth::Unknown,
        },
        Expr::Compare { left, comparison, right } => {
            compare(cell(side(left)), *comparison, cell(side(right)))
        }
        Expr::Between { value, low, high } => {
            let value = cell(side(value));
            compare(value, Comparison::GreaterOrEqual, cell(side(low))).and(compare(
                value,
                Comparison::LessOrEqual,
                cell(side(high)),
            ))
        }
        Expr::In { value, list } => {
            let value = cell(side(value));
            list.iter().fold(Truth::No, |answer, item| {
                answer.or(compare(value, Comparison::Equal, cell(side(item))))
            })
        }
        Expr::Like { value, pattern } => resembles(cell(side(value)), pattern),
    }
}

/// The answers for all rows of a table. A field that it does not have is absent everywhere.
pub fn evaluate(expr: &Expr, table: &Table) -> Matches {
    let rows = table.len();
    match expr {
        Expr::Constant(true) => Matches::all(rows),
        Expr::Constant(false) => Matches::none(rows),
        Expr::And(parts) => {
            parts.iter().fold(Matches::all(rows), |answer, part| answer.and(&evaluate(part, table)))
        }
        Expr::Or(parts) => {
            parts.iter().fold(Matches::none(rows), |answer, part| answer.or(&evaluate(part, table)))
        }
        Expr::Not(inner) => evaluate(inner, table).not(),
        Expr::IsNull(field) => {
            let yes = if field.as_str() == GEOMETRY {
                Bits::from_fn(rows, |row| table.positions[row].is_none())
            } else if let Some(column) = table.column(field) {
                Bits::from_fn(rows, |row| column.cell(row).value().is_none())
            } else {
                Bits::all(rows)
            };
            Matches { yes, unknown: Bits::none(rows) }
        }
        Expr::Intersects(_) | Expr::Near { .. } => {
            let Some(area) = Area::of(expr) else { return Matches::unknown(rows) };
            Matches::from_fn(rows, |row| match table.positions[row] {
                Some(position) => Truth::from(area.holds(position)),
                None => Truth::Unknown,
            })
        }
        Expr::Compare { left, comparison, right } => {
            let (left, right) = (Operands::of(left, table), Operands::of(right, table));
            over_rows(rows, &left, right.is_literal(), |cell, row| compare(cell, *comparison, right.at(row)))
        }
        Expr::Between { value, low, high } => {
            let value = Operands::of(value, table);
            let (low, high) = (Operands::of(low, table), Operands::of(high, table));
            over_rows(rows, &value, low.is_literal() && high.is_literal(), |cell, row| {
                compare(cell, Comparison::GreaterOrEqual, low.at(row)).and(compare(
                    cell,
                    Comparison::LessOrEqual,
                    high.at(row),
                ))
            })
        }
        Expr::In { value, list } => {
            let value = Operands::of(value, table);
            let list: Vec<Operands> = list.iter().map(|item| Operands::of(item, table)).collect();
            over_rows(rows, &value, list.iter().all(Operands::is_literal), |cell, row| {
                list.iter()
                    .fold(Truth::No, |answer, item| answer.or(compare(cell, Comparison::Equal, item.at(row))))
            })
        }
        Expr::Like { value, pattern } => {
            over_rows(rows, &Operands::of(value, table), true, |cell, _| resembles(cell, pattern))
        }
    }
}

/// The answer of each row. When nothing else depends on the row, a category is asked once by value: it has few.
fn over_rows(
    rows: usize,
    value: &Operands<'_>,
    alone: bool,
    answer: impl Fn(Cell<Scalar<'_>>, usize) -> Truth,
) -> Matches {
    if alone && let Operands::Column(Column::Category { codes, labels, states }) = value {
        let by_code: Vec<Truth> =
            labels.iter().map(|label| answer(Cell::Value(Scalar::Text(label)), 0)).collect();
        return Matches::from_fn(rows, |row| match states[row].cell(|| codes[row] as usize) {
            Cell::Value(code) => by_code[code],
            state => answer(state.map(|_| Scalar::Text("")), row),
        });
    }
    Matches::from_fn(rows, |row| answer(value.at(row), row))
}

/// A comparison with sans objet is false, a known fact; with secret, absent or not computed, unknown.
pub(in crate::query) fn compare(
    left: Cell<Scalar<'_>>,
    comparison: Comparison,
    right: Cell<Scalar<'_>>,
) -> Truth {
    use std::cmp::Ordering::{Equal, Greater, Less};
    match (left, right) {
        (Cell::NotApplicable, _) | (_, Cell::NotApplicable) => Truth::No,
        (Cell::Value(left), Cell::Value(right)) => {
            // Different kinds are refused before a condition gets here.
            let Some(order) = left.order(right) else { return Truth::Unknown };
            Truth::from(match comparison {
                Comparison::Equal => order == Equal,
                Comparison::Different => order != Equal,
                Comparison::Less => order == Less,
                Comparison::LessOrEqual => order != Greater,
                Comparison::Greater => order == Greater,
                Comparison::GreaterOrEqual => order != Less,
            })
        }
        _ => Truth::Unknown,
    }
}

fn resembles(cell: Cell<Scalar<'_>>, pattern: &str) -> Truth {
    match cell {
        Cell::Value(Scalar::Text(text)) => Truth::from(like::matches(pattern, text)),
        Cell::NotApplicable => Truth::No,
        Cell::Value(_) | Cell::Secret | Cell::Absent | Cell::NotComputed => Truth::Unknown,
    }
}

enum Side<'a> {
    Field(&'a FieldId),
    Literal(Scalar<'a>),
}

fn side(operand: &Operand) -> Side<'_> {
    match operand {
        Operand::Field(field) => Side::Field(field),
        // Bounds are rounded like the values they are compared with, so that results equal SQL's.
        Operand::Number(value) => Side::Literal(Scalar::Number(*value as f32)),
        Operand::Text(text) => Side::Literal(Scalar::Text(text)),
        Operand::Flag(flag) => Side::Literal(Scalar::Flag(*flag)),
    }
}

/// An operand with its column found once.
enum Operands<'a> {
    Column(&'a Column),
    Missing,
    Literal(Scalar<'a>),
}

impl<'a> Operands<'a> {
    fn of(operand: &'a Operand, table: &'a Table) -> Self {
        match side(operand) {
            Side::Field(field) => table.column(field).map_or(Self::Missing, Self::Column),
            Side::Literal(value) => Self::Literal(value),
        }
    }

    fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }

    fn at(&self, row: usize) -> Cell<Scalar<'a>> {
        match self {
            Self::Column(column) => column.cell(row),
            Self::Missing => Cell::Absent,
            Self::Literal(value) => Cell::Value(*value),
        }
    }
}

/// A spatial condition ready to be asked many times.
enum Area {
    Shape { bounds: Rect<f64>, shape: geo::MultiPolygon<f64> },
    Box(Rect<f64>),
    Exactly(Point<f64>),
    Near { centre: Point<f64>, metres: f64 },
}

impl Area {
    /// `None` for a condition that is not spatial, or a shape without any point.
    fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Near { lon, lat, metres } => {
                Some(Self::Near { centre: Point::new(*lon, *lat), metres: *metres })
            }
            Expr::Intersects(Shape::Point([lon, lat])) => Some(Self::Exactly(Point::new(*lon, *lat))),
            Expr::Intersects(Shape::Box([west, south, east, north])) => {
                Some(Self::Box(Rect::new(coord! { x: *west, y: *south }, coord! { x: *east, y: *north })))
            }
            Expr::Intersects(Shape::Polygon(rings)) => Self::of_areas(std::slice::from_ref(rings)),
            Expr::Intersects(Shape::MultiPolygon(areas)) => Self::of_areas(areas),
            _ => None,
        }
    }

    fn of_areas(areas: &[Vec<Vec<[f64; 2]>>]) -> Option<Self> {
        let line = |ring: &Vec<[f64; 2]>| {
            geo::LineString::from(ring.iter().map(|[x, y]| (*x, *y)).collect::<Vec<_>>())
        };
        let shape = geo::MultiPolygon(
            areas
                .iter()
                .filter_map(|rings| {
                    let (outer, holes) = rings.split_first()?;
                    Some(geo::Polygon::new(line(outer), holes.iter().map(line).collect()))
                })
                .collect(),
        );
        Some(Self::Shape { bounds: shape.bounding_rect()?, shape })
    }

    fn holds(&self, position: LonLat) -> bool {
        let point = Point::new(position.lon, position.lat);
        match self {
            Self::Shape { bounds, shape } => bounds.intersects(&point) && shape.intersects(&point),
            Self::Box(bounds) => bounds.intersects(&point),
            Self::Exactly(place) => *place == point,
            Self::Near { centre, metres } => Haversine.distance(*centre, point) <= *metres,
        }
    }
}
