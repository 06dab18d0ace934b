//! App clients, beside their OAuth and their tokens' lives: names, sign-in calls, providers, attributes, rotation.

use super::Area;
use crate::path::Path;
use crate::spec::clients::AuthFlow;

mod administrator_sign_in_without_secret;
mod auth_session_out_of_range;
mod client_reaches_nothing;
mod client_without_identity_provider;
mod client_without_tokens;
mod custom_auth_without_triggers;
mod empty_attribute_list;
mod malformed_client_name;
mod provider_without_login_pages;
mod refresh_flow_with_rotation;
mod rotation_grace_out_of_range;
mod rotation_without_auth_flow;
mod unknown_client_attribute;
mod unknown_identity_provider;
mod unwritable_attribute;
mod user_auth_on_lite;
mod write_attributes_miss_required;

/// The area.
pub static AREA: Area = Area {
    letters: "AC",
    title: "app clients",
    rules: &[
        &malformed_client_name::RULE,
        &refresh_flow_with_rotation::RULE,
        &rotation_without_auth_flow::RULE,
        &rotation_grace_out_of_range::RULE,
        &user_auth_on_lite::RULE,
        &auth_session_out_of_range::RULE,
        &unknown_identity_provider::RULE,
        &client_without_identity_provider::RULE,
        &unknown_client_attribute::RULE,
        &unwritable_attribute::RULE,
        &write_attributes_miss_required::RULE,
        &empty_attribute_list::RULE,
        &custom_auth_without_triggers::RULE,
        &administrator_sign_in_without_secret::RULE,
        &client_without_tokens::RULE,
        &client_reaches_nothing::RULE,
        &provider_without_login_pages::RULE,
    ],
};

/// The path of a client.
fn at(client: &str) -> Path {
    Path::root().key("clients").key(client)
}

/// The word of the spec for a sign-in call.
pub(crate) fn word(flow: AuthFlow) -> &'static str {
    match flow {
        AuthFlow::UserSrp => "user_srp",
        AuthFlow::UserPassword => "user_password",
        AuthFlow::AdminUserPassword => "admin_user_password",
        AuthFlow::Custom => "custom",
        AuthFlow::UserAuth => "user_auth",
        AuthFlow::RefreshToken => "refresh_token",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{findings, found};

    fn whole(pool: &str, client: &str) -> Vec<String> {
        found(&AREA, &format!("name: a\nuser_pool: {{ {pool} }}\nclients: {{ w: {{ {client} }} }}"))
    }

    /// Without what is said of a client by which nobody signs in: most of these are about something else.
    fn client(pool: &str, client: &str) -> Vec<String> {
        whole(pool, client).into_iter().filter(|one| !one.starts_with("AC022")).collect()
    }

    #[test]
    fn names() {
        let long = "n".repeat(129);
        for name in ["", "a/b", "Ünal", &long] {
            assert_eq!(client("", &format!("name: '{name}'")), ["AC001 clients.w.name"], "{name}");
        }
        assert_eq!(client("", "name: 'Web, v=2 @home'"), [] as [&str; 0]);
        assert_eq!(client("", "name: '${x}-y'"), [] as [&str; 0]);
        assert_eq!(client("", "name: '${x}/y'"), ["AC001 clients.w.name"]);
        assert_eq!(found(&AREA, "name: a\nclients: { a/b: { auth_flows: [user_srp] } }"), ["AC001 clients[\"a/b\"]:"]);
        assert_eq!(found(&AREA, "name: a\nclients: { a/b: { name: ab, auth_flows: [user_srp] } }"), [] as [&str; 0]);
    }

    #[test]
    fn rotation() {
        let with = |flows: &str, rotation: &str| client("", &format!("auth_flows: [{flows}], tokens: {{ rotation: {rotation} }}"));
        assert_eq!(with("user_srp", "{}"), [] as [&str; 0]);
        assert_eq!(with("user_srp", "{ grace: 60s }"), [] as [&str; 0]);
        assert_eq!(with("user_srp", "{ grace: 61s }"), ["AC004 clients.w.tokens.rotation.grace"]);
        assert_eq!(with("user_srp, refresh_token", "{}"), ["AC002 clients.w.auth_flows[1]"]);
        assert_eq!(with("refresh_token", "{}"), ["AC002 clients.w.auth_flows[0]"]);
        assert_eq!(with("", "{}"), ["AC003 clients.w.tokens.rotation:"]);
        assert_eq!(client("", "auth_flows: [refresh_token]"), [] as [&str; 0]);
    }

    #[test]
    fn sessions_are_whole_minutes() {
        let with = |life: &str| client("", &format!("tokens: {{ auth_session: {life} }}"));
        for life in ["3m", "15m", "180s"] {
            assert_eq!(with(life), [] as [&str; 0]);
        }
        for life in ["2m", "16m", "200s", "0s"] {
            assert_eq!(with(life), ["AC006 clients.w.tokens.auth_session"]);
        }
    }

    #[test]
    fn providers() {
        assert_eq!(client("", "identity_providers: [cognito]"), [] as [&str; 0]);
        assert_eq!(client("", "identity_providers: [cognito, COGNITO]"), ["AC007 clients.w.identity_providers[1]"]);
        assert_eq!(client("", "identity_providers: []"), [] as [&str; 0], "the client has no login page");
        assert_eq!(client("", "identity_providers: [], oauth: { flows: [client_credentials] }"), [] as [&str; 0]);
        assert_eq!(client("", "identity_providers: [], oauth: { flows: [code] }"), ["AC008 clients.w.identity_providers"]);
    }

    #[test]
    fn attributes() {
        let pool = "attributes: { email: { required: true }, name: { required: true }, custom: { tenant: { string: {} } } }";
        let help = |list: &str| {
            findings(&AREA, &format!("name: a\nuser_pool: {{ {pool} }}\nclients: {{ w: {{ {list} }} }}"))
                .into_iter()
                .next()
                .unwrap()
                .help
                .unwrap()
        };
        assert_eq!(client(pool, "read_attributes: [email, email_verified, phone_number_verified, sub, 'custom:tenant']"), [] as [&str; 0]);
        assert_eq!(client(pool, "read_attributes: [tenant]"), ["AC009 clients.w.read_attributes[0]"]);
        assert_eq!(help("read_attributes: [tenant]"), "did you mean `custom:tenant`?");
        assert_eq!(help("read_attributes: ['custom:tenent']"), "did you mean `custom:tenant`?");
        assert_eq!(
            help("read_attributes: ['custom:zebra']"),
            "declare `zebra` under `user_pool.attributes.custom`, and call it `custom:zebra` here"
        );
        assert_eq!(
            client(pool, "write_attributes: [email, name, email_verified, sub]"),
            ["AC010 clients.w.write_attributes[2]", "AC010 clients.w.write_attributes[3]"]
        );
        assert_eq!(client(pool, "write_attributes: [email]"), ["AC011 clients.w.write_attributes:"]);
        assert_eq!(client(pool, "write_attributes: [email, nane]"), ["AC009 clients.w.write_attributes[1]"], "a slip, not an omission");
        assert_eq!(
            client(pool, "write_attributes: [], read_attributes: []"),
            ["AC012 clients.w.read_attributes", "AC012 clients.w.write_attributes"]
        );
    }

    /// Clients that get tokens for something else than the API of the spec.
    #[test]
    fn what_serves_something_else() {
        let spec = |client: &str, function: &str, routes: &str| {
            let text = format!(
                "
name: orders
user_pool: {{ domain: {{ prefix: orders-login }} }}
resource_servers:
  orders: {{ identifier: orders, scopes: {{ read: Read, write: Write }} }}
  bills: {{ identifier: bills, scopes: {{ pay: Pay }} }}
clients:
  nightly: {{ secret: true, oauth: {{ flows: [client_credentials], scopes: [orders/read] }} }}
  other: {{ {client} }}
functions: {{ work: {{ runtime: python3.13, handler: a.b, code: {{ s3: {{ bucket: abc, key: k }} }}, environment: {{ {function} }} }} }}
api:
  rest:
    stage: dev
    authorizers: {{ pool: {{ user_pool: {{ token: access }} }} }}
    routes:
      GET /orders: {{ function: work, authorizer: pool, scopes: [orders/read] }}
      {routes}
"
            );
            found(&AREA, &text)
        };
        let page = "callback_urls: ['https://a.example.com/']";
        let machine = "secret: true, oauth: { flows: [client_credentials], scopes: [orders/write] }";
        let phone = "auth_flows: [user_srp]";
        let lost = ["AC023 clients.other:"];
        assert_eq!(spec(machine, "", ""), lost);
        assert_eq!(spec(phone, "", ""), lost);
        assert_eq!(spec(&format!("oauth: {{ flows: [code], scopes: [orders/write], {page} }}"), "", ""), lost);
        let nothing = [] as [&str; 0];
        assert_eq!(spec(&format!("oauth: {{ flows: [code], scopes: [openid, orders/write], {page} }}"), "", ""), nothing);
        assert_eq!(spec(&machine.replace("orders/write", "bills/pay"), "", ""), nothing);
        assert_eq!(spec(phone, "CLIENT: '${clients.other.id}'", ""), nothing, "a function works with it");
        assert_eq!(spec(phone, "", "GET /all: { mock: {}, public: a list of prices }"), lost, "what is open is open to all");
        assert_eq!(spec(phone, "", "GET /aws: { mock: {}, iam: true }"), nothing, "IAM decides");
        let broken = "PUT /b: { mock: {}, authorizer: pool, scopes: [bills/pay] }";
        assert_eq!(spec(phone, "", broken), nothing, "another rule says that nobody reaches it");
    }

    #[test]
    fn clients_without_tokens_are_said_once() {
        assert_eq!(whole("", "secret: true"), ["AC022 clients.w:"]);
        assert_eq!(whole("", "auth_flows: [refresh_token]"), ["AC022 clients.w:"]);
        assert_eq!(whole("", "auth_flows: [user_auth]"), [] as [&str; 0]);
        assert_eq!(whole("", "oauth: {}"), [] as [&str; 0], "OA005 says so");
        assert_eq!(whole("", "tokens: { rotation: {} }"), ["AC003 clients.w.tokens.rotation:"]);
    }
}
