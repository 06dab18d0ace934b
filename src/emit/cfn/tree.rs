//! A CloudFormation document before it is text.
//!
//! The emitter builds a [`Tree`]; [`write::yaml`](crate::write::yaml) and [`write::json`](crate::write::json) print the same
//! tree. Text is always literal here: only a [`Call`] prints as an intrinsic function, and only its typed parts refer to
//! anything. Maps are lists of entries and keep the order they were built in.
//!
//! Known weaknesses, all of them CloudFormation's own, which no quoting cures and the emitter has to keep out:
//! - the service cannot tell a map whose only key is `Ref`, `Condition` or `Fn::…` from an intrinsic function, so keys that
//!   a user chose never become the sole key of a map unchecked;
//! - it resolves `{{resolve:…}}` in any literal text;
//! - two entries of one map with the same key are printed twice.

use std::borrow::Cow;

/// Text of a document: mostly names that were known at compile time.
pub type Text = Cow<'static, str>;

/// A value of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// No value.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any number. One that is not finite has no spelling in JSON and is printed as null.
    Float(f64),
    /// Literal text, whatever it looks like.
    Text(Text),
    /// A list.
    Seq(Vec<Tree>),
    /// A map, in this order.
    Map(Vec<Entry>),
    /// An intrinsic function.
    Call(Call),
}

/// A key, its value, and how it is set on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key: literal text.
    pub key: Text,
    /// The value.
    pub value: Tree,
    /// Printed as `# …` above the entry in YAML, one per line of the text; JSON has no comments and drops it.
    pub comment: Option<Text>,
    /// Asks for a blank line above, in YAML. The first entry of a map never gets one.
    pub space_before: bool,
}

/// An intrinsic function: `!Ref x` in YAML, `{"Ref": "x"}` in JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// What `Ref` returns for a resource, a parameter or a pseudo parameter.
    Ref(Text),
    /// An attribute of a resource: logical id, attribute.
    GetAtt(Text, Text),
    /// Literal text with references in it. [`Tree::pieces`] builds it where it is safe.
    Sub(Vec<Piece>),
    /// Any other function.
    Apply(Apply),
}

/// A part of a [`Call::Sub`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Literal text: a `${` in it stays a `${`.
    Literal(Text),
    /// `${Name}`.
    Ref(Text),
    /// `${Name.Attribute}`.
    GetAtt(Text, Text),
}

/// A function with the arguments it takes. Built only by the functions below, so that the number of arguments is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Apply {
    pub(crate) function: Function,
    pub(crate) args: Args,
}

/// The two shapes of an argument.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Args {
    /// The argument itself.
    One(Box<Tree>),
    /// A list of arguments.
    List(Vec<Tree>),
}

/// The functions that only differ by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    And,
    Base64,
    Condition,
    Equals,
    FindInMap,
    GetAzs,
    If,
    ImportValue,
    Join,
    Not,
    Or,
    Select,
    Split,
}

impl Function {
    /// The key of the long form. The short form is `!` and the same without `Fn::`.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>
    pub(crate) fn long(self) -> &'static str {
        match self {
            Self::And => "Fn::And",
            Self::Base64 => "Fn::Base64",
            Self::Condition => "Condition",
            Self::Equals => "Fn::Equals",
            Self::FindInMap => "Fn::FindInMap",
            Self::GetAzs => "Fn::GetAZs",
            Self::If => "Fn::If",
            Self::ImportValue => "Fn::ImportValue",
            Self::Join => "Fn::Join",
            Self::Not => "Fn::Not",
            Self::Or => "Fn::Or",
            Self::Select => "Fn::Select",
            Self::Split => "Fn::Split",
        }
    }

    /// The name behind the `!`.
    pub(crate) fn short(self) -> &'static str {
        let long = self.long();
        long.strip_prefix("Fn::").unwrap_or(long)
    }
}

impl Call {
    fn list(function: Function, args: Vec<Tree>) -> Self {
        Self::Apply(Apply { function, args: Args::List(args) })
    }

    fn one(function: Function, arg: Tree) -> Self {
        Self::Apply(Apply { function, args: Args::One(Box::new(arg)) })
    }

    /// `Fn::Join`: the items with `separator` between them.
    #[must_use]
    pub fn join(separator: impl Into<Text>, items: Vec<Tree>) -> Self {
        Self::list(Function::Join, vec![Tree::Text(separator.into()), Tree::Seq(items)])
    }

    /// `Fn::Select`: an item of a list, counted from zero.
    #[must_use]
    pub fn select(index: i64, list: Tree) -> Self {
        Self::list(Function::Select, vec![Tree::Int(index), list])
    }

    /// `Fn::GetAZs`: the availability zones of the region that the stack is in.
    #[must_use]
    pub fn zones() -> Self {
        Self::one(Function::GetAzs, Tree::text(""))
    }

    /// `Fn::Split`: the list of what stands between the separators of a text.
    #[must_use]
    pub fn split(separator: impl Into<Text>, text: Tree) -> Self {
        Self::list(Function::Split, vec![Tree::Text(separator.into()), text])
    }

    /// `Fn::FindInMap`: a value of the template's `Mappings`.
    #[must_use]
    pub fn find_in_map(map: impl Into<Text>, key: Tree, second_key: Tree) -> Self {
        Self::list(Function::FindInMap, vec![Tree::Text(map.into()), key, second_key])
    }

    /// `Fn::If`: one of two values, by the name of a condition.
    #[must_use]
    pub fn either(condition: impl Into<Text>, yes: Tree, no: Tree) -> Self {
        Self::list(Function::If, vec![Tree::Text(condition.into()), yes, no])
    }

    /// `Fn::Equals`, for `Conditions`.
    #[must_use]
    pub fn equals(left: Tree, right: Tree) -> Self {
        Self::list(Function::Equals, vec![left, right])
    }

    /// `Fn::Not`, for `Conditions`.
    #[must_use]
    pub fn not(condition: Tree) -> Self {
        Self::list(Function::Not, vec![condition])
    }

    /// `Fn::And`, for `Conditions`: two to ten of them.
    #[must_use]
    pub fn all(conditions: Vec<Tree>) -> Self {
        Self::list(Function::And, conditions)
    }

    /// `Fn::Or`, for `Conditions`: two to ten of them.
    #[must_use]
    pub fn any(conditions: Vec<Tree>) -> Self {
        Self::list(Function::Or, conditions)
    }

    /// A condition by its name, inside another condition.
    #[must_use]
    pub fn condition(name: impl Into<Text>) -> Self {
        Self::one(Function::Condition, Tree::Text(name.into()))
    }

    /// `Fn::ImportValue`: what another stack exports.
    #[must_use]
    pub fn import_value(name: Tree) -> Self {
        Self::one(Function::ImportValue, name)
    }

    /// `Fn::Base64`.
    #[must_use]
    pub fn base64(text: Tree) -> Self {
        Self::one(Function::Base64, text)
    }
}

impl Tree {
    /// Literal text.
    #[must_use]
    pub fn text(text: impl Into<Text>) -> Self {
        Self::Text(text.into())
    }

    /// A list.
    #[must_use]
    pub fn seq<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::Seq(items.into_iter().map(Into::into).collect())
    }

    /// A map.
    #[must_use]
    pub fn map(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::Map(entries.into_iter().collect())
    }

    /// `Ref`.
    #[must_use]
    pub fn reference(name: impl Into<Text>) -> Self {
        Self::Call(Call::Ref(name.into()))
    }

    /// `Fn::GetAtt`.
    #[must_use]
    pub fn get_att(id: impl Into<Text>, attribute: impl Into<Text>) -> Self {
        Self::Call(Call::GetAtt(id.into(), attribute.into()))
    }

    /// Text made of pieces, in the simplest form that says it: plain text, a lone reference, `Fn::Sub`, or `Fn::Join`.
    ///
    /// ```
    /// use poolgate::emit::cfn::tree::{Piece, Tree};
    /// use poolgate::write::yaml;
    /// let arn = |name: &'static str| vec![Piece::Literal("arn:".into()), Piece::Ref("AWS::Partition".into()), Piece::Literal(name.into())];
    /// assert_eq!(yaml(&Tree::pieces(arn(":x"))), "!Sub \"arn:${AWS::Partition}:x\"\n");
    /// // A literal `${` has an escape in Fn::Sub, but what the service makes of one that never closes is not documented.
    /// assert_eq!(yaml(&Tree::pieces(arn("${x"))), "!Join [\"\", [\"arn:\", !Ref \"AWS::Partition\", \"${x\"]]\n");
    /// ```
    #[must_use]
    pub fn pieces(mut pieces: Vec<Piece>) -> Self {
        if pieces.len() == 1
            && let Some(piece) = pieces.pop()
        {
            return piece.into_tree();
        }
        let mut literal = String::new();
        let mut all_literal = true;
        for piece in &pieces {
            match piece {
                Piece::Literal(text) => literal.push_str(text),
                // Neither side of a reference can complete a `${` of the other side.
                Piece::Ref(_) | Piece::GetAtt(..) => {
                    all_literal = false;
                    literal.push(' ');
                }
            }
        }
        if all_literal {
            Self::Text(literal.into())
        } else if literal.contains("${") {
            Self::Call(Call::join("", pieces.into_iter().map(Piece::into_tree).collect()))
        } else {
            Self::Call(Call::Sub(pieces))
        }
    }
}

impl Piece {
    fn into_tree(self) -> Tree {
        match self {
            Self::Literal(text) => Tree::Text(text),
            Self::Ref(name) => Tree::reference(name),
            Self::GetAtt(id, attribute) => Tree::get_att(id, attribute),
        }
    }

    /// The argument of `Fn::Sub`. A literal `${` is written `${!`, which the service turns back.
    pub(crate) fn sub(pieces: &[Self]) -> String {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Self::Literal(text) => {
                    for c in text.chars() {
                        // Looks at the end of `out` and not of this text: two literals may share a `${` between them.
                        let opens = c == '{' && out.ends_with('$');
                        out.push(c);
                        if opens {
                            out.push('!');
                        }
                    }
                }
                Self::Ref(name) => {
                    out.push_str("${");
                    out.push_str(name);
                    out.push('}');
                }
                Self::GetAtt(id, attribute) => {
                    out.push_str("${");
                    out.push_str(id);
                    out.push('.');
                    out.push_str(attribute);
                    out.push('}');
                }
            }
        }
        out
    }
}

impl Entry {
    /// An entry without a comment.
    #[must_use]
    pub fn new(key: impl Into<Text>, value: impl Into<Tree>) -> Self {
        Self { key: key.into(), value: value.into(), comment: None, space_before: false }
    }

    /// Says why, above the entry.
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

impl From<bool> for Tree {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Tree {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Tree {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&'static str> for Tree {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Tree {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl From<Text> for Tree {
    fn from(value: Text) -> Self {
        Self::Text(value)
    }
}

impl From<Call> for Tree {
    fn from(value: Call) -> Self {
        Self::Call(value)
    }
}

impl From<Vec<Tree>> for Tree {
    fn from(value: Vec<Tree>) -> Self {
        Self::Seq(value)
    }
}

impl From<Vec<Entry>> for Tree {
    fn from(value: Vec<Entry>) -> Self {
        Self::Map(value)
    }
}
