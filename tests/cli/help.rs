//! What the command says about itself.

use crate::place::Place;

const COMMANDS: [&str; 10] = ["init", "check", "cfn", "tf", "graph", "schema", "explain", "rules", "completions", "man"];

#[test]
fn help_is_a_product_and_wrong_usage_is_not() {
    let place = Place::new();
    let help = place.run(["--help"]).fine();
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in the help");
        assert!(place.run([command, "--help"]).fine().starts_with(|c: char| c.is_uppercase()));
        assert!(place.run(["man", command]).fine().contains(&format!("gen\\-{command}")), "{command}");
    }
    assert!(help.contains("Exit codes"));
    assert_eq!(place.run(["--version"]).fine(), format!("gen {} (poolgate)\n", env!("CARGO_PKG_VERSION")));
    place.run(["chek"]).refused(2, &["check"]);
    place.run(["check", "--nope"]).refused(2, &["--nope"]);
    place.run(["check", "a", "b"]).refused(2, &["'b'"]);
    place.run::<&str>([]).refused(2, &["Usage: gen"]);
    place.run(["man", "chek"]).refused(2, &["did you mean `check`?"]);
}

#[test]
fn shells_and_man_are_served() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(place.run(["completions", shell]).fine().contains("explain"), "{shell}");
    }
    assert!(place.run(["man"]).fine().contains(".TH gen 1"));
    let schema: serde_json::Value = serde_json::from_str(&place.run(["schema"]).fine()).unwrap();
    assert!(schema["properties"]["user_pool"].is_object());
}
