//! No false alarms: a thousand legal specs, made at random, and not one of them is refused.
//!
//! Every spec of `support/legal` is legal by the way in which it is made. So whatever finds fault with one is wrong: a rule,
//! the model, what is emitted, or, as AWS's own words have to say then, the generator. The cases are the same on every machine and every
//! day, so that a red run can be repeated; `PROPTEST_RNG_SEED=7 PROPTEST_CASES=20000 cargo test --test legal` looks elsewhere.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

#[path = "support/legal/mod.rs"]
mod generator;
#[path = "support/spec_coverage.rs"]
mod spec_coverage;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use generator::{Legal, legal};
use jsonschema::Validator;
use poolgate::report::{self, Outcome};
use poolgate::{Compiled, Format, Outside, Severity, Syntax};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;
use spec_coverage::Coverage;
use support::resource_schemas::judge;
use support::templates::read_yaml;

/// How many runners share the cases. Fixed, since each has a seed of its own; the machine has as many threads as it has.
const RUNNERS: u64 = 4;
const CASES: u32 = 1000;

/// What an editor holds a spec to.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(include_str!("../schema/poolgate.schema.json")).unwrap());
static EDITOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft7::new(&SCHEMA).unwrap());

/// All that must hold of a legal spec.
fn try_out(legal: &Legal) -> Result<(), TestCaseError> {
    let json = serde_json::to_string_pretty(&legal.spec).unwrap();
    let yaml = serde_yaml::to_string(&legal.spec).unwrap();
    let first = compiled(legal, &json)?;
    let second = compiled(legal, &yaml)?;
    prop_assert_eq!(poolgate::read(json.as_bytes()).unwrap(), poolgate::read(yaml.as_bytes()).unwrap(), "YAML and JSON differ:\n{}", yaml);
    let faults: Vec<_> = EDITOR.iter_errors(&legal.spec).map(|error| format!("{}: {error}", error.instance_path())).collect();
    prop_assert!(faults.is_empty(), "the JSON Schema finds fault: {faults:#?}\n{yaml}");

    let (template, module) = (first.cloudformation(Format::Json), first.terraform(Syntax::Json));
    let (yaml_template, hcl) = (first.cloudformation(Format::Yaml), first.terraform(Syntax::Hcl));
    let read: Value = serde_json::from_str(&template).unwrap();
    let violations = judge(&read);
    prop_assert!(violations.is_empty(), "AWS's schemas find fault: {violations:#?}\n{yaml}");
    prop_assert_eq!(&read_yaml(&yaml_template), &read, "the two forms of the template differ:\n{}", yaml);
    for (path, bytes) in module.iter().filter(|(path, _)| path.ends_with(".json")) {
        let read: Result<Value, _> = serde_json::from_slice(bytes);
        prop_assert!(read.is_ok(), "{path} is no JSON\n{yaml}");
    }
    let again = second.cloudformation(Format::Json) == template && second.cloudformation(Format::Yaml) == yaml_template;
    let again = again && second.terraform(Syntax::Json) == module && second.terraform(Syntax::Hcl) == hcl;
    prop_assert!(again, "other bytes the second time:\n{yaml}");
    Ok(())
}

/// What comes of a text, if nobody objects but to what is open on purpose.
fn compiled(legal: &Legal, text: &str) -> Result<Compiled, TestCaseError> {
    let outside = Outside::of(&legal.files).on("2026-11-21".parse().unwrap());
    let checked = report::check("poolgate.yaml", text.as_bytes(), outside);
    let report = checked.report.text();
    let grave = checked.report.reaches(Severity::Broken);
    prop_assert!(!grave, "a legal spec is refused:\n{report}\n{text}");
    let insecure: BTreeSet<_> =
        checked.report.entries().iter().filter(|entry| entry.rule.severity == Severity::Insecure).map(|entry| entry.rule.code).collect();
    prop_assert_eq!(&insecure, &legal.insecure, "insecure, or not, and not on purpose:\n{}\n{}", report, text);
    match checked.outcome {
        Outcome::Compiled(compiled) => Ok(*compiled),
        Outcome::Refused => Err(TestCaseError::fail(format!("refused without a word\n{text}"))),
        Outcome::Bug(bug) => Err(TestCaseError::fail(format!("{bug}\n{text}"))),
    }
}

/// The cases of one runner, and what they covered.
fn run(runner: u64) -> Coverage {
    let mut config = ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = CASES;
    }
    config.cases = config.cases.div_ceil(RUNNERS as u32);
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => 0,
    };
    config.rng_seed = RngSeed::Fixed(seed * RUNNERS + runner);
    let coverage = std::cell::RefCell::new(Coverage::default());
    let outcome = TestRunner::new(config).run(&legal(), |legal| {
        coverage.borrow_mut().add(&SCHEMA, &legal.spec);
        try_out(&legal)
    });
    if let Err(error) = outcome {
        let text = error.to_string();
        panic!("{}", text.replace("\\n", "\n").chars().take(6000).collect::<String>());
    }
    coverage.into_inner()
}

#[test]
fn a_thousand_legal_specs_raise_no_alarm() {
    let all = std::thread::scope(|scope| {
        let runners: Vec<_> = (0..RUNNERS).map(|runner| scope.spawn(move || run(runner))).collect();
        let mut all = Coverage::default();
        for runner in runners {
            all.join(runner.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all
    });
    let never: Vec<_> = all.never(&SCHEMA).into_iter().collect();
    let known: BTreeSet<_> = NEVER.iter().map(|(what, _)| (*what).to_owned()).collect();
    assert_eq!(never.into_iter().collect::<BTreeSet<_>>(), known, "what no legal spec of these says");
}

#[test]
fn what_once_raised_an_alarm_raises_none() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/legal");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let spec = serde_yaml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let legal = Legal { spec, files: BTreeMap::new(), insecure: BTreeSet::new() };
        try_out(&legal).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// What the generator never says, with the reason.
const NEVER: &[(&str, &str)] = &[
    ("api.http.domain.minimum_tls = tls_1_0", "an HTTP API has no such domain (DN017)"),
    ("api.rest.routes.*.aws.method = ANY", "no page of AWS says that a service can be called so"),
    ("user_pool.attributes.birthdate.min_length", "a birthday has ten characters; whether Cognito takes other limits no page says"),
    ("user_pool.attributes.birthdate.max_length", "as its `min_length`"),
    ("user_pool.attributes.updated_at.min_length", "a number has no length (UP023)"),
    ("user_pool.attributes.updated_at.max_length", "a number has no length (UP023)"),
];
