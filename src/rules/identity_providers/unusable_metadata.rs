//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::{IdentityProvider, Metadata};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP015",
    name: "unusable-metadata",
    severity: Severity::Error,
    page: include_str!("unusable_metadata.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let IdentityProvider::Saml(saml) = provider else { continue };
        let at = |key: &str| Place::Value(inside(name, provider).key("metadata").key(key));
        let (key, text) = match &saml.metadata {
            Metadata::Url(_) => continue,
            Metadata::Inline(text) => ("inline", Ok(text.as_str())),
            Metadata::File(path) => {
                ("file", context.sources.text(path).map_err(|reason| format!("{} cannot be used: {reason}", shown(path))))
            }
        };
        let fault = match text {
            Err(fault) => Some(fault),
            Ok(text) if !text.contains("EntityDescriptor") => Some("there is no `EntityDescriptor` in the metadata".to_owned()),
            // CloudFormation replaces it, wherever it stands.
            Ok(text) if text.contains("{{resolve:") => Some("CloudFormation would replace `{{resolve:…}}` in the metadata".to_owned()),
            Ok(text) => shapes::PROVIDER_DETAIL.fault(text).map(|wrong| format!("the metadata {wrong}")),
        };
        findings.extend(
            fault.map(|fault| Finding::new(&RULE, at(key), fault).help("save what the provider offers for download as SAML metadata")),
        );
    }
}
