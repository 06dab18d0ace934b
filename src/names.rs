//! Logical names: what a thing of the spec is called in a template.
//!
//! Pure functions of the spec's own words, never of counters or order, so that a new thing changes no other's name. Two
//! names can still fall together (`order-items` and `order_items`); a rule refuses that.

use crate::spec::route_key::PathPart;

/// A name in Pascal case: the words between characters that are no ASCII letters or digits, each with a capital.
///
/// ```
/// use poolgate::names::pascal;
/// assert_eq!(pascal("order-items"), "OrderItems");
/// assert_eq!(pascal("webApp"), "WebApp");
/// ```
#[must_use]
pub fn pascal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_pascal(&mut out, name);
    out
}

fn push_pascal(out: &mut String, name: &str) {
    let mut capital = true;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            capital = true;
        } else if std::mem::take(&mut capital) {
            out.push(c.to_ascii_uppercase());
        } else {
            out.push(c);
        }
    }
}

/// A name in snake case, as Terraform's style guide asks of labels.
///
/// ```
/// use poolgate::names::snake;
/// assert_eq!(snake("UserPoolDomain"), "user_pool_domain");
/// ```
#[must_use]
pub fn snake(pascal: &str) -> String {
    let mut out = String::with_capacity(pascal.len() + 8);
    for (i, c) in pascal.chars().enumerate() {
        if c.is_ascii_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A path in Pascal case: `/orders/{id}` is `OrdersById`, `/{proxy+}` is `AllProxy`, `/` is the empty name.
#[must_use]
pub fn path<'a>(parts: impl Iterator<Item = PathPart<'a>>) -> String {
    let mut out = String::new();
    for part in parts {
        push_part(&mut out, part);
    }
    out
}

/// One part of a path in Pascal case.
#[must_use]
pub fn part(part: PathPart<'_>) -> String {
    path(std::iter::once(part))
}

fn push_part(out: &mut String, part: PathPart<'_>) {
    let (before, name) = match part {
        PathPart::Literal(text) => ("", text),
        PathPart::Variable(name) => ("By", name),
        PathPart::Greedy(name) => ("All", name),
    };
    out.push_str(before);
    push_pascal(out, name);
}

/// A name for something that people name freely (a user, a group): Pascal case, and a few digits of a hash wherever the
/// Pascal case alone would not tell two such names apart.
#[must_use]
pub fn free(name: &str) -> String {
    let plain = !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain { pascal(name) } else { format!("{}{}", pascal(name).chars().take(64).collect::<String>(), hash(&[name.as_bytes()], 6)) }
}

/// The first `digits` hexadecimal digits of the SHA-256 of some pieces, each preceded by its length.
#[must_use]
pub fn hash(pieces: &[&[u8]], digits: usize) -> String {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update((piece.len() as u64).to_be_bytes());
        hasher.update(piece);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    hex.truncate(digits);
    hex
}
