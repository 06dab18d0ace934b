//! The network that functions are placed in.

use serde::Deserialize;

use super::Text;

/// The network that functions with `in_network` are placed in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Network {
    /// A network that is made, with a private subnet in each of its zones. AWS: `AWS::EC2::VPC`.
    Vpc(Vpc),
    /// Subnets and security groups that exist already.
    Existing(ExistingNetwork),
}

/// A network that is made.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Vpc {
    /// Its addresses: /16 to /28. Default: `10.0.0.0/16`. AWS: `CidrBlock`.
    pub cidr: String,
    /// In how many availability zones it has subnets. Default: 2.
    pub zones: u32,
    /// What the functions in it can reach. Default: `none`.
    pub egress: Egress,
}

impl Default for Vpc {
    fn default() -> Self {
        Self { cidr: "10.0.0.0/16".to_owned(), zones: 2, egress: Egress::default() }
    }
}

/// What the functions in a network can reach.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Egress {
    /// Nothing. They still answer, and their logs are still written: Lambda does both from outside the network.
    #[default]
    #[serde(rename = "none")]
    Nothing,
    /// These services of AWS and nothing else, each by an endpoint inside the network. AWS: `AWS::EC2::VPCEndpoint`.
    Endpoints(Vec<Service>),
    /// Any address of the internet, through NAT gateways. AWS: `AWS::EC2::NatGateway`.
    Nat(Nat),
}

/// NAT gateways, in public subnets of their own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Nat {
    /// How many there are. Default: `per_zone`.
    pub gateways: NatGateways,
    /// The TCP ports that functions may call, at any address. Default: 443 alone.
    pub ports: Vec<u16>,
}

impl Default for Nat {
    fn default() -> Self {
        Self { gateways: NatGateways::default(), ports: vec![443] }
    }
}

/// How many NAT gateways there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum NatGateways {
    /// One in the first zone, for all: cheaper, and nothing is reached while that zone is down.
    One,
    /// One in each zone.
    #[default]
    PerZone,
}

/// A service that has an endpoint inside a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Service {
    /// Amazon Cognito user pools. A pool with a domain cannot be called this way.
    CognitoIdp,
    /// Amazon DynamoDB, by a gateway endpoint, which costs nothing.
    Dynamodb,
    /// Amazon EventBridge.
    Events,
    /// APIs of API Gateway that are private.
    ExecuteApi,
    /// Amazon Data Firehose.
    Firehose,
    /// Amazon Kinesis Data Streams.
    Kinesis,
    /// AWS Key Management Service.
    Kms,
    /// AWS Lambda.
    Lambda,
    /// Amazon CloudWatch Logs. A function's own log needs none.
    Logs,
    /// Amazon S3, by a gateway endpoint, which costs nothing.
    S3,
    /// AWS Secrets Manager.
    Secretsmanager,
    /// Amazon Simple Notification Service.
    Sns,
    /// Amazon Simple Queue Service.
    Sqs,
    /// AWS Systems Manager, with its parameters.
    Ssm,
    /// AWS Step Functions.
    States,
    /// AWS Security Token Service.
    Sts,
}

/// How a service is reached from a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointKind {
    /// By a route to it.
    Gateway,
    /// By addresses of the network's own.
    Interface,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 16] = [
        Self::CognitoIdp,
        Self::Dynamodb,
        Self::Events,
        Self::ExecuteApi,
        Self::Firehose,
        Self::Kinesis,
        Self::Kms,
        Self::Lambda,
        Self::Logs,
        Self::S3,
        Self::Secretsmanager,
        Self::Sns,
        Self::Sqs,
        Self::Ssm,
        Self::States,
        Self::Sts,
    ];

    /// The word of the language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CognitoIdp => "cognito_idp",
            Self::Dynamodb => "dynamodb",
            Self::Events => "events",
            Self::ExecuteApi => "execute_api",
            Self::Firehose => "firehose",
            Self::Kinesis => "kinesis",
            Self::Kms => "kms",
            Self::Lambda => "lambda",
            Self::Logs => "logs",
            Self::S3 => "s3",
            Self::Secretsmanager => "secretsmanager",
            Self::Sns => "sns",
            Self::Sqs => "sqs",
            Self::Ssm => "ssm",
            Self::States => "states",
            Self::Sts => "sts",
        }
    }

    /// What stands behind the region in the name of its endpoint service.
    ///
    /// Source: AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink", column Service name.
    #[must_use]
    pub fn endpoint(self) -> &'static str {
        match self {
            Self::CognitoIdp => "cognito-idp",
            Self::ExecuteApi => "execute-api",
            Self::Firehose => "kinesis-firehose",
            Self::Kinesis => "kinesis-streams",
            other => other.as_str(),
        }
    }

    /// The service of an IAM action by its prefix, such as `cognito-idp`.
    ///
    /// Source: Service Authorization Reference, the service prefix of each.
    #[must_use]
    pub fn of_iam(prefix: &str) -> Option<Self> {
        let iam = |service: &Self| match service {
            Self::CognitoIdp => "cognito-idp",
            Self::ExecuteApi => "execute-api",
            other => other.as_str(),
        };
        Self::ALL.into_iter().find(|service| iam(service).eq_ignore_ascii_case(prefix))
    }

    /// How it is reached.
    ///
    /// Source: AWS PrivateLink guide, "Gateway endpoints": Amazon S3 and DynamoDB, without a charge.
    #[must_use]
    pub fn kind(self) -> EndpointKind {
        match self {
            Self::S3 | Self::Dynamodb => EndpointKind::Gateway,
            _ => EndpointKind::Interface,
        }
    }
}

/// Subnets and security groups that exist already.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ExistingNetwork {
    /// The ids of private subnets, such as `subnet-0a1b2c3d4e5f60718`: 1 to 16. AWS: `SubnetIds`.
    pub subnets: Vec<Text>,
    /// The ids of the functions' security groups, such as `sg-0a1b2c3d4e5f60718`: 1 to 5. AWS: `SecurityGroupIds`.
    pub security_groups: Vec<Text>,
}
