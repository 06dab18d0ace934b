//! `gen init`.

use crate::place::{Place, finish};

const PRESETS: [&str; 3] = ["minimal", "hosted-login", "login-api"];

#[test]
fn every_preset_checks_and_compiles() {
    for preset in PRESETS {
        let place = Place::new();
        assert_eq!(place.run(["init", "--preset", preset]).fine(), "");
        let spec = place.read("poolgate.yaml");
        assert!(spec.starts_with("# yaml-language-server: $schema=poolgate.schema.json\n"), "{spec}");
        assert_eq!(spec.matches("yaml-language-server").count(), 1, "{spec}");
        assert_eq!(place.read("poolgate.schema.json"), place.run(["schema"]).fine());
        let check = place.run(["check"]);
        assert_eq!(check.code, 0, "{preset}: {}", check.stderr);
        assert!(place.run(["cfn"]).fine().contains("AWS::Cognito::UserPool"));
    }
}

#[test]
fn the_spec_without_a_preset_has_nothing_to_report() {
    let place = Place::new();
    place.run(["init"]).fine();
    assert_eq!(place.run(["check", "--fail-on", "caution"]).stderr, "ok: no findings in poolgate.yaml\n");
}

#[test]
fn what_is_commented_out_compiles_too() {
    let place = Place::new();
    place.run(["init"]).fine();
    let (spec, comment) = {
        let text = place.read("poolgate.yaml");
        let (spec, comment) = text.split_once("\n# functions:").unwrap();
        (spec.to_owned(), format!("\n# functions:{comment}"))
    };
    let uncommented: String = comment.lines().map(|line| line.trim_start_matches("# ").trim_start_matches('#').to_owned() + "\n").collect();
    place.write("poolgate.yaml", spec + &uncommented);
    place.write("handlers/hello.py", "def handler(event, context):\n    return {\"statusCode\": 200}\n");
    assert!(place.run(["cfn"]).fine().contains("AWS::ApiGateway::Method"));
}

#[test]
fn nothing_is_overwritten() {
    for name in ["poolgate.yaml", "handlers/hello.py", "poolgate.schema.json"] {
        let place = Place::new();
        place.write(name, "mine");
        place
            .run(["init", "--preset", "login-api"])
            .refused(2, &["exists already", std::path::Path::new(name).file_name().unwrap().to_str().unwrap()]);
        assert_eq!(place.read(name), "mine");
        assert_eq!(place.list().len(), 1, "all or nothing: {:?}", place.list());
    }
}

#[test]
fn a_folder_is_made_and_a_schema_that_is_current_stays() {
    let place = Place::new();
    place.run(["init", "infra/auth"]).fine();
    std::fs::remove_file(place.path("infra/auth/poolgate.yaml")).unwrap();
    place.run(["init", "infra/auth"]).fine();
    assert_eq!(finish(place.command("infra/auth", ["check"])).code, 0);
    place.write("file", "");
    place.run(["init", "file"]).refused(2, &["file"]);
    place.run(["init", "--preset", "nope"]).refused(2, &["hosted-login"]);
}
