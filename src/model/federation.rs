//! Identity providers: who else vouches for users.

use super::{Names, NonEmpty, Resolved, Text, Unresolved, missing};
use crate::files::Sources;
use crate::spec;
use crate::spec::secrets;
use crate::spec::user_pool::{self as written, RequestMethod};

/// Who else vouches for users.
#[derive(Debug, Clone)]
pub struct IdentityProvider {
    /// Its name in the spec.
    pub key: String,
    /// Its name in AWS: fixed for the social four.
    pub name: String,
    /// What it is.
    pub kind: ProviderKind,
    /// Other names by which a sign-in can ask for it.
    pub identifiers: Vec<String>,
    /// Attributes of the pool and what fills them.
    pub map: Vec<(String, String)>,
}

/// What an identity provider is.
#[derive(Debug, Clone)]
pub enum ProviderKind {
    /// Google.
    Google(Registration),
    /// Facebook, and the version of its API.
    Facebook(Registration, Text),
    /// Login with Amazon.
    LoginWithAmazon(Registration),
    /// Sign in with Apple.
    Apple {
        /// The services id, the private key and the scopes.
        registration: Registration,
        /// The team id.
        team: Text,
        /// The id of the key.
        key: Text,
    },
    /// A SAML 2.0 provider.
    Saml(Saml),
    /// An OpenID Connect provider.
    Oidc(Oidc),
}

/// What the provider knows the pool by, and what it is asked for.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The client id.
    pub client_id: Text,
    /// The client secret or the private key.
    pub secret: Secret,
    /// The scopes.
    pub scopes: NonEmpty<String>,
}

/// A SAML 2.0 provider.
#[derive(Debug, Clone)]
pub struct Saml {
    /// Where it describes itself.
    pub metadata: Metadata,
    /// Whether users are signed out of it as well.
    pub sign_out: bool,
    /// Whether a sign-in may begin there.
    pub idp_initiated: bool,
    /// Whether requests are signed.
    pub sign_requests: bool,
    /// Whether answers must be encrypted.
    pub encrypted_responses: bool,
}

/// Where a SAML provider describes itself.
#[derive(Debug, Clone)]
pub enum Metadata {
    /// At a URL.
    Url(Text),
    /// In this document.
    Document(String),
}

/// An OpenID Connect provider.
#[derive(Debug, Clone)]
pub struct Oidc {
    /// What it knows the pool by.
    pub registration: Registration,
    /// Its issuer.
    pub issuer: Text,
    /// How attributes are asked for.
    pub attributes_request_method: RequestMethod,
    /// Its addresses, if they cannot be found.
    pub endpoints: Option<Endpoints>,
}

/// The addresses of an OpenID Connect provider.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// Where users sign in.
    pub authorize: Text,
    /// Where a code is exchanged.
    pub token: Text,
    /// Where attributes are.
    pub attributes: Text,
    /// Where keys are.
    pub jwks: Text,
}

/// A secret: never its value, always where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secret {
    /// In Secrets Manager: the name or ARN, and the key of the JSON object in it.
    SecretsManager(Text, Option<String>),
    /// In Parameter Store, under this name.
    Ssm(Text),
    /// In a parameter of the stack that is kept out of consoles and logs.
    Parameter(String),
}

/// An identity provider of the pool that holds this handle, or the pool itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voucher {
    /// The pool itself.
    Pool,
    /// The place of a provider in [`UserPool::identity_providers`](super::UserPool::identity_providers).
    Provider(usize),
    /// A provider of a pool that exists, by its name in AWS.
    Existing(String),
}

/// The claim that the user name of a federated user is made of; the attribute can be mapped to nothing else.
///
/// Source: Amazon Cognito developer guide, "Specifying identity provider attribute mappings for your user pool", the table of
/// `username` source attributes. A SAML provider's is the `NameID`, which is no attribute to map.
#[must_use]
pub fn username_claim(provider: &written::IdentityProvider) -> Option<&'static str> {
    use written::IdentityProvider::{Apple, Facebook, Google, LoginWithAmazon, Oidc, Saml};
    match provider {
        Google(_) | Apple(_) | Oidc(_) => Some("sub"),
        Facebook(_) => Some("id"),
        LoginWithAmazon(_) => Some("user_id"),
        Saml(_) => None,
    }
}

impl Names<'_> {
    pub(super) fn voucher(&self, name: &str) -> Resolved<Voucher> {
        if name == spec::clients::THE_POOL {
            return Ok(Voucher::Pool);
        }
        let pool = self.spec.user_pool.as_ref();
        if let Some(index) = pool.and_then(|pool| pool.identity_providers.get_index_of(name)) {
            return Ok(Voucher::Provider(index));
        }
        match pool {
            Some(pool) if pool.exists() => Ok(Voucher::Existing(name.to_owned())),
            _ => missing(format!("identity provider {name:?} is not defined")),
        }
    }

    pub(super) fn secret(&self, secret: &secrets::Secret) -> Resolved<Secret> {
        Ok(match secret {
            secrets::Secret::SecretsManager(secret) => Secret::SecretsManager(self.text(&secret.secret)?, secret.key.clone()),
            secrets::Secret::Ssm(name) => Secret::Ssm(self.text(name)?),
            secrets::Secret::Parameter(name) => match self.spec.parameters.get(name) {
                Some(parameter) if parameter.secret => Secret::Parameter(name.clone()),
                _ => return missing(format!("no secret parameter {name:?}")),
            },
        })
    }

    fn registration(&self, client_id: &spec::Text, secret: &secrets::Secret, scopes: &[String]) -> Resolved<Registration> {
        let Some(scopes) = NonEmpty::of(scopes.iter().cloned()) else { return missing("a provider that is asked for nothing") };
        Ok(Registration { client_id: self.text(client_id)?, secret: self.secret(secret)?, scopes })
    }

    pub(super) fn identity_provider(
        &self,
        key: &str,
        provider: &written::IdentityProvider,
        sources: &Sources,
    ) -> Resolved<IdentityProvider> {
        use written::IdentityProvider as Written;
        let kind = match provider {
            Written::Google(google) => ProviderKind::Google(self.registration(&google.client_id, &google.client_secret, &google.scopes)?),
            Written::Facebook(facebook) => ProviderKind::Facebook(
                self.registration(&facebook.client_id, &facebook.client_secret, &facebook.scopes)?,
                self.text(&facebook.api_version)?,
            ),
            Written::LoginWithAmazon(amazon) => {
                ProviderKind::LoginWithAmazon(self.registration(&amazon.client_id, &amazon.client_secret, &amazon.scopes)?)
            }
            Written::Apple(apple) => ProviderKind::Apple {
                registration: self.registration(&apple.client_id, &apple.private_key, &apple.scopes)?,
                team: self.text(&apple.team_id)?,
                key: self.text(&apple.key_id)?,
            },
            Written::Saml(saml) => ProviderKind::Saml(Saml {
                metadata: match &saml.metadata {
                    written::Metadata::Url(url) => Metadata::Url(self.text(url)?),
                    written::Metadata::Inline(text) => Metadata::Document(text.clone()),
                    written::Metadata::File(path) => {
                        let text = sources.text(path).map_err(|reason| Unresolved(format!("{path}: {reason}")))?;
                        Metadata::Document(text.to_owned())
                    }
                },
                sign_out: saml.sign_out,
                idp_initiated: saml.idp_initiated,
                sign_requests: saml.sign_requests,
                encrypted_responses: saml.encrypted_responses,
            }),
            Written::Oidc(oidc) => ProviderKind::Oidc(Oidc {
                registration: self.registration(&oidc.client_id, &oidc.client_secret, &oidc.scopes)?,
                issuer: self.text(&oidc.issuer)?,
                attributes_request_method: oidc.attributes_request_method,
                endpoints: match &oidc.endpoints {
                    None => None,
                    Some(endpoints) => Some(Endpoints {
                        authorize: self.text(&endpoints.authorize)?,
                        token: self.text(&endpoints.token)?,
                        attributes: self.text(&endpoints.attributes)?,
                        jwks: self.text(&endpoints.jwks)?,
                    }),
                },
            }),
        };
        let mut map: Vec<_> = provider.map().iter().map(|(attribute, claim)| (attribute.clone(), claim.clone())).collect();
        // Cognito adds it by itself, and reports it: said here, plans of Terraform come clean.
        if let Some(claim) = username_claim(provider).filter(|_| !provider.map().contains_key("username")) {
            map.push(("username".to_owned(), claim.to_owned()));
        }
        Ok(IdentityProvider {
            key: key.to_owned(),
            name: provider.fixed_name().unwrap_or(key).to_owned(),
            kind,
            identifiers: provider.identifiers().to_vec(),
            map,
        })
    }
}
