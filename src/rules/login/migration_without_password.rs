//! A migration of users at sign-in, and no client that sends the password that it compares.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::{AuthFlow, Client};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG020",
    name: "migration-without-password",
    severity: Severity::Caution,
    page: include_str!("migration_without_password.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    if spec.user_pool.as_ref().is_none_or(|pool| pool.triggers.user_migration.is_none()) {
        return;
    }
    // A choice-based sign-in can send the password as well.
    let sends_password = |client: &Client| {
        let flows = [AuthFlow::UserPassword, AuthFlow::AdminUserPassword, AuthFlow::UserAuth];
        client.auth_flows.iter().any(|flow| flows.contains(flow))
    };
    let mut signing_in = spec.clients.iter().filter(|(_, client)| client.has_login_pages() || !client.auth_flows.is_empty()).peekable();
    let Some((first, _)) = signing_in.peek().copied() else { return };
    if signing_in.any(|(_, client)| sends_password(client)) {
        return;
    }
    let at = pool_at().key("triggers").key("user_migration");
    let message = "no client sends a password, so nobody is migrated at sign-in";
    let help = "add `user_password` or `admin_user_password` to the `auth_flows` of a client, for as long as users are migrated";
    findings.push(
        Finding::new(&RULE, Place::Key(at), message)
            .help(help)
            .related(Place::Key(Path::root().key("clients").key(first)), "a client that signs users in"),
    );
}
