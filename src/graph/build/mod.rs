//! Stack to graph: which resources a stack needs, and in which order they are written.
//!
//! One file for each subject. A subject's resources are put in where they are to be read; handles of things that others
//! refer to from before (the pool, its clients, functions, the API and its stage) are reserved at the start.

mod api;
mod authorizers;
mod built_in;
mod clients;
mod cors;
mod domains;
mod federation;
mod functions;
mod hash;
mod http_api;
mod inputs;
mod login_pages;
mod network;
mod outputs;
mod permissions;
mod policy;
mod pool;
mod routes;
mod settings;
mod user_pool;

use super::{Expr, Graph, Node, NodeId, Parameter, Place};
use crate::model::{ClientRef, FunctionRef, FunctionSource, HttpStage, Piece, Stack, Text};
use crate::resources::tags::Tags;
use crate::resources::{AnyResource, Attr};
use crate::spec::holes::{ApiValue, AwsValue, FunctionValue, UserPoolValue};

pub(super) fn graph(stack: &Stack) -> Graph {
    let mut graph = Graph { name: stack.name.clone(), description: stack.description.clone(), ..Graph::default() };
    let parameters = stack.parameters.iter().map(|(key, spec)| Parameter { key: key.clone(), spec: spec.clone() });
    graph.parameters = parameters.collect();
    let clients = stack.user_pool.iter().flat_map(|pool| &pool.clients).map(|_| graph.reserve()).collect();
    let functions = stack.functions.iter().map(|_| graph.reserve()).collect();
    let (pool, api, stage) = (pool::Own::reserved(&mut graph), graph.reserve(), graph.reserve());
    let (login_domain, api_domain) = (graph.reserve(), graph.reserve());
    let mut builder = Builder {
        stack,
        graph,
        subject: "",
        pool,
        login_domain,
        clients,
        functions,
        api,
        stage,
        api_domain,
        tags: Vec::new(),
        placed: None,
    };
    builder.tags = stack.tags.iter().map(|(key, value)| (key.clone(), builder.text(value))).collect();
    builder.user_pool();
    let providers = builder.identity_providers();
    builder.clients(&providers);
    builder.login_pages();
    builder.people();
    builder.network();
    builder.functions();
    builder.api();
    builder.outputs();
    builder.graph
}

/// A graph in the making.
struct Builder<'a> {
    stack: &'a Stack,
    graph: Graph,
    subject: &'static str,
    pool: pool::Own,
    login_domain: NodeId,
    clients: Vec<NodeId>,
    functions: Vec<NodeId>,
    api: NodeId,
    stage: NodeId,
    api_domain: NodeId,
    tags: Tags,
    placed: Option<network::Placed>,
}

/// A resource on its way into the graph.
struct Entry {
    id: Option<NodeId>,
    node: Node,
}

impl Entry {
    /// At a handle that was reserved.
    fn at(mut self, id: NodeId) -> Self {
        self.id = Some(id);
        self
    }

    /// As a part of another.
    fn part_of(mut self, parent: NodeId) -> Self {
        self.node.parent = Some(parent);
        self
    }

    /// After others that nothing in it refers to.
    fn after(mut self, others: impl IntoIterator<Item = NodeId>) -> Self {
        self.node.after.extend(others);
        self
    }

    /// As a function of the spec.
    fn function(mut self, key: &str) -> Self {
        self.node.function = Some(key.to_owned());
        self
    }

    /// To stay when it leaves the stack.
    fn retain(mut self, retain: bool) -> Self {
        self.node.retain = retain;
        self
    }

    /// Under a label that stays when the logical id changes.
    fn labelled(mut self, name: &'static str) -> Self {
        self.node.lasting_name = Some(name);
        self
    }

    /// With a word to the reviewer.
    fn comment(mut self, comment: impl Into<String>) -> Self {
        self.node.comment = Some(comment.into());
        self
    }
}

impl Builder<'_> {
    fn entry(&self, name: impl Into<String>, resource: impl AnyResource + 'static) -> Entry {
        let node = Node {
            name: name.into(),
            lasting_name: None,
            resource: Box::new(resource),
            parent: None,
            after: Vec::new(),
            retain: false,
            subject: self.subject,
            comment: None,
            function: None,
        };
        Entry { id: None, node }
    }

    fn put(&mut self, entry: Entry) -> NodeId {
        let id = entry.id.unwrap_or_else(|| self.graph.reserve());
        self.graph.put(id, entry.node);
        id
    }

    fn add(&mut self, name: impl Into<String>, resource: impl AnyResource + 'static) -> NodeId {
        let entry = self.entry(name, resource);
        self.put(entry)
    }

    /// What the name of a role begins with. The provider takes 38 characters and makes the rest.
    fn role_prefix(&self, what: &str) -> String {
        let mut prefix: String = format!("{}-{what}", self.stack.name).chars().take(37).collect();
        prefix.push('-');
        prefix
    }

    fn text(&self, text: &Text) -> Expr {
        Expr::join(text.0.iter().map(|piece| self.piece(piece)))
    }

    fn maybe(&self, text: Option<&Text>) -> Option<Expr> {
        text.map(|text| self.text(text))
    }

    fn texts(&self, texts: &[(String, Text)]) -> Vec<(String, Expr)> {
        texts.iter().map(|(key, text)| (key.clone(), self.text(text))).collect()
    }

    fn piece(&self, piece: &Piece) -> Expr {
        match piece {
            Piece::Literal(text) => Expr::text(text.clone()),
            Piece::Parameter(name) => Expr::Parameter(name.clone()),
            Piece::Aws(AwsValue::Region) => Expr::Place(Place::Region),
            Piece::Aws(AwsValue::AccountId) => Expr::Place(Place::AccountId),
            Piece::Aws(AwsValue::Partition) => Expr::Place(Place::Partition),
            Piece::Aws(AwsValue::StackName) => Expr::Place(Place::StackName),
            Piece::UserPool(UserPoolValue::Id) => self.pool_id(),
            Piece::UserPool(UserPoolValue::Arn) => self.pool_arn(),
            Piece::UserPool(UserPoolValue::Issuer) => self.issuer(),
            Piece::UserPool(UserPoolValue::LoginUrl) => {
                let domain = self.stack.user_pool.as_ref().and_then(|pool| pool.domain.as_ref());
                domain.map_or_else(|| Expr::text(""), |domain| self.login_url(domain))
            }
            Piece::ClientId(client) => self.client_id(*client),
            Piece::Function(function, FunctionValue::Arn) => self.function_arn(*function),
            Piece::Function(function, FunctionValue::Name) => self.function_name(*function),
            Piece::Api(ApiValue::Id) => self.api.attr(Attr::Id),
            Piece::Api(ApiValue::Url) => self.api_url(),
        }
    }

    fn api_url(&self) -> Expr {
        if let Some(domain) = self.stack.api_domain() {
            return self.own_api_url(domain);
        }
        if let Some(http) = self.stack.http() {
            let stage = (http.stage.name != HttpStage::DEFAULT).then(|| Expr::text(format!("/{}", http.stage.name)));
            return Expr::join([self.api.attr(Attr::Endpoint)].into_iter().chain(stage));
        }
        let host = [
            "https://".into(),
            self.api.attr(Attr::Id),
            ".execute-api.".into(),
            Expr::Place(Place::Region),
            ".amazonaws.com/".into(),
            self.stage.attr(Attr::Id),
        ];
        Expr::join(host)
    }

    /// A handle that a reference of the stack leads to. The stack gave it out for its own list, so it is there.
    fn client_id(&self, client: ClientRef) -> Expr {
        self.clients.get(client.index()).map_or_else(|| Expr::text(""), |node| node.attr(Attr::Id))
    }

    fn function_arn(&self, function: FunctionRef) -> Expr {
        self.function(function, Attr::Arn)
    }

    fn function_name(&self, function: FunctionRef) -> Expr {
        self.function(function, Attr::Id)
    }

    fn function(&self, function: FunctionRef, attr: Attr) -> Expr {
        let made = self.functions.get(function.index());
        match (self.stack.functions.get(function.index()).map(|function| &function.source), made) {
            // AWS takes an ARN wherever it takes the name of a function.
            (Some(FunctionSource::Existing(arn)), _) => self.text(arn),
            (Some(FunctionSource::Made(_)), Some(node)) => node.attr(attr),
            _ => Expr::text(""),
        }
    }

    /// An ARN of this account and region.
    fn arn(service: &'static str, rest: impl IntoIterator<Item = Expr>) -> Expr {
        let start = [
            "arn:".into(),
            Expr::Place(Place::Partition),
            Expr::text(format!(":{service}:")),
            Expr::Place(Place::Region),
            ":".into(),
            Expr::Place(Place::AccountId),
            ":".into(),
        ];
        Expr::join(start.into_iter().chain(rest))
    }
}
