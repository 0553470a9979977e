//! The subset of OGC CQL2 of `design.md` § 5: parse, print, evaluate. Ours, because three-valued logic is.

use serde::{Deserialize, Serialize};

/// A condition. `parse(print(e)) = e`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expr {
    True,
}
