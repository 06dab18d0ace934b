//! See the page.

use super::{at, each};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::clients::THE_POOL;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP002",
    name: "reserved-provider-name",
    severity: Severity::Error,
    page: include_str!("reserved_provider_name.md"),
    check: Check::Spec(check),
};

/// Source: Amazon Cognito user pools API, CreateUserPoolClient, SupportedIdentityProviders.
const SOCIAL: [&str; 4] = ["Google", "Facebook", "LoginWithAmazon", "SignInWithApple"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let pool = name.eq_ignore_ascii_case(THE_POOL);
        let taken = provider.fixed_name().is_none() && SOCIAL.contains(&name);
        if pool || taken {
            let whose = if pool { "the user pool itself" } else { "a provider of its own kind" };
            findings.push(
                Finding::new(&RULE, Place::Key(at(name)), format!("{} is the name of {whose}", shown(name))).help("give it another name"),
            );
        }
    }
}
