//! From text to words and signs, each with its place.

use crate::query::cql::CqlError;

#[derive(Clone, Debug, PartialEq)]
pub(in crate::query::cql) enum Token {
    /// A keyword, a function or a field: the parser knows by the place.
    Word(String),
    /// `"…"`: always a field.
    Quoted(String),
    Text(String),
    Number(f64),
    /// `= <> < <= > >= ( ) ,`
    Sign(&'static str),
}

/// A token and the character where it starts, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::query::cql) struct Placed {
    pub token: Token,
    pub position: usize,
    /// As it was written, for the message.
    pub source: String,
}

/// Longest first.
const SIGNS: &[&str] = &["<>", "<=", ">=", "=", "<", ">", "(", ")", ","];

pub(in crate::query::cql) fn tokens(text: &str) -> Result<Vec<Placed>, CqlError> {
    let characters: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if characters[at].is_whitespace() {
            at += 1;
            continue;
        }
        let (token, end) = token(&characters, at)?;
        let source = characters[at..end].iter().collect();
        tokens.push(Placed { token, position: at + 1, source });
        at = end;
    }
    Ok(tokens)
}

/// Starts a word: letters of any script, `_`.
pub(in crate::query::cql) fn starts_word(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

pub(in crate::query::cql) fn continues_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':')
}

/// The token at a place that is not a space, and the place after it.
fn token(characters: &[char], at: usize) -> Result<(Token, usize), CqlError> {
    let first = characters[at];
    let next = characters.get(at + 1).copied();
    if starts_word(first) {
        let end = end_of(characters, at, continues_word);
        return Ok((Token::Word(characters[at..end].iter().collect()), end));
    }
    if first == '\'' {
        let (text, end) = quoted(characters, at)?;
        return Ok((Token::Text(text), end));
    }
    if first == '"' {
        let (text, end) = quoted(characters, at)?;
        return Ok((Token::Quoted(text), end));
    }
    let signed = matches!(first, '-' | '+' | '.') && next.is_some_and(|c| c.is_ascii_digit() || c == '.');
    if first.is_ascii_digit() || signed {
        return number(characters, at);
    }
    for sign in SIGNS {
        let length = sign.len();
        if sign.chars().eq(characters[at..].iter().copied().take(length)) {
            return Ok((Token::Sign(sign), at + length));
        }
    }
    Err(CqlError::UnknownSign { position: at + 1, sign: first })
}

/// Between two quotes; a doubled quote is one.
fn quoted(characters: &[char], at: usize) -> Result<(String, usize), CqlError> {
    let quote = characters[at];
    let mut text = String::new();
    let mut place = at + 1;
    while let Some(c) = characters.get(place).copied() {
        place += 1;
        if c != quote {
            text.push(c);
        } else if characters.get(place) == Some(&quote) {
            text.push(quote);
            place += 1;
        } else {
            return Ok((text, place));
        }
    }
    Err(CqlError::UnclosedQuote { position: at + 1 })
}

fn number(characters: &[char], at: usize) -> Result<(Token, usize), CqlError> {
    let mut end = at + 1;
    while let Some(c) = characters.get(end).copied() {
        let exponent_sign = matches!(c, '+' | '-') && matches!(characters[end - 1], 'e' | 'E');
        if !continues_word(c) && !exponent_sign {
            break;
        }
        end += 1;
    }
    let text: String = characters[at..end].iter().collect();
    // `parse` knows words such as `inf`: only digits, signs and an exponent are a number here.
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E'));
    match text.parse::<f64>() {
        Ok(value) if plain && value.is_finite() => Ok((Token::Number(value), end)),
        _ => Err(CqlError::BadNumber { position: at + 1, text }),
    }
}

fn end_of(characters: &[char], at: usize, belongs: impl Fn(char) -> bool) -> usize {
    characters[at..].iter().position(|c| !belongs(*c)).map_or(characters.len(), |length| at + length)
}
