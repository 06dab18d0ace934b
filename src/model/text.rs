//! Text with its holes resolved.

use indexmap::IndexMap;

use super::{ClientRef, FunctionRef, Names, Resolved, Unresolved, missing};
use crate::spec::holes::{self, ApiValue, AwsValue, FunctionValue, Hole, UserPoolValue};
use crate::spec::{self, holes::Piece as Written};

/// Text whose holes are known to be filled at deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub Vec<Piece>);

/// A run of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands for itself.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
    /// Something of the place of deployment.
    Aws(AwsValue),
    /// Something of the user pool.
    UserPool(UserPoolValue),
    /// The id of a client.
    ClientId(ClientRef),
    /// Something of a function.
    Function(FunctionRef, FunctionValue),
    /// Something of the API.
    Api(ApiValue),
}

impl Text {
    /// Text that stands for itself.
    pub fn literal(text: impl Into<String>) -> Self {
        Self(vec![Piece::Literal(text.into())])
    }
}

/// Whether a pool has what a hole asks of it.
fn has(pool: &spec::UserPool, value: UserPoolValue) -> bool {
    value != UserPoolValue::LoginUrl || pool.domain.is_some()
}

impl Names<'_> {
    pub(super) fn text(&self, text: &spec::Text) -> Resolved<Text> {
        let pieces = holes::pieces(text.as_str()).map_err(|fault| Unresolved(format!("{fault:?} in {:?}", text.as_str())))?;
        let pieces = pieces.into_iter().map(|piece| {
            Ok(match piece {
                Written::Literal(text) => Piece::Literal(text.into_owned()),
                Written::Hole(Hole::Aws(value)) => Piece::Aws(value),
                Written::Hole(Hole::ClientId(name)) => Piece::ClientId(self.client(name)?),
                Written::Hole(Hole::Function(name, value)) => Piece::Function(self.function(name)?, value),
                Written::Hole(Hole::Parameter(name)) if self.spec.parameters.contains_key(name) => Piece::Parameter(name.to_owned()),
                Written::Hole(Hole::UserPool(value)) if self.spec.user_pool.as_ref().is_some_and(|pool| has(pool, value)) => {
                    Piece::UserPool(value)
                }
                Written::Hole(Hole::Api(value)) if self.spec.api.is_some() => Piece::Api(value),
                Written::Hole(hole) => return missing(format!("{hole:?} leads nowhere")),
            })
        });
        Ok(Text(pieces.collect::<Resolved<_>>()?))
    }

    pub(super) fn maybe(&self, text: Option<&spec::Text>) -> Resolved<Option<Text>> {
        text.map(|text| self.text(text)).transpose()
    }

    pub(super) fn list(&self, texts: &[spec::Text]) -> Resolved<Vec<Text>> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    pub(super) fn texts(&self, texts: &IndexMap<String, spec::Text>) -> Resolved<Vec<(String, Text)>> {
        texts.iter().map(|(key, text)| Ok((key.clone(), self.text(text)?))).collect()
    }
}
