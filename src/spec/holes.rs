//! What stands between `${` and `}` in a [`Text`](super::Text).
//!
//! A text goes in, [`Piece`]s come out: literal runs, and holes that name a parameter, something of this stack, or something
//! of the place that it is deployed to. Nothing is looked up here; whether a named thing exists is for the rules to say.

use std::borrow::Cow;

/// A run of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stands for itself.
    Literal(Cow<'a, str>),
    /// `${...}`.
    Hole(Hole<'a>),
}

/// What a hole names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hole<'a> {
    /// A parameter: a name without a dot.
    Parameter(&'a str),
    /// The place of deployment: `${aws.region}` and so on.
    Aws(AwsValue),
    /// The user pool of this stack.
    UserPool(UserPoolValue),
    /// The id of an app client of this stack: `${clients.NAME.id}`.
    ClientId(&'a str),
    /// A function of this stack.
    Function(&'a str, FunctionValue),
    /// The API of this stack.
    Api(ApiValue),
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$item])* $variant),+ }

        impl $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            fn named(word: &str) -> Option<Self> {
                Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
            }
        }
    };
}

words! {
    /// What is known of the place of deployment.
    AwsValue {
        /// The region, such as `eu-central-1`.
        Region = "region",
        /// The account, twelve digits.
        AccountId = "account_id",
        /// The partition, mostly `aws`.
        Partition = "partition",
        /// The name of the stack. Terraform has none and says the name of the spec.
        StackName = "stack_name",
    }
}

words! {
    /// What is known of the user pool.
    UserPoolValue {
        /// Its id.
        Id = "id",
        /// Its ARN.
        Arn = "arn",
        /// The issuer of its tokens, an `https` URL.
        Issuer = "issuer",
        /// The address of its domain, an `https` URL without a slash at the end.
        LoginUrl = "login_url",
    }
}

words! {
    /// What is known of a function.
    FunctionValue {
        /// Its ARN.
        Arn = "arn",
        /// Its name.
        Name = "name",
    }
}

words! {
    /// What is known of the API.
    ApiValue {
        /// Its id.
        Id = "id",
        /// The URL of its stage, without a slash at the end.
        Url = "url",
    }
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoleFault<'a> {
    /// A `${` without its `}`.
    Unclosed,
    /// A `${}`.
    Empty,
    /// A dotted name that nothing has. The candidates are what could have been meant.
    Unknown {
        /// What stands in the hole.
        name: &'a str,
        /// Names that do exist; `NAME` stands for any name.
        candidates: Vec<String>,
    },
}

/// Splits a text into its pieces. Neighbouring literal runs are one piece, and no literal piece is empty.
///
/// ```
/// use poolgate::spec::holes::{Hole, Piece, pieces};
/// let text = pieces("https://${host}/$${x}").unwrap();
/// assert_eq!(text, [
///     Piece::Literal("https://".into()),
///     Piece::Hole(Hole::Parameter("host")),
///     Piece::Literal("/${x}".into()),
/// ]);
/// ```
///
/// # Errors
/// The first hole that cannot be read.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, HoleFault<'_>> {
    let mut pieces = Vec::new();
    let mut literal = Cow::Borrowed("");
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        if let Some(before) = before.strip_suffix('$') {
            push(&mut literal, before);
            push(&mut literal, "${");
            rest = after;
            continue;
        }
        push(&mut literal, before);
        let (name, after) = after.split_once('}').ok_or(HoleFault::Unclosed)?;
        let hole = hole(name)?;
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Hole(hole));
        rest = after;
    }
    push(&mut literal, rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

fn push<'a>(literal: &mut Cow<'a, str>, more: &'a str) {
    if literal.is_empty() {
        *literal = Cow::Borrowed(more);
    } else if !more.is_empty() {
        literal.to_mut().push_str(more);
    }
}

fn hole(name: &str) -> Result<Hole<'_>, HoleFault<'_>> {
    if name.trim().is_empty() {
        return Err(HoleFault::Empty);
    }
    let Some((head, tail)) = name.split_once('.') else { return Ok(Hole::Parameter(name)) };
    let (item, value) = tail.rsplit_once('.').unwrap_or(("", tail));
    let found = match head {
        "aws" => AwsValue::named(tail).map(Hole::Aws),
        "user_pool" => UserPoolValue::named(tail).map(Hole::UserPool),
        "api" => ApiValue::named(tail).map(Hole::Api),
        "clients" if value == "id" && !item.is_empty() => Some(Hole::ClientId(item)),
        "functions" if !item.is_empty() => FunctionValue::named(value).map(|value| Hole::Function(item, value)),
        _ => None,
    };
    found.ok_or_else(|| HoleFault::Unknown { name, candidates: candidates(if item.is_empty() { "NAME" } else { item }) })
}

fn candidates(item: &str) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(AwsValue::WORDS.iter().map(|(word, _)| format!("aws.{word}")));
    all.extend(UserPoolValue::WORDS.iter().map(|(word, _)| format!("user_pool.{word}")));
    all.push(format!("clients.{item}.id"));
    all.extend(FunctionValue::WORDS.iter().map(|(word, _)| format!("functions.{item}.{word}")));
    all.extend(ApiValue::WORDS.iter().map(|(word, _)| format!("api.{word}")));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_names_are_things_of_the_stack() {
        let hole = |text| match pieces(text).unwrap().as_slice() {
            [Piece::Hole(hole)] => *hole,
            other => panic!("{other:?}"),
        };
        assert_eq!(hole("${aws.region}"), Hole::Aws(AwsValue::Region));
        assert_eq!(hole("${user_pool.issuer}"), Hole::UserPool(UserPoolValue::Issuer));
        assert_eq!(hole("${clients.web.id}"), Hole::ClientId("web"));
        assert_eq!(hole("${functions.list.arn}"), Hole::Function("list", FunctionValue::Arn));
        assert_eq!(hole("${api.url}"), Hole::Api(ApiValue::Url));
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(pieces("a ${b"), Err(HoleFault::Unclosed));
        assert_eq!(pieces("${}"), Err(HoleFault::Empty));
        assert!(matches!(pieces("${user_pool.ids}"), Err(HoleFault::Unknown { name: "user_pool.ids", .. })));
        assert!(matches!(pieces("${clients.web}"), Err(HoleFault::Unknown { .. })));
    }

    #[test]
    fn an_escape_is_literal_and_joins_its_neighbours() {
        assert_eq!(pieces("$${aws:username}").unwrap(), [Piece::Literal("${aws:username}".into())]);
        assert_eq!(pieces("a$b$").unwrap(), [Piece::Literal("a$b$".into())]);
        assert_eq!(pieces("").unwrap(), []);
    }
}
