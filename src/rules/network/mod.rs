//! The network: its addresses and zones, what is reached from it, and which functions are in it.

use super::{Area, Context};
use crate::finding::Place;
use crate::path::Path;
use crate::spec::functions::Code;
use crate::spec::network::{Egress, ExistingNetwork, Service, Vpc};
use crate::spec::{Function, Network};

mod cognito_out_of_reach;
mod domain_behind_endpoint;
mod egress_to_nothing;
mod existing_network_size;
mod function_without_network;
mod malformed_cidr;
mod malformed_network_id;
mod network_without_function;
mod repeated_network_entry;
mod service_out_of_reach;
mod unusual_cidr;
mod zones_beyond_the_region;
mod zones_out_of_range;

/// The area.
pub static AREA: Area = Area {
    letters: "NW",
    title: "network",
    rules: &[
        &function_without_network::RULE,
        &network_without_function::RULE,
        &malformed_cidr::RULE,
        &unusual_cidr::RULE,
        &zones_out_of_range::RULE,
        &zones_beyond_the_region::RULE,
        &egress_to_nothing::RULE,
        &repeated_network_entry::RULE,
        &cognito_out_of_reach::RULE,
        &domain_behind_endpoint::RULE,
        &service_out_of_reach::RULE,
        &malformed_network_id::RULE,
        &existing_network_size::RULE,
    ],
};

fn at() -> Path {
    Path::root().key("network")
}

fn vpc_at() -> Path {
    at().key("vpc")
}

fn egress_at() -> Path {
    vpc_at().key("egress")
}

fn existing_at() -> Path {
    at().key("existing")
}

/// The network that is made.
fn made<'a>(context: &Context<'a>) -> Option<&'a Vpc> {
    match &context.spec.network {
        Some(Network::Vpc(vpc)) => Some(vpc),
        _ => None,
    }
}

/// The network that exists.
fn existing<'a>(context: &Context<'a>) -> Option<&'a ExistingNetwork> {
    match &context.spec.network {
        Some(Network::Existing(existing)) => Some(existing),
        _ => None,
    }
}

/// The functions that are made in the network. Of one that exists nothing can be said but its ARN, which another rule says.
fn placed<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Function)> + use<'a> {
    let all = context.spec.functions.iter().map(|(name, function)| (name.as_str(), function));
    all.filter(|(_, function)| function.in_network == Some(true) && function.arn.is_none())
}

/// Whether a service is reached.
fn reaches(egress: &Egress, service: Service) -> bool {
    match egress {
        Egress::Nothing => false,
        Egress::Endpoints(services) => services.contains(&service),
        Egress::Nat(_) => true,
    }
}

/// What of a function says that it calls the user pool.
fn uses_pool(name: &str, function: &Function) -> Option<Place> {
    let at = Path::root().key("functions").key(name);
    if matches!(function.code, Some(Code::BuiltIn(_))) {
        Some(Place::Value(at.key("code")))
    } else if function.may.user_pool.is_empty() {
        None
    } else {
        Some(Place::Key(at.key("may").key("user_pool")))
    }
}
