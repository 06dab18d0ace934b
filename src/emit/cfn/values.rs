//! Values of properties in CloudFormation's terms.

use std::borrow::Cow;

use super::tree::{Call, Entry, Piece, Tree};
use crate::graph::{Expr, Graph, Json, Place, Secret, SecretPlace, Value};
use crate::names::pascal;

/// Turns values into trees; the graph knows the names that references need.
pub(super) struct Values<'a> {
    pub(super) graph: &'a Graph,
}

impl Values<'_> {
    pub(super) fn value(&self, value: Value) -> Tree {
        match value {
            Value::Absent => Tree::Null,
            Value::Bool(value) => value.into(),
            Value::Int(value) => value.into(),
            Value::Float(value) => value.into(),
            Value::Text(expr) => self.expr(expr),
            Value::Zone(number) => Tree::Call(Call::select(number.into(), Tree::Call(Call::zones()))),
            Value::List(items) => Tree::Seq(items.into_iter().map(|item| self.value(item)).collect()),
            Value::Map(entries) => Tree::map(entries.into_iter().map(|(key, value)| Entry::new(key, self.value(value)))),
            Value::Objects(objects) => {
                let items = objects.into_iter().map(|fields| {
                    let mut entries = Vec::with_capacity(fields.len());
                    for field in fields {
                        if let Some(name) = field.cfn {
                            insert(&mut entries, name, self.value(field.value));
                        }
                    }
                    Tree::Map(entries)
                });
                Tree::Seq(items.collect())
            }
            Value::Json(json) => self.json(json),
        }
    }

    fn json(&self, json: Json) -> Tree {
        match json {
            Json::Null => Tree::Null,
            Json::Bool(value) => value.into(),
            Json::Int(value) => value.into(),
            Json::Float(value) => value.into(),
            Json::Text(expr) => self.expr(expr),
            Json::List(items) => Tree::Seq(items.into_iter().map(|item| self.json(item)).collect()),
            Json::Map(entries) => Tree::map(entries.into_iter().map(|(key, value)| Entry::new(key, self.json(value)))),
        }
    }

    pub(super) fn expr(&self, expr: Expr) -> Tree {
        match expr {
            Expr::Text(text) => Tree::Text(text),
            Expr::Part(part) => Call::select(part.index.into(), Call::split(part.separator, self.expr(part.of)).into()).into(),
            // `Fn::Sub` has no spelling for a function among its pieces, `Fn::Join` takes any.
            Expr::Join(pieces) if pieces.iter().any(has_part) => {
                Call::join("", pieces.into_iter().map(|piece| self.expr(piece)).collect()).into()
            }
            other => {
                let mut pieces = Vec::with_capacity(1);
                self.append(other, &mut pieces);
                Tree::pieces(pieces)
            }
        }
    }

    fn append(&self, expr: Expr, pieces: &mut Vec<Piece>) {
        match expr {
            Expr::Text(text) => pieces.push(Piece::Literal(text)),
            Expr::Parameter(name) => pieces.push(Piece::Ref(pascal(&name).into())),
            Expr::Place(place) => pieces.push(Piece::Ref(Cow::Borrowed(pseudo_parameter(place)))),
            Expr::Attr(node, attr) => {
                // A handle of this graph leads to a node of it, and a kind has a row for every attribute that is referred to:
                // tests/resources.rs holds both.
                let found = self.graph.get(node).and_then(|node| Some((node.name.clone().into(), node.resource.kind().attribute(attr)?)));
                pieces.extend(found.map(|(name, row)| match row.cfn {
                    None => Piece::Ref(name),
                    Some(attribute) => Piece::GetAtt(name, Cow::Borrowed(attribute)),
                }));
            }
            Expr::Secret(secret) => self.append(dynamic_reference(*secret), pieces),
            Expr::Join(inner) => {
                pieces.reserve(inner.len());
                inner.into_iter().for_each(|piece| self.append(piece, pieces));
            }
            // `expr` has put those aside.
            Expr::Part(_) => {}
        }
    }
}

/// What CloudFormation replaces by a secret. No text of a spec can become one: rule XR012 refuses what looks like it.
///
/// Source: AWS CloudFormation user guide, "Get a secret or secret value from Secrets Manager" and "Get a plaintext value from
/// Systems Manager Parameter Store".
fn dynamic_reference(secret: Secret) -> Expr {
    match secret.at {
        SecretPlace::SecretsManager(name, key) => {
            let rest = key.map_or_else(|| ":SecretString}}".to_owned(), |key| format!(":SecretString:{key}}}}}"));
            Expr::join(["{{resolve:secretsmanager:".into(), name, rest.into()])
        }
        SecretPlace::Ssm(name) => Expr::join(["{{resolve:ssm:".into(), name, "}}".into()]),
    }
}

fn has_part(expr: &Expr) -> bool {
    match expr {
        Expr::Part(_) => true,
        Expr::Join(pieces) => pieces.iter().any(has_part),
        Expr::Secret(secret) => match &secret.at {
            SecretPlace::SecretsManager(name, _) | SecretPlace::Ssm(name) => has_part(name),
        },
        Expr::Text(_) | Expr::Attr(..) | Expr::Parameter(_) | Expr::Place(_) => false,
    }
}

/// Source: AWS CloudFormation template reference, "Pseudo parameters reference".
fn pseudo_parameter(place: Place) -> &'static str {
    match place {
        Place::Region => "AWS::Region",
        Place::AccountId => "AWS::AccountId",
        Place::Partition => "AWS::Partition",
        Place::StackName => "AWS::StackName",
    }
}

/// Puts a value under a name with dots: each part but the last is a mapping, which those before it may have begun.
pub(super) fn insert(entries: &mut Vec<Entry>, name: &'static str, value: Tree) {
    match name.split_once('.') {
        None => entries.push(Entry::new(name, value)),
        Some((first, rest)) => match entries.iter_mut().rev().find(|entry| entry.key == first) {
            Some(Entry { value: Tree::Map(inner), .. }) => insert(inner, rest, value),
            _ => {
                let mut inner = Vec::with_capacity(1);
                insert(&mut inner, rest, value);
                entries.push(Entry::new(first, inner));
            }
        },
    }
}
