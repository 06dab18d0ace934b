//! What the login pages look like.

use super::Builder;
use crate::graph::Json;
use crate::model::{LoginPages, Style};
use crate::names::pascal;
use crate::resources::Attr;
use crate::resources::cognito::{Asset, ManagedLoginBranding, UserPoolUiCustomization};
use crate::write::base64;

impl Builder<'_> {
    /// Which pages the domain has: 1 for the classic ones, 2 for managed login.
    pub(super) fn managed_login_version(&self) -> Option<i64> {
        self.stack.user_pool.as_ref()?.login_pages.as_ref().map(|pages| match pages {
            LoginPages::Classic(_) => 1,
            LoginPages::Managed(_) => 2,
        })
    }

    /// After the domain, without which AWS takes no style, and after the clients.
    ///
    /// Source: Amazon Cognito user pools API, SetUICustomization: "Your user pool must have a domain".
    pub(super) fn login_pages(&mut self) {
        let stack = self.stack;
        let Some(pool) = &stack.user_pool else { return };
        let Some(pages) = &pool.login_pages else { return };
        self.subject = "Login pages";
        let client = |index: usize| pool.clients.get(index).map(|client| pascal(&client.key)).unwrap_or_default();
        match pages {
            LoginPages::Managed(styles) => {
                for (of, style) in styles {
                    let Some(node) = self.clients.get(of.index()).copied() else { continue };
                    let (settings, assets) = match style {
                        Style::Default => (None, Vec::new()),
                        Style::Own(settings, assets) => (Some(Json::from(settings)), assets.iter().map(asset).collect()),
                    };
                    let branding = ManagedLoginBranding { user_pool: self.pool_id(), client: node, settings, assets };
                    let entry = self.entry(format!("{}ClientBranding", client(of.index())), branding).after([self.login_domain]);
                    self.put(entry);
                }
            }
            LoginPages::Classic(sheets) => {
                for (of, css) in sheets {
                    let node = of.and_then(|of| self.clients.get(of.index()).copied());
                    let name = of
                        .map_or_else(|| "UserPoolUICustomization".to_owned(), |of| format!("{}ClientUICustomization", client(of.index())));
                    let resource = UserPoolUiCustomization {
                        user_pool: self.pool_id(),
                        client: node.map_or_else(|| "ALL".into(), |node| node.attr(Attr::Id)),
                        css: css.clone(),
                    };
                    let entry = self.entry(name, resource).after([self.login_domain]);
                    self.put(entry);
                }
            }
        }
    }
}

fn asset(asset: &crate::model::Asset) -> Asset {
    Asset { category: asset.category.aws(), color_mode: asset.color_mode.aws(), extension: asset.extension, bytes: base64(&asset.bytes) }
}
