//! The CloudFormation target: its document as a [`Tree`](tree::Tree).

pub mod tree;
