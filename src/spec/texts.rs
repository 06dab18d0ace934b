//! Every [`Text`] of a spec, each with its path.
//!
//! One walk for all who must see every text: the rule that every hole can be filled, and the search for cycles.

use super::api::{Api, Http, HttpAuthorizer, Rest, Route};
use super::clients::Client;
use super::domains::ApiDomain;
use super::functions::{Code, Function};
use super::network::Network;
use super::permissions::Statement;
use super::secrets::Secret;
use super::user_pool::{Domain, Email, IdentityProvider, Metadata, UserPool};
use super::{Spec, Text};
use crate::path::Path;

/// Calls `visit` with every text of the spec. The path is made only if asked for: most texts have nothing to report.
pub fn each(spec: &Spec, visit: &mut dyn FnMut(&Text, &dyn Fn() -> Path)) {
    let root = Path::root();
    if let Some(pool) = &spec.user_pool {
        user_pool(pool, &root.key("user_pool"), visit);
    }
    for (name, server) in &spec.resource_servers {
        let at = || root.key("resource_servers").key(name);
        visit(&server.identifier, &|| at().key("identifier"));
        one(server.name.as_ref(), "name", &at, visit);
    }
    for (name, item) in &spec.clients {
        client(item, &|| root.key("clients").key(name), visit);
    }
    if let Some(Network::Existing(network)) = &spec.network {
        let at = || root.key("network").key("existing");
        list(&network.subnets, "subnets", &at, visit);
        list(&network.security_groups, "security_groups", &at, visit);
    }
    for (name, item) in &spec.functions {
        function(item, &|| root.key("functions").key(name), visit);
    }
    match &spec.api {
        Some(Api::Rest(api)) => rest(api, &root.key("api").key("rest"), visit),
        Some(Api::Http(api)) => http(api, &root.key("api").key("http"), visit),
        None => {}
    }
    for (name, output) in &spec.outputs {
        let at = || root.key("outputs").key(name);
        visit(&output.value, &|| at().key("value"));
        one(output.export.as_ref(), "export", &at, visit);
    }
    for (name, tag) in &spec.tags {
        visit(tag, &|| root.key("tags").key(name));
    }
}

type Visit<'a> = &'a mut dyn FnMut(&Text, &dyn Fn() -> Path);

fn one(text: Option<&Text>, key: &str, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    if let Some(text) = text {
        visit(text, &|| at().key(key));
    }
}

fn list(texts: &[Text], key: &str, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    for (index, text) in texts.iter().enumerate() {
        visit(text, &|| at().key(key).index(index));
    }
}

fn map<'a>(texts: impl IntoIterator<Item = (&'a String, &'a Text)>, key: &str, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    for (name, text) in texts {
        visit(text, &|| at().key(key).key(name));
    }
}

fn user_pool(pool: &UserPool, at: &Path, visit: Visit<'_>) {
    let here = || at.clone();
    one(pool.arn.as_ref(), "arn", &here, visit);
    one(pool.id.as_ref(), "id", &here, visit);
    one(pool.name.as_ref(), "name", &here, visit);
    let messages = &pool.messages;
    let said = || at.key("messages");
    if let Some(invitation) = &messages.invitation {
        let at = || said().key("invitation");
        one(invitation.email_subject.as_ref(), "email_subject", &at, visit);
        one(invitation.email.as_ref(), "email", &at, visit);
        one(invitation.sms.as_ref(), "sms", &at, visit);
    }
    if let Some(verification) = &messages.verification {
        let at = || said().key("verification");
        one(verification.email_subject.as_ref(), "email_subject", &at, visit);
        one(verification.email.as_ref(), "email", &at, visit);
        one(verification.sms.as_ref(), "sms", &at, visit);
    }
    one(messages.mfa_sms.as_ref(), "mfa_sms", &said, visit);
    if let Some(email) = &messages.mfa_email {
        let at = || said().key("mfa_email");
        one(email.subject.as_ref(), "subject", &at, visit);
        one(email.message.as_ref(), "message", &at, visit);
    }
    match &pool.email {
        Some(Email::Cognito(email)) => one(email.reply_to.as_ref(), "reply_to", &|| at.key("email").key("cognito"), visit),
        Some(Email::Ses(email)) => {
            let at = || at.key("email").key("ses");
            visit(&email.identity, &|| at().key("identity"));
            one(email.from.as_ref(), "from", &at, visit);
            one(email.reply_to.as_ref(), "reply_to", &at, visit);
            one(email.configuration_set.as_ref(), "configuration_set", &at, visit);
        }
        None => {}
    }
    if let Some(sms) = &pool.sms {
        let at = || at.key("sms");
        one(sms.role.as_ref(), "role", &at, visit);
        one(sms.external_id.as_ref(), "external_id", &at, visit);
        one(sms.region.as_ref(), "region", &at, visit);
    }
    for (name, group) in &pool.groups {
        let at = || at.key("groups").key(name);
        one(group.description.as_ref(), "description", &at, visit);
        one(group.role.as_ref(), "role", &at, visit);
    }
    for (name, user) in &pool.users {
        map(&user.attributes, "attributes", &|| at.key("users").key(name), visit);
    }
    match &pool.domain {
        Some(Domain::Prefix(prefix)) => visit(prefix, &|| at.key("domain").key("prefix")),
        Some(Domain::Custom(domain)) => {
            let at = || at.key("domain").key("custom");
            visit(&domain.name, &|| at().key("name"));
            visit(&domain.certificate, &|| at().key("certificate"));
            one(domain.hosted_zone.as_ref(), "hosted_zone", &at, visit);
            one(domain.parent_placeholder.as_ref(), "parent_placeholder", &at, visit);
        }
        None => {}
    }
    one(pool.triggers.kms_key.as_ref(), "kms_key", &|| at.key("triggers"), visit);
    for (name, provider) in &pool.identity_providers {
        identity_provider(provider, &|| at.key("identity_providers").key(name).key(provider.kind()), visit);
    }
}

fn identity_provider(provider: &IdentityProvider, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    let mut each = |texts: &[(&str, &Text)], secret: Option<(&str, &Secret)>| {
        for (key, text) in texts {
            visit(text, &|| at().key(*key));
        }
        match secret {
            Some((key, Secret::SecretsManager(secret))) => {
                visit(&secret.secret, &|| at().key(key).key("secrets_manager").key("secret"));
            }
            Some((key, Secret::Ssm(name))) => visit(name, &|| at().key(key).key("ssm")),
            Some((_, Secret::Parameter(_))) | None => {}
        }
    };
    match provider {
        IdentityProvider::Google(google) => each(&[("client_id", &google.client_id)], Some(("client_secret", &google.client_secret))),
        IdentityProvider::Facebook(facebook) => {
            each(
                &[("client_id", &facebook.client_id), ("api_version", &facebook.api_version)],
                Some(("client_secret", &facebook.client_secret)),
            );
        }
        IdentityProvider::LoginWithAmazon(amazon) => {
            each(&[("client_id", &amazon.client_id)], Some(("client_secret", &amazon.client_secret)));
        }
        IdentityProvider::Apple(apple) => each(
            &[("client_id", &apple.client_id), ("team_id", &apple.team_id), ("key_id", &apple.key_id)],
            Some(("private_key", &apple.private_key)),
        ),
        IdentityProvider::Saml(saml) => {
            if let Metadata::Url(url) = &saml.metadata {
                visit(url, &|| at().key("metadata").key("url"));
            }
        }
        IdentityProvider::Oidc(oidc) => {
            each(&[("client_id", &oidc.client_id), ("issuer", &oidc.issuer)], Some(("client_secret", &oidc.client_secret)));
            if let Some(endpoints) = &oidc.endpoints {
                for (key, text) in endpoints.all() {
                    visit(text, &|| at().key("endpoints").key(key));
                }
            }
        }
    }
}

fn client(client: &Client, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    one(client.name.as_ref(), "name", at, visit);
    if let Some(oauth) = &client.oauth {
        let at = || at().key("oauth");
        list(&oauth.callback_urls, "callback_urls", &at, visit);
        list(&oauth.logout_urls, "logout_urls", &at, visit);
        one(oauth.default_redirect.as_ref(), "default_redirect", &at, visit);
    }
}

fn function(function: &Function, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    one(function.arn.as_ref(), "arn", at, visit);
    one(function.description.as_ref(), "description", at, visit);
    map(&function.environment, "environment", at, visit);
    if let Some(Code::S3(s3)) = &function.code {
        let at = || at().key("code").key("s3");
        visit(&s3.bucket, &|| at().key("bucket"));
        visit(&s3.key, &|| at().key("key"));
        one(s3.version.as_ref(), "version", &at, visit);
    }
    statements(&function.may.statements, &|| at().key("may").key("statements"), visit);
}

fn statements(statements: &[Statement], at: &dyn Fn() -> Path, visit: Visit<'_>) {
    for (index, statement) in statements.iter().enumerate() {
        let at = || at().index(index);
        list(&statement.resources, "resources", &at, visit);
        for (operator, keys) in &statement.conditions {
            for (key, values) in keys {
                list(values, key, &|| at().key("conditions").key(operator), visit);
            }
        }
    }
}

fn rest(api: &Rest, at: &Path, visit: Visit<'_>) {
    let here = || at.clone();
    one(api.name.as_ref(), "name", &here, visit);
    one(api.description.as_ref(), "description", &here, visit);
    if let Some(domain) = &api.domain {
        api_domain(domain, &|| at.key("domain"), visit);
    }
    map(&api.stage_variables, "stage_variables", &here, visit);
    if let Some(log) = &api.access_log {
        one(log.format.as_ref(), "format", &|| at.key("access_log"), visit);
    }
    if let Some(cors) = &api.cors {
        list(&cors.origins, "origins", &|| at.key("cors"), visit);
    }
    for (kind, response) in &api.gateway_responses {
        let at = || at.key("gateway_responses").key(kind.as_str());
        map(&response.headers, "headers", &at, visit);
        one(response.body.as_ref(), "body", &at, visit);
    }
    for (name, key) in &api.api_keys {
        one(key.description.as_ref(), "description", &|| at.key("api_keys").key(name), visit);
    }
    for (name, plan) in &api.usage_plans {
        one(plan.description.as_ref(), "description", &|| at.key("usage_plans").key(name), visit);
    }
    for (key, item) in &api.routes {
        route(item, &|| at.key("routes").key(key), visit);
    }
}

fn http(api: &Http, at: &Path, visit: Visit<'_>) {
    let here = || at.clone();
    one(api.name.as_ref(), "name", &here, visit);
    one(api.description.as_ref(), "description", &here, visit);
    if let Some(domain) = &api.domain {
        api_domain(domain, &|| at.key("domain"), visit);
    }
    map(&api.stage_variables, "stage_variables", &here, visit);
    if let Some(log) = &api.access_log {
        one(log.format.as_ref(), "format", &|| at.key("access_log"), visit);
    }
    if let Some(cors) = &api.cors {
        list(&cors.origins, "origins", &|| at.key("cors"), visit);
    }
    for (name, authorizer) in &api.authorizers {
        if let HttpAuthorizer::Jwt(jwt) = authorizer {
            let at = || at.key("authorizers").key(name).key("jwt");
            visit(&jwt.issuer, &|| at().key("issuer"));
            list(&jwt.audience, "audience", &at, visit);
        }
    }
    for (key, route) in &api.routes {
        if let Some(http) = &route.http {
            visit(&http.url, &|| at.key("routes").key(key).key("http").key("url"));
        }
    }
}

fn api_domain(domain: &ApiDomain, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    visit(&domain.name, &|| at().key("name"));
    visit(&domain.certificate, &|| at().key("certificate"));
    one(domain.hosted_zone.as_ref(), "hosted_zone", at, visit);
    one(domain.base_path.as_ref(), "base_path", at, visit);
}

fn route(route: &Route, at: &dyn Fn() -> Path, visit: Visit<'_>) {
    if let Some(http) = &route.http {
        visit(&http.url, &|| at().key("http").key("url"));
    }
    if let Some(mock) = &route.mock {
        visit(&mock.body, &|| at().key("mock").key("body"));
    }
    if let Some(aws) = &route.aws {
        let at = || at().key("aws");
        one(aws.path.as_ref(), "path", &at, visit);
        one(aws.role.as_ref(), "role", &at, visit);
        statements(&aws.may, &|| at().key("may"), visit);
        map(&aws.parameters, "parameters", &at, visit);
        map(&aws.request, "request", &at, visit);
        for (status, response) in &aws.responses {
            one(response.body.as_ref(), "body", &|| at().key("responses").key(status), visit);
        }
    }
}
