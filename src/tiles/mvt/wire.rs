//! Protocol buffers, the little that vector tiles use of them.

use crate::tiles::varint::Varints;

pub enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    /// Of 4 or 8 bytes.
    Fixed(&'a [u8]),
}

/// Fields of a message, by number; ends after the first one that is damaged, given as `None`.
pub fn fields(bytes: &[u8]) -> impl Iterator<Item = Option<(u64, Value<'_>)>> {
    let mut rest = Varints::new(bytes);
    let mut is_damaged = false;
    std::iter::from_fn(move || {
        if is_damaged || rest.is_empty() {
            return None;
        }
        let field = field(&mut rest);
        is_damaged = field.is_none();
        Some(field)
    })
}

/// A packed list of 32-bit numbers; ends after the first damaged one, given as `None`.
pub fn numbers(bytes: &[u8]) -> impl Iterator<Item = Option<u32>> {
    let mut rest = Varints::new(bytes);
    let mut is_damaged = false;
    std::iter::from_fn(move || {
        if is_damaged || rest.is_empty() {
            return None;
        }
        let number = rest.next().and_then(|number| u32::try_from(number).ok());
        is_damaged = number.is_none();
        Some(number)
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

pub fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn put_number(out: &mut Vec<u8>, field: u64, value: u64) {
    put_varint(out, field << 3);
    put_varint(out, value);
}

pub fn put_bytes(out: &mut Vec<u8>, field: u64, bytes: &[u8]) {
    put_varint(out, field << 3 | 2);
    put_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}
