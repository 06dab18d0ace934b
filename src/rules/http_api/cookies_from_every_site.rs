//! Cookies that every site may send and whose answers it may read.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{Kind, http};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA020",
    name: "cookies-from-every-site",
    severity: Severity::Insecure,
    page: include_str!("cookies_from_every_site.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(cors) = http(context.spec).and_then(|api| api.cors.as_ref()).filter(|cors| cors.credentials) else { return };
    // `*` itself is refused with cookies; a scheme with it is not, and the answer names whoever asks.
    let Some(index) = cors.origins.iter().position(|origin| matches!(origin.as_str(), "https://*" | "http://*")) else { return };
    let here = Kind::Http.at().key("cors");
    findings.push(
        Finding::new(&RULE, Place::Value(here.key("origins").index(index)), "every site may read the answers that a user's cookies get")
            .help("name the origins that may send cookies, or take `credentials` out")
            .related(Place::Value(here.key("credentials")), "cookies are allowed here"),
    );
}
