//! Names: what they may be, and that each leads to something.
//!
//! A name that leads nowhere is found here and nowhere else; what would follow from it is left unsaid by the other rules.

use super::Area;
use super::apis::{Kind, http};
use crate::path::Path;
use crate::spec::api::{Api, Rest};
use crate::spec::holes::{Hole, Piece, pieces};
use crate::spec::{Spec, Text, texts};

pub mod colliding_names;
pub mod dependency_cycle;
pub mod dynamic_reference;
pub mod impossible_parameter;
pub mod malformed_name;
pub mod missing_section;
mod needs;
pub mod oauth_without_domain;
pub mod regions_differ;
pub mod secret_in_clear;
pub mod secret_with_default;
pub mod taken_name;
pub mod template_keyword;
pub mod too_long_function_name;
pub mod undefined_name;
pub mod undefined_parameter;
pub mod unreadable_reference;
pub mod unused_parameter;

/// The area.
pub static AREA: Area = Area {
    letters: "XR",
    title: "references and names",
    rules: &[
        &unreadable_reference::RULE,
        &undefined_parameter::RULE,
        &undefined_name::RULE,
        &missing_section::RULE,
        &dependency_cycle::RULE,
        &malformed_name::RULE,
        &colliding_names::RULE,
        &unused_parameter::RULE,
        &oauth_without_domain::RULE,
        &too_long_function_name::RULE,
        &taken_name::RULE,
        &dynamic_reference::RULE,
        &template_keyword::RULE,
        &impossible_parameter::RULE,
        &secret_with_default::RULE,
        &secret_in_clear::RULE,
        &regions_differ::RULE,
    ],
};

/// The REST API of a spec.
pub(super) fn rest(spec: &Spec) -> Option<&Rest> {
    match &spec.api {
        Some(Api::Rest(rest)) => Some(rest),
        Some(Api::Http(_)) | None => None,
    }
}

/// Where the REST API is.
pub(super) fn rest_at() -> Path {
    Path::root().key("api").key("rest")
}

/// Where the function of a trigger is named.
fn trigger_at(keys: &[&str]) -> Path {
    keys.iter().fold(Path::root().key("user_pool").key("triggers"), |path, key| path.key(*key))
}

/// Calls `visit` with every hole of the texts that can be read.
pub(in crate::rules) fn each_hole<'s>(spec: &'s Spec, visit: &mut dyn FnMut(Hole<'_>, &dyn Fn() -> Path)) {
    let mut look = |text: &Text, path: &dyn Fn() -> Path| {
        if text.literal().is_some() {
            return;
        }
        for piece in pieces(text.as_str()).unwrap_or_default() {
            if let Piece::Hole(hole) = piece {
                visit(hole, path);
            }
        }
    };
    texts::each(spec, &mut look);
}

/// The names of one section that become logical ids.
struct Names<'a> {
    /// What one of them is called.
    kind: &'static str,
    /// The key of the section.
    section: &'static str,
    /// Which API it is a section of, if it is.
    of_api: Option<Kind>,
    /// The names, in the author's order.
    names: Vec<&'a str>,
}

impl Names<'_> {
    fn at(&self, name: &str) -> Path {
        self.of_api.map_or_else(Path::root, Kind::at).key(self.section).key(name)
    }
}

/// The sections whose names become logical ids. Groups and users are not among them: people name those freely, and their
/// logical ids carry a hash where need be.
fn sections(spec: &Spec) -> Vec<Names<'_>> {
    fn names<'a, T>(kind: &'static str, section: &'static str, of_api: Option<Kind>, map: &'a indexmap::IndexMap<String, T>) -> Names<'a> {
        Names { kind, section, of_api, names: map.keys().map(String::as_str).collect() }
    }
    let mut all = vec![
        names("parameter", "parameters", None, &spec.parameters),
        names("resource server", "resource_servers", None, &spec.resource_servers),
        names("client", "clients", None, &spec.clients),
        names("function", "functions", None, &spec.functions),
        names("output", "outputs", None, &spec.outputs),
    ];
    if let Some(api) = rest(spec) {
        all.push(names("authorizer", "authorizers", Some(Kind::Rest), &api.authorizers));
        all.push(names("model", "models", Some(Kind::Rest), &api.models));
        all.push(names("API key", "api_keys", Some(Kind::Rest), &api.api_keys));
        all.push(names("usage plan", "usage_plans", Some(Kind::Rest), &api.usage_plans));
    }
    if let Some(api) = http(spec) {
        all.push(names("authorizer", "authorizers", Some(Kind::Http), &api.authorizers));
    }
    all
}
