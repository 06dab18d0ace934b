//! The attributes of a user.

use indexmap::IndexMap;
use serde::Deserialize;

/// The attributes of a user: the standard claims of OpenID Connect Core section 5.1, and one's own.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Attributes {
    /// The postal address.
    pub address: Option<StandardAttribute>,
    /// The birthday, as `YYYY-MM-DD`.
    pub birthdate: Option<StandardAttribute>,
    /// The e-mail address.
    pub email: Option<StandardAttribute>,
    /// The surname.
    pub family_name: Option<StandardAttribute>,
    /// The gender.
    pub gender: Option<StandardAttribute>,
    /// The first name.
    pub given_name: Option<StandardAttribute>,
    /// The language and country.
    pub locale: Option<StandardAttribute>,
    /// The middle name.
    pub middle_name: Option<StandardAttribute>,
    /// The full name.
    pub name: Option<StandardAttribute>,
    /// The casual name.
    pub nickname: Option<StandardAttribute>,
    /// The phone number, as `+4915112345678` (E.164).
    pub phone_number: Option<StandardAttribute>,
    /// The URL of a picture.
    pub picture: Option<StandardAttribute>,
    /// The name that the user wants to go by.
    pub preferred_username: Option<StandardAttribute>,
    /// The URL of a profile page.
    pub profile: Option<StandardAttribute>,
    /// When the user's data last changed, in seconds since 1970.
    pub updated_at: Option<StandardAttribute>,
    /// The URL of a home page.
    pub website: Option<StandardAttribute>,
    /// The time zone.
    pub zoneinfo: Option<StandardAttribute>,
    /// One's own attributes. In tokens and in the SDK they are called `custom:name`.
    pub custom: IndexMap<String, CustomAttribute>,
}

impl Attributes {
    /// The standard attributes that the spec says something of, by name, in the order of the specification.
    pub fn standard(&self) -> impl Iterator<Item = (&'static str, &StandardAttribute)> {
        [
            ("address", &self.address),
            ("birthdate", &self.birthdate),
            ("email", &self.email),
            ("family_name", &self.family_name),
            ("gender", &self.gender),
            ("given_name", &self.given_name),
            ("locale", &self.locale),
            ("middle_name", &self.middle_name),
            ("name", &self.name),
            ("nickname", &self.nickname),
            ("phone_number", &self.phone_number),
            ("picture", &self.picture),
            ("preferred_username", &self.preferred_username),
            ("profile", &self.profile),
            ("updated_at", &self.updated_at),
            ("website", &self.website),
            ("zoneinfo", &self.zoneinfo),
        ]
        .into_iter()
        .filter_map(|(name, attribute)| Some((name, attribute.as_ref()?)))
    }
}

/// What is asked of a standard attribute.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct StandardAttribute {
    /// Whether a user must have it from the start. Default: false. AWS: `Required`.
    pub required: bool,
    /// Whether it can be changed. Default: true. AWS: `Mutable`.
    pub mutable: bool,
    /// The fewest characters; for text. Default: 0. AWS: `StringAttributeConstraints.MinLength`.
    pub min_length: Option<u32>,
    /// The most characters, up to 2048; for text. Default: 2048. AWS: `StringAttributeConstraints.MaxLength`.
    pub max_length: Option<u32>,
}

impl Default for StandardAttribute {
    fn default() -> Self {
        Self { required: false, mutable: true, min_length: None, max_length: None }
    }
}

/// An attribute of one's own: exactly one of `string`, `number`, `boolean` and `date_time`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct CustomAttribute {
    /// Text. AWS: `String`.
    pub string: Option<StringConstraints>,
    /// A number. AWS: `Number`.
    pub number: Option<NumberConstraints>,
    /// True or false, written `boolean: {}`. AWS: `Boolean`.
    pub boolean: Option<NoConstraints>,
    /// A time, written `date_time: {}`. AWS: `DateTime`.
    pub date_time: Option<NoConstraints>,
    /// Whether it can be changed after the user is made. Default: true. AWS: `Mutable`.
    pub mutable: bool,
}

impl Default for CustomAttribute {
    fn default() -> Self {
        Self { string: None, number: None, boolean: None, date_time: None, mutable: true }
    }
}

/// How long a text may be. AWS: `StringAttributeConstraints`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct StringConstraints {
    /// The fewest characters. Default: 0. AWS: `MinLength`.
    pub min_length: Option<u32>,
    /// The most characters, up to 2048. Default: 2048. AWS: `MaxLength`.
    pub max_length: Option<u32>,
}

/// How large a number may be. AWS: `NumberAttributeConstraints`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct NumberConstraints {
    /// The least value. Default: none. AWS: `MinValue`.
    pub min: Option<i64>,
    /// The greatest value. Default: none. AWS: `MaxValue`.
    pub max: Option<i64>,
}

/// Nothing more to say, written `{}`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct NoConstraints {}
