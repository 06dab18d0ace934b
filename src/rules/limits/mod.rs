//! Limits of a template and of an account, and what the outputs of a template may export.

use super::Area;

pub mod duplicate_export;
pub mod empty_stack;
pub mod export_of_a_resource;
pub mod malformed_export;
pub mod malformed_tag;
pub mod over_default_quota;
pub mod too_large_template;
pub mod too_long_description;
pub mod too_many_outputs;
pub mod too_many_parameters;
pub mod too_many_resource_servers;
pub mod too_many_resources;

/// The area.
pub static AREA: Area = Area {
    letters: "QU",
    title: "limits and outputs",
    rules: &[
        &too_many_parameters::RULE,
        &too_many_outputs::RULE,
        &too_long_description::RULE,
        &malformed_export::RULE,
        &export_of_a_resource::RULE,
        &duplicate_export::RULE,
        &too_many_resource_servers::RULE,
        &too_many_resources::RULE,
        &malformed_tag::RULE,
        &empty_stack::RULE,
        &too_large_template::RULE,
        &over_default_quota::RULE,
    ],
};
