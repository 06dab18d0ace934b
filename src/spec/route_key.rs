//! What a route's key means: a method and a path.

use super::api::HttpMethod;
use crate::finding::{Meant, meant};

/// The key of a route: `GET /orders/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteKey<'a> {
    /// The method.
    pub method: HttpMethod,
    /// The path, beginning with a slash.
    pub path: &'a str,
}

/// The key of a route of an HTTP API: as that of any other, or `$default`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpRouteKey<'a> {
    /// A method and a path.
    Path(RouteKey<'a>),
    /// Whatever no other route takes.
    Default,
}

impl<'a> HttpRouteKey<'a> {
    /// The key of the route that takes whatever no other takes.
    pub const DEFAULT: &'static str = "$default";

    /// Reads a key.
    ///
    /// # Errors
    /// What is wrong, and what to do, as a message and a help.
    pub fn parse(key: &'a str) -> Result<Self, (String, String)> {
        if key == Self::DEFAULT {
            return Ok(Self::Default);
        }
        if key.to_ascii_lowercase().contains(Self::DEFAULT) {
            let message = "`$default` stands alone: it is whatever no other route takes".to_owned();
            return Err((message, "write `$default`, without a method and without a slash".to_owned()));
        }
        RouteKey::parse(key).map(Self::Path)
    }

    /// The key that was meant where only the spelling is off.
    pub(crate) fn respelt(key: &str) -> Option<String> {
        let last = key.split_whitespace().next_back().unwrap_or_default();
        let others = key.split_whitespace().count().saturating_sub(1);
        let any = others == 0 || others == 1 && key.trim_start().get(..3).is_some_and(|verb| verb.eq_ignore_ascii_case("any"));
        if any && last.trim_start_matches('/').eq_ignore_ascii_case(Self::DEFAULT) {
            return Some(Self::DEFAULT.to_owned());
        }
        RouteKey::respelt(key)
    }
}

/// A part of a path, between two slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathPart<'a> {
    /// Text that stands for itself.
    Literal(&'a str),
    /// `{name}`: one part, whatever it is.
    Variable(&'a str),
    /// `{name+}`: all that is left.
    Greedy(&'a str),
}

/// The longest path. The names of its resources are made of it and of up to fifteen letters more.
///
/// Source: AWS CloudFormation user guide, "Understand CloudFormation quotas", logical ID: at most 255 characters.
const LONGEST: usize = 240;

impl HttpMethod {
    /// All of them.
    pub const ALL: [Self; 8] = [Self::Get, Self::Head, Self::Post, Self::Put, Self::Patch, Self::Delete, Self::Options, Self::Any];

    /// The method in capitals.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Any => "ANY",
        }
    }
}

impl<'a> RouteKey<'a> {
    /// Reads a key.
    ///
    /// ```
    /// use poolgate::spec::route_key::{PathPart, RouteKey};
    /// let key = RouteKey::parse("GET /orders/{id}").unwrap();
    /// assert_eq!(key.parts().collect::<Vec<_>>(), [PathPart::Literal("orders"), PathPart::Variable("id")]);
    /// assert!(RouteKey::parse("get /orders").is_err());
    /// ```
    ///
    /// # Errors
    /// What is wrong, and what to do, as a message and a help.
    pub fn parse(key: &'a str) -> Result<Self, (String, String)> {
        let form = || "write `METHOD /path`, for example `GET /orders/{id}`".to_owned();
        let Some((verb, path)) = key.split_once(' ') else {
            return Err(("a route is a method, one space and a path".to_owned(), form()));
        };
        let Some(method) = HttpMethod::ALL.into_iter().find(|method| method.as_str() == verb) else {
            let help = match HttpMethod::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(verb)) {
                Some(method) => format!("write `{}` in capitals", method.as_str()),
                None => format!("the methods are {}", HttpMethod::ALL.map(|method| format!("`{}`", method.as_str())).join(", ")),
            };
            return Err(("the route does not begin with a method of HTTP".to_owned(), help));
        };
        let Some(inner) = path.strip_prefix('/') else {
            return Err(("the path of a route begins with a slash".to_owned(), form()));
        };
        if inner.is_empty() {
            return Ok(Self { method, path });
        }
        if path.len() > LONGEST {
            return Err((format!("the path has {} characters, and {LONGEST} are allowed", path.len()), "shorten it".to_owned()));
        }
        let mut greedy = false;
        for part in inner.split('/') {
            if greedy {
                return Err((
                    "nothing can follow a part that takes all the rest".to_owned(),
                    "put `{name+}` at the end of the path".to_owned(),
                ));
            }
            match part_of(part) {
                Some(PathPart::Greedy(_)) => greedy = true,
                Some(_) => {}
                None if part.is_empty() => {
                    return Err(("the path has an empty part".to_owned(), "write single slashes, and none at the end".to_owned()));
                }
                None => {
                    return Err((
                        "a part of the path has characters that API Gateway does not take".to_owned(),
                        "a part is letters, digits, `.`, `_`, `-` and `:`, or a whole `{name}` or `{name+}`".to_owned(),
                    ));
                }
            }
        }
        Ok(Self { method, path })
    }

    /// The key that was meant where only the spelling is off: the case of the method or a letter of it, blanks, the first slash.
    pub(crate) fn respelt(key: &str) -> Option<String> {
        let mut words = key.split_whitespace();
        let (Some(verb), Some(path), None) = (words.next(), words.next(), words.next()) else { return None };
        let method = meant(verb, HttpMethod::ALL.map(HttpMethod::as_str)).and_then(Meant::certainly)?;
        let slash = if path.starts_with('/') { "" } else { "/" };
        Some(format!("{method} {slash}{path}")).filter(|right| RouteKey::parse(right).is_ok())
    }

    /// The parts of the path.
    pub fn parts(&self) -> impl Iterator<Item = PathPart<'a>> + use<'a> {
        self.path.split('/').filter(|part| !part.is_empty()).filter_map(part_of)
    }
}

/// Reads one part of a path.
///
/// Source of the characters: Amazon API Gateway answers others with "Resource's path part only allow a-zA-Z0-9._-: or a valid
/// greedy path variable and curly braces at the beginning and the end" (`CreateResource`).
#[must_use]
pub fn part_of(part: &str) -> Option<PathPart<'_>> {
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-:".contains(&b));
    match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => match name.strip_suffix('+') {
            Some(name) => plain(name).then_some(PathPart::Greedy(name)),
            None => plain(name).then_some(PathPart::Variable(name)),
        },
        None => plain(part).then_some(PathPart::Literal(part)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_keys_say_what_is_wrong() {
        let message = |key: &str| RouteKey::parse(key).unwrap_err();
        assert_eq!(message("get /a").1, "write `GET` in capitals");
        assert!(message("FETCH /a").1.starts_with("the methods are"));
        assert!(message("GET").0.contains("one space"));
        assert!(message("GET a").0.contains("slash"));
        assert!(message("GET /a//b").0.contains("empty part"));
        assert!(message("GET /a/").0.contains("empty part"));
        assert!(message("GET /a/{id").0.contains("characters"));
        assert!(message("GET /{all+}/b").0.contains("all the rest"));
        assert!(message(&format!("GET {}", "/a".repeat(121))).0.contains("242 characters, and 240"));
    }

    #[test]
    fn a_key_is_respelt_where_nothing_else_can_be_meant() {
        let all = [
            ("get /a", "GET /a"),
            ("Get  /a", "GET /a"),
            ("GET a", "GET /a"),
            ("DELTE /a/{id}", "DELETE /a/{id}"),
            ("post a/{id+}", "POST /a/{id+}"),
        ];
        for (wrong, right) in all {
            assert_eq!(RouteKey::respelt(wrong).as_deref(), Some(right), "{wrong}");
        }
        for other in ["GTE /a", "FETCH /a", "/a", "GET", "GET /a/", "get /a b", "GET /{all+}/b", ""] {
            assert_eq!(RouteKey::respelt(other), None, "{other}");
        }
        for default in ["$Default", "/$default", "ANY $default", "any /$default"] {
            assert_eq!(HttpRouteKey::respelt(default).as_deref(), Some("$default"), "{default}");
        }
        assert_eq!(HttpRouteKey::respelt("GET $default"), None);
        assert_eq!(HttpRouteKey::respelt("get /a").as_deref(), Some("GET /a"));
    }

    #[test]
    fn the_root_has_no_parts() {
        assert_eq!(RouteKey::parse("ANY /").unwrap().parts().count(), 0);
    }
}
