//! The Terraform target: its configuration as a [`Body`](tree::Body).

pub mod tree;
