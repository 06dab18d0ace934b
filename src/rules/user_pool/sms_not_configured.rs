//! See the page.

use super::{at, factor, factor_at, pool, user_at};
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::{Channel, InviteBy, MfaFactor, Recovery, UserPool};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP010",
    name: "sms-not-configured",
    severity: Severity::Error,
    page: include_str!("sms_not_configured.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    // How a pool that exists sends is set up where it is made.
    if pool.sms.is_some() || pool.exists() {
        return;
    }
    let mut wanting = wanting(pool).into_iter();
    let Some(first) = wanting.next() else { return };
    let mut finding = Finding::new(&RULE, Place::Value(first), "this sends text messages, and the pool is not set up to send any")
        .help("add `sms: {}` to the user pool, which also makes the role that sends");
    for other in wanting {
        finding = finding.related(Place::Value(other), "also here");
    }
    findings.push(finding);
}

/// What needs text messages, the most important first. Of the users only the first who is invited so.
fn wanting(pool: &UserPool) -> Vec<Path> {
    let mut all = Vec::new();
    all.extend(factor(pool, MfaFactor::Sms).map(factor_at));
    if let Some(index) = pool.verify.iter().position(|channel| *channel == Channel::PhoneNumber) {
        all.push(at().key("verify").index(index));
        // Without verification recovery by phone has another fault (UP006), which this one would only repeat.
        let recovery = pool.account_recovery.iter().position(|recovery| *recovery == Recovery::VerifiedPhoneNumber);
        all.extend(recovery.map(|index| at().key("account_recovery").index(index)));
    }
    let invited = pool.users.iter().find_map(|(name, user)| Some((name, user.invite_by.iter().position(|by| *by == InviteBy::Sms)?)));
    all.extend(invited.map(|(name, index)| user_at(name).key("invite_by").index(index)));
    all
}
