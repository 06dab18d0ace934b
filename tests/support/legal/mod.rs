//! Legal specs, made at random: legal by the way in which they are made, never because a checker let them pass.
//!
//! A generator that asked our own rules what is legal could never show one of them wrong. So every section decides by what
//! AWS documents: it chooses, and then derives what the choice needs (a client with login pages needs a domain, a second
//! factor by text message needs somebody who sends it). What the sections must know of each other is in [`World`].
//!
//! Some choices are holes that AWS allows; where one is made on purpose, [`Legal::insecure`] says by which rule.
//!
//! Known weakness: it makes what people write, with odd characters and limits here and there. What is at the edge of a
//! pattern is the business of the rules' own tests.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a generator that goes wrong stops the test"
)]

mod attributes;
mod choices;
mod clients;
mod federation;
mod functions;
mod http;
mod messages;
mod network;
mod outputs;
mod pages;
mod people;
mod permissions;
mod pool;
mod rest;
mod rest_routes;
mod routes;
pub(crate) mod sample;
mod servers;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use choices::{Choices, tape};
use world::{PoolKind, World};

/// A legal spec.
#[derive(Debug, Clone)]
pub(crate) struct Legal {
    /// The spec, as JSON has it.
    pub(crate) spec: Value,
    /// The files that it names, by their paths.
    pub(crate) files: BTreeMap<String, String>,
    /// The rules of severity `insecure` that it breaks on purpose and does not allow itself.
    pub(crate) insecure: BTreeSet<&'static str>,
}

/// Legal specs of all sizes.
pub(crate) fn legal() -> impl Strategy<Value = Legal> {
    [tape(), tape(), tape(), tape(), tape(), tape()].prop_map(|[mut shape, mut pool, mut clients, mut api, mut routes, mut rest]| {
        make(&mut shape, &mut pool, &mut clients, &mut api, &mut routes, &mut rest)
    })
}

fn make(
    shape: &mut Choices,
    pool: &mut Choices,
    clients: &mut Choices,
    api: &mut Choices,
    routes: &mut Choices,
    rest: &mut Choices,
) -> Legal {
    let kind = shape.one(&[PoolKind::New, PoolKind::New, PoolKind::New, PoolKind::New, PoolKind::Existing, PoolKind::Missing]);
    let mut kind_of_api = shape.one(&["none", "rest", "http", "rest", "http"]);
    // Something is made in every stack.
    if kind != PoolKind::New && kind_of_api == "none" {
        kind_of_api = "rest";
    }
    let mut w = World::new(kind);
    w.spec.set("name", shape.one(&["orders", "o", "Shop-2", "a-rather-long-name-x"]));
    w.clients_know_the_api = kind_of_api != "none" && shape.chance(15);
    let mut begun = pool::begin(&mut w, pool);
    servers::add(&mut w, clients);
    clients::add(&mut w, clients, begun.custom_sign_in);
    pool::settle(&mut w, pool, &mut begun);
    network::add(&mut w, rest);
    pool::finish(&mut w, pool, begun);
    match kind_of_api {
        "rest" => rest::add(&mut w, api, routes),
        "http" => http::add(&mut w, api, routes),
        _ => {}
    }
    outputs::add(&mut w, rest);
    w.finish(shape)
}
