//! A typed model of a Cognito user pool, its app clients and OAuth flows, an API Gateway API with its authorizers, the Lambda
//! functions behind it and the IAM policies they need. It compiles into CloudFormation or Terraform, and refuses first what AWS
//! would refuse, or accept and silently break, or accept and leave open.
//!
//! # The pipeline
//!
//! ```text
//! bytes -> syntax::Document -> spec::Spec -> rules -> allowances -> model::Stack -> graph::Graph -> emit::cfn -> write -> text
//! ```
//!
//! | stage | what is true after it |
//! |---|---|
//! | [`syntax`] | well-formed YAML or JSON, no key twice, bounded, with the place of everything |
//! | [`spec`] | the right keys and types; a [`spec::Spec`] can still hold every mistake a person makes |
//! | [`rules`] | every mistake is found, at its path; [`Finding`]s |
//! | [`allowances`] | what stands is apart from what the spec allows; a [`Verdict`] |
//! | [`model`] | every name resolved, every choice made; a [`model::Stack`] can hold no mistake |
//! | [`graph`] | whole [`resources`] and the edges between them, named |
//! | [`emit`] | a document in the terms of the target |
//! | [`mod@write`] | its canonical bytes |
//!
//! Beside them: [`access`] answers who can reach what in a spec, [`diagram`] draws a [`model::Stack`] for people.
//!
//! [`compile`] runs them all:
//!
//! ```
//! use poolgate::files::NoFiles;
//!
//! let spec = poolgate::read(b"
//! name: orders
//! user_pool:
//!   domain: { prefix: orders-login }
//! clients:
//!   web:
//!     oauth: { flows: [code], scopes: [openid], callback_urls: ['https://app.example.com/callback'] }
//! ")
//! .unwrap();
//! let compiled = poolgate::compile(&spec, &NoFiles).unwrap();
//! let template = compiled.cloudformation(poolgate::Format::Yaml);
//! assert!(template.contains("- https://app.example.com/callback"));
//! ```
//!
//! A mistake is a [`Finding`] with the path of what causes it:
//!
//! ```
//! use poolgate::files::NoFiles;
//!
//! let findings = poolgate::check_text(b"
//! name: orders
//! user_pool: { domain: { prefix: orders-login } }
//! clients:
//!   web:
//!     oauth: { flows: [client_credentials], scopes: [openid] }
//! ", &NoFiles)
//! .unwrap();
//! let codes: Vec<_> = findings.iter().map(|finding| finding.rule.code).collect();
//! assert_eq!(codes, ["OA002", "OA004"]);
//! assert_eq!(findings[0].place.path().unwrap().to_string(), "clients.web.oauth.flows[0]");
//! ```
//!
//! Nothing here reads a clock, a network or the environment, and no file but through [`files::Files`]: the same spec gives the
//! same bytes everywhere. Who wants to know what has expired says which day it is ([`Outside::on`]). [`build`] is the exception, for build scripts; [`output`] writes a document to disk.

pub mod access;
pub mod allowances;
pub mod build;
mod compile;
pub mod data;
mod date;
pub mod diagram;
pub mod emit;
pub mod files;
pub mod finding;
pub mod fix;
pub mod graph;
pub mod model;
pub mod names;
mod near;
pub mod output;
pub mod path;
pub mod quote;
pub mod report;
pub mod resources;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod spec;
pub mod syntax;
pub mod write;

pub use allowances::{Allowed, Verdict};
pub use compile::{Compiled, Format, Refused, Syntax, check_text, compile, read};
pub use date::Date;
pub use files::Outside;
pub use finding::{Finding, Place, Severity, Span};
pub use path::Path;
