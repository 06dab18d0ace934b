//! AWS Identity and Access Management: roles and their policies.

use super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{
    Attr, Cfn, Described, Kind, MADE_UP, Resource, Row, Rows, by_get_att, by_ref, cfn_only, cfn_only_list, described, row, tf_only,
};
use crate::graph::{Expr, Json, NodeId};

/// A role that a service assumes.
#[derive(Debug)]
pub struct Role {
    /// What its name begins with where the target makes none of its own. IAM adds 26 characters to the at most 38 of it.
    pub prefix: String,
    /// Who may assume it.
    pub trust: Json,
    /// What it is for.
    pub description: Option<Expr>,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for Role {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("name_prefix", MADE_UP, |role| (&role.prefix).into()),
        row("Description", "description", |role| (&role.description).into()),
        row("AssumeRolePolicyDocument", "assume_role_policy", |role| role.trust.clone().into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |role| tags::as_list(&role.tags)),
        tf_only("tags", AS_MAP, |role| (&role.tags).into()),
    ];
}

impl Resource for Role {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::IAM::Role"),
        tf: "aws_iam_role",
        attributes: &[by_ref(Attr::Id, "name"), by_get_att(Attr::Arn, "Arn", "arn")],
    };
}

/// What a role may do. A resource of its own, so that a role can be there before what its policy names: a pool needs its
/// trigger's function, the function its role, and only the policy the pool (aws/aws-cdk#7016).
#[derive(Debug)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// The role.
    pub role: NodeId,
    /// The document.
    pub document: Json,
}

impl Rows for Policy {
    const ROWS: &'static [Row<Self>] = &[
        row("PolicyName", "name", |policy| (&policy.name).into()),
        cfn_only("Roles", "Terraform's policy is of one role", |policy| vec![policy.role.attr(Attr::Id)].into()),
        tf_only("role", "CloudFormation's policy is of several roles", |policy| policy.role.attr(Attr::Id).into()),
        row("PolicyDocument", "policy", |policy| policy.document.clone().into()),
    ];
}

impl Resource for Policy {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::IAM::Policy"), tf: "aws_iam_role_policy", attributes: &[] };
}

pub(super) fn kinds() -> Vec<Described> {
    vec![described::<Role>(), described::<Policy>()]
}
