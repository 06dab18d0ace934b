//! User pools that exist already: how they are named, and what cannot be said of them.
//!
//! The rules that look at a pool's settings keep quiet about a pool that exists: nobody knows here what it is like.

use super::{Area, Context};
use crate::path::Path;
use crate::spec::UserPool;

mod existing_pool_with_settings;
mod existing_server_in_new_pool;
mod existing_server_with_name;
mod malformed_existing_pool;
mod pool_named_twice;
mod region_of_another;

/// The area.
pub static AREA: Area = Area {
    letters: "EX",
    title: "existing user pools",
    rules: &[
        &malformed_existing_pool::RULE,
        &pool_named_twice::RULE,
        &existing_pool_with_settings::RULE,
        &existing_server_in_new_pool::RULE,
        &existing_server_with_name::RULE,
        &region_of_another::RULE,
    ],
};

/// The user pool, if it exists already.
fn existing<'a>(context: &Context<'a>) -> Option<&'a UserPool> {
    context.spec.user_pool.as_ref().filter(|pool| pool.exists())
}

/// The path of the user pool.
fn at() -> Path {
    Path::root().key("user_pool")
}

/// The path of a resource server.
fn server_at(name: &str) -> Path {
    Path::root().key("resource_servers").key(name)
}

/// The key that names the pool.
fn named_by(pool: &UserPool) -> &'static str {
    if pool.arn.is_some() { "arn" } else { "id" }
}

#[cfg(test)]
mod tests {
    use super::AREA;
    use crate::rules::testing::{findings, found};

    const NONE: [&str; 0] = [];

    fn pool(entries: &str) -> Vec<String> {
        let yaml = format!("name: a\nparameters: {{ pool: {{}} }}\nuser_pool: {{ {entries} }}");
        found(&AREA, &yaml).into_iter().map(|found| found.replace("user_pool.", "")).collect()
    }

    #[test]
    fn a_pool_is_named_whole() {
        for good in [
            "id: eu-west-1_aB3",
            "id: us-gov-west-1_aB3",
            "id: '${pool}'",
            "arn: '${pool}'",
            "arn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_aB3'",
            "arn: 'arn:aws-us-gov:cognito-idp:us-gov-west-1:111122223333:userpool/us-gov-west-1_aB3'",
            "arn: 'arn:${aws.partition}:cognito-idp:${aws.region}:${aws.account_id}:userpool/${pool}'",
        ] {
            assert_eq!(pool(good), NONE, "{good}");
        }
        for bad in ["id: aB3", "id: eu-west-1_a-b", "id: eu-west-1_", "id: ''", "id: '${user_pool.id}'", "id: 'x_${clients.w.id}'"] {
            assert_eq!(pool(bad), ["EX001 id"], "{bad}");
        }
        for bad in [
            "arn: eu-west-1_aB3",
            "arn: 'arn:aws:cognito-idp:eu-west-1:1111:userpool/eu-west-1_aB3'",
            "arn: 'arn:aws:cognito-identity:eu-west-1:111122223333:identitypool/eu-west-1:aB3'",
            "arn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/'",
            "arn: '${functions.f.arn}'",
        ] {
            assert_eq!(pool(bad), ["EX001 arn"], "{bad}");
        }
        assert_eq!(pool("id: eu-west-1_a, arn: '${pool}'"), ["EX002 id:"]);
    }

    #[test]
    fn every_setting_is_refused_even_if_it_says_the_default() {
        for setting in [
            "name: a",
            "sign_in: { username: {} }",
            "case_sensitive: false",
            "self_sign_up: false",
            "password: { minimum_length: 12 }",
            "mfa: { mode: off }",
            "verify: [email]",
            "attributes: { email: { required: true } }",
            "account_recovery: [admin_only]",
            "messages: { mfa_sms: 'x {####}' }",
            "email: { cognito: {} }",
            "sms: {}",
            "triggers: { pre_sign_up: f }",
            "feature_plan: essentials",
            "deletion_protection: true",
            "on_delete: retain",
        ] {
            let key = setting.split(':').next().unwrap();
            assert_eq!(pool(&format!("arn: '${{pool}}', {setting}")), [format!("EX003 {key}:")], "{setting}");
            assert_eq!(pool(setting), NONE);
        }
        assert_eq!(pool("id: '${pool}', groups: { a: {} }, users: { ann: {} }, domain: { prefix: a }"), NONE);
        let all = findings(&AREA, "name: a\nuser_pool: { id: eu-west-1_a, on_delete: retain, verify: [email], self_sign_up: true }");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].related.len(), 3);
    }

    #[test]
    fn a_server_exists_only_where_the_pool_does() {
        let server = |pool: &str, entries: &str| {
            found(&AREA, &format!("name: a\nuser_pool: {{ {pool} }}\nresource_servers: {{ s: {{ identifier: s, {entries} }} }}"))
        };
        assert_eq!(server("id: eu-west-1_a", "existing: true"), NONE);
        assert_eq!(server("id: eu-west-1_a", ""), NONE);
        assert_eq!(server("", "existing: true"), ["EX004 resource_servers.s.existing"]);
        assert_eq!(server("id: eu-west-1_a", "existing: true, name: S"), ["EX005 resource_servers.s.name:"]);
    }
}
