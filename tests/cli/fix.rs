//! `gen check --fix`.

use crate::place::Place;

/// Three slips, comments everywhere, and a finding that only a person can mend.
const SLIPS: &str = "\
# The pool of the orders.
name: orders # ours
user_pol:   # misspelt
  domain: { prefix: orders-login } # login
resource_servers:
  orders: { identifier: \"https://api.example.com/orders\", scopes: { read: Read orders } }
clients:
  web:
    oauth:
      flows: [code] # users
      scopes:
        - openid
        - oders/read # the slip
        - openid # again
      callback_urls: ['https://app.example.com/callback']
# The end.
";

const MENDED: &str = "\
# The pool of the orders.
name: orders # ours
user_pool:   # misspelt
  domain: { prefix: orders-login } # login
resource_servers:
  orders: { identifier: \"https://api.example.com/orders\", scopes: { read: Read orders } }
clients:
  web:
    oauth:
      flows: [code] # users
      scopes:
        - openid
        - orders/read # the slip
        # again
      callback_urls: ['https://app.example.com/callback']
# The end.
";

#[test]
fn slips_are_mended_round_by_round_and_comments_stay() {
    let place = Place::with(SLIPS);
    let ran = place.run(["check", "--fix"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:#?}");
    assert_eq!(place.read("poolgate.yaml"), MENDED);
    assert_eq!(
        ran.stderr,
        "poolgate.yaml:3:1: fixed[SP006]: rename `user_pol` to `user_pool`\n\
         poolgate.yaml:13:11: fixed[SC001]: write `orders/read`\n\
         poolgate.yaml:14:11: fixed[OA018]: remove element 3 of `scopes`\n\
         fixed 3 in poolgate.yaml\n\
         ok: no findings in poolgate.yaml\n",
    );
    assert_eq!(place.list(), ["poolgate.yaml"], "no other file is left behind");
}

#[test]
fn lines_end_as_they_did_and_a_byte_order_mark_stays() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let place = Place::with(windows(SLIPS));
    assert_eq!(place.run(["check", "--fix"]).code, 0);
    assert_eq!(place.read("poolgate.yaml"), windows(MENDED));
}

#[test]
fn json_stays_json() {
    let place = Place::new();
    place.write("poolgate.json", "{\n  \"name\": \"orders\",\n  \"userPool\": { \"verify\": \"email\" }\n}");
    let ran = place.run(["check", "--fix"]);
    assert_eq!(ran.code, 0, "{ran:#?}");
    assert_eq!(place.read("poolgate.json"), "{\n  \"name\": \"orders\",\n  \"user_pool\": { \"verify\": [\"email\"] }\n}");
}

#[test]
fn a_dry_run_prints_a_diff_and_writes_nothing() {
    let place = Place::with(SLIPS);
    let ran = place.run(["check", "--fix", "--dry-run"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.stdout.starts_with("--- poolgate.yaml\n+++ mended\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("-user_pol:   # misspelt\n+user_pool:   # misspelt\n"), "{}", ran.stdout);
    assert!(ran.stderr.contains("would fix[SP006]"), "{}", ran.stderr);
    assert_eq!(place.read("poolgate.yaml"), SLIPS);
    // Where there is nothing to do, there is no diff.
    let place = Place::with(MENDED);
    let ran = place.run(["check", "--fix", "--dry-run"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:#?}");
    place.run(["check", "--dry-run"]).refused(2, &["--fix"]);
}

#[test]
fn standard_input_comes_out_mended() {
    let place = Place::new();
    let ran = place.run_with_stdin(["check", "--fix", "-"], SLIPS.as_bytes());
    assert_eq!((ran.code, ran.stdout.as_str()), (0, MENDED), "{ran:#?}");
    // What cannot be mended comes out as it went in: nothing is lost in a pipe.
    let ran = place.run_with_stdin(["check", "--fix", "-"], b"name: [\n");
    assert_eq!((ran.code, ran.stdout.as_str()), (1, "name: [\n"), "{ran:#?}");
    let ran = place.run_with_stdin(["check", "--fix", "-", "--format", "json"], SLIPS.as_bytes());
    ran.refused(2, &["cannot carry both", "--format"]);
}

/// What is left decides about the exit code, and is no longer said to be mendable.
#[test]
fn what_remains_is_reported() {
    let place = Place::with("name: orders\nuser_pol: {}\nclients: { web: { oauth: { flows: [code], scopes: [openid] } } }\n");
    let ran = place.run(["check", "--fix"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    for words in ["fixed[SP006]", "error[OA007]", "broken[XR009]"] {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    assert!(!ran.stderr.contains("--fix` does it"), "{}", ran.stderr);
    let json = place.run(["check", "--fix", "--format", "json"]);
    assert!(json.code == 1 && json.stdout.contains("\"code\": \"OA007\""), "{json:#?}");
}

#[test]
fn a_finding_says_that_it_can_be_mended() {
    let place = Place::with(crate::place::BAD);
    place.run(["check"]).refused(1, &["did you mean `user_pool`? (`gen check --fix` does it)"]);
    let json: serde_json::Value = serde_json::from_str(&place.run(["check", "--format", "json"]).stdout).unwrap();
    let edit = &json["findings"][0]["fix"]["edits"][0];
    assert_eq!((&edit["text"], &edit["bytes"]["start"], &edit["bytes"]["end"]), (&"user_pool".into(), &13.into(), &21.into()));
    assert_eq!(edit["span"]["start"]["line"], 2);
    let sarif: serde_json::Value = serde_json::from_str(&place.run(["check", "--format", "sarif"]).stdout).unwrap();
    let change = &sarif["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "poolgate.yaml");
    let replacement = &change["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "user_pool");
    assert_eq!((&replacement["deletedRegion"]["startColumn"], &replacement["deletedRegion"]["endColumn"]), (&1.into(), &9.into()));
    place.run(["explain", "SP006"]).fine().lines().next().filter(|line| line.contains("gen check --fix")).unwrap();
    assert!(place.run(["rules", "--format", "json"]).fine().contains("\"fixable\": true"));
}

#[test]
fn a_tie_and_another_word_are_left_alone() {
    for spec in [
        "name: orders\nuser_pool: { password: { minimum_lenght: 12, minimum_legth: 14 } }\n",
        "name: orders\nuser_pool: { domain: { prefix: orders-login } }\nclients: { web: { auth_flows: [user_srp_2] } }\n",
    ] {
        let place = Place::with(spec);
        let ran = place.run(["check", "--fix"]);
        assert_eq!(ran.code, 1, "{ran:#?}");
        // Of two that would both be `length`, at most one is.
        assert!(ran.stderr.matches("fixed[SP006]: ").count() <= 2, "{ran:#?}");
        assert!(!place.read("poolgate.yaml").contains("minimum_length: 12, minimum_length"), "{ran:#?}");
    }
}

#[test]
fn hostile_text_is_no_command_and_is_not_written() {
    let spec = "name: orders\nuser_pool: {}\nclients: { \"w\\u001b[2Jeb\": { auth_flows: [userSrp] } }\n";
    let place = Place::with(spec);
    let ran = place.run(["check", "--fix"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(!ran.stderr.contains('\u{1b}'), "{ran:#?}");
    assert_eq!(place.read("poolgate.yaml"), spec);
    // A megabyte of wrong words ends soon.
    let many: String = (0..3000).map(|i| format!("  - openid{i}\n")).collect();
    let place = Place::with(format!("name: orders\nuser_pol: {{}}\nclients: {{}}\nx:\n{many}"));
    assert_eq!(place.run(["check", "--fix"]).code, 1);
}

#[test]
fn a_thousand_repeated_entries_go_at_once() {
    let again: String = (0..1000).map(|_| "        - openid\n").collect();
    let head = "name: orders\nuser_pool: { domain: { prefix: orders-login } }\nclients:\n  web:\n    oauth:\n      flows: [code]\n      \
                callback_urls: [\"https://app.example.com/callback\"]\n      scopes:\n";
    let place = Place::with(format!("{head}{again}"));
    let ran = place.run(["check", "--fix"]);
    assert_eq!(place.read("poolgate.yaml"), format!("{head}        - openid\n"));
    assert!(ran.code == 0 && ran.stderr.contains("fixed 999 in"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_an_error_and_stays_whole() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(SLIPS);
    std::fs::set_permissions(place.path("poolgate.yaml"), std::fs::Permissions::from_mode(0o440)).unwrap();
    place.run(["check", "--fix"]).refused(2, &["cannot write poolgate.yaml: it is read-only"]);
    assert_eq!(place.read("poolgate.yaml"), SLIPS);
    // One that needs no change need not be written.
    place.write("good.yaml", MENDED);
    std::fs::set_permissions(place.path("good.yaml"), std::fs::Permissions::from_mode(0o440)).unwrap();
    assert_eq!(place.run(["check", "--fix", "good.yaml"]).code, 0);
    // A link stays one.
    place.write("real.yaml", SLIPS);
    std::os::unix::fs::symlink("real.yaml", place.path("link.yaml")).unwrap();
    assert_eq!(place.run(["check", "--fix", "link.yaml"]).code, 0);
    assert!(std::fs::symlink_metadata(place.path("link.yaml")).unwrap().is_symlink());
    assert_eq!(place.read("real.yaml"), MENDED);
}
