//! Processor time for criterion: on a busy machine it says what the work costs and not how long it waited.

use std::fs;
use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// The processor time of the thread that measures; plain time where the system does not say it (Linux does).
pub(crate) struct Cpu;

/// The moment that is measured from, by both clocks.
pub(crate) struct Start(Option<u64>, Instant);

fn nanoseconds() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

impl Measurement for Cpu {
    type Intermediate = Start;
    type Value = Duration;

    fn start(&self) -> Start {
        Start(nanoseconds(), Instant::now())
    }

    fn end(&self, Start(before, since): Start) -> Duration {
        match before.zip(nanoseconds()) {
            Some((before, after)) => Duration::from_nanos(after.saturating_sub(before)),
            None => since.elapsed(),
        }
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}
