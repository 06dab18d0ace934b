use super::*;

fn spec(text: &str) -> Spec {
    crate::read(text.as_bytes()).unwrap()
}

const SCOPED: &str = "
name: orders
user_pool: { domain: { prefix: orders-login } }
resource_servers:
  orders: { identifier: orders, scopes: { read: Read, write: Write } }
clients:
  web: { oauth: { flows: [code], scopes: [openid, orders/read], callback_urls: ['https://a.example.com/'] } }
  bare: { oauth: { flows: [implicit], scopes: [orders/write], callback_urls: ['https://a.example.com/'] } }
  nightly: { secret: true, oauth: { flows: [client_credentials], scopes: [orders/read] } }
  phone: { auth_flows: [user_srp] }
  idle: {}
functions:
  list: { runtime: python3.13, handler: index.handler, code: { inline: 'def handler(event, context): return {}' } }
api:
  rest:
    stage: dev
    authorizers:
      access: { user_pool: { token: access } }
      id: { user_pool: { token: id } }
    routes:
      GET /orders: { function: list, authorizer: access, scopes: [orders/read, orders/write] }
      GET /mine: { function: list, authorizer: access, scopes: [aws.cognito.signin.user.admin] }
      GET /me: { function: list, authorizer: id }
      GET /status: { function: list, public: to see whether it is up }
      GET /signed: { function: list, iam: true }
      GET /unsaid: { function: list }
      GET /orders/{id}: { function: list, authorizer: access, scopes: [orders/read, orders/write] }
";

/// A word for each client's verdict on a route: the ways in, `-`, `?` or `open`.
fn words(access: &Access<'_>, route: &str) -> Vec<String> {
    let lock = access.lock(access.door(route).unwrap());
    let word = |caller| match access.verdict(caller, lock) {
        Verdict::Open => "open".to_owned(),
        Verdict::Unknown(_) => "?".to_owned(),
        Verdict::Barred(_) => "-".to_owned(),
        Verdict::Reaches(passages) => passages.iter().map(|passage| passage.way.as_str()).collect::<Vec<_>>().join("+"),
    };
    access.callers().iter().map(word).collect()
}

#[test]
fn who_can_reach_what() {
    let spec = spec(SCOPED);
    let access = Access::of(&spec);
    assert_eq!(words(&access, "GET /orders"), ["code", "implicit", "client_credentials", "-", "-"]);
    assert_eq!(words(&access, "GET /mine"), ["-", "-", "-", "sdk", "-"], "tokens of the SDK carry one scope");
    assert_eq!(words(&access, "GET /me"), ["code", "-", "-", "sdk", "-"], "no id token without `openid`");
    assert_eq!(words(&access, "GET /status"), ["open"; 5]);
    assert_eq!(words(&access, "GET /signed"), ["?"; 5], "what IAM says is not known here");
    assert_eq!(words(&access, "GET /unsaid"), ["-"; 5]);
}

#[test]
fn routes_that_ask_for_the_same_are_one_class() {
    let spec = spec(SCOPED);
    let access = Access::of(&spec);
    assert_eq!((access.doors().len(), access.classes().len()), (7, 6));
    let orders: Vec<_> = access.doors_of(&access.classes()[0]).map(|door| door.key).collect();
    assert_eq!(orders, ["GET /orders", "GET /orders/{id}"]);
}

#[test]
fn a_scope_is_held_by_those_whose_tokens_can_carry_it() {
    let spec = spec(SCOPED);
    let access = Access::of(&spec);
    let holders = |scope| access.holders(scope).map(|caller| caller.name).collect::<Vec<_>>();
    assert_eq!(holders("orders/read"), ["web", "nightly"]);
    assert_eq!(holders("openid"), ["web"]);
    assert_eq!(holders("orders/delete"), Vec::<&str>::new());
}

/// What the index says is what asking every client about every route says.
#[test]
fn reachable_is_what_some_client_reaches() {
    let http = SCOPED
        .replace("  rest:\n    stage: dev\n", "  http:\n")
        .replace("access: { user_pool: { token: access } }", "access: { user_pool: { token: access, clients: [phone, idle, nightly] } }")
        .replace("id: { user_pool: { token: id } }", "id: { user_pool: { token: id, clients: [idle] } }");
    let verify = SCOPED
        .replace("functions:\n", "functions:\n  check: { code: { built_in: verify } }\n")
        .replace("access: { user_pool: { token: access } }", "access: { token: { function: check, token: access, clients: [bare] } }")
        .replace("id: { user_pool: { token: id } }", "id: { token: { function: check, token: id, clients: [nightly] } }");
    let wrong =
        verify.replace("GET /me: { function: list, authorizer: id }", "GET /me: { function: list, authorizer: id, scopes: [orders/read] }");
    let closed = SCOPED.replace("      GET /signed: { function: list, iam: true }\n", "");
    let added = closed
        .replace("orders-login } }", "orders-login }, triggers: { pre_token_generation: { function: list, version: v2_0 } } }")
        .replace("orders/read, orders/write] }", "orders/other] }");
    for text in [SCOPED, &http, &verify, &wrong, &closed, &added] {
        let spec = spec(text);
        let access = Access::of(&spec);
        let barred = |caller, lock| matches!(access.verdict(caller, lock), Verdict::Barred(_));
        for class in access.classes() {
            let some = access.callers().iter().any(|caller| !barred(caller, &class.lock));
            assert_eq!(class.is_reachable(), some, "{:?}", class.lock);
        }
        for caller in access.callers() {
            let some = access.classes().iter().any(|class| class.lock != Lock::Open && !barred(caller, &class.lock));
            assert_eq!(caller.reaches_something(), some, "{}", caller.name);
        }
    }
}

#[test]
fn loose_ends_are_told_apart() {
    let text = SCOPED
        .replace("scopes: { read: Read, write: Write }", "scopes: { read: Read, write: Write, list: List, spare: Spare }")
        .replace("scopes: [openid, orders/read]", "scopes: [openid, orders/list]")
        .replace("scopes: [orders/write]", "scopes: [orders/list]")
        .replace("      GET /signed: { function: list, iam: true }\n      GET /unsaid: { function: list }\n", "");
    let spec = spec(&text);
    let access = Access::of(&spec);
    let ends = access.ends();
    let clients = |callers: &[&Caller<'_>]| callers.iter().map(|caller| caller.name.to_owned()).collect::<Vec<_>>();
    let scopes = |scopes: &[&ScopeUse<'_>]| scopes.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert_eq!(ends.unreached.iter().map(|door| door.key).collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!((clients(&ends.without_tokens), clients(&ends.reaching_nothing)), (vec!["idle".to_owned()], vec!["bare".to_owned()]));
    assert_eq!(scopes(&ends.never_asked), ["orders/list"]);
    assert_eq!(scopes(&ends.never_granted), ["orders/write"]);
    assert_eq!(scopes(&ends.unused), ["orders/spare"]);
}

#[test]
fn every_way_that_fails_has_its_reason() {
    let spec = spec(SCOPED);
    let access = Access::of(&spec);
    let reasons = |client: &str, route: &str| match access.verdict(access.caller(client).unwrap(), access.lock(access.door(route).unwrap()))
    {
        Verdict::Barred(obstacles) => obstacles,
        other => panic!("{other:?}"),
    };
    assert_eq!(reasons("idle", "GET /me"), [Obstacle::NoTokens]);
    assert_eq!(reasons("nightly", "GET /me"), [Obstacle::NoSuchToken { way: Way::ClientCredentials, wanted: Token::Id }]);
    let wanted = ["orders/read".to_owned(), "orders/write".to_owned()];
    assert_eq!(reasons("phone", "GET /orders"), [Obstacle::NoScope { way: Way::Sdk, wanted: &wanted }]);
    assert_eq!(reasons("web", "GET /unsaid"), [Obstacle::Unsaid]);
}

#[test]
fn a_scope_that_leads_nowhere_opens_nothing() {
    let text = SCOPED.replace("scopes: { read: Read, write: Write }", "scopes: { write: Write }");
    let spec = spec(&text);
    let access = Access::of(&spec);
    assert_eq!(words(&access, "GET /orders"), ["-", "implicit", "-", "-", "-"]);
}
