//! The stack of this system.

/// The CloudFormation template that `poolgate.yaml` is compiled to.
pub const STACK: &str = include_str!(concat!(env!("OUT_DIR"), "/stack.yaml"));
