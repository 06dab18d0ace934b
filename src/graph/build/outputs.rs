//! What a deployment prints: ids and addresses that whoever uses the stack needs, and what the spec asks for.

use super::Builder;
use crate::graph::{Expr, Output};
use crate::model::{Api, Client, Flow, Grants, NonEmpty, Scope, Text, UserOAuth, UserPool};
use crate::names::pascal;
use crate::resources::Attr;

impl Builder<'_> {
    pub(super) fn outputs(&mut self) {
        let stack = self.stack;
        if let Some(pool) = &stack.user_pool {
            self.output("UserPoolId", "The id of the user pool", self.pool_id());
            self.output("Issuer", "The issuer of its tokens", self.issuer());
            for (client, node) in pool.clients.iter().zip(self.clients.clone()) {
                let name = pascal(&client.key);
                self.output(format!("{name}ClientId"), format!("The id of app client {}", client.key), node.attr(Attr::Id));
                self.login_urls(pool, client, &name, &node.attr(Attr::Id));
            }
        }
        if let Some(placed) = &self.placed {
            let (vpc, group) = (placed.vpc.attr(Attr::Id), placed.group.attr(Attr::Id));
            self.output("VpcId", "The id of the network", vpc);
            self.output("FunctionSecurityGroupId", "The id of the group that its functions are in", group);
        }
        // An API that cannot be called by the name that AWS gives it has a URL only where it has a domain.
        if stack.api.as_ref().is_some_and(Api::default_endpoint) || stack.api_domain().is_some() {
            self.output("ApiUrl", "The URL of the API", self.api_url());
        }
        self.domain_targets();
        for output in &stack.outputs {
            let output = Output {
                key: Some(output.key.clone()),
                name: pascal(&output.key),
                description: output.description.clone(),
                value: self.text(&output.value),
                export: self.maybe(output.export.as_ref()),
            };
            self.graph.outputs.push(output);
        }
    }

    pub(super) fn output(&mut self, name: impl Into<String>, description: impl Into<String>, value: Expr) {
        self.graph.outputs.push(Output { key: None, name: name.into(), description: Some(description.into()), value, export: None });
    }

    /// The login page of a client, for each thing that it can ask for.
    ///
    /// Source: Amazon Cognito developer guide, "The managed login sign-in endpoint: /login".
    fn login_urls(&mut self, pool: &UserPool, client: &Client, name: &str, id: &Expr) {
        let (Flow::User(user), Some(domain)) = (&client.flow, &pool.domain) else { return };
        let Some(oauth) = &user.oauth else { return };
        let url = |response_type: &'static str| {
            let pieces = [
                self.login_url(domain),
                "/login?client_id=".into(),
                id.clone(),
                "&response_type=".into(),
                response_type.into(),
                "&scope=".into(),
                self.scopes(pool, &oauth.scopes),
                "&redirect_uri=".into(),
                self.redirect(oauth),
            ];
            Expr::join(pieces)
        };
        let (code, token) = (url("code"), url("token"));
        match oauth.grants {
            Grants::Code => self.output(format!("{name}LoginUrl"), "The login page, for a code", code),
            Grants::Implicit => self.output(format!("{name}LoginUrl"), "The login page, for tokens", token),
            Grants::CodeAndImplicit => {
                self.output(format!("{name}LoginUrl"), "The login page, for a code", code);
                self.output(format!("{name}TokenLoginUrl"), "The login page, for tokens", token);
            }
        }
    }

    fn scopes(&self, pool: &UserPool, scopes: &NonEmpty<Scope>) -> Expr {
        let mut pieces = Vec::new();
        for (i, scope) in scopes.iter().enumerate() {
            pieces.extend((i > 0).then(|| "+".into()));
            pieces.push(match scope {
                Scope::System(system) => system.as_str().into(),
                Scope::Custom(custom) => encoded(self.custom_scope(pool, custom.server, &custom.scope)),
            });
        }
        Expr::join(pieces)
    }

    fn redirect(&self, oauth: &UserOAuth) -> Expr {
        let url: &Text = oauth.default_redirect.as_ref().unwrap_or_else(|| oauth.callback_urls.first());
        encoded(self.text(url))
    }
}

/// The literal parts of a value as they stand in a query string (RFC 3986 section 2.3). What is known only at deployment is
/// left as it is.
fn encoded(expr: Expr) -> Expr {
    match expr {
        Expr::Text(text) => {
            let mut out = String::with_capacity(text.len());
            for byte in text.bytes() {
                match byte {
                    b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
                    _ => out.push_str(&format!("%{byte:02X}")),
                }
            }
            Expr::text(out)
        }
        Expr::Join(pieces) => Expr::join(pieces.into_iter().map(encoded)),
        other => other,
    }
}
