//! One check of one text, measured.

use std::io::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use poolgate::files::NoFiles;
use poolgate::report::{self, Outcome, Report};
use poolgate::syntax::Source;
use poolgate::{Format, Syntax};
use proptest::prelude::*;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most memory of a check, with every report: so much, and so much for each byte of the text.
const BYTES: usize = 4 << 20;
const BYTES_PER_BYTE: usize = 2_000;

/// The most processor time of a check, with every report: far more than it takes, far less than anything quadratic.
const TIME: Duration = Duration::from_millis(500);
const TIME_PER_BYTE: Duration = Duration::from_micros(40);

/// After so long a case hangs.
const HANGS: Duration = Duration::from_secs(120);

/// A spec that has every table read which the rules keep: those are not a case's memory.
const EVERYTHING: &str = "{ name: o, user_pool: {}, functions: { f: { runtime: python3.13, handler: index.handler, code: { inline: x }, \
    may: { statements: [{ actions: ['s3:Nope'], resources: ['*'] }] } } } }";

/// Keeps the other tests waiting, so that memory is that of the case.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    let guard = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = report::check("poolgate.yaml", EVERYTHING.as_bytes(), &NoFiles);
    guard
}

/// Checks a text, makes every report, and holds it all to the bounds.
pub(crate) fn examine(text: &[u8]) -> Result<(), TestCaseError> {
    let _watch = Watch::of(text);
    MEMORY.reset_peak_usage();
    let (held, start) = (MEMORY.current_usage(), cpu());
    let checked = report::check("poolgate.yaml", text, &NoFiles);
    let said = reports(&checked.report);
    if let Outcome::Compiled(compiled) = &checked.outcome {
        prop_assert!(!compiled.cloudformation(Format::Yaml).is_empty());
        prop_assert!(!compiled.terraform(Syntax::Hcl).is_empty());
    }
    let (time, peak) = (cpu().saturating_sub(start), MEMORY.peak_usage().saturating_sub(held));

    if let Outcome::Bug(bug) = &checked.outcome {
        return Err(TestCaseError::fail(format!("{bug}")));
    }
    places(&checked.report, text)?;
    let length = text.len();
    let findings = checked.report.entries().len();
    prop_assert!(findings <= 100 + length, "{findings} findings of {length} bytes");
    prop_assert!(said <= 200_000 + 2_000 * length, "{said} bytes of reports of {length} bytes");
    prop_assert!(peak <= BYTES + BYTES_PER_BYTE * length, "{peak} bytes of memory for {length} bytes");
    let most = TIME + TIME_PER_BYTE * u32::try_from(length).unwrap();
    prop_assert!(time <= most, "{time:?} for {length} bytes");
    Ok(())
}

/// Every format of a report; returns how long they are together.
fn reports(report: &Report) -> usize {
    let lines: usize = report.lines().map(|line| line.len()).sum();
    report.text().len() + lines + report.json().len() + report.sarif().len() + report.github().len() + report.summary().len()
}

/// Findings come in the order of the text, and point at whole characters of it, as it is read: without a byte order mark.
fn places(report: &Report, text: &[u8]) -> Result<(), TestCaseError> {
    let source = Source::new(text);
    let text = source.text();
    let mut last = 0;
    for entry in report.entries() {
        for location in entry.related.iter().map(|(location, _)| location).chain([&entry.location]) {
            let region = location.region.ok_or_else(|| TestCaseError::fail(format!("{} has no place", entry.message)))?;
            prop_assert!(
                region.span.start <= region.span.end && text.get(region.span.start..region.span.end).is_some(),
                "{:?} of {} bytes",
                region.span,
                text.len()
            );
            prop_assert!(region.start.line <= region.end.line);
        }
        let start = entry.location.region.map_or(0, |region| region.span.start);
        prop_assert!(start >= last, "{} before {last}: {}", start, entry.message);
        last = start;
    }
    Ok(())
}

/// The processor time of this thread; where the system does not say it, the time.
fn cpu() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.as_deref().and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| Instant::now().duration_since(*STARTED), Duration::from_nanos)
}

static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);

/// Ends the process, with the text that it was about, if a case does not.
struct Watch(u64);

static CASE: AtomicU64 = AtomicU64::new(0);
static TEXT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static DOG: std::sync::Once = std::sync::Once::new();

impl Watch {
    fn of(text: &[u8]) -> Self {
        *TEXT.lock().unwrap_or_else(PoisonError::into_inner) = text.to_vec();
        DOG.call_once(|| {
            std::thread::spawn(|| {
                let (mut last, mut since) = (0, Instant::now());
                loop {
                    std::thread::sleep(Duration::from_secs(1));
                    let case = CASE.load(Ordering::SeqCst);
                    if case != last || case.is_multiple_of(2) {
                        (last, since) = (case, Instant::now());
                    } else if since.elapsed() > HANGS {
                        let text = TEXT.lock().unwrap_or_else(PoisonError::into_inner);
                        let shown: String = String::from_utf8_lossy(&text).chars().take(2000).collect();
                        // Past the capture of the test runner, which nobody is left to print.
                        let _ = writeln!(std::io::stderr().lock(), "hangs: {shown:?}");
                        std::process::exit(101);
                    }
                }
            });
        });
        // Odd while a case runs.
        Self(CASE.fetch_add(1, Ordering::SeqCst))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        CASE.store(self.0 + 2, Ordering::SeqCst);
    }
}
