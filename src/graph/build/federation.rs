//! Identity providers.
//!
//! What AWS adds to the details of a provider is in its answers, and Terraform compares those to what it was told: each kind says
//! here what is added, or that nobody can know it.
//!
//! Source of the keys, of what is added and of its values: Amazon Cognito user pools API, CreateIdentityProvider,
//! ProviderDetails, "Create or update request" and "Describe response" of each kind.

use super::Builder;
use crate::graph::{Expr, NodeId, Secret as SecretExpr, SecretPlace};
use crate::model::{IdentityProvider, Metadata, Oidc, ProviderKind, Registration, Saml, Secret};
use crate::names::{free, snake};
use crate::resources::SetByAws;
use crate::resources::cognito::UserPoolIdentityProvider;
use crate::spec::user_pool::RequestMethod;

/// Keys and values of a provider's details.
type Details = Vec<(String, Expr)>;

/// What AWS adds where a provider has addresses that everybody knows.
fn known<const N: usize>(details: [(&str, &'static str); N]) -> Details {
    details.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect()
}

fn scopes(registration: &Registration, between: &str) -> Expr {
    let scopes: Vec<_> = registration.scopes.iter().map(String::as_str).collect();
    Expr::text(scopes.join(between))
}

fn entry(key: &str, value: impl Into<Expr>) -> (String, Expr) {
    (key.to_owned(), value.into())
}

impl Builder<'_> {
    /// The identity providers; clients come after those that they list.
    pub(super) fn identity_providers(&mut self) -> Vec<NodeId> {
        let stack = self.stack;
        let Some(pool) = &stack.user_pool else { return Vec::new() };
        self.subject = "Identity providers";
        let mut nodes = Vec::new();
        for provider in &pool.identity_providers {
            let resource = self.provider(provider);
            nodes.push(self.add(format!("{}IdentityProvider", free(&provider.key)), resource));
        }
        nodes
    }

    fn provider(&self, provider: &IdentityProvider) -> UserPoolIdentityProvider {
        let label = snake(&free(&provider.key));
        let (kind, details, added, untold) = match &provider.kind {
            ProviderKind::Google(app) => ("Google", self.registered(&label, app, " "), google(), SetByAws::NOTHING),
            ProviderKind::Facebook(app, version) => {
                let version = self.text(version);
                let mut details = self.registered(&label, app, ",");
                details.insert(0, entry("api_version", version.clone()));
                ("Facebook", details, facebook(&version), SetByAws::NOTHING)
            }
            ProviderKind::LoginWithAmazon(app) => ("LoginWithAmazon", self.registered(&label, app, " "), amazon(), SetByAws::NOTHING),
            ProviderKind::Apple { registration, team, key } => {
                let details = vec![
                    entry("client_id", self.text(&registration.client_id)),
                    entry("team_id", self.text(team)),
                    entry("key_id", self.text(key)),
                    entry("private_key", self.secret(&label, &registration.secret)),
                    entry("authorize_scopes", scopes(registration, " ")),
                ];
                ("SignInWithApple", details, apple(), NEVER_SAID)
            }
            ProviderKind::Saml(saml) => ("SAML", self.saml(saml), Vec::new(), FROM_METADATA),
            ProviderKind::Oidc(oidc) => {
                let (added, untold) = match oidc.endpoints {
                    Some(_) => (known([("attributes_url_add_attributes", "false")]), SetByAws::NOTHING),
                    None => (Vec::new(), DISCOVERED),
                };
                ("OIDC", self.oidc(&label, oidc), added, untold)
            }
        };
        UserPoolIdentityProvider {
            user_pool: self.pool_id(),
            name: provider.name.clone(),
            kind,
            details,
            added,
            untold,
            map: provider.map.iter().map(|(attribute, claim)| entry(attribute, claim.clone())).collect(),
            identifiers: provider.identifiers.clone(),
        }
    }

    fn registered(&self, label: &str, app: &Registration, between: &str) -> Details {
        vec![
            entry("client_id", self.text(&app.client_id)),
            entry("client_secret", self.secret(label, &app.secret)),
            entry("authorize_scopes", scopes(app, between)),
        ]
    }

    fn saml(&self, saml: &Saml) -> Details {
        let mut details = vec![match &saml.metadata {
            Metadata::Url(url) => entry("MetadataURL", self.text(url)),
            Metadata::Document(text) => entry("MetadataFile", text.clone()),
        }];
        details.push(entry("IDPSignout", if saml.sign_out { "true" } else { "false" }));
        details.extend(saml.idp_initiated.then(|| entry("IDPInit", "true")));
        details.extend(saml.sign_requests.then(|| entry("RequestSigningAlgorithm", "rsa-sha256")));
        details.extend(saml.encrypted_responses.then(|| entry("EncryptedResponses", "true")));
        details
    }

    fn oidc(&self, label: &str, oidc: &Oidc) -> Details {
        let mut details = self.registered(label, &oidc.registration, " ");
        details.push(entry("oidc_issuer", self.text(&oidc.issuer)));
        let method = match oidc.attributes_request_method {
            RequestMethod::Get => "GET",
            RequestMethod::Post => "POST",
        };
        details.push(entry("attributes_request_method", method));
        if let Some(endpoints) = &oidc.endpoints {
            details.push(entry("authorize_url", self.text(&endpoints.authorize)));
            details.push(entry("token_url", self.text(&endpoints.token)));
            details.push(entry("attributes_url", self.text(&endpoints.attributes)));
            details.push(entry("jwks_uri", self.text(&endpoints.jwks)));
        }
        details
    }

    /// A secret as it is read when the stack is deployed.
    pub(super) fn secret(&self, label: &str, secret: &Secret) -> Expr {
        let at = match secret {
            Secret::Parameter(name) => return Expr::Parameter(name.clone()),
            Secret::SecretsManager(name, key) => SecretPlace::SecretsManager(self.text(name), key.clone()),
            Secret::Ssm(name) => SecretPlace::Ssm(self.text(name)),
        };
        Expr::Secret(Box::new(SecretExpr { label: label.to_owned(), at }))
    }
}

fn google() -> Details {
    known([
        ("attributes_url", "https://people.googleapis.com/v1/people/me?personFields="),
        ("attributes_url_add_attributes", "true"),
        ("authorize_url", "https://accounts.google.com/o/oauth2/v2/auth"),
        ("oidc_issuer", "https://accounts.google.com"),
        ("token_request_method", "POST"),
        ("token_url", "https://www.googleapis.com/oauth2/v4/token"),
    ])
}

fn facebook(version: &Expr) -> Details {
    let url = |before: &'static str, after: &'static str| Expr::join([before.into(), version.clone(), after.into()]);
    let mut details = known([("attributes_url_add_attributes", "true"), ("token_request_method", "GET")]);
    details.push(entry("attributes_url", url("https://graph.facebook.com/", "/me?fields=")));
    details.push(entry("authorize_url", url("https://www.facebook.com/", "/dialog/oauth")));
    details.push(entry("token_url", url("https://graph.facebook.com/", "/oauth/access_token")));
    details
}

fn amazon() -> Details {
    known([
        ("attributes_url", "https://api.amazon.com/user/profile"),
        ("attributes_url_add_attributes", "false"),
        ("authorize_url", "https://www.amazon.com/ap/oa"),
        ("token_request_method", "POST"),
        ("token_url", "https://api.amazon.com/auth/o2/token"),
    ])
}

fn apple() -> Details {
    known([
        ("attributes_url_add_attributes", "false"),
        ("authorize_url", "https://appleid.apple.com/auth/authorize"),
        ("oidc_issuer", "https://appleid.apple.com"),
        ("token_request_method", "POST"),
        ("token_url", "https://appleid.apple.com/auth/token"),
    ])
}

/// Source: hashicorp/terraform-provider-aws#13582.
const NEVER_SAID: SetByAws = SetByAws {
    argument: "provider_details",
    keys: &["private_key"],
    why: "Cognito never says the key again: after a change of it, `terraform apply -replace` this resource.",
};

/// Source: hashicorp/terraform-provider-aws#4807 and #42157.
const FROM_METADATA: SetByAws = SetByAws {
    argument: "provider_details",
    keys: &["ActiveEncryptionCertificate", "SLORedirectBindingURI", "SSORedirectBindingURI"],
    why: "Cognito makes a certificate and takes these addresses out of the metadata.",
};

/// Source: lgallard/terraform-aws-cognito-user-pool#415.
const DISCOVERED: SetByAws = SetByAws {
    argument: "provider_details",
    keys: &["attributes_url", "attributes_url_add_attributes", "authorize_url", "jwks_uri", "token_url"],
    why: "Cognito finds these at the issuer.",
};
