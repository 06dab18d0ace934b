//! What it costs to check a spec of many routes and many clients, beside a floor that is measured in the same run.
//!
//! How to run it and how to read it: `benches/README.md`.
#![allow(missing_docs, clippy::panic, clippy::unwrap_used, reason = "a benchmark of a spec that is not legal measures nothing")]

mod cpu;
mod spec;

use std::time::Duration;

use cpu::Cpu;
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use poolgate::files::{NoFiles, Sources};
use poolgate::report::{self, Outcome};
use poolgate::spec::Spec;
use poolgate::{access::Access, rules, syntax};

const ROUTES: [usize; 3] = [1_000, 3_000, 10_000];
const CLIENTS: [usize; 2] = [10, 100];

fn check(criterion: &mut Criterion<Cpu>) {
    for (clients, routes) in CLIENTS.into_iter().flat_map(|clients| ROUTES.map(|routes| (clients, routes))) {
        let text = spec::with_clients(routes, clients);
        let checked = report::check("poolgate.yaml", text.as_bytes(), &NoFiles);
        assert!(matches!(checked.outcome, Outcome::Compiled(_)), "{}", checked.report.text());
        let document = syntax::parse(text.as_bytes()).unwrap();
        let spec = Spec::read(&document).unwrap();
        let sources = Sources::load(&spec, &NoFiles);
        let json = serde_json::to_string(&serde_yaml::from_str::<serde_json::Value>(&text).unwrap()).unwrap();
        let mut group = criterion.benchmark_group(format!("check/{clients} clients"));
        group.throughput(Throughput::Elements(routes as u64));
        group.sample_size(15).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
        let id = |stage| BenchmarkId::new(stage, routes);
        group.bench_function(id("syntax and spec"), |b| b.iter_with_large_drop(|| Spec::read(&syntax::parse(text.as_bytes()).unwrap())));
        group.bench_function(id("access"), |b| b.iter_with_large_drop(|| Access::of(&spec)));
        group.bench_function(id("rules"), |b| b.iter_with_large_drop(|| rules::check(&spec, &sources)));
        group.bench_function(id("whole"), |b| {
            b.iter_batched(|| (), |()| drop(report::check("poolgate.yaml", text.as_bytes(), &NoFiles)), BatchSize::PerIteration);
        });
        group.bench_function(id("floor: serde_json"), |b| {
            b.iter_batched(|| (), |()| drop(serde_json::from_str::<serde_json::Value>(&json)), BatchSize::PerIteration);
        });
        group.finish();
    }
}

criterion_group! { name = benches; config = Criterion::default().with_measurement(Cpu); targets = check }
criterion_main!(benches);
