//! A secret in clear in an environment variable.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN019",
    name: "secret-in-environment",
    severity: Severity::Insecure,
    page: include_str!("secret_in_environment.md"),
    check: Check::Spec(check),
};

/// Words of a name that say that the value is a secret.
const SECRETS: [&str; 12] = [
    "apikey",
    "credential",
    "credentials",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "pwd",
    "secret",
    "secretkey",
    "signingkey",
    "token",
];

/// Pairs of words that do.
const PAIRS: [(&str, &str); 5] = [("api", "key"), ("private", "key"), ("secret", "key"), ("signing", "key"), ("access", "key")];

/// Last words of a name that say that the value is something about a secret: where it is, how long it lives.
const ABOUT: [&str; 21] = [
    "algorithm",
    "arn",
    "audience",
    "count",
    "enabled",
    "endpoint",
    "expiry",
    "field",
    "header",
    "id",
    "issuer",
    "length",
    "lifetime",
    "name",
    "path",
    "policy",
    "seconds",
    "ttl",
    "type",
    "uri",
    "url",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        for (variable, value) in &function.environment {
            if value.literal().is_some_and(|value| tells_itself(value) || (is_secret_value(value) && is_secret_name(variable))) {
                findings.push(
                    Finding::new(&RULE, Place::Value(at(name).key("environment").key(variable)), format!("{} holds a secret in clear", shown(variable)))
                        .help("keep it in Secrets Manager and give the function its ARN, or at least give it at deployment by a parameter with `secret: true`"),
                );
            }
        }
    }
}

/// Whether a value is a secret by its form, whatever it is called.
///
/// Sources: IAM user guide, "IAM identifiers", unique id prefixes (`AKIA`: access key); RFC 7468 (`PRIVATE KEY`); RFC 3986 section
/// 3.2.1 (a password in a URL); GitHub docs, "About authentication to GitHub", token formats; Stripe docs, "API keys"; Slack docs, token types.
fn tells_itself(value: &str) -> bool {
    let key_id =
        |word: &str| word.len() == 20 && word.starts_with("AKIA") && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let token = |word: &str| {
        let long = |prefix: &str| word.strip_prefix(prefix).is_some_and(|rest| rest.len() >= 16);
        ["ghp_", "github_pat_", "sk_live_", "rk_live_", "xoxb-", "xoxp-"].into_iter().any(long)
    };
    let in_url = || {
        let authority = value.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        let user = authority.and_then(|authority| authority.rsplit_once('@')).and_then(|(user, _)| user.split_once(':'));
        user.is_some_and(|(_, password)| !password.is_empty() && !password.starts_with(['<', '{', '$', '*']))
    };
    value.contains("-----BEGIN ") && value.contains("PRIVATE KEY-----")
        || value.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).any(|word| key_id(word) || token(word))
        || in_url()
}

fn is_secret_name(name: &str) -> bool {
    let words: Vec<String> = name.split('_').filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    if words.last().is_some_and(|last| ABOUT.contains(&last.as_str())) {
        return false;
    }
    words.iter().any(|word| SECRETS.contains(&word.as_str()))
        || words.windows(2).any(|pair| matches!(pair, [first, second] if PAIRS.contains(&(first.as_str(), second.as_str()))))
}

/// Whether the text can be a secret rather than a switch or the place of one.
fn is_secret_value(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    !(lower.trim().is_empty()
        || matches!(lower.as_str(), "true" | "false" | "none" | "access" | "id")
        || lower.starts_with("arn:")
        || lower.starts_with("https://"))
}

#[cfg(test)]
mod tests {
    use super::{is_secret_name, is_secret_value};

    #[test]
    fn names_tell_secrets_from_what_is_about_them() {
        for secret in
            ["DB_PASSWORD", "STRIPE_SECRET", "GITHUB_TOKEN", "API_KEY", "PRIVATE_KEY", "clientSecret_token", "JWT_SIGNING_KEY", "PASSWORD"]
        {
            assert!(is_secret_name(secret), "{secret}");
        }
        for other in [
            "SECRET_ARN",
            "TOKEN_TTL",
            "PASSWORD_LENGTH",
            "TABLE_NAME",
            "SECRETARY",
            "TOKENIZER_MODEL",
            "PARTITION_KEY",
            "TOKEN_URL",
            "API_KEY_ID",
            "",
        ] {
            assert!(!is_secret_name(other), "{other}");
        }
        assert!(
            is_secret_value("hunter2") && !is_secret_value("") && !is_secret_value("arn:aws:secretsmanager:x") && !is_secret_value("true")
        );
    }
}
