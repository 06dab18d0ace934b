//! An origin that no browser ever sends.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{Kind, api};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA030",
    name: "malformed-cors-origin",
    severity: Severity::Broken,
    page: include_str!("malformed_cors_origin.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))) else { return };
    for (index, origin) in cors.origins.iter().enumerate() {
        let Some(origin) = origin.literal().filter(|origin| !matches!(*origin, "*" | "null")) else { continue };
        // Source: Amazon API Gateway developer guide, "Configure CORS for HTTP APIs in API Gateway": any origin of a scheme.
        if kind == Kind::Http && matches!(origin, "https://*" | "http://*") {
            continue;
        }
        if let Some((why, help)) = fault(origin) {
            let place = Place::Value(kind.at().key("cors").key("origins").index(index));
            let right = right(origin);
            findings
                .push(Finding::new(&RULE, place, format!("{} is no origin: {why}", shown(origin))).help(help).by_writing(right.as_deref()));
        }
    }
}

/// What a browser sends for what was written, if that is anything.
fn right(origin: &str) -> Option<String> {
    let lower = origin.to_ascii_lowercase();
    let (scheme, rest) = lower.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let own_port = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let host = host.strip_suffix(own_port).unwrap_or(host);
    Some(format!("{scheme}://{host}")).filter(|right| fault(right).is_none())
}

/// Why a browser never sends this as `Origin`, and what to write. Origins are compared byte by byte with what is allowed.
///
/// Source: WHATWG HTML standard, "serialization of an origin": scheme, `://`, serialized host, and the port unless it is the
/// scheme's own; WHATWG URL standard: scheme and host are in lower case.
fn fault(origin: &str) -> Option<(&'static str, String)> {
    let example = || "write scheme, host and port, such as `https://app.example.com`".to_owned();
    let Some((scheme, rest)) = origin.split_once("://") else {
        return Some(("it has no scheme", example()));
    };
    if origin.bytes().any(|b| b.is_ascii_uppercase()) {
        return Some(("browsers write it in lower case", format!("write {}", shown(&origin.to_ascii_lowercase()))));
    }
    if !scheme.starts_with(|c: char| c.is_ascii_lowercase()) || !scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) {
        return Some(("it has no valid scheme", example()));
    }
    if let Some((host, _)) = rest.split_once(['/', '?', '#']) {
        return Some(("it ends before the first slash of the path", format!("write {}", shown(&format!("{scheme}://{host}")))));
    }
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    if host.contains('*') {
        return Some(("a part of a host cannot be a wildcard", "list the hosts one by one, or write `*` alone".to_owned()));
    }
    let bracketed = host.starts_with('[') && host.ends_with(']');
    if host.is_empty() || !(bracketed || host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))) {
        return Some(("it has no valid host", example()));
    }
    match port {
        Some(port) if port.parse::<u16>().is_err() => Some(("it has no valid port", example())),
        Some("443") if scheme == "https" => {
            Some(("browsers leave the scheme's own port out", format!("write {}", shown(&format!("https://{host}")))))
        }
        Some("80") if scheme == "http" => {
            Some(("browsers leave the scheme's own port out", format!("write {}", shown(&format!("http://{host}")))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn an_origin_is_what_a_browser_sends() {
        for good in [
            "https://app.example.com",
            "http://localhost:3000",
            "https://app.example.com:8443",
            "http://[::1]:3000",
            "http://[::1]",
            "capacitor://localhost",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        let bad = [
            "app.example.com",
            "https://",
            "https://app.example.com/",
            "https://app.example.com/a",
            "https://*.example.com",
            "HTTPS://app.example.com",
            "https://App.example.com",
            "https://app.example.com:443",
            "http://a:80",
            "http://a:b",
            "http://a:",
            "://a",
            "https://a b",
            "https://user@a",
            "https://a?b",
        ];
        for bad in bad {
            assert!(fault(bad).is_some(), "{bad}");
        }
        assert_eq!(fault("https://app.example.com/").unwrap().1, "write `https://app.example.com`");
    }
}
