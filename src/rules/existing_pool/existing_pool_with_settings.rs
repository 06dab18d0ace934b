//! See the page.

use super::{at, existing, named_by};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::UserPool;
use crate::spec::user_pool::{Attributes, Messages, Triggers};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX003",
    name: "existing-pool-with-settings",
    severity: Severity::Error,
    page: include_str!("existing_pool_with_settings.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = existing(context) else { return };
    let mut given = settings(pool);
    let Some(first) = given.next() else { return };
    let by = named_by(pool);
    let message = format!("{} is said of a user pool that exists already", shown(first));
    let help = format!("change it where the pool is made, or take `{by}` out to have a pool made here");
    let finding =
        Finding::new(&RULE, Place::Key(at().key(first)), message).help(help).related(Place::Key(at().key(by)), "this pool exists already");
    findings.push(given.fold(finding, |finding, key| finding.related(Place::Key(at().key(key)), "and this")));
}

/// The settings of the pool itself that were written.
fn settings(pool: &UserPool) -> impl Iterator<Item = &'static str> {
    let UserPool {
        arn: _,
        id: _,
        name,
        sign_in,
        case_sensitive,
        self_sign_up,
        password,
        mfa,
        verify,
        attributes,
        account_recovery,
        messages,
        email,
        sms,
        triggers,
        // Resources of their own, which can hang on any pool.
        groups: _,
        users: _,
        domain: _,
        identity_providers: _,
        login_pages: _,
        feature_plan,
        deletion_protection,
        on_delete,
    } = pool;
    let given = [
        ("name", name.is_some()),
        ("sign_in", sign_in.is_written()),
        ("case_sensitive", case_sensitive.is_written()),
        ("self_sign_up", self_sign_up.is_written()),
        ("password", password.is_written()),
        ("mfa", mfa.is_written()),
        ("verify", !verify.is_empty()),
        ("attributes", *attributes != Attributes::default()),
        ("account_recovery", !account_recovery.is_empty()),
        ("messages", *messages != Messages::default()),
        ("email", email.is_some()),
        ("sms", sms.is_some()),
        ("triggers", *triggers != Triggers::default()),
        ("feature_plan", feature_plan.is_written()),
        ("deletion_protection", deletion_protection.is_written()),
        ("on_delete", on_delete.is_written()),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key)
}
