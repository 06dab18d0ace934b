//! AWS Lambda.

use super::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use super::{
    Attr, Bundle, Cfn, Described, Kind, Resource, Row, Rows, by_get_att, by_ref, cfn_only, cfn_only_list, described, row, tf_only,
};
use crate::graph::{Expr, NodeId, Value};

/// A function.
#[derive(Debug)]
pub struct Function {
    /// Its name where the target needs one.
    pub name: String,
    /// What it is for.
    pub description: Option<Expr>,
    /// The role it runs as.
    pub role: NodeId,
    /// The runtime.
    pub runtime: String,
    /// The module and the function in it.
    pub handler: String,
    /// Where the code comes from.
    pub code: Code,
    /// Memory in MB.
    pub memory: u32,
    /// How long a call may take, in seconds.
    pub timeout_seconds: i64,
    /// `x86_64` or `arm64`.
    pub architecture: &'static str,
    /// Environment variables.
    pub environment: Vec<(String, Expr)>,
    /// Where its log goes.
    pub log_group: NodeId,
    /// Where it runs, unless in no network of the account's.
    pub placement: Option<Placement>,
    /// How many copies may run at once.
    pub reserved_concurrency: Option<u32>,
    /// Whether calls are traced.
    pub tracing: bool,
    /// Its tags.
    pub tags: Tags,
}

/// Where in a network a function runs.
#[derive(Debug)]
pub struct Placement {
    /// The ids of its subnets.
    pub subnets: Vec<Expr>,
    /// The ids of its security groups.
    pub security_groups: Vec<Expr>,
}

/// Where the code of a function comes from.
#[derive(Debug)]
pub enum Code {
    /// Source text; Lambda calls the file `index` and gives it the runtime's ending.
    Source(String),
    /// A bundle in S3.
    S3 {
        /// The bucket.
        bucket: Expr,
        /// The key.
        key: Expr,
        /// The version of the object.
        version: Option<Expr>,
    },
}

fn s3<'a>(function: &'a Function, part: impl FnOnce(&'a Expr, &'a Expr, Option<&'a Expr>) -> Option<&'a Expr>) -> Value {
    match &function.code {
        Code::S3 { bucket, key, version } => part(bucket, key, version.as_ref()).into(),
        Code::Source(_) => Value::Absent,
    }
}

impl Rows for Function {
    const ROWS: &'static [Row<Self>] = &[
        tf_only("function_name", "CloudFormation makes a name that is free in every stack and survives a replacement", |function| {
            (&function.name).into()
        }),
        row("Description", "description", |function| (&function.description).into()),
        row("Role", "role", |function| function.role.attr(Attr::Arn).into()),
        row("Runtime", "runtime", |function| (&function.runtime).into()),
        row("Handler", "handler", |function| (&function.handler).into()),
        row("Architectures", "architectures", |function| vec![function.architecture].into()),
        row("MemorySize", "memory_size", |function| function.memory.into()),
        row("Timeout", "timeout", |function| function.timeout_seconds.into()),
        row("ReservedConcurrentExecutions", "reserved_concurrent_executions", |function| function.reserved_concurrency.into()),
        row("Environment.Variables", "environment.variables", |function| (&function.environment).into()),
        // Text lines need no more than the function's own words; a log format must be said where a group is.
        row("LoggingConfig.LogFormat", "logging_config.log_format", |_| "Text".into()),
        row("LoggingConfig.LogGroup", "logging_config.log_group", |function| function.log_group.attr(Attr::Id).into()),
        row("VpcConfig.SubnetIds", "vpc_config.subnet_ids", |function| function.placement.as_ref().map(|at| &at.subnets).into()),
        row("VpcConfig.SecurityGroupIds", "vpc_config.security_group_ids", |function| {
            function.placement.as_ref().map(|at| &at.security_groups).into()
        }),
        row("TracingConfig.Mode", "tracing_config.mode", |function| function.tracing.then_some("Active").into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |function| tags::as_list(&function.tags)),
        tf_only("tags", AS_MAP, |function| (&function.tags).into()),
        row("Code.S3Bucket", "s3_bucket", |function| s3(function, |bucket, _, _| Some(bucket))),
        row("Code.S3Key", "s3_key", |function| s3(function, |_, key, _| Some(key))),
        row("Code.S3ObjectVersion", "s3_object_version", |function| s3(function, |_, _, version| version)),
        cfn_only("Code.ZipFile", "Terraform uploads a zip that is written beside the module", |function| match &function.code {
            Code::Source(text) => text.into(),
            Code::S3 { .. } => Value::Absent,
        }),
    ];
}

impl Resource for Function {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Lambda::Function"),
        tf: "aws_lambda_function",
        attributes: &[by_ref(Attr::Id, "function_name"), by_get_att(Attr::Arn, "Arn", "arn")],
    };

    /// Under the name that CloudFormation gives it as well.
    ///
    /// Source: AWS CloudFormation template reference, `AWS::Lambda::Function` `Code`, property `ZipFile`.
    fn bundle(&self) -> Option<Bundle<'_>> {
        match &self.code {
            Code::Source(text) => {
                let name = if self.runtime.starts_with("nodejs") { "index.js" } else { "index.py" };
                Some(Bundle { name, text })
            }
            Code::S3 { .. } => None,
        }
    }
}

/// Lets a service call a function on behalf of one thing.
#[derive(Debug)]
pub struct Permission {
    /// The ARN of the function.
    pub function: Expr,
    /// The service.
    pub principal: &'static str,
    /// The ARN of the thing.
    pub source: Expr,
}

impl Rows for Permission {
    const ROWS: &'static [Row<Self>] = &[
        row("Action", "action", |_| "lambda:InvokeFunction".into()),
        row("FunctionName", "function_name", |permission| (&permission.function).into()),
        row("Principal", "principal", |permission| permission.principal.into()),
        row("SourceArn", "source_arn", |permission| (&permission.source).into()),
    ];
}

impl Resource for Permission {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::Lambda::Permission"), tf: "aws_lambda_permission", attributes: &[] };
}

pub(super) fn kinds() -> Vec<Described> {
    vec![described::<Function>(), described::<Permission>()]
}
