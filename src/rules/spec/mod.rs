//! What keeps a text from being read as a spec at all. The reader finds these, not a check over the spec.
use super::Area;
/// The area.
pub const AREA: Area = Area { letters: "SP", title: "reading a spec", rules: &[] };
