//! Routes that callers come to by the same way and that the same thing answers are one node.

use indexmap::IndexMap;

use super::At;

/// Who lets a caller in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Door {
    /// Everybody is.
    Open,
    /// AWS credentials do.
    Iam,
    /// An authorizer.
    Authorizer(At),
}

/// A route as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) door: Door,
    /// What is asked for at the door, or why nothing is.
    pub(super) asked: Vec<String>,
    /// Whether an API key is asked for as well.
    pub(super) key: bool,
    /// What answers.
    pub(super) target: At,
    /// The method and the path.
    pub(super) shown: String,
}

/// Routes that are one node.
#[derive(Debug)]
pub(super) struct Routes<'a> {
    pub(super) door: Door,
    pub(super) all: Vec<&'a Drawn>,
}

/// The most nodes that routes may become.
const MOST: usize = 30;

/// How much two routes must have in common to be one node: the less, the more routes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alike {
    Everything,
    DoorAndTarget,
    Door,
}

/// What two routes of one node have in common: the door, what answers, what is asked for, whether a key is.
type Common<'a> = (Door, Option<At>, &'a [String], bool);

/// The routes by what they have in common, in the order of the first of each.
pub(super) fn gathered(routes: &[Drawn]) -> Vec<Routes<'_>> {
    let fits = |alike: &Alike| by(routes, *alike).len() <= MOST;
    let alike = [Alike::Everything, Alike::DoorAndTarget].into_iter().find(fits).unwrap_or(Alike::Door);
    by(routes, alike)
}

fn by(routes: &[Drawn], alike: Alike) -> Vec<Routes<'_>> {
    let mut found: IndexMap<Common<'_>, Vec<&Drawn>> = IndexMap::new();
    for route in routes {
        let target = (alike != Alike::Door).then_some(route.target);
        let asked: &[String] = if alike == Alike::Everything { &route.asked } else { &[] };
        found.entry((route.door, target, asked, alike == Alike::Everything && route.key)).or_default().push(route);
    }
    found.into_iter().map(|((door, ..), all)| Routes { door, all }).collect()
}
