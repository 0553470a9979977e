//! Streets come cut at every crossing: pieces of one name that touch are joined, so that the name finds room.

use crate::tiles::names::{Kind, Name, Shape};
use std::collections::BTreeMap;

/// Pieces of one street joined; more are left as they are.
const MAX_PIECES: usize = 400;

/// Ends this near touch, in sides of the tile.
const TOUCH: f32 = 2.0 / 4096.0;

type Line = Vec<[f32; 2]>;

/// The same names, lines of one kind and text joined end to end. Sorted by kind, then text.
pub fn merge(names: Vec<Name>) -> Vec<Name> {
    let mut lines: BTreeMap<(Kind, String), Vec<Line>> = BTreeMap::new();
    let mut merged = Vec::new();
    for name in names {
        match name.shape {
            Shape::Line(line) => lines.entry((name.kind, name.text)).or_default().push(line),
            Shape::Point(_) => merged.push(name),
        }
    }
    for ((kind, text), pieces) in lines {
        let joined = if pieces.len() <= MAX_PIECES { join(pieces) } else { pieces };
        merged.extend(joined.into_iter().map(|line| Name {
            kind,
            text: text.clone(),
            shape: Shape::Line(line),
        }));
    }
    merged.sort_by(|a, b| (a.kind, &a.text).cmp(&(b.kind, &b.text)));
    merged
}

fn join(mut pieces: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    while let Some(mut line) = pieces.pop() {
        while let Some(index) = pieces.iter().position(|piece| touches(&line, piece)) {
            let piece = pieces.swap_remove(index);
            extend(&mut line, piece);
        }
        joined.push(line);
    }
    joined
}

fn touches(line: &Line, piece: &Line) -> bool {
    ends(line)
        .into_iter()
        .flatten()
        .any(|end| ends(piece).into_iter().flatten().any(|other| near(end, other)))
}

fn ends(line: &Line) -> [Option<[f32; 2]>; 2] {
    [line.first().copied(), line.last().copied()]
}

fn near(a: [f32; 2], b: [f32; 2]) -> bool {
    (a[0] - b[0]).abs() <= TOUCH && (a[1] - b[1]).abs() <= TOUCH
}

fn extend(line: &mut Line, mut piece: Line) {
    let [Some(first), Some(last)] = ends(line) else { return };
    let [Some(start), Some(_)] = ends(&piece) else { return };
    let at_end = ends(&piece).into_iter().flatten().any(|end| near(last, end));
    if at_end {
        if !near(last, start) {
            piece.reverse();
        }
        line.extend(piece.into_iter().skip(1));
    } else {
        if near(first, start) {
            piece.reverse();
        }
        piece.pop();
        piece.append(line);
        *line = piece;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn street(text: &str, line: &[[f32; 2]]) -> Name {
        Name { kind: Kind::Street, text: text.to_owned(), shape: Shape::Line(line.to_vec()) }
    }

    #[test]
    fn pieces_that_touch_become_one_line_whichever_way_they_run() {
        let merged = merge(vec![
            street("Rue A", &[[0.0, 0.0], [0.1, 0.0]]),
            street("Rue B", &[[0.1, 0.0], [0.1, 0.5]]),
            street("Rue A", &[[0.3, 0.0], [0.2, 0.0]]),
            street("Rue A", &[[0.1, 0.0], [0.2, 0.0]]),
        ]);
        let lines: Vec<_> = merged
            .iter()
            .map(|name| match &name.shape {
                Shape::Line(line) => {
                    (name.text.as_str(), line.len(), (line[0][0] - line[line.len() - 1][0]).abs())
                }
                Shape::Point(_) => unreachable!(),
            })
            .collect();
        assert_eq!(lines, [("Rue A", 4, 0.3), ("Rue B", 2, 0.0)]);
    }

    #[test]
    fn pieces_apart_stay_apart() {
        let merged = merge(vec![
            street("Rue A", &[[0.0, 0.0], [0.1, 0.0]]),
            street("Rue A", &[[0.5, 0.0], [0.6, 0.0]]),
        ]);
        assert_eq!(merged.len(), 2);
    }
}
