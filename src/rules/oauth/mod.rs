//! OAuth on an app client: its grants, its scopes and the URLs that users are sent to.
//!
//! Whether a scope that a client lists is defined is the business of another area; a rule here says nothing of a name that
//! leads nowhere.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::clients::{Client, OAuth, OAuthFlow};

mod callback_missing;
mod client_credentials_with_user_grant;
mod client_credentials_with_user_scope;
mod client_credentials_without_scope;
mod client_credentials_without_secret;
mod dangerous_redirect;
mod default_redirect_not_listed;
mod implicit_grant;
mod loopback_beside_public_redirect;
mod malformed_redirect;
mod oauth_without_flows;
mod oauth_without_scopes;
mod plain_http_redirect;
mod redirect_to_own_api;
mod redirect_with_fragment;
mod redirect_without_user_grant;
mod repeated_client_entry;
mod scope_charset;
mod too_many_client_scopes;
mod too_many_redirects;
mod user_claims_without_openid;
mod wildcard_redirect;

/// The area.
pub static AREA: Area = Area {
    letters: "OA",
    title: "OAuth flows, scopes and redirects",
    rules: &[
        &client_credentials_with_user_grant::RULE,
        &client_credentials_without_secret::RULE,
        &client_credentials_without_scope::RULE,
        &client_credentials_with_user_scope::RULE,
        &oauth_without_flows::RULE,
        &oauth_without_scopes::RULE,
        &callback_missing::RULE,
        &plain_http_redirect::RULE,
        &redirect_with_fragment::RULE,
        &malformed_redirect::RULE,
        &wildcard_redirect::RULE,
        &too_many_redirects::RULE,
        &default_redirect_not_listed::RULE,
        &too_many_client_scopes::RULE,
        &scope_charset::RULE,
        &user_claims_without_openid::RULE,
        &implicit_grant::RULE,
        &repeated_client_entry::RULE,
        &redirect_without_user_grant::RULE,
        &loopback_beside_public_redirect::RULE,
        &dangerous_redirect::RULE,
        &redirect_to_own_api::RULE,
    ],
};

/// The clients that have an `oauth` section.
fn clients<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Client, &'a OAuth)> {
    context.spec.clients.iter().filter_map(|(name, client)| Some((name.as_str(), client, client.oauth.as_ref()?)))
}

/// The path of a client's `oauth` section.
fn at(client: &str) -> Path {
    Path::root().key("clients").key(client).key("oauth")
}

/// Where a grant stands among the flows.
fn position(oauth: &OAuth, flow: OAuthFlow) -> Option<usize> {
    oauth.flows.iter().position(|other| *other == flow)
}

/// Where the first grant for users stands among the flows.
fn user_grant(oauth: &OAuth) -> Option<usize> {
    oauth.flows.iter().position(|flow| *flow != OAuthFlow::ClientCredentials)
}

/// Whether the client acts for itself and nobody signs in through it.
fn is_machine(oauth: &OAuth) -> bool {
    !oauth.flows.is_empty() && user_grant(oauth).is_none()
}

/// The word of the spec for a grant.
fn word(flow: OAuthFlow) -> &'static str {
    match flow {
        OAuthFlow::Code => "code",
        OAuthFlow::Implicit => "implicit",
        OAuthFlow::ClientCredentials => "client_credentials",
    }
}

/// The literal callback and logout URLs of a client, each with the list and the index that it has there.
fn redirects(oauth: &OAuth) -> impl Iterator<Item = (&'static str, usize, &str)> {
    let callbacks = oauth.callback_urls.iter().enumerate().map(|(i, url)| ("callback_urls", i, url));
    let logouts = oauth.logout_urls.iter().enumerate().map(|(i, url)| ("logout_urls", i, url));
    callbacks.chain(logouts).filter_map(|(list, i, url)| Some((list, i, url.literal()?)))
}

/// What a list of URLs is for, as a message says it.
fn purpose(list: &str) -> &'static str {
    match list {
        "logout_urls" => "logout URL",
        "default_redirect" => "default redirect",
        _ => "callback URL",
    }
}

/// The parts of a URL before its path (RFC 3986 section 3): scheme and host. `None` without `://`.
fn scheme_and_host(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host_and_port.strip_prefix('[') {
        Some(v6) => v6.split_once(']').map_or(v6, |(host, _)| host),
        None => host_and_port.split_once(':').map_or(host_and_port, |(host, _)| host),
    };
    Some((scheme, host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{findings, found};

    fn client(oauth: &str) -> Vec<String> {
        found(&AREA, &format!("name: a\nclients:\n  web: {{ secret: true, oauth: {{ {oauth} }} }}\n"))
    }

    fn urls(key: &str, url: &str) -> Vec<String> {
        let other = if key == "logout_urls" { ", callback_urls: ['https://a.example.com']" } else { "" };
        client(&format!("flows: [code], scopes: [openid], {key}: ['{url}']{other}"))
    }

    #[test]
    fn machine_and_user_grants_do_not_mix() {
        let all = "flows: [code, client_credentials, implicit], scopes: [openid], callback_urls: ['https://a.example.com']";
        let found = findings(&AREA, &format!("name: a\nclients: {{ web: {{ secret: true, oauth: {{ {all} }} }} }}"));
        let first = found.first().unwrap();
        assert_eq!(first.message, "`client_credentials` cannot stand beside `code` and `implicit` on one client");
        assert_eq!(first.related.len(), 2);
        assert_eq!(found.len(), 2, "the implicit grant is a fault of its own: {found:?}");
    }

    #[test]
    fn one_finding_for_a_machine_without_custom_scope() {
        assert_eq!(client("flows: [client_credentials]"), ["OA003 clients.web.oauth:"]);
        assert_eq!(
            client("flows: [client_credentials], scopes: [openid, email, a/read]"),
            ["OA004 clients.web.oauth.scopes[0]", "OA004 clients.web.oauth.scopes[1]"]
        );
    }

    #[test]
    fn an_empty_section_lacks_both_lists() {
        assert_eq!(client(""), ["OA005 clients.web.oauth:", "OA006 clients.web.oauth:"]);
    }

    #[test]
    fn loopback_hosts_may_use_http() {
        for url in ["http://localhost", "http://localhost:3000/cb", "http://127.0.0.1/cb", "http://[::1]:8080/cb", "http://u@localhost/"] {
            assert_eq!(urls("callback_urls", url), [] as [&str; 0], "{url}");
            assert_eq!(urls("logout_urls", url), ["OA030 clients.web.oauth.logout_urls[0]"], "beside a public callback: {url}");
        }
        for url in [
            "http://a.example.com",
            "HTTP://a.example.com/",
            "http://localhost.evil.com/",
            "http://localhost@evil.com/",
            "http://127.0.0.2/",
        ] {
            assert_eq!(urls("callback_urls", url), ["OA008 clients.web.oauth.callback_urls[0]"], "{url}");
            assert_eq!(urls("logout_urls", url), ["OA008 clients.web.oauth.logout_urls[0]"], "{url}");
        }
    }

    #[test]
    fn application_schemes_are_urls() {
        for url in ["myapp://example", "com.example.app:/oauth2redirect", "myapp://", "https://a.example.com:8443/cb?x=1"] {
            assert_eq!(urls("callback_urls", url), [] as [&str; 0], "{url}");
        }
    }

    #[test]
    fn malformed_urls() {
        let long = format!("https://a.example.com/{}", "x".repeat(1024));
        for url in
            ["", "/cb", "a.example.com/cb", "localhost:3000/cb", "https://", "https:///cb", "https:a", "https://a.example.com/a b", &long]
        {
            assert_eq!(urls("callback_urls", url), ["OA010 clients.web.oauth.callback_urls[0]"], "{url}");
        }
        assert_eq!(urls("callback_urls", "https://a.example.com/#x"), ["OA009 clients.web.oauth.callback_urls[0]"]);
        assert_eq!(urls("callback_urls", "https://*.example.com/"), ["OA011 clients.web.oauth.callback_urls[0]"]);
    }

    #[test]
    fn holes_are_not_guessed() {
        assert_eq!(urls("callback_urls", "http://${host}/#x"), [] as [&str; 0]);
    }

    #[test]
    fn default_redirects() {
        let with = |urls: &str, default: &str| {
            client(&format!("flows: [code], scopes: [openid], callback_urls: {urls}, default_redirect: '{default}'"))
        };
        assert_eq!(with("['https://a.example.com/']", "https://a.example.com"), ["OA013 clients.web.oauth.default_redirect"]);
        assert_eq!(with("['https://${a}/']", "https://${a}/"), [] as [&str; 0]);
        assert_eq!(with("['https://${a}/']", "https://b.example.com/"), [] as [&str; 0], "the hole may hold it");
        assert_eq!(with("[]", "https://b.example.com/"), ["OA007 clients.web.oauth:"]);
        assert_eq!(
            client("flows: [client_credentials], scopes: [a/b], default_redirect: 'https://b.example.com/'"),
            ["OA019 clients.web.oauth.default_redirect:"]
        );
    }

    #[test]
    fn limits() {
        let list = |n: usize, item: &str| (0..n).map(|i| format!("'{}'", item.replace('#', &i.to_string()))).collect::<Vec<_>>().join(", ");
        assert_eq!(
            client(&format!("flows: [code], scopes: [openid], callback_urls: [{}]", list(101, "https://a#.example.com"))),
            ["OA012 clients.web.oauth.callback_urls[100]"]
        );
        assert_eq!(client(&format!("flows: [client_credentials], scopes: [{}]", list(52, "a/b#"))), ["OA014 clients.web.oauth.scopes[50]"]);
    }

    #[test]
    fn scopes_that_cannot_be() {
        let base = |scope: &str| {
            let servers = "resource_servers: { orders: { identifier: o, scopes: { \"re ad\": Read } } }";
            found(
                &AREA,
                &format!(
                    "name: a\n{servers}\nclients: {{ m: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: ['{scope}'] }} }} }}"
                ),
            )
        };
        assert_eq!(base("orders/read all"), ["OA015 clients.m.oauth.scopes[0]"]);
        assert_eq!(base("orders/re ad"), [] as [&str; 0], "said where the scope is defined");
        assert_eq!(base(""), ["OA015 clients.m.oauth.scopes[0]"]);
    }

    #[test]
    fn a_scope_is_measured_as_the_token_carries_it() {
        let long = "i".repeat(254);
        let yaml = |scope: &str| {
            format!(
                "name: a\nresource_servers: {{ s: {{ identifier: {long}, scopes: {{ {scope}: Read }} }} }}\nclients: {{ m: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: [s/{scope}] }} }} }}"
            )
        };
        assert_eq!(found(&AREA, &yaml("r")), [] as [&str; 0]);
        assert_eq!(found(&AREA, &yaml("rw")), ["OA015 clients.m.oauth.scopes[0]"]);
    }

    #[test]
    fn repeated_entries() {
        let yaml = "name: a\nclients: { w: { auth_flows: [custom, user_srp, custom], read_attributes: [email, email], oauth: { flows: [code, code], scopes: [openid, openid, openid], callback_urls: ['https://a.example.com', 'https://a.example.com'] } } }";
        assert_eq!(
            found(&AREA, yaml),
            [
                "OA018 clients.w.oauth.flows[1]",
                "OA018 clients.w.oauth.scopes[1]",
                "OA018 clients.w.oauth.scopes[2]",
                "OA018 clients.w.oauth.callback_urls[1]",
                "OA018 clients.w.auth_flows[2]",
                "OA018 clients.w.read_attributes[1]",
            ]
        );
    }
}
