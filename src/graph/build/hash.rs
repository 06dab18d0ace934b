//! The hash that makes a change of the API a new deployment.

use crate::graph::{Expr, Graph, Json, NodeId, SecretPlace, Value};
use crate::names;

/// How many hexadecimal digits a deployment's name carries: 40 bits, of which two versions of one API share none by chance.
const DIGITS: usize = 10;

/// A hash of all that the resources say. What they refer to counts by name, so that an edge that moves changes the hash and
/// the code of a function does not. `besides` is what else takes effect with a deployment.
pub(super) fn of(graph: &Graph, nodes: &[NodeId], besides: Option<&str>) -> String {
    let mut text = Text { graph, out: String::new() };
    for node in nodes.iter().filter_map(|id| graph.get(*id)) {
        text.word(&node.name);
        node.resource.each_property(&mut |field| {
            text.word(field.cfn.unwrap_or_default());
            text.word(field.tf.unwrap_or_default());
            text.value(&field.value);
        });
    }
    if let Some(besides) = besides {
        text.word(besides);
    }
    names::hash(&[text.out.as_bytes()], DIGITS)
}

/// Values as text of which no two that differ are the same: every word is preceded by its length.
struct Text<'a> {
    graph: &'a Graph,
    out: String,
}

impl Text<'_> {
    fn word(&mut self, word: &str) {
        self.number(word.len());
        self.out.push_str(word);
    }

    fn number(&mut self, number: usize) {
        // Nearly every number is the length of a short word, and a formatter costs more than all else here.
        match u8::try_from(number) {
            Ok(small @ 0..=9) => self.out.push(char::from(b'0' + small)),
            Ok(small @ 10..=99) => {
                self.out.push(char::from(b'0' + small / 10));
                self.out.push(char::from(b'0' + small % 10));
            }
            _ => self.out.push_str(&number.to_string()),
        }
        self.out.push(':');
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Absent => self.out.push('-'),
            Value::Bool(value) => self.out.push(if *value { 't' } else { 'f' }),
            Value::Int(value) => self.word(&value.to_string()),
            Value::Float(value) => self.word(&value.to_string()),
            Value::Text(expr) => self.expr(expr),
            Value::Zone(number) => {
                self.out.push('z');
                self.word(&number.to_string());
            }
            Value::List(items) => {
                self.number(items.len());
                items.iter().for_each(|item| self.value(item));
            }
            Value::Map(entries) => {
                self.number(entries.len());
                for (key, value) in entries {
                    self.word(key);
                    self.value(value);
                }
            }
            Value::Objects(objects) => {
                self.number(objects.len());
                for field in objects.iter().flatten() {
                    self.word(field.cfn.unwrap_or_default());
                    self.value(&field.value);
                }
            }
            Value::Json(json) => self.json(json),
        }
    }

    fn json(&mut self, json: &Json) {
        match json {
            Json::Null => self.out.push('-'),
            Json::Bool(value) => self.out.push(if *value { 't' } else { 'f' }),
            Json::Int(value) => self.word(&value.to_string()),
            Json::Float(value) => self.word(&value.to_string()),
            Json::Text(expr) => self.expr(expr),
            Json::List(items) => {
                self.number(items.len());
                items.iter().for_each(|item| self.json(item));
            }
            Json::Map(entries) => {
                self.number(entries.len());
                for (key, value) in entries {
                    self.word(key);
                    self.json(value);
                }
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Text(text) => {
                self.out.push('"');
                self.word(text);
            }
            Expr::Attr(node, attr) => {
                self.out.push('&');
                self.word(self.graph.get(*node).map_or("", |node| &node.name));
                self.word(attr.as_str());
            }
            Expr::Parameter(name) => {
                self.out.push('$');
                self.word(name);
            }
            Expr::Place(place) => {
                self.out.push('@');
                self.word(place.as_str());
            }
            Expr::Secret(secret) => match &secret.at {
                SecretPlace::SecretsManager(name, key) => {
                    self.out.push('#');
                    self.expr(name);
                    self.word(key.as_deref().unwrap_or_default());
                }
                SecretPlace::Ssm(name) => {
                    self.out.push('%');
                    self.expr(name);
                }
            },
            Expr::Join(pieces) => {
                self.number(pieces.len());
                pieces.iter().for_each(|piece| self.expr(piece));
            }
            Expr::Part(part) => {
                self.out.push('/');
                self.expr(&part.of);
                self.word(part.separator);
                self.number(part.index.into());
            }
        }
    }
}
