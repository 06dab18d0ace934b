//! Resource servers and app clients.

use super::Builder;
use crate::graph::{Expr, NodeId};
use crate::model::{AuthFlows, Client, Flow, Grants, Scope, ServerSource, UserPool, Voucher};
use crate::names::pascal;
use crate::resources::cognito::{Lifetime, Lifetimes, Scope as ScopeRow, UserPoolClient, UserPoolResourceServer};
use crate::spec::clients::AuthFlow;

impl Builder<'_> {
    pub(super) fn clients(&mut self, providers: &[NodeId]) {
        let stack = self.stack;
        let Some(pool) = &stack.user_pool else { return };
        self.subject = "Resource servers";
        let mut servers = Vec::new();
        for server in &pool.resource_servers {
            let ServerSource::Made { name, scopes } = &server.source else {
                servers.push(None);
                continue;
            };
            let scopes = scopes.iter().map(|(name, description)| ScopeRow { name: name.clone(), description: description.clone() });
            let resource = UserPoolResourceServer {
                user_pool: self.pool_id(),
                identifier: self.text(&server.identifier),
                name: self.text(name),
                scopes: scopes.collect(),
            };
            servers.push(Some(self.add(format!("{}ResourceServer", pascal(&server.key)), resource)));
        }
        self.subject = "App clients";
        for (client, node) in pool.clients.iter().zip(self.clients.clone()) {
            self.client(pool, client, node, (&servers, providers));
        }
    }

    fn client(&mut self, pool: &UserPool, client: &Client, node: NodeId, (servers, providers): (&[Option<NodeId>], &[NodeId])) {
        let tokens = &client.tokens;
        let mut resource = UserPoolClient {
            user_pool: self.pool_id(),
            name: self.text(&client.name),
            generate_secret: true,
            explicit_auth_flows: Vec::new(),
            oauth_flows: Vec::new(),
            oauth_scopes: Vec::new(),
            callback_urls: Vec::new(),
            logout_urls: Vec::new(),
            default_redirect: None,
            identity_providers: client.identity_providers.iter().map(|voucher| provider(pool, voucher)).collect(),
            tokens: Lifetimes {
                access: Lifetime::of(tokens.access.seconds()),
                id: Lifetime::of(tokens.id.seconds()),
                refresh: Lifetime::of(tokens.refresh.seconds()),
                auth_session_minutes: i64::try_from(tokens.auth_session.seconds() / 60).unwrap_or(i64::MAX),
            },
            revocation: tokens.revocation,
            rotation: tokens.rotation.as_ref().map(|rotation| i64::try_from(rotation.grace.seconds()).unwrap_or(i64::MAX)),
            read_attributes: client.read_attributes.clone(),
            write_attributes: client.write_attributes.clone(),
            hide_unknown_users: client.hide_unknown_users,
        };
        // A provider is text to AWS, as a scope is.
        let vouchers = client.identity_providers.iter().filter_map(|voucher| match voucher {
            Voucher::Pool | Voucher::Existing(_) => None,
            Voucher::Provider(index) => providers.get(*index).copied(),
        });
        let mut after: Vec<NodeId> = vouchers.collect();
        let mut scope = |scope: &Scope| match scope {
            Scope::System(system) => system.as_str().into(),
            Scope::Custom(custom) => {
                // The scope is text to AWS, so nothing but the order says that its server comes first.
                let server = servers.get(custom.server).copied().flatten().filter(|server| !after.contains(server));
                after.extend(server);
                self.custom_scope(pool, custom.server, &custom.scope)
            }
        };
        match &client.flow {
            Flow::User(user) => {
                resource.generate_secret = user.secret;
                resource.explicit_auth_flows = auth_flows(&user.auth_flows);
                if let Some(oauth) = &user.oauth {
                    resource.oauth_flows = match oauth.grants {
                        Grants::Code => vec!["code"],
                        Grants::Implicit => vec!["implicit"],
                        Grants::CodeAndImplicit => vec!["code", "implicit"],
                    };
                    resource.oauth_scopes = oauth.scopes.iter().map(&mut scope).collect();
                    resource.callback_urls = oauth.callback_urls.iter().map(|url| self.text(url)).collect();
                    resource.logout_urls = oauth.logout_urls.iter().map(|url| self.text(url)).collect();
                    resource.default_redirect = self.maybe(oauth.default_redirect.as_ref());
                }
            }
            Flow::Machine(machine) => {
                resource.oauth_flows = vec!["client_credentials"];
                resource.oauth_scopes = machine.scopes.iter().map(|custom| scope(&Scope::Custom(custom.clone()))).collect();
                resource.explicit_auth_flows = auth_flows(&machine.auth_flows);
            }
        }
        let entry = self.entry(format!("{}Client", pascal(&client.key)), resource).at(node).after(after);
        self.put(entry);
    }

    /// A scope as it stands in a token: the server's identifier, a slash, the scope's name.
    pub(super) fn custom_scope(&self, pool: &UserPool, server: usize, scope: &str) -> Expr {
        let identifier = pool.resource_servers.get(server).map(|server| self.text(&server.identifier));
        Expr::join(identifier.into_iter().chain([Expr::text(format!("/{scope}"))]))
    }
}

/// `COGNITO` for the pool itself, and AWS's name of any other provider.
///
/// Source: Amazon Cognito user pools API reference, `CreateUserPoolClient`, `SupportedIdentityProviders`.
fn provider(pool: &UserPool, voucher: &Voucher) -> Expr {
    match voucher {
        Voucher::Pool => "COGNITO".into(),
        Voucher::Existing(name) => Expr::text(name.clone()),
        Voucher::Provider(index) => Expr::text(pool.identity_providers.get(*index).map(|one| one.name.clone()).unwrap_or_default()),
    }
}

fn auth_flows(flows: &AuthFlows) -> Vec<&'static str> {
    let names = flows.iter().map(|flow| match flow {
        AuthFlow::UserSrp => "ALLOW_USER_SRP_AUTH",
        AuthFlow::UserPassword => "ALLOW_USER_PASSWORD_AUTH",
        AuthFlow::AdminUserPassword => "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        AuthFlow::Custom => "ALLOW_CUSTOM_AUTH",
        AuthFlow::UserAuth => "ALLOW_USER_AUTH",
        AuthFlow::RefreshToken => "ALLOW_REFRESH_TOKEN_AUTH",
    });
    names.collect()
}
