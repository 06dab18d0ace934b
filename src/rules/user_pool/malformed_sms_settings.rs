//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP060",
    name: "malformed-sms-settings",
    severity: Severity::Error,
    page: include_str!("malformed_sms_settings.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(sms) = pool(context).and_then(|pool| pool.sms.as_ref()) else { return };
    let at = |key: &str| at().key("sms").key(key);
    if let Some(id) = &sms.external_id {
        for fault in shapes::EXTERNAL_ID.faults(context.spec, id, || at("external_id")) {
            findings.push(fault.finding(&RULE, "external id").help("use 2 to 1224 letters, digits and `_+=,.@:/-`"));
        }
    }
    if let Some(region) = &sms.region {
        for fault in shapes::SMS_REGION.faults(context.spec, region, || at("region")) {
            findings.push(fault.finding(&RULE, "region").help("write the code of a region, such as `eu-west-1`"));
        }
    }
}
