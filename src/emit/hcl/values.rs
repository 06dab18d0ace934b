//! Values of properties in Terraform's terms.

use std::cell::{Cell, RefCell};

use super::tree::{Expr as Tree, Pair, Piece, Reference, Step};
use super::variable;
use crate::graph::{Expr, Graph, Json, NodeId, Place, Secret, SecretPlace, Value};

/// Turns values into expressions; the graph knows the labels that references need.
pub(super) struct Values<'a> {
    graph: &'a Graph,
    used: Cell<Used>,
    secrets: RefCell<Vec<Secret>>,
}

/// The data source of a secret in Secrets Manager.
pub(super) const SECRETS_MANAGER: &str = "aws_secretsmanager_secret_version";
/// The data source of a parameter in Parameter Store.
pub(super) const PARAMETER_STORE: &str = "aws_ssm_parameter";

/// What has been said of the place of deployment, and so must be looked up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Used {
    pub(super) region: bool,
    pub(super) account: bool,
    pub(super) partition: bool,
    pub(super) stack_name: bool,
    pub(super) zones: bool,
}

impl<'a> Values<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        Self { graph, used: Cell::default(), secrets: RefCell::default() }
    }

    pub(super) fn used(&self) -> Used {
        self.used.get()
    }

    /// A value that stands behind a `=`. Structures do not: they are blocks.
    pub(super) fn value(&self, value: Value) -> Tree {
        match value {
            Value::Absent | Value::Objects(_) => Tree::Null,
            Value::Bool(value) => value.into(),
            Value::Int(value) => value.into(),
            Value::Float(value) => value.into(),
            Value::Text(expr) => self.expr(expr),
            Value::Zone(number) => self.zone(number).into(),
            Value::List(items) => Tree::List(items.into_iter().map(|item| self.value(item)).collect()),
            Value::Map(entries) => Tree::object(entries.into_iter().map(|(key, value)| Pair::new(key, self.value(value)))),
            Value::Json(json) => Tree::call("jsonencode", [self.json(json)]),
        }
    }

    fn json(&self, json: Json) -> Tree {
        match json {
            Json::Null => Tree::Null,
            Json::Bool(value) => value.into(),
            Json::Int(value) => value.into(),
            Json::Float(value) => value.into(),
            Json::Text(expr) => self.expr(expr),
            Json::List(items) => Tree::List(items.into_iter().map(|item| self.json(item)).collect()),
            Json::Map(entries) => Tree::object(entries.into_iter().map(|(key, value)| Pair::new(key, self.json(value)))),
        }
    }

    pub(super) fn expr(&self, expr: Expr) -> Tree {
        match expr {
            Expr::Text(text) => Tree::Text(text),
            Expr::Parameter(name) => Reference::new("var", [variable(&name)]).into(),
            Expr::Place(place) => self.place(place).into(),
            Expr::Attr(node, attr) => {
                // A handle of this graph leads to a node of it, and a kind has a row for every attribute that is referred to:
                // tests/resources.rs holds both.
                let row = self.graph.get(node).and_then(|node| node.resource.kind().attribute(attr));
                row.map_or(Tree::Null, |row| self.attribute(node, row.tf))
            }
            Expr::Secret(secret) => self.secret(&secret),
            Expr::Join(pieces) => match self.shorthand(&pieces) {
                Some((node, attribute, rest)) => {
                    let first = Piece::Value(self.attribute(node, attribute));
                    Tree::Template(std::iter::once(first).chain(rest.iter().map(|piece| self.piece(piece.clone()))).collect())
                }
                None => Tree::Template(pieces.into_iter().map(|piece| self.piece(piece)).collect()),
            },
            Expr::Part(part) => Tree::call("split", [Tree::text(part.separator), self.expr(part.of)]).item(part.index.into()),
        }
    }

    fn piece(&self, expr: Expr) -> Piece {
        match expr {
            Expr::Text(text) => Piece::Literal(text),
            other => Piece::Value(self.expr(other)),
        }
    }

    /// The kind of a resource, in Terraform.
    pub(super) fn kind(&self, node: NodeId) -> Option<&'static str> {
        Some(self.graph.get(node)?.resource.kind().tf)
    }

    /// An attribute of a resource, by Terraform's own name.
    pub(super) fn attribute(&self, node: NodeId, attribute: &'static str) -> Tree {
        self.address(node).map_or(Tree::Null, |mut address| {
            address.steps.extend(attribute.split('.').map(|step| step.parse().map_or_else(|_| Step::Name(step.into()), Step::Index)));
            address.into()
        })
    }

    /// A resource itself.
    pub(super) fn address(&self, node: NodeId) -> Option<Reference> {
        let node = self.graph.get(node)?;
        Some(Reference::new(node.resource.kind().tf, [node.label()]))
    }

    fn zone(&self, number: u32) -> Reference {
        self.used.set(Used { zones: true, ..self.used.get() });
        Reference::new("data", ["aws_availability_zones", "available", "names"]).step(Step::Index(number.into()))
    }

    fn place(&self, place: Place) -> Reference {
        let mut used = self.used.get();
        let reference = match place {
            Place::Region => {
                used.region = true;
                Reference::new("local", ["region"])
            }
            Place::AccountId => {
                used.account = true;
                Reference::new("data", ["aws_caller_identity", "current", "account_id"])
            }
            Place::Partition => {
                used.partition = true;
                Reference::new("data", ["aws_partition", "current", "partition"])
            }
            Place::StackName => {
                used.stack_name = true;
                Reference::new("local", ["stack_name"])
            }
        };
        self.used.set(used);
        reference
    }

    /// A secret, out of a data source; one data source is enough for all the keys of a secret.
    fn secret(&self, secret: &Secret) -> Tree {
        let mut secrets = self.secrets.borrow_mut();
        let known = secrets.iter().find(|known| match (&known.at, &secret.at) {
            (SecretPlace::SecretsManager(one, _), SecretPlace::SecretsManager(other, _))
            | (SecretPlace::Ssm(one), SecretPlace::Ssm(other)) => one == other,
            _ => false,
        });
        let label = match known {
            Some(known) => known.label.clone(),
            None => {
                secrets.push(secret.clone());
                secret.label.clone()
            }
        };
        match &secret.at {
            SecretPlace::SecretsManager(_, key) => {
                let text = Reference::new("data", [SECRETS_MANAGER.into(), label, "secret_string".to_owned()]);
                match key {
                    None => text.into(),
                    Some(key) => Tree::call("jsondecode", [text.into()]).entry(key.clone()),
                }
            }
            SecretPlace::Ssm(_) => Reference::new("data", [PARAMETER_STORE.into(), label, "value".to_owned()]).into(),
        }
    }

    /// The secrets that were said, in the order in which they were.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        self.secrets.borrow().clone()
    }

    /// Whether Terraform keeps a value out of what it prints: it comes of a parameter that is secret, straight or through an
    /// argument of a resource.
    pub(super) fn is_secret(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Text(_) | Expr::Place(_) => false,
            Expr::Secret(_) => true,
            Expr::Parameter(name) => self.graph.parameters.iter().any(|parameter| parameter.key == *name && parameter.spec.secret),
            Expr::Join(pieces) => pieces.iter().any(|piece| self.is_secret(piece)),
            Expr::Part(part) => self.is_secret(&part.of),
            Expr::Attr(node, attr) => self.graph.get(*node).is_some_and(|node| {
                let row = node.resource.kind().attribute(*attr);
                row.is_some_and(|row| {
                    let mut fields = node.resource.properties().into_iter().filter(|field| field.tf == Some(row.tf));
                    fields.any(|field| matches!(&field.value, Value::Text(expr) if self.is_secret(expr)))
                })
            }),
        }
    }
}
