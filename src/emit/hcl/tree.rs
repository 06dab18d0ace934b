//! A Terraform configuration before it is text.
//!
//! The emitter builds a [`Body`]; [`write::hcl`](crate::write::hcl) prints it as native syntax and
//! [`write::tf_json`](crate::write::tf_json) as `.tf.json`. [`Expr::Text`] is always literal: a `${` in it stays a `${`.
//! Only a [`Reference`], a [`Expr::Call`], an [`Expr::Item`] and the [`Piece`]s of a template are evaluated. Everything keeps the order in
//! which it was built.
//!
//! Known weaknesses:
//! - names (of arguments, blocks, functions, and the root of a reference) are identifiers by contract. The writers replace
//!   what cannot stand in one by `_`, so a bad name cannot end its line, but two of them may become one;
//! - Terraform normalises every string to NFC (go-cty), so `e` and U+0301 deploy as `é` however they are spelt, and
//!   `jsonencode` breaks its own output where an accent follows a newline (`\n` becomes `\ń`);
//! - two arguments of one body with the same name are printed twice.

use std::borrow::Cow;

/// Text of a configuration: mostly names that were known at compile time.
pub type Text = Cow<'static, str>;

/// What stands in a file, or between the braces of a block.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// Arguments and blocks, in this order.
    pub items: Vec<Item>,
}

/// One thing in a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// `name = value`.
    Attribute(Attribute),
    /// `kind "label" { … }`.
    Block(Block),
}

/// An argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name: an identifier.
    pub name: Text,
    /// Its value.
    pub value: Expr,
    /// Printed as `# …` above it, one per line of the text. `.tf.json` drops it.
    pub comment: Option<Text>,
    /// Asks for a blank line above. The first item of a body never gets one, and next to a block there is always one.
    pub space_before: bool,
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// `resource`, `password_policy`: an identifier.
    pub kind: Text,
    /// The quoted words behind it.
    pub labels: Vec<Text>,
    /// What stands between its braces.
    pub body: Body,
    /// Printed as `# …` above it, one per line of the text. `.tf.json` drops it.
    pub comment: Option<Text>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// `null`: as if the argument were not there.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any number. One that is not finite has no spelling and is printed as null.
    Float(f64),
    /// Literal text, whatever it looks like. Several lines become a heredoc where one holds them.
    Text(Text),
    /// Literal text with values in it.
    Template(Vec<Piece>),
    /// A value of something else: `aws_cognito_user_pool.main.id`.
    Reference(Reference),
    /// `[a, b]`.
    List(Vec<Expr>),
    /// `{ … }`.
    Object(Vec<Pair>),
    /// A function of Terraform: name, arguments.
    Call(Text, Vec<Expr>),
    /// An entry of the map that a function returns: `f(x)["key"]`. A [`Reference`] has steps of its own.
    Entry(Box<Expr>, Text),
    /// An item of a list, counted from zero. Terraform refuses a plan in which there is none.
    Item(Box<Expr>, u64),
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Literal text.
    Literal(Text),
    /// `${…}`.
    Value(Expr),
}

/// An entry of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The key. Text is literal; any other expression is evaluated.
    pub key: Expr,
    /// The value.
    pub value: Expr,
    /// Printed as `# …` above it, one per line of the text. `.tf.json` drops it.
    pub comment: Option<Text>,
}

/// A path from a name of the configuration to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// `aws_cognito_user_pool`, `var`, `local`, `each`: an identifier.
    pub root: Text,
    /// The way from there.
    pub steps: Vec<Step>,
}

/// One step of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// `.name`, or `["name"]` where the name is no identifier.
    Name(Text),
    /// `[0]`.
    Index(u64),
    /// `["key"]`.
    Key(Text),
    /// `[*]`.
    All,
}

impl Body {
    /// An empty body.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an argument.
    #[must_use]
    pub fn attr(self, name: impl Into<Text>, value: impl Into<Expr>) -> Self {
        self.with(Attribute::new(name, value))
    }

    /// Adds a block.
    #[must_use]
    pub fn block<L: Into<Text>>(self, kind: impl Into<Text>, labels: impl IntoIterator<Item = L>, body: Self) -> Self {
        self.with(Block::new(kind, labels, body))
    }

    /// Adds anything.
    #[must_use]
    pub fn with(mut self, item: impl Into<Item>) -> Self {
        self.items.push(item.into());
        self
    }
}

impl Attribute {
    /// An argument without a comment.
    #[must_use]
    pub fn new(name: impl Into<Text>, value: impl Into<Expr>) -> Self {
        Self { name: name.into(), value: value.into(), comment: None, space_before: false }
    }

    /// Says why, above the argument.
    #[must_use]
    pub fn comment(mut self, comment: impl Into<Text>) -> Self {
        self.comment = Some(comment.into());
        self
    }

    /// Sets a blank line above.
    #[must_use]
    pub fn spaced(mut self) -> Self {
        self.space_before = true;
        self
    }
}

impl Block {
    /// A block without a comment.
    #[must_use]
    pub fn new<L: Into<Text>>(kind: impl Into<Text>, labels: impl IntoIterator<Item = L>, body: Body) -> Self {
        Self { kind: kind.into(), labels: labels.into_iter().map(Into::into).collect(), body, comment: None }
    }

    /// Says why, above the block.
    #[must_use]
    pub fn comment(mut self, comment: impl Into<Text>) -> Self {
        self.comment = Some(comment.into());
        self
    }
}

impl Pair {
    /// An entry without a comment.
    #[must_use]
    pub fn new(key: impl Into<Expr>, value: impl Into<Expr>) -> Self {
        Self { key: key.into(), value: value.into(), comment: None }
    }
}

impl Reference {
    /// `root.name.name`.
    #[must_use]
    pub fn new<N: Into<Text>>(root: impl Into<Text>, names: impl IntoIterator<Item = N>) -> Self {
        Self { root: root.into(), steps: names.into_iter().map(|name| Step::Name(name.into())).collect() }
    }

    /// One step further.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl Expr {
    /// Literal text.
    #[must_use]
    pub fn text(text: impl Into<Text>) -> Self {
        Self::Text(text.into())
    }

    /// A list.
    #[must_use]
    pub fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// An object.
    #[must_use]
    pub fn object(pairs: impl IntoIterator<Item = Pair>) -> Self {
        Self::Object(pairs.into_iter().collect())
    }

    /// An entry of a map.
    #[must_use]
    pub fn entry(self, key: impl Into<Text>) -> Self {
        Self::Entry(Box::new(self), key.into())
    }

    /// A function call.
    #[must_use]
    pub fn call(name: impl Into<Text>, args: impl IntoIterator<Item = Self>) -> Self {
        Self::Call(name.into(), args.into_iter().collect())
    }

    /// An item of a list, counted from zero.
    #[must_use]
    pub fn item(self, index: u64) -> Self {
        Self::Item(Box::new(self), index)
    }
}

impl From<bool> for Expr {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Expr {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Expr {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&'static str> for Expr {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Expr {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl From<Text> for Expr {
    fn from(value: Text) -> Self {
        Self::Text(value)
    }
}

impl From<Reference> for Expr {
    fn from(value: Reference) -> Self {
        Self::Reference(value)
    }
}

impl From<Attribute> for Item {
    fn from(value: Attribute) -> Self {
        Self::Attribute(value)
    }
}

impl From<Block> for Item {
    fn from(value: Block) -> Self {
        Self::Block(value)
    }
}
