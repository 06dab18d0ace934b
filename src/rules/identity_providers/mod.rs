//! Identity providers: their names, secrets, addresses, and what they fill.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::user_pool::IdentityProvider;

mod malformed_provider_identifier;
mod malformed_provider_name;
mod malformed_provider_scopes;
mod malformed_provider_url;
mod malformed_secret_reference;
mod mapped_attribute_immutable;
mod mapped_attribute_not_writable;
mod provider_twice;
mod provider_without_openid;
mod required_attribute_not_mapped;
mod reserved_provider_name;
mod secret_in_parameter_store;
mod undefined_secret_parameter;
mod unknown_mapped_attribute;
mod unsolicited_beside_others;
mod unusable_metadata;
mod username_of_another_claim;

/// The area.
pub static AREA: Area = Area {
    letters: "IP",
    title: "identity providers",
    rules: &[
        &malformed_provider_name::RULE,
        &reserved_provider_name::RULE,
        &provider_twice::RULE,
        &undefined_secret_parameter::RULE,
        &secret_in_parameter_store::RULE,
        &malformed_secret_reference::RULE,
        &malformed_provider_scopes::RULE,
        &provider_without_openid::RULE,
        &malformed_provider_url::RULE,
        &unknown_mapped_attribute::RULE,
        &mapped_attribute_immutable::RULE,
        &required_attribute_not_mapped::RULE,
        &username_of_another_claim::RULE,
        &malformed_provider_identifier::RULE,
        &unusable_metadata::RULE,
        &mapped_attribute_not_writable::RULE,
        &unsolicited_beside_others::RULE,
    ],
};

/// The identity providers by name.
fn each<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a IdentityProvider)> {
    let providers = context.spec.user_pool.iter().flat_map(|pool| &pool.identity_providers);
    providers.map(|(name, provider)| (name.as_str(), provider))
}

/// The path of the user pool.
fn pool_at() -> Path {
    Path::root().key("user_pool")
}

/// The path of a provider.
fn at(name: &str) -> Path {
    pool_at().key("identity_providers").key(name)
}

/// The path of what is said of a provider.
fn inside(name: &str, provider: &IdentityProvider) -> Path {
    at(name).key(provider.kind())
}
