//! Amazon CloudWatch Logs.

use super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{Attr, Cfn, Described, Kind, MADE_UP, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, described, row, tf_only};

/// A log group. Its name is made by the target: nothing needs to know it.
#[derive(Debug)]
pub struct LogGroup {
    /// What its name begins with where the target makes none of its own.
    pub prefix: String,
    /// How long events are kept, in days.
    pub retention_days: i64,
    /// Its tags.
    pub tags: Tags,
}

impl Rows for LogGroup {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("name_prefix", MADE_UP, |group| (&group.prefix).into()),
        row("RetentionInDays", "retention_in_days", |group| group.retention_days.into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |group| tags::as_list(&group.tags)),
        tf_only("tags", AS_MAP, |group| (&group.tags).into()),
    ];
}

impl Resource for LogGroup {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Logs::LogGroup"),
        tf: "aws_cloudwatch_log_group",
        // The ARN ends in `:*` in CloudFormation and not in Terraform; who needs one form or the other builds it from the name.
        attributes: &[by_ref(Attr::Id, "name"), by_get_att(Attr::Arn, "Arn", "arn")],
    };
}

pub(super) fn kinds() -> Vec<Described> {
    vec![described::<LogGroup>()]
}
