//! Geometry of a feature: commands for a pen, in steps from the point before.

use crate::tiles::mvt::wire::numbers;

/// A move of the pen; positions are absolute, in units of the layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Move(i64, i64),
    Line(i64, i64),
    Close,
}

/// Ends after the first damaged command, given as `None`.
pub fn steps(bytes: &[u8]) -> impl Iterator<Item = Option<Step>> {
    let mut numbers = numbers(bytes);
    let (mut x, mut y) = (0_i64, 0_i64);
    let (mut command, mut left) = (0, 0_u32);
    let mut is_damaged = false;
    std::iter::from_fn(move || {
        if is_damaged {
            return None;
        }
        while left == 0 {
            let Some(number) = numbers.next()? else {
                is_damaged = true;
                return Some(None);
            };
            (command, left) = (number & 7, number >> 3);
            if !matches!(command, 1 | 2 | 7) {
                is_damaged = true;
                return Some(None);
            }
        }
        left -= 1;
        if command == 7 {
            left = 0; // The decoder that comes next closes once, whatever is announced.
            return Some(Some(Step::Close));
        }
        let (Some(Some(dx)), Some(Some(dy))) = (numbers.next(), numbers.next()) else {
            is_damaged = true;
            return Some(None);
        };
        x += unzigzag(dx);
        y += unzigzag(dy);
        Some(Some(if command == 1 { Step::Move(x, y) } else { Step::Line(x, y) }))
    })
}

/// Commands that draw these steps again.
pub fn encode(steps: &[Step]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut x, mut y) = (0, 0);
    let mut rest = steps;
    while let Some(first) = rest.first() {
        let command = command(first);
        let run = if command == 7 {
            1
        } else {
            rest.iter().take_while(|step| self::command(step) == command).count()
        };
        super::wire::put_varint(&mut out, command | (run as u64) << 3);
        for step in &rest[..run] {
            if let Step::Move(to_x, to_y) | Step::Line(to_x, to_y) = *step {
                super::wire::put_varint(&mut out, zigzag(to_x - x));
                super::wire::put_varint(&mut out, zigzag(to_y - y));
                (x, y) = (to_x, to_y);
            }
        }
        rest = &rest[run..];
    }
    out
}

fn command(step: &Step) -> u64 {
    match step {
        Step::Move(..) => 1,
        Step::Line(..) => 2,
        Step::Close => 7,
    }
}

fn zigzag(value: i64) -> u64 {
    let value = value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    u64::from(((value << 1) ^ (value >> 31)) as u32)
}

fn unzigzag(value: u32) -> i64 {
    i64::from((value >> 1) as i32 ^ -((value & 1) as i32))
}
