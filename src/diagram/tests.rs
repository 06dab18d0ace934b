//! Pictures that are bounded, and in which no text of a user is anything but text.

use proptest::prelude::*;

use super::{Diagram, mermaid};
use crate::Compiled;
use crate::files::NoFiles;

fn compiled(yaml: &str) -> Compiled {
    crate::compile(&crate::read(yaml.as_bytes()).unwrap(), &NoFiles).unwrap()
}

/// What a line of a flowchart is: the grammar of what [`mermaid::write`] may say, read by hand. Gives the label, if it has one.
fn line(text: &str) -> Option<Option<&str>> {
    let text = text.trim_start();
    if matches!(text, "flowchart LR" | "end") || text.starts_with("classDef ") && !text.contains('"') {
        return Some(None);
    }
    let word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let Some((before, rest)) = text.split_once('"') else {
        let (from, to) = text.split_once(" --> ").or_else(|| text.split_once(" -.-> "))?;
        return (word(from) && word(to)).then_some(None);
    };
    let (label, after) = rest.split_once('"')?;
    let shapes = [
        ("([", "])"),
        ("((", "))"),
        ("[/", "/]"),
        ("[/", "\\]"),
        ("[\\", "/]"),
        ("[(", ")]"),
        ("{{", "}}"),
        ("[[", "]]"),
        ("[", "]"),
        ("(", ")"),
    ];
    let closes = |open: &str, close: &str| {
        let class = after.strip_prefix(close)?;
        let named = before.strip_suffix(open)?;
        let named = named.strip_prefix("subgraph ").unwrap_or(named);
        (word(named) && (class.is_empty() || class.strip_prefix(":::").is_some_and(word))).then_some(Some(label))
    };
    let arrow = |open: &str, close: &str| {
        let (from, to) = (before.strip_suffix(open)?, after.strip_prefix(close)?);
        (word(from) && word(to)).then_some(Some(label))
    };
    let node = shapes.iter().find_map(|(open, close)| closes(open, close));
    node.or_else(|| arrow(" -- ", " --> ")).or_else(|| arrow(" -. ", " .-> "))
}

/// Every label of a flowchart. Stops at a line that is none of its language.
fn labels(chart: &str) -> Vec<&str> {
    let read = |text: &'_ str| -> Option<usize> { line(text).map(|label| label.map_or(0, str::len)) };
    assert!(chart.lines().all(|text| read(text).is_some()), "{chart}");
    chart.lines().filter_map(|text| line(text).flatten()).collect()
}

/// The text of a label as a reader sees it; `None` if anything in it is not text.
fn seen(label: &str) -> Option<String> {
    let mut out = String::new();
    for part in label.split("<br>") {
        let mut rest = part;
        while let Some(c) = rest.chars().next() {
            if c == '#' {
                let (number, after) = rest.strip_prefix('#')?.split_once(';')?;
                out.push(char::from_u32(number.parse().ok()?)?);
                rest = after;
            } else if c.is_alphanumeric() || " /,-._".contains(c) {
                out.push(c);
                rest = rest.get(c.len_utf8()..)?;
            } else {
                return None;
            }
        }
        out.push('\n');
    }
    Some(out)
}

#[test]
fn the_language_is_told_from_what_it_is_not() {
    for bad in ["a[\"x\"] --> b", "a[\"x\"]; b", "click a b", "%%{init: {}}%%", "a -- \"x\" --> b[\"y\"]", "a[\"x\"y\"]", "subgraph x"] {
        assert_eq!(line(bad), None, "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_people_write_stays_inside_the_quotes(text in "[ -~äß世“🎉\"\\]\\[<>;%#`&{}()|\\\\-]{1,70}x") {
        // One dollar taken out of `$${` leaves a `${`.
        let mut text = text;
        while text.contains("${") {
            text = text.replace("${", "{");
        }
        let quoted = serde_json::to_string(&text).unwrap();
        let chart = compiled(&format!(
            r#"{{"name": "a", "user_pool": {{}}, "api": {{"rest": {{"stage": "dev", "name": {quoted},
               "routes": {{"GET /a": {{"mock": {{}}, "public": {quoted}}}}}}}}}}}"#
        ))
        .mermaid();
        let shown: Vec<_> = labels(&chart).into_iter().map(|label| seen(label).unwrap()).collect();
        prop_assert!(shown.contains(&(crate::report::clipped(&text, super::LONGEST) + "\n")), "{text:?} in {shown:?}");
    }

    #[test]
    fn whatever_stands_in_a_thing_or_above_it_stays_inside_the_quotes(text in "[ -~äß世“🎉\"\\]\\[<>;%#`&{}()|\\\\-]{1,50}x") {
        use super::{From, Kind};
        let mut diagram = Diagram { api: text.clone(), network: text.clone(), ..Diagram::default() };
        for kind in [Kind::Provider, Kind::Client, Kind::Caller, Kind::Login, Kind::Pool, Kind::Authorizer, Kind::Locked, Kind::Public,
            Kind::Keys, Kind::Function, Kind::Inside, Kind::Service] {
            let at = diagram.add(kind, [text.clone()]);
            diagram.connect(From::Node(at), 0, true, [text.clone()]);
        }
        let chart = mermaid::write(&diagram);
        let shown = labels(&chart).into_iter().map(|label| seen(label).unwrap()).filter(|shown| *shown == format!("{text}\n"));
        // Twelve things, what leads from each to the first, and two titles.
        prop_assert_eq!(shown.count(), 12 + 12 + 2, "{}", chart);
    }
}

#[test]
fn what_would_break_out_is_drawn_as_text() {
    let hostile = "x\"]; click a javascript:1 %%{init: {}}%% <script> end `b` $$c$$ 1. #35; style a:#b;";
    let quoted = serde_json::to_string(hostile).unwrap();
    let chart = compiled(&format!(
        "{{name: a, user_pool: {{}}, api: {{rest: {{stage: dev, routes: {{GET /a: {{mock: {{}}, public: {quoted}}}}}}}}}}}"
    ))
    .mermaid();
    let shown: Vec<_> = labels(&chart).into_iter().map(|label| seen(label).unwrap()).collect();
    assert!(shown.contains(&(crate::report::clipped(hostile, super::LONGEST) + "\n")), "{shown:?}");
}

/// A line of Mermaid's own limits. Source: Mermaid documentation, "Configuration", `maxEdges` (500) and `maxTextSize` (50,000).
fn fits(chart: &str) -> bool {
    chart.len() < 50_000 && chart.matches("-> ").count() < 500
}

#[test]
fn a_picture_is_bounded() {
    let long = "x".repeat(40);
    let mut yaml = "name: many\nuser_pool:\n  domain: { prefix: many }\n  identity_providers:\n".to_owned();
    for i in 0..100 {
        yaml += &format!(
            "    {long}{i}: {{ oidc: {{ client_id: x, client_secret: {{ ssm: s }}, issuer: \"https://{long}.example.com\", scopes: [openid] }} }}\n"
        );
    }
    yaml += "resource_servers:\n";
    for i in 0..25 {
        yaml += &format!("  s{i}: {{ identifier: s{i}, scopes: {{ read: Read }} }}\n");
    }
    yaml += "clients:\n";
    for i in 0..100 {
        yaml += &format!("  {long}{i}: {{ auth_flows: [user_srp] }}\n");
    }
    yaml += "functions:\n";
    for i in 0..100 {
        yaml += &format!(
            "  f{i}: {{ runtime: python3.13, handler: i.h, code: {{ inline: x }}, may: {{ user_pool: [read_users, delete_users] }} }}\n"
        );
    }
    yaml += "api:\n  rest:\n    stage: dev\n    authorizers: { a: { user_pool: { token: access } }, b: { user_pool: { token: id } } }\n    routes:\n";
    for i in 0..400 {
        let way = match i % 4 {
            0 => format!("authorizer: a, scopes: [s{}/read, s{}/read]", i % 25, (i + 1) % 25),
            1 => "authorizer: b".to_owned(),
            2 => format!("public: because of {long} {i}"),
            _ => "iam: true".to_owned(),
        };
        let target = if i % 3 == 0 { format!("http: {{ url: \"https://h{i}.example.com/\" }}") } else { format!("function: f{}", i % 100) };
        let key = if i % 5 == 0 { ", api_key: true" } else { "" };
        yaml += &format!("      GET /r{i}: {{ {target}, {way}{key} }}\n");
    }
    yaml += "    api_keys:\n";
    (0..100).for_each(|i| yaml += &format!("      {long}{i}: {{}}\n"));
    yaml += "    usage_plans:\n";
    for i in 0..100 {
        yaml += &format!(
            "      {long}{i}: {{ keys: [{long}{i}], throttling: {{ rate: 10, burst: 5 }}, quota: {{ limit: 9, period: day }} }}\n"
        );
    }
    let chart = drawn(&yaml);
    assert!(fits(&chart), "{} bytes\n{chart}", chart.len());
    let all: String = labels(&chart).into_iter().map(|label| seen(label).unwrap()).collect();
    for said in [
        "81 more app clients",
        "81 more functions",
        "81 more identity providers",
        "100 API keys",
        "other services",
        "and 93 more",
        "and more",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
}

#[test]
fn routes_that_differ_in_nothing_are_one() {
    let spec = "
name: a
user_pool: {}
clients: { web: { auth_flows: [user_srp] } }
api:
  rest:
    stage: dev
    authorizers: { members: { user_pool: { token: id } } }
    routes:
      GET /a: { mock: {}, authorizer: members }
      GET /b: { mock: {}, authorizer: members }
      GET /c: { mock: {}, public: a test }
";
    let chart = compiled(spec).mermaid();
    assert!(chart.contains("routes1[\"GET /a<br>GET /b\"]:::locked"), "{chart}");
    assert!(chart.contains("routes2[\"GET /c\"]:::public"), "{chart}");
    assert!(chart.contains("caller1 -- \"a test\" --> routes2"), "{chart}");
    assert!(chart.contains("clients -- \"id token\" --> authorizer1"), "{chart}");
}

const ALL_AROUND: &str = "
name: a
network: { vpc: { cidr: 10.0.0.0/16, zones: 2, egress: { nat: {} } } }
user_pool:
  domain: { prefix: all-around }
  attributes: { email: { required: true } }
  identity_providers:
    google:
      google: { client_id: x, client_secret: { secrets_manager: { secret: s } }, scopes: [openid, email], map: { email: email } }
    corp:
      oidc:
        client_id: x
        client_secret: { secrets_manager: { secret: s } }
        issuer: https://id.example.com/tenant
        scopes: [openid]
        map: { email: email }
clients:
  web:
    identity_providers: [cognito, google, corp]
    oauth: { flows: [code], scopes: [openid], callback_urls: [\"https://a.example.com/\"] }
  other:
    identity_providers: [cognito, google]
    oauth: { flows: [code], scopes: [openid], callback_urls: [\"https://b.example.com/\"] }
  phone: { auth_flows: [user_srp] }
functions:
  inner: { runtime: python3.13, handler: i.h, code: { inline: x }, in_network: true }
  judge: { runtime: python3.13, handler: i.h, code: { inline: x } }
  verify: { code: { built_in: verify } }
api:
  rest:
    stage: dev
    authorizers:
      own: { token: { function: judge } }
      asks: { request: { function: judge, identity_sources: [header.X-Who] } }
      built: { token: { function: verify, token: access, clients: [phone] } }
    api_keys: { acme: {} }
    usage_plans: { basic: { keys: [acme], throttling: { rate: 10, burst: 5 }, quota: { limit: 1000, period: day } } }
    routes:
      GET /a: { function: inner, authorizer: own, api_key: true }
      GET /b: { function: inner, authorizer: own }
      GET /c: { function: inner, authorizer: asks }
      GET /d: { function: inner, authorizer: built, scopes: [aws.cognito.signin.user.admin] }
";

fn drawn(yaml: &str) -> String {
    let spec = crate::read(yaml.as_bytes()).unwrap();
    mermaid::write(&Diagram::of(&crate::model::Stack::resolve(&spec, &crate::files::Sources::default()).unwrap()))
}

#[test]
fn what_is_around_pool_and_api_is_drawn() {
    let chart = drawn(ALL_AROUND);
    assert_eq!(labels(&chart).into_iter().filter(|label| seen(label).is_none()).count(), 0, "{chart}");
    for said in [
        "subgraph providers[\"Identity providers\"]",
        "provider1[/\"Google\"\\]",
        "provider2[/\"corp<br>OpenID Connect, id.example.com\"\\]",
        "provider1 -. \"vouches for users\" .-> login1",
        "provider2 -. \"vouches for users of web\" .-> login1",
        "subgraph network[\"Private network, 2 zones, internet through NAT\"]\n    function1(\"inner<br>python3.13\")\n  end",
        "keys1[\\\"API key acme<br>plan basic, 10 a second, 5 at once, 1000 a day\"/]",
        "keys1 -. \"required\" .-> routes1",
        "routes1[\"GET /a #40;API key#41;\"]:::locked",
        "authorizer1 -. \"asks\" .-> function2",
        "authorizer2 -. \"asks\" .-> function2",
        "caller1 --> authorizer1",
        "authorizer3{{\"built<br>takes access tokens\"}}",
        "client3 -- \"access token\" --> authorizer3",
        "function3 -. \"checks\" .-> pool1",
        "authorizer3 -- \"aws.cognito.signin.user.admin\" --> routes4",
    ] {
        assert!(chart.contains(said), "{said}\n{chart}");
    }
    assert_eq!(chart.matches("keys1 -. ").count(), 1, "{chart}");
}
