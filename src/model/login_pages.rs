//! What the login pages look like.

use super::{ClientRef, Names, Resolved, Unresolved};
use crate::files::Sources;
use crate::spec::user_pool::{self as written, AssetCategory, ColorMode};

/// What the login pages look like.
#[derive(Debug, Clone)]
pub enum LoginPages {
    /// Managed login: the style of every client that users sign in to through it.
    Managed(Vec<(ClientRef, Style)>),
    /// The classic hosted UI: style sheets, of one client or of all others.
    Classic(Vec<(Option<ClientRef>, String)>),
}

/// A style of managed login. AWS takes Cognito's own or settings, never both.
#[derive(Debug, Clone)]
pub enum Style {
    /// Cognito's own.
    Default,
    /// One's own: settings and pictures.
    Own(serde_json::Value, Vec<Asset>),
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Asset {
    /// What it is for.
    pub category: AssetCategory,
    /// In which colours of the browser it is shown.
    pub color_mode: ColorMode,
    /// What AWS calls its format.
    pub extension: &'static str,
    /// What is in its file.
    pub bytes: Vec<u8>,
}

impl Names<'_> {
    pub(super) fn login_pages(&self, pages: &written::LoginPages, sources: &Sources) -> Resolved<LoginPages> {
        Ok(match pages {
            written::LoginPages::Managed(managed) => {
                let with_pages = self.spec.clients.iter().filter(|(_, client)| client.has_login_pages());
                let styles = with_pages.map(|(name, _)| {
                    let style = managed.clients.get(name).unwrap_or(&managed.style);
                    Ok((self.client(name)?, style_of(style, sources)?))
                });
                LoginPages::Managed(styles.collect::<Resolved<_>>()?)
            }
            written::LoginPages::Classic(_) => {
                let sheets = pages.sheets().map(|(client, css)| {
                    let css = match css {
                        written::Css::Inline(text) => text.clone(),
                        written::Css::File(path) => text_of(path, sources)?.to_owned(),
                    };
                    Ok((client.map(|name| self.client(name)).transpose()?, css))
                });
                LoginPages::Classic(sheets.collect::<Resolved<_>>()?)
            }
        })
    }
}

fn text_of<'s>(path: &str, sources: &'s Sources) -> Resolved<&'s str> {
    sources.text(path).map_err(|reason| Unresolved(format!("{path}: {reason}")))
}

fn style_of(style: &written::Style, sources: &Sources) -> Resolved<Style> {
    let settings = match &style.settings {
        None if style.assets.is_empty() => return Ok(Style::Default),
        None => return Err(Unresolved("pictures without settings".to_owned())),
        Some(written::Settings::Inline(settings)) => serde_json::Value::Object(settings.clone()),
        Some(written::Settings::File(path)) => {
            serde_json::from_str(text_of(path, sources)?).map_err(|fault| Unresolved(format!("{path}: {fault}")))?
        }
    };
    let assets = style.assets.iter().map(|asset| {
        let bytes = sources.picture(&asset.file).map_err(|reason| Unresolved(format!("{}: {reason}", asset.file)))?;
        let extension = asset.extension().ok_or_else(|| Unresolved(format!("{} is no picture", asset.file)))?;
        Ok(Asset { category: asset.category, color_mode: asset.color_mode, extension, bytes: bytes.to_vec() })
    });
    Ok(Style::Own(settings, assets.collect::<Resolved<_>>()?))
}
