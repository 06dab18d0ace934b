//! Amazon Cognito.

mod client;
mod domain;
mod group;
mod identity_provider;
mod login_pages;
mod resource_server;
mod user;
mod user_pool;

pub use client::{Lifetime, Lifetimes, UserPoolClient};
pub use domain::UserPoolDomain;
pub use group::{UserPoolGroup, UserPoolUserToGroupAttachment};
pub use identity_provider::UserPoolIdentityProvider;
pub use login_pages::{Asset, ManagedLoginBranding, UserPoolUiCustomization};
pub use resource_server::{Scope, UserPoolResourceServer};
pub use user::UserPoolUser;
pub use user_pool::{Attribute, Constraints, EmailSender, Invitation, SmsSender, UserPool, Verification};

use super::{Described, described};

pub(super) fn kinds() -> Vec<Described> {
    vec![
        described::<UserPool>(),
        described::<UserPoolDomain>(),
        described::<UserPoolResourceServer>(),
        described::<UserPoolClient>(),
        described::<UserPoolGroup>(),
        described::<UserPoolUser>(),
        described::<UserPoolUserToGroupAttachment>(),
        described::<UserPoolIdentityProvider>(),
        described::<ManagedLoginBranding>(),
        described::<UserPoolUiCustomization>(),
    ]
}
