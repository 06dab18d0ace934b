//! See the page.

use super::{at, is_email, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::user_pool::Email;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP045",
    name: "malformed-email-address",
    severity: Severity::Error,
    page: include_str!("malformed_email_address.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(email) = pool(context).and_then(|pool| pool.email.as_ref()) else { return };
    let (kind, from, reply_to) = match email {
        Email::Cognito(email) => ("cognito", None, email.reply_to.as_ref()),
        Email::Ses(email) => ("ses", email.from.as_ref(), email.reply_to.as_ref()),
    };
    let mut say = |text: Option<&Text>, key: &str, is_good: fn(&str) -> bool, help: &str| {
        if let Some(text) = text.and_then(Text::literal).filter(|text| !is_good(text)) {
            let place = Place::Value(at().key("email").key(kind).key(key));
            findings.push(Finding::new(&RULE, place, format!("{} is not an e-mail address", shown(text))).help(help));
        }
    };
    say(from, "from", is_sender, "write `orders@example.com`, or `Orders <orders@example.com>`");
    say(reply_to, "reply_to", is_email, "write the address alone, such as `orders@example.com`");
}

/// Whether a text is an address, or a name and an address in angle brackets.
///
/// Source: Amazon Cognito user pools API, EmailConfigurationType, From.
fn is_sender(text: &str) -> bool {
    let inner = text.trim_end().strip_suffix('>').and_then(|text| text.rsplit_once('<')).map(|(_, address)| address);
    is_email(inner.unwrap_or(text))
}
