//! Who else vouches for the users of a pool.

use super::http::host;
use super::{At, Diagram, From, Kind, written};
use crate::model::{Flow, IdentityProvider, Metadata, ProviderKind, UserPool, Voucher};

impl Diagram {
    /// The identity providers, which vouch to the login pages: nobody comes in by them otherwise.
    pub(super) fn providers(&mut self, pool: &UserPool, to: At) {
        let mut all: Vec<_> = pool.identity_providers.iter().enumerate().map(|(at, one)| (Voucher::Provider(at), shown(one))).collect();
        for voucher in pool.clients.iter().flat_map(|client| &client.identity_providers) {
            if let Voucher::Existing(name) = voucher
                && !all.iter().any(|(known, _)| known == voucher)
            {
                all.push((voucher.clone(), vec![name.clone(), "exists already".to_owned()]));
            }
        }
        let items: Vec<_> = all.iter().map(|(_, lines)| lines.clone()).collect();
        let nodes = self.add_all(Kind::Provider, "identity providers", items.into_iter());
        for ((voucher, _), node) in all.iter().zip(nodes) {
            self.connect(From::Node(node), to, true, [vouches(pool, voucher)]);
        }
    }
}

/// For whom a provider vouches: said where that is not everybody who can come to the login pages.
fn vouches(pool: &UserPool, voucher: &Voucher) -> String {
    let at_the_pages = |flow: &Flow| matches!(flow, Flow::User(user) if user.oauth.is_some());
    let (mut names, mut every) = (Vec::new(), true);
    for client in pool.clients.iter().filter(|client| at_the_pages(&client.flow)) {
        if client.identity_providers.contains(voucher) {
            names.push(client.key.as_str());
        } else {
            every = false;
        }
    }
    match (names.is_empty(), every) {
        (true, _) => "used by no client".to_owned(),
        (false, true) => "vouches for users".to_owned(),
        (false, false) => format!("vouches for users of {}", names.join(", ")),
    }
}

fn shown(provider: &IdentityProvider) -> Vec<String> {
    let what = match &provider.kind {
        ProviderKind::Google(_) => "Google".to_owned(),
        ProviderKind::Facebook(..) => "Facebook".to_owned(),
        ProviderKind::LoginWithAmazon(_) => "Login with Amazon".to_owned(),
        ProviderKind::Apple { .. } => "Sign in with Apple".to_owned(),
        ProviderKind::Oidc(oidc) => format!("OpenID Connect, {}", host(&written(&oidc.issuer))),
        ProviderKind::Saml(saml) => match &saml.metadata {
            Metadata::Url(url) => format!("SAML, {}", host(&written(url))),
            Metadata::Document(_) => "SAML".to_owned(),
        },
    };
    // A social provider is mostly called what it is.
    if provider.key.eq_ignore_ascii_case(&what) { vec![what] } else { vec![provider.key.clone(), what] }
}
