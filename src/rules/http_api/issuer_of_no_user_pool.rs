//! An issuer that looks like a user pool's and is none.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::http;
use crate::rules::authorizer::http_authorizer_at;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpAuthorizer;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA050",
    name: "issuer-of-no-user-pool",
    severity: Severity::Broken,
    page: include_str!("issuer_of_no_user_pool.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, about) in http(context.spec).into_iter().flat_map(|api| &api.authorizers) {
        let HttpAuthorizer::Jwt(jwt) = about else { continue };
        let Some(rest) = jwt.issuer.literal().and_then(|issuer| issuer.strip_prefix("https://")) else { continue };
        if let Some(why) = fault(rest) {
            let place = Place::Value(http_authorizer_at(name).key("jwt").key("issuer"));
            findings.push(
                Finding::new(&RULE, place, format!("no user pool is this issuer: {why}"))
                    .help("a pool's is `https://cognito-idp.REGION.amazonaws.com/POOL_ID`; for the pool of the spec use `user_pool` in place of `jwt`"),
            );
        }
    }
}

/// Sources: Amazon Cognito developer guide, "Verifying JSON web tokens" (the claim `iss`) and "Configuring a user pool domain"; Amazon
/// Cognito user pools API, shape UserPoolIdType, whose part before the `_` is the region.
fn fault(rest: &str) -> Option<String> {
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    if host.ends_with(".amazoncognito.com") {
        return Some("it is the address of its login pages".to_owned());
    }
    let region = host.strip_prefix("cognito-idp.")?;
    let region = region.strip_suffix(".amazonaws.com").or_else(|| region.strip_suffix(".amazonaws.com.cn"))?;
    match path.split_once('_') {
        Some((of, id)) if !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            (of != region).then(|| format!("a pool of {} is not issuer in {}", shown(of), shown(region)))
        }
        _ => Some(format!("{} is no id of a pool", shown(path))),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn issuers() {
        for right in ["login.example.com", "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aB3", "cognito-idp.example.com/a"] {
            assert_eq!(fault(right), None, "{right}");
        }
        for wrong in [
            "orders.auth.eu-central-1.amazoncognito.com",
            "cognito-idp.eu-central-1.amazonaws.com",
            "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aB3/",
            "cognito-idp.us-east-1.amazonaws.com/eu-central-1_aB3",
            "cognito-idp.cn-north-1.amazonaws.com.cn/eu-central-1_aB3",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
