//! Domain names of one's own, whose certificates and hosted zones exist already.

use super::{Names, Piece, Resolved, Text, missing};
use crate::spec::domains::{self as spec, MinimumTls};
use crate::spec::user_pool as pool;

/// Where the login pages and the token endpoint are.
#[derive(Debug, Clone)]
pub enum Domain {
    /// Under this prefix, in Cognito's own domain.
    Prefix(Text),
    /// At a name of one's own.
    Custom(LoginDomain),
}

/// A domain name for the login pages.
#[derive(Debug, Clone)]
pub struct LoginDomain {
    /// The name.
    pub name: Text,
    /// The ARN of its certificate.
    pub certificate: Text,
    /// Where its records are written.
    pub zone: Option<LoginZone>,
}

/// The zone that gets the records of the login pages. There is no placeholder without a zone to write it into.
#[derive(Debug, Clone)]
pub struct LoginZone {
    /// The id of the hosted zone.
    pub id: Text,
    /// The domain above the name, and the address that it gets.
    pub parent: Option<(Text, Text)>,
}

/// A domain name for an API.
#[derive(Debug, Clone)]
pub struct ApiDomain {
    /// The name.
    pub name: Text,
    /// The ARN of its certificate.
    pub certificate: Text,
    /// The id of the hosted zone that gets the alias record.
    pub hosted_zone: Option<Text>,
    /// The oldest TLS that callers may speak.
    pub minimum_tls: MinimumTls,
    /// The first part of every path.
    pub base_path: Option<BasePath>,
}

/// The first part of every path.
#[derive(Debug, Clone)]
pub struct BasePath {
    /// The path, without slashes at its ends.
    pub text: Text,
    /// Whether there are slashes inside, which only the newer mappings take.
    pub deep: bool,
}

impl Names<'_> {
    pub(super) fn domain(&self, domain: &pool::Domain) -> Resolved<Domain> {
        Ok(match domain {
            pool::Domain::Prefix(prefix) => Domain::Prefix(self.text(prefix)?),
            pool::Domain::Custom(domain) => Domain::Custom(self.login_domain(domain)?),
        })
    }

    fn login_domain(&self, domain: &spec::LoginDomain) -> Resolved<LoginDomain> {
        let name = self.text(&domain.name)?;
        let parent = match (&domain.parent_placeholder, parent(&name)) {
            (None, _) => None,
            (Some(address), Some(parent)) => Some((parent, self.text(address)?)),
            (Some(_), None) => return missing("a placeholder for the parent of a name that is a parameter"),
        };
        let zone = match (&domain.hosted_zone, parent) {
            (Some(id), parent) => Some(LoginZone { id: self.text(id)?, parent }),
            (None, None) => None,
            (None, Some(_)) => return missing("a placeholder and no zone"),
        };
        Ok(LoginDomain { name, certificate: self.text(&domain.certificate)?, zone })
    }

    pub(super) fn api_domain(&self, domain: &spec::ApiDomain) -> Resolved<ApiDomain> {
        let base_path = domain.base_path.as_ref().map(|path| Ok(BasePath { text: self.text(path)?, deep: path.as_str().contains('/') }));
        Ok(ApiDomain {
            name: self.text(&domain.name)?,
            certificate: self.text(&domain.certificate)?,
            hosted_zone: self.maybe(domain.hosted_zone.as_ref())?,
            minimum_tls: domain.minimum_tls,
            base_path: base_path.transpose()?,
        })
    }
}

/// The domain above a name: what stands behind its first dot, if that is written out.
fn parent(name: &Text) -> Option<Text> {
    let (first, rest) = name.0.split_first()?;
    let Piece::Literal(first) = first else { return None };
    let (_, above) = first.split_once('.')?;
    let above = (!above.is_empty()).then(|| Piece::Literal(above.to_owned()));
    let pieces: Vec<_> = above.into_iter().chain(rest.iter().cloned()).collect();
    (!pieces.is_empty()).then_some(Text(pieces))
}
