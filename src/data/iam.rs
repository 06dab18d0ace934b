//! IAM actions: which exist, which a pattern covers, which can be limited to a resource.
//!
//! In: what stands in `Action` of a policy (`cognito-idp:AdminGetUser`, `cognito-idp:Admin*`). Out: [`Lookup`]. The
//! lists are `schema/iam-actions.txt` and, for resources, [`super::iam_resources`], drawn from AWS's Service Authorization
//! Reference (<https://docs.aws.amazon.com/service-authorization/latest/reference/>).
//!
//! Service prefixes and actions are compared without regard to ASCII case, and `*` and `?` are the wildcards
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html>). IAM takes a policy
//! with an action that does not exist and the policy then allows nothing: such a stack deploys and does not work.
//!
//! The text is walked, never built into a table: one look-up finds its line by halving and scans it.
//! Known weaknesses: an action younger than the list is unknown; a few actions of young services stand in lower case.

use std::cmp::Ordering;

use super::entries;
use super::iam_resources::shapes;
use crate::finding::nearest;

const ACTIONS: &str = include_str!("../../schema/iam-actions.txt");

/// The longest pattern that is compared. The longest action has 63 letters; what is longer than this is no policy.
const LONGEST_PATTERN: usize = 256;

/// What an entry of `Action` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// An action that exists, as AWS spells it.
    Action {
        /// The service prefix.
        service: &'static str,
        /// The action without it.
        action: &'static str,
    },
    /// A pattern that covers at least one action of a service that exists.
    Pattern {
        /// The service prefix.
        service: &'static str,
        /// How many actions it covers now. AWS may add to them.
        covers: usize,
    },
    /// `*` or `*:*`: every action of every service.
    Everything,
    /// Not of the form `service:Action`, or too long to be one.
    Malformed,
    /// No service has this prefix.
    NoSuchService {
        /// The prefix that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The service exists, the action does not.
    NoSuchAction {
        /// The service prefix.
        service: &'static str,
        /// The action that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The service exists, and the pattern covers none of its actions.
    CoversNothing {
        /// The service prefix.
        service: &'static str,
    },
}

/// Reads one entry of `Action`.
///
/// ```
/// use poolgate::data::iam::{look_up, Lookup};
/// assert_eq!(look_up("cognito-idp:adminGetUser"), Lookup::Action { service: "cognito-idp", action: "AdminGetUser" });
/// assert!(matches!(look_up("cognito-idp:AdminGetUsr"), Lookup::NoSuchAction { nearest: Some("AdminGetUser"), .. }));
/// assert!(matches!(look_up("cognito-idp:Admin*"), Lookup::Pattern { covers: 20.., .. }));
/// ```
#[must_use]
pub fn look_up(entry: &str) -> Lookup {
    if entry == "*" || entry == "*:*" {
        return Lookup::Everything;
    }
    let Some((service, action)) = entry.split_once(':') else {
        return Lookup::Malformed;
    };
    if service.is_empty() || action.is_empty() || entry.len() > LONGEST_PATTERN || !entry.bytes().all(|b| b.is_ascii_graphic()) {
        return Lookup::Malformed;
    }
    let Some((service, known)) = find(service) else {
        return Lookup::NoSuchService { nearest: nearest(service, services()) };
    };
    if action.contains(['*', '?']) {
        let covers = known.split(' ').filter(|candidate| covers(action, candidate)).count();
        return if covers == 0 { Lookup::CoversNothing { service } } else { Lookup::Pattern { service, covers } };
    }
    match known.split(' ').find(|candidate| candidate.eq_ignore_ascii_case(action)) {
        Some(action) => Lookup::Action { service, action },
        None => Lookup::NoSuchAction { service, nearest: nearest(action, known.split(' ')) },
    }
}

/// Every service prefix, sorted.
pub fn services() -> impl Iterator<Item = &'static str> {
    entries(ACTIONS).map(|(service, _)| service)
}

/// Every action of a service, sorted without regard to case; `None` for a prefix that no service has.
#[must_use]
pub fn actions(service: &str) -> Option<impl Iterator<Item = &'static str>> {
    find(service).map(|(_, known)| known.split(' '))
}

/// Whether the service has exactly this action: no wildcards.
#[must_use]
pub fn action_exists(service: &str, action: &str) -> bool {
    actions(service).is_some_and(|mut known| known.any(|candidate| candidate.eq_ignore_ascii_case(action)))
}

/// The actions of a service that `pattern` covers; `None` for a prefix that no service has. A pattern without wildcards
/// covers at most the action of that name.
#[must_use]
pub fn matching<'a>(service: &str, pattern: &'a str) -> Option<impl Iterator<Item = &'static str> + use<'a>> {
    Some(find(service)?.1.split(' ').filter(move |action| covers(pattern, action)))
}

/// Whether `pattern` covers `action`: `*` stands for any run of characters, `?` for one, ASCII case does not count.
/// A pattern of more than 256 bytes covers nothing.
///
/// ```
/// use poolgate::data::iam::covers;
/// assert!(covers("admin*User", "AdminGetUser"));
/// assert!(covers("SignU?", "SignUp"));
/// assert!(!covers("Admin*", "SignUp"));
/// ```
#[must_use]
pub fn covers(pattern: &str, action: &str) -> bool {
    if pattern.len() > LONGEST_PATTERN {
        return false;
    }
    let (pattern, action) = (pattern.as_bytes(), action.as_bytes());
    let (mut p, mut a) = (0, 0);
    // Behind the last star met: only it can give way, since the earlier ones have taken the least they can. So the cost
    // is at most the product of the two lengths, however many stars there are.
    let mut retry: Option<(usize, usize)> = None;
    while let Some(letter) = action.get(a) {
        match pattern.get(p) {
            Some(b'*') => {
                p += 1;
                retry = Some((p, a));
            }
            Some(wanted) if *wanted == b'?' || wanted.eq_ignore_ascii_case(letter) => {
                p += 1;
                a += 1;
            }
            _ => {
                let Some((after, taken)) = retry else { return false };
                p = after;
                a = taken + 1;
                retry = Some((after, a));
            }
        }
    }
    pattern.iter().skip(p).all(|rest| *rest == b'*')
}

/// Whether an action takes effect only with `Resource: "*"`, because it is about no resource or authorized without one;
/// `None` where that is not known: an action that does not exist.
///
/// ```
/// use poolgate::data::iam::needs_every_resource;
/// assert_eq!(needs_every_resource("cognito-idp", "ListUserPools"), Some(true));
/// assert_eq!(needs_every_resource("cognito-idp", "AdminGetUser"), Some(false));
/// assert_eq!(needs_every_resource("dynamodb", "ListTables"), Some(true));
/// assert_eq!(needs_every_resource("dynamodb", "ListTabels"), None);
/// ```
#[must_use]
pub fn needs_every_resource(service: &str, action: &str) -> Option<bool> {
    shapes(service, action).map(|shapes| shapes.is_empty())
}

/// The service as AWS spells it and its line of actions, by halving: the lines are sorted.
fn find(service: &str) -> Option<(&'static str, &'static str)> {
    line_of(ACTIONS, service)
}

/// The line of a service in one of the lists.
pub(super) fn line_of(list: &'static str, service: &str) -> Option<(&'static str, &'static str)> {
    let mut text = list;
    while !text.is_empty() {
        let (before, _) = text.split_at_checked(text.len() / 2)?;
        let (upper, rest) = match before.rfind('\n') {
            Some(end) => text.split_at_checked(end + 1)?,
            None => ("", text),
        };
        let (line, lower) = rest.split_once('\n').unwrap_or((rest, ""));
        // The head line has no `: ` before a service and sorts before every name.
        let (name, known) = line.split_once(": ").unwrap_or((line, ""));
        match order(service, name) {
            Ordering::Equal => return (!known.is_empty()).then_some((name, known)),
            Ordering::Less => text = upper,
            Ordering::Greater => text = lower,
        }
    }
    None
}

/// The order of two prefixes without regard to ASCII case. The list's own are lower case.
fn order(a: &str, b: &str) -> Ordering {
    a.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(b.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn the_list_is_sorted_and_whole() {
        let lines = ACTIONS.lines().filter(|line| !line.starts_with('#')).count();
        let names: Vec<_> = services().collect();
        assert_eq!(names.len(), lines);
        assert!(names.len() > 400 && names.iter().map(|name| actions(name).unwrap().count()).sum::<usize>() > 20_000);
        assert!(names.is_sorted_by(|a, b| order(a, b).is_lt()));
        for name in names {
            let known: Vec<_> = actions(name).unwrap().collect();
            assert!(known.is_sorted_by(|a, b| order(a, b).is_lt()), "{name}");
            assert!(known.iter().all(|action| action.len() < 64 && action.bytes().all(|b| b.is_ascii_graphic())), "{name}");
        }
    }

    #[test]
    fn every_service_is_found_by_halving() {
        for (service, known) in entries(ACTIONS) {
            assert_eq!(find(service), Some((service, known)));
            assert_eq!(find(&service.to_uppercase()), Some((service, known)));
            assert_eq!(find(&format!("{service}x-no")), None);
        }
        for nobody in ["", " ", "#", "\n", "cognito", "zzz", "0", "é", "cognito-idp:", ACTIONS] {
            assert_eq!(find(nobody), None);
        }
        let head = ACTIONS.lines().next().unwrap();
        assert_eq!(find(head), None);
        assert_eq!(find(head.split_once(": ").map_or(head, |(name, _)| name)), None);
    }

    #[test]
    fn the_actions_of_the_verbs_exist() {
        for action in [
            "AdminInitiateAuth",
            "AdminSetUserPassword",
            "AdminGetUser",
            "ListUsers",
            "AdminUserGlobalSignOut",
            "GetTokensFromRefreshToken",
        ] {
            assert!(action_exists("cognito-idp", action), "{action}");
        }
        for (service, action) in [
            ("logs", "PutLogEvents"),
            ("ec2", "CreateNetworkInterface"),
            ("lambda", "InvokeFunction"),
            ("sts", "AssumeRole"),
            ("execute-api", "Invoke"),
            ("iam", "PassRole"),
            ("xray", "PutTraceSegments"),
        ] {
            assert!(action_exists(service, action), "{service}:{action}");
        }
        // Operations that a user's own token authorizes are no actions.
        assert!(!action_exists("cognito-idp", "StartWebAuthnRegistration"));
        assert!(!action_exists("cognito-idp", "Admin*"));
        assert!(!action_exists("cognito-idp", ""));
        assert!(!action_exists("nobody", "AdminGetUser"));
    }

    #[test]
    fn an_entry_is_read_for_what_it_is() {
        assert_eq!(look_up("*"), Lookup::Everything);
        assert_eq!(look_up("*:*"), Lookup::Everything);
        assert_eq!(look_up("LAMBDA:invokefunction"), Lookup::Action { service: "lambda", action: "InvokeFunction" });
        assert_eq!(
            look_up("cognito-idp:AdminInitateAuth"),
            Lookup::NoSuchAction { service: "cognito-idp", nearest: Some("AdminInitiateAuth") }
        );
        assert_eq!(look_up("cognito-idp:FlyToTheMoon"), Lookup::NoSuchAction { service: "cognito-idp", nearest: None });
        assert_eq!(look_up("cognito-ipd:AdminGetUser"), Lookup::NoSuchService { nearest: Some("cognito-idp") });
        assert_eq!(look_up("cognito-idp:Amdin*"), Lookup::CoversNothing { service: "cognito-idp" });
        let all = actions("cognito-idp").unwrap().count();
        assert_eq!(look_up("cognito-idp:*"), Lookup::Pattern { service: "cognito-idp", covers: all });
        assert_eq!(look_up("cognito-idp:?*"), Lookup::Pattern { service: "cognito-idp", covers: all });
        for bad in ["", ":", "AdminGetUser", "cognito-idp:", ":AdminGetUser", "cognito-idp: AdminGetUser", "cognito-idp:Añadir"] {
            assert_eq!(look_up(bad), Lookup::Malformed, "{bad:?}");
        }
    }

    #[test]
    fn a_pattern_covers_what_iam_says() {
        assert_eq!(
            matching("cognito-idp", "adminset*").unwrap().collect::<Vec<_>>(),
            ["AdminSetUserMFAPreference", "AdminSetUserPassword", "AdminSetUserSettings"]
        );
        assert_eq!(matching("cognito-idp", "SignUp").unwrap().collect::<Vec<_>>(), ["SignUp"]);
        assert!(matching("nobody", "*").is_none());
        for (pattern, text, expected) in [
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("**", "ab", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyycd", false),
            ("*ab", "aab", true),
            ("*aab", "aaab", true),
            ("?", "", false),
            ("?*?", "a", false),
            ("?*?", "ab", true),
            ("a", "A", true),
            ("a*", "bA", false),
        ] {
            assert_eq!(covers(pattern, text), expected, "{pattern:?} {text:?}");
        }
    }

    #[test]
    fn stars_do_not_cost_the_world() {
        let start = Instant::now();
        let hostile = "*a".repeat(127) + "*b";
        assert!(!covers(&hostile, &"a".repeat(200)));
        assert_eq!(look_up(&format!("ec2:{}Z", "*e".repeat(120))), Lookup::CoversNothing { service: "ec2" });
        assert_eq!(look_up(&format!("ec2:{}", "*".repeat(1 << 20))), Lookup::Malformed);
        assert_eq!(look_up(&"x".repeat(1 << 20)), Lookup::Malformed);
        assert!(!covers(&"*".repeat(1 << 20), "SignUp"));
        // An exponential matcher would need longer than the sun has left.
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}
