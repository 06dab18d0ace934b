//! A few specs that say as much as many: for judges that take their time.

use std::path::Path;

use poolgate::{Format, Syntax};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;

use super::{Legal, legal};
use crate::spec_coverage::Coverage;

/// From how many specs the few are chosen.
const CANDIDATES: usize = 400;

/// So many specs: always the one that says most of what those before it did not say. The same on every machine.
pub(crate) fn sample(count: usize) -> Vec<Legal> {
    let schema: Value = serde_json::from_str(include_str!("../../../schema/poolgate.schema.json")).unwrap();
    let mut runner = TestRunner::new(ProptestConfig { rng_seed: RngSeed::Fixed(0), ..ProptestConfig::default() });
    let made = (0..CANDIDATES).map(|_| legal().new_tree(&mut runner).unwrap().current());
    let mut candidates: Vec<(Coverage, Legal)> = made.map(|legal| (Coverage::of(&schema, &legal.spec), legal)).collect();
    let mut said = Coverage::default();
    let mut chosen = Vec::new();
    for _ in 0..count {
        // Of those that add as much, the first.
        let best = (0..candidates.len()).rev().max_by_key(|index| candidates[*index].0.beyond(&said)).unwrap();
        let (coverage, legal) = candidates.remove(best);
        said.join(coverage);
        chosen.push(legal);
    }
    chosen
}

/// Writes specs and what comes of them, each into a folder of its own: `07/poolgate.json` and the files that it names, the
/// template in both forms, and the Terraform module in `07/module`.
pub(crate) fn write(specs: &[Legal], folder: &Path) {
    for (index, legal) in specs.iter().enumerate() {
        let folder = folder.join(format!("{index:02}"));
        let put = |path: &str, bytes: &[u8]| {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        let text = serde_json::to_string_pretty(&legal.spec).unwrap();
        put("poolgate.json", text.as_bytes());
        legal.files.iter().for_each(|(path, text)| put(path, text.as_bytes()));
        let spec = poolgate::read(text.as_bytes()).unwrap();
        let compiled = poolgate::compile(&spec, &legal.files).unwrap();
        put("template.yaml", compiled.cloudformation(Format::Yaml).as_bytes());
        put("template.json", compiled.cloudformation(Format::Json).as_bytes());
        compiled.terraform(Syntax::Hcl).iter().for_each(|(path, bytes)| put(&format!("module/{path}"), bytes));
    }
}
