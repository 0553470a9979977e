//! A look at the bytes of a vector tile, before a decoder that trusts them is let loose.

use crate::tiles::pmtiles::varint::Varints;

/// Names of the layers; `None` when these bytes are no vector tile.
pub fn layer_names(bytes: &[u8]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for field in fields(bytes) {
        if let (3, Value::Bytes(layer)) = field? {
            for field in fields(layer) {
                if let (1, Value::Bytes(name)) = field? {
                    names.push(String::from_utf8(name.to_vec()).ok()?);
                }
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

pub enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// Of 4 or 8 bytes.
    Fixed(&'a [u8]),
}

/// Fields of a protocol-buffer message, by number; ends after the first one that is damaged, given as `None`.
pub fn fields(bytes: &[u8]) -> impl Iterator<Item = Option<(u64, Value<'_>)>> {
    let mut rest = Varints::new(bytes);
    let mut damaged = false;
    std::iter::from_fn(move || {
        if damaged || rest.is_empty() {
            return None;
        }
        let field = field(&mut rest);
        damaged = field.is_none();
        Some(field)
    })
}

fn field<'a>(rest: &mut Varints<'a>) -> Option<(u64, Value<'a>)> {
    let tag = rest.next()?;
    let value = match tag & 7 {
        0 => Value::Number(rest.next()?),
        1 => Value::Fixed(rest.take(8)?),
        2 => {
            let length = rest.next()?;
            Value::Bytes(rest.take(length)?)
        }
        5 => Value::Fixed(rest.take(4)?),
        _ => return None,
    };
    Some((tag >> 3, value))
}
