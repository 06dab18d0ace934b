use super::*;
use crate::files::{NoFiles, Outside};
use crate::{Refused, compile};

/// A client that has the implicit grant, and one more.
const TWO: &str = "\
name: orders
user_pool: { domain: { prefix: orders-login } }
clients:
  web: { oauth: { flows: [implicit], scopes: [openid], callback_urls: ['https://app.example.com'] } }
  app: { oauth: { flows: [implicit], scopes: [openid], callback_urls: ['https://app.example.com'] } }
allow:
";

fn verdict(spec: &str, today: &str) -> Verdict {
    let spec = crate::read(spec.as_bytes()).unwrap();
    match compile(&spec, Outside::of(&NoFiles).on(today.parse().unwrap())) {
        Ok(compiled) => compiled.verdict().clone(),
        Err(Refused::Findings(verdict)) => verdict,
        Err(Refused::Bug(bug)) => panic!("{bug}"),
    }
}

/// What stands, and what is allowed: codes and places.
fn parted(allow: &str, today: &str) -> (Vec<String>, Vec<String>) {
    let verdict = verdict(&format!("{TWO}{allow}"), today);
    let told = |finding: &Finding| format!("{} {}", finding.rule.code, finding.place.path().unwrap());
    let allowed = verdict.allowed.iter().map(|allowed| format!("{} by {}", told(&allowed.finding), allowed.place.path().unwrap()));
    (verdict.findings.iter().map(told).collect(), allowed.collect())
}

const TODAY: &str = "2027-03-31";
const WEB: &str = "OA017 clients.web.oauth.flows[0]";
const APP: &str = "OA017 clients.app.oauth.flows[0]";

#[test]
fn an_allowance_covers_its_place_and_what_is_inside() {
    for at in ["clients.web.oauth.flows[0]", "clients.web.oauth", "clients.web"] {
        let (stands, allowed) = parted(&format!("- {{ rule: implicit-grant, at: '{at}', reason: x }}"), TODAY);
        assert_eq!((stands, allowed), (vec![APP.to_owned()], vec![format!("{WEB} by allow[0]")]), "{at}");
    }
    for at in ["clients", "the spec"] {
        let (stands, allowed) = parted(&format!("- {{ rule: oa017, at: '{at}', reason: x }}"), TODAY);
        assert_eq!((stands, allowed.len()), (vec![], 2), "{at}");
    }
}

#[test]
fn the_innermost_allowance_counts() {
    let inner = "- { rule: OA017, at: clients, reason: x }\n- { rule: OA017, at: clients.web, reason: y }\n";
    let (stands, allowed) = parted(inner, TODAY);
    assert_eq!(stands, Vec::<String>::new());
    assert_eq!(allowed, [format!("{WEB} by allow[1]"), format!("{APP} by allow[0]")]);
    // Once it has expired, the outer one still holds.
    let (stands, allowed) = parted(&inner.replace("reason: y", "reason: y, until: 2027-03-30"), TODAY);
    assert_eq!(stands, ["AL007 allow[1].until"]);
    assert_eq!(allowed, [format!("{WEB} by allow[0]"), format!("{APP} by allow[0]")]);
}

#[test]
fn the_last_day_is_the_last() {
    let until = "- { rule: OA017, at: clients, reason: x, until: 2027-03-31 }";
    assert_eq!(parted(until, "2027-03-31").0, Vec::<String>::new());
    let (stands, allowed) = parted(until, "2027-04-01");
    assert_eq!(stands, [WEB, APP, "AL007 allow[0].until"]);
    assert_eq!(allowed, Vec::<String>::new());
    // Without a date nothing expires.
    let spec = crate::read(format!("{TWO}{until}").as_bytes()).unwrap();
    assert!(compile(&spec, &NoFiles).unwrap().findings().is_empty());
}

#[test]
fn what_is_of_no_use_says_what_would_be() {
    let helps = |allow: &str| {
        let verdict = verdict(&format!("{TWO}{allow}"), TODAY);
        let about = verdict.findings.into_iter().filter(|finding| finding.rule.code.starts_with("AL"));
        about.map(|finding| format!("{} {}", finding.rule.code, finding.help.unwrap())).collect::<Vec<_>>()
    };
    for (at, meant) in [
        ("clients.web.oauth.scopes", "AL006 it does at `clients.web.oauth.flows[0]`; write that, or remove the allowance"),
        ("clients.app.oauth.callback_urls", "AL006 it does at `clients.app.oauth.flows[0]`; write that, or remove the allowance"),
        ("user_pool.domain", "AL006 it does at `clients.web.oauth.flows[0]`; write that, or remove the allowance"),
        ("clients.app.oauth.flws", "AL005 did you mean `clients.app.oauth.flows`?"),
        ("clients.app.tokens", "AL005 of it there is `clients.app`; remove the allowance, or write the place that is meant"),
        ("zebra", "AL005 write the place as `gen check --format json` prints it in `path`"),
    ] {
        assert_eq!(helps(&format!("- {{ rule: OA017, at: '{at}', reason: x }}")), [meant], "{at}");
    }
    // Its rule speaks nowhere.
    assert_eq!(helps("- { rule: AC021, at: clients, reason: x }"), ["AL006 remove the allowance"]);
    let inside = "- { rule: OA017, at: clients, reason: x }\n- { rule: OA017, at: clients.web, reason: x }\n- { rule: OA017, at: clients.app, reason: x }";
    assert_eq!(helps(inside), ["AL006 remove it, or those"]);
    let over = "- { rule: AC021, at: clients, reason: x, until: 2020-01-01 }";
    assert_eq!(helps(over), ["AL007 nothing needs it any more; remove it"]);
}

/// A finding may be about a key that is missing: its place is one although nothing is written there.
#[test]
fn where_something_is_found_is_a_place() {
    let spec = crate::read(format!("{TWO}- {{ rule: OA017, at: clients.app.tokens, reason: x }}").as_bytes()).unwrap();
    let fate = |findings: Vec<Finding>| {
        let mut allowances = Allowances::new(&spec.allow, None);
        let verdict = allowances.judge(findings);
        allowances.judged(&verdict, Heard::All).0.remove(0).1
    };
    let at = Path::root().key("clients").key("app").key("tokens").key("access");
    let finding = |code| Finding::new(rules::find(code).unwrap(), Place::Value(at.clone()), "x");
    assert!(matches!(fate(vec![]), Fate::Nowhere(_)));
    assert!(matches!(fate(vec![finding("AC021")]), Fate::Unused { why: Unused::Nothing, .. }));
    assert!(matches!(fate(vec![finding("OA017")]), Fate::Used));
}

#[test]
fn rules_that_hold_back_make_nothing_unused() {
    let spec = "name: orders\nuser_pool: {}\nallow: [{ rule: implicit-grant, at: user_pool, reason: x }]\n";
    assert_eq!(verdict(spec, TODAY).findings.len(), 1);
    let broken = spec.replace("user_pool: {}", "user_pool: {}\ntags: { team: '${nobody}' }");
    let codes: Vec<_> = verdict(&broken, TODAY).findings.iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["XR002"]);
}

#[test]
fn each_of_thousands_is_allowed_by_its_own() {
    let clients: String = (0..3000)
        .map(|i| format!("  c{i}: {{ oauth: {{ flows: [implicit], scopes: [openid], callback_urls: ['https://a.example'] }} }}\n"))
        .collect();
    let allow: String = (0..3000).map(|i| format!("- {{ rule: OA017, at: clients.c{i}, reason: x }}\n")).collect();
    let spec = format!("name: orders\nuser_pool: {{ domain: {{ prefix: orders-login }} }}\nclients:\n{clients}allow:\n{allow}");
    let verdict = verdict(&spec, TODAY);
    let own = |(index, allowed): (usize, &Allowed)| {
        let client = Path::root().key("clients").key(format!("c{index}"));
        allowed.place == Place::Value(place(index)) && allowed.finding.place.path().unwrap().segments().starts_with(client.segments())
    };
    assert_eq!(verdict.allowed.len(), 3000);
    assert!(verdict.allowed.iter().enumerate().all(own));
    assert!(verdict.findings.iter().all(|finding| finding.rule.code != "OA017" && !finding.rule.code.starts_with("AL")));
}
