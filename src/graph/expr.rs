//! Values of properties: what a resource says, before either target's syntax.

use std::borrow::Cow;

use super::NodeId;
use crate::resources::Attr;

/// A piece of text, mostly a name that is known when poolgate is compiled.
pub type Str = Cow<'static, str>;

/// Text whose value may only be known at deployment.
///
/// A string is always literal and a reference is always a typed edge: nothing in a literal can become a reference.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// Text that stands for itself.
    Text(Str),
    /// An attribute of another resource.
    Attr(NodeId, Attr),
    /// A parameter, by its name in the spec.
    Parameter(String),
    /// Something of the place of deployment.
    Place(Place),
    /// Pieces, one after the other.
    Join(Vec<Expr>),
    /// A secret that is read when the stack is deployed.
    Secret(Box<Secret>),
    /// What stands between the separators of a text that is known only at deployment.
    Part(Box<Part>),
}

/// A secret that is read when the stack is deployed: where it is, never what it is.
///
/// One in a parameter of the stack is an [`Expr::Parameter`].
#[derive(Debug, Clone, PartialEq)]
pub struct Secret {
    /// What it is called where a target needs a name for it.
    pub label: String,
    /// Where it is.
    pub at: SecretPlace,
}

/// Where a secret is.
#[derive(Debug, Clone, PartialEq)]
pub enum SecretPlace {
    /// In Secrets Manager: the name or ARN, and the key of the JSON object in it.
    SecretsManager(Expr, Option<String>),
    /// In Parameter Store, under this name.
    Ssm(Expr),
}

/// One of the parts that a separator splits a text into.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The text.
    pub of: Expr,
    /// What stands between the parts.
    pub separator: &'static str,
    /// Which of them, counted from zero.
    pub index: u8,
}

/// What is known of the place of deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The region.
    Region,
    /// The account.
    AccountId,
    /// The partition.
    Partition,
    /// The name of the stack.
    StackName,
}

impl Expr {
    /// Text that stands for itself.
    pub fn text(text: impl Into<Str>) -> Self {
        Self::Text(text.into())
    }

    /// Pieces, one after the other; neighbouring texts become one.
    pub fn join(pieces: impl IntoIterator<Item = Self>) -> Self {
        let pieces = pieces.into_iter();
        let mut joined = Vec::with_capacity(pieces.size_hint().0);
        pieces.for_each(|piece| piece.append_to(&mut joined));
        match joined.len() {
            0 => Self::text(""),
            1 => joined.swap_remove(0),
            _ => Self::Join(joined),
        }
    }

    /// The part of a text that stands between separators, counted from zero.
    #[must_use]
    pub fn part(self, separator: &'static str, index: u8) -> Self {
        Self::Part(Box::new(Part { of: self, separator, index }))
    }

    fn append_to(self, joined: &mut Vec<Self>) {
        match (joined.last_mut(), self) {
            (_, Self::Join(pieces)) => pieces.into_iter().for_each(|piece| piece.append_to(joined)),
            (Some(Self::Text(before)), Self::Text(text)) => before.to_mut().push_str(&text),
            (_, Self::Text(text)) if text.is_empty() => {}
            (_, piece) => joined.push(piece),
        }
    }

    /// Calls `visit` for every reference to another resource.
    pub fn each_edge(&self, visit: &mut impl FnMut(NodeId)) {
        match self {
            Self::Attr(node, _) => visit(*node),
            Self::Join(pieces) => pieces.iter().for_each(|piece| piece.each_edge(visit)),
            Self::Secret(secret) => match &secret.at {
                SecretPlace::SecretsManager(name, _) | SecretPlace::Ssm(name) => name.each_edge(visit),
            },
            Self::Part(part) => part.of.each_edge(visit),
            Self::Text(_) | Self::Parameter(_) | Self::Place(_) => {}
        }
    }
}

impl Place {
    /// A word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::AccountId => "account_id",
            Self::Partition => "partition",
            Self::StackName => "stack_name",
        }
    }
}

impl From<String> for Expr {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<&'static str> for Expr {
    fn from(text: &'static str) -> Self {
        Self::text(text)
    }
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: the property is not written.
    Absent,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(Expr),
    /// The name of an availability zone of the region, counted from zero.
    Zone(u32),
    /// A list. An empty one is not written: AWS and Terraform read `[]` back as nothing, and plans never come clean.
    List(Vec<Value>),
    /// A mapping whose keys the author of the spec chose.
    Map(Vec<(Str, Value)>),
    /// A list of structures whose keys have names in both targets.
    Objects(Vec<Vec<Field>>),
    /// A JSON document that is the same in both targets: a policy, a schema.
    Json(Json),
}

/// A property with its value: its name in each target that has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name in CloudFormation, nested ones with dots: `Policies.PasswordPolicy.MinimumLength`.
    pub cfn: Option<&'static str>,
    /// The name in Terraform, nested blocks with dots: `password_policy.minimum_length`.
    pub tf: Option<&'static str>,
    /// The value.
    pub value: Value,
}

/// A JSON document with references in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(Expr),
    /// An array.
    List(Vec<Json>),
    /// An object, in order.
    Map(Vec<(Str, Json)>),
}

impl Json {
    /// An object.
    pub fn map<K: Into<Str>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// Text that stands for itself.
    pub fn text(text: impl Into<Str>) -> Self {
        Self::Text(Expr::text(text))
    }

    /// A list if there are several, the one itself if there is one, as people write policies.
    pub fn one_or_many(mut items: Vec<Self>) -> Self {
        if items.len() == 1 { items.swap_remove(0) } else { Self::List(items) }
    }

    fn each_edge(&self, visit: &mut impl FnMut(NodeId)) {
        match self {
            Self::Text(expr) => expr.each_edge(visit),
            Self::List(items) => items.iter().for_each(|item| item.each_edge(visit)),
            Self::Map(entries) => entries.iter().for_each(|(_, value)| value.each_edge(visit)),
            Self::Null | Self::Bool(_) | Self::Int(_) | Self::Float(_) => {}
        }
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Bool(*value),
            serde_json::Value::Number(number) => match number.as_i64() {
                Some(whole) => Self::Int(whole),
                None => Self::Float(number.as_f64().unwrap_or_default()),
            },
            serde_json::Value::String(text) => Self::text(text.clone()),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(entries) => Self::map(entries.iter().map(|(key, value)| (key.clone(), Self::from(value)))),
        }
    }
}

impl Value {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Objects(objects) => objects.is_empty(),
            _ => false,
        }
    }

    /// Calls `visit` for every reference to another resource.
    pub fn each_edge(&self, visit: &mut impl FnMut(NodeId)) {
        match self {
            Self::Text(expr) => expr.each_edge(visit),
            Self::List(items) => items.iter().for_each(|item| item.each_edge(visit)),
            Self::Map(entries) => entries.iter().for_each(|(_, value)| value.each_edge(visit)),
            Self::Objects(objects) => objects.iter().flatten().for_each(|field| field.value.each_edge(visit)),
            Self::Json(json) => json.each_edge(visit),
            Self::Absent | Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Zone(_) => {}
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Self::Int(value.into())
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<Expr> for Value {
    fn from(value: Expr) -> Self {
        Self::Text(value)
    }
}

impl From<&Expr> for Value {
    fn from(value: &Expr) -> Self {
        Self::Text(value.clone())
    }
}

impl From<&'static str> for Value {
    fn from(value: &'static str) -> Self {
        Self::Text(value.into())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(Expr::text(value.clone()))
    }
}

impl From<Json> for Value {
    fn from(value: Json) -> Self {
        Self::Json(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

/// What a resource holds is borrowed where it is written: one conversion for each type that they hold.
macro_rules! borrowed {
    ($($held:ty),+) => {$(
        impl From<&Option<$held>> for Value {
            fn from(value: &Option<$held>) -> Self {
                value.as_ref().map_or(Self::Absent, Self::from)
            }
        }

        impl From<&Vec<$held>> for Value {
            fn from(items: &Vec<$held>) -> Self {
                Self::List(items.iter().map(Self::from).collect())
            }
        }
    )+};
}

borrowed!(Expr, String);

impl From<&Option<Vec<String>>> for Value {
    fn from(items: &Option<Vec<String>>) -> Self {
        items.as_ref().map_or(Self::Absent, Self::from)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// A mapping whose keys the author of the spec chose.
impl From<&Vec<(String, Expr)>> for Value {
    fn from(entries: &Vec<(String, Expr)>) -> Self {
        Self::Map(entries.iter().map(|(key, value)| (key.clone().into(), value.into())).collect())
    }
}
