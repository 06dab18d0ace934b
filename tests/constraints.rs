//! Every limit, pattern and list of words that AWS's API models and resource schemas have for a value that a person writes:
//! broken on purpose, and found at its place.
//!
//! Each place of each legal fixture gets values that may be too long, too short, of other characters, too great, too many.
//! What comes of it is built past the rules, and judged by both. Where a judge refuses a property, a rule must have
//! refused the place in the spec: otherwise it deploys into an error of AWS's.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use poolgate::files::{Folder, Sources};
use poolgate::graph::Graph;
use poolgate::model::Stack;
use poolgate::spec::Spec;
use poolgate::{Finding, emit, rules, write};
use serde_json::{Value, json};
use support::api_models::{self, Violation};
use support::breakage::{self, breakages};
use support::exceptions::{self, Kind};
use support::leaves::{Leaf, leaves};
use support::resource_schemas;

/// A spec that was built past the rules.
struct Built {
    spec: Spec,
    sources: Sources,
    graph: Graph,
    template: Value,
}

impl Built {
    fn of(spec: &Value, folder: &Path) -> Option<Self> {
        let spec = poolgate::read(spec.to_string().as_bytes()).ok()?;
        let sources = Sources::load(&spec, &Folder(folder.to_owned()));
        let graph = Graph::of(&Stack::resolve(&spec, &sources).ok()?);
        let template = serde_json::from_str(&write::json(&emit::cfn::template(&graph))).unwrap();
        Some(Self { spec, sources, graph, template })
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = rules::check(&self.spec, &self.sources);
        findings.extend(rules::check_graph(&self.graph));
        findings
    }
}

/// What both judges say of the resources that another template does not have.
fn violations(template: &Value, base: &Value) -> BTreeSet<Violation> {
    let all = template["Resources"].as_object().unwrap().iter().filter(|(id, resource)| base["Resources"].get(id) != Some(resource));
    all.flat_map(|(id, resource)| {
        let schema = resource_schemas::violations(id, resource);
        schema.into_iter().chain(api_models::violations(id, resource))
    })
    .collect()
}

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The reference first: it has every key, and most of what follows is then known.
    let reference = std::fs::read_dir(root.join("tests/fixtures/reference")).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = reference.filter(|file| file.extension().is_some_and(|ending| ending == "yaml")).collect();
    all.sort();
    all.extend(support::specs::cases().into_iter().map(|case| case.file));
    all
}

/// The properties in which another text in this place shows, and of anything else the types of the resources that change with
/// it; `None` if that cannot be told.
fn landing(leaf: &Leaf, written: &Value, spec: &Value, base: &Value, folder: &Path) -> Option<BTreeSet<String>> {
    let other = match written {
        Value::String(text) => Value::String(format!("{text}zq9")),
        Value::Number(number) => json!(number.as_u64()? + 1),
        Value::Array(items) => items.iter().chain(items.first()).cloned().collect(),
        Value::Object(entries) => {
            let (key, value) = entries.iter().next()?;
            entries.iter().map(|(key, value)| (key.clone(), value.clone())).chain([(format!("{key}zq9"), value.clone())]).collect()
        }
        _ => return None,
    };
    let (marked, _) = leaf.replace(spec, other)?;
    let marked = Built::of(&marked, folder)?;
    let mut lands = BTreeSet::new();
    for (id, resource) in marked.template["Resources"].as_object().unwrap() {
        if base["Resources"].get(id) == Some(resource) {
            continue;
        }
        if !written.is_string() {
            lands.insert(resource["Type"].as_str().unwrap().to_owned());
            continue;
        }
        let shows = |text: Option<&Value>| text.is_some_and(|text| text.to_string().contains("zq9"));
        api_models::each(resource, &mut |property, value| {
            if shows(value.get("Fn::Sub")) || value.is_string() && shows(Some(value)) {
                lands.insert(property.to_owned());
            }
        });
    }
    Some(lands)
}

/// The greatest lengths that either judge gives to some properties.
fn limits(properties: Option<&BTreeSet<String>>) -> BTreeSet<usize> {
    let Some(properties) = properties else { return breakage::LENGTHS.iter().copied().collect() };
    let schema = properties.iter().filter_map(|property| property.split(' ').next()).flat_map(resource_schemas::lengths);
    let shapes = properties.iter().filter_map(|property| api_models::slice().get(property));
    let own = shapes.flat_map(|shape| shape.constraints.iter().filter_map(|constraint| constraint.most_characters()));
    schema.chain(own).filter(|length| *length < 200_000).collect()
}

/// A legal spec, and what both judges are asked about.
struct Fixture {
    folder: PathBuf,
    spec: Value,
    base: Value,
}

impl Fixture {
    fn of(file: &Path) -> Self {
        let spec: Value = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let folder = file.parent().unwrap().to_owned();
        let Some(Built { template: base, .. }) = Built::of(&spec, &folder) else { panic!("{} does not compile", file.display()) };
        let wrong = violations(&base, &json!({ "Resources": {} }));
        assert!(wrong.is_empty(), "{} is legal, and yet: {wrong:#?}", file.display());
        Self { folder, spec, base }
    }
}

/// A place to break, and the lengths to break it by.
struct Job<'a> {
    fixture: &'a Fixture,
    leaf: Leaf,
    lengths: BTreeSet<usize>,
}

/// Every place of every fixture, each once that leads to the same properties.
fn jobs(fixtures: &[Fixture]) -> Vec<Job<'_>> {
    let schema: Value = serde_json::from_str(include_str!("../schema/poolgate.schema.json")).unwrap();
    let mut seen = BTreeSet::new();
    let mut jobs = Vec::new();
    for fixture in fixtures {
        for leaf in leaves(&schema, &fixture.spec) {
            let written = leaf.written(&fixture.spec).unwrap();
            let lands = landing(&leaf, &written, &fixture.spec, &fixture.base, &fixture.folder);
            let nowhere = written.is_string() && lands.as_ref().is_some_and(BTreeSet::is_empty);
            if !nowhere && seen.insert((leaf.normal.clone(), leaf.key, lands.clone())) {
                jobs.push(Job { fixture, leaf, lengths: limits(lands.as_ref()) });
            }
        }
    }
    jobs
}

/// What was tried and what came of it.
#[derive(Default)]
struct Trial {
    tried: usize,
    /// Every property and constraint that a judge refused at least once.
    broken: BTreeSet<(String, String)>,
    /// Those that no rule found at the place, with an example.
    unnoticed: BTreeMap<(String, String, String), String>,
}

impl Trial {
    fn of(jobs: &[Job<'_>]) -> Self {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let part = |worker: usize| {
            let mut trial = Self::default();
            jobs.iter().skip(worker).step_by(workers).for_each(|job| trial.job(job));
            trial
        };
        let parts: Vec<Self> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || part(worker))).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        parts.into_iter().fold(Self::default(), |mut all, part| {
            all.tried += part.tried;
            all.broken.extend(part.broken);
            all.unnoticed.extend(part.unnoticed);
            all
        })
    }

    fn job(&mut self, job: &Job<'_>) {
        let Fixture { folder, spec, base } = job.fixture;
        for new in breakages(&job.leaf.written(spec).unwrap(), &job.lengths) {
            if let Some((broken, at)) = job.leaf.replace(spec, new.clone()) {
                self.place(&job.leaf, &at, &broken, base, folder, &new);
            }
        }
    }

    /// One place with one value in it.
    fn place(&mut self, leaf: &Leaf, at: &poolgate::Path, broken: &Value, base: &Value, folder: &Path, new: &Value) {
        self.tried += 1;
        let Some(built) = Built::of(broken, folder) else { return };
        let wrong = violations(&built.template, base);
        if wrong.is_empty() {
            return;
        }
        let findings = built.findings();
        let stops: Vec<_> = findings.iter().filter(|finding| finding.severity().stops_output()).collect();
        let found = stops.iter().any(|finding| finding.place.path().is_some_and(|path| path.segments().starts_with(at.segments())));
        for one in wrong {
            self.broken.insert((one.property.clone(), one.constraint.clone()));
            if !found {
                let place = format!("{}{}", leaf.normal, if leaf.key { ":" } else { "" });
                let example = || format!("{:.90} {:?}", new.to_string(), stops.iter().map(|finding| finding.rule.code).collect::<Vec<_>>());
                self.unnoticed.entry((place, one.property, one.constraint)).or_insert_with(example);
            }
        }
    }
}

#[test]
fn every_constraint_is_found_at_its_place_or_known_to_be_none() {
    let fixtures: Vec<_> = fixtures().iter().map(|file| Fixture::of(file)).collect();
    let trial = Trial::of(&jobs(&fixtures));
    assert!(trial.tried > 10_000, "{} breakages are not all", trial.tried);

    let exceptions = exceptions::all();
    let mut needed = vec![false; exceptions.len()];
    let mut excused = |kind: Kind, place: &str, property: &str, constraint: &str| {
        let fitting = exceptions.iter().zip(&mut needed).filter(|(exception, _)| exception.covers(kind, place, property, constraint));
        fitting.map(|(_, needed)| *needed = true).count() > 0
    };
    let mut faults = Vec::new();
    for ((place, property, constraint), example) in &trial.unnoticed {
        if !excused(Kind::Unnoticed, place, property, constraint) {
            faults.push(format!("unnoticed | {place} | {property} | {constraint} | {example}"));
        }
    }
    for (property, shape) in api_models::slice() {
        for constraint in shape.constraints.iter().map(|constraint| constraint.of(shape)) {
            let wrong = exceptions::is_wrong(property, &constraint);
            let broken = trial.broken.contains(&(property.clone(), constraint.clone()));
            if !wrong && !broken && !excused(Kind::Unreached, "", property, &constraint) {
                faults.push(format!("unreached | {property} | {constraint} |"));
            }
        }
    }
    let idle = exceptions.iter().zip(needed).filter(|(exception, needed)| exception.kind != Kind::Wrong && !needed);
    faults.extend(idle.map(|(exception, _)| format!("no longer needed: {exception:?}")));
    assert!(faults.is_empty(), "{} in {} trials:\n{}", faults.len(), trial.tried, faults.join("\n"));
}

/// A constraint that is called wrong is broken by some legal fixture.
#[test]
fn what_is_called_wrong_is_broken_by_a_legal_spec() {
    let mut broken = BTreeSet::new();
    for file in fixtures() {
        let spec = serde_yaml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let built = Built::of(&spec, file.parent().unwrap()).unwrap();
        for (id, resource) in built.template["Resources"].as_object().unwrap() {
            broken.extend(api_models::unforgiving(id, resource).into_iter().map(|one| (one.property, one.constraint)));
        }
    }
    for exception in exceptions::all().iter().filter(|exception| exception.kind == Kind::Wrong) {
        let needed = broken.iter().any(|(property, constraint)| exception.covers(Kind::Wrong, "", property, constraint));
        assert!(needed, "no longer needed: {exception:?}");
    }
}
