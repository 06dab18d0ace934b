//! An HTTP integration at a host that only a private network reaches.

use std::net::{IpAddr, Ipv4Addr};

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA061",
    name: "unreachable-endpoint",
    severity: Severity::Broken,
    page: include_str!("unreachable_endpoint.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        let Some(url) = route.http.and_then(|http| http.url.literal()) else { continue };
        let Some(host) = host(url).filter(|host| is_private(host)) else { continue };
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(route.at().key("http").key("url")),
                format!("{} is not on the internet, where API Gateway calls from", shown(host)),
            )
            .help("name a host that the internet reaches, or call it from a function in the network"),
        );
    }
}

/// The host of a URL without its port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.strip_prefix('[') {
        Some(v6) => v6.split_once(']').map(|(host, _)| host),
        None => Some(host.split_once(':').map_or(host, |(host, _)| host)),
    }
}

/// Whether only a network of its own reaches a host.
///
/// Sources: RFC 6761 section 6.3 (`localhost`), RFC 6762 section 3 (`.local`), ICANN resolution 2024.07.29.06 (`.internal`), RFC 6890
/// (addresses).
fn is_private(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    match name.parse::<IpAddr>() {
        Ok(IpAddr::V4(v4)) => is_private_v4(v4),
        Ok(IpAddr::V6(v6)) => v6.is_loopback() || v6.is_unspecified() || v6.is_unique_local() || v6.is_unicast_link_local(),
        Err(_) => ["localhost", "local", "internal"].iter().any(|last| name.rsplit('.').next() == Some(last)),
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
}

#[cfg(test)]
mod tests {
    use super::{host, is_private};

    #[test]
    fn private_hosts_are_known() {
        for private in [
            "localhost",
            "10.1.2.3",
            "192.168.0.1",
            "172.31.9.9",
            "127.0.0.1",
            "169.254.169.254",
            "::1",
            "fd00::1",
            "db.internal",
            "nas.local.",
        ] {
            assert!(is_private(private), "{private}");
        }
        for public in ["example.com", "172.32.0.1", "8.8.8.8", "2001:db8::1", "internal.example.com", "local.example"] {
            assert!(!is_private(public), "{public}");
        }
        assert_eq!(host("https://[::1]:8443/x"), Some("::1"));
        assert_eq!(host("https://a@10.0.0.1:80?x"), Some("10.0.0.1"));
    }
}
