//! How long tokens live.

use super::Area;
use crate::path::Path;

mod refresh_validity_out_of_range;
mod token_outlives_refresh;
mod token_validity_out_of_range;

use crate::spec::Duration;

/// The area.
pub static AREA: Area = Area {
    letters: "TV",
    title: "lifetimes of tokens",
    rules: &[&token_validity_out_of_range::RULE, &refresh_validity_out_of_range::RULE, &token_outlives_refresh::RULE],
};

/// The shortest and the longest life of an access or id token.
///
/// Source: Amazon Cognito user pools API, TokenValidityUnitsType, AccessToken and IdToken: "from five minutes to one day".
const ACCESS: (Duration, Duration) = (Duration::from_minutes(5), Duration::from_days(1));

/// The shortest and the longest life of a refresh token.
///
/// Source: Amazon Cognito user pools API, TokenValidityUnitsType, RefreshToken: "from 60 minutes to 10 years"; the years are of 365
/// days by shape RefreshTokenValidityType, at most 315360000 seconds.
const REFRESH: (Duration, Duration) = (Duration::from_minutes(60), Duration::from_days(3650));

fn is_in(life: Duration, (least, most): (Duration, Duration)) -> bool {
    least <= life && life <= most
}

/// The path of a client's tokens.
fn at(client: &str) -> Path {
    Path::root().key("clients").key(client).key("tokens")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn tokens(tokens: &str) -> Vec<String> {
        found(&AREA, &format!("name: a\nclients: {{ w: {{ tokens: {{ {tokens} }} }} }}"))
    }

    #[test]
    fn limits_are_inclusive() {
        for legal in ["", "access: 5m, id: 1d", "access: 300s", "refresh: 60m", "refresh: 3650d", "access: 24h, refresh: 1d"] {
            assert_eq!(tokens(legal), [] as [&str; 0], "{legal}");
        }
        assert_eq!(tokens("access: 299s"), ["TV001 clients.w.tokens.access"]);
        assert_eq!(tokens("access: 25h"), ["TV001 clients.w.tokens.access"]);
        assert_eq!(tokens("id: 0s"), ["TV001 clients.w.tokens.id"]);
        assert_eq!(tokens("refresh: 3651d"), ["TV002 clients.w.tokens.refresh"]);
    }

    #[test]
    fn one_finding_for_one_fault() {
        assert_eq!(tokens("refresh: 59m"), ["TV002 clients.w.tokens.refresh"], "not that the default hour outlives it");
        assert_eq!(tokens("access: 60h, refresh: 1h"), ["TV001 clients.w.tokens.access"]);
        assert_eq!(tokens("access: 2h, id: 3h, refresh: 90m"), ["TV003 clients.w.tokens.access", "TV003 clients.w.tokens.id"]);
    }
}
