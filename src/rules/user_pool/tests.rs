//! One class of faults a test.

use super::*;
use crate::rules::testing::{findings, found};

const NONE: [&str; 0] = [];

fn pool(entries: &str) -> Vec<String> {
    found(&AREA, &format!("name: a\nuser_pool: {{ {entries} }}")).into_iter().map(|found| found.replace("user_pool.", "")).collect()
}

#[test]
fn pool_names() {
    assert_eq!(pool("name: 'Orders (all)'"), ["UP001 name"]);
    assert_eq!(pool("name: 'Orders, v=2'"), NONE);
    assert_eq!(pool("name: '${x}-1'"), NONE);
    // Nothing that the parameter can hold takes the slash away.
    assert_eq!(pool("name: '${x}/'"), ["UP001 name"]);
}

#[test]
fn sign_in_and_lists() {
    assert_eq!(pool("sign_in: { attributes: [] }"), ["UP002 sign_in.attributes"]);
    assert_eq!(pool("sign_in: { attributes: [email, email] }, verify: [email]"), ["UP003 sign_in.attributes[1]"]);
    assert_eq!(
        pool("sign_in: { username: { aliases: [email, email] } }, verify: [email, email]"),
        ["UP003 sign_in.username.aliases[1]", "UP003 verify[1]"]
    );
    assert_eq!(pool("password: { require: [numbers, numbers] }"), ["UP003 password.require[1]"]);
}

#[test]
fn addresses_to_sign_in_with_are_verified() {
    assert_eq!(pool("sign_in: { attributes: [phone_number, email] }, verify: [email]"), ["UP072 sign_in.attributes[0]"]);
    assert_eq!(
        pool("sign_in: { username: { aliases: [preferred_username, email, phone_number] } }"),
        ["UP072 sign_in.username.aliases[1]", "UP072 sign_in.username.aliases[2]"]
    );
    assert_eq!(pool("sign_in: { username: { aliases: [preferred_username] } }"), NONE);
}

#[test]
fn recovery() {
    assert_eq!(pool("verify: [email], account_recovery: [verified_email, verified_email]"), ["UP004 account_recovery[1]"]);
    assert_eq!(pool("verify: [email], account_recovery: [verified_email, admin_only]"), ["UP005 account_recovery[1]"]);
    assert_eq!(pool("account_recovery: [admin_only, admin_only]"), ["UP004 account_recovery[1]"]);
    assert_eq!(pool("account_recovery: [admin_only]"), NONE);
    assert_eq!(pool("account_recovery: [verified_email]"), ["UP006 account_recovery[0]"]);
}

#[test]
fn recovery_by_a_factor() {
    let sms = "sms: {}, mfa: { mode: optional, factors: [totp, sms] }, verify: [phone_number]";
    assert_eq!(pool(sms), ["UP007 mfa.factors[1]"], "what is verified is what recovers");
    assert_eq!(pool(&format!("{sms}, account_recovery: [verified_phone_number]")), ["UP007 account_recovery[0]"]);
    assert_eq!(pool(&format!("{sms}, account_recovery: [admin_only]")), NONE);
    assert_eq!(pool("sms: {}, mfa: { mode: optional, factors: [sms] }, verify: [email, phone_number]"), NONE);
    assert_eq!(pool("sms: {}, mfa: { mode: optional, factors: [sms] }, verify: [email]"), NONE);
}

#[test]
fn factors() {
    assert_eq!(pool("mfa: { mode: required }"), ["UP008 mfa.mode"]);
    assert_eq!(pool("mfa: { factors: [sms, email] }"), ["UP009 mfa.factors:"], "the rest follows");
    assert_eq!(pool("mfa: { mode: optional, factors: [totp] }"), NONE);
    assert_eq!(pool("mfa: { mode: optional, factors: [email] }, feature_plan: lite"), ["UP012 mfa.factors[0]", "UP013 mfa.factors[0]"]);
    assert_eq!(pool("mfa: { mode: optional, factors: [email] }, email: { cognito: {} }"), ["UP012 mfa.factors[0]"]);
    let ses = "email: { ses: { identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com' } }";
    assert_eq!(pool(&format!("mfa: {{ mode: optional, factors: [email] }}, {ses}")), NONE);
}

#[test]
fn sms() {
    assert_eq!(pool("verify: [email, phone_number], account_recovery: [verified_phone_number]"), ["UP010 verify[1]"]);
    let found = findings(&AREA, "name: a\nuser_pool: { verify: [email, phone_number], mfa: { mode: optional, factors: [sms] } }");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.path().unwrap().to_string(), "user_pool.mfa.factors[0]");
    assert_eq!(found[0].related.len(), 1);
    assert_eq!(
        pool("users: { ann: { invite_by: [sms], attributes: { phone_number: '+4915112345678' } } }"),
        ["UP010 users.ann.invite_by[0]"]
    );
    assert_eq!(pool("sms: {}, verify: [email], mfa: { mode: optional, factors: [totp] }"), ["UP011 sms:"]);
    assert_eq!(pool("sms: {}, verify: [email, phone_number]"), NONE);
}

#[test]
fn passwords() {
    for legal in [
        "minimum_length: 8",
        "minimum_length: 99",
        "history: 24",
        "temporary_validity: 1d",
        "temporary_validity: 365d",
        "temporary_validity: 48h",
    ] {
        assert_eq!(pool(&format!("password: {{ {legal} }}")), NONE, "{legal}");
    }
    assert_eq!(pool("password: { minimum_length: 5 }"), ["UP014 password.minimum_length"]);
    assert_eq!(pool("password: { minimum_length: 6 }"), ["UP070 password.minimum_length"]);
    assert_eq!(pool("password: { minimum_length: 7 }"), ["UP070 password.minimum_length"]);
    assert_eq!(pool("password: { minimum_length: 100 }"), ["UP014 password.minimum_length"]);
    assert_eq!(pool("password: { history: 25 }"), ["UP015 password.history"]);
    assert_eq!(pool("password: { history: 1 }, feature_plan: lite"), ["UP016 password.history"]);
    for wrong in ["0s", "12h", "366d"] {
        assert_eq!(pool(&format!("password: {{ temporary_validity: {wrong} }}")), ["UP017 password.temporary_validity"]);
    }
}

#[test]
fn custom_attributes() {
    let custom = |entries: &str| pool(&format!("attributes: {{ custom: {{ {entries} }} }}"));
    assert_eq!(custom("tenant: { string: {} }, '価格': { number: {} }, 'a.b': { date_time: {} }"), NONE);
    assert_eq!(custom("tenant: {}"), ["UP018 attributes.custom.tenant:"]);
    assert_eq!(custom("tenant: { boolean: {}, string: {} }"), ["UP018 attributes.custom.tenant.boolean:"]);
    assert_eq!(
        custom("a b: { string: {} }, abcdefghijklmnopqrstu: { string: {} }"),
        ["UP019 attributes.custom[\"a b\"]:", "UP019 attributes.custom.abcdefghijklmnopqrstu:"]
    );
    assert_eq!(custom("email: { string: {} }, sub: { string: {} }"), ["UP020 attributes.custom.email:", "UP020 attributes.custom.sub:"]);
    assert_eq!(
        custom("a: { string: { min_length: 3, max_length: 2 } }, b: { number: { min: 3, max: 2 } }"),
        ["UP021 attributes.custom.a.string.min_length", "UP021 attributes.custom.b.number.min"]
    );
    assert_eq!(
        custom("a: { string: { max_length: 2049 } }, b: { string: { min_length: 4000 } }"),
        ["UP022 attributes.custom.a.string.max_length", "UP022 attributes.custom.b.string.min_length"]
    );
    let many: Vec<_> = (0..52).map(|i| format!("a{i}: {{ string: {{}} }}")).collect();
    assert_eq!(custom(&many.join(", ")), ["UP024 attributes.custom.a50:"]);
}

#[test]
fn standard_attributes() {
    assert_eq!(pool("attributes: { email: { min_length: 9, max_length: 8 } }"), ["UP021 attributes.email.min_length"]);
    assert_eq!(
        pool("attributes: { birthdate: { min_length: 11 } }"),
        ["UP021 attributes.birthdate.min_length"],
        "a date has ten characters"
    );
    assert_eq!(pool("attributes: { name: { max_length: 3000 } }"), ["UP022 attributes.name.max_length"]);
    assert_eq!(pool("attributes: { updated_at: { max_length: 20, min_length: 30 } }"), ["UP023 attributes.updated_at.min_length"]);
}

/// What is found in messages as if each was sent by something: that one is not has a finding of its own.
fn sent(entries: &str) -> Vec<String> {
    pool(entries).into_iter().filter(|found| !found.starts_with("UP053")).collect()
}

#[test]
fn placeholders() {
    let messages = |entries: &str| sent(&format!("domain: {{ prefix: a }}, messages: {{ {entries} }}"));
    assert_eq!(
        messages("verification: { email: 'Code {####}', sms: '{####}' }, mfa_sms: 'Code {####}', mfa_email: { message: '{####}' }"),
        NONE
    );
    assert_eq!(messages("verification: { by: link, email: 'Go {##there##}', sms: '{####}' }"), NONE);
    assert_eq!(messages("verification: { by: link, email: 'Go there' }"), ["UP025 messages.verification.email"]);
    assert_eq!(messages("verification: { by: link, email: 'Go {####}' }"), ["UP025 messages.verification.email"]);
    assert_eq!(messages("verification: { by: link, email: '##} {##' }"), ["UP025 messages.verification.email"]);
    assert_eq!(
        messages("verification: { email: 'Go {##there##}', sms: 'hello' }"),
        ["UP025 messages.verification.email", "UP025 messages.verification.sms"]
    );
    assert_eq!(
        messages("invitation: { email: 'Hello {username}', sms: '{####}' }"),
        ["UP025 messages.invitation.email", "UP025 messages.invitation.sms"]
    );
    assert_eq!(
        messages("mfa_sms: 'hello', mfa_email: { message: 'hello' }"),
        ["UP025 messages.mfa_sms", "UP025 messages.mfa_email.message"]
    );
    assert_eq!(messages("mfa_sms: 'hello ${code}'"), NONE);
    assert_eq!(pool("messages: { verification: { by: link } }"), ["UP027 messages.verification.by"]);
}

#[test]
fn lengths_of_messages() {
    let messages = |entries: &str| sent(&format!("messages: {{ {entries} }}"));
    let long = "x".repeat(135);
    assert_eq!(messages(&format!("mfa_sms: '{long}{{####}}'")), ["UP026 messages.mfa_sms"]);
    assert_eq!(messages(&format!("mfa_sms: '{}{{####}}'", "é".repeat(134))), NONE);
    assert_eq!(messages("mfa_sms: ''"), ["UP026 messages.mfa_sms"]);
    assert_eq!(messages(&format!("verification: {{ email_subject: '{long}123456' }}")), ["UP026 messages.verification.email_subject"]);
    assert_eq!(
        messages(&format!("invitation: {{ email: '{{username}} {{####}} {}' }}", "x".repeat(20_000))),
        ["UP026 messages.invitation.email"]
    );
}

#[test]
fn groups() {
    let long = "g".repeat(129);
    let groups = |entries: &str| pool(&format!("groups: {{ {entries} }}"));
    assert_eq!(groups(&format!("shop staff: {{}}, {long}: {{}}")), ["UP028 groups[\"shop staff\"]:", &format!("UP028 groups.{long}:")]);
    assert_eq!(groups(&format!("a: {{ description: '{}' }}", "x".repeat(2049))), ["UP029 groups.a.description"]);
    let role = |name: &str| format!("role: 'arn:aws:iam::123456789012:role/{name}'");
    assert_eq!(
        groups(&format!(
            "a: {{ precedence: 1, {} }}, b: {{ precedence: 1, {} }}, c: {{ precedence: 2, {} }}",
            role("a"),
            role("b"),
            role("a")
        )),
        ["UP030 groups.b.precedence"]
    );
    assert_eq!(
        groups(&format!("a: {{ precedence: 1, {} }}, b: {{ precedence: 1, {} }}, c: {{ precedence: 1 }}", role("a"), role("a"))),
        NONE
    );
    assert_eq!(groups("a: { precedence: 2147483648 }, b: { precedence: 2147483647 }"), ["UP031 groups.a.precedence"]);
    assert_eq!(
        groups("a: { role: 'arn:aws:iam::1234:role/a' }, b: { role: admin }, c: { role: '${role}' }"),
        ["UP032 groups.a.role", "UP032 groups.b.role"]
    );
    assert_eq!(groups("a: { role: 'arn:aws-cn:iam::123456789012:role/service/a' }"), NONE);
    assert_eq!(pool("sms: { role: 'arn:aws:iam::123456789012:user/a' }"), ["UP032 sms.role"]);
}

#[test]
fn user_names() {
    let users =
        |sign_in: &str, users: &str| pool(&format!("sign_in: {sign_in}, verify: [email, phone_number], sms: {{}}, users: {{ {users} }}"));
    assert_eq!(pool("users: { ann: {}, a b: {} }"), ["UP033 users[\"a b\"]:"]);
    assert_eq!(
        users("{ attributes: [email] }", "ann: {}, 'ann@example.com': {}, '+4915112345678': {}"),
        ["UP034 users.ann:", "UP034 users[\"+4915112345678\"]:"]
    );
    assert_eq!(users("{ attributes: [email, phone_number] }", "'+4915112345678': {}"), NONE);
    assert_eq!(
        users("{ username: { aliases: [email] } }", "ann: {}, 'ann@example.com': {}, '+4915112345678': {}"),
        ["UP035 users[\"ann@example.com\"]:"]
    );
    assert_eq!(users("{ username: { aliases: [phone_number] } }", "'+4915112345678': {}"), ["UP035 users[\"+4915112345678\"]:"]);
    assert_eq!(pool("users: { ann: {}, bob: {}, Ann: {} }"), ["UP036 users.Ann:"]);
    assert_eq!(pool("case_sensitive: true, users: { ann: {}, Ann: {} }"), ["UP073 case_sensitive"]);
}

#[test]
fn user_attributes() {
    let ann = |attributes: &str| {
        pool(&format!(
            "attributes: {{ custom: {{ tenant: {{ string: {{ max_length: 3 }} }}, age: {{ number: {{ min: 18 }} }} }} }}, users: {{ ann: {{ attributes: {{ {attributes} }} }} }}"
        ))
    };
    assert_eq!(ann("email: a@example.com, email_verified: 'true', 'custom:tenant': abc, 'custom:age': '18', birthdate: 2000-01-31"), NONE);
    assert_eq!(
        ann("tenant: abc, mail: a@example.com, sub: x"),
        ["UP037 users.ann.attributes.tenant:", "UP037 users.ann.attributes.mail:", "UP037 users.ann.attributes.sub:"]
    );
    assert_eq!(
        ann(
            "email: a, phone_number: '0151', email_verified: 'yes', updated_at: now, birthdate: '2000', 'custom:tenant': abcd, 'custom:age': '17'"
        ),
        [
            "UP038 users.ann.attributes.email",
            "UP038 users.ann.attributes.phone_number",
            "UP038 users.ann.attributes.email_verified",
            "UP038 users.ann.attributes.updated_at",
            "UP038 users.ann.attributes.birthdate",
            "UP038 users.ann.attributes[\"custom:tenant\"]",
            "UP038 users.ann.attributes[\"custom:age\"]",
        ]
    );
    assert_eq!(ann("email: '${mail}', 'custom:tenant': '${long}'"), NONE);
    assert_eq!(ann("email_verified: 'true', phone_number_verified: 'false'"), ["UP039 users.ann.attributes.email_verified"]);
    assert_eq!(pool("users: { ann: { invite_by: [email] } }"), ["UP040 users.ann.invite_by[0]"]);
    assert_eq!(
        pool(
            "sign_in: { attributes: [email] }, verify: [email], users: { 'ann@example.com': { invite_by: [email], attributes: { email_verified: 'true' } } }"
        ),
        NONE
    );
    assert_eq!(
        pool("sign_in: { attributes: [email] }, verify: [email], users: { 'ann@example.com': { attributes: { email: bob@example.com } } }"),
        ["UP041 users[\"ann@example.com\"].attributes.email"]
    );
}

#[test]
fn domains() {
    let prefix = |prefix: &str| pool(&format!("domain: {{ prefix: '{prefix}' }}"));
    for legal in ["a", "orders-login", "${prefix}", "aw-s"] {
        assert_eq!(prefix(legal), NONE, "{legal}");
    }
    for wrong in ["", "Orders", "a_b", "a.b", "-a", "a-", &"a".repeat(64)] {
        assert_eq!(prefix(wrong), ["UP042 domain.prefix"], "{wrong}");
    }
    for reserved in ["aws", "my-aws-login", "awsome", "amazonas", "cognito-login"] {
        assert_eq!(prefix(reserved), ["UP043 domain.prefix"], "{reserved}");
    }
}

#[test]
fn senders() {
    let identity = "identity: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'";
    let ses = |entries: &str| pool(&format!("email: {{ ses: {{ {entries} }} }}"));
    assert_eq!(
        ses(&format!("{identity}, from: 'Orders <orders@example.com>', reply_to: help@example.com, configuration_set: all_mail-1")),
        NONE
    );
    assert_eq!(ses("identity: example.com"), ["UP044 email.ses.identity"]);
    assert_eq!(ses("identity: 'arn:aws:sns:eu-west-1:123456789012:identity/example.com'"), ["UP044 email.ses.identity"]);
    assert_eq!(
        ses(&format!("{identity}, from: Orders, reply_to: 'Help <help@example.com>', configuration_set: a b")),
        ["UP045 email.ses.from", "UP045 email.ses.reply_to", "UP046 email.ses.configuration_set"]
    );
    assert_eq!(pool("email: { cognito: { reply_to: help } }"), ["UP045 email.cognito.reply_to"]);
}

#[test]
fn a_group_that_stands_twice_compiles_once() {
    let text = "name: a\nuser_pool: { groups: { ops: {} }, users: { ann: { groups: [ops, ops] } } }";
    let codes: Vec<_> =
        crate::check_text(text.as_bytes(), &crate::files::NoFiles).unwrap().iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["UP003"]);
}
