//! Identity providers: who else vouches for users.

use indexmap::IndexMap;
use serde::Deserialize;

use crate::spec::Text;
use crate::spec::secrets::Secret;

/// Who else vouches for users: one of the social four, or a SAML or OpenID Connect provider of one's own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum IdentityProvider {
    /// Google. AWS: `ProviderName` and `ProviderType` `Google`.
    Google(Google),
    /// Facebook. AWS: `ProviderName` and `ProviderType` `Facebook`.
    Facebook(Facebook),
    /// Login with Amazon. AWS: `ProviderName` and `ProviderType` `LoginWithAmazon`.
    LoginWithAmazon(LoginWithAmazon),
    /// Sign in with Apple. AWS: `ProviderName` and `ProviderType` `SignInWithApple`.
    Apple(Apple),
    /// A SAML 2.0 provider, called as its key. AWS: `ProviderType` `SAML`.
    Saml(Saml),
    /// An OpenID Connect provider, called as its key. AWS: `ProviderType` `OIDC`.
    Oidc(Oidc),
}

/// Google.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Google {
    /// The client id that Google gave out, ending in `.apps.googleusercontent.com`. AWS: `client_id`.
    pub client_id: Text,
    /// Where the client secret is kept. AWS: `client_secret`.
    pub client_secret: Secret,
    /// What Google is asked for. Default: `[profile, email, openid]`. AWS: `authorize_scopes`.
    #[serde(default = "Google::scopes")]
    pub scopes: Vec<String>,
    /// Attributes of the pool and the claims of Google that fill them at every sign-in; custom ones as `custom:name`. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

impl Google {
    fn scopes() -> Vec<String> {
        words(&["profile", "email", "openid"])
    }
}

/// Facebook.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Facebook {
    /// The id of the application that Facebook gave out. AWS: `client_id`.
    pub client_id: Text,
    /// Where the secret of the application is kept. AWS: `client_secret`.
    pub client_secret: Secret,
    /// The version of Facebook's API, such as `v17.0`. AWS: `api_version`.
    pub api_version: Text,
    /// What Facebook is asked for. Default: `[public_profile, email]`. AWS: `authorize_scopes`.
    #[serde(default = "Facebook::scopes")]
    pub scopes: Vec<String>,
    /// Attributes of the pool and the fields of Facebook that fill them at every sign-in. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

impl Facebook {
    fn scopes() -> Vec<String> {
        words(&["public_profile", "email"])
    }
}

/// Login with Amazon.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct LoginWithAmazon {
    /// The client id of the security profile, beginning with `amzn1.application-oa2-client.`. AWS: `client_id`.
    pub client_id: Text,
    /// Where the client secret is kept. AWS: `client_secret`.
    pub client_secret: Secret,
    /// What Amazon is asked for: `profile`, `postal_code`, `profile:user_id`. Default: `[profile]`. AWS: `authorize_scopes`.
    #[serde(default = "LoginWithAmazon::scopes")]
    pub scopes: Vec<String>,
    /// Attributes of the pool and the fields of the profile that fill them at every sign-in. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

impl LoginWithAmazon {
    fn scopes() -> Vec<String> {
        words(&["profile"])
    }
}

/// Sign in with Apple.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Apple {
    /// The services id that Apple gave out, such as `com.example.login`. AWS: `client_id`.
    pub client_id: Text,
    /// The team id, ten characters. AWS: `team_id`.
    pub team_id: Text,
    /// The id of the key, ten characters. AWS: `key_id`.
    pub key_id: Text,
    /// Where the private key is kept. AWS: `private_key`.
    pub private_key: Secret,
    /// What Apple is asked for: `email`, `name`. Default: `[email, name]`. AWS: `authorize_scopes`.
    #[serde(default = "Apple::scopes")]
    pub scopes: Vec<String>,
    /// Attributes of the pool and the claims of Apple that fill them at every sign-in. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

impl Apple {
    fn scopes() -> Vec<String> {
        words(&["email", "name"])
    }
}

/// A SAML 2.0 provider.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Saml {
    /// Where the provider describes itself.
    pub metadata: Metadata,
    /// Whether signing out of the pool signs the user out of the provider as well. Default: false. AWS: `IDPSignout`.
    #[serde(default)]
    pub sign_out: bool,
    /// Whether a sign-in may begin at the provider. Default: false. AWS: `IDPInit`.
    #[serde(default)]
    pub idp_initiated: bool,
    /// Whether requests to the provider are signed. Default: false. AWS: `RequestSigningAlgorithm` `rsa-sha256`.
    #[serde(default)]
    pub sign_requests: bool,
    /// Whether the provider must encrypt its answers. Default: false. AWS: `EncryptedResponses`.
    #[serde(default)]
    pub encrypted_responses: bool,
    /// Other names by which a sign-in can ask for the provider, such as a mail domain. AWS: `IdpIdentifiers`.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// Attributes of the pool and the attributes of the assertion that fill them at every sign-in. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

/// Where a SAML provider describes itself.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Metadata {
    /// At this URL, from which Cognito takes it again every few hours. AWS: `MetadataURL`.
    Url(Text),
    /// In a file beside the spec. AWS: `MetadataFile`.
    File(String),
    /// Here. AWS: `MetadataFile`.
    Inline(String),
}

/// An OpenID Connect provider.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Oidc {
    /// The client id that the provider gave out. AWS: `client_id`.
    pub client_id: Text,
    /// Where the client secret is kept. AWS: `client_secret`.
    pub client_secret: Secret,
    /// The issuer: an `https` URL without a slash at its end, as it stands in the provider's tokens. AWS: `oidc_issuer`.
    pub issuer: Text,
    /// What the provider is asked for; `openid` is among it. Default: `[openid]`. AWS: `authorize_scopes`.
    #[serde(default = "Oidc::scopes")]
    pub scopes: Vec<String>,
    /// How the attributes are asked for. Default: `get`. AWS: `attributes_request_method`.
    #[serde(default)]
    pub attributes_request_method: RequestMethod,
    /// The provider's addresses, where it has no `/.well-known/openid-configuration`. Default: they are found there.
    #[serde(default)]
    pub endpoints: Option<Endpoints>,
    /// Other names by which a sign-in can ask for the provider. AWS: `IdpIdentifiers`.
    #[serde(default)]
    pub identifiers: Vec<String>,
    /// Attributes of the pool and the claims that fill them at every sign-in. AWS: `AttributeMapping`.
    #[serde(default)]
    pub map: IndexMap<String, String>,
}

impl Oidc {
    fn scopes() -> Vec<String> {
        words(&["openid"])
    }
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum RequestMethod {
    /// `GET`.
    #[default]
    Get,
    /// `POST`.
    Post,
}

/// The addresses of an OpenID Connect provider: all of them, each an `https` URL.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Endpoints {
    /// Where users sign in. AWS: `authorize_url`.
    pub authorize: Text,
    /// Where a code is exchanged for tokens. AWS: `token_url`.
    pub token: Text,
    /// Where the attributes of a user are. AWS: `attributes_url`.
    pub attributes: Text,
    /// Where the keys are by which tokens are verified. AWS: `jwks_uri`.
    pub jwks: Text,
}

impl Endpoints {
    /// The addresses by their keys.
    #[must_use]
    pub fn all(&self) -> [(&'static str, &Text); 4] {
        [("authorize", &self.authorize), ("token", &self.token), ("attributes", &self.attributes), ("jwks", &self.jwks)]
    }
}

impl IdentityProvider {
    /// The key of its kind in a spec.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Google(_) => "google",
            Self::Facebook(_) => "facebook",
            Self::LoginWithAmazon(_) => "login_with_amazon",
            Self::Apple(_) => "apple",
            Self::Saml(_) => "saml",
            Self::Oidc(_) => "oidc",
        }
    }

    /// The name that AWS has for it, if that is not for the author of the spec to choose.
    ///
    /// Source: cdk-preflight, rule pf-cognito-idp-social-provider-name-fixed; Amazon Cognito user pools API,
    /// CreateUserPoolClient, SupportedIdentityProviders.
    #[must_use]
    pub fn fixed_name(&self) -> Option<&'static str> {
        match self {
            Self::Google(_) => Some("Google"),
            Self::Facebook(_) => Some("Facebook"),
            Self::LoginWithAmazon(_) => Some("LoginWithAmazon"),
            Self::Apple(_) => Some("SignInWithApple"),
            Self::Saml(_) | Self::Oidc(_) => None,
        }
    }

    /// Which claims fill which attributes of the pool.
    #[must_use]
    pub fn map(&self) -> &IndexMap<String, String> {
        match self {
            Self::Google(google) => &google.map,
            Self::Facebook(facebook) => &facebook.map,
            Self::LoginWithAmazon(amazon) => &amazon.map,
            Self::Apple(apple) => &apple.map,
            Self::Saml(saml) => &saml.map,
            Self::Oidc(oidc) => &oidc.map,
        }
    }

    /// What it is asked for; a SAML provider is not asked.
    #[must_use]
    pub fn scopes(&self) -> Option<&[String]> {
        match self {
            Self::Google(google) => Some(&google.scopes),
            Self::Facebook(facebook) => Some(&facebook.scopes),
            Self::LoginWithAmazon(amazon) => Some(&amazon.scopes),
            Self::Apple(apple) => Some(&apple.scopes),
            Self::Oidc(oidc) => Some(&oidc.scopes),
            Self::Saml(_) => None,
        }
    }

    /// Other names by which a sign-in can ask for it.
    #[must_use]
    pub fn identifiers(&self) -> &[String] {
        match self {
            Self::Saml(saml) => &saml.identifiers,
            Self::Oidc(oidc) => &oidc.identifiers,
            Self::Google(_) | Self::Facebook(_) | Self::LoginWithAmazon(_) | Self::Apple(_) => &[],
        }
    }

    /// The file that it names.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Saml(Saml { metadata: Metadata::File(path), .. }) => Some(path),
            _ => None,
        }
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
