//! What it costs to compile a spec, stage by stage and in all, beside two floors that are measured in the same run.
//!
//! How to run it and how to read it: `benches/README.md`.
#![allow(missing_docs, clippy::panic, clippy::unwrap_used, reason = "a benchmark of a spec that is not legal measures nothing")]

mod spec;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use poolgate::emit::{cfn, hcl};
use poolgate::files::{NoFiles, Sources};
use poolgate::graph::Graph;
use poolgate::model::Stack;
use poolgate::spec::Spec;
use poolgate::{Format, rules, syntax, write};
use serde_json::Value;

const ROUTES: [usize; 5] = [1, 10, 150, 1_000, 10_000];

/// Reads and writes, without a rule.
fn without_rules(text: &str) -> String {
    let spec = Spec::read(&syntax::parse(text.as_bytes()).unwrap()).unwrap();
    let sources = Sources::load(&spec, &NoFiles);
    let stack = Stack::resolve(&spec, &sources).unwrap();
    write::yaml(&cfn::template(&Graph::of(&stack)))
}

/// All stages with every rule: what `gen cfn` does between reading its file and printing.
fn whole(text: &str) -> String {
    let spec = poolgate::read(text.as_bytes()).unwrap();
    poolgate::compile(&spec, &NoFiles).unwrap().cloudformation(Format::Yaml)
}

fn compile(criterion: &mut Criterion) {
    for routes in ROUTES {
        let text = spec::with_routes(routes);
        let document = syntax::parse(text.as_bytes()).unwrap();
        let spec = Spec::read(&document).unwrap();
        let sources = Sources::load(&spec, &NoFiles);
        let stack = Stack::resolve(&spec, &sources).unwrap();
        let graph = Graph::of(&stack);
        let tree = cfn::template(&graph);
        let module = hcl::module(&graph).document();
        let json: Value = serde_json::from_str(&write::json(&tree)).unwrap();
        let mut group = criterion.benchmark_group("compile");
        group.throughput(Throughput::Elements(routes as u64));
        group.sample_size(if routes > 1_000 { 10 } else { 20 });
        group.bench_function(BenchmarkId::new("1 syntax", routes), |b| b.iter_with_large_drop(|| syntax::parse(text.as_bytes())));
        group.bench_function(BenchmarkId::new("2 spec", routes), |b| b.iter_with_large_drop(|| Spec::read(&document)));
        group.bench_function(BenchmarkId::new("3 rules", routes), |b| b.iter_with_large_drop(|| rules::check(&spec, &sources)));
        group.bench_function(BenchmarkId::new("4 model", routes), |b| b.iter_with_large_drop(|| Stack::resolve(&spec, &sources)));
        group.bench_function(BenchmarkId::new("5 graph", routes), |b| b.iter_with_large_drop(|| Graph::of(&stack)));
        group.bench_function(BenchmarkId::new("6 rules of the graph", routes), |b| b.iter_with_large_drop(|| rules::check_graph(&graph)));
        group.bench_function(BenchmarkId::new("7 template", routes), |b| b.iter_with_large_drop(|| cfn::template(&graph)));
        group.bench_function(BenchmarkId::new("8 yaml", routes), |b| b.iter_with_large_drop(|| write::yaml(&tree)));
        group.bench_function(BenchmarkId::new("7 module", routes), |b| b.iter_with_large_drop(|| hcl::module(&graph)));
        group.bench_function(BenchmarkId::new("8 hcl", routes), |b| b.iter_with_large_drop(|| write::hcl(&module)));
        group.bench_function(BenchmarkId::new("whole", routes), |b| b.iter_batched(|| (), |()| whole(&text), BatchSize::PerIteration));
        group.bench_function(BenchmarkId::new("floor: no rules", routes), |b| {
            b.iter_batched(|| (), |()| without_rules(&text), BatchSize::PerIteration);
        });
        group.bench_function(BenchmarkId::new("floor: serde_json", routes), |b| b.iter_with_large_drop(|| serde_json::to_string(&json)));
        group.finish();
    }
}

criterion_group!(benches, compile);
criterion_main!(benches);
