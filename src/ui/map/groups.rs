//! Far out, résidences group into counts: a disc and a number, without colour or ring.

use crate::render;
use crate::ui::View;
use crate::ui::map::symbols::{Mark, Symbols};
use crate::ui::theme::{self, Roles};
use egui::{Align2, Painter, Pos2, Stroke};
use std::collections::BTreeMap;

/// Under this zoom, counts.
pub(super) const BELOW: f64 = 11.5;

/// Side of a cell, in logical pixels at a whole zoom; up to twice as much before the next.
const CELL: f64 = 72.0;

/// Résidences that answer *yes*, by cell of a grid fixed to the ground: groups stay where they are while one pans
/// or filters.
#[derive(Default)]
pub(super) struct Groups {
    key: Option<(u64, i32)>,
    pub list: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Mean of the members, Mercator 0..1.
    pub place: [f64; 2],
    pub residences: u32,
    pub dwellings: u64,
}

impl Groups {
    pub fn follow(&mut self, view: &View<'_>, symbols: &Symbols, zoom: f64) {
        let step = zoom.floor() as i32;
        if self.key == Some((symbols.version, step)) {
            return;
        }
        self.key = Some((symbols.version, step));
        let members =
            symbols.places.iter().zip(&symbols.marks).enumerate().filter_map(|(row, (place, mark))| {
                let shown = matches!(mark, Mark::Class(_) | Mark::NoValue);
                shown.then_some(((*place)?, view.engine.table().dwellings[row]))
            });
        let world = 256.0 * f64::from(step).exp2();
        self.list = apart(group(members, world / CELL), world);
    }

    /// Middles and radii on the screen.
    pub fn discs(&self, map: render::View) -> Vec<(Pos2, f32)> {
        let disc = |group: &Group| (map.project(group.place[0], group.place[1]), group.radius());
        self.list.iter().map(disc).collect()
    }

    pub fn paint(&self, painter: &Painter, map: render::View, roles: &Roles) {
        for group in &self.list {
            let center = map.project(group.place[0], group.place[1]);
            let radius = group.radius();
            if !map.rect.expand(radius).contains(center) {
                continue;
            }
            painter.circle(center, radius, roles.card, Stroke::new(2.0, roles.ink));
            let text = crate::messages::count(u64::from(group.residences));
            painter.text(center, Align2::CENTER_CENTER, text, theme::bold(theme::size::BODY), roles.ink);
        }
    }

    /// The group under a position.
    pub fn at(&self, position: Pos2, map: render::View) -> Option<&Group> {
        self.list
            .iter()
            .map(|group| (map.project(group.place[0], group.place[1]).distance(position), group))
            .filter(|(distance, group)| *distance <= group.radius())
            .min_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, group)| group)
    }
}

impl Group {
    fn absorb(&mut self, other: &Self) {
        let (own, more) = (f64::from(self.residences), f64::from(other.residences));
        for axis in 0..2 {
            self.place[axis] = (self.place[axis] * own + other.place[axis] * more) / (own + more);
        }
        self.residences += other.residences;
        self.dwellings += other.dwellings;
    }

    pub fn radius(&self) -> f32 {
        // Room for the digits: 1, 2, 3, 4.
        match self.residences {
            0..=9 => 14.0,
            10..=99 => 16.0,
            100..=999 => 20.0,
            _ => 25.0,
        }
    }
}

fn group(members: impl Iterator<Item = ([f64; 2], u32)>, cells: f64) -> Vec<Group> {
    let mut by_cell: BTreeMap<(i64, i64), Group> = BTreeMap::new();
    for ([x, y], dwellings) in members {
        let cell = ((x * cells).floor() as i64, (y * cells).floor() as i64);
        let group = by_cell.entry(cell).or_insert(Group { place: [0.0; 2], residences: 0, dwellings: 0 });
        group.place = [group.place[0] + x, group.place[1] + y];
        group.residences += 1;
        group.dwellings += u64::from(dwellings);
    }
    by_cell
        .into_values()
        .map(|group| {
            let count = f64::from(group.residences);
            Group { place: [group.place[0] / count, group.place[1] / count], ..group }
        })
        .collect()
}

/// Groups whose discs would touch become one, into the larger.
fn apart(mut groups: Vec<Group>, world: f64) -> Vec<Group> {
    // Stable: equals keep the order of the grid.
    groups.sort_by_key(|group| std::cmp::Reverse(group.residences));
    let mut kept: Vec<Group> = Vec::new();
    for group in groups {
        let touching = kept.iter_mut().find(|other| {
            let [dx, dy] = [group.place[0] - other.place[0], group.place[1] - other.place[1]];
            dx.hypot(dy) * world < f64::from(group.radius() + other.radius() + 2.0)
        });
        match touching {
            Some(other) => other.absorb(&group),
            None => kept.push(group),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nobody_is_lost_and_order_does_not_matter(
            members in proptest::collection::vec(((0.0..1.0_f64, 0.0..1.0_f64), 1..300_u32), 0..60),
            cells in 1.0..50.0_f64,
        ) {
            let members: Vec<([f64; 2], u32)> =
                members.into_iter().map(|((x, y), dwellings)| ([x, y], dwellings)).collect();
            let groups = apart(group(members.iter().copied(), cells), cells * CELL);
            prop_assert_eq!(groups.iter().map(|group| group.residences as usize).sum::<usize>(), members.len());
            let dwellings: u64 = members.iter().map(|(_, dwellings)| u64::from(*dwellings)).sum();
            prop_assert_eq!(groups.iter().map(|group| group.dwellings).sum::<u64>(), dwellings);
            let backwards = apart(group(members.iter().rev().copied(), cells), cells * CELL);
            let sizes = |groups: &[Group]| groups.iter().map(|group| group.residences).collect::<Vec<_>>();
            prop_assert_eq!(sizes(&groups), sizes(&backwards));
        }
    }
}
