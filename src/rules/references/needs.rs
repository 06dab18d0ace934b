//! What must be made before what.
//!
//! A spec goes in, the edges between the things that it makes come out. Only what a resource itself needs counts: the
//! policies of a function, groups, users and the domains are resources of their own, and nothing needs those.

use super::{each_hole, rest, trigger_at};
use crate::finding::{Place, shown};
use crate::path::{Path, Segment};
use crate::rules::apis::{AnyRoute, Kind, api, http, routes};
use crate::spec::Spec;
use crate::spec::api::HttpAuthorizer;
use crate::spec::functions::{BuiltIn, Code};
use crate::spec::holes::{ApiValue, Hole, Piece, UserPoolValue, pieces};
use crate::spec::scope::ScopeName;
use crate::spec::user_pool::Domain;

/// Something that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node<'a> {
    Pool,
    Server(&'a str),
    Client(&'a str),
    Provider(&'a str),
    /// The network that functions are placed in.
    Network,
    Function(&'a str),
    /// The API alone, as `${api.id}` means it.
    RestApi,
    /// The API with all its routes, deployed, as `${api.url}` means it.
    Stage,
    /// The tags that the pool, the functions and the API carry.
    Tags,
}

impl Node<'_> {
    /// What it is called in a spec.
    pub(super) fn shown(self) -> String {
        match self {
            Self::Pool => "`user_pool`".to_owned(),
            Self::Server(name) => shown(&format!("resource_servers.{name}")),
            Self::Client(name) => shown(&format!("clients.{name}")),
            Self::Provider(name) => shown(&format!("user_pool.identity_providers.{name}")),
            Self::Network => "`network`".to_owned(),
            Self::Function(name) => shown(&format!("functions.{name}")),
            Self::RestApi | Self::Stage => "`api`".to_owned(),
            Self::Tags => "`tags`".to_owned(),
        }
    }
}

/// Why one thing needs another.
#[derive(Debug, Clone)]
pub(super) enum Why<'a> {
    /// A reference in a text.
    Text(Path),
    /// The built-in handler of a function knows the pool and a client by its environment.
    BuiltIn(&'a str),
    /// A trigger of the pool.
    Trigger(&'static [&'static str]),
    /// A resource server or a client belongs to the pool.
    Belongs(&'static str, &'a str),
    /// A client lists a scope.
    Scope(&'a str, usize),
    /// An identity provider belongs to the pool.
    Federates(&'a str),
    /// A client lists an identity provider.
    Voucher(&'a str, usize),
    /// A function is placed in the network.
    Placed(&'a str),
    /// A route calls a function.
    Route(AnyRoute<'a>),
    /// A route asks for a scope.
    RouteScope(AnyRoute<'a>, usize),
    /// An authorizer looks at tokens of the pool, or calls a function.
    Authorizer(Kind, &'a str),
    /// The stage belongs to the API.
    Api,
    /// Tags are put on it.
    Tags,
}

impl Why<'_> {
    /// Whether a person would mend it here: everything else is what the stack is for.
    pub(super) fn is_reference(&self) -> bool {
        matches!(self, Self::Text(_) | Self::BuiltIn(_))
    }

    pub(super) fn place(&self) -> Place {
        let root = Path::root();
        match self {
            Self::Text(path) => Place::Value(path.clone()),
            Self::BuiltIn(name) => Place::Value(root.key("functions").key(*name).key("code")),
            Self::Trigger(keys) => Place::Value(trigger_at(keys)),
            Self::Belongs(section, name) => Place::Key(root.key(*section).key(*name)),
            Self::Scope(name, index) => Place::Value(root.key("clients").key(*name).key("oauth").key("scopes").index(*index)),
            Self::Federates(name) => Place::Key(root.key("user_pool").key("identity_providers").key(*name)),
            Self::Voucher(name, index) => Place::Value(root.key("clients").key(*name).key("identity_providers").index(*index)),
            Self::Placed(name) => Place::Value(root.key("functions").key(*name).key("in_network")),
            Self::Route(route) => Place::Value(route.at().key("function")),
            Self::RouteScope(route, index) => Place::Value(route.at().key("scopes").index(*index)),
            Self::Authorizer(kind, name) => Place::Key(kind.at().key("authorizers").key(*name)),
            Self::Api => Place::Key(root.key("api")),
            Self::Tags => Place::Key(root.key("tags")),
        }
    }
}

/// `from` needs `to`.
#[derive(Debug)]
pub(super) struct Edge<'a> {
    pub(super) from: Node<'a>,
    pub(super) to: Node<'a>,
    pub(super) why: Why<'a>,
}

/// Everything that needs something. Empty where there is no reference at all: no circle is possible then.
pub(super) fn edges(spec: &Spec) -> Vec<Edge<'_>> {
    let mut edges = Vec::new();
    texts(spec, &mut edges);
    built_ins(spec, &mut edges);
    if !edges.is_empty() {
        structure(spec, &mut edges);
    }
    edges
}

fn texts<'s>(spec: &'s Spec, edges: &mut Vec<Edge<'s>>) {
    each_hole(spec, &mut |hole, path| {
        let mut need = |to: Node<'s>| {
            let path = path();
            if let Some(from) = owner(spec, &path) {
                edges.push(Edge { from, to, why: Why::Text(path) });
            }
        };
        match hole {
            // The address of the login pages is put together from the spec, and needs what the prefix is made of.
            Hole::UserPool(UserPoolValue::LoginUrl) => prefix_holes(spec).filter_map(|hole| made(spec, hole)).for_each(&mut need),
            hole => made(spec, hole).into_iter().for_each(&mut need),
        }
    });
}

/// What a reference leads to; `None` for what is not made.
fn made<'s>(spec: &'s Spec, hole: Hole<'_>) -> Option<Node<'s>> {
    match hole {
        Hole::UserPool(UserPoolValue::LoginUrl) | Hole::Parameter(_) | Hole::Aws(_) => None,
        Hole::UserPool(_) => Some(Node::Pool),
        Hole::ClientId(name) => spec.clients.get_key_value(name).map(|(name, _)| Node::Client(name)),
        Hole::Function(name, _) => spec.functions.get_key_value(name).map(|(name, _)| Node::Function(name)),
        Hole::Api(ApiValue::Id) => Some(Node::RestApi),
        // An address at a domain of one's own is known before anything is made.
        Hole::Api(ApiValue::Url) if api(spec).is_some_and(|api| api.domain.is_some()) => None,
        // The URL of an HTTP API is that of the API alone and the name of its stage.
        Hole::Api(ApiValue::Url) if http(spec).is_some() => Some(Node::RestApi),
        Hole::Api(ApiValue::Url) => Some(Node::Stage),
    }
}

/// The holes of the domain's prefix. The name of a custom domain has none but parameters.
fn prefix_holes(spec: &Spec) -> impl Iterator<Item = Hole<'_>> {
    let prefix = match spec.user_pool.as_ref().and_then(|pool| pool.domain.as_ref()) {
        Some(Domain::Prefix(prefix)) => pieces(prefix.as_str()).unwrap_or_default(),
        _ => Vec::new(),
    };
    prefix.into_iter().filter_map(|piece| if let Piece::Hole(hole) = piece { Some(hole) } else { None })
}

/// What a text is a property of; `None` for what nothing else needs.
fn owner<'s>(spec: &'s Spec, path: &Path) -> Option<Node<'s>> {
    let keys: Vec<&str> = path
        .segments()
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.as_str(),
            Segment::Index(_) => "",
        })
        .collect();
    match keys.as_slice() {
        ["user_pool", "identity_providers", name, ..] => {
            let pool = spec.user_pool.as_ref()?;
            pool.identity_providers.get_key_value(*name).map(|(name, _)| Node::Provider(name))
        }
        ["user_pool", "groups" | "users" | "domain", ..] | ["functions", _, "may", ..] => None,
        ["api", _, "domain", ..] | ["api", "rest", "api_keys" | "usage_plans", ..] | ["api", "rest", "routes", _, "aws", "may", ..] => None,
        ["user_pool", ..] => Some(Node::Pool),
        ["resource_servers", name, ..] => spec.resource_servers.get_key_value(*name).map(|(name, _)| Node::Server(name)),
        ["clients", name, ..] => spec.clients.get_key_value(*name).map(|(name, _)| Node::Client(name)),
        ["network", ..] => Some(Node::Network),
        ["functions", name, ..] => spec.functions.get_key_value(*name).map(|(name, _)| Node::Function(name)),
        ["api", "rest", "name" | "description"] => Some(Node::RestApi),
        ["api", "http", "name" | "description" | "cors", ..] => Some(Node::RestApi),
        ["api", ..] => Some(Node::Stage),
        ["tags", ..] => Some(Node::Tags),
        _ => None,
    }
}

fn built_ins<'s>(spec: &'s Spec, edges: &mut Vec<Edge<'s>>) {
    for (name, function) in &spec.functions {
        let Some(Code::BuiltIn(handler)) = &function.code else { continue };
        let from = Node::Function(name);
        edges.push(Edge { from, to: Node::Pool, why: Why::BuiltIn(name) });
        let clients: Vec<&str> = match handler {
            BuiltIn::Verify => spec.clients.keys().map(String::as_str).collect(),
            _ => spec.client_for(*handler, function).into_iter().map(|(client, _)| client).collect(),
        };
        for client in clients {
            edges.push(Edge { from, to: Node::Client(client), why: Why::BuiltIn(name) });
        }
    }
}

fn structure<'s>(spec: &'s Spec, edges: &mut Vec<Edge<'s>>) {
    let mut add = |from, to, why| edges.push(Edge { from, to, why });
    let function = |name: &str| spec.functions.get_key_value(name).map(|(name, _)| Node::Function(name));
    let server = |text: &str| match ScopeName::of(text) {
        ScopeName::Custom { server, .. } => spec.resource_servers.get_key_value(server).map(|(name, _)| Node::Server(name)),
        _ => None,
    };
    // What exists already gets no tags.
    if spec.user_pool.as_ref().is_some_and(|pool| !pool.exists()) {
        add(Node::Pool, Node::Tags, Why::Tags);
    }
    for trigger in spec.user_pool.iter().flat_map(|pool| pool.triggers.set()) {
        if let Some(to) = function(trigger.function) {
            add(Node::Pool, to, Why::Trigger(trigger.keys));
        }
    }
    for name in spec.resource_servers.keys() {
        add(Node::Server(name), Node::Pool, Why::Belongs("resource_servers", name));
    }
    let providers = spec.user_pool.iter().flat_map(|pool| pool.identity_providers.keys());
    for name in providers {
        add(Node::Provider(name), Node::Pool, Why::Federates(name));
    }
    let provider = |name: &str| spec.user_pool.as_ref()?.identity_providers.get_key_value(name).map(|(name, _)| Node::Provider(name));
    for (name, client) in &spec.clients {
        add(Node::Client(name), Node::Pool, Why::Belongs("clients", name));
        for (index, voucher) in client.identity_providers.iter().flatten().enumerate() {
            if let Some(to) = provider(voucher) {
                add(Node::Client(name), to, Why::Voucher(name, index));
            }
        }
        for (index, scope) in client.oauth.iter().flat_map(|oauth| oauth.scopes.iter().enumerate()) {
            if let Some(to) = server(scope) {
                add(Node::Client(name), to, Why::Scope(name, index));
            }
        }
    }
    if spec.network.is_some() {
        add(Node::Network, Node::Tags, Why::Tags);
    }
    for (name, about) in &spec.functions {
        if about.arn.is_none() {
            add(Node::Function(name), Node::Tags, Why::Tags);
            if about.in_network == Some(true) {
                add(Node::Function(name), Node::Network, Why::Placed(name));
            }
        }
    }
    if spec.api.is_none() {
        return;
    }
    add(Node::RestApi, Node::Tags, Why::Tags);
    add(Node::Stage, Node::RestApi, Why::Api);
    for (name, about) in rest(spec).into_iter().flat_map(|api| &api.authorizers) {
        let to = about.function().map_or(Some(Node::Pool), function);
        if let Some(to) = to {
            add(Node::Stage, to, Why::Authorizer(Kind::Rest, name));
        }
    }
    for (name, about) in http(spec).into_iter().flat_map(|api| &api.authorizers) {
        let why = || Why::Authorizer(Kind::Http, name);
        if let HttpAuthorizer::UserPool(about) = about {
            add(Node::Stage, Node::Pool, why());
            for (client, _) in spec.clients.iter().filter(|(name, _)| about.is_for(name)) {
                add(Node::Stage, Node::Client(client), why());
            }
        }
        if let Some(to) = about.function().and_then(function) {
            add(Node::Stage, to, why());
        }
    }
    for route in routes(spec) {
        if let Some(to) = route.function.and_then(function) {
            add(Node::Stage, to, Why::Route(route));
        }
        for (index, scope) in route.scopes.iter().enumerate() {
            if let Some(to) = server(scope) {
                add(Node::Stage, to, Why::RouteScope(route, index));
            }
        }
    }
}
