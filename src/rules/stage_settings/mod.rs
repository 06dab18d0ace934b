//! What a stage does for its methods: what it remembers of their answers, and what it writes down.

use super::references::{rest, rest_at};
use super::{Area, Context};
use crate::path::Path;
use crate::spec::api::{Rest, Route, RouteCache};

mod cache_mixes_paths;
mod cache_ttl_out_of_range;
mod cache_without_stage_cache;
mod cached_write;
mod data_trace;
mod malformed_cache_key;
mod shared_cached_answer;
mod unencrypted_cache;
mod unused_stage_cache;

/// The area.
pub static AREA: Area = Area {
    letters: "MS",
    title: "stage caches and method settings",
    rules: &[
        &cache_without_stage_cache::RULE,
        &unused_stage_cache::RULE,
        &cached_write::RULE,
        &shared_cached_answer::RULE,
        &cache_ttl_out_of_range::RULE,
        &malformed_cache_key::RULE,
        &cache_mixes_paths::RULE,
        &unencrypted_cache::RULE,
        &data_trace::RULE,
    ],
};

/// The routes that remember their answers: the API, the key, the route and its cache.
fn cached<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Rest, &'a str, &'a Route, &'a RouteCache)> + use<'a> {
    let rest = rest(context.spec);
    rest.into_iter()
        .flat_map(|api| api.routes.iter().filter_map(move |(key, route)| Some((api, key.as_str(), route, route.cache.as_ref()?))))
}

/// The path of a route.
fn route_at(key: &str) -> Path {
    rest_at().key("routes").key(key)
}

/// Whether a key of a cache is the one that is wanted. The names of headers are compared without regard to case (RFC 9110
/// section 5.1).
fn has_key(cache: &RouteCache, wanted: &str) -> bool {
    let is = |key: &String| if wanted.starts_with("header.") { key.eq_ignore_ascii_case(wanted) } else { key == wanted };
    cache.keys.iter().any(is)
}
