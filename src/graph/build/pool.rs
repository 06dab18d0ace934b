//! What others need to know of the user pool: its id, its ARN and its issuer.
//!
//! Of a pool that is made they are attributes of its resource. Of one that exists they are parts of what the spec names it
//! by, or made of it: cut out here where the author wrote them, at deployment where a parameter holds them.

use super::Builder;
use crate::graph::{Expr, Graph, NodeId, Place};
use crate::model::{ExistingPool, Piece, PoolSource, Text};
use crate::resources::Attr;

/// The handle of the pool's resource. Where the pool exists already no resource is ever put there, so whoever refers to the
/// pool asks the builder for its id, its ARN or its issuer instead.
#[derive(Clone, Copy)]
pub(super) struct Own(NodeId);

impl Own {
    pub(super) fn reserved(graph: &mut Graph) -> Self {
        Self(graph.reserve())
    }

    /// Where the resource of a pool that is made is put.
    pub(super) fn node(self) -> NodeId {
        self.0
    }
}

impl Builder<'_> {
    pub(super) fn pool_id(&self) -> Expr {
        match self.existing_pool() {
            None => self.pool.0.attr(Attr::Id),
            Some(ExistingPool::Id(id)) => self.text(id),
            Some(ExistingPool::Arn(arn)) => self.between(arn, Separator::SLASH, 1),
        }
    }

    pub(super) fn pool_arn(&self) -> Expr {
        match self.existing_pool() {
            None => self.pool.0.attr(Attr::Arn),
            Some(ExistingPool::Arn(arn)) => self.text(arn),
            Some(ExistingPool::Id(id)) => {
                let pieces = [
                    "arn:".into(),
                    Expr::Place(Place::Partition),
                    ":cognito-idp:".into(),
                    self.region_of(id),
                    ":".into(),
                    Expr::Place(Place::AccountId),
                    ":userpool/".into(),
                    self.text(id),
                ];
                Expr::join(pieces)
            }
        }
    }

    /// Source: Amazon Cognito developer guide, "Verifying JSON web tokens", the `iss` claim.
    pub(super) fn issuer(&self) -> Expr {
        let region = match self.existing_pool() {
            None => return Expr::join(["https://".into(), self.pool.0.attr(Attr::ProviderName)]),
            Some(ExistingPool::Id(id)) => self.region_of(id),
            Some(ExistingPool::Arn(arn)) => self.between(arn, Separator::COLON, 3),
        };
        Expr::join(["https://cognito-idp.".into(), region, ".amazonaws.com/".into(), self.pool_id()])
    }

    fn existing_pool(&self) -> Option<&ExistingPool> {
        match &self.stack.user_pool.as_ref()?.source {
            PoolSource::Existing(existing) => Some(existing),
            PoolSource::Made(_) => None,
        }
    }

    /// The region that an id begins with, if it stands there; else that of the stack.
    fn region_of(&self, id: &Text) -> Expr {
        self.cut(id, Separator::UNDERSCORE, 0).unwrap_or(Expr::Place(Place::Region))
    }

    /// The part of a text between separators, cut out now or at deployment.
    fn between(&self, text: &Text, separator: Separator, index: u8) -> Expr {
        self.cut(text, separator, index).unwrap_or_else(|| self.text(text).part(separator.text, index))
    }

    /// The part of a text between separators, if the author wrote all of them: the parameters around them hold none then.
    fn cut(&self, text: &Text, separator: Separator, index: u8) -> Option<Expr> {
        let literal = |piece: &Piece| match piece {
            Piece::Literal(text) => text.matches(separator.text).count(),
            _ => 0,
        };
        if text.0.iter().map(literal).sum::<usize>() < separator.count {
            return None;
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        for piece in &text.0 {
            let Piece::Literal(text) = piece else {
                pieces.extend((at == index).then(|| self.piece(piece)));
                continue;
            };
            for (i, part) in text.split(separator.text).enumerate() {
                at += u8::from(i > 0);
                pieces.extend((at == index).then(|| Expr::text(part.to_owned())));
            }
        }
        Some(Expr::join(pieces))
    }
}

/// What stands between the parts of a name, and how often.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Cognito User Pools":
/// `arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}`; Amazon Cognito user pools API, shape
/// UserPoolIdType: the region, an underscore, letters and digits.
#[derive(Clone, Copy)]
struct Separator {
    text: &'static str,
    count: usize,
}

impl Separator {
    const COLON: Self = Self { text: ":", count: 5 };
    const SLASH: Self = Self { text: "/", count: 1 };
    const UNDERSCORE: Self = Self { text: "_", count: 1 };
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::files::NoFiles;

    /// What a template says of the id, the ARN and the issuer of a pool.
    fn said(pool: &str) -> [String; 3] {
        let yaml = format!(
            "name: a\nparameters: {{ pool: {{}}, region: {{}} }}\nuser_pool: {{ {pool} }}\nclients: {{ w: {{}} }}\n\
             outputs: {{ i: {{ value: '${{user_pool.id}}' }}, a: {{ value: '${{user_pool.arn}}' }}, s: {{ value: '${{user_pool.issuer}}' }}, \
             r: {{ value: '${{region}}' }}, p: {{ value: '${{pool}}' }} }}"
        );
        let compiled = crate::compile(&crate::read(yaml.as_bytes()).unwrap(), &NoFiles).unwrap();
        let template: serde_json::Value = serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap();
        ["I", "A", "S"].map(|output| match &template["Outputs"][output]["Value"] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    #[test]
    fn what_is_written_out_is_cut_here() {
        let arn = "arn:aws-us-gov:cognito-idp:us-gov-west-1:111122223333:userpool/us-gov-west-1_aB3";
        let issuer = "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_aB3";
        assert_eq!(said(&format!("arn: '{arn}'")), ["us-gov-west-1_aB3", arn, issuer]);
        let [id, arn, issuer] = said("id: eu-west-1_aB3");
        assert_eq!(id, "eu-west-1_aB3");
        assert_eq!(arn, r#"{"Fn::Sub":"arn:${AWS::Partition}:cognito-idp:eu-west-1:${AWS::AccountId}:userpool/eu-west-1_aB3"}"#);
        assert_eq!(issuer, "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3");
        let [id, arn, issuer] = said("arn: 'arn:aws:cognito-idp:${region}:111122223333:userpool/${pool}'");
        assert_eq!(id, r#"{"Ref":"Pool"}"#);
        assert_eq!(arn, r#"{"Fn::Sub":"arn:aws:cognito-idp:${Region}:111122223333:userpool/${Pool}"}"#);
        assert_eq!(issuer, r#"{"Fn::Sub":"https://cognito-idp.${Region}.amazonaws.com/${Pool}"}"#);
    }

    #[test]
    fn what_a_parameter_holds_is_split_at_deployment() {
        let split = r#"{"Fn::Select":[1,{"Fn::Split":["/",{"Ref":"Pool"}]}]}"#;
        let region = r#"{"Fn::Select":[3,{"Fn::Split":[":",{"Ref":"Pool"}]}]}"#;
        let issuer = format!(r#"{{"Fn::Join":["",["https://cognito-idp.",{region},".amazonaws.com/",{split}]]}}"#);
        assert_eq!(said("arn: '${pool}'"), [split, r#"{"Ref":"Pool"}"#, &issuer]);
        let [id, arn, issuer] = said("id: '${pool}'");
        assert_eq!(id, r#"{"Ref":"Pool"}"#);
        assert_eq!(arn, r#"{"Fn::Sub":"arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}"}"#);
        assert_eq!(issuer, r#"{"Fn::Sub":"https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}"}"#);
    }
}
