//! What is true: a stack in which every name is resolved and every choice is made.
//!
//! A [`Spec`] in which the [rules](crate::rules) found no error goes in, a [`Stack`] comes out. It cannot hold what AWS would
//! refuse or break by combination: a flag that excludes another is a sum here, a list that must hold something is a
//! [`NonEmpty`], a reference is a handle to something that exists. From here on functions return values, not `Result`s.

mod api;
mod built_in;
mod clients;
mod domains;
mod federation;
mod functions;
mod login_pages;
mod network;
mod text;
mod user_pool;

pub use api::{
    Access, Api, ApiKey, Authorizer, AuthorizerKind, AwsCall, AwsResponse, AwsRole, AwsTarget, Cors, GatewayResponse, HttpAccess, HttpApi,
    HttpAuthorizer, HttpCheck, HttpCors, HttpIntegration, HttpLimits, HttpRoute, HttpStage, Identity, Integration, RestApi, Route,
    RouteCache, Stage, Takes, UsagePlan,
};
pub use built_in::{Answer, GuardedRoute, Handler, HandlerClient, RefreshCall, SignInCall, Verify, Work};
pub use clients::{AuthFlows, Client, CustomScope, Flow, Grants, Machine, Scope, User, UserOAuth};
pub use domains::{ApiDomain, BasePath, Domain, LoginDomain, LoginZone};
pub use federation::{Endpoints, IdentityProvider, Metadata, Oidc, ProviderKind, Registration, Saml, Secret, Voucher, username_claim};
pub use functions::{Code, Condition, Function, FunctionSource, Made, Statement};
pub use login_pages::{Asset, LoginPages, Style};
pub(crate) use network::most_zones;
pub use network::{Egress, MadeNetwork, Network, NetworkRef};
pub use text::{Piece, Text};
pub use user_pool::{
    Attribute, AttributeKind, Email, ExistingPool, Group, MadePool, Messages, Mfa, PoolSource, ResourceServer, SeededUser, ServerSource,
    SignIn, Sms, UserPool, Verification,
};

use indexmap::IndexMap;

use crate::files::Sources;
use crate::spec::{self, Spec};

/// A whole stack.
#[derive(Debug, Clone)]
pub struct Stack {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Values given at deployment.
    pub parameters: IndexMap<String, spec::Parameter>,
    /// The user pool with all that belongs to it.
    pub user_pool: Option<UserPool>,
    /// The network that functions can run in.
    pub network: Option<Network>,
    /// The functions. A [`FunctionRef`] points into them.
    pub functions: Vec<Function>,
    /// The API.
    pub api: Option<Api>,
    /// Outputs that the spec asks for by name.
    pub outputs: Vec<Output>,
    /// Tags of everything.
    pub tags: Vec<(String, Text)>,
}

/// A function of the stack that holds this handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionRef(usize);

/// A client of the stack that holds this handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientRef(usize);

impl FunctionRef {
    /// The place of the function in [`Stack::functions`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

impl ClientRef {
    /// The place of the client in [`UserPool::clients`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// A value to print after the deployment.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name in the spec.
    pub key: String,
    /// The value.
    pub value: Text,
    /// What it is.
    pub description: Option<String>,
    /// The name under which other stacks can import it.
    pub export: Option<Text>,
}

/// A list with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonEmpty<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> NonEmpty<T> {
    /// A list of one or more.
    pub fn new(first: T, rest: impl IntoIterator<Item = T>) -> Self {
        Self { first, rest: rest.into_iter().collect() }
    }

    /// A list of all the items, if there is one.
    pub fn of(items: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut items = items.into_iter();
        Some(Self { first: items.next()?, rest: items.collect() })
    }

    /// The first item.
    #[must_use]
    pub fn first(&self) -> &T {
        &self.first
    }

    /// All items, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

/// Something the rules should have refused. Seeing one is a bug of poolgate, never of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved(pub(crate) String);

impl std::fmt::Display for Unresolved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a rule is missing: {}", self.0)
    }
}

impl std::error::Error for Unresolved {}

type Resolved<T> = Result<T, Unresolved>;

fn missing<T>(what: impl Into<String>) -> Resolved<T> {
    Err(Unresolved(what.into()))
}

/// The spec, as resolving sees it: names to handles.
#[derive(Debug, Clone, Copy)]
struct Names<'a> {
    spec: &'a Spec,
}

impl Names<'_> {
    fn function(&self, name: &str) -> Resolved<FunctionRef> {
        self.spec.functions.get_index_of(name).map(FunctionRef).ok_or_else(|| Unresolved(format!("function {name:?} is not defined")))
    }

    fn clients(&self) -> impl Iterator<Item = ClientRef> {
        (0..self.spec.clients.len()).map(ClientRef)
    }

    fn client(&self, name: &str) -> Resolved<ClientRef> {
        self.spec.clients.get_index_of(name).map(ClientRef).ok_or_else(|| Unresolved(format!("client {name:?} is not defined")))
    }
}

impl Stack {
    /// The stack of a spec in which no rule found an error.
    ///
    /// # Errors
    /// Something that a rule should have found: a bug of poolgate.
    pub fn resolve(spec: &Spec, sources: &Sources) -> Result<Self, Unresolved> {
        let names = Names { spec };
        let outputs = spec.outputs.iter().map(|(key, output)| {
            Ok(Output {
                key: key.clone(),
                value: names.text(&output.value)?,
                description: output.description.clone(),
                export: names.maybe(output.export.as_ref())?,
            })
        });
        Ok(Self {
            name: spec.name.clone(),
            description: spec.description.clone(),
            parameters: spec.parameters.clone(),
            user_pool: spec.user_pool.as_ref().map(|pool| names.user_pool(pool, sources)).transpose()?,
            network: spec.network.as_ref().map(|network| names.network(network)).transpose()?,
            functions: spec.functions.iter().map(|(key, function)| names.function_of(key, function, sources)).collect::<Resolved<_>>()?,
            api: spec.api.as_ref().map(|api| names.api(api)).transpose()?,
            outputs: outputs.collect::<Resolved<_>>()?,
            tags: names.texts(&spec.tags)?,
        })
    }
}
