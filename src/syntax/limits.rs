//! How much of a spec is read. Each limit is far above any spec that a person would keep and far below what hurts.

/// Bytes of text. A spec of 100,000 routes is about 10 MiB; CloudFormation itself stops at 1 MB of template.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Collections inside collections. The deepest place of the language is about a dozen deep, free JSON inside it a few
/// more. Everything after this stage may recurse over the tree because of it.
pub const MAX_DEPTH: usize = 64;

/// Values and keys. At about a hundred bytes each they stay near 100 MB in the worst case.
pub const MAX_NODES: usize = 1_000_000;

/// Characters that structure a text: `,[]{}:?&*!`. The parser may hold a whole flow collection as tokens before it hands
/// out the first of them, so nodes alone cannot be counted in time: two million commas took 740 MB. A route in braces has
/// about eight.
pub(super) const MAX_INDICATORS: usize = 1_000_000;

/// Findings told in one run. Behind the fiftieth nobody reads on; a file with more is of another kind or of another
/// make.
pub const MAX_FINDINGS: usize = 50;
