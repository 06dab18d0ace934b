//! Lists that are sets, and entries that stand in them twice.

use indexmap::IndexMap;

use crate::finding::{Finding, Place, shown};
use crate::path::Path;
use crate::rules::Rule;

/// Says of every entry of a list that stands in it already that it does.
pub(crate) fn repeated<'a>(rule: &'static Rule, list: impl Iterator<Item = &'a str>, path: impl Fn() -> Path, findings: &mut Vec<Finding>) {
    let mut seen = IndexMap::new();
    for (index, entry) in list.enumerate() {
        match seen.get(entry) {
            None => {
                seen.insert(entry, index);
            }
            Some(first) => {
                let path = path();
                let finding = Finding::new(rule, Place::Value(path.index(index)), format!("{} stands in the list already", shown(entry)));
                findings.push(finding.help("drop it").related(Place::Value(path.index(*first)), "first here").by_removal());
            }
        }
    }
}
