//! A sender that the SES identity does not stand for.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Email;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP050",
    name: "sender-outside-identity",
    severity: Severity::Broken,
    page: include_str!("sender_outside_identity.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Email::Ses(ses)) = pool(context).and_then(|pool| pool.email.as_ref()) else { return };
    let (Some(identity), Some(from)) = (ses.identity.literal(), ses.from.as_ref().and_then(|from| from.literal())) else { return };
    let Some((_, identity)) = identity.split_once(":identity/") else { return };
    // `Name <address>`, or the address alone.
    let address = from.rsplit_once('<').map_or(from, |(_, address)| address).trim_end_matches('>').trim();
    let Some((_, domain)) = address.rsplit_once('@') else { return };
    let (identity, domain) = (identity.to_ascii_lowercase(), domain.to_ascii_lowercase());
    let covered = match identity.contains('@') {
        true => identity == address.to_ascii_lowercase(),
        false => domain == identity || domain.strip_suffix(&*identity).is_some_and(|below| below.ends_with('.')),
    };
    if !covered {
        let here = at().key("email").key("ses");
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(here.key("from")),
                format!("the identity {} does not stand for {}", shown(&identity), shown(address)),
            )
            .help("send from an address of the identity, or name the identity of this address")
            .related(Place::Value(here.key("identity")), "the identity"),
        );
    }
}
