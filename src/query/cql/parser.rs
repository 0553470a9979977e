//! From text to a condition, by recursive descent, one function by rule of the grammar.

use crate::model::FieldId;
use crate::query::cql::lexer::{Placed, Token, tokens};
use crate::query::cql::{Comparison, CqlError, Expected, Expr, GEOMETRY, Operand, Shape};

/// Deeper nesting is refused: a hostile text must not overflow the stack.
const DEPTH: usize = 64;

/// Parses a condition. Names of fields are kept as written; [`super::check`] settles them.
///
/// # Errors
/// [`CqlError`] with the place of the first fault.
pub fn parse(text: &str) -> Result<Expr, CqlError> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let expr = parser.disjunction()?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.unexpected(Expected::End)),
    }
}

struct Parser {
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn disjunction(&mut self) -> Result<Expr, CqlError> {
        self.joined("OR", Self::conjunction, Expr::Or)
    }

    fn conjunction(&mut self) -> Result<Expr, CqlError> {
        self.joined("AND", Self::factor, Expr::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Expr, CqlError>,
        join: fn(Vec<Expr>) -> Expr,
    ) -> Result<Expr, CqlError> {
        let first = part(self)?;
        if !self.at_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take_word(word) {
            parts.push(part(self)?);
        }
        Ok(join(parts))
    }

    fn factor(&mut self) -> Result<Expr, CqlError> {
        self.depth += 1;
        if self.depth > DEPTH {
            let position = self.peek().map_or(1, |placed| placed.position);
            return Err(CqlError::TooDeep { position, limit: DEPTH });
        }
        let expr = if self.take_word("NOT") {
            Expr::Not(Box::new(self.factor()?))
        } else if self.take_sign("(") {
            let inner = self.disjunction()?;
            self.sign(")")?;
            inner
        } else {
            self.predicate()?
        };
        self.depth -= 1;
        Ok(expr)
    }

    fn predicate(&mut self) -> Result<Expr, CqlError> {
        if let Some(name) = self.function() {
            return match name.as_str() {
                "S_INTERSECTS" => self.intersects(),
                "S_DWITHIN" => self.near(),
                _ => Err(self.unknown_function()),
            };
        }
        let value = self.operand(Expected::Condition)?;
        if let Some(comparison) = self.comparison() {
            let right = self.operand(Expected::Value)?;
            return Ok(Expr::Compare { left: value, comparison, right });
        }
        if self.take_word("IS") {
            let negated = self.take_word("NOT");
            self.word("NULL")?;
            let Operand::Field(field) = value else {
                self.at -= if negated { 4 } else { 3 };
                return Err(self.unexpected(Expected::Field));
            };
            return Ok(negate(negated, Expr::IsNull(field)));
        }
        let negated = self.take_word("NOT");
        if self.take_word("BETWEEN") {
            let low = self.operand(Expected::Value)?;
            self.word("AND")?;
            let high = self.operand(Expected::Value)?;
            return Ok(negate(negated, Expr::Between { value, low, high }));
        }
        if self.take_word("IN") {
            self.sign("(")?;
            let mut list = vec![self.operand(Expected::Value)?];
            while self.take_sign(",") {
                list.push(self.operand(Expected::Value)?);
            }
            self.sign(")")?;
            return Ok(negate(negated, Expr::In { value, list }));
        }
        if self.take_word("LIKE") {
            return match self.next() {
                Some(Token::Text(pattern)) => Ok(negate(negated, Expr::Like { value, pattern })),
                _ => Err(self.back(Expected::Text)),
            };
        }
        match value {
            // A flag alone is a condition.
            Operand::Flag(constant) if !negated => Ok(Expr::Constant(constant)),
            Operand::Field(_) if !negated && !self.at_value() => {
                Ok(Expr::Compare { left: value, comparison: Comparison::Equal, right: Operand::Flag(true) })
            }
            _ => Err(self.unexpected(Expected::Comparison)),
        }
    }

    fn operand(&mut self, expected: Expected) -> Result<Operand, CqlError> {
        if self.function().is_some() {
            return Err(self.unknown_function());
        }
        match self.next() {
            Some(Token::Number(value)) => Ok(Operand::Number(value)),
            Some(Token::Text(text)) => Ok(Operand::Text(text)),
            Some(Token::Quoted(name)) => Ok(Operand::Field(FieldId::new(name))),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("TRUE") => Ok(Operand::Flag(true)),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("FALSE") => Ok(Operand::Flag(false)),
            Some(Token::Word(word)) if !is_keyword(&word) => Ok(Operand::Field(FieldId::new(word))),
            _ => Err(self.back(expected)),
        }
    }

    fn comparison(&mut self) -> Option<Comparison> {
        use Comparison::{Different, Equal, Greater, GreaterOrEqual, Less, LessOrEqual};
        [Equal, Different, Less, LessOrEqual, Greater, GreaterOrEqual]
            .into_iter()
            .find(|comparison| self.take_sign(comparison.sign()))
    }

    /// `S_INTERSECTS(geom, POLYGON(…))`, or the geometry first.
    fn intersects(&mut self) -> Result<Expr, CqlError> {
        self.at += 1;
        self.sign("(")?;
        let shape = if self.take_geometry_name() {
            self.sign(",")?;
            self.shape()?
        } else {
            let shape = self.shape()?;
            self.sign(",")?;
            if !self.take_geometry_name() {
                return Err(self.unexpected(Expected::Sign(GEOMETRY)));
            }
            shape
        };
        self.sign(")")?;
        Ok(Expr::Intersects(shape))
    }

    /// `S_DWITHIN(geom, POINT(5.04 47.32), 500, m)`.
    fn near(&mut self) -> Result<Expr, CqlError> {
        self.at += 1;
        self.sign("(")?;
        if !self.take_geometry_name() {
            return Err(self.unexpected(Expected::Sign(GEOMETRY)));
        }
        self.sign(",")?;
        if self.function().as_deref() != Some("POINT") {
            return Err(self.unexpected(Expected::Sign("POINT")));
        }
        let Shape::Point([lon, lat]) = self.shape()? else {
            return Err(self.unexpected(Expected::Sign("POINT")));
        };
        self.sign(",")?;
        let distance = self.number()?;
        self.sign(",")?;
        let unit = match self.next() {
            Some(Token::Word(unit) | Token::Text(unit)) => unit.to_lowercase(),
            _ => return Err(self.back(Expected::Unit)),
        };
        let metres = match unit.as_str() {
            "m" | "metre" | "metres" | "meter" | "meters" => distance,
            "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => distance * 1000.0,
            _ => return Err(self.back(Expected::Unit)),
        };
        self.sign(")")?;
        Ok(Expr::Near { lon, lat, metres })
    }

    fn shape(&mut self) -> Result<Shape, CqlError> {
        let Some(name) = self.function() else { return Err(self.unexpected(Expected::Geometry)) };
        let known = ["POINT", "POLYGON", "MULTIPOLYGON", "BBOX"].contains(&name.as_str());
        if !known {
            return Err(self.unexpected(Expected::Geometry));
        }
        self.at += 1;
        match name.as_str() {
            "POINT" => {
                self.sign("(")?;
                let point = self.point()?;
                self.sign(")")?;
                Ok(Shape::Point(point))
            }
            "POLYGON" => Ok(Shape::Polygon(self.rings()?)),
            "MULTIPOLYGON" => Ok(Shape::MultiPolygon(self.list(Self::rings)?)),
            _ => {
                self.sign("(")?;
                let mut bounds = [self.number()?, 0.0, 0.0, 0.0];
                for bound in &mut bounds[1..] {
                    self.sign(",")?;
                    *bound = self.number()?;
                }
                self.sign(")")?;
                Ok(Shape::Box(bounds))
            }
        }
    }

    fn rings(&mut self) -> Result<Vec<Vec<[f64; 2]>>, CqlError> {
        self.list(|parser| {
            let position = parser.peek().map_or(1, |placed| placed.position);
            let ring = parser.list(Self::point)?;
            if ring.len() < 4 || ring.first() != ring.last() {
                return Err(CqlError::BadRing { position });
            }
            Ok(ring)
        })
    }

    /// `(item, item…)`, one at least.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Result<T, CqlError>) -> Result<Vec<T>, CqlError> {
        self.sign("(")?;
        let mut items = vec![item(self)?];
        while self.take_sign(",") {
            items.push(item(self)?);
        }
        self.sign(")")?;
        Ok(items)
    }

    fn point(&mut self) -> Result<[f64; 2], CqlError> {
        Ok([self.number()?, self.number()?])
    }

    fn number(&mut self) -> Result<f64, CqlError> {
        match self.next() {
            Some(Token::Number(value)) => Ok(value),
            _ => Err(self.back(Expected::Number)),
        }
    }

    fn take_geometry_name(&mut self) -> bool {
        let named = match self.peek().map(|placed| &placed.token) {
            Some(Token::Word(name) | Token::Quoted(name)) => name.eq_ignore_ascii_case(GEOMETRY),
            _ => false,
        };
        self.at += usize::from(named);
        named
    }

    /// The name in capitals of the function that starts here, not consumed. A field is never followed by `(`.
    fn function(&self) -> Option<String> {
        let Token::Word(name) = &self.peek()?.token else { return None };
        let opened = self.tokens.get(self.at + 1)?.token == Token::Sign("(");
        (opened && !is_keyword(name)).then(|| name.to_uppercase())
    }

    fn unknown_function(&self) -> CqlError {
        match self.peek() {
            Some(placed) => {
                CqlError::UnknownFunction { position: placed.position, name: placed.source.clone() }
            }
            None => self.unexpected(Expected::Condition),
        }
    }

    fn peek(&self) -> Option<&Placed> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).map(|placed| placed.token.clone());
        self.at += 1;
        token
    }

    fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Placed { token: Token::Word(found), .. }) if found.eq_ignore_ascii_case(word))
    }

    /// A value follows directly: a sign is missing in between.
    fn at_value(&self) -> bool {
        match self.peek().map(|placed| &placed.token) {
            Some(Token::Number(_) | Token::Text(_) | Token::Quoted(_)) => true,
            Some(Token::Word(word)) => !is_keyword(word),
            Some(Token::Sign(_)) | None => false,
        }
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.at_word(word);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &'static str) -> Result<(), CqlError> {
        if self.take_word(word) { Ok(()) } else { Err(self.unexpected(Expected::Sign(word))) }
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Placed { token: Token::Sign(found), .. }) if *found == sign);
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &'static str) -> Result<(), CqlError> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.unexpected(Expected::Sign(sign))) }
    }

    /// The fault at the token just taken.
    fn back(&mut self, expected: Expected) -> CqlError {
        self.at -= 1;
        self.unexpected(expected)
    }

    fn unexpected(&self, expected: Expected) -> CqlError {
        match self.peek() {
            Some(placed) => {
                CqlError::Unexpected { position: placed.position, found: placed.source.clone(), expected }
            }
            None => CqlError::UnexpectedEnd { expected },
        }
    }
}

fn negate(negated: bool, expr: Expr) -> Expr {
    if negated { Expr::Not(Box::new(expr)) } else { expr }
}

/// Words that are no field unless quoted.
pub(in crate::query::cql) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 9] = ["AND", "OR", "NOT", "BETWEEN", "IN", "IS", "NULL", "LIKE", "TRUE"];
    KEYWORDS.iter().chain(&["FALSE"]).any(|keyword| word.eq_ignore_ascii_case(keyword))
}
