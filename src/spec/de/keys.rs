//! What a key that is not known at its place was meant to be.
//!
//! In: the path of the entry and the keys that are known there. Out: half a sentence of help. A key is looked for in the whole
//! language, `schema/keys.txt`, by its own name and by AWS's; one of Terraform's is AWS's with underscores. It belongs further in,
//! further out, to the alternative of a sum beside this one, or somewhere else. Only where it is nowhere are the keys listed.

use crate::finding::{Meant, meant};
use crate::path::{Path, Segment};
use crate::quote::quote;

/// A line for each key and, behind `=`, for each word; `tests/keys.rs` holds it to the schema.
const LANGUAGE: &str = include_str!("../../../schema/keys.txt");

/// How many places a key may have for them to be named.
const PLACES: usize = 3;

/// How much of a name is looked at. The longest key has 29 letters.
const LONGEST: usize = 128;

/// A line of the list.
#[derive(Clone, Copy)]
struct Known {
    /// The path of the mapping that has the key.
    parent: &'static str,
    key: &'static str,
    /// Whether it says the opposite of what AWS's name does.
    reversed: bool,
}

/// What to write instead of `key`, and the key beside it that was meant, if it is one; `path` is that of the entry, `expected`
/// what is known beside it.
pub(super) fn advice<'a>(path: &Path, key: &str, expected: &[&'a str]) -> (String, Option<Meant<'a>>) {
    let near = meant(key, expected.iter().copied());
    // One letter amiss is a slip, whatever else is called so.
    let slip = near.filter(|near| plain(near.word) == plain(key) || strsim::damerau_levenshtein(near.word, key) == 1);
    let help = if slip.is_none() { elsewhere(&parent(path), key, expected) } else { None };
    match (help, near) {
        (Some(help), _) => (help, None),
        (None, Some(near)) => (format!("did you mean {}?", quote(near.word)), Some(near)),
        (None, None) => match akin(key, expected) {
            Some(word) => (format!("did you mean {}?", quote(word)), Some(Meant { word, certain: false })),
            None if expected.is_empty() => ("no keys are known here".to_owned(), None),
            None => (format!("known here: {}", super::words::list(expected)), None),
        },
    }
}

/// The one name that says more, or less, than `said` in the same words: `timeout` for `timeout_seconds`, `environment` for `env`.
pub(super) fn akin<'a>(said: &str, names: &[&'a str]) -> Option<&'a str> {
    let mut all = names.iter().copied().filter(|name| {
        let (said, name) = (words(said), words(name));
        let begins = said
            .iter()
            .zip(&name)
            .all(|(one, other)| one.len().min(other.len()) > 2 && (one.starts_with(&**other) || other.starts_with(&**one)));
        let holds = |more: &[String], fewer: &[String]| fewer.iter().all(|word| more.contains(word));
        begins || holds(&said, &name) || holds(&name, &said)
    });
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// The words of a name, in lower case: it may be written `in_snake_case` or `InCamelCase`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut lower = false;
    for c in name.chars().take(LONGEST) {
        if matches!(c, '_' | '-' | ' ') || words.is_empty() || (lower && c.is_ascii_uppercase()) {
            words.push(String::new());
        }
        lower = c.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The word that an AWS name stands for at a place.
pub(super) fn word(path: &Path, said: &str, expected: &[&str]) -> Option<&'static str> {
    let segments = path.segments();
    lines().filter_map(|(at, names)| Some((at.split_once('=')?, names))).find_map(|((at, word), names)| {
        let fits = expected.contains(&word) && names.split(' ').any(|name| plain(name) == plain(said)) && is_at(at, segments);
        fits.then_some(word)
    })
}

/// Where the key is known, if it is.
fn elsewhere(parent: &[&str], key: &str, expected: &[&str]) -> Option<String> {
    let own: Vec<Known> = places(|known, _| known == key);
    let found = if own.is_empty() { places(|known, names| plain(known) == plain(key) || is_named(names, key)) } else { own };
    // Beside it, under the name that it has here.
    let beside = found.iter().find(|known| expected.contains(&known.key) && is_at_strings(known.parent, parent));
    if let Some(known) = beside {
        return Some(match known.reversed {
            true => format!("{} says it, the other way round", quote(known.key)),
            false => format!("did you mean {}?", quote(known.key)),
        });
    }
    let said = |place: &str, known: &Known| match (known.key == key, known.reversed) {
        (_, true) => format!("{} in {place} says it, the other way round", quote(known.key)),
        (true, false) => format!("it belongs in {place}"),
        (false, false) => format!("did you mean {} in {place}?", quote(known.key)),
    };
    // Further in or further out, the fewer steps the likelier; then the same place in another alternative of a sum; then what is
    // further in under a name that nobody has written yet.
    if let Some(near) = in_or_out(&found, parent, false) {
        return Some(said(&near.0, near.1));
    }
    let here = || format!("known here: {}", super::words::list(expected));
    if let Some((theirs, ours)) = found.iter().find_map(|known| twin(known.parent, parent)) {
        return Some(format!("{} has it, and {} has not; {}", quote(theirs), quote(ours), here()));
    }
    if let Some(near) = in_or_out(&found, parent, true) {
        return Some(said(&near.0, near.1));
    }
    let first = found.first()?;
    let all = all_places(found.iter().filter(|known| known.key == first.key), parent);
    let all = all.filter(|_| first.key == key || !first.reversed)?;
    Some(match parent {
        [] => said(&all, first),
        _ => format!("{} is a key of {all}; {}", quote(first.key), here()),
    })
}

/// The places further in or further out that are the fewest steps away, and what is there.
fn in_or_out<'k>(found: &'k [Known], parent: &[&str], named: bool) -> Option<(String, &'k Known)> {
    let steps = |known: &Known| steps(known.parent, parent, named);
    let least = found.iter().filter_map(steps).min()?;
    let nearest = || found.iter().filter(|known| steps(known) == Some(least));
    let first = nearest().next()?;
    Some((all_places(nearest().filter(|known| known.key == first.key), parent)?, first))
}

/// The places of some keys in a sentence, if they are few.
fn all_places<'k>(known: impl Iterator<Item = &'k Known>, parent: &[&str]) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for known in known {
        let place = place(known.parent, parent);
        if !all.contains(&place) {
            all.push(place);
        }
    }
    (all.len() <= PLACES).then(|| all.join(" or "))
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(' ').unwrap_or((line, "")))
}

/// The lines of keys that `fits` takes by key and names.
fn places(fits: impl Fn(&str, &str) -> bool) -> Vec<Known> {
    let keys = lines().filter(|(at, _)| !at.contains('='));
    let known = keys.map(|(at, names)| (at.rsplit_once('.').unwrap_or(("", at)), names));
    known
        .filter(|((_, key), names)| fits(key, names))
        .map(|((parent, key), names)| Known { parent, key, reversed: names.contains('!') })
        .collect()
}

fn is_named(names: &str, key: &str) -> bool {
    !names.is_empty() && names.split(' ').any(|name| plain(name.trim_start_matches('!')) == plain(key))
}

/// A name without what the houses differ in: `CallbackURLs`, `callback_urls` and `callback-urls` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The path of the mapping that holds the entry, as the list writes it.
fn parent(path: &Path) -> Vec<&str> {
    let all = path.segments().iter().map(|segment| match segment {
        Segment::Key(key) => key.as_str(),
        Segment::Index(_) => "[]",
    });
    let mut parent: Vec<&str> = all.collect();
    parent.pop();
    parent
}

fn parts(listed: &str) -> impl Iterator<Item = &str> {
    listed.split('.').filter(|part| !part.is_empty())
}

/// Whether a step of the list stands for a step of a spec.
fn is_step(listed: &str, step: &str) -> bool {
    listed == step || listed == "<name>"
}

fn is_at_strings(listed: &str, at: &[&str]) -> bool {
    parts(listed).count() == at.len() && parts(listed).zip(at).all(|(listed, step)| is_step(listed, step))
}

fn is_at(listed: &str, at: &[Segment]) -> bool {
    let steps: Vec<&str> = at
        .iter()
        .map(|segment| match segment {
            Segment::Key(key) => key.as_str(),
            Segment::Index(_) => "[]",
        })
        .collect();
    is_at_strings(listed, &steps)
}

/// How far further in or out a place is; `None` if it is neither. Behind a name that stands for any it is only if `named`.
fn steps(listed: &str, from: &[&str], named: bool) -> Option<usize> {
    let along = parts(listed).zip(from).all(|(listed, step)| is_step(listed, step));
    // The top of the spec is around everything, and says little of where a key belongs.
    let count = parts(listed).count();
    let known = named || !parts(listed).skip(from.len()).any(|part| matches!(part, "<name>" | "[]"));
    (along && known && count > 0 && !from.is_empty()).then(|| count.abs_diff(from.len()))
}

/// The one step in which two places of the same depth differ, if both are written out: theirs, then ours.
fn twin<'a>(listed: &'a str, from: &[&'a str]) -> Option<(&'a str, &'a str)> {
    if parts(listed).count() != from.len() {
        return None;
    }
    let mut apart = parts(listed).zip(from).filter(|(listed, step)| !is_step(listed, step));
    let (theirs, ours) = apart.next()?;
    apart.next().is_none().then_some((theirs, *ours))
}

/// A place in words, the names of this spec in it as far as they are the same.
fn place(listed: &str, from: &[&str]) -> String {
    let mut same = true;
    let mut out = String::new();
    for (index, part) in parts(listed).enumerate() {
        let step = from.get(index).filter(|step| same && is_step(part, step));
        same = step.is_some();
        let step = step.copied().unwrap_or(part);
        if step == "[]" {
            out.push_str("[]");
        } else {
            out.push_str(if out.is_empty() { "" } else { "." });
            out.push_str(step);
        }
    }
    if out.is_empty() { "the spec itself".to_owned() } else { quote(&out) }
}

#[cfg(test)]
mod tests {
    use super::{advice, word};
    use crate::path::Path;

    fn path(text: &str) -> Path {
        text.split('/').fold(Path::root(), |path, key| key.parse().map_or_else(|_| path.key(key), |index| path.index(index)))
    }

    fn said(at: &str, expected: &[&str]) -> String {
        advice(&path(at), at.rsplit('/').next().unwrap(), expected).0
    }

    #[test]
    fn a_key_is_found_wherever_it_is_known() {
        let client = ["name", "secret", "oauth", "auth_flows", "identity_providers", "tokens"];
        assert_eq!(said("clients/web/callback_urls", &client), "it belongs in `clients.web.oauth`");
        assert_eq!(said("clients/web/CallbackURLs", &client), "did you mean `callback_urls` in `clients.web.oauth`?");
        assert_eq!(said("clients/web/allowed_oauth_flows", &client), "did you mean `flows` in `clients.web.oauth`?");
        assert_eq!(said("clients/web/ExplicitAuthFlows", &client), "did you mean `auth_flows`?");
        assert_eq!(said("clients/web/explicit_auth_flows", &client), "did you mean `auth_flows`?");
        assert_eq!(said("clients/web/oauth/auth_flows", &["flows", "scopes"]), "it belongs in `clients.web`");
        assert_eq!(said("callback_urls", &["name", "clients"]), "it belongs in `clients.<name>.oauth`");
        assert_eq!(said("user_pool/allow_admin_create_user_only", &["self_sign_up"]), "`self_sign_up` says it, the other way round");
        assert_eq!(said("clients/web/zebra", &["name", "secret"]), "known here: `name`, `secret`");
        assert_eq!(said("api/stage", &["rest", "http"]), "it belongs in `api.rest` or `api.http`");
        assert_eq!(said("functions/list/layers", &["code", "runtime"]), "known here: `code`, `runtime`");
        assert_eq!(said("functions/list/timeout_seconds", &["timeout", "runtime"]), "did you mean `timeout`?");
        assert_eq!(said("functions/list/env", &["environment", "runtime"]), "did you mean `environment`?");
        assert_eq!(said("user_pool/password/min_length", &["minimum_length"]), "did you mean `minimum_length`?");
        assert_eq!(said("clients/web/tokns", &["name", "tokens"]), "did you mean `tokens`?");
    }

    #[test]
    fn what_only_the_other_alternative_has_is_said_so() {
        let help = said("api/http/routes/one/api_key", &["function", "http"]);
        assert_eq!(help, "`rest` has it, and `http` has not; known here: `function`, `http`");
        let help = said("api/rest/cors/expose_headers", &["origins"]);
        assert_eq!(help, "`http` has it, and `rest` has not; known here: `origins`");
        let help = said("user_pool/identity_providers/x/google/issuer", &["client_id"]);
        assert_eq!(help, "`oidc` has it, and `google` has not; known here: `client_id`");
    }

    #[test]
    fn a_word_of_aws_is_one_of_ours() {
        assert_eq!(word(&path("clients/web/auth_flows/0"), "ALLOW_USER_SRP_AUTH", &["user_srp"]), Some("user_srp"));
        assert_eq!(word(&path("user_pool/mfa/mode"), "ON", &["required"]), Some("required"));
        assert_eq!(word(&path("user_pool/mfa/mode"), "MAYBE", &["required"]), None);
    }
}
