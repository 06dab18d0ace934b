//! See the page.

use super::{client_at, pages_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::shapes::{MOST_PICTURE_BYTES, MOST_PICTURES};
use crate::rules::{Check, Context, Rule};
use crate::spec::user_pool::Settings;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "LG007",
    name: "unusable-style",
    severity: Severity::Error,
    page: include_str!("unusable_style.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pages) = context.spec.user_pool.as_ref().and_then(|pool| pool.login_pages.as_ref()) else { return };
    for (client, style) in pages.styles() {
        let at = || client.map_or_else(|| pages_at().key("managed").key("style"), |name| client_at(pages, name));
        let mut tell = |path: Path, message: String, help: &str| {
            findings.push(Finding::new(&RULE, Place::Value(path), message).help(help.to_owned()));
        };
        if let Some((key, fault)) = style.settings.as_ref().and_then(|settings| settings_fault(context, settings)) {
            tell(
                at().key("settings").key(key),
                fault,
                "save what the branding designer or DescribeManagedLoginBranding says as `Settings`",
            );
        }
        if style.settings.is_none() && !style.assets.is_empty() {
            tell(
                at().key("assets"),
                "pictures need settings: without them the style is Cognito's own".to_owned(),
                "give `settings` as well",
            );
        }
        if style.assets.len() > MOST_PICTURES {
            tell(at().key("assets"), format!("there are {} pictures, {MOST_PICTURES} are allowed", style.assets.len()), "take some out");
        }
        for (index, asset) in style.assets.iter().enumerate() {
            let file = || at().key("assets").index(index).key("file");
            if asset.extension().is_none() {
                let message = format!("{} has no ending that says which picture it is", shown(&asset.file));
                tell(file(), message, "use `.ico`, `.jpg`, `.png`, `.svg` or `.webp`");
                continue;
            }
            match context.sources.picture(&asset.file) {
                Err(reason) => {
                    tell(file(), format!("{} cannot be used: {reason}", shown(&asset.file)), "write its path from the folder of the spec")
                }
                Ok(bytes) if bytes.len() > MOST_PICTURE_BYTES => {
                    tell(
                        file(),
                        format!("{} has {} bytes, {MOST_PICTURE_BYTES} are allowed", shown(&asset.file), bytes.len()),
                        "make it smaller",
                    );
                }
                Ok(_) => {}
            }
        }
    }
}

fn settings_fault(context: &Context<'_>, settings: &Settings) -> Option<(&'static str, String)> {
    // CloudFormation replaces it, wherever it stands.
    let replaced =
        |text: &str| text.contains("{{resolve:").then(|| "CloudFormation would replace `{{resolve:…}}` in the settings".to_owned());
    match settings {
        Settings::Inline(settings) => Some(("inline", replaced(&serde_json::Value::Object(settings.clone()).to_string())?)),
        Settings::File(path) => {
            let fault = match context.sources.text(path) {
                Err(reason) => Some(format!("{} cannot be used: {reason}", shown(path))),
                Ok(text) if serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).is_err() => {
                    Some(format!("{} is no JSON object", shown(path)))
                }
                Ok(text) => replaced(text),
            };
            Some(("file", fault?))
        }
    }
}
