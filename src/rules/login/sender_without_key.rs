//! See the page.

use super::pool_at;
use crate::finding::{Finding, Place, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG001",
    name: "sender-without-key",
    severity: Severity::Error,
    page: include_str!("sender_without_key.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(triggers) = context.spec.user_pool.as_ref().map(|pool| &pool.triggers) else { return };
    let at = |key: &str| pool_at().key("triggers").key(key);
    let senders = [("custom_sms_sender", &triggers.custom_sms_sender), ("custom_email_sender", &triggers.custom_email_sender)];
    let set: Vec<_> = senders.iter().filter(|(_, function)| function.is_some()).map(|(key, _)| *key).collect();
    match (&triggers.kms_key, set.first()) {
        (None, Some(key)) => findings.push(
            Finding::new(&RULE, Place::Key(at(key)), format!("`{key}` is handed encrypted codes, and there is no key"))
                .help("give the ARN of a symmetric key as `kms_key`"),
        ),
        (Some(_), None) => findings.push(
            Finding::new(&RULE, Place::Key(at("kms_key")), "there is a key, and no function that is handed what it encrypts")
                .help("name a `custom_sms_sender` or a `custom_email_sender`, or drop the key"),
        ),
        (Some(key), Some(_)) => {
            let shape = &shapes::COGNITO_ARN;
            let whole = |text: &str| if is_key(text) { shape.fault(text) } else { Some("is no ARN of a key".to_owned()) };
            for fault in faults(context.spec, key, || at("kms_key"), &whole, &|parts| shape.fixed(parts)) {
                findings.push(fault.finding(&RULE, "").help(
                    "write `arn:aws:kms:REGION:ACCOUNT:key/ID`; the functions are allowed to decrypt with it, which an alias cannot say",
                ));
            }
        }
        (None, None) => {}
    }
}

/// Source: AWS Key Management Service developer guide, "Key identifiers (KeyId)", key ARN.
fn is_key(arn: &str) -> bool {
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    match parts.as_slice() {
        ["arn", partition, "kms", region, account, rest] => {
            let id = rest.strip_prefix("key/").unwrap_or_default();
            partition.starts_with("aws")
                && !region.is_empty()
                && account.len() == 12
                && account.bytes().all(|b| b.is_ascii_digit())
                && !id.is_empty()
                && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        }
        _ => false,
    }
}
