//! What the login pages look like.

use indexmap::IndexMap;
use serde::Deserialize;

/// What the login pages look like: the managed ones, or the classic ones.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum LoginPages {
    /// Managed login; needs the feature plan `essentials` or `plus`. Every client that users sign in to through the login pages gets a
    /// style, without which AWS shows no page. AWS: `ManagedLoginVersion` 2 and `AWS::Cognito::ManagedLoginBranding`.
    Managed(ManagedLogin),
    /// The classic hosted UI. AWS: `ManagedLoginVersion` 1 and `AWS::Cognito::UserPoolUICustomizationAttachment`.
    Classic(ClassicLogin),
}

/// Managed login and its style.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ManagedLogin {
    /// The style of every client that has none of its own. Default: Cognito's own.
    pub style: Style,
    /// Styles of single clients, by their names.
    pub clients: IndexMap<String, Style>,
}

/// A style. One that says nothing is Cognito's own.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Style {
    /// Colours, positions and the like, as the branding designer exports them. Default: Cognito's own. AWS: `Settings`.
    pub settings: Option<Settings>,
    /// Pictures; they need `settings`. AWS: `Assets`.
    pub assets: Vec<Asset>,
}

/// Where the settings of a style are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Settings {
    /// In a JSON file beside the spec.
    File(String),
    /// Here.
    Inline(serde_json::Map<String, serde_json::Value>),
}

/// A picture of a style.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Asset {
    /// What it is for. AWS: `Category`.
    pub category: AssetCategory,
    /// In which colours of the browser it is shown. Default: `dynamic`. AWS: `ColorMode`.
    #[serde(default)]
    pub color_mode: ColorMode,
    /// The picture, a file beside the spec; its ending says its format. AWS: `Bytes` and `Extension`.
    pub file: String,
}

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum AssetCategory {
    /// The icon of the page, as `.ico`. AWS: `FAVICON_ICO`.
    FaviconIco,
    /// The icon of the page, as `.svg`. AWS: `FAVICON_SVG`.
    FaviconSvg,
    /// Beside the choice of e-mail. AWS: `EMAIL_GRAPHIC`.
    EmailGraphic,
    /// Beside the choice of text messages. AWS: `SMS_GRAPHIC`.
    SmsGraphic,
    /// Beside the choice of an authenticator application. AWS: `AUTH_APP_GRAPHIC`.
    AuthAppGraphic,
    /// Beside the choice of a password. AWS: `PASSWORD_GRAPHIC`.
    PasswordGraphic,
    /// Beside the choice of a passkey. AWS: `PASSKEY_GRAPHIC`.
    PasskeyGraphic,
    /// The logo at the top of the page. AWS: `PAGE_HEADER_LOGO`.
    PageHeaderLogo,
    /// Behind the top of the page. AWS: `PAGE_HEADER_BACKGROUND`.
    PageHeaderBackground,
    /// The logo at the foot of the page. AWS: `PAGE_FOOTER_LOGO`.
    PageFooterLogo,
    /// Behind the foot of the page. AWS: `PAGE_FOOTER_BACKGROUND`.
    PageFooterBackground,
    /// Behind the page. AWS: `PAGE_BACKGROUND`.
    PageBackground,
    /// Behind the form. AWS: `FORM_BACKGROUND`.
    FormBackground,
    /// The logo of the form. AWS: `FORM_LOGO`.
    FormLogo,
}

/// In which colours of the browser a picture is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum ColorMode {
    /// In light ones. AWS: `LIGHT`.
    Light,
    /// In dark ones. AWS: `DARK`.
    Dark,
    /// In any. AWS: `DYNAMIC`.
    #[default]
    Dynamic,
}

/// The classic hosted UI and its style.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ClassicLogin {
    /// The style sheet of every client that has none of its own. AWS: `CSS`, for the client `ALL`.
    pub css: Option<Css>,
    /// Style sheets of single clients, by their names. AWS: `CSS`.
    pub clients: IndexMap<String, Css>,
}

/// Where a style sheet is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum Css {
    /// In a file beside the spec.
    File(String),
    /// Here.
    Inline(String),
}

impl AssetCategory {
    /// What AWS calls it.
    #[must_use]
    pub fn aws(self) -> &'static str {
        match self {
            Self::FaviconIco => "FAVICON_ICO",
            Self::FaviconSvg => "FAVICON_SVG",
            Self::EmailGraphic => "EMAIL_GRAPHIC",
            Self::SmsGraphic => "SMS_GRAPHIC",
            Self::AuthAppGraphic => "AUTH_APP_GRAPHIC",
            Self::PasswordGraphic => "PASSWORD_GRAPHIC",
            Self::PasskeyGraphic => "PASSKEY_GRAPHIC",
            Self::PageHeaderLogo => "PAGE_HEADER_LOGO",
            Self::PageHeaderBackground => "PAGE_HEADER_BACKGROUND",
            Self::PageFooterLogo => "PAGE_FOOTER_LOGO",
            Self::PageFooterBackground => "PAGE_FOOTER_BACKGROUND",
            Self::PageBackground => "PAGE_BACKGROUND",
            Self::FormBackground => "FORM_BACKGROUND",
            Self::FormLogo => "FORM_LOGO",
        }
    }
}

impl ColorMode {
    /// What AWS calls it.
    #[must_use]
    pub fn aws(self) -> &'static str {
        match self {
            Self::Light => "LIGHT",
            Self::Dark => "DARK",
            Self::Dynamic => "DYNAMIC",
        }
    }
}

impl Asset {
    /// What AWS calls the format that the ending of the file says.
    ///
    /// Source: AWS CloudFormation resource schema AWS::Cognito::ManagedLoginBranding, ExtensionType.
    #[must_use]
    pub fn extension(&self) -> Option<&'static str> {
        let (_, ending) = self.file.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "ico" => Some("ICO"),
            "jpg" | "jpeg" => Some("JPEG"),
            "png" => Some("PNG"),
            "svg" => Some("SVG"),
            "webp" => Some("WEBP"),
            _ => None,
        }
    }
}

impl LoginPages {
    /// The styles, each with the name of the client if it is one client's.
    pub fn styles(&self) -> impl Iterator<Item = (Option<&str>, &Style)> {
        let managed = match self {
            Self::Managed(managed) => Some(managed),
            Self::Classic(_) => None,
        };
        managed.into_iter().flat_map(|managed| {
            let own = managed.clients.iter().map(|(name, style)| (Some(name.as_str()), style));
            std::iter::once((None, &managed.style)).chain(own)
        })
    }

    /// The style sheets, each with the name of the client if it is one client's.
    pub fn sheets(&self) -> impl Iterator<Item = (Option<&str>, &Css)> {
        let classic = match self {
            Self::Classic(classic) => Some(classic),
            Self::Managed(_) => None,
        };
        classic.into_iter().flat_map(|classic| {
            let own = classic.clients.iter().map(|(name, css)| (Some(name.as_str()), css));
            classic.css.iter().map(|css| (None, css)).chain(own)
        })
    }
}
