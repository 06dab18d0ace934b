//! What a document is made of, per target.
//!
//! In comes the resource graph, out goes a tree of the target's own syntax. A tree knows structure and nothing of text:
//! quoting, escaping and layout belong to [`write`](crate::write).

pub mod cfn;
pub mod hcl;
