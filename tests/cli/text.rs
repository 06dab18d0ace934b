//! Reports as a person reads them: `snapshots/report`.

use std::path::Path;

use crate::place::Place;

/// Checks the fixture and compares the whole talk with its snapshot.
fn reads_well(name: &str) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad").join(format!("{name}.yaml"));
    let place = Place::with(std::fs::read(fixture).unwrap());
    let ran = place.run(["check"]);
    ran.refused(1, &[]);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/report"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{name}.txt"), ran.stderr));
}

#[test]
fn three_mistakes() {
    reads_well("three-mistakes");
}

#[test]
fn slips_of_the_pen() {
    reads_well("slips-of-the-pen");
}

#[test]
fn long_lines() {
    reads_well("long-lines");
}
