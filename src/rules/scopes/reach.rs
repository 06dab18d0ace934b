//! Which routes no client of the spec can reach for want of a scope, and why.
//!
//! Nothing is said where there are no clients at all, or the pool exists already: clients can be made elsewhere. Nothing is said either while a scope of a
//! client or of the route leads nowhere, or the authorizer does: mending that can change the answer.

use super::Scopes;
use crate::access::{Access, Class, Lock, Way};
use crate::finding::{Finding, Place};
use crate::path::Path;
use crate::rules::apis;
use crate::rules::apis::AnyRoute;
use crate::rules::{Context, Rule};
use crate::spec::api::Token;
use crate::spec::scope::ScopeName;
use crate::spec::{Spec, UserPool};

/// Why no client can hold a scope of the route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// No client lists one.
    NotListed,
    /// The scopes are of users, and there are only machines.
    MachinesOnly,
    /// Tokens of the SDK have one scope, and it is none of these.
    SdkOnly,
    /// Clients list one, and the authorizer takes no tokens of theirs.
    OtherClients,
}

/// How many more routes and clients are shown.
const SHOWN: usize = 4;

/// A route out of reach.
struct Lost<'a>(AnyRoute<'a>);

impl Lost<'_> {
    fn place(&self) -> Place {
        let at = self.0.at().key("scopes");
        Place::Value(if self.0.scopes.len() == 1 { at.index(0) } else { at })
    }
}

/// Reports the routes that are out of reach for one reason: those that want the same scopes together, for one change mends
/// them all.
pub(super) fn report(
    context: &Context<'_>,
    rule: &'static Rule,
    reason: Reason,
    words: &dyn Fn(&[String]) -> (String, String),
    findings: &mut Vec<Finding>,
) {
    let spec = context.spec;
    let Some(why) = Reach::of(context) else { return };
    let mut groups: indexmap::IndexMap<&[String], Vec<Lost<'_>>> = indexmap::IndexMap::new();
    for (route, _) in why.lost(spec).into_iter().filter(|(_, found)| *found == reason) {
        // What only the clients can mend is one fault.
        let one_fault = matches!(reason, Reason::MachinesOnly | Reason::SdkOnly);
        groups.entry(if one_fault { &[] } else { route.scopes }).or_default().push(Lost(route));
    }
    for lost in groups.values() {
        let Some((first, more)) = lost.split_first() else { continue };
        let (message, help) = words(first.0.scopes);
        let mut finding = Finding::new(rule, first.place(), message).help(help);
        if reason == Reason::SdkOnly {
            for name in spec.clients.keys().take(SHOWN) {
                finding = finding.related(Place::Key(Path::root().key("clients").key(name)), "signs in by the SDK only");
            }
        } else if reason == Reason::MachinesOnly {
            for name in spec.clients.keys().take(SHOWN) {
                let at = Path::root().key("clients").key(name).key("oauth").key("flows");
                finding = finding.related(Place::Value(at), "signs in as itself, without a user");
            }
        }
        for (at, other) in more.iter().take(SHOWN).enumerate() {
            let label = if at + 1 == SHOWN && more.len() > SHOWN {
                format!("here too, and on {} more routes", more.len() - SHOWN)
            } else {
                "here too".to_owned()
            };
            finding = finding.related(other.place(), label);
        }
        findings.push(finding);
    }
}

/// What the clients of a spec can hold.
struct Reach<'a> {
    scopes: Scopes<'a>,
    access: &'a Access<'a>,
    all_machines: bool,
    all_sdk: bool,
}

impl<'a> Reach<'a> {
    /// `None` where nothing can be said.
    fn of(context: &Context<'a>) -> Option<Self> {
        let spec = context.spec;
        if spec.user_pool.as_ref().is_none_or(UserPool::exists)
            || spec.clients.is_empty()
            || context.access.classes().iter().all(Class::is_reachable)
        {
            return None;
        }
        let scopes = Scopes::of(spec);
        let listed = || spec.clients.values().filter_map(|client| client.oauth.as_ref()).flat_map(|oauth| &oauth.scopes);
        if !listed().all(|scope| scopes.exists(scope)) {
            return None;
        }
        let access = context.access;
        let only = |way| access.callers().iter().all(|caller| caller.holdings.iter().all(|holding| holding.way == way));
        let all_machines = only(Way::ClientCredentials) && access.callers().iter().all(|caller| !caller.holdings.is_empty());
        let all_sdk = only(Way::Sdk) && access.callers().iter().any(|caller| !caller.holdings.is_empty());
        Some(Self { scopes, all_machines, all_sdk, access })
    }

    /// Every route that asks for scopes, and why no client can reach it: routes that ask for the same are looked at once.
    fn lost(&self, spec: &'a Spec) -> Vec<(AnyRoute<'a>, Reason)> {
        let reasons: Vec<_> = self.access.classes().iter().map(|class| self.reason(class)).collect();
        let routes = apis::routes(spec).zip(self.access.doors());
        routes.filter_map(|(route, door)| Some((route, (*reasons.get(door.class())?)?))).collect()
    }

    /// Why no client can hold one of these scopes; `None` where one can, or none is asked for.
    fn reason(&self, class: &Class<'_>) -> Option<Reason> {
        let Lock::Token(token) = &class.lock else { return None };
        let wanted = token.scopes;
        let asked = !wanted.is_empty() && token.kinds.contains(&Token::Access);
        if !asked || !wanted.iter().all(|scope| self.scopes.exists(scope)) || class.is_reachable() {
            return None;
        }
        let all_system = wanted.iter().all(|scope| matches!(ScopeName::of(scope), ScopeName::System(_)));
        let held = wanted.iter().any(|scope| self.access.holders(scope).next().is_some());
        Some(match (held, self.all_sdk, self.all_machines && all_system) {
            (true, ..) => Reason::OtherClients,
            (false, true, _) => Reason::SdkOnly,
            (false, false, true) => Reason::MachinesOnly,
            (false, false, false) => Reason::NotListed,
        })
    }
}

/// The scopes in a sentence.
pub(super) fn listed(scopes: &[String]) -> String {
    crate::rules::advice::list(scopes.iter().map(String::as_str)).unwrap_or_default()
}
