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

/// What the index says of a lock is what asking every client says of it.
#[test]
fn reachable_is_what_some_client_reaches() {
    let spec = spec(SCOPED);
    let access = Access::of(&spec);
    for class in access.classes() {
        let some = access.callers().iter().any(|caller| !matches!(access.verdict(caller, &class.lock), Verdict::Barred(_)));
        assert_eq!(access.is_reachable(&class.lock), some, "{:?}", class.lock);
    }
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
